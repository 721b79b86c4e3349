//! What an import would do, before it does it.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::read::{LARGEST, Order, OrderLine, read};
use crate::book::{Tx, read_limited};
use crate::catalogue::{self, Category, DataBearing, ModelName};
use crate::customers::{self, Named};
use crate::deployments::{self, LineKind, NewLine};
use crate::foundation::ids::CustomerId;
use crate::foundation::{
    Currency, Day, Money, Problem, Refusal, RefusalCode, SerialNumber, optional_line, required_line,
};

/// A file of orders, and what the person chose for models that the catalogue does not know.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OrdersFile {
    pub path: String,
    /// Category by model, as the preview named it.
    pub categories: BTreeMap<String, String>,
}

#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OrderCustomer {
    /// As the file names it.
    pub name: String,
    /// The customer of the book that it is, if there is one.
    pub known_as: Option<String>,
    pub orders: u32,
    pub devices: u32,
}

/// A line that will not be imported, with the reason; its order stays out whole.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OrderProblem {
    pub order: String,
    pub customer: String,
    pub what: String,
    pub refusal: Refusal,
}

/// A model whose category somebody must choose.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UnknownModel {
    pub model: String,
    pub devices: u32,
}

#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OrdersPreview {
    /// Orders of which something is new.
    pub orders: u32,
    /// Orders that are already in the book.
    pub known_orders: u32,
    pub devices: u32,
    pub supplies: u32,
    pub customers: Vec<OrderCustomer>,
    pub unknown_models: Vec<UnknownModel>,
    pub problems: Vec<OrderProblem>,
}

/// What is new of one order.
pub(super) struct NewOrder<'o> {
    pub order: &'o Order,
    pub customer: Named,
    pub known: Option<CustomerId>,
    pub lines: Vec<NewLine>,
}

/// What a file of orders means for the book.
#[derive(Default)]
pub(super) struct Outlook<'o> {
    pub new: Vec<NewOrder<'o>>,
    pub known_orders: u32,
    pub unknown_models: BTreeMap<String, u32>,
    pub problems: Vec<OrderProblem>,
}

pub(super) fn read_file(path: &str) -> Result<Vec<Order>, Refusal> {
    read(&read_limited(Path::new(path), LARGEST)?)
}

/// What importing this file would do. Writes nothing.
pub fn read_orders(tx: &Tx<'_>, file: OrdersFile) -> Result<OrdersPreview, Refusal> {
    let orders = read_file(&file.path)?;
    let outlook = outlook(tx, &orders, &file.categories)?;
    let mut customers: BTreeMap<String, OrderCustomer> = BTreeMap::new();
    let (mut devices, mut supplies) = (0, 0);
    for new in &outlook.new {
        let new_devices = new.lines.iter().filter(|line| line.kind == LineKind::Device).count();
        let new_devices = u32::try_from(new_devices).unwrap_or(u32::MAX);
        devices += new_devices;
        supplies =
            new.lines.iter().filter_map(|line| line.quantity.parse::<u32>().ok()).fold(supplies, u32::saturating_add);
        let known_as = new.known.map(|known| customers::with_name(tx, known)).transpose()?;
        let name = new.customer.name.clone();
        let row = customers.entry(new.customer.key.clone());
        let row = row.or_insert(OrderCustomer { name, known_as, orders: 0, devices: 0 });
        row.orders += 1;
        row.devices += new_devices;
    }
    let unknown_models = outlook.unknown_models.into_iter().map(|(model, devices)| UnknownModel { model, devices });
    Ok(OrdersPreview {
        orders: u32::try_from(outlook.new.len()).unwrap_or(u32::MAX),
        known_orders: outlook.known_orders,
        devices,
        supplies,
        customers: customers.into_values().collect(),
        unknown_models: unknown_models.collect(),
        problems: outlook.problems,
    })
}

/// Sorts a file's orders into what is new, what the book already has, and what cannot be taken.
pub(super) fn outlook<'o>(
    tx: &Tx<'_>,
    orders: &'o [Order],
    categories: &BTreeMap<String, String>,
) -> Result<Outlook<'o>, Refusal> {
    let mut outlook = Outlook::default();
    let mut known_categories = HashMap::new();
    let mut seen = HashSet::new();
    for order in orders {
        let customer = match Named::parse(&order.customer) {
            Ok(customer) => customer,
            Err(problem) => {
                outlook.problem(order, &order.customer, problem);
                continue;
            }
        };
        let known = customers::by_key(tx, &customer.key)?.map(|(id, _)| id);
        let known_order = match known {
            Some(known) => deployments::has_order(tx, known, &order.number)?,
            None => false,
        };
        let problems = outlook.problems.len();
        let mut lines = Vec::new();
        for line in &order.lines {
            let reading = Reading { tx, order, known_order, categories, customer: &customer };
            reading.line(line, &mut outlook, &mut known_categories, &mut seen, &mut lines)?;
        }
        if outlook.problems.len() > problems {
            continue;
        }
        if lines.is_empty() {
            outlook.known_orders += 1;
        } else {
            outlook.new.push(NewOrder { order, customer, known, lines });
        }
    }
    Ok(outlook)
}

impl Outlook<'_> {
    fn problem(&mut self, order: &Order, what: &str, problem: Problem) {
        self.problems.push(OrderProblem {
            order: order.number.clone(),
            customer: order.customer.clone(),
            what: what.to_owned(),
            refusal: problem.into(),
        });
    }
}

/// One order while it is read.
struct Reading<'r, 'c> {
    tx: &'r Tx<'c>,
    order: &'r Order,
    known_order: bool,
    categories: &'r BTreeMap<String, String>,
    customer: &'r Named,
}

impl Reading<'_, '_> {
    fn line(
        &self,
        line: &OrderLine,
        outlook: &mut Outlook<'_>,
        known_categories: &mut HashMap<String, Option<Category>>,
        seen: &mut HashSet<(String, String)>,
        lines: &mut Vec<NewLine>,
    ) -> Result<(), Refusal> {
        let model = match ModelName::from_parts(&line.maker, &line.description) {
            Ok(model) => model,
            Err(problem) => {
                outlook.problem(self.order, &line.description, problem);
                return Ok(());
            }
        };
        let full = model.full();
        let category = match known_categories.get(&full) {
            Some(category) => *category,
            None => {
                let category = self.category(&full, &model)?;
                known_categories.insert(full.clone(), category);
                category
            }
        };
        let Some(category) = category else {
            let count = outlook.unknown_models.entry(full).or_default();
            *count = count.saturating_add(u32::try_from(line.quantity).unwrap_or(u32::MAX));
            return Ok(());
        };
        let new_line = |kind, serial: &str, quantity: String| NewLine {
            kind,
            serial: serial.to_owned(),
            maker: line.maker.clone(),
            model: line.description.clone(),
            category: category.slug().to_owned(),
            tag: String::new(),
            price: line.price.clone(),
            warranty: String::new(),
            currency: line.currency.clone(),
            quantity,
        };
        if let Err(problem) = self.readable(line) {
            outlook.problem(self.order, &line.description, problem);
            return Ok(());
        }
        if line.serials.is_empty() && category.facts().data_bearing != DataBearing::Yes {
            let known = self.known_order && deployments::has_supplies(self.tx, &self.order.number, &line.part_number)?;
            if !known && line.quantity > 0 {
                lines.push(new_line(LineKind::Supplies, &line.part_number, line.quantity.to_string()));
            }
            return Ok(());
        }
        if line.serials.len() as u64 != line.quantity {
            let missing = Problem::new(RefusalCode::SerialsMissing).with("quantity", line.quantity);
            outlook.problem(self.order, &line.description, missing.with("serials", line.serials.len()));
            return Ok(());
        }
        for serial in &line.serials {
            match self.device(&model, serial, seen)? {
                Ok(true) => lines.push(new_line(LineKind::Device, serial, String::new())),
                Ok(false) => {}
                Err(problem) => outlook.problem(self.order, serial, problem),
            }
        }
        Ok(())
    }

    /// What a deployment would refuse later, told before anything is imported.
    fn readable(&self, line: &OrderLine) -> Result<(), Problem> {
        Day::parse(self.order.deployed_on())?;
        required_line(&self.order.number, 60)?;
        optional_line(&line.part_number, 60)?;
        if line.price.is_empty() {
            return Ok(());
        }
        let own = line.currency.trim().is_empty();
        let currency = if own { Currency::us_dollar() } else { Currency::parse(&line.currency)? };
        Money::parse(&line.price, currency).map(drop)
    }

    fn category(&self, full: &str, model: &ModelName) -> Result<Option<Category>, Refusal> {
        if let Some(chosen) = self.categories.get(full) {
            return Category::parse(chosen).map(Some).map_err(Refusal::from);
        }
        Ok(catalogue::known(self.tx, model)?.map(|known| known.category))
    }

    /// Whether a serial number is new; a problem when it stands elsewhere.
    fn device(
        &self,
        model: &ModelName,
        serial: &str,
        seen: &mut HashSet<(String, String)>,
    ) -> Result<Result<bool, Problem>, Refusal> {
        let parsed = match SerialNumber::parse(serial) {
            Ok(parsed) => parsed,
            Err(problem) => return Ok(Err(problem)),
        };
        if !seen.insert((model.maker_key.clone(), parsed.key().to_owned())) {
            return Ok(Err(Problem::new(RefusalCode::SerialTwice).with("line", &self.order.number)));
        }
        let Some(known) = deployments::known_serial(self.tx, &model.maker_key, parsed.key())? else {
            return Ok(Ok(true));
        };
        if crate::foundation::search_key(&known.customer) == self.customer.key {
            return Ok(Ok(false));
        }
        Ok(Err(Problem::new(RefusalCode::SerialKnown)
            .with("customer", known.customer)
            .with("site", known.site)
            .with("since", known.deployed_on)
            .with("state", known.state.as_str())))
    }
}
