//! What the screens of pickups read.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CustodyEvent, Line, Pickup, Processed, Processing, Release, Step, release_store, store};
use crate::book::{AuditEntry, Tx, bind, subject_history};
use crate::customers;
use crate::foundation::ids::{CustomerId, PickupId};
use crate::foundation::{Address, Day, Refusal};
use crate::recyclers::{self, Certification, Facility, Programme};

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PickupSearch {
    /// Only those that still wait for a step.
    pub open: bool,
    pub customer_id: Option<CustomerId>,
    /// The last row that is already shown.
    pub after: Option<PickupId>,
}

#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PickupRow {
    pub id: PickupId,
    pub number: String,
    pub customer_id: CustomerId,
    pub customer: String,
    pub site: String,
    /// Recycler and facility, or the programme, where one was chosen.
    pub goes_to: Option<String>,
    pub planned_on: Day,
    pub step: Step,
    pub moved_on: Day,
    pub devices: u32,
    pub supplies: u32,
}

#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PickupPage {
    pub rows: Vec<PickupRow>,
    pub next: Option<PickupId>,
}

const PAGE: u32 = 60;

/// Pickups, newest first, a page at a time.
pub fn list(tx: &Tx<'_>, PickupSearch { open, customer_id, after }: PickupSearch) -> Result<PickupPage, Refusal> {
    let mut rows = tx.all(
        "SELECT p.id, p.number, p.customer_id, c.name AS customer, s.name AS site, r.name AS recycler, f.name AS facility,
                g.name AS programme, p.planned_on, p.step, p.moved_on,
                (SELECT count(*) FROM pickup_line l WHERE l.pickup_id = p.id AND l.asset_id IS NOT NULL) AS devices,
                (SELECT coalesce(sum(l.quantity), 0) FROM pickup_line l
                  WHERE l.pickup_id = p.id AND l.supply_lot_id IS NOT NULL) AS supplies
           FROM pickup p
           JOIN customer c ON c.id = p.customer_id
           JOIN site s ON s.id = p.site_id
           LEFT JOIN facility f ON f.id = p.facility_id
           LEFT JOIN recycler r ON r.id = f.recycler_id
           LEFT JOIN programme g ON g.id = p.programme_id
          WHERE (?1 IS NULL OR p.id < ?1) AND (?2 IS NULL OR p.customer_id = ?2)
            AND (?3 = 0 OR p.step IN ('planned', 'collected', 'received', 'processed'))
          ORDER BY p.id DESC LIMIT ?4",
        bind![after, customer_id, open, PAGE + 1],
        |row| {
            let recycler: Option<String> = row.get("recycler")?;
            let facility: Option<String> = row.get("facility")?;
            let facility = recycler.zip(facility).map(|(recycler, facility)| format!("{recycler}, {facility}"));
            Ok(PickupRow {
                id: row.get("id")?,
                number: row.get("number")?,
                customer_id: row.get("customer_id")?,
                customer: row.get("customer")?,
                site: row.get("site")?,
                goes_to: facility.or(row.get("programme")?),
                planned_on: row.get("planned_on")?,
                step: row.get("step")?,
                moved_on: row.get("moved_on")?,
                devices: row.get("devices")?,
                supplies: row.get("supplies")?,
            })
        },
    )?;
    let more = rows.len() > PAGE as usize;
    rows.truncate(PAGE as usize);
    let next = if more { rows.last().map(|row| row.id) } else { None };
    Ok(PickupPage { rows, next })
}

/// How many pickups stand at each step, open ones only.
pub fn counts(tx: &Tx<'_>) -> Result<Vec<(Step, u32)>, Refusal> {
    tx.all(
        "SELECT step, count(*) AS pickups FROM pickup
          WHERE step IN ('planned', 'collected', 'received', 'processed') GROUP BY step",
        &[],
        |row| Ok((row.get("step")?, row.get("pickups")?)),
    )
}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WhichPickup {
    pub id: PickupId,
}

/// All that a pickup's page says.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PickupCard {
    pub pickup: Pickup,
    pub customer: String,
    pub site: String,
    pub address: Address,
    pub facility: Option<Facility>,
    pub programme: Option<Programme>,
    /// The facility's certifications that are valid on the planned day, or today once that has passed.
    pub valid_certifications: Vec<Certification>,
    pub lines: Vec<Line>,
    pub custody: Vec<CustodyEvent>,
    /// The checks that it passed, the oldest first.
    pub releases: Vec<Release>,
    pub processing: Option<Processing>,
    pub processed: Vec<Processed>,
    pub history: Vec<AuditEntry>,
}

pub fn show(tx: &Tx<'_>, WhichPickup { id }: WhichPickup) -> Result<PickupCard, Refusal> {
    let pickup = store::pickup(tx, id)?;
    let place = customers::place(tx, pickup.site_id)?;
    let facility = pickup.facility_id.map(|facility| recyclers::facility(tx, facility)).transpose()?;
    let programme = pickup.programme_id.map(|programme| recyclers::programme(tx, programme)).transpose()?;
    let valid_certifications = match &facility {
        Some(facility) => {
            let day = if pickup.step == Step::Planned { pickup.planned_on.max(tx.today()) } else { pickup.moved_on };
            recyclers::valid_on(&recyclers::certifications_of(tx, facility.id)?, facility.closed_on, day)
        }
        None => Vec::new(),
    };
    let processing = store::processing(tx, id)?;
    let processed = match &processing {
        Some(processing) => store::processed_lines(tx, processing.id)?,
        None => Vec::new(),
    };
    Ok(PickupCard {
        customer: place.customer,
        site: place.site,
        address: place.address,
        facility,
        programme,
        valid_certifications,
        lines: store::lines(tx, id)?,
        custody: store::custody(tx, id)?,
        releases: release_store::releases(tx, id)?,
        processing,
        processed,
        history: subject_history(tx, id, 60)?,
        pickup,
    })
}
