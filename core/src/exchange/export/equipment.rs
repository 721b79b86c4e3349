//! The equipment list in columns that an import reads as they are: up to the note they say what a device is, behind it what
//! Endwell made of that.

use serde::Deserialize;
use ts_rs::TS;

use super::table::{Column, Table};
use crate::book::{Row, ToCell, Tx, bind};
use crate::catalogue::{Category, full_name};
use crate::deployments::{AssetState, Sought, begin_words, prefix_end, sought};
use crate::foundation::ids::CustomerId;
use crate::foundation::{Day, Money, Refusal};
use crate::refresh::{self, Refresh};
use crate::value::{self, Declines};

/// What narrows the equipment list, as on its screen.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EquipmentOf {
    /// The beginning of a serial number or tag, or words of which each begins a word of the device's description.
    pub text: String,
    pub customer_id: Option<CustomerId>,
    /// Empty: all.
    pub category: String,
    /// Empty: all; else `in-service`, `retired` or `disposed`.
    pub state: String,
}

const COLUMNS: [Column; 18] = [
    ("customer", 28),
    ("site", 20),
    ("category", 18),
    ("manufacturer", 18),
    ("model", 28),
    ("serial", 20),
    ("tag", 14),
    ("deployed-on", 12),
    ("warranty-until", 13),
    ("price", 12),
    ("currency", 9),
    ("order-number", 16),
    ("note", 30),
    ("refresh-date", 12),
    ("refresh-reason", 36),
    ("goes-to", 20),
    ("state", 12),
    ("worth-today", 12),
];

/// From a device outwards: what it refers to is always there, and an outer join keeps the order in which devices come from
/// their index. `?1` state, `?2` customer, `?3` category, where they filter.
macro_rules! listed_sql {
    ($from:literal, $rest:literal) => {
        concat!(
            "SELECT c.name AS customer, s.name AS site, a.category, m.maker, m.name AS model, a.serial, a.tag, a.deployed_on,
                    a.warranty_until, a.price_minor, a.currency, d.order_number, a.note, a.refresh_on, a.refresh_source,
                    a.refresh_why, w.kind AS outlet, a.state
               FROM ", $from, "
               LEFT JOIN model m ON m.id = a.model_id
               LEFT JOIN customer c ON c.id = a.customer_id
               LEFT JOIN site s ON s.id = a.site_id
               LEFT JOIN deployment d ON d.id = a.deployment_id
               LEFT JOIN route_group w ON w.site_id = a.site_id AND w.model_id = a.model_id AND w.category = a.category
              WHERE (?1 = '' OR a.state = ?1) AND (?3 = '' OR a.category = ?3) AND ",
            $rest
        )
    };
}

/// Relies on asset_due, asset_due_of_customer, asset_serial, asset_tag and asset_of_group. `?4` is what is sought, `?5` the
/// end of what begins so.
pub const LISTED_SQL: [&str; 5] = [ALL, OF_CUSTOMER, BY_SERIAL, BY_TAG, OF_GROUP];
const ALL: &str = listed_sql!("asset a", "?2 IS NULL ORDER BY a.due_on, a.seq");
const OF_CUSTOMER: &str = listed_sql!("asset a", "a.customer_id = ?2 ORDER BY a.due_on, a.seq");
const BY_SERIAL: &str = listed_sql!(
    "asset a",
    "(?2 IS NULL OR a.customer_id = ?2) AND a.serial_key >= ?4 AND a.serial_key < ?5 ORDER BY a.serial_key, a.seq"
);
const BY_TAG: &str = listed_sql!(
    "asset a",
    "(?2 IS NULL OR a.customer_id = ?2) AND a.tag_key <> '' AND a.tag_key >= ?4 AND a.tag_key < ?5 ORDER BY a.tag_key, a.seq"
);
const OF_GROUP: &str = listed_sql!(
    "asset_group g JOIN asset a
       ON a.deployment_id = g.deployment_id AND a.model_id = g.model_id AND a.category = g.category AND a.site_id = g.site_id",
    "(?2 IS NULL OR a.customer_id = ?2) AND g.n = ?4 ORDER BY a.seq"
);

/// Writes the devices that the filters leave, in the order of the screen.
pub(super) fn equipment(tx: &Tx<'_>, of: &EquipmentOf, table: &mut Table<'_>) -> Result<(), Refusal> {
    table.begin("equipment", &COLUMNS)?;
    let mut list = List { tx, of, declines: Declines::read(tx)?, today: tx.today(), table };
    if of.text.trim().is_empty() {
        let total = total(tx, of)?;
        list.table.expect(total);
        return list.write(if of.customer_id.is_some() { OF_CUSTOMER } else { ALL }, &[], None);
    }
    for way in sought(&of.text) {
        match &way {
            Sought::Serial(prefix) => list.write(BY_SERIAL, bind![*prefix, prefix_end(prefix)], None)?,
            Sought::Tag(prefix) => list.write(BY_TAG, bind![*prefix, prefix_end(prefix)], None)?,
            Sought::Words(query) => list.write_groups(query)?,
            Sought::SerialAndWords(serial, words) => {
                list.write(BY_SERIAL, bind![*serial, prefix_end(serial)], Some(words))?;
            }
        }
        if list.table.rows() > 0 {
            break;
        }
    }
    Ok(())
}

/// From the fleet's counts.
fn total(tx: &Tx<'_>, of: &EquipmentOf) -> Result<u32, Refusal> {
    let total = tx.one(
        "SELECT coalesce(sum(devices), 0) AS devices FROM fleet
          WHERE (?1 = '' OR state = ?1) AND (?2 IS NULL OR customer_id = ?2) AND (?3 = '' OR category = ?3)",
        bind![of.state.trim(), of.customer_id, of.category.trim()],
        |row| row.get("devices"),
    )?;
    Ok(total.unwrap_or_default())
}

struct List<'l, 't, 'c> {
    tx: &'l Tx<'c>,
    of: &'l EquipmentOf,
    declines: Declines,
    today: Day,
    table: &'l mut Table<'t>,
}

impl List<'_, '_, '_> {
    /// Writes the devices of each group that has the words; there are a few groups a deployment.
    fn write_groups(&mut self, query: &str) -> Result<(), Refusal> {
        let groups: Vec<i64> = self.tx.all(
            "SELECT rowid AS n FROM asset_words WHERE asset_words MATCH ?1 ORDER BY rowid",
            bind![query],
            |row| row.get("n"),
        )?;
        groups.iter().try_for_each(|group| self.write(OF_GROUP, bind![*group], None))
    }

    /// Writes what a statement finds; with `words` only devices whose description has them.
    fn write(&mut self, sql: &str, sought: &[&dyn ToCell], words: Option<&[String]>) -> Result<(), Refusal> {
        let (state, category) = (self.of.state.trim(), self.of.category.trim());
        let filters = bind![state, self.of.customer_id, category];
        let values: Vec<&dyn ToCell> = filters.iter().chain(sought).copied().collect();
        let (declines, today) = (&self.declines, self.today);
        let table = &mut *self.table;
        self.tx.each(sql, &values, |row| {
            if let Some(words) = words {
                let (maker, model) = (row.text("maker")?, row.text("model")?);
                let description =
                    format!("{} {} {}", full_name(maker, model), row.text("customer")?, row.text("site")?);
                if !begin_words(words, &description) {
                    return Ok(());
                }
            }
            write_row(row, declines, today, table)
        })
    }
}

fn write_row(row: &Row<'_>, declines: &Declines, today: Day, table: &mut Table<'_>) -> Result<(), Refusal> {
    let (category, state): (Category, AssetState) = (row.get("category")?, row.get("state")?);
    let deployed_on: Day = row.get("deployed_on")?;
    let currency = row.get("currency")?;
    let price = row.get::<Option<i64>>("price_minor")?.map(|minor| Money::new(minor, currency));
    let worth = match price.filter(|_| state == AssetState::InService) {
        Some(price) => Some(value::worth(price, declines.of(category)?, deployed_on, today)),
        None => None,
    };
    let refresh =
        Refresh { on: row.get("refresh_on")?, source: row.get("refresh_source")?, why: row.get("refresh_why")? };
    table.row(&[
        row.text("customer")?.into(),
        row.text("site")?.into(),
        (&table.category(category)?).into(),
        row.text("maker")?.into(),
        row.text("model")?.into(),
        row.text("serial")?.into(),
        row.text("tag")?.into(),
        deployed_on.into(),
        row.get::<Option<Day>>("warranty_until")?.into(),
        price.into(),
        currency.code().into(),
        row.text("order_number")?.into(),
        row.text("note")?.into(),
        refresh.on.into(),
        (&refresh::explain(table.words, &refresh)?).into(),
        (&table.outlet(row.get("outlet")?)?).into(),
        (&table.say(&format!("export-state-{}", state.as_str()))?).into(),
        worth.into(),
    ])
}
