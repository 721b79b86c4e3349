//! The company's row and the numbers it has given.

use super::{Company, rules};
use crate::book::{Tx, bind};
use crate::foundation::{Refusal, choice};

choice! {
    /// A series of numbers that documents carry.
    Series { Pickup = "pickup", Certificate = "certificate", }
}

/// The company, unless nobody has entered it yet.
pub fn find(tx: &Tx<'_>) -> Result<Option<Company>, Refusal> {
    tx.one(
        "SELECT version, name, address, phone, email, signatory_name, signatory_role, page_size, currency,
                pickup_prefix, certificate_prefix, logo IS NOT NULL AS has_logo
           FROM company WHERE only_row = 1",
        &[],
        |row| {
            Ok(Company {
                version: row.get("version")?,
                name: row.get("name")?,
                address: row.get("address")?,
                phone: row.get("phone")?,
                email: row.get("email")?,
                signatory_name: row.get("signatory_name")?,
                signatory_role: row.get("signatory_role")?,
                page_size: row.get("page_size")?,
                currency: row.get("currency")?,
                pickup_prefix: row.get("pickup_prefix")?,
                certificate_prefix: row.get("certificate_prefix")?,
                has_logo: row.get("has_logo")?,
            })
        },
    )
}

/// The logo's PNG or JPEG bytes.
pub fn logo(tx: &Tx<'_>) -> Result<Option<Vec<u8>>, Refusal> {
    Ok(tx.one("SELECT logo FROM company WHERE only_row = 1", &[], |row| row.get("logo"))?.flatten())
}

/// Inserts the company when `version` is 0, else changes the row of that version.
pub(super) fn save(tx: &Tx<'_>, company: &Company) -> Result<(), Refusal> {
    tx.execute_versioned(
        "company",
        "INSERT INTO company (only_row, version, name, address, phone, email, signatory_name, signatory_role, page_size,
                              currency, pickup_prefix, certificate_prefix)
         VALUES (1, 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
         ON CONFLICT (only_row) DO UPDATE
            SET version = company.version + 1, name = ?2, address = ?3, phone = ?4, email = ?5, signatory_name = ?6,
                signatory_role = ?7, page_size = ?8, currency = ?9, pickup_prefix = ?10, certificate_prefix = ?11
          WHERE company.version = ?1",
        bind![
            company.version,
            company.name,
            company.address,
            company.phone,
            company.email,
            company.signatory_name,
            company.signatory_role,
            company.page_size,
            company.currency,
            company.pickup_prefix,
            company.certificate_prefix
        ],
    )
}

pub(super) fn set_logo(tx: &Tx<'_>, version: u32, logo: Option<Vec<u8>>) -> Result<(), Refusal> {
    tx.execute_versioned(
        "company",
        "UPDATE company SET logo = ?2, version = version + 1 WHERE only_row = 1 AND version = ?1",
        bind![version, logo],
    )
}

/// The next number of a series: none is given twice, and none is skipped by what was refused.
pub fn next_number(tx: &Tx<'_>, series: Series) -> Result<String, Refusal> {
    let (prefix, year) = style(tx, series)?;
    let used = tx.one(
        "INSERT INTO numbering (series, year, used) VALUES (?1, ?2, 1)
         ON CONFLICT (series, year) DO UPDATE SET used = numbering.used + 1
         RETURNING used",
        bind![series.as_str(), i64::from(year.unwrap_or_default())],
        |row| row.get("used"),
    )?;
    let used = used.ok_or_else(|| Refusal::unexpected("numbering gave no number"))?;
    Ok(rules::number(&prefix, year, used))
}

/// The number that `next_number` would give now.
pub fn peek_number(tx: &Tx<'_>, series: Series) -> Result<String, Refusal> {
    let (prefix, year) = style(tx, series)?;
    let used = tx.one(
        "SELECT used FROM numbering WHERE series = ?1 AND year = ?2",
        bind![series.as_str(), i64::from(year.unwrap_or_default())],
        |row| row.get::<u32>("used"),
    )?;
    Ok(rules::number(&prefix, year, used.unwrap_or_default() + 1))
}

/// What stands before the count, and the year for series that begin anew each year.
fn style(tx: &Tx<'_>, series: Series) -> Result<(String, Option<i32>), Refusal> {
    let company = find(tx)?;
    Ok(match series {
        Series::Pickup => (company.map_or_else(|| "P".to_owned(), |company| company.pickup_prefix), None),
        Series::Certificate => {
            (company.map_or_else(|| "C".to_owned(), |company| company.certificate_prefix), Some(tx.today().year()))
        }
    })
}
