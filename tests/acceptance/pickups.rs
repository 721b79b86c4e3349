//! Retiring equipment onto pickups, and the way it takes.

use endwell_core::deployments::{self, SuppliesOf};
use endwell_core::find::{self, WhichDevice};
use endwell_core::foundation::RefusalCode;
use endwell_core::pickups::{
    self, Disposition, EvidenceLevel, NewPickup, PickupLineOf, PickupVersion, SomeSupplies, Step,
};

use crate::world::{World, laptop, told, toner};

#[test]
fn equipment_of_two_sites_makes_two_pickups() {
    let world = World::new();
    let (first, second) = (world.customer("Harbor Dental Group"), world.customer("Orchard Foods"));
    let mut assets = world.deploy(first, "2022-01-31", vec![laptop("AAA111"), laptop("BBB222")]);
    assets.extend(world.deploy(second, "2022-01-31", vec![laptop("CCC333")]));
    let form = NewPickup {
        assets,
        supplies: Vec::new(),
        planned_on: "2026-12-01".into(),
        facility_id: None,
        programme_id: None,
        carrier: String::new(),
    };
    let planned = pickups::plan(&world.book, form).unwrap().value;
    let numbers: Vec<_> = planned.iter().map(|pickup| pickup.number.as_str()).collect();
    assert_eq!(numbers, ["P-0001", "P-0002"]);
}

#[test]
fn a_retired_device_is_not_retired_again() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    let assets = world.deploy(place, "2022-01-31", vec![laptop("AAA111"), laptop("BBB222")]);
    world.plan(&assets[..1], None);
    let form = NewPickup {
        assets: assets.clone(),
        supplies: Vec::new(),
        planned_on: "2026-12-01".into(),
        facility_id: None,
        programme_id: None,
        carrier: String::new(),
    };
    assert_eq!(pickups::plan(&world.book, form).unwrap_err().code, RefusalCode::NotInService);
    assert_eq!(world.count("pickup"), 1);
    let card = world.ask(|tx| find::show_device(tx, WhichDevice { id: assets[1] }));
    assert_eq!(card.state.as_str(), "in-service");
}

#[test]
fn supplies_leave_by_number_and_never_more_than_there_are() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    world.deploy(place, "2026-01-31", vec![toner("12")]);
    let lots = || world.ask(|tx| deployments::supplies(tx, SuppliesOf { customer_id: place.customer }));
    let id = lots()[0].id;
    let plan = |quantity| NewPickup {
        assets: Vec::new(),
        supplies: vec![SomeSupplies { id, quantity }],
        planned_on: "2026-12-01".into(),
        facility_id: None,
        programme_id: None,
        carrier: String::new(),
    };
    let pickup = pickups::plan(&world.book, plan(10)).unwrap().value[0].id;
    assert_eq!(lots()[0].retired, 10);
    assert_eq!(pickups::plan(&world.book, plan(3)).unwrap_err().code, RefusalCode::NotEnoughLeft);
    pickups::cancel(&world.book, PickupVersion { id: pickup, version: 1 }).unwrap();
    assert_eq!(lots()[0].retired, 0);
}

#[test]
fn a_pickup_called_off_puts_everything_back() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    let assets = world.deploy(place, "2022-01-31", vec![laptop("AAA111"), laptop("BBB222")]);
    let pickup = world.plan(&assets, None);
    let line = world.ask(|tx| pickups::lines(tx, pickup))[0].id;
    pickups::remove_line(&world.book, PickupLineOf { id: pickup, line_id: line }).unwrap();
    let last = world.ask(|tx| pickups::lines(tx, pickup))[0].id;
    let refusal = pickups::remove_line(&world.book, PickupLineOf { id: pickup, line_id: last }).unwrap_err();
    assert_eq!(refusal.code, RefusalCode::NoLines);
    pickups::cancel(&world.book, PickupVersion { id: pickup, version: world.version(pickup) }).unwrap();
    for asset in assets {
        let card = world.ask(|tx| find::show_device(tx, WhichDevice { id: asset }));
        assert_eq!((card.state.as_str(), card.pickup.is_none()), ("in-service", true));
    }
    assert_eq!(world.ask(|tx| pickups::pickup(tx, pickup)).step, Step::Cancelled);
}

#[test]
fn evidence_of_the_future_or_out_of_order_is_refused() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    let assets = world.deploy(place, "2022-01-31", vec![laptop("AAA111")]);
    let pickup = world.plan(&assets, Some(world.facility()));
    let refusal = pickups::process(&world.book, world.processing(pickup, EvidenceLevel::Serial)).unwrap_err();
    assert_eq!(refusal.code, RefusalCode::WrongStep);
    let mut form = world.hand_over(pickup, "2026-11-24");
    form.counted = "-1".into();
    let refusal = pickups::collect(&world.book, form).unwrap_err();
    assert_eq!(told(&refusal), ["on: day-in-future", "counted: negative"]);
    pickups::collect(&world.book, world.hand_over(pickup, "2026-10-12")).unwrap();
    let refusal = pickups::receive(&world.book, world.hand_over(pickup, "2026-10-11")).unwrap_err();
    assert_eq!(told(&refusal), ["on: day-before"]);
    let mut form = world.processing(pickup, EvidenceLevel::Serial);
    form.document_number = " ".into();
    form.lines[0].weight = "heavy".into();
    let refusal = pickups::process(&world.book, form).unwrap_err();
    assert_eq!(told(&refusal), ["documentNumber: missing", "lines.0.weight: not-a-number"]);
    assert_eq!(world.count("custody_event"), 1);
}

#[test]
fn a_stale_form_is_refused() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    let assets = world.deploy(place, "2022-01-31", vec![laptop("AAA111")]);
    let pickup = world.plan(&assets, Some(world.facility()));
    let (first, second) = (world.hand_over(pickup, "2026-10-12"), world.hand_over(pickup, "2026-10-12"));
    pickups::collect(&world.book, first).unwrap();
    assert_eq!(pickups::collect(&world.book, second).unwrap_err().code, RefusalCode::WrongStep);
    let mut stale = world.hand_over(pickup, "2026-10-14");
    stale.version -= 1;
    assert_eq!(pickups::receive(&world.book, stale).unwrap_err().code, RefusalCode::Stale);
    assert_eq!(world.count("custody_event"), 1);
}

#[test]
fn what_the_recycler_does_not_name_stays_retired() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    let assets = world.deploy(place, "2022-01-31", vec![laptop("AAA111"), laptop("BBB222")]);
    let pickup = world.plan(&assets, Some(world.facility()));
    pickups::collect(&world.book, world.hand_over(pickup, "2026-10-12")).unwrap();
    let mut form = world.processing(pickup, EvidenceLevel::Serial);
    form.lines.pop();
    form.lines[0].disposition = Disposition::Resold;
    pickups::process(&world.book, form).unwrap();
    let state = |asset| {
        let card = world.ask(|tx| find::show_device(tx, WhichDevice { id: asset }));
        (card.state.as_str(), card.disposition)
    };
    assert_eq!(state(assets[0]), ("disposed", Some("resold".into())));
    assert_eq!(state(assets[1]), ("retired", None));

    // A later document names it: the correction is a new row, the old one stays.
    let corrected = world.processing(pickup, EvidenceLevel::Serial);
    pickups::process(&world.book, corrected).unwrap();
    assert_eq!(state(assets[1]), ("disposed", Some("recycled".into())));
    assert_eq!(world.count("processing"), 2);
}

#[test]
fn the_recyclers_document_is_kept_beside_the_book() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    let assets = world.deploy(place, "2022-01-31", vec![laptop("AAA111")]);
    let pickup = world.plan(&assets, Some(world.facility()));
    pickups::collect(&world.book, world.hand_over(pickup, "2026-10-12")).unwrap();
    let mut form = world.processing(pickup, EvidenceLevel::Serial);
    form.file = Some(world.path("missing.pdf").display().to_string());
    assert_eq!(pickups::process(&world.book, form.clone()).unwrap_err().code, RefusalCode::FileUnreadable);
    let document = world.path("BH-77120.pdf");
    std::fs::write(&document, b"what the recycler wrote").unwrap();
    form.file = Some(document.display().to_string());
    pickups::process(&world.book, form).unwrap();
    std::fs::remove_file(document).unwrap();
    let processing = world.ask(|tx| pickups::processing(tx, pickup)).unwrap();
    let attached = endwell_core::book::Attached { sha256: processing.file_sha256, name: processing.file_name };
    assert_eq!(world.book.attached(&attached).unwrap(), b"what the recycler wrote");
    let kept = world.path("book.attachments").join(&attached.sha256);
    std::fs::write(kept, b"something else").unwrap();
    assert_eq!(world.book.attached(&attached).unwrap_err().code, RefusalCode::FileAltered);
}

#[test]
fn a_corrected_document_takes_back_what_it_no_longer_says() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    let assets = world.deploy(place, "2022-01-31", vec![laptop("AAA111"), laptop("BBB222")]);
    let pickup = world.processed(&assets);
    let state = |asset| world.ask(|tx| find::show_device(tx, WhichDevice { id: asset })).state.as_str();
    assert_eq!((state(assets[0]), state(assets[1])), ("disposed", "disposed"));
    let mut better = world.processing(pickup, EvidenceLevel::Serial);
    better.lines[0].disposition = Disposition::NotReceived;
    pickups::process(&world.book, better).unwrap();
    assert_eq!((state(assets[0]), state(assets[1])), ("retired", "disposed"));
    pickups::process(&world.book, world.processing(pickup, EvidenceLevel::WeightTicket)).unwrap();
    assert_eq!(state(assets[1]), "retired", "a weight ticket does not say what became of it");
}

#[test]
fn a_document_for_the_lot_does_not_tell_lines_apart() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    let assets = world.deploy(place, "2022-01-31", vec![laptop("AAA111"), laptop("BBB222")]);
    let pickup = world.plan(&assets, Some(world.facility()));
    pickups::collect(&world.book, world.hand_over(pickup, "2026-10-12")).unwrap();
    let lot = || world.processing(pickup, EvidenceLevel::Lot);
    let (mut weighed, mut differing, mut left_out) = (lot(), lot(), lot());
    weighed.lines[0].weight = "1.5".into();
    differing.lines[0].disposition = Disposition::Resold;
    left_out.lines.iter_mut().for_each(|line| line.disposition = Disposition::NotReceived);
    for form in [weighed, differing, left_out] {
        assert_eq!(told(&pickups::process(&world.book, form).unwrap_err()), ["level: lot-names-lines"]);
    }
    let mut early = lot();
    early.document_date = "2026-10-28".into();
    assert_eq!(told(&pickups::process(&world.book, early).unwrap_err()), ["documentDate: day-before"]);
    pickups::process(&world.book, lot()).unwrap();
}

#[test]
fn who_took_it_over_stays_who_had_it() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    let assets = world.deploy(place, "2022-01-31", vec![laptop("AAA111")]);
    let pickup = world.plan(&assets, None);
    let early = pickups::collect(&world.book, world.hand_over(pickup, "2022-01-30")).unwrap_err();
    assert_eq!(told(&early), ["on: day-before"], "nothing is collected before it was deployed");
    pickups::collect(&world.book, world.hand_over(pickup, "2026-10-12")).unwrap();
    let missing = pickups::receive(&world.book, world.hand_over(pickup, "2026-10-14")).unwrap_err();
    assert_eq!(missing.code, RefusalCode::NoFacility);
    let change = |carrier: &str| pickups::PickupForm {
        id: pickup,
        version: world.version(pickup),
        planned_on: "2026-10-12".into(),
        facility_id: Some(world.ask(|tx| tx.one("SELECT id FROM facility", &[], |row| row.get("id"))).unwrap()),
        programme_id: None,
        carrier: carrier.into(),
    };
    world.facility();
    let refusal = pickups::change(&world.book, change("Another Carrier")).unwrap_err();
    assert_eq!(told(&refusal), ["carrier: wrong-step"]);
    pickups::change(&world.book, change("Sample Freight")).unwrap();
    pickups::receive(&world.book, world.hand_over(pickup, "2026-10-14")).unwrap();
    let custody = world.ask(|tx| pickups::custody(tx, pickup));
    assert_eq!((custody[0].to_party.as_str(), custody[1].from_party.as_str()), ("Sample Freight", "Sample Freight"));
}

#[test]
fn evidence_that_no_certificate_could_print_or_explain_is_refused_at_its_field() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    let assets = world.deploy(place, "2022-01-31", vec![laptop("AAA111"), laptop("BBB222")]);
    let pickup = world.plan(&assets, Some(world.facility()));
    let form = || world.hand_over(pickup, "2026-10-12");
    let refused = |form| told(&pickups::collect(&world.book, form).unwrap_err());
    let foreign = pickups::HandOver { from_person: "李小龍".into(), note: "Done 👍".into(), ..form() };
    assert_eq!(refused(foreign), ["fromPerson: not-printable", "note: not-printable"]);
    let fewer = pickups::HandOver { counted: "1".into(), ..form() };
    assert_eq!(refused(fewer.clone()), ["note: count-differs"]);
    pickups::collect(&world.book, pickups::HandOver { note: "One was not found".into(), ..fewer }).unwrap();
    let custody = world.ask(|tx| pickups::custody(tx, pickup));
    assert_eq!((custody[0].counted, custody[0].note.as_str()), (1, "One was not found"));
}
