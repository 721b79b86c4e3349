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

    fn attachments(&self) -> PathBuf {
        self.path.with_extension("attachments")
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

/// The SHA-256 of `bytes` as 64 hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
