//! What leaves: pickups and what they carry, and certificates.

use std::collections::HashMap;

use serde::Deserialize;
use ts_rs::TS;

use super::CustomerOf;
use super::table::{Column, Table};
use crate::book::Tx;
use crate::certificates::{self, CertificateSearch};
use crate::foundation::ids::CustomerId;
use crate::foundation::{Grams, Refusal};
use crate::pickups::{self, Line, PickupSearch, Processed, Weighed, WhichPickup};

/// What narrows the list of pickups, as on its screen.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PickupsOf {
    /// Only those that still wait for a step.
    pub open: bool,
    pub customer_id: Option<CustomerId>,
}

const PICKUPS: [Column; 9] = [
    ("pickup", 14),
    ("customer", 28),
    ("site", 20),
    ("goes-to", 32),
    ("planned-on", 12),
    ("state", 12),
    ("since", 12),
    ("devices", 9),
    ("supplies", 9),
];

/// Writes pickups, newest first.
pub(super) fn pickups(tx: &Tx<'_>, of: &PickupsOf, table: &mut Table<'_>) -> Result<(), Refusal> {
    table.begin("pickups", &PICKUPS)?;
    let mut after = None;
    loop {
        let page = pickups::list(tx, PickupSearch { open: of.open, customer_id: of.customer_id, after })?;
        for row in &page.rows {
            table.row(&[
                (&row.number).into(),
                (&row.customer).into(),
                (&row.site).into(),
                row.goes_to.as_ref().into(),
                row.planned_on.into(),
                (&table.say(&format!("export-step-{}", row.step.as_str()))?).into(),
                row.moved_on.into(),
                row.devices.into(),
                row.supplies.into(),
            ])?;
        }
        after = page.next;
        if after.is_none() {
            return Ok(());
        }
    }
}

const LINES: [Column; 11] = [
    ("pickup", 14),
    ("customer", 28),
    ("site", 20),
    ("category", 18),
    ("model", 32),
    ("serial", 20),
    ("tag", 14),
    ("quantity", 9),
    ("weight", 11),
    ("weighed", 12),
    ("became", 16),
];

/// Writes what a pickup carries and what became of it. Refuses one that is not in the book.
pub(super) fn pickup_lines(tx: &Tx<'_>, of: &WhichPickup, table: &mut Table<'_>) -> Result<(), Refusal> {
    let card = pickups::show(tx, WhichPickup { id: of.id })?;
    table.begin("pickup-lines", &LINES)?;
    let results: HashMap<_, &Processed> = card.processed.iter().map(|result| (result.line_id, result)).collect();
    for line in &card.lines {
        let result = results.get(&line.id).copied();
        let (weight, weighed) = weight(line, result);
        let became = result.map(|result| table.say(&format!("disposition-{}", result.disposition.as_str())));
        let became = became.transpose()?;
        table.row(&[
            (&card.pickup.number).into(),
            (&card.customer).into(),
            (&card.site).into(),
            (&table.category(line.category)?).into(),
            (&line.model).into(),
            (&line.serial).into(),
            (&line.tag).into(),
            line.quantity.into(),
            weight.into(),
            (&table.say(&format!("export-weighed-{}", weighed.as_str()))?).into(),
            became.as_ref().into(),
        ])?;
    }
    Ok(())
}

/// The weight of a whole line in grams, and where it comes from.
fn weight(line: &Line, result: Option<&Processed>) -> (i64, Weighed) {
    let documented = result.and_then(|result| Some((result.weight?, result.weighed)));
    documented.map_or((line.estimated_weight, Weighed::Estimated), |(weight, weighed)| (Grams::count(weight), weighed))
}

const CERTIFICATES: [Column; 8] = [
    ("certificate", 14),
    ("kind", 26),
    ("issued-on", 12),
    ("customer", 28),
    ("pickup", 14),
    ("lines", 8),
    ("pages", 8),
    ("sha256", 66),
];

/// Writes issued certificates, newest first.
pub(super) fn certificates(tx: &Tx<'_>, of: &CustomerOf, table: &mut Table<'_>) -> Result<(), Refusal> {
    table.begin("certificates", &CERTIFICATES)?;
    let mut after = None;
    loop {
        let page = certificates::list(tx, CertificateSearch { customer_id: of.customer_id, after })?;
        for row in &page.rows {
            table.row(&[
                (&row.number).into(),
                (&table.say(&format!("export-certificate-{}", row.kind.as_str()))?).into(),
                row.issued_on.into(),
                (&row.customer).into(),
                (&row.pickup).into(),
                row.lines.into(),
                row.pages.into(),
                (&row.sha256).into(),
            ])?;
        }
        after = page.next;
        if after.is_none() {
            return Ok(());
        }
    }
}
