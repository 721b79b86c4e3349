//! Sentences for documents, from Fluent catalogues. It knows how a catalogue is asked, not one sentence.

use std::cell::RefCell;
use std::collections::HashMap;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::langid;

use super::{Day, Refusal};

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
        for text in catalogues {
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

    /// `12 October 2026`.
    pub fn day(&self, day: Day) -> Result<String, Refusal> {
        let month = self.say(&format!("month-{}", day.month()), &[])?;
        Ok(format!("{} {month} {}", day.day_of_month(), day.year()))
    }
}
