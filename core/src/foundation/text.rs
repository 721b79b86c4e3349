//! Texts that people type: trimmed, of a length that fits, without invisible control characters.

use super::{Problem, RefusalCode};

/// Characters that turn the direction of a line or hide in it: in a name on a certificate they can make it read as
/// another name. Right-to-left scripts do not need them here.
fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn checked(text: &str, limit: usize, lines: bool) -> Result<String, Problem> {
    let text = text.trim();
    if text.chars().any(|character| is_hidden(character) && !(lines && character == '\n')) {
        return Err(RefusalCode::HasControlCharacters.into());
    }
    let length = text.chars().count();
    if length > limit {
        return Err(Problem::new(RefusalCode::TooLong).with("limit", limit).with("length", length));
    }
    Ok(text.to_owned())
}

/// One line that must be there, of at most `limit` characters.
pub fn required_line(text: &str, limit: usize) -> Result<String, Problem> {
    let line = checked(text, limit, false)?;
    if line.is_empty() { Err(RefusalCode::Missing.into()) } else { Ok(line) }
}

/// One line that may be empty.
pub fn optional_line(text: &str, limit: usize) -> Result<String, Problem> {
    checked(text, limit, false)
}

/// Several lines, perhaps none.
pub fn optional_text(text: &str, limit: usize) -> Result<String, Problem> {
    checked(&text.replace("\r\n", "\n"), limit, true)
}

/// Empty, or something with one @ between two parts and nothing that would make it two addresses where it is written
/// among others. Whether it arrives only a letter can tell.
pub fn optional_email(text: &str) -> Result<String, Problem> {
    let text = optional_line(text, 120)?;
    if text.contains(['<', '>', '(', ')', '[', ']', ',', ';', ':', '\\', '"']) {
        return Err(RefusalCode::NotAnEmail.into());
    }
    let parts: Vec<&str> = text.split('@').collect();
    match parts.as_slice() {
        [""] => Ok(text),
        [name, host] if !name.is_empty() && host.contains('.') && !text.contains(' ') => Ok(text),
        _ => Err(RefusalCode::NotAnEmail.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_trimmed_and_bounded() {
        assert_eq!(required_line("  Harbor Dental  ", 120), Ok("Harbor Dental".to_owned()));
        assert_eq!(required_line(" \t ", 120).unwrap_err().code, RefusalCode::Missing);
        let long = "x".repeat(300);
        let problem = required_line(&long, 120).unwrap_err();
        assert_eq!((problem.code, problem.params["length"].as_str()), (RefusalCode::TooLong, "300"));
        assert_eq!(required_line("Ωmega 🏢 עברית", 120), Ok("Ωmega 🏢 עברית".to_owned()));
    }

    #[test]
    fn what_cannot_be_seen_is_refused() {
        for text in ["a\u{0}b", "a\nb", "abc\u{202e}fdp", "a\u{200b}b"] {
            assert_eq!(required_line(text, 120).unwrap_err().code, RefusalCode::HasControlCharacters, "{text:?}");
        }
        assert_eq!(optional_text("one\r\ntwo", 120), Ok("one\ntwo".to_owned()));
    }

    #[test]
    fn an_address_of_mail_has_two_parts() {
        for good in ["", "service@northwind.example", "a.b+c@sub.example.com"] {
            assert_eq!(optional_email(good).as_deref(), Ok(good));
        }
        for bad in [
            "service",
            "@example.com",
            "a@b@c.example",
            "a b@example.com",
            "a@example",
            "a>,<b@c.example",
            "A <a@b.example>",
        ] {
            assert_eq!(optional_email(bad).unwrap_err().code, RefusalCode::NotAnEmail, "{bad}");
        }
    }
}
