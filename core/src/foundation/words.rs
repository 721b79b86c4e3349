//! Sentences for documents, from Fluent catalogues. It knows how a catalogue is asked, not one sentence.

use std::cell::RefCell;
use std::collections::HashMap;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::langid;

use super::{Day, Money, Params, Refusal, RefusalCode};

/// The sentences of refusals, for files that name them.
pub const REFUSALS: &str = include_str!("messages.ftl");

/// The catalogues that a document needs, in one language.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
    /// Sentences without facts, once they were asked for: a long table says the same words in every row.
    said: RefCell<HashMap<String, String>>,
}

/// A fact for a sentence.
#[derive(Clone, Debug)]
pub enum Said<'a> {
    Text(&'a str),
    Count(u64),
}

impl<'a> From<&'a str> for Said<'a> {
    fn from(text: &'a str) -> Self {
        Said::Text(text)
    }
}

impl<'a> From<&'a String> for Said<'a> {
    fn from(text: &'a String) -> Self {
        Said::Text(text)
    }
}

impl From<u64> for Said<'_> {
    fn from(count: u64) -> Self {
        Said::Count(count)
    }
}

impl Words {
    /// American English, from the texts of several `messages.ftl`.
    pub fn english(catalogues: &[&str]) -> Result<Self, Refusal> {
        let mut bundle = FluentBundle::new(vec![langid!("en-US")]);
        bundle.set_use_isolating(false);
        for text in [include_str!("words.ftl")].iter().chain(catalogues) {
            let resource = FluentResource::try_new((*text).to_owned());
            let resource = resource.map_err(|(_, errors)| Refusal::unexpected(format!("{errors:?}")))?;
            bundle.add_resource(resource).map_err(|errors| Refusal::unexpected(format!("{errors:?}")))?;
        }
        Ok(Words { bundle, said: RefCell::default() })
    }

    /// The sentence of that id. One that is missing, or lacks a fact, is a bug.
    pub fn say(&self, id: &str, facts: &[(&str, Said<'_>)]) -> Result<String, Refusal> {
        if let (true, Some(said)) = (facts.is_empty(), self.said.borrow().get(id)) {
            return Ok(said.clone());
        }
        let pattern = self.bundle.get_message(id).and_then(|message| message.value());
        let pattern = pattern.ok_or_else(|| Refusal::unexpected(format!("no message {id}")))?;
        let mut args = FluentArgs::new();
        for (name, fact) in facts {
            let value = match fact {
                Said::Text(text) => FluentValue::from(*text),
                Said::Count(count) => FluentValue::from(*count),
            };
            args.set(*name, value);
        }
        let mut errors = Vec::new();
        let sentence = self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        if !errors.is_empty() {
            return Err(Refusal::unexpected(format!("{id}: {errors:?}")));
        }
        if facts.is_empty() {
            self.said.borrow_mut().insert(id.to_owned(), sentence.clone());
        }
        Ok(sentence)
    }

    /// Why something was refused, for a file that a person reads.
    pub fn refusal(&self, code: RefusalCode, params: &Params) -> Result<String, Refusal> {
        let facts = params.iter().map(|(name, text)| {
            let count = text.parse::<u64>().ok().filter(|count| count.to_string() == *text);
            (name.as_str(), count.map_or(Said::Text(text), Said::Count))
        });
        self.say(&format!("refusal-{}", code.as_str()), &facts.collect::<Vec<_>>())
    }

    /// `$1,234.50`, or in whole units `$1,234`.
    pub fn money(&self, money: Money, whole: bool) -> Result<String, Refusal> {
        let decimals = if whole { 0 } else { money.currency.decimals() };
        let unit = 10i64.pow(money.currency.decimals());
        let minor = if whole { (money.minor + unit / 2) / unit * unit } else { money.minor };
        let mut amount = grouped(minor / unit);
        if decimals > 0 {
            amount.push_str(&format!(".{:0width$}", (minor % unit).abs(), width = decimals as usize));
        }
        let id = match money.currency.code() {
            code @ ("USD" | "EUR" | "GBP") => format!("money-{code}"),
            _ => "money-other".to_owned(),
        };
        self.say(&id, &[("amount", (&amount).into()), ("currency", money.currency.code().into())])
    }

    /// Several amounts, each in its currency, never summed: `$1,200 + €300`. A dash for none.
    pub fn amounts(&self, amounts: &[Money]) -> Result<String, Refusal> {
        let said = amounts.iter().map(|money| self.money(*money, true)).collect::<Result<Vec<_>, _>>()?;
        Ok(if said.is_empty() { "–".to_owned() } else { said.join(" + ") })
    }

    /// `12 October 2026`.
    pub fn day(&self, day: Day) -> Result<String, Refusal> {
        let month = self.say(&format!("month-{}", day.month()), &[])?;
        Ok(format!("{} {month} {}", day.day_of_month(), day.year()))
    }
}

/// `12,345`.
fn grouped(whole: i64) -> String {
    let digits = whole.unsigned_abs().to_string();
    let mut text = String::from(if whole < 0 { "-" } else { "" });
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::Currency;

    #[test]
    fn amounts_are_written_as_people_write_them() {
        let words = Words::english(&[]).unwrap();
        let money = |minor, code| Money::new(minor, Currency::parse(code).unwrap());
        for (amount, exact, whole) in [
            (money(123_456_789, "USD"), "$1,234,567.89", "$1,234,568"),
            (money(5, "USD"), "$0.05", "$0"),
            (money(100_000, "EUR"), "€1,000.00", "€1,000"),
            (money(100_050, "CAD"), "1,000.50 CAD", "1,001 CAD"),
            (money(12_345, "JPY"), "12,345 JPY", "12,345 JPY"),
        ] {
            assert_eq!(words.money(amount, false).unwrap(), exact);
            assert_eq!(words.money(amount, true).unwrap(), whole);
        }
        assert_eq!(words.amounts(&[money(120_000, "USD"), money(30_000, "EUR")]).unwrap(), "$1,200 + €300");
        assert_eq!(words.amounts(&[]).unwrap(), "–");
    }
}
