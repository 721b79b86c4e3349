//! What a text must be before it is set: composed, free of what cannot be seen, and with a glyph for every character.
//!
//! Knows characters and glyphs, not lines or pages.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::fonts::Face;

/// The text as it is set: composed (NFC), invisible format characters dropped, look-alikes that share a glyph with a
/// commoner character replaced by it, so that the text taken out of a document is the text seen in it.
///
/// Line feeds stay and break lines; tabs and other control characters become spaces.
pub fn composed(text: &str) -> Cow<'_, str> {
    let plain = |character: char| match settled(character) {
        Some(other) => other == character,
        None => false,
    };
    if is_nfc_quick(text.chars()) == IsNormalized::Yes && text.chars().all(plain) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace("\r\n", "\n").chars().nfc().filter_map(settled).nfc().collect())
}

/// What a character is set as; `None` when it has no appearance.
fn settled(character: char) -> Option<char> {
    Some(match character {
        ' '..='~' | '\n' => character,
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' => {
            return None;
        }
        '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        control if control.is_control() => ' ',
        '\u{2007}' => '\u{A0}',
        '\u{2010}' | '\u{2011}' => '-',
        '\u{2219}' => '·',
        '\u{2C9}' => '¯',
        '\u{2B9}' => '′',
        '\u{2BA}' => '″',
        '\u{1FBE}' => '\u{37A}',
        other => other,
    })
}

/// Whether the faces can show `character` properly. A combining mark that composition left alone would not stand on its
/// letter, so it cannot be shown.
fn showable(character: char) -> bool {
    if matches!(character, ' '..='~' | '\n') {
        return true;
    }
    !unicode_normalization::char::is_combining_mark(character)
        && Face::ALL.iter().all(|face| face.metrics().glyph(character).is_some())
}

/// The characters of `texts` that cannot be printed, each once, in the order met. Empty when all can.
///
/// Latin, Greek and Cyrillic can; scripts that need shaping (Arabic, Hebrew, Devanagari, Chinese …) and emoji cannot.
pub fn missing_glyphs<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<char> {
    missing(texts).0
}

/// The missing characters, and the first few texts they stand in.
pub fn missing<'a>(texts: impl Iterator<Item = &'a str>) -> (Vec<char>, Vec<String>) {
    const SAMPLES: usize = 5;
    let (mut characters, mut samples) = (Vec::new(), Vec::new());
    for text in texts {
        let set = composed(text);
        let mut lacking = set.chars().filter(|character| !showable(*character)).peekable();
        if lacking.peek().is_some() && samples.len() < SAMPLES {
            samples.push(text.to_owned());
        }
        for character in lacking {
            if !characters.contains(&character) {
                characters.push(character);
            }
        }
    }
    (characters, samples)
}

/// The text in capitals, or as it is where a capital has no glyph.
pub fn capitals(text: &str) -> String {
    let capitals: String = text.to_uppercase().nfc().collect();
    if capitals.chars().all(showable) { capitals } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(composed(text), expected, "{text:?}");
    }

    #[test]
    fn text_is_composed_and_cleaned() {
        check("plain", "plain");
        check("e\u{301}", "é");
        check("Ω\u{2126}", "ΩΩ");
        check("soft\u{AD}hyphen\u{200B}", "softhyphen");
        check("a\tb\r\nc\u{0}", "a b\nc ");
        check("1\u{2011}2", "1-2");
        check("", "");
    }

    #[test]
    fn what_cannot_be_shown_is_named_once() {
        let texts = ["Łódź Αθήνα Київ €5 – “ok”", "שלום", "fire 🔥🔥", "x\u{302}\u{303}"];
        let (characters, samples) = missing(texts.into_iter());
        assert_eq!(characters, ['ש', 'ל', 'ו', 'ם', '🔥', '\u{302}', '\u{303}']);
        assert_eq!(samples, ["שלום", "fire 🔥🔥", "x\u{302}\u{303}"]);
    }

    #[test]
    fn every_named_script_passes() {
        assert!(missing_glyphs(["Ωμέγα", "Щука", "Ğüneş", "naïve", "№ 5", "½"].into_iter()).is_empty());
    }

    #[test]
    fn capitals_keep_to_what_can_be_shown() {
        assert_eq!(capitals("Straße"), "STRASSE");
        assert_eq!(capitals("пункт"), "ПУНКТ");
    }
}
