//! A list of 100,000 devices opened, looked at and taken over, beside bare inserts of the same rows into the same tables with
//! the same indexes: once with the triggers that keep the book's sums and words, once without them.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use endwell_core::exchange::{CommitList, JudgeList, ListSource, OpenList, commit_list, judge_list, open_list};
use endwell_core::files::ReadingWish;
use endwell_core::foundation::Unwatched;
use rusqlite::Connection;
use rusqlite::types::Value;

use super::books::{self, open};
use super::timing::shown;

const ROWS: usize = 100_000;

/// Devices that were bought together.
const TOGETHER: usize = 10;

const MODELS: [(&str, &str, &str); 4] = [
    ("Laptop", "Dell", "Latitude 5420"),
    ("Monitor", "HP", "E24 G4 FHD Monitor"),
    ("Desktop", "Lenovo", "ThinkCentre M70c SFF"),
    ("Server", "Dell", "PowerEdge R640"),
];

pub fn measure() {
    let (folder, list) = begin(ROWS);
    let [opened, judged, taken] = ours(&folder, &list, ROWS);
    let bare = ["kept", "dropped"].map(|triggers| bare(&folder, triggers == "kept"));
    let all = opened + judged + taken;
    println!("\nA list of {ROWS} devices, {} MB", std::fs::metadata(&list).unwrap().len() / 1_000_000);
    for (what, time) in [
        ("opened", opened),
        ("looked at", judged),
        ("taken over", taken),
        ("all together", all),
        ("bare inserts", bare[0]),
        ("bare inserts without triggers", bare[1]),
    ] {
        println!("{what:<36} {:>12} {:>9.0} rows/s", shown(time), ROWS as f64 / time.as_secs_f64());
    }
    for (beside, bare) in ["rate beside bare inserts", "rate beside those without triggers"].iter().zip(bare) {
        println!("{beside:<36} {:>12.2}", bare.as_secs_f64() / all.as_secs_f64());
    }
    println!("{:<36} {:>12} {:>12}", "", "time", "peak memory");
    for rows in ["10000", "100000", "1000000"] {
        let output = Command::new(std::env::current_exe().unwrap()).args(["import", rows]).output().unwrap();
        print!("{}", String::from_utf8_lossy(&output.stdout));
    }
}

/// Says how much memory a list of so many devices takes at most, in a process of its own.
pub fn print_peak(rows: usize) {
    let (folder, list) = begin(rows);
    let took: Duration = ours(&folder, &list, rows).iter().sum();
    let size = std::fs::metadata(&list).unwrap().len() / 1_000_000;
    let what = format!("a list of {rows} devices, {size} MB");
    println!("{what:<36} {:>12} {:>9} MB", shown(took), super::paper::peak() / 1024);
}

/// An empty folder and the list in it.
fn begin(rows: usize) -> (PathBuf, PathBuf) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/bench/import");
    // What an earlier measurement left.
    let _gone = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let list = folder.join("register.csv");
    std::fs::write(&list, register(rows)).unwrap();
    (folder, list)
}

fn register(rows: usize) -> String {
    let mut text =
        String::from("Client;Site;Type;Make;Model;Serial No.;Asset Tag;Installed;Warranty until;Cost;Notes\n");
    for n in 0..rows {
        let order = n / TOGETHER;
        let (kind, maker, model) = MODELS[order % MODELS.len()];
        let day = books::today().plus_days(-i64::try_from(order * 7919 % 2900).unwrap());
        let until = day.plus_days(1095);
        let us =
            |day: endwell_core::foundation::Day| format!("{:02}/{:02}/{}", day.month(), day.day_of_month(), day.year());
        writeln!(
            text,
            "Customer {};{};{kind};{maker};{model};{};T{n:06};{};{};1,069.70;\"reception; 2nd floor\"",
            order % 250,
            ["HQ", "Warehouse"][order % 2],
            books::serial(n),
            us(day),
            us(until)
        )
        .unwrap();
    }
    text
}

fn ours(folder: &Path, list: &Path, rows: usize) -> [Duration; 3] {
    let book = open(&folder.join("ours.endwell"), 5);
    let source = ListSource::File { path: list.display().to_string() };
    let start = Instant::now();
    let opened = open_list(&book, OpenList { source, wish: ReadingWish::default() }, &Unwatched).unwrap().value;
    let after_opening = Instant::now();
    let judge = JudgeList { id: opened.id.clone(), mapping: opened.proposal.mapping };
    let outlook = judge_list(&book, judge, &Unwatched).unwrap().value;
    assert_eq!(outlook.new as usize, rows, "{outlook:?}");
    let after_judging = Instant::now();
    commit_list(&book, CommitList { id: opened.id, good_only: false }, &Unwatched).unwrap();
    [after_opening - start, after_judging - after_opening, after_judging.elapsed()]
}

/// Copies the rows of the book that was just made into an empty one.
fn bare(folder: &Path, triggers: bool) -> Duration {
    let path = folder.join(if triggers { "bare.endwell" } else { "barest.endwell" });
    drop(open(&path, 6));
    let from = Connection::open(folder.join("ours.endwell")).unwrap();
    let tables = ["customer", "site", "model", "import", "deployment", "asset"];
    let rows: Vec<_> = tables.iter().map(|table| (*table, all(&from, table))).collect();
    let mut to = super::questions::bare(&path);
    if !triggers {
        drop_triggers(&to);
    }
    let start = Instant::now();
    let tx = to.transaction().unwrap();
    for (table, (columns, rows)) in &rows {
        let places: Vec<String> = (1..=columns.len()).map(|place| format!("?{place}")).collect();
        let sql = format!("INSERT INTO {table} ({}) VALUES ({})", columns.join(", "), places.join(", "));
        let mut statement = tx.prepare(&sql).unwrap();
        for row in rows {
            statement.execute(rusqlite::params_from_iter(row)).unwrap();
        }
    }
    tx.commit().unwrap();
    start.elapsed()
}

fn drop_triggers(book: &Connection) {
    let mut statement = book.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").unwrap();
    let names: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    for name in names {
        book.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
}

fn all(from: &Connection, table: &str) -> (Vec<String>, Vec<Vec<Value>>) {
    let mut statement = from.prepare(&format!("SELECT * FROM {table}")).unwrap();
    let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let count = columns.len();
    let rows =
        statement.query_map([], |row| (0..count).map(|at| row.get(at)).collect::<Result<Vec<Value>, _>>()).unwrap();
    (columns, rows.map(Result::unwrap).collect())
}
