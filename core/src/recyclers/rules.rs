//! How certifications, terms and programmes stand on a day. Pure.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::{Certification, DatedTerms, Gap, Programme, Standing, Status, StatusCheck, standards};
use crate::foundation::Day;
use crate::foundation::ids::StatusCheckId;

/// Terms that nobody confirmed for longer than this many days are worth asking for again.
const CONFIRMED_FOR: i64 = 365;

/// How a certification stands on a day. `closed_on`: the last day of its facility, where it was closed or has moved.
///
/// Dates alone do not prove that a certificate stands (SERI: only its directory does): what somebody saw there counts too.
pub fn standing(certification: &Certification, closed_on: Option<Day>, day: Day) -> Standing {
    if closed_on.is_some_and(|closed| closed < day) {
        return Standing::FacilityClosed;
    }
    if standards::ended_on(certification.standard).is_some_and(|ended| ended < day) {
        return Standing::StandardEnded;
    }
    if day < certification.valid_from {
        return Standing::NotYet;
    }
    if certification.valid_until < day {
        return Standing::Ended;
    }
    match told(&certification.checks, day) {
        Status::Listed => Standing::Valid,
        Status::InProcess => Standing::InProcess,
        Status::Suspended => Standing::Suspended,
        Status::Withdrawn => Standing::Withdrawn,
        Status::Moved | Status::Closed => Standing::FacilityClosed,
        // Before the end that its certificate names: what counts is that the directory has it no more.
        Status::Expired | Status::NotListed => Standing::NotListed,
    }
}

/// What the look-ups say of a day; listed where none of them speaks against it.
fn told(checks: &[StatusCheck], day: Day) -> Status {
    let in_effect = || checks.iter().filter(|check| begins(check) <= day);
    let against = in_effect().filter(|check| check.status != Status::Listed);
    let stands = against.filter(|check| !in_effect().any(|later| lifts(later, check, day)));
    stands.max_by_key(|check| order(check)).map_or(Status::Listed, |check| check.status)
}

/// The day from which what was seen holds.
fn begins(check: &StatusCheck) -> Day {
    check.since.unwrap_or(check.checked_on)
}

/// Look-ups in the order of what they know: what is announced for a later day could not be seen before it.
fn order(check: &StatusCheck) -> (Day, Day, StatusCheckId) {
    (check.checked_on.max(begins(check)), check.checked_on, check.id)
}

/// Whether `later` takes the place of `check` on a day. A directory may say since when a facility was first listed: that does
/// not undo a suspension that was seen in between, it only lifts it from the day of the look-up on. That it would be listed
/// again, seen before it was seen suspended, lifts nothing.
fn lifts(later: &StatusCheck, check: &StatusCheck, day: Day) -> bool {
    let lifted_by_day = later.checked_on <= day || begins(later) > begins(check);
    let seen_later = later.checked_on >= check.checked_on;
    order(later) > order(check) && (later.status != Status::Listed || (lifted_by_day && seen_later))
}

/// The stretches of a certification's dates on which its directory did not have it as listed, in order; none touches another.
pub(super) fn gaps(certification: &Certification) -> Vec<Gap> {
    let Certification { checks, valid_from, valid_until, .. } = certification;
    let inside = |day: &Day| (*valid_from..=*valid_until).contains(day);
    let turns = checks.iter().flat_map(|check| [begins(check), check.checked_on]).filter(inside);
    let days: BTreeSet<Day> = turns.chain([*valid_from]).collect();
    let mut gaps: Vec<Gap> = Vec::new();
    let ends = days.iter().skip(1).map(|next| next.plus_days(-1)).chain([*valid_until]);
    for (from, until) in days.iter().copied().zip(ends).filter(|(from, _)| told(checks, *from) != Status::Listed) {
        match gaps.last_mut() {
            Some(before) if before.until.plus_days(1) == from => before.until = until,
            _ => gaps.push(Gap { from, until }),
        }
    }
    gaps
}

/// How many days before `day` a certification was last looked up and found listed; nothing where nobody had by then. A check
/// of a release compares it with the days that the routing table allows; whether a later look-up found otherwise is for
/// `standing`.
pub fn checked_since(certification: &Certification, day: Day) -> Option<i64> {
    let listed = certification.checks.iter().filter(|check| check.status == Status::Listed && check.checked_on <= day);
    listed.map(|check| day.days_since(check.checked_on)).min()
}

/// The certifications that are valid on `day`, in the order of `Standard`; of several of one standard the longest valid.
/// `closed_on` as for `standing`.
pub fn valid_on(certifications: &[Certification], closed_on: Option<Day>, day: Day) -> Vec<Certification> {
    let valid = |one: &&Certification| standing(one, closed_on, day) == Standing::Valid;
    let mut valid: Vec<Certification> = certifications.iter().filter(valid).cloned().collect();
    valid.sort_by_key(|one| (one.standard, Reverse(one.valid_until), one.id));
    valid.dedup_by_key(|one| one.standard);
    valid
}

/// The terms that apply on `day`: those that began last; of several that began on one day, those noted last.
pub fn in_force(terms: &[DatedTerms], day: Day) -> Option<&DatedTerms> {
    let begun = terms.iter().filter(|terms| terms.applies_from <= day);
    begun.max_by_key(|terms| (terms.applies_from, terms.noted_on, terms.id))
}

/// Whether it is time to ask again if a programme's terms are still as noted.
pub fn confirm_again(programme: &Programme, day: Day) -> bool {
    day.days_since(programme.confirmed_on) > CONFIRMED_FOR
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Standard, Terms};
    use super::*;
    use crate::foundation::Choice;
    use crate::foundation::ids::{CertificationId, Id, ProgrammeId, TermsId};

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn id<T: Id>(number: u128) -> T {
        T::from_uuid(uuid::Uuid::from_u128(number))
    }

    fn certification(standard: Standard, from: &str, until: &str) -> Certification {
        Certification {
            id: id::<CertificationId>(1),
            version: 1,
            standard,
            revision: String::new(),
            number: "ES-0417".into(),
            body: String::new(),
            scopes: Vec::new(),
            scope_text: String::new(),
            valid_from: day(from),
            valid_until: day(until),
            file: None,
            checks: Vec::new(),
        }
    }

    fn check(number: u128, checked_on: Day, status: Status, since: Option<Day>) -> StatusCheck {
        StatusCheck {
            id: id::<StatusCheckId>(number),
            checked_on,
            checked_by: "J. Alvarez".into(),
            checked_at: "the register".into(),
            status,
            since,
            note: String::new(),
            file: None,
        }
    }

    /// An e-Stewards certification of 2025 to 2028, looked up so: day, what was seen, and since when.
    fn looked_up(seen: &[(&str, Status, &str)]) -> Certification {
        let checks = (1..)
            .zip(seen)
            .map(|(number, (on, status, since))| check(number, day(on), *status, Day::parse_optional(since).unwrap()));
        Certification { checks: checks.collect(), ..certification(Standard::EStewards, "2025-04-01", "2028-03-31") }
    }

    #[test]
    fn a_certification_counts_from_its_first_to_its_last_day() {
        let held = [
            certification(Standard::R2v3, "2023-07-01", "2026-06-30"),
            certification(Standard::R2v3, "2026-07-01", "2029-06-30"),
            certification(Standard::EStewards, "2025-04-01", "2028-03-31"),
        ];
        let on = |text: &str| {
            let valid = valid_on(&held, None, day(text));
            valid.iter().map(|one| (one.standard, one.valid_until.to_string())).collect::<Vec<_>>()
        };
        assert_eq!(
            on("2026-06-30"),
            [(Standard::EStewards, "2028-03-31".into()), (Standard::R2v3, "2026-06-30".into())]
        );
        assert_eq!(on("2026-07-01")[1], (Standard::R2v3, "2029-06-30".into()));
        assert_eq!(on("2023-06-30"), []);
    }

    #[test]
    fn dates_the_standard_and_the_facility_must_all_allow_it() {
        for (standard, from, until, closed, on, expected) in [
            (Standard::R2v3, "2025-01-01", "2027-12-31", "", "2024-12-31", Standing::NotYet),
            (Standard::R2v3, "2025-01-01", "2027-12-31", "", "2025-01-01", Standing::Valid),
            (Standard::R2v3, "2025-01-01", "2027-12-31", "", "2027-12-31", Standing::Valid),
            (Standard::R2v3, "2025-01-01", "2027-12-31", "", "2028-01-01", Standing::Ended),
            (Standard::R2v3, "2025-01-01", "2027-12-31", "2026-06-30", "2026-06-30", Standing::Valid),
            (Standard::R2v3, "2025-01-01", "2027-12-31", "2026-06-30", "2026-07-01", Standing::FacilityClosed),
            // Whatever the certificate says, R2:2013 ended with June 2023.
            (Standard::R22013, "2021-01-01", "2023-12-31", "", "2023-06-30", Standing::Valid),
            (Standard::R22013, "2021-01-01", "2023-12-31", "", "2023-07-01", Standing::StandardEnded),
        ] {
            let closed = Day::parse_optional(closed).unwrap();
            let stands = standing(&certification(standard, from, until), closed, day(on));
            assert_eq!(stands, expected, "{standard:?} {from} to {until} on {on}");
        }
    }

    #[test]
    fn what_a_directory_says_counts_more_than_dates() {
        use Status::{Expired, InProcess, Listed, Moved, NotListed, Suspended, Withdrawn};
        for (seen, on, expected) in [
            (&[][..], "2026-05-10", Standing::Valid),
            (&[("2026-05-01", Listed, "")], "2026-05-10", Standing::Valid),
            (&[("2026-05-01", InProcess, "")], "2026-05-10", Standing::InProcess),
            (&[("2026-05-01", Withdrawn, "")], "2026-05-10", Standing::Withdrawn),
            (&[("2026-05-01", Expired, "")], "2026-05-10", Standing::NotListed),
            (&[("2026-05-01", NotListed, "")], "2026-05-10", Standing::NotListed),
            (&[("2026-05-01", Moved, "")], "2026-05-10", Standing::FacilityClosed),
            // From the day of the look-up, or since when the directory says.
            (&[("2026-05-01", Suspended, "")], "2026-04-30", Standing::Valid),
            (&[("2026-05-01", Suspended, "2026-04-01")], "2026-04-30", Standing::Suspended),
            (&[("2026-05-01", Suspended, "2026-04-01")], "2026-03-31", Standing::Valid),
            (&[("2026-05-01", Suspended, "2026-06-01")], "2026-05-31", Standing::Valid),
            (&[("2026-05-01", Suspended, "2026-06-01")], "2026-06-01", Standing::Suspended),
            // Listed again.
            (&[("2026-05-01", Suspended, ""), ("2026-06-01", Listed, "")], "2026-05-31", Standing::Suspended),
            (&[("2026-05-01", Suspended, ""), ("2026-06-01", Listed, "")], "2026-06-01", Standing::Valid),
            (&[("2026-05-01", Suspended, ""), ("2026-06-01", Listed, "2026-05-20")], "2026-05-19", Standing::Suspended),
            (&[("2026-05-01", Suspended, ""), ("2026-06-01", Listed, "2026-05-20")], "2026-05-20", Standing::Valid),
            // First listed long before: it lifts the suspension, but does not undo it.
            (&[("2026-05-01", Suspended, ""), ("2026-06-01", Listed, "2019-01-01")], "2026-05-31", Standing::Suspended),
            (&[("2026-05-01", Suspended, ""), ("2026-06-01", Listed, "2019-01-01")], "2026-06-01", Standing::Valid),
            // A later look-up knows better than an earlier one, however far it reaches back.
            (&[("2026-04-20", Listed, ""), ("2026-05-01", Suspended, "2026-04-01")], "2026-04-25", Standing::Suspended),
            // Still listed before an announced suspension begins says nothing against it.
            (&[("2026-05-01", Suspended, "2026-06-01"), ("2026-05-20", Listed, "")], "2026-06-01", Standing::Suspended),
            // Suspended, then withdrawn.
            (&[("2026-05-01", Suspended, ""), ("2026-06-01", Withdrawn, "")], "2026-06-01", Standing::Withdrawn),
        ] {
            assert_eq!(standing(&looked_up(seen), None, day(on)), expected, "{seen:?} on {on}");
        }
    }

    #[test]
    fn the_last_time_it_was_found_listed_is_counted_in_days() {
        let held = looked_up(&[
            ("2026-05-01", Status::Listed, ""),
            ("2026-05-20", Status::Listed, "2019-01-01"),
            ("2026-06-01", Status::Suspended, ""),
        ]);
        for (on, expected) in
            [("2026-04-30", None), ("2026-05-01", Some(0)), ("2026-05-19", Some(18)), ("2026-06-09", Some(20))]
        {
            assert_eq!(checked_since(&held, day(on)), expected, "{on}");
        }
        assert_eq!(checked_since(&looked_up(&[]), day("2026-06-09")), None);
    }

    #[test]
    fn the_newest_terms_that_have_begun_apply() {
        let dated = |number, from: &str, noted: &str| DatedTerms {
            id: id::<TermsId>(number),
            applies_from: day(from),
            noted_on: day(noted),
            terms: Terms::default(),
        };
        let terms = [
            dated(4, "2027-01-01", "2026-06-01"),
            dated(3, "2026-07-01", "2026-06-02"),
            dated(2, "2026-07-01", "2026-06-01"),
            dated(1, "2025-01-01", "2026-06-03"),
        ];
        for (on, expected) in
            [("2024-12-31", None), ("2025-01-01", Some(1)), ("2026-07-01", Some(3)), ("2027-01-01", Some(4))]
        {
            let expected = expected.map(id::<TermsId>);
            assert_eq!(in_force(&terms, day(on)).map(|terms| terms.id), expected, "{on}");
        }
    }

    #[test]
    fn terms_are_to_be_confirmed_once_a_year() {
        let programme = Programme {
            id: id::<ProgrammeId>(1),
            version: 1,
            name: "Ingram Smart Steward".into(),
            sponsor: String::new(),
            operator: "Clover".into(),
            facility_id: None,
            valid_from: None,
            valid_until: None,
            confirmed_on: day("2025-11-23"),
            confirmed_by: "J. Alvarez".into(),
            source: "a letter".into(),
            proposal: None,
        };
        assert!(!confirm_again(&programme, day("2026-11-23")));
        assert!(confirm_again(&programme, day("2026-11-24")));
    }

    fn some_day() -> impl Strategy<Value = Day> {
        (0_i64..400).prop_map(|days| day("2025-10-01").plus_days(days))
    }

    fn some_check() -> impl Strategy<Value = (Day, Status, Option<Day>)> {
        (some_day(), prop::sample::select(Status::ALL), prop::option::of(some_day()))
    }

    fn held(seen: &[(Day, Status, Option<Day>)]) -> Certification {
        let checks = (1..).zip(seen).map(|(number, (on, status, since))| check(number, *on, *status, *since));
        Certification { checks: checks.collect(), ..certification(Standard::R2v3, "2025-10-15", "2026-10-15") }
    }

    #[test]
    fn a_suspension_makes_a_gap_until_it_is_seen_lifted() {
        use Status::{Listed, Suspended, Withdrawn};
        type Seen = (&'static str, Status, Option<&'static str>);
        for (seen, expected) in [
            (&[][..] as &[Seen], vec![]),
            (&[("2026-01-02", Listed, None), ("2026-11-03", Listed, None)], vec![]),
            (&[("2026-01-02", Listed, None), ("2026-11-03", Suspended, None)], vec![("2026-11-03", "2027-12-31")]),
            (&[("2026-11-03", Suspended, Some("2026-10-15"))], vec![("2026-10-15", "2027-12-31")]),
            (
                &[
                    ("2026-05-01", Suspended, Some("2026-04-20")),
                    ("2026-06-05", Suspended, None),
                    ("2026-11-03", Listed, None),
                ],
                vec![("2026-04-20", "2026-11-02")],
            ),
            // Since when it was first listed undoes nothing.
            (
                &[("2026-05-01", Suspended, None), ("2026-06-01", Listed, Some("2019-01-01"))],
                vec![("2026-05-01", "2026-05-31")],
            ),
            (
                &[("2026-05-01", Suspended, None), ("2026-06-01", Listed, Some("2026-05-20"))],
                vec![("2026-05-01", "2026-05-19")],
            ),
            // Seen listed before the announced day says nothing against it.
            (
                &[("2026-05-01", Suspended, Some("2026-06-01")), ("2026-05-20", Listed, None)],
                vec![("2026-06-01", "2027-12-31")],
            ),
            (&[("2028-02-01", Withdrawn, None)], vec![]),
            // That it would be listed again was said before it was seen suspended.
            (
                &[("2026-05-01", Listed, Some("2026-07-01")), ("2026-06-01", Suspended, None)],
                vec![("2026-06-01", "2027-12-31")],
            ),
        ] {
            let checks =
                (1..).zip(seen).map(|(number, (on, status, since))| check(number, day(on), *status, since.map(day)));
            let one =
                Certification { checks: checks.collect(), ..certification(Standard::R2v3, "2025-01-01", "2027-12-31") };
            let expected: Vec<Gap> =
                expected.into_iter().map(|(from, until)| Gap { from: day(from), until: day(until) }).collect();
            assert_eq!(gaps(&one), expected, "{seen:?}");
        }
    }

    proptest! {
        #[test]
        fn the_order_of_checks_does_not_matter(seen in prop::collection::vec(some_check(), 0..6), on in some_day()) {
            let one = held(&seen);
            let mut other = one.clone();
            other.checks.reverse();
            prop_assert_eq!(standing(&one, None, on), standing(&other, None, on));
            prop_assert_eq!(checked_since(&one, on), checked_since(&other, on));
        }

        #[test]
        fn a_suspension_in_effect_is_never_valid(seen in prop::collection::vec(some_check(), 1..6), on in some_day()) {
            let one = held(&seen);
            let lifted = |check: &StatusCheck| {
                one.checks.iter().any(|later| later.status == Status::Listed && later.checked_on >= check.checked_on)
            };
            let suspended = one.checks.iter().any(|check| {
                check.status == Status::Suspended && check.since.unwrap_or(check.checked_on) <= on && !lifted(check)
            });
            prop_assert!(!suspended || standing(&one, None, on) != Standing::Valid);
        }

        #[test]
        fn a_day_lies_in_a_gap_or_its_directory_had_it_listed(
            seen in prop::collection::vec(some_check(), 0..6), days in 0i64..=365
        ) {
            let one = held(&seen);
            let on = one.valid_from.plus_days(days);
            let in_a_gap = gaps(&one).iter().any(|gap| (gap.from..=gap.until).contains(&on));
            prop_assert_eq!(in_a_gap, standing(&one, None, on) != Standing::Valid);
        }

        #[test]
        fn what_is_valid_lies_within_its_dates(seen in prop::collection::vec(some_check(), 0..6), on in some_day(), closed in some_day()) {
            let one = held(&seen);
            if standing(&one, Some(closed), on) == Standing::Valid {
                prop_assert!(one.valid_from <= on && on <= one.valid_until && on <= closed);
            }
        }
    }
}
