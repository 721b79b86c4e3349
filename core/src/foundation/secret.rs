//! Secrets, such as a token, and where they are kept: in the system's keyring, never in the book nor in a file of ours.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::Deserialize;
use ts_rs::TS;

use super::Refusal;

/// What only its owner may read. It is never printed, and nothing of ours writes it.
#[derive(Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(transparent)]
#[ts(type = "string")]
pub struct Secret(String);

impl Secret {
    pub fn new(text: impl Into<String>) -> Self {
        Secret(text.into())
    }

    /// The secret itself, for the one it is meant for.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// `text` without this secret in it: another machine may repeat what it was told.
    pub fn struck_from(&self, text: &str) -> String {
        if self.0.is_empty() { text.to_owned() } else { text.replace(&self.0, "…") }
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// Where secrets are kept, each under the account it opens. All refuse as `keyring-unavailable`.
pub trait Keyring: Send + Sync {
    /// Keeps a secret in the place of the one that was there.
    fn keep(&self, account: &str, secret: &Secret) -> Result<(), Refusal>;
    fn read(&self, account: &str) -> Result<Option<Secret>, Refusal>;
    /// Forgets what is kept, if anything is.
    fn forget(&self, account: &str) -> Result<(), Refusal>;
}

/// A keyring that lives as long as the program: for tests, and for hosts without a person.
#[derive(Debug, Default)]
pub struct InMemory(Mutex<BTreeMap<String, Secret>>);

impl InMemory {
    /// A thread that panicked while it held the lock leaves a whole table behind.
    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, Secret>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Keyring for InMemory {
    fn keep(&self, account: &str, secret: &Secret) -> Result<(), Refusal> {
        self.lock().insert(account.to_owned(), secret.clone());
        Ok(())
    }

    fn read(&self, account: &str) -> Result<Option<Secret>, Refusal> {
        Ok(self.lock().get(account).cloned())
    }

    fn forget(&self, account: &str) -> Result<(), Refusal> {
        self.lock().remove(account);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_not_printed() {
        let keyring = InMemory::default();
        keyring.keep("https://register.example/", &Secret::new("eyJ0b2tlbiJ9")).unwrap();
        assert!(!format!("{keyring:?}").contains("eyJ0"));
        assert_eq!(Secret::new("eyJ0").struck_from("no eyJ0, no eyJ0"), "no …, no …");
        assert_eq!(Secret::new("").struck_from("as it is"), "as it is");
    }

    #[test]
    fn a_keyring_keeps_one_secret_an_account() {
        let keyring = InMemory::default();
        assert_eq!(keyring.read("a").unwrap(), None);
        keyring.keep("a", &Secret::new("1")).unwrap();
        keyring.keep("b", &Secret::new("2")).unwrap();
        keyring.keep("a", &Secret::new("3")).unwrap();
        keyring.forget("b").unwrap();
        keyring.forget("b").unwrap();
        assert_eq!((keyring.read("a").unwrap(), keyring.read("b").unwrap()), (Some(Secret::new("3")), None));
    }
}
