//! Finding equipment by the beginning of a serial number or tag, or by words, a page at a time.

use endwell_core::deployments::NewLine;
use endwell_core::find::{self, EquipmentSearch, SearchText};

use crate::world::{World, device, laptop};

fn search(text: &str) -> EquipmentSearch {
    EquipmentSearch { text: text.into(), customer_id: None, category: String::new(), state: String::new(), after: None }
}

/// The serial numbers on all pages.
fn all(world: &World, mut asked: EquipmentSearch) -> Vec<String> {
    let mut found = Vec::new();
    loop {
        let page = world.ask(|tx| find::equipment(tx, EquipmentSearch { after: asked.after.take(), ..copy(&asked) }));
        found.extend(page.rows.into_iter().map(|row| row.serial));
        match page.next {
            Some(next) => asked.after = Some(next),
            None => return found,
        }
    }
}

fn copy(asked: &EquipmentSearch) -> EquipmentSearch {
    EquipmentSearch {
        text: asked.text.clone(),
        customer_id: asked.customer_id,
        category: asked.category.clone(),
        state: asked.state.clone(),
        after: None,
    }
}

fn filled() -> World {
    let world = World::new();
    let (harbor, orchard) = (world.customer("Harbor Dental Group"), world.customer("Núñez Logistics, Inc."));
    let lines =
        |prefix: &str, model: &str, count| (0..count).map(|n| device(&format!("{prefix}{n:04}"), model)).collect();
    world.deploy(harbor, "2022-01-31", lines("HL", "Dell Latitude 5420", 130));
    world.deploy(harbor, "2023-01-31", lines("HM", "HP E24 G4 Monitor", 20));
    world.deploy(orchard, "2024-01-31", lines("OL", "Dell Latitude 7420", 70));
    world.deploy(orchard, "2024-01-31", vec![NewLine { tag: "ML-1040".into(), ..laptop("5CG3412KXY") }]);
    world
}

#[test]
fn every_device_is_on_one_page_and_only_one() {
    let world = filled();
    for (text, expected) in [
        ("", 221),
        ("latitude", 201),
        ("dell lat harbor", 130),
        ("monitor harbor", 20),
        ("nunez latitude 7420", 70),
        ("main site", 221),
        ("harbor orchard", 0),
        ("HL00", 100),
    ] {
        let mut found = all(&world, search(text));
        assert_eq!(found.len(), expected, "{text}");
        found.sort_unstable();
        found.dedup();
        assert_eq!(found.len(), expected, "{text}: twice the same");
    }
}

#[test]
fn a_label_can_be_typed_as_it_is_read() {
    let world = filled();
    for text in ["5cg-3412", "ml1040", "ML-10", "Dell 5CG3412KXY", "5CG34 núñez"] {
        assert_eq!(all(&world, search(text)), ["5CG3412KXY"], "{text}");
    }
    assert!(all(&world, search("HP 5CG3412KXY")).is_empty());
    assert!(all(&world, search("\" OR (")).is_empty());
}

#[test]
fn a_name_is_found_with_and_without_its_apostrophe() {
    let world = World::new();
    let place = world.customer("St. Bride’s Charter School");
    world.deploy(place, "2024-01-31", vec![device("AAA111", "Apple iMac 23.8 inch")]);
    for text in ["bride’s", "St. Bride's", "brides charter", "23.8 imac", "238"] {
        assert_eq!(all(&world, search(text)), ["AAA111"], "{text}");
    }
}

#[test]
fn filters_hold_for_every_way_of_searching() {
    let world = filled();
    let harbor =
        world.ask(|tx| tx.one("SELECT id FROM customer WHERE name_key LIKE 'harbor%'", &[], |row| row.get("id")));
    world.plan(&[world.asset("HL0000").unwrap()], None);
    for (text, category, state, expected) in [
        ("", "", "", 150),
        ("", "monitor_lcd", "", 20),
        ("", "", "retired", 1),
        ("latitude", "", "in-service", 129),
        ("HL", "laptop", "retired", 1),
        ("latitude", "monitor_lcd", "", 0),
    ] {
        let asked =
            EquipmentSearch { customer_id: harbor, category: category.into(), state: state.into(), ..search(text) };
        assert_eq!(all(&world, asked).len(), expected, "{text} {category} {state}");
    }
}

#[test]
fn the_search_field_finds_a_few_of_everything() {
    let world = filled();
    world.plan(&[world.asset("HL0000").unwrap()], None);
    let found = |text: &str| world.ask(|tx| find::anything(tx, SearchText { text: text.into() }));
    assert_eq!(found("harbor").customers.len(), 1);
    assert_eq!(found("harbor").devices.len(), 5);
    assert_eq!(found("1").pickups[0].number, "P-0001");
    assert_eq!(found("p-0001").pickups.len(), 1);
    assert_eq!(found("P-00").pickups.len(), 1);
    assert!(found("  ").devices.is_empty());
}
