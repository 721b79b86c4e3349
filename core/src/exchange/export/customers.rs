//! Customers, where they are, whom to call there, and what of their supplies is left.

use super::table::{Column, Table};
use super::{CustomerOf, TextOf};
use crate::book::{Tx, bind};
use crate::foundation::{Day, Money, Refusal};
use crate::planning::{self, CustomerSearch};

const CUSTOMERS: [Column; 6] =
    [("customer", 32), ("sites", 8), ("in-service", 11), ("overdue", 9), ("due-soon", 9), ("next-refresh", 13)];

/// Writes customers by name with how they stand.
pub(super) fn customers(tx: &Tx<'_>, of: &TextOf, table: &mut Table<'_>) -> Result<(), Refusal> {
    table.begin("customers", &CUSTOMERS)?;
    let mut after = None;
    loop {
        let page = planning::customers(tx, CustomerSearch { text: of.text.clone(), after })?;
        for row in &page.rows {
            table.row(&[
                (&row.name).into(),
                row.sites.into(),
                row.devices.into(),
                row.overdue.into(),
                row.due.into(),
                row.next_due.into(),
            ])?;
        }
        after = page.next;
        if after.is_none() {
            return Ok(());
        }
    }
}

const SITES: [Column; 7] = [
    ("customer", 32),
    ("site", 24),
    ("street", 28),
    ("city", 18),
    ("region", 14),
    ("postal-code", 12),
    ("country", 16),
];

pub(super) fn sites(tx: &Tx<'_>, of: &CustomerOf, table: &mut Table<'_>) -> Result<(), Refusal> {
    table.begin("sites", &SITES)?;
    tx.each(
        "SELECT c.name AS customer, s.name AS site, s.street, s.city, s.region, s.postal_code, s.country
           FROM site s JOIN customer c ON c.id = s.customer_id
          WHERE ?1 IS NULL OR s.customer_id = ?1 ORDER BY c.name_key, s.name_key",
        bind![of.customer_id],
        |row| {
            table.row(&[
                row.text("customer")?.into(),
                row.text("site")?.into(),
                row.text("street")?.into(),
                row.text("city")?.into(),
                row.text("region")?.into(),
                row.text("postal_code")?.into(),
                row.text("country")?.into(),
            ])
        },
    )
}

const CONTACTS: [Column; 5] = [("customer", 32), ("name", 24), ("role", 20), ("email", 30), ("phone", 18)];

pub(super) fn contacts(tx: &Tx<'_>, of: &CustomerOf, table: &mut Table<'_>) -> Result<(), Refusal> {
    table.begin("contacts", &CONTACTS)?;
    tx.each(
        "SELECT c.name AS customer, k.name, k.role, k.email, k.phone
           FROM contact k JOIN customer c ON c.id = k.customer_id
          WHERE ?1 IS NULL OR k.customer_id = ?1 ORDER BY c.name_key, k.name, k.id",
        bind![of.customer_id],
        |row| {
            table.row(&[
                row.text("customer")?.into(),
                row.text("name")?.into(),
                row.text("role")?.into(),
                row.text("email")?.into(),
                row.text("phone")?.into(),
            ])
        },
    )
}

const SUPPLIES: [Column; 13] = [
    ("customer", 28),
    ("site", 20),
    ("category", 18),
    ("manufacturer", 18),
    ("model", 28),
    ("part-number", 16),
    ("deployed-on", 12),
    ("quantity", 9),
    ("left", 9),
    ("price", 12),
    ("currency", 9),
    ("order-number", 16),
    ("goes-to", 20),
];

/// Writes the supply lots, newest first.
pub(super) fn supplies(tx: &Tx<'_>, of: &CustomerOf, table: &mut Table<'_>) -> Result<(), Refusal> {
    table.begin("supplies", &SUPPLIES)?;
    tx.each(
        "SELECT c.name AS customer, s.name AS site, l.category, m.maker, m.name AS model, l.part_number, d.deployed_on,
                l.quantity, l.retired, l.price_minor, l.currency, d.order_number, w.kind AS outlet
           FROM supply_lot l JOIN customer c ON c.id = l.customer_id JOIN site s ON s.id = l.site_id
           JOIN model m ON m.id = l.model_id JOIN deployment d ON d.id = l.deployment_id
           LEFT JOIN route_group w ON w.site_id = l.site_id AND w.model_id = l.model_id AND w.category = l.category
          WHERE ?1 IS NULL OR l.customer_id = ?1 ORDER BY d.deployed_on DESC, l.id",
        bind![of.customer_id],
        |row| {
            let (quantity, retired): (i64, i64) = (row.get("quantity")?, row.get("retired")?);
            let currency = row.get("currency")?;
            let price = row.get::<Option<i64>>("price_minor")?.map(|minor| Money::new(minor, currency));
            table.row(&[
                row.text("customer")?.into(),
                row.text("site")?.into(),
                (&table.category(row.get("category")?)?).into(),
                row.text("maker")?.into(),
                row.text("model")?.into(),
                row.text("part_number")?.into(),
                row.get::<Day>("deployed_on")?.into(),
                quantity.into(),
                (quantity - retired).into(),
                price.into(),
                currency.code().into(),
                row.text("order_number")?.into(),
                (&table.outlet(row.get("outlet")?)?).into(),
            ])
        },
    )
}
