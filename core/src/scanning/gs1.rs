//! Element strings of GS1: an application identifier, then its value. Which identifiers have a length that is known
//! beforehand: GS1 General Specifications, figure 7.8.5-2 (elsewhere 7.8.4-2); how long an identifier itself is: GS1 Barcode
//! Syntax Dictionary (github.com/gs1/gs1-syntax-dictionary). All others end at a separator. Pure.

/// What scanners send for the function character between two elements.
pub(super) const SEPARATOR: char = '\u{1d}';

/// The elements of a code as scanners send it, or as it is printed beneath the bars: `(01)09521234543213(21)A1`. Nothing
/// where any part of it cannot be understood.
pub(super) fn elements(text: &str) -> Option<Vec<(&str, &str)>> {
    if !text.is_ascii() {
        return None;
    }
    if text.starts_with('(') { printed(text) } else { sent(text) }
}

fn sent(text: &str) -> Option<Vec<(&str, &str)>> {
    let mut found = Vec::new();
    let mut rest = text.trim_start_matches(SEPARATOR);
    while !rest.is_empty() {
        let ends = rest.find(SEPARATOR).unwrap_or(rest.len());
        let ends = known_length(rest).unwrap_or(ends);
        let (identifier, value) = rest.get(..ends)?.split_at_checked(identifier_length(rest)?)?;
        found.push(element(identifier, value)?);
        rest = rest.get(ends..)?.trim_start_matches(SEPARATOR);
    }
    (!found.is_empty()).then_some(found)
}

fn printed(text: &str) -> Option<Vec<(&str, &str)>> {
    let mut found = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (identifier, behind) = opened(rest)?;
        // A value may have parentheses too: it ends where the next identifier begins.
        let next = behind.match_indices('(').map(|(at, _)| at).find(|at| opened(&behind[*at..]).is_some());
        let (value, behind) = behind.split_at(next.unwrap_or(behind.len()));
        found.push(element(identifier, value)?);
        rest = behind;
    }
    (!found.is_empty()).then_some(found)
}

/// `(21)A1` as `21` and `A1`.
fn opened(text: &str) -> Option<(&str, &str)> {
    let (identifier, rest) = text.strip_prefix('(')?.split_once(')')?;
    (identifier_length(identifier) == Some(identifier.len())).then_some((identifier, rest))
}

/// The element, if its value has a length that is allowed: a value that is too long has lost its separator.
fn element<'t>(identifier: &'t str, value: &'t str) -> Option<(&'t str, &'t str)> {
    let digits = identifier.bytes().all(|byte| byte.is_ascii_digit());
    let longest = match identifier {
        "10" | "21" => 20,
        "240" | "241" | "8004" => 30,
        _ => 90,
    };
    let fits = match known_length(identifier) {
        Some(length) => value.len() + identifier.len() == length && value.bytes().all(|byte| byte.is_ascii_digit()),
        None => (1..=longest).contains(&value.len()),
    };
    (digits && fits).then_some((identifier, value))
}

fn first_two(text: &str) -> Option<u8> {
    text.get(..2).filter(|two| two.bytes().all(|byte| byte.is_ascii_digit()))?.parse().ok()
}

/// How long identifier and value are together, where that is the same for all that begin so.
fn known_length(text: &str) -> Option<usize> {
    match first_two(text)? {
        0 => Some(20),
        1..=3 | 41 => Some(16),
        4 => Some(18),
        11..=19 => Some(8),
        20 => Some(4),
        31..=36 => Some(10),
        _ => None,
    }
}

/// How many digits the identifier at the beginning of `text` has.
fn identifier_length(text: &str) -> Option<usize> {
    match first_two(text)? {
        0..=4 | 10..=22 | 30 | 37 | 90..=99 => Some(2),
        23..=25 | 40..=42 | 71 => Some(3),
        31..=36 | 39 | 43 | 70 | 72 | 80..=82 => Some(4),
        _ => None,
    }
}

/// Whether a product's number ends in the digit that follows from the others (GS1 General Specifications, 7.9).
pub(super) fn checks(number: &str) -> bool {
    let digits: Option<Vec<u32>> = number.chars().map(|character| character.to_digit(10)).collect();
    let Some(digits) = digits else { return false };
    let sum: u32 = digits.iter().rev().zip([1, 3].iter().cycle()).map(|(digit, weight)| digit * weight).sum();
    matches!(digits.len(), 8 | 12..=14) && sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn elements_are_told_apart_by_length_or_separator() {
        for (text, expected) in [
            ("21A1", Some(vec![("21", "A1")])),
            ("010952123454321321A1", Some(vec![("01", "09521234543213"), ("21", "A1")])),
            ("\u{1d}21A1\u{1d}240P-9", Some(vec![("21", "A1"), ("240", "P-9")])),
            // https://docs.strich.io/reading-gs1-data.html
            (
                "0108806388269617112302141728021310230214A3263-01\u{1d}21059\u{1d}240ARO4808C",
                Some(vec![
                    ("01", "08806388269617"),
                    ("11", "230214"),
                    ("17", "280213"),
                    ("10", "230214A3263-01"),
                    ("21", "059"),
                    ("240", "ARO4808C"),
                ]),
            ),
            ("3103001750", Some(vec![("3103", "001750")])),
            ("800447110815", Some(vec![("8004", "47110815")])),
            ("(01)09521234543213(21)A(1)", Some(vec![("01", "09521234543213"), ("21", "A(1)")])),
            ("(8004)4711 0815", Some(vec![("8004", "4711 0815")])),
            ("(5)A", None),
            ("(21)", None),
            ("0109521234", None),
            ("01O952123454321321A1", None),
            ("21ABCDEFGHIJKLMNOPQRSTU", None),
            ("5CG1234XYZ", None),
            ("(21)Ä", None),
            ("", None),
        ] {
            assert_eq!(elements(text), expected, "{text:?}");
        }
    }

    #[test]
    fn the_last_digit_of_a_product_follows_from_the_others() {
        for (number, right) in [
            ("09521234543213", true),
            ("9521234543213", true),
            ("9521234543214", false),
            ("036000291452", true),
            ("96385074", true),
            ("963850741", false),
            ("ABC", false),
        ] {
            assert_eq!(checks(number), right, "{number}");
        }
    }

    proptest! {
        #[test]
        fn what_was_put_together_comes_apart_again(
            values in prop::collection::vec((prop::sample::select(vec!["21", "10", "240", "8004"]), "[A-Z0-9/-]{1,20}"), 1..5)
        ) {
            let text = values.iter().map(|(identifier, value)| format!("{identifier}{value}")).collect::<Vec<_>>();
            let text = text.join("\u{1d}");
            let expected: Vec<(&str, &str)> = values.iter().map(|(identifier, value)| (*identifier, value.as_str())).collect();
            prop_assert_eq!(elements(&text), Some(expected));
        }

        #[test]
        fn nothing_that_is_scanned_goes_wrong(text in "\\PC{0,60}|[0-9()\u{1d}]{0,60}") {
            for (identifier, value) in elements(&text).unwrap_or_default() {
                prop_assert!(text.contains(identifier) && text.contains(value) && !value.is_empty());
            }
        }
    }
}
