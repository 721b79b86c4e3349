//! Routing everything anew after a change of the register, beside writing the same rows with bare SQL; and one route alone.

use std::path::Path;
use std::time::{Duration, Instant};

use endwell_core::book::Book;
use endwell_core::catalogue::Category;
use endwell_core::deployments::bring_routes_up;
use endwell_core::foundation::ids::FacilityId;
use endwell_core::foundation::{Address, Unwatched};
use endwell_core::recyclers::{self, CertificationForm, FacilityClosing, NewRecycler, Scope, Standard};
use endwell_core::routing::{self, Subject};

use super::books::{self, open};
use super::questions::bare;
use super::timing::{median, shown, time};

/// Facilities in the register: more than a reseller has.
const FACILITIES: usize = 12;

pub fn measure(path: &Path, assets: usize) {
    let book = open(path, 6);
    let first = register(&book);
    bring_routes_up(&book, (), &Unwatched).unwrap();
    let register = book.read(routing::read).unwrap();
    let laptop = Subject::of_category(Category::parse("laptop").unwrap());
    let one = (0..1001).map(|_| time(|| drop(routing::route(&laptop, books::today(), None, &register)))).collect();
    println!("{:<36} {:>12}", format!("one route, {FACILITIES} facilities"), shown(median(one)));
    // The best facility closes and opens again: what went there goes elsewhere, and back.
    let closings = ["2026-11-22", ""].repeat(3);
    let times: Vec<Duration> = closings.iter().map(|closed_on| anew(&book, first, closed_on)).collect();
    let ours = median(times);
    let bare = bare(path);
    let rows =
        (0..3).map(|_| time(|| assert!(bare.execute("UPDATE route_group SET routed = routed + 0", []).unwrap() > 0)));
    let alone = median(rows.collect());
    let groups: i64 = bare.query_row("SELECT count(*) FROM route_group", [], |row| row.get(0)).unwrap();
    let ratio = ours.as_secs_f64() / alone.as_secs_f64();
    println!(
        "{:<36} {:>12} {:>12} {ratio:>7.2}",
        format!("route everything anew, {groups} groups"),
        shown(ours),
        shown(alone)
    );
    #[expect(clippy::cast_precision_loss, reason = "a rate that is printed")]
    let rate = assets as f64 / ours.as_secs_f64();
    println!("{:<36} {rate:>12.0}", "  devices a second");
}

fn anew(book: &Book, facility: FacilityId, closed_on: &str) -> Duration {
    let version = book.read(|tx| recyclers::facility(tx, facility)).unwrap().version;
    let form = FacilityClosing { id: facility, version, closed_on: closed_on.to_owned(), moved_to: None };
    recyclers::close_facility(book, form).unwrap();
    let begun = Instant::now();
    let routed = bring_routes_up(book, (), &Unwatched).unwrap().value;
    assert!(routed.pieces > 0);
    begun.elapsed()
}

/// The facilities of the book, entered where they are not there yet; answers the one that ranks first.
fn register(book: &Book) -> FacilityId {
    let cards = book.read(|tx| recyclers::list(tx, ())).unwrap();
    if let Some(first) = cards.first() {
        return first.facility.id;
    }
    let ids: Vec<FacilityId> = (0..FACILITIES).map(|n| facility(book, n)).collect();
    ids[0]
}

fn facility(book: &Book, n: usize) -> FacilityId {
    let form = NewRecycler {
        name: format!("Recycler {n:02}"),
        facility_name: "Works".into(),
        address: Address { city: "Toledo".into(), ..Address::default() },
    };
    let facility_id = recyclers::add(book, form).unwrap().value;
    for standard in [Standard::EStewards, Standard::R2v3] {
        let form = CertificationForm {
            facility_id,
            id: None,
            version: 0,
            standard,
            revision: String::new(),
            number: format!("C-{n}"),
            body: String::new(),
            scopes: if standard == Standard::R2v3 { vec![Scope::R2DataSanitization] } else { Vec::new() },
            scope_text: String::new(),
            valid_from: "2025-01-01".into(),
            valid_until: "2027-12-31".into(),
            file: None,
            checked_on: "2026-11-01".into(),
            checked_at: "directory".into(),
        };
        recyclers::save_certification(book, form).unwrap();
    }
    facility_id
}
