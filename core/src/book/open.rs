//! Opening connections to the book's file, all set up alike.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::unreadable;
use crate::foundation::Refusal;

// Both kinds ask for a stable query plan (QPSG): else SQLite plans a cached statement anew at each use, because its parameters
// might call for another index. They never do here: the indexes are chosen so (`tests/contract/queries.rs`).

/// The one connection that writes. `synchronous=FULL`: what was acknowledged survives a power cut.
pub(super) fn writing(path: &Path) -> Result<Connection, Refusal> {
    let open = || -> Result<Connection, rusqlite::Error> {
        let connection = Connection::open(path)?;
        connection.busy_timeout(Duration::from_secs(5))?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.pragma_update(None, "temp_store", "MEMORY")?;
        connection.pragma_update(None, "cache_size", -65_536)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        connection.set_prepared_statement_cache_capacity(256);
        Ok(connection)
    };
    open().map_err(|error| with_path(&error, path))
}

/// Looks at a file without touching it: a book's journal would already change somebody else's database.
pub(super) fn looking(path: &Path) -> Result<Connection, Refusal> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Connection::open_with_flags(path, flags).map_err(|error| with_path(&error, path))
}

/// A connection that cannot write, however hard a query tries.
pub(super) fn reading(path: &Path) -> Result<Connection, Refusal> {
    let open = || -> Result<Connection, rusqlite::Error> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(Duration::from_secs(5))?;
        connection.pragma_update(None, "query_only", true)?;
        connection.pragma_update(None, "temp_store", "MEMORY")?;
        connection.pragma_update(None, "cache_size", -65_536)?;
        connection.pragma_update(None, "mmap_size", 1_i64 << 30)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        connection.set_prepared_statement_cache_capacity(256);
        Ok(connection)
    };
    open().map_err(|error| with_path(&error, path))
}

/// A connection that reads each page once: a map of the whole file would only fill the memory.
pub(super) fn reading_once(path: &Path) -> Result<Connection, Refusal> {
    let connection = reading(path)?;
    connection.pragma_update(None, "mmap_size", 0).map_err(|error| with_path(&error, path))?;
    Ok(connection)
}

fn with_path(error: &rusqlite::Error, path: &Path) -> Refusal {
    unreadable(error).with("path", path.display())
}
