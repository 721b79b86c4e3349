//! The host's own few sentences, from `messages.ftl`. The window's sentences are the UI's, the documents' the core's.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use unic_langid::LanguageIdentifier;

pub struct Sentences {
    bundle: FluentBundle<FluentResource>,
}

impl Sentences {
    /// Reads the catalogue that is built into the program.
    pub fn load() -> Sentences {
        let resource = match FluentResource::try_new(include_str!("messages.ftl").to_owned()) {
            // A damaged entry costs that entry, not the start of the program; a test reads the whole catalogue.
            Ok(resource) | Err((resource, _)) => resource,
        };
        let mut bundle = FluentBundle::new(vec!["en".parse::<LanguageIdentifier>().unwrap_or_default()]);
        // Marks that keep paths apart in right-to-left text would show as boxes in some native dialogs.
        bundle.set_use_isolating(false);
        let _duplicates = bundle.add_resource(resource);
        Sentences { bundle }
    }

    /// The sentence with this name; the name itself when the catalogue has none.
    pub fn say(&self, name: &str, values: &[(&str, &str)]) -> String {
        self.say_one_of(&[name], values)
    }

    /// The first sentence of these names that the catalogue has.
    pub fn say_one_of(&self, names: &[&str], values: &[(&str, &str)]) -> String {
        let mut patterns = names.iter().filter_map(|name| self.bundle.get_message(name)?.value());
        let Some(pattern) = patterns.next() else { return names.join(" ") };
        let mut arguments = FluentArgs::new();
        for &(key, value) in values {
            arguments.set(key, value);
        }
        self.bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_catalogue_is_read_whole_and_a_sentence_carries_its_values() {
        assert!(FluentResource::try_new(include_str!("messages.ftl").to_owned()).is_ok());
        let said = Sentences::load().say("start-book-refused", &[("path", "C:\\office.endwell"), ("detail", "locked")]);
        assert_eq!(
            said,
            "Endwell cannot open the book C:\\office.endwell. Your file was not changed.\n\nDetail: locked"
        );
    }
}
