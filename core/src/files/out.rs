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

/// Writes a file that the person chose: beside it first, so that a full disk leaves what was there.
pub fn write(path: &Path, bytes: &[u8]) -> Result<WrittenFile, Refusal> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".part");
    let beside = PathBuf::from(beside);
    let file = || -> Result<(), std::io::Error> {
        let mut file = fs::File::create(&beside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&beside, path)
    };
    file().map_err(|error| {
        // What could not be finished is nobody's; that it may stay, changes nothing.
        let _gone = fs::remove_file(&beside);
        not_written(path, &error)
    })?;
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
    let name = file_name(name);
    let (stem, ending) = name.rsplit_once('.').unwrap_or((&name, ""));
    let mut refused = None;
    // A reader that shows an earlier copy may hold it: what is the same is not written again, what differs gets another name.
    for copy in 1..20 {
        let path = folder.join(if copy == 1 { name.clone() } else { format!("{stem} ({copy}).{ending}") });
        if fs::read(&path).ok().is_some_and(|there| there == bytes) {
            return Ok(WrittenFile { path: path.display().to_string() });
        }
        match write(&path, bytes) {
            Ok(written) => return Ok(written),
            Err(refusal) => refused = Some(refusal),
        }
    }
    Err(refused.unwrap_or_else(|| Refusal::unexpected("no name for a copy")))
}

/// A name that every system takes: without the characters that some give a meaning to.
pub fn file_name(name: &str) -> String {
    let taken = |c: char| if c.is_control() || "<>:\"/\\|?*".contains(c) { ' ' } else { c };
    let name: String = name.chars().map(taken).collect();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    // A dot at the beginning hides a file, one at the end is lost on Windows.
    name.trim_matches(|c: char| c == '.' || c == ' ').to_owned()
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
            ("../../etc.pdf", "etc.pdf"),
            ("Núñez\u{7}, Inc..pdf", "Núñez , Inc..pdf"),
            ("plan.", "plan"),
        ] {
            assert_eq!(file_name(name), expected);
        }
    }
}
