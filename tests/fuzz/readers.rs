//! The rooms that read foreign files, built by themselves: with them alone a target is built in a third of the time that
//! the whole core takes, of which the rest (SQLite, PDF, TLS) reads nothing that came from elsewhere.

#![allow(dead_code, unused_imports, reason = "what these rooms offer to others is not used here")]

use std::cell::RefCell;
use std::io::{Cursor, Seek, Write};
use std::path::Path;

mod files;
#[path = "../../core/src/foundation/mod.rs"]
mod foundation;

#[path = "../../core/src/exchange/orders/read.rs"]
mod orders;

/// Reads a file of orders.
pub fn read_orders(bytes: &[u8]) -> Result<usize, foundation::Refusal> {
    orders::read(bytes).map(|orders| orders.len())
}

/// Opens and reads a file that holds these bytes, and looks at what must always hold of a table.
pub fn read_table(bytes: &[u8]) {
    thread_local! {
        // One file for all that is tried: it lies in memory where the system has a place for that.
        static FILE: RefCell<tempfile::NamedTempFile> = {
            let folder = Path::new("/dev/shm");
            let file = if folder.is_dir() { tempfile::NamedTempFile::new_in(folder) } else { tempfile::NamedTempFile::new() };
            RefCell::new(file.expect("a file to try"))
        };
    }
    FILE.with_borrow_mut(|file| {
        let written = file.as_file_mut();
        written.set_len(0).expect("an empty file");
        written.rewind().expect("a file's beginning");
        written.write_all(bytes).expect("a written file");
        look_at(files::TableSource::File(file.path()));
    });
}

/// Opens and reads a workbook. The checksums of an archive would keep out nearly every change to what is inside: so parts
/// may also come unpacked, each after a line `=== its name`, and the stream of an older workbook by itself.
pub fn read_workbook(bytes: &[u8]) {
    let workbook = match bytes {
        [b'=', b'=', b'=', b' ', parts @ ..] => packed(parts).expect("an archive"),
        [0x09, 0x08, ..] => contained(bytes).expect("a container"),
        bytes => bytes.to_owned(),
    };
    read_table(&workbook);
}

fn packed(parts: &[u8]) -> zip::result::ZipResult<Vec<u8>> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let text = String::from_utf8_lossy(parts);
    let mut names = Vec::new();
    for (name, content) in text.split("\n=== ").filter_map(|part| part.split_once('\n')) {
        if !names.contains(&name) {
            names.push(name);
            let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
            archive.start_file(name, stored)?;
            archive.write_all(content.as_bytes())?;
        }
    }
    Ok(archive.finish()?.into_inner())
}

fn contained(stream: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut container = cfb::CompoundFile::create(Cursor::new(Vec::new()))?;
    container.create_stream("/Workbook")?.write_all(stream)?;
    container.flush()?;
    Ok(container.into_inner().into_inner())
}

/// As `read_table`, of what was pasted.
pub fn read_pasted(text: &str) {
    look_at(files::TableSource::Text(text));
}

fn look_at(source: files::TableSource<'_>) {
    let Ok(table) = files::Table::open(source, &files::ReadingWish::default()) else { return };
    let mut names = table.columns().to_vec();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), table.columns().len(), "no name stands twice");
    let (mut last, mut at, mut rows) = (0, 0, 0);
    let _refused = table.rows(&mut |row| {
        assert!(row.number > last && row.at >= at, "rows go forward");
        assert!(row.at <= table.size(), "no row is behind the end");
        assert!(!row.cells.is_empty() || row.problem.is_some(), "a row without cells has a problem");
        assert!(row.cells.len() <= 1_000, "a row has no more cells than a table has columns");
        assert_eq!(row.cells.iter().count(), row.cells.len(), "each cell is there");
        (last, at, rows) = (row.number, row.at, rows + 1);
        // What a small file says over and over would take longer than it is worth.
        if rows < 10_000 { Ok(()) } else { Err(foundation::RefusalCode::Cancelled.into()) }
    });
}

/// In the program, a panic inside calamine is a refusal. The fuzzer would stop at it before it is caught: let it be quiet
/// there. Any other panic is not caught, and stops the fuzzer.
pub fn let_calamine_panic() {
    let _stops_at_once = std::panic::take_hook();
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !panic.location().is_some_and(|place| place.file().contains("calamine")) {
            report(panic);
        }
    }));
}
