//! The sRGB colour space as an ICC profile (ICC.1:2001-04), written byte by byte: a profile of our own needs no licence.

/// Primaries of sRGB adapted to the profile's white (D50), as X, Y, Z.
const RED: [f64; 3] = [0.436_07, 0.222_49, 0.013_92];
const GREEN: [f64; 3] = [0.385_15, 0.716_87, 0.097_08];
const BLUE: [f64; 3] = [0.143_07, 0.060_61, 0.714_10];
const WHITE: [f64; 3] = [0.964_20, 1.0, 0.824_91];

/// Points of the tone curve.
const POINTS: u16 = 1024;

/// The profile.
pub fn srgb() -> Vec<u8> {
    let curve = curve();
    let parts: [(&[u8; 4], Vec<u8>); 7] = [
        (b"desc", description("sRGB")),
        (b"cprt", text("Public domain")),
        (b"wtpt", xyz(WHITE)),
        (b"rXYZ", xyz(RED)),
        (b"gXYZ", xyz(GREEN)),
        (b"bXYZ", xyz(BLUE)),
        (b"rTRC", curve),
    ];
    // The three channels share one curve.
    let tags = parts.len() + 2;
    let mut offset = 128 + 4 + 12 * tags;
    let (mut table, mut body) = (Vec::new(), Vec::new());
    for (name, part) in &parts {
        let names: &[&[u8; 4]] = if *name == b"rTRC" { &[b"rTRC", b"gTRC", b"bTRC"] } else { &[*name] };
        for name in names {
            table.extend_from_slice(*name);
            table.extend_from_slice(&word(offset));
            table.extend_from_slice(&word(part.len()));
        }
        body.extend_from_slice(part);
        body.resize(body.len().next_multiple_of(4), 0);
        offset = 128 + 4 + 12 * tags + body.len();
    }
    let mut profile = header(offset);
    profile.extend_from_slice(&word(tags));
    profile.extend_from_slice(&table);
    profile.extend_from_slice(&body);
    profile
}

fn header(size: usize) -> Vec<u8> {
    let mut header = Vec::with_capacity(128);
    header.extend_from_slice(&word(size));
    header.extend_from_slice(&[0; 4]);
    // Version 2.1, a display profile from RGB to XYZ.
    header.extend_from_slice(&[2, 0x10, 0, 0]);
    header.extend_from_slice(b"mntrRGB XYZ ");
    // Made on 1 January 2026.
    for part in [2026_u16, 1, 1, 0, 0, 0] {
        header.extend_from_slice(&part.to_be_bytes());
    }
    header.extend_from_slice(b"acsp");
    // No platform, flags, device, attributes or intent.
    header.resize(68, 0);
    WHITE.iter().for_each(|part| header.extend_from_slice(&fixed(*part)));
    header.resize(128, 0);
    header
}

fn word(value: usize) -> [u8; 4] {
    u32::try_from(value).unwrap_or(u32::MAX).to_be_bytes()
}

/// A number with 16 bits after the point.
#[expect(clippy::cast_possible_truncation, reason = "the numbers of this file are below 2")]
fn fixed(value: f64) -> [u8; 4] {
    ((value * 65536.0).round() as i32).to_be_bytes()
}

fn xyz(parts: [f64; 3]) -> Vec<u8> {
    let mut bytes = b"XYZ \0\0\0\0".to_vec();
    parts.iter().for_each(|part| bytes.extend_from_slice(&fixed(*part)));
    bytes
}

fn text(text: &str) -> Vec<u8> {
    [b"text\0\0\0\0", text.as_bytes(), b"\0"].concat()
}

/// A description in ASCII, with the empty Unicode and Macintosh ones the format wants.
fn description(text: &str) -> Vec<u8> {
    let mut bytes = [b"desc\0\0\0\0", word(text.len() + 1).as_slice(), text.as_bytes(), b"\0"].concat();
    bytes.resize(bytes.len() + 4 + 4 + 2 + 1 + 67, 0);
    bytes
}

/// From the value stored to light (IEC 61966-2-1).
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "light is between 0 and 1")]
fn curve() -> Vec<u8> {
    let mut bytes = [b"curv\0\0\0\0".as_slice(), &word(usize::from(POINTS))].concat();
    for point in 0..POINTS {
        let value = f64::from(point) / f64::from(POINTS - 1);
        let light = if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) };
        bytes.extend_from_slice(&((light * 65535.0).round() as u16).to_be_bytes());
    }
    bytes
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_profile_says_its_own_size() {
        let profile = super::srgb();
        assert_eq!(profile[..4], u32::try_from(profile.len()).unwrap().to_be_bytes());
        assert_eq!(&profile[36..40], b"acsp");
    }
}
