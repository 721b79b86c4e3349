//! Asks other machines for what they know: one address, time limits, size limits, and manners. What everybody may know
//! (`Online`) is kept on disk; what a token opens (`Account`) never is, and the token itself is in the system's keyring. Alone
//! in naming reqwest and the keyring. Knows no feature: what is asked for, and what the answer means, is the caller's
//! business.

mod account;
mod address;
mod cache;
mod fetch;
mod keyring;
mod rules;
#[cfg(test)]
mod tests;

use std::path::Path;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use reqwest::Url;
use serde::de::DeserializeOwned;

use crate::foundation::{Moment, Refusal, RefusalCode};

use cache::{Cache, Kept};
use fetch::Fetched;

pub use self::keyring::SystemKeyring;
pub use account::{Account, token};
pub use address::{BaseAddress, base_address, private_address};

/// How long an answer may take.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Until the other machine picks up.
    pub connect: Duration,
    /// Until the whole answer is there.
    pub overall: Duration,
}

impl Default for Limits {
    /// Ten seconds to connect, thirty in all: a person is waiting.
    fn default() -> Self {
        Limits { connect: Duration::from_secs(10), overall: Duration::from_secs(30) }
    }
}

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer<T> {
    pub value: T,
    /// When the other machine last confirmed it.
    pub fetched: Moment,
    /// Why it is an old answer, where a newer one could not be had: tell the person, with the day of `fetched`.
    pub old: Option<Refusal>,
}

/// One address that can be asked, with what it answered before.
#[derive(Debug)]
pub struct Online {
    base: BaseAddress,
    line: fetch::Line,
    cache: Cache,
    /// Unix seconds before which the address wants to be left alone. Also on disk, so that a restart keeps it; here too
    /// because a folder may not be writable.
    busy_until: AtomicI64,
}

impl Online {
    /// Prepares to ask `base`, keeping its answers in `folder`, which is made when there is something to keep. Asks
    /// nothing yet.
    ///
    /// To be called, and dropped, on a thread that may wait: never inside an asynchronous task.
    pub fn new(base: BaseAddress, folder: &Path, limits: Limits) -> Result<Online, Refusal> {
        let line = fetch::Line::new(&base, limits)?;
        Ok(Online { base, line, cache: Cache::new(folder), busy_until: AtomicI64::new(i64::MIN) })
    }

    /// The answer at `path` below the base address, such as `products/iphone/`.
    ///
    /// An answer younger than a day is not asked for again. One that is older is asked for, but answered again, marked
    /// as old, when nothing better can be had.
    ///
    /// Refuses as `offline`, `online-busy` or `online-not-understood` where there is no answer, not even an old one.
    pub fn get<T: DeserializeOwned>(&self, path: &str, now: Moment) -> Result<Answer<T>, Refusal> {
        let url = self.base.join(path)?;
        // A kept answer that this version of Endwell cannot read is none.
        let kept = self.cache.answer(&url);
        let kept = kept.and_then(|kept| Some((serde_json::from_str::<T>(&kept.body).ok()?, kept)));
        let Some((value, kept)) = kept else {
            let never_kept = || self.base.refuse(RefusalCode::OnlineNotUnderstood).trace("304 to a first question");
            return self.ask(&url, None, now)?.ok_or_else(never_kept);
        };
        if rules::is_fresh(kept.fetched, now) {
            return Ok(Answer { value, fetched: kept.fetched, old: None });
        }
        match self.ask(&url, Some(&kept), now) {
            Ok(Some(newer)) => Ok(newer),
            Ok(None) => Ok(Answer { value, fetched: now, old: None }),
            Err(why) => Ok(Answer { value, fetched: kept.fetched, old: Some(why) }),
        }
    }

    /// Asks over the network, and keeps what comes back; nothing when what was kept is still right.
    fn ask<T: DeserializeOwned>(
        &self,
        url: &Url,
        kept: Option<&Kept>,
        now: Moment,
    ) -> Result<Option<Answer<T>>, Refusal> {
        let busy_until = self.busy_until.load(Ordering::Relaxed).max(self.cache.busy_until(&self.base));
        if let Some(seconds) = rules::wait_left(busy_until, now) {
            return Err(self.base.busy(seconds));
        }
        let headers = fetch::if_newer(kept.map(|kept| &kept.validators));
        match self.line.get(&self.base, url, headers)? {
            Fetched::Denied(status) => Err(self.base.refuse(RefusalCode::OnlineNotUnderstood).trace(status)),
            Fetched::Busy { retry_after } => {
                let seconds = rules::wait_asked(retry_after.as_deref(), now);
                let until = now.unix_seconds().saturating_add(seconds);
                self.busy_until.store(until, Ordering::Relaxed);
                self.cache.keep_busy_until(&self.base, until);
                Err(self.base.busy(seconds))
            }
            Fetched::NotModified => {
                if let Some(kept) = kept {
                    self.cache.keep_answer(url, &Kept { fetched: now, ..kept.clone() });
                }
                Ok(None)
            }
            Fetched::Body { text, validators } => {
                let value = serde_json::from_str(&text);
                let value = value.map_err(|error| self.base.refuse(RefusalCode::OnlineNotUnderstood).trace(error))?;
                self.cache.keep_answer(url, &Kept { fetched: now, validators, body: text });
                Ok(Some(Answer { value, fetched: now, old: None }))
            }
        }
    }
}
