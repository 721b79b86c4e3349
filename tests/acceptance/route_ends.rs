//! What ends and takes a route away is told with it on the first page, whatever makes it end.

use endwell_core::deployments::bring_routes_up;
use endwell_core::foundation::Unwatched;
use endwell_core::foundation::ids::FacilityId;
use endwell_core::recyclers::{
    self, CertificationForm, FacilityClosing, NewTerms, ProgrammeForm, Scope, Standard, TermsForm,
};
use endwell_core::routing::{RequirementForm, save_requirement};
use endwell_core::today::{self, EndKind, EndingRow};

use crate::world::{World, device, laptop};

fn ending(world: &World) -> Vec<EndingRow> {
    bring_routes_up(&world.book, (), &Unwatched).unwrap();
    world.ask(|tx| today::show(tx, ())).ending
}

/// Another recycler, that holds nothing yet.
fn second(world: &World) -> FacilityId {
    let form = recyclers::NewRecycler {
        name: "Prairie Recovery".into(),
        facility_name: "Dayton works".into(),
        address: endwell_core::foundation::Address::default(),
    };
    recyclers::add(&world.book, form).unwrap().value
}

fn certification(
    facility_id: FacilityId,
    standard: Standard,
    scopes: Vec<Scope>,
    valid_until: &str,
) -> CertificationForm {
    CertificationForm {
        facility_id,
        id: None,
        version: 0,
        standard,
        revision: String::new(),
        number: format!("N-{valid_until}"),
        body: String::new(),
        scopes,
        scope_text: String::new(),
        valid_from: "2025-04-01".into(),
        valid_until: valid_until.into(),
        file: None,
        checked_on: String::new(),
        checked_at: String::new(),
    }
}

fn certify(world: &World, facility: FacilityId, scopes: Vec<Scope>, valid_until: &str) {
    let form = certification(facility, Standard::R2v3, scopes, valid_until);
    recyclers::save_certification(&world.book, form).unwrap();
}

#[test]
fn a_certification_whose_scope_ends_is_told_though_another_of_its_standard_lasts() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    let facility = second(&world);
    certify(&world, facility, vec![Scope::R2DataSanitization], "2026-12-14");
    certify(&world, facility, Vec::new(), "2028-12-14");
    world.deploy(place, "2026-11-23", vec![laptop("5CG1"), laptop("5CG2")]);
    let rows = ending(&world);
    let told: Vec<_> = rows.iter().map(|row| (row.until.to_string(), row.devices, row.without)).collect();
    assert_eq!(told, [("2026-12-14".to_owned(), 2, 2)]);
}

#[test]
fn of_two_that_end_on_one_day_the_one_that_is_asked_for_takes_the_routes() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    let facility = second(&world);
    certify(&world, facility, vec![Scope::R2DataSanitization], "2026-12-14");
    let quality = certification(facility, Standard::Iso9001, Vec::new(), "2026-12-14");
    recyclers::save_certification(&world.book, quality).unwrap();
    world.deploy(place, "2026-11-23", vec![laptop("5CG1")]);
    let told: Vec<_> = ending(&world).iter().map(|row| (row.standard, row.devices)).collect();
    assert_eq!(told, [(Some(Standard::R2v3), 1), (Some(Standard::Iso9001), 0)]);
}

#[test]
fn other_terms_from_a_day_on_are_told_with_what_loses_its_route() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    let facility = world.facility();
    world.deploy(place, "2026-11-23", vec![laptop("5CG1")]);
    assert!(ending(&world).is_empty());
    let refuses = vec![endwell_core::catalogue::Category::parse("laptop").unwrap()];
    let form = NewTerms {
        facility_id: Some(facility),
        programme_id: None,
        applies_from: "2026-12-15".into(),
        terms: TermsForm { refuses, ..TermsForm::default() },
    };
    recyclers::save_terms(&world.book, form).unwrap();
    let rows = ending(&world);
    let told: Vec<_> = rows.iter().map(|row| (row.kind, row.until.to_string(), row.devices, row.without)).collect();
    assert_eq!(told, [(EndKind::Taking, "2026-12-14".to_owned(), 1, 1)]);
}

#[test]
fn a_facility_that_is_to_close_is_told_with_what_goes() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    let facility = world.facility();
    world.deploy(place, "2026-11-23", vec![laptop("5CG1")]);
    assert!(ending(&world).is_empty());
    let version = world.ask(|tx| recyclers::facility(tx, facility)).version;
    let form = FacilityClosing { id: facility, version, closed_on: "2026-12-14".into(), moved_to: None };
    recyclers::close_facility(&world.book, form).unwrap();
    let rows = ending(&world);
    assert_eq!((rows.len(), rows[0].until.to_string(), rows[0].devices), (1, "2026-12-14".into(), 1));
}

#[test]
fn a_programme_loses_with_the_place_where_it_processes() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    let facility = world.facility();
    certify(&world, facility, Vec::new(), "2026-12-14");
    let form = RequirementForm {
        customer_id: place.customer,
        version: 0,
        standards: vec![Standard::R2v3],
        on_site_destruction: false,
        no_export: false,
        note: String::new(),
    };
    save_requirement(&world.book, form).unwrap();
    let form = ProgrammeForm {
        id: None,
        version: 0,
        name: "Small electronics".into(),
        sponsor: String::new(),
        operator: "Its partner".into(),
        facility_id: Some(facility),
        valid_from: String::new(),
        valid_until: String::new(),
        source: "https://example.com/terms".into(),
        proposal: None,
        terms: Some(TermsForm::default()),
        confirmed_by: "Dana Whitfield".into(),
    };
    recyclers::save_programme(&world.book, form).unwrap();
    let mut phone = device("PHN1", "Apple iPhone 15");
    phone.category = "smartphone".into();
    world.deploy(place, "2026-11-23", vec![phone]);
    let rows = ending(&world);
    let told: Vec<_> = rows.iter().map(|row| (row.kind, row.facility_id, row.devices, row.without)).collect();
    assert_eq!(told, [(EndKind::Certification, Some(facility), 1, 1)]);
}
