//! Money: whole minor units of a currency. Never a fraction, never two currencies in one sum.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;

use super::{Problem, RefusalCode};

/// An ISO 4217 currency that Endwell knows how to count in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[serde(into = "&'static str")]
#[ts(type = "string")]
pub struct Currency(&'static str, u32);

/// Code and number of decimals (ISO 4217, list one).
const CURRENCIES: &[(&str, u32)] = &[
    ("USD", 2),
    ("CAD", 2),
    ("EUR", 2),
    ("GBP", 2),
    ("AUD", 2),
    ("NZD", 2),
    ("CHF", 2),
    ("SEK", 2),
    ("NOK", 2),
    ("DKK", 2),
    ("PLN", 2),
    ("CZK", 2),
    ("HUF", 2),
    ("RON", 2),
    ("MXN", 2),
    ("BRL", 2),
    ("ZAR", 2),
    ("SGD", 2),
    ("HKD", 2),
    ("INR", 2),
    ("AED", 2),
    ("ILS", 2),
    ("JPY", 0),
    ("KRW", 0),
];

impl Currency {
    /// Reads a code such as `USD`, in any case.
    pub fn parse(code: &str) -> Result<Self, Problem> {
        let wanted = code.trim();
        CURRENCIES
            .iter()
            .find(|(code, _)| code.eq_ignore_ascii_case(wanted))
            .map(|(code, decimals)| Currency(code, *decimals))
            .ok_or_else(|| Problem::new(RefusalCode::UnknownCurrency).with("code", code.trim()))
    }

    pub fn us_dollar() -> Self {
        Currency("USD", 2)
    }

    pub fn all() -> impl Iterator<Item = Currency> {
        CURRENCIES.iter().map(|(code, decimals)| Currency(code, *decimals))
    }

    pub fn code(self) -> &'static str {
        self.0
    }

    /// How many decimals an amount is written with.
    pub fn decimals(self) -> u32 {
        self.1
    }
}

// By hand: a derived one would ask that what is read lives as long as the program, because the code does.
impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = Cow::<str>::deserialize(deserializer)?;
        Currency::parse(&code).map_err(|_| serde::de::Error::custom(format!("no currency: {code}")))
    }
}

impl From<Currency> for &'static str {
    fn from(currency: Currency) -> Self {
        currency.0
    }
}

/// An amount in whole minor units (cents) of one currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Money {
    #[ts(type = "number")]
    pub minor: i64,
    pub currency: Currency,
}

impl Money {
    /// The largest amount one line may carry, in minor units: keeps every sum in JavaScript's safe integers.
    pub const LARGEST: i64 = 1_000_000_000_000;

    pub fn new(minor: i64, currency: Currency) -> Self {
        Money { minor, currency }
    }

    /// Reads `234.63` (a dot, no grouping) exactly; refuses negatives, more decimals than the currency has, and
    /// amounts beyond `LARGEST`.
    pub fn parse(text: &str, currency: Currency) -> Result<Self, Problem> {
        let text = text.trim();
        if text.is_empty() {
            return Err(RefusalCode::Missing.into());
        }
        if let Some(rest) = text.strip_prefix('-') {
            let code = if rest.starts_with(|c: char| c.is_ascii_digit()) {
                RefusalCode::Negative
            } else {
                RefusalCode::NotANumber
            };
            return Err(code.into());
        }
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !digits(whole) || !digits(fraction) {
            return Err(RefusalCode::NotANumber.into());
        }
        let decimals = currency.decimals() as usize;
        let fraction = fraction.trim_end_matches('0');
        if fraction.len() > decimals {
            return Err(Problem::new(RefusalCode::NotANumber).with("decimals", decimals));
        }
        let minor =
            format!("{whole}{fraction:0<decimals$}").parse::<i64>().ok().filter(|minor| *minor <= Self::LARGEST);
        minor.map(|minor| Money { minor, currency }).ok_or_else(|| RefusalCode::TooLarge.into())
    }

    /// `1234.50`: exact, as `parse` reads it, with the decimals of its currency.
    pub fn amount(self) -> String {
        let unit = 10i64.pow(self.currency.decimals());
        let sign = if self.minor < 0 { "-" } else { "" };
        let (whole, part) = ((self.minor / unit).abs(), (self.minor % unit).abs());
        match self.currency.decimals() {
            0 => format!("{sign}{whole}"),
            decimals => format!("{sign}{whole}.{part:0width$}", width = decimals as usize),
        }
    }
}

/// `1234.50 USD`: exact, for files and logs; a document or a window writes it its own way.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.amount(), self.currency.code())
    }
}

/// Sums kept apart by currency.
#[derive(Clone, Debug, Default)]
pub struct Totals(BTreeMap<Currency, i64>);

impl Totals {
    pub fn add(&mut self, money: Money) {
        let sum = self.0.entry(money.currency).or_default();
        *sum = sum.saturating_add(money.minor);
    }

    /// One amount a currency, largest first.
    pub fn amounts(&self) -> Vec<Money> {
        let mut amounts: Vec<Money> = self.0.iter().map(|(currency, minor)| Money::new(*minor, *currency)).collect();
        amounts.sort_by_key(|money| std::cmp::Reverse(money.minor));
        amounts
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn reads(text: &str, currency: &str, expected: Result<i64, RefusalCode>) {
        let money = Money::parse(text, Currency::parse(currency).unwrap());
        assert_eq!(money.map(|money| money.minor).map_err(|problem| problem.code), expected, "{text}");
    }

    #[test]
    fn amounts_are_read_exactly() {
        reads("234.63", "USD", Ok(23_463));
        reads("1069.7", "USD", Ok(106_970));
        reads(" 0 ", "USD", Ok(0));
        reads("10.500", "USD", Ok(1_050));
        reads("1200", "JPY", Ok(1_200));
        reads("-5", "USD", Err(RefusalCode::Negative));
        reads("1.005", "USD", Err(RefusalCode::NotANumber));
        reads("1,200.00", "USD", Err(RefusalCode::NotANumber));
        reads("twelve", "USD", Err(RefusalCode::NotANumber));
        reads("-", "USD", Err(RefusalCode::NotANumber));
        reads("", "USD", Err(RefusalCode::Missing));
        reads("99999999999999999999", "USD", Err(RefusalCode::TooLarge));
        assert_eq!(Currency::parse("XYZ").unwrap_err().code, RefusalCode::UnknownCurrency);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(minor in 0..=Money::LARGEST) {
            for currency in Currency::all() {
                let money = Money::new(minor, currency);
                prop_assert_eq!(Money::parse(&money.amount(), currency), Ok(money));
                prop_assert_eq!(money.to_string(), format!("{} {}", money.amount(), currency.code()));
            }
        }
    }
}
