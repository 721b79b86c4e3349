//! Vendors' end of support from lists in files: shown first, then all of a list or nothing.

use endwell_core::foundation::{Refusal, RefusalCode};
use endwell_core::planning::{
    self, PolicyChange, SupportDates, SupportFile, SupportFileRow, SupportNews, SupportOutlook, SupportTaken,
};
use endwell_core::refresh::{self, PolicyForm, SupportForm, SupportSearch};

use crate::refreshes::{months, phone, support};
use crate::schedules::assert_follows_policies;
use crate::world::{World, category, day, laptop, told};

/// A customer whose phones follow the end of their support.
pub fn world() -> World {
    let world = World::new();
    let place = world.customer("Meridian Legal LLP");
    world.deploy(place, "2024-05-03", vec![phone("PHONE111"), phone("PHONE222"), laptop("AAA111")]);
    let form = PolicyForm { support: true, ..months(category("smartphone"), 36) };
    planning::apply(&world.book, PolicyChange::SetPolicy(form)).unwrap();
    world
}

fn read(world: &World, text: &str) -> Result<SupportOutlook, Refusal> {
    let path = world.path("support.csv");
    std::fs::write(&path, text).unwrap();
    let file = SupportFile { path: path.display().to_string() };
    let before = world.contents();
    let outlook = world.book.read(|tx| planning::read_support_file(tx, file));
    assert_eq!(world.contents(), before);
    outlook
}

pub fn news(rows: &[SupportFileRow]) -> Vec<(u64, SupportNews)> {
    rows.iter().map(|row| (row.line, row.news)).collect()
}

pub fn forms(rows: &[SupportFileRow]) -> Vec<SupportForm> {
    rows.iter().filter(|row| row.news != SupportNews::Refused).map(|row| row.form.clone()).collect()
}

pub fn import(world: &World, rows: Vec<SupportForm>) -> Result<SupportTaken, Refusal> {
    planning::import_support(&world.book, SupportDates { rows }).map(|done| done.value)
}

fn kept(world: &World) -> Vec<(String, String)> {
    let rows = world.ask(|tx| refresh::support(tx, SupportSearch { text: String::new(), after: None })).rows;
    rows.into_iter().map(|row| (format!("{} {}", row.maker, row.model), row.ends_on.to_string())).collect()
}

#[test]
fn a_list_is_shown_before_it_is_taken_over() {
    let world = world();
    import(&world, vec![support("Apple", "iPhone 12", "2026-09-30"), support("Google", "Pixel 6", "2026-10-28")])
        .unwrap();
    let list = "Maker,Model,End of support,Source,As of\n\
        APPLE,iphone 12,2026-12-31,\"a letter,\nof two lines\",2026-11-01\n\
        Google,Pixel 6,2026-10-28,,\n\
        ,,,,\n\
        Microsoft,Surface Pro 7,2025-02-31,,\n\
        Microsoft,Surface Pro 7+,2027-01-15,,\n\
        ,Surface Go,1989-12-31,,2026-12-24\n";
    // A source is one line: the list's first row is refused for it.
    let rows = read(&world, list).unwrap().rows;
    assert_eq!(
        news(&rows).iter().map(|(_, news)| *news).collect::<Vec<_>>(),
        [SupportNews::Refused, SupportNews::Unchanged, SupportNews::Refused, SupportNews::New, SupportNews::Refused,]
    );
    let rows = read(&world, &list.replace(",\nof two lines", "")).unwrap().rows;
    assert_eq!(
        news(&rows),
        [
            (2, SupportNews::Changed),
            (3, SupportNews::Unchanged),
            (5, SupportNews::Refused),
            (6, SupportNews::New),
            (7, SupportNews::Refused),
        ]
    );
    assert_eq!(
        (rows[0].kept, rows[0].form.version, rows[0].form.as_of.as_str()),
        (Some(day("2026-09-30")), 1, "2026-11-01",)
    );
    let refused = |row: &SupportFileRow| -> Vec<String> {
        row.refused.iter().map(|field| format!("{}: {}", field.field, field.code.as_str())).collect()
    };
    assert_eq!(refused(&rows[2]), ["endsOn: not-a-day-in-a-file"]);
    let mut last = refused(&rows[4]);
    last.sort();
    assert!(last.contains(&"asOf: day-after".to_owned()) && last.contains(&"endsOn: day-out-of-range".to_owned()));
    let taken = import(&world, forms(&rows)).unwrap();
    assert_eq!((taken.models, taken.moved), (3, 2));
    assert_eq!(world.refresh_on(world.asset("PHONE111").unwrap()), "2026-12-31");
    assert_eq!(
        kept(&world),
        [
            ("Apple iPhone 12".to_owned(), "2026-12-31".to_owned()),
            ("Google Pixel 6".into(), "2026-10-28".into()),
            ("Microsoft Surface Pro 7+".into(), "2027-01-15".into()),
        ]
    );
    assert_follows_policies(&world);
}

#[test]
fn a_list_is_taken_over_whole_or_not_at_all_and_undone_in_one_step() {
    let world = world();
    let before = world.contents();
    let good = || support("Apple", "iPhone 12", "2026-09-30");
    let refusal = import(&world, vec![good(), support("Google", "", "2027-02-31"), support("", "X", "")]).unwrap_err();
    let fields = told(&refusal);
    assert!(fields.iter().all(|field| !field.starts_with("rows.0.")), "{fields:?}");
    assert!(fields.contains(&"rows.1.endsOn: not-a-day".to_owned()), "{fields:?}");
    assert!(fields.contains(&"rows.2.endsOn: missing".to_owned()), "{fields:?}");
    let stale = SupportForm { version: 3, ..support("Google", "Pixel 6", "2026-10-28") };
    assert_eq!(import(&world, vec![good(), stale]).unwrap_err().code, RefusalCode::Stale);
    assert_eq!(import(&world, Vec::new()).unwrap_err().code, RefusalCode::NothingSelected);
    assert_eq!(world.contents(), before);
    let taken = import(&world, vec![good(), support("Dell", "Latitude 5420", "2026-06-30")]).unwrap();
    assert_eq!((taken.models, taken.moved), (2, 2), "laptops do not ask for the end of support");
    let after = world.contents();
    world.book.undo().unwrap();
    assert_eq!(world.contents(), before);
    world.book.redo().unwrap();
    assert_eq!(world.contents(), after);
}

#[test]
fn a_model_that_is_listed_twice_is_told_at_its_second_line() {
    let world = world();
    let rows = read(&world, "maker,model,eol\nApple,iPhone 12,2026-09-30\nApple,IPHONE 12,2027-09-30\n").unwrap().rows;
    assert_eq!(news(&rows), [(2, SupportNews::New), (3, SupportNews::Refused)]);
    assert_eq!((rows[1].refused[0].field.as_str(), rows[1].refused[0].params["line"].as_str()), ("model", "2"));
    let twice = rows.iter().map(|row| row.form.clone()).collect();
    let before = world.contents();
    assert_eq!(told(&import(&world, twice).unwrap_err()), ["rows.1.model: serial-twice"]);
    assert_eq!(world.contents(), before);
}

#[test]
fn a_damaged_list_is_refused() {
    let world = world();
    for (text, code) in [
        ("serial,customer\n1,2\n", RefusalCode::FileNotSupport),
        ("<html><body>maker, model, eol</body></html>", RefusalCode::FileNotSupport),
        ("", RefusalCode::FileNotSupport),
        ("maker,model,eol\nApple,iPhone\n", RefusalCode::FileDamaged),
        ("maker,model,eol\nApple,\"iPhone 12,2026-09-30\n", RefusalCode::FileDamaged),
        ("PK\u{3}\u{4}\u{0}\u{0}", RefusalCode::FileNotText),
    ] {
        assert_eq!(read(&world, text).unwrap_err().code, code, "{text:?}");
    }
    let nowhere = SupportFile { path: world.path("nowhere.csv").display().to_string() };
    let refusal = world.book.read(|tx| planning::read_support_file(tx, nowhere)).unwrap_err();
    assert_eq!(refusal.code, RefusalCode::FileUnreadable);
}
