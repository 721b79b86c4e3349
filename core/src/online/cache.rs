//! What was answered before, on disk: one file an address, and one note how long to leave a machine alone.
//!
//! Everything here is a convenience: what cannot be written is not kept, what is damaged was never there. Each file begins
//! with the SHA-256 of the rest, because half an answer may still be readable and wrong.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use reqwest::Url;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::BaseAddress;
use super::fetch::Validators;
use crate::foundation::Moment;

/// An answer that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    pub fetched: Moment,
    pub validators: Validators,
    pub body: String,
}

/// An answer as it lies on disk.
#[derive(Serialize, Deserialize)]
struct Page {
    /// The address it came from.
    url: String,
    /// Unix seconds.
    fetched: i64,
    #[serde(flatten)]
    validators: Validators,
    body: String,
}

#[derive(Debug)]
pub(super) struct Cache {
    folder: PathBuf,
}

impl Cache {
    pub(super) fn new(folder: &Path) -> Self {
        Cache { folder: folder.to_owned() }
    }

    pub(super) fn answer(&self, url: &Url) -> Option<Kept> {
        let page: Page = self.read(&file_name(url.as_str(), "answer"))?;
        let fetched = Moment::from_unix_seconds(page.fetched)?;
        (page.url == url.as_str()).then_some(Kept { fetched, validators: page.validators, body: page.body })
    }

    pub(super) fn keep_answer(&self, url: &Url, kept: &Kept) {
        let Kept { fetched, validators, body } = kept.clone();
        let page = Page { url: url.as_str().to_owned(), fetched: fetched.unix_seconds(), validators, body };
        self.write(&file_name(url.as_str(), "answer"), &page);
    }

    /// Unix seconds before which this address wants to be left alone; long past where nothing is known.
    pub(super) fn busy_until(&self, base: &BaseAddress) -> i64 {
        self.read(&file_name(base.as_str(), "busy")).unwrap_or(i64::MIN)
    }

    pub(super) fn keep_busy_until(&self, base: &BaseAddress, until: i64) {
        self.write(&file_name(base.as_str(), "busy"), &until);
    }

    fn read<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        let text = fs::read_to_string(self.folder.join(name)).ok()?;
        let (digest, content) = text.split_once('\n')?;
        if digest == sha256(content) { serde_json::from_str(content).ok() } else { None }
    }

    fn write(&self, name: &str, content: &impl Serialize) {
        let write = || -> io::Result<()> {
            let content = serde_json::to_string(content)?;
            fs::create_dir_all(&self.folder)?;
            // Written beside it first, so that a reader finds the old answer or the new one.
            let part = self.folder.join(format!("{name}.part"));
            fs::write(&part, format!("{}\n{content}", sha256(&content)))?;
            fs::rename(&part, self.folder.join(name))
        };
        // Not kept is only slower: the next question goes over the network again.
        write().ok();
    }
}

/// An address has characters that a file name cannot have, and may be long.
fn file_name(address: &str, kind: &str) -> String {
    format!("{}.{kind}", &sha256(address)[..32])
}

fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
