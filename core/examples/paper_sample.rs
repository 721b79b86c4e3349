//! Prints sample sheets into a directory, to be looked at and checked with the tools of `tests/pdf`:
//! `cargo run --release -p endwell-core --example paper_sample -- DIRECTORY [NAME]`

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use endwell_core::paper::{
    Align, Attachment, Block, Column, Fact, FactColumn, Foot, Letterhead, MadeAt, PageSize, Picture, Sheet, Signatory,
    Signature, Table, Width, print,
};

const MODELS: [(&str, &str, &str); 5] = [
    ("Lenovo ThinkPad T14 G2", "Laptop", "1.5 kg"),
    ("Lenovo ThinkPad X1 Carbon G9", "Laptop", "1.1 kg"),
    ("HP E24 G4 monitor", "Monitor", "5.9 kg"),
    ("Dell OptiPlex 7090 Micro", "Desktop", "1.2 kg"),
    ("HP EliteDesk 800 G6", "Desktop", "1.4 kg"),
];

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let directory = arguments.next().ok_or("give a directory")?;
    let only = arguments.next();
    std::fs::create_dir_all(&directory)?;
    for (name, sheet) in [
        ("rows-13", with_rows(13)),
        ("rows-13-a4-logo", Sheet { page: PageSize::A4, ..with_logo(with_rows(13)) }),
        ("rows-0", with_rows(0)),
        ("rows-25", with_rows(25)),
        ("rows-10000", with_rows(10_000)),
        ("names", long_names()),
        ("languages", languages()),
        ("letter", letter()),
        ("tall", tall()),
    ] {
        if only.as_ref().is_none_or(|only| only == name) {
            let start = Instant::now();
            let printed = print(&sheet)?;
            let took = start.elapsed();
            let bytes = printed.bytes.len();
            println!("{name}: {} pages, {bytes} bytes, {:.2} ms", printed.pages, took.as_secs_f64() * 1000.0);
            std::fs::write(Path::new(&directory).join(format!("{name}.pdf")), printed.bytes)?;
        }
    }
    Ok(())
}

fn with_rows(count: usize) -> Sheet {
    let rows: Vec<Vec<String>> = (0..count)
        .map(|at| {
            let (model, category, weight) = MODELS[at * 7 % MODELS.len()];
            let fate = if category == "Laptop" { "Resold" } else { "Recycled" };
            let serial = format!("PF{:06X}", at * 7_919 % 0xFF_FFFF);
            [&serial, model, category, &format!("ML-{}", 1040 + at), fate, weight].map(str::to_owned).to_vec()
        })
        .collect();
    let totals =
        vec![texts(&[&format!("{count} devices"), "by serial number", "", "", "8 reused, 5 recycled", "31.3 kg"])];
    Sheet {
        title: "Certificate of recycling C-2026-0012".to_owned(),
        language: "en-US".to_owned(),
        author: "Northwind IT".to_owned(),
        subject: "Equipment of Meridian Legal LLP".to_owned(),
        page: PageSize::Letter,
        made_at: MadeAt(1_795_430_400),
        letterhead: Letterhead {
            logo: None,
            name: "Northwind IT".to_owned(),
            lines: texts(&["214 Commerce Street, Columbus, OH 43215", "+1 614 555 0142 · service@northwind.example"]),
            right_title: "C-2026-0012".to_owned(),
            right_lines: texts(&["Issued 23 November 2026"]),
        },
        blocks: vec![
            Block::Title("Certificate of recycling".to_owned()),
            Block::Lead(
                "Northwind IT handed the equipment listed here, collected from Meridian Legal LLP, to Blue Harbor \
                 Recycling. The processor documented its receipt and processing by serial number."
                    .to_owned(),
            ),
            Block::Rule,
            Block::Facts(facts()),
            Block::Table(Table { columns: columns(), rows, totals }),
            Block::Signature(signature()),
        ],
        foot: Foot {
            left: "C-2026-0012 · Weights measured by the processor · Evidence class: serial level".to_owned(),
            page_of: "{page} of {pages}".to_owned(),
        },
        attachments: vec![Attachment {
            name: "C-2026-0012.json".to_owned(),
            mime: "application/json".to_owned(),
            description: "The same facts for machines".to_owned(),
            bytes: br#"{"number":"C-2026-0012"}"#.to_vec(),
        }],
    }
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn columns() -> Vec<Column> {
    let column = |heading: &str, align| Column { heading: heading.to_owned(), align, width: Width::Flexible };
    let mut columns: Vec<Column> = ["Serial number", "Device", "Category", "Asset tag", "What became of it"]
        .into_iter()
        .map(|heading| column(heading, Align::Start))
        .collect();
    columns.push(column("Weight", Align::End));
    columns
}

fn fact(label: &str, value: &str, lines: &[&str]) -> Fact {
    Fact { label: label.to_owned(), value: value.to_owned(), lines: texts(lines) }
}

fn facts() -> Vec<FactColumn> {
    [
        vec![
            fact("Customer", "Meridian Legal LLP", &["88 State Street, 4th floor", "Boston, MA 02109"]),
            fact("Collected", "12 October 2026", &["Pickup P-0041, carried by Northwind IT"]),
        ],
        vec![
            fact("Processor", "Blue Harbor Recycling, Ohio facility", &["1200 Dock Road, Toledo, OH 43604"]),
            fact("Processed", "29 October 2026", &["Statement BH-77120, serial level"]),
        ],
        vec![
            fact(
                "Certification on that date",
                "e-Stewards, facility ES-0417",
                &["valid to 31 March 2028, checked in the register on 9 October 2026"],
            ),
            fact("Data", "8 drives sanitized, 2 destroyed", &["certificate of sanitization C-2026-0013"]),
        ],
    ]
    .map(|facts| FactColumn { facts })
    .into()
}

fn signature() -> Signature {
    Signature {
        signatories: vec![Signatory {
            name: "Dana Whitfield".to_owned(),
            role: "Service manager".to_owned(),
            company: "Northwind IT".to_owned(),
            date: "23 November 2026".to_owned(),
            ..Signatory::default()
        }],
        beside: "Digitally signed. To check this document, open it in Endwell, or compare the first eight characters \
                 of its fingerprint: 7F3A\u{A0}91C4"
            .to_owned(),
        picture: None,
    }
}

/// A picture drawn here: a ring on nothing, as a PNG file.
fn ring() -> Vec<u8> {
    let image = image::RgbaImage::from_fn(240, 160, |x, y| {
        let (across, down) = (f64::from(x) - 120.0, f64::from(y) - 80.0);
        let distance = across.hypot(down);
        let opacity = if (40.0..=70.0).contains(&distance) { 255 } else { 0 };
        image::Rgba([0x0b, 0x6b, 0x57, opacity])
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    let written = image.write_to(&mut bytes, image::ImageFormat::Png);
    written.map(|()| bytes.into_inner()).unwrap_or_default()
}

fn with_logo(mut sheet: Sheet) -> Sheet {
    let picture = Picture { bytes: ring(), alternative: "Logo of Northwind IT: a green ring".to_owned() };
    sheet.letterhead.logo = Some(picture.clone());
    let code = Picture { alternative: "Code to check this document".to_owned(), ..picture };
    sheet.blocks.pop();
    sheet.blocks.push(Block::Signature(Signature { picture: Some(code), ..signature() }));
    sheet
}

fn long_names() -> Sheet {
    let mut sheet = with_rows(25);
    let long =
        "Consolidated Workplace Equipment and Peripheral Logistics Holding of the Northern Territories ".repeat(3);
    if let Some(Block::Table(table)) = sheet.blocks.iter_mut().find(|block| matches!(block, Block::Table(_))) {
        table.rows[2][1].clone_from(&long);
        table.rows[4][0] = "SN".repeat(60);
        table.rows[5][4] =
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".to_owned();
        table.rows[7] = Vec::new();
    }
    sheet.letterhead.name.clone_from(&long);
    sheet.letterhead.right_title = "C-2026-0012-REPLACES-C-2026-0009-AND-C-2026-0010".to_owned();
    sheet.foot.left = long.repeat(3);
    sheet.blocks.insert(1, Block::Title(long));
    sheet
}

fn languages() -> Sheet {
    let mut sheet = with_rows(3);
    sheet.language = "de-DE".to_owned();
    let table = Table {
        columns: columns().into_iter().take(2).collect(),
        rows: [
            ["Ελληνικά", "Η ανακύκλωση ολοκληρώθηκε στις 29 Οκτωβρίου"],
            ["Українська", "Обладнання передано на переробку, №5"],
            ["Deutsch", "Über 3 Geräte à 12,50 €: „geprüft“ – größtenteils"],
            ["Polski, türkçe", "Zażółć gęślą jaźń; İstanbul’da ığdır"],
            ["Tiếng Việt", "Chứng nhận tái chế thiết bị"],
            ["Decomposed", "Cafe\u{301}, A\u{30A}ngstro\u{308}m, fi fl ffi, AVATAR To Ye"],
        ]
        .map(|row| texts(&row))
        .to_vec(),
        totals: Vec::new(),
    };
    sheet.blocks.insert(5, Block::Table(table));
    sheet
}

fn letter() -> Sheet {
    let mut sheet = with_rows(25);
    let text = "The equipment named below left the site in sealed containers. Each container was opened in the presence \
                of both parties, counted, and closed again; the seals are listed with their numbers. ";
    let mut blocks = vec![Block::Title("Handover at the site".to_owned()), Block::Lead(text.to_owned())];
    for section in 1..=9 {
        blocks.push(Block::Heading(format!("{section}. What was agreed")));
        blocks.push(Block::Paragraph(text.repeat(3)));
        blocks.push(Block::Small("Weights are as stated by the carrier.".to_owned()));
    }
    blocks.push(Block::Notice("Seal 4471 was broken on arrival; the count was repeated and agreed.".to_owned()));
    let sign = |caption: &str, name: &str| Signatory {
        caption: caption.to_owned(),
        name: name.to_owned(),
        role: "Driver".to_owned(),
        company: "Blue Harbor Recycling".to_owned(),
        date: "12 October 2026".to_owned(),
        place: "Boston".to_owned(),
    };
    blocks.push(Block::Signature(Signature {
        signatories: vec![sign("Handed over by", "Alex Moreau"), sign("Received by", "Kim Lindqvist")],
        ..Signature::default()
    }));
    sheet.blocks = blocks;
    sheet
}

/// A cell longer than a page.
fn tall() -> Sheet {
    let mut sheet = with_rows(2);
    if let Some(Block::Table(table)) = sheet.blocks.iter_mut().find(|block| matches!(block, Block::Table(_))) {
        table.rows[1][1] = (0..900).map(|word| format!("word{word} ")).collect();
    }
    sheet
}
