//! What the program says of itself when it starts, and once a day: what fell due since.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::book::{Tx, bind};
use crate::foundation::ids::CustomerId;
use crate::foundation::{Day, Refusal};

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReminderSince {
    /// The day of the last reminder; nothing when there was none: yesterday.
    pub since: Option<Day>,
}

/// Devices at some customers.
#[derive(Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DueNow {
    pub devices: u32,
    pub customers: u32,
    /// The customer's name and id, where it is only one.
    pub customer: Option<(CustomerId, String)>,
}

#[derive(Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Reminder {
    pub today: Day,
    /// Came within the span in which its customer wants to hear of it since the last reminder.
    pub newly_due: DueNow,
    /// Falls due this month or did so already in it.
    pub this_month: DueNow,
}

/// What became due since the last reminder, and what falls due this month. Relies on fleet_due.
pub fn reminder(tx: &Tx<'_>, ReminderSince { since }: ReminderSince) -> Result<Reminder, Refusal> {
    let today = tx.today();
    let since = since.unwrap_or_else(|| today.plus_days(-1)).min(today);
    let in_days = |from: Day, days: i64| from.plus_days(days);
    let newly_due = devices(
        tx,
        "SELECT f.customer_id, sum(f.devices) AS devices
           FROM fleet f LEFT JOIN customer_terms t ON t.customer_id = f.customer_id
          WHERE f.due_on > ?1 AND f.due_on <= ?8
            AND f.due_on > CASE coalesce(t.due_soon_days, 90) WHEN 120 THEN ?2 WHEN 180 THEN ?3 WHEN 365 THEN ?4 ELSE ?1 END
            AND f.due_on <= CASE coalesce(t.due_soon_days, 90) WHEN 120 THEN ?6 WHEN 180 THEN ?7 WHEN 365 THEN ?8 ELSE ?5 END
          GROUP BY f.customer_id",
        bind![
            in_days(since, 90), in_days(since, 120), in_days(since, 180), in_days(since, 365),
            in_days(today, 90), in_days(today, 120), in_days(today, 180), in_days(today, 365)
        ],
    )?;
    let this_month = devices(
        tx,
        "SELECT customer_id, sum(devices) AS devices FROM fleet WHERE due_on >= ?1 AND due_on <= ?2 GROUP BY customer_id",
        bind![today.month_start(), today.month_end()],
    )?;
    Ok(Reminder { today, newly_due, this_month })
}

fn devices(tx: &Tx<'_>, sql: &str, values: &[&dyn crate::book::ToCell]) -> Result<DueNow, Refusal> {
    let found: Vec<(CustomerId, u32)> =
        tx.all(sql, values, |row| Ok((row.get("customer_id")?, row.get("devices")?)))?;
    let customer = match found.as_slice() {
        [(only, _)] => Some((*only, crate::customers::with_name(tx, *only)?)),
        _ => None,
    };
    Ok(DueNow {
        devices: found.iter().map(|(_, devices)| devices).sum(),
        customers: u32::try_from(found.len()).unwrap_or(u32::MAX),
        customer,
    })
}
