//! Which book was opened last: noted in a small file where the host keeps its settings, and opened again at the next start.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Api;
use crate::foundation::{Outside, Refusal};

impl Api {
    /// Opens the book that is noted at `note`; the everyday one where none is noted, it is gone, or it cannot be opened.
    /// `outside` is asked for the clock and the ids of the book at that path.
    pub fn open_last(
        note: &Path,
        everyday: &Path,
        outside: impl Fn(&Path) -> Arc<dyn Outside>,
    ) -> Result<Api, Refusal> {
        let last = noted(note).and_then(|path| Api::open(&path, outside(&path)).ok());
        last.map_or_else(|| Api::open(everyday, outside(everyday)), Ok)
    }

    /// From now on it is noted at `note` which book is opened or made in the place of this one.
    #[must_use]
    pub fn noting_at(mut self, note: PathBuf) -> Api {
        self.note = Some(note);
        self
    }

    /// A note that cannot be written costs a click at the next start, and nothing now.
    pub(super) fn note_down(&self, book: &Path) {
        let Some(note) = &self.note else { return };
        let _written = std::path::absolute(book).and_then(|book| {
            note.parent().map_or(Ok(()), std::fs::create_dir_all)?;
            std::fs::write(note, book.to_string_lossy().as_bytes())
        });
    }
}

/// The noted book, if it is still there. Opening must not make a new, empty one in its place.
fn noted(note: &Path) -> Option<PathBuf> {
    let path = PathBuf::from(std::fs::read_to_string(note).ok()?);
    (path.is_absolute() && path.is_file()).then_some(path)
}
