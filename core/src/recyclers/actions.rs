//! What a person does with the register of recyclers and programmes.

use std::path::Path;

use serde::Deserialize;
use ts_rs::TS;

use super::forms::{self, CheckedClosing};
use super::programme_store::{self, Whose};
use super::{
    CertificationForm, FacilityClosing, FacilityForm, KeptFile, NewRecycler, NewTerms, ProgrammeConfirmation,
    ProgrammeForm, StatusCheckForm, proposals, store,
};
use crate::book::{Attached, Book, Change, Done, Tx};
use crate::company;
use crate::files::{self, WrittenFile};
use crate::foundation::ids::{CertificationId, FacilityId, ProgrammeId, StatusCheckId, TermsId};
use crate::foundation::{Currency, Problem, Refusal, RefusalCode};

/// Enters a recycler with its first facility.
pub fn add(book: &Book, form: NewRecycler) -> Result<Done<FacilityId>, Refusal> {
    let recycler = forms::check_new(&form)?;
    book.transact("add-recycler", |tx| {
        let facility = store::add(tx, &recycler)?;
        Ok(Change::new(facility).with("name", &recycler.name))
    })
}

/// Enters or changes a facility. A certificate does not move: the address of a facility that holds any is another one only
/// where that corrects a mistake.
pub fn save_facility(book: &Book, form: FacilityForm) -> Result<Done<FacilityId>, Refusal> {
    let (name, address) = forms::check_facility(&form)?;
    let action = if form.id.is_some() { "change-facility" } else { "add-facility" };
    book.transact(action, |tx| {
        let recycler = store::recycler_name(tx, form.recycler_id)?;
        let id = match form.id {
            Some(id) => {
                let moves = store::facility(tx, id)?.address != address;
                if moves && !form.corrects && store::has_certifications(tx, id)? {
                    return Err(Refusal::field("address.street", RefusalCode::CertificatesDoNotMove));
                }
                store::update_facility(tx, form.recycler_id, (id, form.version), &name, &address)?;
                id
            }
            None => store::add_facility(tx, form.recycler_id, &name, &address)?,
        };
        Ok(Change::new(id).with("name", recycler).with("facility", &name))
    })
}

/// Closes a facility, opens it again, or lets it move; answers the facility, or the one that begins elsewhere.
///
/// The new one belongs to the same recycler and begins without certifications: they do not move. Nor do the terms of the old
/// one: what another place takes, and how, is to be asked for anew.
pub fn close_facility(book: &Book, form: FacilityClosing) -> Result<Done<FacilityId>, Refusal> {
    let closing = forms::check_closing(&form)?;
    let action = match &closing {
        CheckedClosing::Open => "reopen-facility",
        CheckedClosing::Closed(_) => "close-facility",
        CheckedClosing::Moved { .. } => "move-facility",
    };
    book.transact(action, |tx| {
        let facility = store::facility(tx, form.id)?;
        let change = |id| Change::new(id).with("name", &facility.recycler).with("facility", &facility.name);
        let close = |last| store::close_facility(tx, (form.id, form.version), last);
        match &closing {
            CheckedClosing::Open => close(None).map(|()| change(form.id)),
            CheckedClosing::Closed(last) => close(Some(*last)).map(|()| change(form.id).with("day", last)),
            CheckedClosing::Moved { last_day, name, address } => {
                close(Some(*last_day))?;
                let there = store::add_facility(tx, facility.recycler_id, name, address)?;
                Ok(change(there).with("day", last_day).with("there", name))
            }
        }
    })
}

/// Keeps a file that a form names, before the transaction that refers to it.
fn attach(book: &Book, path: Option<&String>) -> Result<Option<Attached>, Refusal> {
    path.map(|path| book.attach(Path::new(path))).transpose()
}

/// Enters or changes a certification that a facility holds. Where somebody found it listed, that is evidence.
pub fn save_certification(book: &Book, form: CertificationForm) -> Result<Done<CertificationId>, Refusal> {
    let file = attach(book, form.file.as_ref())?;
    let action = if form.id.is_some() { "change-certification" } else { "add-certification" };
    book.transact(action, |tx| {
        let certification = forms::check_certification(&form, tx.today())?;
        let facility = store::facility(tx, form.facility_id)?;
        let id = match form.id {
            Some(id) => {
                let row = (id, form.version);
                store::update_certification(tx, form.facility_id, row, &certification, file.as_ref())?;
                id
            }
            None => {
                let held = store::certifications_of(tx, form.facility_id)?;
                let key = (form.standard, &certification.number, certification.valid_until);
                // A renewed one may keep its number.
                if held.iter().any(|one| (one.standard, &one.number, one.valid_until) == key) {
                    let taken = Problem::new(RefusalCode::NameTaken).with("name", &certification.number);
                    return Err(Refusal::field("number", taken));
                }
                store::add_certification(tx, form.facility_id, &certification, file.as_ref())?
            }
        };
        if let Some(seen) = &certification.check {
            store::add_check(tx, id, seen, None)?;
        }
        let standard = form.standard.as_str();
        Ok(Change::new(id).with("name", facility.recycler).with("facility", facility.name).with("standard", standard))
    })
}

/// A certification in the version that a person saw.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CertificationVersion {
    pub id: CertificationId,
    pub version: u32,
}

/// Removes a certification that was entered by mistake; one that somebody looked up stays with what was seen.
pub fn remove_certification(book: &Book, form: CertificationVersion) -> Result<Done<()>, Refusal> {
    book.transact("remove-certification", |tx| {
        let held = store::held(tx, form.id)?;
        if held.looked_up {
            return Err(RefusalCode::CertificationHasChecks.into());
        }
        let facility = store::facility(tx, held.facility_id)?;
        store::remove_certification(tx, form.id, form.version)?;
        let standard = held.standard.as_str();
        Ok(Change::new(()).with("name", facility.recycler).with("facility", facility.name).with("standard", standard))
    })
}

/// Notes what somebody saw when looking a certification up. Evidence: cannot be undone.
pub fn check_status(book: &Book, form: StatusCheckForm) -> Result<Done<StatusCheckId>, Refusal> {
    let file = attach(book, form.file.as_ref())?;
    book.transact("check-status", |tx| {
        let seen = forms::check_status(&form, tx.today())?;
        let held = store::held(tx, form.certification_id)?;
        let facility = store::facility(tx, held.facility_id)?;
        let id = store::add_check(tx, form.certification_id, &seen, file.as_ref())?;
        Ok(Change::new(id)
            .with("name", facility.recycler)
            .with("facility", facility.name)
            .with("standard", held.standard.as_str())
            .with("status", seen.status.as_str()))
    })
}

/// The currency in which a person thinks who names none.
fn own_currency(tx: &Tx<'_>) -> Result<Currency, Refusal> {
    Ok(company::find(tx)?.map_or_else(Currency::us_dollar, |company| company.currency))
}

/// Enters a programme that somebody made sure of, with its first terms, or changes one. The first terms apply from the
/// programme's first day, or from today where that is not known.
pub fn save_programme(book: &Book, form: ProgrammeForm) -> Result<Done<ProgrammeId>, Refusal> {
    // What a programme was made from does not change later.
    let proposal = form.proposal.as_deref().filter(|_| form.id.is_none());
    if proposal.is_some_and(|key| !proposals::is_known(key)) {
        return Err(Refusal::not_found("proposal"));
    }
    let action = if form.id.is_some() { "change-programme" } else { "add-programme" };
    book.transact(action, |tx| {
        let programme = forms::check_programme(&form, own_currency(tx)?)?;
        if let Some(facility) = form.facility_id {
            store::facility(tx, facility)?;
        }
        programme_store::must_be_new(tx, form.id, &programme.name_key, proposal)?;
        let id = match (form.id, &programme.first) {
            (Some(id), _) => {
                programme_store::update_programme(tx, (id, form.version), &programme, form.facility_id)?;
                id
            }
            (None, Some((terms, by))) => {
                let from = (form.facility_id, proposal);
                let id = programme_store::add_programme(tx, &programme, from, by)?;
                let first_day = programme.valid_from.unwrap_or(tx.today());
                programme_store::add_terms(tx, Whose::Programme(id), first_day, terms)?;
                id
            }
            (None, None) => return Err(RefusalCode::BadRequest.into()),
        };
        Ok(Change::new(id).with("name", programme.name))
    })
}

/// Notes that somebody made sure that a programme's terms are still as noted.
pub fn confirm_programme(book: &Book, form: ProgrammeConfirmation) -> Result<Done<()>, Refusal> {
    book.transact("confirm-programme", |tx| {
        let (on, by) = forms::check_confirmation(&form, tx.today())?;
        let programme = programme_store::programme(tx, form.id)?;
        programme_store::confirm_programme(tx, (form.id, form.version), (on, &by))?;
        Ok(Change::new(()).with("name", programme.name).with("day", on))
    })
}

/// Notes terms from a day on. Terms are never changed: what applied before stays as it was noted.
pub fn save_terms(book: &Book, form: NewTerms) -> Result<Done<TermsId>, Refusal> {
    let whose = match (form.facility_id, form.programme_id) {
        (Some(facility), None) => Whose::Facility(facility),
        (None, Some(programme)) => Whose::Programme(programme),
        _ => return Err(RefusalCode::BadRequest.into()),
    };
    book.transact("note-terms", |tx| {
        let (from, terms) = forms::check_terms(&form, own_currency(tx)?)?;
        let name = outlet_name(tx, whose)?;
        let id = programme_store::add_terms(tx, whose, from, &terms)?;
        Ok(Change::new(id).with("name", name).with("day", from))
    })
}

/// A facility as `Recycler, Facility`, a programme by its name.
fn outlet_name(tx: &Tx<'_>, whose: Whose) -> Result<String, Refusal> {
    match whose {
        Whose::Facility(id) => store::facility(tx, id).map(|facility| facility.full_name()),
        Whose::Programme(id) => programme_store::programme(tx, id).map(|programme| programme.name),
    }
}

#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WhichTerms {
    pub id: TermsId,
}

/// Removes terms that do not apply yet. Those that do, or did, are what a pickup may have relied on: they stay.
pub fn remove_terms(book: &Book, WhichTerms { id }: WhichTerms) -> Result<Done<()>, Refusal> {
    book.transact("remove-terms", |tx| {
        let (whose, from) = programme_store::terms(tx, id)?;
        if from <= tx.today() {
            return Err(Refusal::new(RefusalCode::TermsInForce).with("day", from));
        }
        programme_store::remove_terms(tx, id)?;
        Ok(Change::new(()).with("name", outlet_name(tx, whose)?).with("day", from))
    })
}

/// Lays a file that is kept with a certification or a look-up where the system's programs may open it. Writes nothing to the
/// book.
pub fn lay_file(book: &Book, KeptFile { sha256, .. }: KeptFile) -> Result<Done<WrittenFile>, Refusal> {
    let KeptFile { name, sha256 } = book.read(|tx| store::kept_file(tx, &sha256))?;
    let bytes = book.attached(&Attached { sha256, name: name.clone() })?;
    Ok(Done { value: files::lay_for_viewing(&name, &bytes)?, changed: Vec::new() })
}
