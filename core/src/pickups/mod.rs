//! Equipment leaving one customer site for one facility, and who had it on the way.

mod actions;
mod rules;
mod store;
mod views;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::book::choice_cell;
use crate::foundation::choice;
use crate::foundation::ids::{AssetId, FacilityId, PickupId, PickupLineId, SupplyLotId};

pub use actions::{
    MoreForPickup, PickupLineOf, PickupVersion, add_lines, cancel, change, collect, plan, process, receive, remove_line,
};
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
#[derive(Clone, Copy, Debug, Deserialize, TS)]
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
    pub facility_id: Option<FacilityId>,
    pub carrier: String,
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PickupForm {
    pub id: PickupId,
    pub version: u32,
    pub planned_on: String,
    pub facility_id: Option<FacilityId>,
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
