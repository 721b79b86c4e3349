//! Pickups, their lines, custody events and processing records in the book.

use serde::Serialize;
use ts_rs::TS;

use super::rules::{CheckedHandOver, CheckedPlan, CheckedProcessing, may};
use super::{CustodyKind, Disposition, EvidenceLevel, Step, Weighed};
use crate::book::{Attached, Row, Tx, bind};
use crate::catalogue::{Category, full_name};
use crate::foundation::ids::{
    AssetId, CustodyEventId, CustomerId, FacilityId, PickupId, PickupLineId, ProcessingId, ProgrammeId, SiteId,
    SupplyLotId,
};
use crate::foundation::{Day, Grams, Refusal, RefusalCode};
use crate::routing::Outlet;

/// A pickup as it stands.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Pickup {
    pub id: PickupId,
    pub version: u32,
    pub number: String,
    pub customer_id: CustomerId,
    pub site_id: SiteId,
    /// Where it goes, once that is chosen: a facility or a programme.
    pub facility_id: Option<FacilityId>,
    pub programme_id: Option<ProgrammeId>,
    pub carrier: String,
    pub planned_on: Day,
    pub step: Step,
    /// When it last went a step.
    pub moved_on: Day,
}

impl Pickup {
    /// Where it goes, once that is chosen.
    pub fn outlet(&self) -> Option<Outlet> {
        self.facility_id.map(Outlet::Facility).or(self.programme_id.map(Outlet::Programme))
    }
}

/// What a pickup carries in one line.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Line {
    pub id: PickupLineId,
    pub asset_id: Option<AssetId>,
    pub supply_lot_id: Option<SupplyLotId>,
    pub quantity: u32,
    pub model: String,
    pub category: Category,
    /// Empty for supplies.
    pub serial: String,
    pub tag: String,
    /// Of the whole line, in grams, estimated from its model or category.
    #[ts(type = "number")]
    pub estimated_weight: i64,
}

/// Who handed what to whom.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CustodyEvent {
    pub id: CustodyEventId,
    pub kind: CustodyKind,
    pub happened_on: Day,
    pub from_party: String,
    pub from_person: String,
    pub to_party: String,
    pub to_person: String,
    pub counted: u32,
    pub seal: String,
    pub document: String,
    pub note: String,
}

/// What the recycler documented of a pickup.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Processing {
    pub id: ProcessingId,
    pub facility_id: FacilityId,
    pub processed_on: Day,
    pub document_number: String,
    pub document_date: Day,
    pub level: EvidenceLevel,
    /// Empty when the document was not attached.
    pub file_name: String,
    pub file_sha256: String,
}

/// What became of one line.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Processed {
    pub line_id: PickupLineId,
    pub disposition: Disposition,
    /// Of the whole line, in grams.
    pub weight: Option<Grams>,
    pub weighed: Weighed,
}

/// The pickup; refuses an id that is not in the book.
pub fn pickup(tx: &Tx<'_>, id: PickupId) -> Result<Pickup, Refusal> {
    let found = tx.one(
        "SELECT id, version, number, customer_id, site_id, facility_id, programme_id, carrier, planned_on, step, moved_on
           FROM pickup WHERE id = ?1",
        bind![id],
        |row| {
            Ok(Pickup {
                id: row.get("id")?,
                version: row.get("version")?,
                number: row.get("number")?,
                customer_id: row.get("customer_id")?,
                site_id: row.get("site_id")?,
                facility_id: row.get("facility_id")?,
                programme_id: row.get("programme_id")?,
                carrier: row.get("carrier")?,
                planned_on: row.get("planned_on")?,
                step: row.get("step")?,
                moved_on: row.get("moved_on")?,
            })
        },
    )?;
    found.ok_or_else(|| Refusal::not_found("pickup"))
}

pub(super) fn insert(
    tx: &Tx<'_>,
    number: &str,
    at: (CustomerId, SiteId),
    plan: &CheckedPlan,
) -> Result<PickupId, Refusal> {
    let id: PickupId = tx.new_id();
    let (facility, programme) = columns(plan.outlet);
    tx.execute(
        "INSERT INTO pickup (id, version, number, customer_id, site_id, facility_id, programme_id, carrier, planned_on, step,
                             moved_on)
         VALUES (?1, 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'planned', ?9)",
        bind![id, number, at.0, at.1, facility, programme, plan.carrier, plan.planned_on, tx.today()],
    )?;
    Ok(id)
}

pub(super) fn update(tx: &Tx<'_>, (id, version): (PickupId, u32), plan: &CheckedPlan) -> Result<(), Refusal> {
    let (facility, programme) = columns(plan.outlet);
    tx.execute_versioned(
        "pickup",
        "UPDATE pickup SET facility_id = ?3, programme_id = ?4, carrier = ?5, planned_on = ?6, version = version + 1
          WHERE id = ?1 AND version = ?2",
        bind![id, version, facility, programme, plan.carrier, plan.planned_on],
    )
}

/// An outlet as it stands in its two columns.
pub(super) fn columns(outlet: Option<Outlet>) -> (Option<FacilityId>, Option<ProgrammeId>) {
    match outlet {
        Some(Outlet::Facility(id)) => (Some(id), None),
        Some(Outlet::Programme(id)) => (None, Some(id)),
        None => (None, None),
    }
}

/// Goes to the next step; refuses one that does not follow, and a stale version.
pub(super) fn step(tx: &Tx<'_>, pickup: &Pickup, version: u32, to: Step, on: Day) -> Result<(), Refusal> {
    may(pickup.step, to)?;
    tx.execute_versioned(
        "pickup",
        "UPDATE pickup SET step = ?3, moved_on = ?4, version = version + 1 WHERE id = ?1 AND version = ?2",
        bind![pickup.id, version, to, on],
    )
}

/// A certificate of recycling was issued.
pub fn close(tx: &Tx<'_>, pickup: &Pickup) -> Result<(), Refusal> {
    step(tx, pickup, pickup.version, Step::Closed, tx.today())
}

pub(super) fn insert_line(
    tx: &Tx<'_>,
    pickup: PickupId,
    asset: Option<AssetId>,
    supplies: Option<SupplyLotId>,
    quantity: u32,
) -> Result<(), Refusal> {
    let id: PickupLineId = tx.new_id();
    tx.execute(
        "INSERT INTO pickup_line (id, pickup_id, asset_id, supply_lot_id, quantity) VALUES (?1, ?2, ?3, ?4, ?5)",
        bind![id, pickup, asset, supplies, quantity],
    )?;
    Ok(())
}

pub(super) fn delete_line(tx: &Tx<'_>, line: PickupLineId) -> Result<(), Refusal> {
    tx.execute("DELETE FROM pickup_line WHERE id = ?1", bind![line]).map(drop)
}

/// All lines of a pickup, in the order in which they were put on it.
pub fn lines(tx: &Tx<'_>, pickup: PickupId) -> Result<Vec<Line>, Refusal> {
    tx.all(
        "SELECT l.id, l.asset_id, l.supply_lot_id, l.quantity, m.maker, m.name, m.weight_g,
                coalesce(a.category, s.category) AS category, coalesce(a.serial, '') AS serial, coalesce(a.tag, '') AS tag
           FROM pickup_line l
           LEFT JOIN asset a ON a.id = l.asset_id
           LEFT JOIN supply_lot s ON s.id = l.supply_lot_id
           JOIN model m ON m.id = coalesce(a.model_id, s.model_id)
          WHERE l.pickup_id = ?1 ORDER BY l.id",
        bind![pickup],
        line_row,
    )
}

fn line_row(row: &Row<'_>) -> Result<Line, Refusal> {
    let (category, quantity): (Category, u32) = (row.get("category")?, row.get("quantity")?);
    let one = row.get::<Option<Grams>>("weight_g")?.map_or(category.facts().weight_g, Grams::count);
    Ok(Line {
        id: row.get("id")?,
        asset_id: row.get("asset_id")?,
        supply_lot_id: row.get("supply_lot_id")?,
        quantity,
        model: full_name(row.text("maker")?, row.text("name")?),
        category,
        serial: row.get("serial")?,
        tag: row.get("tag")?,
        estimated_weight: one * i64::from(quantity),
    })
}

/// The day on which the youngest device of a pickup was deployed: nothing is collected before it stands there.
pub(super) fn last_deployed(tx: &Tx<'_>, pickup: PickupId) -> Result<Option<Day>, Refusal> {
    let day = tx.one(
        "SELECT max(a.deployed_on) AS deployed_on FROM pickup_line l JOIN asset a ON a.id = l.asset_id WHERE l.pickup_id = ?1",
        bind![pickup],
        |row| row.get("deployed_on"),
    )?;
    Ok(day.flatten())
}

pub(super) struct Parties<'a> {
    pub from: &'a str,
    pub to: &'a str,
}

pub(super) fn insert_event(
    tx: &Tx<'_>,
    pickup: PickupId,
    kind: CustodyKind,
    parties: &Parties<'_>,
    event: &CheckedHandOver,
) -> Result<(), Refusal> {
    let id: CustodyEventId = tx.new_id();
    tx.execute(
        "INSERT INTO custody_event (id, pickup_id, kind, happened_on, from_party, from_person, to_party, to_person, counted,
                                    seal, document, note)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        bind![
            id, pickup, kind, event.on, parties.from, event.from_person, parties.to, event.to_person, event.counted,
            event.seal, event.document, event.note
        ],
    )?;
    Ok(())
}

/// The hand-overs of a pickup, first to last.
pub fn custody(tx: &Tx<'_>, pickup: PickupId) -> Result<Vec<CustodyEvent>, Refusal> {
    tx.all(
        "SELECT id, kind, happened_on, from_party, from_person, to_party, to_person, counted, seal, document, note
           FROM custody_event WHERE pickup_id = ?1 ORDER BY id",
        bind![pickup],
        |row| {
            Ok(CustodyEvent {
                id: row.get("id")?,
                kind: row.get("kind")?,
                happened_on: row.get("happened_on")?,
                from_party: row.get("from_party")?,
                from_person: row.get("from_person")?,
                to_party: row.get("to_party")?,
                to_person: row.get("to_person")?,
                counted: row.get("counted")?,
                seal: row.get("seal")?,
                document: row.get("document")?,
                note: row.get("note")?,
            })
        },
    )
}

pub(super) struct NewProcessing<'a> {
    pub pickup: PickupId,
    pub facility: FacilityId,
    pub level: EvidenceLevel,
    pub checked: &'a CheckedProcessing,
    pub file: Option<&'a Attached>,
}

pub(super) fn insert_processing(tx: &Tx<'_>, new: &NewProcessing<'_>) -> Result<ProcessingId, Refusal> {
    let id: ProcessingId = tx.new_id();
    let (name, sha256) = new.file.map_or(("", ""), |file| (&file.name, &file.sha256));
    tx.execute(
        "INSERT INTO processing (id, pickup_id, facility_id, processed_on, document_number, document_date, level, file_name,
                                 file_sha256)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        bind![
            id, new.pickup, new.facility, new.checked.processed_on, new.checked.document_number, new.checked.document_date,
            new.level, name, sha256
        ],
    )?;
    Ok(id)
}

pub(super) fn insert_processed(tx: &Tx<'_>, processing: ProcessingId, line: &Processed) -> Result<(), Refusal> {
    tx.execute(
        "INSERT INTO processing_line (processing_id, pickup_line_id, disposition, weight_g, weighed) VALUES (?1, ?2, ?3, ?4, ?5)",
        bind![processing, line.line_id, line.disposition, line.weight, line.weighed],
    )?;
    Ok(())
}

/// The newest of the recycler's documents for a pickup: it corrects the earlier ones.
pub fn processing(tx: &Tx<'_>, pickup: PickupId) -> Result<Option<Processing>, Refusal> {
    tx.one(
        "SELECT id, facility_id, processed_on, document_number, document_date, level, file_name, file_sha256
           FROM processing WHERE pickup_id = ?1 ORDER BY id DESC LIMIT 1",
        bind![pickup],
        |row| {
            Ok(Processing {
                id: row.get("id")?,
                facility_id: row.get("facility_id")?,
                processed_on: row.get("processed_on")?,
                document_number: row.get("document_number")?,
                document_date: row.get("document_date")?,
                level: row.get("level")?,
                file_name: row.get("file_name")?,
                file_sha256: row.get("file_sha256")?,
            })
        },
    )
}

/// What a document says of each line.
pub fn processed_lines(tx: &Tx<'_>, processing: ProcessingId) -> Result<Vec<Processed>, Refusal> {
    tx.all(
        "SELECT pickup_line_id, disposition, weight_g, weighed FROM processing_line
          WHERE processing_id = ?1 ORDER BY pickup_line_id",
        bind![processing],
        |row| {
            Ok(Processed {
                line_id: row.get("pickup_line_id")?,
                disposition: row.get("disposition")?,
                weight: row.get("weight_g")?,
                weighed: row.get("weighed")?,
            })
        },
    )
}

/// Where a pickup goes; refuses when nobody has chosen it.
pub(super) fn chosen_outlet(pickup: &Pickup) -> Result<Outlet, Refusal> {
    pickup.outlet().ok_or_else(|| RefusalCode::NoFacility.into())
}
