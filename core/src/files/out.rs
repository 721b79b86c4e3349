//! Files on their way out: to where a person chose, or to where the system's programs may open them.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde::Serialize;
use ts_rs::TS;

use crate::foundation::{Refusal, RefusalCode};

/// A file that was written.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WrittenFile {
    pub path: String,
}

/// Writes a file that the person chose, whole or not at all as far as the disk allows.
pub fn write(path: &Path, bytes: &[u8]) -> Result<WrittenFile, Refusal> {
    let file = || -> Result<(), std::io::Error> {
        let mut file = fs::File::create(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    file().map_err(|error| not_written(path, &error))?;
    Ok(WrittenFile { path: path.display().to_string() })
}

/// The folder from which the system's programs open and print documents.
pub fn viewing_folder() -> PathBuf {
    std::env::temp_dir().join("endwell-viewing")
}

/// Lays a copy where the system's programs may open it.
pub fn lay_for_viewing(name: &str, bytes: &[u8]) -> Result<WrittenFile, Refusal> {
    let folder = viewing_folder();
    fs::create_dir_all(&folder).map_err(|error| not_written(&folder, &error))?;
    let path = folder.join(file_name(name));
    // A reader that shows it may hold the file: what is already there is not written again.
    if fs::read(&path).ok().is_some_and(|there| there == bytes) {
        return Ok(WrittenFile { path: path.display().to_string() });
    }
    write(&path, bytes)
}

/// A name that every system takes: without the characters that some give a meaning to.
pub fn file_name(name: &str) -> String {
    let taken = |c: char| if c.is_control() || "<>:\"/\\|?*".contains(c) { ' ' } else { c };
    let name: String = name.chars().map(taken).collect();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    name.trim_matches('.').to_owned()
}

fn not_written(path: &Path, error: &std::io::Error) -> Refusal {
    Refusal::new(RefusalCode::FileNotWritten).with("file", path.display()).trace(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_that_every_system_takes() {
        for (name, expected) in [
            ("Harbor Dental Group - Lifecycle plan.pdf", "Harbor Dental Group - Lifecycle plan.pdf"),
            ("A/B: \"C\" <D>.pdf", "A B C D .pdf"),
            ("../../etc.pdf", "  etc.pdf"),
            ("Núñez\u{7}.pdf", "Núñez .pdf"),
        ] {
            assert_eq!(file_name(name), expected.split_whitespace().collect::<Vec<_>>().join(" ").trim_matches('.'));
        }
    }
}
