//! From a change of policy to what reaches the customer: the proposal, the lifecycle plan, and the letter, each read
//! by a program that is not ours.

use std::path::{Path, PathBuf};
use std::process::Command;

use endwell_core::customers::{self, ContactForm};
use endwell_core::foundation::ids::CustomerId;
use endwell_core::foundation::{Refusal, RefusalCode};
use endwell_core::planning::{
    self, Answer, DocumentOf, ForecastOf, InflationForm, MoveForm, NewScenario, Period, PlanningDocument, SaveDocument,
};
use mail_parser::{MessageParser, MimeHeaders};

use crate::refreshes::{answer, extended, harbor, phone};
use crate::world::{Place, World, category, laptop, policy};

/// Where the test command's checks of conformance look for documents.
fn samples() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/pdf-samples");
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn proposal(place: Place, until: &str) -> DocumentOf {
    DocumentOf {
        kind: PlanningDocument::RefreshProposal,
        customer_id: place.customer,
        deployment_id: None,
        until: until.into(),
        scenario_id: None,
    }
}

fn lifecycle_plan(place: Place) -> DocumentOf {
    DocumentOf { kind: PlanningDocument::LifecyclePlan, ..proposal(place, "") }
}

/// Saves a document; answers its bytes.
#[track_caller]
fn saved(world: &World, document: DocumentOf, path: &Path) -> Vec<u8> {
    let save = SaveDocument { document, path: path.display().to_string() };
    assert_eq!(world.ask(|tx| planning::save_document(tx, save)).path, path.display().to_string());
    let bytes = std::fs::read(path).unwrap();
    assert!(bytes.starts_with(b"%PDF-"));
    bytes
}

/// What the document says, with single spaces, read by a program that is not ours.
pub fn text_of(document: &Path) -> String {
    let read = Command::new("pdftotext").arg("-layout").arg(document).arg("-").output();
    let read = read.expect("pdftotext starts (on Debian: apt-get install poppler-utils)");
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    String::from_utf8(read.stdout).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn refused(world: &World, document: DocumentOf) -> Refusal {
    let path = world.path("refused.pdf");
    let save = SaveDocument { document, path: path.display().to_string() };
    let refusal = world.book.read(|tx| planning::save_document(tx, save)).unwrap_err();
    assert!(!path.exists());
    refusal
}

/// `$6,418`
fn whole_dollars(minor: i64) -> String {
    let whole = (minor + 50) / 100;
    if whole < 1000 { format!("${whole}") } else { format!("${},{:03}", whole / 1000, whole % 1000) }
}

/// What the forecast has until the end of a year: devices and budget in minor units.
fn forecast_until(world: &World, place: Place, year: i32) -> (i64, i64) {
    let of = ForecastOf {
        customer_id: Some(place.customer),
        scenario_id: None,
        category: String::new(),
        by: Period::Year,
        years: 10,
    };
    let rows = world.ask(|tx| planning::forecast(tx, of)).rows;
    let until = rows.iter().filter(|row| row.starts_on.is_none_or(|start| start.year() <= year));
    until.fold((0, 0), |(devices, minor), row| (devices + row.devices, minor + row.budget.minor))
}

#[test]
fn a_change_of_policy_reaches_the_proposal() {
    let world = World::new();
    let place = harbor(&world, "Harbor Dental Group");
    world.price("laptop", None, "USD", "1234.56");
    assert_eq!(forecast_until(&world, place, 2027), (5, 4 * 123_456 + 100_000));
    // Laptops serve four months less: none leaves the span, and a month earlier nothing is due of them later than June.
    planning::apply(&world.book, policy(category("laptop"), Some(44))).unwrap();
    planning::set_inflation(&world.book, InflationForm { version: 0, per_mille: 30 }).unwrap();
    let (devices, minor) = forecast_until(&world, place, 2027);
    let path = samples().join("refresh-proposal.pdf");
    saved(&world, proposal(place, "2027-12-31"), &path);
    let text = text_of(&path);
    for serial in ["OVER111", "OVER222", "OVER333", "SOON111", "NEXT111"] {
        assert!(text.contains(serial), "{serial} in {text}");
    }
    assert!(!text.contains("LATE111"));
    let together = format!("Together {devices} {}", whole_dollars(minor));
    assert!(text.contains(&together), "{together} in {text}");
    for said in [
        "Refresh proposal",
        "Harbor Dental Group",
        "Northwind IT",
        "31 December 2027",
        "28 October 2026",
        "30 April 2027",
        "Main site",
        "Harbor branch",
        "Prices rise by 3.0 % a year",
        "4 of them are overdue",
        "2026, quarter 4 4",
        "2027, quarter 2 1",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
}

#[test]
fn each_sum_of_the_proposal_is_the_sum_of_its_lines() {
    let world = World::new();
    let place = harbor(&world, "Harbor Dental Group");
    let path = world.path("proposal.pdf");
    saved(&world, proposal(place, "2027-12-31"), &path);
    let text = text_of(&path);
    // Four laptops and a phone at what they cost: three at the first site, two at the branch.
    for said in ["Together 5 $5,000", "3 devices $3,000", "2 devices $2,000"] {
        assert!(text.contains(said), "{said} in {text}");
    }
    assert!(!text.contains("Prices rise"));
    // The last day is one of the span; the day before it nothing is due.
    saved(&world, proposal(place, "2026-03-31"), &path);
    let text = text_of(&path);
    assert!(text.contains("Together 2 $2,000") && text.contains("OVER111") && !text.contains("OVER333"), "{text}");
    saved(&world, proposal(place, "2026-03-30"), &path);
    assert!(text_of(&path).contains("Nothing falls due until then."));
}

#[test]
fn answers_and_devices_on_a_pickup_are_not_proposed() {
    let world = World::new();
    let place = harbor(&world, "Harbor Dental Group");
    let id = |serial: &str| world.asset(serial).unwrap();
    planning::answer(&world.book, answer(&[id("OVER111")], Answer::Declined)).unwrap();
    planning::answer(&world.book, extended(&[id("OVER222")], "2028-05-31", "budget")).unwrap();
    world.plan(&[id("SOON111")], None);
    let path = world.path("proposal.pdf");
    saved(&world, proposal(place, "2027-12-31"), &path);
    let text = text_of(&path);
    let listed = ["OVER111", "OVER222", "OVER333", "SOON111", "NEXT111"].map(|serial| text.contains(serial));
    assert_eq!(listed, [false, false, true, false, true], "{text}");
    let (devices, minor) = forecast_until(&world, place, 2027);
    assert!(text.contains(&format!("Together {devices} {}", whole_dollars(minor))), "{text}");
    // The lifecycle plan lists what stays in service, with what the customer said.
    let path = world.path("plan.pdf");
    saved(&world, lifecycle_plan(place), &path);
    let text = text_of(&path);
    assert!(text.contains("Stays in service") && text.contains("31 May 2028") && !text.contains("SOON111"), "{text}");
}

#[test]
fn a_plan_is_proposed_with_its_own_quarters() {
    let world = World::new();
    let place = harbor(&world, "Harbor Dental Group");
    let form = NewScenario { customer_id: place.customer, name: "Level 2027".into() };
    let scenario_id = planning::start_scenario(&world.book, form).unwrap().value;
    let form = MoveForm {
        scenario_id,
        version: 1,
        site_id: place.site,
        category: "laptop".into(),
        from: "2027-01-01".into(),
        to: "2028-01-01".into(),
    };
    planning::move_item(&world.book, form).unwrap();
    let document = DocumentOf { scenario_id: Some(scenario_id), ..proposal(place, "2027-12-31") };
    let path = world.path("proposal.pdf");
    saved(&world, document.clone(), &path);
    let text = text_of(&path);
    assert!(text.contains("Level 2027") && text.contains("NEXT111") && !text.contains("SOON111"), "{text}");
    let other = world.customer("Orchard Foods");
    let elsewhere = DocumentOf { customer_id: other.customer, ..document };
    assert_eq!(refused(&world, elsewhere).code, RefusalCode::NotFound);
}

#[test]
fn a_lifecycle_plan_says_when_each_device_is_refreshed_and_where_it_goes() {
    let world = World::new();
    let place = harbor(&world, "Harbor Dental Group");
    let deployment = world.deployment(place, "2026-11-23", vec![laptop("NEW111"), phone("NEW222")]);
    let path = samples().join("lifecycle-plan.pdf");
    saved(&world, lifecycle_plan(place), &path);
    let text = text_of(&path);
    for serial in ["OVER111", "OVER222", "OVER333", "SOON111", "NEXT111", "LATE111", "NEW111", "NEW222"] {
        assert!(text.contains(serial), "{serial} in {text}");
    }
    for said in ["Lifecycle plan", "8 devices", "23 November 2030", "28 February 2030", "Certified recycler"] {
        assert!(text.contains(said), "{said} in {text}");
    }
    let of_deployment = DocumentOf { deployment_id: Some(deployment), ..lifecycle_plan(place) };
    saved(&world, of_deployment.clone(), &path);
    let text = text_of(&path);
    assert!(text.contains("2 devices") && text.contains("NEW111") && !text.contains("OVER111"), "{text}");
    assert!(text.contains("Order SO-20418"));
    let other = world.customer("Orchard Foods");
    let elsewhere = DocumentOf { customer_id: other.customer, ..of_deployment };
    assert_eq!(refused(&world, elsewhere).code, RefusalCode::NotFound);
}

#[test]
fn characters_the_paper_cannot_show_are_refused() {
    let world = World::new();
    let place = harbor(&world, "Harbor Dental 🦷");
    for document in [proposal(place, "2027-12-31"), lifecycle_plan(place)] {
        let refusal = refused(&world, document.clone());
        assert_eq!((refusal.code, refusal.params["characters"].as_str()), (RefusalCode::MissingGlyphs, "🦷"));
    }
    for (until, code) in [
        ("", RefusalCode::Missing),
        ("2027-02-31", RefusalCode::NotADay),
        ("1989-12-31", RefusalCode::DayOutOfRange),
        ("2101-01-01", RefusalCode::DayOutOfRange),
    ] {
        let refusal = refused(&world, proposal(place, until));
        assert_eq!((refusal.fields[0].field.as_str(), refusal.fields[0].code), ("until", code));
    }
}

fn contact(customer_id: CustomerId, email: &str) -> ContactForm {
    ContactForm {
        customer_id,
        id: None,
        version: 0,
        name: "Zoë Núñez".into(),
        role: "Office manager".into(),
        email: email.into(),
        phone: String::new(),
    }
}

#[test]
fn a_letter_carries_the_document() {
    let world = World::new();
    let place = harbor(&world, "Harbor & Pier: Dental Letters");
    let document = proposal(place, "2027-12-31");
    let letter = || world.book.read(|tx| planning::lay_mail(tx, document.clone()));
    assert_eq!(letter().unwrap_err().code, RefusalCode::NoEmail);
    customers::save_contact(&world.book, contact(place.customer, "")).unwrap();
    assert_eq!(letter().unwrap_err().code, RefusalCode::NoEmail, "a person without an address is nobody to write to");
    customers::save_contact(&world.book, contact(place.customer, "zoe@harbor.example")).unwrap();
    let file = PathBuf::from(letter().unwrap().path);
    let bytes = std::fs::read(&file).unwrap();
    let message = MessageParser::new().parse(&bytes).unwrap();
    let to = message.to().unwrap().first().unwrap();
    assert_eq!((to.name(), to.address()), (Some("Zoë Núñez"), Some("zoe@harbor.example")));
    assert_eq!(message.subject(), Some("Refresh proposal for Harbor & Pier: Dental Letters"));
    let body = message.body_text(0).unwrap();
    for said in ["Hello Zoë Núñez,", "31 December 2027", "5 devices", "Dana Whitfield", "Northwind IT"] {
        assert!(body.contains(said), "{said} in {body}");
    }
    assert_eq!(message.attachment_count(), 1);
    let attached = message.attachment(0).unwrap();
    let pdf = saved(&world, document.clone(), &world.path("proposal.pdf"));
    assert_eq!(attached.contents(), pdf, "the letter carries the very document");
    let name = attached.attachment_name().unwrap();
    assert_eq!(name, "Refresh proposal for Harbor & Pier Dental Letters.pdf");
    let plan = world.ask(|tx| planning::lay_mail(tx, lifecycle_plan(place)));
    let bytes = std::fs::read(&plan.path).unwrap();
    let message = MessageParser::new().parse(&bytes).unwrap();
    assert_eq!(message.subject(), Some("Lifecycle plan for Harbor & Pier: Dental Letters"));
    for laid in [file, PathBuf::from(plan.path)] {
        std::fs::remove_file(laid).unwrap();
    }
}
