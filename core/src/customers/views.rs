//! What the screens of customers read.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Contact, CustomerTerms, Site, store};
use crate::book::{AuditEntry, Tx, bind, subject_history};
use crate::foundation::ids::CustomerId;
use crate::foundation::{Refusal, search_key};

#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CustomerSuggestion {
    pub id: CustomerId,
    pub name: String,
    pub sites: Vec<Site>,
}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CustomerText {
    pub text: String,
}

/// Up to eight customers whose name has a word that begins like this, with their sites.
pub fn suggest(tx: &Tx<'_>, CustomerText { text }: CustomerText) -> Result<Vec<CustomerSuggestion>, Refusal> {
    let found: Vec<(CustomerId, String)> = tx.all(
        "SELECT id, name FROM customer
          WHERE ?1 = '' OR name_key LIKE ?1 || '%' OR name_key LIKE '% ' || ?1 || '%' ORDER BY name_key LIMIT 8",
        bind![search_key(&text)],
        |row| Ok((row.get("id")?, row.get("name")?)),
    )?;
    let with_sites = |(id, name)| Ok(CustomerSuggestion { id, name, sites: store::sites_of(tx, id)? });
    found.into_iter().map(with_sites).collect()
}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WhichCustomer {
    pub id: CustomerId,
}

/// All that a customer's page says, besides its equipment.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CustomerCard {
    pub id: CustomerId,
    pub version: u32,
    pub note: String,
    pub name: String,
    pub sites: Vec<Site>,
    pub contacts: Vec<Contact>,
    pub history: Vec<AuditEntry>,
}

pub fn show(tx: &Tx<'_>, WhichCustomer { id }: WhichCustomer) -> Result<CustomerCard, Refusal> {
    let own: Option<(u32, String)> = tx.one("SELECT version, note FROM customer WHERE id = ?1", bind![id], |row| {
        Ok((row.get("version")?, row.get("note")?))
    })?;
    let (version, note) = own.ok_or_else(|| Refusal::not_found("customer"))?;
    Ok(CustomerCard {
        id,
        version,
        note,
        name: store::with_name(tx, id)?,
        sites: store::sites_of(tx, id)?,
        contacts: store::contacts_of(tx, id)?,
        history: subject_history(tx, id, 60)?,
    })
}

/// What the customer asks of planning.
pub fn terms(tx: &Tx<'_>, WhichCustomer { id }: WhichCustomer) -> Result<CustomerTerms, Refusal> {
    store::terms_of(tx, id)
}
