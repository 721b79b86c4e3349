//! The policies the owner changed; for the others the bundled default holds.

use crate::book::{Tx, bind};
use crate::catalogue::Category;
use crate::foundation::{Months, Refusal};

/// The owner's policy for a category, with its version.
pub(super) fn own(tx: &Tx<'_>, category: Category) -> Result<Option<(u32, Months)>, Refusal> {
    tx.one("SELECT version, months FROM refresh_policy WHERE category = ?1", bind![category], |row| {
        Ok((row.get("version")?, row.get("months")?))
    })
}

/// The months in service that hold for a category now; nothing where nothing is scheduled.
pub fn months_for(tx: &Tx<'_>, category: Category) -> Result<Option<Months>, Refusal> {
    let own = own(tx, category)?.map(|(_, months)| months);
    Ok(own.or_else(|| default_months(category)))
}

pub(super) fn default_months(category: Category) -> Option<Months> {
    category.facts().refresh_months.and_then(|months| Months::new(i64::from(months)).ok())
}

pub(super) fn save(tx: &Tx<'_>, category: Category, version: u32, months: Months) -> Result<(), Refusal> {
    tx.execute_versioned(
        "policy",
        "INSERT INTO refresh_policy (category, version, months) VALUES (?1, 1, ?3)
         ON CONFLICT (category) DO UPDATE SET months = ?3, version = refresh_policy.version + 1
          WHERE refresh_policy.version = ?2",
        bind![category, version, months],
    )
}
