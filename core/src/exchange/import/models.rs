//! What a row of a list of models means for the book: a new model, months in service or a weight that it had otherwise,
//! nothing, or a refusal.

use super::cells;
use super::staging::{Detail, Judged, Novelties};
use super::texts::Texts;
use super::{DecimalMark, FieldChange, FieldMapping, ListField, Mapping, Verdict};
use crate::book::Tx;
use crate::catalogue::{self, Category, ModelName};
use crate::foundation::ids::ModelId;
use crate::foundation::{Fields, Grams, Months, Problem, Refusal, RefusalCode};
use crate::planning;
use crate::refresh::{Policies, Scope};

/// A row that would change the book, read completely.
pub(super) struct IncomingModel {
    name: ModelName,
    category: Category,
    months: Option<Months>,
    weight: Option<Grams>,
}

pub(super) struct Models<'j, 'c> {
    tx: &'j Tx<'c>,
    mapping: &'j Mapping,
    policies: Policies,
}

impl<'j, 'c> Models<'j, 'c> {
    pub fn new(tx: &'j Tx<'c>, mapping: &'j Mapping) -> Result<Self, Refusal> {
        Ok(Models { tx, mapping, policies: Policies::read(tx)? })
    }

    pub fn judge(&self, texts: &Texts<'_>) -> Result<(Judged, Option<IncomingModel>), Refusal> {
        let mut fields = Fields::default();
        let mut new = Novelties::default();
        let name = self.name(texts, &mut fields);
        let months = optional(texts.get(ListField::Months), cells::months, ListField::Months, &mut fields);
        let mark = self.of(ListField::Weight).decimals.unwrap_or(DecimalMark::Point);
        let weight =
            optional(texts.get(ListField::Weight), |text| kilograms(text, mark), ListField::Weight, &mut fields);
        let met = name.as_ref().map(|name| catalogue::met(self.tx, name)).transpose()?.flatten();
        let category = match &met {
            Some((_, known)) => Some(known.category),
            None => self.category(texts, name.as_ref(), &mut fields, &mut new)?,
        };
        let identity = name.as_ref().map(|name| format!("{} {}", name.maker_key, name.name_key));
        let refused = fields.into_inner();
        let (Some(name), Some(category), true) = (name, category, refused.is_empty()) else {
            let detail = Detail { refused, ..Detail::default() };
            return Ok((Judged { verdict: Verdict::Refused, identity, new, detail }, None));
        };
        let changes = match &met {
            Some((id, known)) => self.changes(*id, months, weight, known.weight),
            None => Vec::new(),
        };
        let verdict = match (&met, changes.is_empty()) {
            (None, _) => Verdict::New,
            (Some(_), false) => Verdict::Update,
            (Some(_), true) => Verdict::Unchanged,
        };
        new.model = met.is_none().then(|| identity.clone()).flatten();
        let incoming = (verdict != Verdict::Unchanged).then_some(IncomingModel { name, category, months, weight });
        Ok((Judged { verdict, identity, new, detail: Detail { changes, ..Detail::default() } }, incoming))
    }

    /// Enters or changes the model, with the refresh dates that follow.
    pub fn take(&self, incoming: &IncomingModel) -> Result<(), Refusal> {
        let id = catalogue::find_or_add(self.tx, &incoming.name, incoming.category)?;
        if let Some(weight) = incoming.weight {
            catalogue::set_weight(self.tx, id, weight)?;
        }
        match incoming.months {
            Some(months) if self.months(id) != Some(months) => planning::set_model_months(self.tx, id, months),
            _ => Ok(()),
        }
    }

    fn of(&self, field: ListField) -> FieldMapping {
        self.mapping.fields.get(&field).cloned().unwrap_or_default()
    }

    fn months(&self, id: ModelId) -> Option<Months> {
        self.policies.terms(Scope::Model(id)).and_then(|terms| terms.months)
    }

    fn changes(
        &self,
        id: ModelId,
        months: Option<Months>,
        weight: Option<Grams>,
        known: Option<Grams>,
    ) -> Vec<FieldChange> {
        let mut changes = Vec::new();
        let before = self.months(id);
        if months.is_some() && months != before {
            let text = |months: Option<Months>| months.map(|months| months.count().to_string()).unwrap_or_default();
            changes.push(FieldChange { field: ListField::Months, from: text(before), to: text(months) });
        }
        if weight.is_some() && weight != known {
            let text = |weight: Option<Grams>| weight.map(|weight| format!("{} g", weight.count())).unwrap_or_default();
            changes.push(FieldChange { field: ListField::Weight, from: text(known), to: text(weight) });
        }
        changes
    }

    fn name(&self, texts: &Texts<'_>, fields: &mut Fields) -> Option<ModelName> {
        let (maker, model) = (texts.get(ListField::Maker), texts.get(ListField::Model));
        if model.is_empty() {
            fields.refuse(ListField::Model.as_str(), RefusalCode::Missing);
            return None;
        }
        let name = if maker.is_empty() { ModelName::parse(model) } else { ModelName::from_parts(maker, model) };
        fields.take(ListField::Model.as_str(), name)
    }

    fn category(
        &self,
        texts: &Texts<'_>,
        name: Option<&ModelName>,
        fields: &mut Fields,
        new: &mut Novelties,
    ) -> Result<Option<Category>, Refusal> {
        let Some(name) = name else { return Ok(None) };
        let word = texts.get(ListField::Category);
        let asks = if word.is_empty() { name.full() } else { word.to_owned() };
        let answers = self.mapping.words.get(&ListField::Category);
        let answered = answers.and_then(|words| words.get(&asks)).and_then(|slug| Category::parse(slug).ok());
        let found = match answered.or_else(|| catalogue::category_named(word)) {
            Some(category) => Some(category),
            None => catalogue::known(self.tx, name)?.map(|known| known.category),
        };
        if found.is_none() {
            let problem = Problem::new(RefusalCode::UnknownCategory).with("category", word).with("model", name.full());
            fields.refuse(ListField::Category.as_str(), problem);
            new.asks = Some(asks);
        }
        Ok(found)
    }
}

fn optional<T>(
    text: &str,
    read: impl Fn(&str) -> Result<T, Problem>,
    field: ListField,
    fields: &mut Fields,
) -> Option<T> {
    if text.is_empty() { None } else { fields.take(field.as_str(), read(text)) }
}

/// `1.13`, `1,13 kg`
fn kilograms(text: &str, mark: DecimalMark) -> Result<Grams, Problem> {
    let text = text.to_ascii_lowercase();
    let number = text.strip_suffix("kg").unwrap_or(&text).trim();
    let number = if mark == DecimalMark::Comma { number.replace(',', ".") } else { number.to_owned() };
    let (whole, fraction) = number.split_once('.').unwrap_or((&number, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(fraction) || fraction.len() > 3 {
        return Err(RefusalCode::NotANumber.into());
    }
    let grams = format!("{whole}{fraction:0<3}").parse().map_err(|_| RefusalCode::TooLarge)?;
    Grams::new(grams)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weight_is_read_in_kilograms() {
        for (text, mark, expected) in [
            ("1.13", DecimalMark::Point, Ok(1130)),
            ("1,13 kg", DecimalMark::Comma, Ok(1130)),
            ("24", DecimalMark::Point, Ok(24_000)),
            ("1.1305", DecimalMark::Point, Err(RefusalCode::NotANumber)),
            ("heavy", DecimalMark::Point, Err(RefusalCode::NotANumber)),
        ] {
            let found = kilograms(text, mark).map(Grams::count).map_err(|problem| problem.code);
            assert_eq!(found, expected, "{text}");
        }
    }
}
