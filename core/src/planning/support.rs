//! Dates of support from lists and from the service that is asked for them, taken into the book with what follows.

use std::collections::HashMap;
use std::path::Path;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::effect::sweep_scope;
use crate::book::{Book, Change, Done, Tx, read_limited};
use crate::catalogue::{ModelName, model_id};
use crate::foundation::{Day, FieldRefusal, Moment, Problem, Refusal, RefusalCode, Watch};
use crate::online::{Limits, Online, base_address};
use crate::refresh::{
    self, ENDOFLIFE_DEVICES, Policies, ProductAnswer, ProductList, Scope, SupportForm, SupportProposal, endoflife_path,
    read_support_table, support_proposals, support_service, wanted_products,
};

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

/// What a file would change. Writes nothing. Of a model that is listed twice the first row holds.
pub fn read_support_file(tx: &Tx<'_>, SupportFile { path }: SupportFile) -> Result<SupportOutlook, Refusal> {
    let rows = read_support_table(&read_limited(Path::new(&path), LARGEST)?)?;
    let mut lines = FirstLines::default();
    let row = |(line, form): (u64, SupportForm)| {
        let row = outlook(tx, line, form)?;
        let twice = match row.form.check(tx.today()) {
            Ok(checked) => lines.clash(&checked.model, line),
            Err(_) => None,
        };
        Ok(match twice {
            Some(problem) => {
                let refused = Refusal::field("model", problem).fields;
                SupportFileRow { news: SupportNews::Refused, refused, ..row }
            }
            None => row,
        })
    };
    let rows = rows.into_iter().map(row).collect::<Result<_, Refusal>>()?;
    Ok(SupportOutlook { rows })
}

/// On which line of a list each model stood first, by the keys of maker and model.
#[derive(Default)]
struct FirstLines(HashMap<(String, String), u64>);

impl FirstLines {
    /// Why a model cannot stand on this line: it stands on an earlier one.
    fn clash(&mut self, model: &ModelName, line: u64) -> Option<Problem> {
        let first = *self.0.entry((model.maker_key.clone(), model.name_key.clone())).or_insert(line);
        (first != line).then(|| Problem::new(RefusalCode::SerialTwice).with("line", first))
    }
}

fn outlook(tx: &Tx<'_>, line: u64, form: SupportForm) -> Result<SupportFileRow, Refusal> {
    let checked = match form.check(tx.today()) {
        Ok(checked) => checked,
        Err(refusal) => {
            let mut refused = refusal.fields;
            // A person writes dates in the window's way, a file in one that every program reads alike.
            for field in refused.iter_mut().filter(|field| field.code == RefusalCode::NotADay) {
                field.code = RefusalCode::NotADayInAFile;
            }
            return Ok(SupportFileRow { line, form, news: SupportNews::Refused, kept: None, refused });
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
        let mut lines = FirstLines::default();
        for (at, form) in dates.rows.iter().enumerate() {
            let found = form.check(tx.today()).and_then(|support| match lines.clash(&support.model, at as u64 + 1) {
                Some(problem) => Err(Refusal::field("model", problem)),
                None => Ok(support),
            });
            match found {
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

/// What a service says of the models in the book.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LookedUp {
    /// Models it names a date for, to be taken over or not.
    pub rows: Vec<SupportFileRow>,
    /// How many lists of products were asked for.
    pub asked: u32,
    /// How many of them could not be read.
    pub unread: u32,
    /// The service did not answer: this is what it said on that day, and why it does not answer now.
    pub old: Option<OldAnswer>,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OldAnswer {
    pub day: Day,
    pub refusal: Refusal,
}

/// Asks the service for the dates of the models in the book. Only names of products leave the machine. Changes nothing: what
/// is proposed is taken over by `import_support`.
pub fn look_up_support(book: &Book, (): (), watch: &dyn Watch) -> Result<Done<LookedUp>, Refusal> {
    let (address, models, now) = book.read(|tx| {
        let models = tx.all("SELECT maker, name FROM model ORDER BY maker_key, name_key", &[], |row| {
            Ok(ModelName::from_parts(row.text("maker")?, row.text("name")?)?)
        })?;
        Ok((support_service(tx, ())?.address, models, tx.now()))
    })?;
    let base = base_address(&address).map_err(Refusal::from)?;
    let mut service = Service { online: Online::new(base, &book.cache(), Limits::default())?, now, old: None };
    let products = service.ask::<ProductList>(ENDOFLIFE_DEVICES)?.result;
    let wanted = wanted_products(&models, &products);
    let mut proposals: Vec<SupportProposal> = Vec::new();
    let mut unread = 0;
    let mut last_unread = None;
    for (done, slug) in (0..).zip(&wanted) {
        watch.progress(done, wanted.len() as u64);
        if watch.cancelled() {
            return Err(RefusalCode::Cancelled.into());
        }
        match service.ask::<ProductAnswer>(&endoflife_path(slug)) {
            Ok(answer) => proposals.extend(support_proposals(&models, &answer.result)),
            // One list that cannot be read does not take the others away.
            Err(refusal) if refusal.code == RefusalCode::OnlineNotUnderstood => {
                unread += 1;
                last_unread = Some(refusal);
            }
            Err(refusal) => return Err(refusal),
        }
    }
    if let Some(refusal) = last_unread.filter(|_| unread as usize == wanted.len()) {
        return Err(refusal);
    }
    // A model that two products name is nobody's: the person decides by hand.
    let named = |one: &SupportProposal| proposals.iter().filter(|other| same_model(other, one)).count();
    let alone = proposals.iter().filter(|one| named(one) == 1);
    let today = now.day();
    let rows = book.read(|tx| {
        let row = |(at, proposal): (u64, &SupportProposal)| outlook(tx, at, form(proposal, today));
        (1..).zip(alone).map(row).collect::<Result<Vec<_>, _>>()
    })?;
    let asked = u32::try_from(wanted.len()).unwrap_or(u32::MAX);
    Ok(Done { value: LookedUp { rows, asked, unread, old: service.old }, changed: Vec::new() })
}

fn same_model(one: &SupportProposal, other: &SupportProposal) -> bool {
    one.maker == other.maker && one.model == other.model
}

fn form(proposal: &SupportProposal, today: Day) -> SupportForm {
    SupportForm {
        id: None,
        version: 0,
        maker: proposal.maker.clone(),
        model: proposal.model.clone(),
        ends_on: proposal.support_ends_on.to_string(),
        as_of: today.to_string(),
        source: proposal.page.clone(),
    }
}

/// A service that is asked several questions in a row; remembers the oldest of its kept answers.
struct Service {
    online: Online,
    now: Moment,
    old: Option<OldAnswer>,
}

impl Service {
    fn ask<T: serde::de::DeserializeOwned>(&mut self, path: &str) -> Result<T, Refusal> {
        let answer = self.online.get::<T>(path, self.now)?;
        if let Some(refusal) = answer.old {
            let day = answer.fetched.day();
            if self.old.as_ref().is_none_or(|old| day < old.day) {
                self.old = Some(OldAnswer { day, refusal });
            }
        }
        Ok(answer.value)
    }
}
