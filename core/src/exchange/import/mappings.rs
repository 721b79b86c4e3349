//! Mappings that are proposed, chosen and saved. A saved one names columns by their headings, so that it serves the next list
//! of the same source, whatever its columns' order.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::columns::{by_headings, heading_key, kind_of};
use super::judge::Staged;
use super::presets::PRESETS;
use super::{
    DateOrder, DecimalMark, FieldMapping, ListColumn, ListField, ListKind, Mapping, MappingChoice, Proposal,
    ProposeMapping, ProposedBy, SaveMapping, WhichMapping, store,
};
use crate::book::{Book, Change, Done, Tx};
use crate::customers::Named;
use crate::foundation::{Problem, Refusal, RefusalCode};

/// A mapping as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Kept {
    fields: BTreeMap<ListField, KeptField>,
    words: BTreeMap<ListField, BTreeMap<String, String>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct KeptField {
    headings: Vec<String>,
    fixed: String,
    dates: Option<DateOrder>,
    decimals: Option<DecimalMark>,
}

impl Kept {
    pub fn of(mapping: &Mapping, columns: &[ListColumn]) -> Self {
        let heading = |at: &u32| columns.get(usize::try_from(*at).ok()?).map(|column| column.name.clone());
        let field = |from: &FieldMapping| KeptField {
            headings: from.columns.iter().filter_map(heading).collect(),
            fixed: from.fixed.clone(),
            dates: from.dates,
            decimals: from.decimals,
        };
        let fields = mapping.fields.iter().map(|(name, from)| (*name, field(from))).collect();
        Kept { fields, words: mapping.words.clone() }
    }

    /// How it reads a list with these columns; headings that the list lacks are left out.
    fn mapping(&self, kind: ListKind, columns: &[ListColumn]) -> Mapping {
        let keys: Vec<String> = columns.iter().map(|column| heading_key(&column.name)).collect();
        let place = |heading: &String| u32::try_from(keys.iter().position(|key| *key == heading_key(heading))?).ok();
        let field = |from: &KeptField| {
            let places: Vec<u32> = from.headings.iter().filter_map(place).collect();
            let first = places.first().and_then(|at| columns.get(usize::try_from(*at).ok()?));
            let dates = order(from.dates, first.map(|column| column.dates.as_slice()).unwrap_or_default());
            FieldMapping { columns: places, fixed: from.fixed.clone(), dates, decimals: from.decimals }
        };
        let fields = self.fields.iter().map(|(name, from)| (*name, field(from)));
        let fields = fields.filter(|(_, from)| !from.columns.is_empty() || !from.fixed.is_empty()).collect();
        Mapping { kind, fields, words: self.words.clone() }
    }

    /// Whether the list has all its headings.
    fn fits(&self, columns: &[ListColumn]) -> bool {
        let keys: Vec<String> = columns.iter().map(|column| heading_key(&column.name)).collect();
        let mut headings = self.fields.values().flat_map(|from| &from.headings).peekable();
        headings.peek().is_some() && headings.all(|heading| keys.contains(&heading_key(heading)))
    }
}

/// The order that was decided, unless the dates of this list cannot be read so: another file of the source may write them
/// otherwise.
fn order(kept: Option<DateOrder>, possible: &[DateOrder]) -> Option<DateOrder> {
    match possible {
        [] => kept,
        _ if kept.is_some_and(|kept| possible.contains(&kept)) => kept,
        [only] => Some(*only),
        _ => None,
    }
}

/// What is thought of a list at first: by the saved mapping that fits and says most, else by a known format, else by the
/// names of its columns.
pub(super) fn propose(tx: &Tx<'_>, columns: &[ListColumn]) -> Result<Proposal, Refusal> {
    let saved = store::mappings(tx)?;
    let fitting = saved.into_iter().filter(|saved| saved.kept.fits(columns));
    if let Some(saved) = fitting.max_by_key(|saved| saved.kept.fields.len()) {
        let mapping = saved.kept.mapping(saved.kind, columns);
        return Ok(Proposal { by: ProposedBy::Saved, name: saved.name, mapping });
    }
    if let Some(preset) = PRESETS.iter().find(|preset| preset.fits(columns)) {
        return Ok(Proposal { by: ProposedBy::Preset, name: preset.name.to_owned(), mapping: preset.mapping(columns) });
    }
    let mapping = by_headings(columns, kind_of(columns));
    Ok(Proposal { by: ProposedBy::Headings, name: String::new(), mapping })
}

/// Saved mappings by name, then the known formats.
pub fn mapping_choices(tx: &Tx<'_>, (): ()) -> Result<Vec<MappingChoice>, Refusal> {
    let saved = store::mappings(tx)?.into_iter().map(|saved| MappingChoice {
        by: ProposedBy::Saved,
        id: saved.id.to_string(),
        name: saved.name,
        kind: saved.kind,
    });
    let presets = PRESETS.iter().map(|preset| MappingChoice {
        by: ProposedBy::Preset,
        id: preset.slug.to_owned(),
        name: preset.name.to_owned(),
        kind: preset.kind,
    });
    Ok(saved.chain(presets).collect())
}

/// How a staged list is read by another mapping.
pub fn propose_mapping(book: &Book, asked: ProposeMapping) -> Result<Done<Mapping>, Refusal> {
    let mut scratch = book.scratch(&asked.list)?;
    let columns = scratch.work(|st| Ok(Staged::read(st)?.list.columns))?;
    let value = match &asked.by {
        None => by_headings(&columns, asked.kind),
        Some(by) => match PRESETS.iter().find(|preset| preset.slug == by) {
            Some(preset) => preset.mapping(&columns),
            None => {
                let saved = book.read(store::mappings)?.into_iter().find(|saved| saved.id.to_string() == *by);
                let saved = saved.ok_or_else(|| Refusal::not_found("mapping"))?;
                saved.kept.mapping(saved.kind, &columns)
            }
        },
    };
    Ok(Done { value, changed: Vec::new() })
}

/// Keeps a mapping under a name; one of the same name is replaced.
pub fn save_mapping(book: &Book, save: SaveMapping) -> Result<Done<()>, Refusal> {
    let name = Named::parse(&save.name).map_err(|problem| Refusal::field("name", problem))?;
    if PRESETS.iter().any(|preset| preset.name.eq_ignore_ascii_case(&name.name)) {
        return Err(Refusal::field("name", Problem::new(RefusalCode::NameTaken).with("name", &name.name)));
    }
    let mut scratch = book.scratch(&save.list)?;
    let columns = scratch.work(|st| Ok(Staged::read(st)?.list.columns))?;
    let kept = Kept::of(&save.mapping, &columns);
    book.transact("save-mapping", |tx| {
        store::save_mapping(tx, &name, save.mapping.kind, &kept)?;
        Ok(Change::new(()).with("name", &name.name))
    })
}

pub fn remove_mapping(book: &Book, WhichMapping { id }: WhichMapping) -> Result<Done<()>, Refusal> {
    book.transact("remove-mapping", |tx| {
        let name = store::remove_mapping(tx, &id)?;
        Ok(Change::new(()).with("name", name))
    })
}
