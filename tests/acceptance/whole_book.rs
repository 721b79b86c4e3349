//! The whole book goes out and comes in again as the same book: as a folder of files, and as a copy.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use endwell_core::api::{Api, SCHEMA};
use endwell_core::book::{Attached, Book, Schema, restore, sha256};
use endwell_core::customers::{self, CustomerForm};
use endwell_core::demo;
use endwell_core::files::made_safe;
use endwell_core::foundation::outside::Fixed;
use endwell_core::foundation::{RefusalCode, Unwatched};
use endwell_core::pickups::{self, EvidenceLevel, ProcessingForm};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::old_books::first_rows;
use crate::world::{TODAY, World, day, laptop};

/// Opens the book at `path` with a clock that stands still, and ids that nobody had before.
pub fn api(path: &Path) -> Api {
    static SEED: AtomicU32 = AtomicU32::new(100);
    Api::open(path, Arc::new(Fixed::new(day(TODAY), SEED.fetch_add(1, Ordering::Relaxed)))).unwrap()
}

#[track_caller]
pub fn call(api: &Api, command: &str, asked: Value) -> Value {
    api.call(command, asked, &Unwatched).unwrap().value
}

pub fn refused(api: &Api, command: &str, asked: Value) -> RefusalCode {
    api.call(command, asked, &Unwatched).map(drop).unwrap_err().code
}

/// Exports the open book into a new folder in `parent`.
pub fn export(api: &Api, parent: &Path) -> PathBuf {
    let written = call(api, "book.export", json!({ "folder": parent }));
    PathBuf::from(written["path"].as_str().unwrap())
}

/// Every file of a folder, by its path inside of it.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            found.extend(files(&path).into_iter().map(|(inner, bytes)| (format!("{name}/{inner}"), bytes)));
        } else {
            found.insert(name, fs::read(&path).unwrap());
        }
    }
    found
}

/// Every table of a book, by SQL and without Endwell: its name and its rows as they lie.
pub fn rows(book: &Path) -> Vec<(String, Vec<String>)> {
    let connection = rusqlite::Connection::open(book).unwrap();
    let mut tables = connection
        .prepare(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual') ORDER BY name",
        )
        .unwrap();
    let names: Vec<String> = tables.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let read = |table: String| {
        let mut columns = connection.prepare("SELECT name FROM pragma_table_info(?1) ORDER BY cid").unwrap();
        let columns: Vec<String> = columns.query_map([&table], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        let row = columns.iter().map(|column| format!("quote({column})")).collect::<Vec<_>>().join("||','||");
        let mut rows = connection.prepare(&format!("SELECT {row} FROM {table} ORDER BY rowid")).unwrap();
        let rows = rows.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        (table, rows)
    };
    names.into_iter().map(read).collect()
}

/// The law: what is exported becomes the same book, row by row, and is exported as the same files, byte by byte.
#[track_caller]
fn comes_back(book: &Path) -> (Api, TempDir) {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path();
    let first = export(&api(book), folder);
    let again = api(&folder.join("other.endwell"));
    let path = folder.join("again.endwell");
    call(&again, "book.restore", json!({ "folder": first, "path": path }));
    assert_eq!(again.book().path(), path, "it is open");
    assert_eq!(again.book().check().unwrap(), Vec::<String>::new());
    assert_eq!(rows(&path), rows(book));
    assert!(first != export(&again, folder), "an export is never written over");
    let second = folder.join(format!("again export {TODAY}"));
    assert_eq!(files(&second), files(&first));
    assert!(!folder.join("again.endwell.part").exists());
    (again, place)
}

/// A device that was certified with a recycler's document and a logo beside it.
pub fn with_evidence() -> World {
    let world = World::new();
    let place = world.customer("Meridian Legal LLP");
    let assets = world.deploy(place, "2022-01-31", vec![laptop("AAA111"), laptop("BBB222")]);
    let pickup = world.plan(&assets, Some(world.facility()));
    pickups::collect(&world.book, world.hand_over(pickup, "2026-10-12")).unwrap();
    fs::write(world.path("weights.pdf"), b"%PDF-1.7 invented weights").unwrap();
    let file = Some(world.path("weights.pdf").display().to_string());
    let form = ProcessingForm { file, ..world.processing(pickup, EvidenceLevel::Serial) };
    pickups::process(&world.book, form).unwrap();
    world.issue(pickup).unwrap();
    world
}

#[test]
fn an_empty_book_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    drop(api(&folder.path().join("book.endwell")));
    comes_back(&folder.path().join("book.endwell"));
}

#[test]
fn the_sample_book_comes_back_and_is_searched_and_worked_with() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.endwell");
    let original = api(&path);
    demo::fill(&original).unwrap();
    let (again, _place) = comes_back(&path);
    for text in ["latitude", "lakev", "żel", "no such words"] {
        let search = json!({ "text": text, "customerId": null, "category": "", "state": "", "after": null });
        let found = call(&again, "find.equipment", search.clone());
        assert_eq!(found, call(&original, "find.equipment", search));
        assert_eq!(found["rows"].as_array().unwrap().is_empty(), text.contains("such"), "{text}");
    }
    assert_eq!(call(&again, "today.show", Value::Null), call(&original, "today.show", Value::Null));
    // The triggers are there again: a customer's new name is found, and undone.
    let book = again.book();
    let (customer, version) = book
        .read(|tx| {
            tx.one("SELECT id, version FROM customer LIMIT 1", &[], |row| Ok((row.get("id")?, row.get("version")?)))
        })
        .unwrap()
        .unwrap();
    let before = rows(book.path());
    customers::rename(
        &book,
        CustomerForm { id: customer, version, name: "Zanzibar Dental".into(), note: String::new() },
    )
    .unwrap();
    let search = json!({ "text": "zanzi", "customerId": null, "category": "", "state": "", "after": null });
    assert_ne!(call(&again, "find.equipment", search)["rows"], json!([]));
    book.undo().unwrap();
    let differing = rows(book.path()).into_iter().zip(before).filter(|(now, before)| now != before);
    let differing: Vec<String> = differing.map(|((table, _), _)| table).collect();
    assert_eq!(differing, ["audit_event", "audit_subject", "calendar_event"]);
    assert_eq!(book.check().unwrap(), Vec::<String>::new());
}

#[test]
fn a_book_with_evidence_comes_back_with_its_documents() {
    let world = with_evidence();
    let (again, _place) = comes_back(&world.path("book.endwell"));
    let again = again.book();
    let attached = Attached { sha256: sha256(b"%PDF-1.7 invented weights"), name: "weights.pdf".into() };
    assert_eq!(again.attached(&attached).unwrap(), b"%PDF-1.7 invented weights");
    let printed = |book: &Book| {
        book.read(|tx| tx.one("SELECT bytes FROM certificate_file", &[], |row| row.get::<Vec<u8>>("bytes"))).unwrap()
    };
    assert!(printed(&world.book).unwrap().starts_with(b"%PDF"));
    assert_eq!(printed(&again), printed(&world.book));
    let direct = rusqlite::Connection::open(again.path()).unwrap();
    let error = direct.execute_batch("DELETE FROM certificate_file").unwrap_err().to_string();
    assert!(error.contains("append-only"), "{error}");
}

#[test]
fn nasty_texts_come_back_letter_by_letter() {
    let world = World::new();
    let long = "Ünïcode 😀 \"quoted\", and more;\n".repeat(40_000);
    let nasty = [
        "=HYPERLINK(\"https://evil.example\")",
        "+1 614 555 0142",
        "-1",
        "@SUM(A1)",
        "'",
        "\"\"",
        "a,b;c\td",
        "line\nline\r\nline\rline\u{2028}line",
        "null",
        "{\"blob\":\"00\"}",
        "\\u0041\\",
        "👩‍👩‍👧 שלום مرحبا \u{202e}abc",
        "e\u{301} \u{feff}é \u{fffd} \u{10ffff}",
        " ",
        "",
        "\u{1}\u{7f}\u{85}",
        &long,
    ];
    for (at, text) in nasty.iter().enumerate() {
        world.customer(&format!("Customer {at}"));
        let direct = rusqlite::Connection::open(world.path("book.endwell")).unwrap();
        let name = format!("Customer {at}");
        assert_eq!(direct.execute("UPDATE customer SET note = ?1 WHERE name = ?2", (text, name)).unwrap(), 1);
    }
    let (again, _place) = comes_back(&world.path("book.endwell"));
    let again = again.book();
    let notes =
        again.read(|tx| tx.all("SELECT note FROM customer ORDER BY rowid", &[], |row| row.get::<String>("note")));
    assert_eq!(notes.unwrap(), nasty);
}

#[test]
fn the_csv_is_for_spreadsheets() {
    let world = World::new();
    world.customer("=1+1, \"Inc.\"");
    let folder = export(&api(&world.path("book.endwell")), world.folder.path());
    let csv = fs::read_to_string(folder.join("tables/customer.csv")).unwrap();
    let (head, row) = csv.strip_prefix('\u{feff}').unwrap().split_once("\r\n").unwrap();
    assert_eq!(head, "id,version,name,name_key,note");
    assert!(row.contains(",\"'=1+1, \"\"Inc.\"\"\","), "{row}");
}

#[test]
fn an_export_of_an_earlier_schema_becomes_a_book_of_this_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.endwell");
    let (evidence, derived) = (SCHEMA.evidence, SCHEMA.derived);
    let first: &'static Schema = Box::leak(Box::new(Schema { migrations: &SCHEMA.migrations[..1], evidence, derived }));
    let outside = || Arc::new(Fixed::new(day(TODAY), 11));
    drop(Book::open(&path, first, outside()).unwrap());
    first_rows(&path);
    let exported = folder.path().join("export");
    Book::open(&path, first, outside()).unwrap().export(&exported, made_safe, &Unwatched).unwrap();
    let again = folder.path().join("again.endwell");
    restore(&exported, &again, &SCHEMA, &*outside(), &Unwatched).unwrap();
    drop(api(&path));
    assert_eq!(rows(&again), rows(&path), "as if the book itself had been opened by this Endwell");
    assert!(rows(&again).iter().any(|(table, rows)| table == "asset" && rows.len() == 4));

    let newer = folder.path().join("newer");
    api(&path).book().export(&newer, made_safe, &Unwatched).unwrap();
    let refused = restore(&newer, &folder.path().join("older.endwell"), first, &*outside(), &Unwatched).unwrap_err();
    assert_eq!((refused.code, refused.params["known"].as_str()), (RefusalCode::BookNewer, "1"));
}

#[test]
fn a_copy_is_the_book_with_its_attachments_while_that_is_in_use() {
    let world = with_evidence();
    let open = api(&world.path("book.endwell"));
    let path = world.path("copy.endwell");
    assert_eq!(call(&open, "book.copy", json!({ "path": path }))["path"], json!(path));
    assert_eq!(rows(&path), rows(&world.path("book.endwell")));
    world.customer("Written afterwards");
    let copy = api(&path).book();
    assert_eq!(copy.check().unwrap(), Vec::<String>::new());
    let attached = Attached { sha256: sha256(b"%PDF-1.7 invented weights"), name: "weights.pdf".into() };
    assert!(copy.attached(&attached).is_ok());
    assert_eq!(files(world.folder.path()).keys().filter(|name| name.contains(".part")).count(), 0);
}
