//! The book that a person opened or made is the one that opens the next time; whatever became of it, Endwell starts.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use endwell_core::api::Api;
use endwell_core::foundation::outside::{Fixed, Outside};
use endwell_core::foundation::{Day, RefusalCode, Unwatched};
use serde_json::json;
use tempfile::TempDir;

/// A computer on which Endwell is started again and again.
struct Computer(TempDir);

impl Computer {
    fn new() -> Computer {
        Computer(tempfile::tempdir().unwrap())
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn note(&self) -> PathBuf {
        self.at("settings/last-book")
    }

    fn start(&self) -> Api {
        let outside =
            |path: &Path| -> Arc<dyn Outside> { Arc::new(Fixed::new(Day::new(2026, 11, 23).unwrap(), seed(path))) };
        Api::open_last(&self.note(), &self.at("everyday.endwell"), outside).unwrap().noting_at(self.note())
    }

    #[track_caller]
    fn starts_with(&self, name: &str) {
        assert_eq!(self.start().book().path(), self.at(name));
    }
}

/// Different for each book, as ids must be.
fn seed(path: &Path) -> u32 {
    u32::try_from(path.as_os_str().len()).unwrap()
}

fn choose(api: &Api, command: &str, path: &Path) -> Result<(), RefusalCode> {
    api.call(command, json!({ "path": path }), &Unwatched).map(drop).map_err(|refusal| refusal.code)
}

#[test]
fn the_book_that_was_made_or_opened_is_opened_again() {
    let computer = Computer::new();
    computer.starts_with("everyday.endwell");
    assert_eq!(choose(&computer.start(), "book.create", &computer.at("office.endwell")), Ok(()));
    computer.starts_with("office.endwell");
    assert_eq!(choose(&computer.start(), "book.open", &computer.at("everyday.endwell")), Ok(()));
    computer.starts_with("everyday.endwell");
}

#[test]
fn a_book_that_was_refused_is_not_opened_again() {
    let computer = Computer::new();
    std::fs::write(computer.at("letter.endwell"), "Dear Dana,\n".repeat(200)).unwrap();
    let refused = choose(&computer.start(), "book.open", &computer.at("letter.endwell"));
    assert_eq!(refused, Err(RefusalCode::BookNotOurs));
    computer.starts_with("everyday.endwell");
}

#[test]
fn a_book_that_is_gone_or_damaged_leaves_the_everyday_one_and_is_not_made_anew() {
    let computer = Computer::new();
    let office = computer.at("office.endwell");
    choose(&computer.start(), "book.create", &office).unwrap();
    let whole = std::fs::read(&office).unwrap();
    std::fs::remove_file(&office).unwrap();
    computer.starts_with("everyday.endwell");
    assert!(!office.exists());
    std::fs::write(&office, "no book any more").unwrap();
    computer.starts_with("everyday.endwell");
    std::fs::write(&office, whole).unwrap();
    computer.starts_with("office.endwell");
}

#[test]
fn a_note_that_says_nothing_or_cannot_be_written_disturbs_nobody() {
    let computer = Computer::new();
    std::fs::create_dir(computer.at("settings")).unwrap();
    for note in [&b""[..], b"relative.endwell", b"\xff\xfe\x00", b"/", b"two\nlines"] {
        std::fs::write(computer.note(), note).unwrap();
        computer.starts_with("everyday.endwell");
    }
    std::fs::remove_file(computer.note()).unwrap();
    std::fs::create_dir(computer.note()).unwrap();
    assert_eq!(choose(&computer.start(), "book.create", &computer.at("office.endwell")), Ok(()));
    computer.starts_with("everyday.endwell");
}
