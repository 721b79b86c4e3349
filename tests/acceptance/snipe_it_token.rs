//! The token of a Snipe-IT is kept by the keyring or nowhere, told to nobody else, and never shown.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use axum::http::StatusCode;
use endwell_core::api::{Api, SCHEMA};
use endwell_core::book::Book;
use endwell_core::exchange::{self, ListSource, OpenList, SnipeIt as Known, SnipeItForm};
use endwell_core::files::ReadingWish;
use endwell_core::foundation::outside::{Fixed, System};
use endwell_core::foundation::{Day, InMemory, Keyring, Moment, Outside, Refusal, RefusalCode, Secret, Unwatched};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::simulated_snipe_it::{SnipeIt, TOKEN, asset};
use crate::snipe_it::{connected, form, known, read, refused, rows, save, serials};
use crate::world::{TODAY, World, day, told};

/// A clock that only counts what is waited, and a keyring that is not there.
pub struct Bare {
    clock: Fixed,
    waited: Arc<AtomicU64>,
}

impl Bare {
    pub fn book(folder: &TempDir) -> (Book, Arc<AtomicU64>) {
        let waited = Arc::new(AtomicU64::new(0));
        let outside = Bare { clock: Fixed::new(day(TODAY), 7), waited: Arc::clone(&waited) };
        (Book::open(&folder.path().join("book.endwell"), &SCHEMA, Arc::new(outside)).unwrap(), waited)
    }
}

impl Outside for Bare {
    fn today(&self) -> Day {
        self.clock.today()
    }

    fn now(&self) -> Moment {
        self.clock.now()
    }

    fn new_id(&self) -> uuid::Uuid {
        self.clock.new_id()
    }

    fn pause(&self, span: Duration) {
        self.waited.fetch_add(u64::try_from(span.as_millis()).unwrap(), Ordering::Relaxed);
    }

    fn keyring(&self) -> &dyn Keyring {
        &NoKeyring
    }
}

struct NoKeyring;

impl Keyring for NoKeyring {
    fn keep(&self, _account: &str, _secret: &Secret) -> Result<(), Refusal> {
        Err(RefusalCode::KeyringUnavailable.into())
    }

    fn read(&self, _account: &str) -> Result<Option<Secret>, Refusal> {
        Err(RefusalCode::KeyringUnavailable.into())
    }

    fn forget(&self, _account: &str) -> Result<(), Refusal> {
        Err(RefusalCode::KeyringUnavailable.into())
    }
}

#[test]
fn without_a_keyring_a_token_is_used_once_and_kept_nowhere() {
    let register = SnipeIt::new(vec![asset(1)]);
    let folder = tempfile::tempdir().unwrap();
    let (book, _) = Bare::book(&folder);
    let form = |token: Option<&str>| SnipeItForm {
        address: register.address.clone(),
        version: 0,
        token: token.map(Secret::new),
    };
    let refusal = exchange::save_snipe_it(&book, form(Some(TOKEN))).unwrap_err();
    assert_eq!(refusal.code, RefusalCode::KeyringUnavailable);
    assert_eq!(exchange::snipe_it(&book, ()).unwrap().value.version, 0, "nothing was saved");
    exchange::save_snipe_it(&book, form(None)).unwrap();
    let known = exchange::snipe_it(&book, ()).unwrap().value;
    assert_eq!((known.version, known.has_token, known.keyring), (1, false, false));
    assert_eq!(read(&book, None, &Unwatched).unwrap_err().code, RefusalCode::KeyringUnavailable);
    assert_eq!(serials(&read(&book, Some(TOKEN), &Unwatched).unwrap()), ["SN00001"]);
    assert!(!exchange::forget_snipe_it(&book, ()).unwrap().value.token);
    assert_eq!(exchange::snipe_it(&book, ()).unwrap().value.address, "", "the address does not stay because of it");
}

/// All bytes of all files below a folder.
fn bytes_below(folder: &Path) -> Vec<u8> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let bytes = entries.map(|path| if path.is_dir() { bytes_below(&path) } else { fs::read(path).unwrap() });
    bytes.collect::<Vec<_>>().concat()
}

#[test]
fn a_register_is_a_list_to_be_imported() {
    let register = SnipeIt::new((1..=3).map(asset).collect());
    let world = connected(&register);
    let source = ListSource::SnipeIt { token: None };
    let open = OpenList { source, wish: ReadingWish::default() };
    let list = exchange::open_list(&world.book, open, &Unwatched).unwrap().value;
    assert_eq!((list.source.as_str(), list.rows, list.proposal.name.as_str()), ("Snipe-IT", 3, "Snipe-IT assets"));
    register.register().token = "another".into();
    let source = ListSource::SnipeIt { token: Some(Secret::new(TOKEN)) };
    let open = OpenList { source, wish: ReadingWish::default() };
    assert!(!format!("{open:?}").contains(TOKEN));
    let refusal = exchange::open_list(&world.book, open, &Unwatched).unwrap_err();
    assert_eq!(refusal.code, RefusalCode::OnlineTokenRefused);
    assert!(!bytes_below(world.folder.path()).windows(TOKEN.len()).any(|part| part == TOKEN.as_bytes()));
}

#[test]
fn neither_the_token_nor_the_register_is_in_any_file() {
    let register = SnipeIt::new(vec![asset(1)]);
    let world = connected(&register);
    rows(&world);
    register.register().instead = Some((StatusCode::TOO_MANY_REQUESTS, TOKEN.to_owned()));
    refused(&world);
    let bytes = bytes_below(world.folder.path());
    let found = |text: &str| bytes.windows(text.len()).any(|part| part == text.as_bytes());
    assert!(found(&register.address), "the address is in the book");
    assert!(!found(TOKEN));
    assert!(!found("SN00001"), "reading keeps nothing");
    let entered = form(&world, &register.address, Some(TOKEN));
    assert!(!format!("{entered:?}").contains(TOKEN), "{entered:?}");
}

#[test]
fn the_address_is_in_the_book_and_the_token_in_the_keyring() {
    let world = World::new();
    let nothing = Known { address: String::new(), version: 0, has_token: false, keyring: true };
    assert_eq!(known(&world), nothing);
    assert_eq!(told(&refused(&world)), ["address: missing"]);
    save(&world, " https://register.example/api/v1 ", None);
    let address = "https://register.example/".to_owned();
    assert_eq!(known(&world), Known { address: address.clone(), version: 1, has_token: false, keyring: true });
    assert_eq!(told(&refused(&world)), ["token: missing"]);
    // Entering a token changes nothing in the book, and saving without one keeps it.
    let before = world.contents();
    save(&world, &address, Some(TOKEN));
    save(&world, &address, None);
    assert_eq!(known(&world), Known { address, version: 1, has_token: true, keyring: true });
    assert_eq!(world.contents(), before);
    assert!(exchange::forget_snipe_it(&world.book, ()).unwrap().value.token);
    assert_eq!(known(&world), nothing);
    assert!(exchange::forget_snipe_it(&world.book, ()).unwrap().changed.is_empty());
}

#[test]
fn a_token_belongs_to_its_address_also_through_an_undo() {
    let world = World::new();
    save(&world, "https://first.example", Some(TOKEN));
    save(&world, "https://second.example", None);
    assert!(!known(&world).has_token, "the first one's token is not told to the second");
    world.book.undo().unwrap();
    assert_eq!((known(&world).address.as_str(), known(&world).has_token), ("https://first.example/", true));
    exchange::forget_snipe_it(&world.book, ()).unwrap();
    world.book.undo().unwrap();
    assert_eq!((known(&world).address.as_str(), known(&world).has_token), ("https://first.example/", false));
}

#[test]
fn an_address_and_a_token_are_checked_together() {
    let world = World::new();
    for (address, token, refused) in [
        ("http://register.example", None, vec!["address: online-open-address"]),
        ("register.example", Some("two words"), vec!["address: online-address", "token: online-token"]),
        ("https://me:secret@register.example", None, vec!["address: online-address"]),
        ("", Some(""), vec!["address: missing", "token: missing"]),
    ] {
        let refusal = exchange::save_snipe_it(&world.book, form(&world, address, token)).unwrap_err();
        assert_eq!(told(&refusal), refused);
    }
    assert_eq!(known(&world).version, 0);
    save(&world, "https://register.example", None);
    let stale = SnipeItForm { address: "https://other.example".into(), version: 0, token: None };
    assert_eq!(exchange::save_snipe_it(&world.book, stale).unwrap_err().code, RefusalCode::Stale);
}

#[test]
fn the_commands_carry_the_token_in_and_never_out() {
    let folder = tempfile::tempdir().unwrap();
    let outside = System::new(InMemory::default());
    let api = Api::open(&folder.path().join("book.endwell"), Arc::new(outside)).unwrap();
    let call = |name: &str, request: Value| api.call(name, request, &Unwatched).map(|answer| answer.value);
    let form = json!({ "address": "https://register.example", "version": 0, "token": TOKEN });
    call("exchange.saveSnipeIt", form).unwrap();
    let known = json!({ "address": "https://register.example/", "version": 1, "hasToken": true, "keyring": true });
    assert_eq!(call("exchange.snipeIt", Value::Null).unwrap(), known);
    let wrong = json!({ "address": 7, "version": 1, "token": TOKEN });
    assert!(!format!("{:?}", call("exchange.saveSnipeIt", wrong).unwrap_err()).contains(TOKEN));
    assert_eq!(call("exchange.forgetSnipeIt", Value::Null).unwrap(), json!({ "token": true }));
}
