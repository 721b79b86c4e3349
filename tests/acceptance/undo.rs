//! Undo and redo: exact, one step an action, never through evidence.

use endwell_core::customers::{self, CustomerForm};
use endwell_core::exchange::{OrdersFile, import_orders};
use endwell_core::foundation::{RefusalCode, Unwatched};
use endwell_core::pickups::{self, PickupVersion};
use endwell_core::{find, planning};

use crate::world::{World, category, laptop, policy, toner};

fn found(world: &World, text: &str) -> usize {
    let search = find::EquipmentSearch {
        text: text.into(),
        customer_id: None,
        category: String::new(),
        state: String::new(),
        after: None,
    };
    world.ask(|tx| find::equipment(tx, search)).rows.len()
}

#[test]
fn a_day_of_work_is_undone_and_done_again_exactly() {
    let world = World::new();
    let mut states = vec![world.contents()];
    let place = world.customer("Harbor Dental Group");
    states.push(world.contents());
    let ids = world.deploy(place, "2024-02-29", vec![laptop("AAA111"), laptop("BBB222"), toner("12")]);
    states.push(world.contents());
    planning::apply(&world.book, policy(category("laptop"), Some(36))).unwrap();
    states.push(world.contents());
    let pickup = world.plan(&ids, None);
    states.push(world.contents());
    pickups::cancel(&world.book, PickupVersion { id: pickup, version: 1 }).unwrap();
    states.push(world.contents());
    let form =
        CustomerForm {
            id: place.customer, version: 1, name: "Harbor’s Dental".into(), note: "two\nlines ' \"".into()
        };
    customers::rename(&world.book, form).unwrap();
    let last = world.contents();

    for state in states.iter().rev() {
        assert!(!world.book.undo().unwrap().changed.is_empty());
        assert_eq!(&world.contents(), state);
        assert_eq!(world.book.check().unwrap(), Vec::<String>::new());
    }
    for state in states.iter().skip(1).chain([&last]) {
        world.book.redo().unwrap();
        assert_eq!(&world.contents(), state);
    }
    assert_eq!(world.book.redo().unwrap_err().code, RefusalCode::NothingToUndo);
}

#[test]
fn what_can_be_undone_is_named() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    world.deploy(place, "2024-02-29", vec![laptop("AAA111")]);
    let next = world.book.undo_state().undo.unwrap();
    assert_eq!((next.action.as_str(), next.params["devices"].as_str()), ("record-deployment", "1"));
    world.book.undo().unwrap();
    assert_eq!(world.book.undo_state().redo.unwrap().action, "record-deployment");
    world.customer("Orchard Foods");
    assert_eq!(world.book.undo_state().redo, None, "a new action leaves nothing to do again");
}

#[test]
fn the_search_follows_an_undo() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    world.deploy(place, "2024-02-29", vec![laptop("AAA111")]);
    assert_eq!((found(&world, "harbor latitude"), found(&world, "aaa")), (1, 1));
    let form = CustomerForm { id: place.customer, version: 1, name: "Pier Four".into(), note: String::new() };
    customers::rename(&world.book, form).unwrap();
    assert_eq!((found(&world, "harbor latitude"), found(&world, "pier latitude")), (0, 1));
    world.book.undo().unwrap();
    assert_eq!((found(&world, "harbor latitude"), found(&world, "pier latitude")), (1, 0));
    world.book.undo().unwrap();
    assert_eq!((found(&world, "harbor latitude"), found(&world, "aaa")), (0, 0));
}

#[test]
fn a_whole_import_is_one_step() {
    let world = World::new();
    let before = world.contents();
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/distributor-orders.csv");
    let file = OrdersFile { path: path.display().to_string(), categories: Default::default() };
    import_orders(&world.book, file, &Unwatched).unwrap();
    let after = world.contents();
    world.book.undo().unwrap();
    assert_eq!(world.contents(), before);
    world.book.redo().unwrap();
    assert_eq!(world.contents(), after);
}

#[test]
fn evidence_seals_what_lies_before_it() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    let ids = world.deploy(place, "2022-02-28", vec![laptop("AAA111")]);
    let pickup = world.plan(&ids, Some(world.facility()));
    assert!(world.book.undo_state().undo.is_some());
    pickups::collect(&world.book, world.hand_over(pickup, "2026-10-12")).unwrap();
    assert_eq!(world.book.undo_state().undo, None);
    assert_eq!(world.book.undo().unwrap_err().code, RefusalCode::NothingToUndo);
    world.customer("Orchard Foods");
    world.book.undo().unwrap();
    assert_eq!(world.book.undo().unwrap_err().code, RefusalCode::NothingToUndo, "not through the evidence");
}

#[test]
fn an_action_that_changes_nothing_leaves_no_step() {
    let world = World::new();
    let steps = world.book.undo_state();
    let refused = customers::rename(
        &world.book,
        CustomerForm { id: world.customer("A1 Foods").customer, version: 9, name: "B".into(), note: String::new() },
    );
    assert_eq!(refused.unwrap_err().code, RefusalCode::Stale);
    world.book.undo().unwrap();
    assert_eq!(world.book.undo_state().undo, steps.undo);
}

#[test]
fn what_another_program_wrote_is_not_taken_back() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    assert!(world.book.undo_state().undo.is_some());
    let other = crate::world::open(&world.path("book.endwell"), 99).unwrap();
    let form = CustomerForm { id: place.customer, version: 1, name: "Pier Four".into(), note: String::new() };
    customers::rename(&other, form).unwrap();
    assert_eq!(world.book.undo().unwrap_err().code, RefusalCode::NothingToUndo);
    assert_eq!(world.count("customer"), 1);
}
