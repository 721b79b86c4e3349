//! The whole book as a folder that other programs read and Endwell reads back: each table as JSON lines and as CSV, bytes and
//! attachments as files, and a manifest. Everything is read out of one state of the book, row by row.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use sha2::{Digest, Sha256};

use super::attachments::hexadecimal;
use super::beside::not_written;
use super::manifest::{ATTACHMENTS, BLOBS, KeptFile, Manifest, TABLES, TableFiles, table_path};
use super::rows::{self, Steps, Written};
use super::{Book, open, sha256, tx::failed};
use crate::foundation::{Refusal, RefusalCode, Watch};

/// Spreadsheets take a CSV for UTF-8 when it begins with this.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// What a whole export holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exported {
    pub tables: usize,
    pub rows: u64,
    /// Bytes inside of rows, such as printed certificates, and attachments.
    pub files: usize,
}

impl Book {
    /// Writes everything that is in the book, as it is now, into the new folder `folder`; on any trouble none is left.
    /// Refuses a folder that is already there. `safe` makes a text one that no spreadsheet runs as a formula.
    pub fn export(&self, folder: &Path, safe: fn(&str) -> String, watch: &dyn Watch) -> Result<Exported, Refusal> {
        fs::create_dir(folder).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => Refusal::new(RefusalCode::BookExists).with("file", folder.display()),
            _ => not_written(folder, error),
        })?;
        let exported = self.export_into(folder, safe, watch);
        if exported.is_err() {
            // Without a manifest, what stays is no export.
            let _gone = fs::remove_dir_all(folder);
        }
        exported
    }

    fn export_into(&self, folder: &Path, safe: fn(&str) -> String, watch: &dyn Watch) -> Result<Exported, Refusal> {
        let mut connection = open::reading_once(&self.path)?;
        let snapshot = connection.transaction().map_err(failed)?;
        let tables = rows::tables(&snapshot).map_err(failed)?;
        let attachments = self.attachment_names()?;
        let mut total = attachments.len() as u64;
        for (table, _) in &tables {
            total += count(&snapshot, table)?;
        }
        let (steps, blobs) = (Steps::new(watch, total), Kept::in_folder(folder, BLOBS)?);
        let mut out = Out { folder, safe, blobs, steps };
        make_folder(&folder.join(TABLES))?;
        let mut written = Vec::new();
        for (table, columns) in tables {
            written.push(out.table(&snapshot, table, columns)?);
        }
        let attached = self.export_attachments(folder, &attachments, &mut out.steps)?;
        let mut files = out.blobs.files();
        files.extend(attached);
        let exported =
            Exported { tables: written.len(), rows: written.iter().map(|files| files.rows).sum(), files: files.len() };
        Manifest::new(migrations(&snapshot)?, self.outside.now().to_string(), written, files).write(folder)?;
        Ok(exported)
    }

    /// Copies the attachments as they are. One that was altered keeps its name, and the book goes on refusing it.
    fn export_attachments(
        &self,
        folder: &Path,
        names: &[String],
        steps: &mut Steps<'_>,
    ) -> Result<Vec<KeptFile>, Refusal> {
        make_folder(&folder.join(ATTACHMENTS))?;
        let mut files = Vec::new();
        for name in names {
            let path = format!("{ATTACHMENTS}/{name}");
            let from = self.attachments().join(name);
            let mut source = fs::File::open(&from)
                .map_err(|error| Refusal::new(RefusalCode::FileUnreadable).with("file", from.display()).trace(error))?;
            let mut file = Hashed::create(folder, path)?;
            io::copy(&mut source, &mut file).map_err(|error| not_written(&from, error))?;
            files.push(file.finish()?);
            steps.step()?;
        }
        Ok(files)
    }
}

fn count(connection: &Connection, table: &str) -> Result<u64, Refusal> {
    let rows: i64 =
        connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).map_err(failed)?;
    u64::try_from(rows).map_err(Refusal::unexpected)
}

fn migrations(connection: &Connection) -> Result<Vec<String>, Refusal> {
    let mut statement = connection.prepare("SELECT name FROM migration ORDER BY version").map_err(failed)?;
    let names = statement.query_map([], |row| row.get("name")).map_err(failed)?;
    names.collect::<Result<_, _>>().map_err(failed)
}

/// An export under way.
struct Out<'e> {
    folder: &'e Path,
    safe: fn(&str) -> String,
    blobs: Kept<'e>,
    steps: Steps<'e>,
}

impl Out<'_> {
    /// Writes the rows of a table in the order in which they lie in the book, so that a book read back lies the same way.
    fn table(&mut self, connection: &Connection, table: String, columns: Vec<String>) -> Result<TableFiles, Refusal> {
        let mut json = Hashed::create(self.folder, table_path(&table, "jsonl"))?;
        let mut csv = Hashed::create(self.folder, table_path(&table, "csv"))?;
        csv.write_all(BYTE_ORDER_MARK).map_err(|error| not_written(&csv.path, error))?;
        let mut csv = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(csv);
        let folder = self.folder;
        let unwritten = |error: csv::Error| not_written(folder, error);
        csv.write_record(&columns).map_err(unwritten)?;
        let sql = format!("SELECT {} FROM {table} NOT INDEXED", columns.join(", "));
        let mut statement = connection.prepare(&sql).map_err(failed)?;
        let mut found = statement.query([]).map_err(failed)?;
        let mut rows = 0;
        while let Some(row) = found.next().map_err(failed)? {
            let read = |at| Written::read(row.get_ref(at).map_err(failed)?, &mut |bytes| self.blobs.keep(bytes));
            let line = (0..columns.len()).map(read).collect::<Result<Vec<_>, _>>()?;
            json.line(&line)?;
            csv.write_record(line.iter().map(|value| value.readable(self.safe))).map_err(unwritten)?;
            rows += 1;
            self.steps.step()?;
        }
        let csv = csv.into_inner().map_err(|error| not_written(folder, error))?;
        Ok(TableFiles { table, columns, rows, json: json.finish()?, csv: csv.finish()? })
    }
}

/// Bytes kept as files under their SHA-256, each once.
struct Kept<'f> {
    folder: &'f Path,
    place: &'static str,
    files: BTreeMap<String, u64>,
}

impl<'f> Kept<'f> {
    fn in_folder(folder: &'f Path, place: &'static str) -> Result<Self, Refusal> {
        make_folder(&folder.join(place))?;
        Ok(Kept { folder, place, files: BTreeMap::new() })
    }

    fn keep(&mut self, bytes: &[u8]) -> Result<String, Refusal> {
        let sha256 = sha256(bytes);
        if !self.files.contains_key(&sha256) {
            let path = self.folder.join(self.place).join(&sha256);
            let write = || -> io::Result<()> {
                let mut file = fs::File::create(&path)?;
                file.write_all(bytes)?;
                file.sync_all()
            };
            write().map_err(|error| not_written(&path, error))?;
            self.files.insert(sha256.clone(), bytes.len() as u64);
        }
        Ok(sha256)
    }

    fn files(self) -> Vec<KeptFile> {
        let place = self.place;
        let file = |(sha256, bytes)| KeptFile { path: format!("{place}/{sha256}"), bytes, sha256 };
        self.files.into_iter().map(file).collect()
    }
}

/// A file that counts and hashes what is written to it.
struct Hashed {
    path: PathBuf,
    /// Its path inside of the folder.
    name: String,
    file: BufWriter<fs::File>,
    hasher: Sha256,
    bytes: u64,
}

impl Hashed {
    fn create(folder: &Path, name: String) -> Result<Self, Refusal> {
        let path = folder.join(&name);
        let file = fs::File::create(&path).map_err(|error| not_written(&path, error))?;
        Ok(Hashed { path, name, file: BufWriter::with_capacity(1 << 16, file), hasher: Sha256::new(), bytes: 0 })
    }

    fn line(&mut self, row: &[Written<'_>]) -> Result<(), Refusal> {
        let mut line = serde_json::to_vec(row).map_err(Refusal::unexpected)?;
        line.push(b'\n');
        self.write_all(&line).map_err(|error| not_written(&self.path, error))
    }

    fn finish(self) -> Result<KeptFile, Refusal> {
        let Hashed { path, name, file, hasher, bytes } = self;
        let file = file.into_inner().map_err(io::IntoInnerError::into_error);
        file.and_then(|file| file.sync_all()).map_err(|error| not_written(&path, error))?;
        Ok(KeptFile { path: name, bytes, sha256: hexadecimal(&hasher.finalize()) })
    }
}

impl Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hasher.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

fn make_folder(path: &Path) -> Result<(), Refusal> {
    fs::create_dir(path).map_err(|error| not_written(path, error))
}
