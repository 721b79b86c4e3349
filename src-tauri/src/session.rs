//! The one open book of this program, and the work under way in it.

use crate::plan::{Book, Plan};
use crate::sentences::Sentences;
use endwell_core::api::Api;
use endwell_core::foundation::Refusal;
use endwell_core::foundation::outside::{Fixed, Outside, System};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tauri::{AppHandle, Manager};
use tempfile::TempDir;

#[derive(Default)]
pub struct Session {
    api: Mutex<Option<Arc<Api>>>,
    sample_folder: Mutex<Option<TempDir>>,
    running: Mutex<HashMap<String, Arc<AtomicBool>>>,
}

impl Session {
    /// Opens the book of the plan. Answers the window's title; refuses with a sentence for the user.
    pub fn open(&self, plan: &Plan, app: &AppHandle, sentences: &Sentences) -> Result<String, String> {
        let path = self.place(plan, app, sentences)?;
        let refused = |refusal: Refusal| {
            let place = path.to_string_lossy();
            let values = [("path", place.as_ref()), ("detail", refusal.trace.as_str())];
            sentences.say_one_of(&[&format!("start-{}", refusal.code.as_str()), "start-book-refused"], &values)
        };
        let outside: Arc<dyn Outside> = match plan.today {
            // A new book on a fixed day gets the same ids each time; one that is there must not get them again.
            Some(day) => Arc::new(Fixed::new(day, if path.exists() { std::process::id() } else { 1 })),
            None => Arc::new(System),
        };
        let api = Api::open(&path, outside).map_err(refused)?;
        if plan.book == Book::Demo {
            endwell_core::demo::fill(&api).map_err(refused)?;
        }
        *lock(&self.api) = Some(Arc::new(api));
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        Ok(match plan.book {
            Book::Default => sentences.say("book-title", &[]),
            Book::At(_) => sentences.say("book-other-title", &[("name", &name)]),
            Book::Demo => sentences.say("book-sample-title", &[]),
        })
    }

    /// Where the plan's book lies; makes the folder for it.
    fn place(&self, plan: &Plan, app: &AppHandle, sentences: &Sentences) -> Result<PathBuf, String> {
        let refused = |path: &Path, detail: String| {
            sentences.say("start-folder-refused", &[("path", &path.to_string_lossy()), ("detail", &detail)])
        };
        match &plan.book {
            Book::At(path) => Ok(path.clone()),
            Book::Default => {
                let folder = app.path().app_data_dir().map_err(|error| refused(Path::new(""), error.to_string()))?;
                std::fs::create_dir_all(&folder).map_err(|error| refused(&folder, error.to_string()))?;
                Ok(folder.join("book.endwell"))
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

    /// Notes that the call `id` is under way. Its flag becomes true when the user cancels it.
    pub fn begin(&self, id: &str) -> Arc<AtomicBool> {
        let flag = Arc::new(AtomicBool::new(false));
        lock(&self.running).insert(id.to_owned(), Arc::clone(&flag));
        flag
    }

    pub fn finish(&self, id: &str) {
        lock(&self.running).remove(id);
    }

    /// Asks the call `id` to stop. A call that has already ended is not there to be asked.
    pub fn cancel(&self, id: &str) {
        if let Some(flag) = lock(&self.running).get(id) {
            flag.store(true, Ordering::Relaxed);
        }
    }

    /// Lets go of the book and throws the sample book away. Work under way is asked to stop; its transaction is undone.
    pub fn close(&self) {
        for flag in lock(&self.running).values() {
            flag.store(true, Ordering::Relaxed);
        }
        drop(lock(&self.api).take());
        // A folder that something still holds open is left to the system, which empties its temporary folder.
        drop(lock(&self.sample_folder).take());
    }
}

/// A thread that panicked while it held a lock leaves whole values behind here: none is changed in two steps.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
