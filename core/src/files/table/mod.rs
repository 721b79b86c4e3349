//! Foreign tables: text that separates its cells (CSV, what a spreadsheet puts on the clipboard) and workbooks. Finds out
//! how a table is to be read, lets that be corrected, and hands its rows on one by one. Knows no feature.

mod cell;
mod columns;
mod delimiter;
mod encoding;
mod ods;
mod row;
mod source;
mod text;
mod workbook;
mod xls;
mod zipped;

use std::ops::ControlFlow;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use self::row::{MOST_COLUMNS, See};
use self::source::Source;
use self::workbook::Workbook;
use crate::foundation::{Problem, Refusal, RefusalCode, choice};

pub use self::row::{Cells, TableRow};
pub use self::source::TableSource;

choice! {
    /// What kind of file a table is in.
    TableFormat {
        /// Text whose cells are separated by one character.
        Delimited = "delimited",
        Xlsx = "xlsx",
        Xls = "xls",
        Ods = "ods",
    }
}

choice! {
    /// How a text file writes its characters.
    TextEncoding {
        Utf8 = "utf-8",
        Utf16Le = "utf-16le",
        Utf16Be = "utf-16be",
        Windows1252 = "windows-1252",
        Windows1250 = "windows-1250",
        MacRoman = "macintosh",
    }
}

/// How a table is read: as found, or as the person wants it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Reading {
    pub format: TableFormat,
    /// Of a text file; nothing for a workbook and for what was pasted.
    pub encoding: Option<TextEncoding>,
    /// What separates the cells of a text: one character, `"\t"` for tabs.
    pub delimiter: Option<String>,
    /// Which sheet of a workbook.
    pub sheet: Option<String>,
    /// The number of the row that names the columns, with the table's title above it; nothing where none does.
    pub headings: Option<u32>,
}

/// What the person wants otherwise than found; nothing: as found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct ReadingWish {
    pub encoding: Option<TextEncoding>,
    pub delimiter: Option<String>,
    pub sheet: Option<String>,
    /// The number of the row that names the columns, 0 where none does.
    pub headings: Option<u32>,
}

/// A table that was looked at and can be read.
#[derive(Debug)]
pub struct Table {
    source: Source,
    reading: Reading,
    sheets: Vec<String>,
    columns: Vec<String>,
}

/// A row at the table's beginning, as far as it can be read.
#[derive(Debug)]
struct FirstRow {
    number: u64,
    cells: Vec<String>,
}

/// So many rows from the beginning tell which of them names the columns.
const LOOKED_AT: usize = 50;

impl Table {
    /// Looks at the source, without holding it in memory, and finds out how to read it.
    ///
    /// Refuses what is too large, empty, protected, damaged, or no table.
    pub fn open(source: TableSource<'_>, wish: &ReadingWish) -> Result<Table, Refusal> {
        let source = Source::open(source)?;
        let (reading, sheets) = match source.format() {
            TableFormat::Delimited => (text_reading(&source, wish)?, Vec::new()),
            format => workbook_reading(&source, format, wish)?,
        };
        let mut table = Table { source, reading, sheets, columns: Vec::new() };
        let first = table.first_rows()?;
        // A sheet that somebody chose may be empty: another one can be chosen then.
        if first.is_empty() && wish.sheet.is_none() {
            return Err(RefusalCode::FileEmpty.into());
        }
        let headings = match wish.headings {
            Some(number) => first.iter().position(|row| row.number == u64::from(number)),
            None => columns::row_that_names_them(&first),
        };
        table.reading.headings = headings.and_then(|at| first.get(at)).and_then(|row| u32::try_from(row.number).ok());
        table.columns = columns::names(&first, headings);
        Ok(table)
    }

    pub fn reading(&self) -> &Reading {
        &self.reading
    }

    /// The workbook's sheets in their order; none for a text.
    pub fn sheets(&self) -> &[String] {
        &self.sheets
    }

    /// Each column's name, and no name twice: `Category`, `Category (2)`; `Column 3` where there is none.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// How many bytes it has; a row says up to which it was read.
    pub fn size(&self) -> u64 {
        self.source.size()
    }

    /// Hands each row that is not blank to `see`, in order, from the one on that comes after the names of the columns.
    ///
    /// Memory does not grow with the file, but for XLS, which is small, and the texts that an XLSX keeps only once.
    pub fn rows(&self, see: &mut dyn FnMut(TableRow<'_>) -> Result<(), Refusal>) -> Result<(), Refusal> {
        let above = self.reading.headings.map_or(0, u64::from);
        self.each(&mut |row| {
            if row.number > above {
                see(row)?;
            }
            Ok(ControlFlow::Continue(()))
        })
    }

    fn each(&self, see: &mut See<'_>) -> Result<(), Refusal> {
        match &self.reading {
            Reading { format: TableFormat::Delimited, encoding, delimiter, .. } => {
                let delimiter = separator(delimiter.as_deref())?.unwrap_or(b',');
                text::read(&self.source, encoding.unwrap_or(TextEncoding::Utf8), delimiter, see)
            }
            Reading { format, sheet, .. } => {
                let sheet = sheet.as_deref().unwrap_or_default();
                Workbook::open(&self.source, *format)?.rows(sheet, self.size(), see)
            }
        }
    }

    /// The cells of the first rows. Refuses where the very first cannot be read: nothing could be told of the columns.
    fn first_rows(&self) -> Result<Vec<FirstRow>, Refusal> {
        let mut first = Vec::new();
        self.each(&mut |row| {
            match row.problem {
                Some(problem) if first.is_empty() => return Err(problem.into()),
                Some(_) => {}
                None => {
                    let cells = row.cells.iter().map(str::to_owned).collect();
                    first.push(FirstRow { number: row.number, cells });
                }
            }
            Ok(if first.len() < LOOKED_AT { ControlFlow::Continue(()) } else { ControlFlow::Break(()) })
        })?;
        Ok(first)
    }
}

fn text_reading(source: &Source, wish: &ReadingWish) -> Result<Reading, Refusal> {
    let encoding = encoding::recognise(source, wish.encoding)?;
    let delimiter = match separator(wish.delimiter.as_deref())? {
        Some(delimiter) => delimiter,
        None => delimiter::recognise(source, encoding)?,
    };
    Ok(Reading {
        format: TableFormat::Delimited,
        encoding: source.file().map(|_| encoding),
        delimiter: Some(char::from(delimiter).to_string()),
        sheet: None,
        headings: None,
    })
}

fn workbook_reading(
    source: &Source,
    format: TableFormat,
    wish: &ReadingWish,
) -> Result<(Reading, Vec<String>), Refusal> {
    let mut workbook = Workbook::open(source, format)?;
    let sheets = workbook.sheets()?;
    let sheet = match &wish.sheet {
        Some(sheet) if sheets.contains(sheet) => sheet.clone(),
        Some(sheet) => return Err(Refusal::new(RefusalCode::SheetMissing).with("sheet", sheet)),
        None => workbook.first_with_content(&sheets)?,
    };
    let reading = Reading { format, encoding: None, delimiter: None, sheet: Some(sheet), headings: None };
    Ok((reading, sheets))
}

/// The character between cells as a byte. Refuses what could not be told from a cell's text or a row's end.
fn separator(delimiter: Option<&str>) -> Result<Option<u8>, Problem> {
    match delimiter.map(str::as_bytes) {
        None => Ok(None),
        Some(&[byte]) if byte.is_ascii() && !matches!(byte, b'"' | b'\r' | b'\n' | 0) => Ok(Some(byte)),
        Some(_) => Err(Problem::new(RefusalCode::UnknownChoice).with("text", delimiter.unwrap_or_default())),
    }
}

fn too_many_columns(count: usize) -> Problem {
    Problem::new(RefusalCode::TooManyColumns).with("count", count).with("limit", MOST_COLUMNS)
}
