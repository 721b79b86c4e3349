//! The book file: open, migrate, read, transact, undo, audit, attachments, whole copies and exports. Alone in naming rusqlite.
//! It knows no feature: which tables there are, and which of them are evidence, it is told by a `Schema`.

mod attachments;
mod beside;
mod cells;
mod copy;
mod export;
mod manifest;
mod migrate;
mod open;
mod restore;
mod rows;
mod scratch;
mod transact;
mod tx;
mod undo;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rusqlite::Connection;

use crate::foundation::{Outside, Refusal, RefusalCode};

pub use attachments::{Attached, read_limited, sha256};
pub use cells::{Bound, Cell, FromCell, ToCell};
pub use export::Exported;
pub use migrate::{Migration, Schema};
pub use restore::restore;
pub use scratch::Scratch;
pub use transact::{AuditEntry, Change, Done, UndoState, Undoable, subject_history};
pub use tx::{Row, Tx};
pub use undo::TakeBack;

/// Values for the `?1`, `?2` … of a statement: `bind![customer, day]`.
macro_rules! bind {
    ($($value:expr),* $(,)?) => { &[$(&$value as &dyn $crate::book::ToCell),*] };
}
pub(crate) use bind;
pub(crate) use cells::choice_cell;

/// One reseller's data: one SQLite file beside a folder of attachments.
pub struct Book {
    path: PathBuf,
    schema: &'static Schema,
    outside: Arc<dyn Outside>,
    /// The one connection that changes the book, with what can be undone on it.
    writer: Mutex<Writer>,
    /// Connections that only read; each sees the book as it was when its reading began.
    readers: Mutex<Vec<Connection>>,
}

struct Writer {
    connection: Connection,
    undo: undo::History,
    /// The count of other programs' commits when this one last wrote; it tells that somebody else changed the book.
    seen: Option<i64>,
}

impl std::fmt::Debug for Book {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Book").field("path", &self.path).finish_non_exhaustive()
    }
}

impl Book {
    /// Opens the book at `path`, creating it where there is none, and brings it to the newest schema.
    ///
    /// Refuses a file that is no book of ours, one written by a newer Endwell, and one that cannot be read.
    pub fn open(path: &Path, schema: &'static Schema, outside: Arc<dyn Outside>) -> Result<Book, Refusal> {
        if path.exists() {
            migrate::recognise(&open::looking(path)?, schema)?;
        }
        let mut connection = open::writing(path)?;
        migrate::migrate(&mut connection, schema, &*outside)?;
        undo::watch(&connection, schema)?;
        let writer = Mutex::new(Writer { connection, undo: undo::History::default(), seen: None });
        Ok(Book { path: path.to_owned(), schema, outside, writer, readers: Mutex::new(Vec::new()) })
    }

    /// Where the book's file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What an action asks for outside of a transaction: to wait for another machine, and the keyring.
    pub(crate) fn outside(&self) -> &dyn Outside {
        &*self.outside
    }

    /// Answers a question. Everything asked within one `read` sees the same state of the book.
    pub fn read<T>(&self, question: impl FnOnce(&Tx<'_>) -> Result<T, Refusal>) -> Result<T, Refusal> {
        let pooled = lock(&self.readers).pop();
        let mut connection = match pooled {
            Some(connection) => connection,
            None => open::reading(&self.path)?,
        };
        let answer = {
            let snapshot = connection.transaction().map_err(tx::failed)?;
            question(&Tx::new(&snapshot, &*self.outside))
        };
        lock(&self.readers).push(connection);
        answer
    }

    /// Checks every page and reference of the file; answers with what is wrong, nothing when all is well.
    pub fn check(&self) -> Result<Vec<String>, Refusal> {
        self.read(failings)
    }
}

/// What is wrong with the pages and references of a book.
fn failings(tx: &Tx<'_>) -> Result<Vec<String>, Refusal> {
    let mut wrong: Vec<String> = tx.all("PRAGMA integrity_check", &[], |row| row.get("integrity_check"))?;
    wrong.retain(|line| line != "ok");
    wrong.extend(tx.all("PRAGMA foreign_key_check", &[], |row| row.get::<String>("table"))?);
    Ok(wrong)
}

/// A lock that another thread broke by a bug is still a lock: the transaction it held was rolled back.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn unreadable(error: &rusqlite::Error) -> Refusal {
    use rusqlite::ErrorCode::{CannotOpen, DatabaseBusy, DatabaseLocked, NotADatabase, PermissionDenied, ReadOnly};
    let code = match error.sqlite_error_code() {
        Some(NotADatabase) => RefusalCode::BookNotOurs,
        Some(CannotOpen | PermissionDenied | ReadOnly) => RefusalCode::BookUnreadable,
        Some(DatabaseBusy | DatabaseLocked) => RefusalCode::BookBusy,
        _ => RefusalCode::Unexpected,
    };
    Refusal::new(code).trace(error)
}
