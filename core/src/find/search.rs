//! The search field: a few of everything that a text could mean.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::equipment::{EquipmentRow, EquipmentSearch, equipment};
use crate::book::{Tx, bind};
use crate::foundation::ids::{CertificateId, CustomerId, PickupId};
use crate::foundation::{Refusal, search_key};

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SearchText {
    pub text: String,
}

#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Found {
    pub customers: Vec<FoundCustomer>,
    pub devices: Vec<EquipmentRow>,
    pub pickups: Vec<FoundPickup>,
    pub certificates: Vec<FoundCertificate>,
}

#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FoundCustomer {
    pub id: CustomerId,
    pub name: String,
}

#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FoundPickup {
    pub id: PickupId,
    pub number: String,
    pub customer: String,
}

#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FoundCertificate {
    pub id: CertificateId,
    pub number: String,
    pub customer: String,
}

const OF_EACH: usize = 5;

/// At most five of each kind.
pub fn anything(tx: &Tx<'_>, SearchText { text }: SearchText) -> Result<Found, Refusal> {
    let key = search_key(&text);
    if key.is_empty() {
        return Ok(Found { customers: Vec::new(), devices: Vec::new(), pickups: Vec::new(), certificates: Vec::new() });
    }
    let number = text.trim().to_uppercase();
    let everything =
        EquipmentSearch { text, customer_id: None, category: String::new(), state: String::new(), after: None };
    let mut devices = equipment(tx, everything)?.rows;
    devices.truncate(OF_EACH);
    let customers = tx.all(
        "SELECT id, name FROM customer WHERE name_key LIKE ?1 || '%' OR name_key LIKE '% ' || ?1 || '%'
          ORDER BY name_key LIMIT 5",
        bind![key],
        |row| Ok(FoundCustomer { id: row.get("id")?, name: row.get("name")? }),
    )?;
    // Numbers are typed from the beginning, or read aloud by their end: 41 finds P-0041.
    let pickups = tx.all(
        "SELECT p.id, p.number, c.name AS customer FROM pickup p JOIN customer c ON c.id = p.customer_id
          WHERE p.number LIKE '%' || ?1 OR p.number LIKE ?1 || '%' ORDER BY p.id DESC LIMIT 5",
        bind![number],
        |row| Ok(FoundPickup { id: row.get("id")?, number: row.get("number")?, customer: row.get("customer")? }),
    )?;
    let certificates = tx.all(
        "SELECT k.id, k.number, c.name AS customer FROM certificate k JOIN customer c ON c.id = k.customer_id
          WHERE k.number LIKE '%' || ?1 OR k.number LIKE ?1 || '%' ORDER BY k.id DESC LIMIT 5",
        bind![number],
        |row| Ok(FoundCertificate { id: row.get("id")?, number: row.get("number")?, customer: row.get("customer")? }),
    )?;
    Ok(Found { customers, devices, pickups, certificates })
}
