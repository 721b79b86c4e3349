//! Who processes what has come to its end: recyclers, their facilities and the certifications of each facility; take-back
//! programmes; and on which terms either takes what.

mod actions;
mod forms;
mod programme_store;
mod proposals;
mod rules;
mod standards;
mod store;
mod terms;
mod views;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::book::choice_cell;
use crate::foundation::ids::{CertificationId, FacilityId, ProgrammeId, RecyclerId, StatusCheckId, TermsId};
use crate::foundation::{Address, Day, choice};

pub use actions::{
    CertificationVersion, WhichTerms, add, check_status, close_facility, confirm_programme, lay_file,
    remove_certification, remove_terms, save_certification, save_facility, save_programme, save_terms,
};
pub use programme_store::programme;
pub use proposals::{Proposal, proposals};
pub use rules::{checked_since, confirm_again, in_force, standing, valid_on};
pub use standards::{StandardFacts, standards};
pub use store::{certifications_of, facility, register};
pub use terms::{Batteries, Export, Locked, Media, Per, Price, Terms, TermsForm};
pub use views::{FacilityCard, HeldCertification, ProgrammeCard, list, programmes};

choice! {
    /// What a facility can be certified to. What is known of each stands in `core/data/standards.csv`.
    Standard {
        EStewards = "e-stewards",
        R2v3 = "r2v3",
        /// The edition before R2v3; no certificate of it counts any more.
        R22013 = "r2-2013",
        NaidAaa = "naid-aaa",
        Rios = "rios",
        Iso14001 = "iso-14001",
        Iso45001 = "iso-45001",
        Iso9001 = "iso-9001",
        Adisa = "adisa",
    }
}
choice_cell!(Standard);

choice! {
    /// A part of a standard that a certificate names or leaves out.
    Scope {
        R2Downstream = "r2-a",
        R2DataSanitization = "r2-b",
        R2TestAndRepair = "r2-c",
        R2SpecialtyElectronics = "r2-d",
        R2MaterialsRecovery = "r2-e",
        R2Brokering = "r2-f",
        R2PvModules = "r2-g",
        NaidPhysical = "naid-physical",
        NaidOverwriting = "naid-overwriting",
        NaidOnSite = "naid-on-site",
        NaidOffSite = "naid-off-site",
    }
}

choice! {
    /// What a public directory says of a certification.
    Status {
        Listed = "listed",
        /// On the way to being certified: not certified.
        InProcess = "in-process",
        Suspended = "suspended",
        Withdrawn = "withdrawn",
        Expired = "expired",
        Moved = "moved",
        Closed = "closed",
        NotListed = "not-listed",
    }
}
choice_cell!(Status);

choice! {
    /// How a certification stands on a day.
    Standing {
        Valid = "valid",
        NotYet = "not-yet",
        Ended = "ended",
        /// The standard itself has ended.
        StandardEnded = "standard-ended",
        /// The facility was closed, or has moved.
        FacilityClosed = "facility-closed",
        InProcess = "in-process",
        Suspended = "suspended",
        Withdrawn = "withdrawn",
        NotListed = "not-listed",
    }
}

/// Days in a row, both ends in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Gap {
    pub from: Day,
    pub until: Day,
}

/// A file that is kept beside the book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KeptFile {
    pub name: String,
    pub sha256: String,
}

/// Somebody looked a certification up. Evidence: it stays as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StatusCheck {
    pub id: StatusCheckId,
    pub checked_on: Day,
    /// Who looked; may be empty.
    pub checked_by: String,
    /// Where it was looked up.
    pub checked_at: String,
    pub status: Status,
    /// The day from which that holds, where the directory told it; else the day of the look-up.
    pub since: Option<Day>,
    pub note: String,
    pub file: Option<KeptFile>,
}

/// A certification belongs to one facility at one address: it does not move with the company.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Certification {
    pub id: CertificationId,
    pub version: u32,
    pub standard: Standard,
    /// The edition of the standard that the certificate names; may be empty.
    pub revision: String,
    pub number: String,
    /// Who certified it; may be empty.
    pub body: String,
    pub scopes: Vec<Scope>,
    /// The scope in the certificate's own words; may be empty.
    pub scope_text: String,
    pub valid_from: Day,
    pub valid_until: Day,
    pub file: Option<KeptFile>,
    /// The newest first.
    pub checks: Vec<StatusCheck>,
}

/// A place where equipment is processed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Facility {
    pub id: FacilityId,
    pub version: u32,
    pub recycler_id: RecyclerId,
    pub recycler: String,
    pub name: String,
    pub address: Address,
    /// Its last day, once it was closed or has moved.
    pub closed_on: Option<Day>,
}

impl Facility {
    /// `Blue Harbor Recycling, Ohio facility`
    pub fn full_name(&self) -> String {
        format!("{}, {}", self.recycler, self.name)
    }
}

/// A dated offer to take certain categories, run by an operator for a sponsor. It is in the book once the owner confirmed it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Programme {
    pub id: ProgrammeId,
    pub version: u32,
    pub name: String,
    /// For whom it is run; may be empty.
    pub sponsor: String,
    pub operator: String,
    /// Where the operator processes, where that is known.
    pub facility_id: Option<FacilityId>,
    pub valid_from: Option<Day>,
    pub valid_until: Option<Day>,
    /// When somebody last made sure that the terms are as noted.
    pub confirmed_on: Day,
    pub confirmed_by: String,
    /// Where the terms stand.
    pub source: String,
    /// The bundled proposal that it was made from.
    pub proposal: Option<String>,
}

/// Terms from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DatedTerms {
    pub id: TermsId,
    pub applies_from: Day,
    pub noted_on: Day,
    pub terms: Terms,
}

/// A facility with all that decides whether it may take something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RegisteredFacility {
    pub facility: Facility,
    /// Past ones too, the longest valid first.
    pub certifications: Vec<Certification>,
    /// The newest first.
    pub terms: Vec<DatedTerms>,
}

/// A programme with its terms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RegisteredProgramme {
    pub programme: Programme,
    /// The newest first.
    pub terms: Vec<DatedTerms>,
}

/// Every outlet there is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Register {
    pub facilities: Vec<RegisteredFacility>,
    pub programmes: Vec<RegisteredProgramme>,
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
    /// Another address corrects a mistake; without this, the address of a facility with certifications stays: a certificate
    /// does not move.
    #[serde(default)]
    pub corrects: bool,
}

/// A facility that closes, or moves: where it goes to, a new facility begins without certifications.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FacilityClosing {
    pub id: FacilityId,
    pub version: u32,
    /// Its last day; empty opens a closed facility again.
    pub closed_on: String,
    /// Nothing where it only closes.
    pub moved_to: Option<MovedFacility>,
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MovedFacility {
    pub name: String,
    pub address: Address,
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CertificationForm {
    pub facility_id: FacilityId,
    /// Nothing for a new one.
    #[serde(default)]
    pub id: Option<CertificationId>,
    #[serde(default)]
    pub version: u32,
    pub standard: Standard,
    #[serde(default)]
    pub revision: String,
    pub number: String,
    #[serde(default)]
    pub body: String,
    #[serde(default)]
    pub scopes: Vec<Scope>,
    #[serde(default)]
    pub scope_text: String,
    pub valid_from: String,
    pub valid_until: String,
    /// The certificate itself; nothing leaves the one that is kept.
    #[serde(default)]
    pub file: Option<String>,
    /// When somebody looked it up and found it listed; empty when nobody has yet. The look-up is evidence.
    #[serde(default)]
    pub checked_on: String,
    #[serde(default)]
    pub checked_at: String,
}

/// What somebody saw when looking a certification up.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StatusCheckForm {
    pub certification_id: CertificationId,
    pub checked_on: String,
    pub checked_by: String,
    pub checked_at: String,
    pub status: Status,
    /// Empty: the directory did not say.
    pub since: String,
    pub note: String,
    /// A picture or print of what was seen.
    pub file: Option<String>,
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ProgrammeForm {
    /// Nothing for a new one.
    pub id: Option<ProgrammeId>,
    pub version: u32,
    pub name: String,
    pub sponsor: String,
    pub operator: String,
    pub facility_id: Option<FacilityId>,
    /// Empty: not known.
    pub valid_from: String,
    pub valid_until: String,
    pub source: String,
    /// The bundled proposal that it is made from.
    pub proposal: Option<String>,
    /// Of a new one: its first terms, and who made sure of them.
    pub terms: Option<TermsForm>,
    pub confirmed_by: String,
}

/// Somebody made sure that a programme's terms are still as noted.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ProgrammeConfirmation {
    pub id: ProgrammeId,
    pub version: u32,
    pub confirmed_on: String,
    pub confirmed_by: String,
}

/// New terms of a facility or a programme: exactly one of them.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewTerms {
    pub facility_id: Option<FacilityId>,
    pub programme_id: Option<ProgrammeId>,
    /// The first day on which they apply.
    pub applies_from: String,
    pub terms: TermsForm,
}
