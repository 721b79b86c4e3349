//! Lists of support dates taken into the book, and the dates that follow from them.

use std::path::Path;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::effect::sweep_scope;
use crate::book::{Book, Change, Done, Tx, read_limited};
use crate::catalogue::model_id;
use crate::foundation::{Day, FieldRefusal, Refusal, RefusalCode};
use crate::refresh::{self, Policies, Scope, SupportForm, read_support_table};

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SupportFile {
    pub path: String,
}

/// What a list would change of one model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum SupportNews {
    New,
    Changed,
    Unchanged,
    Refused,
}

/// One row of a list of support dates.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SupportFileRow {
    /// The line of the file.
    #[ts(type = "number")]
    pub line: u64,
    /// As it would be kept.
    pub form: SupportForm,
    pub news: SupportNews,
    /// What stands in the book now.
    pub kept: Option<Day>,
    /// Why it is refused.
    pub refused: Vec<FieldRefusal>,
}

/// What a list of support dates would change.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SupportOutlook {
    pub rows: Vec<SupportFileRow>,
}

const LARGEST: u64 = 8 * 1024 * 1024;

/// What a file would change. Writes nothing.
pub fn read_support_file(tx: &Tx<'_>, SupportFile { path }: SupportFile) -> Result<SupportOutlook, Refusal> {
    let rows = read_support_table(&read_limited(Path::new(&path), LARGEST)?)?;
    let rows = rows.into_iter().map(|(line, form)| outlook(tx, line, form)).collect::<Result<_, _>>()?;
    Ok(SupportOutlook { rows })
}

fn outlook(tx: &Tx<'_>, line: u64, form: SupportForm) -> Result<SupportFileRow, Refusal> {
    let checked = match form.check(tx.today()) {
        Ok(checked) => checked,
        Err(refusal) => {
            return Ok(SupportFileRow { line, form, news: SupportNews::Refused, kept: None, refused: refusal.fields });
        }
    };
    let kept = refresh::support_of(tx, &checked.model.maker_key, &checked.model.name_key)?;
    let news = match &kept {
        None => SupportNews::New,
        Some(kept) if kept.ends_on == checked.ends_on => SupportNews::Unchanged,
        Some(_) => SupportNews::Changed,
    };
    let form = SupportForm {
        id: kept.as_ref().map(|kept| kept.id),
        version: kept.as_ref().map_or(0, |kept| kept.version),
        maker: checked.model.maker,
        model: checked.model.name,
        ends_on: checked.ends_on.to_string(),
        as_of: checked.as_of.to_string(),
        source: checked.source,
    };
    Ok(SupportFileRow { line, form, news, kept: kept.map(|kept| kept.ends_on), refused: Vec::new() })
}

/// Dates that were chosen from a list or from a service's proposals.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SupportDates {
    pub rows: Vec<SupportForm>,
}

/// What was taken over.
#[derive(Clone, Copy, Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SupportTaken {
    pub models: u32,
    /// Devices whose refresh date moved.
    pub moved: u32,
}

/// Keeps several dates of support and all refresh dates that follow from them, in one step. Refuses all of them when one is
/// refused, at its place in the list.
pub fn import_support(book: &Book, dates: SupportDates) -> Result<Done<SupportTaken>, Refusal> {
    if dates.rows.is_empty() {
        return Err(RefusalCode::NothingSelected.into());
    }
    book.transact("import-vendor-support", |tx| {
        let mut checked = Vec::new();
        let mut refused = Vec::new();
        for (at, form) in dates.rows.iter().enumerate() {
            match form.check(tx.today()) {
                Ok(support) => checked.push((form.version, support)),
                Err(refusal) => refused.extend(
                    refusal
                        .fields
                        .into_iter()
                        .map(|field| FieldRefusal { field: format!("rows.{at}.{}", field.field), ..field }),
                ),
            }
        }
        if !refused.is_empty() {
            return Err(Refusal { fields: refused, ..Refusal::new(RefusalCode::FieldsRefused) });
        }
        let mut taken = SupportTaken::default();
        let mut models = Vec::new();
        for (version, support) in &checked {
            refresh::save_support(tx, *version, support)?;
            models.extend(model_id(tx, &support.model)?);
            taken.models += 1;
        }
        models.sort_unstable();
        models.dedup();
        let policies = Policies::read(tx)?;
        for model in models {
            taken.moved += sweep_scope(tx, Scope::Model(model), &policies, |found| found, true)?.moved;
        }
        Ok(Change::new(taken).with("models", taken.models).with("moved", taken.moved))
    })
}
