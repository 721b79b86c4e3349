//! Scanned labels: which number is read, which device of the book it names, and what more goes onto a planned pickup.

use endwell_core::deployments::NewLine;
use endwell_core::foundation::RefusalCode;
use endwell_core::foundation::ids::{AssetId, SiteId};
use endwell_core::pickups::{self, MoreForPickup};
use endwell_core::scanning::{self, FoundBy, Scan, ScanRules, ScannedText};

use crate::world::{Place, World, device, laptop, told};

fn scan_at(world: &World, text: &str, site_id: Option<SiteId>) -> Scan {
    world.ask(|tx| scanning::read(tx, ScannedText { text: text.into(), site_id }))
}

fn scan(world: &World, text: &str) -> Scan {
    scan_at(world, text, None)
}

fn rules(world: &World) -> ScanRules {
    world.ask(|tx| scanning::show_rules(tx, ()))
}

/// Each device that was found, and by which of its numbers.
fn found(scan: &Scan) -> Vec<(FoundBy, &str)> {
    scan.devices.iter().map(|device| (device.found_by, device.serial.as_str())).collect()
}

/// A customer with two laptops, one of them with an asset tag.
fn filled() -> (World, Place) {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    let tagged = NewLine { tag: "HD-0042".into(), ..laptop("5CG1234XYZ") };
    world.deploy(place, "2022-01-31", vec![tagged, laptop("SGH327SZYD")]);
    (world, place)
}

#[test]
fn a_label_finds_the_device_that_bears_its_number() {
    let (world, _) = filled();
    let by_serial = [(FoundBy::Serial, "5CG1234XYZ")];
    for text in [
        "5cg1234xyz",
        "5CG-1234-XYZ",
        "S5CG1234XYZ",
        "]C1215CG1234XYZ",
        "(01)09521234543213(21)5CG1234XYZ",
        "[)>\u{1e}06\u{1d}1PE8-40\u{1d}S5CG1234XYZ\u{1e}\u{4}",
    ] {
        let scan = scan(&world, text);
        assert_eq!(found(&scan), by_serial, "{text}");
        assert!(scan.serial.is_some() && scan.refused.is_empty(), "{text}");
    }
    for text in ["HD-0042", "hd0042", "https://assets.example/ht/HD-0042"] {
        assert_eq!(found(&scan(&world, text)), [(FoundBy::Tag, "5CG1234XYZ")], "{text}");
    }
    for text in ["5CG1234XY", "5CG1234XYZ0", "HD-004", "0042"] {
        assert!(scan(&world, text).devices.is_empty(), "{text}: only a whole number names a device");
    }
    let device = scan(&world, "HD-0042").devices.remove(0);
    assert_eq!((device.customer.as_str(), device.site.as_str()), ("Harbor Dental Group", "Main site"));
    assert_eq!((device.state.as_str(), device.tag.as_str()), ("in-service", "HD-0042"));
}

#[test]
fn the_reading_that_is_in_the_book_is_the_right_one() {
    let (world, _) = filled();
    for label_letters in [false, true] {
        scanning::save_rules(&world.book, ScanRules { label_letters, ..rules(&world) }).unwrap();
        assert_eq!(scan(&world, "S5CG1234XYZ").serial.as_deref(), Some("5CG1234XYZ"));
        assert_eq!(scan(&world, "SGH327SZYD").serial.as_deref(), Some("SGH327SZYD"));
    }
    // What nobody has recorded yet is read by the rules.
    assert_eq!(scan(&world, "S5CG9999AAA").serial.as_deref(), Some("S5CG9999AAA"), "there is no week 99");
    assert_eq!(scan(&world, "S5CG1239AAA").serial.as_deref(), Some("5CG1239AAA"));
    scanning::save_rules(&world.book, ScanRules { label_letters: false, ..rules(&world) }).unwrap();
    assert_eq!(scan(&world, "S5CG1239AAA").serial.as_deref(), Some("S5CG1239AAA"));
}

#[test]
fn a_part_number_is_no_serial_number() {
    let (world, _) = filled();
    let plain = scan(&world, "1PE8-40-ABC");
    assert_eq!((plain.serial.as_deref(), plain.part_number), (Some("1PE8-40-ABC"), None));
    scanning::save_rules(&world.book, ScanRules { label_letters: true, ..rules(&world) }).unwrap();
    let part = scan(&world, "1PE8-40-ABC");
    assert_eq!((part.serial, part.part_number.as_deref()), (None, Some("E8-40-ABC")));
    assert!(part.refused.is_empty());
    let product = scan(&world, "]E09521234543213");
    assert_eq!((product.serial, product.gtin.as_deref()), (None, Some("09521234543213")));
}

#[test]
fn what_is_no_serial_number_is_refused_as_everywhere() {
    let (world, place) = filled();
    for (text, code) in [
        ("To be filled by O.E.M.", RefusalCode::SerialPlaceholder),
        ("]C1210000000", RefusalCode::SerialPlaceholder),
        ("6.37702E+15", RefusalCode::SerialDamaged),
        ("5CG\u{7}1234", RefusalCode::HasControlCharacters),
        (&"A1".repeat(40), RefusalCode::TooLong),
    ] {
        let scan = scan(&world, text);
        let codes: Vec<_> = scan.refused.iter().map(|field| (field.field.as_str(), field.code)).collect();
        assert_eq!((scan.serial, codes), (None, vec![("text", code)]), "{text}");
    }
    for (text, expected) in [(" ", "text: missing"), (&"9".repeat(600), "text: too-long")] {
        let asked = ScannedText { text: text.into(), site_id: None };
        assert_eq!(told(&world.book.read(|tx| scanning::read(tx, asked)).unwrap_err()), [expected]);
    }
    // A tag may be shorter than any serial number.
    world.deploy(place, "2022-01-31", vec![NewLine { tag: "7".into(), ..laptop("AAA111") }]);
    let tagged = scan(&world, "7");
    assert_eq!((found(&tagged), tagged.serial.as_deref()), (vec![(FoundBy::Tag, "AAA111")], None));
}

#[test]
fn what_stands_where_the_person_stands_comes_first() {
    let world = World::new();
    let (harbor, orchard) = (world.customer("Harbor Dental Group"), world.customer("Orchard Logistics"));
    let tagged = |serial: &str| NewLine { tag: "SPARE".into(), ..laptop(serial) };
    world.deploy(harbor, "2022-01-31", (0..7).map(|n| tagged(&format!("HHH{n}"))).collect());
    world.deploy(orchard, "2022-01-31", vec![tagged("OOO1"), device("HHH0", "Lenovo ThinkPad T14")]);
    let spare = scan_at(&world, "spare", Some(orchard.site));
    assert_eq!(spare.devices.len(), 5, "a few are enough to see that there are several");
    assert_eq!(spare.devices[0].serial, "OOO1");
    let makers = |site| scan_at(&world, "HHH0", site).devices.into_iter().map(|one| one.customer).collect::<Vec<_>>();
    assert_eq!(makers(None), ["Harbor Dental Group", "Orchard Logistics"], "two makers, one number");
    assert_eq!(makers(Some(orchard.site)), ["Orchard Logistics", "Harbor Dental Group"]);
}

#[test]
fn the_scanners_rules_are_kept_checked_and_undone() {
    let (world, _) = filled();
    assert_eq!(rules(&world), ScanRules::default());
    let form = ScanRules { version: 0, prefix: "~".into(), suffix: " # ".into(), label_letters: true };
    scanning::save_rules(&world.book, form.clone()).unwrap();
    let kept = ScanRules { version: 1, suffix: "#".into(), ..form.clone() };
    assert_eq!(rules(&world), kept);
    assert_eq!(scan(&world, "~5CG1234XYZ#").serial.as_deref(), Some("5CG1234XYZ"));
    assert_eq!(scanning::save_rules(&world.book, form).unwrap_err().code, RefusalCode::Stale);
    let wrong = ScanRules { prefix: "\u{2}".into(), ..kept.clone() };
    assert_eq!(told(&scanning::save_rules(&world.book, wrong).unwrap_err()), ["prefix: has-control-characters"]);
    assert_eq!(rules(&world), kept);
    world.book.undo().unwrap();
    assert_eq!(rules(&world), ScanRules::default());
}

fn add(world: &World, pickup: endwell_core::foundation::ids::PickupId, assets: &[AssetId]) -> Result<(), RefusalCode> {
    let form = MoreForPickup { id: pickup, assets: assets.to_vec() };
    pickups::add_lines(&world.book, form).map(|done| done.value).map_err(|refusal| refusal.code)
}

#[test]
fn what_else_stands_there_comes_along_while_the_pickup_is_planned() {
    let (world, place) = filled();
    let assets = [world.asset("5CG1234XYZ").unwrap(), world.asset("SGH327SZYD").unwrap()];
    let pickup = world.plan(&assets[..1], Some(world.facility()));
    let before = world.contents();
    add(&world, pickup, &assets[1..]).unwrap();
    let after = world.contents();
    let serials: Vec<_> = world.ask(|tx| pickups::lines(tx, pickup)).into_iter().map(|line| line.serial).collect();
    assert_eq!(serials, ["5CG1234XYZ", "SGH327SZYD"]);
    assert_eq!(scan(&world, "SGH327SZYD").devices[0].state.as_str(), "retired");
    world.book.undo().unwrap();
    assert_eq!(world.contents(), before);
    world.book.redo().unwrap();
    assert_eq!(world.contents(), after);

    assert_eq!(add(&world, pickup, &assets[1..]), Err(RefusalCode::NotInService), "it is on a pickup already");
    assert_eq!(add(&world, pickup, &[]), Err(RefusalCode::NothingSelected));
    let elsewhere = world.deploy(world.customer("Orchard Logistics"), "2022-01-31", vec![laptop("OOO111")]);
    let more = world.deploy(place, "2022-01-31", vec![laptop("AAA111")]);
    let before = world.contents();
    assert_eq!(add(&world, pickup, &[more[0], elsewhere[0]]), Err(RefusalCode::OtherSite));
    assert_eq!(world.contents(), before, "all of them or none");
    pickups::collect(&world.book, world.hand_over(pickup, "2026-10-12")).unwrap();
    assert_eq!(add(&world, pickup, &more), Err(RefusalCode::WrongStep));
}
