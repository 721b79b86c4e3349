//! Weights: whole grams.

use serde::Serialize;
use ts_rs::TS;

use super::{Problem, RefusalCode};

/// A weight in whole grams, from 1 g to 10 tonnes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
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
}
