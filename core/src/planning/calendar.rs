//! The refresh plan as a calendar: one event for each customer and month, not for each device.
//!
//! An event keeps its identity for ever, and its sequence counts the changes of what falls due in its month: a calendar
//! program that imports the file again changes its events instead of doubling them.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use ts_rs::TS;

use super::document::words;
use super::rules::first_of_month;
use crate::book::{Tx, bind};
use crate::catalogue::Category;
use crate::company;
use crate::customers;
use crate::files::{self, Calendar, CalendarEvent, WrittenFile};
use crate::foundation::ids::CustomerId;
use crate::foundation::{Refusal, RefusalCode, Words};

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CalendarOf {
    /// Nothing: all customers.
    pub customer_id: Option<CustomerId>,
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveCalendar {
    pub customer_id: Option<CustomerId>,
    /// Where to write the calendar file.
    pub path: String,
}

/// Writes the calendar to a file the person chose.
pub fn save_calendar(tx: &Tx<'_>, SaveCalendar { customer_id, path }: SaveCalendar) -> Result<WrittenFile, Refusal> {
    files::write(Path::new(&path), calendar(tx, customer_id)?.1.as_bytes())
}

/// Lays the calendar where the system's calendar program may open it.
pub fn lay_calendar(tx: &Tx<'_>, CalendarOf { customer_id }: CalendarOf) -> Result<WrittenFile, Refusal> {
    let (name, text) = calendar(tx, customer_id)?;
    files::lay_for_viewing(&format!("{name}.ics"), text.as_bytes())
}

/// What falls due for a customer in a month.
#[derive(Default)]
struct Month {
    sequence: u32,
    /// By site, then category.
    devices: BTreeMap<(String, usize), (Category, u64)>,
}

/// How long before the month a calendar reminds, in days.
const REMIND: u32 = 30;

/// The name and the text of the calendar: this month and what follows. Relies on the keys of `calendar_event` and `forecast`.
fn calendar(tx: &Tx<'_>, customer: Option<CustomerId>) -> Result<(String, String), Refusal> {
    let issuer = company::find(tx)?.ok_or(RefusalCode::NoCompanyName)?;
    let words = words()?;
    let first = tx.today().month_start().to_string();
    let from = first.get(..7).unwrap_or_default();
    let mut months: BTreeMap<(CustomerId, String), Month> = BTreeMap::new();
    tx.each(
        "SELECT customer_id, month, sequence FROM calendar_event WHERE month >= ?1 AND (?2 IS NULL OR customer_id = ?2)",
        bind![from, customer],
        |row| {
            let month = months.entry((row.get("customer_id")?, row.get("month")?)).or_default();
            month.sequence = row.get("sequence")?;
            Ok(())
        },
    )?;
    tx.each(
        "SELECT f.customer_id, f.month, s.name AS site, f.category, sum(f.devices) AS devices
           FROM forecast f JOIN site s ON s.id = f.site_id
          WHERE f.month >= ?1 AND (?2 IS NULL OR f.customer_id = ?2)
          GROUP BY f.customer_id, f.month, s.id, f.category",
        bind![from, customer],
        |row| {
            let category: Category = row.get("category")?;
            let month = months.entry((row.get("customer_id")?, row.get("month")?)).or_default();
            let devices = month.devices.entry((row.get("site")?, category.place())).or_insert((category, 0));
            devices.1 += u64::from(row.get::<u32>("devices")?);
            Ok(())
        },
    )?;
    let mut names: BTreeMap<CustomerId, String> = BTreeMap::new();
    let mut events = Vec::new();
    for ((customer, month), of_month) in &months {
        let name = match names.get(customer) {
            Some(name) => name.clone(),
            // A customer whose recording was undone has left its counts behind: it has no event any more.
            None => match customers::find_name(tx, *customer)? {
                Some(name) => names.entry(*customer).or_insert(name).clone(),
                None => continue,
            },
        };
        events.push(event(tx, &words, (*customer, &name), month, of_month)?);
    }
    let name = words.say("calendar-name", &[("issuer", (&issuer.name).into())])?;
    let product = format!("-//Endwell//Endwell {}//EN", env!("CARGO_PKG_VERSION"));
    Ok((name.clone(), files::write_calendar(&Calendar { product, name }, &events)))
}

fn event(
    tx: &Tx<'_>,
    words: &Words,
    (customer, name): (CustomerId, &str),
    month: &str,
    of_month: &Month,
) -> Result<CalendarEvent, Refusal> {
    let count: u64 = of_month.devices.values().map(|(_, devices)| devices).sum();
    let summary = if count == 0 {
        words.say("calendar-nothing", &[("customer", name.into())])?
    } else {
        words.say("calendar-summary", &[("customer", name.into()), ("count", count.into())])?
    };
    let line = |((site, _), (category, devices)): (&(String, usize), &(Category, u64))| {
        let counted = words.say(&format!("category-counted-{}", category.slug()), &[("count", (*devices).into())])?;
        words.say("calendar-line", &[("site", site.into()), ("counted", (&counted).into())])
    };
    let description = of_month.devices.iter().map(line).collect::<Result<Vec<_>, Refusal>>()?.join("\n");
    Ok(CalendarEvent {
        uid: format!("{customer}-{month}@endwell"),
        sequence: of_month.sequence,
        stamp: tx.now(),
        day: first_of_month(month)?,
        summary,
        description,
        categories: vec![words.say("calendar-category", &[])?],
        cancelled: count == 0,
        alarm_days_before: Some(REMIND),
    })
}
