//! Turns blocks into bands and says what each piece means. Knows the look; does not know where a page ends.

use super::band::{Band, Ink};
use super::look::{
    ACCENT, DETAIL, HEADING, LABEL, LEAD, LONG_TITLE, MONOGRAM, NAME, NAME_LINE, NOTICE, NUMBER, PARAGRAPH, SIDE,
    SMALL, STRONG, Style, TEXT, TITLE, VALUE,
};
use super::picture::Pictures;
use super::tags::{Node, Role, Tree};
use super::text::{capitals, composed};
use super::wrap::{Line, balanced, single, wrap};
use super::{Block, FactColumn, Letterhead, PageSize, Sheet, Unprintable, signature, table};

/// A sheet set as bands, and the heads that are repeated over some of them.
#[derive(Debug, Default)]
pub struct Setting {
    pub bands: Vec<Band>,
    pub heads: Vec<Band>,
}

/// Width and height of the page, in points.
pub const fn page_size(size: PageSize) -> (f32, f32) {
    match size {
        PageSize::Letter => (612.0, 792.0),
        PageSize::A4 => (595.276, 841.89),
    }
}

/// The left and right edge of text on a page.
#[derive(Debug, Clone, Copy)]
pub struct Measure {
    pub left: f32,
    pub right: f32,
}

impl Measure {
    /// The edges on a page of that size.
    pub fn of(size: PageSize) -> Measure {
        Measure { left: SIDE, right: page_size(size).0 - SIDE }
    }

    pub fn width(self) -> f32 {
        self.right - self.left
    }
}

/// Sets the whole sheet.
pub fn set(sheet: &Sheet, tree: &mut Tree, pictures: &mut Pictures) -> Result<Setting, Unprintable> {
    let measure = Measure::of(sheet.page);
    let mut setting = Setting::default();
    setting.bands.push(letterhead(&sheet.letterhead, measure, tree, pictures)?);
    for block in &sheet.blocks {
        set_block(block, measure, tree, pictures, &mut setting)?;
    }
    Ok(setting)
}

fn set_block(
    block: &Block,
    measure: Measure,
    tree: &mut Tree,
    pictures: &mut Pictures,
    setting: &mut Setting,
) -> Result<(), Unprintable> {
    let bands = &mut setting.bands;
    match block {
        Block::Title(text) => {
            let long = wrap(&composed(text), &TITLE, measure.width()).len() > 2;
            let style = if long { &LONG_TITLE } else { &TITLE };
            bands.push(headline(text, Role::Title, style, 30.0, measure, tree));
        }
        Block::Heading(text) => {
            // Levels may not be skipped (ISO 14289-1, 7.4.2): without a title, headings are the first level.
            let role = if tree.has(&Role::Title) { Role::Heading } else { Role::Title };
            bands.push(headline(text, role, &HEADING, 20.0, measure, tree));
        }
        Block::Lead(text) => {
            let lines = balanced(&composed(text), &LEAD, measure.width() - 80.0);
            running(lines, &LEAD, 5.0, measure, tree, bands);
        }
        Block::Paragraph(text) => paragraph(text, &PARAGRAPH, measure, tree, bands),
        Block::Small(text) => paragraph(text, &SMALL, measure, tree, bands),
        Block::Notice(text) => notice(text, measure, tree, bands),
        Block::Rule => bands.push(rule(measure)),
        Block::Space => bands.push(Band { before: 18.0, ..Band::default() }),
        Block::Facts(columns) => bands.push(facts(columns, measure, tree)),
        Block::Table(block) => table::set(block, measure, tree, setting)?,
        Block::Signature(block) => {
            // A page with nothing but a signature on it says nothing of what was signed.
            if let Some(last) = bands.last_mut() {
                last.tied = true;
            }
            bands.push(signature::set(block, measure, tree, pictures)?);
        }
    }
    Ok(())
}

/// The x at which `line` ends at `right`.
pub fn ending_at(right: f32, line: &Line) -> f32 {
    right - line.width
}

fn letterhead(
    letterhead: &Letterhead,
    measure: Measure,
    tree: &mut Tree,
    pictures: &mut Pictures,
) -> Result<Band, Unprintable> {
    let mut band = Band::default();
    let part = tree.add(Tree::ROOT, Role::Division);
    let mark = mark(letterhead, measure, part, tree, pictures, &mut band)?;
    let left = measure.left + if mark > 0.0 { mark + 11.0 } else { 0.0 };
    let middle = measure.left + measure.width() * 0.66;
    let name = wrap(&composed(&letterhead.name), &NAME, middle - left);
    let mut top = band.lines(Some(tree.add(part, Role::Paragraph)), left, -1.0, &NAME, name);
    for text in &letterhead.lines {
        let lines = wrap(&composed(text), &NAME_LINE, middle - left);
        top = band.lines(Some(tree.add(part, Role::Paragraph)), left, top, &NAME_LINE, lines);
    }
    let mut top = -1.0;
    let right_lines = letterhead.right_lines.iter().map(|text| (text, &NAME_LINE));
    for (text, style) in std::iter::once((&letterhead.right_title, &NUMBER)).chain(right_lines) {
        let node = tree.add(part, Role::Paragraph);
        for line in wrap(&composed(text), style, measure.right - middle - 16.0) {
            band.text(Some(node), ending_at(measure.right, &line), top, style, line);
            top += style.leading;
        }
    }
    Ok(band)
}

/// The logo, or the first letter of the name; answers its width.
fn mark(
    letterhead: &Letterhead,
    measure: Measure,
    part: Node,
    tree: &mut Tree,
    pictures: &mut Pictures,
    band: &mut Band,
) -> Result<f32, Unprintable> {
    const SIDE_OF_MONOGRAM: f32 = 30.0;
    if let Some(logo) = &letterhead.logo {
        let (picture, width, height) = pictures.add(logo, 130.0, 40.0)?;
        band.ink(
            tree.add_picture(part, &logo.alternative),
            0.0,
            height,
            Ink::Picture { x: measure.left, width, picture },
        );
        return Ok(width);
    }
    let name = composed(&letterhead.name);
    let Some(first) = name.chars().find(|character| character.is_alphanumeric()) else { return Ok(0.0) };
    let letter = single(&capitals(&first.to_string()), &MONOGRAM);
    let plate = Ink::Plate { x: measure.left, width: SIDE_OF_MONOGRAM, radius: 5.5, color: ACCENT };
    band.ink(None, 0.0, SIDE_OF_MONOGRAM, plate);
    let x = measure.left + (SIDE_OF_MONOGRAM - letter.width) / 2.0;
    band.text(None, x, (SIDE_OF_MONOGRAM - MONOGRAM.leading) / 2.0 - 0.6, &MONOGRAM, letter);
    Ok(SIDE_OF_MONOGRAM)
}

fn headline(text: &str, role: Role, style: &'static Style, before: f32, measure: Measure, tree: &mut Tree) -> Band {
    let mut band = Band { before, tied: true, ..Band::default() };
    let lines = balanced(&composed(text), style, measure.width());
    if !lines.is_empty() {
        band.lines(Some(tree.add(Tree::ROOT, role)), measure.left, 0.0, style, lines);
    }
    band
}

/// A paragraph: a band a line, so that it may run over pages, but neither its first nor its last line stands alone.
fn running(
    lines: Vec<Line>,
    style: &'static Style,
    before: f32,
    measure: Measure,
    tree: &mut Tree,
    bands: &mut Vec<Band>,
) {
    let count = lines.len();
    let node = (count > 0).then(|| tree.add(Tree::ROOT, Role::Paragraph));
    for (at, line) in lines.into_iter().enumerate() {
        let tied = at + 1 < count && (at == 0 || at + 2 == count);
        let mut band = Band { before: if at == 0 { before } else { 0.0 }, tied, ..Band::default() };
        band.text(node, measure.left, 0.0, style, line);
        bands.push(band);
    }
}

fn paragraph(text: &str, style: &'static Style, measure: Measure, tree: &mut Tree, bands: &mut Vec<Band>) {
    running(wrap(&composed(text), style, measure.width()), style, 7.0, measure, tree, bands);
}

fn notice(text: &str, measure: Measure, tree: &mut Tree, bands: &mut Vec<Band>) {
    let first = bands.len();
    let inner = Measure { left: measure.left + 11.0, ..measure };
    running(wrap(&composed(text), &NOTICE, inner.width()), &NOTICE, 12.0, inner, tree, bands);
    for band in &mut bands[first..] {
        let bar = Ink::Plate { x: measure.left, width: 2.2, radius: 0.0, color: ACCENT };
        band.ink(None, 0.0, NOTICE.leading, bar);
    }
}

fn rule(measure: Measure) -> Band {
    // A rule opens what follows it.
    let mut band = Band { before: 16.0, tied: true, ..Band::default() };
    band.ink(None, 0.0, STRONG, Ink::Rule { x: measure.left, end: measure.right, weight: STRONG, color: TEXT });
    band
}

fn facts(columns: &[FactColumn], measure: Measure, tree: &mut Tree) -> Band {
    const GAP: f32 = 18.0;
    let mut band = Band { before: 11.0, ..Band::default() };
    let part = tree.add(Tree::ROOT, Role::Division);
    let count = f32::from(u16::try_from(columns.len().max(1)).unwrap_or(u16::MAX));
    let width = ((measure.width() - GAP * (count - 1.0)) / count).max(12.0);
    let mut left = measure.left;
    for column in columns {
        let mut top = 0.0;
        for fact in &column.facts {
            let one = tree.add(part, Role::Division);
            let mut paragraph = |text: &str, style: &'static Style, top: f32| {
                let lines = wrap(text, style, width);
                if lines.is_empty() {
                    return top;
                }
                band.lines(Some(tree.add(one, Role::Paragraph)), left, top, style, lines)
            };
            top = paragraph(&capitals(&composed(&fact.label)), &LABEL, top);
            top = paragraph(&composed(&fact.value), &VALUE, top + 1.5);
            for line in &fact.lines {
                top = paragraph(&composed(line), &DETAIL, top);
            }
            top += 8.5;
        }
        left += width + GAP;
    }
    band
}
