//! Commands about the book as a file: which one is open.

use std::path::Path;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::{Answer, Api, answer, request};
use crate::book::Done;
use crate::foundation::{Refusal, RefusalCode};

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
