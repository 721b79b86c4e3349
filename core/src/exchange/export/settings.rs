//! What the owner entered for planning: vendors' support, refresh policies, replacement prices.

use super::TextOf;
use super::table::{Column, Table};
use crate::book::Tx;
use crate::catalogue::Category;
use crate::foundation::Refusal;
use crate::planning;
use crate::refresh::{self, MovedTo, PoliciesOf, PolicyRow, SupportSearch};

const SUPPORT: [Column; 5] = [("maker", 20), ("model", 32), ("support-ends", 13), ("source", 40), ("as-of", 12)];

/// Writes dates of vendors' support by maker and model.
pub(super) fn support(tx: &Tx<'_>, of: &TextOf, table: &mut Table<'_>) -> Result<(), Refusal> {
    table.begin("support", &SUPPORT)?;
    let mut after = None;
    loop {
        let page = refresh::support(tx, SupportSearch { text: of.text.clone(), after })?;
        for row in &page.rows {
            let (maker, model, source) = (&row.maker, &row.model, &row.source);
            table.row(&[maker.into(), model.into(), row.ends_on.into(), source.into(), row.as_of.into()])?;
        }
        after = page.next;
        if after.is_none() {
            return Ok(());
        }
    }
}

const POLICIES: [Column; 9] = [
    ("policy-for", 22),
    ("category", 22),
    ("customer", 28),
    ("model", 32),
    ("months", 10),
    ("warranty-end", 14),
    ("support-end", 14),
    ("pick", 12),
    ("moved-to", 24),
];

/// Writes the policy of every category, then those for customers and models.
pub(super) fn policies(tx: &Tx<'_>, of: &PoliciesOf, table: &mut Table<'_>) -> Result<(), Refusal> {
    table.begin("policies", &POLICIES)?;
    let found = refresh::policies(tx, PoliciesOf { customer_id: of.customer_id })?;
    found.categories.iter().chain(&found.others).try_for_each(|row| policy(row, table))
}

fn policy(row: &PolicyRow, table: &mut Table<'_>) -> Result<(), Refusal> {
    let terms = row.terms;
    let category = match row.scope.category.as_str() {
        "" => String::new(),
        slug => table.category(Category::parse(slug)?)?,
    };
    let several = [terms.months.is_some(), terms.warranty, terms.support].iter().filter(|date| **date).count() > 1;
    let pick = if several { table.say(&format!("export-pick-{}", terms.pick.as_str()))? } else { String::new() };
    let moved = match terms.moved_to {
        MovedTo::AsCounted => String::new(),
        to => table.say(&format!("export-moved-{}", to.as_str()))?,
    };
    table.row(&[
        (&table.say(&format!("export-scope-{}", row.kind.as_str()))?).into(),
        (&category).into(),
        row.customer.as_ref().into(),
        row.model.as_ref().into(),
        terms.months.map(|months| u32::from(months.count())).into(),
        terms.warranty.into(),
        terms.support.into(),
        (&pick).into(),
        (&moved).into(),
    ])
}

const PRICES: [Column; 4] = [("category", 22), ("model", 32), ("price", 12), ("currency", 9)];

/// Writes what replacing one of a category or of a model costs; a category without a price has an empty cell.
pub(super) fn prices(tx: &Tx<'_>, table: &mut Table<'_>) -> Result<(), Refusal> {
    table.begin("prices", &PRICES)?;
    let found = planning::prices(tx, ())?;
    for row in found.categories.iter().chain(&found.models) {
        let category = row.category.map(|category| table.category(category)).transpose()?;
        let currency = row.currency.code();
        table.row(&[category.as_ref().into(), row.model.as_ref().into(), row.price.into(), currency.into()])?;
    }
    Ok(())
}
