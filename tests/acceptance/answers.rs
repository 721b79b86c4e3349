//! What customers say to due dates: it leaves the due list, comes back when it should, and the history stays.

use endwell_core::foundation::RefusalCode;
use endwell_core::foundation::ids::AssetId;
use endwell_core::pickups::{self, PickupLineOf, PickupVersion};
use endwell_core::planning::{self, Answer, AnswerForm, AnswersOf, Band, DeploymentsOf, Period, ReminderSince};
use endwell_core::refresh::RefreshSource;

use crate::refreshes::{answer, extended, monitor};
use crate::world::{World, category, day, laptop, policy, told};

/// Two overdue laptops, one that is due within thirty days.
fn due(world: &World) -> Vec<AssetId> {
    let place = world.customer("Harbor Dental Group");
    let mut ids = world.deploy(place, "2022-01-31", vec![laptop("AAA111"), laptop("BBB222")]);
    ids.extend(world.deploy(place, "2022-12-01", vec![laptop("CCC333")]));
    ids
}

fn forecast_devices(world: &World) -> i64 {
    let forecast = world.forecast(Period::Quarter, 10);
    forecast.rows.iter().map(|row| row.devices).sum::<i64>() + forecast.later
}

fn said(world: &World, id: AssetId) -> Vec<(Answer, String, String)> {
    let rows = world.ask(|tx| planning::answers(tx, AnswersOf { asset_id: id }));
    let text = |day: Option<endwell_core::foundation::Day>| day.map(|day| day.to_string()).unwrap_or_default();
    rows.into_iter().map(|row| (row.answer, text(row.refresh_on), text(row.until))).collect()
}

#[test]
fn what_is_extended_leaves_the_list_and_comes_back_at_its_new_date() {
    let world = World::new();
    let ids = due(&world);
    assert_eq!(world.counted(), [2, 1, 1, 1, 1]);
    planning::answer(&world.book, extended(&ids[..2], "2026-12-20", "budget of next year")).unwrap();
    assert_eq!(
        (world.listed(Band::Overdue), world.listed(Band::Days30)),
        (Vec::<String>::new(), vec!["CCC333".into(), "AAA111".into(), "BBB222".into()],)
    );
    assert_eq!((world.counted(), forecast_devices(&world)), (vec![0, 3, 3, 3, 3], 3));
    let card = world.card(ids[0]);
    assert_eq!((card.refresh_source, card.refresh_why.reason.as_str()), (RefreshSource::Manual, "budget of next year"));
    assert_eq!(said(&world, ids[0]), [(Answer::Extended, "2026-01-31".into(), "2026-12-20".into())]);
    // A change of policy leaves what was agreed.
    planning::apply(&world.book, policy(category("laptop"), Some(12))).unwrap();
    assert_eq!(world.refresh_on(ids[0]), "2026-12-20");
}

#[test]
fn what_is_declined_is_due_no_more() {
    let world = World::new();
    let ids = due(&world);
    planning::answer(&world.book, answer(&ids[..1], Answer::Declined)).unwrap();
    assert_eq!(world.listed(Band::Overdue), ["BBB222"]);
    assert_eq!((world.counted(), forecast_devices(&world)), (vec![1, 1, 1, 1, 1], 2));
    let card = world.card(ids[0]);
    assert_eq!((card.answer.as_str(), card.state.as_str()), ("declined", "in-service"));
    assert_eq!(world.refresh_on(ids[0]), "2026-01-31", "the date that was answered stays to be read");
    // Another policy does not make it due: its customer said no. Whoever dates it by hand wants to hear of it again.
    planning::apply(&world.book, policy(category("laptop"), Some(40))).unwrap();
    assert_eq!(world.card(ids[0]).answer.as_str(), "declined");
    world.set_date(&ids[..1], "2026-11-30", "").unwrap();
    assert!(world.listed(Band::Days30).contains(&"AAA111".to_owned()));
    assert_eq!(world.card(ids[0]).answer.as_str(), "none");
}

#[test]
fn what_was_declined_does_not_come_back_with_a_pickup_that_was_called_off() {
    let world = World::new();
    let ids = due(&world);
    planning::answer(&world.book, answer(&ids[..1], Answer::Declined)).unwrap();
    let pickup = world.plan(&ids, None);
    let lines = world.ask(|tx| pickups::lines(tx, pickup));
    let line = lines.iter().find(|line| line.serial == "AAA111").unwrap().id;
    pickups::remove_line(&world.book, PickupLineOf { id: pickup, line_id: line }).unwrap();
    assert_eq!(world.counted(), [0, 0, 0, 0, 0]);
    pickups::cancel(&world.book, PickupVersion { id: pickup, version: world.version(pickup) }).unwrap();
    assert_eq!((world.listed(Band::Overdue), world.counted()), (vec!["BBB222".into()], vec![1, 1, 1, 1, 1]));
    assert_eq!(world.card(ids[0]).answer.as_str(), "declined");
}

#[test]
fn a_new_deployment_takes_the_place_of_the_old_devices() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    let old = world.deploy(place, "2022-01-31", vec![laptop("AAA111"), laptop("BBB222")]);
    let new = world.deployment(place, "2026-11-20", vec![laptop("NEW111"), laptop("NEW222")]);
    let offered = world.ask(|tx| planning::deployments_of(tx, DeploymentsOf { customer_id: place.customer }));
    assert_eq!((offered[0].id, offered[0].devices), (new, 2));
    let form = AnswerForm { deployment_id: Some(new), ..answer(&old, Answer::Replaced) };
    planning::answer(&world.book, form).unwrap();
    assert!(world.listed(Band::Overdue).is_empty());
    let card = world.card(old[0]);
    assert_eq!((card.answer.as_str(), card.replaced_by.unwrap().id), ("replaced", new));
    let successor = world.card(world.asset("NEW111").unwrap());
    assert_eq!(successor.deployment_replaces, 2);
    assert_eq!(card.answers[0].deployment.as_ref().unwrap().id, new);
    // Answered again, the link is gone.
    planning::answer(&world.book, answer(&old[..1], Answer::Reopened)).unwrap();
    assert!(world.card(old[0]).replaced_by.is_none());
    assert_eq!(world.listed(Band::Overdue), ["AAA111"]);
}

#[test]
fn a_replacement_is_of_the_same_customer_and_another_deployment() {
    let world = World::new();
    let (place, other) = (world.customer("Harbor Dental Group"), world.customer("Orchard Foods"));
    let own = world.deployment(place, "2022-01-31", vec![laptop("AAA111")]);
    let elsewhere = world.deployment(other, "2026-11-20", vec![laptop("NEW111")]);
    let assets = [world.asset("AAA111").unwrap()];
    let before = world.contents();
    let replaced = |assets: &[AssetId], deployment_id| {
        let form = AnswerForm { deployment_id, ..answer(assets, Answer::Replaced) };
        planning::answer(&world.book, form).unwrap_err()
    };
    assert_eq!(told(&replaced(&assets, None)), ["deploymentId: missing"]);
    let itself = replaced(&assets, Some(own));
    assert_eq!(told(&itself), ["deploymentId: replaced-by-itself"]);
    assert_eq!(itself.fields[0].params["serial"], "AAA111");
    assert_eq!(replaced(&assets, Some(elsewhere)).code, RefusalCode::OneCustomerOnly);
    let both = [assets[0], world.asset("NEW111").unwrap()];
    assert_eq!(replaced(&both, Some(own)).code, RefusalCode::OneCustomerOnly);
    assert_eq!(world.contents(), before);
}

#[test]
fn what_is_reopened_follows_its_policy_again() {
    let world = World::new();
    let ids = due(&world);
    planning::answer(&world.book, extended(&ids[..1], "2027-06-30", "a new practice")).unwrap();
    planning::answer(&world.book, answer(&ids[1..2], Answer::Declined)).unwrap();
    planning::apply(&world.book, policy(category("laptop"), Some(36))).unwrap();
    planning::answer(&world.book, answer(&ids[..2], Answer::Reopened)).unwrap();
    assert_eq!((world.refresh_on(ids[0]), world.refresh_on(ids[1])), ("2025-01-31".into(), "2025-01-31".into()));
    assert_eq!(world.listed(Band::Overdue), ["AAA111", "BBB222", "CCC333"]);
    assert_eq!(world.card(ids[0]).refresh_source, RefreshSource::Policy);
}

#[test]
fn all_answers_are_kept_in_their_order() {
    let world = World::new();
    let ids = due(&world);
    let deeds = [
        extended(&ids, "2027-06-30", "a new practice"),
        answer(&ids[..1], Answer::Declined),
        answer(&ids[..1], Answer::Reopened),
        extended(&ids[..1], "2028-01-31", "still good"),
    ];
    for form in deeds {
        planning::answer(&world.book, form).unwrap();
    }
    assert_eq!(
        said(&world, ids[0]),
        [
            (Answer::Extended, "2027-06-30".into(), "2028-01-31".into()),
            (Answer::Reopened, "2027-06-30".into(), String::new()),
            (Answer::Declined, "2027-06-30".into(), String::new()),
            (Answer::Extended, "2026-01-31".into(), "2027-06-30".into()),
        ]
    );
    assert_eq!(said(&world, ids[2]).len(), 1);
}

#[test]
fn devices_of_several_customers_make_an_answer_of_each() {
    let world = World::new();
    let (first, second) = (world.customer("Harbor Dental Group"), world.customer("Orchard Foods"));
    let mut ids = world.deploy(first, "2022-01-31", vec![laptop("AAA111"), laptop("BBB222")]);
    ids.extend(world.deploy(second, "2022-01-31", vec![laptop("CCC333")]));
    // Chosen twice is chosen once.
    let chosen = [ids.as_slice(), ids.as_slice()].concat();
    planning::answer(&world.book, extended(&chosen, "2027-06-30", "all of them")).unwrap();
    assert_eq!((world.count("acknowledgement"), world.count("acknowledgement_line")), (2, 3));
    let lines: Vec<(String, i64)> = world.ask(|tx| {
        tx.all(
            "SELECT c.name, count(*) AS n FROM acknowledgement k JOIN customer c ON c.id = k.customer_id
               JOIN acknowledgement_line l ON l.acknowledgement_id = k.id
               JOIN asset a ON a.id = l.asset_id AND a.customer_id = k.customer_id GROUP BY c.id ORDER BY c.name",
            &[],
            |row| Ok((row.get("name")?, row.get("n")?)),
        )
    });
    assert_eq!(lines, [("Harbor Dental Group".to_owned(), 2), ("Orchard Foods".to_owned(), 1)]);
}

#[test]
fn an_answer_that_makes_no_sense_is_refused_whole() {
    let world = World::new();
    let ids = due(&world);
    world.plan(&ids[2..], None);
    let before = world.contents();
    let refused = |form| planning::answer(&world.book, form).unwrap_err();
    let whole = refused(extended(&ids[..2], "", ""));
    assert_eq!(told(&whole), ["until: missing", "reason: missing"]);
    for (until, code) in [
        ("2026-11-23", "day-before"),
        ("2026-02-31", "not-a-day"),
        ("1989-12-31", "day-out-of-range"),
        ("2101-01-01", "day-out-of-range"),
    ] {
        assert_eq!(told(&refused(extended(&ids[..2], until, "why"))), [format!("until: {code}")]);
    }
    assert_eq!(told(&refused(extended(&ids[..2], "2027-01-01", &"x".repeat(501)))), ["reason: too-long"]);
    assert_eq!(refused(answer(&[], Answer::Declined)).code, RefusalCode::NothingSelected);
    let retired = [ids[0], ids[2]];
    assert_eq!(refused(answer(&retired, Answer::Declined)).code, RefusalCode::NotInService);
    assert_eq!(world.contents(), before);
}

#[test]
fn an_answer_is_undone_exactly() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    let ids = world.deploy(place, "2022-01-31", vec![laptop("AAA111"), monitor("BBB222")]);
    let new = world.deployment(place, "2026-11-20", vec![laptop("NEW111")]);
    let mut states = vec![world.contents()];
    let deeds = [
        extended(&ids, "2027-06-30", "a new practice"),
        answer(&ids, Answer::Declined),
        AnswerForm { deployment_id: Some(new), ..answer(&ids, Answer::Replaced) },
        answer(&ids, Answer::Reopened),
    ];
    for form in deeds {
        planning::answer(&world.book, form).unwrap();
        states.push(world.contents());
    }
    let last = states.pop().unwrap();
    for state in states.iter().rev() {
        world.book.undo().unwrap();
        assert_eq!(&world.contents(), state);
    }
    for state in states.iter().skip(1).chain([&last]) {
        world.book.redo().unwrap();
        assert_eq!(&world.contents(), state);
    }
}

#[test]
fn the_reminder_names_what_became_due_since_the_last_one() {
    let world = World::new();
    let (place, other) = (world.customer("Harbor Dental Group"), world.customer("Orchard Foods"));
    // Due on 21 February 2027, ninety days from today; the next day is not due soon yet.
    let ids = world.deploy(place, "2023-02-21", vec![laptop("AAA111"), laptop("BBB222")]);
    world.deploy(other, "2023-02-22", vec![laptop("CCC333")]);
    world.deploy(other, "2022-11-30", vec![laptop("DDD444")]);
    let since = |day: Option<&str>| {
        let since = day.map(crate::world::day);
        world.ask(|tx| planning::reminder(tx, ReminderSince { since }))
    };
    let reminder = since(None);
    assert_eq!((reminder.newly_due.devices, reminder.this_month.devices), (2, 1));
    assert_eq!(reminder.newly_due.customer, Some((place.customer, "Harbor Dental Group".to_owned())));
    assert_eq!(since(Some("2026-11-23")).newly_due.devices, 0, "once a day");
    assert_eq!(since(Some("2026-07-01")).newly_due.devices, 3);
    assert_eq!(since(Some("2026-07-01")).newly_due.customers, 2);
    assert_eq!(since(Some("2027-07-01")).newly_due.devices, 0, "a clock that was wrong");
    planning::answer(&world.book, answer(&ids[..1], Answer::Declined)).unwrap();
    assert_eq!(since(None).newly_due.devices, 1);
    assert_eq!(since(None).today, day("2026-11-23"));
}
