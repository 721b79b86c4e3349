//! Work on a list that stops half-way: nothing of it is in the book, and what was there works on.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use endwell_core::customers::{self, CustomerForm};
use endwell_core::exchange::{ListSource, OpenList, Verdict, WhichList, drop_list, list_rows, open_list};
use endwell_core::files::ReadingWish;
use endwell_core::foundation::{RefusalCode, Unwatched, Watch};
use endwell_core::planning::{self, WarrantyForm};

use crate::imports::{CLEAN, List, assert_book_is_right, register, rows, taken, text};
use crate::world::{World, laptop, open};

/// Stops the work when it is asked for the `n`th time.
struct StopsAt {
    n: u32,
    asked: AtomicU32,
}

impl StopsAt {
    fn new(n: u32) -> Self {
        StopsAt { n, asked: AtomicU32::new(0) }
    }
}

impl Watch for StopsAt {
    fn progress(&self, done: u64, total: u64) {
        assert!(done <= total, "{done} of {total}");
    }

    fn cancelled(&self) -> bool {
        self.asked.fetch_add(1, Ordering::Relaxed) + 1 >= self.n
    }
}

/// So many that progress is told thrice.
fn many(serials: &str) -> String {
    let rows: Vec<String> =
        (0..600).map(|n| format!("Harbor,Dell,Latitude 5420,{serials}{n:04},2024-02-{:02}", n % 28 + 1)).collect();
    format!("Customer,Make,Model,Serial,Installed\n{}\n", rows.join("\n"))
}

/// A book with something to undo.
fn world() -> World {
    let world = World::new();
    let place = world.customer("Harbor");
    world.deploy(place, "2024-02-29", vec![laptop("OLD9001")]);
    world
}

/// That an ordinary action is logged and taken back, as before.
#[track_caller]
fn steps_work(world: &World) {
    let before = world.contents();
    world.set_date(&[world.asset("OLD9001").unwrap()], "2030-01-31", "").unwrap();
    assert_eq!(world.book.undo_state().undo.unwrap().action, "set-refresh-date");
    world.book.undo().unwrap();
    assert_eq!(world.contents(), before);
    assert_eq!(world.book.undo_state().undo.unwrap().action, "record-deployment");
    world.book.undo().unwrap();
    assert_eq!((world.count("asset"), world.count("deployment")), (0, 0));
    world.book.redo().unwrap();
    assert_eq!(world.contents(), before);
}

#[test]
fn opening_that_is_stopped_leaves_no_list() {
    let world = world();
    let before = world.contents();
    std::fs::write(world.path("list.csv"), many("S")).unwrap();
    for n in 1..=3 {
        let source = ListSource::File { path: world.path("list.csv").display().to_string() };
        let asked = OpenList { source, wish: ReadingWish::default() };
        let refusal = open_list(&world.book, asked, &StopsAt::new(n)).unwrap_err();
        assert_eq!(refusal.code, RefusalCode::Cancelled);
        assert_eq!((world.contents(), world.book.scratches("list-")), (before.clone(), vec![]));
    }
}

#[test]
fn a_look_that_is_stopped_keeps_the_last_one() {
    let world = world();
    let before = world.contents();
    let mut list = text(&world, &many("S"));
    assert_eq!(list.judge_watched(&StopsAt::new(2)).unwrap_err().code, RefusalCode::Cancelled);
    let first = list.judge();
    list.mapping.fields.remove(&endwell_core::exchange::ListField::Customer);
    assert_eq!(list.judge_watched(&StopsAt::new(3)).unwrap_err().code, RefusalCode::Cancelled);
    assert_eq!((list.rows(Some(Verdict::New)).len(), world.contents()), (600, before));
    assert_eq!(first.new, 600);
    assert_eq!(list.commit(false).unwrap().new, 600, "it is taken over as it was last looked at");
}

#[test]
fn a_commit_that_is_stopped_leaves_the_book_alone_and_the_list_to_be_taken() {
    let world = world();
    let list = text(&world, &many("S"));
    list.judge();
    let before = world.contents();
    for n in 1..=3 {
        let events = world.count("audit_event");
        let refusal = list.commit_watched(false, &StopsAt::new(n)).unwrap_err();
        assert_eq!(refusal.code, RefusalCode::Cancelled);
        assert_eq!((world.contents(), world.count("audit_event")), (before.clone(), events));
        steps_work(&world);
    }
    assert_eq!(list.commit(false).unwrap().new, 600);
    steps_work_above(&world);
    assert_book_is_right(&world);
}

/// After an import, what is done next is logged, and undone before it.
#[track_caller]
fn steps_work_above(world: &World) {
    let before = world.contents();
    world.set_date(&[world.asset("S0001").unwrap()], "2030-01-31", "").unwrap();
    world.book.undo().unwrap();
    assert_eq!(world.contents(), before);
    assert_eq!(world.book.undo_state().undo.unwrap().action, "import-list");
}

#[test]
fn a_list_is_not_taken_over_when_the_book_has_changed_under_it() {
    let world = world();
    let list = rows(&world, &[CLEAN[4], "Harbor,,,Dell,Latitude 5420,OLD9001,T-5,,,,,"]);
    let outlook = list.judge();
    assert_eq!((outlook.new, outlook.update), (1, 1));
    world.plan(&[world.asset("OLD9001").unwrap()], None);
    let (before, events) = (world.contents(), world.count("audit_event"));
    assert_eq!(list.commit(false).unwrap_err().code, RefusalCode::ImportChanged);
    assert_eq!((world.contents(), world.count("audit_event")), (before, events));
    assert_eq!(list.whys(), Vec::<String>::new());
    list.judge();
    assert_eq!(list.whys(), ["3 serial: device-not-in-service"]);
    assert_eq!(list.commit(true).unwrap().new, 1);
}

#[test]
fn a_device_that_came_meanwhile_is_not_entered_twice() {
    let world = world();
    let list = rows(&world, &["Harbor,,,Dell,Latitude 5420,NEW1001,,2024-02-29,,,,"]);
    list.judge();
    let other = open(&world.path("book.endwell"), 99).unwrap();
    let place = world
        .ask(|tx| tx.one("SELECT customer_id, id FROM site", &[], |row| Ok((row.get("customer_id")?, row.get("id")?))));
    let (customer, site) = place.unwrap();
    let form = crate::world::deployment(crate::world::Place { customer, site }, "2024-02-29", vec![laptop("new-1001")]);
    endwell_core::deployments::record(&other, form).unwrap();
    assert_eq!(list.commit(false).unwrap_err().code, RefusalCode::ImportChanged);
    assert_eq!((list.judge().unchanged, world.count("asset")), (1, 2));
}

#[test]
fn no_more_is_changed_than_was_shown() {
    let world = world();
    taken(&rows(&world, &["Harbor,,Laptop,Dell,Latitude 5420,NEW1001,T-1,2024-02-29,2028-01-31,,,"]));
    let list = rows(&world, &["Harbor,,Laptop,Dell,Latitude 5420,NEW1001,T-9,2024-02-29,2028-01-31,,,"]);
    list.judge();
    assert_eq!(list.changes(), ["2 tag: T-1 -> T-9"]);
    let form = WarrantyForm { asset_ids: vec![world.asset("NEW1001").unwrap()], until: "2030-06-30".into() };
    planning::set_warranty(&world.book, form).unwrap();
    assert_eq!(list.commit(false).unwrap_err().code, RefusalCode::ImportChanged);
    list.judge();
    assert_eq!(list.changes(), ["2 tag: T-1 -> T-9", "2 warranty: 2030-06-30 -> 2028-01-31"]);
    list.commit(false).unwrap();
}

#[test]
fn a_customer_that_was_not_shown_as_new_is_not_entered() {
    let world = world();
    let list = rows(&world, &["Harbor,,Laptop,Dell,Latitude 5420,NEW1001,,2024-02-29,,,,"]);
    assert_eq!(list.judge().new_customers, 0);
    let (id, version): (_, u32) = world
        .ask(|tx| tx.one("SELECT id, version FROM customer", &[], |row| Ok((row.get("id")?, row.get("version")?))))
        .unwrap();
    let form = CustomerForm { id, version, name: "Harbor Dental".into(), note: String::new() };
    customers::rename(&world.book, form).unwrap();
    assert_eq!(list.commit(false).unwrap_err().code, RefusalCode::ImportChanged);
    assert_eq!(world.count("customer"), 1);
}

#[test]
fn a_list_outlives_the_program_and_older_ones_are_forgotten() {
    let mut world = world();
    let first = rows(&world, &CLEAN);
    first.judge();
    let (id, mapping, opened) = (first.opened.id.clone(), first.mapping.clone(), first.opened.clone());
    world.book = open(&world.path("book.endwell"), 70).unwrap();
    let again = List { world: &world, opened, mapping };
    assert_eq!(again.rows(None).len(), 6);
    again.edit(2, endwell_core::exchange::ListField::Tag, "T-99");
    let second = rows(&world, &CLEAN[..1]);
    assert_eq!(world.book.scratches("list-").len(), 2);
    assert_eq!(again.commit(false).unwrap().new, 6);
    assert_eq!(world.card(world.asset("ABC1002").unwrap()).tag, "T-2");
    let third = rows(&world, &CLEAN[..1]);
    let mut kept = world.book.scratches("list-");
    kept.sort();
    assert_eq!(kept, [second.opened.id.clone(), third.opened.id.clone()]);
    let gone = endwell_core::exchange::ListRowsOf { id, verdict: None, odd: false, after: None };
    assert_eq!(list_rows(&world.book, gone).unwrap_err().code, RefusalCode::NotFound);
    drop_list(&world.book, WhichList { id: third.opened.id.clone() }).unwrap();
    drop_list(&world.book, WhichList { id: third.opened.id }).unwrap();
    assert_eq!(world.book.scratches("list-").len(), 1);
}

#[test]
fn a_list_that_was_just_read_stays_also_when_the_clock_goes_back() {
    let mut world = world();
    rows(&world, &CLEAN);
    rows(&world, &CLEAN);
    world.book = open(&world.path("book.endwell"), 1).unwrap();
    taken(&rows(&world, &CLEAN));
    assert_eq!(world.book.scratches("list-").len(), 2);
}

#[test]
fn a_list_that_nobody_staged_is_not_found() {
    let world = world();
    let outside = world.path("outside.scratch");
    std::fs::write(&outside, "somebody's").unwrap();
    for id in
        ["list-nobody", "", "../outside", "..", "list-x/../../outside", "..\\outside", "/etc/hostname", "list-\u{0}"]
    {
        let asked = endwell_core::exchange::ListRowsOf { id: id.into(), verdict: None, odd: false, after: None };
        assert_eq!(list_rows(&world.book, asked).unwrap_err().code, RefusalCode::NotFound, "{id:?}");
        let commit = endwell_core::exchange::CommitList { id: id.into(), good_only: true };
        let refusal = endwell_core::exchange::commit_list(&world.book, commit, &Unwatched).unwrap_err();
        assert_eq!(refusal.code, RefusalCode::NotFound, "{id:?}");
        drop(drop_list(&world.book, WhichList { id: id.into() }));
    }
    assert_eq!(std::fs::read_to_string(outside).unwrap(), "somebody's");
}

#[test]
fn a_kill_in_the_middle_of_an_import_leaves_nothing_of_it() {
    let world = world();
    let before = register(&world);
    for round in 0..2 {
        let mut child = Command::new(env!("CARGO_BIN_EXE_endwell-writer"))
            .arg(world.path("book.endwell"))
            .arg((100 + round).to_string())
            .arg("import")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let half = lines.find(|line| line == "half of it is written");
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(half.is_some(), "it waits in the middle of its import");
        let book = open(&world.path("book.endwell"), 900 + round).unwrap();
        assert_eq!(book.check().unwrap(), Vec::<String>::new());
        assert_eq!((register(&world), world.count("import")), (before.clone(), 0));
    }
    assert_book_is_right(&world);
    taken(&text(&world, &many("S")));
    assert_eq!(world.count("asset"), 601);
}
