//! When equipment should be replaced: policies, the dates that follow from them, and why each date is what it is.

mod actions;
mod document;
mod endoflife;
mod policies;
mod rules;
mod store;
mod support;
mod views;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::book::{Bound, Cell, FromCell, ToCell, choice_cell};
use crate::catalogue::Category;
use crate::foundation::ids::{AssetId, CustomerId, ModelId};
use crate::foundation::{Day, Months, Refusal, choice};

pub use actions::{SupportServiceForm, set_support_service};
pub use document::{WORDS, explain};
pub use endoflife::{
    ENDOFLIFE_ADDRESS, ENDOFLIFE_DEVICES, Links, ListedProduct, Product, ProductAnswer, ProductList, Release,
    SupportProposal, endoflife_path, support_proposals, wanted_products,
};
pub use policies::{PolicyForm, Scope, ScopeForm};
pub use rules::{by_hand, schedule, unscheduled};
pub use store::{
    Policies, SupportRow, policy_version, remove_policy, remove_support, save_policy, save_support, service_address,
    set_service_address, support_of, support_row, support_until,
};
pub use support::{CheckedSupport, SupportForm, read_support_table};
pub use views::{
    PoliciesOf, PolicyRow, RefreshPolicies, SupportPage, SupportSearch, SupportService, policies, policy_of_device,
    support, support_service,
};

choice! {
    /// Where a refresh date comes from.
    RefreshSource {
        /// Months in service.
        Policy = "policy",
        /// The maker's warranty ends.
        Warranty = "warranty",
        /// The vendor ends its support of the model.
        Support = "support",
        /// Somebody set it by hand.
        Manual = "manual",
        /// Nothing is scheduled: replaced when it is empty or fails.
        None = "none",
    }
}
choice! {
    /// Which of several dates holds.
    Pick { Earliest = "earliest", Latest = "latest", }
}
choice! {
    /// To which day a counted date is moved: the first of its kind that is not before it.
    MovedTo {
        AsCounted = "as-counted",
        MonthEnd = "month-end",
        QuarterEnd = "quarter-end",
        FiscalYearEnd = "fiscal-year-end",
    }
}
choice! {
    /// What a policy is for, the least specific first: of those that could hold, the last one does.
    ScopeKind {
        /// The bundled default of a category.
        Default = "default",
        Category = "category",
        Customer = "customer",
        CustomerCategory = "customer-category",
        Model = "model",
        CustomerModel = "customer-model",
        Asset = "asset",
    }
}
choice_cell!(RefreshSource, Pick, MovedTo);

/// What a policy says: the date counted from the deployment, the warranty's end, the vendor's end of support, or the
/// earliest or latest of several. A policy that names none of them says that nothing is scheduled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Terms {
    pub months: Option<Months>,
    pub warranty: bool,
    pub support: bool,
    pub pick: Pick,
    pub moved_to: MovedTo,
}

impl Terms {
    /// So many months in service, as counted.
    pub fn months(months: Option<Months>) -> Self {
        Terms { months, warranty: false, support: false, pick: Pick::Earliest, moved_to: MovedTo::AsCounted }
    }
}

/// What is known of a device when its refresh date is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Device {
    /// Nothing while it is not in the book.
    pub asset: Option<AssetId>,
    pub customer: Option<CustomerId>,
    pub category: Category,
    /// Nothing while the model is not in the book.
    pub model: Option<ModelId>,
    pub deployed_on: Day,
    pub warranty_until: Option<Day>,
    pub support_until: Option<Day>,
}

/// Why a refresh date is what it is; kept beside the date, so that it can be explained when the policy has changed since.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Why {
    /// The policy that decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub scope: Option<ScopeKind>,
    /// The months that were counted from the day of deployment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub months: Option<Months>,
    /// The date before it was moved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub counted: Option<Day>,
    /// Where it was moved to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub moved_to: Option<MovedTo>,
    /// Which of several dates it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub pick: Option<Pick>,
    /// Moved out of a month in which nothing may be changed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>", optional)]
    pub kept_clear: bool,
    /// Dates that a policy asked for and that are not known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<RefreshSource>>", optional)]
    pub unknown: Vec<RefreshSource>,
    /// What the person said who set it by hand.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(as = "Option<String>", optional)]
    pub reason: String,
}

impl ToCell for Why {
    fn to_cell(&self) -> Bound<'_> {
        // Words and days only: there is nothing in it that JSON could not say.
        Bound::Text(serde_json::to_string(self).unwrap_or_else(|_| "{}".to_owned()).into())
    }
}

impl FromCell for Why {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Refusal> {
        serde_json::from_str(&String::from_cell(cell)?).map_err(Refusal::unexpected)
    }
}

/// A refresh date with its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Refresh {
    /// Nothing where nothing is scheduled.
    pub on: Option<Day>,
    pub source: RefreshSource,
    pub why: Why,
}
