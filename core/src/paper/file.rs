//! The PDF file itself: numbers objects, writes them as they come, packs small ones, ends with the cross-reference.
//!
//! `lopdf` describes objects but holds a whole document in memory before it writes; the structure of a long table is
//! tens of thousands of objects, so they are written here one by one into compressed object streams (ISO 32000-1, 7.5.7).

use std::fmt::Write as _;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Object};
use sha2::{Digest, Sha256};

/// Where an object lies.
#[derive(Debug, Clone, Copy)]
enum Place {
    /// Reserved and not written.
    Nowhere,
    /// So many bytes from the beginning.
    At(u64),
    /// In that object stream, as its n-th object.
    Packed(u32, u16),
}

/// A PDF file being written. Objects are numbered from 1.
pub struct File {
    bytes: Vec<u8>,
    places: Vec<Place>,
    pack: Pack,
}

/// Objects that wait to be compressed together.
#[derive(Default)]
struct Pack {
    objects: Vec<u32>,
    index: String,
    body: Vec<u8>,
}

/// Objects in one object stream: enough to compress well, few enough to be found quickly.
const PACKED: usize = 400;

impl File {
    /// A file of its header alone.
    pub fn new() -> File {
        let mut bytes = Vec::with_capacity(64 * 1024);
        // Four bytes above 127 tell transfer programs that the file is not text.
        bytes.extend_from_slice(b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
        File { bytes, places: vec![Place::Nowhere], pack: Pack::default() }
    }

    /// A number for an object that is written later.
    pub fn reserve(&mut self) -> u32 {
        self.reserve_many(1)
    }

    /// Consecutive numbers; answers the first.
    pub fn reserve_many(&mut self, count: usize) -> u32 {
        let first = u32::try_from(self.places.len()).unwrap_or(u32::MAX);
        self.places.resize(self.places.len() + count, Place::Nowhere);
        first
    }

    /// Writes an object that is no stream, given as its text, among the packed ones.
    pub fn pack(&mut self, number: u32, text: &[u8]) {
        let _ = write!(self.pack.index, "{number} {} ", self.pack.body.len());
        self.pack.body.extend_from_slice(text);
        self.pack.body.push(b' ');
        self.pack.objects.push(number);
        if self.pack.objects.len() >= PACKED {
            self.flush();
        }
    }

    /// Writes an object of any kind.
    pub fn put(&mut self, number: u32, object: &Object) {
        if let Object::Stream(stream) = object {
            let compressed = stream.dict.has(b"Filter");
            self.stream(number, stream.dict.clone(), &stream.content, !compressed);
            return;
        }
        let mut text = Vec::new();
        write_object(object, &mut text);
        self.pack(number, &text);
    }

    /// Adds an object of any kind; answers its number.
    pub fn add(&mut self, object: &Object) -> u32 {
        let number = self.reserve();
        self.put(number, object);
        number
    }

    /// Writes a stream, compressed if asked.
    pub fn stream(&mut self, number: u32, mut dictionary: Dictionary, content: &[u8], compress: bool) {
        let packed = compress.then(|| deflate(content));
        let content = packed.as_deref().unwrap_or(content);
        if compress {
            dictionary.set("Filter", "FlateDecode");
        }
        dictionary.set("Length", i64::try_from(content.len()).unwrap_or(i64::MAX));
        self.places[number as usize] = Place::At(self.bytes.len() as u64);
        let _ = writeln!(self.bytes, "{number} 0 obj");
        write_object(&Object::Dictionary(dictionary), &mut self.bytes);
        self.bytes.extend_from_slice(b"\nstream\n");
        self.bytes.extend_from_slice(content);
        self.bytes.extend_from_slice(b"\nendstream\nendobj\n");
    }

    fn flush(&mut self) {
        if self.pack.objects.is_empty() {
            return;
        }
        let pack = std::mem::take(&mut self.pack);
        let number = self.reserve();
        for (at, object) in pack.objects.iter().enumerate() {
            self.places[*object as usize] = Place::Packed(number, u16::try_from(at).unwrap_or(u16::MAX));
        }
        let mut dictionary = Dictionary::new();
        dictionary.set("Type", "ObjStm");
        dictionary.set("N", i64::try_from(pack.objects.len()).unwrap_or(i64::MAX));
        dictionary.set("First", i64::try_from(pack.index.len()).unwrap_or(i64::MAX));
        let content = [pack.index.as_bytes(), &pack.body].concat();
        self.stream(number, dictionary, &content, true);
    }

    /// Ends the file with the cross-reference stream. The file's identifier is taken from what was written, so that it is
    /// the same whenever the same is written.
    pub fn finish(mut self, root: u32, info: u32) -> Vec<u8> {
        self.flush();
        let number = self.reserve();
        let start = self.bytes.len();
        self.places[number as usize] = Place::At(start as u64);
        let hash = Sha256::digest(&self.bytes);
        let identifier = Object::String(hash[..16].to_vec(), lopdf::StringFormat::Hexadecimal);
        let mut dictionary = Dictionary::new();
        dictionary.set("Type", "XRef");
        dictionary.set("Size", i64::from(number) + 1);
        dictionary.set("W", vec![1.into(), 5.into(), 2.into()]);
        dictionary.set("Root", (root, 0));
        dictionary.set("Info", (info, 0));
        dictionary.set("ID", vec![identifier.clone(), identifier]);
        let entries: Vec<u8> = self.places.iter().flat_map(|place| entry(*place)).collect();
        self.stream(number, dictionary, &entries, true);
        let _ = write!(self.bytes, "startxref\n{start}\n%%EOF\n");
        self.bytes
    }
}

/// One line of the cross-reference stream: kind, 40 bits, 16 bits.
fn entry(place: Place) -> [u8; 8] {
    let (kind, wide, narrow) = match place {
        Place::Nowhere => (0, 0, 65535),
        Place::At(offset) => (1, offset, 0),
        Place::Packed(stream, index) => (2, u64::from(stream), index),
    };
    let [_, _, _, a, b, c, d, e] = wide.to_be_bytes();
    let [f, g] = narrow.to_be_bytes();
    [kind, a, b, c, d, e, f, g]
}

fn deflate(content: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    // Writing to memory does not fail.
    let _ = encoder.write_all(content);
    encoder.finish().unwrap_or_default()
}

/// A text as PDF stores it: UTF-16 with a byte order mark, in hexadecimal.
pub fn hex_text(text: &str) -> String {
    let mut hex = String::from("<FEFF");
    for unit in text.encode_utf16() {
        let _ = write!(hex, "{unit:04X}");
    }
    hex.push('>');
    hex
}

/// A text as an object.
pub fn text_object(text: &str) -> Object {
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    Object::String(units.flat_map(u16::to_be_bytes).collect(), lopdf::StringFormat::Hexadecimal)
}

/// The text of an object (ISO 32000-1, 7.3).
fn write_object(object: &Object, out: &mut Vec<u8>) {
    let _ = match object {
        Object::Null => write!(out, "null"),
        Object::Boolean(value) => write!(out, "{value}"),
        Object::Integer(value) => write!(out, "{value}"),
        Object::Real(value) => write!(out, "{value}"),
        Object::Reference((number, generation)) => write!(out, "{number} {generation} R"),
        Object::Name(name) => {
            write_name(name, out);
            Ok(())
        }
        Object::String(bytes, _) => {
            out.push(b'<');
            bytes.iter().for_each(|byte| drop(write!(out, "{byte:02X}")));
            write!(out, ">")
        }
        Object::Array(items) => {
            out.push(b'[');
            for item in items {
                write_object(item, out);
                out.push(b' ');
            }
            write!(out, "]")
        }
        Object::Dictionary(dictionary) => {
            out.extend_from_slice(b"<<");
            for (key, value) in dictionary {
                write_name(key, out);
                out.push(b' ');
                write_object(value, out);
            }
            write!(out, ">>")
        }
        // A stream is never inside another object.
        Object::Stream(_) => write!(out, "null"),
    };
}

fn write_name(name: &[u8], out: &mut Vec<u8>) {
    out.push(b'/');
    for byte in name {
        if byte.is_ascii_alphanumeric() || b"-_+.:".contains(byte) {
            out.push(*byte);
        } else {
            let _ = write!(out, "#{byte:02X}");
        }
    }
}
