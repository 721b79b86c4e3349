//! Files that belong to the book: kept beside it in a folder, named by the SHA-256 of their bytes.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::Book;
use crate::foundation::{Refusal, RefusalCode};

/// A file that was put beside the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    /// 64 hexadecimal digits.
    pub sha256: String,
    /// The name it had where it came from.
    pub name: String,
}

/// The bytes of the file at `path`; refuses one of more than `limit` bytes without reading it whole.
pub fn read_limited(path: &Path, limit: u64) -> Result<Vec<u8>, Refusal> {
    let unreadable =
        |error: std::io::Error| Refusal::new(RefusalCode::FileUnreadable).with("file", file_name(path)).trace(error);
    let file = fs::File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > limit {
        let limit = limit / (1024 * 1024);
        return Err(Refusal::new(RefusalCode::FileTooLarge).with("file", file_name(path)).with("limit", limit));
    }
    Ok(bytes)
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

impl Book {
    /// The largest file a person may attach, in bytes.
    const LARGEST: u64 = 64 * 1024 * 1024;

    /// The folder for answers from elsewhere that can be asked for again.
    pub fn cache(&self) -> PathBuf {
        self.path.with_extension("cache")
    }

    pub(super) fn attachments(&self) -> PathBuf {
        attachments_of(&self.path)
    }

    /// The names of all attached files, in order; not of those that were never finished.
    pub(super) fn attachment_names(&self) -> Result<Vec<String>, Refusal> {
        let folder = self.attachments();
        if !folder.exists() {
            return Ok(Vec::new());
        }
        let unreadable = |error: std::io::Error| {
            Refusal::new(RefusalCode::FileUnreadable).with("file", folder.display()).trace(error)
        };
        let mut names = Vec::new();
        for entry in fs::read_dir(&folder).map_err(unreadable)? {
            let name = entry.map_err(unreadable)?.file_name().to_string_lossy().into_owned();
            if is_sha256(&name) {
                names.push(name);
            }
        }
        names.sort_unstable();
        Ok(names)
    }

    /// Copies the file at `path` beside the book. Done before the transaction that refers to it: a copy nobody refers
    /// to does no harm, a reference to nothing would.
    pub fn attach(&self, path: &Path) -> Result<Attached, Refusal> {
        let bytes = read_limited(path, Self::LARGEST)?;
        let sha256 = sha256(&bytes);
        let kept = self.attachments().join(&sha256);
        let write = || -> Result<(), std::io::Error> {
            fs::create_dir_all(self.attachments())?;
            let mut file = fs::File::create(kept.with_extension("part"))?;
            file.write_all(&bytes)?;
            file.sync_all()?;
            fs::rename(kept.with_extension("part"), &kept)
        };
        if !kept.exists() {
            write().map_err(|error| {
                Refusal::new(RefusalCode::FileNotWritten).with("file", file_name(path)).trace(error)
            })?;
        }
        Ok(Attached { sha256, name: file_name(path) })
    }

    /// The attached bytes; refuses when they are gone or no longer what was attached.
    pub fn attached(&self, attached: &Attached) -> Result<Vec<u8>, Refusal> {
        let bytes = read_limited(&self.attachments().join(&attached.sha256), Self::LARGEST)?;
        if sha256(&bytes) == attached.sha256 {
            Ok(bytes)
        } else {
            Err(Refusal::new(RefusalCode::FileAltered).with("file", &attached.name))
        }
    }
}

/// The folder of the attachments of the book at `book`.
pub(super) fn attachments_of(book: &Path) -> PathBuf {
    book.with_extension("attachments")
}

/// Whether `name` is what a file is called that is kept by its SHA-256.
pub(super) fn is_sha256(name: &str) -> bool {
    name.len() == 64 && name.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// The SHA-256 of `bytes` as 64 hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
