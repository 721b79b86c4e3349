//! An address that answers only to whoever has its token. What it answers is somebody's own, so that nothing of it is kept:
//! an account knows no folder. The token goes into the question and nowhere else.

use std::time::Duration;

use serde::de::DeserializeOwned;

use super::fetch::{self, Fetched};
use super::{BaseAddress, Limits, rules};
use crate::foundation::{Outside, Problem, Refusal, RefusalCode, Secret, required_line};

/// The longest token: what the smallest of the systems' keyrings takes, with room to spare. Those of Laravel Passport have
/// about 1,100 characters.
const LONGEST_TOKEN: usize = 2_000;

/// How often in a row a busy machine is waited for. Limits of questions are counted by the minute: whoever is still busy after
/// three waits is not busy because of us.
const WAITS: u32 = 3;

/// The longest wait, in seconds. Whoever asks for more is asked again by the person, later.
const LONGEST_WAIT: i64 = 120;

/// How much of a wait passes before it is asked whether anybody still wants it.
const STEP: Duration = Duration::from_millis(250);

/// Reads a token as a person pastes it. Refuses what cannot stand in a question.
pub fn token(text: &str) -> Result<Secret, Problem> {
    let text = required_line(text, LONGEST_TOKEN)?;
    let token = text.strip_prefix("Bearer ").unwrap_or(&text).trim();
    if token.is_empty() || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(RefusalCode::OnlineToken.into());
    }
    Ok(Secret::new(token))
}

/// One address with the token that opens it.
#[derive(Debug)]
pub struct Account {
    base: BaseAddress,
    line: fetch::Line,
    token: Secret,
}

impl Account {
    /// Prepares to ask `base`. Asks nothing yet.
    ///
    /// To be called, and dropped, on a thread that may wait: never inside an asynchronous task.
    pub fn new(base: BaseAddress, token: Secret, limits: Limits) -> Result<Account, Refusal> {
        let line = fetch::Line::new(&base, limits)?;
        Ok(Account { base, line, token })
    }

    /// Whether a text from there may be shown: it is, without the token if that is in it.
    pub fn told(&self, text: &str) -> String {
        self.token.struck_from(text)
    }

    /// A refusal about this address.
    pub fn refuse(&self, code: RefusalCode) -> Refusal {
        self.base.refuse(code)
    }

    /// What lies at `path` below the address now. A machine that is busy is waited for, for as long as it says; `meanwhile` is
    /// asked several times a second whether to go on.
    ///
    /// Refuses as `offline`, `online-busy`, `online-not-understood`, `online-token-refused`, or as `meanwhile` does.
    pub fn ask<T: DeserializeOwned>(
        &self,
        path: &str,
        outside: &dyn Outside,
        meanwhile: &mut dyn FnMut() -> Result<(), Refusal>,
    ) -> Result<T, Refusal> {
        let answer = self.patiently(path, outside, meanwhile)?;
        serde_json::from_str(&answer).map_err(|error| {
            let trace = self.told(&error.to_string());
            self.refuse(RefusalCode::OnlineNotUnderstood).trace(trace)
        })
    }

    fn patiently(
        &self,
        path: &str,
        outside: &dyn Outside,
        meanwhile: &mut dyn FnMut() -> Result<(), Refusal>,
    ) -> Result<String, Refusal> {
        let url = self.base.join(path)?;
        let mut waits = 0;
        loop {
            meanwhile()?;
            let headers = fetch::bearer(&self.token).ok_or_else(|| self.refuse(RefusalCode::OnlineTokenRefused))?;
            match self.line.get(&self.base, &url, headers)? {
                Fetched::Body { text, .. } => return Ok(text),
                Fetched::Denied(status) => return Err(self.refuse(RefusalCode::OnlineTokenRefused).trace(status)),
                Fetched::NotModified => {
                    return Err(self.refuse(RefusalCode::OnlineNotUnderstood).trace("304 to a first question"));
                }
                Fetched::Busy { retry_after } => {
                    let seconds = rules::wait_asked(retry_after.as_deref(), outside.now());
                    if waits == WAITS || seconds > LONGEST_WAIT {
                        return Err(self.base.busy(seconds));
                    }
                    waits += 1;
                    wait(Duration::from_secs(seconds.unsigned_abs()), outside, meanwhile)?;
                }
            }
        }
    }
}

/// Waits in short steps, so that whoever changes their mind need not wait too.
fn wait(
    span: Duration,
    outside: &dyn Outside,
    meanwhile: &mut dyn FnMut() -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    let mut left = span;
    while !left.is_zero() {
        meanwhile()?;
        let step = left.min(STEP);
        outside.pause(step);
        left -= step;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_read_as_it_is_pasted() {
        for pasted in ["eyJ0.abc-_d", "  eyJ0.abc-_d\n", "Bearer eyJ0.abc-_d"] {
            assert_eq!(token(pasted).unwrap().reveal(), "eyJ0.abc-_d", "{pasted}");
        }
        for (pasted, code) in [
            ("", RefusalCode::Missing),
            ("  ", RefusalCode::Missing),
            ("two words", RefusalCode::OnlineToken),
            ("schlüssel", RefusalCode::OnlineToken),
            ("two\nlines", RefusalCode::HasControlCharacters),
        ] {
            assert_eq!(token(pasted).unwrap_err().code, code, "{pasted}");
        }
        assert_eq!(token(&"x".repeat(2_001)).unwrap_err().code, RefusalCode::TooLong);
    }
}
