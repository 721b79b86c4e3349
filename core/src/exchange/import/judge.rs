//! Looking at every row of a staged list before anything is written.

use std::collections::BTreeSet;

use super::devices::{Devices, Incoming};
use super::models::{IncomingModel, Models};
use super::staging::{self, Detail, Judged, Line, Novelties};
use super::texts::{Texts, wrong_width};
use super::{
    EditListCell, EditedRow, JudgeList, ListField, ListKind, ListOutlook, ListPage, ListRowsOf, Mapping, OpenedList,
    Question, Verdict,
};
use crate::book::{Book, Done, Tx};
use crate::foundation::{FieldRefusal, Problem, Refusal, RefusalCode, Watch};

/// After so many rows progress is told and a wish to stop is heard.
pub(super) const STEP: u64 = 256;

/// Where a refusal of a whole row stands.
const ROW: &str = "row";

/// Judges one row after another.
pub(super) struct Judge<'j, 'c> {
    pub rows: Rows<'j, 'c>,
    mapping: &'j Mapping,
    /// How many cells a row has; nothing where short rows are usual.
    width: Option<usize>,
}

pub(super) enum Rows<'j, 'c> {
    Devices(Box<Devices<'j, 'c>>),
    Models(Models<'j, 'c>),
}

/// What is to be done for a row.
pub(super) enum Todo {
    Device(Box<Incoming>),
    Model(IncomingModel),
}

impl<'j, 'c> Judge<'j, 'c> {
    pub fn new(tx: &'j Tx<'c>, staged: &Staged, mapping: &'j Mapping) -> Result<Self, Refusal> {
        let rows = match mapping.kind {
            ListKind::Devices => Rows::Devices(Box::new(Devices::new(tx, mapping, staged.zero_led(mapping)))),
            ListKind::Models => Rows::Models(Models::new(tx, mapping)?),
        };
        Ok(Judge { rows, mapping, width: staged.width() })
    }

    pub fn judge(&mut self, line: &Line, texts: &Texts<'_>) -> Result<(Judged, Option<Todo>), Refusal> {
        let wrong = line.problem.clone().or_else(|| {
            let columns = self.width.filter(|_| !texts.edited)?;
            let behind = line.cells().skip(columns).any(|cell| !cell.trim().is_empty());
            wrong_width(texts.width, columns, behind, self.mapping)
        });
        if let Some(problem) = wrong {
            return Ok((refused(problem), None));
        }
        match &mut self.rows {
            Rows::Devices(devices) => {
                let (judged, incoming) = devices.judge(texts)?;
                Ok((judged, incoming.map(|incoming| Todo::Device(Box::new(incoming)))))
            }
            Rows::Models(models) => {
                let (judged, incoming) = models.judge(texts)?;
                Ok((judged, incoming.map(Todo::Model)))
            }
        }
    }
}

fn refused(Problem { code, params }: Problem) -> Judged {
    let refused = vec![FieldRefusal { field: ROW.to_owned(), code, params }];
    Judged {
        verdict: Verdict::Refused,
        identity: None,
        new: Novelties::default(),
        detail: Detail { refused, ..Detail::default() },
    }
}

/// What is known of a staged list besides its rows.
pub(super) struct Staged {
    pub list: OpenedList,
    /// By column: lengths of numbers that begin with zero.
    zeros: Vec<BTreeSet<usize>>,
}

impl Staged {
    pub fn read(st: &Tx<'_>) -> Result<Self, Refusal> {
        Ok(Staged { list: staging::fact(st, "list")?, zeros: staging::fact(st, "zeros")? })
    }

    /// Only text files have rows of a width; a sheet's rows end with their last filled cell.
    fn width(&self) -> Option<usize> {
        let delimited = self.list.reading.as_ref().is_some_and(|reading| reading.delimiter.is_some());
        delimited.then_some(self.list.columns.len())
    }

    /// What separates the cells of a CSV file that this person's spreadsheet opens.
    pub fn separator(&self) -> u8 {
        let delimiter = self.list.reading.as_ref().and_then(|reading| reading.delimiter.as_deref());
        if delimiter == Some(";") { b';' } else { b',' }
    }

    fn zero_led(&self, mapping: &Mapping) -> Vec<usize> {
        let columns = mapping.fields.get(&ListField::Serial).map(|from| from.columns.as_slice()).unwrap_or_default();
        let lengths = columns.iter().filter_map(|at| self.zeros.get(usize::try_from(*at).ok()?));
        lengths.flatten().copied().collect()
    }

    /// Refuses a mapping that names columns which are not there, or leaves open what no list can do without.
    fn check(&self, mapping: &Mapping) -> Result<(), Refusal> {
        let columns = self.list.columns.len();
        let inside = |at: &u32| usize::try_from(*at).is_ok_and(|at| at < columns);
        if !mapping.fields.values().flat_map(|from| &from.columns).all(inside) {
            return Err(Refusal::new(RefusalCode::BadRequest).trace("a column that is not there"));
        }
        let needed = match mapping.kind {
            ListKind::Devices => ListField::Serial,
            ListKind::Models => ListField::Model,
        };
        let has = mapping.fields.get(&needed).is_some_and(|from| !from.columns.is_empty());
        if has { Ok(()) } else { Err(Refusal::new(RefusalCode::ListNotMapped).with("field", needed.as_str())) }
    }

    /// Columns of dates whose order nobody decided.
    fn ambiguous(&self, mapping: &Mapping) -> Vec<Question> {
        let open = mapping.fields.iter().filter(|(_, from)| from.dates.is_none()).filter_map(|(field, from)| {
            let is_date = matches!(field, ListField::DeployedOn | ListField::Warranty | ListField::RefreshOn);
            let columns = from.columns.iter().filter_map(|at| self.list.columns.get(usize::try_from(*at).ok()?));
            let samples: Vec<String> = columns.flat_map(|column| column.ambiguous.iter().cloned()).collect();
            (is_date && !samples.is_empty()).then_some(Question::Dates { field: *field, samples })
        });
        open.collect()
    }
}

/// Looks at every row: what would happen to it under this mapping. Writes nothing to the book.
pub fn judge_list(
    book: &Book,
    JudgeList { id, mapping }: JudgeList,
    watch: &dyn Watch,
) -> Result<Done<ListOutlook>, Refusal> {
    let mut scratch = book.scratch(&id)?;
    let outlook = scratch.work(|st| {
        let staged = Staged::read(st)?;
        staged.check(&mapping)?;
        let edits = staging::edits(st)?;
        staging::forget_verdicts(st)?;
        let (mut done, total) = (0, u64::from(staged.list.rows));
        book.read(|tx| {
            let mut judge = Judge::new(tx, &staged, &mapping)?;
            staging::each_line(st, |line| {
                if done % STEP == 0 {
                    watch.progress(done, total);
                    if watch.cancelled() {
                        return Err(RefusalCode::Cancelled.into());
                    }
                }
                done += 1;
                let texts = Texts::of(&line, &mapping, edits.get(&line.number));
                let (judged, _) = judge.judge(&line, &texts)?;
                staging::put_verdict(st, line.number, &judged)
            })
        })?;
        watch.progress(total, total);
        staging::compare(st)?;
        staging::put_fact(st, "mapping", &mapping)?;
        staging::outlook(st, staged.ambiguous(&mapping))
    })?;
    Ok(Done { value: outlook, changed: Vec::new() })
}

/// A page of a list that was looked at.
pub fn list_rows(book: &Book, of: ListRowsOf) -> Result<Done<ListPage>, Refusal> {
    let mut scratch = book.scratch(&of.id)?;
    let value = scratch.work(|st| {
        let mapping: Mapping = staging::fact(st, "mapping")?;
        let (rows, more) = staging::page(st, &mapping, (of.verdict, of.odd), of.after.unwrap_or(i64::MIN))?;
        let next = if more { rows.last().map(|row| row.number) } else { None };
        Ok(ListPage { rows, next })
    })?;
    Ok(Done { value, changed: Vec::new() })
}

/// Changes what a row says of a field, for this import only, and looks at the row again.
pub fn edit_list_cell(book: &Book, edit: EditListCell) -> Result<Done<EditedRow>, Refusal> {
    let mut scratch = book.scratch(&edit.id)?;
    let value = scratch.work(|st| {
        let staged = Staged::read(st)?;
        let mapping: Mapping = staging::fact(st, "mapping")?;
        let line = staging::one_line(st, edit.number)?;
        staging::put_edit(st, edit.number, edit.field, &edit.text)?;
        let edits = staging::edits(st)?;
        let before = staging::identity(st, edit.number)?;
        let judged = book.read(|tx| {
            let texts = Texts::of(&line, &mapping, edits.get(&line.number));
            Ok(Judge::new(tx, &staged, &mapping)?.judge(&line, &texts)?.0)
        })?;
        staging::put_verdict(st, edit.number, &judged)?;
        for identity in before.iter().chain(&judged.identity) {
            staging::compare_identity(st, identity)?;
        }
        let row = staging::shown(st, &mapping, edit.number)?;
        Ok(EditedRow { row, outlook: staging::outlook(st, staged.ambiguous(&mapping))? })
    })?;
    Ok(Done { value, changed: Vec::new() })
}
