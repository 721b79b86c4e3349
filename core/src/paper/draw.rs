//! Writes what is seen on a page as a content stream (ISO 32000-1, 7.8.2), each piece marked with its part of the
//! structure, decoration marked as such.
//!
//! The crate that writes fonts could write pages too, from operations held for the whole document: about 2 kB a table
//! cell, more than a long table may take. So pages become bytes one by one.

use std::fmt::Write;

use super::band::{Ink, Item};
use super::embed::Codes;
use super::look::{Color, Style};
use super::pages::Page;
use super::tags::{Marks, Node, Tree};
use super::wrap::{Line, kerning};

/// The content of one page, `height` points high. Notes in `marks` which piece belongs to what.
pub fn content(page: &Page, height: f32, tree: &Tree, codes: &Codes, marks: &mut Marks) -> String {
    marks.page();
    let mut pen = Pen { out: String::with_capacity(16 * 1024), height, color: None, codes };
    let mut rest = page.items.as_slice();
    while let [first, ..] = rest {
        let count = rest.iter().take_while(|item| item.node == first.node).count();
        let (piece, after) = rest.split_at(count);
        pen.begin(first.node, tree, marks);
        pen.piece(piece, marks);
        pen.out.push_str("EMC\n");
        rest = after;
    }
    pen.out
}

/// What writes, and what it last set.
struct Pen<'a> {
    out: String,
    height: f32,
    color: Option<Color>,
    codes: &'a Codes,
}

/// Writing to memory does not fail, so the results of `write!` are dropped.
impl Pen<'_> {
    fn begin(&mut self, node: Option<Node>, tree: &Tree, marks: &mut Marks) {
        let _ = match node {
            Some(node) => writeln!(self.out, "/{}<</MCID {}>>BDC", tree.tag(node), marks.mark(node)),
            None => writeln!(self.out, "/Artifact BMC"),
        };
    }

    fn piece(&mut self, items: &[Item], marks: &mut Marks) {
        let mut in_text = false;
        for item in items {
            let is_text = matches!(item.ink, Ink::Text { .. });
            if is_text != in_text {
                self.out.push_str(if is_text { "BT\n" } else { "ET\n" });
                in_text = is_text;
            }
            match &item.ink {
                Ink::Text { x, style, line } => self.text(*x, item.top, style, line),
                Ink::Rule { x, end, weight, color } => self.rectangle(*x, item.top, end - x, *weight, *color),
                Ink::Plate { x, width, radius, color } if *radius <= 0.0 => {
                    self.rectangle(*x, item.top, *width, item.height, *color);
                }
                Ink::Plate { x, width, radius, color } => {
                    self.plate([*x, item.top, *width, item.height], *radius, *color);
                }
                Ink::Picture { x, width, picture } => {
                    let bottom = self.height - item.top - item.height;
                    let _ =
                        writeln!(self.out, "q {width:.2} 0 0 {:.2} {x:.2} {bottom:.2} cm/P{picture} Do Q", item.height);
                    if let Some(node) = item.node {
                        marks.place(node, [*x, bottom, x + width, bottom + item.height]);
                    }
                }
            }
        }
        if in_text {
            self.out.push_str("ET\n");
        }
    }

    fn text(&mut self, x: f32, top: f32, style: &Style, line: &Line) {
        if line.glyphs.is_empty() {
            return;
        }
        self.fill(style.color);
        let baseline = self.height - top - style.rise();
        let face = style.face.index();
        if style.tracking > 0.0 {
            let _ = write!(self.out, "{:.2} Tc ", style.tracking);
        }
        let _ = write!(self.out, "/F{face} {:.1} Tf 1 0 0 1 {x:.2} {baseline:.2} Tm[<", style.size);
        let metrics = style.face.metrics();
        let mut before = None;
        for glyph in &line.glyphs {
            let pull = before.map_or(0.0, |before| kerning(metrics, before, *glyph));
            if pull.abs() >= 1.0 {
                let _ = write!(self.out, ">{:.0}<", -pull);
            }
            self.hex(self.codes.code(style.face, glyph.0));
            before = Some(*glyph);
        }
        self.out.push_str(">]TJ\n");
        if style.tracking > 0.0 {
            self.out.push_str("0 Tc\n");
        }
    }

    /// Four hexadecimal digits, without the formatter: there are millions of them.
    fn hex(&mut self, code: u16) {
        const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
        for shift in [12, 8, 4, 0] {
            self.out.push(char::from(DIGITS[usize::from(code >> shift & 0xF)]));
        }
    }

    fn fill(&mut self, color: Color) {
        if self.color != Some(color) {
            let _ = writeln!(self.out, "{:.3} {:.3} {:.3} rg", color.0, color.1, color.2);
            self.color = Some(color);
        }
    }

    fn rectangle(&mut self, x: f32, top: f32, width: f32, height: f32, color: Color) {
        self.fill(color);
        let bottom = self.height - top - height;
        let _ = writeln!(self.out, "{x:.2} {bottom:.2} {width:.2} {height:.2} re f");
    }

    /// A rectangle with round corners: quarter circles as Bézier curves.
    fn plate(&mut self, [x, top, width, height]: [f32; 4], radius: f32, color: Color) {
        const CIRCLE: f32 = 0.552_285;
        self.fill(color);
        let (left, right) = (x, x + width);
        let (upper, lower) = (self.height - top, self.height - top - height);
        let near = radius * (1.0 - CIRCLE);
        let _ = writeln!(self.out, "{:.2} {lower:.2} m {:.2} {lower:.2} l", left + radius, right - radius);
        let mut corner = |[a, b, c, d, e, f]: [f32; 6], [to_x, to_y]: [f32; 2]| {
            let _ = write!(self.out, "{a:.2} {b:.2} {c:.2} {d:.2} {e:.2} {f:.2} c ");
            let _ = writeln!(self.out, "{to_x:.2} {to_y:.2} l");
        };
        corner([right - near, lower, right, lower + near, right, lower + radius], [right, upper - radius]);
        corner([right, upper - near, right - near, upper, right - radius, upper], [left + radius, upper]);
        corner([left + near, upper, left, upper - near, left, upper - radius], [left, lower + radius]);
        corner([left, lower + near, left + near, lower, left + radius, lower], [left + radius, lower]);
        self.out.push_str("f\n");
    }
}
