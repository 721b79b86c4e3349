//! What a deployment as typed would mean: each line's category, refresh date, route and worth, and every field that is
//! refused. The same assessment answers while a person types and decides when they record.

use std::collections::HashMap;

use super::arrivals::currency_of;
use super::proposing::Proposing;
use super::store::known_serial;
use super::{LineKind, NewDeployment, NewLine, rules};
use crate::book::Tx;
use crate::catalogue::{self, Category, Known, ModelName};
use crate::customers::{self, Place};
use crate::foundation::ids::ModelId;
use crate::foundation::{
    Currency, Day, Fields, Grams, Money, Problem, Refusal, RefusalCode, SerialNumber, optional_line,
};
use crate::refresh::{self, Device, Policies, Refresh};
use crate::routing::Proposed;
use crate::value::{self, Declines};

/// The largest deployment that is recorded in one go.
pub(super) const MOST_LINES: usize = 5_000;

/// A deployment with everything that follows from it.
pub(super) struct Assessment {
    pub place: Option<Place>,
    pub deployed_on: Option<Day>,
    pub order_number: Option<String>,
    pub lines: Vec<AssessedLine>,
    pub fields: Fields,
}

/// A line as far as it could be understood; nothing where its field is refused or still empty.
pub(super) struct AssessedLine {
    pub kind: LineKind,
    pub serial: Option<SerialNumber>,
    pub part_number: String,
    pub model: Option<ModelName>,
    pub category: Option<Category>,
    pub weight: Option<Grams>,
    pub tag: Option<String>,
    /// What one cost; `Some(None)` when the person did not say.
    pub price: Option<Option<Money>>,
    pub currency: Option<Currency>,
    pub quantity: Option<u32>,
    /// The last day of the maker's warranty; `Some(None)` when the person did not say.
    pub warranty_until: Option<Option<Day>>,
    pub refresh: Option<Refresh>,
    pub route: Option<Proposed>,
    /// What one may be worth on the refresh date.
    pub worth_then: Option<Money>,
}

/// What is asked of the book again and again while the lines of one deployment are assessed.
struct Lookups {
    own_currency: Currency,
    models: HashMap<ModelName, Model>,
    policies: Policies,
    declines: Declines,
    routes: Proposing,
    /// Line on which each maker and serial stood first.
    seen: HashMap<(String, String), usize>,
}

/// What is known of a line's model.
#[derive(Clone, Copy)]
struct Model {
    known: Option<Known>,
    /// Nothing while the book has not met it.
    id: Option<ModelId>,
    support_until: Option<Day>,
}

pub(super) fn assess(tx: &Tx<'_>, form: &NewDeployment) -> Result<Assessment, Refusal> {
    let mut fields = Fields::default();
    let place = place(tx, form, &mut fields)?;
    let deployed_on = fields.take("deployedOn", rules::deployment_day(&form.deployed_on, tx.today()));
    let order_number = fields.take("orderNumber", optional_line(&form.order_number, 60));
    if form.lines.is_empty() {
        fields.refuse("lines", RefusalCode::NoEquipment);
    }
    if form.lines.len() > MOST_LINES {
        fields.refuse("lines", Problem::new(RefusalCode::OutOfRange).with("from", 1).with("to", MOST_LINES));
        return Ok(Assessment { place, deployed_on, order_number, lines: Vec::new(), fields });
    }
    let mut lookups = Lookups {
        own_currency: currency_of(tx, place.as_ref().map(|place| place.customer_id))?,
        models: HashMap::new(),
        policies: match &place {
            Some(place) => Policies::for_deployment(tx, place.customer_id)?,
            None => Policies::read(tx)?,
        },
        declines: Declines::read(tx)?,
        routes: Proposing::read(tx, place.as_ref())?,
        seen: HashMap::new(),
    };
    let lines = form.lines.iter().enumerate();
    let lines =
        lines.map(|(at, line)| assess_line(tx, (at, line), (place.as_ref(), deployed_on), &mut lookups, &mut fields));
    let lines = lines.collect::<Result<_, _>>()?;
    Ok(Assessment { place, deployed_on, order_number, lines, fields })
}

fn place(tx: &Tx<'_>, form: &NewDeployment, fields: &mut Fields) -> Result<Option<Place>, Refusal> {
    if form.customer_id.is_none() {
        fields.refuse("customerId", RefusalCode::Missing);
    }
    let Some(site) = form.site_id else {
        fields.refuse("siteId", RefusalCode::Missing);
        return Ok(None);
    };
    let place = customers::place(tx, site)?;
    if form.customer_id.is_some_and(|customer| customer != place.customer_id) {
        fields.refuse("siteId", RefusalCode::Missing);
        return Ok(None);
    }
    Ok(Some(place))
}

fn assess_line(
    tx: &Tx<'_>,
    (at, line): (usize, &NewLine),
    (place, deployed_on): (Option<&Place>, Option<Day>),
    lookups: &mut Lookups,
    fields: &mut Fields,
) -> Result<AssessedLine, Refusal> {
    let field = |name: &str| format!("lines.{at}.{name}");
    let model = fields.take(field("model"), model(line));
    let of_model = lookups.model(tx, model.as_ref())?;
    let known = of_model.and_then(|model| model.known);
    let category = fields.take(field("category"), category(line, known));
    let tag = fields.take(field("tag"), optional_line(&line.tag, 60));
    let (currency, price) = price(line, lookups.own_currency, &field, fields);
    let (serial, part_number, quantity) = match line.kind {
        LineKind::Device => (fields.take(field("serial"), SerialNumber::parse(&line.serial)), String::new(), Some(1)),
        LineKind::Supplies => {
            let part = fields.take(field("serial"), optional_line(&line.serial, 60)).unwrap_or_default();
            (None, part, fields.take(field("quantity"), rules::quantity(&line.quantity)))
        }
    };
    if let Some((model, serial)) = model.as_ref().zip(serial.as_ref())
        && let Some(problem) = lookups.clash(tx, at, model, serial)?
    {
        fields.refuse(field("serial"), problem);
    }
    let warranty_until = match line.kind {
        LineKind::Device => fields.take(field("warranty"), rules::warranty(&line.warranty, deployed_on)),
        LineKind::Supplies => Some(None),
    };
    let refresh = match (category, deployed_on) {
        (Some(_), Some(_)) if line.kind == LineKind::Supplies => Some(refresh::unscheduled()),
        (Some(category), Some(deployed_on)) => Some(lookups.policies.schedule(&Device {
            asset: None,
            customer: place.map(|place| place.customer_id),
            category,
            model: of_model.and_then(|model| model.id),
            deployed_on,
            warranty_until: warranty_until.flatten(),
            support_until: of_model.and_then(|model| model.support_until),
        })),
        _ => None,
    };
    let refresh_on = refresh.as_ref().and_then(|refresh| refresh.on);
    let worth_then = match (category, deployed_on, refresh_on, price.flatten()) {
        (Some(category), Some(day), Some(on), Some(price)) => {
            Some(value::worth(price, lookups.declines.of(category)?, day, on))
        }
        _ => None,
    };
    let weight = known.filter(|known| Some(known.category) == category).and_then(|known| known.weight);
    let route = category
        .zip(quantity.or(Some(1)))
        .map(|(category, quantity)| lookups.routes.propose(category, model.as_ref(), weight, quantity));
    Ok(AssessedLine {
        kind: line.kind,
        serial,
        part_number,
        model,
        category,
        weight,
        tag,
        price,
        currency,
        quantity,
        warranty_until,
        refresh,
        route,
        worth_then,
    })
}

fn model(line: &NewLine) -> Result<ModelName, Problem> {
    if line.maker.trim().is_empty() {
        ModelName::parse(&line.model)
    } else {
        ModelName::from_parts(&line.maker, &line.model)
    }
}

/// What the person chose, else what is known of the model.
fn category(line: &NewLine, known: Option<Known>) -> Result<Category, Problem> {
    match (line.category.trim(), known) {
        ("", Some(known)) => Ok(known.category),
        (chosen, _) => Category::parse(chosen),
    }
}

fn price(
    line: &NewLine,
    own: Currency,
    field: &dyn Fn(&str) -> String,
    fields: &mut Fields,
) -> (Option<Currency>, Option<Option<Money>>) {
    let currency = if line.currency.trim().is_empty() { Ok(own) } else { Currency::parse(&line.currency) };
    let Some(currency) = fields.take(field("currency"), currency) else { return (None, None) };
    if line.price.trim().is_empty() {
        return (Some(currency), Some(None));
    }
    (Some(currency), fields.take(field("price"), Money::parse(&line.price, currency)).map(Some))
}

impl Lookups {
    fn model(&mut self, tx: &Tx<'_>, name: Option<&ModelName>) -> Result<Option<Model>, Refusal> {
        let Some(name) = name else { return Ok(None) };
        if let Some(model) = self.models.get(name) {
            return Ok(Some(*model));
        }
        let model = Model {
            known: catalogue::known(tx, name)?,
            id: catalogue::model_id(tx, name)?,
            support_until: refresh::support_until(tx, &name.maker_key, &name.name_key)?,
        };
        self.models.insert(name.clone(), model);
        Ok(Some(model))
    }

    /// Why this maker's serial number cannot be recorded again: it stands on an earlier line, or in the book.
    fn clash(
        &mut self,
        tx: &Tx<'_>,
        at: usize,
        model: &ModelName,
        serial: &SerialNumber,
    ) -> Result<Option<Problem>, Refusal> {
        let identity = (model.maker_key.clone(), serial.key().to_owned());
        if let Some(first) = self.seen.get(&identity) {
            return Ok(Some(Problem::new(RefusalCode::SerialTwice).with("line", first + 1)));
        }
        self.seen.insert(identity, at);
        let known = known_serial(tx, &model.maker_key, serial.key())?;
        Ok(known.map(|known| {
            Problem::new(RefusalCode::SerialKnown)
                .with("customer", known.customer)
                .with("site", known.site)
                .with("since", known.deployed_on)
                .with("state", known.state.as_str())
        }))
    }
}
