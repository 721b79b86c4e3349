//! The system's own keyring: Keychain on macOS, the Credential Manager on Windows, the Secret Service on Linux. Alone in naming
//! the crate of that name.

use ::keyring::{Entry, Error};

use crate::foundation::{Keyring, Refusal, RefusalCode, Secret};

/// Under which name a person finds what Endwell keeps there.
const SERVICE: &str = "Endwell";

/// The keyring of whoever is signed in to the system. It may ask this person to open it.
#[derive(Clone, Copy, Debug)]
pub struct SystemKeyring;

// Secrets are kept as bytes: as text, Windows would double them, and its keyring takes 2,560 bytes.
impl Keyring for SystemKeyring {
    fn keep(&self, account: &str, secret: &Secret) -> Result<(), Refusal> {
        entry(account)?.set_secret(secret.reveal().as_bytes()).map_err(|error| unavailable(&error))
    }

    fn read(&self, account: &str) -> Result<Option<Secret>, Refusal> {
        match entry(account)?.get_secret() {
            // What is no text was not kept by us.
            Ok(bytes) => Ok(String::from_utf8(bytes).ok().map(Secret::new)),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(unavailable(&error)),
        }
    }

    fn forget(&self, account: &str) -> Result<(), Refusal> {
        match entry(account)?.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(error) => Err(unavailable(&error)),
        }
    }
}

fn entry(account: &str) -> Result<Entry, Refusal> {
    // Asked first, because it says what is missing.
    Entry::store_status().as_ref().map_err(unavailable)?;
    Entry::new(SERVICE, account).map_err(|error| unavailable(&error))
}

/// The error's sentence names no secret; its debug output may.
fn unavailable(error: &Error) -> Refusal {
    Refusal::new(RefusalCode::KeyringUnavailable).trace(error)
}
