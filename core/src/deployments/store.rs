//! Deployments, assets and supply lots in the book.

use super::assess::AssessedLine;
use super::rules::{self, AssetAnswer, AssetState};
use super::schedule_store::{Scheduled, reschedule, scheduled};
use crate::book::{Row, Tx, bind};
use crate::catalogue::{self, Category, ModelName, full_name};
use crate::foundation::ids::{AssetId, CustomerId, DeploymentId, ImportId, ModelId, SiteId, SupplyLotId};
use crate::foundation::{Currency, Day, Grams, Money, Refusal, RefusalCode, SerialNumber};
use crate::refresh::{Policies, Refresh, RefreshSource};

/// Where a maker's serial number is already known.
#[derive(Debug)]
pub struct KnownSerial {
    pub id: AssetId,
    pub customer: String,
    pub site: String,
    pub deployed_on: Day,
    pub state: AssetState,
}

/// One device in the book, as rooms above need it.
#[derive(Clone, Debug)]
pub struct Asset {
    pub id: AssetId,
    pub customer_id: CustomerId,
    pub site_id: SiteId,
    pub serial: String,
    pub tag: String,
    pub model: String,
    pub category: Category,
    /// Of one of its model; the category's usual weight where nobody weighed one.
    pub weight: i64,
    pub state: AssetState,
}

/// Supplies that were deployed together.
#[derive(Clone, Debug)]
pub struct SupplyLot {
    pub id: SupplyLotId,
    pub customer_id: CustomerId,
    pub site_id: SiteId,
    pub model: String,
    pub category: Category,
    /// Of one, in grams.
    pub weight: i64,
    pub quantity: u32,
    pub retired: u32,
}

/// Relies on the unique index of `asset (maker_key, serial_key)`.
pub fn known_serial(tx: &Tx<'_>, maker_key: &str, serial_key: &str) -> Result<Option<KnownSerial>, Refusal> {
    tx.one(
        "SELECT a.id, c.name AS customer, s.name AS site, a.deployed_on, a.state
           FROM asset a JOIN customer c ON c.id = a.customer_id JOIN site s ON s.id = a.site_id
          WHERE a.maker_key = ?1 AND a.serial_key = ?2",
        bind![maker_key, serial_key],
        |row| {
            Ok(KnownSerial {
                id: row.get("id")?,
                customer: row.get("customer")?,
                site: row.get("site")?,
                deployed_on: row.get("deployed_on")?,
                state: row.get("state")?,
            })
        },
    )
}

/// Whether this customer already has a deployment from this order.
pub fn has_order(tx: &Tx<'_>, customer: CustomerId, order_number: &str) -> Result<bool, Refusal> {
    let found = tx.one(
        "SELECT 1 AS found FROM deployment WHERE order_number = ?2 AND order_number <> '' AND customer_id = ?1",
        bind![customer, order_number],
        |_| Ok(()),
    )?;
    Ok(found.is_some())
}

/// Whether supplies of this part number were recorded from this order.
pub fn has_supplies(tx: &Tx<'_>, order_number: &str, part_number: &str) -> Result<bool, Refusal> {
    let found = tx.one(
        "SELECT 1 AS found FROM deployment d JOIN supply_lot l ON l.deployment_id = d.id
          WHERE d.order_number = ?1 AND d.order_number <> '' AND l.part_number = ?2",
        bind![order_number, part_number],
        |_| Ok(()),
    )?;
    Ok(found.is_some())
}

pub(super) struct NewRow<'a> {
    pub id: DeploymentId,
    pub customer_id: CustomerId,
    pub site_id: SiteId,
    pub deployed_on: Day,
    pub order_number: &'a str,
    /// The import that enters it.
    pub import_id: Option<ImportId>,
}

pub(super) fn insert_deployment(tx: &Tx<'_>, row: &NewRow<'_>) -> Result<(), Refusal> {
    tx.execute(
        "INSERT INTO deployment (id, version, customer_id, site_id, deployed_on, order_number, import_id)
         VALUES (?1, 1, ?2, ?3, ?4, ?5, ?6)",
        bind![row.id, row.customer_id, row.site_id, row.deployed_on, row.order_number, row.import_id],
    )?;
    Ok(())
}

/// A line with nothing missing.
pub(super) struct CompleteLine<'a> {
    pub model: &'a ModelName,
    pub model_id: ModelId,
    pub category: Category,
    pub serial: Option<&'a SerialNumber>,
    pub part_number: &'a str,
    pub tag: &'a str,
    pub price: Option<Money>,
    pub currency: Currency,
    pub quantity: u32,
    pub warranty_until: Option<Day>,
    pub refresh: &'a Refresh,
}

impl<'a> CompleteLine<'a> {
    /// Enters the model where it is new. A line that lacks something never comes here: that would be a bug.
    pub fn of(tx: &Tx<'_>, line: &'a AssessedLine) -> Result<Self, Refusal> {
        let missing = || Refusal::unexpected("a line was recorded before it was complete");
        let model = line.model.as_ref().ok_or_else(missing)?;
        let category = line.category.ok_or_else(missing)?;
        Ok(CompleteLine {
            model,
            model_id: catalogue::find_or_add(tx, model, category)?,
            category,
            serial: line.serial.as_ref(),
            part_number: &line.part_number,
            tag: line.tag.as_deref().ok_or_else(missing)?,
            price: line.price.ok_or_else(missing)?,
            currency: line.currency.ok_or_else(missing)?,
            quantity: line.quantity.ok_or_else(missing)?,
            warranty_until: line.warranty_until.ok_or_else(missing)?,
            refresh: line.refresh.as_ref().ok_or_else(missing)?,
        })
    }
}

pub(super) fn insert_asset(
    tx: &Tx<'_>,
    of: &NewRow<'_>,
    line: &CompleteLine<'_>,
    serial: &SerialNumber,
) -> Result<AssetId, Refusal> {
    let id: AssetId = tx.new_id();
    let tag_key = rules::tag_key(line.tag);
    let due_on = rules::due_on(AssetState::InService, AssetAnswer::None, line.refresh.on);
    tx.execute(
        "INSERT INTO asset (id, version, deployment_id, customer_id, site_id, model_id, category, serial, serial_key, maker_key,
                            tag, tag_key, price_minor, currency, deployed_on, warranty_until, refresh_on, refresh_source,
                            refresh_why, answer, state, due_on)
         VALUES (?1, 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, 'none', 'in-service', ?19)",
        bind![
            id, of.id, of.customer_id, of.site_id, line.model_id, line.category, serial.typed(), serial.key(),
            line.model.maker_key, line.tag, tag_key, line.price.map(|price| price.minor), line.currency, of.deployed_on,
            line.warranty_until, line.refresh.on, line.refresh.source, line.refresh.why, due_on
        ],
    )?;
    Ok(id)
}

pub(super) fn insert_lot(tx: &Tx<'_>, of: &NewRow<'_>, line: &CompleteLine<'_>) -> Result<SupplyLotId, Refusal> {
    let id: SupplyLotId = tx.new_id();
    tx.execute(
        "INSERT INTO supply_lot (id, version, deployment_id, customer_id, site_id, model_id, category, part_number, quantity,
                                 retired, price_minor, currency)
         VALUES (?1, 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0, ?9, ?10)",
        bind![
            id, of.id, of.customer_id, of.site_id, line.model_id, line.category, line.part_number, line.quantity,
            line.price.map(|price| price.minor), line.currency
        ],
    )?;
    Ok(id)
}

macro_rules! asset_columns {
    ($rest:literal) => {
        concat!(
            "SELECT a.id, a.customer_id, a.site_id, a.serial, a.tag, m.maker, m.name, a.category, m.weight_g, a.state
               FROM asset a JOIN model m ON m.id = a.model_id ",
            $rest
        )
    };
}

fn asset_row(row: &Row<'_>) -> Result<Asset, Refusal> {
    let category: Category = row.get("category")?;
    Ok(Asset {
        id: row.get("id")?,
        customer_id: row.get("customer_id")?,
        site_id: row.get("site_id")?,
        serial: row.get("serial")?,
        tag: row.get("tag")?,
        model: full_name(row.text("maker")?, row.text("name")?),
        category,
        weight: row.get::<Option<Grams>>("weight_g")?.map_or(category.facts().weight_g, Grams::count),
        state: row.get("state")?,
    })
}

/// The asset; refuses an id that is not in the book.
pub fn asset(tx: &Tx<'_>, id: AssetId) -> Result<Asset, Refusal> {
    tx.one(asset_columns!("WHERE a.id = ?1"), bind![id], asset_row)?.ok_or_else(|| Refusal::not_found("asset"))
}

/// The assets with these ids, in their order.
pub fn assets(tx: &Tx<'_>, ids: &[AssetId]) -> Result<Vec<Asset>, Refusal> {
    ids.iter().map(|id| asset(tx, *id)).collect()
}

fn set_state(tx: &Tx<'_>, id: AssetId, from: AssetState, to: AssetState) -> Result<(), Refusal> {
    let changed = tx.execute(
        "UPDATE asset SET state = ?3, version = version + 1,
                due_on = CASE WHEN ?3 = 'in-service' AND answer = 'none' AND refresh_on IS NOT NULL THEN refresh_on
                              ELSE 'never' END
          WHERE id = ?1 AND state = ?2",
        bind![id, from, to],
    )?;
    if changed == 1 { Ok(()) } else { Err(Refusal::new(RefusalCode::NotInService)) }
}

/// Takes an asset out of service; refuses one that is not in service.
pub fn retire(tx: &Tx<'_>, id: AssetId) -> Result<(), Refusal> {
    set_state(tx, id, AssetState::InService, AssetState::Retired)
}

/// Puts a retired asset back, with the date that its policies say today where nobody set it by hand.
pub fn return_to_service(tx: &Tx<'_>, id: AssetId, policies: &Policies) -> Result<(), Refusal> {
    set_state(tx, id, AssetState::Retired, AssetState::InService)?;
    let Scheduled { device, refresh, .. } = scheduled(tx, id)?;
    let next = policies.schedule(&device);
    if refresh.source == RefreshSource::Manual || refresh == next { Ok(()) } else { reschedule(tx, id, &next) }
}

/// Notes what the recycler documented of a retired asset, or corrects it.
pub fn dispose(tx: &Tx<'_>, id: AssetId, disposition: &str) -> Result<(), Refusal> {
    let changed = tx.execute(
        "UPDATE asset SET state = 'disposed', disposition = ?2, version = version + 1
          WHERE id = ?1 AND state IN ('retired', 'disposed')",
        bind![id, disposition],
    )?;
    if changed == 1 { Ok(()) } else { Err(Refusal::new(RefusalCode::NotInService)) }
}

/// No document says what became of a retired asset, or none says so any more: it waits for one.
pub fn await_document(tx: &Tx<'_>, id: AssetId) -> Result<(), Refusal> {
    tx.execute(
        "UPDATE asset SET state = 'retired', disposition = NULL, version = version + 1 WHERE id = ?1 AND state = 'disposed'",
        bind![id],
    )?;
    Ok(())
}

/// The supply lot; refuses an id that is not in the book.
pub fn supply_lot(tx: &Tx<'_>, id: SupplyLotId) -> Result<SupplyLot, Refusal> {
    let lot = tx.one(
        "SELECT l.id, l.customer_id, l.site_id, m.maker, m.name, l.category, m.weight_g, l.quantity, l.retired
           FROM supply_lot l JOIN model m ON m.id = l.model_id WHERE l.id = ?1",
        bind![id],
        |row| {
            let category: Category = row.get("category")?;
            Ok(SupplyLot {
                id: row.get("id")?,
                customer_id: row.get("customer_id")?,
                site_id: row.get("site_id")?,
                model: full_name(row.text("maker")?, row.text("name")?),
                category,
                weight: row.get::<Option<Grams>>("weight_g")?.map_or(category.facts().weight_g, Grams::count),
                quantity: row.get("quantity")?,
                retired: row.get("retired")?,
            })
        },
    )?;
    lot.ok_or_else(|| Refusal::not_found("supply lot"))
}

/// Takes a number of supplies out of a lot; refuses more than are left.
pub fn retire_supplies(tx: &Tx<'_>, id: SupplyLotId, quantity: u32) -> Result<(), Refusal> {
    let changed = tx.execute(
        "UPDATE supply_lot SET retired = retired + ?2, version = version + 1 WHERE id = ?1 AND quantity - retired >= ?2",
        bind![id, quantity],
    )?;
    if changed == 1 { Ok(()) } else { Err(Refusal::new(RefusalCode::NotEnoughLeft)) }
}

/// Puts supplies back into their lot.
pub fn return_supplies(tx: &Tx<'_>, id: SupplyLotId, quantity: u32) -> Result<(), Refusal> {
    let changed = tx.execute(
        "UPDATE supply_lot SET retired = retired - ?2, version = version + 1 WHERE id = ?1 AND retired >= ?2",
        bind![id, quantity],
    )?;
    if changed == 1 { Ok(()) } else { Err(Refusal::unexpected("more returned than were retired")) }
}
