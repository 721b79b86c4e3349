//! The form in which names are compared: what a person would call the same name has the same key.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case, without accents, punctuation and extra spaces: `St. Bride’s  Charter School` and
/// `st brides charter school` have one key. Letters that do not decompose (ø, ł, ß) stay themselves.
pub fn search_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    let mut gap = false;
    for character in text.nfkd().filter(|character| !is_combining_mark(*character)) {
        if character.is_alphanumeric() {
            if gap && !key.is_empty() {
                key.push(' ');
            }
            gap = false;
            key.extend(character.to_lowercase());
        } else if !matches!(character, '\'' | '’' | '.') {
            gap = true;
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_has_one_key_however_it_is_typed() {
        for (typed, key) in [
            ("St. Bride’s Charter School", "st brides charter school"),
            ("ST BRIDES  CHARTER SCHOOL ", "st brides charter school"),
            ("Cedar & Vine Dental Group", "cedar vine dental group"),
            ("Núñez Logistics, Inc.", "nunez logistics inc"),
            ("Żelazny Credit Union", "zelazny credit union"),
            ("Αθηνά Credit Union", "αθηνα credit union"),
            ("Øresund Architects", "øresund architects"),
            ("🏢", ""),
        ] {
            assert_eq!(search_key(typed), key);
        }
    }
}
