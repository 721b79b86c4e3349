//! Commands about the book as a file: which one is open, copies of it, and the whole of it out and in again.

use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::{Answer, Api, SCHEMA, answer, request};
use crate::book::{self, Done};
use crate::files::{WrittenFile, file_name, made_safe};
use crate::foundation::{Day, Refusal, RefusalCode, Watch};

pub(super) fn run<Q: DeserializeOwned, A: Serialize>(
    api: &Api,
    asked: Value,
    run: impl FnOnce(&Api, Q) -> Result<Done<A>, Refusal>,
) -> Result<Answer, Refusal> {
    let Done { value, changed } = run(api, request(asked)?)?;
    answer(value, changed)
}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BookFile {
    pub path: String,
}

/// Opens another book. Refuses a file that is not there.
pub(super) fn open(api: &Api, BookFile { path }: BookFile) -> Result<Done<()>, Refusal> {
    let path = Path::new(&path);
    if !path.is_file() {
        return Err(Refusal::new(RefusalCode::FileUnreadable).with("file", path.display()));
    }
    api.change_book(path)?;
    Ok(Done { value: (), changed: vec!["book".to_owned()] })
}

/// Makes a new, empty book and opens it. Refuses a file that is already there.
pub(super) fn create(api: &Api, BookFile { path }: BookFile) -> Result<Done<()>, Refusal> {
    let path = Path::new(&path);
    if path.exists() {
        return Err(Refusal::new(RefusalCode::BookExists).with("file", path.display()));
    }
    api.change_book(path)?;
    Ok(Done { value: (), changed: vec!["book".to_owned()] })
}

/// Where an export is to lie.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ExportTo {
    /// A folder, in which the export gets one of its own.
    pub folder: String,
}

/// An export that was written.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WrittenExport {
    /// The folder that was made.
    pub path: String,
    pub tables: u32,
    pub rows: u32,
    /// Printed certificates, attached documents, pictures.
    pub files: u32,
}

/// Writes everything that is in the book into a new folder, named after the book and the day.
pub(super) fn export(
    api: &Api,
    ExportTo { folder }: ExportTo,
    watch: &dyn Watch,
) -> Result<Done<WrittenExport>, Refusal> {
    let book = api.book();
    let today = book.read(|tx| Ok(tx.today()))?;
    let folder = free_folder(Path::new(&folder), book.path(), today);
    let exported = book.export(&folder, made_safe, watch)?;
    let counted = |count: u64| u32::try_from(count).map_err(Refusal::unexpected);
    let value = WrittenExport {
        path: folder.display().to_string(),
        tables: counted(exported.tables as u64)?,
        rows: counted(exported.rows)?,
        files: counted(exported.files as u64)?,
    };
    Ok(Done { value, changed: Vec::new() })
}

/// `Office export 2026-11-23`, and `Office export 2026-11-23 (2)` for the second of a day: an export is never written over.
fn free_folder(parent: &Path, book: &Path, today: Day) -> PathBuf {
    let name = file_name(&book.file_stem().unwrap_or_default().to_string_lossy());
    let named = |copy: u32| match copy {
        1 => parent.join(format!("{name} export {today}")),
        _ => parent.join(format!("{name} export {today} ({copy})")),
    };
    (1..).map(named).find(|folder| !folder.exists()).unwrap_or_else(|| named(1))
}

/// Copies the book, as it is now, to a file that is not there yet. The book that is open stays open.
pub(super) fn copy(api: &Api, BookFile { path }: BookFile, watch: &dyn Watch) -> Result<Done<WrittenFile>, Refusal> {
    api.book().copy_to(Path::new(&path), watch)?;
    Ok(Done { value: WrittenFile { path }, changed: Vec::new() })
}

/// An export, and the book to make of it.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BookFromExport {
    pub folder: String,
    pub path: String,
}

/// Makes a new book of an exported one and opens it.
pub(super) fn restore(
    api: &Api,
    BookFromExport { folder, path }: BookFromExport,
    watch: &dyn Watch,
) -> Result<Done<()>, Refusal> {
    let path = Path::new(&path);
    book::restore(Path::new(&folder), path, &SCHEMA, &*api.outside, watch)?;
    api.change_book(path)?;
    Ok(Done { value: (), changed: vec!["book".to_owned()] })
}
