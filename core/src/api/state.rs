//! What the frame of the window says of the book, and undo.

use serde::Serialize;
use ts_rs::TS;

use super::Api;
use crate::book::{Done, Undoable};
use crate::foundation::{Day, Refusal};
use crate::{certificates, company, pickups, planning};

/// What the frame of the window says.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BookState {
    /// Empty until the company was entered.
    pub company_name: String,
    /// The file's name without its ending.
    pub book_name: String,
    pub path: String,
    pub undo: Option<Undoable>,
    pub redo: Option<Undoable>,
    pub counts: BookCounts,
    pub today: Day,
    pub needs_company: bool,
}

#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BookCounts {
    pub customers: u32,
    /// Devices in service.
    pub assets: u32,
    /// Open pickups.
    pub pickups: u32,
    pub certificates: u32,
}

pub(super) fn state(api: &Api, (): ()) -> Result<Done<BookState>, Refusal> {
    let book = api.book();
    let undo = book.undo_state();
    let path = book.path();
    let value = book.read(|tx| {
        let company_name = company::find(tx)?.map(|company| company.name).unwrap_or_default();
        let customers = tx.one("SELECT count(*) AS customers FROM customer", &[], |row| row.get("customers"))?;
        Ok(BookState {
            needs_company: company_name.is_empty(),
            company_name,
            book_name: path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
            path: path.display().to_string(),
            undo: undo.undo,
            redo: undo.redo,
            counts: BookCounts {
                customers: customers.unwrap_or_default(),
                assets: planning::in_service(tx)?,
                pickups: pickups::counts(tx)?.iter().map(|(_, pickups)| pickups).sum(),
                certificates: certificates::count(tx)?,
            },
            today: tx.today(),
        })
    })?;
    Ok(Done { value, changed: Vec::new() })
}

pub(super) fn undo(api: &Api, (): ()) -> Result<Done<()>, Refusal> {
    api.book().undo()
}

pub(super) fn redo(api: &Api, (): ()) -> Result<Done<()>, Refusal> {
    api.book().redo()
}
