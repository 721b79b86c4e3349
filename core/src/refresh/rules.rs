//! The refresh date of a device, from what is known of it and the policies. Pure: every date is counted from the original
//! one, never from a date that was itself counted.

use super::{Device, MovedTo, Pick, Refresh, RefreshSource, ScopeKind, Terms, Why};
use crate::customers::CustomerTerms;
use crate::foundation::{Day, MonthSet};

/// The refresh date under the first of the policies that can say one; the most specific comes first.
///
/// A policy that asks for dates nobody knows (a warranty's end that was never entered) passes the question on to the next,
/// and the answer says what was missing: a device never loses its date in silence.
pub fn schedule(device: &Device, policies: &[(ScopeKind, Terms)], customer: &CustomerTerms) -> Refresh {
    let mut unknown = Vec::new();
    for (scope, terms) in policies {
        let asked = [
            (
                RefreshSource::Policy,
                terms.months.is_some(),
                terms.months.map(|months| device.deployed_on.plus_months(months)),
            ),
            (RefreshSource::Warranty, terms.warranty, device.warranty_until),
            (RefreshSource::Support, terms.support, device.support_until),
        ];
        let asked = asked.into_iter().filter(|(_, asked, _)| *asked);
        let (known, missing): (Vec<_>, Vec<_>) = asked.partition(|(_, _, date)| date.is_some());
        let several = known.len() + missing.len() > 1;
        for (source, _, _) in &missing {
            if !unknown.contains(source) {
                unknown.push(*source);
            }
        }
        let dates = known.into_iter().filter_map(|(source, _, date)| Some((date?, source)));
        // Of two sources for one day the first in the list is named.
        let chosen = match terms.pick {
            Pick::Earliest => dates.min_by_key(|(date, _)| *date),
            Pick::Latest => dates.rev().max_by_key(|(date, _)| *date),
        };
        let Some((date, source)) = chosen else {
            if missing.is_empty() {
                return nothing(Some(*scope), unknown);
            }
            continue;
        };
        // What had ended before the device was deployed is due at once.
        let counted = date.max(device.deployed_on);
        let moved = moved(counted, terms.moved_to, customer);
        let on = keep_clear(moved, device.deployed_on, customer.blackout_months);
        let why = Why {
            scope: Some(*scope),
            months: terms.months.filter(|_| source == RefreshSource::Policy),
            counted: Some(counted),
            moved_to: Some(terms.moved_to).filter(|to| *to != MovedTo::AsCounted),
            pick: Some(terms.pick).filter(|_| several),
            kept_clear: on != moved,
            unknown,
            reason: String::new(),
        };
        return Refresh { on: Some(on), source, why };
    }
    nothing(None, unknown)
}

/// A date that somebody set.
pub fn by_hand(on: Day, reason: String) -> Refresh {
    Refresh { on: Some(on), source: RefreshSource::Manual, why: Why { reason, ..Why::default() } }
}

/// Supplies are replaced when they are empty: nothing is scheduled, and no policy said so.
pub fn unscheduled() -> Refresh {
    nothing(None, Vec::new())
}

fn nothing(scope: Option<ScopeKind>, unknown: Vec<RefreshSource>) -> Refresh {
    Refresh { on: None, source: RefreshSource::None, why: Why { scope, unknown, ..Why::default() } }
}

/// The first day of that kind that is not before `day`.
fn moved(day: Day, to: MovedTo, customer: &CustomerTerms) -> Day {
    match to {
        MovedTo::AsCounted => day,
        MovedTo::MonthEnd => day.month_end(),
        MovedTo::QuarterEnd => day.quarter_end(),
        MovedTo::FiscalYearEnd => customer.fiscal_year_start.year_end(day),
    }
}

/// Out of the months in which nothing may be changed: to the last day of the nearest open month before, so that no promise
/// is broken; where that would be before the deployment, to the first day of the next open month.
fn keep_clear(day: Day, deployed_on: Day, blackout: MonthSet) -> Day {
    let closed = |day: &Day| blackout.has(day.month());
    if !closed(&day) {
        return day;
    }
    let before = std::iter::successors(Some(day), |day| Some(day.month_start().plus_days(-1))).take(13);
    let after = std::iter::successors(Some(day), |day| Some(day.month_end().plus_days(1))).take(13);
    let open = |mut days: Box<dyn Iterator<Item = Day>>| days.find(|day| !closed(day));
    let before = open(Box::new(before));
    before.filter(|before| *before >= deployed_on).or_else(|| open(Box::new(after))).or(before).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::catalogue::Category;
    use crate::foundation::{Choice, Months, YearStart};

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn months(count: i64) -> Option<Months> {
        Some(Months::new(count).unwrap())
    }

    fn device(deployed_on: &str) -> Device {
        Device {
            asset: None,
            customer: None,
            category: Category::parse("laptop").unwrap(),
            model: None,
            deployed_on: day(deployed_on),
            warranty_until: None,
            support_until: None,
        }
    }

    fn under(device: &Device, terms: Terms) -> Refresh {
        schedule(device, &[(ScopeKind::Category, terms)], &CustomerTerms::usual())
    }

    #[test]
    fn a_date_is_counted_from_the_day_of_deployment() {
        for (deployed_on, count, expected) in [
            ("2024-02-29", 36, "2027-02-28"),
            ("2024-02-29", 48, "2028-02-29"),
            ("2026-08-31", 6, "2027-02-28"),
            ("2026-01-31", 1, "2026-02-28"),
            ("2099-06-01", 600, "2100-12-31"),
        ] {
            let refresh = under(&device(deployed_on), Terms::months(months(count)));
            assert_eq!((refresh.on, refresh.source), (Some(day(expected)), RefreshSource::Policy), "{deployed_on}");
            assert_eq!(refresh.why.months, months(count));
        }
        let toner = under(&device("2026-08-31"), Terms::months(None));
        assert_eq!((toner.on, toner.source, toner.why.scope), (None, RefreshSource::None, Some(ScopeKind::Category)));
    }

    #[test]
    fn the_earliest_or_the_latest_of_several_dates_holds() {
        let device = Device {
            warranty_until: Some(day("2027-03-01")),
            support_until: Some(day("2029-06-30")),
            ..device("2024-03-01")
        };
        let of = |months, warranty, support, pick| {
            let refresh = under(&device, Terms { months, warranty, support, pick, moved_to: MovedTo::AsCounted });
            (refresh.on.map(|on| on.to_string()).unwrap_or_default(), refresh.source)
        };
        let (early, late) = (Pick::Earliest, Pick::Latest);
        for (found, on, source) in [
            (of(months(48), true, true, early), "2027-03-01", RefreshSource::Warranty),
            (of(months(48), true, true, late), "2029-06-30", RefreshSource::Support),
            (of(months(48), true, false, late), "2028-03-01", RefreshSource::Policy),
            (of(None, false, true, early), "2029-06-30", RefreshSource::Support),
            // Both fall on the same day: the months are named.
            (of(months(36), true, false, early), "2027-03-01", RefreshSource::Policy),
            (of(months(36), true, false, late), "2027-03-01", RefreshSource::Policy),
        ] {
            assert_eq!(found, (on.to_owned(), source));
        }
    }

    #[test]
    fn a_date_nobody_knows_passes_the_question_on() {
        let warranty = Terms { warranty: true, ..Terms::months(None) };
        let policies = [(ScopeKind::Customer, warranty), (ScopeKind::Default, Terms::months(months(48)))];
        let refresh = schedule(&device("2024-03-01"), &policies, &CustomerTerms::usual());
        assert_eq!((refresh.on, refresh.source), (Some(day("2028-03-01")), RefreshSource::Policy));
        assert_eq!((refresh.why.scope, refresh.why.unknown), (Some(ScopeKind::Default), vec![RefreshSource::Warranty]));
        // One of two is known: it holds, and what is missing is said.
        let both = Terms { warranty: true, ..Terms::months(months(36)) };
        let refresh = under(&device("2024-03-01"), both);
        assert_eq!((refresh.on, refresh.why.unknown), (Some(day("2027-03-01")), vec![RefreshSource::Warranty]));
        // Nobody can say: nothing is scheduled, and the reason stands there.
        let refresh = under(&device("2024-03-01"), warranty);
        assert_eq!((refresh.on, refresh.why.unknown), (None, vec![RefreshSource::Warranty]));
    }

    #[test]
    fn a_policy_of_nothing_ends_the_search() {
        let policies = [(ScopeKind::Model, Terms::months(None)), (ScopeKind::Default, Terms::months(months(48)))];
        assert_eq!(schedule(&device("2024-03-01"), &policies, &CustomerTerms::usual()).on, None);
    }

    #[test]
    fn a_date_moves_to_the_end_of_a_month_a_quarter_or_the_fiscal_year() {
        let to = |deployed_on: &str, moved_to, fiscal: &str| {
            let customer =
                CustomerTerms { fiscal_year_start: YearStart::parse(fiscal).unwrap(), ..CustomerTerms::usual() };
            let terms = Terms { moved_to, ..Terms::months(months(36)) };
            schedule(&device(deployed_on), &[(ScopeKind::Category, terms)], &customer).on.unwrap().to_string()
        };
        assert_eq!(to("2024-02-29", MovedTo::MonthEnd, "01-01"), "2027-02-28");
        assert_eq!(to("2024-04-03", MovedTo::QuarterEnd, "01-01"), "2027-06-30");
        assert_eq!(to("2024-06-30", MovedTo::QuarterEnd, "01-01"), "2027-06-30");
        assert_eq!(to("2024-04-03", MovedTo::FiscalYearEnd, "01-01"), "2027-12-31");
        assert_eq!(to("2024-04-03", MovedTo::FiscalYearEnd, "04-01"), "2028-03-31");
        assert_eq!(to("2024-03-31", MovedTo::FiscalYearEnd, "04-01"), "2027-03-31");
        assert_eq!(to("2024-12-31", MovedTo::FiscalYearEnd, "07-06"), "2028-07-05");
    }

    #[test]
    fn nothing_falls_into_a_month_that_is_closed() {
        let on = |deployed_on: &str, count: i64, moved_to, closed: &[u32]| {
            let blackout_months = MonthSet::new(closed).unwrap();
            let customer = CustomerTerms { blackout_months, ..CustomerTerms::usual() };
            let terms = Terms { moved_to, ..Terms::months(months(count)) };
            let refresh = schedule(&device(deployed_on), &[(ScopeKind::Category, terms)], &customer);
            (refresh.on.unwrap().to_string(), refresh.why.kept_clear)
        };
        let kept = |text: &str| (text.to_owned(), true);
        // A school in August, a retailer in December.
        assert_eq!(on("2023-08-15", 36, MovedTo::AsCounted, &[8]), kept("2026-07-31"));
        assert_eq!(on("2023-10-15", 36, MovedTo::QuarterEnd, &[12]), kept("2026-11-30"));
        assert_eq!(on("2023-10-15", 36, MovedTo::FiscalYearEnd, &[11, 12]), kept("2026-10-31"));
        assert_eq!(on("2023-01-15", 36, MovedTo::AsCounted, &[1]), kept("2025-12-31"));
        assert_eq!(on("2023-09-15", 36, MovedTo::AsCounted, &[8]), ("2026-09-15".to_owned(), false));
        // Earlier would be before it was deployed.
        assert_eq!(on("2026-08-10", 1, MovedTo::AsCounted, &[7, 8, 9]), kept("2026-10-01"));
    }

    #[test]
    fn what_ended_before_the_deployment_is_due_at_once() {
        let device = Device { support_until: Some(day("2023-09-30")), ..device("2026-05-04") };
        assert_eq!(under(&device, Terms { support: true, ..Terms::months(None) }).on, Some(day("2026-05-04")));
    }

    fn some_day() -> impl Strategy<Value = Day> {
        (0i64..36_000).prop_map(|days| day("1995-01-01").plus_days(days))
    }

    proptest! {
        /// A closed month never loses a date, and never moves it before the deployment or out of reach.
        #[test]
        fn a_closed_month_never_loses_a_date(
            deployed_on in some_day(), count in 1i64..200, bits in 0u16..0xfff, to in 0usize..4,
            start in (1u32..=12, 1u32..=28), warranty in prop::option::of(some_day()),
        ) {
            let customer = CustomerTerms {
                blackout_months: MonthSet::from_bits(bits).unwrap(),
                fiscal_year_start: YearStart::parse(&format!("{}-{}", start.0, start.1)).unwrap(),
                ..CustomerTerms::usual()
            };
            let terms = Terms { warranty: true, moved_to: MovedTo::ALL[to], ..Terms::months(months(count)) };
            let device = Device { deployed_on, warranty_until: warranty, ..device("2024-03-01") };
            let refresh = schedule(&device, &[(ScopeKind::Category, terms)], &customer);
            let (on, counted) = (refresh.on.unwrap(), refresh.why.counted.unwrap());
            prop_assert!(!customer.blackout_months.has(on.month()));
            prop_assert!(on >= deployed_on);
            prop_assert!(on.days_since(counted).abs() <= 366 + 12 * 31);
            // What is said beside the date leads to the date again.
            prop_assert_eq!(refresh.why.kept_clear, on != moved(counted, terms.moved_to, &customer));
        }

        /// More specific policies win, whatever the others say.
        #[test]
        fn the_first_policy_that_can_say_a_date_says_it(deployed_on in some_day(), first in 1i64..100, second in 1i64..100) {
            let policies = [(ScopeKind::Model, Terms::months(months(first))), (ScopeKind::Default, Terms::months(months(second)))];
            let device = Device { deployed_on, ..device("2024-03-01") };
            let refresh = schedule(&device, &policies, &CustomerTerms::usual());
            prop_assert_eq!(refresh.on, Some(deployed_on.plus_months(Months::new(first).unwrap())));
        }
    }
}
