//! The reseller: its letterhead, its money, its paper, its numbers.

mod actions;
mod document;
mod rules;
mod store;
mod views;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::book::choice_cell;
use crate::foundation::{Currency, choice};

pub use actions::{CompanyVersion, LogoFile, remove_logo, save, set_logo};
pub use document::{WORDS, foot, letterhead, paper_size, print};
pub use store::{Series, find, logo, next_number, peek_number};
pub use views::{CompanySettings, show};

choice! {
    /// The paper documents are printed on.
    PageSize { Letter = "letter", A4 = "a4", }
}
choice_cell!(PageSize);

/// The reseller as it stands on its documents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Company {
    pub version: u32,
    pub name: String,
    /// Several lines.
    pub address: String,
    pub phone: String,
    pub email: String,
    /// Who signs certificates.
    pub signatory_name: String,
    pub signatory_role: String,
    pub page_size: PageSize,
    /// The currency proposed for new prices.
    pub currency: Currency,
    /// `P` in `P-0041`.
    pub pickup_prefix: String,
    /// `C` in `C-2026-0012`.
    pub certificate_prefix: String,
    pub has_logo: bool,
}

/// The form of the company's settings.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CompanyForm {
    /// The version that was shown; 0 when there was no company yet.
    pub version: u32,
    pub name: String,
    pub address: String,
    pub phone: String,
    pub email: String,
    pub signatory_name: String,
    pub signatory_role: String,
    pub page_size: PageSize,
    pub currency: String,
    pub pickup_prefix: String,
    pub certificate_prefix: String,
}
