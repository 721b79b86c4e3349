//! Records deployments without end and says after each that it was acknowledged, so that a test can kill it.
//!
//! `endwell-writer BOOK SEED`: the book must have a customer with a site.

use std::path::Path;
use std::sync::Arc;

use endwell_core::api::SCHEMA;
use endwell_core::book::Book;
use endwell_core::deployments::{self, LineKind, NewDeployment, NewLine};
use endwell_core::foundation::outside::Fixed;
use endwell_core::foundation::{Day, Refusal};

fn main() -> Result<(), String> {
    let mut arguments = std::env::args().skip(1);
    let (Some(path), Some(seed)) = (arguments.next(), arguments.next()) else {
        return Err("endwell-writer BOOK SEED".to_owned());
    };
    let seed = seed.parse().map_err(|error| format!("{seed}: {error}"))?;
    write(Path::new(&path), seed).map_err(|refusal| format!("{refusal:?}"))
}

fn write(path: &Path, seed: u32) -> Result<(), Refusal> {
    let book = Book::open(path, &SCHEMA, Arc::new(Fixed::new(Day::new(2026, 11, 23)?, seed)))?;
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
        deployments::record(&book, form)?;
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
