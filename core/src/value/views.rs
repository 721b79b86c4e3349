//! What the settings read of estimates of value.

use serde::Serialize;
use ts_rs::TS;

use super::store;
use crate::book::Tx;
use crate::catalogue::Category;
use crate::foundation::Refusal;

#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ValuePolicyRow {
    pub category: Category,
    /// 0 while the bundled default holds.
    pub version: u32,
    /// Loss of value in a year, in thousandths.
    pub per_mille: u16,
    pub default_per_mille: u16,
}

/// The decline of every category that is worth something after its service.
pub fn declines(tx: &Tx<'_>, (): ()) -> Result<Vec<ValuePolicyRow>, Refusal> {
    let row = |category: Category| {
        let own = store::own(tx, category)?;
        let default = store::default_decline(category).map_or(0, super::Decline::count);
        Ok(ValuePolicyRow {
            category,
            version: own.map_or(0, |(version, _)| version),
            per_mille: own.map_or(default, |(_, decline)| decline.count()),
            default_per_mille: default,
        })
    };
    Category::all().filter(|category| !category.facts().is_supply).map(row).collect()
}
