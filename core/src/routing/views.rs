//! What the screens of routing read: the table, a trial of it, what a customer requires.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::actions::{TableForm, check_table};
use super::{HoldKind, Register, Requirement, Route, Rule, Subject, bundled, route, store};
use crate::book::Tx;
use crate::catalogue::{Category, maker_named};
use crate::customers;
use crate::foundation::ids::CustomerId;
use crate::foundation::{Area, Day, Fields, Grams, Problem, Refusal, RefusalCode};
use crate::recyclers::Standard;

/// The rules, in their order.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoutingTable {
    /// 0 while it is the bundled one.
    pub version: u32,
    pub rules: Vec<Rule>,
    pub fresh_days: u16,
    /// The owner changed it, and can go back to the bundled one.
    pub differs: bool,
}

/// The routing table as it holds.
pub fn show_table(tx: &Tx<'_>, (): ()) -> Result<RoutingTable, Refusal> {
    let (version, table) = store::table(tx)?;
    let differs = table != bundled();
    Ok(RoutingTable { version, rules: table.rules, fresh_days: table.fresh_days, differs })
}

/// “What would happen to a 22 kg server in Ohio on 1 July?”
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TryOut {
    pub category: String,
    /// May be empty.
    pub maker: String,
    /// Kilograms of one; empty: as the category usually weighs.
    pub weight: String,
    /// Empty: one.
    pub quantity: String,
    /// A country or state; may be empty.
    pub area: String,
    pub on: String,
    pub customer_id: Option<CustomerId>,
    pub holds: Vec<HoldKind>,
    /// A table that is not kept yet; nothing: the one that holds.
    pub table: Option<TableForm>,
}

/// Where something would go. Writes nothing.
pub fn try_out(tx: &Tx<'_>, asked: TryOut) -> Result<Route, Refusal> {
    let mut register: Register = store::read(tx)?;
    if let Some(form) = &asked.table {
        register.table = check_table(form)?;
    }
    let mut fields = Fields::default();
    let category = fields.take("category", Category::parse(&asked.category));
    let maker_key = fields.take("maker", maker_key(&asked.maker));
    let weight = fields.take("weight", Grams::parse_kilograms(&asked.weight));
    let quantity = fields.take("quantity", quantity(&asked.quantity));
    let area = fields.take("area", area(&asked.area));
    let on = fields.take("on", Day::parse(&asked.on));
    let requirement = match asked.customer_id {
        Some(customer) => {
            customers::with_name(tx, customer)?;
            register.requirements.get(&customer).cloned().unwrap_or_default()
        }
        None => Requirement::default(),
    };
    let subject = (|| {
        let category = category?;
        let usual = category.facts().weight_g;
        let subject = Subject {
            category,
            maker_key: maker_key?,
            weight: weight?.map_or(usual, Grams::count),
            quantity: quantity?,
            area: area?,
            requirement,
            holds: asked.holds,
        };
        Some((subject, on?))
    })();
    let (subject, on) = fields.finish(subject)?;
    Ok(route(&subject, on, None, &register))
}

fn maker_key(text: &str) -> Result<String, Problem> {
    if text.trim().is_empty() { Ok(String::new()) } else { maker_named(text).map(|(_, key)| key) }
}

fn quantity(text: &str) -> Result<u32, Problem> {
    match text.trim() {
        "" => Ok(1),
        text => match text.parse::<i64>() {
            Ok(count) if count < 1 => Err(RefusalCode::Negative.into()),
            Ok(count) => u32::try_from(count)
                .ok()
                .filter(|count| *count <= 1_000_000)
                .ok_or_else(|| RefusalCode::TooLarge.into()),
            Err(_) => Err(RefusalCode::NotANumber.into()),
        },
    }
}

fn area(text: &str) -> Result<Option<Area>, Problem> {
    if text.trim().is_empty() { Ok(None) } else { Area::parse(text).map(Some) }
}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RequirementOf {
    pub customer_id: CustomerId,
}

/// What a customer asks of whoever processes its equipment.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CustomerRequirement {
    /// 0 while there is none.
    pub version: u32,
    pub standards: Vec<Standard>,
    pub on_site_destruction: bool,
    pub no_export: bool,
    pub note: String,
}

pub fn requirement(tx: &Tx<'_>, RequirementOf { customer_id }: RequirementOf) -> Result<CustomerRequirement, Refusal> {
    let noted = store::requirement(tx, customer_id)?;
    let (version, note) = noted.as_ref().map_or((0, String::new()), |noted| (noted.version, noted.note.clone()));
    let Requirement { standards, on_site_destruction, no_export } =
        noted.map(|noted| noted.requirement).unwrap_or_default();
    Ok(CustomerRequirement { version, standards, on_site_destruction, no_export, note })
}
