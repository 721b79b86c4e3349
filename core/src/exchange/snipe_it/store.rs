//! The table of where a Snipe-IT answers.

use crate::book::{Tx, bind};
use crate::foundation::Refusal;

/// Where the reseller's Snipe-IT answers, with the version of that; nothing while nobody said.
pub(super) fn address(tx: &Tx<'_>) -> Result<Option<(u32, String)>, Refusal> {
    tx.one("SELECT version, address FROM snipe_it", &[], |row| Ok((row.get("version")?, row.get("address")?)))
}

pub(super) fn set_address(tx: &Tx<'_>, version: u32, address: &str) -> Result<(), Refusal> {
    tx.execute_versioned(
        "address",
        "INSERT INTO snipe_it (only_row, version, address) VALUES (1, 1, ?2)
         ON CONFLICT (only_row) DO UPDATE SET address = ?2, version = snipe_it.version + 1
          WHERE snipe_it.version = ?1",
        bind![version, address],
    )
}

pub(super) fn remove_address(tx: &Tx<'_>) -> Result<(), Refusal> {
    tx.execute("DELETE FROM snipe_it", &[])?;
    Ok(())
}
