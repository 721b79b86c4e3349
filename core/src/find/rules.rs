//! How what somebody typed becomes a query for words. Pure.

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

/// The key of a serial number or tag that may begin like this.
pub(super) fn serial_prefix(text: &str) -> Option<String> {
    let one_word = !text.trim().contains(char::is_whitespace);
    let key: String =
        text.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_uppercase).collect();
    (one_word && !key.is_empty()).then_some(key)
}

/// The first key behind all that begin with `prefix`.
pub(super) fn prefix_end(prefix: &str) -> String {
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
}
