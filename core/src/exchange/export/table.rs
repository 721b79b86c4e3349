//! The file that a list is written into: its headings in words, its progress, and somebody who may stop it.

use std::path::Path;

use super::WrittenList;
use crate::catalogue::Category;
use crate::files::{SheetCell, SheetColumn, SheetFormat, SheetWriter};
use crate::foundation::{Money, Refusal, RefusalCode, Watch, Words};
use crate::routing::OutletKind;

/// The word of a column's heading, `export-column-<word>`, and its width in characters.
pub(super) type Column = (&'static str, u16);

/// So many rows are written between two looks at whoever watches.
const STRIDE: u32 = 256;

pub(super) struct Table<'t> {
    path: &'t Path,
    format: SheetFormat,
    pub words: &'t Words,
    watch: &'t dyn Watch,
    writer: Option<SheetWriter>,
    rows: u32,
    /// 0 while it is not known how many there will be.
    total: u64,
}

impl<'t> Table<'t> {
    pub(super) fn new(path: &'t Path, format: SheetFormat, words: &'t Words, watch: &'t dyn Watch) -> Self {
        Table { path, format, words, watch, writer: None, rows: 0, total: 0 }
    }

    /// How many rows there will be, where that is known beforehand.
    pub(super) fn expect(&mut self, rows: u32) {
        self.total = rows.into();
    }

    /// Begins the file, with the sheet's name `export-title-<title>`.
    pub(super) fn begin(&mut self, title: &str, columns: &[Column]) -> Result<(), Refusal> {
        let columns = columns.iter().map(|column| self.column(*column)).collect::<Result<Vec<_>, _>>()?;
        self.begin_with(title, &columns)
    }

    /// As `begin`, with headings that are no words of the catalogue.
    pub(super) fn begin_with(&mut self, title: &str, columns: &[SheetColumn]) -> Result<(), Refusal> {
        let title = self.say(&format!("export-title-{title}"))?;
        self.writer = Some(SheetWriter::new(self.path, self.format, &title, columns)?);
        Ok(())
    }

    pub(super) fn column(&self, (word, width): Column) -> Result<SheetColumn, Refusal> {
        Ok(SheetColumn { heading: self.say(&format!("export-column-{word}"))?, width })
    }

    pub(super) fn row(&mut self, cells: &[SheetCell<'_>]) -> Result<(), Refusal> {
        if self.rows.is_multiple_of(STRIDE) {
            self.look()?;
        }
        self.rows += 1;
        let writer = self.writer.as_mut().ok_or_else(|| Refusal::unexpected("a row before its heading"))?;
        writer.row(cells)
    }

    pub(super) fn rows(&self) -> u32 {
        self.rows
    }

    pub(super) fn finish(mut self) -> Result<WrittenList, Refusal> {
        self.look()?;
        let writer = self.writer.take().ok_or_else(|| Refusal::unexpected("a list without a heading"))?;
        Ok(WrittenList { path: writer.finish()?.path, rows: self.rows })
    }

    fn look(&self) -> Result<(), Refusal> {
        if self.watch.cancelled() {
            return Err(RefusalCode::Cancelled.into());
        }
        self.watch.progress(self.rows.into(), self.total);
        Ok(())
    }

    pub(super) fn say(&self, id: &str) -> Result<String, Refusal> {
        self.words.say(id, &[])
    }

    pub(super) fn category(&self, category: Category) -> Result<String, Refusal> {
        self.say(&format!("category-{}", category.slug()))
    }

    pub(super) fn outlet(&self, outlet: OutletKind) -> Result<String, Refusal> {
        self.say(&format!("document-outlet-{}", outlet.as_str()))
    }
}

/// The code of an amount's currency, for the cell beside it.
pub(super) fn currency<'c>(money: Option<Money>) -> SheetCell<'c> {
    money.map(|money| money.currency.code()).into()
}
