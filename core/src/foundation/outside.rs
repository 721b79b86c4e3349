//! What comes from outside the program: the clock, which also waits, new ids, and the keyring. The only file that may ask the
//! machine for the time or an id.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use chrono::{DateTime, Local, SecondsFormat, Utc};
use uuid::Uuid;

use super::{Day, InMemory, Keyring};

/// An instant in universal time, for the audit trail and for what was fetched when: `2026-11-23T15:56:00.000Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(DateTime<Utc>);

impl Moment {
    /// Whole seconds since 1 January 1970, universal time.
    pub fn unix_seconds(self) -> i64 {
        self.0.timestamp()
    }

    /// The whole second in ISO 8601's basic form, as calendars have it: `20261123T155600Z`.
    pub fn basic(self) -> String {
        self.0.format("%Y%m%dT%H%M%SZ").to_string()
    }

    /// The instant so many seconds after the beginning of 1970; nothing for one that no calendar reaches.
    pub fn from_unix_seconds(seconds: i64) -> Option<Self> {
        DateTime::from_timestamp(seconds, 0).map(Moment)
    }

    /// Reads an instant as web servers write it: `Mon, 23 Nov 2026 12:00:00 GMT`.
    pub fn from_http_date(text: &str) -> Option<Self> {
        DateTime::parse_from_rfc2822(text.trim()).ok().map(|instant| Moment(instant.to_utc()))
    }

    /// The day on which it fell in Greenwich.
    pub fn day(self) -> Day {
        Day::try_from(self.0.date_naive()).unwrap_or_else(|_| Day::earliest())
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.to_rfc3339_opts(SecondsFormat::Millis, true))
    }
}

/// What comes from outside the program: the date on the wall, the instant, numbers nobody had before, and where secrets are
/// kept.
pub trait Outside: Send + Sync {
    /// Today where the person sits.
    fn today(&self) -> Day;
    fn now(&self) -> Moment;
    /// A UUIDv7: never given before, and later ones sort behind earlier ones.
    fn new_id(&self) -> Uuid;
    /// Lets this much time pass.
    fn pause(&self, span: Duration);
    fn keyring(&self) -> &dyn Keyring;
}

/// The real clock, with the keyring that the host has.
pub struct System {
    keyring: Box<dyn Keyring>,
}

impl System {
    pub fn new(keyring: impl Keyring + 'static) -> Self {
        System { keyring: Box::new(keyring) }
    }
}

impl Outside for System {
    #[expect(clippy::disallowed_methods, reason = "the one place where the clock is read")]
    fn today(&self) -> Day {
        // A clock that was never set is answered with the calendar's first day: refused nowhere, seen everywhere.
        Day::try_from(Local::now().date_naive()).unwrap_or_else(|_| Day::earliest())
    }

    #[expect(clippy::disallowed_methods, reason = "the one place where the clock is read")]
    fn now(&self) -> Moment {
        Moment(Utc::now())
    }

    #[expect(clippy::disallowed_methods, reason = "the one place where ids are made")]
    fn new_id(&self) -> Uuid {
        Uuid::now_v7()
    }

    fn pause(&self, span: Duration) {
        std::thread::sleep(span);
    }

    fn keyring(&self) -> &dyn Keyring {
        &*self.keyring
    }
}

/// A clock that stands still, ids that repeat and an empty keyring: for tests, samples and measurements.
#[derive(Debug)]
pub struct Fixed {
    today: Day,
    next: AtomicU64,
    keyring: InMemory,
}

impl Fixed {
    /// Always `today` at noon; the same `seed` gives the same ids in the same order.
    pub fn new(today: Day, seed: u32) -> Self {
        Fixed { today, next: AtomicU64::new(u64::from(seed) << 32), keyring: InMemory::default() }
    }

    fn noon(&self) -> DateTime<Utc> {
        let seconds = self.today.days_since(Day::earliest()) * 86_400 + 631_152_000 + 43_200;
        DateTime::from_timestamp(seconds, 0).unwrap_or_default()
    }
}

impl Outside for Fixed {
    fn today(&self) -> Day {
        self.today
    }

    fn now(&self) -> Moment {
        Moment(self.noon())
    }

    fn new_id(&self) -> Uuid {
        let n = self.next.fetch_add(1, Ordering::Relaxed);
        let millis = u64::try_from(self.noon().timestamp_millis()).unwrap_or_default();
        let mut bytes = [0; 10];
        bytes[2..].copy_from_slice(&n.to_be_bytes());
        uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid()
    }

    /// No time passes here.
    fn pause(&self, _span: Duration) {}

    fn keyring(&self) -> &dyn Keyring {
        &self.keyring
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_clock_stands_still_and_its_ids_differ() {
        let fixed = Fixed::new(Day::parse("2026-11-23").unwrap(), 7);
        assert_eq!(fixed.now().to_string(), "2026-11-23T12:00:00.000Z");
        assert_eq!(fixed.now().basic(), "20261123T120000Z");
        let (first, second) = (fixed.new_id(), fixed.new_id());
        assert!(first < second);
        assert_eq!(first.get_version_num(), 7);
        assert_eq!(Fixed::new(fixed.today(), 7).new_id(), first);
    }

    #[test]
    fn an_instant_is_read_as_web_servers_write_it() {
        let noon = Fixed::new(Day::parse("2026-11-23").unwrap(), 7).now();
        assert_eq!(Moment::from_http_date("Mon, 23 Nov 2026 12:00:00 GMT"), Some(noon));
        assert_eq!(Moment::from_unix_seconds(noon.unix_seconds()), Some(noon));
        assert_eq!(noon.day().to_string(), "2026-11-23");
        assert_eq!(Moment::from_http_date("soon"), None);
        assert_eq!(Moment::from_unix_seconds(i64::MAX), None);
    }
}
