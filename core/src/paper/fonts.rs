//! The three faces documents are set in, and what is measured from them: glyphs, advances, kerning.
//!
//! The font files are read once a process. Nothing here knows of pages or of PDF.

use std::sync::OnceLock;

use ttf_parser::{Face as Tables, GlyphId, kern};

/// A face of the document's one family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    Light,
    Regular,
    Bold,
}

impl Face {
    /// Every face, in the order of its [`Face::index`].
    pub const ALL: [Face; 3] = [Face::Light, Face::Regular, Face::Bold];

    /// The place of this face in arrays kept one entry a face.
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The font file, as bundled.
    pub const fn file(self) -> &'static [u8] {
        match self {
            Face::Light => include_bytes!("../../data/fonts/Lato-Light.ttf"),
            Face::Regular => include_bytes!("../../data/fonts/Lato-Regular.ttf"),
            Face::Bold => include_bytes!("../../data/fonts/Lato-Bold.ttf"),
        }
    }

    /// What was measured from this face.
    pub fn metrics(self) -> &'static Metrics {
        static METRICS: [OnceLock<Metrics>; 3] = [OnceLock::new(), OnceLock::new(), OnceLock::new()];
        METRICS[self.index()].get_or_init(|| Metrics::read(self.file()).unwrap_or_default())
    }
}

/// Advances and kerning of one face, in thousandths of an em; glyphs by character.
#[derive(Default)]
pub struct Metrics {
    /// Glyph of every character of the basic plane; 0 where there is none.
    glyphs: Vec<u16>,
    advances: Vec<f32>,
    kerning: Option<kern::Subtable<'static>>,
    /// Thousandths of an em in one unit of the font.
    unit: f32,
}

impl Metrics {
    /// A font without the tables needed has no metrics; every character is then missing, which refuses the document.
    fn read(file: &'static [u8]) -> Option<Metrics> {
        let tables = Tables::parse(file, 0).ok()?;
        let unit = 1000.0 / f32::from(tables.units_per_em());
        let mut glyphs = vec![0_u16; 0x1_0000];
        for subtable in tables.tables().cmap?.subtables.into_iter().filter(ttf_parser::cmap::Subtable::is_unicode) {
            subtable.codepoints(|code| {
                let slot = usize::try_from(code).ok().and_then(|code| glyphs.get_mut(code));
                if let (Some(slot), Some(glyph)) = (slot, subtable.glyph_index(code)) {
                    *slot = glyph.0;
                }
            });
        }
        // Whole thousandths, as PDF viewers are told: sums then agree with what they draw.
        let advance = |glyph| (f32::from(tables.glyph_hor_advance(GlyphId(glyph)).unwrap_or(0)) * unit).trunc();
        let advances = (0..tables.number_of_glyphs()).map(advance).collect();
        let kerning = tables.tables().kern.and_then(|table| table.subtables.into_iter().find(|part| part.horizontal));
        Some(Metrics { glyphs, advances, kerning, unit })
    }

    /// The glyph of `character`, if the face has one.
    pub fn glyph(&self, character: char) -> Option<u16> {
        let glyph = *self.glyphs.get(character as usize)?;
        (glyph != 0).then_some(glyph)
    }

    /// How far the pen moves after `glyph`.
    pub fn advance(&self, glyph: u16) -> f32 {
        self.advances.get(usize::from(glyph)).copied().unwrap_or(0.0)
    }

    /// How far `right` moves towards (negative) or away from `left`.
    pub fn kerning(&self, left: u16, right: u16) -> f32 {
        let units = self.kerning.as_ref().and_then(|pairs| pairs.glyphs_kerning(GlyphId(left), GlyphId(right)));
        units.map_or(0.0, |units| f32::from(units) * self.unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_of_one_width_so_that_columns_align() {
        for face in Face::ALL {
            let metrics = face.metrics();
            let width = |character| metrics.advance(metrics.glyph(character).unwrap());
            assert!(('0'..='9').all(|figure| (width(figure) - width('0')).abs() < f32::EPSILON), "{face:?}");
        }
    }

    #[test]
    fn latin_greek_and_cyrillic_have_glyphs_in_every_face() {
        for face in Face::ALL {
            for character in "AÉşőŁßΩάϊЖщЇєі€“”–—…№→".chars() {
                assert!(face.metrics().glyph(character).is_some(), "{face:?} {character}");
            }
        }
    }

    #[test]
    fn pairs_are_kerned() {
        let metrics = Face::Regular.metrics();
        let glyph = |character| metrics.glyph(character).unwrap();
        assert!(metrics.kerning(glyph('A'), glyph('V')) < 0.0);
        assert!(metrics.kerning(glyph('n'), glyph('n')).abs() < 1.0);
    }
}
