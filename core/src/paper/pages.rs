//! Breaks bands into pages and gives every page its foot and every later page its head.
//!
//! Knows heights and which bands stay together, not what they hold.

use std::collections::VecDeque;

use super::Sheet;
use super::band::{Band, Ink, Item};
use super::blocks::{Measure, Setting, ending_at, page_size};
use super::look::{FOOT, FOOT_BASELINE, FOOT_GAP, HAIRLINE, LATER_TOP, NAME_LINE, RUNNING_HEAD, Style, THIN, TOP};
use super::text::composed;
use super::wrap::{Line, clipped, single, wrap};

/// What is drawn on one page; heights from the page's upper edge.
#[derive(Debug, Default)]
pub struct Page {
    pub items: Vec<Item>,
}

/// Fills pages with the bands.
pub fn paginate(setting: Setting, sheet: &Sheet) -> Vec<Page> {
    let foot = FootLines::of(sheet);
    let mut filling =
        Filling { pages: Vec::new(), y: TOP, empty: true, bottom: foot.rule - FOOT_GAP, heads: setting.heads };
    filling.pages.push(Page::default());
    let mut bands = VecDeque::from(setting.bands);
    while let Some(band) = bands.pop_front() {
        // More than a page's worth cannot stay together anyway.
        let tied = std::iter::once(&band).chain(&bands).take(100).take_while(|it| it.tied).count();
        let group: f32 = bands.iter().take(tied).map(|it| it.before + it.height).sum();
        if !filling.empty && !filling.fits(&band, group) {
            filling.turn(band.head);
        }
        if filling.fits(&band, 0.0) {
            filling.place(band);
        } else {
            let (above, rest) = band.cut(filling.bottom - filling.y);
            filling.place(above);
            if let Some(rest) = rest {
                filling.turn(rest.head);
                bands.push_front(rest);
            }
        }
    }
    let mut pages = filling.pages;
    let count = pages.len();
    for (at, page) in pages.iter_mut().enumerate() {
        foot.draw(at + 1, count, sheet, page);
        if at > 0 {
            draw_running_head(sheet, page);
        }
    }
    pages
}

/// The page being filled.
struct Filling {
    pages: Vec<Page>,
    y: f32,
    /// Nothing but a repeated head stands on the page.
    empty: bool,
    bottom: f32,
    heads: Vec<Band>,
}

impl Filling {
    /// Whether `band`, and `more` points below it, have room on this page.
    fn fits(&self, band: &Band, more: f32) -> bool {
        let before = if self.empty { 0.0 } else { band.before };
        self.y + before + band.height + more <= self.bottom + 0.01
    }

    fn place(&mut self, band: Band) {
        self.y += if self.empty { 0.0 } else { band.before };
        let Some(page) = self.pages.last_mut() else { return };
        let y = self.y;
        page.items.extend(band.items.into_iter().map(|item| Item { top: item.top + y, ..item }));
        self.y += band.height;
        self.empty &= band.height <= 0.0;
    }

    /// Begins a page, under the repeated head of that number. A head that would fill much of the page is not repeated.
    fn turn(&mut self, head: Option<usize>) {
        self.pages.push(Page::default());
        self.y = LATER_TOP;
        self.empty = true;
        let head = head.and_then(|number| self.heads.get(number)).cloned();
        if let Some(head) = head.filter(|head| head.height < (self.bottom - LATER_TOP) / 4.0) {
            self.place(head);
            self.empty = true;
        }
    }
}

/// The foot's lines, the same on every page but for the number.
struct FootLines {
    lines: Vec<Line>,
    /// Where the hairline above them is.
    rule: f32,
    height: f32,
}

impl FootLines {
    /// The foot of `sheet`: three lines at most, the last clipped.
    fn of(sheet: &Sheet) -> FootLines {
        const MOST: usize = 3;
        let width = Measure::of(sheet.page).width() - 90.0;
        let text = composed(&sheet.foot.left);
        let mut lines = wrap(&text, &FOOT, width);
        if lines.len() > MOST {
            let rest: String =
                lines[MOST - 1..].iter().flat_map(|line| line.glyphs.iter().map(|glyph| glyph.1)).collect();
            lines.truncate(MOST - 1);
            lines.push(clipped(&rest, &FOOT, width));
        }
        let height = page_size(sheet.page).1;
        let extra: f32 = lines.iter().skip(1).map(|_| FOOT.leading).sum();
        FootLines { lines, rule: height - FOOT_BASELINE - extra - 15.0, height }
    }

    fn draw(&self, number: usize, of: usize, sheet: &Sheet, page: &mut Page) {
        let measure = Measure::of(sheet.page);
        let rule = Ink::Rule { x: measure.left, end: measure.right, weight: THIN, color: HAIRLINE };
        page.items.push(Item { node: None, top: self.rule, height: THIN, ink: rule });
        for (line, below) in self.lines.iter().rev().zip(0_u8..) {
            let baseline = self.height - FOOT_BASELINE - f32::from(below) * FOOT.leading;
            page.items.push(on_baseline(measure.left, baseline, &FOOT, line.clone()));
        }
        let page_of =
            composed(&sheet.foot.page_of).replace("{pages}", &of.to_string()).replace("{page}", &number.to_string());
        let page_of = single(&page_of, &FOOT);
        let x = ending_at(measure.right, &page_of);
        page.items.push(on_baseline(x, self.height - FOOT_BASELINE, &FOOT, page_of));
    }
}

fn draw_running_head(sheet: &Sheet, page: &mut Page) {
    let measure = Measure::of(sheet.page);
    let half = measure.width() / 2.0 - 12.0;
    let name = clipped(&composed(&sheet.letterhead.name), &NAME_LINE, half);
    let number = clipped(&composed(&sheet.letterhead.right_title), &NAME_LINE, half);
    let x = ending_at(measure.right, &number);
    page.items.push(on_baseline(measure.left, RUNNING_HEAD, &NAME_LINE, name));
    page.items.push(on_baseline(x, RUNNING_HEAD, &NAME_LINE, number));
    let rule = Ink::Rule { x: measure.left, end: measure.right, weight: THIN, color: HAIRLINE };
    page.items.push(Item { node: None, top: RUNNING_HEAD + 8.0, height: THIN, ink: rule });
}

fn on_baseline(x: f32, baseline: f32, style: &'static Style, line: Line) -> Item {
    Item { node: None, top: baseline - style.rise(), height: style.leading, ink: Ink::Text { x, style, line } }
}
