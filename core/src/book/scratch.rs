//! A throw-away database for what is too much for memory and is not of the book: a list that is looked at before it is
//! taken over. It outlives the program, not a wish to forget it.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;

use super::{Book, Tx, tx::failed};
use crate::foundation::{Refusal, RefusalCode};

/// One such database, open.
pub struct Scratch<'b> {
    connection: Connection,
    book: &'b Book,
}

impl Book {
    /// Makes an empty one under a name of letters, digits and `-`, with these tables.
    pub fn new_scratch(&self, name: &str, tables: &str) -> Result<Scratch<'_>, Refusal> {
        let path = self.scratch_path(name)?;
        fs::create_dir_all(self.cache()).map_err(|error| {
            Refusal::new(RefusalCode::FileNotWritten).with("file", self.cache().display()).trace(error)
        })?;
        self.forget_scratch(name)?;
        let scratch = self.connect(&path)?;
        scratch.connection.execute_batch(tables).map_err(failed)?;
        Ok(scratch)
    }

    /// Opens one that was made; refuses as not found when it is gone.
    pub fn scratch(&self, name: &str) -> Result<Scratch<'_>, Refusal> {
        let path = self.scratch_path(name)?;
        if path.is_file() { self.connect(&path) } else { Err(Refusal::not_found("list")) }
    }

    /// The names of those that begin with `prefix`.
    pub fn scratches(&self, prefix: &str) -> Vec<String> {
        // A folder that cannot be read holds none that could be used.
        let files = fs::read_dir(self.cache()).into_iter().flatten().filter_map(Result::ok);
        let names = files.filter_map(|file| file.file_name().into_string().ok());
        names
            .filter_map(|name| name.strip_suffix(".scratch").map(str::to_owned))
            .filter(|name| name.starts_with(prefix))
            .collect()
    }

    /// Removes one, if it is there.
    pub fn forget_scratch(&self, name: &str) -> Result<(), Refusal> {
        let path = self.scratch_path(name)?;
        for path in [path.clone(), path.with_extension("scratch-wal"), path.with_extension("scratch-shm")] {
            match fs::remove_file(&path) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    return Err(Refusal::new(RefusalCode::FileNotWritten).with("file", path.display()).trace(error));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// A name comes from a request: it never leads out of the folder.
    fn scratch_path(&self, name: &str) -> Result<PathBuf, Refusal> {
        let plain = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if plain { Ok(self.cache().join(format!("{name}.scratch"))) } else { Err(Refusal::not_found("list")) }
    }

    fn connect(&self, path: &Path) -> Result<Scratch<'_>, Refusal> {
        let open = || -> Result<Connection, rusqlite::Error> {
            let connection = Connection::open(path)?;
            connection.busy_timeout(Duration::from_secs(5))?;
            // A killed program loses nothing; a power cut may lose the last edits of a list whose source still exists.
            connection.pragma_update(None, "journal_mode", "WAL")?;
            connection.pragma_update(None, "synchronous", "OFF")?;
            connection.pragma_update(None, "temp_store", "FILE")?;
            connection.pragma_update(None, "cache_size", -16_384)?;
            connection.set_prepared_statement_cache_capacity(64);
            Ok(connection)
        };
        Ok(Scratch { connection: open().map_err(failed)?, book: self })
    }
}

impl Scratch<'_> {
    /// Reads and writes in one transaction; a refusal leaves everything as it was.
    pub fn work<T>(&mut self, work: impl FnOnce(&Tx<'_>) -> Result<T, Refusal>) -> Result<T, Refusal> {
        let open = self.connection.transaction().map_err(failed)?;
        let done = work(&Tx::new(&open, &*self.book.outside))?;
        open.commit().map_err(failed)?;
        Ok(done)
    }
}

impl std::fmt::Debug for Scratch<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Scratch").field("path", &self.connection.path()).finish_non_exhaustive()
    }
}
