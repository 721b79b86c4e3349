//! A new book from the folder of an exported one: checked whole before it is read, row by row brought in at the schema that
//! it had, taken forward to the newest, and checked again before it stands in its place.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, TransactionBehavior};

use super::beside::{InTheMaking, not_written};
use super::manifest::{ATTACHMENTS, BLOBS, Manifest, TableFiles, damaged};
use super::migrate::{self, Schema};
use super::rows::{self, Steps, Written};
use super::{Tx, attachments::is_sha256, failings, open, sha256, tx::failed};
use crate::foundation::{Outside, Refusal, Watch};

/// Makes the book at `path` out of the exported one in `folder`. On any trouble, nothing stands at `path`.
///
/// Refuses a folder that is not a whole and unchanged export, one that a newer Endwell wrote, and a path that is taken.
pub fn restore(
    folder: &Path,
    path: &Path,
    schema: &'static Schema,
    outside: &dyn Outside,
    watch: &dyn Watch,
) -> Result<(), Refusal> {
    let making = InTheMaking::at(path)?;
    let manifest = Manifest::read(folder, schema)?;
    // How long that takes, nobody knows before the first file is read.
    watch.progress(0, 0);
    manifest.verify(folder, watch)?;
    fill(&making.part(), folder, &manifest, schema, outside, watch)?;
    let mut connection = open::writing(&making.part())?;
    migrate::migrate(&mut connection, schema, outside)?;
    if let Some(wrong) = failings(&Tx::new(&connection, outside))?.first() {
        return Err(damaged(wrong));
    }
    connection.close().map_err(|(_, error)| not_written(path, error))?;
    making.attach(&folder.join(ATTACHMENTS), &manifest.attachments(), watch)?;
    making.put()
}

/// A book of the schema that the exported one had, with its rows, in one transaction.
fn fill(
    part: &Path,
    folder: &Path,
    manifest: &Manifest,
    schema: &Schema,
    outside: &dyn Outside,
    watch: &dyn Watch,
) -> Result<(), Refusal> {
    let mut connection = loading(part).map_err(|error| not_written(part, error))?;
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
    migrate::apply(&tx, schema, 0, manifest.version(), outside).map_err(failed)?;
    manifest.has_tables(&rows::tables(&tx).map_err(failed)?)?;
    load(&tx, folder, manifest, schema, watch)?;
    tx.commit().map_err(|error| not_written(part, error))
}

/// Nobody else knows this file, and trouble throws it away: it needs no journal on the disk, and one wait at the end. That every
/// reference leads somewhere is checked when all rows are there.
fn loading(path: &Path) -> Result<Connection, rusqlite::Error> {
    let connection = Connection::open(path)?;
    connection.pragma_update(None, "journal_mode", "MEMORY")?;
    connection.pragma_update(None, "synchronous", "OFF")?;
    connection.pragma_update(None, "foreign_keys", false)?;
    connection.pragma_update(None, "cache_size", -65_536)?;
    Ok(connection)
}

fn load(
    tx: &Connection,
    folder: &Path,
    manifest: &Manifest,
    schema: &Schema,
    watch: &dyn Watch,
) -> Result<(), Refusal> {
    let (derived, own): (Vec<_>, Vec<_>) =
        manifest.tables.iter().partition(|files| schema.derived.contains(&files.table.as_str()));
    let rows = |tables: &[&TableFiles]| tables.iter().map(|files| files.rows).sum::<u64>();
    let mut steps = Steps::new(watch, rows(&own) + 2 * rows(&derived));
    let triggers = |on: bool| tx.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, on).map(drop).map_err(failed);
    triggers(false)?;
    for files in &own {
        insert(tx, "INSERT", folder, files, &mut steps)?;
    }
    // A full-text index is not exported: triggers fill it from derived tables, whose rows are therefore entered twice.
    // What triggers counted meanwhile is not what was exported, and goes.
    triggers(true)?;
    for files in &derived {
        insert(tx, "INSERT OR IGNORE", folder, files, &mut steps)?;
    }
    triggers(false)?;
    for files in &derived {
        insert(tx, "INSERT", folder, files, &mut steps)?;
    }
    triggers(true)
}

/// Enters the exported rows of a table in the place of what is in it.
fn insert(
    tx: &Connection,
    verb: &str,
    folder: &Path,
    files: &TableFiles,
    steps: &mut Steps<'_>,
) -> Result<(), Refusal> {
    let TableFiles { table, columns, rows, json, .. } = files;
    let broken = |trace: &dyn ToString| damaged(&json.path).trace(trace.to_string());
    tx.execute(&format!("DELETE FROM {table}"), []).map_err(failed)?;
    let places = (1..=columns.len()).map(|place| format!("?{place}")).collect::<Vec<_>>().join(", ");
    let sql = format!("{verb} INTO {table} ({}) VALUES ({places})", columns.join(", "));
    let mut statement = tx.prepare(&sql).map_err(failed)?;
    let mut file = BufReader::new(fs::File::open(folder.join(&json.path)).map_err(|error| broken(&error))?);
    let (mut line, mut read) = (Vec::new(), 0);
    while file.read_until(b'\n', &mut line).map_err(|error| broken(&error))? > 0 {
        let row: Vec<Written<'_>> = serde_json::from_slice(&line).map_err(|error| broken(&error))?;
        if row.len() != columns.len() {
            return Err(broken(&"a row of another length"));
        }
        for (place, value) in (1..).zip(&row) {
            let value = value.bound(&|sha256| blob(folder, sha256))?;
            statement.raw_bind_parameter(place, value.to_sql()).map_err(failed)?;
        }
        statement.raw_execute().map_err(|error| not_entered(&json.path, error))?;
        line.clear();
        read += 1;
        steps.step()?;
    }
    if read == *rows { Ok(()) } else { Err(broken(&"another number of rows")) }
}

/// The bytes that a row holds, if they are still those.
fn blob(folder: &Path, name: &str) -> Result<Vec<u8>, Refusal> {
    let path = format!("{BLOBS}/{name}");
    if !is_sha256(name) {
        return Err(damaged(&path));
    }
    let bytes = fs::read(folder.join(&path)).map_err(|error| damaged(&path).trace(error))?;
    if sha256(&bytes) == name { Ok(bytes) } else { Err(damaged(&path)) }
}

/// A row that its table does not take was not exported from one; anything else is the disk's trouble or ours.
fn not_entered(file: &str, error: rusqlite::Error) -> Refusal {
    use rusqlite::ErrorCode::{ConstraintViolation, DiskFull, SystemIoFailure, TypeMismatch};
    match error.sqlite_error_code() {
        Some(ConstraintViolation | TypeMismatch) => damaged(file).trace(error),
        Some(DiskFull | SystemIoFailure) => not_written(Path::new(file), error),
        _ => failed(error),
    }
}
