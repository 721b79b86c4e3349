//! When equipment should be replaced: months in service by category, and the dates that follow from them.

mod actions;
mod endoflife;
mod rules;
mod store;
mod views;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::book::choice_cell;
use crate::foundation::{Day, Months, choice};

pub use actions::set_policy;
pub use endoflife::{
    ENDOFLIFE_ADDRESS, ENDOFLIFE_DEVICES, Links, ListedProduct, Product, ProductAnswer, ProductList, Release,
    SupportProposal, endoflife_path, support_proposals, wanted_products,
};
pub use rules::schedule;
pub use store::months_for;
pub use views::{RefreshPolicyRow, policies};

choice! {
    /// Where a refresh date comes from.
    RefreshSource {
        /// Months in service by category.
        Policy = "policy",
        /// Somebody set it by hand.
        Manual = "manual",
        /// Nothing is scheduled: replaced when it is empty or fails.
        None = "none",
    }
}
choice_cell!(RefreshSource);

/// A refresh date with its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Refresh {
    /// Nothing where nothing is scheduled.
    pub on: Option<Day>,
    pub source: RefreshSource,
    /// The months that were counted from the day of deployment.
    pub months: Option<Months>,
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RefreshPolicyForm {
    pub category: String,
    /// The version that was shown; 0 for a bundled default.
    pub version: u32,
    #[ts(type = "number")]
    pub months: i64,
}
