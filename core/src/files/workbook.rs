//! A table written as a workbook of one sheet (Office Open XML): its cells have types, so that nothing is guessed from how
//! a text looks. A serial number `007123`, `1E5` or `=1+1` stays the text it is.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use rust_xlsxwriter::{ColNum, ExcelDateTime, Format, FormatAlign, RowNum, Worksheet, XlsxError};

use super::out::{Beside, WrittenFile};
use super::sheet::{SheetCell, SheetColumn};
use crate::foundation::{Day, Money, Refusal, RefusalCode};

/// A sheet has 1,048,576 rows, of which the first is the heading.
const MOST_ROWS: RowNum = 1_048_575;

/// A cell holds so many UTF-16 code units of text.
const LONGEST_TEXT: usize = 32_767;

/// The name of a sheet has at most so many UTF-16 code units.
const LONGEST_NAME: usize = 31;

pub(super) struct Workbook {
    beside: Beside,
    workbook: rust_xlsxwriter::Workbook,
    headings: Vec<String>,
    /// Rows behind the heading.
    rows: RowNum,
    looks: Looks,
}

/// How cells look that are no text.
struct Looks {
    day: Format,
    /// By the number of decimals of the currency.
    money: [Format; 4],
}

impl Looks {
    fn new() -> Self {
        let money = ["#,##0", "#,##0.0", "#,##0.00", "#,##0.000"];
        Looks {
            // The one way to write a day that nobody reads in two ways.
            day: Format::new().set_num_format("yyyy-mm-dd"),
            money: money.map(|look| Format::new().set_num_format(look)),
        }
    }
}

impl Workbook {
    /// `path` is where the file will stand: what does not fit in memory waits in the same folder, where there must be room
    /// for it anyway.
    pub(super) fn begin(beside: Beside, path: &Path, title: &str, columns: &[SheetColumn]) -> Result<Self, Refusal> {
        let mut workbook = rust_xlsxwriter::Workbook::new();
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let made = || -> Result<(), XlsxError> {
            workbook.set_tempdir(folder.unwrap_or(Path::new(".")))?;
            let sheet = workbook.add_worksheet_with_constant_memory()?;
            sheet.set_name(sheet_name(title))?;
            sheet.set_freeze_panes(1, 0)?;
            let heading = Format::new().set_bold().set_align(FormatAlign::Top).set_text_wrap();
            for (at, column) in (0..).zip(columns) {
                sheet.set_column_width(at, column.width)?;
                sheet.write_string_with_format(0, at, &column.heading, &heading)?;
            }
            Ok(())
        };
        without_panic(made).map_err(|error| beside.failed(&error))?;
        let headings = columns.iter().map(|column| column.heading.clone()).collect();
        Ok(Workbook { beside, workbook, headings, rows: 0, looks: Looks::new() })
    }

    pub(super) fn row(&mut self, cells: &[SheetCell<'_>]) -> Result<(), Refusal> {
        if self.rows == MOST_ROWS {
            return Err(Refusal::new(RefusalCode::SheetTooManyRows).with("limit", "1,048,575"));
        }
        for (cell, heading) in cells.iter().zip(&self.headings) {
            fits(cell, heading, self.rows + 2)?;
        }
        let row = self.rows + 1;
        let written = || -> Result<(), XlsxError> {
            let sheet = self.workbook.worksheet_from_index(0)?;
            (0..).zip(cells).try_for_each(|(at, cell)| put(sheet, (row, at), cell, &self.looks))
        };
        without_panic(written).map_err(|error| self.beside.failed(&error))?;
        self.rows = row;
        Ok(())
    }

    pub(super) fn finish(mut self) -> Result<WrittenFile, Refusal> {
        let last = ColNum::try_from(self.headings.len().saturating_sub(1)).map_err(Refusal::unexpected)?;
        let saved = || -> Result<(), XlsxError> {
            self.workbook.worksheet_from_index(0)?.autofilter(0, 0, self.rows, last)?;
            self.workbook.save_to_writer(&mut self.beside)
        };
        without_panic(saved).map_err(|error| self.beside.failed(&error))?;
        self.beside.keep()
    }
}

fn put(
    sheet: &mut Worksheet,
    (row, at): (RowNum, ColNum),
    cell: &SheetCell<'_>,
    looks: &Looks,
) -> Result<(), XlsxError> {
    match *cell {
        SheetCell::Empty => return Ok(()),
        SheetCell::Text(text) => sheet.write_string(row, at, text)?,
        SheetCell::Whole(count) => sheet.write_number(row, at, number(count))?,
        SheetCell::Day(day) => sheet.write_datetime_with_format(row, at, date(day)?, &looks.day)?,
        SheetCell::Money(money) => {
            let look = &looks.money[(money.currency.decimals() as usize).min(looks.money.len() - 1)];
            sheet.write_number_with_format(row, at, amount(money), look)?
        }
        SheetCell::Flag(flag) => sheet.write_boolean(row, at, flag)?,
    };
    Ok(())
}

fn date(day: Day) -> Result<ExcelDateTime, XlsxError> {
    let of_day = |number: u32| u8::try_from(number).unwrap_or_default();
    ExcelDateTime::from_ymd(
        u16::try_from(day.year()).unwrap_or_default(),
        of_day(day.month()),
        of_day(day.day_of_month()),
    )
}

#[expect(clippy::cast_precision_loss, reason = "a workbook has no other numbers; counts and amounts are far below 2⁵³")]
fn number(whole: i64) -> f64 {
    whole as f64
}

/// The number nearest to the amount: up to fifteen digits a spreadsheet shows exactly what was written.
fn amount(money: Money) -> f64 {
    number(money.minor) / number(10i64.pow(money.currency.decimals()))
}

/// Refuses a text that a cell would cut, before anything of its row is written.
fn fits(cell: &SheetCell<'_>, heading: &str, row: RowNum) -> Result<(), Refusal> {
    let SheetCell::Text(text) = cell else { return Ok(()) };
    let length = if text.len() > LONGEST_TEXT { text.encode_utf16().count() } else { 0 };
    if length <= LONGEST_TEXT {
        return Ok(());
    }
    let refusal = Refusal::new(RefusalCode::SheetTextTooLong).with("column", heading).with("row", row);
    Err(refusal.with("length", length))
}

/// A name that every spreadsheet takes for a sheet.
fn sheet_name(title: &str) -> String {
    let taken = |c: char| if c.is_control() || "[]:*?/\\".contains(c) { ' ' } else { c };
    let title: String = title.chars().map(taken).collect();
    let mut name = String::new();
    for character in title.split_whitespace().collect::<Vec<_>>().join(" ").trim_matches('\'').chars() {
        if name.encode_utf16().count() + character.len_utf16() > LONGEST_NAME {
            break;
        }
        name.push(character);
    }
    let name = name.trim_end_matches(['\'', ' ']);
    if name.is_empty() { "1".to_owned() } else { name.to_owned() }
}

/// The writer of workbooks panics where its temporary file cannot grow, on a full disk for instance. That is no bug of
/// ours and must not look like one; the workbook is given up after it.
fn without_panic(write: impl FnOnce() -> Result<(), XlsxError>) -> Result<(), String> {
    match catch_unwind(AssertUnwindSafe(write)) {
        Ok(written) => written.map_err(|error| error.to_string()),
        Err(_) => Err("the writer of workbooks gave up".to_owned()),
    }
}
