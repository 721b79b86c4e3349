//! The year as a customer sees it: the day on which its fiscal year begins, and sets of its months.

use std::fmt;

use serde::{Serialize, Serializer};
use ts_rs::TS;

use super::{Day, Problem, RefusalCode};

/// The day on which a fiscal year begins, written `04-01`. Only days that every month has: the 1st to the 28th.
#[derive(Clone, Copy, Debug, PartialEq, Eq, TS)]
#[ts(type = "string")]
pub struct YearStart {
    month: u32,
    day: u32,
}

impl YearStart {
    /// 1 January.
    pub fn calendar() -> Self {
        YearStart { month: 1, day: 1 }
    }

    /// Reads `04-01`; refuses what is no day of the year, and the 29th to the 31st.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let text = text.trim();
        if text.is_empty() {
            return Err(RefusalCode::Missing.into());
        }
        let parts = text.split_once('-').and_then(|(month, day)| Some((month.parse().ok()?, day.parse().ok()?)));
        match parts {
            Some((1..=12, 29..=31)) => Err(RefusalCode::FiscalYearDay.into()),
            Some((month @ 1..=12, day @ 1..=28)) => Ok(YearStart { month, day }),
            _ => Err(RefusalCode::NotADay.into()),
        }
    }

    /// The last day of the fiscal year in which `day` lies.
    pub fn year_end(self, day: Day) -> Day {
        let starts = |year| Day::new(year, self.month, self.day).ok();
        let next = starts(day.year()).filter(|start| *start > day).or_else(|| starts(day.year() + 1));
        next.map_or(Day::latest(), |start| start.plus_days(-1))
    }
}

impl fmt::Display for YearStart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

impl Serialize for YearStart {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Some months of the year, never all of them. On the wire their numbers: `[8, 12]`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, TS)]
#[ts(type = "number[]")]
pub struct MonthSet(u16);

impl MonthSet {
    /// From numbers of months, 1 to 12. Refuses all twelve: nothing could be scheduled any more.
    pub fn new(months: &[u32]) -> Result<Self, Problem> {
        let mut set = MonthSet::default();
        for month in months {
            if !(1..=12).contains(month) {
                return Err(Problem::new(RefusalCode::OutOfRange).with("from", 1).with("to", 12));
            }
            set.0 |= 1 << (month - 1);
        }
        if set.0 == 0xfff { Err(RefusalCode::EveryMonthClosed.into()) } else { Ok(set) }
    }

    pub fn has(self, month: u32) -> bool {
        (1..=12).contains(&month) && self.0 & (1 << (month - 1)) != 0
    }

    pub fn months(self) -> impl Iterator<Item = u32> {
        (1..=12).filter(move |month| self.has(*month))
    }

    /// As it stands in the book: bit n - 1 for month n.
    pub fn bits(self) -> u16 {
        self.0
    }

    pub fn from_bits(bits: u16) -> Result<Self, Problem> {
        MonthSet::new(&MonthSet(bits).months().collect::<Vec<_>>())
    }
}

impl Serialize for MonthSet {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.months())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fiscal_year_begins_on_a_day_that_every_month_has() {
        for (text, expected) in [
            ("04-01", Ok("04-01")),
            ("4-6", Ok("04-06")),
            ("01-31", Err(RefusalCode::FiscalYearDay)),
            ("02-31", Err(RefusalCode::FiscalYearDay)),
            ("02-29", Err(RefusalCode::FiscalYearDay)),
            ("13-01", Err(RefusalCode::NotADay)),
            ("07-00", Err(RefusalCode::NotADay)),
            ("July", Err(RefusalCode::NotADay)),
            ("", Err(RefusalCode::Missing)),
        ] {
            let start = YearStart::parse(text).map(|start| start.to_string()).map_err(|problem| problem.code);
            assert_eq!(start, expected.map(str::to_owned), "{text}");
        }
    }

    #[test]
    fn a_fiscal_year_ends_the_day_before_the_next_begins() {
        for (start, of, end) in [
            ("01-01", "2026-11-23", "2026-12-31"),
            ("04-01", "2026-03-31", "2026-03-31"),
            ("04-01", "2026-04-01", "2027-03-31"),
            ("03-01", "2027-12-01", "2028-02-29"),
            ("07-01", "2100-09-01", "2100-12-31"),
        ] {
            let day = |text| Day::parse(text).unwrap();
            assert_eq!(YearStart::parse(start).unwrap().year_end(day(of)), day(end), "{start} {of}");
        }
    }

    #[test]
    fn some_month_stays_open() {
        assert_eq!(MonthSet::new(&[8, 12]).unwrap().months().collect::<Vec<_>>(), [8, 12]);
        assert_eq!(MonthSet::new(&(1..=12).collect::<Vec<_>>()).unwrap_err().code, RefusalCode::EveryMonthClosed);
        assert_eq!(MonthSet::new(&[0]).unwrap_err().code, RefusalCode::OutOfRange);
        assert_eq!(MonthSet::from_bits(0b1000_1000_0000), MonthSet::new(&[8, 12]));
    }
}
