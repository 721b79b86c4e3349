//! The sample book: invented orders and an invented recycler, clearly marked, taken through the same actions that a person
//! uses. Knows every feature; no feature knows it.

mod outlets;

use crate::api::Api;
use crate::book::{Book, bind};
use crate::company::{self, CompanyForm, PageSize};
use crate::customers::{self, ContactForm, CustomerTermsForm};
use crate::foundation::ids::{AssetId, CustomerId, FacilityId, PickupId};
use crate::foundation::{Day, Refusal, Unwatched, search_key};
use crate::pickups::{self, Disposition, EvidenceLevel, HandOver, LineResult, NewPickup, ProcessingForm};
use crate::planning::{self, InflationForm, NewScenario, PolicyChange, PriceForm};
use crate::{certificates, deployments, exchange};

const ORDERS: &str = include_str!("../../data/samples/distributor-orders.csv");

/// Fills an empty book: a company, recyclers and a programme, 160 orders, and pickups at every step.
pub fn fill(api: &Api) -> Result<(), Refusal> {
    let book = &*api.book();
    let today = book.read(|tx| Ok(tx.today()))?;
    company::save(book, sample_company())?;
    let facility = outlets::fill(book, today)?;
    exchange::import_order_bytes(book, ORDERS.as_bytes(), &Unwatched)?;
    let customers = all_customers(book)?;
    for (at, customer) in (0i64..).zip(&customers) {
        let fetched_on = today.plus_days(-30 - at * 11);
        let assets = due_before(book, *customer, fetched_on, 120)?;
        if !assets.is_empty() {
            // The youngest pickups still wait for the recycler's document, or for their certificate.
            let stop = match at {
                0 => Stop::Collected,
                1..=3 => Stop::Processed,
                _ => Stop::Closed,
            };
            past_pickup(book, assets, facility, fetched_on, stop)?;
        }
    }
    for (at, customer) in (0i64..).zip(customers.iter().take(3)) {
        let assets = due_before(book, *customer, today.plus_days(30), 6)?;
        if !assets.is_empty() {
            planned_pickup(book, assets, (at > 0).then_some(facility), today.plus_days(3 + at * 4))?;
        }
    }
    plan_ahead(book)?;
    outlets::wishes(book, &customers, today)?;
    deployments::bring_routes_up(book, (), &Unwatched)?;
    Ok(())
}

/// What replacing costs, a school that is closed in August, a desk to write to, and a plan to be levelled.
fn plan_ahead(book: &Book) -> Result<(), Refusal> {
    // Invented amounts, as the whole sample is.
    for (category, price) in [
        ("laptop", "1150"),
        ("desktop", "890"),
        ("monitor_lcd", "245"),
        ("server", "6400"),
        ("network_switch", "2900"),
        ("firewall", "980"),
        ("wireless_ap", "520"),
        ("ups", "740"),
        ("printer_desktop", "430"),
        ("tablet", "560"),
    ] {
        let form = PriceForm {
            category: category.to_owned(),
            model_id: None,
            currency: "USD".to_owned(),
            version: 0,
            price: price.to_owned(),
        };
        planning::set_price(book, form)?;
    }
    planning::set_inflation(book, InflationForm { version: 0, per_mille: 30 })?;
    for name in ["Lakeview Charter School", "Żelazny Credit Union"] {
        let Some((customer, _)) = book.read(|tx| customers::by_key(tx, &search_key(name)))? else { continue };
        customers::save_contact(
            book,
            ContactForm {
                customer_id: customer,
                id: None,
                version: 0,
                name: "IT desk (sample)".to_owned(),
                role: String::new(),
                email: "it-desk@customer.example".to_owned(),
                phone: String::new(),
            },
        )?;
        planning::start_scenario(
            book,
            NewScenario { customer_id: customer, name: "Level the spend (sample)".to_owned() },
        )?;
        if name.ends_with("School") {
            let terms = CustomerTermsForm {
                customer_id: customer,
                version: 0,
                currency: String::new(),
                due_soon_days: 180,
                fiscal_year_start: "07-01".to_owned(),
                blackout_months: vec![8],
            };
            planning::apply(book, PolicyChange::SetTerms(terms))?;
        }
    }
    Ok(())
}

fn sample_company() -> CompanyForm {
    CompanyForm {
        version: 0,
        name: "Northwind IT (sample)".to_owned(),
        address: "214 Commerce Street\nColumbus, OH 43215".to_owned(),
        phone: "+1 614 555 0142".to_owned(),
        email: "service@northwind.example".to_owned(),
        signatory_name: "Dana Whitfield".to_owned(),
        signatory_role: "Service manager".to_owned(),
        page_size: PageSize::Letter,
        currency: "USD".to_owned(),
        pickup_prefix: "P".to_owned(),
        certificate_prefix: "C".to_owned(),
    }
}

fn all_customers(book: &Book) -> Result<Vec<CustomerId>, Refusal> {
    book.read(|tx| tx.all("SELECT id FROM customer ORDER BY name_key", &[], |row| row.get("id")))
}

fn due_before(book: &Book, customer: CustomerId, day: Day, most: u32) -> Result<Vec<AssetId>, Refusal> {
    book.read(|tx| {
        tx.all(
            "SELECT id FROM asset WHERE customer_id = ?1 AND due_on < ?2 ORDER BY due_on, seq LIMIT ?3",
            bind![customer, day, most],
            |row| row.get("id"),
        )
    })
}

fn planned_pickup(
    book: &Book,
    assets: Vec<AssetId>,
    facility_id: Option<FacilityId>,
    on: Day,
) -> Result<PickupId, Refusal> {
    let carrier = "Sample Freight".to_owned();
    let form = NewPickup {
        assets,
        supplies: Vec::new(),
        planned_on: on.to_string(),
        facility_id,
        programme_id: None,
        carrier,
    };
    let planned = pickups::plan(book, form)?.value;
    planned.first().map(|pickup| pickup.id).ok_or_else(|| Refusal::unexpected("no pickup was planned"))
}

/// How far a pickup of the past has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    Collected,
    Processed,
    Closed,
}

fn past_pickup(book: &Book, assets: Vec<AssetId>, facility: FacilityId, on: Day, stop: Stop) -> Result<(), Refusal> {
    let counted = assets.len();
    let id = planned_pickup(book, assets, Some(facility), on)?;
    let version = || book.read(|tx| pickups::pickup(tx, id)).map(|pickup| pickup.version);
    let number = book.read(|tx| pickups::pickup(tx, id))?.number;
    pickups::collect(
        book,
        HandOver {
            id,
            version: version()?,
            on: on.to_string(),
            from_person: String::new(),
            to_person: "Driver, Sample Freight".to_owned(),
            counted: counted.to_string(),
            seal: format!("S-{number}"),
            document: format!("BOL-{number}"),
            note: String::new(),
            r#override: None,
        },
    )?;
    if stop == Stop::Collected {
        return Ok(());
    }
    let results = |(at, line): (usize, pickups::Line)| LineResult {
        line_id: line.id,
        disposition: if at % 3 == 0 { Disposition::Resold } else { Disposition::Recycled },
        weight: format!("{}.{:03}", line.estimated_weight / 1000, line.estimated_weight % 1000),
    };
    let lines = book.read(|tx| pickups::lines(tx, id))?;
    let processed_on = on.plus_days(14);
    pickups::process(
        book,
        ProcessingForm {
            id,
            version: version()?,
            processed_on: processed_on.to_string(),
            document_number: format!("BH-{number}"),
            document_date: processed_on.to_string(),
            level: EvidenceLevel::Serial,
            file: None,
            lines: lines.into_iter().enumerate().map(results).collect(),
            facility_id: None,
            r#override: None,
        },
    )?;
    if stop == Stop::Closed {
        certificates::issue(book, certificates::CertificateOf { pickup_id: id })?;
    }
    Ok(())
}
