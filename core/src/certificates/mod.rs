//! The numbered documents: what the reseller handed over, and what the named recycler documented of it. Never more.

mod actions;
mod document;
mod overrides;
mod rules;
mod store;
mod views;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::book::choice_cell;
use crate::catalogue::Category;
use crate::company::Company;
use crate::foundation::ids::PickupLineId;
use crate::foundation::{Address, Day, choice};
use crate::pickups::{CustodyEvent, Disposition, Objection, Processing, ReleaseStep, Weighed};
use crate::recyclers::Standard;

pub use actions::{Issued, issue};
pub use document::{print, sheet};
pub use store::{CertificateRow, count};
pub use views::{
    CertificatePage, CertificateSearch, Outlook, SaveCertificate, WhichCertificate, lay_for_viewing, list, of_pickup,
    outlook, save, show,
};

choice! {
    /// What a document may call itself.
    CertificateKind {
        /// A recycler documented what became of the equipment.
        Recycling = "recycling",
        /// Only the change of hands is on record.
        Custody = "custody",
    }
}
choice_cell!(CertificateKind);

/// All that a certificate says, as it was known when it was issued. Stored with it and attached to it; never changed.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Frozen {
    pub kind: CertificateKind,
    pub number: String,
    pub issued_on: Day,
    pub issuer: Company,
    pub customer: Party,
    pub pickup_number: String,
    pub carrier: String,
    pub custody: Vec<CustodyEvent>,
    /// The facility, on a certificate; on a custody record where the load was to go, if that was known.
    pub processor: Option<Party>,
    /// The take-back programme under which it was handed over.
    pub programme: Option<FrozenProgramme>,
    /// Valid on the day of processing, as was known when the processing was noted.
    pub certifications: Vec<FrozenCertification>,
    /// When it went on in spite of objections.
    pub overrides: Vec<FrozenOverride>,
    pub processing: Option<Processing>,
    /// The number of the certificate that this one takes the place of.
    pub replaces: Option<String>,
    pub lines: Vec<FrozenLine>,
}

/// A party and its place.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Party {
    pub name: String,
    pub place: String,
    pub address: Address,
}

/// A take-back programme, and who runs it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FrozenProgramme {
    pub name: String,
    pub operator: String,
}

/// A certification of the processor, and when it was last looked up and found listed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FrozenCertification {
    pub standard: Standard,
    pub number: String,
    pub valid_from: Day,
    pub valid_until: Day,
    /// Nothing where nobody looked it up.
    pub checked_on: Option<Day>,
    pub checked_at: String,
}

/// A load went on in spite of objections: at which step, to where, why, and who decided it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FrozenOverride {
    pub at: ReleaseStep,
    pub on: Day,
    /// Recycler and facility, or the programme; empty where none was chosen yet.
    pub outlet: String,
    pub objections: Vec<Objection>,
    pub reason: String,
    pub by: String,
}

/// One line of a certificate.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FrozenLine {
    pub line_id: PickupLineId,
    /// Empty for supplies.
    pub serial: String,
    pub model: String,
    pub category: Category,
    pub tag: String,
    pub quantity: u32,
    /// Nothing on a custody record.
    pub disposition: Option<Disposition>,
    /// Of the whole line, in grams.
    #[ts(type = "number")]
    pub weight: i64,
    pub weighed: Weighed,
}

#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CertificateOf {
    pub pickup_id: crate::foundation::ids::PickupId,
}
