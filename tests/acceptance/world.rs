//! A small reseller for tests: a book in a folder of its own, a clock that stands still, and builders for what is entered.

use std::path::PathBuf;
use std::sync::Arc;

use endwell_core::api::SCHEMA;
use endwell_core::book::{Book, Tx};
use endwell_core::certificates::{self, CertificateOf};
use endwell_core::company::{self, CompanyForm, PageSize};
use endwell_core::customers::{self, NewCustomer};
use endwell_core::deployments::{self, LineKind, NewDeployment, NewLine};
use endwell_core::foundation::ids::{AssetId, CustomerId, FacilityId, PickupId, SiteId};
use endwell_core::foundation::outside::Fixed;
use endwell_core::foundation::{Address, Day, Refusal};
use endwell_core::pickups::{self, Disposition, EvidenceLevel, HandOver, LineResult, NewPickup, ProcessingForm};
use endwell_core::planning::PolicyChange;
use endwell_core::recyclers::{self, CertificationForm, NewRecycler, Standard};
use endwell_core::refresh::{MovedTo, Pick, PolicyForm, ScopeForm};
use tempfile::TempDir;

pub const TODAY: &str = "2026-11-23";

pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

pub struct World {
    pub folder: TempDir,
    pub book: Book,
}

/// A customer with its only site.
#[derive(Clone, Copy)]
pub struct Place {
    pub customer: CustomerId,
    pub site: SiteId,
}

impl World {
    pub fn new() -> World {
        let folder = tempfile::tempdir().unwrap();
        let book = open(&folder.path().join("book.endwell"), 7).unwrap();
        let world = World { folder, book };
        company::save(&world.book, company_form()).unwrap();
        world
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn customer(&self, name: &str) -> Place {
        let address = Address {
            street: "88 State Street".into(),
            city: "Boston".into(),
            region: "MA".into(),
            postal_code: "02109".into(),
            country: String::new(),
        };
        let form = NewCustomer { name: name.into(), site_name: "Main site".into(), address };
        let added = customers::add(&self.book, form).unwrap().value;
        Place { customer: added.id, site: added.site_id }
    }

    /// Records devices at a place; answers their ids in the order of the lines.
    pub fn deploy(&self, place: Place, on: &str, lines: Vec<NewLine>) -> Vec<AssetId> {
        let serials: Vec<String> = lines.iter().map(|line| line.serial.clone()).collect();
        deployments::record(&self.book, deployment(place, on, lines)).unwrap();
        serials.iter().filter_map(|serial| self.asset(serial)).collect()
    }

    pub fn asset(&self, serial: &str) -> Option<AssetId> {
        self.ask(|tx| tx.one("SELECT id FROM asset WHERE serial = ?1", &[&serial], |row| row.get("id")))
    }

    pub fn facility(&self) -> FacilityId {
        let form = NewRecycler {
            name: "Blue Harbor Recycling".into(),
            facility_name: "Ohio facility".into(),
            address: Address { street: "1200 Dock Road".into(), city: "Toledo".into(), ..Address::default() },
        };
        let facility = recyclers::add(&self.book, form).unwrap().value;
        let form = CertificationForm {
            facility_id: facility,
            id: None,
            version: 0,
            standard: Standard::EStewards,
            revision: String::new(),
            number: "ES-0417".into(),
            body: String::new(),
            scopes: Vec::new(),
            scope_text: String::new(),
            file: None,
            valid_from: "2025-04-01".into(),
            valid_until: "2028-03-31".into(),
            checked_on: "2026-10-09".into(),
            checked_at: "the register".into(),
        };
        recyclers::save_certification(&self.book, form).unwrap();
        facility
    }

    /// Plans one pickup; the assets must stand at one site.
    pub fn plan(&self, assets: &[AssetId], facility: Option<FacilityId>) -> PickupId {
        let form = NewPickup {
            assets: assets.to_vec(),
            supplies: Vec::new(),
            planned_on: "2026-10-12".into(),
            facility_id: facility,
            programme_id: None,
            carrier: "Sample Freight".into(),
        };
        let planned = pickups::plan(&self.book, form).unwrap().value;
        assert_eq!(planned.len(), 1);
        planned[0].id
    }

    pub fn version(&self, pickup: PickupId) -> u32 {
        self.ask(|tx| pickups::pickup(tx, pickup)).version
    }

    pub fn hand_over(&self, pickup: PickupId, on: &str) -> HandOver {
        let lines = self.ask(|tx| pickups::lines(tx, pickup));
        let counted = lines.iter().map(|line| line.quantity).sum::<u32>().to_string();
        HandOver {
            id: pickup,
            version: self.version(pickup),
            on: on.into(),
            from_person: "Front desk".into(),
            to_person: "Driver".into(),
            counted,
            seal: "S-1".into(),
            document: "BOL-1".into(),
            note: String::new(),
            r#override: None,
        }
    }

    pub fn processing(&self, pickup: PickupId, level: EvidenceLevel) -> ProcessingForm {
        let lines = self.ask(|tx| pickups::lines(tx, pickup));
        ProcessingForm {
            id: pickup,
            version: self.version(pickup),
            processed_on: "2026-10-29".into(),
            document_number: "BH-77120".into(),
            document_date: "2026-10-30".into(),
            level,
            file: None,
            lines: lines
                .iter()
                .map(|line| LineResult {
                    line_id: line.id,
                    disposition: Disposition::Recycled,
                    weight: if level == EvidenceLevel::Serial { "1.5".into() } else { String::new() },
                })
                .collect(),
            facility_id: None,
            r#override: None,
        }
    }

    /// Takes assets from their site through a recycler's document, ready for a certificate.
    pub fn processed(&self, assets: &[AssetId]) -> PickupId {
        let pickup = self.plan(assets, Some(self.facility()));
        pickups::collect(&self.book, self.hand_over(pickup, "2026-10-12")).unwrap();
        pickups::process(&self.book, self.processing(pickup, EvidenceLevel::Serial)).unwrap();
        pickup
    }

    pub fn issue(&self, pickup: PickupId) -> Result<certificates::Issued, Refusal> {
        certificates::issue(&self.book, CertificateOf { pickup_id: pickup }).map(|done| done.value)
    }

    /// Reads the book; the test fails when that is refused.
    #[track_caller]
    pub fn ask<T>(&self, question: impl FnOnce(&Tx<'_>) -> Result<T, Refusal>) -> T {
        self.book.read(question).unwrap()
    }

    #[track_caller]
    pub fn count(&self, table: &str) -> i64 {
        self.ask(|tx| tx.one(&format!("SELECT count(*) AS n FROM {table}"), &[], |row| row.get("n"))).unwrap()
    }

    /// Every row of every table that is not the book's own trail, as text: two states of a book compare by it.
    pub fn contents(&self) -> String {
        self.contents_without(&[])
    }

    /// As `contents`, but for the tables named.
    pub fn contents_without(&self, left_out: &[&str]) -> String {
        let tables = self.ask(|tx| {
            tx.all(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'audit%' AND name NOT LIKE 'asset_words%'
                    AND name <> 'calendar_event'
                    -- Routes follow the register in the background; `routes.rs` compares them with a recount.
                    AND name NOT IN ('route_group', 'route_stamp', 'route_change', 'route_loss')
                    AND name NOT IN ('migration', 'sqlite_sequence') ORDER BY name",
                &[],
                |row| row.get::<String>("name"),
            )
        });
        let mut contents = String::new();
        for table in tables.into_iter().filter(|table| !left_out.contains(&table.as_str())) {
            let columns = self.ask(|tx| {
                // The number of a group of devices is nobody's but the search's, and an undo may give another.
                tx.all("SELECT name FROM pragma_table_info(?1) WHERE name <> 'n' ORDER BY cid", &[&table], |row| {
                    row.get::<String>("name")
                })
            });
            let row = columns.iter().map(|column| format!("quote({column})")).collect::<Vec<_>>().join("||','||");
            let rows = self.ask(|tx| {
                tx.all(&format!("SELECT {row} AS line FROM {table} ORDER BY 1"), &[], |row| row.get::<String>("line"))
            });
            contents += &format!("{table}\n{}\n", rows.join("\n"));
        }
        contents
    }
}

pub fn open(path: &std::path::Path, seed: u32) -> Result<Book, Refusal> {
    Book::open(path, &SCHEMA, Arc::new(Fixed::new(day(TODAY), seed)))
}

pub fn company_form() -> CompanyForm {
    CompanyForm {
        version: 0,
        name: "Northwind IT".into(),
        address: "214 Commerce Street\nColumbus, OH 43215".into(),
        phone: "+1 614 555 0142".into(),
        email: "service@northwind.example".into(),
        signatory_name: "Dana Whitfield".into(),
        signatory_role: "Service manager".into(),
        page_size: PageSize::Letter,
        currency: "USD".into(),
        pickup_prefix: "P".into(),
        certificate_prefix: "C".into(),
    }
}

pub fn deployment(place: Place, on: &str, lines: Vec<NewLine>) -> NewDeployment {
    NewDeployment {
        customer_id: Some(place.customer),
        site_id: Some(place.site),
        deployed_on: on.into(),
        order_number: "SO-20418".into(),
        lines,
    }
}

pub fn device(serial: &str, model: &str) -> NewLine {
    NewLine {
        kind: LineKind::Device,
        serial: serial.into(),
        maker: String::new(),
        model: model.into(),
        category: String::new(),
        tag: String::new(),
        price: "1000".into(),
        warranty: String::new(),
        currency: String::new(),
        quantity: String::new(),
    }
}

pub fn laptop(serial: &str) -> NewLine {
    device(serial, "Dell Latitude 5420")
}

pub fn toner(quantity: &str) -> NewLine {
    NewLine { kind: LineKind::Supplies, quantity: quantity.into(), ..device("CF289X", "HP 89X toner cartridge") }
}

/// `field: code` of every refused field.
pub fn told(refusal: &Refusal) -> Vec<String> {
    refusal.fields.iter().map(|field| format!("{}: {}", field.field, field.code.as_str())).collect()
}

/// For what a policy holds: a category.
pub fn category(slug: &str) -> ScopeForm {
    ScopeForm { customer_id: None, category: slug.into(), model_id: None, asset_id: None }
}

/// A first policy of so many months; of none: nothing is scheduled.
pub fn policy(scope: ScopeForm, months: Option<i64>) -> PolicyChange {
    PolicyChange::SetPolicy(PolicyForm {
        scope,
        version: 0,
        months,
        warranty: false,
        support: false,
        pick: Pick::Earliest,
        moved_to: MovedTo::AsCounted,
    })
}
