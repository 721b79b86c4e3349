//! Calendars as calendar programs read them: iCalendar (RFC 5545), published for whoever imports it (RFC 5546).
//! Writes plain values; it knows no feature and no clock.

use crate::foundation::{Day, Moment};

/// A line may have this many octets before its line break (RFC 5545, section 3.1).
const LONGEST_LINE: usize = 75;

/// The calendar as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// Which program wrote it, as in `-//Endwell//Endwell 1.0//EN`.
    pub product: String,
    /// What calendar programs may call it; not written when empty.
    pub name: String,
}

/// Something that happens on one whole day, wherever the reader is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarEvent {
    /// The same for ever, and nobody else's: by it a program knows the event again when the file is imported anew.
    pub uid: String,
    /// Grows with each change of the event; programs ignore a lower one than they have.
    pub sequence: u32,
    /// When the file was written.
    pub stamp: Moment,
    pub day: Day,
    /// One line: what stands in the calendar.
    pub summary: String,
    /// Any number of lines; not written when empty.
    pub description: String,
    pub categories: Vec<String>,
    /// It does not take place; programs strike it out or remove it.
    pub cancelled: bool,
    /// Remind so many days before, at the beginning of that day; 0 on the day itself. A cancelled event reminds nobody.
    pub alarm_days_before: Option<u32>,
}

/// Writes an `.ics` file: UTF-8, every line ended by CRLF and folded. Nobody is made busy by its events.
///
/// Control characters, which the format has no place for, are left out; a line break of any kind stays a line break.
pub fn write_calendar(calendar: &Calendar, events: &[CalendarEvent]) -> String {
    let mut file = Lines::default();
    file.line("BEGIN", "VCALENDAR");
    file.line("VERSION", "2.0");
    file.line("PRODID", &escaped(&calendar.product));
    file.line("CALSCALE", "GREGORIAN");
    file.line("METHOD", "PUBLISH");
    if !calendar.name.is_empty() {
        // The first is the standard's (RFC 7986), the second is what older programs read.
        file.line("NAME", &escaped(&calendar.name));
        file.line("X-WR-CALNAME", &escaped(&calendar.name));
    }
    for event in events {
        write_event(&mut file, event);
    }
    file.line("END", "VCALENDAR");
    file.text
}

fn write_event(file: &mut Lines, event: &CalendarEvent) {
    file.line("BEGIN", "VEVENT");
    file.line("UID", &escaped(&event.uid));
    file.line("SEQUENCE", &event.sequence.to_string());
    file.line("DTSTAMP", &event.stamp.basic());
    file.line("DTSTART;VALUE=DATE", &date(event.day));
    // The end is not part of the event. On the last day that there is nothing comes after, and one day is the default.
    let end = event.day.plus_days(1);
    if end > event.day {
        file.line("DTEND;VALUE=DATE", &date(end));
    }
    file.line("SUMMARY", &escaped(&event.summary));
    if !event.description.is_empty() {
        file.line("DESCRIPTION", &escaped(&event.description));
    }
    if !event.categories.is_empty() {
        let categories: Vec<String> = event.categories.iter().map(|category| escaped(category)).collect();
        file.line("CATEGORIES", &categories.join(","));
    }
    file.line("TRANSP", "TRANSPARENT");
    match (event.cancelled, event.alarm_days_before) {
        (true, _) => file.line("STATUS", "CANCELLED"),
        (false, Some(days)) => write_alarm(file, days, &event.summary),
        (false, None) => {}
    }
    file.line("END", "VEVENT");
}

fn write_alarm(file: &mut Lines, days_before: u32, summary: &str) {
    file.line("BEGIN", "VALARM");
    file.line("ACTION", "DISPLAY");
    file.line("DESCRIPTION", &escaped(summary));
    match days_before {
        0 => file.line("TRIGGER", "PT0S"),
        days => file.line("TRIGGER", &format!("-P{days}D")),
    }
    file.line("END", "VALARM");
}

/// `20261123`
fn date(day: Day) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day_of_month())
}

/// A text as a value (RFC 5545, section 3.3.11).
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for character in text.replace("\r\n", "\n").chars() {
        match character {
            '\n' | '\r' => value.push_str("\\n"),
            '\\' | ',' | ';' => value.extend(['\\', character]),
            '\t' => value.push(character),
            hidden if hidden.is_control() => {}
            seen => value.push(seen),
        }
    }
    value
}

/// The file as far as it is written.
#[derive(Default)]
struct Lines {
    text: String,
}

impl Lines {
    /// One property, folded between characters: the rest goes on behind a line break and a space.
    fn line(&mut self, name: &str, value: &str) {
        let mut octets = 0;
        for character in name.chars().chain([':']).chain(value.chars()) {
            if octets + character.len_utf8() > LONGEST_LINE {
                self.text.push_str("\r\n ");
                octets = 1;
            }
            self.text.push(character);
            octets += character.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use calcard::icalendar::{
        ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarProperty, ICalendarValue,
    };
    use proptest::prelude::*;

    use super::*;
    use crate::foundation::Outside;
    use crate::foundation::outside::Fixed;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn event(summary: &str) -> CalendarEvent {
        CalendarEvent {
            uid: "refresh-7@endwell".into(),
            sequence: 3,
            stamp: Fixed::new(day("2026-11-23"), 1).now(),
            day: day("2027-02-28"),
            summary: summary.into(),
            description: String::new(),
            categories: Vec::new(),
            cancelled: false,
            alarm_days_before: None,
        }
    }

    fn written(events: &[CalendarEvent]) -> String {
        let calendar = Calendar { product: "-//Endwell//Endwell//EN".into(), name: "Refresh dates".into() };
        let text = write_calendar(&calendar, events);
        assert!(text.ends_with("END:VCALENDAR\r\n"));
        for line in text.split_terminator("\r\n") {
            assert!(line.len() <= LONGEST_LINE && !line.contains(['\r', '\n']), "{line:?}");
        }
        text
    }

    /// As a reader by other people sees it: the calendar's components of one kind.
    fn read(text: &str, kind: &ICalendarComponentType) -> Vec<ICalendarComponent> {
        let calendar = ICalendar::parse(text).unwrap();
        calendar.components.into_iter().filter(|component| component.component_type == *kind).collect()
    }

    fn texts(component: &ICalendarComponent, name: &ICalendarProperty) -> Vec<String> {
        let entries = component.entries.iter().filter(|entry| entry.name == *name);
        let text = |value: &ICalendarValue| match value {
            ICalendarValue::Text(text) => text.clone(),
            other => format!("{other:?}"),
        };
        entries.flat_map(|entry| entry.values.iter().map(text)).collect()
    }

    /// What a text is after the format had it: one kind of line break, nothing that cannot be seen.
    fn plain(text: &str) -> String {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        text.chars().filter(|c| !c.is_control() || ['\n', '\t'].contains(c)).collect()
    }

    #[test]
    fn a_file_is_what_the_standard_shows() {
        let mut due = event("Harbor Dental; Boston, MA: 12 laptops");
        due.description = "One\r\nTwo \\ three".into();
        due.categories = vec!["Refresh".into(), "A, B".into()];
        due.alarm_days_before = Some(30);
        let expected = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Endwell//Endwell//EN\r\nCALSCALE:GREGORIAN\r\n\
            METHOD:PUBLISH\r\nNAME:Refresh dates\r\nX-WR-CALNAME:Refresh dates\r\nBEGIN:VEVENT\r\n\
            UID:refresh-7@endwell\r\nSEQUENCE:3\r\nDTSTAMP:20261123T120000Z\r\nDTSTART;VALUE=DATE:20270228\r\n\
            DTEND;VALUE=DATE:20270301\r\nSUMMARY:Harbor Dental\\; Boston\\, MA: 12 laptops\r\n\
            DESCRIPTION:One\\nTwo \\\\ three\r\nCATEGORIES:Refresh,A\\, B\r\nTRANSP:TRANSPARENT\r\nBEGIN:VALARM\r\n\
            ACTION:DISPLAY\r\nDESCRIPTION:Harbor Dental\\; Boston\\, MA: 12 laptops\r\nTRIGGER:-P30D\r\nEND:VALARM\r\n\
            END:VEVENT\r\nEND:VCALENDAR\r\n";
        assert_eq!(written(&[due]), expected);
    }

    #[test]
    fn a_cancelled_event_says_so_and_reminds_nobody() {
        let cancelled = CalendarEvent { cancelled: true, alarm_days_before: Some(7), ..event("Refresh") };
        let text = written(&[event("Pickup"), cancelled]);
        let events = read(&text, &ICalendarComponentType::VEvent);
        let states: Vec<_> = events.iter().map(|event| texts(event, &ICalendarProperty::Status)).collect();
        assert_eq!(states, [vec![], vec!["Status(Cancelled)".to_owned()]]);
        assert!(read(&text, &ICalendarComponentType::VAlarm).is_empty());
    }

    #[test]
    fn a_reminder_on_the_day_itself_and_the_last_day_of_all() {
        let last = CalendarEvent { day: day("2100-12-31"), alarm_days_before: Some(0), ..event("Refresh") };
        let text = written(&[last]);
        assert!(text.contains("TRIGGER:PT0S\r\n"));
        assert!(!text.contains("DTEND"), "an event must not end before it is over");
    }

    #[test]
    fn a_line_is_folded_between_characters_at_every_length() {
        for length in 0..200 {
            for letter in ["x", "é", "漢", "🏢"] {
                let summary = letter.repeat(length);
                let text = written(&[event(&summary)]);
                let events = read(&text, &ICalendarComponentType::VEvent);
                assert_eq!(texts(&events[0], &ICalendarProperty::Summary).concat(), summary);
            }
        }
    }

    fn awkward() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            Just("\r\n".to_owned()),
            Just("\n".to_owned()),
            Just("\r".to_owned()),
            Just("\\n".to_owned()),
            Just("END:VEVENT\r\n".to_owned()),
            Just("👩🏽‍💻 עברית ß".to_owned()),
            "[,;:\\\\\"' \t=^]{1,8}",
            "[a-zé漢]{1,90}",
            any::<String>(),
        ];
        prop::collection::vec(piece, 1..8).prop_map(|pieces| format!("a{}z", pieces.concat()))
    }

    proptest! {
        #[test]
        fn whatever_is_written_is_read_as_it_was(
            summary in awkward(), description in awkward(), category in awkward(), days in 0i64..36_000, ahead in 1u32..400,
        ) {
            let written_event = CalendarEvent {
                day: Day::earliest().plus_days(days),
                description: description.clone(),
                categories: vec![category.clone(), "Refresh".into()],
                alarm_days_before: Some(ahead),
                ..event(&summary)
            };
            let text = written(&[event("Before"), written_event.clone(), event("After")]);
            let events = read(&text, &ICalendarComponentType::VEvent);
            prop_assert_eq!(events.len(), 3);
            let read_event = &events[1];
            prop_assert_eq!(texts(read_event, &ICalendarProperty::Summary).concat(), plain(&summary));
            prop_assert_eq!(texts(read_event, &ICalendarProperty::Description).concat(), plain(&description));
            // This reader drops one of two spaces behind an escaped character in a list, so spaces are not compared there.
            let dense = |text: &str| text.split_whitespace().collect::<String>();
            let categories = texts(read_event, &ICalendarProperty::Categories);
            let categories: Vec<String> = categories.iter().map(|category| dense(category)).collect();
            prop_assert_eq!(categories, [dense(&plain(&category)), "Refresh".to_owned()]);
            prop_assert_eq!(texts(read_event, &ICalendarProperty::Uid), ["refresh-7@endwell"]);
            let starts = read_event.entries.iter().find(|entry| entry.name == ICalendarProperty::Dtstart).unwrap();
            let ICalendarValue::PartialDateTime(start) = &starts.values[0] else { panic!("{starts:?}") };
            let read_day = (start.year.map(i32::from), start.month.map(u32::from), start.day.map(u32::from), start.hour);
            let day = written_event.day;
            prop_assert_eq!(read_day, (Some(day.year()), Some(day.month()), Some(day.day_of_month()), None));
            prop_assert_eq!(read(&text, &ICalendarComponentType::VAlarm).len(), 1);
        }
    }
}
