//! What lies in the folder of an exported book, and proof that all of it is there: the format, the schema, and every file
//! with its SHA-256. It is written last: a folder without it is no export.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::attachments::{hexadecimal, is_sha256};
use super::beside::{not_written, with_ending};
use super::migrate::Schema;
use crate::foundation::{Refusal, RefusalCode, Watch};

const NAME: &str = "manifest.json";
const FORMAT: &str = "endwell-book";
const FORMAT_VERSION: u32 = 1;
/// For whoever opens the folder without Endwell.
const NOTE: &str = "The .jsonl files hold the book exactly and are what Endwell reads back: one row a line, its values in the \
    order of the table's columns; {\"blob\": …} stands for the bytes of that file in blobs/. The .csv files hold the same rows \
    for spreadsheets and other programs, with text that a spreadsheet would run as a formula behind an apostrophe; Endwell \
    does not read them back. The folder is imported only whole and unchanged: every file is compared with its SHA-256.";

/// Where the files of tables, the bytes inside of rows, and attachments lie.
pub(super) const TABLES: &str = "tables";
pub(super) const BLOBS: &str = "blobs";
pub(super) const ATTACHMENTS: &str = "attachments";

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Manifest {
    format: String,
    format_version: u32,
    note: String,
    endwell_version: String,
    written_at: String,
    schema_version: usize,
    /// The names of the migrations that the book has seen, in order.
    migrations: Vec<String>,
    pub tables: Vec<TableFiles>,
    /// Bytes inside of rows, and attachments.
    pub files: Vec<KeptFile>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct TableFiles {
    pub table: String,
    pub columns: Vec<String>,
    pub rows: u64,
    pub json: KeptFile,
    pub csv: KeptFile,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct KeptFile {
    /// Inside of the folder, with `/` on every system.
    pub path: String,
    pub bytes: u64,
    pub sha256: String,
}

/// What tells a manifest of ours from another, whatever else it may say.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Head {
    format: String,
    format_version: u32,
}

impl Manifest {
    pub fn new(migrations: Vec<String>, written_at: String, tables: Vec<TableFiles>, files: Vec<KeptFile>) -> Self {
        Manifest {
            format: FORMAT.to_owned(),
            format_version: FORMAT_VERSION,
            note: NOTE.to_owned(),
            endwell_version: env!("CARGO_PKG_VERSION").to_owned(),
            written_at,
            schema_version: migrations.len(),
            migrations,
            tables,
            files,
        }
    }

    /// Written last, and beside its place first: from then on the folder is an export.
    pub fn write(&self, folder: &Path) -> Result<(), Refusal> {
        let path = folder.join(NAME);
        let part = with_ending(&path, ".part");
        let write = || -> Result<(), std::io::Error> {
            let mut file = fs::File::create(&part)?;
            serde_json::to_writer_pretty(&mut file, self)?;
            file.write_all(b"\n")?;
            file.sync_all()?;
            fs::rename(&part, &path)
        };
        write().map_err(|error| not_written(&path, error))
    }

    /// Refuses a folder that is no whole export of a book, and one that a newer Endwell wrote.
    pub fn read(folder: &Path, schema: &Schema) -> Result<Self, Refusal> {
        let no_export = |trace: &dyn ToString| {
            Refusal::new(RefusalCode::NoExport).with("folder", folder.display()).trace(trace.to_string())
        };
        let text = fs::read(folder.join(NAME)).map_err(|error| no_export(&error))?;
        let head: Head = serde_json::from_slice(&text).map_err(|error| no_export(&error))?;
        if head.format != FORMAT {
            return Err(no_export(&head.format));
        }
        if head.format_version > FORMAT_VERSION {
            return Err(newer(head.format_version, FORMAT_VERSION));
        }
        let manifest: Manifest = serde_json::from_slice(&text).map_err(|error| damaged(NAME).trace(error))?;
        let known = schema.migrations.iter().map(|migration| migration.name);
        if manifest.migrations.len() > schema.migrations.len() {
            return Err(newer(manifest.migrations.len(), schema.migrations.len()));
        }
        let same = manifest.migrations.iter().zip(known).all(|(found, known)| found == known);
        if !same || manifest.migrations.is_empty() || manifest.schema_version != manifest.migrations.len() {
            return Err(damaged(NAME).trace(format!("{:?}", manifest.migrations)));
        }
        manifest.placed()?;
        Ok(manifest)
    }

    /// How many migrations the exported book had seen.
    pub fn version(&self) -> usize {
        self.migrations.len()
    }

    /// The tables are those, with those columns, that a book of that version has.
    pub fn has_tables(&self, expected: &[(String, Vec<String>)]) -> Result<(), Refusal> {
        let found = self.tables.iter().map(|files| (&files.table, &files.columns));
        if found.eq(expected.iter().map(|(table, columns)| (table, columns))) {
            Ok(())
        } else {
            Err(damaged(NAME).trace("other tables than its version has"))
        }
    }

    /// The names of the attachments.
    pub fn attachments(&self) -> Vec<String> {
        let names = self.files.iter().filter_map(|file| file.path.strip_prefix(ATTACHMENTS)?.strip_prefix('/'));
        names.map(str::to_owned).collect()
    }

    /// Compares every file with its SHA-256.
    pub fn verify(&self, folder: &Path, watch: &dyn Watch) -> Result<(), Refusal> {
        for kept in self.all() {
            let found = hashed(&folder.join(&kept.path), watch).map_err(|error| match error {
                Trouble::Cancelled => RefusalCode::Cancelled.into(),
                Trouble::Unreadable(error) => damaged(&kept.path).trace(error),
            })?;
            if found != (kept.bytes, kept.sha256.clone()) {
                return Err(damaged(&kept.path));
            }
        }
        Ok(())
    }

    fn all(&self) -> impl Iterator<Item = &KeptFile> {
        self.tables.iter().flat_map(|files| [&files.json, &files.csv]).chain(&self.files)
    }

    /// Every file is where an export has it: a manifest must not lead out of its folder.
    fn placed(&self) -> Result<(), Refusal> {
        let misplaced = |file: &KeptFile| damaged(NAME).trace(&file.path);
        for files in &self.tables {
            for (file, ending) in [(&files.json, "jsonl"), (&files.csv, "csv")] {
                let plain = files.table.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'));
                if !plain || file.path != table_path(&files.table, ending) {
                    return Err(misplaced(file));
                }
            }
        }
        for file in &self.files {
            let place = file.path.split_once('/');
            if !place.is_some_and(|(place, name)| [BLOBS, ATTACHMENTS].contains(&place) && is_sha256(name)) {
                return Err(misplaced(file));
            }
        }
        Ok(())
    }
}

pub(super) fn table_path(table: &str, ending: &str) -> String {
    format!("{TABLES}/{table}.{ending}")
}

/// `file` of the folder is missing, or no longer what was exported.
pub(super) fn damaged(file: &str) -> Refusal {
    Refusal::new(RefusalCode::ExportDamaged).with("file", file)
}

fn newer(found: impl ToString, known: impl ToString) -> Refusal {
    Refusal::new(RefusalCode::BookNewer).with("found", found).with("known", known)
}

enum Trouble {
    Cancelled,
    Unreadable(std::io::Error),
}

/// How many bytes a file has, and their SHA-256.
fn hashed(path: &PathBuf, watch: &dyn Watch) -> Result<(u64, String), Trouble> {
    let mut file = fs::File::open(path).map_err(Trouble::Unreadable)?;
    let (mut hasher, mut bytes, mut chunk) = (Sha256::new(), 0, vec![0; 1 << 20]);
    loop {
        if watch.cancelled() {
            return Err(Trouble::Cancelled);
        }
        let read = file.read(&mut chunk).map_err(Trouble::Unreadable)?;
        if read == 0 {
            return Ok((bytes, hexadecimal(&hasher.finalize())));
        }
        hasher.update(&chunk[..read]);
        bytes += read as u64;
    }
}
