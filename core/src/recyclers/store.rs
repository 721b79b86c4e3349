//! Recyclers, facilities and certifications in the book.

use super::rules::{CheckedCertification, CheckedRecycler};
use super::{Certification, Facility};
use crate::book::{Row, Tx, bind};
use crate::foundation::ids::{CertificationId, FacilityId, RecyclerId};
use crate::foundation::{Address, Problem, Refusal, RefusalCode};

/// The facility; refuses an id that is not in the book.
pub fn facility(tx: &Tx<'_>, id: FacilityId) -> Result<Facility, Refusal> {
    let found = tx.one(
        "SELECT f.id, f.version, f.recycler_id, r.name AS recycler, f.name, f.street, f.city, f.region, f.postal_code, f.country
           FROM facility f JOIN recycler r ON r.id = f.recycler_id WHERE f.id = ?1",
        bind![id],
        facility_row,
    )?;
    found.ok_or_else(|| Refusal::not_found("facility"))
}

/// Every facility, by recycler and name.
pub(super) fn facilities(tx: &Tx<'_>) -> Result<Vec<Facility>, Refusal> {
    tx.all(
        "SELECT f.id, f.version, f.recycler_id, r.name AS recycler, f.name, f.street, f.city, f.region, f.postal_code, f.country
           FROM facility f JOIN recycler r ON r.id = f.recycler_id ORDER BY r.name_key, f.name",
        &[],
        facility_row,
    )
}

fn facility_row(row: &Row<'_>) -> Result<Facility, Refusal> {
    Ok(Facility {
        id: row.get("id")?,
        version: row.get("version")?,
        recycler_id: row.get("recycler_id")?,
        recycler: row.get("recycler")?,
        name: row.get("name")?,
        address: Address {
            street: row.get("street")?,
            city: row.get("city")?,
            region: row.get("region")?,
            postal_code: row.get("postal_code")?,
            country: row.get("country")?,
        },
    })
}

/// All certifications of a facility, past ones too, the longest valid first.
pub fn certifications_of(tx: &Tx<'_>, facility: FacilityId) -> Result<Vec<Certification>, Refusal> {
    tx.all(
        "SELECT id, standard, number, valid_from, valid_until, checked_on, checked_at
           FROM certification WHERE facility_id = ?1 ORDER BY valid_until DESC, id",
        bind![facility],
        |row| {
            Ok(Certification {
                id: row.get("id")?,
                standard: row.get("standard")?,
                number: row.get("number")?,
                valid_from: row.get("valid_from")?,
                valid_until: row.get("valid_until")?,
                checked_on: row.get("checked_on")?,
                checked_at: row.get("checked_at")?,
            })
        },
    )
}

pub(super) fn add(tx: &Tx<'_>, recycler: &CheckedRecycler) -> Result<FacilityId, Refusal> {
    let taken = tx.one("SELECT name FROM recycler WHERE name_key = ?1", bind![recycler.name_key], |row| {
        row.get::<String>("name")
    })?;
    if let Some(name) = taken {
        return Err(Refusal::field("name", Problem::new(RefusalCode::NameTaken).with("name", name)));
    }
    let id: RecyclerId = tx.new_id();
    tx.execute(
        "INSERT INTO recycler (id, version, name, name_key) VALUES (?1, 1, ?2, ?3)",
        bind![id, recycler.name, recycler.name_key],
    )?;
    add_facility(tx, id, &recycler.facility, &recycler.address)
}

pub(super) fn add_facility(tx: &Tx<'_>, recycler: RecyclerId, name: &str, at: &Address) -> Result<FacilityId, Refusal> {
    let id: FacilityId = tx.new_id();
    tx.execute(
        "INSERT INTO facility (id, version, recycler_id, name, street, city, region, postal_code, country)
         VALUES (?1, 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        bind![id, recycler, name, at.street, at.city, at.region, at.postal_code, at.country],
    )?;
    Ok(id)
}

pub(super) fn update_facility(
    tx: &Tx<'_>,
    recycler: RecyclerId,
    (id, version): (FacilityId, u32),
    name: &str,
    at: &Address,
) -> Result<(), Refusal> {
    tx.execute_versioned(
        "facility",
        "UPDATE facility SET name = ?4, street = ?5, city = ?6, region = ?7, postal_code = ?8, country = ?9,
                version = version + 1
          WHERE id = ?1 AND version = ?2 AND recycler_id = ?3",
        bind![id, version, recycler, name, at.street, at.city, at.region, at.postal_code, at.country],
    )
}

pub(super) fn recycler_name(tx: &Tx<'_>, id: RecyclerId) -> Result<String, Refusal> {
    let name = tx.one("SELECT name FROM recycler WHERE id = ?1", bind![id], |row| row.get("name"))?;
    name.ok_or_else(|| Refusal::not_found("recycler"))
}

pub(super) fn add_certification(tx: &Tx<'_>, facility: FacilityId, one: &CheckedCertification) -> Result<(), Refusal> {
    let id: CertificationId = tx.new_id();
    tx.execute(
        "INSERT INTO certification (id, version, facility_id, standard, number, valid_from, valid_until, checked_on, checked_at)
         VALUES (?1, 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        bind![id, facility, one.standard, one.number, one.valid_from, one.valid_until, one.checked_on, one.checked_at],
    )?;
    Ok(())
}
