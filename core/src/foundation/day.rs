//! Calendar days and months. No time zone ever touches a `Day`.

use std::fmt;

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

use super::{Problem, RefusalCode};

/// A calendar date between 1 January 1990 and 31 December 2100, written `2026-11-23`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, TS)]
#[ts(type = "string")]
pub struct Day(NaiveDate);

/// A whole number of months, from 1 to 600 (fifty years).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "i64")]
#[ts(type = "number")]
pub struct Months(u16);

impl TryFrom<i64> for Months {
    type Error = String;

    fn try_from(months: i64) -> Result<Self, String> {
        Months::new(months).map_err(|problem| problem.code.as_str().to_owned())
    }
}

impl Months {
    pub const LONGEST: u16 = 600;

    /// Refuses zero and more than fifty years.
    pub fn new(months: i64) -> Result<Self, Problem> {
        match u16::try_from(months) {
            Ok(months) if (1..=Self::LONGEST).contains(&months) => Ok(Months(months)),
            _ => Err(Problem::new(RefusalCode::OutOfRange).with("from", 1).with("to", Self::LONGEST)),
        }
    }

    pub fn count(self) -> u16 {
        self.0
    }
}

impl Day {
    const FIRST_YEAR: i32 = 1990;
    const LAST_YEAR: i32 = 2100;

    /// Refuses days that are not in the calendar or lie outside 1990 to 2100.
    pub fn new(year: i32, month: u32, day: u32) -> Result<Self, Problem> {
        let date = NaiveDate::from_ymd_opt(year, month, day).ok_or(RefusalCode::NotADay)?;
        Self::from_date(date)
    }

    /// Reads `2026-11-23` and nothing else: a person's way of writing dates is the window's business.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let text = text.trim();
        if text.is_empty() {
            return Err(RefusalCode::Missing.into());
        }
        let (year, month, day) = digits(text).ok_or(RefusalCode::NotADay)?;
        Self::new(year, month, day)
    }

    /// As `parse`, but an empty text is no day rather than a missing one.
    pub fn parse_optional(text: &str) -> Result<Option<Self>, Problem> {
        if text.trim().is_empty() { Ok(None) } else { Self::parse(text).map(Some) }
    }

    fn from_date(date: NaiveDate) -> Result<Self, Problem> {
        if (Self::FIRST_YEAR..=Self::LAST_YEAR).contains(&date.year()) {
            Ok(Day(date))
        } else {
            Err(Problem::new(RefusalCode::DayOutOfRange).with("from", Self::FIRST_YEAR).with("to", Self::LAST_YEAR))
        }
    }

    pub fn year(self) -> i32 {
        self.0.year()
    }

    pub fn month(self) -> u32 {
        self.0.month()
    }

    pub fn day_of_month(self) -> u32 {
        self.0.day()
    }

    /// The same day of the month that many months later, or that month's last day where it is shorter:
    /// 31 August and six months are the last day of February. Stops at the end of 2100.
    ///
    /// ```
    /// use endwell_core::foundation::{Day, Months};
    /// let leap_day = Day::parse("2024-02-29").ok();
    /// let year_on = leap_day.zip(Months::new(12).ok()).map(|(day, months)| day.plus_months(months).to_string());
    /// assert_eq!(year_on.as_deref(), Some("2025-02-28"));
    /// ```
    #[must_use]
    pub fn plus_months(self, months: Months) -> Self {
        self.0
            .checked_add_months(chrono::Months::new(u32::from(months.0)))
            .filter(|date| date.year() <= Self::LAST_YEAR)
            .map_or(Self::latest(), Day)
    }

    /// That many days later (earlier when negative), held within 1990 to 2100.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        let step = Days::new(days.unsigned_abs());
        let date = if days < 0 { self.0.checked_sub_days(step) } else { self.0.checked_add_days(step) };
        match date {
            Some(date) if date.year() > Self::LAST_YEAR => Self::latest(),
            Some(date) if date.year() < Self::FIRST_YEAR => Self::earliest(),
            Some(date) => Day(date),
            None if days < 0 => Self::earliest(),
            None => Self::latest(),
        }
    }

    /// Days from `earlier` to `self`; negative when `self` comes first.
    pub fn days_since(self, earlier: Day) -> i64 {
        self.0.signed_duration_since(earlier.0).num_days()
    }

    /// The first day of this day's quarter.
    #[must_use]
    pub fn quarter_start(self) -> Self {
        let month = self.0.month0() / 3 * 3;
        self.0.with_day(1).and_then(|date| date.with_month0(month)).map_or(self, Day)
    }

    /// That many months later, earlier when negative; as `plus_months` otherwise, held within 1990 to 2100.
    #[must_use]
    pub fn shifted(self, months: i32) -> Self {
        let step = chrono::Months::new(months.unsigned_abs());
        let date = if months < 0 { self.0.checked_sub_months(step) } else { self.0.checked_add_months(step) };
        match date {
            Some(date) if (Self::FIRST_YEAR..=Self::LAST_YEAR).contains(&date.year()) => Day(date),
            _ if months < 0 => Self::earliest(),
            _ => Self::latest(),
        }
    }

    /// The first day of this day's month.
    #[must_use]
    pub fn month_start(self) -> Self {
        self.0.with_day(1).map_or(self, Day)
    }

    /// The last day of this day's month.
    #[must_use]
    pub fn month_end(self) -> Self {
        let days = i64::from(self.0.num_days_in_month());
        self.month_start().plus_days(days - 1)
    }

    /// The last day of this day's quarter.
    #[must_use]
    pub fn quarter_end(self) -> Self {
        self.quarter_start().shifted(2).month_end()
    }

    /// Months from the month of `earlier` to this day's month; negative when it comes first.
    pub fn months_since(self, earlier: Day) -> i32 {
        (self.0.year() - earlier.0.year()) * 12 + self.0.month0().cast_signed() - earlier.0.month0().cast_signed()
    }

    /// 1 January 1990, the first day Endwell knows.
    pub fn earliest() -> Self {
        Day(NaiveDate::MIN.with_year(Self::FIRST_YEAR).unwrap_or(NaiveDate::MIN))
    }

    /// 31 December 2100, the last day Endwell knows.
    pub fn latest() -> Self {
        Day(NaiveDate::MAX.with_year(Self::LAST_YEAR).unwrap_or(NaiveDate::MAX))
    }
}

/// Year, month and day of `2026-11-23`; every list reads thousands of these.
fn digits(text: &str) -> Option<(i32, u32, u32)> {
    let bytes: &[u8; 10] = text.as_bytes().try_into().ok()?;
    let number = |part: &[u8]| {
        part.iter().try_fold(0, |sum: u32, byte| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0')))
    };
    let year = number(&bytes[..4])?;
    let apart = bytes[4] == b'-' && bytes[7] == b'-';
    apart.then_some((i32::try_from(year).ok()?, number(&bytes[5..7])?, number(&bytes[8..])?))
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Day::parse(&text).map_err(|_| serde::de::Error::custom("not a day"))
    }
}

impl TryFrom<NaiveDate> for Day {
    type Error = Problem;

    fn try_from(date: NaiveDate) -> Result<Self, Problem> {
        Self::from_date(date)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[track_caller]
    fn after_months(from: &str, months: i64, expected: &str) {
        assert_eq!(day(from).plus_months(Months::new(months).unwrap()).to_string(), expected);
    }

    #[test]
    fn a_month_end_is_clamped_never_overflowed() {
        after_months("2026-08-31", 6, "2027-02-28");
        after_months("2023-08-31", 6, "2024-02-29");
        after_months("2024-02-29", 12, "2025-02-28");
        after_months("2024-02-29", 48, "2028-02-29");
        after_months("2026-01-31", 1, "2026-02-28");
        after_months("2026-12-31", 2, "2027-02-28");
        after_months("2026-11-30", 36, "2029-11-30");
        after_months("2099-06-01", 600, "2100-12-31");
    }

    #[test]
    fn ends_of_months_and_quarters() {
        for (of, month_end, quarter_end) in [
            ("2024-02-29", "2024-02-29", "2024-03-31"),
            ("2026-02-01", "2026-02-28", "2026-03-31"),
            ("2026-12-31", "2026-12-31", "2026-12-31"),
            ("2026-11-23", "2026-11-30", "2026-12-31"),
            ("2100-12-01", "2100-12-31", "2100-12-31"),
        ] {
            assert_eq!((day(of).month_end(), day(of).quarter_end()), (day(month_end), day(quarter_end)), "{of}");
        }
        assert_eq!(day("2026-03-31").shifted(-1), day("2026-02-28"));
        assert_eq!(day("2026-11-30").shifted(3), day("2027-02-28"));
        assert_eq!(day("1990-01-15").shifted(-3), day("1990-01-01"));
        assert_eq!(day("2027-02-01").months_since(day("2026-11-30")), 3);
    }

    #[test]
    fn days_that_are_not_in_the_calendar_are_refused() {
        for text in ["2026-02-31", "2025-02-29", "2026-13-01", "2026-1-1", "23.11.2026", "tomorrow", "2026-11-23x"] {
            assert_eq!(Day::parse(text).unwrap_err().code, RefusalCode::NotADay, "{text}");
        }
        for text in ["1989-12-31", "2101-01-01", "0001-01-01"] {
            assert_eq!(Day::parse(text).unwrap_err().code, RefusalCode::DayOutOfRange, "{text}");
        }
        assert_eq!(Day::parse("  ").unwrap_err().code, RefusalCode::Missing);
    }

    #[test]
    fn zero_negative_and_endless_months_are_refused() {
        for months in [0, -1, 601, i64::MAX, i64::MIN] {
            assert_eq!(Months::new(months).unwrap_err().code, RefusalCode::OutOfRange, "{months}");
        }
    }

    fn any_day() -> impl Strategy<Value = Day> {
        (0i64..40_000).prop_map(|days| day("1990-01-01").plus_days(days))
    }

    proptest! {
        /// The n-th refresh counts from the original date: a month end never drifts through a shorter month.
        #[test]
        fn months_land_in_the_right_month(from in any_day(), months in 1i64..=600) {
            let to = from.plus_months(Months::new(months).unwrap());
            prop_assume!(to < Day::latest());
            let counted = (i64::from(to.year()) * 12 + i64::from(to.month()))
                - (i64::from(from.year()) * 12 + i64::from(from.month()));
            prop_assert_eq!(counted, months);
            prop_assert!(to.day_of_month() <= from.day_of_month());
            prop_assert!(to.day_of_month() == from.day_of_month() || to.plus_days(1).day_of_month() == 1);
        }

        /// Counting on from a date that was itself counted can only lose days at a month's end: therefore every date is
        /// counted from the original one.
        #[test]
        fn counting_in_two_steps_never_comes_later(from in any_day(), first in 1i64..300, second in 1i64..300) {
            let months = |count| Months::new(count).unwrap();
            let (at_once, in_two) = (from.plus_months(months(first + second)), from.plus_months(months(first)).plus_months(months(second)));
            prop_assert!(in_two <= at_once);
            prop_assert_eq!(at_once.month_start(), in_two.month_start());
            if from.day_of_month() <= 28 {
                prop_assert_eq!(in_two, at_once);
            }
        }

        #[test]
        fn more_months_never_come_earlier(from in any_day(), months in 1i64..600) {
            prop_assert!(from.plus_months(Months::new(months).unwrap()) <= from.plus_months(Months::new(months + 1).unwrap()));
        }

        #[test]
        fn what_is_written_is_read_back(from in any_day()) {
            prop_assert_eq!(Day::parse(&from.to_string()), Ok(from));
        }

        #[test]
        fn days_counted_are_days_added(from in any_day(), days in -3000i64..3000) {
            let to = from.plus_days(days);
            prop_assume!(to > Day::earliest() && to < Day::latest());
            prop_assert_eq!(to.days_since(from), days);
        }
    }
}
