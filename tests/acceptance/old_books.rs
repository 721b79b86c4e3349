//! A book that an earlier Endwell wrote opens with everything in it, and can be worked with.

use endwell_core::foundation::{Months, RefusalCode};
use endwell_core::pickups::{self, PickupVersion, Step};
use endwell_core::planning::{self, Band, Period, PolicyChange};
use endwell_core::refresh::{self, PoliciesOf, PolicyForm, RefreshSource, ScopeKind};

use crate::refreshes::{asset, months};
use crate::schedules::assert_follows_policies;
use crate::world::{World, category, open};

const FIRST_SCHEMA: &str = include_str!("../../core/migrations/2026-11-23-first-book.sql");
const FIRST_ROWS: &str = include_str!("../books/2026-11-23-first-book.sql");

/// Fills an empty book of the first schema as the first release would have.
pub fn first_rows(path: &std::path::Path) {
    rusqlite::Connection::open(path).unwrap().execute_batch(FIRST_ROWS).unwrap();
}

/// A book as the first release left it, opened by this one.
fn first_book() -> World {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.endwell");
    let connection = rusqlite::Connection::open(&path).unwrap();
    connection.execute_batch(FIRST_SCHEMA).unwrap();
    connection.execute_batch(FIRST_ROWS).unwrap();
    connection
        .execute_batch(
            "CREATE TABLE migration (version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT;
             INSERT INTO migration VALUES (1, '2026-11-23 first book', '2026-11-20T12:00:00.000Z');
             PRAGMA application_id = 0x456e6477;
             PRAGMA user_version = 1",
        )
        .unwrap();
    drop(connection);
    let book = open(&path, 7).unwrap();
    World { folder, book }
}

#[test]
fn a_first_book_opens_with_everything_in_it() {
    let world = first_book();
    assert_eq!(world.book.check().unwrap(), Vec::<String>::new());
    assert_eq!((world.count("migration"), world.count("asset"), world.count("pickup_line")), (4, 4, 1));
    let on = |serial: &str| world.refresh_on(world.asset(serial).unwrap());
    assert_eq!(["OLD111", "OLD222", "OLD333", "OLD444"].map(on), ["2026-12-31", "2030-08-31", "2026-12-31", ""]);
    assert_eq!((world.listed(Band::Days90), world.counted()), (vec!["OLD111".to_owned()], vec![0, 0, 1, 1, 1]));
    let rows = world.forecast(Period::Year, 5).rows;
    let rows: Vec<_> = rows
        .iter()
        .map(|row| (row.starts_on.unwrap().year(), row.category.slug(), row.devices, row.budget.minor, row.unpriced))
        .collect();
    assert_eq!(rows, [(2026, "laptop", 1, 106_970, 0), (2030, "monitor_lcd", 1, 0, 1)]);
    assert_eq!(world.counted().len(), 5);
    drop(open(&world.path("book.endwell"), 8).unwrap());
}

#[test]
fn a_first_book_keeps_its_owners_policy_and_says_why() {
    let world = first_book();
    let policies = world.ask(|tx| refresh::policies(tx, PoliciesOf { customer_id: None }));
    let of = |slug: &str| {
        let row = policies.categories.iter().find(|row| row.terms.months.is_some() && row.scope.category == slug);
        row.map(|row| (row.kind, row.version, row.terms.months.unwrap().count())).unwrap()
    };
    assert_eq!(of("laptop"), (ScopeKind::Category, 2, 40));
    assert_eq!(of("monitor_lcd"), (ScopeKind::Default, 0, 84));
    let card = |serial: &str| world.card(world.asset(serial).unwrap());
    let laptop = card("OLD111");
    assert_eq!((laptop.refresh_source, laptop.refresh_why.scope), (RefreshSource::Policy, Some(ScopeKind::Category)));
    assert_eq!(laptop.refresh_why.months.map(Months::count), Some(40));
    let monitor = card("OLD222");
    assert_eq!((monitor.refresh_source, monitor.refresh_why.scope), (RefreshSource::Policy, Some(ScopeKind::Default)));
    assert_eq!(card("OLD444").refresh_source, RefreshSource::None);
}

#[test]
fn a_first_book_is_worked_with() {
    let world = first_book();
    let before = world.contents();
    let stale = PolicyChange::SetPolicy(months(category("laptop"), 48));
    assert_eq!(world.refused(stale).code, RefusalCode::Stale);
    let effect = world.change(PolicyChange::SetPolicy(PolicyForm { version: 2, ..months(category("laptop"), 36) }));
    assert_eq!((effect.devices, effect.moved, effect.newly_overdue), (1, 1, 1));
    assert_eq!(world.listed(Band::Overdue), ["OLD111"]);
    let ids = [world.asset("OLD444").unwrap()];
    world.change(PolicyChange::SetPolicy(months(asset(ids[0]), 48)));
    assert_eq!(world.refresh_on(ids[0]), "2027-08-31");
    world.book.undo().unwrap();
    world.book.undo().unwrap();
    assert_eq!(world.contents(), before);
    world.book.redo().unwrap();
    // What was retired before comes back with the date of today's policy.
    let id = world.ask(|tx| tx.one("SELECT id FROM pickup", &[], |row| row.get("id"))).unwrap();
    pickups::cancel(&world.book, PickupVersion { id, version: 1 }).unwrap();
    assert_eq!(world.ask(|tx| pickups::pickup(tx, id)).step, Step::Cancelled);
    assert_eq!(world.listed(Band::Overdue), ["OLD111", "OLD333"]);
    assert_eq!(world.forecast(Period::Year, 1).rows[0].devices, 2);
    world.change(PolicyChange::SetPolicy(PolicyForm { version: 3, ..months(category("laptop"), 44) }));
    assert_follows_policies(&world);
    assert_eq!(world.book.check().unwrap(), Vec::<String>::new());
    let place = world.customer("Orchard Foods");
    world.deploy(place, "2026-11-23", vec![crate::world::laptop("NEW111")]);
    assert_eq!(world.refresh_on(world.asset("NEW111").unwrap()), "2030-07-23");
    planning::answer(&world.book, crate::refreshes::answer(&ids, planning::Answer::Declined)).unwrap();
}
