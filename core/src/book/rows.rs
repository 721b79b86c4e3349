//! The book's tables as SQLite itself knows them, and how one of their rows stands in a file: exactly as JSON, readably as CSV.

use std::borrow::Cow;

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use serde::{Deserialize, Serialize};

use super::cells::{Bound, Cell};
use super::manifest::BLOBS;
use crate::foundation::{Refusal, RefusalCode, Watch};

/// Every table with its columns, in order of the names: all but SQLite's own, full-text indexes, and what those keep.
pub(super) fn tables(connection: &Connection) -> Result<Vec<(String, Vec<String>)>, rusqlite::Error> {
    let mut statement = connection.prepare(
        "SELECT name FROM pragma_table_list
          WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name",
    )?;
    let names = statement.query_map([], |row| row.get("name"))?.collect::<Result<Vec<String>, _>>()?;
    let mut statement = connection.prepare("SELECT name FROM pragma_table_info(?1) ORDER BY cid")?;
    let mut tables = Vec::new();
    for name in names {
        let columns = statement.query_map([&name], |row| row.get("name"))?.collect::<Result<_, _>>()?;
        tables.push((name, columns));
    }
    Ok(tables)
}

/// One value in a file: null, a whole number, a text, or the SHA-256 by which the bytes are kept in a file of their own.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Written<'r> {
    Null,
    Integer(i64),
    Text(Cow<'r, str>),
    Blob { blob: String },
}

impl<'r> Written<'r> {
    /// The value of a cell; `keep` puts bytes away and answers their SHA-256.
    pub fn read(
        value: ValueRef<'r>,
        keep: &mut dyn FnMut(&[u8]) -> Result<String, Refusal>,
    ) -> Result<Written<'r>, Refusal> {
        Ok(match Cell::read(value)? {
            Cell::Null => Written::Null,
            Cell::Integer(integer) => Written::Integer(integer),
            Cell::Text(text) => Written::Text(Cow::Borrowed(text)),
            Cell::Blob(bytes) => Written::Blob { blob: keep(bytes)? },
        })
    }

    /// The value for a statement; `fetch` answers the bytes of a SHA-256.
    pub fn bound(&self, fetch: &dyn Fn(&str) -> Result<Vec<u8>, Refusal>) -> Result<Bound<'_>, Refusal> {
        Ok(match self {
            Written::Null => Bound::Null,
            Written::Integer(integer) => Bound::Integer(*integer),
            Written::Text(text) => Bound::Text(Cow::Borrowed(text)),
            Written::Blob { blob } => Bound::Blob(Cow::Owned(fetch(blob)?)),
        })
    }

    /// For a spreadsheet: nothing for null, the place of bytes, and texts as `safe` makes them.
    pub fn readable(&self, safe: fn(&str) -> String) -> String {
        match self {
            Written::Null => String::new(),
            Written::Integer(integer) => integer.to_string(),
            Written::Text(text) => safe(text),
            Written::Blob { blob } => format!("{BLOBS}/{blob}"),
        }
    }
}

/// How many rows are done, told now and then to who watches.
pub(super) struct Steps<'w> {
    watch: &'w dyn Watch,
    done: u64,
    total: u64,
}

impl<'w> Steps<'w> {
    const OFTEN: u64 = 1_000;

    pub fn new(watch: &'w dyn Watch, total: u64) -> Self {
        Steps { watch, done: 0, total }
    }

    /// One more is done. Refuses when the person asked to stop.
    pub fn step(&mut self) -> Result<(), Refusal> {
        self.done += 1;
        if self.done.is_multiple_of(Self::OFTEN) || self.done == self.total {
            self.watch.progress(self.done, self.total);
            if self.watch.cancelled() {
                return Err(RefusalCode::Cancelled.into());
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_read_back_as_what_was_written() {
        let texts = ["", "=1+1", "a\"b\\c\n\r\n\u{2028}", "😀 שלום Żółć", "null", "1", "{\"blob\":\"x\"}", "\u{0}"];
        let texts = texts.into_iter().map(|text| Written::Text(Cow::Borrowed(text)));
        let integers = [0, -1, i64::MAX, i64::MIN, 9_007_199_254_740_993].map(Written::Integer);
        let others = [Written::Null, Written::Blob { blob: "00ff".to_owned() }];
        let row: Vec<Written<'_>> = texts.chain(integers).chain(others).collect();
        let line = serde_json::to_string(&row).unwrap();
        assert!(!line.contains('\n'), "a row is a line");
        assert_eq!(serde_json::from_str::<Vec<Written<'_>>>(&line).unwrap(), row);
        assert!(serde_json::from_str::<Written<'_>>("1.5").is_err(), "a book holds no fractions");
    }

    #[test]
    fn a_number_below_nothing_is_no_formula_in_a_spreadsheet() {
        let safe = |text: &str| format!("'{text}");
        assert_eq!(Written::Integer(-5).readable(safe), "-5");
        assert_eq!(Written::Text(Cow::Borrowed("-5")).readable(safe), "'-5");
    }
}
