//! Who processes what has come to its end: recyclers, their facilities, and the certifications of each facility.

mod actions;
mod rules;
mod store;
mod views;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::book::choice_cell;
use crate::foundation::ids::{CertificationId, FacilityId, RecyclerId};
use crate::foundation::{Address, Day, choice};

pub use actions::{add, add_certification, save_facility};
pub use rules::valid_on;
pub use store::{certifications_of, facility};
pub use views::{FacilityCard, list};

choice! {
    /// What a facility can be certified to.
    Standard {
        EStewards = "e-stewards",
        R2v3 = "r2v3",
        NaidAaa = "naid-aaa",
        Rios = "rios",
        Iso14001 = "iso-14001",
        Iso45001 = "iso-45001",
        Iso9001 = "iso-9001",
        Adisa = "adisa",
    }
}
choice_cell!(Standard);

/// A certification belongs to one facility at one address: it does not move with the company.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Certification {
    pub id: CertificationId,
    pub standard: Standard,
    pub number: String,
    pub valid_from: Day,
    pub valid_until: Day,
    /// When somebody last looked it up.
    pub checked_on: Option<Day>,
    /// Where it was looked up.
    pub checked_at: String,
}

/// A place where equipment is processed.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Facility {
    pub id: FacilityId,
    pub version: u32,
    pub recycler_id: RecyclerId,
    pub recycler: String,
    pub name: String,
    pub address: Address,
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewRecycler {
    pub name: String,
    pub facility_name: String,
    pub address: Address,
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FacilityForm {
    pub recycler_id: RecyclerId,
    /// Nothing for a new facility.
    pub id: Option<FacilityId>,
    pub version: u32,
    pub name: String,
    pub address: Address,
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CertificationForm {
    pub facility_id: FacilityId,
    pub standard: Standard,
    pub number: String,
    pub valid_from: String,
    pub valid_until: String,
    /// Empty when nobody has looked it up yet.
    pub checked_on: String,
    pub checked_at: String,
}
