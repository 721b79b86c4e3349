//! How a text file writes its characters: recognised from the whole file, and read as it comes.

use std::io::Read;

use encoding_rs::{CoderResult, Decoder, Encoding};

use super::TextEncoding;
use super::source::Source;
use crate::foundation::{Refusal, RefusalCode};

/// So many bytes are read at once, and so many at the beginning tell what a file is like.
pub(super) const CHUNK: usize = 64 * 1024;

/// What begins files of other kinds that have no zeroes in their first lines, in lower case.
const OTHER_KINDS: &[&str] = &["%pdf-", "<html", "<!doctype", "<?xml", "<table", "{\\rtf"];

impl TextEncoding {
    fn encoding(self) -> &'static Encoding {
        match self {
            TextEncoding::Utf8 => encoding_rs::UTF_8,
            TextEncoding::Utf16Le => encoding_rs::UTF_16LE,
            TextEncoding::Utf16Be => encoding_rs::UTF_16BE,
            TextEncoding::Windows1252 => encoding_rs::WINDOWS_1252,
            TextEncoding::Windows1250 => encoding_rs::WINDOWS_1250,
            TextEncoding::MacRoman => encoding_rs::MACINTOSH,
        }
    }

    fn has_wide_characters(self) -> bool {
        matches!(self, TextEncoding::Utf16Le | TextEncoding::Utf16Be)
    }
}

/// Finds out the encoding, unless the person said it. Refuses an empty file, and one that is no text.
pub(super) fn recognise(source: &Source, wish: Option<TextEncoding>) -> Result<TextEncoding, Refusal> {
    let glance = Glance::at(source)?;
    if glance.beginning.is_empty() {
        return Err(source.refusal(RefusalCode::FileEmpty));
    }
    let encoding = wish.unwrap_or_else(|| glance.encoding());
    if glance.has_zeroes && !encoding.has_wide_characters() {
        return Err(source.refusal(RefusalCode::FileNotText));
    }
    let (beginning, ..) = encoding.encoding().decode(glance.beginning.get(..64).unwrap_or(&glance.beginning));
    let beginning = beginning.trim_start().to_lowercase();
    if OTHER_KINDS.iter().any(|kind| beginning.starts_with(kind)) {
        return Err(source.refusal(RefusalCode::FileNotTable));
    }
    Ok(encoding)
}

/// What there is to see of a file without understanding it.
#[derive(Default)]
struct Glance {
    beginning: Vec<u8>,
    has_zeroes: bool,
    is_not_utf8: bool,
    /// The bytes of a character whose rest has not come yet.
    unfinished: Vec<u8>,
}

impl Glance {
    /// Looks at the whole file: one letter in its last row may be the only one that tells.
    fn at(source: &Source) -> Result<Glance, Refusal> {
        let mut bytes = source.bytes()?;
        let mut chunk = vec![0; CHUNK];
        let mut glance = Glance::default();
        loop {
            let read = bytes.read(&mut chunk).map_err(|error| source.unreadable(&error))?;
            if read == 0 {
                glance.is_not_utf8 |= !glance.unfinished.is_empty();
                return Ok(glance);
            }
            glance.see(&chunk[..read]);
        }
    }

    fn see(&mut self, bytes: &[u8]) {
        if self.beginning.len() < CHUNK {
            self.beginning.extend_from_slice(bytes);
            self.beginning.truncate(CHUNK);
        }
        self.has_zeroes |= bytes.contains(&0);
        if self.is_not_utf8 {
            return;
        }
        self.unfinished.extend_from_slice(bytes);
        match std::str::from_utf8(&self.unfinished) {
            Ok(_) => self.unfinished.clear(),
            Err(error) if error.error_len().is_none() => drop(self.unfinished.drain(..error.valid_up_to())),
            Err(_) => self.is_not_utf8 = true,
        }
    }

    fn encoding(&self) -> TextEncoding {
        match self.beginning.as_slice() {
            [0xef, 0xbb, 0xbf, ..] => TextEncoding::Utf8,
            [0xff, 0xfe, ..] => TextEncoding::Utf16Le,
            [0xfe, 0xff, ..] => TextEncoding::Utf16Be,
            _ if self.has_zeroes => self.wide_without_mark().unwrap_or(TextEncoding::Utf8),
            _ if self.is_not_utf8 => TextEncoding::Windows1252,
            _ => TextEncoding::Utf8,
        }
    }

    /// In most scripts a text has many characters below U+0100, of which one byte is zero and always the same of the two.
    fn wide_without_mark(&self) -> Option<TextEncoding> {
        let zeroes = |parity: usize| self.beginning.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
        let many = self.beginning.len() / 6;
        let encoding = match (zeroes(0), zeroes(1)) {
            (0, zeroes) if zeroes > many => TextEncoding::Utf16Le,
            (zeroes, 0) if zeroes > many => TextEncoding::Utf16Be,
            _ => return None,
        };
        let even = self.beginning.len() & !1;
        let (text, _) = encoding.encoding().decode_without_bom_handling(&self.beginning[..even]);
        let strange = |c: char| c == char::REPLACEMENT_CHARACTER || (c.is_control() && !c.is_whitespace());
        (!text.contains(strange)).then_some(encoding)
    }
}

/// A text as it comes, in pieces that end between characters.
pub(super) struct Text<'s> {
    source: &'s Source,
    bytes: Box<dyn Read + 's>,
    decoder: Decoder,
    chunk: Vec<u8>,
    piece: String,
    has_ended: bool,
    /// How many bytes have been read.
    pub at: u64,
    /// True once something was found that is no character in this encoding; U+FFFD stands in its place.
    pub is_damaged: bool,
}

impl<'s> Text<'s> {
    pub fn open(source: &'s Source, encoding: TextEncoding) -> Result<Self, Refusal> {
        let decoder = encoding.encoding().new_decoder_with_bom_removal();
        // Room for a whole chunk, so that one call always takes it.
        let piece = String::with_capacity(decoder.max_utf8_buffer_length(CHUNK).unwrap_or(CHUNK * 3 + 16));
        let (bytes, chunk) = (source.bytes()?, vec![0; CHUNK]);
        Ok(Text { source, bytes, decoder, chunk, piece, has_ended: false, at: 0, is_damaged: false })
    }

    /// The piece that was read last.
    pub fn piece(&self) -> &str {
        &self.piece
    }

    /// Reads the next piece; false when there is none.
    pub fn advance(&mut self) -> Result<bool, Refusal> {
        if self.has_ended {
            return Ok(false);
        }
        let read = self.bytes.read(&mut self.chunk).map_err(|error| self.source.unreadable(&error))?;
        self.has_ended = read == 0;
        self.at += read as u64;
        self.piece.clear();
        let chunk = &self.chunk[..read];
        let (result, taken, replaced) = self.decoder.decode_to_string(chunk, &mut self.piece, self.has_ended);
        if result == CoderResult::OutputFull || taken < read {
            return Err(Refusal::unexpected("a piece of text has no room"));
        }
        self.is_damaged |= replaced;
        Ok(true)
    }
}
