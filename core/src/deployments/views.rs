//! What the screens of deployments read: what a deployment as typed would mean, and the supplies of a customer.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::assess::{AssessedLine, assess};
use super::{LineKind, NewDeployment};
use crate::book::{Tx, bind};
use crate::catalogue::{Category, DataBearing, full_name};
use crate::foundation::ids::{CustomerId, SiteId, SupplyLotId};
use crate::foundation::{Day, FieldRefusal, Grams, Money, Refusal, Totals};
use crate::refresh::Refresh;
use crate::routing::{OutletKind, Proposed, Reason};

/// What one line would mean; nothing where it cannot be said yet.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlannedLine {
    /// Maker and model as they will be kept.
    pub model: Option<String>,
    pub category: Option<Category>,
    pub weight: Option<Grams>,
    /// The category's usual weight, in grams, for where the model's is not known.
    #[ts(type = "number | null")]
    pub usual_weight: Option<i64>,
    pub refresh: Option<Refresh>,
    pub route: Option<Proposed>,
    pub worth_then: Option<Money>,
}

/// Where some of the equipment will go.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlannedOutlet {
    pub kind: OutletKind,
    /// Nothing while no outlet of this kind may be offered.
    pub name: Option<String>,
    pub categories: Vec<Category>,
    pub devices: u32,
    pub supplies: u32,
    /// By currency; less than nothing where it is credited. Of what the terms give a price for.
    pub cost: Vec<Money>,
    /// Why there is no outlet, each reason once.
    pub against: Vec<Reason>,
}

/// What a deployment as typed would mean.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeploymentPlan {
    pub lines: Vec<PlannedLine>,
    pub devices: u32,
    pub supplies: u32,
    pub first_refresh: Option<Day>,
    pub worth_then: Vec<Money>,
    /// Devices that keep data when they leave.
    pub holding_data: u32,
    pub outlets: Vec<PlannedOutlet>,
    /// Everything that would be refused, at its field.
    pub refused: Vec<FieldRefusal>,
}

/// What a deployment as typed would mean. Writes nothing; asked at each pause of the keyboard.
pub fn plan(tx: &Tx<'_>, form: NewDeployment) -> Result<DeploymentPlan, Refusal> {
    let assessment = assess(tx, &form)?;
    let mut worth = Totals::default();
    let (mut devices, mut supplies, mut holding_data) = (0, 0, 0);
    for line in &assessment.lines {
        let holds_data = line.category.is_some_and(|category| category.facts().data_bearing == DataBearing::Yes);
        match line.kind {
            LineKind::Device if line.serial.is_some() => {
                devices += 1;
                holding_data += u32::from(holds_data);
            }
            LineKind::Device => {}
            LineKind::Supplies => supplies += line.quantity.unwrap_or(0),
        }
        line.worth_then.into_iter().for_each(|money| worth.add(money));
    }
    let first_refresh = assessment.lines.iter().filter_map(|line| line.refresh.as_ref()?.on).min();
    let outlets = planned_outlets(&assessment.lines);
    let lines = assessment.lines.iter().map(planned_line).collect();
    let (worth_then, refused) = (worth.amounts(), assessment.fields.into_inner());
    Ok(DeploymentPlan { lines, devices, supplies, first_refresh, worth_then, holding_data, outlets, refused })
}

fn planned_line(line: &AssessedLine) -> PlannedLine {
    PlannedLine {
        model: line.model.as_ref().map(crate::catalogue::ModelName::full),
        category: line.category,
        weight: line.weight,
        usual_weight: line.category.map(|category| category.facts().weight_g),
        refresh: line.refresh.clone(),
        route: line.route.clone(),
        worth_then: line.worth_then,
    }
}

/// The outlets of a deployment, those that are known first.
fn planned_outlets(lines: &[AssessedLine]) -> Vec<PlannedOutlet> {
    // Those without a name come last.
    type Going<'l> = Vec<(&'l AssessedLine, &'l Proposed)>;
    let mut by_outlet: BTreeMap<(bool, OutletKind, Option<&str>), Going<'_>> = BTreeMap::new();
    for line in lines {
        let Some(route) = &line.route else { continue };
        by_outlet.entry((route.name.is_none(), route.kind, route.name.as_deref())).or_default().push((line, route));
    }
    by_outlet.into_iter().map(|((_, kind, name), going)| planned_outlet(kind, name, &going)).collect()
}

fn planned_outlet(kind: OutletKind, name: Option<&str>, going: &[(&AssessedLine, &Proposed)]) -> PlannedOutlet {
    let (mut categories, mut devices, mut supplies) = (Vec::new(), 0, 0);
    let (mut cost, mut against) = (Totals::default(), BTreeSet::new());
    let mut seen = BTreeSet::new();
    for (line, route) in going {
        categories.extend(line.category.filter(|category| seen.insert(category.slug())));
        match line.kind {
            LineKind::Device => devices += 1,
            LineKind::Supplies => supplies += line.quantity.unwrap_or(0),
        }
        route.cost.into_iter().for_each(|money| cost.add(money));
        against.extend(route.against.iter().cloned());
    }
    PlannedOutlet {
        kind,
        name: name.map(str::to_owned),
        categories,
        devices,
        supplies,
        cost: cost.amounts(),
        against: against.into_iter().collect(),
    }
}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SuppliesOf {
    pub customer_id: CustomerId,
}

/// A lot of supplies of which some are left.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SupplyRow {
    pub id: SupplyLotId,
    pub site_id: SiteId,
    pub site: String,
    pub model: String,
    pub part_number: String,
    pub category: Category,
    pub deployed_on: Day,
    pub quantity: u32,
    pub retired: u32,
    pub outlet: OutletKind,
}

/// The customer's supply lots, newest first, at most 200.
pub fn supplies(tx: &Tx<'_>, SuppliesOf { customer_id }: SuppliesOf) -> Result<Vec<SupplyRow>, Refusal> {
    tx.all(
        "SELECT l.id, l.site_id, s.name AS site, m.maker, m.name, l.part_number, l.category, d.deployed_on, l.quantity,
                l.retired, w.kind AS outlet
           FROM supply_lot l JOIN site s ON s.id = l.site_id JOIN model m ON m.id = l.model_id
           JOIN deployment d ON d.id = l.deployment_id
           LEFT JOIN route_group w ON w.site_id = l.site_id AND w.model_id = l.model_id AND w.category = l.category
          WHERE l.customer_id = ?1 ORDER BY d.deployed_on DESC, l.id LIMIT 200",
        bind![customer_id],
        |row| {
            Ok(SupplyRow {
                id: row.get("id")?,
                site_id: row.get("site_id")?,
                site: row.get("site")?,
                model: full_name(row.text("maker")?, row.text("name")?),
                part_number: row.get("part_number")?,
                category: row.get("category")?,
                deployed_on: row.get("deployed_on")?,
                quantity: row.get("quantity")?,
                retired: row.get("retired")?,
                outlet: row.get("outlet")?,
            })
        },
    )
}
