//! Recyclers, facilities, certifications and what was seen of them, in the book.

use std::collections::HashMap;

use super::forms::{CheckedCertification, CheckedRecycler, CheckedStatus};
use super::{
    Certification, Facility, KeptFile, Register, RegisteredFacility, Scope, Standard, StatusCheck, programme_store,
};
use crate::book::{Attached, Row, Tx, bind};
use crate::foundation::ids::{CertificationId, FacilityId, RecyclerId, StatusCheckId};
use crate::foundation::{Address, Day, Problem, Refusal, RefusalCode};

/// Every outlet there is: facilities by recycler and name, programmes by name.
pub fn register(tx: &Tx<'_>) -> Result<Register, Refusal> {
    let mut certifications = all_certifications(tx)?;
    let mut terms = programme_store::terms_of_facilities(tx)?;
    let facilities = facilities(tx)?.into_iter().map(|facility| RegisteredFacility {
        certifications: certifications.remove(&facility.id).unwrap_or_default(),
        terms: terms.remove(&facility.id).unwrap_or_default(),
        facility,
    });
    Ok(Register { facilities: facilities.collect(), programmes: programme_store::registered(tx)? })
}

/// The facility; refuses an id that is not in the book.
pub fn facility(tx: &Tx<'_>, id: FacilityId) -> Result<Facility, Refusal> {
    let found = tx.one(
        "SELECT f.id, f.version, f.recycler_id, r.name AS recycler, f.name, f.street, f.city, f.region, f.postal_code, f.country,
                f.closed_on
           FROM facility f JOIN recycler r ON r.id = f.recycler_id WHERE f.id = ?1",
        bind![id],
        facility_row,
    )?;
    found.ok_or_else(|| Refusal::not_found("facility"))
}

/// Every facility, by recycler and name.
pub(super) fn facilities(tx: &Tx<'_>) -> Result<Vec<Facility>, Refusal> {
    tx.all(
        "SELECT f.id, f.version, f.recycler_id, r.name AS recycler, f.name, f.street, f.city, f.region, f.postal_code, f.country,
                f.closed_on
           FROM facility f JOIN recycler r ON r.id = f.recycler_id ORDER BY r.name_key, f.name, f.id",
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
        closed_on: row.get("closed_on")?,
    })
}

/// All certifications of a facility, past ones too, the longest valid first.
pub fn certifications_of(tx: &Tx<'_>, facility: FacilityId) -> Result<Vec<Certification>, Refusal> {
    let mut checks = by(tx.all(
        "SELECT s.id, s.certification_id, s.checked_on, s.checked_by, s.checked_at, s.status, s.since, s.note, s.file_name,
                s.file_sha256
           FROM status_check s JOIN certification c ON c.id = s.certification_id
          WHERE c.facility_id = ?1 ORDER BY s.checked_on DESC, s.id DESC",
        bind![facility],
        |row| Ok((row.get("certification_id")?, check_row(row)?)),
    )?);
    tx.all(
        "SELECT id, version, standard, revision, number, body, scopes, scope_text, valid_from, valid_until, file_name, file_sha256
           FROM certification WHERE facility_id = ?1 ORDER BY valid_until DESC, id",
        bind![facility],
        |row| certification_row(row, &mut checks),
    )
}

/// The certifications of every facility, each facility's as in `certifications_of`.
fn all_certifications(tx: &Tx<'_>) -> Result<HashMap<FacilityId, Vec<Certification>>, Refusal> {
    let mut checks = by(tx.all(
        "SELECT id, certification_id, checked_on, checked_by, checked_at, status, since, note, file_name, file_sha256
           FROM status_check ORDER BY checked_on DESC, id DESC",
        &[],
        |row| Ok((row.get("certification_id")?, check_row(row)?)),
    )?);
    Ok(by(tx.all(
        "SELECT facility_id, id, version, standard, revision, number, body, scopes, scope_text, valid_from, valid_until,
                file_name, file_sha256
           FROM certification ORDER BY valid_until DESC, id",
        &[],
        |row| Ok((row.get("facility_id")?, certification_row(row, &mut checks)?)),
    )?))
}

/// What belongs together, in the order in which it came.
pub(super) fn by<Key: std::hash::Hash + Eq, T>(rows: Vec<(Key, T)>) -> HashMap<Key, Vec<T>> {
    let mut all: HashMap<Key, Vec<T>> = HashMap::new();
    for (key, row) in rows {
        all.entry(key).or_default().push(row);
    }
    all
}

fn certification_row(
    row: &Row<'_>,
    checks: &mut HashMap<CertificationId, Vec<StatusCheck>>,
) -> Result<Certification, Refusal> {
    let id = row.get("id")?;
    Ok(Certification {
        id,
        version: row.get("version")?,
        standard: row.get("standard")?,
        revision: row.get("revision")?,
        number: row.get("number")?,
        body: row.get("body")?,
        scopes: scopes(row.text("scopes")?)?,
        scope_text: row.get("scope_text")?,
        valid_from: row.get("valid_from")?,
        valid_until: row.get("valid_until")?,
        file: file(row)?,
        checks: checks.remove(&id).unwrap_or_default(),
    })
}

fn scopes(text: &str) -> Result<Vec<Scope>, Refusal> {
    serde_json::from_str(text).map_err(Refusal::unexpected)
}

fn file(row: &Row<'_>) -> Result<Option<KeptFile>, Refusal> {
    let file = KeptFile { name: row.get("file_name")?, sha256: row.get("file_sha256")? };
    Ok(Some(file).filter(|file| !file.sha256.is_empty()))
}

fn check_row(row: &Row<'_>) -> Result<StatusCheck, Refusal> {
    Ok(StatusCheck {
        id: row.get("id")?,
        checked_on: row.get("checked_on")?,
        checked_by: row.get("checked_by")?,
        checked_at: row.get("checked_at")?,
        status: row.get("status")?,
        since: row.get("since")?,
        note: row.get("note")?,
        file: file(row)?,
    })
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

/// Gives a facility its last day; nothing opens it again.
pub(super) fn close_facility(tx: &Tx<'_>, (id, version): (FacilityId, u32), last: Option<Day>) -> Result<(), Refusal> {
    tx.execute_versioned(
        "facility",
        "UPDATE facility SET closed_on = ?3, version = version + 1 WHERE id = ?1 AND version = ?2",
        bind![id, version, last],
    )
}

pub(super) fn recycler_name(tx: &Tx<'_>, id: RecyclerId) -> Result<String, Refusal> {
    let name = tx.one("SELECT name FROM recycler WHERE id = ?1", bind![id], |row| row.get("name"))?;
    name.ok_or_else(|| Refusal::not_found("recycler"))
}

/// Whether a facility holds or held any certification.
pub(super) fn has_certifications(tx: &Tx<'_>, facility: FacilityId) -> Result<bool, Refusal> {
    let sql = "SELECT 1 AS found FROM certification WHERE facility_id = ?1 LIMIT 1";
    Ok(tx.one(sql, bind![facility], |_| Ok(()))?.is_some())
}

pub(super) fn add_certification(
    tx: &Tx<'_>,
    facility: FacilityId,
    one: &CheckedCertification,
    file: Option<&Attached>,
) -> Result<CertificationId, Refusal> {
    let id: CertificationId = tx.new_id();
    let (name, sha256) = named(file);
    tx.execute(
        "INSERT INTO certification (id, version, facility_id, standard, revision, number, body, scopes, scope_text, valid_from,
                                    valid_until, file_name, file_sha256)
         VALUES (?1, 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        bind![
            id,
            facility,
            one.standard,
            one.revision,
            one.number,
            one.body,
            json(&one.scopes)?,
            one.scope_text,
            one.valid_from,
            one.valid_until,
            name,
            sha256
        ],
    )?;
    Ok(id)
}

/// Changes what was entered of a certification of that facility; without a file, the one that is kept stays.
pub(super) fn update_certification(
    tx: &Tx<'_>,
    facility: FacilityId,
    (id, version): (CertificationId, u32),
    one: &CheckedCertification,
    file: Option<&Attached>,
) -> Result<(), Refusal> {
    let (name, sha256) = named(file);
    tx.execute_versioned(
        "certification",
        "UPDATE certification SET standard = ?4, revision = ?5, number = ?6, body = ?7, scopes = ?8, scope_text = ?9,
                valid_from = ?10, valid_until = ?11, file_name = CASE ?13 WHEN '' THEN file_name ELSE ?12 END,
                file_sha256 = CASE ?13 WHEN '' THEN file_sha256 ELSE ?13 END, version = version + 1
          WHERE id = ?1 AND version = ?2 AND facility_id = ?3",
        bind![
            id,
            version,
            facility,
            one.standard,
            one.revision,
            one.number,
            one.body,
            json(&one.scopes)?,
            one.scope_text,
            one.valid_from,
            one.valid_until,
            name,
            sha256
        ],
    )
}

fn named(file: Option<&Attached>) -> (&str, &str) {
    file.map_or(("", ""), |file| (file.name.as_str(), file.sha256.as_str()))
}

fn json(scopes: &[Scope]) -> Result<String, Refusal> {
    serde_json::to_string(scopes).map_err(Refusal::unexpected)
}

/// What a certification is called in a history, and whether anybody has looked it up.
pub(super) struct Held {
    pub facility_id: FacilityId,
    pub standard: Standard,
    pub looked_up: bool,
}

pub(super) fn held(tx: &Tx<'_>, id: CertificationId) -> Result<Held, Refusal> {
    let found = tx.one(
        "SELECT c.facility_id, c.standard,
                EXISTS (SELECT 1 FROM status_check s WHERE s.certification_id = c.id) AS looked_up
           FROM certification c WHERE c.id = ?1",
        bind![id],
        |row| {
            let (facility_id, standard) = (row.get("facility_id")?, row.get("standard")?);
            Ok(Held { facility_id, standard, looked_up: row.get("looked_up")? })
        },
    )?;
    found.ok_or_else(|| Refusal::not_found("certification"))
}

pub(super) fn remove_certification(tx: &Tx<'_>, id: CertificationId, version: u32) -> Result<(), Refusal> {
    tx.execute_versioned(
        "certification",
        "DELETE FROM certification WHERE id = ?1 AND version = ?2",
        bind![id, version],
    )
}

/// Keeps what somebody saw. Evidence.
pub(super) fn add_check(
    tx: &Tx<'_>,
    certification: CertificationId,
    seen: &CheckedStatus,
    file: Option<&Attached>,
) -> Result<StatusCheckId, Refusal> {
    let id: StatusCheckId = tx.new_id();
    let (name, sha256) = named(file);
    tx.execute(
        "INSERT INTO status_check (id, certification_id, checked_on, checked_by, checked_at, status, since, note, file_name,
                                   file_sha256)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        bind![id, certification, seen.on, seen.by, seen.at, seen.status, seen.since, seen.note, name, sha256],
    )?;
    Ok(id)
}

/// A file that is kept with a certification or a look-up; refuses any other.
pub(super) fn kept_file(tx: &Tx<'_>, sha256: &str) -> Result<KeptFile, Refusal> {
    if sha256.is_empty() {
        return Err(Refusal::not_found("file"));
    }
    let found = tx.one(
        "SELECT file_name, file_sha256 FROM certification WHERE file_sha256 = ?1
          UNION ALL SELECT file_name, file_sha256 FROM status_check WHERE file_sha256 = ?1 LIMIT 1",
        bind![sha256],
        file,
    )?;
    found.flatten().ok_or_else(|| Refusal::not_found("file"))
}
