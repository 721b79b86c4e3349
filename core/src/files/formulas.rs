//! Texts that a spreadsheet would run as a formula when it opens a delimited file, made safe and taken back. Pure.
//!
//! A file of comma-separated values cannot say that a cell is text: a spreadsheet runs what begins with `=`, `+`, `-` or `@`
//! as a formula, and a formula can fetch and send. An apostrophe before it makes it a text for every spreadsheet.

/// Signs that begin a formula, and their full-width forms, which some input methods write and some spreadsheets fold.
const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// The text as it may stand in a delimited file: with an apostrophe before it where a spreadsheet would take it for a
/// formula, and where it is such a text that already has apostrophes before it, so that `as_meant` can tell them apart.
///
/// `as_meant(&made_safe(text)) == text` for every text; texts such as `'s-Hertogenbosch` stay as they are both ways.
pub fn made_safe(text: &str) -> String {
    if is_formula(text.trim_start_matches('\'')) { format!("'{text}") } else { text.to_owned() }
}

/// The text that a cell of a delimited file means: without the apostrophe that `made_safe` put before it. Not for cells of
/// a workbook, where a text is a text.
pub fn as_meant(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if is_formula(text.trim_start_matches('\'')) => text,
        _ => cell,
    }
}

/// Whether the first character that can be seen begins a formula. A tab or a line's end at the beginning counts too: some
/// spreadsheets drop it and look at what follows.
fn is_formula(text: &str) -> bool {
    let spaces = text.chars().take_while(|c| c.is_whitespace() || *c == '\u{feff}');
    let breaks = spaces.clone().any(char::is_control);
    breaks || text.chars().nth(spaces.count()).is_some_and(|first| SIGNS.contains(&first))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_would_run_gets_an_apostrophe_and_nothing_else_does() {
        for (text, safe) in [
            ("=1+1", "'=1+1"),
            ("=HYPERLINK(\"http://sink.example\",\"Click\")", "'=HYPERLINK(\"http://sink.example\",\"Click\")"),
            ("+1 614 555 0142", "'+1 614 555 0142"),
            ("-", "'-"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            ("\nplain", "'\nplain"),
            ("  =1", "'  =1"),
            ("\u{a0}=1", "'\u{a0}=1"),
            ("\u{feff}=1", "'\u{feff}=1"),
            ("＝1", "'＝1"),
            ("－5", "'－5"),
            ("'=1", "''=1"),
            ("''=1", "'''=1"),
            ("' =1", "'' =1"),
            ("", ""),
            ("'", "'"),
            ("  ", "  "),
            ("'s-Hertogenbosch", "'s-Hertogenbosch"),
            ("’t Hooft", "’t Hooft"),
            ("HP EliteBook 840 G8 – i5", "HP EliteBook 840 G8 – i5"),
            ("1E5", "1E5"),
            ("007123", "007123"),
            ("–", "–"),
        ] {
            assert_eq!(made_safe(text), safe, "{text:?}");
            assert_eq!(as_meant(safe), text);
        }
    }

    #[test]
    fn what_another_program_wrote_is_not_mangled() {
        for cell in ["'s-Hertogenbosch", "'90s monitor", "O'Neill = partner", "' quoted '", "'"] {
            assert_eq!(as_meant(cell), cell);
        }
    }

    proptest! {
        #[test]
        fn every_text_comes_back_and_none_runs(
            text in prop_oneof!["['=+@\\-＝＠ \t\r\n\u{a0}a1]{0,6}", any::<String>()],
        ) {
            let safe = made_safe(&text);
            prop_assert_eq!(as_meant(&safe), text.as_str());
            prop_assert!(!is_formula(&safe));
        }
    }
}
