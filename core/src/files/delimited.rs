//! Comma-separated tables with a heading, as spreadsheets and portals write them.

use std::collections::HashMap;

use super::formulas::as_meant;
use crate::foundation::{Refusal, RefusalCode};

/// A table that was read: each record answers by the heading of its column.
#[derive(Debug)]
pub struct Delimited {
    headings: HashMap<String, usize>,
    records: Vec<csv::StringRecord>,
}

/// One record of a table, with the line of the file on which it begins.
#[derive(Clone, Copy, Debug)]
pub struct Record<'t> {
    table: &'t Delimited,
    record: &'t csv::StringRecord,
}

impl Delimited {
    pub fn has(&self, heading: &str) -> bool {
        self.headings.contains_key(heading)
    }

    pub fn records(&self) -> impl Iterator<Item = Record<'_>> {
        self.records.iter().map(|record| Record { table: self, record })
    }
}

impl<'t> Record<'t> {
    /// The cell under a heading, trimmed and as it was meant (see `as_meant`); empty where there is none.
    pub fn cell(&self, heading: &str) -> &'t str {
        let at = self.table.headings.get(heading);
        at.and_then(|at| self.record.get(*at)).map(|cell| as_meant(cell.trim())).unwrap_or_default()
    }

    pub fn line(&self) -> u64 {
        self.record.position().map_or(0, csv::Position::line)
    }
}

/// The text of a file: UTF-8, with or without the mark that some programs put first.
pub fn as_text(bytes: &[u8]) -> Result<&str, Refusal> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.contains(&0) {
        return Err(RefusalCode::FileNotText.into());
    }
    std::str::from_utf8(bytes).map_err(|error| Refusal::new(RefusalCode::FileNotText).trace(error))
}

/// Reads a table with a heading. Refuses one with a record that has more or fewer cells, naming its line.
pub fn read_delimited(text: &str) -> Result<Delimited, Refusal> {
    let damaged = |error: csv::Error| {
        let line = error.position().map_or(0, csv::Position::line);
        Refusal::new(RefusalCode::FileDamaged).with("line", line).trace(error)
    };
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let headings = reader.headers().map_err(damaged)?;
    let headings = headings.iter().enumerate().map(|(at, heading)| (heading.trim().to_owned(), at)).collect();
    let records = reader.records().collect::<Result<_, _>>().map_err(damaged)?;
    Ok(Delimited { headings, records })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_answer_by_their_heading() {
        let table = read_delimited("order, customer,model\n20-1,\" Núñez, Inc. \",'=1+1\n").unwrap();
        let record = table.records().next().unwrap();
        assert_eq!((record.cell("order"), record.cell("customer"), record.cell("price")), ("20-1", "Núñez, Inc.", ""));
        assert_eq!(record.cell("model"), "=1+1", "the apostrophe that makes it safe is none of its own");
        assert_eq!(record.line(), 2);
    }

    #[test]
    fn a_damaged_table_names_its_line() {
        let refusal = read_delimited("a,b\n1,2\n3\n").unwrap_err();
        assert_eq!((refusal.code, refusal.params["line"].as_str()), (RefusalCode::FileDamaged, "3"));
    }

    #[test]
    fn what_is_not_text_is_refused() {
        assert_eq!(as_text(b"\xef\xbb\xbfa,b").unwrap(), "a,b");
        assert_eq!(as_text(b"PK\x03\x04\x00\x00").unwrap_err().code, RefusalCode::FileNotText);
        assert_eq!(as_text(b"caf\xe9").unwrap_err().code, RefusalCode::FileNotText);
    }
}
