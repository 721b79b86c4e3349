//! Where equipment and supplies go at their end of life: which outlets may take them on a day, in which order, and why.
//!
//! The decision is pure: what is asked (`Subject`), on which day, against the register of outlets, the owner's table of rules
//! and what the customer requires. It explains itself by reasons; their sentences are `reason-<code>` in `messages.ftl`.

mod actions;
mod assess;
mod document;
mod rules;
mod split;
mod store;
mod table;
#[cfg(test)]
mod tests;
mod views;

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::book::{Bound, Cell, FromCell, ToCell, choice_cell};
use crate::catalogue::Category;
use crate::foundation::ids::{CustomerId, FacilityId, ProgrammeId};
use crate::foundation::{Area, Day, Grams, Money, Params, Refusal, choice};
use crate::recyclers::{self, Scope, Standard};

pub use actions::{RequirementForm, TableForm, TableVersion, restore_table, save_requirement, save_table};
pub use document::WORDS;
pub use rules::{next_change, route, turning_days};
pub use split::{Elsewhere, Left, Load, Piece, Split, split, too_little_of};
pub use store::{read, requirement_of};
pub use table::{bundled, matching};
pub use views::{CustomerRequirement, RequirementOf, RoutingTable, TryOut, requirement, show_table, try_out};

choice! {
    /// A kind of place where equipment ends.
    OutletKind {
        /// A recycler's facility that holds the certifications asked for.
        CertifiedRecycler = "certified-recycler",
        /// A take-back programme for small electronics and printer supplies.
        TakeBack = "take-back",
    }
}
choice_cell!(OutletKind);

/// A place where equipment can end: a facility or a programme. Written `facility:<id>` or `programme:<id>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub enum Outlet {
    Facility(FacilityId),
    Programme(ProgrammeId),
}

choice! {
    /// Why a device stays where it is, or not every outlet takes it.
    HoldKind {
        /// It belongs to a lessor and goes back there.
        Leased = "leased",
        LegalHold = "legal-hold",
        /// The maker may still have to replace it.
        WarrantyClaim = "warranty-claim",
        /// A firmware password, a management system or an account locks it.
        Locked = "locked",
    }
}
choice_cell!(HoldKind);

choice! {
    /// Whether a rule asks for data.
    Data { Any = "any", Holds = "holds", MayHold = "may-hold", }
}

/// A certification that is enough: of a standard, with all of these parts in its scope.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Enough {
    pub standard: Standard,
    pub scopes: Vec<Scope>,
}

/// One row of the routing table. The first row that matches decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Rule {
    pub name: String,
    /// Empty: every category.
    pub categories: Vec<Category>,
    pub data: Data,
    /// Only what weighs more, each; nothing: whatever it weighs.
    pub above: Option<Grams>,
    /// Only what weighs as much or less, each.
    pub up_to: Option<Grams>,
    /// Only from there; empty: from anywhere.
    pub areas: Vec<Area>,
    /// The kinds of outlet that may take it, the preferred one first; never empty.
    pub order: Vec<OutletKind>,
    /// Of which certifications a facility must hold one; empty: none is asked for.
    pub certified: Vec<Enough>,
}

/// The owner's rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub rules: Vec<Rule>,
    /// How many days old a status check may be when a load leaves.
    pub fresh_days: u16,
}

/// What a customer asks of whoever processes its equipment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Requirement {
    /// The facility must hold one of these; empty: as the routing table says.
    pub standards: Vec<Standard>,
    pub on_site_destruction: bool,
    pub no_export: bool,
}

/// All that decides a route besides what is to be routed.
#[derive(Clone, Debug)]
pub struct Register {
    pub outlets: recyclers::Register,
    pub table: Table,
    pub requirements: HashMap<CustomerId, Requirement>,
}

/// What is to be routed: one device, or a number of supplies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    pub category: Category,
    /// The maker's search key; may be empty.
    pub maker_key: String,
    /// Of one, in grams.
    pub weight: i64,
    pub quantity: u32,
    /// Nothing where the site does not say it.
    pub area: Option<Area>,
    pub requirement: Requirement,
    pub holds: Vec<HoldKind>,
}

choice! {
    /// A reason for or against an outlet, or a condition to be met. Its sentence is `reason-<code>`.
    ReasonCode {
        // It stays.
        Leased = "leased",
        LegalHold = "legal-hold",
        WarrantyClaim = "warranty-claim",
        NoRule = "no-rule",
        /// There is no recycler and no programme in the book yet.
        NoOutlet = "no-outlet",
        // Against.
        KindNotWanted = "kind-not-wanted",
        FacilityClosed = "facility-closed",
        ProgrammeNotYet = "programme-not-yet",
        ProgrammeEnded = "programme-ended",
        TermsNotYet = "terms-not-yet",
        CategoryRefused = "category-refused",
        CategoryNotTaken = "category-not-taken",
        MakerNotTaken = "maker-not-taken",
        AreaUnknown = "area-unknown",
        AreaNotServed = "area-not-served",
        ItemTooHeavy = "item-too-heavy",
        PackageTooHeavy = "package-too-heavy",
        DataRefused = "data-refused",
        LockedRefused = "locked-refused",
        NotCertified = "not-certified",
        CertificationNotYet = "certification-not-yet",
        CertificationEnded = "certification-ended",
        StandardEnded = "standard-ended",
        CertificationInProcess = "certification-in-process",
        CertificationSuspended = "certification-suspended",
        CertificationWithdrawn = "certification-withdrawn",
        CertificationNotListed = "certification-not-listed",
        ScopeMissing = "scope-missing",
        CustomerWants = "customer-wants",
        NoOnSiteDestruction = "no-on-site-destruction",
        MayExport = "may-export",
        ExportUnknown = "export-unknown",
        TooFew = "too-few",
        TooLight = "too-light",
        StatusNotChecked = "status-not-checked",
        StatusCheckOld = "status-check-old",
        // For.
        RulePrefers = "rule-prefers",
        Certified = "certified",
        CategoryTaken = "category-taken",
        AreaServed = "area-served",
        Free = "free",
        Credited = "credited",
        // Conditions.
        Paid = "paid",
        PriceUnknown = "price-unknown",
        EraseFirst = "erase-first",
        RemoveDrives = "remove-drives",
        RemoveBatteries = "remove-batteries",
        GenuineOnly = "genuine-only",
        LeastPieces = "least-pieces",
        LeastWeight = "least-weight",
        LeadTime = "lead-time",
        Packages = "packages",
        EndsSoon = "ends-soon",
        ConfirmAgain = "confirm-again",
        NoTerms = "no-terms",
    }
}

/// A reason, with the facts for its sentence: `day` and `since` are days, `standard`, `scope` and `category` words of the
/// book, `weight` and `least` and `most` what the sentence says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Reason {
    pub code: ReasonCode,
    pub params: Params,
}

impl Reason {
    pub fn new(code: ReasonCode) -> Reason {
        Reason { code, params: Params::new() }
    }

    #[must_use]
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> Reason {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }
}

/// What speaks for and against one outlet on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Assessed {
    pub outlet: Outlet,
    pub kind: OutletKind,
    /// Recycler and facility, or the programme.
    pub name: String,
    /// Nothing speaks against it.
    pub offered: bool,
    pub reasons_for: Vec<Reason>,
    /// What is to be seen to.
    pub conditions: Vec<Reason>,
    pub against: Vec<Reason>,
    /// What it costs; less than nothing where it is credited; nothing where the terms do not say.
    pub cost: Option<Money>,
    /// The day for which it was assessed: the one asked for, or the earliest that its lead time allows.
    pub on: Day,
}

/// Where something goes, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Route {
    /// The rule that decides.
    pub rule: Option<String>,
    /// The kind of outlet it should have.
    pub kind: OutletKind,
    /// Why it stays where it is; empty where it may leave.
    pub stays: Vec<Reason>,
    /// All outlets: those offered first, the best first.
    pub outlets: Vec<Assessed>,
}

/// What a list says of a route: the outlet proposed, or why there is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Proposed {
    pub kind: OutletKind,
    pub outlet: Option<Outlet>,
    pub name: Option<String>,
    pub rule: Option<String>,
    /// As in `Assessed`, for all of the subject.
    pub cost: Option<Money>,
    /// Why it stays, or what speaks against the outlet that comes nearest; empty where one is proposed.
    pub against: Vec<Reason>,
}

impl Route {
    /// The route in short.
    pub fn proposed(&self) -> Proposed {
        let best = self.best();
        let against = match (best, self.outlets.first()) {
            (Some(_), _) => Vec::new(),
            (None, _) if !self.stays.is_empty() => self.stays.clone(),
            (None, Some(nearest)) => nearest.against.clone(),
            (None, None) => vec![Reason::new(ReasonCode::NoOutlet)],
        };
        Proposed {
            kind: self.kind,
            outlet: best.map(|best| best.outlet),
            name: best.map(|best| best.name.clone()),
            rule: self.rule.clone(),
            cost: best.and_then(|best| best.cost),
            against,
        }
    }

    /// The outlet proposed; nothing where it stays or none may be offered.
    pub fn best(&self) -> Option<&Assessed> {
        self.outlets.first().filter(|outlet| outlet.offered && self.stays.is_empty())
    }
}

impl fmt::Display for Outlet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Outlet::Facility(id) => write!(f, "facility:{id}"),
            Outlet::Programme(id) => write!(f, "programme:{id}"),
        }
    }
}

impl FromStr for Outlet {
    type Err = String;

    fn from_str(text: &str) -> Result<Outlet, String> {
        let wrong = || format!("no outlet: {text}");
        match text.split_once(':') {
            Some(("facility", id)) => id.parse().map(Outlet::Facility).map_err(|_| wrong()),
            Some(("programme", id)) => id.parse().map(Outlet::Programme).map_err(|_| wrong()),
            _ => Err(wrong()),
        }
    }
}

impl TryFrom<String> for Outlet {
    type Error = String;

    fn try_from(text: String) -> Result<Outlet, String> {
        text.parse()
    }
}

impl From<Outlet> for String {
    fn from(outlet: Outlet) -> String {
        outlet.to_string()
    }
}

impl ToCell for Outlet {
    fn to_cell(&self) -> Bound<'_> {
        Bound::Text(self.to_string().into())
    }
}

impl FromCell for Outlet {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Refusal> {
        cell.text()?.parse().map_err(Refusal::unexpected)
    }
}
