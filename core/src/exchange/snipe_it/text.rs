//! Texts as Snipe-IT gives them: made ready for a web page, so that `Smith & Sons` comes as `Smith &amp; Sons`. Pure.

/// The text behind a text that was escaped for a web page. Once: what reads like an escape after that was typed so.
pub(super) fn unescaped(escaped: &str) -> String {
    let mut text = String::with_capacity(escaped.len());
    let mut rest = escaped;
    while let Some(at) = rest.find('&') {
        let (before, after) = rest.split_at(at);
        text.push_str(before);
        let escape = after.split_once(';').and_then(|(name, rest)| Some((character(name.get(1..)?)?, rest)));
        let (character, behind) = escape.unwrap_or_else(|| ('&', after.get(1..).unwrap_or_default()));
        text.push(character);
        rest = behind;
    }
    text + rest
}

/// The character of a name or number between `&` and `;`.
fn character(name: &str) -> Option<char> {
    match name {
        "amp" => return Some('&'),
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "quot" => return Some('"'),
        "apos" => return Some('\''),
        "nbsp" => return Some('\u{a0}'),
        _ => {}
    }
    let number = name.strip_prefix('#')?;
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
        None => number.parse(),
    };
    char::from_u32(code.ok()?).filter(|character| *character != '\0')
}

/// The text of a note. Newer versions of Snipe-IT set it with Markdown: its own signs are marks, those that were typed are
/// escaped.
pub(super) fn unmarked(note: &str) -> String {
    let mut text = String::with_capacity(note.len());
    let mut rest = note;
    while let Some((before, mark)) = rest.split_once('<') {
        text.push_str(before);
        let begins = mark.starts_with(|first: char| first == '/' || first.is_ascii_alphabetic());
        match mark.split_once('>') {
            Some((_, behind)) if begins => rest = behind,
            _ => {
                text.push('<');
                rest = mark;
            }
        }
    }
    unescaped(&(text + rest))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_was_escaped_is_read_as_it_was_typed() {
        for (escaped, typed) in [
            ("Smith &amp; Sons", "Smith & Sons"),
            ("24&quot; monitor", "24\" monitor"),
            ("O&#039;Neil &#x27;s", "O'Neil 's"),
            ("&lt;spare&gt;", "<spare>"),
            ("M&#252;nchen &#x1F5A8;", "München 🖨"),
            // Once, and only once.
            ("R&amp;amp;D", "R&amp;D"),
            ("&amp;lt;b&amp;gt;", "&lt;b&gt;"),
            // What is no escape stays.
            ("R&D; Smith & Sons", "R&D; Smith & Sons"),
            ("&", "&"),
            ("a & b; c &amp", "a & b; c &amp"),
            ("&#xD800; &#0; &#99999999999; &#; &#x;", "&#xD800; &#0; &#99999999999; &#; &#x;"),
            ("&eacute;", "&eacute;"),
            ("", ""),
        ] {
            assert_eq!(unescaped(escaped), typed, "{escaped}");
        }
    }

    #[test]
    fn a_note_is_read_without_its_marks() {
        for (note, typed) in [
            ("<strong>Do not</strong> reset", "Do not reset"),
            ("first<br />\nsecond", "first\nsecond"),
            ("see <a href=\"https://help.example/?a=1&amp;b=2\">help</a>", "see help"),
            ("5 &lt; 7 &amp; 9 &gt; 8", "5 < 7 & 9 > 8"),
            ("&lt;b&gt;typed&lt;/b&gt;", "<b>typed</b>"),
            ("a < b", "a < b"),
            ("<unclosed", "<unclosed"),
        ] {
            assert_eq!(unmarked(note), typed, "{note}");
        }
    }

    /// As PHP's `htmlspecialchars` does with both quotes.
    fn escaped(text: &str) -> String {
        let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        text.replace('"', "&quot;").replace('\'', "&#039;")
    }

    proptest! {
        #[test]
        fn unescaping_takes_back_escaping(text in "[&;#x0-9a-z<>\"' é]{0,40}") {
            prop_assert_eq!(unescaped(&escaped(&text)), text.clone());
            prop_assert_eq!(unmarked(&escaped(&text)), text);
        }
    }
}
