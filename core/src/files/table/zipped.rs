//! Looks into a packed workbook before anything understands it: what it is, whether a password keeps it shut, and whether
//! it unpacks to more than this machine should hold. Believes no length that the file gives of itself.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use zip::ZipArchive;
use zip::read::ZipFile;

use super::TableFormat;
use super::source;
use super::workbook::not_a_table;
use crate::foundation::{Refusal, RefusalCode};

/// What a workbook may unpack to, in bytes.
const LARGEST_UNPACKED: u64 = 256 * 1024 * 1024;
/// A part that unpacks to so many times its size, and to much, was made to fill memory. Spreadsheets reach a hundredth.
const HIGHEST_RATIO: u64 = 300;
const MUCH: u64 = 32 * 1024 * 1024;
/// So much of a part's beginning is looked at.
const BEGINNING: usize = 64 * 1024;

/// What kind of workbook it is. Refuses what is none, is protected, damaged, or unpacks to too much.
pub(super) fn judge(file: &Path) -> Result<TableFormat, Refusal> {
    let damaged = |error: &dyn std::fmt::Display| not_a_table(file).trace(error);
    let refused = |code: RefusalCode| source::named(code, file);
    let opened = File::open(file).map_err(|error| refused(RefusalCode::FileUnreadable).trace(error))?;
    let mut archive = ZipArchive::new(BufReader::new(opened)).map_err(|error| damaged(&error))?;
    let mut format = None;
    let mut unpacked = 0;
    for index in 0..archive.len() {
        if archive.by_index_raw(index).map_err(|error| damaged(&error))?.encrypted() {
            return Err(refused(RefusalCode::FileProtected));
        }
        let part = archive.by_index(index).map_err(|error| damaged(&error))?;
        let name = part.name().map_err(|error| damaged(&error))?.into_owned();
        let (length, beginning) = unpack(part, LARGEST_UNPACKED - unpacked)
            .map_err(|error| damaged(&error))?
            .ok_or_else(|| refused(RefusalCode::FileUnpacksTooLarge))?;
        unpacked += length;
        match name.as_str() {
            "[Content_Types].xml" => format = format.or(Some(TableFormat::Xlsx)),
            "mimetype" if beginning.starts_with("application/vnd.oasis.opendocument.spreadsheet") => {
                format = Some(TableFormat::Ods);
            }
            "META-INF/manifest.xml" if beginning.contains("encryption-data") => {
                return Err(refused(RefusalCode::FileProtected));
            }
            _ if name.to_lowercase().ends_with("sharedstrings.xml") && !counts_truly(&beginning, length) => {
                return Err(not_a_table(file).trace("more shared strings than bytes"));
            }
            _ => {}
        }
    }
    format.ok_or_else(|| not_a_table(file).trace("no workbook inside"))
}

/// Unpacks a part to nowhere: its length, and how it begins. Nothing when it is too long.
fn unpack(mut part: ZipFile<'_, BufReader<File>>, room: u64) -> std::io::Result<Option<(u64, String)>> {
    let packed = part.compressed_size().max(1);
    let (mut length, mut beginning) = (0_u64, Vec::new());
    let mut chunk = vec![0; BEGINNING];
    loop {
        let read = part.read(&mut chunk)?;
        if read == 0 {
            return Ok(Some((length, String::from_utf8_lossy(&beginning).into_owned())));
        }
        length += read as u64;
        if length > room || (length > MUCH && length / packed > HIGHEST_RATIO) {
            return Ok(None);
        }
        let missing = BEGINNING.saturating_sub(beginning.len()).min(read);
        beginning.extend_from_slice(&chunk[..missing]);
    }
}

/// The reader makes room for as many shared strings as their part says it has: never more than it has bytes.
fn counts_truly(beginning: &str, length: u64) -> bool {
    let Some((_, attributes)) = beginning.split_once("sst") else { return false };
    let mut counts = attributes.split("uniqueCount").skip(1).map(|rest| {
        let digits = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '=' | '"' | '\'' | '+'));
        let digits = digits.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
        if digits.is_empty() { Some(0) } else { digits.parse::<u64>().ok() }
    });
    counts.all(|count| count.is_some_and(|count| count <= length))
}
