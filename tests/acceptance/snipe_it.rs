//! The register of a Snipe-IT is read whole, and honestly said when it is not.

use std::sync::atomic::{AtomicU64, Ordering};

use axum::http::StatusCode;
use endwell_core::book::Book;
use endwell_core::exchange::{self, SNIPE_IT_HEADINGS, SnipeIt as Known, SnipeItForm};
use endwell_core::foundation::{Refusal, RefusalCode, Secret, Unwatched, Watch};
use serde_json::{Value, json};

use crate::simulated_snipe_it::{SnipeIt, TOKEN, archived, asset};
use crate::snipe_it_token::Bare;
use crate::world::World;

pub fn form(world: &World, address: &str, token: Option<&str>) -> SnipeItForm {
    SnipeItForm { address: address.into(), version: known(world).version, token: token.map(Secret::new) }
}

pub fn known(world: &World) -> Known {
    exchange::snipe_it(&world.book, ()).unwrap().value
}

pub fn save(world: &World, address: &str, token: Option<&str>) {
    exchange::save_snipe_it(&world.book, form(world, address, token)).unwrap();
}

/// A reseller who has told Endwell everything.
pub fn connected(register: &SnipeIt) -> World {
    let world = World::new();
    save(&world, &register.address, Some(TOKEN));
    world
}

/// Every row, and how many were counted.
pub fn read(book: &Book, token: Option<&str>, watch: &dyn Watch) -> Result<Vec<Vec<String>>, Refusal> {
    let mut rows = Vec::new();
    let counted = exchange::read_hardware(book, token.map(Secret::new), watch, &mut |row| {
        rows.push(row.to_vec());
        Ok(())
    })?;
    assert_eq!(counted, rows.len() as u64);
    Ok(rows)
}

#[track_caller]
pub fn rows(world: &World) -> Vec<Vec<String>> {
    read(&world.book, None, &Unwatched).unwrap()
}

#[track_caller]
pub fn refused(world: &World) -> Refusal {
    let before = world.contents();
    let refusal = read(&world.book, None, &Unwatched).unwrap_err();
    assert_eq!(world.contents(), before);
    assert!(!format!("{refusal:?}").contains(TOKEN), "{refusal:?}");
    refusal
}

fn cell<'r>(row: &'r [String], heading: &str) -> &'r str {
    &row[SNIPE_IT_HEADINGS.iter().position(|one| *one == heading).unwrap()]
}

pub fn serials(rows: &[Vec<String>]) -> Vec<&str> {
    rows.iter().map(|row| cell(row, "Serial")).collect()
}

fn usual(list: &[u64]) -> Vec<(String, u64)> {
    let archive = ("Archived".to_owned(), 0);
    list.iter().map(|offset| (String::new(), *offset)).chain([archive]).collect()
}

#[test]
fn an_asset_is_a_row_of_texts() {
    let mut second = asset(2);
    for part in ["model", "company", "location", "purchase_date", "purchase_cost", "warranty_months", "supplier"] {
        second[part] = Value::Null;
    }
    second["name"] = json!("O&#039;Neil &amp; Sons");
    second["notes"] = json!("24&quot; &lt;spare&gt;, <strong>R&amp;amp;D</strong>");
    let register = SnipeIt::new(vec![asset(1), second]);
    let rows = rows(&connected(&register));
    let said: Vec<_> = SNIPE_IT_HEADINGS.iter().map(|heading| cell(&rows[0], heading)).collect();
    assert_eq!(
        said,
        [
            "Meridian Dental",
            "Boston",
            "Laptops",
            "Dell",
            "Latitude 5420",
            "P137G",
            "SN00001",
            "T00001",
            "desk-1",
            "Ready to Deploy (deployed)",
            "2023-01-23",
            "1234.50",
            "36 months",
            "2027-01-23",
            "PO-7",
            "Sample Supply",
            "",
        ]
    );
    assert_eq!(cell(&rows[1], "Name"), "O'Neil & Sons");
    assert_eq!(cell(&rows[1], "Asset Notes"), "24\" <spare>, R&amp;D");
    for heading in ["Model", "Company", "Location", "Purchase Date", "Purchase Cost", "Warranty", "Supplier"] {
        assert_eq!(cell(&rows[1], heading), "", "{heading}");
    }
}

#[test]
fn a_register_is_read_page_by_page() {
    let register = SnipeIt::new((1..=1_200).map(asset).collect());
    let world = connected(&register);
    let rows = rows(&world);
    assert_eq!((rows.len(), cell(&rows[1_199], "Serial")), (1_200, "SN01200"));
    assert_eq!(register.pages(), usual(&[0, 500, 1000]));
    // One that gives smaller pages than it is asked for.
    register.register().most = 450;
    register.register().questions.clear();
    assert_eq!(self::rows(&world).len(), 1_200);
    assert_eq!(register.pages(), usual(&[0, 450, 900]));
    register.register().assets.clear();
    assert!(self::rows(&world).is_empty());
}

#[test]
fn what_is_archived_is_there_with_its_status_and_once() {
    let register = SnipeIt::new(vec![asset(1), archived(2), asset(3)]);
    let world = connected(&register);
    let rows = rows(&world);
    assert_eq!(serials(&rows), ["SN00001", "SN00003", "SN00002"]);
    assert_eq!(cell(&rows[2], "Status"), "Sold (archived)");
    register.register().shows_archived = true;
    assert_eq!(serials(&self::rows(&world)), ["SN00001", "SN00002", "SN00003"]);
}

#[test]
fn others_may_add_and_delete_while_the_register_is_read() {
    // Ten at a time are read; the n-th question finds another register.
    let told = |meanwhile: fn(usize, &mut Vec<Value>)| {
        let register = SnipeIt::new((1..=30).map(asset).collect());
        register.register().most = 10;
        register.register().meanwhile = Box::new(meanwhile);
        let read = rows(&connected(&register));
        let read: Vec<u64> = read.iter().map(|row| cell(row, "Serial")[2..].parse().unwrap()).collect();
        (read, register.pages().len())
    };
    // Added without end: those of the beginning are read.
    let (read, _) = told(|number, assets| assets.extend((0..20).map(|n| asset((number * 100) as u64 + n))));
    assert!((1..=30).all(|id| read.contains(&id)));
    // Deleted behind, where nobody has read yet.
    let (read, _) = told(|number, assets| assets.truncate(if number == 2 { 15 } else { 30 }));
    assert_eq!(read, (1..=15).collect::<Vec<_>>());
    // Deleted before, so that others move up to where was already read: none of them is missed, none comes twice.
    let (read, _) = told(|number, assets| {
        if number == 2 {
            assets.drain(..7);
        }
    });
    assert_eq!(read, (1..=30).collect::<Vec<_>>());
    // All of it deleted.
    let (read, _) = told(|number, assets| {
        if number == 3 {
            assets.clear();
        }
    });
    assert_eq!(read, (1..=20).collect::<Vec<_>>());
    // One that counts now more and now less comes to an end.
    let (read, questions) = told(|number, assets| {
        assets.retain(|asset| asset["id"].as_u64() <= Some(30));
        if number % 2 == 1 {
            assets.extend((31..=60).map(asset));
        }
    });
    assert!((1..=30).all(|id| read.contains(&id)));
    assert!(questions < 20, "{questions}");
}

#[test]
fn a_register_that_gives_less_than_it_counts_was_not_read() {
    let register = SnipeIt::new((1..=30).map(asset).collect());
    let world = connected(&register);
    register.register().most = 0;
    assert_eq!(refused(&world).code, RefusalCode::OnlineNotUnderstood);
    register.register().most = 10;
    register.register().stuck = true;
    assert_eq!(refused(&world).code, RefusalCode::OnlineNotUnderstood);
    register.register().assets[3]["id"] = Value::Null;
    assert_eq!(refused(&world).code, RefusalCode::OnlineNotUnderstood);
}

#[test]
fn a_token_that_is_not_accepted_is_said_so() {
    let register = SnipeIt::new(vec![asset(1)]);
    let world = connected(&register);
    register.register().token = "another".into();
    let refusal = refused(&world);
    assert_eq!((refusal.code, refusal.params["host"].as_str()), (RefusalCode::OnlineTokenRefused, "127.0.0.1"));
    assert_eq!(serials(&read(&world.book, Some("another"), &Unwatched).unwrap()), ["SN00001"], "used once");
    assert_eq!(refused(&world).code, RefusalCode::OnlineTokenRefused, "and not kept");
}

#[test]
fn what_snipe_it_answers_instead_of_assets_is_refused() {
    let register = SnipeIt::new(vec![asset(1)]);
    let world = connected(&register);
    let repeated = format!(r#"{{"status":"error","messages":{{"token":["{TOKEN} expired"]}}}}"#);
    for (status, body, code, message) in [
        (200, r#"{"status":"error","messages":"Unauthorized."}"#, RefusalCode::OnlineRefused, "Unauthorized."),
        (200, r#"{"status":"error","messages":"Not&nbsp;you\n &amp; me"}"#, RefusalCode::OnlineRefused, "Not you & me"),
        (200, &repeated, RefusalCode::OnlineRefused, r#"{"token":["… expired"]}"#),
        (200, r#"{"status":"success","messages":"?"}"#, RefusalCode::OnlineNotUnderstood, ""),
        (200, r#"{"total":"many","rows":[]}"#, RefusalCode::OnlineNotUnderstood, ""),
        (200, "<!doctype html><title>Sign in</title>", RefusalCode::OnlineNotUnderstood, ""),
        (500, "<!doctype html><h1>Whoops, looks like something went wrong.</h1>", RefusalCode::Offline, ""),
        (404, r#"{"status":"error","messages":"404 endpoint not found"}"#, RefusalCode::OnlineNotUnderstood, ""),
        (403, r#"{"status":"error","messages":403,"payload":null}"#, RefusalCode::OnlineTokenRefused, ""),
    ] {
        register.register().instead = Some((StatusCode::from_u16(status).unwrap(), body.to_owned()));
        let refusal = refused(&world);
        let said = refusal.params.get("message").map_or("", String::as_str);
        assert_eq!((refusal.code, said), (code, message), "{body}");
    }
}

#[test]
fn a_busy_register_is_waited_for() {
    let register = SnipeIt::new((1..=30).map(asset).collect());
    register.register().most = 10;
    register.register().too_soon = vec![2, 4, 5];
    let folder = tempfile::tempdir().unwrap();
    let (book, waited) = Bare::book(&folder);
    let form = SnipeItForm { address: register.address.clone(), version: 0, token: None };
    exchange::save_snipe_it(&book, form).unwrap();
    assert_eq!(read(&book, Some(TOKEN), &Unwatched).unwrap().len(), 30);
    assert_eq!(waited.load(Ordering::Relaxed), 3 * 37_000);
    register.register().too_soon = (0..99).collect();
    assert_eq!(read(&book, Some(TOKEN), &Unwatched).unwrap_err().params["seconds"], "37");
}

/// Somebody who changes their mind after so many looks.
struct Patience {
    looks: u64,
    looked: AtomicU64,
    furthest: AtomicU64,
}

impl Patience {
    fn of(looks: u64) -> Self {
        Patience { looks, looked: AtomicU64::new(0), furthest: AtomicU64::new(0) }
    }
}

impl Watch for Patience {
    fn progress(&self, done: u64, total: u64) {
        assert!(done <= total);
        self.furthest.fetch_max(done, Ordering::Relaxed);
    }

    fn cancelled(&self) -> bool {
        self.looked.fetch_add(1, Ordering::Relaxed) >= self.looks
    }
}

#[test]
fn reading_can_be_stopped_between_pages_and_while_it_waits() {
    let register = SnipeIt::new((1..=1_200).map(asset).collect());
    let world = connected(&register);
    let patience = Patience::of(2);
    assert_eq!(read(&world.book, None, &patience).unwrap_err().code, RefusalCode::Cancelled);
    assert_eq!((register.pages().len(), patience.furthest.load(Ordering::Relaxed)), (2, 1_000));
    register.register().questions.clear();
    register.register().too_soon = vec![1];
    assert_eq!(read(&world.book, None, &Patience::of(5)).unwrap_err().code, RefusalCode::Cancelled);
    assert_eq!(register.pages().len(), 1);
}

#[test]
fn what_sees_the_rows_may_stop_it() {
    let register = SnipeIt::new((1..=3).map(asset).collect());
    let world = connected(&register);
    let full = &mut |_: &[String]| Err(RefusalCode::FileTooLarge.into());
    let refusal = exchange::read_hardware(&world.book, None, &Unwatched, full).unwrap_err();
    assert_eq!(refusal.code, RefusalCode::FileTooLarge);
}
