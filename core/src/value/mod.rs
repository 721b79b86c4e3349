//! What equipment may still be worth: a yearly decline by category. An estimate, and always called one.

mod actions;
mod rules;
mod store;
mod views;

use serde::Deserialize;
use ts_rs::TS;

pub use actions::set_decline;
pub use rules::{Decline, worth};
pub use store::{Declines, decline_for};
pub use views::{ValuePolicyRow, declines};

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ValuePolicyForm {
    pub category: String,
    /// The version that was shown; 0 for a bundled default.
    pub version: u32,
    /// Loss of value in a year, in per cent.
    #[ts(type = "number")]
    pub percent: i64,
}
