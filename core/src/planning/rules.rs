//! The spans of the due list. Pure.

use super::Band;
use crate::foundation::{Day, MonthSet, Refusal};

/// The first day of a month as it stands in the book: `2026-11`.
pub(super) fn first_of_month(month: &str) -> Result<Day, Refusal> {
    Day::parse(&format!("{month}-01")).map_err(|_| Refusal::unexpected(format!("month {month}")))
}

/// Where a plan has what falls due on `day` when it moves it by whole quarters, `months` in all: not before today, and in a
/// month of that quarter that is open, if there is one. Gives the same month for any day of a month.
pub(super) fn planned(day: Day, months: i32, today: Day, closed: MonthSet) -> Day {
    let moved = day.shifted(months);
    let passed = |day: Day| day.month_start() < today.month_start();
    let start = moved.quarter_start();
    let quarter = [start, start.shifted(1), start.shifted(2)];
    let open = |month: &Day| !closed.has(month.month()) && !passed(*month);
    let own = moved.month_start();
    let month = if open(&own) {
        own
    } else {
        // The nearest before it, else the nearest after it; of a quarter without an open month its last.
        let before = quarter.into_iter().rev().find(|month| *month < own && open(month));
        let after = quarter.into_iter().find(|month| *month > own && open(month));
        before.or(after).unwrap_or_else(|| own.max(if passed(own) { quarter[2] } else { own }))
    };
    let on = match month.cmp(&own) {
        std::cmp::Ordering::Less => month.month_end(),
        std::cmp::Ordering::Equal => moved,
        std::cmp::Ordering::Greater => month,
    };
    // A day of this month that has passed already: its last day.
    if on < today { on.month_end() } else { on }
}

/// What costs so much today will cost in so many months: each full year makes it dearer by the same share, and within a
/// year it rises evenly, month by month. Never cheaper than today for what is overdue. Rounded down to minor units.
pub(super) fn inflated(minor: i64, per_mille: i64, months: i32) -> i64 {
    let (months, dearer) = (i128::from(months.max(0)), i128::from(per_mille));
    // Thousandths of a minor unit, so that the years do not each round down.
    let mut value = i128::from(minor) * 1_000;
    for _ in 0..(months / 12).min(120) {
        value = value.saturating_mul(1_000 + dearer) / 1_000;
    }
    value = value.saturating_add(value.saturating_mul(dearer * (months % 12)) / 12_000);
    i64::try_from(value / 1_000).unwrap_or(i64::MAX)
}

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
    fn a_plan_moves_by_quarters_and_keeps_clear_of_the_past_and_of_closed_months() {
        let day = |text| Day::parse(text).unwrap();
        let today = day("2026-11-23");
        for (due, months, closed, expected) in [
            ("2027-05-15", 3, &[][..], "2027-08-15"),
            ("2027-05-31", 9, &[], "2028-02-29"),
            // A school in August: July, which is in the quarter too.
            ("2027-05-15", 3, &[8], "2027-07-31"),
            ("2027-04-15", 3, &[7], "2027-08-01"),
            ("2027-05-15", 3, &[7, 8, 9], "2027-08-15"),
            // Overdue, planned this quarter: not in the past again.
            ("2026-07-10", 3, &[], "2026-11-30"),
            ("2026-08-10", 3, &[], "2026-11-30"),
            ("2026-08-28", 3, &[], "2026-11-28"),
            ("2026-07-10", 3, &[11], "2026-12-01"),
            ("2026-07-10", 3, &[11, 12], "2026-12-01"),
        ] {
            let found = planned(day(due), months, today, MonthSet::new(closed).unwrap());
            assert_eq!(found, day(expected), "{due} {months} {closed:?}");
        }
    }

    #[test]
    fn things_become_dearer_by_the_year_and_evenly_within_it() {
        for (minor, per_mille, months, expected) in [
            (100_000, 0, 48, 100_000),
            (100_000, 30, 12, 103_000),
            (100_000, 30, 24, 106_090),
            (100_000, 30, 6, 101_500),
            (100_000, 30, 18, 104_545),
            (100_000, 30, -5, 100_000),
            (100_000, -20, 12, 98_000),
            (1, 30, 12, 1),
            (0, 30, 12, 0),
        ] {
            assert_eq!(inflated(minor, per_mille, months), expected, "{minor} {per_mille} {months}");
        }
        assert_eq!(inflated(i64::MAX / 2, 1000, 1200), i64::MAX);
    }

    #[test]
    fn what_is_due_today_is_due_not_overdue() {
        let today = Day::parse("2026-11-23").unwrap();
        assert_eq!(span(Band::Overdue, today), (String::new(), "2026-11-23".into()));
        assert_eq!(span(Band::Days30, today), ("2026-11-23".into(), "2026-12-24".into()));
        assert_eq!(span(Band::Year, today), ("2026-11-23".into(), "2027-11-24".into()));
    }
}
