//! The equipment list: everything by refresh date, or what a text finds.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::book::{Row, ToCell, Tx, bind};
use crate::catalogue::{Category, full_name};
use crate::deployments::{AssetAnswer, AssetState, Sought, begin_words, prefix_end, sought};
use crate::foundation::ids::{AssetId, CustomerId, PickupId};
use crate::foundation::{Day, Money, Refusal};
use crate::planning::Cursor;
use crate::value::{self, Declines};

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EquipmentSearch {
    /// The beginning of a serial number or tag, or words of which each begins a word of the device's description.
    pub text: String,
    pub customer_id: Option<CustomerId>,
    /// Empty: all.
    pub category: String,
    /// Empty: all; else `in-service`, `retired` or `disposed`.
    pub state: String,
    pub after: Option<Cursor>,
}

#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EquipmentRow {
    pub id: AssetId,
    pub serial: String,
    pub tag: String,
    pub model: String,
    pub category: Category,
    pub customer_id: CustomerId,
    pub customer: String,
    pub site: String,
    pub state: AssetState,
    pub refresh_on: Option<Day>,
    /// What the customer said to the date, where it takes the device off the due list.
    pub answer: AssetAnswer,
    /// Days until the refresh date; negative when it has passed.
    #[ts(type = "number | null")]
    pub days: Option<i64>,
    pub pickup_id: Option<PickupId>,
    /// The pickup that carries or carried it.
    pub pickup: Option<String>,
    /// What became of it.
    pub disposition: Option<String>,
    /// What it may be worth today, while it is in service.
    pub worth: Option<Money>,
}

#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EquipmentPage {
    pub rows: Vec<EquipmentRow>,
    pub next: Option<Cursor>,
    /// How many devices the filters leave; nothing for a text, where counting would cost more than finding.
    pub total: Option<u32>,
}

const PAGE: usize = 50;

/// Groups of like devices looked at in one go: few, because most pages need two.
const GROUPS: u32 = 8;

macro_rules! row_sql {
    ($from:literal, $at:literal, $rest:literal) => {
        concat!(
            "SELECT ", $at, " AS at, a.seq, a.state, a.category, a.refresh_on, a.answer, a.price_minor, a.currency, a.deployed_on, a.id,
                    a.serial, a.tag, m.maker, m.name, a.customer_id, c.name AS customer, s.name AS site, p.id AS pickup_id,
                    p.number AS pickup, a.disposition
               FROM ", $from, "
               JOIN model m ON m.id = a.model_id
               JOIN customer c ON c.id = a.customer_id
               JOIN site s ON s.id = a.site_id
               LEFT JOIN pickup_line l ON l.asset_id = a.id
               LEFT JOIN pickup p ON p.id = l.pickup_id ",
            $rest
        )
    };
}

/// `?1`, `?2` the place of the last row; `?3` how many; `?4` state, `?5` customer, `?6` category where they filter.
const BY_DATE: &str = row_sql!(
    "asset a",
    "a.due_on",
    "WHERE (a.due_on, a.seq) > (?1, ?2) AND (?4 = '' OR a.state = ?4) ORDER BY a.due_on, a.seq LIMIT ?3"
);
const BY_DATE_OF_CUSTOMER: &str = row_sql!(
    "asset a", "a.due_on",
    "WHERE a.customer_id = ?5 AND (a.due_on, a.seq) > (?1, ?2) AND (?4 = '' OR a.state = ?4) AND (?6 = '' OR a.category = ?6)
     ORDER BY a.due_on, a.seq LIMIT ?3"
);
const BY_DATE_OF_CATEGORY: &str = row_sql!(
    "asset a",
    "a.due_on",
    "WHERE a.category = ?5 AND (a.due_on, a.seq) > (?1, ?2) AND (?4 = '' OR a.state = ?4) ORDER BY a.due_on, a.seq LIMIT ?3"
);
const BY_STATE: &str = row_sql!(
    "asset a",
    "a.state",
    "WHERE a.state = ?4 AND a.state <> 'in-service' AND (a.state, a.seq) > (?1, ?2) ORDER BY a.seq LIMIT ?3"
);

/// Devices whose serial number begins so. Relies on asset_serial. `?4` the prefix, `?5` its end.
pub const PREFIX_SQL: &str = row_sql!(
    "asset a",
    "a.serial_key",
    "WHERE a.serial_key >= ?4 AND a.serial_key < ?5 AND (a.serial_key, a.seq) > (?1, ?2)
       AND (?6 = '' OR a.state = ?6) AND (?7 IS NULL OR a.customer_id = ?7) AND (?8 = '' OR a.category = ?8)
     ORDER BY a.serial_key, a.seq LIMIT ?3"
);
const BY_TAG: &str = row_sql!(
    "asset a",
    "a.tag_key",
    "WHERE a.tag_key <> '' AND a.tag_key >= ?4 AND a.tag_key < ?5 AND (a.tag_key, a.seq) > (?1, ?2)
       AND (?6 = '' OR a.state = ?6) AND (?7 IS NULL OR a.customer_id = ?7) AND (?8 = '' OR a.category = ?8)
     ORDER BY a.tag_key, a.seq LIMIT ?3"
);

/// Groups of like devices in whose description each word begins a word, in the order in which they were recorded. `?1` the
/// query, `?2` the first group, `?3` how many.
pub const WORDS_SQL: &str =
    "SELECT rowid AS n FROM asset_words WHERE asset_words MATCH ?1 AND rowid >= ?2 ORDER BY rowid LIMIT ?3";

/// Devices of one group, behind the place of the last row. `?4` the group.
pub const GROUP_SQL: &str = row_sql!(
    "asset_group g JOIN asset a
       ON a.deployment_id = g.deployment_id AND a.model_id = g.model_id AND a.category = g.category AND a.site_id = g.site_id",
    "''",
    "WHERE g.n = ?4 AND a.seq > ?2 AND (?5 = '' OR a.state = ?5) AND (?6 IS NULL OR g.customer_id = ?6)
       AND (?7 = '' OR g.category = ?7) AND ?1 IS NOT NULL
     ORDER BY a.seq LIMIT ?3"
);

/// Equipment, a page at a time.
pub fn equipment(tx: &Tx<'_>, search: EquipmentSearch) -> Result<EquipmentPage, Refusal> {
    let reader = Reader { tx, declines: Declines::read(tx)?, search: &search };
    if search.text.trim().is_empty() {
        let total = reader.total()?;
        return Ok(EquipmentPage { total: Some(total), ..reader.by_date()? });
    }
    for way in sought(&search.text) {
        let page = match way {
            Sought::Serial(prefix) => reader.by_key(PREFIX_SQL, &prefix)?,
            Sought::Tag(prefix) => reader.by_key(BY_TAG, &prefix)?,
            Sought::Words(query) => reader.by_words(&query)?,
            Sought::SerialAndWords(serial, words) => reader.by_serial_and_words(&serial, &words)?,
        };
        if !page.rows.is_empty() {
            return Ok(page);
        }
    }
    Ok(finished(Vec::new()))
}

/// A row and its place.
type Placed = (Cursor, EquipmentRow);

/// The page that these rows make; one more than a page says that there is another.
fn finished(mut rows: Vec<Placed>) -> EquipmentPage {
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| more).map(|(cursor, _)| cursor.clone());
    EquipmentPage { rows: rows.into_iter().map(|(_, row)| row).collect(), next, total: None }
}

struct Reader<'r, 'c> {
    tx: &'r Tx<'c>,
    declines: Declines,
    search: &'r EquipmentSearch,
}

impl Reader<'_, '_> {
    fn after(&self) -> Cursor {
        self.search.after.clone().unwrap_or_else(|| Cursor::start(String::new()))
    }

    fn by_date(&self) -> Result<EquipmentPage, Refusal> {
        let (after, limit) = (self.after(), PAGE + 1);
        let (state, category) = (self.search.state.trim(), self.search.category.trim());
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        match (self.search.customer_id, category) {
            (Some(customer), category) => {
                self.page(BY_DATE_OF_CUSTOMER, bind![after.at, after.seq, limit, state, customer, category])
            }
            (None, "") if state == "retired" || state == "disposed" => {
                let at = if after.at.is_empty() { state } else { after.at.as_str() };
                self.page(BY_STATE, bind![at, after.seq, limit, state])
            }
            (None, "") => self.page(BY_DATE, bind![after.at, after.seq, limit, state]),
            (None, category) => self.page(BY_DATE_OF_CATEGORY, bind![after.at, after.seq, limit, state, category]),
        }
    }

    fn by_key(&self, sql: &str, prefix: &str) -> Result<EquipmentPage, Refusal> {
        let (after, limit, end) = (self.after(), i64::try_from(PAGE + 1).unwrap_or(i64::MAX), prefix_end(prefix));
        let EquipmentSearch { state, customer_id, category, .. } = self.search;
        self.page(sql, bind![after.at, after.seq, limit, prefix, end, state.trim(), *customer_id, category.trim()])
    }

    /// One page at most: a serial number is looked for, not a list.
    fn by_serial_and_words(&self, serial: &str, words: &[String]) -> Result<EquipmentPage, Refusal> {
        let EquipmentPage { mut rows, .. } = self.by_key(PREFIX_SQL, serial)?;
        rows.retain(|row| begin_words(words, &format!("{} {} {}", row.model, row.customer, row.site)));
        Ok(EquipmentPage { rows, ..finished(Vec::new()) })
    }

    /// The cursor's `at` is the group, its `seq` the device.
    fn by_words(&self, query: &str) -> Result<EquipmentPage, Refusal> {
        let after = self.after();
        let (mut group, mut seq): (i64, i64) = (after.at.parse().unwrap_or(0), after.seq);
        let mut rows = Vec::new();
        loop {
            let groups: Vec<i64> = self.tx.all(WORDS_SQL, bind![query, group, GROUPS], |row| row.get("n"))?;
            for n in &groups {
                let from = if *n == group { seq } else { -1 };
                rows.extend(self.of_group(*n, from, PAGE + 1 - rows.len())?);
                if rows.len() > PAGE {
                    return Ok(finished(rows));
                }
            }
            match groups.last() {
                Some(last) if groups.len() == GROUPS as usize => (group, seq) = (last + 1, -1),
                _ => return Ok(finished(rows)),
            }
        }
    }

    fn of_group(&self, group: i64, after: i64, most: usize) -> Result<Vec<Placed>, Refusal> {
        let EquipmentSearch { state, customer_id, category, .. } = self.search;
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let values = bind!["", after, most, group, state.trim(), *customer_id, category.trim()];
        self.tx
            .all(GROUP_SQL, values, |row| Ok((Cursor { at: group.to_string(), seq: row.get("seq")? }, self.row(row)?)))
    }

    fn page(&self, sql: &str, values: &[&dyn ToCell]) -> Result<EquipmentPage, Refusal> {
        let read = |row: &Row<'_>| Ok((Cursor { at: row.get("at")?, seq: row.get("seq")? }, self.row(row)?));
        self.tx.all(sql, values, read).map(finished)
    }

    fn row(&self, row: &Row<'_>) -> Result<EquipmentRow, Refusal> {
        let (state, category): (AssetState, Category) = (row.get("state")?, row.get("category")?);
        let (refresh_on, answer): (Option<Day>, AssetAnswer) = (row.get("refresh_on")?, row.get("answer")?);
        let worth = match (state, row.get::<Option<i64>>("price_minor")?) {
            (AssetState::InService, Some(minor)) => {
                let price = Money::new(minor, row.get("currency")?);
                Some(value::worth(price, self.declines.of(category)?, row.get("deployed_on")?, self.tx.today()))
            }
            _ => None,
        };
        Ok(EquipmentRow {
            id: row.get("id")?,
            serial: row.get("serial")?,
            tag: row.get("tag")?,
            model: full_name(row.text("maker")?, row.text("name")?),
            category,
            customer_id: row.get("customer_id")?,
            customer: row.get("customer")?,
            site: row.get("site")?,
            state,
            refresh_on,
            answer,
            days: refresh_on.map(|day| day.days_since(self.tx.today())),
            pickup_id: row.get("pickup_id")?,
            pickup: row.get("pickup")?,
            disposition: row.get("disposition")?,
            worth,
        })
    }

    /// From the fleet's counts: a few rows for each deployment.
    fn total(&self) -> Result<u32, Refusal> {
        let EquipmentSearch { state, customer_id, category, .. } = self.search;
        let total = self.tx.one(
            "SELECT coalesce(sum(devices), 0) AS devices FROM fleet
              WHERE (?1 IS NULL OR customer_id = ?1) AND (?2 = '' OR category = ?2) AND (?3 = '' OR state = ?3)",
            bind![*customer_id, category.trim(), state.trim()],
            |row| row.get("devices"),
        )?;
        Ok(total.unwrap_or_default())
    }
}
