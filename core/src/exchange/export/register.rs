//! The register of outlets: recyclers with what they hold, and programmes.

use super::table::{Column, Table};
use crate::book::Tx;
use crate::files::SheetCell;
use crate::foundation::Refusal;
use crate::recyclers;

const RECYCLERS: [Column; 15] = [
    ("recycler", 28),
    ("facility", 22),
    ("street", 28),
    ("city", 18),
    ("region", 14),
    ("postal-code", 12),
    ("country", 16),
    ("standard", 14),
    ("revision", 12),
    ("certificate-number", 20),
    ("certified-by", 24),
    ("valid-from", 12),
    ("valid-until", 12),
    ("checked-on", 12),
    ("checked-at", 30),
];

/// Writes facilities by recycler and name, a row for each certification, past ones too; one row where there is none.
pub(super) fn recyclers(tx: &Tx<'_>, table: &mut Table<'_>) -> Result<(), Refusal> {
    table.begin("recyclers", &RECYCLERS)?;
    for card in recyclers::list(tx, ())? {
        let facility = &card.facility;
        let at = &facility.address;
        let place: [SheetCell<'_>; 7] =
            [&facility.recycler, &facility.name, &at.street, &at.city, &at.region, &at.postal_code, &at.country]
                .map(Into::into);
        for one in card.certifications.iter().map(|held| &held.certification) {
            let check = one.checks.first();
            let standard = table.say(&format!("standard-{}", one.standard.as_str()))?;
            let certification = [
                (&standard).into(),
                (&one.revision).into(),
                (&one.number).into(),
                (&one.body).into(),
                one.valid_from.into(),
                one.valid_until.into(),
                check.map(|check| check.checked_on).into(),
                check.map_or(SheetCell::Empty, |check| (&check.checked_at).into()),
            ];
            table.row(&[&place[..], &certification[..]].concat())?;
        }
        if card.certifications.is_empty() {
            table.row(&[&place[..], &[SheetCell::Empty; 8]].concat())?;
        }
    }
    Ok(())
}

const PROGRAMMES: [Column; 9] = [
    ("programme", 28),
    ("sponsor", 24),
    ("operator", 24),
    ("facility", 28),
    ("valid-from", 12),
    ("valid-until", 12),
    ("confirmed-on", 12),
    ("confirmed-by", 20),
    ("source", 40),
];

/// Writes the programmes of the book by name. Bundled proposals are not in the book.
pub(super) fn programmes(tx: &Tx<'_>, table: &mut Table<'_>) -> Result<(), Refusal> {
    table.begin("programmes", &PROGRAMMES)?;
    for card in recyclers::programmes(tx, ())? {
        let one = &card.programme;
        table.row(&[
            (&one.name).into(),
            (&one.sponsor).into(),
            (&one.operator).into(),
            card.facility.as_ref().map_or(SheetCell::Empty, Into::into),
            one.valid_from.into(),
            one.valid_until.into(),
            one.confirmed_on.into(),
            (&one.confirmed_by).into(),
            (&one.source).into(),
        ])?;
    }
    Ok(())
}
