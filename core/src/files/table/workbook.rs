//! Workbooks of each kind: their sheets, and the rows of one. XLSX and XLS are understood by calamine.

use std::fmt::Display;
use std::fs::File;
use std::io::{BufReader, Cursor};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use calamine::{Cell, Data, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsx};

use super::ods::Ods;
use super::row::{RowBuffer, See};
use super::source::Source;
use super::{TableFormat, cell, xls};
use crate::foundation::{Refusal, RefusalCode};

/// An opened workbook.
pub(super) struct Workbook {
    file: PathBuf,
    kind: Kind,
}

enum Kind {
    Xlsx(Box<Xlsx<BufReader<File>>>),
    Xls(Box<Xls<Cursor<Vec<u8>>>>),
    Ods(Ods),
}

pub(super) fn not_a_table(file: &Path) -> Refusal {
    Refusal::new(RefusalCode::FileNotTable).with("file", file.display())
}

/// The one way to calamine. It stops the program at some files that nobody could have meant for it; such a file is
/// refused like any other that it does not understand.
fn careful<T, E: Display>(file: &Path, call: impl FnOnce() -> Result<T, E>) -> Result<T, Refusal> {
    match catch_unwind(AssertUnwindSafe(call)) {
        Ok(answer) => answer.map_err(|error| not_a_table(file).trace(error)),
        Err(_) => Err(not_a_table(file).trace("calamine gave up")),
    }
}

impl Workbook {
    pub fn open(source: &Source, format: TableFormat) -> Result<Workbook, Refusal> {
        let file = source.file().unwrap_or(Path::new("")).to_owned();
        let kind = match format {
            TableFormat::Xls => {
                let judged = xls::judged(&file)?;
                Kind::Xls(Box::new(careful(&file, || Xls::new(judged))?))
            }
            TableFormat::Ods => Kind::Ods(Ods::open(&file)),
            TableFormat::Xlsx | TableFormat::Delimited => {
                let opened = File::open(&file).map_err(|error| source.unreadable(&error))?;
                Kind::Xlsx(Box::new(careful(&file, || Xlsx::new(BufReader::new(opened)))?))
            }
        };
        Ok(Workbook { file, kind })
    }

    /// The names of all sheets, those that are shown first.
    pub fn sheets(&mut self) -> Result<Vec<String>, Refusal> {
        let sheets = match &self.kind {
            Kind::Xlsx(workbook) => workbook.sheets_metadata(),
            Kind::Xls(workbook) => workbook.sheets_metadata(),
            Kind::Ods(workbook) => return workbook.sheets(),
        };
        let sheets = sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        let (shown, hidden): (Vec<_>, Vec<_>) = sheets.partition(|sheet| sheet.visible == SheetVisible::Visible);
        Ok(shown.into_iter().chain(hidden).map(|sheet| sheet.name.clone()).collect())
    }

    /// The first sheet in which something stands. Refuses a workbook that has none.
    pub fn first_with_content(&mut self, sheets: &[String]) -> Result<String, Refusal> {
        for sheet in sheets {
            let mut has_content = false;
            self.rows(sheet, 0, &mut |_| {
                has_content = true;
                Ok(ControlFlow::Break(()))
            })?;
            if has_content {
                return Ok(sheet.clone());
            }
        }
        Err(Refusal::new(RefusalCode::FileEmpty))
    }

    /// Hands the rows of a sheet on. The file's size is what the last row is at.
    pub fn rows(&mut self, sheet: &str, size: u64, see: &mut See<'_>) -> Result<(), Refusal> {
        match &mut self.kind {
            Kind::Xlsx(workbook) => xlsx_rows(&self.file, workbook, sheet, size, see),
            Kind::Xls(workbook) => {
                let range = careful::<_, XlsError>(&self.file, || workbook.worksheet_range(sheet))?;
                let first = range.start().map_or(0, |(row, _)| row);
                let column = range.start().map_or(0, |(_, column)| column as usize);
                let rows = range.height() as u64;
                for (number, cells) in (0..).zip(range.rows()) {
                    let row = held_row(cells, column);
                    let at = size * (number + 1) / rows.max(1);
                    if let Some(row) = row.row(u64::from(first) + number + 1, at)
                        && see(row)?.is_break()
                    {
                        break;
                    }
                }
                Ok(())
            }
            Kind::Ods(workbook) => workbook.rows(sheet, size, see),
        }
    }
}

fn held_row(cells: &[Data], first_column: usize) -> RowBuffer {
    let mut row = RowBuffer::default();
    for (column, held) in (first_column..).zip(cells) {
        row.put(column, &cell::text(held));
    }
    row
}

fn xlsx_rows(
    file: &Path,
    workbook: &mut Xlsx<BufReader<File>>,
    sheet: &str,
    size: u64,
    see: &mut See<'_>,
) -> Result<(), Refusal> {
    let mut cells = careful(file, || workbook.worksheet_cells_reader(sheet))?;
    let rows = u64::from(cells.dimensions().end.0) + 1;
    let mut buffer = RowBuffer::default();
    let mut current = 0;
    loop {
        let next = careful(file, || cells.next_cell())?;
        let place = next.as_ref().map(Cell::get_position);
        if place.is_none_or(|(row, _)| row != current) {
            let number = u64::from(current) + 1;
            if let Some(row) = buffer.row(number, size.min(size * number / rows))
                && see(row)?.is_break()
            {
                return Ok(());
            }
            buffer.clear();
        }
        let (Some(next), Some((row, column))) = (next, place) else { return Ok(()) };
        if row < current {
            return Err(not_a_table(file).trace("rows that go back"));
        }
        current = row;
        buffer.put(column as usize, &cell::text(next.get_value()));
    }
}
