//! The declining schedule: whole numbers only, so that every machine gives the same amount. Pure.

use crate::foundation::{Day, Money, Problem, RefusalCode};

/// Loss of value in a year, in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decline(u16);

impl Decline {
    /// Refuses less than nothing and more than everything.
    pub fn per_mille(per_mille: i64) -> Result<Self, Problem> {
        match u16::try_from(per_mille) {
            Ok(value) if value <= 1000 => Ok(Decline(value)),
            _ => Err(Problem::new(RefusalCode::OutOfRange).with("from", 0).with("to", 100)),
        }
    }

    pub fn count(self) -> u16 {
        self.0
    }
}

/// Up to this price, in minor units, the schedule fits 64 bits, in which it is several times faster: a list asks it for
/// every row.
const FITS: i64 = 9_000_000_000;

/// What something bought for `price` on `bought` may be worth on `on`: each full year keeps the same share, and within
/// a year the value falls evenly, day by day. The price itself before it was bought. Rounded down to whole minor units.
pub fn worth(price: Money, decline: Decline, bought: Day, on: Day) -> Money {
    let days = on.days_since(bought).max(0);
    macro_rules! schedule {
        ($integer:ty) => {{
            let lost = <$integer>::from(decline.0);
            let mut value = <$integer>::from(price.minor) * 1_000_000;
            for _ in 0..(days / 365).min(60) {
                value = value * (1000 - lost) / 1000;
            }
            value -= value * lost / 1000 * <$integer>::from(days % 365) / 365;
            value / 1_000_000
        }};
    }
    let minor =
        if price.minor <= FITS { schedule!(i64) } else { i64::try_from(schedule!(i128)).unwrap_or(price.minor) };
    Money::new(minor, price.currency)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::foundation::Currency;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn dollars(minor: i64) -> Money {
        Money::new(minor, Currency::us_dollar())
    }

    #[track_caller]
    fn check(minor: i64, per_mille: i64, bought: &str, on: &str, expected: i64) {
        let worth = worth(dollars(minor), Decline::per_mille(per_mille).unwrap(), day(bought), day(on));
        assert_eq!(worth.minor, expected);
    }

    #[test]
    fn value_declines_by_the_year_and_evenly_within_it() {
        check(100_000, 350, "2026-01-01", "2026-01-01", 100_000);
        check(100_000, 350, "2026-01-01", "2027-01-01", 65_000);
        check(100_000, 350, "2025-01-01", "2027-01-01", 42_250);
        check(100_000, 200, "2026-01-01", "2026-07-03", 89_972);
        check(100_000, 350, "2026-01-01", "2025-01-01", 100_000);
        check(100_000, 1000, "2024-01-01", "2026-01-01", 0);
        check(100_000, 0, "2000-01-01", "2026-01-01", 100_000);
        check(Money::LARGEST, 350, "1990-01-01", "2100-12-31", 5);
    }

    #[test]
    fn a_decline_is_a_share() {
        assert!(Decline::per_mille(-1).is_err());
        assert!(Decline::per_mille(1001).is_err());
    }

    #[test]
    fn both_widths_give_the_same() {
        let decline = Decline::per_mille(350).unwrap();
        let small = worth(dollars(FITS), decline, day("2019-05-05"), day("2026-11-23")).minor;
        let large = worth(dollars(FITS * 100), decline, day("2019-05-05"), day("2026-11-23")).minor;
        assert_eq!(large / 100, small);
    }

    proptest! {
        #[test]
        fn value_never_rises_and_never_falls_below_nothing(
            minor in 0..=Money::LARGEST, per_mille in 0i64..=1000, first in 0i64..20_000, later in 0i64..5_000,
        ) {
            let (decline, bought) = (Decline::per_mille(per_mille).unwrap(), day("1995-06-15"));
            let on = bought.plus_days(first);
            let (now, then) = (worth(dollars(minor), decline, bought, on), worth(dollars(minor), decline, bought, on.plus_days(later)));
            prop_assert!(0 <= then.minor && then.minor <= now.minor && now.minor <= minor);
        }
    }
}
