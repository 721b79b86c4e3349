//! The refresh plan as a calendar, read by a program that is not ours.

use std::collections::BTreeMap;

use calcard::icalendar::{ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarProperty, ICalendarValue};
use endwell_core::customers::{self, CustomerForm};
use endwell_core::foundation::ids::CustomerId;
use endwell_core::planning::{self, CalendarOf, SaveCalendar};

use crate::refreshes::harbor;
use crate::world::{World, category, laptop, policy};

/// An event as another program reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Event {
    start: String,
    sequence: i64,
    summary: String,
    description: String,
    cancelled: bool,
}

fn texts(component: &ICalendarComponent, name: &ICalendarProperty) -> String {
    let entries = component.entries.iter().filter(|entry| entry.name == *name);
    let text = |value: &ICalendarValue| match value {
        ICalendarValue::Text(text) => text.clone(),
        ICalendarValue::Integer(number) => number.to_string(),
        ICalendarValue::PartialDateTime(day) => {
            format!("{:04}-{:02}-{:02}", day.year.unwrap(), day.month.unwrap(), day.day.unwrap())
        }
        other => format!("{other:?}"),
    };
    entries.flat_map(|entry| entry.values.iter().map(text)).collect::<Vec<_>>().join(" ")
}

/// The events of the calendar by their identities.
#[track_caller]
fn calendar(world: &World, customer_id: Option<CustomerId>) -> BTreeMap<String, Event> {
    let path = world.path("refresh.ics");
    let save = SaveCalendar { customer_id, path: path.display().to_string() };
    world.ask(|tx| planning::save_calendar(tx, save));
    let text = std::fs::read_to_string(&path).unwrap();
    let calendar = ICalendar::parse(&text).unwrap();
    let events =
        calendar.components.iter().filter(|component| component.component_type == ICalendarComponentType::VEvent);
    let mut found = BTreeMap::new();
    for event in events {
        let read = Event {
            start: texts(event, &ICalendarProperty::Dtstart),
            sequence: texts(event, &ICalendarProperty::Sequence).parse().unwrap(),
            summary: texts(event, &ICalendarProperty::Summary),
            description: texts(event, &ICalendarProperty::Description),
            cancelled: texts(event, &ICalendarProperty::Status).contains("Cancelled"),
        };
        assert_eq!(found.insert(texts(event, &ICalendarProperty::Uid), read), None, "one event, one identity");
    }
    found
}

/// No event was forgotten, none counts backwards, and one that says something else counts on.
#[track_caller]
fn assert_follows(before: &BTreeMap<String, Event>, after: &BTreeMap<String, Event>) {
    for (uid, old) in before {
        let new = &after[uid];
        assert!(new.sequence >= old.sequence, "{old:?} {new:?}");
        assert!(new == old || new.sequence > old.sequence, "{old:?} {new:?}");
    }
}

#[test]
fn the_calendar_has_an_event_for_each_customer_and_month() {
    let world = World::new();
    let place = harbor(&world, "Harbor Dental Group");
    let other = world.customer("Orchard Foods");
    world.deploy(other, "2023-02-01", vec![laptop("APPLE111"), laptop("APPLE222")]);
    let events = calendar(&world, None);
    let of = |customer: CustomerId| {
        let mine = events.iter().filter(|(uid, _)| uid.starts_with(&customer.to_string()));
        mine.map(|(_, event)| (event.start.as_str(), event.summary.as_str())).collect::<Vec<_>>()
    };
    assert_eq!(
        of(place.customer),
        [
            ("2027-02-01", "Harbor Dental Group: 1 device due for refresh"),
            ("2027-08-01", "Harbor Dental Group: 1 device due for refresh"),
            ("2030-02-01", "Harbor Dental Group: 1 device due for refresh"),
        ]
    );
    assert_eq!(of(other.customer), [("2027-02-01", "Orchard Foods: 2 devices due for refresh")]);
    assert_eq!((events.len(), calendar(&world, Some(other.customer)).len()), (4, 1));
    assert!(events.values().all(|event| !event.cancelled && event.sequence >= 0));
    let february = events.values().find(|event| event.summary.starts_with("Orchard")).unwrap();
    assert_eq!(february.description, "Main site: 2 laptops");
    // Nothing changed: the same file, byte for byte.
    let bytes = std::fs::read(world.path("refresh.ics")).unwrap();
    calendar(&world, Some(other.customer));
    assert_eq!(std::fs::read(world.path("refresh.ics")).unwrap(), bytes);
}

#[test]
fn an_event_counts_its_changes_and_never_back() {
    let world = World::new();
    let place = harbor(&world, "Harbor Dental Group");
    let first = calendar(&world, None);
    let february = format!("{}-2027-02@endwell", place.customer);
    world.deploy(place, "2023-02-01", vec![laptop("MORE111")]);
    let more = calendar(&world, None);
    assert_follows(&first, &more);
    assert!(more[&february].sequence > first[&february].sequence);
    assert_eq!(more[&february].summary, "Harbor Dental Group: 2 devices due for refresh");
    // A year later: February 2027 has nothing any more, and says so.
    planning::apply(&world.book, policy(category("laptop"), Some(60))).unwrap();
    let later = calendar(&world, None);
    assert_follows(&more, &later);
    assert!(later[&february].cancelled);
    assert_eq!(later[&february].summary, "Harbor Dental Group: nothing due for refresh any more");
    assert!(!later[&format!("{}-2028-02@endwell", place.customer)].cancelled);
    let mut seen = later;
    for step in 0..4 {
        if step < 2 {
            world.book.undo().unwrap()
        } else {
            world.book.redo().unwrap()
        };
        let now = calendar(&world, None);
        assert_follows(&seen, &now);
        seen = now;
    }
    assert!(seen[&february].cancelled);
}

#[test]
fn a_customer_whose_recording_was_undone_has_no_events() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    world.deploy(place, "2023-02-28", vec![laptop("AAA111")]);
    assert_eq!(calendar(&world, None).len(), 1);
    world.book.undo().unwrap();
    assert!(calendar(&world, None).values().all(|event| event.cancelled));
    world.book.undo().unwrap();
    assert!(calendar(&world, None).is_empty());
    world.book.redo().unwrap();
    world.book.redo().unwrap();
    let events = calendar(&world, None);
    assert_eq!((events.len(), events.values().any(|event| event.cancelled)), (1, false));
}

#[test]
fn the_calendar_is_laid_where_a_program_may_open_it() {
    let world = World::new();
    let mut form = crate::world::company_form();
    (form.version, form.name) = (1, "Northwind: Calendars / IT".into());
    endwell_core::company::save(&world.book, form).unwrap();
    harbor(&world, "Harbor Dental Group");
    let laid = world.ask(|tx| planning::lay_calendar(tx, CalendarOf { customer_id: None }));
    assert!(laid.path.ends_with("Refresh plan of Northwind Calendars IT.ics"), "{}", laid.path);
    assert!(std::fs::read_to_string(&laid.path).unwrap().starts_with("BEGIN:VCALENDAR\r\n"));
    std::fs::remove_file(laid.path).unwrap();
}

#[test]
fn an_event_that_names_its_customer_anew_counts_on() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    world.deploy(place, "2024-02-29", vec![laptop("AAA111")]);
    let before = calendar(&world, None);
    let form =
        CustomerForm { id: place.customer, version: 1, name: "Harbor Dental Partners".into(), note: String::new() };
    customers::rename(&world.book, form).unwrap();
    let after = calendar(&world, None);
    let (old, new) = (before.values().next().unwrap(), after.values().next().unwrap());
    assert!(new.summary.contains("Partners") && new.sequence > old.sequence, "{new:?}");
    world.book.undo().unwrap();
    assert!(calendar(&world, None).values().next().unwrap().sequence > new.sequence);
}
