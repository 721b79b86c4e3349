//! A book in the making: written beside its place, put there when it is whole. Until then any trouble leaves nothing.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::attachments::attachments_of;
use crate::foundation::{Refusal, RefusalCode, Watch};

/// What SQLite lays beside a book while it is open. One left by another book would be taken for this one's.
const JOURNALS: [&str; 3] = ["-wal", "-shm", "-journal"];

/// The file of a new book and its attachments, thrown away unless they are put in place.
pub(super) struct InTheMaking {
    path: PathBuf,
    put: bool,
}

impl InTheMaking {
    /// Refuses a place that is taken, also by what another book left there.
    pub fn at(path: &Path) -> Result<Self, Refusal> {
        let journals = JOURNALS.iter().map(|ending| with_ending(path, ending));
        let taken = [path.to_owned(), attachments_of(path)].into_iter().chain(journals).find(|place| place.exists());
        if let Some(taken) = taken {
            return Err(Refusal::new(RefusalCode::BookExists).with("file", taken.display()));
        }
        let making = InTheMaking { path: path.to_owned(), put: false };
        // What a program that was killed left unfinished.
        making.remove_parts();
        Ok(making)
    }

    /// Where the book is written until it is whole.
    pub fn part(&self) -> PathBuf {
        with_ending(&self.path, ".part")
    }

    /// Copies these files of `folder` to where the new book looks for its attachments.
    pub fn attach(&self, folder: &Path, names: &[String], watch: &dyn Watch) -> Result<(), Refusal> {
        let to = attachments_of(&self.path);
        if !names.is_empty() {
            fs::create_dir(&to).map_err(|error| not_written(&to, error))?;
        }
        for name in names {
            if watch.cancelled() {
                return Err(RefusalCode::Cancelled.into());
            }
            let kept = to.join(name);
            copy(&folder.join(name), &kept).map_err(|error| not_written(&kept, error))?;
        }
        Ok(())
    }

    /// It is whole: puts it in its place.
    pub fn put(mut self) -> Result<(), Refusal> {
        let part = self.part();
        sync(&part).and_then(|()| fs::rename(&part, &self.path)).map_err(|error| not_written(&self.path, error))?;
        self.put = true;
        Ok(())
    }

    /// What cannot be removed stays as a part, which nobody takes for a book.
    fn remove_parts(&self) {
        let part = self.part();
        for ending in JOURNALS {
            let _gone = fs::remove_file(with_ending(&part, ending));
        }
        let _gone = fs::remove_file(part);
    }
}

impl Drop for InTheMaking {
    fn drop(&mut self) {
        if !self.put {
            self.remove_parts();
            let _gone = fs::remove_dir_all(attachments_of(&self.path));
        }
    }
}

/// `book.endwell` and `-wal` make `book.endwell-wal`.
pub(super) fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Waits until the file's bytes would survive a power cut.
/// Copies what a file holds, and not that it must not be written to, as on a disc.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let mut copy = fs::File::create_new(to)?;
    io::copy(&mut fs::File::open(from)?, &mut copy)?;
    copy.sync_all()
}

fn sync(path: &Path) -> io::Result<()> {
    fs::File::options().write(true).open(path)?.sync_all()
}

pub(super) fn not_written(path: &Path, error: impl ToString) -> Refusal {
    Refusal::new(RefusalCode::FileNotWritten).with("file", path.display()).trace(error)
}
