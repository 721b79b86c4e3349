//! The devices of a customer as its documents list them: each with its dates, its way out and what it takes to replace.

use super::forecast::{Counted, Prices};
use super::scenarios::Moves;
use crate::book::{Row, Tx, bind};
use crate::catalogue::{Category, full_name};
use crate::deployments::AssetAnswer;
use crate::foundation::ids::{CustomerId, DeploymentId, ScenarioId};
use crate::foundation::{Currency, Day, Money, Refusal};
use crate::refresh::{Refresh, RefreshSource};
use crate::routing::OutletKind;
use crate::value::{self, Declines};

/// A device in service.
pub(super) struct Item {
    pub site: String,
    pub serial: String,
    pub model: String,
    pub category: Category,
    pub deployed_on: Day,
    pub refresh: Refresh,
    /// When it should be replaced, as a plan has it; nothing when nothing is scheduled or the customer said no.
    pub planned_on: Option<Day>,
    pub answer: AssetAnswer,
    pub outlet: OutletKind,
    /// What it may be worth when it is replaced; nothing when its price is not known.
    pub worth_then: Option<Money>,
    /// What replacing it takes; nothing when no price is known for it.
    pub budget: Option<Money>,
}

/// The customer's devices in service, those of one deployment where one is named, by site and date.
/// Relies on asset_due_of_customer, with a deployment on asset_of_group.
pub(super) fn items(
    tx: &Tx<'_>,
    customer: CustomerId,
    deployment: Option<DeploymentId>,
    scenario: Option<ScenarioId>,
) -> Result<Vec<Item>, Refusal> {
    let reading = Reading {
        prices: Prices::read(tx)?,
        declines: Declines::read(tx)?,
        moves: Moves::of(tx, scenario)?,
        today: tx.today(),
    };
    macro_rules! items_sql {
        ($where:literal) => {
            concat!(
                "SELECT s.name AS site, a.site_id, a.serial, m.maker, m.name, a.model_id, a.category, a.deployed_on, a.refresh_on,
                        a.refresh_source, a.refresh_why, a.answer, a.due_on, w.kind AS outlet, a.price_minor, a.currency
                   FROM asset a JOIN site s ON s.id = a.site_id JOIN model m ON m.id = a.model_id
                   LEFT JOIN route_group w ON w.site_id = a.site_id AND w.model_id = a.model_id AND w.category = a.category
                  WHERE ",
                $where,
                " AND a.state = 'in-service' ORDER BY s.name_key, s.id, a.due_on, a.category, a.seq"
            )
        };
    }
    match deployment {
        None => tx.all(items_sql!("a.customer_id = ?1"), bind![customer], |row| reading.item(row)),
        Some(deployment) => {
            tx.all(items_sql!("+a.customer_id = ?1 AND a.deployment_id = ?2"), bind![customer, deployment], |row| {
                reading.item(row)
            })
        }
    }
}

struct Reading {
    prices: Prices,
    declines: Declines,
    moves: Moves,
    today: Day,
}

impl Reading {
    fn item(&self, row: &Row<'_>) -> Result<Item, Refusal> {
        let (category, deployed_on): (Category, Day) = (row.get("category")?, row.get("deployed_on")?);
        let refresh = Refresh {
            on: row.get("refresh_on")?,
            source: row.get::<RefreshSource>("refresh_source")?,
            why: row.get("refresh_why")?,
        };
        let due = refresh.on.filter(|_| row.text("due_on").is_ok_and(|due| due != "never"));
        let planned_on = match due {
            Some(day) => Some(self.moves.planned(row.get("site_id")?, category, day)),
            None => None,
        };
        let currency: Currency = row.get("currency")?;
        let price: Option<i64> = row.get("price_minor")?;
        let on = planned_on.or(refresh.on).unwrap_or(self.today);
        let decline = self.declines.of(category)?;
        let counted = Counted {
            month: on.month_start(),
            category,
            model: Some(row.get("model_id")?),
            currency,
            devices: 1,
            priced: i64::from(price.is_some()),
            cost_minor: price.unwrap_or_default(),
        };
        let need = self.prices.need(&counted, on, self.today);
        Ok(Item {
            site: row.get("site")?,
            serial: row.get("serial")?,
            model: full_name(row.text("maker")?, row.text("name")?),
            category,
            deployed_on,
            planned_on,
            answer: row.get("answer")?,
            outlet: row.get("outlet")?,
            worth_then: price
                .filter(|_| planned_on.is_some())
                .map(|minor| value::worth(Money::new(minor, currency), decline, deployed_on, on)),
            budget: Some(Money::new(need.budget_minor, currency)).filter(|_| need.unpriced == 0),
            refresh,
        })
    }
}
