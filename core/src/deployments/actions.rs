//! What a person does with deployments.

use serde::Serialize;
use ts_rs::TS;

use super::NewDeployment;
use super::assess::{Assessment, MOST_LINES, assess};
use super::routes::route_new;
use super::store::{self, CompleteLine, NewRow};
use crate::book::{Book, Change, Done, Tx};
use crate::foundation::Refusal;
use crate::foundation::ids::{CustomerId, DeploymentId};

/// What was recorded.
#[derive(Clone, Copy, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Recorded {
    pub id: DeploymentId,
    pub customer_id: CustomerId,
    pub devices: u32,
    /// Supplies, counted.
    pub supplies: u32,
}

/// Records a deployment: every asset leaves with its refresh date, its route and its expected worth.
pub fn record(book: &Book, form: NewDeployment) -> Result<Done<Recorded>, Refusal> {
    book.transact("record-deployment", |tx| {
        let (recorded, customer) = enter(tx, &form)?;
        Ok(Change::new(recorded)
            .with("customer", customer)
            .with("devices", recorded.devices)
            .with("supplies", recorded.supplies)
            .with("order", form.order_number.trim()))
    })
}

/// Writes a deployment inside a transaction; refuses it whole when any field is refused. Also answers the customer's name.
pub fn enter(tx: &Tx<'_>, form: &NewDeployment) -> Result<(Recorded, String), Refusal> {
    let Assessment { place, deployed_on, order_number, lines, fields } = assess(tx, form)?;
    let head = (|| Some((place?, deployed_on?, order_number?)))();
    let (place, deployed_on, order_number) = fields.finish(head)?;
    let row = NewRow {
        id: tx.new_id(),
        customer_id: place.customer_id,
        site_id: place.site_id,
        deployed_on,
        order_number: &order_number,
        import_id: None,
    };
    tx.about(row.id);
    tx.about(row.customer_id);
    store::insert_deployment(tx, &row)?;
    let mut recorded = Recorded { id: row.id, customer_id: row.customer_id, devices: 0, supplies: 0 };
    for line in &lines {
        let line = CompleteLine::of(tx, line)?;
        match line.serial {
            Some(serial) => {
                store::insert_asset(tx, &row, &line, serial)?;
                recorded.devices += 1;
            }
            None => {
                store::insert_lot(tx, &row, &line)?;
                recorded.supplies += line.quantity;
            }
        }
    }
    // As many groups at most as there are lines.
    route_new(tx, u32::try_from(MOST_LINES).unwrap_or(u32::MAX))?;
    Ok((recorded, place.customer))
}
