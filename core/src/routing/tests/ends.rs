//! What ends, and what too little means for several outlets at once.

use super::*;
use crate::foundation::ids::SiteId;

/// A programme whose pieces are processed at the works until the works close or their certification ends.
fn processed_at_works(closed_on: Option<&str>) -> Register {
    let mut works = facility(
        1,
        "Harbor",
        vec![certification(Standard::EStewards, "2025-01-01", "2026-07-20")],
        Terms { refuses: vec![category("smartphone")], ..Terms::default() },
    );
    works.facility.closed_on = closed_on.map(day);
    let mut phones = programme(2, "Phones", Terms { accepts: vec![category("smartphone")], ..Terms::default() });
    phones.programme.facility_id = Some(works.facility.id);
    register(vec![works], vec![phones])
}

#[test]
fn a_programme_takes_nothing_once_the_place_where_it_processes_is_closed() {
    let register = processed_at_works(Some("2026-07-01"));
    let best = |on: &str| route(&subject("smartphone"), day(on), None, &register).best().map(|one| one.name.clone());
    assert_eq!(best("2026-07-01").as_deref(), Some("Phones"));
    assert_eq!(best("2026-07-02"), None);
}

#[test]
fn a_programme_turns_with_the_place_where_it_processes() {
    let register = processed_at_works(None);
    let stewards = Requirement { standards: vec![Standard::EStewards], ..Requirement::default() };
    let phone = Subject { requirement: stewards, ..subject("smartphone") };
    let offered = |on: &str| route(&phone, day(on), None, &register).best().is_some();
    assert!(offered("2026-07-20") && !offered("2026-07-21"));
    let turns = turning_days(&register, day(ON));
    assert!(turns.contains(&(Outlet::Programme(id(2)), day("2026-07-21"))), "{turns:?}");
}

#[test]
fn what_is_too_little_for_two_programmes_is_enough_for_one() {
    let ten = |accepts: &[&str]| Terms {
        accepts: accepts.iter().map(|slug| category(slug)).collect(),
        least_pieces: Some(10),
        ..Terms::default()
    };
    // The first takes phones only, and is preferred by its name; the second takes keyboards, too.
    let programmes =
        vec![programme(2, "A", ten(&["smartphone"])), programme(3, "B", ten(&["smartphone", "keyboard_mouse"]))];
    let register = register(Vec::new(), programmes);
    let piece = |slug: &str| Piece { site: id::<SiteId>(50), subject: subject(slug) };
    let mut pieces: Vec<Piece> = (0..6).map(|_| piece("smartphone")).collect();
    pieces.extend((0..6).map(|_| piece("keyboard_mouse")));
    let all = split(&pieces, day(ON), day(ON), &register);
    assert_eq!(all.loads.iter().map(|load| (load.name.as_str(), load.quantity)).collect::<Vec<_>>(), [("B", 12)]);
    assert!(all.stays.is_empty());
    let few = split(&pieces[..9], day(ON), day(ON), &register);
    assert!(few.loads.is_empty());
    assert!(few.stays.iter().all(|left| codes(&left.reasons) == [ReasonCode::TooFew]));
}

#[test]
fn a_million_pieces_are_packed_at_once() {
    let terms = Terms { most_package_weight: Some(Grams::new(9_100).unwrap()), ..Terms::default() };
    let toner = Subject { quantity: 1_000_000, weight: 1_130, ..subject("toner_cartridge") };
    let pieces = [Piece { site: id::<SiteId>(50), subject: toner }];
    let split = split(&pieces, day(ON), day(ON), &taken_back(terms));
    let packages = split.loads[0].conditions.iter().find(|reason| reason.code == ReasonCode::Packages).unwrap();
    assert_eq!(packages.params["packages"], "125000");
}
