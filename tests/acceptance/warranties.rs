//! Dates that makers set: warranties and the end of support, and what a new deployment takes from its customer.

use endwell_core::customers::CustomerTermsForm;
use endwell_core::deployments::{self, NewLine};
use endwell_core::planning::{self, Effect, PolicyChange, SupportRemoval, WarrantyForm};
use endwell_core::refresh::{self, PolicyForm, RefreshSource, ScopeKind, SupportSearch};

use crate::refreshes::{counts, customer, months, phone, set, support, terms};
use crate::schedules::assert_follows_policies;
use crate::world::{TODAY, World, category, day, deployment, laptop, told};

#[test]
fn a_new_deployment_follows_its_customers_policy_and_currency() {
    let world = World::new();
    let (place, other) = (world.customer("Harbor Dental Group"), world.customer("Orchard Foods"));
    world.change(set(months(customer(place.customer), 30)));
    let form = CustomerTermsForm { currency: "eur".into(), blackout_months: vec![5], ..terms(place.customer) };
    world.change(PolicyChange::SetTerms(form));
    let lines = || vec![laptop("AAA111"), NewLine { currency: "CHF".into(), ..laptop("BBB222") }];
    let plan = world.ask(|tx| deployments::plan(tx, deployment(place, "2026-11-23", lines())));
    assert_eq!(plan.first_refresh, Some(day("2029-04-30")));
    let ids = world.deploy(place, "2026-11-23", lines());
    let currency = |id| world.card(id).price.unwrap().currency.code().to_owned();
    assert_eq!(
        (world.refresh_on(ids[0]), currency(ids[0]), currency(ids[1])),
        ("2029-04-30".into(), "EUR".into(), "CHF".into(),)
    );
    let id = world.deploy(other, "2026-11-23", vec![laptop("CCC333")])[0];
    assert_eq!((world.refresh_on(id), currency(id)), ("2030-11-23".into(), "USD".into()));
    assert_follows_policies(&world);
}

#[test]
fn a_warranty_is_typed_as_months_or_as_a_day() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    world.change(set(PolicyForm { months: None, warranty: true, ..months(category("laptop"), 1) }));
    let with = |serial: &str, warranty: &str| NewLine { warranty: warranty.into(), ..laptop(serial) };
    let lines = vec![with("AAA111", "6"), with("BBB222", "2029-05-31"), with("CCC333", "")];
    let ids = world.deploy(place, "2026-08-31", lines);
    let cards: Vec<_> = ids.iter().map(|id| world.card(*id)).collect();
    let on: Vec<_> = cards.iter().map(|card| card.refresh_on.unwrap().to_string()).collect();
    assert_eq!(on, ["2027-02-28", "2029-05-31", "2030-08-31"]);
    let sources: Vec<_> = cards.iter().map(|card| card.refresh_source).collect();
    assert_eq!(sources, [RefreshSource::Warranty, RefreshSource::Warranty, RefreshSource::Policy]);
    assert_eq!(cards[2].refresh_why.unknown, [RefreshSource::Warranty], "what is missing is said");
    assert_eq!(cards[2].refresh_why.scope, Some(ScopeKind::Default));
    // Somebody finds the letter.
    let form = WarrantyForm { asset_ids: vec![ids[2]], until: "2028-08-30".into() };
    planning::set_warranty(&world.book, form).unwrap();
    assert_eq!(world.refresh_on(ids[2]), "2028-08-30");
    assert_follows_policies(&world);
    world.book.undo().unwrap();
    assert_eq!(world.refresh_on(ids[2]), "2030-08-31");
    let bad = |warranty: &str| deployment(place, "2026-08-31", vec![with("DDD444", warranty)]);
    for (warranty, code) in [
        ("0", "out-of-range"),
        ("-12", "out-of-range"),
        ("2029-02-31", "not-a-day"),
        ("1989-12-31", "day-out-of-range"),
        ("2101-01-01", "day-out-of-range"),
    ] {
        let refusal = deployments::record(&world.book, bad(warranty)).unwrap_err();
        assert_eq!(told(&refusal), [format!("lines.0.warranty: {code}")]);
    }
}

#[test]
fn the_end_of_support_moves_the_models_devices() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    let ids = world.deploy(place, "2024-05-03", vec![phone("AAA111"), laptop("BBB222")]);
    let earliest = PolicyForm { support: true, ..months(category("smartphone"), 36) };
    world.change(set(earliest));
    assert_eq!(world.refresh_on(ids[0]), "2027-05-03");
    // Written another way, it is the same model.
    let effect = world.change(PolicyChange::SetSupport(support("APPLE", "iphone 12", "2026-11-22")));
    assert_eq!(counts(&effect), [1, 1, 0, 0, 1, 0]);
    assert_eq!((world.refresh_on(ids[0]), world.refresh_on(ids[1])), ("2026-11-22".into(), "2028-05-03".into()));
    assert_eq!(world.card(ids[0]).refresh_source, RefreshSource::Support);
    // A device that comes later finds it.
    let id = world.deploy(place, "2026-11-23", vec![phone("CCC333")])[0];
    assert_eq!(world.refresh_on(id), TODAY, "what ended before it was deployed is due at once");
    let row = world.ask(|tx| refresh::support(tx, SupportSearch { text: "iphone".into(), after: None })).rows.remove(0);
    let effect = world.change(PolicyChange::RemoveSupport(SupportRemoval { id: row.id, version: row.version }));
    assert_eq!((effect.moved, effect.no_longer_overdue), (2, 1));
    assert_eq!((world.refresh_on(ids[0]), world.refresh_on(id)), ("2027-05-03".into(), "2029-11-23".into()));
    // Of a model that the book has not met, nothing moves, and it is kept.
    let effect = world.change(PolicyChange::SetSupport(support("Google", "Pixel 6", "2026-10-28")));
    assert_eq!((effect, world.count("vendor_support")), (Effect::default(), 1));
}
