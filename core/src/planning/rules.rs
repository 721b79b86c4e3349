//! The spans of the due list. Pure.

use super::Band;
use crate::foundation::Day;

/// From the first day (included) to the last (excluded), as they stand in the book. Each span contains the shorter ones
/// but for what is overdue.
pub(super) fn span(band: Band, today: Day) -> (String, String) {
    let until = |days: i64| today.plus_days(days + 1).to_string();
    match band {
        Band::Overdue => (String::new(), today.to_string()),
        Band::Days30 => (today.to_string(), until(30)),
        Band::Days90 => (today.to_string(), until(90)),
        Band::Days180 => (today.to_string(), until(180)),
        Band::Year => (today.to_string(), until(365)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_due_today_is_due_not_overdue() {
        let today = Day::parse("2026-11-23").unwrap();
        assert_eq!(span(Band::Overdue, today), (String::new(), "2026-11-23".into()));
        assert_eq!(span(Band::Days30, today), ("2026-11-23".into(), "2026-12-24".into()));
        assert_eq!(span(Band::Year, today), ("2026-11-23".into(), "2027-11-24".into()));
    }
}
