//! Records deployments without end and says after each that it was acknowledged, or imports a list and stops in the middle of
//! it, so that a test can kill it.
//!
//! `endwell-writer BOOK SEED [import]`: the book must have a customer with a site.

use std::path::Path;
use std::sync::Arc;

use endwell_core::api::SCHEMA;
use endwell_core::book::Book;
use endwell_core::deployments::{self, LineKind, NewDeployment, NewLine};
use endwell_core::exchange::{CommitList, JudgeList, ListSource, OpenList, commit_list, judge_list, open_list};
use endwell_core::files::ReadingWish;
use endwell_core::foundation::outside::Fixed;
use endwell_core::foundation::{Day, Refusal, Unwatched, Watch};

fn main() -> Result<(), String> {
    let mut arguments = std::env::args().skip(1);
    let (Some(path), Some(seed)) = (arguments.next(), arguments.next()) else {
        return Err("endwell-writer BOOK SEED [import]".to_owned());
    };
    let seed = seed.parse().map_err(|error| format!("{seed}: {error}"))?;
    let act = if arguments.next().is_some() { import } else { write };
    open(Path::new(&path), seed).and_then(|book| act(&book, seed)).map_err(|refusal| format!("{refusal:?}"))
}

fn open(path: &Path, seed: u32) -> Result<Book, Refusal> {
    Book::open(path, &SCHEMA, Arc::new(Fixed::new(Day::new(2026, 11, 23)?, seed)))
}

/// Waits for ever once rows were written.
struct StopsInTheMiddle;

impl Watch for StopsInTheMiddle {
    fn progress(&self, done: u64, _total: u64) {
        if done > 300 {
            println!("half of it is written");
            // Nobody writes to it: the wait ends with the program.
            drop(std::io::stdin().lines().next());
        }
    }

    fn cancelled(&self) -> bool {
        false
    }
}

fn import(book: &Book, seed: u32) -> Result<(), Refusal> {
    let row = |n: u32| format!("Customer {}\tDell\tLatitude 5420\tK{seed}X{n:04}\t2024-02-28\n", n % 5);
    let text =
        (0..1_000).map(row).fold("Customer\tMake\tModel\tSerial\tInstalled\n".to_owned(), |text, row| text + &row);
    let asked = OpenList { source: ListSource::Text { text }, wish: ReadingWish::default() };
    let list = open_list(book, asked, &Unwatched)?.value;
    judge_list(book, JudgeList { id: list.id.clone(), mapping: list.proposal.mapping }, &Unwatched)?;
    commit_list(book, CommitList { id: list.id, good_only: false }, &StopsInTheMiddle).map(drop)
}

fn write(book: &Book, seed: u32) -> Result<(), Refusal> {
    let place = book.read(|tx| {
        tx.one("SELECT customer_id, id FROM site", &[], |row| Ok((row.get("customer_id")?, row.get("id")?)))
    })?;
    let (customer, site) = place.ok_or_else(|| Refusal::not_found("site"))?;
    for n in 0.. {
        let form = NewDeployment {
            customer_id: Some(customer),
            site_id: Some(site),
            deployed_on: "2026-11-23".to_owned(),
            order_number: format!("SO-{n}"),
            lines: (0..5).map(|line| laptop(format!("K{seed}X{n}Y{line}"))).collect(),
        };
        deployments::record(book, form)?;
        println!("acknowledged {n}");
    }
    Ok(())
}

fn laptop(serial: String) -> NewLine {
    NewLine {
        kind: LineKind::Device,
        serial,
        maker: String::new(),
        model: "Dell Latitude 5420".to_owned(),
        category: String::new(),
        tag: String::new(),
        price: String::new(),
        warranty: String::new(),
        currency: String::new(),
        quantity: String::new(),
    }
}
