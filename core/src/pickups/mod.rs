//! Equipment leaving one customer site for one facility or take-back programme, and who had it on the way.

mod actions;
mod hand_overs;
mod release;
mod release_store;
mod releases;
mod rules;
mod split;
mod store;
mod views;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::book::choice_cell;
use crate::foundation::choice;
use crate::foundation::ids::{AssetId, FacilityId, PickupId, PickupLineId, ProgrammeId, SupplyLotId};
use crate::recyclers::{Certification, DatedTerms, Facility, Programme};
use crate::routing::Reason;

pub use actions::{
    MoreForPickup, PickupLineOf, PickupVersion, PlanLoads, add_lines, cancel, change, plan, plan_loads, remove_line,
};
pub use hand_overs::{collect, process, receive};
pub use release_store::{Release, releases};
pub use releases::{Objections, ObjectionsAsked, objections};
pub use split::{LoadCategory, PlannedLoad, SplitAsked, SplitPlan, StaysRow, split};
pub use store::{
    CustodyEvent, Line, Pickup, Processed, Processing, close, custody, lines, pickup, processed_lines, processing,
};
pub use views::{PickupCard, PickupPage, PickupRow, PickupSearch, WhichPickup, counts, list, show};

choice! {
    /// How far a pickup has come.
    Step {
        Planned = "planned",
        Collected = "collected",
        Received = "received",
        Processed = "processed",
        /// A certificate was issued.
        Closed = "closed",
        Cancelled = "cancelled",
    }
}
choice_cell!(Step);

choice! {
    /// A change of hands.
    CustodyKind { Collected = "collected", Received = "received", }
}
choice_cell!(CustodyKind);

choice! {
    /// When a load is checked before it goes on.
    ReleaseStep { Collected = "collected", Received = "received", Processed = "processed", }
}
choice_cell!(ReleaseStep);

choice! {
    /// How much the recycler's document says; the certificate says no more.
    EvidenceLevel {
        /// Only that a weight or a load arrived: enough for a custody record.
        WeightTicket = "weight-ticket",
        /// The whole load was processed.
        Lot = "lot",
        /// Each serial number is named.
        Serial = "serial",
    }
}
choice_cell!(EvidenceLevel);

choice! {
    /// What became of a line.
    Disposition {
        Reused = "reused",
        Resold = "resold",
        Donated = "donated",
        Recycled = "recycled",
        Destroyed = "destroyed",
        /// The recycler's document does not name it.
        NotReceived = "not-received",
    }
}
choice_cell!(Disposition);

choice! {
    /// Where a weight comes from.
    Weighed { Measured = "measured", Estimated = "estimated", }
}
choice_cell!(Weighed);

/// Some of a supply lot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SomeSupplies {
    pub id: SupplyLotId,
    pub quantity: u32,
}

/// Equipment to be fetched; one pickup is planned for each site it stands at.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewPickup {
    pub assets: Vec<AssetId>,
    pub supplies: Vec<SomeSupplies>,
    pub planned_on: String,
    /// Where it goes, once that is chosen: a facility or a programme, never both.
    pub facility_id: Option<FacilityId>,
    pub programme_id: Option<ProgrammeId>,
    pub carrier: String,
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PickupForm {
    pub id: PickupId,
    pub version: u32,
    pub planned_on: String,
    /// Where it goes, once that is chosen: a facility or a programme, never both.
    pub facility_id: Option<FacilityId>,
    pub programme_id: Option<ProgrammeId>,
    pub carrier: String,
}

/// Somebody took the equipment over.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HandOver {
    pub id: PickupId,
    pub version: u32,
    pub on: String,
    /// Who gave it.
    pub from_person: String,
    /// Who took it.
    pub to_person: String,
    /// Pieces counted.
    pub counted: String,
    pub seal: String,
    /// Bill of lading, receipt or weight ticket.
    pub document: String,
    pub note: String,
    /// Needed where something speaks against it.
    #[serde(default)]
    pub r#override: Option<Override>,
}

/// Somebody lets a load go on in spite of what speaks against it.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Override {
    /// Why; the certificate says it.
    pub reason: String,
    /// Who decided it.
    pub by: String,
}

/// What the recycler documented.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ProcessingForm {
    pub id: PickupId,
    pub version: u32,
    pub processed_on: String,
    pub document_number: String,
    pub document_date: String,
    pub level: EvidenceLevel,
    /// The document itself, if it is at hand.
    pub file: Option<String>,
    pub lines: Vec<LineResult>,
    /// Where it was processed; needed where it went to a programme of which no facility is known.
    #[serde(default)]
    pub facility_id: Option<FacilityId>,
    /// Needed where something speaks against it.
    #[serde(default)]
    pub r#override: Option<Override>,
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LineResult {
    pub line_id: PickupLineId,
    pub disposition: Disposition,
    /// Kilograms as the recycler weighed them, `1.65`; empty where it did not.
    pub weight: String,
}

/// A pickup that was planned.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlannedPickup {
    pub id: PickupId,
    pub number: String,
}

/// What speaks against a load going on, and for how many pieces of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Objection {
    pub reason: Reason,
    pub pieces: u32,
}

/// An outlet as it was known when a load was checked. Kept with the check, so that what applied then stays provable.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct OutletThen {
    /// Recycler and facility, or the programme; empty while none was chosen.
    name: String,
    /// The facility; of a programme, where it is processed, where that was known.
    facility: Option<Facility>,
    certifications: Vec<Certification>,
    /// The terms that applied on the day.
    terms: Option<DatedTerms>,
    programme: Option<Programme>,
    /// How many days old a status check could be, where that was asked.
    fresh_days: Option<u16>,
}
