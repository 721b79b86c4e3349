//! What a person does about scanning: says what their scanner adds.

use super::{ScanRules, rules, store};
use crate::book::{Book, Change, Done};
use crate::foundation::Refusal;

/// Keeps how scanned codes are read.
pub fn save_rules(book: &Book, form: ScanRules) -> Result<Done<()>, Refusal> {
    let rules = rules::check(&form)?;
    book.transact("save-scan-rules", |tx| {
        store::save(tx, &rules)?;
        Ok(Change::new(()))
    })
}
