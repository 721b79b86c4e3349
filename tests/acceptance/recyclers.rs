//! The register of recyclers and programmes: certificates that do not move, look-ups that are evidence, terms that stay.

use endwell_core::catalogue::Category;
use endwell_core::foundation::ids::{CertificationId, FacilityId, ProgrammeId};
use endwell_core::foundation::{Address, Refusal, RefusalCode};
use endwell_core::recyclers::{
    self, CertificationForm, CertificationVersion, FacilityCard, FacilityClosing, FacilityForm, KeptFile,
    MovedFacility, NewTerms, ProgrammeCard, ProgrammeConfirmation, ProgrammeForm, Scope, Standard, Standing, Status,
    StatusCheckForm, TermsForm, WhichTerms,
};

use crate::world::{TODAY, World};

fn card(world: &World, id: FacilityId) -> FacilityCard {
    let all = world.ask(|tx| recyclers::list(tx, ()));
    all.into_iter().find(|card| card.facility.id == id).unwrap()
}

fn programme_card(world: &World, id: ProgrammeId) -> ProgrammeCard {
    let all = world.ask(|tx| recyclers::programmes(tx, ()));
    all.into_iter().find(|card| card.programme.id == id).unwrap()
}

/// An R2v3 certification that nobody has looked up.
fn r2v3(facility_id: FacilityId) -> CertificationForm {
    CertificationForm {
        facility_id,
        id: None,
        version: 0,
        standard: Standard::R2v3,
        revision: "2020".into(),
        number: "R2-33810".into(),
        body: "Example Registrars".into(),
        scopes: vec![Scope::R2DataSanitization],
        scope_text: "Collection and data sanitization".into(),
        valid_from: "2025-07-01".into(),
        valid_until: "2028-06-30".into(),
        file: None,
        checked_on: String::new(),
        checked_at: String::new(),
    }
}

fn seen(certification_id: CertificationId, on: &str, status: Status) -> StatusCheckForm {
    StatusCheckForm {
        certification_id,
        checked_on: on.into(),
        checked_by: "Dana Whitfield".into(),
        checked_at: "https://sustainableelectronics.org/find-an-r2-certified-facility/".into(),
        status,
        since: String::new(),
        note: String::new(),
        file: None,
    }
}

fn programme() -> ProgrammeForm {
    ProgrammeForm {
        id: None,
        version: 0,
        name: "Small electronics".into(),
        sponsor: "A distributor".into(),
        operator: "Its partner".into(),
        facility_id: None,
        valid_from: String::new(),
        valid_until: String::new(),
        source: "https://example.com/terms".into(),
        proposal: None,
        terms: Some(TermsForm::default()),
        confirmed_by: "Dana Whitfield".into(),
    }
}

fn terms(facility_id: FacilityId, applies_from: &str) -> NewTerms {
    NewTerms {
        facility_id: Some(facility_id),
        programme_id: None,
        applies_from: applies_from.into(),
        terms: TermsForm { areas: "Ohio".into(), lead_days: "5".into(), ..TermsForm::default() },
    }
}

#[track_caller]
fn refused<T>(answer: Result<T, Refusal>, field: &str, code: RefusalCode) {
    let refusal = answer.err().unwrap();
    let told: Vec<_> = refusal.fields.iter().map(|field| (field.field.as_str(), field.code)).collect();
    assert_eq!(told, [(field, code)]);
}

#[test]
fn what_is_entered_of_a_certification_is_kept_and_can_be_corrected() {
    let world = World::new();
    let facility = world.facility();
    let certificate = world.path("certificate.pdf");
    std::fs::write(&certificate, b"a certificate").unwrap();
    let file = Some(certificate.display().to_string());
    let id = recyclers::save_certification(&world.book, CertificationForm { file, ..r2v3(facility) }).unwrap().value;
    let corrected = CertificationForm { id: Some(id), version: 1, number: "R2-33811".into(), ..r2v3(facility) };
    recyclers::save_certification(&world.book, corrected.clone()).unwrap();
    let stale = recyclers::save_certification(&world.book, corrected).err().unwrap();
    assert_eq!(stale.code, RefusalCode::Stale);

    let held = card(&world, facility).certifications.into_iter().find(|one| one.certification.id == id).unwrap();
    assert_eq!((held.standing, held.ends_in), (Standing::Valid, Some(585)));
    let one = held.certification;
    assert_eq!((one.number.as_str(), one.version, one.scopes), ("R2-33811", 2, vec![Scope::R2DataSanitization]));

    let kept = one.file.unwrap();
    assert_eq!(kept.name, "certificate.pdf");
    let laid = recyclers::lay_file(&world.book, kept.clone()).unwrap();
    assert_eq!(std::fs::read(&laid.value.path).unwrap(), b"a certificate");
    assert!(laid.changed.is_empty());
    // Nothing else can be laid out so, whatever a window asks for.
    for sha256 in ["", "../book.endwell"] {
        let file = KeptFile { name: kept.name.clone(), sha256: sha256.into() };
        assert_eq!(recyclers::lay_file(&world.book, file).err().unwrap().code, RefusalCode::NotFound);
    }
    std::fs::write(world.path("book.attachments").join(&kept.sha256), b"another one").unwrap();
    assert_eq!(recyclers::lay_file(&world.book, kept).err().unwrap().code, RefusalCode::FileAltered);
}

#[test]
fn a_look_up_is_evidence_and_suspends_or_lifts() {
    let world = World::new();
    let facility = world.facility();
    let id = recyclers::save_certification(&world.book, r2v3(facility)).unwrap().value;
    assert!(world.book.undo_state().undo.is_some());
    recyclers::check_status(&world.book, seen(id, "2026-11-01", Status::Suspended)).unwrap();
    assert_eq!(world.book.undo_state().undo, None);
    let standing = || {
        let certifications = card(&world, facility).certifications;
        certifications.into_iter().find(|one| one.certification.id == id).map(|one| one.standing)
    };
    assert_eq!(standing(), Some(Standing::Suspended));
    let valid: Vec<Standard> = card(&world, facility).valid_today.iter().map(|one| one.standard).collect();
    assert_eq!(valid, [Standard::EStewards]);
    recyclers::check_status(&world.book, seen(id, TODAY, Status::Listed)).unwrap();
    assert_eq!(standing(), Some(Standing::Valid));
    let checks = world.ask(|tx| recyclers::certifications_of(tx, facility)).into_iter().find(|one| one.id == id);
    let checks: Vec<Status> = checks.unwrap().checks.iter().map(|check| check.status).collect();
    assert_eq!(checks, [Status::Listed, Status::Suspended]);
    refused(
        recyclers::check_status(&world.book, seen(id, "2026-11-24", Status::Listed)),
        "checkedOn",
        RefusalCode::DayInFuture,
    );
}

#[test]
fn only_a_certification_that_nobody_looked_up_can_be_removed() {
    let world = World::new();
    let facility = world.facility();
    let looked_up = world.ask(|tx| recyclers::certifications_of(tx, facility))[0].id;
    let refusal =
        recyclers::remove_certification(&world.book, CertificationVersion { id: looked_up, version: 1 }).err().unwrap();
    assert_eq!(refusal.code, RefusalCode::CertificationHasChecks);
    let id = recyclers::save_certification(&world.book, r2v3(facility)).unwrap().value;
    recyclers::remove_certification(&world.book, CertificationVersion { id, version: 1 }).unwrap();
    assert_eq!(card(&world, facility).certifications.len(), 1);
    world.book.undo().unwrap();
    assert_eq!(card(&world, facility).certifications.len(), 2);
}

#[test]
fn a_certificate_does_not_move_with_the_facility() {
    let world = World::new();
    let id = world.facility();
    let before = card(&world, id).facility;
    let elsewhere = Address { city: "Dayton".into(), ..before.address.clone() };
    let form = FacilityForm {
        recycler_id: before.recycler_id,
        id: Some(id),
        version: before.version,
        name: "Ohio works".into(),
        address: elsewhere.clone(),
        corrects: false,
    };
    refused(recyclers::save_facility(&world.book, form.clone()), "address.street", RefusalCode::CertificatesDoNotMove);
    let renamed = FacilityForm { address: before.address.clone(), ..form.clone() };
    recyclers::save_facility(&world.book, renamed).unwrap();
    recyclers::save_facility(&world.book, FacilityForm { version: before.version + 1, corrects: true, ..form })
        .unwrap();

    recyclers::save_terms(&world.book, terms(id, TODAY)).unwrap();
    let moved_to = Some(MovedFacility { name: "Cleveland works".into(), address: elsewhere });
    let closing = FacilityClosing { id, version: before.version + 2, closed_on: "2026-11-22".into(), moved_to };
    let there = recyclers::close_facility(&world.book, closing).unwrap().value;
    let (old, new) = (card(&world, id), card(&world, there));
    assert_eq!(old.certifications[0].standing, Standing::FacilityClosed);
    assert!(old.valid_today.is_empty());
    assert_eq!((new.facility.recycler, new.facility.name.as_str()), (old.facility.recycler, "Cleveland works"));
    assert!(new.certifications.is_empty() && new.terms.is_empty());

    let open = FacilityClosing { id, version: old.facility.version, closed_on: String::new(), moved_to: None };
    recyclers::close_facility(&world.book, open).unwrap();
    assert_eq!(card(&world, id).certifications[0].standing, Standing::Valid);
}

#[test]
fn terms_are_noted_and_never_changed() {
    let world = World::new();
    let facility = world.facility();
    let note = |from: &str| recyclers::save_terms(&world.book, terms(facility, from)).unwrap().value;
    let (past, today, later) = (note("2026-01-01"), note(TODAY), note("2027-01-01"));
    let noted = card(&world, facility);
    assert_eq!(noted.terms.iter().map(|terms| terms.id).collect::<Vec<_>>(), [later, today, past]);
    assert_eq!(noted.in_force, Some(today));
    assert_eq!(noted.terms[0].terms.lead_days, 5);
    for id in [past, today] {
        let refusal = recyclers::remove_terms(&world.book, WhichTerms { id }).err().unwrap();
        assert_eq!(refusal.code, RefusalCode::TermsInForce);
    }
    recyclers::remove_terms(&world.book, WhichTerms { id: later }).unwrap();
    assert_eq!(card(&world, facility).terms.len(), 2);
    let nobodys = NewTerms { facility_id: None, ..terms(facility, TODAY) };
    assert_eq!(recyclers::save_terms(&world.book, nobodys).err().unwrap().code, RefusalCode::BadRequest);
}

#[test]
fn a_programme_begins_with_terms_that_somebody_made_sure_of() {
    let world = World::new();
    let facility_id = Some(world.facility());
    let form = ProgrammeForm { facility_id, valid_until: "2026-12-23".into(), ..programme() };
    let id = recyclers::save_programme(&world.book, form).unwrap().value;
    let shown = programme_card(&world, id);
    assert_eq!(shown.facility.as_deref(), Some("Blue Harbor Recycling, Ohio facility"));
    assert_eq!((shown.ends_in, shown.confirm_again), (Some(30), false));
    assert_eq!(shown.in_force, Some(shown.terms[0].id));
    assert_eq!(shown.terms[0].applies_from.to_string(), TODAY);

    let same_name = ProgrammeForm { name: "SMALL electronics".into(), ..programme() };
    refused(recyclers::save_programme(&world.book, same_name), "name", RefusalCode::NameTaken);
    let changed = ProgrammeForm {
        id: Some(id),
        version: 1,
        operator: "Another partner".into(),
        terms: None,
        confirmed_by: String::new(),
        ..programme()
    };
    recyclers::save_programme(&world.book, changed).unwrap();
    let confirmation =
        ProgrammeConfirmation { id, version: 2, confirmed_on: "2025-11-01".into(), confirmed_by: "R. Cole".into() };
    recyclers::confirm_programme(&world.book, confirmation).unwrap();
    let shown = programme_card(&world, id);
    assert_eq!(
        (shown.programme.operator.as_str(), shown.programme.confirmed_by.as_str()),
        ("Another partner", "R. Cole")
    );
    assert_eq!((shown.facility, shown.ends_in, shown.confirm_again), (None, None, true));
}

#[test]
fn a_proposal_is_in_the_book_once_it_is_confirmed() {
    let world = World::new();
    let proposals = || world.ask(|tx| recyclers::proposals(tx, ()));
    assert!(proposals().iter().all(|one| !one.in_book));
    assert!(world.ask(|tx| recyclers::programmes(tx, ())).is_empty());
    let one = proposals().into_iter().find(|one| one.key == "ingram_smart_steward").unwrap();
    let form = |name: &str| ProgrammeForm {
        name: name.into(),
        sponsor: one.sponsor.clone(),
        operator: one.operator.clone(),
        source: one.source.clone(),
        proposal: Some(one.key.clone()),
        terms: Some(one.terms.clone()),
        ..programme()
    };
    let id = recyclers::save_programme(&world.book, form(&one.name)).unwrap().value;
    let in_book: Vec<String> = proposals().into_iter().filter(|one| one.in_book).map(|one| one.key).collect();
    assert_eq!(in_book, ["ingram_smart_steward"]);
    let shown = programme_card(&world, id);
    assert_eq!(shown.terms[0].terms.refuses, [Category::parse("server").unwrap()]);
    refused(recyclers::save_programme(&world.book, form("Another name")), "name", RefusalCode::NameTaken);
    let unknown = ProgrammeForm { proposal: Some("no such".into()), ..programme() };
    assert_eq!(recyclers::save_programme(&world.book, unknown).err().unwrap().code, RefusalCode::NotFound);
}
