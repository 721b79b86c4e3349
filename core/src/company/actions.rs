//! What a person does to the company's settings.

use std::path::Path;

use serde::Deserialize;
use ts_rs::TS;

use super::{Company, CompanyForm, rules, store};
use crate::book::{Book, Change, Done, read_limited};
use crate::foundation::{Refusal, RefusalCode};

/// The largest logo file, in bytes, and its longest side, in pixels.
const LOGO_BYTES: u64 = 4 * 1024 * 1024;
const LOGO_PIXELS: u32 = 4000;

/// Keeps the settings.
pub fn save(book: &Book, form: CompanyForm) -> Result<Done<()>, Refusal> {
    let company: Company = rules::check(&form)?;
    book.transact("save-company", |tx| {
        store::save(tx, &company)?;
        Ok(Change::new(()).with("name", &company.name))
    })
}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LogoFile {
    /// Of the company as it was shown.
    pub version: u32,
    /// A PNG or JPEG file.
    pub path: String,
}

/// Takes a picture file as the logo on documents.
pub fn set_logo(book: &Book, LogoFile { version, path }: LogoFile) -> Result<Done<()>, Refusal> {
    let bytes = read_limited(Path::new(&path), LOGO_BYTES)?;
    check_picture(&bytes)?;
    book.transact("set-logo", |tx| {
        store::set_logo(tx, version, Some(bytes))?;
        Ok(Change::new(()))
    })
}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CompanyVersion {
    pub version: u32,
}

/// Documents show the company's initial again.
pub fn remove_logo(book: &Book, CompanyVersion { version }: CompanyVersion) -> Result<Done<()>, Refusal> {
    book.transact("remove-logo", |tx| {
        store::set_logo(tx, version, None)?;
        Ok(Change::new(()))
    })
}

/// Refuses what is no PNG or JPEG picture, or one whose sides would fill the memory when it is drawn.
fn check_picture(bytes: &[u8]) -> Result<(), Refusal> {
    let unreadable = |why: &dyn std::fmt::Display| Refusal::new(RefusalCode::PictureUnreadable).trace(why);
    let mut reader = image::ImageReader::new(std::io::Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|error| unreadable(&error))?;
    let mut limits = image::Limits::default();
    limits.max_image_width = Some(LOGO_PIXELS);
    limits.max_image_height = Some(LOGO_PIXELS);
    reader.limits(limits);
    reader.decode().map(drop).map_err(|error| unreadable(&error))
}
