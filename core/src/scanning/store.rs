//! How scanned codes are read in this book: one row, once somebody saved it.

use super::ScanRules;
use crate::book::{Tx, bind};
use crate::foundation::Refusal;

/// The rules; those of a scanner that adds nothing until others were saved.
pub(super) fn rules(tx: &Tx<'_>) -> Result<ScanRules, Refusal> {
    let kept =
        tx.one("SELECT version, prefix, suffix, label_letters FROM scan_rules WHERE only_row = 1", &[], |row| {
            Ok(ScanRules {
                version: row.get("version")?,
                prefix: row.get("prefix")?,
                suffix: row.get("suffix")?,
                label_letters: row.get("label_letters")?,
            })
        })?;
    Ok(kept.unwrap_or_default())
}

/// Inserts the rules when `version` is 0, else changes the row of that version.
pub(super) fn save(tx: &Tx<'_>, rules: &ScanRules) -> Result<(), Refusal> {
    tx.execute_versioned(
        "scanner",
        "INSERT INTO scan_rules (only_row, version, prefix, suffix, label_letters) VALUES (1, 1, ?2, ?3, ?4)
         ON CONFLICT (only_row) DO UPDATE
            SET version = scan_rules.version + 1, prefix = ?2, suffix = ?3, label_letters = ?4
          WHERE scan_rules.version = ?1",
        bind![rules.version, rules.prefix, rules.suffix, rules.label_letters],
    )
}
