//! How a model's name is read, and how its category is guessed. No book, no files.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::Category;
use crate::foundation::{Problem, RefusalCode, required_line, search_key};

/// A manufacturer and a model, with the keys by which they are compared.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ModelName {
    pub maker: String,
    pub maker_key: String,
    pub name: String,
    pub name_key: String,
}

/// Makers of more than one word, and short ways to write makers, with the name we keep.
const MAKERS: &[(&str, &str)] = &[
    ("hewlett packard enterprise", "HPE"),
    ("hewlett packard", "HP"),
    ("palo alto networks", "Palo Alto Networks"),
    ("palo alto", "Palo Alto Networks"),
    ("american power conversion", "APC"),
    ("konica minolta", "Konica Minolta"),
    ("western digital", "Western Digital"),
    ("dell inc", "Dell"),
    ("dell emc", "Dell"),
    ("hp inc", "HP"),
    ("apple inc", "Apple"),
    ("lenovo group", "Lenovo"),
    ("cisco systems", "Cisco"),
    ("cisco meraki", "Cisco"),
    ("microsoft corporation", "Microsoft"),
];

impl ModelName {
    const LONGEST: usize = 160;

    /// From a maker and a description that may repeat the maker once (`HP`, `HP E24 G4 FHD Monitor`).
    pub fn from_parts(maker: &str, description: &str) -> Result<Self, Problem> {
        let (maker, maker_key) = maker_named(maker)?;
        let description = required_line(description, Self::LONGEST)?;
        let name = strip_words(&description, &maker_key).unwrap_or(&description).trim().to_owned();
        let name = if name.is_empty() { description } else { name };
        let name_key = search_key(&name);
        if name_key.is_empty() {
            Err(RefusalCode::Missing.into())
        } else {
            Ok(ModelName { maker, maker_key, name, name_key })
        }
    }

    /// From what a person types in one field: the maker first, then the model.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let text = required_line(text, Self::LONGEST)?;
        let long = MAKERS.iter().find_map(|(key, maker)| strip_words(&text, key).map(|rest| (*maker, rest.trim())));
        let (maker, name) = match long {
            Some((maker, rest)) if !rest.is_empty() => (maker, rest),
            _ => text.split_once(char::is_whitespace).map(|(maker, rest)| (maker, rest.trim())).unwrap_or((&text, "")),
        };
        if name.is_empty() {
            return Err(Problem::new(RefusalCode::Missing).with("part", "model"));
        }
        Self::from_parts(maker, name)
    }

    pub fn full(&self) -> String {
        full_name(&self.maker, &self.name)
    }
}

/// Maker and model as people say it: `Apple Studio Display`, not `Apple Apple Studio Display`.
pub fn full_name(maker: &str, name: &str) -> String {
    let begins = name.get(..maker.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(maker));
    let whole_word = name.as_bytes().get(maker.len()).is_none_or(|byte| *byte == b' ');
    if begins && whole_word {
        return name.to_owned();
    }
    // Every row of a list is named: one allocation.
    let mut full = String::with_capacity(maker.len() + 1 + name.len());
    full.extend([maker, " ", name]);
    full
}

/// A maker by the name we keep, and its key. Refuses a name without a letter or digit.
pub fn maker_named(typed: &str) -> Result<(String, String), Problem> {
    let maker = known_maker(&required_line(typed, 60)?);
    let key = search_key(&maker);
    if key.is_empty() { Err(RefusalCode::Missing.into()) } else { Ok((maker, key)) }
}

static CATEGORY_WORDS: LazyLock<HashMap<String, Category>> = LazyLock::new(|| {
    let mut reader = csv::Reader::from_reader(include_str!("../../data/category_words.csv").as_bytes());
    let rows = reader.records().filter_map(Result::ok);
    rows.filter_map(|row| Some((row.get(0)?.to_owned(), Category::parse(row.get(1)?).ok()?))).collect()
});

/// The category that a word of a list stands for: its name, its slug, or another word for it.
pub fn category_named(word: &str) -> Option<Category> {
    let by_word = CATEGORY_WORDS.get(&search_key(word)).copied();
    by_word.or_else(|| Category::parse(word.trim()).ok())
}

fn known_maker(typed: &str) -> String {
    let key = search_key(typed);
    MAKERS.iter().find(|(known, _)| *known == key).map_or_else(|| typed.to_owned(), |(_, maker)| (*maker).to_owned())
}

/// What follows when `text` begins with the words of `key`, compared as keys.
fn strip_words<'t>(text: &'t str, key: &str) -> Option<&'t str> {
    let ends = text.char_indices().filter(|(_, character)| character.is_whitespace()).map(|(at, _)| at);
    ends.chain([text.len()]).find(|end| search_key(&text[..*end]) == key).map(|end| &text[end..])
}

static WORDS: LazyLock<Vec<(String, Category)>> = LazyLock::new(|| {
    let mut reader = csv::Reader::from_reader(include_str!("../../data/model_words.csv").as_bytes());
    let rows = reader.records().filter_map(Result::ok);
    // `mr*` stands for any word that begins with mr.
    let words = |text: &str| match text.strip_suffix('*') {
        Some(beginning) => format!(" {beginning}"),
        None => format!(" {text} "),
    };
    rows.filter_map(|row| Some((words(row.get(0)?), Category::parse(row.get(1)?).ok()?))).collect()
});

/// The category that the words of a model's name tell, if they do.
pub(super) fn category_by_words(model: &ModelName) -> Option<Category> {
    let key = format!(" {} {} ", model.maker_key, model.name_key);
    WORDS.iter().find(|(words, _)| key.contains(words.as_str())).map(|(_, category)| *category)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn typed(text: &str, maker: &str, name: &str) {
        let model = ModelName::parse(text).unwrap();
        assert_eq!((model.maker.as_str(), model.name.as_str()), (maker, name));
    }

    #[test]
    fn the_maker_comes_first() {
        typed("HP EliteBook 840 G10", "HP", "EliteBook 840 G10");
        typed("hewlett-packard EliteBook 840", "HP", "EliteBook 840");
        typed("Palo Alto PA-440", "Palo Alto Networks", "PA-440");
        typed("APC  Smart-UPS 1500", "APC", "Smart-UPS 1500");
        assert_eq!(ModelName::parse("EliteBook").unwrap_err().params["part"], "model");
        assert_eq!(ModelName::parse("").unwrap_err().code, RefusalCode::Missing);
    }

    #[test]
    fn a_description_may_repeat_the_maker_once() {
        let name = |maker, description| ModelName::from_parts(maker, description).unwrap();
        assert_eq!(name("HP", "HP E24 G4 FHD Monitor").name, "E24 G4 FHD Monitor");
        assert_eq!(name("Apple", "Apple Apple Studio Display").name, "Apple Studio Display");
        assert_eq!(name("Apple", "Apple Apple Studio Display").full(), "Apple Studio Display");
        assert_eq!(name("Fairphone", "Fairphone Fairphone 3").full(), "Fairphone 3");
        assert_eq!(name("Dell", "Latitude 5420").full(), "Dell Latitude 5420");
        assert_eq!(name("Dell", "Dell").name, "Dell");
    }

    #[test]
    fn words_tell_the_category_of_what_the_catalogue_does_not_know() {
        for (maker, description, category) in [
            ("HP", "HP 89X toner cartridge", "toner_cartridge"),
            ("APC", "APC Smart-UPS 1500", "ups"),
            ("APC", "Replacement Battery Cartridge RBC7", "ups_battery"),
            ("Cisco", "Cisco Catalyst 9300-48P", "network_switch"),
            ("Cisco", "Cisco Meraki MR46", "wireless_ap"),
            ("Fortinet", "Fortinet FortiGate 60F", "firewall"),
            ("HP", "HP E24 G4 FHD Monitor", "monitor_lcd"),
            ("HPE", "ProLiant DL380 Gen10", "server"),
            ("Dell", "USB-C Dock WD19", "docking_station"),
        ] {
            let model = ModelName::from_parts(maker, description).unwrap();
            assert_eq!(category_by_words(&model).map(Category::slug), Some(category), "{description}");
        }
        let unknown = ModelName::from_parts("Acme", "Widget 9").unwrap();
        assert_eq!(category_by_words(&unknown), None);
    }

    #[test]
    fn a_list_names_a_category_as_the_window_does_or_by_another_word() {
        for (word, slug) in [
            ("Laptop", "laptop"),
            ("NOTEBOOK ", "laptop"),
            ("monitor_lcd", "monitor_lcd"),
            ("Printers", "printer_desktop"),
        ] {
            assert_eq!(category_named(word).map(Category::slug), Some(slug), "{word}");
        }
        assert_eq!(category_named("Network"), None);
        let messages = include_str!("messages.ftl");
        for category in Category::all() {
            let line = format!("category-{} = ", category.slug());
            let name = messages.lines().find_map(|text| text.strip_prefix(&line)).unwrap();
            assert_eq!(category_named(name), Some(category), "{name}");
        }
    }

    #[test]
    fn every_row_of_the_word_list_names_a_category() {
        let rows = csv::Reader::from_reader(include_str!("../../data/model_words.csv").as_bytes()).records().count();
        assert_eq!(WORDS.len(), rows);
    }
}
