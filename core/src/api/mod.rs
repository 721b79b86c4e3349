//! The table of commands: name, request, answer, and the action or view behind it. The router, the TypeScript types and the
//! tests of both are made from this one table.

mod commands;
mod host;
mod last_book;
mod schema;
mod state;
mod typescript;

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::book::{Book, Done, Tx};
use crate::foundation::{Outside, Refusal, RefusalCode, Watch};

pub use commands::COMMANDS;
pub use schema::SCHEMA;
pub use typescript::typescript;

/// An open book and its commands.
pub struct Api {
    book: RwLock<Arc<Book>>,
    outside: Arc<dyn Outside>,
    /// Where the book that is opened in place of this one is noted, if anywhere.
    note: Option<PathBuf>,
}

/// What a command answers.
#[derive(Debug, Serialize)]
pub struct Answer {
    pub value: Value,
    /// The names of what changed; empty after a view.
    pub changed: Vec<String>,
}

/// One command of the table.
pub struct Command {
    /// `room.verb`
    pub name: &'static str,
    /// Whether it may change the book.
    pub changes: bool,
    run: fn(&Api, Value, &dyn Watch) -> Result<Answer, Refusal>,
    /// The TypeScript of its request and answer.
    types: fn(&mut typescript::Types) -> (String, String),
}

impl Api {
    /// Opens the book at `path`, creating it where there is none.
    pub fn open(path: &Path, outside: Arc<dyn Outside>) -> Result<Api, Refusal> {
        let book = Book::open(path, &SCHEMA, Arc::clone(&outside))?;
        Ok(Api { book: RwLock::new(Arc::new(book)), outside, note: None })
    }

    /// Runs a command. Blocks until it is done: never call it where a window draws.
    pub fn call(&self, name: &str, request: Value, watch: &dyn Watch) -> Result<Answer, Refusal> {
        let command = COMMANDS.iter().find(|command| command.name == name);
        let command = command.ok_or_else(|| Refusal::new(RefusalCode::BadRequest).with("command", name))?;
        (command.run)(self, request, watch)
    }

    /// The book that is open now.
    pub fn book(&self) -> Arc<Book> {
        Arc::clone(&self.book.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Opens another book in the place of this one.
    fn change_book(&self, path: &Path) -> Result<(), Refusal> {
        let book = Book::open(path, &SCHEMA, Arc::clone(&self.outside))?;
        *self.book.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(book);
        self.note_down(path);
        Ok(())
    }
}

fn request<T: DeserializeOwned>(request: Value) -> Result<T, Refusal> {
    serde_json::from_value(request).map_err(|error| Refusal::new(RefusalCode::BadRequest).trace(error))
}

fn answer<T: Serialize>(value: T, changed: Vec<String>) -> Result<Answer, Refusal> {
    Ok(Answer { value: serde_json::to_value(value).map_err(Refusal::unexpected)?, changed })
}

fn view<Q: DeserializeOwned, A: Serialize>(
    api: &Api,
    asked: Value,
    view: impl FnOnce(&Tx<'_>, Q) -> Result<A, Refusal>,
) -> Result<Answer, Refusal> {
    let asked = request(asked)?;
    answer(api.book().read(|tx| view(tx, asked))?, Vec::new())
}

fn action<Q: DeserializeOwned, A: Serialize>(
    api: &Api,
    asked: Value,
    action: impl FnOnce(&Book, Q) -> Result<Done<A>, Refusal>,
) -> Result<Answer, Refusal> {
    let Done { value, changed } = action(&api.book(), request(asked)?)?;
    answer(value, changed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_a_name_of_its_own() {
        let mut names: Vec<_> = COMMANDS.iter().map(|command| command.name).collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
    }
}
