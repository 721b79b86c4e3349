//! Recording a deployment: every device leaves with its refresh date, its route and its worth; what is wrong is said at its
//! field and nothing is written.

use endwell_core::deployments::{self, NewLine};
use endwell_core::find;
use endwell_core::planning;
use endwell_core::routing::OutletKind;
use endwell_core::value;

use crate::world::{World, category, day, deployment, device, laptop, policy, told, toner};

#[test]
fn a_device_leaves_with_its_refresh_date_route_and_worth() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    let ids = world.deploy(place, "2024-02-29", vec![laptop("5CG3412KXY")]);
    let card = world.ask(|tx| find::show_device(tx, find::WhichDevice { id: ids[0] }));
    assert_eq!(card.refresh_on, Some(day("2028-02-29")));
    assert_eq!(card.route.kind, OutletKind::CertifiedRecycler);
    assert_eq!((card.model.as_str(), card.category.slug()), ("Dell Latitude 5420", "laptop"));
    assert!(card.weight.is_some(), "the catalogue knows its weight");
    let worth = card.worth_now.unwrap().minor;
    assert!(0 < worth && worth < 100_000, "{worth}");
}

#[test]
fn a_month_end_is_kept_by_the_owners_policy() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    planning::apply(&world.book, policy(category("laptop"), Some(6))).unwrap();
    let ids = world.deploy(place, "2026-08-31", vec![laptop("AAA111")]);
    let card = world.ask(|tx| find::show_device(tx, find::WhichDevice { id: ids[0] }));
    assert_eq!(card.refresh_on, Some(day("2027-02-28")));
}

#[test]
fn supplies_are_counted_not_serialised() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    world.deploy(place, "2026-11-01", vec![toner("12")]);
    let lots = world.ask(|tx| deployments::supplies(tx, deployments::SuppliesOf { customer_id: place.customer }));
    assert_eq!((lots[0].quantity, lots[0].retired, lots[0].outlet), (12, 0, OutletKind::TakeBack));
    assert_eq!(world.count("asset"), 0);
}

#[test]
fn one_makers_serial_number_is_recorded_once_and_says_where() {
    let world = World::new();
    let (first, second) = (world.customer("Meridian Legal LLP"), world.customer("Orchard Foods"));
    world.deploy(first, "2024-05-03", vec![laptop("CN-0P2419-74")]);
    let lines =
        vec![laptop("cn0p241974"), device("CN-0P2419-74", "HP E24 G4 Monitor"), laptop("BBB222"), laptop("bbb-222")];
    let refusal = deployments::record(&world.book, deployment(second, "2026-11-23", lines)).unwrap_err();
    assert_eq!(told(&refusal), ["lines.0.serial: serial-known", "lines.3.serial: serial-twice"]);
    assert_eq!(refusal.fields[0].params["customer"], "Meridian Legal LLP");
    assert_eq!(refusal.fields[0].params["since"], "2024-05-03");
    assert_eq!(refusal.fields[1].params["line"], "3");
    assert_eq!((world.count("asset"), world.count("deployment")), (1, 1));
}

#[test]
fn everything_wrong_is_told_at_once_and_nothing_is_written() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    let before = world.contents();
    let bad = |change: fn(&mut NewLine)| {
        let mut line = laptop("AAA111");
        change(&mut line);
        line
    };
    let lines = vec![
        bad(|line| line.serial = "N/A".into()),
        bad(|line| line.serial = "6.37702E+15".into()),
        bad(|line| line.model = "Widget".into()),
        bad(|line| {
            line.serial = "BBB222".into();
            line.category = "spaceship".into();
        }),
        bad(|line| {
            line.serial = "CCC333".into();
            line.price = "-5".into();
        }),
        bad(|line| {
            line.serial = "DDD444".into();
            line.tag = "x".repeat(300);
        }),
        toner("0"),
    ];
    let mut form = deployment(place, "2026-02-31", lines);
    form.customer_id = None;
    form.site_id = None;
    let refusal = deployments::record(&world.book, form).unwrap_err();
    assert_eq!(
        told(&refusal),
        [
            "customerId: missing",
            "siteId: missing",
            "deployedOn: not-a-day",
            "lines.0.serial: serial-placeholder",
            "lines.1.serial: serial-damaged",
            "lines.2.model: missing",
            "lines.2.category: missing",
            "lines.3.category: unknown-category",
            "lines.4.price: negative",
            "lines.5.tag: too-long",
            "lines.6.quantity: negative",
        ]
    );
    assert_eq!(world.contents(), before);
}

#[test]
fn emoji_and_right_to_left_names_are_kept_but_hidden_characters_are_not() {
    let world = World::new();
    let place = world.customer("מרפאת שיניים 🦷 Dental");
    let ids = world.deploy(place, "2026-11-23", vec![NewLine { tag: "🏷 12".into(), ..laptop("AAA111") }]);
    let card = world.ask(|tx| find::show_device(tx, find::WhichDevice { id: ids[0] }));
    assert_eq!((card.customer.as_str(), card.tag.as_str()), ("מרפאת שיניים 🦷 Dental", "🏷 12"));
    let hidden = NewLine { tag: "abc\u{202e}fdp".into(), ..laptop("BBB222") };
    let refusal = deployments::record(&world.book, deployment(place, "2026-11-23", vec![hidden])).unwrap_err();
    assert_eq!(told(&refusal), ["lines.0.tag: has-control-characters"]);
}

#[test]
fn the_plan_says_what_recording_would_do() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    let lines = vec![laptop("AAA111"), device("BBB222", "HP E24 G4 Monitor"), toner("12"), laptop("")];
    let form = deployment(place, "2026-11-30", lines);
    let plan = world.ask(|tx| deployments::plan(tx, form.clone()));
    assert_eq!((plan.devices, plan.supplies, plan.holding_data), (2, 12, 1));
    assert_eq!(plan.first_refresh, Some(day("2030-11-30")));
    assert_eq!(plan.refused.len(), 1);
    assert_eq!(plan.refused[0].field, "lines.3.serial");
    assert_eq!(plan.outlets.len(), 2);
    assert_eq!(world.count("deployment"), 0);
    let on_the_line = plan.lines[0].worth_then.unwrap();
    let declines = world.ask(value::Declines::read);
    let laptop = endwell_core::catalogue::Category::parse("laptop").unwrap();
    let price = endwell_core::foundation::Money::new(100_000, on_the_line.currency);
    let expected = value::worth(price, declines.of(laptop).unwrap(), day("2026-11-30"), day("2030-11-30"));
    assert_eq!(on_the_line, expected);
}

#[test]
fn five_hundred_pasted_serials_are_one_deployment() {
    let world = World::new();
    let place = world.customer("Lakeview School District");
    let lines: Vec<NewLine> = (0..500).map(|n| laptop(&format!("LV{n:05}"))).collect();
    assert_eq!(world.deploy(place, "2026-11-23", lines).len(), 500);
    assert_eq!(world.count("deployment"), 1);
}
