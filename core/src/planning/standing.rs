//! How each customer stands: what it has, what is overdue, what falls due soon by its own terms. From the fleet's counts.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::views::totals;
use crate::book::{Row, Tx, bind};
use crate::customers::CustomerTerms;
use crate::foundation::ids::CustomerId;
use crate::foundation::{Day, Money, Refusal, Totals, search_key};
use crate::value::Declines;

/// How a customer stands.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CustomerStanding {
    pub id: CustomerId,
    pub key: String,
    pub name: String,
    pub sites: u32,
    /// Devices in service.
    pub devices: u32,
    pub overdue: u32,
    /// Due soon by the customer's own terms (90 days unless it asked for another span), overdue ones not counted.
    pub due: u32,
    /// The first refresh date that has not passed.
    pub next_due: Option<Day>,
}

/// The last day that counts as soon for a customer; `?2` to `?5` are the days in 90, 120, 180 and 365 days.
macro_rules! soon {
    () => {
        "CASE coalesce(t.due_soon_days, 90) WHEN 120 THEN ?3 WHEN 180 THEN ?4 WHEN 365 THEN ?5 ELSE ?2 END"
    };
}

/// `?1` is today, `?2` to `?5` as for `soon!`.
macro_rules! standing_sql {
    ($rest:literal) => {
        concat!(
            "SELECT c.id, c.name_key, c.name,
                    (SELECT count(*) FROM site s WHERE s.customer_id = c.id) AS sites,
                    coalesce(sum(CASE WHEN f.state = 'in-service' THEN f.devices END), 0) AS devices,
                    coalesce(sum(CASE WHEN f.due_on < ?1 THEN f.devices END), 0) AS overdue,
                    coalesce(sum(CASE WHEN f.due_on >= ?1 AND f.due_on <= ",
            soon!(),
            " THEN f.devices END), 0) AS due,
                    min(CASE WHEN f.due_on >= ?1 AND f.due_on <> 'never' THEN f.due_on END) AS next_due
               FROM customer c LEFT JOIN fleet f ON f.customer_id = c.id
               LEFT JOIN customer_terms t ON t.customer_id = c.id ",
            $rest
        )
    };
}

fn standing_row(row: &Row<'_>) -> Result<CustomerStanding, Refusal> {
    Ok(CustomerStanding {
        id: row.get("id")?,
        key: row.get("name_key")?,
        name: row.get("name")?,
        sites: row.get("sites")?,
        devices: row.get("devices")?,
        overdue: row.get("overdue")?,
        due: row.get("due")?,
        next_due: row.get("next_due")?,
    })
}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CustomerSearch {
    /// The beginning of a word of the name; all customers when empty.
    pub text: String,
    /// The `key` of the last row that is already shown.
    pub after: Option<String>,
}

#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CustomerPage {
    pub rows: Vec<CustomerStanding>,
    pub next: Option<String>,
}

const CUSTOMERS: usize = 100;

/// Customers by name with how they stand, a page at a time.
pub fn customers(tx: &Tx<'_>, CustomerSearch { text, after }: CustomerSearch) -> Result<CustomerPage, Refusal> {
    let (today, limit) = (tx.today(), u32::try_from(CUSTOMERS + 1).unwrap_or(u32::MAX));
    let [in_90, in_120, in_180, in_365] = CustomerTerms::DUE_SOON.map(|days| today.plus_days(i64::from(days)));
    let mut rows = tx.all(
        standing_sql!(
            "WHERE c.id IN (SELECT id FROM customer
                             WHERE name_key > ?6 AND (?7 = '' OR name_key LIKE ?7 || '%' OR name_key LIKE '% ' || ?7 || '%')
                             ORDER BY name_key LIMIT ?8)
             GROUP BY c.id ORDER BY c.name_key"
        ),
        bind![today, in_90, in_120, in_180, in_365, after.unwrap_or_default(), search_key(&text), limit],
        standing_row,
    )?;
    let more = rows.len() > CUSTOMERS;
    rows.truncate(CUSTOMERS);
    let next = if more { rows.last().map(|row| row.key.clone()) } else { None };
    Ok(CustomerPage { rows, next })
}

/// A customer with something due, for the first page of the day.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DueCustomer {
    pub id: CustomerId,
    pub name: String,
    /// Sites where something is due.
    pub sites: u32,
    /// The site's name, when it is only one.
    pub site: Option<String>,
    pub overdue: u32,
    pub due: u32,
    /// The first refresh date that has not passed; nothing when all are overdue.
    pub next_due: Option<Day>,
    pub worth: Vec<Money>,
}

/// Customers with something overdue or due soon by their own terms, the most devices first, at most `limit`.
pub fn due_by_customer(tx: &Tx<'_>, declines: &Declines, limit: u32) -> Result<Vec<DueCustomer>, Refusal> {
    let today = tx.today();
    let [in_90, in_120, in_180, in_365] = CustomerTerms::DUE_SOON.map(|days| today.plus_days(i64::from(days)));
    // Nobody asked for a wider span: then the index need not be read further than 90 days ahead.
    let widest: Option<i64> =
        tx.one("SELECT max(due_soon_days) AS days FROM customer_terms", &[], |row| row.get("days"))?.flatten();
    let widest = today.plus_days(widest.unwrap_or(90).max(90));
    let found = tx.all(
        concat!(
            "SELECT c.id, c.name, count(DISTINCT f.site_id) AS sites, min(s.name) AS site,
                sum(CASE WHEN f.due_on < ?1 THEN f.devices ELSE 0 END) AS overdue,
                sum(CASE WHEN f.due_on >= ?1 THEN f.devices ELSE 0 END) AS due,
                min(CASE WHEN f.due_on >= ?1 THEN f.due_on END) AS next_due, max(f.due_on) AS last_due
           FROM fleet f JOIN customer c ON c.id = f.customer_id JOIN site s ON s.id = f.site_id
           LEFT JOIN customer_terms t ON t.customer_id = c.id
          WHERE f.due_on <= ?6 AND f.due_on <= ",
            soon!(),
            "
          GROUP BY c.id ORDER BY sum(f.devices) DESC, c.name_key LIMIT ?7"
        ),
        bind![today, in_90, in_120, in_180, in_365, widest, limit],
        |row| {
            let sites: u32 = row.get("sites")?;
            let customer = DueCustomer {
                id: row.get("id")?,
                name: row.get("name")?,
                sites,
                site: if sites == 1 { row.get("site")? } else { None },
                overdue: row.get("overdue")?,
                due: row.get("due")?,
                next_due: row.get("next_due")?,
                worth: Vec::new(),
            };
            Ok((customer, row.get::<Day>("last_due")?))
        },
    )?;
    let with_worth = |(mut customer, last_due): (DueCustomer, Day)| {
        let until = last_due.plus_days(1).to_string();
        let totals = totals(tx, ("", &until), Some((customer.id, None)), "", &[today], declines)?;
        customer.worth = totals.worth.iter().flat_map(Totals::amounts).collect();
        Ok(customer)
    };
    found.into_iter().map(with_worth).collect()
}
