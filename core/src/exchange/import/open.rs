//! Reading a list for the first time: from a file, from what was pasted, or from another system.

use std::fs;
use std::io::Read as _;
use std::path::Path;

use super::columns::{Profile, heading_key};
use super::judge::STEP;
use super::mappings::propose;
use super::staging::{self, PREFIX, TABLES};
use super::{ListSource, OpenList, OpenedList, WhichList};
use crate::book::{Book, Done, Tx};
use crate::exchange::snipe_it;
use crate::files::{Reading, Table, TableFormat, TableSource, as_meant};
use crate::foundation::ids::ImportId;
use crate::foundation::{Problem, Refusal, RefusalCode, Secret, Watch};

/// Lists that stay staged besides the one that was just read: the one before it, while it is read anew.
const KEPT: usize = 1;

/// Headings by which a distributor's orders are told from a list of devices.
const ORDERS: [&str; 3] = ["ingramordernumber", "vendorpartnumber", "serialnumbers"];

/// Reads a list and stages it. Nothing of it comes into the book.
pub fn open_list(book: &Book, open: OpenList, watch: &dyn Watch) -> Result<Done<OpenedList>, Refusal> {
    let id: ImportId = book.read(|tx| Ok(tx.new_id()))?;
    let id = format!("{PREFIX}{id}");
    let staged = stage(book, &id, &open, watch);
    if staged.is_err() {
        book.forget_scratch(&id)?;
    }
    let value = staged?;
    forget_old(book, &id);
    Ok(Done { value, changed: Vec::new() })
}

/// Forgets a staged list.
pub fn drop_list(book: &Book, WhichList { id }: WhichList) -> Result<Done<()>, Refusal> {
    book.forget_scratch(&id)?;
    Ok(Done { value: (), changed: Vec::new() })
}

/// Ids grow with time: the last names are the newest, unless somebody's clock went wrong; the list that was just read stays.
/// One that is still being looked at cannot be removed everywhere: it goes the next time.
fn forget_old(book: &Book, just_read: &str) {
    let mut names = book.scratches(PREFIX);
    names.retain(|name| name != just_read);
    names.sort_unstable();
    for name in names.iter().rev().skip(KEPT) {
        let _stays = book.forget_scratch(name);
    }
}

fn stage(book: &Book, id: &str, open: &OpenList, watch: &dyn Watch) -> Result<OpenedList, Refusal> {
    match &open.source {
        ListSource::File { path } => {
            refuse_json(Path::new(path))?;
            let table = Table::open(TableSource::File(Path::new(path)), &open.wish)?;
            let name = Path::new(path).file_name().map(|name| name.to_string_lossy().into_owned());
            stage_table(book, (id, name.unwrap_or_default()), &table, watch)
        }
        ListSource::Text { text } => {
            let table = Table::open(TableSource::Text(text), &open.wish)?;
            stage_table(book, (id, String::new()), &table, watch)
        }
        ListSource::SnipeIt { token } => stage_snipe_it(book, id, token.clone(), watch),
    }
}

/// JSON is what distributors' interfaces answer: orders, which have a way of their own.
fn refuse_json(path: &Path) -> Result<(), Refusal> {
    let mut beginning = Vec::new();
    let file = fs::File::open(path).and_then(|file| file.take(64).read_to_end(&mut beginning));
    file.map_err(|error| {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Refusal::new(RefusalCode::FileUnreadable).with("file", name).trace(error)
    })?;
    let text = String::from_utf8_lossy(beginning.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&beginning)).into_owned();
    if text.trim_start().starts_with(['[', '{']) { Err(RefusalCode::FileIsOrders.into()) } else { Ok(()) }
}

fn stage_table(
    book: &Book,
    (id, source): (&str, String),
    table: &Table,
    watch: &dyn Watch,
) -> Result<OpenedList, Refusal> {
    let keys: Vec<String> = table.columns().iter().map(|name| heading_key(name)).collect();
    if ORDERS.iter().all(|heading| keys.iter().any(|key| key == heading)) {
        return Err(RefusalCode::FileIsOrders.into());
    }
    let is_text = table.reading().format == TableFormat::Delimited;
    let mut scratch = book.new_scratch(id, TABLES)?;
    scratch.work(|st| {
        let mut staging = Staging::new(st, table.columns().len());
        table.rows(&mut |row| {
            staging.told(row.at, table.size(), watch)?;
            let cells = row.cells.iter().map(|cell| if is_text { as_meant(cell) } else { cell });
            staging.row(row.number, cells, row.problem.as_ref())
        })?;
        let (reading, sheets) = (Some(table.reading().clone()), table.sheets().to_vec());
        staging.finish(book, (id, source, reading, sheets), table.columns())
    })
}

fn stage_snipe_it(book: &Book, id: &str, token: Option<Secret>, watch: &dyn Watch) -> Result<OpenedList, Refusal> {
    let mut scratch = book.new_scratch(id, TABLES)?;
    scratch.work(|st| {
        let mut staging = Staging::new(st, snipe_it::HEADINGS.len());
        let mut number = 1;
        snipe_it::read_hardware(book, token, watch, &mut |cells| {
            number += 1;
            staging.row(number, cells.iter().map(String::as_str), None)
        })?;
        let headings: Vec<String> = snipe_it::HEADINGS.iter().map(|heading| (*heading).to_owned()).collect();
        staging.finish(book, (id, "Snipe-IT".to_owned(), None, Vec::new()), &headings)
    })
}

/// Rows on their way into the scratch.
struct Staging<'s, 'c> {
    st: &'s Tx<'c>,
    profiles: Vec<Profile>,
    rows: u32,
    buffer: String,
}

impl<'s, 'c> Staging<'s, 'c> {
    fn new(st: &'s Tx<'c>, columns: usize) -> Self {
        Staging { st, profiles: vec![Profile::default(); columns], rows: 0, buffer: String::new() }
    }

    fn told(&self, at: u64, size: u64, watch: &dyn Watch) -> Result<(), Refusal> {
        if u64::from(self.rows) % STEP == 0 {
            watch.progress(at, size);
            if watch.cancelled() {
                return Err(RefusalCode::Cancelled.into());
            }
        }
        Ok(())
    }

    fn row<'r>(
        &mut self,
        number: u64,
        cells: impl Iterator<Item = &'r str>,
        problem: Option<&Problem>,
    ) -> Result<(), Refusal> {
        let profiles = &mut self.profiles;
        let seen = cells.enumerate().map(|(at, cell)| {
            if let Some(profile) = profiles.get_mut(at) {
                profile.see(cell);
            }
            cell
        });
        staging::put_line(self.st, number, seen, problem, &mut self.buffer)?;
        self.rows = self.rows.saturating_add(1);
        Ok(())
    }

    fn finish(
        self,
        book: &Book,
        (id, source, reading, sheets): (&str, String, Option<Reading>, Vec<String>),
        headings: &[String],
    ) -> Result<OpenedList, Refusal> {
        if self.rows == 0 {
            return Err(RefusalCode::ListEmpty.into());
        }
        let columns = self.profiles.into_iter().zip(headings).map(|(profile, name)| profile.finish(name));
        let (columns, zeros): (Vec<_>, Vec<_>) = columns.unzip();
        let proposal = book.read(|tx| propose(tx, &columns))?;
        let list = OpenedList { id: id.to_owned(), source, reading, sheets, rows: self.rows, columns, proposal };
        staging::put_fact(self.st, "list", &list)?;
        staging::put_fact(self.st, "zeros", &zeros)?;
        Ok(list)
    }
}
