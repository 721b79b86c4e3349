//! Certificates: they claim what the evidence supports, keep their bytes, and are refused rather than printed wrong.

use endwell_core::certificates::{self, CertificateKind, CertificateOf, SaveCertificate};
use endwell_core::foundation::RefusalCode;
use endwell_core::pickups::{self, Disposition, EvidenceLevel, Override, ProcessingForm, Step};

use crate::world::{World, device, laptop, told, toner};

fn outlook(world: &World, pickup: endwell_core::foundation::ids::PickupId) -> certificates::Outlook {
    world.ask(|tx| certificates::outlook(tx, CertificateOf { pickup_id: pickup }))
}

/// Where the test command's checks of conformance look for documents.
fn sample_folder() -> std::path::PathBuf {
    let target = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/pdf-samples");
    std::fs::create_dir_all(&target).unwrap();
    target
}

#[test]
fn five_retired_devices_end_in_a_certificate_of_recycling() {
    let world = World::new();
    let place = world.customer("Meridian Legal LLP");
    let serials = ["AAA111", "BBB222", "CCC333", "DDD444", "EEE555"];
    let mut lines: Vec<_> = serials[..4].iter().map(|serial| laptop(serial)).collect();
    lines.push(device("EEE555", "HP E24 G4 Monitor"));
    let assets = world.deploy(place, "2022-01-31", lines);
    let pickup = world.processed(&assets);
    assert_eq!(outlook(&world, pickup).kind, Some(CertificateKind::Recycling));
    let issued = world.issue(pickup).unwrap();
    assert_eq!((issued.number.as_str(), issued.kind), ("C-2026-0001", CertificateKind::Recycling));
    assert_eq!(world.ask(|tx| pickups::pickup(tx, pickup)).step, Step::Closed);
    assert_eq!(world.count("certificate_line"), 5);

    let path = sample_folder().join("certificate.pdf");
    let save = SaveCertificate { id: issued.id, path: path.display().to_string() };
    world.ask(|tx| certificates::save(tx, save));
    let bytes = std::fs::read(&path).unwrap();
    let row = world.ask(|tx| certificates::show(tx, certificates::WhichCertificate { id: issued.id }));
    assert_eq!(endwell_core::book::sha256(&bytes), row.sha256);
    let frozen: String =
        world.ask(|tx| tx.one("SELECT frozen FROM certificate", &[], |row| row.get("frozen"))).unwrap();
    for serial in serials {
        assert!(frozen.contains(serial));
    }
    assert_eq!(world.issue(pickup).unwrap_err().code, RefusalCode::AlreadyIssued);
}

#[test]
fn without_the_recyclers_document_it_is_a_custody_record() {
    let world = World::new();
    let place = world.customer("Meridian Legal LLP");
    let assets = world.deploy(place, "2022-01-31", vec![laptop("AAA111"), laptop("BBB222")]);
    let pickup = world.plan(&assets, Some(world.facility()));
    assert_eq!(outlook(&world, pickup).kind, None);
    assert_eq!(world.issue(pickup).unwrap_err().code, RefusalCode::NothingToCertify);
    pickups::collect(&world.book, world.hand_over(pickup, "2026-10-12")).unwrap();
    let issued = world.issue(pickup).unwrap();
    assert_eq!(issued.kind, CertificateKind::Custody);
    let path = sample_folder().join("custody-record.pdf");
    world.ask(|tx| certificates::save(tx, SaveCertificate { id: issued.id, path: path.display().to_string() }));

    // A weight ticket does not say what became of it either; the recycler's lot document does.
    let mut ticket = world.processing(pickup, EvidenceLevel::WeightTicket);
    ticket.document_number = "WT-1".into();
    pickups::process(&world.book, ticket).unwrap();
    assert_eq!(world.issue(pickup).unwrap_err().code, RefusalCode::AlreadyIssued);
    pickups::process(&world.book, world.processing(pickup, EvidenceLevel::Lot)).unwrap();
    let issued = world.issue(pickup).unwrap();
    assert_eq!((issued.number.as_str(), issued.kind), ("C-2026-0002", CertificateKind::Recycling));
}

#[test]
fn a_line_the_recycler_does_not_name_is_not_certified() {
    let world = World::new();
    let place = world.customer("Meridian Legal LLP");
    let assets = world.deploy(place, "2022-01-31", vec![laptop("AAA111"), laptop("BBB222")]);
    let pickup = world.plan(&assets, Some(world.facility()));
    pickups::collect(&world.book, world.hand_over(pickup, "2026-10-12")).unwrap();
    let mut form = world.processing(pickup, EvidenceLevel::Serial);
    form.lines[1].disposition = Disposition::NotReceived;
    pickups::process(&world.book, form).unwrap();
    let outlook = outlook(&world, pickup);
    assert_eq!((outlook.lines, outlook.left_out), (1, 1));
    world.issue(pickup).unwrap();
    let frozen: String =
        world.ask(|tx| tx.one("SELECT frozen FROM certificate", &[], |row| row.get("frozen"))).unwrap();
    assert!(frozen.contains("AAA111") && !frozen.contains("BBB222"));
}

#[test]
fn a_better_document_makes_a_certificate_that_replaces_the_last() {
    let world = World::new();
    let place = world.customer("Meridian Legal LLP");
    let assets = world.deploy(place, "2022-01-31", vec![laptop("AAA111"), laptop("BBB222")]);
    let pickup = world.plan(&assets, Some(world.facility()));
    pickups::collect(&world.book, world.hand_over(pickup, "2026-10-12")).unwrap();
    let mut first = world.processing(pickup, EvidenceLevel::Serial);
    first.lines.pop();
    pickups::process(&world.book, first).unwrap();
    world.issue(pickup).unwrap();
    assert_eq!(world.issue(pickup).unwrap_err().code, RefusalCode::AlreadyIssued);
    pickups::process(&world.book, world.processing(pickup, EvidenceLevel::Serial)).unwrap();
    assert_eq!(outlook(&world, pickup).issued, None);
    assert_eq!(world.issue(pickup).unwrap().number, "C-2026-0002");
    let frozen: String = world
        .ask(|tx| tx.one("SELECT frozen FROM certificate WHERE number = 'C-2026-0002'", &[], |row| row.get("frozen")))
        .unwrap();
    assert!(frozen.contains("BBB222") && frozen.contains("\"replaces\":\"C-2026-0001\""));
    assert_eq!(world.count("certificate"), 2);
}

#[test]
fn a_certification_that_had_lapsed_is_not_on_the_paper() {
    let world = World::new();
    let place = world.customer("Meridian Legal LLP");
    let assets = world.deploy(place, "2022-01-31", vec![laptop("AAA111")]);
    let pickup = world.processed(&assets);
    assert!(!outlook(&world, pickup).without_certification);
    let mut late = world.processing(pickup, EvidenceLevel::Serial);
    late.processed_on = "2026-10-29".into();
    // The only certification began in 2025: a document about an earlier year would find none.
    let frozen = |pickup| {
        world.issue(pickup).unwrap();
        world
            .ask(|tx| tx.one("SELECT frozen FROM certificate ORDER BY id DESC", &[], |row| row.get::<String>("frozen")))
    };
    assert!(frozen(pickup).unwrap().contains("ES-0417"));
    let facility = late_facility(&world);
    let more = world.deploy(place, "2022-01-31", vec![laptop("BBB222")]);
    let pickup = world.plan(&more, Some(facility));
    pickups::collect(&world.book, world.hand_over(pickup, "2026-10-12")).unwrap();
    let form = world.processing(pickup, EvidenceLevel::Serial);
    assert_eq!(told(&pickups::process(&world.book, form.clone()).unwrap_err()), ["override.reason: not-released"]);
    let r#override = Some(Override { reason: "It was there already".into(), by: "Dana Whitfield".into() });
    pickups::process(&world.book, ProcessingForm { r#override, ..form }).unwrap();
    assert!(outlook(&world, pickup).without_certification);
    let frozen = frozen(pickup).unwrap();
    assert!(frozen.contains("\"certifications\":[]") && frozen.contains("It was there already"));
}

fn late_facility(world: &World) -> endwell_core::foundation::ids::FacilityId {
    use endwell_core::recyclers::{self, CertificationForm, NewRecycler, Scope, Standard};
    let form = NewRecycler {
        name: "Old Mill Recycling".into(),
        facility_name: "Mill".into(),
        address: endwell_core::foundation::Address::default(),
    };
    let facility = recyclers::add(&world.book, form).unwrap().value;
    let form = CertificationForm {
        facility_id: facility,
        id: None,
        version: 0,
        standard: Standard::R2v3,
        revision: String::new(),
        number: "R2-OLD".into(),
        body: String::new(),
        scopes: vec![Scope::R2DataSanitization],
        scope_text: String::new(),
        file: None,
        valid_from: "2023-07-01".into(),
        valid_until: "2026-10-28".into(),
        checked_on: "2026-10-09".into(),
        checked_at: "the register".into(),
    };
    recyclers::save_certification(&world.book, form).unwrap();
    facility
}

#[test]
fn characters_the_paper_cannot_show_are_refused_before_a_number_is_spent() {
    let world = World::new();
    let place = world.customer("Ωmega Żółć Кедр 🏢");
    let assets = world.deploy(place, "2022-01-31", vec![laptop("AAA111")]);
    let pickup = world.processed(&assets);
    let refusal = world.issue(pickup).unwrap_err();
    assert_eq!((refusal.code, refusal.params["characters"].as_str()), (RefusalCode::MissingGlyphs, "🏢"));
    assert_eq!(world.count("certificate"), 0);
    let form = endwell_core::customers::CustomerForm {
        id: place.customer,
        version: 1,
        name: "Ωmega Żółć Кедр".into(),
        note: String::new(),
    };
    endwell_core::customers::rename(&world.book, form).unwrap();
    let issued = world.issue(pickup).unwrap();
    assert_eq!(issued.number, "C-2026-0001");
    let path = sample_folder().join("certificate-greek-cyrillic.pdf");
    world.ask(|tx| certificates::save(tx, SaveCertificate { id: issued.id, path: path.display().to_string() }));
}

#[test]
fn a_long_mixed_load_prints_on_many_pages() {
    let world = World::new();
    let mut form = crate::world::company_form();
    form.version = 1;
    form.page_size = endwell_core::company::PageSize::A4;
    endwell_core::company::save(&world.book, form).unwrap();
    let place =
        world.customer(&format!("{} GmbH", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk ".repeat(2).trim()));
    let mut lines: Vec<_> = (0..120).map(|n| laptop(&format!("LV{n:05}"))).collect();
    lines.extend(
        (0..20)
            .map(|n| device(&format!("MON{n:05}"), "HP E24 G4 FHD Monitor with an exceedingly long descriptive name")),
    );
    lines.push(toner("40"));
    let assets = world.deploy(place, "2022-01-31", lines);
    let lot = world.ask(|tx| {
        endwell_core::deployments::supplies(tx, endwell_core::deployments::SuppliesOf { customer_id: place.customer })
    });
    let form = pickups::NewPickup {
        assets,
        supplies: vec![pickups::SomeSupplies { id: lot[0].id, quantity: 40 }],
        planned_on: "2026-10-12".into(),
        facility_id: Some(world.facility()),
        programme_id: None,
        carrier: String::new(),
    };
    let pickup = pickups::plan(&world.book, form).unwrap().value[0].id;
    pickups::collect(&world.book, world.hand_over(pickup, "2026-10-12")).unwrap();
    pickups::receive(&world.book, world.hand_over(pickup, "2026-10-14")).unwrap();
    let mut form = world.processing(pickup, EvidenceLevel::Serial);
    for (at, line) in form.lines.iter_mut().enumerate() {
        if at % 3 == 0 {
            line.disposition = Disposition::Resold;
            line.weight = String::new();
        }
    }
    pickups::process(&world.book, form).unwrap();
    let issued = world.issue(pickup).unwrap();
    let row = world.ask(|tx| certificates::show(tx, certificates::WhichCertificate { id: issued.id }));
    assert!(row.pages > 3, "{} pages", row.pages);
    let path = sample_folder().join("certificate-long.pdf");
    world.ask(|tx| certificates::save(tx, SaveCertificate { id: issued.id, path: path.display().to_string() }));
}

#[test]
fn issued_bytes_that_were_altered_are_not_handed_out() {
    let world = World::new();
    let place = world.customer("Meridian Legal LLP");
    let assets = world.deploy(place, "2022-01-31", vec![laptop("AAA111")]);
    let issued = world.issue(world.processed(&assets)).unwrap();
    let altered = rusqlite::Connection::open(world.path("book.endwell")).unwrap();
    altered.execute_batch("DROP TRIGGER certificate_file_kept; UPDATE certificate_file SET bytes = x'00'").unwrap();
    let save = SaveCertificate { id: issued.id, path: world.path("c.pdf").display().to_string() };
    let refusal = world.book.read(|tx| certificates::save(tx, save)).unwrap_err();
    assert_eq!(refusal.code, RefusalCode::FileAltered);
    assert!(!world.path("c.pdf").exists());
}
