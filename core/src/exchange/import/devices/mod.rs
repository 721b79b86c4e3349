//! What a row of a list of devices means for the book: a new device, a change of one that is there, nothing, or a refusal
//! with every reason at once. What many rows share, customers, sites and models, is asked of the book once.

mod changing;
mod reading;

use std::collections::HashMap;

use self::reading::SeenModel;
use super::places::{Places, SeenPlace};
use super::staging::{Detail, Judged, Novelties};
use super::texts::Texts;
use super::{FieldChange, ListField, Mapping, Verdict};
use crate::book::Tx;
use crate::catalogue::{self, Category, ModelName};
use crate::deployments::{KnownDevice, known_device};
use crate::foundation::{Currency, Day, FieldRefusal, Fields, Money, Refusal, RefusalCode, SerialNumber};

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
        Ok(match (place, device) {
            (Some(place), Some(device)) if refused.is_empty() => {
                Found::taken(Verdict::New, Vec::new(), new, Incoming { place, device, known: None })
            }
            _ => Found::refused(refused, new),
        })
    }
}

/// A verdict before the row is compared with others.
struct Found {
    verdict: Verdict,
    refused: Vec<FieldRefusal>,
    changes: Vec<FieldChange>,
    new: Novelties,
    incoming: Option<Incoming>,
}

impl Found {
    /// Of what the row would have entered, only what it asks is told.
    fn refused(refused: Vec<FieldRefusal>, new: Novelties) -> Self {
        let new = Novelties { asks: new.asks, ..Novelties::default() };
        Found { verdict: Verdict::Refused, refused, changes: Vec::new(), new, incoming: None }
    }

    fn unchanged() -> Self {
        let (refused, changes) = (Vec::new(), Vec::new());
        Found { verdict: Verdict::Unchanged, refused, changes, new: Novelties::default(), incoming: None }
    }

    fn taken(verdict: Verdict, changes: Vec<FieldChange>, new: Novelties, incoming: Incoming) -> Self {
        Found { verdict, refused: Vec::new(), changes, new, incoming: Some(incoming) }
    }

    fn finish(self, identity: Option<String>, odd: Fields) -> (Judged, Option<Incoming>) {
        let detail = Detail { refused: self.refused, odd: odd.into_inner(), changes: self.changes };
        (Judged { verdict: self.verdict, identity, new: self.new, detail }, self.incoming)
    }
}
