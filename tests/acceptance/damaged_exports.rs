//! An export that is damaged, was never finished, or is meddled with makes no book, and neither does one that was stopped.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};

use endwell_core::api::SCHEMA;
use endwell_core::book::{restore, sha256};
use endwell_core::customers::{self, NewCustomer};
use endwell_core::demo;
use endwell_core::foundation::outside::Fixed;
use endwell_core::foundation::{Address, Refusal, RefusalCode, Unwatched, Watch};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::whole_book::{api, call, export, files, refused, rows, with_evidence};
use crate::world::{TODAY, World, day};

/// An export in which something was changed since it was written.
fn meddled(whole: &Path, meddle: impl FnOnce(&Path)) -> TempDir {
    let copy = tempfile::tempdir().unwrap();
    for (name, bytes) in files(whole) {
        let path = copy.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    meddle(copy.path());
    copy
}

/// Changes the rows of a table and has the manifest say so, as somebody might who knows how it is made.
fn rewrite(folder: &Path, table: &str, change: impl FnOnce(String) -> String) {
    let path = folder.join(format!("tables/{table}.jsonl"));
    let text = change(fs::read_to_string(&path).unwrap());
    fs::write(&path, &text).unwrap();
    change_manifest(folder, |manifest| {
        let tables = manifest["tables"].as_array_mut().unwrap();
        let files = tables.iter_mut().find(|files| files["table"] == table).unwrap();
        files["json"]["sha256"] = json!(sha256(text.as_bytes()));
        files["json"]["bytes"] = json!(text.len());
    });
}

fn change_manifest(folder: &Path, change: impl FnOnce(&mut Value)) {
    let path = folder.join("manifest.json");
    let mut manifest = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    change(&mut manifest);
    fs::write(&path, manifest.to_string()).unwrap();
}

#[test]
fn a_folder_that_is_no_whole_and_unchanged_export_is_refused_and_leaves_nothing() {
    let world = with_evidence();
    let whole = export(&api(&world.path("book.endwell")), world.folder.path());
    let first_of = |place: &str| {
        let name = files(&whole).into_keys().find(|name| name.starts_with(place)).unwrap();
        move |folder: &Path| folder.join(name)
    };
    let (blob, attachment) = (first_of("blobs/"), first_of("attachments/"));
    let (blob_again, damaged) = (first_of("blobs/"), RefusalCode::ExportDamaged);
    let remove = |name: &'static str| move |folder: &Path| fs::remove_file(folder.join(name)).unwrap();
    type Meddle = Box<dyn FnOnce(&Path)>;
    let cases: Vec<(&str, RefusalCode, Meddle)> = vec![
        ("no manifest", RefusalCode::NoExport, Box::new(remove("manifest.json"))),
        ("another program's", RefusalCode::NoExport, Box::new(|at| fs::write(at.join("manifest.json"), "{}").unwrap())),
        ("another format", RefusalCode::NoExport, Box::new(|at| change_manifest(at, |it| it["format"] = json!("x")))),
        (
            "a newer format",
            RefusalCode::BookNewer,
            Box::new(|at| change_manifest(at, |it| it["formatVersion"] = json!(2))),
        ),
        (
            "a newer schema",
            RefusalCode::BookNewer,
            Box::new(|at| {
                change_manifest(at, |it| it["migrations"].as_array_mut().unwrap().extend(vec![json!("later"); 9]));
            }),
        ),
        ("another schema", damaged, Box::new(|at| change_manifest(at, |it| it["migrations"][0] = json!("mine")))),
        ("no tables", damaged, Box::new(|at| change_manifest(at, |it| it["tables"] = json!([])))),
        (
            "a way out",
            damaged,
            Box::new(|at| change_manifest(at, |it| it["files"][0]["path"] = json!("attachments/../../secret"))),
        ),
        ("rows missing", damaged, Box::new(remove("tables/asset.jsonl"))),
        ("a spreadsheet changed", damaged, Box::new(|at| fs::write(at.join("tables/asset.csv"), "x").unwrap())),
        ("bytes missing", damaged, Box::new(move |at| fs::remove_file(blob(at)).unwrap())),
        ("bytes changed", damaged, Box::new(move |at| fs::write(blob_again(at), "x").unwrap())),
        ("a document changed", damaged, Box::new(move |at| fs::write(attachment(at), "x").unwrap())),
        ("a row less", damaged, Box::new(|at| rewrite(at, "asset", |rows| rows.lines().next().unwrap().to_owned()))),
        ("no row", damaged, Box::new(|at| rewrite(at, "asset", |_| "{}\n[]\n".to_owned()))),
        ("half a row", damaged, Box::new(|at| rewrite(at, "numbering", |rows| rows.replace(",2026,", ",")))),
        ("a fraction", damaged, Box::new(|at| rewrite(at, "numbering", |rows| rows.replace("2026", "2026.5")))),
        ("nonsense", damaged, Box::new(|at| rewrite(at, "asset", |rows| rows.replace("disposed", "eaten")))),
        ("a lost customer", damaged, Box::new(|at| rewrite(at, "customer", |_| String::new()))),
    ];
    for (case, code, meddle) in cases {
        let folder = meddled(&whole, meddle);
        let place = tempfile::tempdir().unwrap();
        let other = api(&place.path().join("other.endwell"));
        let path = place.path().join("again.endwell");
        assert_eq!(refused(&other, "book.restore", json!({ "folder": folder.path(), "path": path })), code, "{case}");
        assert!(other.book().path().ends_with("other.endwell"), "{case}");
        let left: Vec<String> = files(place.path()).into_keys().filter(|name| name.starts_with("again")).collect();
        assert_eq!(left, Vec::<String>::new(), "{case}");
        assert!(!place.path().join("again.attachments").exists(), "{case}");
    }
}

#[test]
fn a_row_whose_customer_is_lost_is_noticed_with_the_counts_right() {
    let world = World::new();
    world.customer("Harbor Dental Group");
    let whole = export(&api(&world.path("book.endwell")), world.folder.path());
    let folder = meddled(&whole, |at| {
        rewrite(at, "customer", |_| String::new());
        change_manifest(at, |manifest| {
            let tables = manifest["tables"].as_array_mut().unwrap();
            tables.iter_mut().find(|files| files["table"] == "customer").unwrap()["rows"] = json!(0);
        });
    });
    let path = world.path("again.endwell");
    let outside = Fixed::new(day(TODAY), 11);
    let refusal = restore(folder.path(), &path, &SCHEMA, &outside, &Unwatched).unwrap_err();
    assert_eq!((refusal.code, refusal.params["file"].as_str()), (RefusalCode::ExportDamaged, "site"));
    assert!(!path.exists());
}

#[test]
fn a_place_that_is_taken_stays_as_it_is() {
    let world = with_evidence();
    let own = world.path("book.endwell");
    let open = api(&own);
    let folder = export(&open, world.folder.path());
    fs::write(world.path("taken.endwell"), "a letter").unwrap();
    fs::create_dir(world.path("beside.attachments")).unwrap();
    fs::write(world.path("journal.endwell-wal"), "another book's").unwrap();
    for name in ["taken.endwell", "beside.endwell", "journal.endwell", "book.endwell"] {
        let path = world.path(name);
        assert_eq!(refused(&open, "book.copy", json!({ "path": path })), RefusalCode::BookExists, "{name}");
        let asked = json!({ "folder": folder, "path": path });
        assert_eq!(refused(&open, "book.restore", asked), RefusalCode::BookExists, "{name}");
    }
    assert_eq!(fs::read_to_string(world.path("taken.endwell")).unwrap(), "a letter");
    assert!(world.path("beside.attachments").is_dir());
    assert_eq!(open.book().check().unwrap(), Vec::<String>::new());
    let nowhere = json!({ "path": world.path("no folder/copy.endwell") });
    assert_eq!(refused(&open, "book.copy", nowhere), RefusalCode::FileNotWritten);
    assert_eq!(
        refused(&open, "book.export", json!({ "folder": world.path("no folder") })),
        RefusalCode::FileNotWritten
    );
}

/// Looks at the folder of an export each time it tells how far it is.
struct Onlooker<'l>(&'l (dyn Fn(u64, u64) + Sync));

impl Watch for Onlooker<'_> {
    fn progress(&self, done: u64, total: u64) {
        (self.0)(done, total);
    }

    fn cancelled(&self) -> bool {
        false
    }
}

#[test]
fn an_export_that_was_never_finished_is_refused_and_a_write_meanwhile_is_not_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.endwell");
    let open = api(&path);
    demo::fill(&open).unwrap();
    let before = rows(&path);
    let exported = folder.path().join(format!("book export {TODAY}"));
    let (looks, last) = (AtomicU32::new(0), AtomicU64::new(0));
    let look = |done: u64, total: u64| {
        // What a kill at this moment would leave.
        let half = meddled(&exported, |_| ());
        let outside = Fixed::new(day(TODAY), 11);
        let refusal =
            restore(half.path(), &half.path().join("again.endwell"), &SCHEMA, &outside, &Unwatched).unwrap_err();
        assert_eq!(refusal.code, RefusalCode::NoExport);
        assert!(done <= total && last.swap(done, Ordering::Relaxed) < done);
        let book = open.book();
        let look = looks.fetch_add(1, Ordering::Relaxed);
        let name = format!("Meanwhile {look}");
        let form = NewCustomer { name, site_name: "Desk".into(), address: Address::default() };
        customers::add(&book, form).unwrap();
    };
    open.call("book.export", json!({ "folder": folder.path() }), &Onlooker(&look)).unwrap();
    assert!(looks.load(Ordering::Relaxed) > 3);
    let again = folder.path().join("again.endwell");
    call(&open, "book.restore", json!({ "folder": exported, "path": again }));
    assert_eq!(rows(&again), before);
}

/// A person who asks to stop after having been told so often how far it is.
struct Impatient(AtomicU32);

impl Watch for Impatient {
    fn progress(&self, _done: u64, _total: u64) {
        let _before = self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1));
    }

    fn cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed) == 0
    }
}

#[test]
fn whoever_stops_it_finds_nothing_left() {
    let folder = tempfile::tempdir().unwrap();
    let open = api(&folder.path().join("book.endwell"));
    demo::fill(&open).unwrap();
    let exported = export(&open, folder.path());
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("again.endwell");
    let asked = [
        ("book.export", json!({ "folder": place.path() })),
        ("book.copy", json!({ "path": path })),
        ("book.restore", json!({ "folder": exported, "path": path })),
    ];
    for (command, asked) in asked {
        for patience in [0, 1, 2] {
            let stopped: Result<_, Refusal> = open.call(command, asked.clone(), &Impatient(AtomicU32::new(patience)));
            // A small book is copied before anybody could be told more than once.
            if command != "book.copy" || patience == 0 {
                assert_eq!(stopped.map(drop).unwrap_err().code, RefusalCode::Cancelled, "{command} {patience}");
                assert_eq!(fs::read_dir(place.path()).unwrap().count(), 0, "{command} {patience}");
            }
            let _again = fs::remove_file(&path);
        }
    }
    assert!(open.book().path().ends_with("book.endwell"));
}
