//! The checks of loads in the book: rows are added, never changed.

use serde::Serialize;
use ts_rs::TS;

use super::release::Signed;
use super::{Objection, OutletThen, ReleaseStep};
use crate::book::{Tx, bind};
use crate::foundation::ids::{FacilityId, PickupId, ProgrammeId, ReleaseCheckId};
use crate::foundation::{Day, Refusal};
use crate::recyclers::{Certification, DatedTerms};
use crate::routing::Outlet;

/// A load was checked and went on. Evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Release {
    pub id: ReleaseCheckId,
    pub at: ReleaseStep,
    /// The day for which it was checked: that of the hand-over or of the processing.
    pub checked_for: Day,
    /// Nothing while none was chosen.
    pub outlet: Option<Outlet>,
    /// Recycler and facility, or the programme, as they were called then.
    pub outlet_name: String,
    pub objections: Vec<Objection>,
    /// Why it went on in spite of objections, and who decided it; empty where there were none.
    pub override_reason: String,
    pub override_by: String,
    /// What the facility held, as it was known then.
    pub certifications: Vec<Certification>,
    /// The last day of the facility, where that was known then.
    pub closed_on: Option<Day>,
    /// The terms that applied.
    pub terms: Option<DatedTerms>,
}

pub(super) struct NewRelease<'a> {
    pub pickup: PickupId,
    pub at: ReleaseStep,
    pub on: Day,
    /// Where it is processed, of a programme's load too.
    pub facility: Option<FacilityId>,
    pub programme: Option<ProgrammeId>,
    pub objections: &'a [Objection],
    pub then: &'a OutletThen,
    pub signed: &'a Signed,
}

pub(super) fn insert(tx: &Tx<'_>, new: &NewRelease<'_>) -> Result<(), Refusal> {
    let id: ReleaseCheckId = tx.new_id();
    let objections = serde_json::to_string(new.objections).map_err(Refusal::unexpected)?;
    let frozen = serde_json::to_string(new.then).map_err(Refusal::unexpected)?;
    tx.execute(
        "INSERT INTO release_check (id, pickup_id, at, checked_for, facility_id, programme_id, objections, frozen,
                                    override_reason, override_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        bind![
            id,
            new.pickup,
            new.at,
            new.on,
            new.facility,
            new.programme,
            objections,
            frozen,
            new.signed.reason,
            new.signed.by
        ],
    )?;
    Ok(())
}

/// The checks that a pickup passed, the oldest first. Relies on release_check_of_pickup.
pub fn releases(tx: &Tx<'_>, pickup: PickupId) -> Result<Vec<Release>, Refusal> {
    tx.all(
        "SELECT id, at, checked_for, facility_id, programme_id, objections, frozen, override_reason, override_by
           FROM release_check WHERE pickup_id = ?1 ORDER BY id",
        bind![pickup],
        |row| {
            let then: OutletThen = serde_json::from_str(row.text("frozen")?).map_err(Refusal::unexpected)?;
            let programme: Option<ProgrammeId> = row.get("programme_id")?;
            let facility: Option<FacilityId> = row.get("facility_id")?;
            Ok(Release {
                id: row.get("id")?,
                at: row.get("at")?,
                checked_for: row.get("checked_for")?,
                outlet: programme.map(Outlet::Programme).or(facility.map(Outlet::Facility)),
                outlet_name: then.name,
                objections: serde_json::from_str(row.text("objections")?).map_err(Refusal::unexpected)?,
                override_reason: row.get("override_reason")?,
                override_by: row.get("override_by")?,
                certifications: then.certifications,
                closed_on: then.facility.and_then(|facility| facility.closed_on),
                terms: then.terms,
            })
        },
    )
}
