//! Released migrations are frozen, and the schema they make is the stored one.

use std::sync::Arc;

use endwell_core::api::SCHEMA;
use endwell_core::book::{Book, sha256};
use endwell_core::foundation::Day;
use endwell_core::foundation::outside::Fixed;

use super::top;

/// Compares with the stored text; where it differs, writes what is there now beside it.
#[track_caller]
fn assert_stored(name: &str, now: &str) {
    let path = top().join("tests/books").join(name);
    let stored = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    if stored != now {
        std::fs::write(path.with_extension("now"), now).unwrap();
        panic!("tests/books/{name} differs from what the migrations give (written beside it as .now)");
    }
}

#[test]
fn released_migrations_are_frozen() {
    let line = |migration: &endwell_core::book::Migration| {
        format!("{}  {}\n", sha256(migration.sql.replace("\r\n", "\n").as_bytes()), migration.name)
    };
    assert_stored("released.txt", &SCHEMA.migrations.iter().map(line).collect::<String>());
}

#[test]
fn the_schema_is_the_stored_one() {
    let folder = tempfile::tempdir().unwrap();
    let outside = Arc::new(Fixed::new(Day::new(2026, 11, 23).unwrap(), 1));
    let book = Book::open(&folder.path().join("book.endwell"), &SCHEMA, outside).unwrap();
    let statements = book
        .read(|tx| {
            tx.all(
                "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'asset_words_%' ORDER BY type, name",
                &[],
                |row| row.get::<String>("sql"),
            )
        })
        .unwrap();
    assert_stored("schema.sql", &(statements.join(";\n\n") + ";\n"));
}

#[test]
fn every_evidence_table_refuses_change() {
    let sql = SCHEMA.migrations.iter().map(|migration| migration.sql).collect::<String>();
    for table in SCHEMA.evidence.iter().chain(&["audit_event", "audit_subject"]) {
        for event in ["UPDATE", "DELETE"] {
            assert!(sql.contains(&format!("BEFORE {event} ON {table} BEGIN")), "{event} on {table}");
        }
    }
}
