//! What the settings screen reads of the company.

use serde::Serialize;
use ts_rs::TS;

use super::{Company, store};
use crate::book::Tx;
use crate::foundation::{Currency, Refusal};

#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CompanySettings {
    /// Nothing until the company was entered.
    pub company: Option<Company>,
    /// The currencies that can be chosen.
    pub currencies: Vec<Currency>,
}

pub fn show(tx: &Tx<'_>, (): ()) -> Result<CompanySettings, Refusal> {
    Ok(CompanySettings { company: store::find(tx)?, currencies: Currency::all().collect() })
}
