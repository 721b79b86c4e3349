//! A copy of the whole book as a book: one SQLite file beside its attachments, taken while the book is in use.

use std::path::Path;

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use super::beside::{InTheMaking, not_written};
use super::{Book, open, tx::failed};
use crate::foundation::{Refusal, RefusalCode, Watch};

/// How many pages are copied between two looks at whether the person wants to stop.
const PAGES: i32 = 2_000;

impl Book {
    /// Copies the book, as it is now, to `path`: checked before it stands there. Refuses a place that is taken.
    pub fn copy_to(&self, path: &Path, watch: &dyn Watch) -> Result<(), Refusal> {
        let making = InTheMaking::at(path)?;
        let mut copy = Connection::open(making.part()).map_err(|error| not_written(path, error))?;
        let mut source = open::reading_once(&self.path)?;
        // One state of the book: without this, a write in between would make the copy begin again.
        let snapshot = source.transaction().map_err(failed)?;
        snapshot.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())).map_err(failed)?;
        copy_pages(&snapshot, &mut copy, path, watch)?;
        let found: String = copy.query_row("PRAGMA quick_check", [], |row| row.get(0)).map_err(failed)?;
        if found != "ok" {
            return Err(not_written(path, found));
        }
        copy.close().map_err(|(_, error)| not_written(path, error))?;
        making.attach(&self.attachments(), &self.attachment_names()?, watch)?;
        making.put()
    }
}

fn copy_pages(from: &Connection, to: &mut Connection, path: &Path, watch: &dyn Watch) -> Result<(), Refusal> {
    let backup = Backup::new(from, to).map_err(|error| not_written(path, error))?;
    loop {
        if watch.cancelled() {
            return Err(RefusalCode::Cancelled.into());
        }
        let step = backup.step(PAGES).map_err(|error| not_written(path, error))?;
        let pages = |count: i32| u64::try_from(count).unwrap_or_default();
        let progress = backup.progress();
        watch.progress(pages(progress.pagecount - progress.remaining), pages(progress.pagecount));
        match step {
            StepResult::Done => return Ok(()),
            StepResult::More => {}
            _ => return Err(RefusalCode::BookBusy.into()),
        }
    }
}
