//! Policies and what follows from them: what a change would do is shown, then done to every date that nobody set by hand.

use endwell_core::customers::{self, CustomerTerms, CustomerTermsForm};
use endwell_core::foundation::{Day, Months, RefusalCode};
use endwell_core::pickups::{self, PickupVersion};
use endwell_core::planning::{self, Answer, PolicyChange, WarrantyForm};
use endwell_core::refresh::{MovedTo, PolicyForm, ScopeForm, ScopeKind};

use crate::refreshes::{answer, asset, counts, customer, model, monitor, months, phone, removal, set, support, terms};
use crate::schedules::assert_follows_policies;
use crate::world::{World, category, day, laptop, policy, told};

#[test]
fn a_policy_of_a_category_moves_its_devices_and_no_others() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    let ids = world.deploy(place, "2024-02-29", vec![laptop("AAA111"), laptop("BBB222"), monitor("CCC333")]);
    let effect = world.change(policy(category("laptop"), Some(36)));
    assert_eq!(counts(&effect), [2, 2, 0, 0, 0, 0]);
    let on: Vec<_> = ids.iter().map(|id| world.refresh_on(*id)).collect();
    assert_eq!(on, ["2027-02-28", "2027-02-28", "2031-02-28"]);
    let mover = &effect.farthest[0];
    assert_eq!((mover.serial.as_str(), mover.model.as_str()), ("AAA111", "Dell Latitude 5420"));
    assert_eq!(
        (mover.customer.as_str(), mover.from, mover.to),
        ("Harbor Dental Group", Some(day("2028-02-29")), Some(day("2027-02-28")),)
    );
    let why = world.card(ids[0]).refresh_why;
    assert_eq!((why.scope, why.months.map(Months::count)), (Some(ScopeKind::Category), Some(36)));
}

#[test]
fn the_more_specific_policy_holds_and_the_next_one_when_it_is_removed() {
    let world = World::new();
    let (place, other) = (world.customer("Harbor Dental Group"), world.customer("Orchard Foods"));
    let id = world.deploy(place, "2024-05-03", vec![laptop("AAA111")])[0];
    let elsewhere = world.deploy(other, "2024-05-03", vec![laptop("BBB222")])[0];
    let latitude = world.model_of(id);
    let of_customer = |form: ScopeForm| ScopeForm { customer_id: Some(place.customer), ..form };
    let scopes = [
        (category("laptop"), 60, "2029-05-03"),
        (customer(place.customer), 30, "2026-11-03"),
        (of_customer(category("laptop")), 33, "2027-02-03"),
        (model(latitude), 36, "2027-05-03"),
        (of_customer(model(latitude)), 39, "2027-08-03"),
        (asset(id), 42, "2027-11-03"),
    ];
    for (scope, count, on) in &scopes {
        world.change(set(months(scope.clone(), *count)));
        assert_eq!(world.refresh_on(id), *on);
    }
    assert_eq!(world.refresh_on(elsewhere), "2027-05-03", "the policy of the model holds for it too");
    let before = ["2028-05-03", "2029-05-03", "2026-11-03", "2027-02-03", "2027-05-03", "2027-08-03"];
    for ((scope, ..), on) in scopes.into_iter().zip(before).rev() {
        let effect = world.change(removal(scope, 1));
        assert_eq!((world.refresh_on(id).as_str(), effect.moved > 0), (on, true));
    }
    assert_eq!(world.count("refresh_policy"), 0);
}

#[test]
fn a_policy_of_nothing_takes_dates_away_and_another_gives_them_back() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    world.deploy(place, "2022-01-31", vec![laptop("AAA111"), laptop("BBB222")]);
    let effect = world.change(policy(category("laptop"), None));
    assert_eq!(counts(&effect), [2, 2, 0, 2, 0, 2]);
    assert!(world.listed(planning::Band::Overdue).is_empty());
    let effect = world.change(removal(category("laptop"), 1));
    assert_eq!(counts(&effect), [2, 2, 2, 0, 2, 0]);
    assert_eq!(world.listed(planning::Band::Overdue), ["AAA111", "BBB222"]);
}

#[test]
fn what_becomes_overdue_and_what_no_longer_is_are_counted() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    // Today is the first day on which 48 months are not over yet; the day before is overdue.
    world.deploy(place, "2022-11-23", vec![laptop("AAA111")]);
    world.deploy(place, "2022-11-22", vec![laptop("BBB222")]);
    world.deploy(place, "2024-11-22", vec![laptop("CCC333")]);
    let declined = world.deploy(place, "2024-01-01", vec![laptop("DDD444")]);
    planning::answer(&world.book, answer(&declined, Answer::Declined)).unwrap();
    assert_eq!(world.listed(planning::Band::Overdue), ["BBB222"]);
    let effect = world.change(policy(category("laptop"), Some(24)));
    assert_eq!(counts(&effect), [4, 4, 0, 0, 2, 0], "what the customer declined is not overdue");
    let form = PolicyForm { version: 1, ..months(category("laptop"), 49) };
    let effect = world.change(set(form));
    assert_eq!(counts(&effect), [4, 4, 0, 0, 0, 3]);
}

#[test]
fn the_ten_that_move_farthest_are_shown_the_farthest_first() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    // Moved to the end of the fiscal year: each of them by another number of days.
    for n in 0..12 {
        world.deploy(place, &format!("2024-{:02}-15", n + 1), vec![laptop(&format!("SN{n:03}"))]);
    }
    let effect = world.change(set(PolicyForm { moved_to: MovedTo::FiscalYearEnd, ..months(category("laptop"), 48) }));
    let serials: Vec<_> = effect.farthest.iter().map(|mover| mover.serial.as_str()).collect();
    let expected: Vec<_> = (0..10).map(|n| format!("SN{n:03}")).collect();
    assert_eq!((effect.moved, serials), (12, expected.iter().map(String::as_str).collect()));
    let days: Vec<_> = effect.farthest.iter().map(|mover| mover.to.unwrap().days_since(mover.from.unwrap())).collect();
    assert!(days.is_sorted_by(|a, b| a > b), "{days:?}");
    // What loses its date moves farthest of all.
    let id = world.asset("SN011").unwrap();
    world.set_date(&[id], "2029-01-31", "kept for the audit").unwrap();
    let effect = world.effect(set(PolicyForm { version: 1, months: None, ..months(category("laptop"), 1) }));
    assert_eq!((effect.lost, effect.farthest.len(), effect.farthest[0].to), (11, 10, None));
}

#[test]
fn the_ten_are_the_same_however_many_devices_move() {
    let world = World::new();
    let place = world.customer("Lakeview School District");
    let first = day("2023-01-01");
    for n in 0..300 {
        let on = first.plus_days(n * 3).to_string();
        world.deploy(place, &on, vec![laptop(&format!("A{n:04}")), laptop(&format!("B{n:04}"))]);
    }
    let form = PolicyForm { moved_to: MovedTo::FiscalYearEnd, ..months(category("laptop"), 48) };
    let effect = world.change(set(form));
    let mut all: Vec<(i64, i64)> = world.ask(|tx| {
        tx.all("SELECT seq, deployed_on, refresh_on FROM asset", &[], |row| {
            let counted = row.get::<Day>("deployed_on")?;
            let counted = counted.shifted(48);
            let on: Day = row.get("refresh_on")?;
            Ok((-on.days_since(counted), row.get("seq")?))
        })
    });
    all.sort_unstable();
    let shown: Vec<i64> =
        effect.farthest.iter().map(|mover| mover.from.unwrap().days_since(mover.to.unwrap())).collect();
    assert_eq!(shown, all.iter().take(10).map(|(days, _)| *days).collect::<Vec<_>>());
}

#[test]
fn dates_set_by_hand_and_devices_on_a_pickup_stay() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    let ids = world.deploy(place, "2022-01-31", vec![laptop("AAA111"), laptop("BBB222"), laptop("CCC333")]);
    world.set_date(&ids[..1], "2027-06-30", "kept for the audit").unwrap();
    world.plan(&ids[1..2], None);
    let effect = world.change(policy(category("laptop"), Some(60)));
    assert_eq!(counts(&effect), [1, 1, 0, 0, 0, 1]);
    let on: Vec<_> = ids.iter().map(|id| world.refresh_on(*id)).collect();
    assert_eq!(on, ["2027-06-30", "2026-01-31", "2027-01-31"]);
    world.change(set(months(customer(place.customer), 12)));
    assert_eq!(world.refresh_on(ids[0]), "2027-06-30");
    // An empty date lets the policy say it again.
    world.set_date(&ids[..1], "", "").unwrap();
    assert_eq!(world.refresh_on(ids[0]), "2023-01-31");
}

#[test]
fn a_device_that_comes_back_from_a_pickup_has_the_date_of_todays_policy() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    let ids = world.deploy(place, "2022-01-31", vec![laptop("AAA111"), laptop("BBB222")]);
    world.set_date(&ids[1..], "2027-06-30", "kept for the audit").unwrap();
    let pickup = world.plan(&ids, None);
    planning::apply(&world.book, policy(category("laptop"), Some(60))).unwrap();
    pickups::cancel(&world.book, PickupVersion { id: pickup, version: world.version(pickup) }).unwrap();
    assert_eq!((world.refresh_on(ids[0]), world.refresh_on(ids[1])), ("2027-01-31".into(), "2027-06-30".into()));
    assert_follows_policies(&world);
}

#[test]
fn a_device_that_is_not_in_service_is_given_no_date() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    let ids = world.deploy(place, "2022-01-31", vec![laptop("AAA111")]);
    world.plan(&ids, None);
    let before = world.contents();
    assert_eq!(world.set_date(&ids, "2027-06-30", "").unwrap_err().code, RefusalCode::NotInService);
    let form = WarrantyForm { asset_ids: ids.clone(), until: "2027-06-30".into() };
    assert_eq!(planning::set_warranty(&world.book, form).unwrap_err().code, RefusalCode::NotInService);
    assert_eq!(world.contents(), before);
}

#[test]
fn an_undo_brings_every_date_back() {
    let world = World::new();
    let (place, other) = (world.customer("Harbor Dental Group"), world.customer("Orchard Foods"));
    let ids = world.deploy(place, "2022-08-31", vec![laptop("AAA111"), monitor("BBB222"), phone("CCC333")]);
    world.deploy(other, "2024-02-29", vec![laptop("DDD444"), phone("EEE555")]);
    let changes = [
        policy(category("laptop"), Some(36)),
        set(PolicyForm { moved_to: MovedTo::QuarterEnd, ..months(customer(place.customer), 40) }),
        PolicyChange::SetTerms(CustomerTermsForm { blackout_months: vec![12], ..terms(place.customer) }),
        set(PolicyForm { months: None, support: true, ..months(model(world.model_of(ids[2])), 1) }),
        PolicyChange::SetSupport(support("Apple", "iPhone 12", "2027-09-30")),
        removal(customer(place.customer), 1),
    ];
    let mut states = vec![world.contents()];
    for change in changes {
        world.change(change);
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
    assert_eq!(world.book.check().unwrap(), Vec::<String>::new());
}

#[test]
fn a_policy_that_somebody_changed_since_is_refused() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    world.deploy(place, "2022-01-31", vec![laptop("AAA111")]);
    world.change(policy(category("laptop"), Some(36)));
    let again = |version| set(PolicyForm { version, ..months(category("laptop"), 40) });
    assert_eq!(world.refused(again(0)).code, RefusalCode::Stale);
    assert_eq!(world.refused(again(2)).code, RefusalCode::Stale);
    assert_eq!(world.refused(removal(category("laptop"), 2)).code, RefusalCode::Stale);
    assert_eq!(world.refused(removal(category("tablet"), 1)).code, RefusalCode::Stale);
    // Somebody removed what another is still changing.
    world.change(removal(category("laptop"), 1));
    assert_eq!(world.refused(again(1)).code, RefusalCode::Stale);
    let form = || PolicyChange::SetTerms(CustomerTermsForm { blackout_months: vec![1], ..terms(place.customer) });
    world.change(form());
    assert_eq!(world.refused(form()).code, RefusalCode::Stale);
    world.change(PolicyChange::SetSupport(support("Apple", "iPhone 12", "2027-09-30")));
    let form = PolicyChange::SetSupport(support("Apple", "iPhone 12", "2028-09-30"));
    assert_eq!(world.refused(form).code, RefusalCode::Stale);
}

#[test]
fn closed_months_and_the_fiscal_year_are_the_customers() {
    let world = World::new();
    let (school, shop) = (world.customer("Lakeview School District"), world.customer("Orchard Foods"));
    let pupil = world.deploy(school, "2023-08-15", vec![laptop("AAA111")])[0];
    let till = world.deploy(shop, "2023-08-15", vec![laptop("BBB222")])[0];
    world.change(set(PolicyForm { moved_to: MovedTo::FiscalYearEnd, ..months(category("laptop"), 36) }));
    assert_eq!((world.refresh_on(pupil), world.refresh_on(till)), ("2026-12-31".into(), "2026-12-31".into()));
    let form = CustomerTermsForm { fiscal_year_start: "09-01".into(), ..terms(school.customer) };
    let effect = world.change(PolicyChange::SetTerms(form.clone()));
    assert_eq!(counts(&effect), [1, 1, 0, 0, 1, 0]);
    assert_eq!((world.refresh_on(pupil), world.refresh_on(till)), ("2026-08-31".into(), "2026-12-31".into()));
    let form = CustomerTermsForm { version: 1, blackout_months: vec![7, 8], ..form };
    world.change(PolicyChange::SetTerms(form));
    assert_eq!(world.refresh_on(pupil), "2026-06-30");
    let why = world.card(pupil).refresh_why;
    assert_eq!(
        (why.counted, why.moved_to, why.kept_clear),
        (Some(day("2026-08-15")), Some(MovedTo::FiscalYearEnd), true,)
    );
}

#[test]
fn a_leap_day_is_counted_from_itself() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    let id = world.deploy(place, "2024-02-29", vec![laptop("AAA111")])[0];
    for (version, count, on) in
        [(0, 12, "2025-02-28"), (1, 24, "2026-02-28"), (2, 48, "2028-02-29"), (3, 1, "2024-03-29")]
    {
        world.change(set(PolicyForm { version, ..months(category("laptop"), count) }));
        assert_eq!(world.refresh_on(id), on);
    }
    let form = PolicyForm { version: 4, moved_to: MovedTo::MonthEnd, ..months(category("laptop"), 48) };
    world.change(set(form));
    assert_eq!(world.refresh_on(id), "2028-02-29");
}

#[test]
fn what_makes_no_sense_is_refused_at_its_field() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    let id = world.deploy(place, "2024-05-03", vec![laptop("AAA111")])[0];
    for count in [0, -1, -36, 601, i64::MIN, i64::MAX] {
        assert_eq!(told(&world.refused(set(months(category("laptop"), count)))), ["months: out-of-range"]);
    }
    let nothing = ScopeForm { customer_id: None, category: String::new(), model_id: None, asset_id: None };
    let both = ScopeForm { asset_id: Some(id), ..category("laptop") };
    for (scope, code) in
        [(nothing, "no-policy-scope"), (both, "no-policy-scope"), (category("spaceship"), "unknown-category")]
    {
        assert_eq!(told(&world.refused(set(months(scope.clone(), 36)))), [format!("scope: {code}")]);
        assert_eq!(told(&world.refused(removal(scope, 1))), [format!("scope: {code}")]);
    }
    let bad = CustomerTermsForm {
        currency: "XQX".into(),
        due_soon_days: 91,
        fiscal_year_start: "01-31".into(),
        blackout_months: (1..=12).collect(),
        ..terms(place.customer)
    };
    assert_eq!(
        told(&world.refused(PolicyChange::SetTerms(bad))),
        [
            "currency: unknown-currency",
            "dueSoonDays: unknown-choice",
            "fiscalYearStart: fiscal-year-day",
            "blackoutMonths: every-month-closed",
        ]
    );
    let month = CustomerTermsForm { blackout_months: vec![0, 13], ..terms(place.customer) };
    assert_eq!(told(&world.refused(PolicyChange::SetTerms(month))), ["blackoutMonths: out-of-range"]);
    for (ends_on, code) in [
        ("2027-02-31", "not-a-day"),
        ("1989-12-31", "day-out-of-range"),
        ("2101-01-01", "day-out-of-range"),
        ("", "missing"),
    ] {
        let refusal = world.refused(PolicyChange::SetSupport(support("Apple", "iPhone 12", ends_on)));
        assert_eq!(told(&refusal), [format!("endsOn: {code}")]);
        if !ends_on.is_empty() {
            assert_eq!(told(&world.set_date(&[id], ends_on, "").unwrap_err()), [format!("on: {code}")]);
        }
    }
    assert_eq!(told(&world.set_date(&[id], "2024-05-02", "").unwrap_err()), ["on: day-before"]);
    assert_eq!(world.refresh_on(id), "2028-05-03");
}

#[test]
fn a_policy_for_what_is_not_in_the_book_is_refused() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    let id = world.deploy(place, "2024-05-03", vec![laptop("AAA111")])[0];
    let latitude = world.model_of(id);
    world.book.undo().unwrap();
    world.book.undo().unwrap();
    for scope in [customer(place.customer), model(latitude), asset(id)] {
        assert_eq!(world.refused(set(months(scope, 36))).code, RefusalCode::NotFound);
    }
}

#[test]
fn a_date_of_the_far_future_stays_in_the_calendar() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    let id = world.deploy(place, "2027-11-23", vec![laptop("AAA111")])[0];
    world.change(set(PolicyForm { moved_to: MovedTo::FiscalYearEnd, ..months(category("laptop"), 600) }));
    assert_eq!(world.refresh_on(id), "2077-12-31");
}

#[test]
fn due_soon_is_what_the_customer_wants_it_to_be() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    world.deploy(place, "2023-09-01", vec![laptop("AAA111")]);
    let standing = || {
        let search = planning::CustomerSearch { text: String::new(), after: None };
        world.ask(|tx| planning::customers(tx, search)).rows.remove(0).due
    };
    assert_eq!(standing(), 0);
    let form = CustomerTermsForm { due_soon_days: 365, ..terms(place.customer) };
    let effect = world.change(PolicyChange::SetTerms(form));
    assert_eq!((effect.moved, standing()), (0, 1));
    assert_eq!(world.ask(|tx| customers::terms_of(tx, place.customer)).due_soon_days, CustomerTerms::DUE_SOON[3]);
}
