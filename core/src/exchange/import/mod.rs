//! Lists that people keep elsewhere become devices and models of the book: read, mapped, looked at row by row, taken over,
//! and taken back. Between the first look and the last a list lies staged beside the book, so that nothing typed is lost.

mod cells;
mod columns;
mod commit;
mod devices;
mod history;
mod judge;
mod mappings;
mod models;
mod open;
mod places;
mod presets;
mod refused;
mod staging;
mod store;
mod texts;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::book::choice_cell;
use crate::files::{Reading, ReadingWish};
use crate::foundation::ids::ImportId;
use crate::foundation::{Day, FieldRefusal, Secret, choice};

pub use commit::commit_list;
pub use history::{imports, undo_import, what_depends};
pub use judge::{edit_list_cell, judge_list, list_rows};
pub use mappings::{mapping_choices, propose_mapping, remove_mapping, save_mapping};
pub use open::{drop_list, open_list};
pub use refused::save_refused;

choice! {
    /// What the rows of a list stand for.
    ListKind {
        Devices = "devices",
        Models = "models",
    }
}
choice! {
    /// What a column of a list can hold.
    ListField {
        Customer = "customer",
        Site = "site",
        Category = "category",
        Maker = "maker",
        Model = "model",
        Serial = "serial",
        Tag = "tag",
        DeployedOn = "deployed-on",
        /// The last day of the warranty, or its months.
        Warranty = "warranty",
        /// A refresh date that holds as if set by hand.
        RefreshOn = "refresh-on",
        Price = "price",
        Currency = "currency",
        OrderNumber = "order-number",
        Note = "note",
        /// Months in service, for a model.
        Months = "months",
        /// Of one, in kilograms, for a model.
        Weight = "weight",
    }
}
choice! {
    /// In which order a column writes year, month and day.
    DateOrder {
        YearFirst = "year-first",
        MonthFirst = "month-first",
        DayFirst = "day-first",
    }
}
choice! {
    /// What parts the whole from the fraction in a column of amounts.
    DecimalMark {
        Point = "point",
        Comma = "comma",
    }
}
choice! {
    /// What would happen to a row.
    Verdict {
        New = "new",
        Update = "update",
        Unchanged = "unchanged",
        Refused = "refused",
    }
}
choice_cell!(ListKind, ListField, Verdict);

/// Where a list comes from.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "kebab-case", rename_all_fields = "camelCase", tag = "from", deny_unknown_fields)]
pub enum ListSource {
    File {
        path: String,
    },
    /// Pasted from a spreadsheet.
    Text {
        text: String,
    },
    /// The Snipe-IT of this book; with a token that is used once, else the kept one.
    SnipeIt {
        token: Option<Secret>,
    },
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OpenList {
    pub source: ListSource,
    /// What the person wants read otherwise than found.
    pub wish: ReadingWish,
}

/// A staged list, as it was read.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OpenedList {
    /// By this name it is asked for again.
    pub id: String,
    /// The file's name, or where else it came from.
    pub source: String,
    /// Nothing where it was not read from a file.
    pub reading: Option<Reading>,
    /// The sheets of a workbook.
    pub sheets: Vec<String>,
    pub rows: u32,
    pub columns: Vec<ListColumn>,
    pub proposal: Proposal,
}

/// A column as it was found.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ListColumn {
    pub name: String,
    /// The first different texts, at most four.
    pub samples: Vec<String>,
    /// Rows with something in it.
    pub filled: u32,
    /// The orders in which all of its dates can be read; more than one: the person decides. Empty where it holds no dates.
    pub dates: Vec<DateOrder>,
    /// Nothing where it holds no amounts.
    pub decimals: Option<DecimalMark>,
    /// Dates of it that can be read in two ways, while that is open.
    pub ambiguous: Vec<String>,
}

/// Which columns hold what, and why that is thought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Proposal {
    pub by: ProposedBy,
    /// Of the saved mapping or of the preset; else empty.
    pub name: String,
    pub mapping: Mapping,
}

choice! {
    /// What a proposal relies on.
    ProposedBy {
        /// A mapping that was saved for such a list.
        Saved = "saved",
        /// The format of a program that is known.
        Preset = "preset",
        /// The names of the columns and what is in them.
        Headings = "headings",
    }
}

/// Which columns hold what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Mapping {
    pub kind: ListKind,
    pub fields: BTreeMap<ListField, FieldMapping>,
    /// Words that mean another word: a customer's name, a category.
    pub words: BTreeMap<ListField, BTreeMap<String, String>>,
}

/// Where one field comes from. The first column with something in it holds; of a note, all columns do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FieldMapping {
    /// Places of columns, counted from 0.
    pub columns: Vec<u32>,
    /// What holds where no column has something.
    pub fixed: String,
    /// How its dates are read; nothing: not decided.
    pub dates: Option<DateOrder>,
    pub decimals: Option<DecimalMark>,
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct JudgeList {
    pub id: String,
    pub mapping: Mapping,
}

/// What a list would do to the book.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ListOutlook {
    pub new: u32,
    pub update: u32,
    pub unchanged: u32,
    pub refused: u32,
    /// Rows that would be taken but look odd.
    pub odd: u32,
    pub new_customers: u32,
    pub new_sites: u32,
    pub new_models: u32,
    /// What the person must decide before all rows can be read.
    pub questions: Vec<Question>,
    /// Why rows are refused, the most frequent first.
    pub reasons: Vec<Reason>,
}

/// Something that the list does not tell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case", rename_all_fields = "camelCase", tag = "about")]
pub enum Question {
    /// `03/04/25`: which is the month?
    Dates { field: ListField, samples: Vec<String> },
    /// A word of the category's column, or else a model, of which the category is not known. Answered by
    /// `Mapping.words.category`.
    Category { word: String, rows: u32 },
}

/// How many rows are refused for one reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "RefusedReason")]
pub struct Reason {
    pub field: String,
    pub code: String,
    pub rows: u32,
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListRowsOf {
    pub id: String,
    /// Only these; all when nothing.
    pub verdict: Option<Verdict>,
    /// Only rows that look odd.
    pub odd: bool,
    /// The `number` of the last row that is already shown.
    #[ts(type = "number | null")]
    pub after: Option<i64>,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ListPage {
    pub rows: Vec<ListRow>,
    #[ts(type = "number | null")]
    pub next: Option<i64>,
}

/// One row of a list and what would happen to it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ListRow {
    /// As a spreadsheet counts: the heading is row 1.
    #[ts(type = "number")]
    pub number: i64,
    pub verdict: Verdict,
    /// What the list says, by field, for each field of the mapping.
    pub cells: BTreeMap<ListField, String>,
    /// The days that the list writes in its own way, as they are read.
    pub meant: BTreeMap<ListField, Day>,
    /// Fields whose text the person changed.
    pub edited: Vec<ListField>,
    /// Why it is refused; a field is a `ListField`, or `row` for the whole row.
    pub refused: Vec<FieldRefusal>,
    /// What looks odd and is taken all the same.
    pub odd: Vec<FieldRefusal>,
    /// What an update changes.
    pub changes: Vec<FieldChange>,
}

/// What an update changes of one field, in the words of the book: days as `2026-11-23`, amounts as `1069.70 USD`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FieldChange {
    pub field: ListField,
    pub from: String,
    pub to: String,
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EditListCell {
    pub id: String,
    #[ts(type = "number")]
    pub number: i64,
    pub field: ListField,
    pub text: String,
}

/// A row after an edit, and the whole list with it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EditedRow {
    pub row: ListRow,
    pub outlook: ListOutlook,
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CommitList {
    pub id: String,
    /// Leave refused rows out; else nothing is taken while one is refused.
    pub good_only: bool,
}

/// What was taken over.
#[derive(Clone, Copy, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ListTaken {
    /// Nothing when nothing was new.
    pub import_id: Option<ImportId>,
    pub new: u32,
    pub updated: u32,
    pub unchanged: u32,
    pub refused: u32,
    pub new_customers: u32,
    pub new_models: u32,
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WhichList {
    pub id: String,
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveRefused {
    pub id: String,
    pub path: String,
    /// The heading of the column that says why.
    pub reason: String,
}

/// How a list of another shape is read: a saved mapping or a preset.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MappingChoice {
    pub by: ProposedBy,
    /// Of a saved mapping its id, of a preset its slug.
    pub id: String,
    pub name: String,
    pub kind: ListKind,
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ProposeMapping {
    pub list: String,
    pub kind: ListKind,
    /// Of a `MappingChoice`; nothing: by the headings.
    pub by: Option<String>,
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveMapping {
    pub list: String,
    /// A mapping of that name is replaced.
    pub name: String,
    pub mapping: Mapping,
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WhichMapping {
    pub id: String,
}

/// An import that was made.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportRow {
    pub id: ImportId,
    /// Universal time.
    pub happened_at: String,
    pub kind: ListKind,
    pub source: String,
    pub added: u32,
    pub changed: u32,
    /// When it was taken back.
    pub undone_at: Option<String>,
}

#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WhichImport {
    pub id: ImportId,
}

/// What depends on an import; while there is something, it cannot be taken back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportDependents {
    /// Its devices that are on pickups.
    pub on_pickups: u32,
    /// Its devices whose refresh date a customer answered.
    pub answered: u32,
    /// Devices and models that it entered or changed and that were changed since.
    pub changed_since: u32,
    /// Devices that wait to be replaced by its deployments.
    pub replaced: u32,
}
