//! No query that a screen asks reads a large table from end to end.

use std::sync::Arc;

use endwell_core::api::SCHEMA;
use endwell_core::book::Book;
use endwell_core::foundation::Day;
use endwell_core::foundation::outside::Fixed;
use endwell_core::{exchange, find, planning, scanning};

/// Tables that grow with the book.
const LARGE: [&str; 4] = ["asset", "pickup_line", "audit_event", "certificate_line"];

#[track_caller]
fn assert_no_scan(book: &Book, sql: &str) {
    let plan: Vec<String> =
        book.read(|tx| tx.all(&format!("EXPLAIN QUERY PLAN {sql}"), &[], |row| row.get("detail"))).unwrap();
    for step in &plan {
        let words: Vec<&str> = step.split_whitespace().collect();
        if let ["SCAN", table, rest @ ..] = words.as_slice() {
            let alias = [("a", "asset"), ("l", "pickup_line")].iter().find(|(alias, _)| alias == table);
            let table = alias.map_or(*table, |(_, table)| table);
            assert!(!LARGE.contains(&table) || rest.contains(&"INDEX"), "{sql}\n{}", plan.join("\n"));
        }
        assert!(!step.contains("TEMP B-TREE FOR ORDER BY"), "{sql}\n{}", plan.join("\n"));
    }
}

#[test]
fn pages_searches_and_exports_walk_an_index() {
    let folder = tempfile::tempdir().unwrap();
    let outside = Arc::new(Fixed::new(Day::new(2026, 11, 23).unwrap(), 1));
    let book = Book::open(&folder.path().join("book.endwell"), &SCHEMA, outside).unwrap();
    let pages = [planning::DUE_SQL, find::PREFIX_SQL, find::WORDS_SQL, find::GROUP_SQL];
    for sql in pages.into_iter().chain(exchange::LISTED_SQL) {
        assert_no_scan(&book, sql);
    }
}

#[test]
fn a_scanned_code_is_looked_up_by_an_index() {
    let folder = tempfile::tempdir().unwrap();
    let outside = Arc::new(Fixed::new(Day::new(2026, 11, 23).unwrap(), 1));
    let book = Book::open(&folder.path().join("book.endwell"), &SCHEMA, outside).unwrap();
    for (sql, index) in [(scanning::BY_SERIAL_SQL, "asset_serial"), (scanning::BY_TAG_SQL, "asset_tag")] {
        assert_no_scan(&book, sql);
        let plan: Vec<String> =
            book.read(|tx| tx.all(&format!("EXPLAIN QUERY PLAN {sql}"), &[], |row| row.get("detail"))).unwrap();
        assert!(plan[0].starts_with(&format!("SEARCH a USING INDEX {index} (")), "{}", plan.join("\n"));
    }
}
