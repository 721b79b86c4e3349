//! Customers, sites and contacts in the book.

use std::collections::HashMap;

use super::rules::{CheckedContact, Named};
use super::{Contact, CustomerTerms, Site};
use crate::book::{Row, Tx, bind};
use crate::foundation::ids::{ContactId, CustomerId, SiteId};
use crate::foundation::{Address, Currency, MonthSet, Problem, Refusal, RefusalCode, YearStart};

/// A site with its customer: where something stands or is fetched.
#[derive(Clone, Debug)]
pub struct Place {
    pub customer_id: CustomerId,
    pub customer: String,
    pub site_id: SiteId,
    pub site: String,
    pub address: Address,
}

/// The customer whose name has this key.
pub fn by_key(tx: &Tx<'_>, key: &str) -> Result<Option<(CustomerId, String)>, Refusal> {
    tx.one("SELECT id, name FROM customer WHERE name_key = ?1", bind![key], |row| {
        Ok((row.get("id")?, row.get("name")?))
    })
}

/// The customer's name, where the book has it.
pub fn find_name(tx: &Tx<'_>, id: CustomerId) -> Result<Option<String>, Refusal> {
    tx.one("SELECT name FROM customer WHERE id = ?1", bind![id], |row| row.get("name"))
}

/// The customer's name; refuses an id that is not in the book.
pub fn with_name(tx: &Tx<'_>, id: CustomerId) -> Result<String, Refusal> {
    find_name(tx, id)?.ok_or_else(|| Refusal::not_found("customer"))
}

/// The site with its customer; refuses an id that is not in the book.
pub fn place(tx: &Tx<'_>, site: SiteId) -> Result<Place, Refusal> {
    let place = tx.one(
        "SELECT c.id AS customer_id, c.name AS customer, s.id AS site_id, s.name AS site, s.street, s.city, s.region,
                s.postal_code, s.country
           FROM site s JOIN customer c ON c.id = s.customer_id WHERE s.id = ?1",
        bind![site],
        |row| {
            Ok(Place {
                customer_id: row.get("customer_id")?,
                customer: row.get("customer")?,
                site_id: row.get("site_id")?,
                site: row.get("site")?,
                address: address(row)?,
            })
        },
    )?;
    place.ok_or_else(|| Refusal::not_found("site"))
}

fn address(row: &Row<'_>) -> Result<Address, Refusal> {
    Ok(Address {
        street: row.get("street")?,
        city: row.get("city")?,
        region: row.get("region")?,
        postal_code: row.get("postal_code")?,
        country: row.get("country")?,
    })
}

/// The customer's sites, by name.
pub fn sites_of(tx: &Tx<'_>, customer: CustomerId) -> Result<Vec<Site>, Refusal> {
    tx.all(
        "SELECT id, version, name, street, city, region, postal_code, country
           FROM site WHERE customer_id = ?1 ORDER BY name_key",
        bind![customer],
        |row| {
            Ok(Site {
                id: row.get("id")?,
                version: row.get("version")?,
                name: row.get("name")?,
                address: address(row)?,
            })
        },
    )
}

pub(super) fn contacts_of(tx: &Tx<'_>, customer: CustomerId) -> Result<Vec<Contact>, Refusal> {
    tx.all(
        "SELECT id, version, name, role, email, phone FROM contact WHERE customer_id = ?1 ORDER BY name",
        bind![customer],
        |row| {
            Ok(Contact {
                id: row.get("id")?,
                version: row.get("version")?,
                name: row.get("name")?,
                role: row.get("role")?,
                email: row.get("email")?,
                phone: row.get("phone")?,
            })
        },
    )
}

/// Enters a customer with its first site. Refuses a name that another customer has, at the field `name`.
pub fn add_named(tx: &Tx<'_>, name: &Named, site: &Named, at: &Address) -> Result<(CustomerId, SiteId), Refusal> {
    if let Some((_, taken)) = by_key(tx, &name.key)? {
        return Err(Refusal::field("name", Problem::new(RefusalCode::NameTaken).with("name", taken)));
    }
    let id: CustomerId = tx.new_id();
    tx.execute(
        "INSERT INTO customer (id, version, name, name_key, note) VALUES (?1, 1, ?2, ?3, '')",
        bind![id, name.name, name.key],
    )?;
    let site = add_site(tx, id, site, at)?;
    tx.about(id);
    Ok((id, site))
}

pub(super) fn update(tx: &Tx<'_>, id: CustomerId, version: u32, name: &Named, note: &str) -> Result<(), Refusal> {
    if let Some((other, taken)) = by_key(tx, &name.key)?
        && other != id
    {
        return Err(Refusal::field("name", Problem::new(RefusalCode::NameTaken).with("name", taken)));
    }
    tx.execute_versioned(
        "customer",
        "UPDATE customer SET name = ?3, name_key = ?4, note = ?5, version = version + 1 WHERE id = ?1 AND version = ?2",
        bind![id, version, name.name, name.key, note],
    )
}

fn site_with_key(tx: &Tx<'_>, customer: CustomerId, key: &str) -> Result<Option<(SiteId, String)>, Refusal> {
    tx.one("SELECT id, name FROM site WHERE customer_id = ?1 AND name_key = ?2", bind![customer, key], |row| {
        Ok((row.get("id")?, row.get("name")?))
    })
}

pub(super) fn add_site(tx: &Tx<'_>, customer: CustomerId, name: &Named, at: &Address) -> Result<SiteId, Refusal> {
    if let Some((_, taken)) = site_with_key(tx, customer, &name.key)? {
        return Err(Refusal::field("name", Problem::new(RefusalCode::NameTaken).with("name", taken)));
    }
    let id: SiteId = tx.new_id();
    tx.execute(
        "INSERT INTO site (id, version, customer_id, name, name_key, street, city, region, postal_code, country)
         VALUES (?1, 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        bind![id, customer, name.name, name.key, at.street, at.city, at.region, at.postal_code, at.country],
    )?;
    Ok(id)
}

/// Enters a site without an address. Refuses a name that another of the customer's sites has.
pub fn add_site_named(tx: &Tx<'_>, customer: CustomerId, name: &Named) -> Result<SiteId, Refusal> {
    add_site(tx, customer, name, &Address::default())
}

/// Removes a site that nothing names.
pub fn remove_site(tx: &Tx<'_>, id: SiteId) -> Result<(), Refusal> {
    tx.execute("DELETE FROM site WHERE id = ?1", bind![id])?;
    Ok(())
}

/// Removes a customer that nothing names.
pub fn remove_customer(tx: &Tx<'_>, id: CustomerId) -> Result<(), Refusal> {
    tx.execute("DELETE FROM customer WHERE id = ?1", bind![id])?;
    Ok(())
}

pub(super) fn update_site(
    tx: &Tx<'_>,
    customer: CustomerId,
    (id, version): (SiteId, u32),
    name: &Named,
    at: &Address,
) -> Result<(), Refusal> {
    if let Some((other, taken)) = site_with_key(tx, customer, &name.key)?
        && other != id
    {
        return Err(Refusal::field("name", Problem::new(RefusalCode::NameTaken).with("name", taken)));
    }
    tx.execute_versioned(
        "site",
        "UPDATE site SET name = ?4, name_key = ?5, street = ?6, city = ?7, region = ?8, postal_code = ?9, country = ?10,
                version = version + 1
          WHERE id = ?1 AND version = ?2 AND customer_id = ?3",
        bind![id, version, customer, name.name, name.key, at.street, at.city, at.region, at.postal_code, at.country],
    )
}

pub(super) fn add_contact(tx: &Tx<'_>, customer: CustomerId, contact: &CheckedContact) -> Result<(), Refusal> {
    let id: ContactId = tx.new_id();
    tx.execute(
        "INSERT INTO contact (id, version, customer_id, name, role, email, phone) VALUES (?1, 1, ?2, ?3, ?4, ?5, ?6)",
        bind![id, customer, contact.name, contact.role, contact.email, contact.phone],
    )?;
    Ok(())
}

pub(super) fn update_contact(
    tx: &Tx<'_>,
    customer: CustomerId,
    (id, version): (ContactId, u32),
    contact: &CheckedContact,
) -> Result<(), Refusal> {
    tx.execute_versioned(
        "contact",
        "UPDATE contact SET name = ?4, role = ?5, email = ?6, phone = ?7, version = version + 1
          WHERE id = ?1 AND version = ?2 AND customer_id = ?3",
        bind![id, version, customer, contact.name, contact.role, contact.email, contact.phone],
    )
}

/// Answers the name of who was removed.
pub(super) fn remove_contact(tx: &Tx<'_>, customer: CustomerId, id: ContactId) -> Result<String, Refusal> {
    let name =
        tx.one("DELETE FROM contact WHERE id = ?1 AND customer_id = ?2 RETURNING name", bind![id, customer], |row| {
            row.get("name")
        })?;
    name.ok_or_else(|| Refusal::not_found("contact"))
}

fn terms_row(row: &Row<'_>) -> Result<CustomerTerms, Refusal> {
    let broken = |problem: Problem| Refusal::unexpected(format!("{problem:?}"));
    let currency = match row.text("currency")? {
        "" => None,
        code => Some(Currency::parse(code).map_err(broken)?),
    };
    Ok(CustomerTerms {
        version: row.get("version")?,
        currency,
        due_soon_days: row.get("due_soon_days")?,
        fiscal_year_start: YearStart::parse(row.text("fiscal_year_start")?).map_err(broken)?,
        blackout_months: MonthSet::from_bits(row.get("blackout_months")?).map_err(broken)?,
    })
}

/// The customer's terms, the usual ones where it said nothing.
pub fn terms_of(tx: &Tx<'_>, customer: CustomerId) -> Result<CustomerTerms, Refusal> {
    let own = tx.one(
        "SELECT version, currency, due_soon_days, fiscal_year_start, blackout_months
           FROM customer_terms WHERE customer_id = ?1",
        bind![customer],
        terms_row,
    )?;
    Ok(own.unwrap_or_else(CustomerTerms::usual))
}

/// The terms of all customers that have their own.
pub fn all_terms(tx: &Tx<'_>) -> Result<HashMap<CustomerId, CustomerTerms>, Refusal> {
    let own = tx.all(
        "SELECT customer_id, version, currency, due_soon_days, fiscal_year_start, blackout_months FROM customer_terms",
        &[],
        |row| Ok((row.get("customer_id")?, terms_row(row)?)),
    )?;
    Ok(own.into_iter().collect())
}

/// Keeps a customer's terms; `terms.version` is the version that was shown.
pub fn save_terms(tx: &Tx<'_>, customer: CustomerId, terms: &CustomerTerms) -> Result<(), Refusal> {
    let currency = terms.currency.map(Currency::code).unwrap_or_default();
    tx.execute_versioned(
        "customer",
        "INSERT INTO customer_terms (customer_id, version, currency, due_soon_days, fiscal_year_start, blackout_months)
         VALUES (?1, 1, ?3, ?4, ?5, ?6)
         ON CONFLICT (customer_id) DO UPDATE
            SET currency = ?3, due_soon_days = ?4, fiscal_year_start = ?5, blackout_months = ?6,
                version = customer_terms.version + 1
          WHERE customer_terms.version = ?2",
        bind![
            customer,
            terms.version,
            currency,
            terms.due_soon_days,
            terms.fiscal_year_start.to_string(),
            terms.blackout_months.bits()
        ],
    )
}

/// Whom to write to: the first contact with an address, by name.
pub fn mail_contact(tx: &Tx<'_>, customer: CustomerId) -> Result<Option<(String, String)>, Refusal> {
    tx.one(
        "SELECT name, email FROM contact WHERE customer_id = ?1 AND email <> '' ORDER BY name, id LIMIT 1",
        bind![customer],
        |row| Ok((row.get("name")?, row.get("email")?)),
    )
}
