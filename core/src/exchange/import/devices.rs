//! What a row of a list of devices means for the book: a new device, a change of one that is there, nothing, or a refusal
//! with every reason at once. What many rows share, customers, sites and models, is asked of the book once.

use std::collections::HashMap;

use super::cells;
use super::places::{Places, SeenPlace};
use super::staging::{Detail, Judged, Novelties};
use super::texts::Texts;
use super::{FieldChange, FieldMapping, ListField, Mapping, Verdict};
use crate::book::Tx;
use crate::catalogue::{self, Category, ModelName};
use crate::deployments::{AssetState, KnownDevice, known_device};
use crate::foundation::{
    Currency, Day, Fields, Money, Problem, Refusal, RefusalCode, SerialNumber, optional_line, optional_text,
};

/// A row that would change the book, read completely.
pub(super) struct Incoming {
    pub place: SeenPlace,
    /// How the device shall be.
    pub device: DeviceForm,
    /// The device in the book that it changes.
    pub known: Option<KnownDevice>,
}

pub(super) struct DeviceForm {
    pub deployed_on: Day,
    pub order_number: String,
    pub model: ModelName,
    pub category: Category,
    pub serial: SerialNumber,
    pub tag: String,
    pub note: String,
    pub price: Option<Money>,
    pub currency: Currency,
    pub warranty_until: Option<Day>,
    pub refresh_on: Option<Day>,
}

/// Reads rows one after another.
pub(super) struct Devices<'j, 'c> {
    tx: &'j Tx<'c>,
    mapping: &'j Mapping,
    pub places: Places<'j, 'c>,
    models: HashMap<String, SeenModel>,
    /// Lengths of serial numbers that begin with zero in this list.
    zero_led: Vec<usize>,
    key: String,
}

/// What is known of a model that rows name.
#[derive(Clone)]
struct SeenModel {
    name: Result<ModelName, Problem>,
    in_book: bool,
    /// As the book has it; stands whatever a list says.
    category: Option<Category>,
    /// As the bundled catalogue or the words of its name tell.
    guess: Option<Category>,
}

/// What could be read of a row.
#[derive(Default)]
struct Read {
    deployed_on: Option<Day>,
    order_number: Option<String>,
    tag: Option<String>,
    note: Option<String>,
    price: Option<Money>,
    currency: Option<Currency>,
    warranty_until: Option<Day>,
    refresh_on: Option<Day>,
}

impl<'j, 'c> Devices<'j, 'c> {
    pub fn new(tx: &'j Tx<'c>, mapping: &'j Mapping, zero_led: Vec<usize>) -> Self {
        Devices { tx, mapping, places: Places::new(tx, mapping), models: HashMap::new(), zero_led, key: String::new() }
    }

    /// Judges a row; answers also what is to be done where something is.
    pub fn judge(&mut self, texts: &Texts<'_>) -> Result<(Judged, Option<Incoming>), Refusal> {
        let mut fields = Fields::default();
        let serial = fields.take(ListField::Serial.as_str(), SerialNumber::parse(texts.get(ListField::Serial)));
        let model = self.model(texts)?;
        let maker = match &model {
            Some(SeenModel { name: Ok(name), .. }) => Ok(name.maker_key.clone()),
            Some(SeenModel { name: Err(problem), .. }) => Err(problem.clone()),
            None => catalogue::maker_named(texts.get(ListField::Maker)).map(|(_, key)| key),
        };
        let maker = match maker {
            Ok(maker) => Some(maker),
            Err(problem) => {
                let of_maker = problem.code == RefusalCode::Missing && !problem.params.contains_key("part");
                fields.refuse(if of_maker { ListField::Maker } else { ListField::Model }.as_str(), problem);
                None
            }
        };
        let known = match (&maker, &serial) {
            (Some(maker), Some(serial)) => known_device(self.tx, maker, serial.key())?,
            _ => None,
        };
        let identity = maker.zip(serial.as_ref()).map(|(maker, serial)| format!("{maker} {}", serial.key()));
        let odd = self.odd(texts, serial.as_ref());
        let judged = match known {
            Some(known) => self.change(texts, model, known, fields)?,
            None => self.arrive(texts, model, serial, fields)?,
        };
        Ok(judged.finish(identity, odd))
    }

    fn of(&self, field: ListField) -> FieldMapping {
        self.mapping.fields.get(&field).cloned().unwrap_or_default()
    }

    /// A device that the book does not have.
    fn arrive(
        &mut self,
        texts: &Texts<'_>,
        model: Option<SeenModel>,
        serial: Option<SerialNumber>,
        mut fields: Fields,
    ) -> Result<Found, Refusal> {
        let place = self.places.find(texts, &mut fields)?;
        let own = place.as_ref().map_or_else(Currency::us_dollar, |place| place.customer.currency);
        let read = self.read(texts, own, None, &mut fields);
        if texts.get(ListField::DeployedOn).is_empty() {
            fields.refuse(ListField::DeployedOn.as_str(), RefusalCode::Missing);
        }
        let mut new = Novelties::default();
        let category = self.category(texts, model.as_ref(), &mut fields, &mut new);
        let model = match model {
            Some(SeenModel { name: Ok(name), in_book, .. }) => {
                new.model = (!in_book).then(|| format!("{} {}", name.maker_key, name.name_key));
                Some(name)
            }
            Some(_) => None,
            None => {
                fields.refuse(ListField::Model.as_str(), RefusalCode::Missing);
                None
            }
        };
        let device = (|| {
            Some(DeviceForm {
                deployed_on: read.deployed_on?,
                order_number: read.order_number?,
                model: model?,
                category: category?,
                serial: serial?,
                tag: read.tag?,
                note: read.note?,
                price: read.price,
                currency: read.currency?,
                warranty_until: read.warranty_until,
                refresh_on: read.refresh_on,
            })
        })();
        if let Some(place) = &place {
            new.customer = place.customer.id.is_none().then(|| place.customer.named.key.clone());
            new.site = place.site_id.is_none().then(|| format!("{} {}", place.customer.named.key, place.site.key));
        }
        let refused = fields.into_inner();
        match (place, device) {
            (Some(place), Some(device)) if refused.is_empty() => Ok(Found {
                verdict: Verdict::New,
                refused,
                changes: Vec::new(),
                new,
                incoming: Some(Incoming { place, device, known: None }),
            }),
            _ => Ok(Found {
                verdict: Verdict::Refused,
                refused,
                changes: Vec::new(),
                new: Novelties { asks: new.asks, ..Novelties::default() },
                incoming: None,
            }),
        }
    }

    /// A device that is in the book: what the row says otherwise. What it leaves empty stays.
    fn change(
        &mut self,
        texts: &Texts<'_>,
        model: Option<SeenModel>,
        known: KnownDevice,
        mut fields: Fields,
    ) -> Result<Found, Refusal> {
        let place = self.places.of_known(texts, &known, &mut fields)?;
        let read = self.read(texts, known.currency, Some(known.deployed_on), &mut fields);
        let mut new = Novelties::default();
        let mut changes = Changes::default();
        let other_model = model.and_then(|model| {
            let name = model.name.clone().ok()?;
            // One name can be parted into maker and model in two ways.
            let other = name.name_key != known.model.name_key && name.full() != known.model.full();
            other.then_some((name, model))
        });
        let (model, category) = match other_model {
            Some((name, seen)) => {
                let category = self.category(texts, Some(&seen), &mut fields, &mut new).unwrap_or(known.category);
                new.model = (!seen.in_book).then(|| format!("{} {}", name.maker_key, name.name_key));
                changes.note(ListField::Model, known.model.full(), name.full());
                (name, category)
            }
            None => (known.model.clone(), known.category),
        };
        if let Some(place) = &place {
            changes.note(
                ListField::Site,
                known.site.clone(),
                if place.site_id == Some(known.site_id) { known.site.clone() } else { place.site.name.clone() },
            );
            new.site = place.site_id.is_none().then(|| format!("{} {}", place.customer.named.key, place.site.key));
        }
        let said = |field, text: Option<String>, before: &str| {
            if texts.get(field).is_empty() { before.to_owned() } else { text.unwrap_or_default() }
        };
        let price = read.price.or(known.price);
        let device = DeviceForm {
            deployed_on: read.deployed_on.unwrap_or(known.deployed_on),
            order_number: said(ListField::OrderNumber, read.order_number, &known.order_number),
            model,
            category,
            serial: SerialNumber::parse(texts.get(ListField::Serial))?,
            tag: said(ListField::Tag, read.tag, &known.tag),
            note: said(ListField::Note, read.note, &known.note),
            currency: price.map_or(known.currency, |price| price.currency),
            price,
            warranty_until: read.warranty_until.or(known.warranty_until),
            // The day it has anyway is no wish: a device that follows a policy goes on following it.
            refresh_on: read.refresh_on.filter(|day| known.refresh_on != Some(*day)),
        };
        changes.compare(&device, &known);
        let changes = changes.0;
        if !changes.is_empty() && known.state != AssetState::InService {
            fields.refuse(
                ListField::Serial.as_str(),
                Problem::new(RefusalCode::DeviceNotInService).with("state", known.state.as_str()),
            );
        }
        let refused = fields.into_inner();
        let Some(place) = place.filter(|_| refused.is_empty()) else {
            return Ok(Found {
                verdict: Verdict::Refused,
                refused,
                changes: Vec::new(),
                new: Novelties { asks: new.asks, ..Novelties::default() },
                incoming: None,
            });
        };
        if changes.is_empty() {
            return Ok(Found {
                verdict: Verdict::Unchanged,
                refused,
                changes,
                new: Novelties::default(),
                incoming: None,
            });
        }
        Ok(Found {
            verdict: Verdict::Update,
            refused,
            changes,
            new,
            incoming: Some(Incoming { place, device, known: Some(known) }),
        })
    }

    /// What stands alone in a row, each by the way its column is written.
    fn read(&self, texts: &Texts<'_>, own: Currency, deployed: Option<Day>, fields: &mut Fields) -> Read {
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
                let mark = self.of(ListField::Price).decimals.unwrap_or(super::DecimalMark::Point);
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
    fn category(
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
    fn model(&mut self, texts: &Texts<'_>) -> Result<Option<SeenModel>, Refusal> {
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
    fn odd(&self, texts: &Texts<'_>, serial: Option<&SerialNumber>) -> Fields {
        let mut odd = Fields::default();
        let customer = texts.get(ListField::Customer);
        if customer.starts_with('?') || customer.contains("??") {
            odd.refuse(ListField::Customer.as_str(), Problem::new(RefusalCode::NameDamaged).with("text", customer));
        }
        if let Some(serial) = serial.map(SerialNumber::typed).filter(|serial| super::columns::all_digits(serial))
            && !serial.starts_with('0')
            && self.zero_led.iter().any(|length| serial.len() < *length && serial.len() + 3 >= *length)
        {
            odd.refuse(ListField::Serial.as_str(), Problem::new(RefusalCode::SerialZerosLost).with("serial", serial));
        }
        odd
    }
}

/// A verdict before the row is compared with others.
struct Found {
    verdict: Verdict,
    refused: Vec<crate::foundation::FieldRefusal>,
    changes: Vec<FieldChange>,
    new: Novelties,
    incoming: Option<Incoming>,
}

impl Found {
    fn finish(self, identity: Option<String>, odd: Fields) -> (Judged, Option<Incoming>) {
        let detail = Detail { refused: self.refused, odd: odd.into_inner(), changes: self.changes };
        (Judged { verdict: self.verdict, identity, new: self.new, detail }, self.incoming)
    }
}

/// What a row changes, in the words of the book.
#[derive(Default)]
struct Changes(Vec<FieldChange>);

impl Changes {
    fn note(&mut self, field: ListField, from: String, to: String) {
        if from != to {
            self.0.push(FieldChange { field, from, to });
        }
    }

    fn compare(&mut self, device: &DeviceForm, known: &KnownDevice) {
        let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        let money = |money: Option<Money>| money.map(|money| money.to_string()).unwrap_or_default();
        self.note(ListField::Tag, known.tag.clone(), device.tag.clone());
        self.note(ListField::DeployedOn, day(Some(known.deployed_on)), day(Some(device.deployed_on)));
        self.note(ListField::Warranty, day(known.warranty_until), day(device.warranty_until));
        self.note(ListField::Price, money(known.price), money(device.price));
        self.note(ListField::OrderNumber, known.order_number.clone(), device.order_number.clone());
        self.note(ListField::Note, known.note.clone(), device.note.clone());
        if device.refresh_on.is_some() {
            self.note(ListField::RefreshOn, day(known.refresh_on), day(device.refresh_on));
        }
    }
}
