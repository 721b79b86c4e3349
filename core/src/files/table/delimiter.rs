//! Which character separates the cells of a text, told from its beginning.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use super::TextEncoding;
use super::encoding::Text;
use super::row::TableRow;
use super::source::Source;
use super::text::Rows;
use crate::foundation::Refusal;

/// What separates cells, the rarer in ordinary text first.
const CANDIDATES: &[u8] = b"\t|;,";

/// The separator by which most rows at the beginning have the same number of cells; a comma where none divides them.
pub(super) fn recognise(source: &Source, encoding: TextEncoding) -> Result<u8, Refusal> {
    let mut text = Text::open(source, encoding)?;
    text.advance()?;
    let mut best = (b',', Fit::default());
    for candidate in CANDIDATES {
        let fit = Fit::of(text.piece(), *candidate)?;
        if fit.is_better_than(&best.1) {
            best = (*candidate, fit);
        }
    }
    Ok(best.0)
}

/// How well a separator divides some rows.
#[derive(Debug, Default)]
struct Fit {
    /// How many cells most rows have.
    cells: usize,
    /// In how many rows of how many.
    agreeing: usize,
    rows: usize,
}

impl Fit {
    fn of(beginning: &str, delimiter: u8) -> Result<Fit, Refusal> {
        let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
        let mut count = |row: TableRow<'_>| {
            *widths.entry(row.cells.len()).or_default() += 1;
            Ok(ControlFlow::Continue(()))
        };
        let mut rows = Rows::new(delimiter);
        let _goes_on = rows.take(beginning.as_bytes(), &mut count)?;
        // Where not one row ends in the beginning, it is all there is, or the beginning of a longer one.
        if rows.is_in_first_row() {
            rows.finish(&mut count)?;
        }
        let rows = widths.values().sum();
        let most = widths.into_iter().max_by_key(|(cells, agreeing)| (*agreeing, *cells));
        Ok(most.map_or(Fit::default(), |(cells, agreeing)| Fit { cells, agreeing, rows }))
    }

    fn is_better_than(&self, other: &Fit) -> bool {
        let (share, other_share) = (self.agreeing * other.rows, other.agreeing * self.rows);
        self.cells > 1 && (other.cells <= 1 || (share, self.cells) > (other_share, other.cells))
    }
}
