//! Devices of a list in the book: found by maker and serial number with all that a list can say of them, entered, changed,
//! and put back.

use serde::{Deserialize, Serialize};

use super::arrivals::Arrival;
use super::rules::{self, AssetAnswer, AssetState};
use crate::book::{Row, Tx, bind};
use crate::catalogue::{Category, ModelName};
use crate::foundation::ids::{AssetId, CustomerId, DeploymentId, ImportId, ModelId, SiteId};
use crate::foundation::{Currency, Day, Money, Refusal};
use crate::refresh::{Refresh, RefreshSource};

/// A device as it stands in the book, with all that a list can say of it.
#[derive(Clone, Debug)]
pub struct KnownDevice {
    pub id: AssetId,
    pub version: u32,
    pub customer_id: CustomerId,
    pub customer: String,
    pub site_id: SiteId,
    pub site: String,
    pub site_key: String,
    pub deployment_id: DeploymentId,
    pub deployed_on: Day,
    pub order_number: String,
    pub model: ModelName,
    pub category: Category,
    pub tag: String,
    pub note: String,
    pub price: Option<Money>,
    pub currency: Currency,
    pub warranty_until: Option<Day>,
    pub refresh_on: Option<Day>,
    pub refresh_source: RefreshSource,
    pub state: AssetState,
}

/// Relies on the unique index of `asset (maker_key, serial_key)`.
pub fn known_device(tx: &Tx<'_>, maker_key: &str, serial_key: &str) -> Result<Option<KnownDevice>, Refusal> {
    // Of a long list most are new: that is told by the index alone.
    let sql = "SELECT 1 AS there FROM asset WHERE maker_key = ?1 AND serial_key = ?2";
    if tx.one(sql, bind![maker_key, serial_key], |row| row.get::<i64>("there"))?.is_none() {
        return Ok(None);
    }
    tx.one(
        "SELECT a.id, a.version, a.customer_id, c.name AS customer, a.site_id, s.name AS site, s.name_key AS site_key,
                a.deployment_id, a.deployed_on, d.order_number, m.maker, m.maker_key, m.name, m.name_key, a.category, a.tag,
                a.note, a.price_minor, a.currency, a.warranty_until, a.refresh_on, a.refresh_source, a.state
           FROM asset a
           JOIN customer c ON c.id = a.customer_id
           JOIN site s ON s.id = a.site_id
           JOIN deployment d ON d.id = a.deployment_id
           JOIN model m ON m.id = a.model_id
          WHERE a.maker_key = ?1 AND a.serial_key = ?2",
        bind![maker_key, serial_key],
        known,
    )
}

fn known(row: &Row<'_>) -> Result<KnownDevice, Refusal> {
    let currency: Currency = row.get("currency")?;
    Ok(KnownDevice {
        id: row.get("id")?,
        version: row.get("version")?,
        customer_id: row.get("customer_id")?,
        customer: row.get("customer")?,
        site_id: row.get("site_id")?,
        site: row.get("site")?,
        site_key: row.get("site_key")?,
        deployment_id: row.get("deployment_id")?,
        deployed_on: row.get("deployed_on")?,
        order_number: row.get("order_number")?,
        model: ModelName {
            maker: row.get("maker")?,
            maker_key: row.get("maker_key")?,
            name: row.get("name")?,
            name_key: row.get("name_key")?,
        },
        category: row.get("category")?,
        tag: row.get("tag")?,
        note: row.get("note")?,
        price: row.get::<Option<i64>>("price_minor")?.map(|minor| Money::new(minor, currency)),
        currency,
        warranty_until: row.get("warranty_until")?,
        refresh_on: row.get("refresh_on")?,
        refresh_source: row.get("refresh_source")?,
        state: row.get("state")?,
    })
}

/// All of a device's row that a list decides.
pub(super) struct DeviceRow<'a> {
    pub id: AssetId,
    pub deployment_id: DeploymentId,
    pub model_id: ModelId,
    pub arrival: &'a Arrival<'a>,
    pub refresh: &'a Refresh,
}

pub(super) fn insert(tx: &Tx<'_>, row: &DeviceRow<'_>) -> Result<(), Refusal> {
    let Arrival { serial, model, tag, .. } = row.arrival;
    let due_on = rules::due_on(AssetState::InService, AssetAnswer::None, row.refresh.on);
    tx.execute(
        "INSERT INTO asset (id, version, deployment_id, customer_id, site_id, model_id, category, serial, serial_key, maker_key,
                            tag, tag_key, price_minor, currency, deployed_on, warranty_until, refresh_on, refresh_source,
                            refresh_why, answer, state, due_on, note)
         VALUES (?1, 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, 'none',
                 'in-service', ?19, ?20)",
        bind![
            row.id, row.deployment_id, row.arrival.customer_id, row.arrival.site_id, row.model_id, row.arrival.category,
            serial.typed(), serial.key(), model.maker_key, *tag, rules::tag_key(tag),
            row.arrival.price.map(|price| price.minor), row.arrival.currency, row.arrival.deployed_on,
            row.arrival.warranty_until, row.refresh.on, row.refresh.source, row.refresh.why, due_on, row.arrival.note
        ],
    )?;
    Ok(())
}

/// The triggers that count each new device into its group and into the fleet.
pub const COUNTING: [&str; 3] = ["asset_group_gains", "fleet_gains", "route_group_gains"];

/// The number of the device that was entered last; what is entered after it has higher ones.
pub fn last_entered(tx: &Tx<'_>) -> Result<i64, Refusal> {
    let last = tx.one("SELECT max(seq) AS last FROM asset", bind![], |row| row.get::<Option<i64>>("last"))?;
    Ok(last.flatten().unwrap_or(0))
}

/// Counts the devices that were entered after another one, all together, as `COUNTING` does for each.
pub fn count_entered(tx: &Tx<'_>, after: i64) -> Result<(), Refusal> {
    tx.execute(
        "INSERT INTO asset_group (deployment_id, customer_id, site_id, model_id, category, devices)
         SELECT deployment_id, customer_id, site_id, model_id, category, count(*)
           FROM asset NOT INDEXED WHERE seq > ?1
          GROUP BY deployment_id, customer_id, site_id, model_id, category
         ON CONFLICT DO UPDATE SET devices = devices + excluded.devices",
        bind![after],
    )?;
    tx.execute(
        "INSERT INTO route_group (site_id, model_id, category, devices)
         SELECT site_id, model_id, category, sum(state <> 'disposed') FROM asset NOT INDEXED WHERE seq > ?1
          GROUP BY site_id, model_id, category
         ON CONFLICT DO UPDATE SET devices = devices + excluded.devices",
        bind![after],
    )?;
    tx.execute(
        "INSERT INTO fleet (customer_id, site_id, category, state, due_on, deployed_on, currency, devices, price_minor)
         SELECT customer_id, site_id, category, state, due_on, deployed_on, currency, count(*), sum(coalesce(price_minor, 0))
           FROM asset NOT INDEXED WHERE seq > ?1
          GROUP BY customer_id, site_id, category, state, due_on, deployed_on, currency
         ON CONFLICT DO UPDATE SET devices = devices + excluded.devices, price_minor = price_minor + excluded.price_minor",
        bind![after],
    )?;
    Ok(())
}

pub(super) fn update(tx: &Tx<'_>, row: &DeviceRow<'_>) -> Result<(), Refusal> {
    tx.execute(
        "UPDATE asset
            SET version = version + 1, deployment_id = ?2, site_id = ?3, model_id = ?4, category = ?5, tag = ?6, tag_key = ?7,
                price_minor = ?8, currency = ?9, deployed_on = ?10, warranty_until = ?11, refresh_on = ?12,
                refresh_source = ?13, refresh_why = ?14, note = ?15,
                due_on = CASE WHEN answer = 'none' THEN coalesce(?12, 'never') ELSE 'never' END
          WHERE id = ?1 AND state = 'in-service'",
        bind![
            row.id, row.deployment_id, row.arrival.site_id, row.model_id, row.arrival.category, row.arrival.tag,
            rules::tag_key(row.arrival.tag), row.arrival.price.map(|price| price.minor), row.arrival.currency,
            row.arrival.deployed_on, row.arrival.warranty_until, row.refresh.on, row.refresh.source, row.refresh.why,
            row.arrival.note
        ],
    )?;
    Ok(())
}

/// A device's row as it was before a list changed it, so that it can be put back.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DeviceBefore {
    version: u32,
    followed: u32,
    deployment_id: DeploymentId,
    site_id: SiteId,
    model_id: ModelId,
    category: String,
    tag: String,
    tag_key: String,
    price_minor: Option<i64>,
    currency: String,
    deployed_on: Day,
    warranty_until: Option<Day>,
    refresh_on: Option<Day>,
    refresh_source: RefreshSource,
    refresh_why: String,
    note: String,
    due_on: String,
}

/// What must be kept of a device before a list changes it.
pub fn device_before(tx: &Tx<'_>, id: AssetId) -> Result<DeviceBefore, Refusal> {
    let found = tx.one(
        "SELECT version, followed, deployment_id, site_id, model_id, category, tag, tag_key, price_minor, currency, deployed_on,
                warranty_until, refresh_on, refresh_source, refresh_why, note, due_on
           FROM asset WHERE id = ?1",
        bind![id],
        |row| {
            Ok(DeviceBefore {
                version: row.get("version")?,
                followed: row.get("followed")?,
                deployment_id: row.get("deployment_id")?,
                site_id: row.get("site_id")?,
                model_id: row.get("model_id")?,
                category: row.get("category")?,
                tag: row.get("tag")?,
                tag_key: row.get("tag_key")?,
                price_minor: row.get("price_minor")?,
                currency: row.get("currency")?,
                deployed_on: row.get("deployed_on")?,
                warranty_until: row.get("warranty_until")?,
                refresh_on: row.get("refresh_on")?,
                refresh_source: row.get("refresh_source")?,
                refresh_why: row.get("refresh_why")?,
                note: row.get("note")?,
                due_on: row.get("due_on")?,
            })
        },
    )?;
    found.ok_or_else(|| Refusal::not_found("asset"))
}

/// Puts a device back to how it was.
pub fn put_back(tx: &Tx<'_>, id: AssetId, before: &DeviceBefore) -> Result<(), Refusal> {
    tx.execute(
        "UPDATE asset
            SET version = ?2, deployment_id = ?3, site_id = ?4, model_id = ?5, category = ?6, tag = ?7, tag_key = ?8,
                price_minor = ?9, currency = ?10, deployed_on = ?11, warranty_until = ?12, refresh_on = ?13,
                refresh_source = ?14, refresh_why = ?15, note = ?16, due_on = ?17, followed = ?18
          WHERE id = ?1",
        bind![
            id,
            before.version,
            before.deployment_id,
            before.site_id,
            before.model_id,
            before.category,
            before.tag,
            before.tag_key,
            before.price_minor,
            before.currency,
            before.deployed_on,
            before.warranty_until,
            before.refresh_on,
            before.refresh_source,
            before.refresh_why,
            before.note,
            before.due_on,
            before.followed
        ],
    )?;
    Ok(())
}

/// Removes the devices and deployments that an import entered. Relies on deployment_of_import and asset_of_group.
pub fn remove_import(tx: &Tx<'_>, import: ImportId) -> Result<(), Refusal> {
    tx.execute(
        "DELETE FROM asset WHERE deployment_id IN (SELECT id FROM deployment WHERE import_id = ?1)",
        bind![import],
    )?;
    tx.execute("DELETE FROM deployment WHERE import_id = ?1", bind![import])?;
    Ok(())
}
