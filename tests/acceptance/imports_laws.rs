//! What holds for every list: its counts, what a second look finds, and the way back.

use endwell_core::exchange::{ListOutlook, Verdict};
use endwell_core::foundation::{Choice, RefusalCode};
use proptest::prelude::*;

use crate::imports::{assert_book_is_right, register, rows};
use crate::world::World;

/// One row: few customers, serials and models, so that they meet; some cells damaged, some empty.
fn row() -> impl Strategy<Value = String> {
    let customer = prop::sample::select(vec!["Harbor", "harbor", "Orchard Foods", "Pier Four", ""]);
    let site = prop::sample::select(vec!["", "", "Annex", "annex", "Dock"]);
    let category = prop::sample::select(vec!["", "Laptop", "Monitor", "Gizmo"]);
    let model = prop::sample::select(vec![
        ("Dell", "Latitude 5420"),
        ("DELL", "latitude 5420"),
        ("Dell", "OptiPlex 7090"),
        ("HP", "E24 G4"),
        ("Acme", "Widget 9"),
        ("Dell", ""),
        ("", ""),
    ]);
    let serial =
        prop::sample::select(vec!["AAA111", "aaa-111", "AAA222", "AAA333", "AAA444", "BBB555", "N/A", "6.3E+15", ""]);
    let tag = prop::sample::select(vec!["", "T-1", "T-2"]);
    let day = prop::sample::select(vec!["2024-02-29", "2024-03-01", "2019-05-06", "2024-02-30", "soon", ""]);
    let warranty = prop::sample::select(vec!["", "36", "2028-01-31", "later"]);
    let price = prop::sample::select(vec!["", "1000.50", "99", "-1", "12.345.67"]);
    let rest = prop::sample::select(vec![",", "SO-1,", ",desk 4", "SO-1,desk 5"]);
    (customer, site, category, model, serial, (tag, day, warranty, price, rest)).prop_map(
        |(customer, site, category, (maker, model), serial, (tag, day, warranty, price, rest))| {
            format!("{customer},{site},{category},{maker},{model},{serial},{tag},{day},{warranty},{price},{rest}")
        },
    )
}

fn sum(outlook: &ListOutlook) -> u32 {
    outlook.new + outlook.update + outlook.unchanged + outlook.refused
}

/// Whatever is in the lists, taken over one after another; `check` sees the book after each.
fn take(world: &World, list: &[String]) -> Result<(), TestCaseError> {
    let lines: Vec<&str> = list.iter().map(String::as_str).collect();
    let opened = rows(world, &lines);
    let outlook = opened.judge();
    prop_assert_eq!(sum(&outlook), opened.opened.rows);
    for (verdict, count) in Verdict::ALL.iter().zip([outlook.new, outlook.update, outlook.unchanged, outlook.refused]) {
        prop_assert_eq!(opened.rows(Some(*verdict)).len(), count as usize);
    }
    prop_assert_eq!(outlook.reasons.iter().map(|reason| reason.rows).sum::<u32>(), outlook.refused);
    let looked_at = opened.rows(None);
    let counts = |world: &World| ["asset", "customer", "site", "model"].map(|table| world.count(table));
    let (before, devices) = (world.contents_without(&["import"]), counts(world));
    let done = opened.commit(true).unwrap();
    let gained: Vec<i64> = counts(world).iter().zip(devices).map(|(now, before)| now - before).collect();
    let told = [outlook.new, outlook.new_customers, outlook.new_sites, outlook.new_models].map(i64::from);
    prop_assert_eq!(gained, told.to_vec());
    assert_book_is_right(world);
    opened.judge();
    let again = opened.rows(None);
    // What was refused may be read now, where another row told its model's category: of one device the first row that can
    // be taken holds.
    for (before, now) in looked_at.iter().zip(&again).filter(|(before, _)| before.verdict != Verdict::Refused) {
        let twice = now.refused.iter().any(|refused| refused.code == RefusalCode::SerialTwice);
        prop_assert!(now.verdict == Verdict::Unchanged || twice, "{before:?} then {now:?}");
    }
    if outlook.refused == 0 {
        prop_assert!(again.iter().all(|row| row.verdict == Verdict::Unchanged), "{again:?}");
    }
    if done.import_id.is_some() {
        let after = register(world);
        world.book.undo().unwrap();
        prop_assert_eq!(world.contents_without(&["import"]), before);
        assert_book_is_right(world);
        opened.judge();
        opened.commit(true).unwrap();
        prop_assert_eq!(register(world), after, "made again, it is the same");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_list_does_what_was_told_of_it_once_and_can_be_taken_back(
        lists in prop::collection::vec(prop::collection::vec(row(), 1..16), 1..4)
    ) {
        let world = World::new();
        for list in &lists {
            take(&world, list)?;
        }
        prop_assert_eq!(world.book.check().unwrap(), Vec::<String>::new());
    }
}
