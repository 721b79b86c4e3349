//! The one open book of this program, and the work under way in it.

use crate::plan::{Book, Plan};
use crate::sentences::Sentences;
use endwell_core::api::Api;
use endwell_core::foundation::outside::{Fixed, Outside, System};
use endwell_core::foundation::{Refusal, UnderWay};
use endwell_core::online::SystemKeyring;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tauri::{AppHandle, Manager};
use tempfile::TempDir;

#[derive(Default)]
pub struct Session {
    api: Mutex<Option<Arc<Api>>>,
    sample_folder: Mutex<Option<TempDir>>,
    pub calls: UnderWay,
}

impl Session {
    /// Opens the book of the plan; with no wish, the one that was opened last. Answers the window's title; refuses with a
    /// sentence for the user.
    pub fn open(&self, plan: &Plan, app: &AppHandle, sentences: &Sentences) -> Result<String, String> {
        let path = self.place(plan, app, sentences)?;
        let refused = |refusal: Refusal| {
            let place = path.to_string_lossy();
            let values = [("path", place.as_ref()), ("detail", refusal.trace.as_str())];
            sentences.say_one_of(&[&format!("start-{}", refusal.code.as_str()), "start-book-refused"], &values)
        };
        let outside = |path: &Path| -> Arc<dyn Outside> {
            match plan.today {
                // A new book on a fixed day gets the same ids each time; one that is there must not get them again.
                Some(day) => Arc::new(Fixed::new(day, if path.exists() { std::process::id() } else { 1 })),
                None => Arc::new(System::new(SystemKeyring)),
            }
        };
        // A system without such a folder has no note there, and gets none.
        let note = app.path().app_config_dir().unwrap_or_default().join("last-book");
        let opened = match plan.book {
            Book::Default => Api::open_last(&note, &path, outside),
            Book::At(_) | Book::Demo => Api::open(&path, outside(&path)),
        };
        let api = opened.map_err(refused)?.noting_at(note);
        if plan.book == Book::Demo {
            endwell_core::demo::fill(&api).map_err(refused)?;
        }
        *lock(&self.api) = Some(Arc::new(api));
        Ok(self.title(everyday(app).ok().as_deref(), sentences))
    }

    /// What the window is called while this book is open.
    pub fn title(&self, everyday: Option<&Path>, sentences: &Sentences) -> String {
        let book = self.api().map(|api| api.book().path().to_owned()).unwrap_or_default();
        if lock(&self.sample_folder).as_ref().is_some_and(|folder| book.starts_with(folder.path())) {
            return sentences.say("book-sample-title", &[]);
        }
        let name = book.file_stem().unwrap_or_default().to_string_lossy();
        let title = if everyday == Some(&book) { "book-title" } else { "book-other-title" };
        sentences.say(title, &[("name", &name)])
    }

    /// Where the plan's book lies; makes the folder for it.
    fn place(&self, plan: &Plan, app: &AppHandle, sentences: &Sentences) -> Result<PathBuf, String> {
        let refused = |path: &Path, detail: String| {
            sentences.say("start-folder-refused", &[("path", &path.to_string_lossy()), ("detail", &detail)])
        };
        match &plan.book {
            Book::At(path) => Ok(path.clone()),
            Book::Default => {
                let path = everyday(app).map_err(|error| refused(Path::new(""), error.to_string()))?;
                let folder = path.parent().unwrap_or(&path);
                std::fs::create_dir_all(folder).map_err(|error| refused(folder, error.to_string()))?;
                Ok(path)
            }
            Book::Demo => {
                let folder = tempfile::Builder::new().prefix("endwell-sample-").tempdir();
                let folder = folder.map_err(|error| refused(&std::env::temp_dir(), error.to_string()))?;
                let path = folder.path().join("sample.endwell");
                *lock(&self.sample_folder) = Some(folder);
                Ok(path)
            }
        }
    }

    /// The open book; `None` before it is open and after the program began to leave.
    pub fn api(&self) -> Option<Arc<Api>> {
        lock(&self.api).clone()
    }

    /// Lets go of the book and throws the sample book away. Work under way is asked to stop; its transaction is undone.
    pub fn close(&self) {
        self.calls.stop_all();
        drop(lock(&self.api).take());
        // A folder that something still holds open is left to the system, which empties its temporary folder.
        drop(lock(&self.sample_folder).take());
    }
}

/// Where the everyday book lies.
pub fn everyday(app: &AppHandle) -> tauri::Result<PathBuf> {
    Ok(app.path().app_data_dir()?.join("book.endwell"))
}

/// A thread that panicked while it held a lock leaves whole values behind here: none is changed in two steps.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_says_which_book_is_open() {
        let folder = tempfile::tempdir().unwrap();
        let book = folder.path().join("office.endwell");
        let session = Session::default();
        *lock(&session.api) = Some(Arc::new(Api::open(&book, Arc::new(System::new(SystemKeyring))).unwrap()));
        assert_eq!(session.title(None, &Sentences::load()), "office – Endwell");
        assert_eq!(session.title(Some(&book), &Sentences::load()), "Endwell");
        *lock(&session.sample_folder) = Some(folder);
        assert!(session.title(None, &Sentences::load()).contains("sample"));
    }
}
