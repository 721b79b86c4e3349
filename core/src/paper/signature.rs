//! Places to sign, side by side, and what stands beside them: one band.

use super::band::{Band, Ink};
use super::blocks::Measure;
use super::look::{SIGNED, SIGNED_LINE, STRONG, TEXT};
use super::picture::Pictures;
use super::tags::{Node, Role, Tree};
use super::text::composed;
use super::wrap::{Line, single, wrap};
use super::{Signatory, Signature, Unprintable};

const GAP: f32 = 26.0;
/// Room to sign above the line.
const ROOM: f32 = 34.0;
const PICTURE: f32 = 64.0;

/// Sets the signature block.
pub fn set(block: &Signature, measure: Measure, tree: &mut Tree, pictures: &mut Pictures) -> Result<Band, Unprintable> {
    let mut band = Band { before: 26.0, ..Band::default() };
    let part = tree.add(Tree::ROOT, Role::Division);
    let text_right = if block.picture.is_some() { measure.right - PICTURE - GAP } else { measure.right };
    let places = block.signatories.len() + usize::from(!block.beside.trim().is_empty());
    // Four places to sign stand better as two rows of two.
    let in_a_row = if places > 3 { 2 } else { places.max(1) };
    let shares = f32::from(u16::try_from(in_a_row).unwrap_or(u16::MAX));
    let width = (text_right - measure.left - GAP * (shares - 1.0)) / shares;
    let column = |at: usize| measure.left + (width + GAP) * f32::from(u16::try_from(at).unwrap_or(0));
    let (mut top, mut bottom) = (0.0, ROOM);
    let mut last = (0, 0.0);
    for row in block.signatories.chunks(in_a_row) {
        let captions: Vec<_> = row.iter().map(|it| wrap(&composed(&it.caption), &SIGNED_LINE, width)).collect();
        let line = top + height(captions.iter().map(Vec::len).max().unwrap_or(0)) + ROOM;
        for (at, (signatory, caption)) in row.iter().zip(captions).enumerate() {
            let one = tree.add(part, Role::Division);
            if !caption.is_empty() {
                band.lines(Some(tree.add(one, Role::Paragraph)), column(at), top, &SIGNED_LINE, caption);
            }
            bottom = place(signatory, column(at), line, width, one, tree, &mut band).max(bottom);
        }
        last = (row.len() % in_a_row, line);
        top = bottom + 14.0;
    }
    let beside = wrap(&composed(&block.beside), &SIGNED_LINE, width);
    if !beside.is_empty() {
        // In the last row where there is a place, else in a row of its own; level with the names where it is short.
        let (at, line) = if last.0 == 0 { (0, top) } else { last };
        let level = if at == 0 { top } else { (bottom - height(beside.len())).min(line - 2.0).max(0.0) };
        bottom = band.lines(Some(tree.add(part, Role::Paragraph)), column(at), level, &SIGNED_LINE, beside).max(bottom);
    }
    if let Some(picture) = &block.picture {
        let (number, width, height) = pictures.add(picture, PICTURE, PICTURE)?;
        let ink = Ink::Picture { x: measure.right - width, width, picture: number };
        band.ink(tree.add_picture(part, &picture.alternative), (bottom - height).max(0.0), height, ink);
    }
    Ok(band)
}

#[expect(clippy::cast_precision_loss, reason = "a count of lines on one page")]
fn height(lines: usize) -> f32 {
    lines as f32 * SIGNED_LINE.leading
}

/// The line to sign on, at `top`, and who signs; answers where it ends.
fn place(signatory: &Signatory, left: f32, top: f32, width: f32, part: Node, tree: &mut Tree, band: &mut Band) -> f32 {
    band.ink(None, top, STRONG, Ink::Rule { x: left, end: left + width, weight: STRONG, color: TEXT });
    let mut top = top + 4.5;
    let name = wrap(&composed(&signatory.name), &SIGNED, width);
    let role = signatory.role.trim();
    if !name.is_empty() || !role.is_empty() {
        top = name_and_role(name, role, left, top, width, tree.add(part, Role::Paragraph), band);
    }
    let rest: Vec<&str> = [&signatory.company, &signatory.place, &signatory.date]
        .into_iter()
        .map(|text| text.trim())
        .filter(|text| !text.is_empty())
        .collect();
    let rest = wrap(&composed(&rest.join(", ")), &SIGNED_LINE, width);
    if rest.is_empty() {
        return top;
    }
    band.lines(Some(tree.add(part, Role::Paragraph)), left, top, &SIGNED_LINE, rest)
}

/// The name in bold, the role after it where there is room, else below; answers where they end.
fn name_and_role(name: Vec<Line>, role: &str, left: f32, top: f32, width: f32, node: Node, band: &mut Band) -> f32 {
    let end = name.last().map_or(0.0, |line| line.width);
    let lines = name.len();
    let below = band.lines(Some(node), left, top, &SIGNED, name);
    let after = single(&composed(&format!(", {role}")), &SIGNED_LINE);
    if role.is_empty() {
        return below;
    }
    if lines > 0 && end + after.width <= width {
        band.text(Some(node), left + end, below - SIGNED.leading, &SIGNED_LINE, after);
        return below;
    }
    band.lines(Some(node), left, below, &SIGNED_LINE, wrap(&composed(role), &SIGNED_LINE, width))
}
