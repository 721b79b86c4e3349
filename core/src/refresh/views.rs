//! What the settings read of refresh policies.

use serde::Serialize;
use ts_rs::TS;

use super::store;
use crate::book::Tx;
use crate::catalogue::Category;
use crate::foundation::{Months, Refusal};

#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RefreshPolicyRow {
    pub category: Category,
    /// 0 while the bundled default holds.
    pub version: u32,
    /// Nothing where nothing is scheduled.
    pub months: Option<Months>,
    pub default_months: Option<Months>,
    /// The usual range.
    pub usual: Option<(u16, u16)>,
}

/// The policy of every category.
pub fn policies(tx: &Tx<'_>, (): ()) -> Result<Vec<RefreshPolicyRow>, Refusal> {
    let row = |category: Category| {
        let own = store::own(tx, category)?;
        let default_months = store::default_months(category);
        Ok(RefreshPolicyRow {
            category,
            version: own.map_or(0, |(version, _)| version),
            months: own.map(|(_, months)| months).or(default_months),
            default_months,
            usual: category.facts().refresh_range,
        })
    };
    Category::all().map(row).collect()
}
