//! What somebody typed to find devices: a serial number, a tag, or words. Pure.

use crate::foundation::search_key;

/// The full-text query for words of which each begins a word; nothing when there are none to look for. A single letter
/// would fit half the book, so it only counts as a whole word.
pub fn words_query(text: &str) -> Option<String> {
    let key = search_key(text);
    let words = key.split_whitespace().map(|word| match word.chars().count() {
        1 => format!("\"{word}\""),
        _ => format!("\"{word}\" *"),
    });
    let query = words.collect::<Vec<_>>().join(" AND ");
    (!query.is_empty()).then_some(query)
}

/// What a text may mean that somebody typed to find devices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sought {
    /// The beginning of a serial number's key.
    Serial(String),
    /// The beginning of a tag's key.
    Tag(String),
    /// A full-text query.
    Words(String),
    /// The beginning of a serial number's key, and words of which each begins one of the device's own: what a person types
    /// who reads both from a label.
    SerialAndWords(String, Vec<String>),
}

/// What a text may mean, the likeliest first: the first that finds anything is what was meant.
pub fn sought(text: &str) -> Vec<Sought> {
    let mut ways = Vec::new();
    if let Some(prefix) = serial_prefix(text) {
        ways.push(Sought::Serial(prefix.clone()));
        ways.push(Sought::Tag(prefix.to_lowercase()));
    }
    ways.extend(words_query(text).map(Sought::Words));
    let words: Vec<&str> = text.split_whitespace().collect();
    for (at, word) in words.iter().enumerate() {
        let serial = serial_prefix(word).filter(|key| key.len() >= 4 && key.contains(|c: char| c.is_ascii_digit()));
        let others = words.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, word)| search_key(word));
        ways.extend(serial.map(|serial| Sought::SerialAndWords(serial, others.collect())));
    }
    ways
}

/// Whether each of the words begins a word of the description.
pub fn begin_words(words: &[String], description: &str) -> bool {
    let description = search_key(description);
    words.iter().all(|word| description.split(' ').any(|part| part.starts_with(word.as_str())))
}

/// The key of a serial number or tag that may begin like this.
fn serial_prefix(text: &str) -> Option<String> {
    let one_word = !text.trim().contains(char::is_whitespace);
    let key: String =
        text.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_uppercase).collect();
    (one_word && !key.is_empty()).then_some(key)
}

/// The first key behind all that begin with `prefix`.
pub fn prefix_end(prefix: &str) -> String {
    format!("{prefix}\u{10ffff}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_must_begin_a_word() {
        assert_eq!(
            words_query("Latitude 5420, Núñez").as_deref(),
            Some("\"latitude\" * AND \"5420\" * AND \"nunez\" *")
        );
        assert_eq!(words_query("\" OR a:b*").as_deref(), Some("\"or\" * AND \"a\" AND \"b\""));
        assert_eq!(words_query(" — ").as_deref(), None);
    }

    #[test]
    fn only_one_word_can_be_a_serial_number() {
        assert_eq!(serial_prefix(" cn-0p24 ").as_deref(), Some("CN0P24"));
        assert_eq!(serial_prefix("dell latitude"), None);
        assert!(*"CN0P24ZZZ" < *prefix_end("CN0P24"));
    }

    #[test]
    fn the_likeliest_meaning_comes_first() {
        let serial_and_words = |serial: &str, others: &[&str]| {
            Sought::SerialAndWords(serial.into(), others.iter().map(|word| (*word).to_owned()).collect())
        };
        let one = sought("CN-0P24");
        assert_eq!(one[..2], [Sought::Serial("CN0P24".into()), Sought::Tag("cn0p24".into())]);
        assert!(matches!(&one[2..], [Sought::Words(_), Sought::SerialAndWords(..)]));
        let two = sought("Latitude CN0P24");
        assert!(matches!(&two[0], Sought::Words(_)));
        assert_eq!(two[1..], [serial_and_words("CN0P24", &["latitude"])]);
        assert_eq!(sought(" \u{2014} "), []);
        assert!(begin_words(&["lat".into(), "nunez".into()], "Dell Latitude 5420 Núñez, Inc."));
        assert!(!begin_words(&["lat".into(), "orchard".into()], "Dell Latitude 5420 Núñez, Inc."));
    }
}
