//! The look of every document: sizes of pages, faces, sizes, colours. All lengths are points (1/72 inch).

use super::fonts::Face;

/// Red, green and blue of sRGB, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Color(pub f32, pub f32, pub f32);

const fn hex(rgb: u32) -> Color {
    const fn part(value: u32) -> f32 {
        (value & 0xFF) as f32 / 255.0
    }
    Color(part(rgb >> 16), part(rgb >> 8), part(rgb))
}

pub const TEXT: Color = hex(0x1b_1f1d);
pub const GREY: Color = hex(0x5b_635f);
pub const ACCENT: Color = hex(0x0b_6b57);
pub const HAIRLINE: Color = hex(0xd5_d8d4);
pub const WHITE: Color = hex(0xff_ffff);

/// How a line of text is set.
#[derive(Debug, PartialEq)]
pub struct Style {
    pub face: Face,
    /// Size of the face.
    pub size: f32,
    /// From one baseline to the next.
    pub leading: f32,
    pub color: Color,
    /// Space added after every glyph.
    pub tracking: f32,
}

const fn style(face: Face, size: f32, leading: f32, color: Color) -> Style {
    Style { face, size, leading, color, tracking: 0.0 }
}

impl Style {
    /// From the top of a line to its baseline.
    pub fn rise(&self) -> f32 {
        // Half the space between lines above the letters; capitals of the family are 0.72 em high, descenders 0.2 em.
        (self.leading - self.size) / 2.0 + self.size * 0.83
    }
}

pub const TITLE: Style = style(Face::Light, 28.0, 35.0, TEXT);
/// A title of more than two lines.
pub const LONG_TITLE: Style = style(Face::Light, 19.0, 24.0, TEXT);
pub const LEAD: Style = style(Face::Regular, 11.0, 15.6, TEXT);
pub const HEADING: Style = style(Face::Bold, 11.5, 15.0, TEXT);
pub const PARAGRAPH: Style = style(Face::Regular, 9.5, 13.6, TEXT);
pub const SMALL: Style = style(Face::Regular, 8.2, 11.4, GREY);
pub const NOTICE: Style = style(Face::Bold, 9.5, 13.6, ACCENT);
pub const NAME: Style = style(Face::Bold, 11.0, 14.0, TEXT);
pub const NAME_LINE: Style = style(Face::Regular, 8.6, 11.6, GREY);
pub const NUMBER: Style = style(Face::Bold, 12.5, 16.0, TEXT);
pub const MONOGRAM: Style = style(Face::Bold, 16.0, 20.0, WHITE);
/// More space between the letters would read as spaces between words when the text is taken out.
pub const LABEL: Style = Style { tracking: 0.5, ..style(Face::Bold, 7.0, 12.0, ACCENT) };
pub const VALUE: Style = style(Face::Regular, 9.5, 13.6, TEXT);
pub const DETAIL: Style = style(Face::Regular, 8.3, 11.2, GREY);
pub const COLUMN: Style = style(Face::Bold, 7.2, 9.6, GREY);
pub const CELL: Style = style(Face::Regular, 8.8, 11.6, TEXT);
pub const TOTAL: Style = style(Face::Bold, 8.8, 11.6, TEXT);
pub const SIGNED: Style = style(Face::Bold, 8.8, 11.8, TEXT);
pub const SIGNED_LINE: Style = style(Face::Regular, 8.8, 11.8, GREY);
pub const FOOT: Style = style(Face::Regular, 7.4, 9.6, GREY);

/// From the page's edge to text, left and right.
pub const SIDE: f32 = 57.6;
/// Where the first page's letterhead begins.
pub const TOP: f32 = 52.0;
/// Where the text of later pages begins.
pub const LATER_TOP: f32 = 76.0;
/// Baseline of the head of later pages.
pub const RUNNING_HEAD: f32 = 46.0;
/// From the page's lower edge to the baseline of the foot's last line.
pub const FOOT_BASELINE: f32 = 38.0;
/// Kept free between the text and the foot's hairline.
pub const FOOT_GAP: f32 = 18.0;
/// Width of a hairline, and of a rule that closes something.
pub const THIN: f32 = 0.6;
pub const STRONG: f32 = 0.9;
