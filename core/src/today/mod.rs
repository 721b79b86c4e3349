//! The first page of the day: what falls due, what it is worth, what waits for somebody, and what ends.

mod endings;

use serde::Serialize;
use ts_rs::TS;

use crate::book::Tx;
use crate::deployments;
use crate::foundation::ids::PickupId;
use crate::foundation::{Day, Money, Refusal, Totals, choice};
use crate::planning::{self, Band, DueCustomer, Quarter};
use crate::routing;
use crate::value::Declines;

pub use endings::{EndKind, EndingRow, RouteChangeRow, Urgency, endings, urgency};

choice! {
    /// Why something waits for somebody.
    Waiting {
        /// The day on which it should have been fetched has passed.
        FetchOverdue = "fetch-overdue",
        /// It will be fetched soon, and nobody chose where it goes.
        NoFacility = "no-facility",
        /// It was fetched three weeks ago or longer, and nobody documented anything since.
        NoDocument = "no-document",
        /// All is documented: the certificate can be issued.
        CertificateReady = "certificate-ready",
    }
}

#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WaitingRow {
    pub why: Waiting,
    pub pickup_id: PickupId,
    pub number: String,
    pub customer: String,
    pub devices: u32,
    pub since: Day,
}

#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Today {
    pub today: Day,
    /// Overdue or due within 90 days.
    pub due: u32,
    pub overdue: u32,
    pub overdue_customers: u32,
    /// What the due devices may be worth today, and if they are left for half a year.
    pub worth: Vec<Money>,
    pub worth_later: Vec<Money>,
    pub later_on: Day,
    pub waiting: Vec<WaitingRow>,
    /// Pickups that are documented and wait for their certificate, and how many devices they carried.
    pub certificates_to_issue: u32,
    pub devices_to_certify: u32,
    pub customers: Vec<DueCustomer>,
    pub quarters: Vec<Quarter>,
    /// Certifications and programmes that end within 90 days, or ended and were not renewed; the soonest first.
    pub ending: Vec<EndingRow>,
    /// What changed its route by itself within the last weeks, the newest first.
    pub changes: Vec<RouteChangeRow>,
    /// The book has no equipment at all yet.
    pub is_empty: bool,
}

/// Rows of what waits that a first page has room for.
const MOST_WAITING: usize = 50;

/// What the first page says.
pub fn show(tx: &Tx<'_>, (): ()) -> Result<Today, Refusal> {
    let today = tx.today();
    let declines = Declines::read(tx)?;
    let later_on = today.plus_days(182);
    let days = [today, later_on];
    let overdue = planning::due_totals(tx, Band::Overdue, &days, &declines)?;
    let soon = planning::due_totals(tx, Band::Days90, &days, &declines)?;
    let mut worth = vec![Totals::default(); days.len()];
    for (sum, parts) in worth.iter_mut().zip(overdue.worth.iter().zip(&soon.worth)) {
        parts.0.amounts().into_iter().chain(parts.1.amounts()).for_each(|money| sum.add(money));
    }
    let mut worth = worth.iter().map(Totals::amounts);
    let mut waiting = waiting(tx)?;
    let ready = waiting.iter().filter(|row| row.why == Waiting::CertificateReady);
    let (certificates_to_issue, devices_to_certify) =
        ready.fold((0, 0), |(pickups, devices), row| (pickups + 1, devices + row.devices));
    waiting.truncate(MOST_WAITING);
    let register = routing::read(tx)?;
    Ok(Today {
        today,
        due: overdue.devices + soon.devices,
        overdue: overdue.devices,
        overdue_customers: overdue.customers,
        worth: worth.next().unwrap_or_default(),
        worth_later: worth.next().unwrap_or_default(),
        later_on,
        waiting,
        certificates_to_issue,
        devices_to_certify,
        customers: planning::due_by_customer(tx, &declines, 8)?,
        quarters: planning::by_quarter(tx)?,
        ending: endings(&register, &deployments::route_losses(tx)?, today),
        changes: endings::changes(&register.outlets, deployments::route_changes(tx)?),
        is_empty: tx.one("SELECT 1 AS one FROM asset LIMIT 1", &[], |_| Ok(()))?.is_none(),
    })
}

/// Open pickups that wait for a person, the longest waiting first.
fn waiting(tx: &Tx<'_>) -> Result<Vec<WaitingRow>, Refusal> {
    let today = tx.today();
    let mut rows = Vec::new();
    tx.each(
        "SELECT p.id, p.number, c.name AS customer, p.step, p.planned_on, p.moved_on, p.facility_id IS NOT NULL OR p.programme_id IS NOT NULL AS has_outlet,
                (SELECT count(*) FROM pickup_line l WHERE l.pickup_id = p.id AND l.asset_id IS NOT NULL) AS devices,
                (SELECT d.level <> 'weight-ticket' AND EXISTS (SELECT 1 FROM processing_line r
                          WHERE r.processing_id = d.id AND r.disposition <> 'not-received')
                   FROM processing d WHERE d.pickup_id = p.id ORDER BY d.id DESC LIMIT 1) AS documented
           FROM pickup p JOIN customer c ON c.id = p.customer_id
          WHERE p.step IN ('planned', 'collected', 'received', 'processed') ORDER BY p.moved_on, p.number LIMIT 500",
        &[],
        |row| {
            let (planned_on, moved_on): (Day, Day) = (row.get("planned_on")?, row.get("moved_on")?);
            let why = match row.get::<String>("step")?.as_str() {
                "planned" if planned_on < today => Some((Waiting::FetchOverdue, planned_on)),
                "planned" if !row.get::<bool>("has_outlet")? && planned_on.days_since(today) <= 7 => {
                    Some((Waiting::NoFacility, moved_on))
                }
                "collected" | "received" if today.days_since(moved_on) >= 21 => Some((Waiting::NoDocument, moved_on)),
                "processed" if row.get::<Option<bool>>("documented")? == Some(true) => {
                    Some((Waiting::CertificateReady, moved_on))
                }
                "processed" if today.days_since(moved_on) >= 21 => Some((Waiting::NoDocument, moved_on)),
                _ => None,
            };
            if let Some((why, since)) = why {
                rows.push(WaitingRow {
                    why,
                    pickup_id: row.get("id")?,
                    number: row.get("number")?,
                    customer: row.get("customer")?,
                    devices: row.get("devices")?,
                    since,
                });
            }
            Ok(())
        },
    )?;
    rows.sort_by_key(|row| row.since);
    Ok(rows)
}
