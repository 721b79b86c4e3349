//! Measures text and breaks it into lines that fit a width. Knows styles and glyphs, not blocks or pages.

use super::fonts::Metrics;
use super::look::Style;

/// One set line: the glyphs of its characters, and how wide it looks, in points.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Each glyph with the character it stands for.
    pub glyphs: Box<[(u16, char)]>,
    /// Width in points, without spaces at the end.
    pub width: f32,
}

/// How far the pen moves from `left` before `right` is set, besides the advance: nothing between figures, which stay
/// in columns; thousandths of an em.
pub fn kerning(metrics: &Metrics, left: (u16, char), right: (u16, char)) -> f32 {
    if left.1.is_ascii_digit() || right.1.is_ascii_digit() { 0.0 } else { metrics.kerning(left.0, right.0) }
}

/// Breaks `text` into lines no wider than `width` points: at line feeds, after spaces, after hyphens, dashes and slashes
/// inside words, and anywhere in a word longer than the line. The space a line was broken at stays at its end, so that
/// the words stay apart for those who read the text without its lines. A text of nothing but spaces has no lines.
pub fn wrap(text: &str, style: &Style, width: f32) -> Vec<Line> {
    if text.trim().is_empty() {
        return Vec::new();
    }
    let mut lines = Vec::new();
    for paragraph in text.trim_end().split('\n') {
        wrap_paragraph(paragraph, style, width, &mut lines);
    }
    lines
}

/// Breaks `text` into as few lines as [`wrap`] does, of more even length: no last line of a single word.
pub fn balanced(text: &str, style: &Style, width: f32) -> Vec<Line> {
    const STEPS: u8 = 14;
    let widest = wrap(text, style, width);
    if !(2..=4).contains(&widest.len()) {
        return widest;
    }
    let narrower = (1..=STEPS).map(|step| wrap(text, style, width * (1.0 - f32::from(step) / 50.0)));
    narrower.take_while(|lines| lines.len() == widest.len()).last().unwrap_or(widest)
}

/// The whole text as one line, however wide.
pub fn single(text: &str, style: &Style) -> Line {
    let one_line = text.replace('\n', " ");
    let glyphs = glyphs_of(&one_line, style);
    line(&glyphs, style)
}

/// The text as one line no wider than `width`, cut with an ellipsis where it is longer.
pub fn clipped(text: &str, style: &Style, width: f32) -> Line {
    let whole = single(text, style);
    if whole.width <= width {
        return whole;
    }
    let ellipsis = glyphs_of("…", style);
    let room = width - line(&ellipsis, style).width - style.size / 10.0;
    let metrics = style.face.metrics();
    let (mut pen, mut before) = (0.0, None);
    let fits = |glyph: &&(u16, char)| {
        pen += step(metrics, style, before, **glyph);
        before = Some(**glyph);
        pen <= room
    };
    let kept: Vec<(u16, char)> = whole.glyphs.iter().take_while(fits).copied().chain(ellipsis).collect();
    line(&kept, style)
}

/// The width of the longest line of `text` when nothing is broken, in points.
pub fn natural_width(text: &str, style: &Style) -> f32 {
    text.split('\n').map(|part| single(part, style).width).fold(0.0, f32::max)
}

fn glyphs_of(text: &str, style: &Style) -> Vec<(u16, char)> {
    let metrics = style.face.metrics();
    text.chars().map(|character| (metrics.glyph(character).unwrap_or(0), character)).collect()
}

/// How far the pen moves for `glyph` set after `before`, in points.
fn step(metrics: &Metrics, style: &Style, before: Option<(u16, char)>, glyph: (u16, char)) -> f32 {
    let pull = before.map_or(0.0, |before| kerning(metrics, before, glyph));
    (metrics.advance(glyph.0) + pull) * style.size / 1000.0 + style.tracking
}

fn line(glyphs: &[(u16, char)], style: &Style) -> Line {
    let metrics = style.face.metrics();
    let seen = glyphs.iter().rposition(|(_, character)| *character != ' ').map_or(0, |last| last + 1);
    let mut width = 0.0;
    let mut before = None;
    for glyph in &glyphs[..seen] {
        width += step(metrics, style, before, *glyph);
        before = Some(*glyph);
    }
    Line { glyphs: glyphs.into(), width: (width - style.tracking).max(0.0) }
}

fn wrap_paragraph(text: &str, style: &Style, width: f32, lines: &mut Vec<Line>) {
    // Sums of advances differ in the last bits from the width they were measured as.
    const SLACK: f32 = 0.01;
    let metrics = style.face.metrics();
    let glyphs = glyphs_of(text, style);
    let (mut start, mut at, mut pen) = (0, 0, 0.0);
    let mut opportunity = None;
    while at < glyphs.len() {
        let before = (at > start).then(|| glyphs[at - 1]);
        if before.is_some() && may_break(&glyphs, at) {
            opportunity = Some(at);
        }
        pen += step(metrics, style, before, glyphs[at]);
        let hangs = glyphs[at].1 == ' ';
        if pen - style.tracking > width + SLACK && before.is_some() && !hangs {
            let end = opportunity.take().unwrap_or(at);
            lines.push(line(&glyphs[start..end], style));
            (start, at, pen) = (end, end, 0.0);
        } else {
            at += 1;
        }
    }
    lines.push(line(&glyphs[start..], style));
}

/// Whether a line may end before the glyph at `at`, which is not the first. Numbers of documents and dates (C-2026-0012)
/// stay whole.
fn may_break(glyphs: &[(u16, char)], at: usize) -> bool {
    let right = glyphs[at].1;
    match glyphs[at - 1].1 {
        ' ' => right != ' ',
        '-' | '/' => right.is_alphabetic() && at > 1 && glyphs[at - 2].1.is_alphabetic(),
        '–' | '—' | '_' | '@' | '\\' => right.is_alphanumeric(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::look::CELL;

    fn texts(lines: &[Line]) -> Vec<String> {
        lines.iter().map(|line| line.glyphs.iter().map(|(_, character)| character).collect()).collect()
    }

    #[track_caller]
    fn check(text: &str, width: f32, expected: &[&str]) {
        let lines = wrap(text, &CELL, width);
        assert_eq!(texts(&lines), expected, "{text:?} in {width} pt");
        // A single glyph may be wider than the line; nothing else is.
        assert!(lines.iter().all(|line| line.width <= width + 0.02 || line.glyphs.len() == 1), "{lines:?}");
    }

    #[test]
    fn lines_break_where_a_reader_expects() {
        check("", 50.0, &[]);
        check("   ", 50.0, &[]);
        check("one", 50.0, &["one"]);
        check("one two", 50.0, &["one two"]);
        check("one two three four", 38.0, &["one two ", "three ", "four"]);
        check("first\nsecond", 100.0, &["first", "second"]);
        check("first\n\nthird\n", 100.0, &["first", "", "third"]);
        check("serial-level", 40.0, &["serial-", "level"]);
        check("see C-2026-0012", 60.0, &["see ", "C-2026-0012"]);
        check("one   two", 18.0, &["one   ", "two"]);
    }

    #[test]
    fn a_word_longer_than_the_line_breaks_anywhere() {
        check("ABCDEFGH", 20.0, &["ABC", "DEF", "GH"]);
        check("WW", 1.0, &["W", "W"]);
        check("to ABCDEFGH", 20.0, &["to ", "ABC", "DEF", "GH"]);
    }

    #[test]
    fn a_space_that_must_not_break_does_not() {
        check("12\u{A0}kg left", 30.0, &["12\u{A0}kg ", "left"]);
    }

    #[test]
    fn three_hundred_characters_keep_every_one() {
        let name = "Ångström-Gesellschaft für Bürotechnik ".repeat(8);
        let lines = wrap(&name, &CELL, 90.0);
        assert_eq!(texts(&lines).concat(), name.trim_end());
    }

    #[test]
    fn a_line_too_long_is_clipped() {
        let line = clipped("A rather long name of a company", &CELL, 60.0);
        assert!(line.width <= 60.0 && line.glyphs.last().is_some_and(|last| last.1 == '…'));
        assert_eq!(clipped("Short", &CELL, 60.0), single("Short", &CELL));
    }
}
