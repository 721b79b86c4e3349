//! Seeded books of a given size, made once through the actions and kept below `target/`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use endwell_core::api::SCHEMA;
use endwell_core::book::{Book, Change};
use endwell_core::customers::{self, NewCustomer};
use endwell_core::deployments::{self, LineKind, NewDeployment, NewLine};
use endwell_core::foundation::ids::{CustomerId, SiteId};
use endwell_core::foundation::outside::Fixed;
use endwell_core::foundation::{Address, Day};

/// Makers and models with the shares they have in a small reseller's book.
const MODELS: [&str; 8] = [
    "Dell Latitude 5420",
    "HP EliteBook 840 G8",
    "Lenovo ThinkPad T14 Gen 2",
    "Dell OptiPlex 7090 Micro Form Factor",
    "Dell P2419H Monitor",
    "HP E24 G4 FHD Monitor",
    "Cisco Catalyst 9300-48P",
    "HP LaserJet Pro M404dn",
];

const NAMES: [&str; 12] = [
    "Harbor", "Lakeview", "Cedar", "Orchard", "Prairie", "Meridian", "Saxon", "Ridge", "Pacific", "Summit", "River",
    "Stone",
];
const KINDS: [&str; 8] =
    ["Dental Group", "Legal LLP", "Clinic", "Architects", "Foods", "Museum", "Logistics", "Credit Union"];

/// Devices in one deployment, and customers for so many devices.
pub const AT_ONCE: usize = 40;
const DEVICES_A_CUSTOMER: usize = 400;

pub fn today() -> Day {
    Day::new(2026, 11, 23).unwrap()
}

pub fn open(path: &Path, seed: u32) -> Book {
    Book::open(path, &SCHEMA, Arc::new(Fixed::new(today(), seed))).unwrap()
}

/// The book with that many assets; made when it is not there.
pub fn seeded(assets: usize) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/bench");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(format!("{assets}.endwell"));
    if path.exists() {
        return path;
    }
    let part = folder.join(format!("{assets}.part"));
    for ending in ["part", "part-wal", "part-shm"] {
        let _ = std::fs::remove_file(part.with_extension(ending));
    }
    fill(&open(&part, 1), assets);
    std::fs::rename(&part, &path).unwrap();
    path
}

fn fill(book: &Book, assets: usize) {
    let customers = add_customers(book, assets.div_ceil(DEVICES_A_CUSTOMER));
    let deployments = assets / AT_ONCE;
    for from in (0..deployments).step_by(500) {
        book.transact("seed", |tx| {
            for n in from..(from + 500).min(deployments) {
                deployments::enter(tx, &deployment(n, customers[n % customers.len()]))?;
            }
            Ok(Change::new(()))
        })
        .unwrap();
    }
}

fn add_customers(book: &Book, count: usize) -> Vec<(CustomerId, SiteId)> {
    let add = |n: usize| {
        let name = format!("{} {} {n}", NAMES[n % NAMES.len()], KINDS[n / NAMES.len() % KINDS.len()]);
        let form = NewCustomer { name, site_name: "Main site".into(), address: Address::default() };
        let added = customers::add(book, form).unwrap().value;
        (added.id, added.site_id)
    };
    (0..count).map(add).collect()
}

/// The n-th deployment: spread over eight years, 40 devices of one model.
pub fn deployment(n: usize, (customer, site): (CustomerId, SiteId)) -> NewDeployment {
    let day = today().plus_days(-i64::try_from(n * 7919 % 2900).unwrap());
    NewDeployment {
        customer_id: Some(customer),
        site_id: Some(site),
        deployed_on: day.to_string(),
        order_number: format!("SO-{n}"),
        lines: (0..AT_ONCE).map(|line| device(n * AT_ONCE + line, MODELS[n % MODELS.len()])).collect(),
    }
}

/// Serial numbers that look like a maker's: a scattered base-36 number.
pub fn serial(n: usize) -> String {
    let mut scattered = (n as u64 + 1).wrapping_mul(2_654_435_761) % 2_821_109_907_456;
    let mut text = String::new();
    for _ in 0..8 {
        let digit = u32::try_from(scattered % 36).unwrap();
        text.push(char::from_digit(digit, 36).unwrap().to_ascii_uppercase());
        scattered /= 36;
    }
    format!("S{text}")
}

fn device(n: usize, model: &str) -> NewLine {
    NewLine {
        kind: LineKind::Device,
        serial: serial(n),
        maker: String::new(),
        model: model.to_owned(),
        category: String::new(),
        tag: format!("T{n:07}"),
        price: "1069.70".to_owned(),
        warranty: String::new(),
        currency: String::new(),
        quantity: String::new(),
    }
}
