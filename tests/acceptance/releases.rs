//! A load is checked at the collection, at the arrival and at the processing. What speaks against it blocks it, or somebody
//! signs for it; either way it stays on record.

use endwell_core::certificates::{self, SaveCertificate, WhichCertificate};
use endwell_core::deployments::{self, HoldForm, HoldLifting, SuppliesOf};
use endwell_core::foundation::RefusalCode;
use endwell_core::foundation::ids::{AssetId, CertificationId, FacilityId, PickupId, ProgrammeId};
use endwell_core::pickups::{
    self, EvidenceLevel, HandOver, NewPickup, ObjectionsAsked, Override, PickupForm, PickupSearch, ProcessingForm,
    Release, ReleaseStep, SomeSupplies, WhichPickup,
};
use endwell_core::recyclers::{
    self, Batteries, Export, Locked, Media, NewTerms, Per, Price, ProgrammeForm, Status, StatusCheckForm, TermsForm,
};
use endwell_core::routing::{HoldKind, ReasonCode};

use crate::world::{Place, World, day, laptop, told, toner};

/// Terms that ask for nothing.
pub fn terms() -> TermsForm {
    TermsForm {
        accepts: Vec::new(),
        refuses: Vec::new(),
        makers: String::new(),
        genuine_only: false,
        areas: String::new(),
        least_pieces: String::new(),
        least_weight: String::new(),
        most_item_weight: String::new(),
        most_package_weight: String::new(),
        lead_days: String::new(),
        batteries: Batteries::Taken,
        media: Media::Taken,
        locked: Locked::Refused,
        on_site_destruction: false,
        exports: Export::Unknown,
        price: Price::Unknown,
        amount: String::new(),
        currency: String::new(),
        per: Per::Item,
        packaging: String::new(),
        booking: String::new(),
        note: String::new(),
    }
}

/// A take-back programme of 2026, run by Second Turn.
pub fn programme(world: &World, name: &str, terms: TermsForm) -> ProgrammeId {
    let form = ProgrammeForm {
        id: None,
        version: 0,
        name: name.into(),
        sponsor: "A distributor".into(),
        operator: "Second Turn".into(),
        facility_id: None,
        valid_from: "2026-01-01".into(),
        valid_until: "2026-12-31".into(),
        source: "a leaflet".into(),
        proposal: None,
        terms: Some(terms),
        confirmed_by: "Dana".into(),
    };
    recyclers::save_programme(&world.book, form).unwrap().value
}

/// Notes terms of a facility from the beginning of 2026.
pub fn facility_terms(world: &World, facility: FacilityId, terms: TermsForm) {
    let applies_from = "2026-01-01".into();
    let form = NewTerms { facility_id: Some(facility), programme_id: None, applies_from, terms };
    recyclers::save_terms(&world.book, form).unwrap();
}

fn looked_up(world: &World, facility: FacilityId, on: &str, status: Status) {
    let certification_id: CertificationId =
        world.ask(|tx| recyclers::certifications_of(tx, facility)).first().unwrap().id;
    let form = StatusCheckForm {
        certification_id,
        checked_on: on.into(),
        checked_by: "Dana".into(),
        checked_at: "the register".into(),
        status,
        since: String::new(),
        note: String::new(),
        file: None,
    };
    recyclers::check_status(&world.book, form).unwrap();
}

fn hold(world: &World, asset: AssetId, kind: HoldKind) {
    let form = HoldForm { assets: vec![asset], kind, since: "2026-10-01".into(), note: String::new() };
    deployments::hold(&world.book, form).unwrap();
}

fn signed() -> Option<Override> {
    Some(Override { reason: "The load was\nin the yard already".into(), by: "Dana Whitfield".into() })
}

fn objected(world: &World, id: PickupId, at: ReleaseStep, on: &str) -> Vec<(ReasonCode, u32)> {
    let asked = ObjectionsAsked { id, at, on: on.into(), facility_id: None };
    let found = world.ask(|tx| pickups::objections(tx, asked)).objections;
    found.into_iter().map(|one| (one.reason.code, one.pieces)).collect()
}

fn releases(world: &World, pickup: PickupId) -> Vec<Release> {
    world.ask(|tx| pickups::show(tx, WhichPickup { id: pickup })).releases
}

fn two_laptops(world: &World) -> (Place, Vec<AssetId>) {
    let place = world.customer("Meridian Legal LLP");
    (place, world.deploy(place, "2022-01-31", vec![laptop("AAA111"), laptop("BBB222")]))
}

#[test]
fn what_lapsed_on_the_way_blocks_the_processing_until_somebody_signs() {
    let world = World::new();
    let facility = world.facility();
    let (_, assets) = two_laptops(&world);
    let pickup = world.plan(&assets, Some(facility));
    pickups::collect(&world.book, world.hand_over(pickup, "2026-10-12")).unwrap();
    looked_up(&world, facility, "2026-10-20", Status::Suspended);
    assert_eq!(objected(&world, pickup, ReleaseStep::Received, "2026-10-19"), []);
    let lapsed = [(ReasonCode::CertificationSuspended, 2)];
    assert_eq!(objected(&world, pickup, ReleaseStep::Processed, "2026-10-29"), lapsed);

    let form = world.processing(pickup, EvidenceLevel::Serial);
    let refusal = pickups::process(&world.book, form.clone()).unwrap_err();
    assert_eq!(told(&refusal), ["override.reason: not-released"]);
    assert_eq!(refusal.fields[0].params["objections"], "1");
    let nameless = Some(Override { reason: " ".into(), by: String::new() });
    let refusal = pickups::process(&world.book, ProcessingForm { r#override: nameless, ..form.clone() }).unwrap_err();
    assert_eq!(told(&refusal), ["override.reason: missing", "override.by: missing"]);
    assert_eq!((world.count("processing"), world.count("release_check")), (0, 1));

    pickups::process(&world.book, ProcessingForm { r#override: signed(), ..form }).unwrap();
    let passed = releases(&world, pickup);
    assert_eq!(
        (passed[0].at, passed[0].objections.len(), passed[0].override_by.as_str()),
        (ReleaseStep::Collected, 0, "")
    );
    assert_eq!((passed[1].at, passed[1].checked_for), (ReleaseStep::Processed, day("2026-10-29")));
    assert_eq!((passed[1].objections[0].pieces, passed[1].override_by.as_str()), (2, "Dana Whitfield"));
}

#[test]
#[cfg(not(windows))]
fn an_override_is_printed_on_the_certificate() {
    let world = World::new();
    let facility = world.facility();
    let (_, assets) = two_laptops(&world);
    let pickup = world.plan(&assets, Some(facility));
    pickups::collect(&world.book, world.hand_over(pickup, "2026-10-12")).unwrap();
    looked_up(&world, facility, "2026-10-20", Status::Suspended);
    let form = world.processing(pickup, EvidenceLevel::Serial);
    pickups::process(&world.book, ProcessingForm { r#override: signed(), ..form }).unwrap();
    let issued = world.issue(pickup).unwrap();
    // Beside the other documents, for the checks of conformance.
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/pdf-samples");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("certificate-overridden.pdf");
    world.ask(|tx| certificates::save(tx, SaveCertificate { id: issued.id, path: path.display().to_string() }));
    let text = crate::papers::text_of(&path);
    for said in [
        "Released in spite of objections",
        "Processed on 29 October 2026, with Blue Harbor Recycling, Ohio facility as destination. Objected for 2 pieces: Its",
        "Stewards certification is suspended. Released all the same by Dana Whitfield: The load was in the yard already",
        "None on record",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
    assert!(!text.contains("Collected on"), "nothing was objected then");
    let frozen: String =
        world.ask(|tx| tx.one("SELECT frozen FROM certificate", &[], |row| row.get("frozen"))).unwrap();
    assert!(frozen.contains("\"code\":\"certification-suspended\"") && frozen.contains("\"by\":\"Dana Whitfield\""));

    // A better document about an earlier day is released anew, and the objection to the first one is no longer of it.
    let mut better = world.processing(pickup, EvidenceLevel::Serial);
    better.processed_on = "2026-10-19".into();
    pickups::process(&world.book, better).unwrap();
    let issued = world.issue(pickup).unwrap();
    let path = world.path("better.pdf");
    world.ask(|tx| certificates::save(tx, SaveCertificate { id: issued.id, path: path.display().to_string() }));
    let text = crate::papers::text_of(&path);
    assert!(text.contains("ES-0417") && !text.contains("in spite of objections"), "{text}");
    assert_eq!(releases(&world, pickup).len(), 3, "the record keeps both");
    assert!(world.ask(|tx| certificates::show(tx, WhichCertificate { id: issued.id })).pages >= 1);
}

#[test]
fn a_stale_look_up_keeps_a_load_at_the_customer() {
    let world = World::new();
    // Looked up on 9 October.
    let facility = world.facility();
    let (_, assets) = two_laptops(&world);
    let pickup = world.plan(&assets, Some(facility));
    assert_eq!(objected(&world, pickup, ReleaseStep::Collected, "2026-11-08"), []);
    assert_eq!(objected(&world, pickup, ReleaseStep::Collected, "2026-10-08"), [(ReasonCode::StatusNotChecked, 2)]);
    assert_eq!(objected(&world, pickup, ReleaseStep::Collected, "2026-11-09"), [(ReasonCode::StatusCheckOld, 2)]);
    let form = world.hand_over(pickup, "2026-11-09");
    let refusal = pickups::collect(&world.book, form.clone()).unwrap_err();
    assert_eq!(told(&refusal), ["override.reason: not-released"]);
    assert_eq!(world.count("custody_event"), 0);
    looked_up(&world, facility, "2026-11-09", Status::Listed);
    pickups::collect(&world.book, form).unwrap();
    // On the way only a lapse counts, not how long ago somebody looked.
    assert_eq!(objected(&world, pickup, ReleaseStep::Processed, "2027-06-30"), []);
    assert_eq!(objected(&world, pickup, ReleaseStep::Processed, "2028-04-01"), [(ReasonCode::CertificationEnded, 2)]);
}

#[test]
fn an_outlet_chosen_on_the_way_is_looked_up_when_it_is_first_checked() {
    let world = World::new();
    let facility = world.facility();
    let (_, assets) = two_laptops(&world);
    let pickup = world.plan(&assets, None);
    pickups::collect(&world.book, world.hand_over(pickup, "2026-11-10")).unwrap();
    let nowhere = &releases(&world, pickup)[0];
    assert_eq!((nowhere.outlet, nowhere.outlet_name.as_str()), (None, ""));
    let form = PickupForm {
        id: pickup,
        version: world.version(pickup),
        planned_on: "2026-10-12".into(),
        facility_id: Some(facility),
        programme_id: None,
        carrier: "Sample Freight".into(),
    };
    pickups::change(&world.book, form).unwrap();
    let form = world.hand_over(pickup, "2026-11-12");
    assert_eq!(objected(&world, pickup, ReleaseStep::Received, "2026-11-12"), [(ReasonCode::StatusCheckOld, 2)]);
    assert_eq!(told(&pickups::receive(&world.book, form.clone()).unwrap_err()), ["override.reason: not-released"]);
    pickups::receive(&world.book, HandOver { r#override: signed(), ..form }).unwrap();
    assert_eq!(releases(&world, pickup)[1].override_reason, "The load was\nin the yard already");
}

#[test]
fn a_hold_put_on_later_keeps_a_device_at_the_customer() {
    let world = World::new();
    let (_, assets) = two_laptops(&world);
    let pickup = world.plan(&assets, None);
    hold(&world, assets[1], HoldKind::LegalHold);
    let form = world.hand_over(pickup, "2026-10-12");
    assert_eq!(objected(&world, pickup, ReleaseStep::Collected, "2026-10-12"), [(ReasonCode::LegalHold, 1)]);
    assert_eq!(told(&pickups::collect(&world.book, form.clone()).unwrap_err()), ["override.reason: not-released"]);
    deployments::lift_hold(&world.book, HoldLifting { asset_id: assets[1], kind: HoldKind::LegalHold }).unwrap();
    pickups::collect(&world.book, form).unwrap();
}

#[test]
fn what_applied_when_it_left_stays_on_record() {
    let world = World::new();
    let facility = world.facility();
    facility_terms(&world, facility, TermsForm { note: "The first terms".into(), ..terms() });
    let (_, assets) = two_laptops(&world);
    let pickup = world.plan(&assets, Some(facility));
    pickups::collect(&world.book, world.hand_over(pickup, "2026-10-12")).unwrap();
    facility_terms(&world, facility, TermsForm { note: "Other terms".into(), ..terms() });
    looked_up(&world, facility, "2026-11-20", Status::Withdrawn);
    let release = &releases(&world, pickup)[0];
    assert_eq!(release.terms.as_ref().unwrap().terms.note, "The first terms");
    assert_eq!((release.certifications.len(), release.certifications[0].checks.len()), (1, 1));
    assert_eq!(release.outlet_name, "Blue Harbor Recycling, Ohio facility");
    let altered = rusqlite::Connection::open(world.path("book.endwell")).unwrap();
    assert!(altered.execute("UPDATE release_check SET override_by = 'x'", []).is_err());
    assert!(altered.execute("DELETE FROM release_check", []).is_err());
}

/// A pickup of 40 toners for a programme.
fn toners_to(world: &World, programme_id: ProgrammeId, facility_id: Option<FacilityId>) -> NewPickup {
    let place = world.customer("Harbor Dental Group");
    world.deploy(place, "2026-01-31", vec![toner("40")]);
    let lots = world.ask(|tx| deployments::supplies(tx, SuppliesOf { customer_id: place.customer }));
    NewPickup {
        assets: Vec::new(),
        supplies: vec![SomeSupplies { id: lots[0].id, quantity: 40 }],
        planned_on: "2026-10-12".into(),
        facility_id,
        programme_id: Some(programme_id),
        carrier: String::new(),
    }
}

#[test]
fn a_programme_takes_a_load_from_the_plan_to_the_certificate() {
    let world = World::new();
    let facility = world.facility();
    let toners = endwell_core::catalogue::Category::parse("toner_cartridge").unwrap();
    let cartridges = programme(&world, "Cartridges back", TermsForm { accepts: vec![toners], ..terms() });
    let both = toners_to(&world, cartridges, Some(facility));
    let refusal = pickups::plan(&world.book, both.clone()).unwrap_err();
    assert_eq!(told(&refusal), ["facilityId: one-outlet-only"]);
    let form = NewPickup { facility_id: None, ..both };
    let pickup = pickups::plan(&world.book, form).unwrap().value[0].id;
    let search = PickupSearch { open: true, customer_id: None, after: None };
    let rows = world.ask(|tx| pickups::list(tx, search)).rows;
    assert_eq!(rows[0].goes_to.as_deref(), Some("Cartridges back"));
    let card = world.ask(|tx| pickups::show(tx, WhichPickup { id: pickup }));
    assert_eq!((card.programme.unwrap().id, card.facility.is_none()), (cartridges, true));

    pickups::collect(&world.book, world.hand_over(pickup, "2026-10-12")).unwrap();
    pickups::receive(&world.book, world.hand_over(pickup, "2026-10-14")).unwrap();
    let custody = world.ask(|tx| pickups::custody(tx, pickup));
    assert_eq!(custody[1].to_party, "Second Turn");

    let form = world.processing(pickup, EvidenceLevel::Lot);
    let refusal = pickups::process(&world.book, form.clone()).unwrap_err();
    assert_eq!(told(&refusal), ["facilityId: missing"], "evidence names where it was processed");
    pickups::process(&world.book, ProcessingForm { facility_id: Some(facility), ..form }).unwrap();
    let processing = world.ask(|tx| pickups::processing(tx, pickup)).unwrap();
    assert_eq!(processing.facility_id, facility);
    world.issue(pickup).unwrap();
    let frozen: String =
        world.ask(|tx| tx.one("SELECT frozen FROM certificate", &[], |row| row.get("frozen"))).unwrap();
    for said in ["\"operator\":\"Second Turn\"", "Cartridges back", "Blue Harbor Recycling", "ES-0417"] {
        assert!(frozen.contains(said), "{said} in {frozen}");
    }
}

#[test]
fn a_programme_that_ended_on_the_way_is_objected_to() {
    let world = World::new();
    let toners = endwell_core::catalogue::Category::parse("toner_cartridge").unwrap();
    let cartridges = programme(&world, "Cartridges back", TermsForm { accepts: vec![toners], ..terms() });
    let form = toners_to(&world, cartridges, None);
    let pickup = pickups::plan(&world.book, form).unwrap().value[0].id;
    assert_eq!(objected(&world, pickup, ReleaseStep::Received, "2026-12-31"), []);
    assert_eq!(objected(&world, pickup, ReleaseStep::Received, "2027-01-01"), [(ReasonCode::ProgrammeEnded, 40)]);
    let not_in_service = PickupForm {
        id: pickup,
        version: world.version(pickup),
        planned_on: "2026-10-12".into(),
        facility_id: Some(world.facility()),
        programme_id: Some(cartridges),
        carrier: String::new(),
    };
    let refusal = pickups::change(&world.book, not_in_service).unwrap_err();
    assert_eq!(
        (told(&refusal), refusal.code),
        (vec!["facilityId: one-outlet-only".into()], RefusalCode::FieldsRefused)
    );
}
