//! What a printed sheet is, read back from its bytes.

use std::collections::BTreeSet;

use lopdf::{Document, Object};

use super::*;

fn words(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn sheet(blocks: Vec<Block>) -> Sheet {
    Sheet {
        title: "Sample <& sheet> {author}".to_owned(),
        language: "en-US".to_owned(),
        author: "Northwind IT".to_owned(),
        subject: "A sample".to_owned(),
        page: PageSize::Letter,
        made_at: MadeAt(1_795_430_400),
        letterhead: Letterhead {
            name: "Northwind IT".to_owned(),
            lines: words(&["214 Commerce Street"]),
            right_title: "S-1".to_owned(),
            ..Letterhead::default()
        },
        blocks,
        foot: Foot { left: "Sample".to_owned(), page_of: "{page} of {pages}".to_owned() },
        attachments: vec![Attachment {
            name: "sample.json".to_owned(),
            mime: "application/json".to_owned(),
            description: "The same for machines".to_owned(),
            bytes: b"{}".to_vec(),
        }],
    }
}

fn table(rows: usize) -> Table {
    let column = |heading: &str, align| Column { heading: heading.to_owned(), align, ..Column::default() };
    Table {
        columns: vec![column("Serial", Align::Start), column("Device", Align::Start), column("Weight", Align::End)],
        rows: (0..rows).map(|row| words(&[&format!("SN{row:05}"), "Laptop", "1.5 kg"])).collect(),
        totals: vec![words(&["Total", "", "9 kg"])],
    }
}

fn read(printed: &Printed) -> Document {
    Document::load_mem(&printed.bytes).unwrap()
}

/// The text of each page, in the order drawn.
fn pages(printed: &Printed) -> Vec<String> {
    let document = read(printed);
    (1..=printed.pages).map(|page| document.extract_text(&[u32::try_from(page).unwrap()]).unwrap()).collect()
}

/// How many parts of the structure have each role asked for.
fn roles<const N: usize>(document: &Document, names: [&str; N]) -> [usize; N] {
    names.map(|name| {
        let is = |object: &&Object| {
            object.as_dict().and_then(|it| it.get(b"S")).and_then(Object::as_name).is_ok_and(|it| it == name.as_bytes())
        };
        document.objects.values().filter(is).count()
    })
}

#[test]
fn the_same_sheet_gives_the_same_bytes() {
    let sheet = sheet(vec![Block::Title("Title".to_owned()), Block::Table(table(40))]);
    let first = print(&sheet).unwrap();
    assert_eq!(first, print(&sheet).unwrap());
    let later = print(&Sheet { made_at: MadeAt(1_795_430_401), ..sheet }).unwrap();
    assert_ne!(first.bytes, later.bytes);
}

#[test]
fn a_document_says_what_an_archive_asks() {
    let printed = print(&sheet(vec![Block::Title("Title".to_owned())])).unwrap();
    let document = read(&printed);
    let catalog = document.catalog().unwrap();
    for key in ["Metadata", "OutputIntents", "StructTreeRoot", "MarkInfo", "Lang", "ViewerPreferences", "AF", "Names"] {
        assert!(catalog.has(key.as_bytes()), "{key}");
    }
    let metadata = document.get_object(catalog.get(b"Metadata").unwrap().as_reference().unwrap()).unwrap();
    let xmp = String::from_utf8(metadata.as_stream().unwrap().content.clone()).unwrap();
    assert!(xmp.contains("<pdfaid:part>3</pdfaid:part>") && xmp.contains("<pdfuaid:part>1</pdfuaid:part>"));
    assert!(xmp.contains("Sample &lt;&amp; sheet&gt; {author}<") && xmp.contains("2026-11-23T"), "{xmp}");
    assert!(document.trailer.has(b"ID") && document.version == "1.7");
}

#[test]
fn headings_repeat_on_every_page_and_are_told_once() {
    let printed = print(&sheet(vec![Block::Table(table(100))])).unwrap();
    assert!(printed.pages >= 3);
    let texts = pages(&printed);
    for (at, text) in texts.iter().enumerate() {
        assert!(text.contains("Serial"), "page {at}");
        assert!(text.contains(&format!("{} of {}", at + 1, texts.len())), "page {at}: {text}");
    }
    assert_eq!(
        roles(&read(&printed), ["Table", "THead", "TR", "TH", "TD", "TBody", "TFoot"]),
        [1, 1, 102, 3, 303, 1, 1]
    );
}

#[test]
fn no_row_is_lost_or_told_twice() {
    let printed = print(&sheet(vec![Block::Table(table(500))])).unwrap();
    let text = pages(&printed).concat();
    let serials: BTreeSet<&str> = text.split_whitespace().filter(|word| word.starts_with("SN")).collect();
    assert_eq!(serials.len(), 500);
}

#[test]
fn totals_never_stand_alone() {
    // The first page ends after some 33 rows.
    for rows in 28..38 {
        let printed = print(&sheet(vec![Block::Table(table(rows))])).unwrap();
        let texts = pages(&printed);
        let last = texts.last().unwrap();
        assert!(last.contains(&format!("SN{:05}", rows - 1)) && last.contains("Total"), "{rows} rows: {last}");
        assert!(texts[0].contains("SN00000"), "{rows} rows");
    }
}

#[test]
fn a_heading_stays_with_what_follows() {
    for lines in 26..36 {
        let mut blocks = vec![Block::Small("A note".to_owned()); lines];
        blocks.extend([Block::Heading("Listed".to_owned()), Block::Table(table(3))]);
        let texts = pages(&print(&sheet(blocks)).unwrap());
        assert!(texts.iter().any(|text| text.contains("Listed") && text.contains("SN00000")), "{lines} lines");
    }
}

#[test]
fn a_signature_stays_whole_and_never_alone() {
    for lines in 22..36 {
        let signatory =
            Signatory { name: "Dana Whitfield".to_owned(), date: "Today".to_owned(), ..Signatory::default() };
        let mut blocks = vec![Block::Paragraph("Agreed".to_owned()); lines + 1];
        let beside = "How to check".to_owned();
        blocks.push(Block::Signature(Signature { signatories: vec![signatory], beside, picture: None }));
        let texts = pages(&print(&sheet(blocks)).unwrap());
        let last = texts.last().unwrap();
        assert!(["Agreed", "Whitfield", "Today", "check"].iter().all(|word| last.contains(word)), "{lines}: {last}");
    }
}

#[test]
fn texts_of_any_length_are_printed_whole() {
    let name = "Consolidated Equipment ".repeat(15);
    let long_cell: String = (0..900).map(|word| format!("W{word:03} ")).collect();
    let mut grid = table(2);
    grid.rows[1][1].clone_from(&long_cell);
    grid.rows.push(vec!["X".repeat(400)]);
    grid.rows.push(Vec::new());
    let facts = Fact { label: name.clone(), value: name.clone(), lines: vec![name.clone(); 40] };
    let mut long = sheet(vec![
        Block::Title(name.clone()),
        Block::Facts(vec![FactColumn { facts: vec![facts; 2] }, FactColumn::default()]),
        Block::Table(grid),
        Block::Paragraph(String::new()),
        Block::Notice(name.repeat(30)),
        Block::Signature(Signature { beside: name.repeat(10), ..Signature::default() }),
    ]);
    long.letterhead.name.clone_from(&name);
    long.foot.left = name.repeat(4);
    let text = pages(&print(&long).unwrap()).concat();
    let words: BTreeSet<&str> = text.split_whitespace().filter(|word| word.starts_with('W')).collect();
    assert_eq!(words.len(), 901, "900 words and the heading");
    assert_eq!(text.matches('X').count(), 400);
}

#[test]
fn an_empty_sheet_is_one_page() {
    let mut empty = sheet(Vec::new());
    (empty.letterhead, empty.foot, empty.attachments) = Default::default();
    assert_eq!(print(&empty).unwrap().pages, 1);
    let bare = Table { columns: vec![Column::default()], ..Table::default() };
    let blocks = vec![Block::Table(Table::default()), Block::Table(bare), Block::Facts(Vec::new()), Block::Space];
    assert_eq!(print(&sheet(blocks)).unwrap().pages, 1);
}

#[test]
fn what_cannot_be_printed_is_refused() {
    let refused = print(&sheet(vec![Block::Paragraph("Laptop of 東京 😀".to_owned())])).unwrap_err();
    let samples = vec!["Laptop of 東京 😀".to_owned()];
    assert_eq!(refused, Unprintable::MissingGlyphs { characters: vec!['東', '京', '😀'], samples });
    let mut crowded = table(1);
    crowded.rows[0].push("one too many".to_owned());
    assert_eq!(print(&sheet(vec![Block::Table(crowded)])).unwrap_err(), Unprintable::Table { row: 0 });
    let mut broken = sheet(Vec::new());
    broken.letterhead.logo = Some(Picture { bytes: b"no picture".to_vec(), alternative: String::new() });
    assert!(matches!(print(&broken).unwrap_err(), Unprintable::Picture { .. }));
    let tongue = Sheet { language: "plain English".to_owned(), ..sheet(Vec::new()) };
    assert!(matches!(print(&tongue).unwrap_err(), Unprintable::Writer { .. }));
    let never = Sheet { made_at: MadeAt(i64::MAX), ..sheet(Vec::new()) };
    assert!(matches!(print(&never).unwrap_err(), Unprintable::Writer { .. }));
}

#[test]
fn text_comes_out_as_it_went_in() {
    let said = "Łódź, Αθήνα, Київ, İstanbul: 12,50 € – “ok” ½ № 5";
    let text = pages(&print(&sheet(vec![Block::Paragraph(said.to_owned())])).unwrap()).concat();
    assert!(text.contains(said), "{text}");
}

#[test]
fn levels_of_headings_are_not_skipped() {
    let heading = || Block::Heading("Part".to_owned());
    let bare = read(&print(&sheet(vec![heading(), heading()])).unwrap());
    assert_eq!(roles(&bare, ["H1", "H2"]), [1, 1]);
    let titled = read(&print(&sheet(vec![Block::Title("Title".to_owned()), heading(), heading()])).unwrap());
    assert_eq!(roles(&titled, ["H1", "H2"]), [1, 2]);
}

#[test]
fn a_picture_is_told_by_what_it_shows() {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbaImage::from_pixel(2, 1, image::Rgba([0, 0, 0, 9]))
        .write_to(&mut bytes, image::ImageFormat::Png)
        .unwrap();
    let mut logo = sheet(Vec::new());
    for (alternative, figures) in [("A ring", 1), ("", 0)] {
        let picture = Picture { bytes: bytes.get_ref().clone(), alternative: alternative.to_owned() };
        logo.letterhead.logo = Some(picture);
        assert_eq!(roles(&read(&print(&logo).unwrap()), ["Figure"]), [figures]);
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(48))]
    #[test]
    fn any_text_is_printed_or_refused(
        texts in proptest::collection::vec("[ -~äőЖΩ€\n]{0,120}|\\PC{0,12}", 8),
        widths in proptest::collection::vec(0_u8..=100, 0..40),
    ) {
        let columns: Vec<Column> = widths
            .iter()
            .map(|width| Column { width: if *width < 60 { Width::Share(*width) } else { Width::Flexible }, ..Column::default() })
            .collect();
        let row: Vec<String> = texts.iter().take(columns.len()).cloned().collect();
        let fact = Fact { label: texts[0].clone(), value: texts[1].clone(), lines: texts.clone() };
        let blocks = vec![
            Block::Title(texts[2].clone()),
            Block::Facts(vec![FactColumn { facts: vec![fact] }; 3]),
            Block::Table(Table { columns, rows: vec![row.clone(); 9], totals: vec![row] }),
            Block::Notice(texts[3].clone()),
        ];
        match print(&sheet(blocks)) {
            Ok(printed) => assert_eq!(read(&printed).get_pages().len(), printed.pages),
            Err(refused) => assert!(matches!(refused, Unprintable::MissingGlyphs { .. }), "{refused}"),
        }
    }
}
