//! Take-back programmes, and the terms of facilities and programmes, in the book.

use std::collections::HashMap;

use super::forms::CheckedProgramme;
use super::store::by;
use super::{DatedTerms, Programme, RegisteredProgramme, Terms};
use crate::book::{Row, Tx, bind};
use crate::foundation::ids::{FacilityId, ProgrammeId, TermsId};
use crate::foundation::{Day, Problem, Refusal, RefusalCode};

/// The programme; refuses an id that is not in the book.
pub fn programme(tx: &Tx<'_>, id: ProgrammeId) -> Result<Programme, Refusal> {
    let found = tx.one(
        "SELECT id, version, name, sponsor, operator, facility_id, valid_from, valid_until, confirmed_on, confirmed_by, source,
                proposal
           FROM programme WHERE id = ?1",
        bind![id],
        programme_row,
    )?;
    found.ok_or_else(|| Refusal::not_found("programme"))
}

/// Every programme with its terms, by name.
pub(super) fn registered(tx: &Tx<'_>) -> Result<Vec<RegisteredProgramme>, Refusal> {
    let mut terms = terms_of_programmes(tx)?;
    tx.all(
        "SELECT id, version, name, sponsor, operator, facility_id, valid_from, valid_until, confirmed_on, confirmed_by, source,
                proposal
           FROM programme ORDER BY name_key",
        &[],
        |row| {
            let programme = programme_row(row)?;
            Ok(RegisteredProgramme { terms: terms.remove(&programme.id).unwrap_or_default(), programme })
        },
    )
}

fn programme_row(row: &Row<'_>) -> Result<Programme, Refusal> {
    Ok(Programme {
        id: row.get("id")?,
        version: row.get("version")?,
        name: row.get("name")?,
        sponsor: row.get("sponsor")?,
        operator: row.get("operator")?,
        facility_id: row.get("facility_id")?,
        valid_from: row.get("valid_from")?,
        valid_until: row.get("valid_until")?,
        confirmed_on: row.get("confirmed_on")?,
        confirmed_by: row.get("confirmed_by")?,
        source: row.get("source")?,
        proposal: row.get("proposal")?,
    })
}

/// The terms of each facility, the newest first.
pub(super) fn terms_of_facilities(tx: &Tx<'_>) -> Result<HashMap<FacilityId, Vec<DatedTerms>>, Refusal> {
    Ok(by(tx.all(
        "SELECT facility_id, id, applies_from, noted_on, terms FROM terms WHERE facility_id IS NOT NULL
          ORDER BY applies_from DESC, noted_on DESC, id DESC",
        &[],
        |row| Ok((row.get("facility_id")?, terms_row(row)?)),
    )?))
}

fn terms_of_programmes(tx: &Tx<'_>) -> Result<HashMap<ProgrammeId, Vec<DatedTerms>>, Refusal> {
    Ok(by(tx.all(
        "SELECT programme_id, id, applies_from, noted_on, terms FROM terms WHERE programme_id IS NOT NULL
          ORDER BY applies_from DESC, noted_on DESC, id DESC",
        &[],
        |row| Ok((row.get("programme_id")?, terms_row(row)?)),
    )?))
}

fn terms_row(row: &Row<'_>) -> Result<DatedTerms, Refusal> {
    Ok(DatedTerms {
        id: row.get("id")?,
        applies_from: row.get("applies_from")?,
        noted_on: row.get("noted_on")?,
        terms: serde_json::from_str(row.text("terms")?).map_err(Refusal::unexpected)?,
    })
}

/// Refuses the name of another programme, and a proposal that another programme was made from.
pub(super) fn must_be_new(
    tx: &Tx<'_>,
    but: Option<ProgrammeId>,
    name_key: &str,
    proposal: Option<&str>,
) -> Result<(), Refusal> {
    let taken = tx.one(
        "SELECT name FROM programme WHERE (name_key = ?1 OR proposal = ?2) AND (?3 IS NULL OR id <> ?3) LIMIT 1",
        bind![name_key, proposal, but],
        |row| row.get::<String>("name"),
    )?;
    match taken {
        Some(name) => Err(Refusal::field("name", Problem::new(RefusalCode::NameTaken).with("name", name))),
        None => Ok(()),
    }
}

/// Enters a programme that somebody has just made sure of.
pub(super) fn add_programme(
    tx: &Tx<'_>,
    one: &CheckedProgramme,
    (facility, proposal): (Option<FacilityId>, Option<&str>),
    confirmed_by: &str,
) -> Result<ProgrammeId, Refusal> {
    let id: ProgrammeId = tx.new_id();
    tx.execute(
        "INSERT INTO programme (id, version, name, name_key, sponsor, operator, facility_id, valid_from, valid_until,
                                confirmed_on, confirmed_by, source, proposal)
         VALUES (?1, 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        bind![
            id,
            one.name,
            one.name_key,
            one.sponsor,
            one.operator,
            facility,
            one.valid_from,
            one.valid_until,
            tx.today(),
            confirmed_by,
            one.source,
            proposal
        ],
    )?;
    Ok(id)
}

pub(super) fn update_programme(
    tx: &Tx<'_>,
    (id, version): (ProgrammeId, u32),
    one: &CheckedProgramme,
    facility: Option<FacilityId>,
) -> Result<(), Refusal> {
    tx.execute_versioned(
        "programme",
        "UPDATE programme SET name = ?3, name_key = ?4, sponsor = ?5, operator = ?6, facility_id = ?7, valid_from = ?8,
                valid_until = ?9, source = ?10, version = version + 1
          WHERE id = ?1 AND version = ?2",
        bind![
            id,
            version,
            one.name,
            one.name_key,
            one.sponsor,
            one.operator,
            facility,
            one.valid_from,
            one.valid_until,
            one.source
        ],
    )
}

pub(super) fn confirm_programme(
    tx: &Tx<'_>,
    (id, version): (ProgrammeId, u32),
    (on, by): (Day, &str),
) -> Result<(), Refusal> {
    tx.execute_versioned(
        "programme",
        "UPDATE programme SET confirmed_on = ?3, confirmed_by = ?4, version = version + 1 WHERE id = ?1 AND version = ?2",
        bind![id, version, on, by],
    )
}

/// Whose terms they are.
#[derive(Clone, Copy)]
pub(super) enum Whose {
    Facility(FacilityId),
    Programme(ProgrammeId),
}

/// Keeps terms from a day on. What was noted before stays as it was.
pub(super) fn add_terms(tx: &Tx<'_>, whose: Whose, from: Day, terms: &Terms) -> Result<TermsId, Refusal> {
    let id: TermsId = tx.new_id();
    let (facility, programme) = match whose {
        Whose::Facility(id) => (Some(id), None),
        Whose::Programme(id) => (None, Some(id)),
    };
    let terms = serde_json::to_string(terms).map_err(Refusal::unexpected)?;
    tx.execute(
        "INSERT INTO terms (id, facility_id, programme_id, applies_from, noted_on, terms) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        bind![id, facility, programme, from, tx.today(), terms],
    )?;
    Ok(id)
}

/// Whose some terms are, and the first day on which they apply.
pub(super) fn terms(tx: &Tx<'_>, id: TermsId) -> Result<(Whose, Day), Refusal> {
    let found =
        tx.one("SELECT facility_id, programme_id, applies_from FROM terms WHERE id = ?1", bind![id], |row| {
            let facility: Option<FacilityId> = row.get("facility_id")?;
            let whose = match facility {
                Some(facility) => Whose::Facility(facility),
                None => Whose::Programme(row.get("programme_id")?),
            };
            Ok((whose, row.get("applies_from")?))
        })?;
    found.ok_or_else(|| Refusal::not_found("terms"))
}

pub(super) fn remove_terms(tx: &Tx<'_>, id: TermsId) -> Result<(), Refusal> {
    tx.execute("DELETE FROM terms WHERE id = ?1", bind![id])?;
    Ok(())
}
