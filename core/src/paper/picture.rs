//! Pictures of a document: decoded, made no larger than print needs, written as image objects.

use std::io::Cursor;

use image::imageops::FilterType;
use image::{ImageReader, Limits, RgbaImage};
use lopdf::Dictionary;

use super::file::File;
use super::{Picture, Unprintable};

/// More dots than this along an edge are not seen in print at the size pictures have here.
const MOST_DOTS: u32 = 800;
/// A picture larger than this, decoded, is a mistake.
const MOST_BYTES: u64 = 256 << 20;
const LONGEST_EDGE: u32 = 12_000;

/// The pictures met so far, by number.
#[derive(Debug, Default)]
pub struct Pictures {
    list: Vec<RgbaImage>,
}

impl Pictures {
    /// Takes a picture in; answers its number, and its width and height when made as large as fits the box given.
    pub fn add(&mut self, picture: &Picture, width: f32, height: f32) -> Result<(usize, f32, f32), Unprintable> {
        let image = decode(&picture.bytes).map_err(|error| Unprintable::Picture { reason: error.to_string() })?;
        let (across, down) = (dots(image.width()), dots(image.height()));
        let scale = (width / across).min(height / down);
        self.list.push(image);
        Ok((self.list.len() - 1, across * scale, down * scale))
    }

    /// Writes the pictures; answers the resources that name them: `P0`, `P1` …
    pub fn write(&self, file: &mut File) -> Dictionary {
        let mut resources = Dictionary::new();
        for (at, image) in self.list.iter().enumerate() {
            resources.set(format!("P{at}"), (write(image, file), 0));
        }
        resources
    }
}

#[expect(clippy::cast_precision_loss, reason = "an edge has fewer dots than a float has exact integers")]
fn dots(edge: u32) -> f32 {
    edge.max(1) as f32
}

fn decode(bytes: &[u8]) -> image::ImageResult<RgbaImage> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_EDGE);
    limits.max_image_height = Some(LONGEST_EDGE);
    limits.max_alloc = Some(MOST_BYTES);
    reader.limits(limits);
    let image = reader.decode()?;
    if image.width().max(image.height()) > MOST_DOTS {
        return Ok(image.resize(MOST_DOTS, MOST_DOTS, FilterType::Triangle).into_rgba8());
    }
    Ok(image.into_rgba8())
}

/// Writes the colours, and, where the picture is not opaque, its transparency beside them.
fn write(image: &RgbaImage, file: &mut File) -> u32 {
    let colors: Vec<u8> = image.pixels().flat_map(|pixel| [pixel.0[0], pixel.0[1], pixel.0[2]]).collect();
    let opacity: Vec<u8> = image.pixels().map(|pixel| pixel.0[3]).collect();
    let mut dictionary = dictionary(image, "DeviceRGB");
    if opacity.iter().any(|value| *value < u8::MAX) {
        let mask = file.reserve();
        file.stream(mask, self::dictionary(image, "DeviceGray"), &opacity, true);
        dictionary.set("SMask", (mask, 0));
    }
    let number = file.reserve();
    file.stream(number, dictionary, &colors, true);
    number
}

fn dictionary(image: &RgbaImage, colors: &str) -> Dictionary {
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "XObject");
    dictionary.set("Subtype", "Image");
    dictionary.set("Width", i64::from(image.width()));
    dictionary.set("Height", i64::from(image.height()));
    dictionary.set("BitsPerComponent", 8);
    dictionary.set("ColorSpace", colors);
    dictionary
}
