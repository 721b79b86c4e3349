//! Looks into a workbook of the older kind (XLS, a stream of records inside an OLE container, MS-XLS) before anything
//! understands it, and makes a copy in which nothing can lead its reader astray.

use std::collections::HashSet;
use std::fs::File;
use std::io::{Cursor, Read, Write};
use std::path::Path;

use cfb::CompoundFile;

use super::source;
use super::workbook::not_a_table;
use crate::foundation::{Refusal, RefusalCode};

/// What every OLE container begins with.
pub(super) const MARK: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// The reader holds a sheet as a rectangle, with the cells that nobody filled: about a hundred bytes each.
const MOST_CELLS: u64 = 5_000_000;

const BEGIN: u16 = 0x0809;
const END: u16 = 0x000a;
const DIMENSIONS: u16 = 0x0200;
const SHEET: u16 = 0x0085;
const PASSWORD: u16 = 0x002f;
const CELLS_IN_A_ROW: u16 = 0x00bd;
const FORMULA: u16 = 0x0006;
/// What a formula gave, if it is a text; it follows the formula.
const RESULT: u16 = 0x0207;
/// Also number, label, truth or error, rounded number, shared label, rich label.
const CELLS: &[u16] = &[FORMULA, 0x0203, 0x0204, 0x0205, 0x027e, 0x00fd, 0x00d6, CELLS_IN_A_ROW];

/// The workbook by itself, in a container of its own. Refuses what is none, is protected or would not fit.
pub(super) fn judged(file: &Path) -> Result<Cursor<Vec<u8>>, Refusal> {
    let damaged = |error: std::io::Error| not_a_table(file).trace(error);
    let refused = |code: RefusalCode| source::named(code, file);
    let opened = File::open(file).map_err(|error| refused(RefusalCode::FileUnreadable).trace(error))?;
    let length = opened.metadata().map_err(damaged)?.len();
    let mut container = CompoundFile::open(opened).map_err(damaged)?;
    // A newer workbook with a password is kept in such a container too.
    if container.exists("/EncryptedPackage") {
        return Err(refused(RefusalCode::FileProtected));
    }
    let name = ["/Workbook", "/Book"].into_iter().find(|name| container.is_stream(name));
    let name = name.ok_or_else(|| not_a_table(file).trace("no workbook inside"))?;
    let mut stream = Vec::new();
    container.open_stream(name).map_err(damaged)?.take(length).read_to_end(&mut stream).map_err(damaged)?;
    let weight = Weight::of(&stream);
    if weight.is_protected {
        return Err(refused(RefusalCode::FileProtected));
    }
    if weight.cells > MOST_CELLS {
        return Err(refused(RefusalCode::FileUnpacksTooLarge));
    }
    for place in &weight.dimensions {
        stream[place.clone()].fill(0);
    }
    // Records that lie across one another could be others now.
    let again = Weight::of(&stream);
    if again.cells != weight.cells || again.dimensions != weight.dimensions {
        return Err(not_a_table(file).trace("sheets that lie across one another"));
    }
    alone(name, &stream).map_err(damaged)
}

fn alone(name: &str, stream: &[u8]) -> std::io::Result<Cursor<Vec<u8>>> {
    let mut container = CompoundFile::create(Cursor::new(Vec::new()))?;
    container.create_stream(name)?.write_all(stream)?;
    container.flush()?;
    Ok(container.into_inner())
}

/// What reading a workbook would take.
#[derive(Default)]
struct Weight {
    is_protected: bool,
    /// Those of the sheets' rectangles, together.
    cells: u64,
    /// Where sheets say how large they are: the reader makes room for that without looking.
    dimensions: HashSet<std::ops::Range<usize>>,
}

impl Weight {
    fn of(stream: &[u8]) -> Weight {
        let mut weight = Weight::default();
        let mut sheets = Vec::new();
        for (kind, place) in records(stream, 0) {
            match kind {
                PASSWORD => weight.is_protected = true,
                SHEET => sheets.extend(stream[place].first_chunk().map(|begin| u32::from_le_bytes(*begin) as usize)),
                END => break,
                _ => {}
            }
        }
        for begin in sheets {
            weight.add_sheet(stream, begin);
        }
        weight
    }

    fn add_sheet(&mut self, stream: &[u8], begin: usize) {
        let mut bounds: Option<(u16, u16, u16, u16)> = None;
        let mut formula = (0, 0, 0);
        // Charts inside a sheet have records of their own between a beginning and an end.
        let mut depth = 0_u32;
        for (kind, place) in records(stream, begin) {
            match kind {
                BEGIN => depth += 1,
                END if depth <= 1 => break,
                END => depth -= 1,
                DIMENSIONS if depth <= 1 => drop(self.dimensions.insert(place)),
                _ if depth <= 1 && (kind == RESULT || CELLS.contains(&kind)) => {
                    let place = if kind == RESULT { Some(formula) } else { position(kind, &stream[place]) };
                    let Some((row, first, last)) = place else { continue };
                    if kind == FORMULA {
                        formula = (row, first, last);
                    }
                    let (top, bottom, left, right) = bounds.unwrap_or((row, row, first, last));
                    bounds = Some((top.min(row), bottom.max(row), left.min(first), right.max(last)));
                }
                _ => {}
            }
        }
        if let Some((top, bottom, left, right)) = bounds {
            self.cells += (u64::from(bottom - top) + 1) * (u64::from(right - left) + 1);
        }
    }
}

/// The row, and the first and the last column, of a record of cells.
fn position(kind: u16, record: &[u8]) -> Option<(u16, u16, u16)> {
    let word = |at: usize| record.get(at..at + 2).map(|bytes| u16::from_le_bytes([bytes[0], bytes[1]]));
    let (row, first) = (word(0)?, word(2)?);
    let last = if kind == CELLS_IN_A_ROW { word(record.len().checked_sub(2)?)? } else { first };
    Some((row, first.min(last), first.max(last)))
}

/// The records from a place on, as far as they are whole: of what kind each is, and where its content lies.
fn records(stream: &[u8], begin: usize) -> impl Iterator<Item = (u16, std::ops::Range<usize>)> + '_ {
    let mut at = begin;
    std::iter::from_fn(move || {
        let [kind, kind_high, length, length_high] = *stream.get(at..)?.first_chunk()?;
        let content = at + 4;
        let end = content + usize::from(u16::from_le_bytes([length, length_high]));
        at = end;
        (end <= stream.len()).then(|| (u16::from_le_bytes([kind, kind_high]), content..end))
    })
}
