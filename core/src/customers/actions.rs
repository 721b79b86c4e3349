//! What a person does with customers.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ContactForm, CustomerForm, NewCustomer, SiteForm, rules, store};
use crate::book::{Book, Change, Done};
use crate::foundation::Refusal;
use crate::foundation::ids::{ContactId, CustomerId, SiteId};

#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddedCustomer {
    pub id: CustomerId,
    pub site_id: SiteId,
}

/// Enters a customer with its first site.
pub fn add(book: &Book, form: NewCustomer) -> Result<Done<AddedCustomer>, Refusal> {
    let customer = rules::check_new(&form)?;
    book.transact("add-customer", |tx| {
        let (id, site_id) = store::add_named(tx, &customer.name, &customer.site, &customer.address)?;
        Ok(Change::new(AddedCustomer { id, site_id }).with("name", &customer.name.name))
    })
}

/// Changes a customer's name and note.
pub fn rename(book: &Book, form: CustomerForm) -> Result<Done<()>, Refusal> {
    let (name, note) = rules::check_customer(&form)?;
    book.transact("change-customer", |tx| {
        tx.about(form.id);
        store::update(tx, form.id, form.version, &name, &note)?;
        Ok(Change::new(()).with("name", &name.name))
    })
}

/// Enters or changes a site.
pub fn save_site(book: &Book, form: SiteForm) -> Result<Done<SiteId>, Refusal> {
    let (name, address) = rules::check_site(&form)?;
    let action = if form.id.is_some() { "change-site" } else { "add-site" };
    book.transact(action, |tx| {
        tx.about(form.customer_id);
        store::with_name(tx, form.customer_id)?;
        let id = match form.id {
            Some(id) => {
                store::update_site(tx, form.customer_id, (id, form.version), &name, &address)?;
                id
            }
            None => store::add_site(tx, form.customer_id, &name, &address)?,
        };
        Ok(Change::new(id).with("site", &name.name))
    })
}

/// Enters or changes a contact.
pub fn save_contact(book: &Book, form: ContactForm) -> Result<Done<()>, Refusal> {
    let contact = rules::check_contact(&form)?;
    let action = if form.id.is_some() { "change-contact" } else { "add-contact" };
    book.transact(action, |tx| {
        tx.about(form.customer_id);
        store::with_name(tx, form.customer_id)?;
        match form.id {
            Some(id) => store::update_contact(tx, form.customer_id, (id, form.version), &contact)?,
            None => store::add_contact(tx, form.customer_id, &contact)?,
        }
        Ok(Change::new(()).with("name", &contact.name))
    })
}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ContactOfCustomer {
    pub customer_id: CustomerId,
    pub id: ContactId,
}

pub fn remove_contact(book: &Book, which: ContactOfCustomer) -> Result<Done<()>, Refusal> {
    book.transact("remove-contact", |tx| {
        tx.about(which.customer_id);
        let name = store::remove_contact(tx, which.customer_id, which.id)?;
        Ok(Change::new(()).with("name", name))
    })
}
