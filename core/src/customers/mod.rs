//! Whom the reseller serves, where, and whom to call.

mod actions;
mod rules;
mod store;
mod terms;
mod views;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::foundation::Address;
use crate::foundation::ids::{ContactId, CustomerId, SiteId};

pub use actions::{AddedCustomer, ContactOfCustomer, add, remove_contact, rename, save_contact, save_site};
pub use rules::Named;
pub use store::{
    Place, add_named, add_site_named, all_terms, by_key, find_name, mail_contact, place, remove_customer, remove_site,
    save_terms, sites_of, terms_of, with_name,
};
pub use terms::{CustomerTerms, CustomerTermsForm};
pub use views::{CustomerCard, CustomerSuggestion, CustomerText, WhichCustomer, show, suggest, terms};

/// A place of a customer where equipment stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Site {
    pub id: SiteId,
    pub version: u32,
    pub name: String,
    pub address: Address,
}

/// A person to call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Contact {
    pub id: ContactId,
    pub version: u32,
    pub name: String,
    pub role: String,
    pub email: String,
    pub phone: String,
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewCustomer {
    pub name: String,
    pub site_name: String,
    pub address: Address,
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CustomerForm {
    pub id: CustomerId,
    pub version: u32,
    pub name: String,
    pub note: String,
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SiteForm {
    pub customer_id: CustomerId,
    /// Nothing for a new site.
    pub id: Option<SiteId>,
    pub version: u32,
    pub name: String,
    pub address: Address,
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ContactForm {
    pub customer_id: CustomerId,
    /// Nothing for a new contact.
    pub id: Option<ContactId>,
    pub version: u32,
    pub name: String,
    pub role: String,
    pub email: String,
    pub phone: String,
}
