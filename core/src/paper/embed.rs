//! Embeds in a file the glyphs a document uses, and no others. Alone in naming `printpdf`, which subsets the faces and
//! describes them (widths, characters behind the glyphs).

use std::collections::BTreeMap;
use std::sync::OnceLock;

use lopdf::{Dictionary, Document, Object};
use printpdf::text::Codepoint;
use printpdf::{
    FontId, Mm, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Pt, TextItem,
};

use super::Unprintable;
use super::band::Ink;
use super::file::File;
use super::fonts::Face;
use super::pages::Page;

/// The code each glyph has in the embedded faces.
pub struct Codes {
    /// The glyphs of each face in ascending order.
    used: [Vec<u16>; 3],
}

impl Codes {
    /// The code of `glyph`: the subset keeps the order of the glyphs used, after the one for missing glyphs.
    pub fn code(&self, face: Face, glyph: u16) -> u16 {
        let place = self.used[face.index()].binary_search(&glyph).map_or(0, |place| place + 1);
        u16::try_from(place).unwrap_or(0)
    }
}

/// Embeds what `pages` use; answers the codes and the font resources of every page.
pub fn embed(pages: &[Page], file: &mut File) -> Result<(Codes, Dictionary), Unprintable> {
    let used = used(pages);
    let document = subset(&used)?;
    let mut resources = Dictionary::new();
    for face in Face::ALL {
        if used[face.index()].is_empty() {
            continue;
        }
        let font = font_of(&document, face).ok_or_else(|| broken("a face was not embedded"))?;
        let copied = copy(&document, &Object::Dictionary(font.clone()), file);
        let number = file.add(&copied);
        resources.set(format!("F{}", face.index()), (number, 0));
    }
    Ok((Codes { used: used.map(|glyphs| glyphs.into_keys().collect()) }, resources))
}

fn broken(reason: &str) -> Unprintable {
    Unprintable::Writer { reason: reason.to_owned() }
}

/// The glyphs used of each face, with the first character each stands for.
fn used(pages: &[Page]) -> [BTreeMap<u16, char>; 3] {
    let mut used = [BTreeMap::new(), BTreeMap::new(), BTreeMap::new()];
    for item in pages.iter().flat_map(|page| &page.items) {
        if let Ink::Text { style, line, .. } = &item.ink {
            for (glyph, character) in &line.glyphs {
                used[style.face.index()].entry(*glyph).or_insert(*character);
            }
        }
    }
    used
}

/// The faces as `printpdf` reads them, once a process.
fn parsed(face: Face) -> Option<&'static ParsedFont> {
    static PARSED: [OnceLock<Option<ParsedFont>>; 3] = [OnceLock::new(), OnceLock::new(), OnceLock::new()];
    PARSED[face.index()].get_or_init(|| ParsedFont::from_bytes(face.file(), 0, &mut Vec::new())).as_ref()
}

/// Six letters that begin the name of a subset (ISO 32000-1, 9.6.4).
const fn tag(face: Face) -> &'static str {
    match face {
        Face::Light => "ENDWLA",
        Face::Regular => "ENDWLB",
        Face::Bold => "ENDWLC",
    }
}

/// A document of one page that uses exactly these glyphs.
fn subset(used: &[BTreeMap<u16, char>; 3]) -> Result<Document, Unprintable> {
    let mut document = PdfDocument::new("");
    let mut ops = vec![Op::StartTextSection];
    for face in Face::ALL {
        let id = FontId(tag(face).to_owned());
        let font = parsed(face).ok_or_else(|| broken("a face cannot be read"))?;
        document.resources.fonts.map.insert(id.clone(), PdfFont::new(font.clone()));
        let glyphs = used[face.index()].iter();
        let glyphs = glyphs.map(|(glyph, character)| Codepoint::with_cid(*glyph, 0.0, character.to_string()));
        ops.push(Op::SetFont { font: PdfFontHandle::External(id), size: Pt(1.0) });
        ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(glyphs.collect())] });
    }
    ops.push(Op::EndTextSection);
    document.pages.push(PdfPage::new(Mm(10.0), Mm(10.0), ops));
    Ok(printpdf::serialize::to_lopdf_doc(&document, &PdfSaveOptions::default(), &mut Vec::new()))
}

fn font_of(document: &Document, face: Face) -> Option<&Dictionary> {
    document.objects.values().filter_map(|object| object.as_dict().ok()).find(|dictionary| {
        let is = |key: &[u8], value: &[u8]| dictionary.get(key).and_then(Object::as_name).is_ok_and(|it| it == value);
        let name = dictionary.get(b"BaseFont").and_then(Object::as_name);
        is(b"Subtype", b"Type0") && name.is_ok_and(|name| name.starts_with(tag(face).as_bytes()))
    })
}

/// The object with all it refers to, which is written to `file` first. Fonts do not refer back to themselves.
fn copy(from: &Document, object: &Object, file: &mut File) -> Object {
    match object {
        Object::Reference(id) => match from.objects.get(id) {
            Some(target) => {
                let copied = copy(from, target, file);
                Object::Reference((file.add(&copied), 0))
            }
            None => Object::Null,
        },
        Object::Array(items) => Object::Array(items.iter().map(|item| copy(from, item, file)).collect()),
        Object::Dictionary(dictionary) => Object::Dictionary(copy_all(from, dictionary, file)),
        Object::Stream(stream) => {
            let mut stream = stream.clone();
            stream.dict = copy_all(from, &stream.dict, file);
            Object::Stream(stream)
        }
        plain => plain.clone(),
    }
}

fn copy_all(from: &Document, dictionary: &Dictionary, file: &mut File) -> Dictionary {
    dictionary.iter().map(|(key, value)| (key.clone(), copy(from, value, file))).collect()
}
