//! What a person does with the service that is asked for dates of support.

use serde::Deserialize;
use ts_rs::TS;

use super::store;
use crate::book::{Book, Change, Done};
use crate::foundation::{Fields, Refusal};
use crate::online::base_address;

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SupportServiceForm {
    /// The version that was shown; 0 while it was the public one.
    pub version: u32,
    /// Where the service answers: the public one, or a copy of it in the house.
    pub address: String,
}

/// Sets the address of the service that is asked for dates of support.
pub fn set_support_service(book: &Book, form: SupportServiceForm) -> Result<Done<()>, Refusal> {
    let mut fields = Fields::default();
    let address = fields.take("address", base_address(&form.address));
    let address = fields.finish(address)?;
    book.transact("set-support-service", |tx| {
        store::set_service_address(tx, form.version, address.as_str())?;
        Ok(Change::new(()).with("address", address.as_str()))
    })
}
