//! When an answer is fresh, and when to ask again. Pure.

use crate::foundation::Moment;

/// Seconds for which an answer is not asked for again: dates of support do not change by the hour.
const FRESH: i64 = 24 * 60 * 60;

/// Seconds to wait where the other machine is busy and does not say for how long.
const USUAL_WAIT: i64 = 60;

/// No longer than a day is waited, whatever the other machine says: it may have the wrong year.
const LONGEST_WAIT: i64 = 24 * 60 * 60;

/// Whether what was fetched then need not be asked for again. What comes from the future is not trusted: the clock was
/// wrong then or is wrong now.
pub(super) fn is_fresh(fetched: Moment, now: Moment) -> bool {
    (0..FRESH).contains(&(now.unix_seconds() - fetched.unix_seconds()))
}

/// Seconds that a busy machine asks to be left alone, from its `Retry-After` (RFC 9110, section 10.2.3): seconds or a
/// date.
pub(super) fn wait_asked(retry_after: Option<&str>, now: Moment) -> i64 {
    let asked = retry_after.map(str::trim).and_then(|text| match text.parse::<u32>() {
        Ok(seconds) => Some(i64::from(seconds)),
        Err(_) => Moment::from_http_date(text).map(|moment| moment.unix_seconds() - now.unix_seconds()),
    });
    asked.unwrap_or(USUAL_WAIT).clamp(1, LONGEST_WAIT)
}

/// Seconds still to wait; nothing when the time is over. A moment that is too far away to have been asked for was
/// written under another clock and is forgotten.
pub(super) fn wait_left(until: i64, now: Moment) -> Option<i64> {
    let left = until.saturating_sub(now.unix_seconds());
    (1..=LONGEST_WAIT).contains(&left).then_some(left)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Moment {
        Moment::from_unix_seconds(seconds).unwrap()
    }

    /// Mon, 23 Nov 2026 12:00:00 GMT
    const NOON: i64 = 1_795_435_200;

    #[test]
    fn an_answer_is_fresh_for_a_day() {
        for (age, fresh) in [(0, true), (86_399, true), (86_400, false), (900_000, false), (-1, false)] {
            assert_eq!(is_fresh(at(NOON - age), at(NOON)), fresh, "{age}");
        }
    }

    #[test]
    fn a_busy_machine_says_how_long_to_wait() {
        for (retry_after, seconds) in [
            (Some("120"), 120),
            (Some(" 5 "), 5),
            (Some("0"), 1),
            (Some("Mon, 23 Nov 2026 12:10:00 GMT"), 600),
            (Some("Mon, 23 Nov 2026 11:00:00 GMT"), 1),
            (Some("Mon, 23 Nov 2099 11:00:00 GMT"), 86_400),
            (Some("4294967295"), 86_400),
            (Some("-7"), 60),
            (Some("later"), 60),
            (None, 60),
        ] {
            assert_eq!(wait_asked(retry_after, at(NOON)), seconds, "{retry_after:?}");
        }
    }

    #[test]
    fn a_wait_ends_and_one_from_another_clock_is_forgotten() {
        for (until, left) in [
            (NOON + 90, Some(90)),
            (NOON, None),
            (NOON - 1, None),
            (NOON + 86_401, None),
            (i64::MIN, None),
            (i64::MAX, None),
        ] {
            assert_eq!(wait_left(until, at(NOON)), left, "{until}");
        }
    }
}
