//! Weights: whole grams.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Problem, RefusalCode};

/// A weight in whole grams, from 1 g to 10 tonnes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(try_from = "i64")]
#[ts(type = "number")]
pub struct Grams(i64);

impl Grams {
    pub const HEAVIEST: i64 = 10_000_000;

    pub fn new(grams: i64) -> Result<Self, Problem> {
        match grams {
            1..=Self::HEAVIEST => Ok(Grams(grams)),
            i64::MIN..=0 => Err(RefusalCode::Negative.into()),
            _ => Err(RefusalCode::TooLarge.into()),
        }
    }

    pub fn count(self) -> i64 {
        self.0
    }

    /// Reads `1.65` kilograms exactly to the gram; nothing from an empty text.
    pub fn parse_kilograms(text: &str) -> Result<Option<Grams>, Problem> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        if text.starts_with('-') {
            return Err(RefusalCode::Negative.into());
        }
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !digits(whole) || !digits(part) || part.len() > 3 {
            return Err(RefusalCode::NotANumber.into());
        }
        let grams = format!("{whole}{part:0<3}").parse::<i64>().map_err(|_| RefusalCode::TooLarge)?;
        Grams::new(grams).map(Some)
    }
}

impl TryFrom<i64> for Grams {
    type Error = String;

    fn try_from(grams: i64) -> Result<Self, String> {
        Grams::new(grams).map_err(|problem| format!("{problem:?}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_read_to_the_gram() {
        for (text, expected) in [
            ("1.65", Ok(Some(1650))),
            ("22", Ok(Some(22_000))),
            ("0.005", Ok(Some(5))),
            ("", Ok(None)),
            ("0", Err(RefusalCode::Negative)),
            ("-1", Err(RefusalCode::Negative)),
            ("1,65", Err(RefusalCode::NotANumber)),
            ("1.2345", Err(RefusalCode::NotANumber)),
            ("10001", Err(RefusalCode::TooLarge)),
        ] {
            let read =
                Grams::parse_kilograms(text).map(|grams| grams.map(Grams::count)).map_err(|problem| problem.code);
            assert_eq!(read, expected, "{text}");
        }
    }
}
