//! A certificate of 25 and of 10,000 devices, beside the same lines drawn with plain printpdf (no tags, no archive).

use std::process::Command;
use std::time::Instant;

use endwell_core::catalogue::Category;
use endwell_core::certificates::{self, CertificateKind, Frozen, FrozenLine, Party};
use endwell_core::company::{Company, PageSize};
use endwell_core::foundation::ids::{Id, PickupLineId};
use endwell_core::foundation::outside::Fixed;
use endwell_core::foundation::{Address, Currency, Day, Outside};
use endwell_core::pickups::{Disposition, EvidenceLevel, Processing, Weighed};
use printpdf::{Mm, Op, ParsedFont, PdfDocument, PdfFontHandle, PdfPage, PdfSaveOptions, Point, Pt, TextItem};

use super::books;

/// Measures each in a process of its own, so that peaks of memory do not mix.
pub fn measure() {
    println!("{:<36} {:>12} {:>12} {:>12}", "A document", "time", "peak memory", "size");
    for rows in ["25", "10000"] {
        for kind in ["certificate", "printpdf"] {
            let output = Command::new(std::env::current_exe().unwrap()).args([kind, rows]).output().unwrap();
            print!("{}", String::from_utf8_lossy(&output.stdout));
        }
    }
}

/// Prints one and says how long it took.
pub fn print_one(kind: &str, rows: usize) {
    let lines: Vec<FrozenLine> = (0..rows).map(line).collect();
    let start = Instant::now();
    let bytes = match kind {
        "certificate" => certificate(lines),
        _ => plain(&lines),
    };
    let took = super::timing::shown(start.elapsed());
    let what = format!("{kind}, {rows} devices");
    println!("{what:<36} {took:>12} {:>9} MB {:>9} KB", peak() / 1024, bytes.len() / 1024);
}

/// Peak memory of this process in KiB, where the system tells; else 0.
pub fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("0");
    line.trim().trim_end_matches(" kB").parse().unwrap_or(0)
}

fn line(n: usize) -> FrozenLine {
    FrozenLine {
        line_id: PickupLineId::from_uuid(Fixed::new(books::today(), 1).new_id()),
        serial: books::serial(n),
        model: "Lenovo ThinkPad X1 Carbon Gen 9".into(),
        category: Category::parse("laptop").unwrap(),
        tag: format!("ML-{n:05}"),
        quantity: 1,
        disposition: Some(Disposition::Recycled),
        weight: 1130,
        weighed: Weighed::Measured,
    }
}

fn certificate(lines: Vec<FrozenLine>) -> Vec<u8> {
    let outside = Fixed::new(books::today(), 9);
    let party = |name: &str| Party { name: name.into(), place: "Main site".into(), address: Address::default() };
    let frozen = Frozen {
        kind: CertificateKind::Recycling,
        number: "C-2026-0012".into(),
        issued_on: books::today(),
        issuer: company(),
        customer: party("Meridian Legal LLP"),
        pickup_number: "P-0041".into(),
        carrier: "Northwind IT".into(),
        custody: Vec::new(),
        processor: Some(party("Blue Harbor Recycling")),
        programme: None,
        certifications: Vec::new(),
        overrides: Vec::new(),
        processing: Some(Processing {
            id: Id::from_uuid(outside.new_id()),
            facility_id: Id::from_uuid(outside.new_id()),
            processed_on: Day::new(2026, 10, 29).unwrap(),
            document_number: "BH-77120".into(),
            document_date: Day::new(2026, 10, 30).unwrap(),
            level: EvidenceLevel::Serial,
            file_name: String::new(),
            file_sha256: String::new(),
        }),
        replaces: None,
        lines,
    };
    certificates::print(&frozen, 0, None, outside.now()).unwrap().bytes
}

fn company() -> Company {
    Company {
        version: 1,
        name: "Northwind IT".into(),
        address: "214 Commerce Street\nColumbus, OH 43215".into(),
        phone: String::new(),
        email: String::new(),
        signatory_name: "Dana Whitfield".into(),
        signatory_role: "Service manager".into(),
        page_size: PageSize::Letter,
        currency: Currency::us_dollar(),
        pickup_prefix: "P".into(),
        certificate_prefix: "C".into(),
        has_logo: false,
    }
}

/// The same cells at fixed places, 25 lines a page.
fn plain(lines: &[FrozenLine]) -> Vec<u8> {
    let font = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../core/data/fonts/Lato-Regular.ttf")).unwrap();
    let font = ParsedFont::from_bytes(&font, 0, &mut Vec::new()).unwrap();
    let mut document = PdfDocument::new("C-2026-0012");
    let font = PdfFontHandle::External(document.add_font(&font));
    let pages = lines.chunks(25).map(|lines| {
        let mut ops = vec![Op::StartTextSection];
        for (row, line) in (0u8..).zip(lines) {
            let cells = [&line.serial, &line.model, "Laptop", &line.tag, "Recycled", "1.1 kg"];
            for (cell, x) in cells.iter().zip([50.0, 130.0, 300.0, 370.0, 440.0, 520.0]) {
                ops.push(Op::SetTextCursor { pos: Point { x: Pt(x), y: Pt(700.0 - 25.0 * f32::from(row)) } });
                ops.push(Op::SetFont { font: font.clone(), size: Pt(9.0) });
                ops.push(Op::ShowText { items: vec![TextItem::Text((*cell).to_owned())] });
            }
        }
        ops.push(Op::EndTextSection);
        PdfPage::new(Mm(216.0), Mm(279.0), ops)
    });
    document.with_pages(pages.collect()).save(&PdfSaveOptions::default(), &mut Vec::new())
}
