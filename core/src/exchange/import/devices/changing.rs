//! What a row says otherwise of a device that is in the book.

use super::super::places::SeenPlace;
use super::super::texts::Texts;
use super::super::{FieldChange, ListField, Verdict};
use super::reading::{Read, SeenModel};
use super::{DeviceForm, Devices, Found, Incoming, Novelties};
use crate::catalogue::{Category, ModelName};
use crate::deployments::{AssetState, KnownDevice};
use crate::foundation::{Day, Fields, Money, Problem, Refusal, RefusalCode, SerialNumber};

impl Devices<'_, '_> {
    /// What the row says otherwise. What it leaves empty stays.
    pub(super) fn change(
        &mut self,
        texts: &Texts<'_>,
        model: Option<SeenModel>,
        known: KnownDevice,
        mut fields: Fields,
    ) -> Result<Found, Refusal> {
        let place = self.places.of_known(texts, &known, &mut fields)?;
        let read = self.read(texts, known.currency, Some(known.deployed_on), &mut fields);
        let (mut new, mut changes) = (Novelties::default(), Changes::default());
        let (model, category) = match model.and_then(|model| other_than(&known, model)) {
            Some((name, seen)) => {
                let category = self.category(texts, Some(&seen), &mut fields, &mut new).unwrap_or(known.category);
                new.model = (!seen.in_book).then(|| format!("{} {}", name.maker_key, name.name_key));
                changes.note(ListField::Model, known.model.full(), name.full());
                (name, category)
            }
            None => (known.model.clone(), known.category),
        };
        if let Some(place) = &place {
            changes.place(place, &known);
            new.site = place.site_id.is_none().then(|| format!("{} {}", place.customer.named.key, place.site.key));
        }
        let device = wanted(texts, read, &known, (model, category))?;
        changes.compare(&device, &known);
        let changes = changes.0;
        if !changes.is_empty() && known.state != AssetState::InService {
            let problem = Problem::new(RefusalCode::DeviceNotInService).with("state", known.state.as_str());
            fields.refuse(ListField::Serial.as_str(), problem);
        }
        let refused = fields.into_inner();
        Ok(match place.filter(|_| refused.is_empty()) {
            None => Found::refused(refused, new),
            Some(_) if changes.is_empty() => Found::unchanged(),
            Some(place) => Found::taken(Verdict::Update, changes, new, Incoming { place, device, known: Some(known) }),
        })
    }
}

/// The model that a row names, if it is another one. One name can be parted into maker and model in two ways.
fn other_than(known: &KnownDevice, model: SeenModel) -> Option<(ModelName, SeenModel)> {
    let name = model.name.clone().ok()?;
    let other = name.name_key != known.model.name_key && name.full() != known.model.full();
    other.then_some((name, model))
}

/// How the device shall be.
fn wanted(
    texts: &Texts<'_>,
    read: Read,
    known: &KnownDevice,
    (model, category): (ModelName, Category),
) -> Result<DeviceForm, Refusal> {
    let said = |field, text: Option<String>, before: &str| {
        if texts.get(field).is_empty() { before.to_owned() } else { text.unwrap_or_default() }
    };
    let price = read.price.or(known.price);
    Ok(DeviceForm {
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
    })
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

    fn place(&mut self, place: &SeenPlace, known: &KnownDevice) {
        let stays = place.site_id == Some(known.site_id);
        let site = if stays { &known.site } else { &place.site.name };
        self.note(ListField::Site, known.site.clone(), site.clone());
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
