//! What a row says of each field: its cells by the mapping, with what the person changed. Pure.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::staging::Line;
use super::{FieldMapping, ListField, Mapping, cells};
use crate::foundation::{Choice, Day, Problem, RefusalCode};

const FIELDS: usize = ListField::ALL.len();

/// The texts of one row, by field; empty where it says nothing.
pub(super) struct Texts<'r> {
    texts: [Cow<'r, str>; FIELDS],
    /// How many cells the row has.
    pub width: usize,
    pub edited: bool,
}

impl<'r> Texts<'r> {
    pub fn of(line: &'r Line, mapping: &'r Mapping, edited: Option<&'r BTreeMap<ListField, String>>) -> Self {
        let cells: Vec<&str> = line.cells().map(str::trim).collect();
        let mut texts: [Cow<'r, str>; FIELDS] = [const { Cow::Borrowed("") }; FIELDS];
        for (field, from) in &mapping.fields {
            let edit = edited.and_then(|edited| edited.get(field));
            texts[*field as usize] = match edit {
                Some(text) => Cow::Borrowed(text.trim()),
                None => text(*field, from, &cells),
            };
        }
        for (field, text) in edited.into_iter().flatten().filter(|(field, _)| !mapping.fields.contains_key(field)) {
            texts[*field as usize] = Cow::Borrowed(text.trim());
        }
        Texts { texts, width: cells.len(), edited: edited.is_some() }
    }

    /// The days of the row, as they are read.
    pub fn days(&self, mapping: &Mapping) -> BTreeMap<ListField, Day> {
        let day = |field: ListField| cells::day(self.get(field), mapping.fields.get(&field)?.dates).ok();
        let deployed_on = day(ListField::DeployedOn);
        let until =
            |from: &FieldMapping| cells::warranty(self.get(ListField::Warranty), from.dates, deployed_on).ok()?;
        let days = [
            (ListField::DeployedOn, deployed_on),
            (ListField::Warranty, mapping.fields.get(&ListField::Warranty).and_then(until)),
            (ListField::RefreshOn, day(ListField::RefreshOn)),
        ];
        days.into_iter().filter_map(|(field, day)| Some((field, day?))).collect()
    }

    pub fn get(&self, field: ListField) -> &str {
        &self.texts[field as usize]
    }
}

/// The first column with something in it; of a note, all of them; else the text that holds for all rows.
fn text<'r>(field: ListField, from: &'r FieldMapping, cells: &[&'r str]) -> Cow<'r, str> {
    let filled = || {
        let found = from.columns.iter().filter_map(|at| cells.get(usize::try_from(*at).ok()?).copied());
        found.filter(|text| !text.is_empty())
    };
    if field == ListField::Note && filled().count() > 1 {
        return Cow::Owned(filled().collect::<Vec<_>>().join("\n"));
    }
    Cow::Borrowed(filled().next().unwrap_or(&from.fixed))
}

/// Why a row of a text file cannot be what it was meant to be: cells are missing that the mapping needs, or there are more
/// than columns, as when a text with a delimiter in it was not quoted.
pub(super) fn wrong_width(width: usize, columns: usize, filled_behind: bool, mapping: &Mapping) -> Option<Problem> {
    let needed = mapping.fields.values().flat_map(|from| &from.columns).max();
    let problem = |code| Problem::new(code).with("cells", width).with("columns", columns);
    if needed.is_some_and(|last| usize::try_from(*last).is_ok_and(|last| width <= last)) {
        Some(problem(RefusalCode::RowTooShort))
    } else if width > columns && filled_behind {
        Some(problem(RefusalCode::RowTooWide))
    } else {
        None
    }
}
