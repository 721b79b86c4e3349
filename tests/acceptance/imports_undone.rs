//! An import is taken back as one step, exactly; or not at all, with what depends on it.

use endwell_core::book::{AuditEntry, subject_history};
use endwell_core::customers::{self, ContactForm, CustomerForm, NewCustomer, SiteForm};
use endwell_core::deployments::{self, HoldForm};
use endwell_core::exchange::{ImportDependents, ImportRow, WhichImport, imports, undo_import, what_depends};
use endwell_core::foundation::ids::{CustomerId, ImportId, SiteId};
use endwell_core::foundation::{Address, RefusalCode};
use endwell_core::pickups::{self, PickupVersion};
use endwell_core::planning::{self, Answer, AnswerForm, WarrantyForm};
use endwell_core::routing::HoldKind;

use crate::imports::{CLEAN, assert_book_is_right, register, rows, taken};
use crate::refreshes::{answer, asset, model, months, set};
use crate::world::{World, category, device, laptop, open};

/// A book in which the usual list has something to change beside what it enters.
fn world() -> World {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    world.deploy(place, "2023-02-28", vec![laptop("ABC1001"), laptop("OLD9001")]);
    world.set_date(&[world.asset("OLD9001").unwrap()], "2029-09-09", "asked").unwrap();
    world
}

/// All but the notes that imports leave of themselves.
fn kept(world: &World) -> String {
    world.contents_without(&["import"])
}

#[track_caller]
fn import(world: &World, lines: &[&str]) -> ImportId {
    taken(&rows(world, lines)).import_id.unwrap()
}

fn listed(world: &World) -> Vec<ImportRow> {
    world.ask(|tx| imports(tx, ()))
}

fn dependents(world: &World, id: ImportId) -> ImportDependents {
    world.ask(|tx| what_depends(tx, WhichImport { id }))
}

/// Refused with these dependents, and everything as it was.
#[track_caller]
fn refused(world: &World, id: ImportId, expected: ImportDependents) {
    assert_eq!(dependents(world, id), expected);
    let before = (world.contents(), world.count("audit_event"));
    let refusal = undo_import(&world.book, WhichImport { id }).unwrap_err();
    assert_eq!(refusal.code, RefusalCode::ImportInUse);
    let said = |name: &str| refusal.params[name].parse::<u32>().unwrap();
    let params = ImportDependents {
        on_pickups: said("onPickups"),
        answered: said("answered"),
        changed_since: said("changedSince"),
        replaced: said("replaced"),
    };
    assert_eq!(params, expected);
    assert_eq!((world.contents(), world.count("audit_event")), before);
}

#[test]
fn an_import_is_the_last_step_and_taken_back_exactly() {
    let world = world();
    let before = kept(&world);
    let steps = world.book.undo_state();
    let id = import(&world, &CLEAN);
    let next = world.book.undo_state().undo.unwrap();
    assert_eq!(
        (next.action.as_str(), next.params["new"].as_str(), next.params["updated"].as_str()),
        ("import-list", "5", "1")
    );
    assert_eq!((next.params["import"].clone(), next.params["source"].as_str()), (id.to_string(), "list.csv"));
    let changed = world.book.undo().unwrap().changed;
    for table in ["asset", "deployment", "customer", "site", "model", "audit_event"] {
        assert!(changed.contains(&table.to_owned()), "{table} of {changed:?}");
    }
    assert_eq!(kept(&world), before);
    assert_book_is_right(&world);
    assert_eq!(
        (world.book.undo_state().redo, world.book.undo_state().undo),
        (None, steps.undo),
        "and nothing to do again"
    );
    assert_eq!(world.book.redo().unwrap_err().code, RefusalCode::NothingToUndo);
    world.book.undo().unwrap();
    assert_ne!(kept(&world), before, "what was done before can be undone further");
}

#[test]
fn an_import_is_taken_back_from_the_list_when_no_step_is_left() {
    let mut world = world();
    let before = kept(&world);
    let id = import(&world, &CLEAN);
    world.book = open(&world.path("book.endwell"), 70).unwrap();
    assert_eq!(world.book.undo_state().undo, None);
    let row = &listed(&world)[0];
    assert_eq!((row.id, row.added, row.changed, row.undone_at.as_deref()), (id, 5, 1, None));
    assert_eq!(dependents(&world, id), ImportDependents::default());
    undo_import(&world.book, WhichImport { id }).unwrap();
    assert_eq!(kept(&world), before);
    assert_book_is_right(&world);
    assert!(listed(&world)[0].undone_at.is_some());
    assert_eq!(world.count("audit_event WHERE action = 'undo-import'"), 1);
    let refusal = undo_import(&world.book, WhichImport { id }).unwrap_err();
    assert_eq!(refusal.code, RefusalCode::NotFound, "it was taken back");
    assert_eq!(kept(&world), before);
}

#[test]
fn an_import_that_was_taken_back_is_made_again_the_same() {
    let world = world();
    import(&world, &CLEAN);
    let once = register(&world);
    world.book.undo().unwrap();
    import(&world, &CLEAN);
    assert_eq!(register(&world), once);
    assert_book_is_right(&world);
    assert_eq!(listed(&world).iter().map(|row| row.undone_at.is_some()).collect::<Vec<_>>(), [false, true]);
    world.book.undo().unwrap();
    assert_eq!((world.count("asset"), listed(&world).len()), (2, 2));
}

#[test]
fn what_was_done_after_an_import_is_undone_before_it() {
    let world = world();
    let before = kept(&world);
    let id = import(&world, &CLEAN);
    let harbor: CustomerId = world
        .ask(|tx| tx.one("SELECT id FROM customer WHERE name = 'Orchard Foods'", &[], |row| row.get("id")))
        .unwrap();
    world.set_date(&[world.asset("QQQ2001").unwrap()], "2030-01-31", "").unwrap();
    let form = CustomerForm { id: harbor, version: 1, name: "Pier Four".into(), note: String::new() };
    customers::rename(&world.book, form).unwrap();
    refused(&world, id, ImportDependents { changed_since: 1, ..ImportDependents::default() });
    world.book.undo().unwrap();
    world.book.undo().unwrap();
    assert_eq!(dependents(&world, id), ImportDependents::default());
    world.book.undo().unwrap();
    assert_eq!(kept(&world), before);
}

#[test]
fn an_import_stays_while_something_depends_on_it_and_says_what() {
    let none = ImportDependents::default();
    let mut world = world();
    let id = import(&world, &CLEAN);
    let [second, third, server, laptop] =
        ["ABC1002", "ABC1003", "QQQ2001", "QQQ2002"].map(|serial| world.asset(serial).unwrap());
    world.plan(&[second], None);
    world.plan(&[third], None);
    refused(&world, id, ImportDependents { on_pickups: 2, ..none });
    planning::answer(&world.book, answer(&[server], Answer::Declined)).unwrap();
    refused(&world, id, ImportDependents { on_pickups: 2, answered: 1, ..none });
    planning::set_warranty(&world.book, WarrantyForm { asset_ids: vec![laptop], until: "2028-01-31".into() }).unwrap();
    refused(&world, id, ImportDependents { on_pickups: 2, answered: 1, changed_since: 1, ..none });
    world.book = open(&world.path("book.endwell"), 71).unwrap();
    refused(&world, id, ImportDependents { on_pickups: 2, answered: 1, changed_since: 1, ..none });
}

#[test]
fn a_hold_on_a_device_of_an_import_keeps_it() {
    let world = world();
    let id = import(&world, &CLEAN);
    let assets = vec![world.asset("QQQ2001").unwrap()];
    let form = HoldForm { assets, kind: HoldKind::LegalHold, since: "2026-11-01".into(), note: String::new() };
    deployments::hold(&world.book, form).unwrap();
    refused(&world, id, ImportDependents { changed_since: 1, ..ImportDependents::default() });
}

#[test]
fn a_policy_for_one_device_of_an_import_keeps_it() {
    let world = world();
    let id = import(&world, &CLEAN);
    world.change(set(months(asset(world.asset("QQQ2001").unwrap()), 12)));
    refused(&world, id, ImportDependents { changed_since: 1, ..ImportDependents::default() });
}

#[test]
fn devices_that_wait_for_a_deployment_of_an_import_keep_it() {
    let world = world();
    let id = import(&world, &CLEAN);
    let deployment = world
        .ask(|tx| {
            tx.one(
                "SELECT a.deployment_id FROM asset a JOIN customer c ON c.id = a.customer_id
                  WHERE c.name = 'Harbor Dental Group' AND a.serial = 'ABC1003'",
                &[],
                |row| row.get("deployment_id"),
            )
        })
        .unwrap();
    let mut form = answer(&[world.asset("OLD9001").unwrap()], Answer::Replaced);
    form.deployment_id = Some(deployment);
    planning::answer(&world.book, form).unwrap();
    refused(&world, id, ImportDependents { replaced: 1, ..ImportDependents::default() });
}

#[test]
fn a_later_import_that_changed_its_devices_keeps_an_import() {
    let world = world();
    let before = kept(&world);
    let first = import(&world, &CLEAN);
    let between = kept(&world);
    let second = import(&world, &[",,,Dell,,QQQ2001,T-77,,,,,", ",,,Dell,,OLD9001,T-78,,,,,"]);
    refused(&world, first, ImportDependents { changed_since: 1, ..ImportDependents::default() });
    undo_import(&world.book, WhichImport { id: second }).unwrap();
    assert_eq!(kept(&world), between);
    undo_import(&world.book, WhichImport { id: first }).unwrap();
    assert_eq!(kept(&world), before);
}

#[test]
fn a_later_import_that_moved_its_devices_elsewhere_keeps_an_import() {
    for row in [",,,Dell,,QQQ2001,,2019-06-07,,,,", ",Annex,,Dell,,QQQ2001,,,,,,", ",,,Dell,,QQQ2001,,,,,SO-99,"] {
        let mut world = world();
        let before = kept(&world);
        let first = import(&world, &CLEAN);
        let between = kept(&world);
        let second = import(&world, &[row]);
        world.book = open(&world.path("book.endwell"), 72).unwrap();
        refused(&world, first, ImportDependents { changed_since: 1, ..ImportDependents::default() });
        undo_import(&world.book, WhichImport { id: second }).unwrap();
        assert_eq!(kept(&world), between, "{row}");
        undo_import(&world.book, WhichImport { id: first }).unwrap();
        assert_eq!(kept(&world), before, "{row}");
    }
}

#[test]
fn what_named_a_device_before_an_import_changed_it_does_not_keep_the_import() {
    let none = ImportDependents::default();
    let mut world = world();
    let [answered, fetched] = ["OLD9001", "ABC1001"].map(|serial| world.asset(serial).unwrap());
    planning::answer(&world.book, answer(&[answered], Answer::Declined)).unwrap();
    world.change(set(months(asset(answered), 30)));
    let pickup = world.plan(&[fetched], None);
    pickups::cancel(&world.book, PickupVersion { id: pickup, version: 1 }).unwrap();
    let before = kept(&world);
    let rows = [",Annex,,Dell,OptiPlex 7090,OLD9001,T-78,2021-01-31,,,,", ",,,Dell,,ABC1001,,2021-01-31,,,,"];
    import(&world, &rows);
    world.book.undo().unwrap();
    assert_eq!(kept(&world), before);
    let id = import(&world, &rows);
    world.book = open(&world.path("book.endwell"), 73).unwrap();
    assert_eq!(dependents(&world, id), none);
    let pickup = world.plan(&[fetched], None);
    refused(&world, id, ImportDependents { on_pickups: 1, ..none });
    pickups::cancel(&world.book, PickupVersion { id: pickup, version: 1 }).unwrap();
    planning::answer(&world.book, answer(&[answered], Answer::Reopened)).unwrap();
    refused(&world, id, ImportDependents { answered: 1, changed_since: 1, ..none });
}

#[test]
fn a_device_that_is_as_before_again_follows_the_policies_of_now() {
    let mut world = world();
    let id = import(&world, &[",,,Dell,OptiPlex 7090,ABC1001,,,,,,"]);
    let old = world.asset("OLD9001").unwrap();
    world.change(set(months(model(world.model_of(old)), 24)));
    world.book = open(&world.path("book.endwell"), 74).unwrap();
    undo_import(&world.book, WhichImport { id }).unwrap();
    assert_eq!(world.refresh_on(world.asset("ABC1001").unwrap()), "2025-02-28");
    assert_book_is_right(&world);
}

#[test]
fn a_policy_that_was_changed_since_does_not_keep_an_import() {
    let mut world = world();
    let id = import(&world, &CLEAN);
    world.change(set(months(category("laptop"), 40)));
    world.change(set(months(category("server"), 50)));
    assert_eq!(dependents(&world, id), ImportDependents::default(), "a date that follows is nobody's work");
    world.book = open(&world.path("book.endwell"), 75).unwrap();
    undo_import(&world.book, WhichImport { id }).unwrap();
    assert_book_is_right(&world);
    assert_eq!(world.refresh_on(world.asset("ABC1001").unwrap()), "2026-06-28");
    assert_eq!(world.count("asset"), 2);
    let id = import(&world, &CLEAN);
    world.set_date(&[world.asset("QQQ2001").unwrap()], "2029-09-09", "asked").unwrap();
    refused(&world, id, ImportDependents { changed_since: 1, ..ImportDependents::default() });
}

#[test]
fn what_somebody_wrote_to_a_customer_or_site_of_an_import_stays() {
    let mut world = world();
    let id = import(&world, &CLEAN);
    let (customer_id, site, name): (CustomerId, SiteId, String) = world
        .ask(|tx| {
            tx.one(
                "SELECT s.customer_id, s.id, s.name FROM site s JOIN customer c ON c.id = s.customer_id
                  WHERE c.name = 'Orchard Foods'",
                &[],
                |row| Ok((row.get("customer_id")?, row.get("id")?, row.get("name")?)),
            )
        })
        .unwrap();
    let address = Address { street: "1 Pier".into(), city: "Columbus".into(), ..Address::default() };
    customers::save_site(&world.book, SiteForm { customer_id, id: Some(site), version: 1, name, address }).unwrap();
    world.book = open(&world.path("book.endwell"), 76).unwrap();
    undo_import(&world.book, WhichImport { id }).unwrap();
    assert_eq!(world.count("site WHERE city = 'Columbus'"), 1, "an address that somebody typed is not lost");
    assert_eq!(world.count("customer WHERE name = 'Orchard Foods'"), 1);
    assert_eq!((world.count("customer"), world.count("asset")), (2, 2));
    assert_book_is_right(&world);
}

#[test]
fn an_answer_that_named_a_deployment_of_an_import_keeps_it_also_when_it_was_reopened() {
    let world = world();
    let id = import(&world, &CLEAN);
    let old = world.asset("OLD9001").unwrap();
    let deployment = world.ask(|tx| {
        tx.one("SELECT deployment_id FROM asset WHERE serial = 'ABC1003'", &[], |row| row.get("deployment_id"))
    });
    let form = AnswerForm { deployment_id: deployment, ..answer(&[old], Answer::Replaced) };
    planning::answer(&world.book, form).unwrap();
    planning::answer(&world.book, answer(&[old], Answer::Reopened)).unwrap();
    refused(&world, id, ImportDependents { replaced: 1, ..ImportDependents::default() });
}

#[test]
fn a_model_to_which_another_import_would_bring_a_device_back_stays() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    let first = import(&world, &["Harbor Dental Group,,Laptop,Dell,Latitude 7777,ABC1001,,2024-02-29,,,,"]);
    world.deploy(place, "2024-03-01", vec![device("OWN1", "Dell Latitude 7777")]);
    let second = import(&world, &[",,Laptop,Dell,Latitude 8888,OWN1,,,,,,"]);
    undo_import(&world.book, WhichImport { id: first }).unwrap();
    assert_eq!(world.count("model WHERE name = 'Latitude 7777'"), 1);
    undo_import(&world.book, WhichImport { id: second }).unwrap();
    assert_book_is_right(&world);
    assert_eq!(world.count("model"), 1);
}

#[test]
fn a_customer_that_somebody_uses_by_now_stays() {
    let world = world();
    let id = import(&world, &CLEAN);
    let orchard: CustomerId = world
        .ask(|tx| tx.one("SELECT id FROM customer WHERE name = 'Orchard Foods'", &[], |row| row.get("id")))
        .unwrap();
    let form = ContactForm {
        customer_id: orchard,
        id: None,
        version: 0,
        name: "Robin Ames".into(),
        role: String::new(),
        email: "robin@orchard.example".into(),
        phone: String::new(),
    };
    customers::save_contact(&world.book, form).unwrap();
    let used = world.deployment(world.customer("Pier Four"), "2024-01-31", vec![laptop("NEW1")]);
    undo_import(&world.book, WhichImport { id }).unwrap();
    assert_eq!((world.count("customer"), world.count("contact"), world.count("asset")), (3, 1, 3));
    assert_eq!(world.count(&format!("site WHERE customer_id = '{orchard}'")), 1, "a customer that stays has its sites");
    assert_eq!(world.count(&format!("deployment WHERE id = '{used}'")), 1);
    assert_eq!(world.count("model"), 1, "the model that others use stays, as it was before");
    assert_book_is_right(&world);
    assert_eq!(world.book.undo_state().undo, None, "steps from before and after it would begin from another book");
}

#[test]
fn an_import_is_taken_back_also_when_evidence_was_made_since() {
    let world = world();
    let before = register(&world);
    let id = import(&world, &CLEAN);
    world.issue(world.processed(&[world.asset("OLD9001").unwrap()])).unwrap();
    assert_eq!(world.book.undo_state().undo, None);
    undo_import(&world.book, WhichImport { id }).unwrap();
    let serials: Vec<String> = world.dates().into_iter().map(|(serial, _)| serial).collect();
    assert_eq!(serials, ["ABC1001", "OLD9001"]);
    assert_eq!(register(&world).len(), before.len());
    assert_book_is_right(&world);
}

#[test]
fn devices_that_evidence_names_keep_an_import() {
    let world = world();
    let id = import(&world, &CLEAN);
    world.issue(world.processed(&[world.asset("QQQ2001").unwrap()])).unwrap();
    refused(&world, id, ImportDependents { on_pickups: 1, ..ImportDependents::default() });
}

#[test]
fn an_import_is_taken_back_from_the_list_also_when_somebody_else_wrote_since() {
    let world = world();
    let before = kept(&world);
    let id = import(&world, &CLEAN);
    let other = open(&world.path("book.endwell"), 99).unwrap();
    let form = NewCustomer { name: "Pier Four".into(), site_name: "Dock".into(), address: Address::default() };
    let added = customers::add(&other, form).unwrap().value;
    undo_import(&world.book, WhichImport { id }).unwrap();
    let serials: Vec<String> = world.dates().into_iter().map(|(serial, _)| serial).collect();
    assert_eq!((serials.as_slice(), world.count("customer")), (&["ABC1001".to_owned(), "OLD9001".into()][..], 2));
    assert!(kept(&world).contains(&added.id.to_string()) && !before.contains(&added.id.to_string()));
}

#[test]
fn an_import_is_in_the_history_of_what_it_touched() {
    let world = world();
    let id = import(&world, &CLEAN);
    let customer: CustomerId = world
        .ask(|tx| tx.one("SELECT id FROM customer WHERE name = 'Orchard Foods'", &[], |row| row.get("id")))
        .unwrap();
    let last = |history: Vec<AuditEntry>| history[0].action.clone();
    assert_eq!(last(world.ask(|tx| subject_history(tx, customer, 5))), "import-list");
    assert_eq!(last(world.ask(|tx| subject_history(tx, world.asset("ABC1001").unwrap(), 5))), "import-list");
    let told = world.ask(|tx| subject_history(tx, id, 5)).remove(0).params;
    assert_eq!((told["new"].as_str(), told["updated"].as_str(), told["source"].as_str()), ("5", "1", "list.csv"));
}

#[test]
fn the_search_follows_an_import_and_its_undo() {
    let world = world();
    let found = |text: &str| {
        let search = endwell_core::find::EquipmentSearch {
            text: text.into(),
            customer_id: None,
            category: String::new(),
            state: String::new(),
            after: None,
        };
        world.ask(|tx| endwell_core::find::equipment(tx, search)).rows.len()
    };
    import(&world, &CLEAN);
    assert_eq!((found("orchard"), found("qqq2001"), found("harbor latitude")), (2, 1, 4));
    world.book.undo().unwrap();
    assert_eq!((found("orchard"), found("qqq2001"), found("harbor latitude")), (0, 0, 2));
}

#[test]
fn an_import_that_is_not_there_cannot_be_taken_back() {
    let world = world();
    let id = import(&World::new(), &CLEAN);
    assert_eq!(undo_import(&world.book, WhichImport { id }).unwrap_err().code, RefusalCode::NotFound);
}
