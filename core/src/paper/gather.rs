//! Every text of a sheet that is drawn or stored, so that one without glyphs is refused before a byte is written.

use super::{Block, Fact, Letterhead, Sheet, Signatory, Table};

/// The texts of `sheet`, in the order of the document. Texts that are stored without being drawn (the title, the names of
/// attachments) may hold any character and are not among them.
pub fn texts(sheet: &Sheet) -> Vec<&str> {
    let mut texts = Vec::new();
    letterhead(&sheet.letterhead, &mut texts);
    for block in &sheet.blocks {
        match block {
            Block::Title(text)
            | Block::Lead(text)
            | Block::Heading(text)
            | Block::Paragraph(text)
            | Block::Small(text)
            | Block::Notice(text) => texts.push(text),
            Block::Facts(columns) => {
                columns.iter().flat_map(|column| &column.facts).for_each(|it| fact(it, &mut texts));
            }
            Block::Table(block) => table(block, &mut texts),
            Block::Signature(signature) => {
                signature.signatories.iter().for_each(|it| signatory(it, &mut texts));
                texts.push(&signature.beside);
            }
            Block::Rule | Block::Space => {}
        }
    }
    texts.extend([sheet.foot.left.as_str(), &sheet.foot.page_of]);
    texts
}

fn letterhead<'a>(letterhead: &'a Letterhead, texts: &mut Vec<&'a str>) {
    texts.extend([letterhead.name.as_str(), &letterhead.right_title]);
    texts.extend(letterhead.lines.iter().chain(&letterhead.right_lines).map(String::as_str));
}

fn fact<'a>(fact: &'a Fact, texts: &mut Vec<&'a str>) {
    texts.extend([fact.label.as_str(), &fact.value]);
    texts.extend(fact.lines.iter().map(String::as_str));
}

fn table<'a>(table: &'a Table, texts: &mut Vec<&'a str>) {
    texts.extend(table.columns.iter().map(|column| column.heading.as_str()));
    texts.extend(table.rows.iter().chain(&table.totals).flatten().map(String::as_str));
}

fn signatory<'a>(signatory: &'a Signatory, texts: &mut Vec<&'a str>) {
    let Signatory { caption, name, role, company, date, place } = signatory;
    texts.extend([caption, name, role, company, date, place].map(String::as_str));
}
