//! How what stands in the cells of a list is read: days, amounts, categories, customers' names, serial numbers; and what is
//! asked rather than guessed.

use std::collections::BTreeMap;

use endwell_core::customers::CustomerTermsForm;
use endwell_core::exchange::{DateOrder, DecimalMark, ListField, Question, Verdict};
use endwell_core::planning::PolicyChange;

use crate::imports::{List, assert_book_is_right, rows, taken, text};
use crate::refreshes::terms;
use crate::world::{World, laptop};

/// Devices that differ in one column.
fn column<'w>(world: &'w World, heading: &str, cells: &[&str]) -> List<'w> {
    let dates = heading == "Installed";
    let other = if dates { "Tag" } else { "Installed" };
    let mut sheet = format!("Customer,Make,Model,Serial,{other},{heading}\n");
    for (n, cell) in cells.iter().enumerate() {
        let day = if dates { "" } else { "2024-02-29" };
        sheet += &format!("Harbor,Dell,Latitude 5420,ABC{n:04},{day},\"{cell}\"\n");
    }
    text(world, &sheet)
}

fn days(world: &World) -> Vec<String> {
    world.ask(|tx| tx.all("SELECT deployed_on FROM asset ORDER BY serial", &[], |row| row.get("deployed_on")))
}

#[test]
fn a_column_whose_order_stays_open_asks_and_refuses_until_it_is_decided() {
    let world = World::new();
    let mut list = column(&world, "Installed", &["03/04/25", "05/05/25", "06/01/24"]);
    let samples = vec!["03/04/25".to_owned(), "06/01/24".into()];
    let outlook = list.judge();
    assert_eq!(outlook.questions, [Question::Dates { field: ListField::DeployedOn, samples }]);
    assert_eq!(list.whys(), ["2 deployed-on: date-ambiguous", "4 deployed-on: date-ambiguous"]);
    assert_eq!((outlook.new, outlook.refused), (1, 2), "the 5 May is the 5 May");
    for (order, expected) in [
        (DateOrder::MonthFirst, ["2025-03-04", "2025-05-05", "2024-06-01"]),
        (DateOrder::DayFirst, ["2025-04-03", "2025-05-05", "2024-01-06"]),
    ] {
        list.mapping.fields.get_mut(&ListField::DeployedOn).unwrap().dates = Some(order);
        let outlook = list.judge();
        assert_eq!((outlook.new, outlook.questions), (3, vec![]));
        list.commit(false).unwrap();
        assert_eq!(days(&world), expected);
        world.book.undo().unwrap();
    }
}

#[test]
fn a_column_that_two_hands_wrote_asks() {
    let world = World::new();
    let list = column(&world, "Installed", &["12/25/24", "25/12/24"]);
    assert_eq!(list.opened.columns[5].dates, [DateOrder::MonthFirst, DateOrder::DayFirst]);
    let outlook = list.judge();
    // Each of them can be read in one way only, so that there is nothing to ask of them; a third one is asked.
    assert_eq!((outlook.new, outlook.refused), (2, 0));
    let list = column(&world, "Installed", &["12/25/24", "25/12/24", "03/04/25"]);
    assert_eq!((list.judge().questions.len(), list.whys().len()), (1, 1));
}

#[test]
fn days_among_many_words_are_asked_as_well() {
    let world = World::new();
    let mut list = column(&world, "Installed", &["unknown", "03/04/25", "n/a", "?", "12/25/24"]);
    let samples = vec!["03/04/25".to_owned()];
    let outlook = list.judge();
    assert_eq!(outlook.questions, [Question::Dates { field: ListField::DeployedOn, samples }]);
    list.mapping.fields.get_mut(&ListField::DeployedOn).unwrap().dates = Some(DateOrder::MonthFirst);
    assert_eq!((list.judge().new, list.judge().questions), (2, vec![]));
}

#[test]
fn the_end_of_a_warranty_is_asked_like_any_day() {
    let world = World::new();
    let mut list = column(&world, "Warranty", &["03/04/27", "36", ""]);
    assert_eq!(list.judge().questions.len(), 1);
    assert_eq!(list.whys(), ["2 warranty: date-ambiguous"]);
    list.mapping.fields.get_mut(&ListField::Warranty).unwrap().dates = Some(DateOrder::DayFirst);
    taken(&list);
    let kept: Vec<Option<String>> = world
        .ask(|tx| tx.all("SELECT warranty_until FROM asset ORDER BY serial", &[], |row| row.get("warranty_until")));
    assert_eq!(kept, [Some("2027-04-03".to_owned()), Some("2027-02-28".to_owned()), None]);
}

#[test]
fn what_can_be_read_in_one_way_is_never_asked() {
    let world = World::new();
    let written =
        ["2025-03-04", "4 Mar 2025", "March 4, 2025", "04-Mar-25", "20250304", "2025-03-04T00:00:00Z", "2025/03/04"];
    let list = column(&world, "Installed", &written);
    assert_eq!(list.judge().questions, []);
    taken(&list);
    assert_eq!(days(&world), vec!["2025-03-04"; written.len()]);
    world.book.undo().unwrap();
    taken(&column(&world, "Installed", &["1/23/23", "2/3/23", "12/31/99"]));
    assert_eq!(days(&world), ["2023-01-23", "2023-02-03", "1999-12-31"]);
}

#[test]
fn a_day_that_no_calendar_has_or_that_is_too_far_is_refused() {
    let world = World::new();
    // The clock of these tests stands at 2026-11-23.
    let list = column(
        &world,
        "Installed",
        &["2024-02-30", "31/12/2024", "last summer", "2027-12-28", "1901-01-01", "2027-11-23", "", "44958"],
    );
    list.judge();
    assert_eq!(
        list.whys(),
        [
            "2 deployed-on: not-a-day-in-a-file",
            "4 deployed-on: not-a-day-in-a-file",
            "5 deployed-on: day-in-future",
            "6 deployed-on: day-out-of-range",
            "8 deployed-on: missing",
            "9 deployed-on: not-a-day-in-a-file",
        ]
    );
}

#[test]
fn amounts_are_read_by_the_mark_of_their_column() {
    let prices = |cells: &[&str]| {
        let world = World::new();
        let list = column(&world, "Price", cells);
        list.judge();
        let refused = list.whys();
        list.commit(true).unwrap();
        let kept: Vec<Option<i64>> =
            world.ask(|tx| tx.all("SELECT price_minor FROM asset ORDER BY serial", &[], |row| row.get("price_minor")));
        (list.mapping.fields[&ListField::Price].decimals, kept, refused)
    };
    let none = Vec::<String>::new();
    assert_eq!(
        prices(&["1,137.50", "$99", "1000", "0", ""]),
        (Some(DecimalMark::Point), vec![Some(113_750), Some(9_900), Some(100_000), Some(0), None], none.clone())
    );
    assert_eq!(
        prices(&["1.137,50", "99,5", "1.000"]),
        (Some(DecimalMark::Comma), vec![Some(113_750), Some(9_950), Some(100_000)], none)
    );
    let (mark, kept, refused) = prices(&["12.345.67", "call us", "-5", "12.50", "7.25"]);
    assert_eq!((mark, kept), (Some(DecimalMark::Point), vec![Some(1_250), Some(725)]));
    assert_eq!(refused, ["2 price: amount-unreadable", "3 price: amount-unreadable", "4 price: negative"]);
}

#[test]
fn an_amount_in_another_currency_is_not_taken_for_one_of_the_customers() {
    let world = World::new();
    let list = column(&world, "Price", &["€1.137,50", "12 EUR", "$12", "12 USD", "£9"]);
    list.judge();
    assert_eq!(list.whys(), ["2 price: amount-unreadable", "3 price: amount-unreadable", "6 price: amount-unreadable"]);
}

#[test]
fn an_amount_is_in_its_rows_currency_else_in_the_customers_own() {
    let world = World::new();
    let place = world.customer("Orchard Foods");
    world.change(PolicyChange::SetTerms(CustomerTermsForm { currency: "EUR".into(), ..terms(place.customer) }));
    let sheet = "Customer,Make,Model,Serial,Installed,Price,Currency\n\
        Harbor,Dell,Latitude 5420,AAA111,2024-02-29,10.50,\n\
        Orchard Foods,Dell,Latitude 5420,AAA222,2024-02-29,10.50,\n\
        Orchard Foods,Dell,Latitude 5420,AAA333,2024-02-29,1050,jpy\n\
        Harbor,Dell,Latitude 5420,AAA444,2024-02-29,10.50,GBP\n\
        Harbor,Dell,Latitude 5420,AAA555,2024-02-29,10.50,Dollars\n";
    let list = text(&world, sheet);
    list.judge();
    assert_eq!(list.whys(), ["6 currency: unknown-currency"]);
    list.commit(true).unwrap();
    let kept: Vec<String> = world.ask(|tx| {
        tx.all("SELECT price_minor||' '||currency AS price FROM asset ORDER BY serial", &[], |row| row.get("price"))
    });
    assert_eq!(kept, ["1050 USD", "1050 EUR", "1050 JPY", "1050 GBP"]);
    assert_book_is_right(&world);
}

#[test]
fn a_word_for_a_category_is_asked_once_for_all_its_rows() {
    let world = World::new();
    let row = |n: usize, word: &str| format!("Harbor,,{word},Acme,Widget {n},W{n:03},,2024-02-29,,,,");
    let sheet: Vec<String> = (0..5).map(|n| row(n, "Gizmo")).chain([row(5, ""), row(6, "Notebook")]).collect();
    let mut list = rows(&world, &sheet.iter().map(String::as_str).collect::<Vec<_>>());
    let outlook = list.judge();
    assert_eq!(
        outlook.questions,
        [
            Question::Category { word: "Gizmo".into(), rows: 5 },
            Question::Category { word: "Acme Widget 5".into(), rows: 1 },
        ]
    );
    assert_eq!(
        (outlook.new, outlook.refused, outlook.reasons[0].code.as_str(), outlook.reasons[0].rows),
        (1, 6, "unknown-category", 6)
    );
    let answers = [("Gizmo", "tablet"), ("Acme Widget 5", "server")];
    let answers: BTreeMap<String, String> = answers.map(|(word, slug)| (word.into(), slug.into())).into();
    list.mapping.words.insert(ListField::Category, answers);
    assert_eq!((list.judge().new, list.judge().questions), (7, vec![]));
    list.commit(false).unwrap();
    let kept: Vec<String> =
        world.ask(|tx| tx.all("SELECT category FROM asset ORDER BY serial", &[], |row| row.get("category")));
    assert_eq!(kept, ["tablet", "tablet", "tablet", "tablet", "tablet", "server", "laptop"]);
    assert_book_is_right(&world);
}

#[test]
fn the_books_own_category_of_a_model_wins() {
    let world = World::new();
    let place = world.customer("Harbor");
    world.deploy(place, "2024-02-29", vec![laptop("AAA111")]);
    taken(&rows(&world, &["Harbor,,Gizmo,Dell,Latitude 5420,AAA222,,2024-02-29,,,,"]));
    assert_eq!(world.card(world.asset("AAA222").unwrap()).category.slug(), "laptop");
}

#[test]
fn a_customers_other_name_leads_to_the_one_in_the_book() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    let mut list = rows(
        &world,
        &[
            "HDG (old),,,Dell,Latitude 5420,AAA111,,2024-02-29,,,,",
            "HARBOR  dental group,,,Dell,Latitude 5420,AAA222,,2024-02-29,,,,",
        ],
    );
    assert_eq!(list.judge().new_customers, 1);
    let words = BTreeMap::from([("HDG (old)".to_owned(), "Harbor Dental Group".to_owned())]);
    list.mapping.words.insert(ListField::Customer, words);
    assert_eq!((list.judge().new_customers, list.judge().new_sites), (0, 0));
    taken(&list);
    assert_eq!((world.count("customer"), world.count("site"), world.count("asset")), (1, 1, 2));
    let sites: Vec<endwell_core::foundation::ids::SiteId> =
        world.ask(|tx| tx.all("SELECT site_id FROM asset", &[], |row| row.get("site_id")));
    assert_eq!(sites, [place.site, place.site], "a row that names no site stands at the customer's first");
}

#[test]
fn what_is_no_serial_number_never_matches_anything() {
    let world = World::new();
    let placeholders = ["N/A", "To be filled by O.E.M.", "Default string", "0000000", "", "6.37702E+15", "none"];
    let sheet: Vec<String> =
        placeholders.iter().map(|serial| format!("Harbor,,,Dell,Latitude 5420,{serial},,2024-02-29,,,,")).collect();
    let list = rows(&world, &sheet.iter().map(String::as_str).collect::<Vec<_>>());
    let outlook = list.judge();
    assert_eq!((outlook.new, outlook.refused), (0, 7));
    assert!(list.whys().iter().all(|why| !why.contains("serial-twice")));
}

#[test]
fn a_serial_number_that_may_have_lost_its_zeros_is_taken_and_looks_odd() {
    let world = World::new();
    let list = rows(
        &world,
        &[
            "Harbor,,,Dell,Latitude 5420,0012345,,2024-02-29,,,,",
            "Harbor,,,Dell,Latitude 5420,12399,,2024-02-29,,,,",
            "Harbor,,,Dell,Latitude 5420,7654321,,2024-02-29,,,,",
        ],
    );
    let outlook = list.judge();
    assert_eq!((outlook.odd, outlook.new), (1, 3));
    let odd = list.rows(None).into_iter().find(|row| !row.odd.is_empty()).unwrap();
    assert_eq!((odd.number, odd.odd[0].code.as_str(), odd.verdict), (3, "serial-zeros-lost", Verdict::New));
}
