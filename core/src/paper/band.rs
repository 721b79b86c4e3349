//! Bands: strips of a page, full width, that stay whole. Blocks become bands; pages are filled with them.
//!
//! Lengths are points; in a band, heights are measured down from its top edge, on a page from the page's.

use super::look::{Color, Style};
use super::tags::Node;
use super::wrap::Line;

/// Something drawn.
#[derive(Debug, Clone)]
pub enum Ink {
    /// A line of text that begins at `x`.
    Text { x: f32, style: &'static Style, line: Line },
    /// A line across, from `x` to `end`.
    Rule { x: f32, end: f32, weight: f32, color: Color },
    /// A filled rectangle with rounded corners.
    Plate { x: f32, width: f32, radius: f32, color: Color },
    /// The picture of that number.
    Picture { x: f32, width: f32, picture: usize },
}

/// Something drawn, where, and as part of what.
#[derive(Debug, Clone)]
pub struct Item {
    /// The part of the document's structure it belongs to; `None` for decoration.
    pub node: Option<Node>,
    pub top: f32,
    pub height: f32,
    pub ink: Ink,
}

/// A strip that stays whole.
#[derive(Debug, Clone, Default)]
pub struct Band {
    /// Free space above, dropped at the top of a page.
    pub before: f32,
    pub height: f32,
    pub items: Vec<Item>,
    /// May not be the last on its page: the next band stands below it.
    pub tied: bool,
    /// The head, by its number, that is repeated when a page begins with this band.
    pub head: Option<usize>,
}

impl Band {
    /// Adds a line of text whose line box begins at `top`.
    pub fn text(&mut self, node: Option<Node>, x: f32, top: f32, style: &'static Style, line: Line) {
        self.items.push(Item { node, top, height: style.leading, ink: Ink::Text { x, style, line } });
        self.height = self.height.max(top + style.leading);
    }

    /// Adds lines one below the other; says where the next would begin.
    pub fn lines(&mut self, node: Option<Node>, x: f32, top: f32, style: &'static Style, lines: Vec<Line>) -> f32 {
        let mut top = top;
        for line in lines {
            self.text(node, x, top, style, line);
            top += style.leading;
        }
        top
    }

    /// Adds decoration, or a picture.
    pub fn ink(&mut self, node: Option<Node>, top: f32, height: f32, ink: Ink) {
        self.items.push(Item { node, top, height, ink });
        self.height = self.height.max(top + height);
    }

    /// Cuts the band below `room` points: what fits, and the rest. At least one item is kept above the cut, so that a
    /// band of any height comes to an end.
    pub fn cut(self, room: f32) -> (Band, Option<Band>) {
        let first_bottom = self.items.iter().map(|item| item.top + item.height).fold(f32::INFINITY, f32::min);
        let room = room.max(first_bottom);
        let (above, mut below): (Vec<Item>, Vec<Item>) =
            self.items.into_iter().partition(|item| item.top + item.height <= room);
        let shift = below.iter().map(|item| item.top).fold(f32::INFINITY, f32::min);
        for item in &mut below {
            item.top -= shift;
        }
        let bottom = |items: &[Item]| items.iter().map(|item| item.top + item.height).fold(0.0, f32::max);
        let upper = Band { before: self.before, height: bottom(&above), items: above, tied: false, head: self.head };
        if below.is_empty() {
            return (Band { tied: self.tied, ..upper }, None);
        }
        let height = (self.height - shift).max(bottom(&below));
        (upper, Some(Band { before: 0.0, height, items: below, tied: self.tied, head: self.head }))
    }
}
