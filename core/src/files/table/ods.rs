//! OpenDocument spreadsheets, read as they unpack (ODF 1.2, part 1, section 9). calamine would hold every cell of every
//! sheet with all its repetitions, and never comes back from a sheet that does not end.

use std::fmt::Display;
use std::fs::File;
use std::io::BufReader;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

use super::cell::{number, time_of_duration, without_midnight};
use super::row::{MOST_COLUMNS, RowBuffer, See};
use super::workbook::not_a_table;
use crate::foundation::Refusal;

/// No spreadsheet has more rows; what is said to be repeated beyond them is not there.
const MOST_ROWS: u64 = 1_048_576;

/// A spreadsheet that can be unpacked.
pub(super) struct Ods {
    file: PathBuf,
}

/// Who is shown the elements of a document, with how much of a thousandth of it was read.
type Take<'t> = dyn FnMut(&Event<'_>, u64) -> Result<ControlFlow<()>, Refusal> + 't;

impl Ods {
    pub fn open(file: &Path) -> Ods {
        Ods { file: file.to_owned() }
    }

    pub fn sheets(&self) -> Result<Vec<String>, Refusal> {
        let mut sheets = Vec::new();
        let mut depth = 0_u32;
        self.read(&mut |event, _| {
            match event {
                Event::Start(element) if element.name().as_ref() == "table:table" => {
                    if depth == 0 {
                        sheets.push(attribute(element, "table:name").unwrap_or_default());
                    }
                    depth += 1;
                }
                Event::End(element) if element.name().as_ref() == "table:table" => depth = depth.saturating_sub(1),
                _ => {}
            }
            Ok(ControlFlow::Continue(()))
        })?;
        Ok(sheets)
    }

    /// Hands the rows of a sheet on. The file's size is what the last row is at.
    pub fn rows(&self, sheet: &str, size: u64, see: &mut See<'_>) -> Result<(), Refusal> {
        let mut rows = Rows { sheet, ..Rows::default() };
        self.read(&mut |event, thousandths| {
            rows.at = size / 1000 * thousandths;
            match event {
                Event::Start(element) => rows.start(element),
                Event::End(element) => return rows.end(element.name().as_ref(), see),
                Event::Text(text) => rows.text(&text.xml10_content()),
                Event::CData(text) => rows.text(&text.xml10_content()),
                Event::GeneralRef(entity) => match entity.resolve_char_ref() {
                    Ok(Some(character)) => rows.text(character.encode_utf8(&mut [0; 4])),
                    _ => rows.text(resolve_xml_entity(entity.as_ref()).unwrap_or_default()),
                },
                _ => {}
            }
            Ok(ControlFlow::Continue(()))
        })
    }

    fn read(&self, take: &mut Take<'_>) -> Result<(), Refusal> {
        let damaged = |error: &dyn Display| not_a_table(&self.file).trace(error);
        let opened = File::open(&self.file).map_err(|error| damaged(&error))?;
        let mut archive = ZipArchive::new(BufReader::new(opened)).map_err(|error| damaged(&error))?;
        let content = archive.by_name("content.xml").map_err(|error| damaged(&error))?;
        let length = content.size().max(1);
        let mut reader = Reader::from_reader(BufReader::new(content));
        reader.config_mut().expand_empty_elements = true;
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            let event = reader.read_event_into(&mut buffer).map_err(|error| damaged(&error))?;
            if matches!(event, Event::Eof) {
                return Ok(());
            }
            let thousandths = (reader.buffer_position() * 1000 / length).min(1000);
            if take(&event, thousandths)?.is_break() {
                return Ok(());
            }
        }
    }
}

/// An attribute's value; a damaged one is none. Attributes are not compared with one another, for there may be millions.
fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let found = attributes.with_checks(false).flatten().find(|attribute| attribute.key.as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(String::from)
}

fn repetitions(element: &BytesStart<'_>, name: &str) -> u64 {
    attribute(element, name).and_then(|count| count.parse().ok()).unwrap_or(1)
}

/// The rows of one sheet as their elements come in.
#[derive(Default)]
struct Rows<'s> {
    sheet: &'s str,
    is_in_sheet: bool,
    /// How deep inside of what is no cell: a note, a drawing, a table inside a cell.
    aside: u32,
    /// The rows before the one that is being read.
    above: u64,
    row_repetitions: u64,
    row: RowBuffer,
    column: u64,
    cell: Option<Cell>,
    at: u64,
}

/// A cell as it comes in.
#[derive(Default)]
struct Cell {
    repetitions: u64,
    /// What it is worth, where that is not its text.
    value: Option<String>,
    text: String,
    paragraphs: u32,
}

impl Rows<'_> {
    fn start(&mut self, element: &BytesStart<'_>) {
        let name = element.name();
        if self.aside > 0 {
            self.aside += 1;
            return;
        }
        match name.as_ref() {
            "table:table" if !self.is_in_sheet => {
                self.is_in_sheet = attribute(element, "table:name").unwrap_or_default() == self.sheet;
            }
            _ if !self.is_in_sheet => {}
            "table:table" | "table:shapes" | "office:annotation" | "draw:frame" => self.aside = 1,
            "table:table-row" => {
                self.row.clear();
                self.column = 0;
                self.row_repetitions = repetitions(element, "table:number-rows-repeated");
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let repetitions = repetitions(element, "table:number-columns-repeated");
                self.cell = Some(Cell { repetitions, value: value(element), ..Cell::default() });
            }
            part => {
                if let Some(cell) = &mut self.cell {
                    cell.start(part, element);
                }
            }
        }
    }

    fn text(&mut self, text: &str) {
        if self.aside == 0
            && let Some(cell) = &mut self.cell
            && cell.paragraphs > 0
        {
            cell.text.push_str(text);
        }
    }

    fn end(&mut self, name: &str, see: &mut See<'_>) -> Result<ControlFlow<()>, Refusal> {
        if self.aside > 0 {
            self.aside -= 1;
            return Ok(ControlFlow::Continue(()));
        }
        match name {
            // A sheet is there once; what follows is not read.
            "table:table" if self.is_in_sheet => return Ok(ControlFlow::Break(())),
            "table:table-row" if self.is_in_sheet => return self.end_row(see),
            "table:table-cell" | "table:covered-table-cell" => self.end_cell(),
            _ => {}
        }
        Ok(ControlFlow::Continue(()))
    }

    fn end_cell(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        let text = cell.value.as_deref().unwrap_or(&cell.text);
        let after = self.column.saturating_add(cell.repetitions);
        // One column too many is enough to tell that they are too many.
        let kept = after.min(MOST_COLUMNS as u64 + 1);
        for column in self.column..kept {
            self.row.put(usize::try_from(column).unwrap_or(usize::MAX), text);
        }
        if !text.is_empty() && after > kept {
            self.row.put(usize::try_from(after - 1).unwrap_or(usize::MAX - 1), text);
        }
        self.column = after;
    }

    fn end_row(&mut self, see: &mut See<'_>) -> Result<ControlFlow<()>, Refusal> {
        let after = self.above.saturating_add(self.row_repetitions).min(MOST_ROWS);
        for above in self.above..after {
            let Some(row) = self.row.row(above + 1, self.at) else { break };
            if see(row)?.is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        self.above = after;
        Ok(ControlFlow::Continue(()))
    }
}

impl Cell {
    /// Something inside the cell begins that stands for characters.
    fn start(&mut self, part: &str, element: &BytesStart<'_>) {
        match part {
            "text:p" => {
                if self.paragraphs > 0 {
                    self.text.push('\n');
                }
                self.paragraphs += 1;
            }
            "text:s" => {
                let spaces = repetitions(element, "text:c").min(1000);
                self.text.extend((0..spaces).map(|_| ' '));
            }
            "text:tab" => self.text.push('\t'),
            "text:line-break" => self.text.push('\n'),
            _ => {}
        }
    }
}

/// What a cell of numbers, dates and the like is worth: its text is only how that was shown.
fn value(cell: &BytesStart<'_>) -> Option<String> {
    let has_error = attribute(cell, "calcext:value-type").is_some_and(|kind| kind == "error");
    match attribute(cell, "office:value-type")?.as_str() {
        _ if has_error => None,
        "float" | "percentage" | "currency" => attribute(cell, "office:value")?.trim().parse().ok().map(number),
        "date" => attribute(cell, "office:date-value").map(|date| without_midnight(&date).to_owned()),
        "time" => attribute(cell, "office:time-value").map(|time| time_of_duration(&time)),
        "boolean" => attribute(cell, "office:boolean-value"),
        _ => attribute(cell, "office:string-value"),
    }
}
