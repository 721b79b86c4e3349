//! What the screens of due work read. Summaries come from the fleet's counts, lists a page at a time from the index on the
//! due date: neither grows with the book.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Band;
use super::rules::span;
use crate::book::{Row, Tx, bind};
use crate::catalogue::{Category, full_name};
use crate::customers;
use crate::foundation::ids::{AssetId, CustomerId, SiteId};
use crate::foundation::{Choice, Currency, Day, Money, Refusal, Totals};
use crate::routing::OutletKind;
use crate::value::{self, Declines};

/// The place of the last row that is already shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Cursor {
    pub at: String,
    #[ts(type = "number")]
    pub seq: i64,
}

impl Cursor {
    /// Before every row.
    pub fn start(at: String) -> Self {
        Cursor { at, seq: -1 }
    }
}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DueSearch {
    pub band: Band,
    /// A day of the one month to show, instead of the band.
    pub month: Option<Day>,
    pub customer_id: Option<CustomerId>,
    pub site_id: Option<SiteId>,
    /// Empty: all.
    pub category: String,
    pub after: Option<Cursor>,
}

/// A device that needs somebody's attention.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DueRow {
    pub id: AssetId,
    pub serial: String,
    pub tag: String,
    pub model: String,
    pub category: Category,
    pub customer_id: CustomerId,
    pub customer: String,
    pub site_id: SiteId,
    pub site: String,
    pub deployed_on: Day,
    pub due_on: Day,
    /// Days until it is due; negative when overdue.
    #[ts(type = "number")]
    pub days: i64,
    pub outlet: OutletKind,
    /// What it may be worth today; nothing when its price is not known.
    pub worth: Option<Money>,
}

#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DuePage {
    pub rows: Vec<DueRow>,
    pub next: Option<Cursor>,
}

pub(crate) const PAGE: usize = 50;

/// Relies on asset_due, asset_due_of_customer, asset_due_of_site and asset_due_of_category; the keyset continues each.
macro_rules! due_sql {
    ($and:literal) => {
        concat!(
            "SELECT a.seq, a.category, a.deployed_on, a.due_on, a.price_minor, a.currency, a.id, a.serial, a.tag, m.maker, m.name,
                    a.customer_id, c.name AS customer, a.site_id, s.name AS site, w.kind AS outlet
               FROM asset a
               JOIN model m ON m.id = a.model_id
               JOIN customer c ON c.id = a.customer_id
               JOIN site s ON s.id = a.site_id
               LEFT JOIN route_group w ON w.site_id = a.site_id AND w.model_id = a.model_id AND w.category = a.category
              WHERE (a.due_on, a.seq) > (?1, ?2) AND a.due_on < ?3 ",
            $and,
            " ORDER BY a.due_on, a.seq LIMIT ?4"
        )
    };
}

/// The SQL of the due list without a filter, for measuring it beside itself.
pub const DUE_SQL: &str = due_sql!("");

/// The due list, soonest first, a page at a time.
pub fn due(tx: &Tx<'_>, search: DueSearch) -> Result<DuePage, Refusal> {
    let (from, until) = match search.month {
        Some(day) => (day.month_start().to_string(), day.month_end().plus_days(1).to_string()),
        None => span(search.band, tx.today()),
    };
    let after = search.after.unwrap_or_else(|| Cursor::start(from));
    let limit = u32::try_from(PAGE + 1).unwrap_or(u32::MAX);
    let declines = Declines::read(tx)?;
    let read = |row: &Row<'_>| Ok((row.get::<i64>("seq")?, due_row(row, tx.today(), &declines)?));
    let category = search.category.trim();
    let mut rows = match (search.customer_id, category) {
        (_, "") if search.site_id.is_some() => {
            tx.all(due_sql!("AND a.site_id = ?5"), bind![after.at, after.seq, until, limit, search.site_id], read)?
        }
        (_, category) if search.site_id.is_some() => tx.all(
            due_sql!("AND a.site_id = ?5 AND +a.category = ?6"),
            bind![after.at, after.seq, until, limit, search.site_id, category],
            read,
        )?,
        (None, "") => tx.all(DUE_SQL, bind![after.at, after.seq, until, limit], read)?,
        (Some(customer), "") => {
            tx.all(due_sql!("AND a.customer_id = ?5"), bind![after.at, after.seq, until, limit, customer], read)?
        }
        (None, category) => {
            tx.all(due_sql!("AND a.category = ?5"), bind![after.at, after.seq, until, limit, category], read)?
        }
        (Some(customer), category) => tx.all(
            due_sql!("AND a.customer_id = ?5 AND +a.category = ?6"),
            bind![after.at, after.seq, until, limit, customer, category],
            read,
        )?,
    };
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| more).map(|(seq, row)| Cursor { at: row.due_on.to_string(), seq: *seq });
    Ok(DuePage { rows: rows.into_iter().map(|(_, row)| row).collect(), next })
}

fn due_row(row: &Row<'_>, today: Day, declines: &Declines) -> Result<DueRow, Refusal> {
    let (category, deployed_on, due_on): (Category, Day, Day) =
        (row.get("category")?, row.get("deployed_on")?, row.get("due_on")?);
    let price = row.get::<Option<i64>>("price_minor")?;
    let worth = match price {
        Some(minor) => {
            let price = Money::new(minor, row.get("currency")?);
            Some(value::worth(price, declines.of(category)?, deployed_on, today))
        }
        None => None,
    };
    Ok(DueRow {
        id: row.get("id")?,
        serial: row.get("serial")?,
        tag: row.get("tag")?,
        model: full_name(row.text("maker")?, row.text("name")?),
        category,
        customer_id: row.get("customer_id")?,
        customer: row.get("customer")?,
        site_id: row.get("site_id")?,
        site: row.get("site")?,
        deployed_on,
        due_on,
        days: due_on.days_since(today),
        outlet: row.get("outlet")?,
        worth,
    })
}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BandsOf {
    pub customer_id: Option<CustomerId>,
    pub site_id: Option<SiteId>,
    /// Empty: all.
    pub category: String,
}

#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BandCount {
    pub band: Band,
    pub devices: u32,
    /// What they may be worth today.
    pub worth: Vec<Money>,
}

/// How many devices are due in each span, and what they may be worth.
pub fn bands(tx: &Tx<'_>, of: BandsOf) -> Result<Vec<BandCount>, Refusal> {
    let declines = Declines::read(tx)?;
    let place = match of.site_id {
        Some(site) => Some((customers::place(tx, site)?.customer_id, Some(site))),
        None => of.customer_id.map(|customer| (customer, None)),
    };
    let count = |band: &Band| {
        let (from, until) = span(*band, tx.today());
        let totals = totals(tx, (&from, &until), place, of.category.trim(), &[tx.today()], &declines)?;
        let worth = totals.worth.iter().flat_map(Totals::amounts).collect();
        Ok(BandCount { band: *band, devices: totals.devices, worth })
    };
    Band::ALL.iter().map(count).collect()
}

/// Devices and what they may be worth on some days.
#[derive(Debug, Default)]
pub struct DueTotals {
    pub devices: u32,
    pub customers: u32,
    /// In the order of the days that were asked for.
    pub worth: Vec<Totals>,
}

/// A few rows for each deployment that becomes due in the span.
macro_rules! totals_sql {
    ($and:literal) => {
        concat!(
            "SELECT customer_id, category, deployed_on, currency, sum(devices) AS devices, sum(price_minor) AS price_minor
               FROM fleet WHERE due_on >= ?1 AND due_on < ?2 ",
            $and,
            " GROUP BY customer_id, category, deployed_on, currency"
        )
    };
}

/// Relies on fleet_due, for one customer on the key of `fleet`.
pub(super) fn totals(
    tx: &Tx<'_>,
    (from, until): (&str, &str),
    place: Option<(CustomerId, Option<SiteId>)>,
    category: &str,
    days: &[Day],
    declines: &Declines,
) -> Result<DueTotals, Refusal> {
    let mut totals = DueTotals { worth: vec![Totals::default(); days.len()], ..DueTotals::default() };
    let mut customers = std::collections::BTreeSet::new();
    let add = |row: &Row<'_>| {
        customers.insert(row.get::<String>("customer_id")?);
        totals.devices += row.get::<u32>("devices")?;
        for (day, worth) in days.iter().zip(&mut totals.worth) {
            worth.add(group_worth(row, *day, declines)?);
        }
        Ok(())
    };
    match place {
        Some((customer, site)) => tx.each(
            totals_sql!("AND customer_id = ?3 AND (?4 = '' OR category = ?4) AND (?5 IS NULL OR site_id = ?5)"),
            bind![from, until, customer, category, site],
            add,
        )?,
        None => tx.each(totals_sql!("AND (?3 = '' OR category = ?3)"), bind![from, until, category], add)?,
    }
    totals.customers = u32::try_from(customers.len()).unwrap_or(u32::MAX);
    Ok(totals)
}

/// What a group of like devices may be worth on a day: the schedule holds for a sum as for each of its parts.
fn group_worth(row: &Row<'_>, on: Day, declines: &Declines) -> Result<Money, Refusal> {
    let price = Money::new(row.get("price_minor")?, row.get::<Currency>("currency")?);
    Ok(value::worth(price, declines.of(row.get("category")?)?, row.get("deployed_on")?, on))
}

/// What is due in a span counted from today, and what it may be worth on some days.
pub fn due_totals(tx: &Tx<'_>, band: Band, days: &[Day], declines: &Declines) -> Result<DueTotals, Refusal> {
    let (from, until) = span(band, tx.today());
    totals(tx, (&from, &until), None, "", days, declines)
}

/// How many devices fall due in a quarter.
#[derive(Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Quarter {
    /// Its first day.
    pub starts_on: Day,
    pub devices: u32,
}

/// The quarter of today and the seven that follow.
pub fn by_quarter(tx: &Tx<'_>) -> Result<Vec<Quarter>, Refusal> {
    let mut starts = vec![tx.today().quarter_start()];
    while let (true, Some(last)) = (starts.len() < 9, starts.last().copied()) {
        starts.push(last.plus_days(95).quarter_start());
    }
    let until = starts.pop().unwrap_or_else(|| tx.today());
    let mut quarters: BTreeMap<Day, u32> = starts.iter().map(|start| (*start, 0)).collect();
    tx.each(
        "SELECT due_on, sum(devices) AS devices FROM fleet WHERE due_on >= ?1 AND due_on < ?2 GROUP BY due_on",
        bind![starts.first(), until],
        |row| {
            *quarters.entry(row.get::<Day>("due_on")?.quarter_start()).or_default() += row.get::<u32>("devices")?;
            Ok(())
        },
    )?;
    Ok(quarters.into_iter().map(|(starts_on, devices)| Quarter { starts_on, devices }).collect())
}

/// Devices of the whole book that are in service.
pub fn in_service(tx: &Tx<'_>) -> Result<u32, Refusal> {
    let total =
        tx.one("SELECT coalesce(sum(devices), 0) AS devices FROM fleet WHERE state = 'in-service'", &[], |row| {
            row.get("devices")
        })?;
    Ok(total.unwrap_or_default())
}
