//! Where a reseller's Snipe-IT answers, and the token that opens it. The address is in the book; the token is in the system's
//! keyring, under the address: whoever gets the book gets no token, and a token is never told to another address than its own.
//!
//! That is also why an undo is whole. Another address leaves the token of the one before where it is, so that both come back
//! together. Forgetting forgets the token for good: undone, it brings the address alone, and the token is asked for.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store;
use crate::book::{Book, Change, Done};
use crate::foundation::{Fields, Problem, Refusal, RefusalCode, Secret};
use crate::online::{Account, BaseAddress, Limits, private_address, token};

/// What is known of a reseller's Snipe-IT. Never the token.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SnipeIt {
    /// Empty while nobody said.
    pub address: String,
    /// 0 while nobody said.
    pub version: u32,
    pub has_token: bool,
    /// Whether the system has a keyring that opens.
    pub keyring: bool,
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SnipeItForm {
    pub address: String,
    /// The version that was shown; 0 for the first address.
    pub version: u32,
    /// Nothing keeps the token that is there for this address, if any.
    pub token: Option<Secret>,
}

/// What forgetting came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SnipeItForgotten {
    /// Whether no token is left. A keyring that does not open may keep one.
    pub token: bool,
}

/// What is known of the reseller's Snipe-IT. Changes nothing; the keyring may ask the person to open it.
pub fn snipe_it(book: &Book, (): ()) -> Result<Done<SnipeIt>, Refusal> {
    let (version, address) = book.read(store::address)?.unwrap_or_default();
    // Whether a keyring opens is known only by asking it for something.
    let kept = book.outside().keyring().read(if address.is_empty() { "nothing yet" } else { &address });
    let value = SnipeIt { address, version, has_token: matches!(kept, Ok(Some(_))), keyring: kept.is_ok() };
    Ok(Done { value, changed: Vec::new() })
}

/// Keeps the address in the book, and a token that was entered in the keyring. Where there is no keyring, nothing is kept.
pub fn save_snipe_it(book: &Book, form: SnipeItForm) -> Result<Done<()>, Refusal> {
    let mut fields = Fields::default();
    let address = fields.take("address", register_address(&form.address));
    let entered = form.token.map(|secret| fields.take("token", token(secret.reveal())));
    let address = fields.finish(address)?;
    if let Some(token) = entered.flatten() {
        book.outside().keyring().keep(address.as_str(), &token)?;
    }
    book.transact("set-snipe-it", |tx| {
        let kept = store::address(tx)?;
        // Another token for the same address is no step that could be undone.
        if kept.is_none_or(|(_, kept)| kept != address.as_str()) {
            store::set_address(tx, form.version, address.as_str())?;
        }
        Ok(Change::new(()).with("address", address.as_str()))
    })
}

/// Forgets the address and its token.
pub fn forget_snipe_it(book: &Book, (): ()) -> Result<Done<SnipeItForgotten>, Refusal> {
    let Some((_, address)) = book.read(store::address)? else {
        return Ok(Done { value: SnipeItForgotten { token: true }, changed: Vec::new() });
    };
    // A system without a keyring shall not hold the address fast.
    let token = book.outside().keyring().forget(&address).is_ok();
    book.transact("forget-snipe-it", |tx| {
        store::remove_address(tx)?;
        Ok(Change::new(SnipeItForgotten { token }).with("address", &address))
    })
}

/// The account of the book's Snipe-IT, opened by `entered` or else by the token in the keyring. Refuses at `address` or `token`
/// where one is missing.
pub(super) fn account(book: &Book, entered: Option<Secret>, limits: Limits) -> Result<Account, Refusal> {
    let missing = |field: &str| Refusal::field(field, RefusalCode::Missing);
    let (_, address) = book.read(store::address)?.ok_or_else(|| missing("address"))?;
    let address = private_address(&address).map_err(|problem| Refusal::field("address", problem))?;
    let secret = match entered {
        Some(entered) => entered,
        None => book.outside().keyring().read(address.as_str())?.ok_or_else(|| missing("token"))?,
    };
    let token = token(secret.reveal()).map_err(|problem| Refusal::field("token", problem))?;
    Account::new(address, token, limits)
}

/// Snipe-IT's own address. A person may also know the one of its API, which lies below.
fn register_address(text: &str) -> Result<BaseAddress, Problem> {
    let typed = private_address(text)?;
    match typed.as_str().strip_suffix("api/v1/") {
        Some(above) => private_address(above),
        None => Ok(typed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_the_api_is_that_of_its_snipe_it() {
        for (typed, read) in [
            ("https://register.example", "https://register.example/"),
            ("https://register.example/api/v1", "https://register.example/"),
            ("https://office.example/snipe/api/v1/", "https://office.example/snipe/"),
        ] {
            assert_eq!(register_address(typed).unwrap().as_str(), read);
        }
    }
}
