//! The refresh dates of assets in the book, the customers' answers to them, and deployments to choose from.

use serde::Serialize;
use ts_rs::TS;

use super::rules::{AssetAnswer, AssetState};
use crate::book::{Row, Tx, bind};
use crate::foundation::ids::{AssetId, CustomerId, DeploymentId};
use crate::foundation::{Day, Refusal, RefusalCode};
use crate::refresh::{Device, Refresh, Scope};

/// A device as planning sees it: what its refresh date follows from, and what the date is now.
#[derive(Clone, Debug)]
pub struct Scheduled {
    pub device: Device,
    pub id: AssetId,
    pub customer_id: CustomerId,
    pub deployment_id: DeploymentId,
    pub serial: String,
    pub state: AssetState,
    pub answer: AssetAnswer,
    pub refresh: Refresh,
}

macro_rules! scheduled_sql {
    ($($rest:literal),+) => {
        concat!(
            "SELECT a.id, a.customer_id, a.deployment_id, a.serial, a.category, a.model_id, a.deployed_on, a.warranty_until,
                    a.state, a.answer, a.refresh_on, a.refresh_source, a.refresh_why, v.ends_on AS support_until
               FROM asset a JOIN model m ON m.id = a.model_id
               LEFT JOIN vendor_support v ON v.maker_key = m.maker_key AND v.model_key = m.name_key ",
            $($rest),+
        )
    };
}

fn scheduled_row(row: &Row<'_>) -> Result<Scheduled, Refusal> {
    let (id, customer_id) = (row.get("id")?, row.get("customer_id")?);
    let deployment_id = row.get("deployment_id")?;
    let serial = row.get("serial")?;
    let (category, model) = (row.get("category")?, row.get("model_id")?);
    let (deployed_on, warranty_until) = (row.get("deployed_on")?, row.get("warranty_until")?);
    let (state, answer) = (row.get("state")?, row.get("answer")?);
    let refresh =
        Refresh { on: row.get("refresh_on")?, source: row.get("refresh_source")?, why: row.get("refresh_why")? };
    let support_until = row.get("support_until")?;
    let device = Device {
        asset: Some(id),
        customer: Some(customer_id),
        category,
        model: Some(model),
        deployed_on,
        warranty_until,
        support_until,
    };
    Ok(Scheduled { device, id, customer_id, deployment_id, serial, state, answer, refresh })
}

/// One device as planning sees it; refuses an id that is not in the book.
pub fn scheduled(tx: &Tx<'_>, id: AssetId) -> Result<Scheduled, Refusal> {
    tx.one(scheduled_sql!("WHERE a.id = ?1"), bind![id], scheduled_row)?.ok_or_else(|| Refusal::not_found("asset"))
}

/// Hands over every device in service for which a policy of this scope could hold and whose date nobody set by hand.
/// Relies on asset_due_of_customer, asset_due_of_category and asset_of_model.
pub fn scheduled_in(
    tx: &Tx<'_>,
    scope: Scope,
    mut see: impl FnMut(Scheduled) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    let see = |row: &Row<'_>| see(scheduled_row(row)?);
    macro_rules! follow {
        ($which:literal) => {
            scheduled_sql!("WHERE ", $which, " AND a.state = 'in-service' AND a.refresh_source <> 'manual'")
        };
    }
    match scope {
        Scope::Asset(asset) => tx.each(follow!("a.id = ?1"), bind![asset], see),
        Scope::Category(category) => tx.each(follow!("a.category = ?1"), bind![category], see),
        Scope::Customer(customer) => tx.each(follow!("a.customer_id = ?1"), bind![customer], see),
        Scope::Model(model) => tx.each(follow!("a.model_id = ?1"), bind![model], see),
        Scope::CustomerCategory(customer, category) => {
            tx.each(follow!("a.customer_id = ?1 AND +a.category = ?2"), bind![customer, category], see)
        }
        Scope::CustomerModel(customer, model) => {
            tx.each(follow!("a.customer_id = ?1 AND +a.model_id = ?2"), bind![customer, model], see)
        }
    }
}

/// Gives a device another refresh date.
pub fn reschedule(tx: &Tx<'_>, id: AssetId, refresh: &Refresh) -> Result<(), Refusal> {
    tx.execute(
        "UPDATE asset SET refresh_on = ?2, refresh_source = ?3, refresh_why = ?4, version = version + 1,
                followed = followed + (?3 <> 'manual'),
                due_on = CASE WHEN state = 'in-service' AND answer = 'none' THEN coalesce(?2, 'never') ELSE 'never' END
          WHERE id = ?1",
        bind![id, refresh.on, refresh.source, refresh.why],
    )?;
    Ok(())
}

/// Keeps what the customer said to the refresh date of a device in service; refuses one that is not.
pub fn answer(tx: &Tx<'_>, id: AssetId, answer: AssetAnswer, replaced_by: Option<DeploymentId>) -> Result<(), Refusal> {
    let changed = tx.execute(
        "UPDATE asset SET answer = ?2, replaced_by = ?3, version = version + 1,
                due_on = CASE WHEN ?2 = 'none' THEN coalesce(refresh_on, 'never') ELSE 'never' END
          WHERE id = ?1 AND state = 'in-service'",
        bind![id, answer, replaced_by],
    )?;
    if changed == 1 { Ok(()) } else { Err(Refusal::new(RefusalCode::NotInService)) }
}

/// Keeps the last day of a device's warranty.
pub fn set_warranty(tx: &Tx<'_>, id: AssetId, until: Option<Day>) -> Result<(), Refusal> {
    let changed =
        tx.execute("UPDATE asset SET warranty_until = ?2, version = version + 1 WHERE id = ?1", bind![id, until])?;
    if changed == 1 { Ok(()) } else { Err(Refusal::not_found("asset")) }
}

/// A deployment, for choosing one.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeploymentRow {
    pub id: DeploymentId,
    pub customer_id: CustomerId,
    pub site: String,
    pub deployed_on: Day,
    pub order_number: String,
    pub devices: u32,
}

macro_rules! deployment_sql {
    ($rest:literal) => {
        concat!(
            "SELECT d.id, d.customer_id, s.name AS site, d.deployed_on, d.order_number,
                    (SELECT coalesce(sum(g.devices), 0) FROM asset_group g WHERE g.deployment_id = d.id) AS devices
               FROM deployment d JOIN site s ON s.id = d.site_id ",
            $rest
        )
    };
}

fn deployment_row(row: &Row<'_>) -> Result<DeploymentRow, Refusal> {
    Ok(DeploymentRow {
        id: row.get("id")?,
        customer_id: row.get("customer_id")?,
        site: row.get("site")?,
        deployed_on: row.get("deployed_on")?,
        order_number: row.get("order_number")?,
        devices: row.get("devices")?,
    })
}

/// The deployment; refuses an id that is not in the book.
pub fn deployment(tx: &Tx<'_>, id: DeploymentId) -> Result<DeploymentRow, Refusal> {
    let found = tx.one(deployment_sql!("WHERE d.id = ?1"), bind![id], deployment_row)?;
    found.ok_or_else(|| Refusal::not_found("deployment"))
}

/// The customer's newest deployments, at most 50. Relies on deployment_of_customer.
pub fn recent_deployments(tx: &Tx<'_>, customer: CustomerId) -> Result<Vec<DeploymentRow>, Refusal> {
    tx.all(
        deployment_sql!("WHERE d.customer_id = ?1 ORDER BY d.deployed_on DESC, d.id DESC LIMIT 50"),
        bind![customer],
        deployment_row,
    )
}
