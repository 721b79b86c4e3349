//! Serial numbers: what was typed, and the form by which two of them are the same.

use super::{Problem, RefusalCode, required_line};

/// A manufacturer's serial number. Two are the same when their keys are; a device is maker *and* serial, never serial
/// alone (manufacturers do not coordinate).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SerialNumber {
    typed: String,
    key: String,
}

/// What firmware says when nobody entered a serial number (keys, as `key_of` makes them).
const PLACEHOLDERS: &[&str] = &[
    "NA",
    "NONE",
    "NULL",
    "NOTAVAILABLE",
    "NOTAPPLICABLE",
    "NOTSPECIFIED",
    "UNKNOWN",
    "TBD",
    "TBA",
    "SERIAL",
    "SERIALNUMBER",
    "SYSTEMSERIALNUMBER",
    "CHASSISSERIALNUMBER",
    "TOBEFILLEDBYOEM",
    "DEFAULTSTRING",
    "OEM",
    "INVALID",
    "EMPTY",
    "MISSING",
    "NOSERIAL",
    "SEEBELOW",
    "123456789",
    "0123456789",
    "1234567890",
];

impl SerialNumber {
    pub const LONGEST: usize = 64;

    /// Refuses blanks, placeholders (`N/A`, `To be filled by O.E.M.`, `0000000`) and numbers that a spreadsheet has
    /// rounded (`6.37702E+15`).
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let typed = required_line(text, Self::LONGEST)?;
        if was_rounded(&typed) {
            return Err(Problem::new(RefusalCode::SerialDamaged).with("serial", &typed));
        }
        let key = key_of(&typed);
        let first = key.chars().next();
        let one_character = key.chars().all(|character| Some(character) == first);
        if key.chars().count() < 3 || one_character || PLACEHOLDERS.contains(&key.as_str()) {
            return Err(Problem::new(RefusalCode::SerialPlaceholder).with("serial", &typed));
        }
        Ok(SerialNumber { typed, key })
    }

    /// As the person or the file wrote it.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// The form that is compared: letters and digits only, upper case.
    pub fn key(&self) -> &str {
        &self.key
    }
}

/// `CN-0P2419-74` and `cn0p241974` are one number. The digit 0 and the letter O stay different.
pub(super) fn key_of(text: &str) -> String {
    text.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

/// `6.37702E+15`: what is left of a long number after a spreadsheet took it for a quantity.
fn was_rounded(text: &str) -> bool {
    let Some((mantissa, exponent)) =
        text.to_ascii_uppercase().split_once("E+").map(|(m, e)| (m.to_owned(), e.to_owned()))
    else {
        return false;
    };
    mantissa.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b',')
        && exponent.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_number_has_one_key_however_it_is_typed() {
        for text in ["CN-0P2419-74", "cn-0p2419-74", " CN0P241974 ", "CN 0P2419 74"] {
            assert_eq!(SerialNumber::parse(text).unwrap().key(), "CN0P241974");
        }
        assert_ne!(SerialNumber::parse("5CGO12").unwrap().key(), SerialNumber::parse("5CG012").unwrap().key());
        assert_eq!(SerialNumber::parse("007YGGGTYKMF").unwrap().key(), "007YGGGTYKMF");
    }

    #[test]
    fn what_is_no_serial_number_is_refused() {
        for text in ["N/A", "n.a.", "To be filled by O.E.M.", "Default string", "00000000", "XXXXXX", "-", "12", "None"]
        {
            assert_eq!(SerialNumber::parse(text).unwrap_err().code, RefusalCode::SerialPlaceholder, "{text}");
        }
        for text in ["6.37702E+15", "4,1E+12", "5e+10"] {
            assert_eq!(SerialNumber::parse(text).unwrap_err().code, RefusalCode::SerialDamaged, "{text}");
        }
        assert_eq!(SerialNumber::parse("  ").unwrap_err().code, RefusalCode::Missing);
        assert_eq!(SerialNumber::parse(&"A1".repeat(150)).unwrap_err().code, RefusalCode::TooLong);
    }
}
