//! The floors of the core: imports point down, each table belongs to one room, and each foreign crate to one room.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::{files, top};

/// Rooms by floor, the ground first. The same list stands in `ARCHITECTURE.md`.
const FLOORS: &[&[&str]] = &[
    &["foundation"],
    &["book", "paper", "files", "online"],
    &["company", "customers", "catalogue"],
    &["recyclers"],
    &["refresh", "value", "routing"],
    &["deployments"],
    &["planning", "pickups", "scanning"],
    &["certificates"],
    &["today", "find", "exchange"],
    &["api"],
    &["demo"],
];

/// The room that owns each table: only its `store.rs` may write it, only rooms above it may read it.
const TABLES: &[(&str, &[&str])] = &[
    ("book", &["audit_event", "audit_subject", "migration"]),
    ("company", &["company", "numbering"]),
    ("customers", &["customer", "site", "contact", "customer_terms"]),
    ("catalogue", &["model"]),
    ("recyclers", &["recycler", "facility", "certification", "status_check", "programme", "terms"]),
    ("refresh", &["refresh_policy", "vendor_support", "support_service"]),
    ("value", &["value_policy"]),
    ("routing", &["routing_table", "customer_requirement"]),
    (
        "deployments",
        &[
            "deployment",
            "asset",
            "supply_lot",
            "fleet",
            "asset_group",
            "asset_words",
            "asset_hold",
            "route_group",
            "route_stamp",
            "route_change",
            "route_loss",
        ],
    ),
    (
        "planning",
        &[
            "acknowledgement",
            "acknowledgement_line",
            "replacement_price",
            "inflation",
            "scenario",
            "scenario_move",
            "forecast",
            "forecast_book",
            "calendar_event",
        ],
    ),
    ("pickups", &["pickup", "pickup_line", "custody_event", "processing", "processing_line", "release_check"]),
    ("certificates", &["certificate", "certificate_line", "certificate_file"]),
    ("scanning", &["scan_rules"]),
    ("exchange", &["import", "import_made", "import_change", "import_mapping", "snipe_it"]),
];

/// Crates that only one room may name.
const ALONE: &[(&str, &str)] = &[
    ("rusqlite", "book"),
    ("printpdf", "paper"),
    ("lopdf", "paper"),
    ("reqwest", "online"),
    ("keyring", "online"),
    ("calamine", "files"),
    ("zip", "files"),
    ("encoding_rs", "files"),
    ("csv_core", "files"),
    ("cfb", "files"),
    ("quick_xml", "files"),
    ("rust_xlsxwriter", "files"),
];

fn floor(room: &str) -> usize {
    let found = FLOORS.iter().position(|rooms| rooms.contains(&room));
    found.unwrap_or_else(|| panic!("{room} stands on no floor: add it to the list here and in ARCHITECTURE.md"))
}

/// The rooms' sources: room, file, text without its tests and comments.
fn sources() -> Vec<(String, String, String)> {
    let core = top().join("core/src");
    let room_of = |path: &Path| {
        let path = path.strip_prefix(&core).unwrap();
        let first = path.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
        first.trim_end_matches(".rs").to_owned()
    };
    let all = files(&core, &[".rs"]).into_iter().map(|(path, text)| {
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
        let code = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        (room_of(&path), path.display().to_string(), code)
    });
    all.filter(|(room, _, _)| room != "lib").collect()
}

/// Words of `text` that follow one of `keys`.
fn following<'t>(text: &'t str, keys: &[&str]) -> BTreeSet<&'t str> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let pairs = words.windows(2).filter(|pair| keys.contains(&pair[0]));
    pairs.map(|pair| pair[1].trim_matches(|c: char| !(c.is_alphanumeric() || c == '_'))).collect()
}

#[test]
fn imports_point_down() {
    let mut wrong = Vec::new();
    for (room, path, code) in sources() {
        for used in FLOORS.iter().copied().flatten().filter(|used| **used != room) {
            let names_it = code.contains(&format!("crate::{used}::")) || code.contains(&format!("crate::{used};"));
            let grouped = code.split("use crate::{").skip(1).any(|rest| {
                let group = rest.split("};").next().unwrap_or_default();
                group.split(|c: char| !(c.is_alphanumeric() || c == '_')).any(|word| word == *used)
            });
            if (names_it || grouped) && floor(used) >= floor(&room) {
                wrong.push(format!("{path}: {room} uses {used}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new(), "a room uses only rooms on floors below its own");
}

#[test]
fn a_crate_with_a_room_of_its_own_is_named_nowhere_else() {
    let mut wrong = Vec::new();
    for (room, path, code) in sources() {
        for (name, owner) in ALONE {
            if room != *owner && code.contains(&format!("{name}::")) {
                wrong.push(format!("{path} names {name}, which belongs to {owner}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn a_table_is_written_by_its_own_store_and_read_from_above() {
    let owners: BTreeMap<&str, &str> =
        TABLES.iter().flat_map(|(room, tables)| tables.iter().map(move |table| (*table, *room))).collect();
    let mut wrong = Vec::new();
    for (room, path, code) in sources() {
        for table in following(&code, &["INTO", "UPDATE"]).into_iter().filter(|table| owners.contains_key(table)) {
            let in_store = path.ends_with("store.rs") || room == "book";
            if owners[table] != room || !in_store {
                wrong.push(format!("{path} writes {table}"));
            }
        }
        for table in
            following(&code, &["FROM", "JOIN", "\"FROM"]).into_iter().filter(|table| owners.contains_key(table))
        {
            let owner = owners[table];
            if owner != room && floor(owner) >= floor(&room) {
                wrong.push(format!("{path} reads {table} of {owner}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_table_belongs_to_a_room() {
    let sql = std::fs::read_to_string(top().join("tests/books/schema.sql")).unwrap();
    // What a full-text index keeps for itself belongs to whoever has the index.
    let mut made: BTreeSet<&str> = following(&sql, &["TABLE"]);
    made.retain(|table| !table.starts_with("asset_words_"));
    made.insert("migration");
    let owned: BTreeSet<&str> = TABLES.iter().flat_map(|(_, tables)| tables.iter().copied()).collect();
    assert_eq!(made, owned);
}

#[test]
fn a_file_says_what_it_is_for_and_is_one_subject() {
    let mut wrong = Vec::new();
    for folder in ["core/src", "src-tauri/src", "xtask/src", "tests"] {
        for (path, text) in files(&top().join(folder), &[".rs"]) {
            if !text.starts_with("//!") {
                wrong.push(format!("{} does not say what it is for", path.display()));
            }
            let lines = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default().lines().count();
            if lines > 450 {
                wrong.push(format!("{} has {lines} lines", path.display()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn the_desktop_host_stays_thin() {
    let lines: usize = files(&top().join("src-tauri/src"), &[".rs"]).iter().map(|(_, text)| text.lines().count()).sum();
    assert!(lines < 600, "{lines} lines");
}
