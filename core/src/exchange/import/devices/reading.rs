//! What the cells of a row say of a device, each by the way its column is written.

use super::super::columns::all_digits;
use super::super::texts::Texts;
use super::super::{DecimalMark, FieldMapping, ListField, cells};
use super::{Devices, Novelties};
use crate::catalogue::{self, Category, ModelName};
use crate::foundation::{
    Currency, Day, Fields, Money, Problem, Refusal, RefusalCode, SerialNumber, optional_line, optional_text,
};

/// What is known of a model that rows name.
#[derive(Clone)]
pub(super) struct SeenModel {
    pub name: Result<ModelName, Problem>,
    pub in_book: bool,
    /// As the book has it; stands whatever a list says.
    pub category: Option<Category>,
    /// As the bundled catalogue or the words of its name tell.
    pub guess: Option<Category>,
}

/// What could be read of a row.
#[derive(Default)]
pub(super) struct Read {
    pub deployed_on: Option<Day>,
    pub order_number: Option<String>,
    pub tag: Option<String>,
    pub note: Option<String>,
    pub price: Option<Money>,
    pub currency: Option<Currency>,
    pub warranty_until: Option<Day>,
    pub refresh_on: Option<Day>,
}

impl Devices<'_, '_> {
    fn of(&self, field: ListField) -> FieldMapping {
        self.mapping.fields.get(&field).cloned().unwrap_or_default()
    }

    /// What stands alone in a row, each by the way its column is written.
    pub(super) fn read(&self, texts: &Texts<'_>, own: Currency, deployed: Option<Day>, fields: &mut Fields) -> Read {
        let day = |field: ListField, fields: &mut Fields| match texts.get(field) {
            "" => None,
            text => fields.take(field.as_str(), cells::day(text, self.of(field).dates)),
        };
        let deployed_on = day(ListField::DeployedOn, fields);
        let deployed_on = match deployed_on.filter(|day| day.days_since(self.tx.today()) > 366) {
            Some(day) => {
                fields.refuse(ListField::DeployedOn.as_str(), Problem::new(RefusalCode::DayInFuture).with("day", day));
                None
            }
            None => deployed_on,
        };
        let warranty_until = match texts.get(ListField::Warranty) {
            "" => None,
            text => {
                let order = self.of(ListField::Warranty).dates;
                let until = cells::warranty(text, order, deployed_on.or(deployed));
                fields.take(ListField::Warranty.as_str(), until).flatten()
            }
        };
        let currency = match texts.get(ListField::Currency) {
            "" => Some(own),
            text => fields.take(ListField::Currency.as_str(), Currency::parse(text)),
        };
        let price = match (texts.get(ListField::Price), currency) {
            ("", _) | (_, None) => None,
            (text, Some(currency)) => {
                let mark = self.of(ListField::Price).decimals.unwrap_or(DecimalMark::Point);
                fields.take(ListField::Price.as_str(), cells::price(text, mark, currency))
            }
        };
        let line =
            |field: ListField, fields: &mut Fields| fields.take(field.as_str(), optional_line(texts.get(field), 60));
        Read {
            deployed_on,
            order_number: line(ListField::OrderNumber, fields),
            tag: line(ListField::Tag, fields),
            note: fields
                .take(ListField::Note.as_str(), optional_text(&texts.get(ListField::Note).replace('\r', "\n"), 2000)),
            price,
            currency,
            warranty_until,
            refresh_on: day(ListField::RefreshOn, fields),
        }
    }

    /// The book's own category of a model stands; else what the row says, else what is known of such models.
    pub(super) fn category(
        &self,
        texts: &Texts<'_>,
        model: Option<&SeenModel>,
        fields: &mut Fields,
        new: &mut Novelties,
    ) -> Option<Category> {
        if let Some(category) = model.and_then(|model| model.category) {
            return Some(category);
        }
        let word = texts.get(ListField::Category);
        let model_name = model.and_then(|model| model.name.as_ref().ok()).map(ModelName::full);
        let asks = if word.is_empty() { model_name.clone()? } else { word.to_owned() };
        let answers = self.mapping.words.get(&ListField::Category);
        let answered = answers.and_then(|words| words.get(&asks)).and_then(|slug| Category::parse(slug).ok());
        let named = || catalogue::category_named(word);
        let found = answered.or_else(named).or_else(|| model?.guess);
        if found.is_none() {
            let problem = Problem::new(RefusalCode::UnknownCategory).with("category", word);
            fields.refuse(ListField::Category.as_str(), problem.with("model", model_name.unwrap_or_default()));
            new.asks = Some(asks);
        }
        found
    }

    /// The model that a row names; nothing where it names none.
    pub(super) fn model(&mut self, texts: &Texts<'_>) -> Result<Option<SeenModel>, Refusal> {
        let (maker, model) = (texts.get(ListField::Maker), texts.get(ListField::Model));
        if model.is_empty() {
            return Ok(None);
        }
        self.key.clear();
        self.key.extend([maker, "\u{1f}", model]);
        if let Some(seen) = self.models.get(&self.key) {
            return Ok(Some(seen.clone()));
        }
        let name = if maker.is_empty() { ModelName::parse(model) } else { ModelName::from_parts(maker, model) };
        let met = name.as_ref().ok().map(|name| catalogue::met(self.tx, name)).transpose()?.flatten();
        let guess = match (&name, &met) {
            (Ok(name), None) => catalogue::known(self.tx, name)?.map(|known| known.category),
            _ => None,
        };
        let seen = SeenModel { name, in_book: met.is_some(), category: met.map(|(_, known)| known.category), guess };
        self.models.insert(self.key.clone(), seen.clone());
        Ok(Some(seen))
    }

    /// What is taken and looks odd all the same.
    pub(super) fn odd(&self, texts: &Texts<'_>, serial: Option<&SerialNumber>) -> Fields {
        let mut odd = Fields::default();
        let customer = texts.get(ListField::Customer);
        if customer.starts_with('?') || customer.contains("??") {
            odd.refuse(ListField::Customer.as_str(), Problem::new(RefusalCode::NameDamaged).with("text", customer));
        }
        if let Some(serial) = serial.map(SerialNumber::typed).filter(|serial| all_digits(serial))
            && !serial.starts_with('0')
            && self.zero_led.iter().any(|length| serial.len() < *length && serial.len() + 3 >= *length)
        {
            odd.refuse(ListField::Serial.as_str(), Problem::new(RefusalCode::SerialZerosLost).with("serial", serial));
        }
        odd
    }
}
