//! Rows of devices that the book has: found by maker and serial number, changed where they say otherwise, refused where a
//! list must not decide; and rows of one list that are the same device.

use endwell_core::exchange::{FieldMapping, ListField, Verdict};
use endwell_core::foundation::RefusalCode;
use endwell_core::pickups;
use endwell_core::planning::{self, Answer};

use crate::imports::{CLEAN, assert_book_is_right, register, rows, taken, text};
use crate::refreshes::{answer, model, months, set};
use crate::world::{World, laptop};

const BASE: &str =
    "Harbor Dental Group,Front desk,Laptop,Dell,Latitude 5420,ABC1001,T-1,2024-02-29,36,1000.50,SO-1,reception";

fn with_base() -> World {
    let world = World::new();
    taken(&rows(&world, &[BASE]));
    world
}

/// Takes one row over a book with the base row; answers what was said to change.
#[track_caller]
fn changed(row: &str) -> Vec<String> {
    let world = with_base();
    let id = world.asset("ABC1001").unwrap();
    let list = rows(&world, &[row]);
    let outlook = list.judge();
    assert_eq!((outlook.refused, outlook.new, list.whys()), (0, 0, vec![]));
    let changes = list.changes();
    assert_eq!(outlook.update, u32::from(!changes.is_empty()));
    list.commit(false).unwrap();
    assert_eq!((world.count("asset"), world.asset("ABC1001")), (1, Some(id)), "it is the same device");
    assert_eq!((list.judge().unchanged, list.changes()), (1, vec![]), "what was taken over is not taken over again");
    assert_book_is_right(&world);
    changes
}

#[test]
fn the_refresh_date_that_a_device_has_anyway_is_no_wish() {
    let world = with_base();
    let id = world.asset("ABC1001").unwrap();
    let date = world.refresh_on(id);
    let mut list = rows(&world, &[&format!(",,,Dell,,ABC1001,T-9,,,,,{date}")]);
    let last = u32::try_from(list.opened.columns.len() - 1).unwrap();
    list.mapping.fields.remove(&ListField::Note);
    let from = FieldMapping { columns: vec![last], ..FieldMapping::default() };
    list.mapping.fields.insert(ListField::RefreshOn, from);
    list.judge();
    assert_eq!(list.changes(), ["2 tag: T-1 -> T-9"]);
    list.commit(false).unwrap();
    world.change(set(months(model(world.model_of(id)), 24)));
    assert_eq!(world.refresh_on(id), "2026-02-28", "it goes on following its policies");
}

#[test]
fn the_books_own_name_of_a_customer_is_not_what_the_word_means_in_a_list() {
    let world = with_base();
    let mut list = rows(&world, &["Harbor Dental Group,,,Dell,,ABC1001,T-9,,,,,"]);
    let words = [("Harbor Dental Group".to_owned(), "Orchard Foods".to_owned())];
    list.mapping.words.insert(ListField::Customer, words.into());
    assert_eq!(list.judge().refused, 1);
    assert_eq!(list.whys(), ["2 customer: device-elsewhere"]);
}

#[test]
fn a_model_is_the_same_however_its_name_is_parted() {
    for typed in ["Hewlett-Packard HP EliteBook 840", "HP EliteBook 840", "HP HP EliteBook 840"] {
        let world = World::new();
        let place = world.customer("Harbor Dental Group");
        world.deploy(place, "2024-02-29", vec![crate::world::device("ABC1001", typed)]);
        let list = rows(&world, &[",,,HP,EliteBook 840,ABC1001,T-9,,,,,"]);
        list.judge();
        assert_eq!(list.changes(), ["2 tag:  -> T-9"], "{typed}");
        list.commit(false).unwrap();
        assert_eq!(world.count("model"), 1, "{typed}");
    }
}

#[test]
fn a_row_changes_what_it_says_otherwise_and_nothing_that_it_leaves_empty() {
    assert_eq!(changed("Harbor Dental Group,,,Dell,,ABC1001,,,,,,"), Vec::<String>::new());
    assert_eq!(changed(",,,Dell,,ABC1001,,,,,,"), Vec::<String>::new(), "nor a customer that it leaves empty");
    assert_eq!(
        changed(",,Desktop,Dell,Latitude 5420,ABC1001,,,,,,"),
        Vec::<String>::new(),
        "the book's category stands"
    );
    for (row, change) in [
        (",,,Dell,,ABC1001,T-9,,,,,", "2 tag: T-1 -> T-9"),
        (",,,Dell,,ABC1001,,,,,,desk 4", "2 note: reception -> desk 4"),
        (",,,Dell,,ABC1001,,,2028-01-31,,,", "2 warranty: 2027-02-28 -> 2028-01-31"),
        (",,,Dell,,ABC1001,,,48,,,", "2 warranty: 2027-02-28 -> 2028-02-29"),
        (",,,Dell,,ABC1001,,,,900,,", "2 price: 1000.50 USD -> 900.00 USD"),
        (",,,Dell,,ABC1001,,,,,SO-2,", "2 order-number: SO-1 -> SO-2"),
        (",Back office,,Dell,,ABC1001,,,,,,", "2 site: Front desk -> Back office"),
        (",,,Dell,,ABC1001,,2024-03-01,,,,", "2 deployed-on: 2024-02-29 -> 2024-03-01"),
        (",,,Dell,Latitude 7420,ABC1001,,,,,,", "2 model: Dell Latitude 5420 -> Dell Latitude 7420"),
    ] {
        assert_eq!(changed(row), [change], "{row}");
    }
    let all = changed("harbor dental group,Annex,,Dell,OptiPlex 7090,abc-1001,T-8,2023-01-31,2026-01-30,1,SO-8,moved");
    assert_eq!(all.len(), 8, "{all:?}");
}

#[test]
fn a_changed_device_gets_the_date_that_follows() {
    let world = with_base();
    let id = world.asset("ABC1001").unwrap();
    let before = world.refresh_on(id);
    taken(&rows(&world, &[",,,Dell,,ABC1001,,2023-02-28,,,,"]));
    assert_ne!(world.refresh_on(id), before);
    taken(&rows(&world, &[",,,Dell,Latitude 7420,ABC1001,,,,,,"]));
    world.change(set(months(model(world.model_of(id)), 24)));
    assert_eq!(world.refresh_on(id), "2025-02-28");
    assert_book_is_right(&world);
}

#[test]
fn a_date_that_was_set_by_hand_stays() {
    let world = with_base();
    let id = world.asset("ABC1001").unwrap();
    world.set_date(&[id], "2031-05-05", "the customer asked").unwrap();
    taken(&rows(&world, &[",Annex,,Dell,OptiPlex 7090,ABC1001,,2023-01-31,12,,,"]));
    assert_eq!(world.refresh_on(id), "2031-05-05");
    assert_book_is_right(&world);
}

#[test]
fn what_a_customer_answered_holds_for_a_changed_device() {
    let world = with_base();
    let id = world.asset("ABC1001").unwrap();
    planning::answer(&world.book, answer(&[id], Answer::Declined)).unwrap();
    let before = world.contents_without(&["import"]);
    taken(&rows(&world, &[",Annex,,Dell,OptiPlex 7090,ABC1001,T-9,2019-01-31,12,,,"]));
    assert_eq!(world.count("asset WHERE due_on = 'never' AND answer = 'declined' AND tag = 'T-9'"), 1);
    assert_book_is_right(&world);
    world.book.undo().unwrap();
    assert_eq!(world.contents_without(&["import"]), before);
}

#[test]
fn a_refresh_date_in_the_list_holds_as_if_set_by_hand() {
    let world = World::new();
    let sheet =
        "Customer,Make,Model,Serial,Installed,Replace by\nHarbor,Dell,Latitude 5420,ABC1001,2024-02-29,2026-12-31\n";
    let mut list = text(&world, sheet);
    list.mapping.fields.insert(ListField::RefreshOn, FieldMapping { columns: vec![5], ..FieldMapping::default() });
    taken(&list);
    let id = world.asset("ABC1001").unwrap();
    assert_eq!(world.refresh_on(id), "2026-12-31");
    assert_eq!((list.judge().unchanged, list.commit(false).unwrap().unchanged), (1, 1));
    world.set_date(&[id], "2027-01-31", "").unwrap();
    list.judge();
    assert_eq!(list.changes(), ["2 refresh-on: 2027-01-31 -> 2026-12-31"]);
    list.commit(false).unwrap();
    assert_eq!(world.refresh_on(id), "2026-12-31");
    assert_book_is_right(&world);
}

#[test]
fn a_device_of_another_customer_is_not_moved_by_a_list() {
    let world = with_base();
    let list = rows(&world, &["Orchard Foods,,,Dell,,ABC1001,T-9,,,,,"]);
    list.judge();
    let refused = &list.rows(Some(Verdict::Refused))[0].refused[0];
    assert_eq!((refused.field.as_str(), refused.code), ("customer", RefusalCode::DeviceElsewhere));
    assert_eq!(refused.params["customer"], "Harbor Dental Group");
    assert_eq!(list.judge().new_customers, 0, "a refused row enters no customer");
}

#[test]
fn a_device_on_a_pickup_is_changed_by_no_list() {
    let world = with_base();
    let pickup = world.plan(&[world.asset("ABC1001").unwrap()], None);
    let list = rows(&world, &[BASE, ",,,Dell,,ABC1001,T-9,,,,,"]);
    let outlook = list.judge();
    assert_eq!((outlook.unchanged, list.whys()), (1, vec!["3 serial: device-not-in-service".to_owned()]));
    pickups::cancel(&world.book, pickups::PickupVersion { id: pickup, version: world.version(pickup) }).unwrap();
    let list = rows(&world, &[",,,Dell,,ABC1001,T-9,,,,,"]);
    assert_eq!(list.judge().update, 1);
}

#[test]
fn one_serial_number_at_two_makers_is_two_devices() {
    let world = with_base();
    let done = taken(&rows(
        &world,
        &[",,,Dell,,ABC1001,T-9,,,,,", "Orchard Foods,,Monitor,HP,E24 G4,ABC1001,,2024-02-29,,,,"],
    ));
    assert_eq!((done.new, done.updated, world.count("asset")), (1, 1, 2));
}

#[test]
fn a_serial_number_is_one_however_it_is_written() {
    let world = with_base();
    let list =
        rows(&world, &[",,,DELL,,abc-1001,,,,,,", ",,,Dell Inc.,,ABC 1001,,,,,,x", ",,,dell,,ABC1O01,,2024-02-29,,,,"]);
    list.judge();
    let whys = list.whys();
    assert!(whys.contains(&"3 serial: serial-twice".to_owned()), "{whys:?}");
    assert!(whys.contains(&"4 customer: missing".to_owned()), "the letter O is not the digit 0: {whys:?}");
    assert_eq!(list.rows(None)[0].verdict, Verdict::Unchanged);
}

#[test]
fn the_first_good_row_of_a_device_holds() {
    let world = World::new();
    let bad = CLEAN[0].replace("2024-02-29", "soon");
    let list = rows(&world, &[&bad, CLEAN[0], &CLEAN[0].replace("T-1", "T-5"), CLEAN[4]]);
    let outlook = list.judge();
    assert_eq!(list.verdicts(), [Verdict::Refused, Verdict::New, Verdict::Refused, Verdict::New]);
    assert_eq!(list.whys(), ["2 deployed-on: not-a-day-in-a-file", "4 serial: serial-twice"]);
    assert_eq!(list.rows(None)[2].refused[0].params["line"], "3");
    assert_eq!((outlook.new, outlook.refused), (2, 2));
    list.commit(true).unwrap();
    assert_eq!(world.card(world.asset("ABC1001").unwrap()).tag, "T-1");
}

#[test]
fn an_edit_judges_its_row_and_the_rows_of_the_same_device_again() {
    use Verdict::{New, Refused};
    let world = World::new();
    let list = rows(&world, &[CLEAN[0], &CLEAN[0].replace("T-1", "T-5"), CLEAN[4]]);
    list.judge();
    assert_eq!(list.verdicts(), [New, Refused, New]);
    let edited = list.edit(3, ListField::Serial, "ABC1009");
    assert_eq!((edited.row.verdict, edited.row.edited.as_slice()), (New, &[ListField::Serial][..]));
    assert_eq!((edited.outlook.new, edited.outlook.refused), (3, 0));
    let back = list.edit(3, ListField::Serial, "abc1001");
    assert_eq!((back.row.verdict, back.outlook.new, back.outlook.refused), (Refused, 2, 1));
    // The first now cannot be taken: the second takes its place.
    let broken = list.edit(2, ListField::DeployedOn, "soon");
    assert_eq!((broken.row.verdict, list.verdicts()), (Refused, vec![Refused, New, New]));
    assert_eq!((broken.outlook.new, broken.outlook.refused), (2, 1));
    let mended = list.edit(2, ListField::DeployedOn, "2024-02-29");
    assert_eq!((mended.row.verdict, list.verdicts()), (New, vec![New, Refused, New]));
    list.edit(2, ListField::Serial, "ABC1010");
    assert_eq!(list.verdicts(), [New, New, New]);
    assert_eq!(list.judge().new, 3, "looked at anew, what was changed holds");
    list.commit(false).unwrap();
    let serials: Vec<String> = world.dates().into_iter().map(|(serial, _)| serial).collect();
    assert_eq!(serials, ["ABC1010", "QQQ2001", "abc1001"]);
    assert_eq!(world.card(world.asset("abc1001").unwrap()).tag, "T-5");
}

#[test]
fn many_rows_of_one_device_pass_on_its_place_one_by_one() {
    let world = World::new();
    let same: Vec<String> = (0..5).map(|n| CLEAN[0].replace("T-1", &format!("T-{n}"))).collect();
    let list = rows(&world, &same.iter().map(String::as_str).collect::<Vec<_>>());
    list.judge();
    for number in 2..6 {
        assert_eq!((list.rows(Some(Verdict::New))[0].number, list.rows(Some(Verdict::New)).len()), (number, 1));
        let outlook = list.edit(number, ListField::Serial, "N/A").outlook;
        assert_eq!((outlook.new, outlook.refused), (1, 4));
    }
    list.commit(true).unwrap();
    assert_eq!(world.card(world.asset("ABC1001").unwrap()).tag, "T-4");
}

#[test]
fn an_order_that_was_entered_is_not_joined_by_an_import() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    world.deploy(place, "2024-02-29", vec![laptop("AAA111"), laptop("AAA222")]);
    let before = register(&world);
    taken(&rows(&world, &["Harbor Dental Group,,,Dell,Latitude 5420,AAA333,,2024-02-29,,,SO-20418,"]));
    assert_eq!((world.count("deployment"), world.count("customer"), world.count("site")), (2, 1, 1));
    world.book.undo().unwrap();
    assert_eq!(register(&world), before);
}
