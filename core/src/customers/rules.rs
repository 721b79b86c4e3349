//! What a customer, a site and a contact may be.

use super::{ContactForm, CustomerForm, NewCustomer, SiteForm};
use crate::foundation::{
    Address, Fields, Problem, Refusal, RefusalCode, optional_email, optional_line, optional_text, required_line,
    search_key,
};

/// Longest name of a customer or site, in characters.
const LONGEST_NAME: usize = 120;

/// A name with the key by which it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub name: String,
    pub key: String,
}

impl Named {
    /// Refuses an empty name, one too long, and one without a single letter or digit.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let name = required_line(text, LONGEST_NAME)?;
        let key = search_key(&name);
        if key.is_empty() { Err(RefusalCode::Missing.into()) } else { Ok(Named { name, key }) }
    }
}

pub(super) struct CheckedCustomer {
    pub name: Named,
    pub site: Named,
    pub address: Address,
}

pub(super) fn check_new(form: &NewCustomer) -> Result<CheckedCustomer, Refusal> {
    let mut fields = Fields::default();
    let name = fields.take("name", Named::parse(&form.name));
    let site = fields.take("siteName", Named::parse(&form.site_name));
    let address = form.address.checked("address.", &mut fields);
    let customer = (|| Some(CheckedCustomer { name: name?, site: site?, address: address? }))();
    fields.finish(customer)
}

pub(super) fn check_customer(form: &CustomerForm) -> Result<(Named, String), Refusal> {
    let mut fields = Fields::default();
    let name = fields.take("name", Named::parse(&form.name));
    let note = fields.take("note", optional_text(&form.note, 2000));
    fields.finish(name.zip(note))
}

pub(super) fn check_site(form: &SiteForm) -> Result<(Named, Address), Refusal> {
    let mut fields = Fields::default();
    let name = fields.take("name", Named::parse(&form.name));
    let address = form.address.checked("address.", &mut fields);
    fields.finish(name.zip(address))
}

pub(super) struct CheckedContact {
    pub name: String,
    pub role: String,
    pub email: String,
    pub phone: String,
}

pub(super) fn check_contact(form: &ContactForm) -> Result<CheckedContact, Refusal> {
    let mut fields = Fields::default();
    let name = fields.take("name", required_line(&form.name, 80));
    let role = fields.take("role", optional_line(&form.role, 80));
    let phone = fields.take("phone", optional_line(&form.phone, 40));
    let email = fields.take("email", optional_email(&form.email));
    let contact = (|| Some(CheckedContact { name: name?, role: role?, email: email?, phone: phone? }))();
    fields.finish(contact)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_needs_a_letter_or_digit() {
        assert_eq!(Named::parse(" Harbor Dental Group ").unwrap().key, "harbor dental group");
        assert_eq!(Named::parse("🏢🏢").unwrap_err().code, RefusalCode::Missing);
        assert_eq!(Named::parse(&"x".repeat(300)).unwrap_err().code, RefusalCode::TooLong);
        assert_eq!(Named::parse("מרכז רפואי").unwrap().name, "מרכז רפואי");
    }

    #[test]
    fn all_refused_fields_are_told_at_once() {
        let form = NewCustomer {
            name: String::new(),
            site_name: "x".repeat(121),
            address: Address { city: "a\u{7}b".into(), ..Address::default() },
        };
        let refusal = check_new(&form).err().unwrap();
        let fields: Vec<_> = refusal.fields.iter().map(|field| field.field.as_str()).collect();
        assert_eq!(fields, ["name", "siteName", "address.city"]);
    }
}
