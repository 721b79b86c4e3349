//! Bringing a book to the newest schema: forward only, each step once, all of them in one transaction.

use rusqlite::{Connection, TransactionBehavior};

use super::unreadable;
use crate::foundation::{Outside, Refusal, RefusalCode};

/// `Endw`: tells the file from any other SQLite file.
const APPLICATION_ID: i64 = 0x456e_6477;

/// One dated step. Frozen once released: a test compares its hash with the stored one.
#[derive(Debug)]
pub struct Migration {
    /// `2026-11-23 first book`
    pub name: &'static str,
    pub sql: &'static str,
}

/// What the book is told about its tables.
#[derive(Debug)]
pub struct Schema {
    /// In order; the n-th brings a book to version n.
    pub migrations: &'static [Migration],
    /// Tables whose rows are proof: never changed, never undone. Writing to one seals what lies before.
    pub evidence: &'static [&'static str],
    /// Tables that SQL triggers keep from the others: they follow an undo by themselves.
    pub derived: &'static [&'static str],
}

pub(super) fn migrate(connection: &mut Connection, schema: &Schema, outside: &dyn Outside) -> Result<(), Refusal> {
    let found = recognise(connection, schema)?;
    let newest = schema.migrations.len();
    if found == newest {
        return Ok(());
    }
    let mut step = || -> Result<(), rusqlite::Error> {
        let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        apply(&tx, schema, found, newest, outside)?;
        tx.commit()
    };
    step().map_err(|error| unreadable(&error))
}

/// Takes a book that has seen `found` migrations through those up to the `wanted`th.
pub(super) fn apply(
    tx: &Connection,
    schema: &Schema,
    found: usize,
    wanted: usize,
    outside: &dyn Outside,
) -> Result<(), rusqlite::Error> {
    tx.execute_batch(
        "CREATE TABLE IF NOT EXISTS migration (version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT",
    )?;
    for (number, migration) in (1..).zip(schema.migrations).take(wanted).skip(found) {
        tx.execute_batch(migration.sql)?;
        tx.execute(
            "INSERT INTO migration (version, name, applied_at) VALUES (?1, ?2, ?3)",
            (number, migration.name, outside.now().to_string()),
        )?;
    }
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    tx.pragma_update(None, "user_version", i64::try_from(wanted).unwrap_or(i64::MAX))
}

/// How many migrations the file has seen. Refuses what is not a book of ours, or is a newer one.
pub(super) fn recognise(connection: &Connection, schema: &Schema) -> Result<usize, Refusal> {
    let (found, newest) = (version(connection)?, schema.migrations.len());
    if found > newest {
        return Err(Refusal::new(RefusalCode::BookNewer).with("found", found).with("known", newest));
    }
    Ok(found)
}

/// How many migrations the file has seen. Refuses a database that somebody else made.
fn version(connection: &Connection) -> Result<usize, Refusal> {
    let number = |pragma: &str| -> Result<i64, Refusal> {
        connection.pragma_query_value(None, pragma, |row| row.get(0)).map_err(|error| unreadable(&error))
    };
    let (application, version) = (number("application_id")?, number("user_version")?);
    let empty: bool = connection
        .query_row("SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema)", [], |row| row.get(0))
        .map_err(|error| unreadable(&error))?;
    match (application, usize::try_from(version)) {
        (APPLICATION_ID, Ok(version)) => Ok(version),
        (0, Ok(0)) if empty => Ok(0),
        _ => Err(Refusal::new(RefusalCode::BookNotOurs)),
    }
}
