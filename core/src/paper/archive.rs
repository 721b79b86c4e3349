//! Puts the document together as an archive asks for it: PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1). Metadata,
//! colour space, language, attachments, structure. Knows no layout.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use lopdf::{Dictionary, Object, dictionary};

use super::blocks::page_size;
use super::file::{File, text_object};
use super::pages::Page;
use super::picture::Pictures;
use super::tags::{Marks, Tree};
use super::{Attachment, Sheet, Unprintable, draw, embed, icc, tags};

/// Who wrote the file.
const PRODUCER: &str = "Endwell";

/// Writes the document.
pub fn write(sheet: &Sheet, pages: Vec<Page>, tree: &Tree, pictures: &Pictures) -> Result<Vec<u8>, Unprintable> {
    let made_at = instant(sheet)?;
    let language = language(sheet)?;
    if let Some(name) = name_given_twice(&sheet.attachments) {
        return Err(Unprintable::Writer { reason: format!("two attachments are named {name:?}") });
    }
    let mut file = File::new();
    let page_tree = file.reserve();
    let numbers: Vec<u32> = pages.iter().map(|_| file.reserve()).collect();
    let marks = write_pages(sheet, pages, page_tree, &numbers, tree, pictures, &mut file)?;
    let structure = tags::write(tree, &marks, &numbers, &mut file);
    let attached = attach(&sheet.attachments, made_at, &mut file);
    let metadata = file.reserve();
    let xmp = metadata_of(sheet, made_at);
    file.stream(metadata, dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, xmp.as_bytes(), false);
    let intent = output_intent(&mut file);
    let mut catalog = dictionary! {
        "Type" => "Catalog",
        "Pages" => (page_tree, 0),
        "Metadata" => (metadata, 0),
        "OutputIntents" => vec![intent],
        "StructTreeRoot" => (structure, 0),
        "MarkInfo" => dictionary! { "Marked" => true },
        "Lang" => Object::string_literal(language),
        "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
    };
    if !attached.is_empty() {
        catalog.set("AF", attached.iter().map(|(_, number)| (*number, 0).into()).collect::<Vec<Object>>());
        let names: Vec<Object> =
            attached.iter().flat_map(|(name, number)| [text_object(name), (*number, 0).into()]).collect();
        catalog.set("Names", dictionary! { "EmbeddedFiles" => dictionary! { "Names" => names } });
    }
    let root = file.add(&catalog.into());
    let info = file.add(&info(sheet, made_at).into());
    Ok(file.finish(root, info))
}

fn instant(sheet: &Sheet) -> Result<DateTime<Utc>, Unprintable> {
    let beyond = || Unprintable::Writer { reason: "the instant is beyond the calendar".to_owned() };
    DateTime::from_timestamp(sheet.made_at.0, 0).ok_or_else(beyond)
}

fn language(sheet: &Sheet) -> Result<&str, Unprintable> {
    let tag = sheet.language.as_str();
    let good = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if tag.split('-').all(good) && tag.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return Ok(tag);
    }
    Err(Unprintable::Writer { reason: format!("{tag:?} is no language tag") })
}

fn write_pages(
    sheet: &Sheet,
    pages: Vec<Page>,
    page_tree: u32,
    numbers: &[u32],
    tree: &Tree,
    pictures: &Pictures,
    file: &mut File,
) -> Result<Marks, Unprintable> {
    let (codes, fonts) = embed::embed(&pages, file)?;
    let images = pictures.write(file);
    let resources = file.add(&dictionary! { "Font" => fonts, "XObject" => images }.into());
    let (width, height) = page_size(sheet.page);
    let mut marks = Marks::default();
    for ((page, number), at) in pages.into_iter().zip(numbers).zip(0_i64..) {
        let content = file.reserve();
        file.stream(
            content,
            Dictionary::new(),
            draw::content(&page, height, tree, &codes, &mut marks).as_bytes(),
            true,
        );
        let page = dictionary! {
            "Type" => "Page",
            "Parent" => (page_tree, 0),
            "MediaBox" => vec![0.into(), 0.into(), width.into(), height.into()],
            "Resources" => (resources, 0),
            "Contents" => (content, 0),
            "StructParents" => at,
            "Tabs" => "S",
        };
        file.put(*number, &page.into());
    }
    let kids: Vec<Object> = numbers.iter().map(|number| (*number, 0).into()).collect();
    let count = i64::try_from(numbers.len()).unwrap_or(i64::MAX);
    file.put(page_tree, &dictionary! { "Type" => "Pages", "Count" => count, "Kids" => kids }.into());
    Ok(marks)
}

fn name_given_twice(attachments: &[Attachment]) -> Option<&str> {
    let mut names = BTreeSet::new();
    attachments.iter().map(|attachment| attachment.name.as_str()).find(|name| !names.insert(*name))
}

/// Writes the attachments; answers their names and numbers, by name as a name tree wants them.
fn attach<'a>(attachments: &'a [Attachment], made_at: DateTime<Utc>, file: &mut File) -> Vec<(&'a str, u32)> {
    let mut attached: Vec<(&str, u32)> = Vec::new();
    for attachment in attachments {
        let content = file.reserve();
        let mime = if attachment.mime.is_empty() { "application/octet-stream" } else { &attachment.mime };
        let size = i64::try_from(attachment.bytes.len()).unwrap_or(i64::MAX);
        let embedded = dictionary! {
            "Type" => "EmbeddedFile",
            "Subtype" => Object::Name(mime.as_bytes().to_vec()),
            "Params" => dictionary! { "Size" => size, "ModDate" => date(made_at) },
        };
        file.stream(content, embedded, &attachment.bytes, true);
        let specification = dictionary! {
            "Type" => "Filespec",
            "F" => text_object(&attachment.name),
            "UF" => text_object(&attachment.name),
            "Desc" => text_object(&attachment.description),
            "AFRelationship" => "Data",
            "EF" => dictionary! { "F" => (content, 0), "UF" => (content, 0) },
        };
        attached.push((&attachment.name, file.add(&specification.into())));
    }
    attached.sort_by(|a, b| a.0.encode_utf16().cmp(b.0.encode_utf16()));
    attached
}

fn output_intent(file: &mut File) -> Object {
    let profile = file.reserve();
    file.stream(profile, dictionary! { "N" => 3 }, &icc::srgb(), true);
    dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => (profile, 0),
    }
    .into()
}

/// What file managers and mail programs read; says the same as the metadata.
fn info(sheet: &Sheet, made_at: DateTime<Utc>) -> Dictionary {
    dictionary! {
        "Title" => text_object(&sheet.title),
        "Author" => text_object(&sheet.author),
        "Subject" => text_object(&sheet.subject),
        "Producer" => text_object(PRODUCER),
        "CreationDate" => date(made_at),
        "ModDate" => date(made_at),
    }
}

fn date(at: DateTime<Utc>) -> Object {
    Object::string_literal(at.format("D:%Y%m%d%H%M%SZ").to_string())
}

fn metadata_of(sheet: &Sheet, made_at: DateTime<Utc>) -> String {
    let at = made_at.format("%Y-%m-%dT%H:%M:%SZ").to_string();
    let replaced = [
        ("{title}", escaped(&sheet.title)),
        ("{author}", escaped(&sheet.author)),
        ("{subject}", escaped(&sheet.subject)),
        ("{language}", escaped(&sheet.language)),
        ("{producer}", PRODUCER.to_owned()),
        ("{at}", at),
    ];
    let mut out = String::new();
    let mut rest = include_str!("metadata.xmp");
    // One pass, so that a title that looks like a placeholder stays what it is.
    while let Some((at, (key, value))) =
        replaced.iter().filter_map(|pair| Some((rest.find(pair.0)?, pair))).min_by_key(|found| found.0)
    {
        out.push_str(&rest[..at]);
        out.push_str(value);
        rest = &rest[at + key.len()..];
    }
    out.push_str(rest);
    out
}

/// The text as XML takes it: characters XML does not know are left out.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\u{FFFE}' | '\u{FFFF}' => {}
            control if control.is_control() => out.push(' '),
            other => out.push(other),
        }
    }
    out
}
