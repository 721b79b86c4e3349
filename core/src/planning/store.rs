//! Answers, replacement prices and plans in the book.

use super::answers::{AnswerRow, Said};
use super::forecast::Prices;
use super::scenarios::{Move, ScenarioRow};
use crate::book::{Row, Tx, bind};
use crate::catalogue::Category;
use crate::deployments;
use crate::foundation::ids::{AcknowledgementId, AssetId, CustomerId, DeploymentId, ModelId, ScenarioId, SiteId};
use crate::foundation::{Currency, Day, Money, Refusal};

/// Keeps one answer of one customer to the dates of several devices, each with the date that was answered.
pub(super) fn insert_acknowledgement(
    tx: &Tx<'_>,
    customer: CustomerId,
    said: &Said,
    devices: &[(AssetId, Option<Day>)],
) -> Result<(), Refusal> {
    let id: AcknowledgementId = tx.new_id();
    tx.execute(
        "INSERT INTO acknowledgement (id, customer_id, answer, answered_on, until, deployment_id, reason)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        bind![id, customer, said.answer, tx.today(), said.until, said.deployment, said.reason],
    )?;
    for (asset, refresh_on) in devices {
        tx.execute(
            "INSERT INTO acknowledgement_line (acknowledgement_id, asset_id, refresh_on) VALUES (?1, ?2, ?3)",
            bind![id, *asset, *refresh_on],
        )?;
    }
    Ok(())
}

/// All answers to the dates of a device, the newest first. Relies on acknowledgement_of_asset.
pub(super) fn answers(tx: &Tx<'_>, asset: AssetId) -> Result<Vec<AnswerRow>, Refusal> {
    let rows = tx.all(
        "SELECT k.answer, k.answered_on, l.refresh_on, k.until, k.reason, k.deployment_id
           FROM acknowledgement_line l JOIN acknowledgement k ON k.id = l.acknowledgement_id
          WHERE l.asset_id = ?1 ORDER BY l.acknowledgement_id DESC LIMIT 50",
        bind![asset],
        |row| {
            let answer = AnswerRow {
                answer: row.get("answer")?,
                answered_on: row.get("answered_on")?,
                refresh_on: row.get("refresh_on")?,
                until: row.get("until")?,
                reason: row.get("reason")?,
                deployment: None,
            };
            Ok((answer, row.get::<Option<DeploymentId>>("deployment_id")?))
        },
    )?;
    let with_deployment = |(mut answer, deployment): (AnswerRow, Option<DeploymentId>)| {
        answer.deployment = deployment.map(|id| deployments::deployment(tx, id)).transpose()?;
        Ok(answer)
    };
    rows.into_iter().map(with_deployment).collect()
}

/// What a replacement price is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PriceOf {
    Category(Category),
    Model(ModelId),
}

impl PriceOf {
    fn scope(self, currency: Currency) -> String {
        match self {
            PriceOf::Category(category) => format!("category:{}:{}", category.slug(), currency.code()),
            PriceOf::Model(model) => format!("model:{model}:{}", currency.code()),
        }
    }
}

/// Sets what one of its kind costs to replace; nothing forgets it.
pub(super) fn save_price(
    tx: &Tx<'_>,
    of: PriceOf,
    currency: Currency,
    version: u32,
    price: Option<Money>,
) -> Result<(), Refusal> {
    let (category, model) = match of {
        PriceOf::Category(category) => (Some(category), None),
        PriceOf::Model(model) => (None, Some(model)),
    };
    match price {
        Some(price) => tx.execute_versioned(
            "price",
            "INSERT INTO replacement_price (scope, version, category, model_id, currency, price_minor)
             SELECT ?1, 1, ?3, ?4, ?5, ?6
              WHERE ?2 = 0 OR EXISTS (SELECT 1 FROM replacement_price WHERE scope = ?1)
             ON CONFLICT (scope) DO UPDATE SET price_minor = ?6, version = replacement_price.version + 1
              WHERE replacement_price.version = ?2",
            bind![of.scope(currency), version, category, model, currency, price.minor],
        ),
        None => tx.execute_versioned(
            "price",
            "DELETE FROM replacement_price WHERE scope = ?1 AND version = ?2",
            bind![of.scope(currency), version],
        ),
    }
}

/// A replacement price in the book.
pub(super) struct OwnPrice {
    pub of: PriceOf,
    pub version: u32,
    pub price: Money,
}

pub(super) fn own_prices(tx: &Tx<'_>) -> Result<Vec<OwnPrice>, Refusal> {
    tx.all(
        "SELECT version, category, model_id, currency, price_minor FROM replacement_price ORDER BY scope",
        &[],
        |row| {
            let (category, model): (Option<Category>, Option<ModelId>) = (row.get("category")?, row.get("model_id")?);
            let of = category.map(PriceOf::Category).or(model.map(PriceOf::Model));
            let of = of.ok_or_else(|| Refusal::unexpected("a price for nothing"))?;
            let version = row.get("version")?;
            let price = Money::new(row.get("price_minor")?, row.get("currency")?);
            Ok(OwnPrice { of, version, price })
        },
    )
}

/// How much dearer things become in a year, in thousandths, with its version.
pub(super) fn inflation(tx: &Tx<'_>) -> Result<(u32, i64), Refusal> {
    let own = tx
        .one("SELECT version, per_mille FROM inflation", &[], |row| Ok((row.get("version")?, row.get("per_mille")?)))?;
    Ok(own.unwrap_or_default())
}

pub(super) fn save_inflation(tx: &Tx<'_>, version: u32, per_mille: i64) -> Result<(), Refusal> {
    tx.execute_versioned(
        "inflation",
        "INSERT INTO inflation (only_row, version, per_mille) VALUES (1, 1, ?2)
         ON CONFLICT (only_row) DO UPDATE SET per_mille = ?2, version = inflation.version + 1 WHERE inflation.version = ?1",
        bind![version, per_mille],
    )
}

impl Prices {
    pub(super) fn read(tx: &Tx<'_>) -> Result<Self, Refusal> {
        let mut prices = Prices { inflation: inflation(tx)?.1, ..Prices::default() };
        for OwnPrice { of, price, .. } in own_prices(tx)? {
            match of {
                PriceOf::Category(category) => {
                    prices.categories.insert((category, price.currency), price.minor);
                }
                PriceOf::Model(model) => {
                    prices.models.insert((model, price.currency), price.minor);
                }
            }
        }
        Ok(prices)
    }
}

fn scenario_row(row: &Row<'_>) -> Result<ScenarioRow, Refusal> {
    Ok(ScenarioRow {
        id: row.get("id")?,
        version: row.get("version")?,
        customer_id: row.get("customer_id")?,
        name: row.get("name")?,
        made_on: row.get("made_on")?,
        adopted_on: row.get("adopted_on")?,
    })
}

/// The customer's plans, the newest first.
pub(super) fn scenarios_of(tx: &Tx<'_>, customer: CustomerId) -> Result<Vec<ScenarioRow>, Refusal> {
    tx.all(
        "SELECT id, version, customer_id, name, made_on, adopted_on FROM scenario WHERE customer_id = ?1 ORDER BY id DESC",
        bind![customer],
        scenario_row,
    )
}

/// The plan; refuses an id that is not in the book.
pub(super) fn scenario(tx: &Tx<'_>, id: ScenarioId) -> Result<ScenarioRow, Refusal> {
    let found = tx.one(
        "SELECT id, version, customer_id, name, made_on, adopted_on FROM scenario WHERE id = ?1",
        bind![id],
        scenario_row,
    )?;
    found.ok_or_else(|| Refusal::not_found("plan"))
}

pub(super) fn insert_scenario(tx: &Tx<'_>, id: ScenarioId, customer: CustomerId, name: &str) -> Result<(), Refusal> {
    tx.execute(
        "INSERT INTO scenario (id, version, customer_id, name, made_on) VALUES (?1, 1, ?2, ?3, ?4)",
        bind![id, customer, name, tx.today()],
    )?;
    Ok(())
}

/// Counts a change of a plan; refuses one that somebody changed since it was shown.
pub(super) fn touch_scenario(
    tx: &Tx<'_>,
    id: ScenarioId,
    version: u32,
    adopted_on: Option<Day>,
) -> Result<(), Refusal> {
    tx.execute_versioned(
        "plan",
        "UPDATE scenario SET version = version + 1, adopted_on = ?3 WHERE id = ?1 AND version = ?2",
        bind![id, version, adopted_on],
    )
}

pub(super) fn delete_scenario(tx: &Tx<'_>, id: ScenarioId, version: u32) -> Result<(), Refusal> {
    tx.execute("DELETE FROM scenario_move WHERE scenario_id = ?1", bind![id])?;
    tx.execute_versioned("plan", "DELETE FROM scenario WHERE id = ?1 AND version = ?2", bind![id, version])
}

pub(super) fn moves(tx: &Tx<'_>, id: ScenarioId) -> Result<Vec<Move>, Refusal> {
    tx.all(
        "SELECT site_id, category, from_quarter, to_quarter FROM scenario_move WHERE scenario_id = ?1
          ORDER BY from_quarter, site_id, category",
        bind![id],
        |row| {
            Ok(Move {
                site_id: row.get("site_id")?,
                category: row.get("category")?,
                from: row.get("from_quarter")?,
                to: row.get("to_quarter")?,
            })
        },
    )
}

/// Keeps one move of a plan; a move back to where it came from is no move.
pub(super) fn save_move(tx: &Tx<'_>, id: ScenarioId, moved: &Move) -> Result<(), Refusal> {
    if moved.from == moved.to {
        tx.execute(
            "DELETE FROM scenario_move WHERE scenario_id = ?1 AND site_id = ?2 AND category = ?3 AND from_quarter = ?4",
            bind![id, moved.site_id, moved.category, moved.from],
        )?;
        return Ok(());
    }
    tx.execute(
        "INSERT INTO scenario_move (scenario_id, site_id, category, from_quarter, to_quarter) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (scenario_id, site_id, category, from_quarter) DO UPDATE SET to_quarter = ?5",
        bind![id, moved.site_id, moved.category, moved.from, moved.to],
    )?;
    Ok(())
}

/// The devices of one kind at a site whose refresh date falls into a quarter. Relies on asset_due_of_site.
pub(super) fn due_in_quarter(
    tx: &Tx<'_>,
    site: SiteId,
    category: Category,
    from: Day,
) -> Result<Vec<(AssetId, Day)>, Refusal> {
    tx.all(
        "SELECT id, due_on FROM asset WHERE site_id = ?1 AND due_on >= ?2 AND due_on <= ?3 AND category = ?4 ORDER BY due_on, seq",
        bind![site, from, from.quarter_end(), category],
        |row| Ok((row.get("id")?, row.get("due_on")?)),
    )
}

/// The trigger that counts each new device into the forecast.
pub const COUNTING: [&str; 1] = ["forecast_gains"];

/// Counts the devices that were entered after another one (`deployments::last_entered`), all together, as `COUNTING` does for
/// each.
pub fn count_entered(tx: &Tx<'_>, after: i64) -> Result<(), Refusal> {
    tx.execute(
        "INSERT INTO forecast (customer_id, site_id, month, category, model_id, currency, devices, priced, cost_minor)
         SELECT customer_id, site_id, substr(due_on, 1, 7) AS month, category, model_id, currency,
                count(*), count(price_minor), sum(coalesce(price_minor, 0))
           FROM asset NOT INDEXED WHERE seq > ?1 AND due_on <> 'never'
          GROUP BY customer_id, month, site_id, category, model_id, currency
         ON CONFLICT DO UPDATE SET devices = devices + excluded.devices, priced = priced + excluded.priced,
                                   cost_minor = cost_minor + excluded.cost_minor",
        bind![after],
    )?;
    Ok(())
}
