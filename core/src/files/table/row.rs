//! One row of a foreign table: its cells in one text, so that nothing is made anew for each of them.

use std::ops::ControlFlow;

use super::too_many_columns;
use crate::foundation::{Problem, Refusal, RefusalCode};

/// The longest row, in bytes of UTF-8. A longer one is no row of a register but a file of another kind, or a quotation
/// mark that nobody closed.
pub(super) const LONGEST_ROW: usize = 1024 * 1024;

/// The most columns of a table.
pub(super) const MOST_COLUMNS: usize = 1_000;

/// Who is shown the rows, and says whether to go on.
pub(super) type See<'s> = dyn FnMut(TableRow<'_>) -> Result<ControlFlow<()>, Refusal> + 's;

/// A row that is not blank.
#[derive(Clone, Debug)]
pub struct TableRow<'r> {
    /// As a spreadsheet counts: the heading row is 1, and blank rows count.
    pub number: u64,
    /// One a column; a short row has fewer, a long one more.
    pub cells: Cells<'r>,
    /// Up to which byte of the table's size it was read.
    pub at: u64,
    /// Why the row cannot be read; its cells are then what can be shown of it.
    pub problem: Option<Problem>,
}

/// The cells of a row.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cells<'r> {
    text: &'r str,
    /// Where each cell ends in the text; the next begins there.
    ends: &'r [usize],
}

impl<'r> Cells<'r> {
    pub(super) fn new(text: &'r str, ends: &'r [usize]) -> Self {
        Cells { text, ends }
    }

    pub fn get(&self, column: usize) -> Option<&'r str> {
        let start = column.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        self.text.get(start..*self.ends.get(column)?)
    }

    pub fn len(&self) -> usize {
        self.ends.len()
    }

    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = &'r str> + use<'r> {
        let cells = *self;
        (0..cells.len()).filter_map(move |column| cells.get(column))
    }

    pub(super) fn are_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// A row of a workbook as its cells come in.
#[derive(Debug, Default)]
pub(super) struct RowBuffer {
    text: String,
    ends: Vec<usize>,
    /// How many columns there are, also when they are too many to keep.
    width: usize,
    too_long: bool,
}

impl RowBuffer {
    pub fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
        self.width = 0;
        self.too_long = false;
    }

    /// Takes the cell of a column, counted from 0; the columns before it that had none are empty.
    ///
    /// Of a column that comes twice, or too late, the first stays: no spreadsheet writes that.
    pub fn put(&mut self, column: usize, cell: &str) {
        if column < self.width || cell.is_empty() {
            return;
        }
        self.width = column + 1;
        self.too_long |= self.text.len() + cell.len() > LONGEST_ROW;
        if self.too_long || self.width > MOST_COLUMNS {
            return;
        }
        self.ends.resize(column, self.text.len());
        self.text.push_str(cell);
        self.ends.push(self.text.len());
    }

    /// The row as it stands; nothing when it is blank.
    pub fn row(&self, number: u64, at: u64) -> Option<TableRow<'_>> {
        let problem = match self.too_long {
            true => Some(RefusalCode::RowTooLong.into()),
            false => (self.width > MOST_COLUMNS).then(|| too_many_columns(self.width)),
        };
        if problem.is_some() {
            return Some(TableRow { number, cells: Cells::default(), at, problem });
        }
        let cells = Cells::new(&self.text, &self.ends);
        (!cells.are_blank()).then_some(TableRow { number, cells, at, problem: None })
    }
}
