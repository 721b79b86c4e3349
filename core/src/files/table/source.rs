//! Where a foreign table comes from: a file or what was pasted, how large it is and of what kind.

use std::fs::File;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use super::{TableFormat, xls, zipped};
use crate::foundation::{Refusal, RefusalCode};

/// The largest text file. It is read as it comes, so that only patience is needed.
const LARGEST_TEXT: u64 = 1024 * MEGABYTE;
/// The largest workbook, of which parts are held in memory.
const LARGEST_WORKBOOK: u64 = 64 * MEGABYTE;
const MEGABYTE: u64 = 1024 * 1024;

/// What a table is read from.
#[derive(Clone, Copy, Debug)]
pub enum TableSource<'s> {
    File(&'s Path),
    /// Pasted from a spreadsheet.
    Text(&'s str),
}

/// A refusal that names the file: whoever chose it knows the folder.
pub(super) fn named(code: RefusalCode, path: &Path) -> Refusal {
    Refusal::new(code).with("file", path.file_name().unwrap_or(path.as_os_str()).display())
}

#[derive(Debug)]
pub(super) enum Source {
    File { path: PathBuf, format: TableFormat, size: u64 },
    Text(String),
}

impl Source {
    /// Looks at size and kind. A workbook that came through here can be unpacked.
    pub fn open(source: TableSource<'_>) -> Result<Source, Refusal> {
        let path = match source {
            TableSource::Text(text) => return Ok(Source::Text(text.to_owned())),
            TableSource::File(path) => path,
        };
        let unreadable = |error| named(RefusalCode::FileUnreadable, path).trace(error);
        let file = File::open(path).map_err(unreadable)?;
        let size = file.metadata().map_err(unreadable)?.len();
        let mut mark = Vec::new();
        file.take(8).read_to_end(&mut mark).map_err(unreadable)?;
        let is_zip = mark.starts_with(b"PK\x03\x04");
        let is_ole = mark.starts_with(xls::MARK);
        let largest = if is_zip || is_ole { LARGEST_WORKBOOK } else { LARGEST_TEXT };
        if size > largest {
            let refusal = named(RefusalCode::FileTooLarge, path);
            return Err(refusal.with("limit", largest / MEGABYTE));
        }
        let format = match (is_zip, is_ole) {
            (true, _) => zipped::judge(path)?,
            (_, true) => TableFormat::Xls,
            (false, false) => TableFormat::Delimited,
        };
        Ok(Source::File { path: path.to_owned(), format, size })
    }

    pub fn format(&self) -> TableFormat {
        match self {
            Source::File { format, .. } => *format,
            Source::Text(_) => TableFormat::Delimited,
        }
    }

    /// In bytes.
    pub fn size(&self) -> u64 {
        match self {
            Source::File { size, .. } => *size,
            Source::Text(text) => text.len() as u64,
        }
    }

    /// The file, when it is one.
    pub fn file(&self) -> Option<&Path> {
        match self {
            Source::File { path, .. } => Some(path),
            Source::Text(_) => None,
        }
    }

    pub fn bytes(&self) -> Result<Box<dyn Read + '_>, Refusal> {
        match self {
            Source::File { path, .. } => Ok(Box::new(File::open(path).map_err(|error| self.unreadable(&error))?)),
            Source::Text(text) => Ok(Box::new(Cursor::new(text.as_bytes()))),
        }
    }

    pub fn unreadable(&self, error: &std::io::Error) -> Refusal {
        self.refusal(RefusalCode::FileUnreadable).trace(error)
    }

    /// A refusal that names the file, if it is one.
    pub fn refusal(&self, code: RefusalCode) -> Refusal {
        named(code, self.file().unwrap_or(Path::new("")))
    }
}
