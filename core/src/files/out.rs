//! Files on their way out: to where a person chose, or to where the system's programs may open them.

use std::fs;
use std::io::Write;
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

/// A file on its way to where the person chose: written beside it, so that a full disk, or somebody who stops it, leaves
/// what was there. What is not kept is removed.
#[derive(Debug)]
pub(super) struct Beside {
    file: Option<fs::File>,
    beside: PathBuf,
    path: PathBuf,
}

impl Beside {
    pub(super) fn begin(path: &Path) -> Result<Self, Refusal> {
        let mut beside = path.as_os_str().to_owned();
        beside.push(".part");
        let beside = PathBuf::from(beside);
        let file = fs::File::create(&beside).map_err(|error| not_written(path, &error))?;
        Ok(Beside { file: Some(file), beside, path: path.to_owned() })
    }

    /// Puts the file in its place.
    pub(super) fn keep(mut self) -> Result<WrittenFile, Refusal> {
        let synced = self.file.take().map_or(Ok(()), |file| file.sync_all());
        synced.and_then(|()| fs::rename(&self.beside, &self.path)).map_err(|error| self.failed(&error))?;
        // Nothing is left beside it that could be removed.
        self.beside = PathBuf::new();
        Ok(WrittenFile { path: self.path.display().to_string() })
    }

    /// What to say when writing to it fails.
    pub(super) fn failed(&self, error: &impl ToString) -> Refusal {
        not_written(&self.path, error)
    }
}

impl Write for Beside {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.file.as_mut().map_or(Ok(0), |file| file.write(bytes))
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.file.as_mut().map_or(Ok(()), fs::File::flush)
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        // Windows removes no file that is open.
        self.file = None;
        // What could not be finished is nobody's; that it may stay, changes nothing.
        let _gone = fs::remove_file(&self.beside);
    }
}

/// Writes a file that the person chose.
pub fn write(path: &Path, bytes: &[u8]) -> Result<WrittenFile, Refusal> {
    let mut beside = Beside::begin(path)?;
    beside.write_all(bytes).map_err(|error| beside.failed(&error))?;
    beside.keep()
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

/// A place where the system's programs may open a file of this name that is yet to be written: not that of an earlier one,
/// which a program may hold.
pub fn place_for_viewing(name: &str) -> Result<PathBuf, Refusal> {
    let folder = viewing_folder();
    fs::create_dir_all(&folder).map_err(|error| not_written(&folder, &error))?;
    let name = file_name(name);
    let (stem, ending) = name.rsplit_once('.').unwrap_or((&name, ""));
    let free = (2..1_000).map(|copy| folder.join(format!("{stem} ({copy}).{ending}"))).find(|path| !path.exists());
    let first = folder.join(&name);
    Ok(if first.exists() { free.unwrap_or(first) } else { first })
}

/// A name that every system takes: without the characters that some give a meaning to.
pub fn file_name(name: &str) -> String {
    let taken = |c: char| if c.is_control() || "<>:\"/\\|?*".contains(c) { ' ' } else { c };
    let name: String = name.chars().map(taken).collect();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    // A dot at the beginning hides a file, one at the end is lost on Windows.
    name.trim_matches(|c: char| c == '.' || c == ' ').to_owned()
}

fn not_written(path: &Path, error: &impl ToString) -> Refusal {
    Refusal::new(RefusalCode::FileNotWritten).with("file", path.display()).trace(error.to_string())
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
