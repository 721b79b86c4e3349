//! The undo log: TEMP triggers, made for every table, write the inverse of each change. The same log tells what changed.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use rusqlite::Connection;

use super::migrate::Schema;
use super::tx::{Tx, failed};
use crate::foundation::{Params, Refusal};

/// The book's own tables, which no undo touches and which seal nothing.
const OWN: &[&str] = &["audit_event", "audit_subject", "migration", "sqlite_sequence"];

/// What one action changed and how to take it back.
#[derive(Clone, Debug)]
pub(super) struct Step {
    pub action: String,
    pub params: Params,
    pub back: Back,
}

/// How a step is taken back.
#[derive(Clone)]
pub(super) enum Back {
    /// Statements, to be run last first.
    Log(Vec<String>),
    /// By what the action itself kept of what it made.
    Own(TakeBack),
}

/// Takes back what an action did, from what it kept; refuses while something depends on it.
pub type TakeBack = Arc<dyn Fn(&Tx<'_>) -> Result<(), Refusal> + Send + Sync>;

impl Back {
    fn statements(&self) -> usize {
        match self {
            Back::Log(inverse) => inverse.len(),
            Back::Own(_) => 1,
        }
    }
}

impl fmt::Debug for Back {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Back::Log(inverse) => f.debug_tuple("Log").field(inverse).finish(),
            Back::Own(_) => f.write_str("Own"),
        }
    }
}

/// What can be undone and redone, newest last.
#[derive(Debug, Default)]
pub(super) struct History {
    pub undo: Vec<Step>,
    pub redo: Vec<Step>,
}

impl History {
    /// As many steps as a person can remember, and as many statements as the memory should hold; older ones are
    /// forgotten.
    const LONGEST: usize = 100;
    const MOST_STATEMENTS: usize = 200_000;

    pub fn did(&mut self, step: Step) {
        self.redo.clear();
        self.undo.push(step);
        let statements = |steps: &[Step]| steps.iter().map(|step| step.back.statements()).sum::<usize>();
        while self.undo.len() > Self::LONGEST || statements(&self.undo) > Self::MOST_STATEMENTS {
            self.undo.remove(0);
        }
    }

    /// Evidence was made: what lies before it stays.
    pub fn seal(&mut self) {
        self.undo.clear();
        self.redo.clear();
    }
}

/// What a transaction wrote, read from the log.
#[derive(Debug, Default)]
pub(super) struct Written {
    /// Tables that changed, in order of their names.
    pub tables: Vec<String>,
    pub inverse: Vec<String>,
    pub evidence: bool,
}

/// Makes the log and the triggers that fill it, for this connection only.
pub(super) fn watch(connection: &Connection, schema: &Schema) -> Result<(), Refusal> {
    let log = "CREATE TEMP TABLE undo_log (n INTEGER PRIMARY KEY, changed TEXT NOT NULL, inverse TEXT) STRICT";
    connection.execute_batch(log).map_err(failed)?;
    begin(connection, schema)
}

/// The tables whose changes are the book's business.
pub(super) fn watched(connection: &Connection, schema: &Schema) -> Result<BTreeSet<String>, Refusal> {
    let mut names = tables(connection).map_err(failed)?;
    names.retain(|name| !OWN.contains(&name.as_str()) && !schema.derived.iter().any(|derived| shadows(name, derived)));
    Ok(names.into_iter().collect())
}

/// Stops filling the log.
pub(super) fn pause(connection: &Connection) -> Result<(), Refusal> {
    let drop = || -> Result<(), rusqlite::Error> {
        let names: Vec<String> = {
            let mut statement = connection.prepare("SELECT name FROM temp.sqlite_schema WHERE type = 'trigger'")?;
            statement.query_map([], |row| row.get("name"))?.collect::<Result<_, _>>()?
        };
        names.iter().try_for_each(|name| connection.execute_batch(&format!("DROP TRIGGER temp.{name}")))
    };
    drop().map_err(failed)
}

/// Fills the log from now on.
pub(super) fn begin(connection: &Connection, schema: &Schema) -> Result<(), Refusal> {
    let watched = watched(connection, schema)?;
    let make = || -> Result<(), rusqlite::Error> {
        for name in &watched {
            if schema.evidence.contains(&name.as_str()) {
                connection.execute_batch(&format!(
                    "CREATE TEMP TRIGGER undo_{name} AFTER INSERT ON main.{name} BEGIN
                       INSERT INTO undo_log (changed) VALUES ('{name}'); END"
                ))?;
            } else {
                connection.execute_batch(&triggers(name, &columns(connection, name)?))?;
            }
        }
        Ok(())
    };
    make().map_err(failed)
}

/// Whether `table` is `derived` or one of the tables a full-text index keeps for itself.
fn shadows(table: &str, derived: &str) -> bool {
    table.strip_prefix(derived).is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
}

struct Column {
    name: String,
    in_key: bool,
}

fn tables(connection: &Connection) -> Result<Vec<String>, rusqlite::Error> {
    let mut statement = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")?;
    statement.query_map([], |row| row.get("name"))?.collect()
}

fn columns(connection: &Connection, table: &str) -> Result<Vec<Column>, rusqlite::Error> {
    let mut statement = connection.prepare("SELECT name, pk FROM pragma_table_info(?1) ORDER BY cid")?;
    let column = |row: &rusqlite::Row<'_>| Ok(Column { name: row.get("name")?, in_key: row.get::<_, i64>("pk")? > 0 });
    statement.query_map([table], column)?.collect()
}

/// The three triggers of a table. `quote()` writes any value so that it is read back as the same value.
fn triggers(table: &str, columns: &[Column]) -> String {
    let row = |side: &str| {
        let keys = columns.iter().filter(|column| column.in_key);
        keys.map(|Column { name, .. }| format!("{name} = '||quote({side}.{name})||'")).collect::<Vec<_>>().join(" AND ")
    };
    let names = columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join(", ");
    let values =
        columns.iter().map(|Column { name, .. }| format!("'||quote(old.{name})||'")).collect::<Vec<_>>().join(", ");
    let settings = columns
        .iter()
        .map(|Column { name, .. }| format!("{name} = '||quote(old.{name})||'"))
        .collect::<Vec<_>>()
        .join(", ");
    let log = |event: &str, inverse: String| {
        format!(
            "CREATE TEMP TRIGGER undo_{table}_{event} AFTER {event} ON main.{table} BEGIN
               INSERT INTO undo_log (changed, inverse) VALUES ('{table}', '{inverse}'); END;\n"
        )
    };
    log("INSERT", format!("DELETE FROM {table} WHERE {}", row("new")))
        + &log("UPDATE", format!("UPDATE {table} SET {settings} WHERE {}", row("new")))
        + &log("DELETE", format!("INSERT INTO {table} ({names}) VALUES ({values})"))
}

/// Reads the log and empties it.
pub(super) fn drain(connection: &Connection) -> Result<Written, rusqlite::Error> {
    let mut written = Written::default();
    {
        let mut statement = connection.prepare_cached("SELECT DISTINCT changed FROM temp.undo_log ORDER BY changed")?;
        written.tables = statement.query_map([], |row| row.get("changed"))?.collect::<Result<_, _>>()?;
        let mut statement = connection.prepare_cached("SELECT inverse FROM temp.undo_log ORDER BY n")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            match row.get("inverse")? {
                Some(inverse) => written.inverse.push(inverse),
                None => written.evidence = true,
            }
        }
    }
    connection.execute("DELETE FROM temp.undo_log", [])?;
    Ok(written)
}
