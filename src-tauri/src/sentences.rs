//! The host's own few sentences, from `messages.ftl`. The window's sentences are the UI's, the documents' the core's.

use endwell_core::foundation::{Said, Words};

/// Nothing when the catalogue is damaged: then names stand for sentences, and the program starts all the same.
pub struct Sentences(Option<Words>);

impl Sentences {
    /// Reads the catalogue that is built into the program.
    pub fn load() -> Sentences {
        Sentences(Words::english(&[include_str!("messages.ftl")]).ok())
    }

    /// The sentence with this name; the name itself when the catalogue has none.
    pub fn say(&self, name: &str, values: &[(&str, &str)]) -> String {
        self.say_one_of(&[name], values)
    }

    /// The first sentence of these names that the catalogue has.
    pub fn say_one_of(&self, names: &[&str], values: &[(&str, &str)]) -> String {
        let facts: Vec<_> = values.iter().map(|&(name, value)| (name, Said::Text(value))).collect();
        let mut said = names.iter().filter_map(|name| self.0.as_ref()?.say(name, &facts).ok());
        said.next().unwrap_or_else(|| names.join(" "))
    }
}
