//! The lists beside the equipment as files: each is what its screen says.

use endwell_core::customers::{self, ContactForm};
use endwell_core::exchange::{CustomerOf, DueOf, ForecastMeasure, ListOf, PickupsOf, TextOf};
use endwell_core::files::SheetFormat;
use endwell_core::foundation::Money;
use endwell_core::pickups::WhichPickup;
use endwell_core::planning::{self, Band, CustomerSearch, DueSearch, SupportFile, SupportNews};
use endwell_core::recyclers::{ProgrammeForm, TermsForm};
use endwell_core::refresh::{PoliciesOf, SupportForm};
use endwell_core::{certificates, pickups, recyclers, refresh};

use crate::exports::{csv, due_of, export, forecast_of, quarters, sample, shown_money};
use crate::world::{World, category, day, policy};

#[test]
fn what_is_due_is_exported_as_listed() {
    let world = sample();
    let site = world
        .ask(|tx| tx.one("SELECT site_id FROM asset WHERE due_on <> 'never' LIMIT 1", &[], |row| row.get("site_id")));
    let narrowed =
        || DueOf { site_id: site, month: Some(day("2027-02-14")), category: "laptop".into(), ..due_of(Band::Overdue) };
    for (of, again) in [(due_of(Band::Overdue), due_of(Band::Overdue)), (narrowed(), narrowed())] {
        let mut rows = Vec::new();
        let mut after = None;
        loop {
            let DueOf { band, month, customer_id, site_id, ref category } = of;
            let category = category.clone();
            let search = DueSearch { band, month, customer_id, site_id, category, after };
            let page = world.ask(|tx| planning::due(tx, search));
            rows.extend(page.rows);
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        let read = csv(world, ListOf::Due(again));
        let expected: Vec<Vec<String>> = rows
            .iter()
            .map(|row| {
                let (worth, currency) = shown_money(row.worth);
                [row.serial.clone(), row.due_on.to_string(), row.days.to_string(), worth, currency].to_vec()
            })
            .collect();
        let columns = ["Serial number", "Refresh date", "Days left", "Worth today", "Currency"];
        let columns = columns.map(|heading| read.column(heading));
        let found = (0..read.rows.len()).map(|at| columns.iter().map(|column| column[at].to_owned()).collect());
        assert_eq!(found.collect::<Vec<Vec<String>>>(), expected);
    }
}

#[test]
fn the_forecast_is_exported_as_its_table() {
    let world = sample();
    let forecast = world.ask(|tx| planning::forecast(tx, quarters()));
    let read = csv(world, ListOf::Forecast(forecast_of(ForecastMeasure::Units)));
    assert_eq!(read.headings[..3], ["Category", "Before this month", "Q4 2026"]);
    assert_eq!(read.headings.len(), forecast.periods.len() + 3);
    let devices: i64 = forecast.rows.iter().map(|row| row.devices).sum();
    let (sums, lines) = read.rows.split_last().unwrap();
    assert_eq!((sums[0].as_str(), sums.last().unwrap().as_str()), ("Total", devices.to_string().as_str()));
    for at in 1..read.headings.len() {
        let sum: i64 = lines.iter().map(|line| line[at].parse::<i64>().unwrap()).sum();
        assert_eq!(sum.to_string(), sums[at], "{}", read.headings[at]);
    }
    let read = csv(world, ListOf::Forecast(forecast_of(ForecastMeasure::Budget)));
    let mut minor = 0;
    let dollars = forecast.rows.iter().filter(|row| row.budget.currency.code() == "USD");
    dollars.for_each(|row| minor += row.budget.minor);
    let sums = read.rows.iter().find(|row| row[..2] == ["Total", "USD"]).unwrap();
    let expected = Money::new(minor, endwell_core::foundation::Currency::us_dollar()).amount();
    assert_eq!(sums.last().unwrap(), &expected);
    assert!(read.rows.iter().any(|row| row[..2] == ["Laptop", "JPY"]), "yen stand in a line of their own");
}

#[test]
fn customers_and_what_leaves_them_are_exported_as_listed() {
    let world = sample();
    let text = || TextOf { text: "h".into() };
    let page = world.ask(|tx| planning::customers(tx, CustomerSearch { text: text().text, after: None }));
    let read = csv(world, ListOf::Customers(text()));
    let expected: Vec<&str> = page.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(read.column("Customer"), expected);
    let overdue: Vec<String> = page.rows.iter().map(|row| row.overdue.to_string()).collect();
    assert_eq!(read.column("Overdue"), overdue);

    let sites = csv(world, ListOf::Sites(CustomerOf { customer_id: None }));
    assert_eq!(sites.rows.len(), usize::try_from(world.count("site")).unwrap());
    assert!(sites.column("Customer").contains(&"Núñez Łódź 東京 🏢, \"Inc.\""), "accents survive");
    let supplies = csv(world, ListOf::Supplies(CustomerOf { customer_id: None }));
    assert_eq!(supplies.rows.len(), usize::try_from(world.count("supply_lot")).unwrap());

    let search = pickups::PickupSearch { open: true, customer_id: None, after: None };
    let open = world.ask(|tx| pickups::list(tx, search));
    let read = csv(world, ListOf::Pickups(PickupsOf { open: true, customer_id: None }));
    assert_eq!(read.column("Pickup"), open.rows.iter().map(|row| row.number.as_str()).collect::<Vec<_>>());
    assert_eq!(
        csv(world, ListOf::Pickups(PickupsOf { open: false, customer_id: None })).rows.len(),
        open.rows.len() + 1
    );

    let search = certificates::CertificateSearch { customer_id: None, after: None };
    let issued = world.ask(|tx| certificates::list(tx, search)).rows;
    let read = csv(world, ListOf::Certificates(CustomerOf { customer_id: None }));
    let one = &issued[0];
    let expected = [
        one.number.as_str(),
        "Certificate of recycling",
        "2026-11-23",
        one.customer.as_str(),
        one.pickup.as_str(),
        "1",
        &one.pages.to_string(),
        &one.sha256,
    ];
    assert_eq!(read.rows, [expected]);
    let lines = csv(world, ListOf::PickupLines(WhichPickup { id: one.pickup_id }));
    assert_eq!(lines.column("Serial number"), ["'=X1234"]);
    assert_eq!((lines.column("Weight in g"), lines.column("Weighed")), (vec!["1500"], vec!["Measured"]));
    assert_eq!(lines.column("Became"), ["Recycled"]);

    let cards = world.ask(|tx| recyclers::list(tx, ()));
    let read = csv(world, ListOf::Recyclers);
    assert_eq!(read.rows.len(), cards.iter().map(|card| card.certifications.len().max(1)).sum::<usize>());
    assert_eq!((read.column("Standard")[0], read.column("Valid until")[0]), ("e-Stewards", "2028-03-31"));

    let form = ProgrammeForm {
        id: None,
        version: 0,
        name: "Cartridges".into(),
        sponsor: "A distributor".into(),
        operator: "Second Turn".into(),
        facility_id: Some(cards[0].facility.id),
        valid_from: "2026-01-01".into(),
        valid_until: String::new(),
        source: "the programme’s page".into(),
        proposal: None,
        terms: Some(TermsForm::default()),
        confirmed_by: "Dana Whitfield".into(),
    };
    recyclers::save_programme(&world.book, form).unwrap();
    let read = csv(world, ListOf::Programmes);
    let row = ["Programme", "Facility", "Valid from", "Valid until", "Confirmed on"].map(|name| read.column(name)[0]);
    assert_eq!(row, ["Cartridges", &cards[0].facility.full_name(), "2026-01-01", "", "2026-11-23"]);
}

#[test]
fn contacts_of_one_customer_only() {
    let world = World::new();
    for name in ["Harbor Dental Group", "Orchard Foods"] {
        let form = ContactForm {
            customer_id: world.customer(name).customer,
            id: None,
            version: 0,
            name: "Zoë Núñez".into(),
            role: String::new(),
            email: "zoe@harbor.example".into(),
            phone: "+1 614 555 0142".into(),
        };
        customers::save_contact(&world.book, form).unwrap();
    }
    let read = csv(&world, ListOf::Contacts(CustomerOf { customer_id: None }));
    assert_eq!(read.column("Customer"), ["Harbor Dental Group", "Orchard Foods"]);
    let orchard =
        world.ask(|tx| tx.one("SELECT id FROM customer WHERE name = 'Orchard Foods'", &[], |row| row.get("id")));
    let read = csv(&world, ListOf::Contacts(CustomerOf { customer_id: orchard }));
    assert_eq!((read.column("Customer"), read.column("Phone")), (vec!["Orchard Foods"], vec!["+1 614 555 0142"]));
}

#[test]
fn dates_of_support_are_taken_over_again_as_they_were() {
    let world = World::new();
    let form = |maker: &str, model: &str, source: &str| SupportForm {
        maker: maker.into(),
        model: model.into(),
        ends_on: "2027-09-30".into(),
        as_of: "2026-10-01".into(),
        source: source.into(),
        ..SupportForm::default()
    };
    for form in [form("Apple", "iPhone 12", "=letter"), form("Dell", "Latitude 5420", "a, \"b\"")] {
        planning::apply(&world.book, planning::PolicyChange::SetSupport(form)).unwrap();
    }
    let path = world.path("support.csv");
    export(&world, ListOf::Support(TextOf { text: String::new() }), SheetFormat::Csv, &path).unwrap();
    let read = world.ask(|tx| planning::read_support_file(tx, SupportFile { path: path.display().to_string() }));
    assert_eq!(read.rows.iter().map(|row| row.news).collect::<Vec<_>>(), [SupportNews::Unchanged; 2]);
    let found = csv(&world, ListOf::Support(TextOf { text: "iphone".into() }));
    assert_eq!(found.rows, [["Apple", "iPhone 12", "2027-09-30", "=letter", "2026-10-01"]]);
}

#[test]
fn policies_and_prices_say_for_what_they_hold() {
    let world = World::new();
    planning::apply(&world.book, policy(category("laptop"), Some(36))).unwrap();
    world.price("laptop", None, "USD", "1234.50");
    let policies = csv(&world, ListOf::Policies(PoliciesOf { customer_id: None }));
    let all = world.ask(|tx| refresh::policies(tx, PoliciesOf { customer_id: None }));
    assert_eq!(policies.rows.len(), all.categories.len());
    let laptop = policies.rows.iter().find(|row| row[1] == "Laptop").unwrap();
    assert_eq!(laptop[..], ["Category", "Laptop", "", "", "36", "FALSE", "FALSE", "", ""]);
    let prices = csv(&world, ListOf::Prices);
    let laptop = prices.rows.iter().find(|row| row[0] == "Laptop").unwrap();
    assert_eq!(laptop[..], ["Laptop", "", "1234.50", "USD"]);
}
