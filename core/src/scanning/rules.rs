//! What a scanned text means. Structured codes say themselves which of their parts is the serial number. A bare number does
//! not: the letter before it may be the label's or the number's own, so both ways to read it are kept, and the book decides.
//! Pure.
//!
//! Sources: symbology identifiers (`]C1` …) ISO/IEC 15424; GS1 General Specifications; envelopes ISO/IEC 15434; data
//! identifiers (`S`, `P`, `1P`) ANSI MH10.8.2. Lenovo's `1S` with machine type, model and serial number: Lenovo's hardware
//! maintenance manuals and its support article HT070934. A letter S that a program took from HP's number SGH… as if it
//! were the label's: fusioninventory-agent, issue 483.

use super::{CodeKind, ScanRules, gs1};
use crate::foundation::{Fields, Problem, Refusal, RefusalCode, optional_line};

/// What a code says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub kind: CodeKind,
    /// How the serial number can be read, the likeliest first; the one that is in the book is the right one.
    pub serials: Vec<String>,
    /// The maker, where the form of the code is one maker's own.
    pub maker: Option<&'static str>,
    pub part_number: Option<String>,
    /// A product's number of 14 digits.
    pub gtin: Option<String>,
    pub tag: Option<String>,
}

impl Reading {
    fn of(kind: CodeKind) -> Self {
        Reading { kind, serials: Vec::new(), maker: None, part_number: None, gtin: None, tag: None }
    }

    /// Whether the first of the serial numbers may be recorded, or only be looked for: behind a label's P stands a part.
    pub fn says_serial(&self) -> bool {
        !(self.kind == CodeKind::LabelLetter && self.part_number.is_some())
    }
}

/// Longer than any label's code; a two-dimensional code can hold a book.
const LONGEST: usize = 512;

/// Reads one code as the scanner typed it. Refuses what is empty or longer than any label.
pub(super) fn read(text: &str, rules: &ScanRules) -> Result<Reading, Problem> {
    let length = text.chars().count();
    if length > LONGEST {
        return Err(Problem::new(RefusalCode::TooLong).with("limit", LONGEST).with("length", length));
    }
    let text = text.trim();
    let text = text.strip_prefix(rules.prefix.as_str()).unwrap_or(text);
    let text = text.strip_suffix(rules.suffix.as_str()).unwrap_or(text).trim();
    if text.is_empty() {
        return Err(RefusalCode::Missing.into());
    }
    let (symbology, text) = symbology(text);
    Ok(structured(symbology, text).unwrap_or_else(|| bare(text, rules.label_letters)))
}

/// `]C1` at the beginning of what some scanners send: which kind of bars it was (ISO/IEC 15424).
fn symbology(text: &str) -> (&str, &str) {
    let marked = text.strip_prefix(']').and_then(|rest| rest.split_at_checked(2));
    match marked {
        Some((code, rest)) if code.bytes().all(|byte| byte.is_ascii_alphanumeric()) => (code, rest),
        _ => ("", text),
    }
}

/// A code that says itself what its parts are.
fn structured(symbology: &str, text: &str) -> Option<Reading> {
    if let Some(message) = text.strip_prefix("[)>") {
        return Some(envelope(message));
    }
    if matches!(symbology, "C1" | "e0" | "d2" | "Q3") || text.starts_with(gs1::SEPARATOR) {
        return Some(of_elements(CodeKind::Gs1, &gs1::elements(text).unwrap_or_default()));
    }
    if symbology.starts_with('E') && gs1::checks(text) {
        return Some(Reading { gtin: Some(format!("{text:0>14}")), ..Reading::of(CodeKind::Product) });
    }
    if text.starts_with('(') || text.contains(gs1::SEPARATOR) || begins_with_product(text) {
        let elements = gs1::elements(text)?;
        return Some(of_elements(CodeKind::Gs1, &elements));
    }
    link(text).or_else(|| lenovo(text))
}

/// Many scanners do not say which kind of bars they saw: a product's number with its check digit, then a serial number.
fn begins_with_product(text: &str) -> bool {
    let product = text.strip_prefix("01").and_then(|rest| rest.split_at_checked(14));
    product.is_some_and(|(number, rest)| gs1::checks(number) && rest.len() > 2)
}

fn of_elements(kind: CodeKind, elements: &[(&str, &str)]) -> Reading {
    let value = |wanted: &str| {
        let found = elements.iter().find(|(identifier, _)| *identifier == wanted);
        found.map(|(_, value)| (*value).to_owned())
    };
    Reading {
        serials: value("21").into_iter().collect(),
        part_number: value("240").or_else(|| value("241")),
        gtin: value("01").filter(|number| gs1::checks(number)),
        tag: value("8004"),
        ..Reading::of(kind)
    }
}

/// What follows `[)>`: messages between record separators, each with the number of its format: 05 GS1, 06 data identifiers.
fn envelope(message: &str) -> Reading {
    let mut reading = Reading::of(CodeKind::Envelope);
    for record in message.trim_end_matches('\u{4}').split('\u{1e}') {
        let Some((format, fields)) = record.split_once(gs1::SEPARATOR) else { continue };
        match format {
            "05" => {
                let found = gs1::elements(fields).unwrap_or_default();
                return of_elements(CodeKind::Envelope, &found);
            }
            "06" => {
                for (identifier, value) in fields.split(gs1::SEPARATOR).filter_map(data_identifier) {
                    match identifier {
                        "S" => reading.serials.push(value.to_owned()),
                        "1P" => reading.part_number = Some(value.to_owned()),
                        // The customer's own number of the part; the maker's says more.
                        "P" => reading.part_number = reading.part_number.or_else(|| Some(value.to_owned())),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
    // Two devices in one message: which is meant, nobody can say.
    if reading.serials.len() > 1 {
        reading.serials.clear();
    }
    reading
}

/// `1PABC` as `1P` and `ABC`: up to three digits, then a letter.
fn data_identifier(field: &str) -> Option<(&str, &str)> {
    let letter = field.find(|character: char| !character.is_ascii_digit())?;
    let begins = letter <= 3 && field[letter..].starts_with(|character: char| character.is_ascii_uppercase());
    let (identifier, value) = field.split_at_checked(letter + 1).filter(|_| begins)?;
    (!value.is_empty()).then_some((identifier, value))
}

/// `1S`, a machine type with its model of ten characters (seven before 2013), a serial number of eight (seven).
fn lenovo(text: &str) -> Option<Reading> {
    let code = text.to_ascii_uppercase();
    let rest = code.strip_prefix("1S").filter(|rest| rest.bytes().all(|byte| byte.is_ascii_alphanumeric()))?;
    let model = match rest.len() {
        18 => 10,
        14 => 7,
        _ => return None,
    };
    let (model, serial) = rest.split_at_checked(model)?;
    let shaped = model.starts_with(|character: char| character.is_ascii_digit())
        && serial.starts_with(|character: char| character.is_ascii_alphabetic());
    shaped.then(|| Reading {
        serials: vec![serial.to_owned(), text.to_owned()],
        maker: Some("Lenovo"),
        part_number: Some(model.to_owned()),
        ..Reading::of(CodeKind::Lenovo)
    })
}

/// A web address is never a number, but some name one: Dell's pages the service tag (`…/servicetag/ABC1234/…`), labels that
/// Snipe-IT prints the asset tag (`…/ht/1040`, `…/hardware/bytag?assetTag=1040`).
fn link(text: &str) -> Option<Reading> {
    let (scheme, rest) = text.split_once("://")?;
    if !matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https") {
        return None;
    }
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let parts: Vec<&str> = path.split('/').collect();
    let behind = |word: &str| {
        let at = parts.iter().skip(1).position(|part| part.eq_ignore_ascii_case(word))?;
        parts.get(at + 2).copied()
    };
    let host = parts.first().map(|host| host.to_ascii_lowercase()).unwrap_or_default();
    let reading = Reading::of(CodeKind::Link);
    if host == "dell.com" || host.ends_with(".dell.com") {
        let tag = behind("servicetag").filter(|tag| is_service_tag(tag));
        return Some(Reading { serials: tag.map(str::to_owned).into_iter().collect(), maker: Some("Dell"), ..reading });
    }
    let named = query.split('&').find_map(|pair| pair.strip_prefix("assetTag="));
    let plain =
        |tag: &&str| !tag.is_empty() && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte));
    Some(Reading { tag: behind("ht").or(named).filter(plain).map(str::to_owned), ..reading })
}

/// Seven letters and digits.
fn is_service_tag(text: &str) -> bool {
    text.len() == 7 && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// A number with nothing around it but perhaps the letter of its label.
fn bare(text: &str, label_letters: bool) -> Reading {
    let whole =
        || Reading { serials: vec![text.to_owned()], tag: Some(text.to_owned()), ..Reading::of(CodeKind::Plain) };
    if let Some(rest) = text.strip_prefix('S') {
        let of_label = label_letters && is_makers(rest) && !is_dated(text);
        let (first, second) = if of_label { (rest, text) } else { (text, rest) };
        let kind = if of_label { CodeKind::LabelLetter } else { CodeKind::Plain };
        return Reading { kind, serials: vec![first.to_owned(), second.to_owned()], ..whole() };
    }
    let part = text.strip_prefix("1P").or_else(|| text.strip_prefix('P')).filter(|part| !part.is_empty());
    // Service tags and Lenovo's numbers, of which many begin with P, have seven or eight characters.
    match part {
        Some(part) if label_letters && text.chars().count() > 8 && !is_makers(text) => {
            Reading { kind: CodeKind::LabelLetter, part_number: Some(part.to_owned()), ..whole() }
        }
        _ => whole(),
    }
}

/// Serial numbers that are made so strictly that a letter too many shows: HP's `CC S Y WW ZZZZ` and `CC S YY WW ZZZ`, Cisco's
/// `LLL YY WW SSSS`. `A` a letter, `9` a digit, `W` one digit of a week, `*` a letter or digit.
const DATED: &[&str] = &["****WW****", "*****WW***", "AAA99WW****"];
/// Apple's until 2021, `PPP Y W SSS CCCC`: `h` half a year, `w` a week of it. Looser, so it never shows that a letter is the
/// number's own.
const APPLE: &str = "***hw*******";

fn is_dated(text: &str) -> bool {
    DATED.iter().any(|shape| has_shape(text, shape))
}

fn is_makers(text: &str) -> bool {
    is_dated(text) || has_shape(text, APPLE)
}

fn has_shape(text: &str, shape: &str) -> bool {
    if text.len() != shape.len() {
        return false;
    }
    let fits = |(byte, kind): (u8, u8)| match kind {
        b'A' => byte.is_ascii_uppercase(),
        b'9' | b'W' => byte.is_ascii_digit(),
        b'h' => b"CDFGHJKLMNPQRSTVWXYZ".contains(&byte),
        b'w' => b"123456789CDFGHJKLMNPQRTVWXY".contains(&byte),
        _ => byte.is_ascii_uppercase() || byte.is_ascii_digit(),
    };
    let week = shape.find("WW").and_then(|at| text.get(at..at + 2)).and_then(|week| week.parse::<u8>().ok());
    text.bytes().zip(shape.bytes()).all(fits)
        && (!shape.contains('W') || week.is_some_and(|week| (1..=53).contains(&week)))
}

/// The rules as they will be kept, or every field that is refused.
pub(super) fn check(form: &ScanRules) -> Result<ScanRules, Refusal> {
    let mut fields = Fields::default();
    let prefix = fields.take("prefix", optional_line(&form.prefix, 16));
    let suffix = fields.take("suffix", optional_line(&form.suffix, 16));
    let rules = (|| Some(ScanRules { prefix: prefix?, suffix: suffix?, ..form.clone() }))();
    fields.finish(rules)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rules(label_letters: bool) -> ScanRules {
        ScanRules { label_letters, ..ScanRules::default() }
    }

    /// What a code says, in one line: kind, serial numbers, part number, product, tag.
    fn said(text: &str, rules: &ScanRules) -> String {
        let Reading { kind, serials, maker, part_number, gtin, tag } = read(text, rules).unwrap();
        let serials = (!serials.is_empty()).then(|| serials.join("|"));
        let facts = [("", maker.map(str::to_owned)), ("serial ", serials), ("part ", part_number), ("gtin ", gtin)];
        let facts = facts.into_iter().chain([("tag ", tag)]);
        let facts = facts.filter_map(|(name, fact)| Some(format!("{name}{}", fact?))).collect::<Vec<_>>();
        format!("{}: {}", kind.as_str(), facts.join(", "))
    }

    #[test]
    fn a_structured_code_says_which_part_is_the_serial_number() {
        for (text, expected) in [
            ("]C121A1-7", "gs1: serial A1-7"),
            (
                "]d20109521234543213215CG1234XYZ\u{1d}240E8-40",
                "gs1: serial 5CG1234XYZ, part E8-40, gtin 09521234543213",
            ),
            ("0109521234543213215CG1234XYZ", "gs1: serial 5CG1234XYZ, gtin 09521234543213"),
            ("(01)09521234543213(21)5CG1234XYZ", "gs1: serial 5CG1234XYZ, gtin 09521234543213"),
            ("(8004)95212345ASSET7", "gs1: tag 95212345ASSET7"),
            ("\u{1d}8004952123455", "gs1: tag 952123455"),
            ("]C1nonsense", "gs1: "),
            ("]E09521234543213", "product: gtin 09521234543213"),
            (
                "[)>\u{1e}06\u{1d}1PE8-40\u{1d}S5CG1234XYZ\u{1d}1TLOT\u{1e}\u{4}",
                "envelope: serial 5CG1234XYZ, part E8-40",
            ),
            ("]Q1[)>\u{1e}06\u{1d}PABC\u{1d}SSGH327SZYD\u{1e}\u{4}", "envelope: serial SGH327SZYD, part ABC"),
            ("[)>\u{1e}05\u{1d}0109521234543213\u{1d}21A1\u{1e}\u{4}", "envelope: serial A1, gtin 09521234543213"),
            ("[)>\u{1e}06\u{1d}SAAA111\u{1d}SBBB222\u{1e}\u{4}", "envelope: "),
            ("[)>06S5CG1234XYZ", "envelope: "),
            ("1S20QES0AB00PF2ABCDE", "lenovo: Lenovo, serial PF2ABCDE|1S20QES0AB00PF2ABCDE, part 20QES0AB00"),
            ("1S2668KHUL3AB123", "lenovo: Lenovo, serial L3AB123|1S2668KHUL3AB123, part 2668KHU"),
            (
                "https://www.dell.com/support/home/en-us/product-support/servicetag/ABC1234/overview",
                "link: Dell, serial ABC1234",
            ),
            ("https://dell.example/servicetag/ABC1234", "link: "),
            ("https://assets.example/ht/ML-1040", "link: tag ML-1040"),
            ("https://assets.example/hardware/bytag?assetTag=1040", "link: tag 1040"),
        ] {
            assert_eq!(said(text, &rules(false)), expected, "{text:?}");
        }
    }

    #[test]
    fn a_bare_number_is_itself_and_its_letter_is_only_tried() {
        for (text, expected) in [
            ("5CG1234XYZ", "plain: serial 5CG1234XYZ, tag 5CG1234XYZ"),
            (" PF2ABCDE\t", "plain: serial PF2ABCDE, tag PF2ABCDE"),
            ("]A0ABC1234", "plain: serial ABC1234, tag ABC1234"),
            ("SGH327SZYD", "plain: serial SGH327SZYD|GH327SZYD, tag SGH327SZYD"),
            ("S5CG1234XYZ", "plain: serial S5CG1234XYZ|5CG1234XYZ, tag S5CG1234XYZ"),
            ("1PE8-40-ABC", "plain: serial 1PE8-40-ABC, tag 1PE8-40-ABC"),
            ("1S12345", "plain: serial 1S12345, tag 1S12345"),
            ("0123456789012345678", "plain: serial 0123456789012345678, tag 0123456789012345678"),
        ] {
            assert_eq!(said(text, &rules(false)), expected, "{text:?}");
        }
    }

    #[test]
    fn a_labels_letter_is_taken_off_where_the_number_shows_that_it_is_one() {
        for (text, expected) in [
            ("S5CG1234XYZ", "label-letter: serial 5CG1234XYZ|S5CG1234XYZ, tag S5CG1234XYZ"),
            ("SFOC2231A0BC", "label-letter: serial FOC2231A0BC|SFOC2231A0BC, tag SFOC2231A0BC"),
            ("SC02L13ECF8J2", "label-letter: serial C02L13ECF8J2|SC02L13ECF8J2, tag SC02L13ECF8J2"),
            // HP's in Singapore and Cisco's in Sanmina begin with S themselves.
            ("SGH327SZYD", "plain: serial SGH327SZYD|GH327SZYD, tag SGH327SZYD"),
            ("SAD08300D4W", "plain: serial SAD08300D4W|AD08300D4W, tag SAD08300D4W"),
            ("S123456X7890123", "plain: serial S123456X7890123|123456X7890123, tag S123456X7890123"),
            ("1PE8-40-ABC", "label-letter: serial 1PE8-40-ABC, part E8-40-ABC, tag 1PE8-40-ABC"),
            ("P8M-00123-4", "label-letter: serial P8M-00123-4, part 8M-00123-4, tag P8M-00123-4"),
            ("PF2ABCDE", "plain: serial PF2ABCDE, tag PF2ABCDE"),
            ("1P4XYZ2", "plain: serial 1P4XYZ2, tag 1P4XYZ2"),
        ] {
            assert_eq!(said(text, &rules(true)), expected, "{text:?}");
        }
        assert!(!read("1PE8-40-ABC", &rules(true)).unwrap().says_serial());
    }

    #[test]
    fn what_the_scanner_adds_is_taken_off_first() {
        let rules = ScanRules { prefix: "~".into(), suffix: "#!".into(), ..rules(false) };
        for (text, expected) in [
            ("~5CG1234XYZ#!", "plain: serial 5CG1234XYZ, tag 5CG1234XYZ"),
            ("~]C121A1-7#!", "gs1: serial A1-7"),
            ("5CG1234XYZ", "plain: serial 5CG1234XYZ, tag 5CG1234XYZ"),
        ] {
            assert_eq!(said(text, &rules), expected, "{text:?}");
        }
        assert_eq!(read("~#!", &rules).unwrap_err().code, RefusalCode::Missing);
    }

    #[test]
    fn what_is_no_label_is_refused() {
        assert_eq!(read(" \t", &rules(false)).unwrap_err().code, RefusalCode::Missing);
        assert_eq!(read(&"9".repeat(513), &rules(false)).unwrap_err().code, RefusalCode::TooLong);
        let form = ScanRules { prefix: "a\u{1d}b".into(), suffix: "x".repeat(17), ..rules(true) };
        let fields: Vec<_> =
            check(&form).unwrap_err().fields.into_iter().map(|field| (field.field, field.code)).collect();
        assert_eq!(
            fields,
            [("prefix".into(), RefusalCode::HasControlCharacters), ("suffix".to_owned(), RefusalCode::TooLong)]
        );
    }

    proptest! {
        #[test]
        fn a_bare_number_is_never_lost(text in "[0-9A-Z]{3,30}", label_letters: bool) {
            let reading = read(&text, &rules(label_letters)).unwrap();
            prop_assert!(reading.serials.contains(&text) || reading.kind == CodeKind::Gs1, "{:?}", reading);
        }

        #[test]
        fn a_serial_number_comes_out_of_an_envelope_as_it_went_in(serial in "[0-9A-Z-]{1,40}", part in "[0-9A-Z-]{1,40}") {
            let text = format!("[)>\u{1e}06\u{1d}1P{part}\u{1d}S{serial}\u{1e}\u{4}");
            let reading = read(&text, &rules(false)).unwrap();
            prop_assert_eq!((reading.serials, reading.part_number), (vec![serial], Some(part)));
        }

        #[test]
        fn nothing_that_is_scanned_goes_wrong(text in "\\PC{0,80}|[\\[)>0-9SP\u{1d}\u{1e}\u{4}]{0,80}", label_letters: bool) {
            let read = read(&text, &rules(label_letters));
            prop_assert!(read.is_ok() || text.trim().is_empty());
        }
    }
}
