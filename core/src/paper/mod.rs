//! The PDF kit: prints a [`Sheet`] of blocks as PDF/A-3a and PDF/UA-1, tagged, the same bytes for the same sheet.
//!
//! A caller says what stands in the document (title, facts, tables, a signature), never where. The kit knows no feature
//! of the product, no clock and no randomness, and is alone in naming the crates that write PDF. The path of a sheet:
//! [`text`] composes it and refuses what has no glyph, [`blocks`] and [`table`] turn it into bands, [`pages`] breaks
//! bands into pages, [`draw`] writes what is seen, [`tags`] what it means, [`archive`] what an archive asks for,
//! [`file`] the file.

mod archive;
mod band;
mod blocks;
mod columns;
mod draw;
mod embed;
mod file;
mod fonts;
mod gather;
mod icc;
mod look;
mod pages;
mod picture;
mod signature;
mod table;
mod tags;
mod text;
mod wrap;

pub use text::missing_glyphs;

/// One document, as its author thinks of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// The document's name: shown in window titles and lists of files, not on the page (see [`Block::Title`]).
    pub title: String,
    /// The language of every text, as a BCP 47 tag: `en-US`.
    pub language: String,
    /// Who issues the document.
    pub author: String,
    /// One line on what the document is about; may be empty.
    pub subject: String,
    pub page: PageSize,
    /// When the document was made. The only time the kit knows.
    pub made_at: MadeAt,
    pub letterhead: Letterhead,
    pub blocks: Vec<Block>,
    pub foot: Foot,
    /// Files that travel inside the document.
    pub attachments: Vec<Attachment>,
}

/// The paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PageSize {
    /// US Letter, 8.5 × 11 inch.
    #[default]
    Letter,
    /// ISO A4, 210 × 297 mm.
    A4,
}

/// An instant: seconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MadeAt(pub i64);

/// Who writes: top of the first page, and in one line on later pages.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Letterhead {
    /// Without a logo, the first letter of the name stands in a rounded square.
    pub logo: Option<Picture>,
    pub name: String,
    /// Address, telephone and the like, one line each.
    pub lines: Vec<String>,
    /// What identifies the document, at the right: its number.
    pub right_title: String,
    /// Below it, one line each: the date.
    pub right_lines: Vec<String>,
}

/// A PNG or JPEG file.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    pub bytes: Vec<u8>,
    /// What the picture shows, for those who cannot see it; empty when it only decorates.
    pub alternative: String,
}

/// What a page is made of, from top to bottom.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// The document's heading, light and large (H1). One a sheet, before any [`Block::Heading`].
    Title(String),
    /// A sentence below the title, larger than text.
    Lead(String),
    /// A section's heading (H2; the first is H1 in a sheet without a title). Stays with what follows it.
    Heading(String),
    Paragraph(String),
    /// A note in small grey letters.
    Small(String),
    /// A paragraph to be noticed, in the accent colour beside a bar.
    Notice(String),
    /// A line from margin to margin.
    Rule,
    /// Columns of labelled facts, side by side.
    Facts(Vec<FactColumn>),
    Table(Table),
    /// Places to sign, with a text beside them; never apart from one another.
    Signature(Signature),
    /// Some empty space.
    Space,
}

/// Facts one below the other.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FactColumn {
    pub facts: Vec<Fact>,
}

/// A label, what it says, and details.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Fact {
    /// Set in small capitals.
    pub label: String,
    pub value: String,
    /// Smaller, in grey, one line each.
    pub lines: Vec<String>,
}

/// Rows under headings. Headings repeat on every page; rows are not split unless one is longer than a page; long cells
/// wrap. The last row stays with the totals.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    pub columns: Vec<Column>,
    /// Cells in the order of the columns. A row may have fewer cells than there are columns, not more.
    pub rows: Vec<Vec<String>>,
    /// Rows in bold below the others.
    pub totals: Vec<Vec<String>>,
}

/// One column of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Column {
    pub heading: String,
    pub align: Align,
    pub width: Width,
}

/// Where a cell's lines stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    #[default]
    Start,
    /// At the right, as figures do.
    End,
}

/// How wide a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Width {
    /// By what its cells need, sharing what fixed columns leave.
    #[default]
    Flexible,
    /// So many hundredths of the table.
    Share(u8),
}

/// One or more places to sign, side by side, and what stands beside them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Signature {
    pub signatories: Vec<Signatory>,
    /// A note beside: how to check the document. May be empty.
    pub beside: String,
    /// A picture at the right: a code to scan.
    pub picture: Option<Picture>,
}

/// Who signs. Empty texts are left out; a line to sign on is always drawn.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Signatory {
    /// What the signature is for, above the line: "Handed over by".
    pub caption: String,
    pub name: String,
    pub role: String,
    pub company: String,
    pub date: String,
    pub place: String,
}

/// The foot of every page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Foot {
    pub left: String,
    /// `{page}` and `{pages}` are replaced: `{page} of {pages}`.
    pub page_of: String,
}

/// A file inside the document, marked as the data the document was made from.
#[derive(Debug, Clone, PartialEq)]
pub struct Attachment {
    /// A file name, different from those of the other attachments.
    pub name: String,
    /// Its media type: `application/json`. Empty for bytes of no known type.
    pub mime: String,
    pub description: String,
    pub bytes: Vec<u8>,
}

/// A finished document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    pub bytes: Vec<u8>,
    pub pages: usize,
}

/// Why a sheet was not printed. Nothing was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unprintable {
    /// Characters the faces cannot show, each once, and up to five of the texts they stand in.
    MissingGlyphs { characters: Vec<char>, samples: Vec<String> },
    /// A picture that is not PNG or JPEG, is damaged, or is far too large.
    Picture { reason: String },
    /// A table whose row (counted from 0, totals after rows) has more cells than the table has columns.
    Table { row: usize },
    /// The sheet cannot become a PDF: a language that is no tag, an instant beyond the calendar, two attachments of one
    /// name, a font that cannot be embedded.
    Writer { reason: String },
}

impl std::fmt::Display for Unprintable {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Unprintable::MissingGlyphs { characters, .. } => write!(out, "no glyphs for {characters:?}"),
            Unprintable::Picture { reason } => write!(out, "picture: {reason}"),
            Unprintable::Table { row } => write!(out, "row {row} has more cells than the table has columns"),
            Unprintable::Writer { reason } => write!(out, "{reason}"),
        }
    }
}

impl std::error::Error for Unprintable {}

/// Prints a sheet as PDF/A-3a and PDF/UA-1. The same sheet gives the same bytes.
///
/// ```
/// use endwell_core::paper::{Block, Foot, Letterhead, MadeAt, PageSize, Sheet, print};
///
/// let printed = print(&Sheet {
///     title: "Handover N-7".to_owned(),
///     language: "en-US".to_owned(),
///     author: "Northwind IT".to_owned(),
///     subject: String::new(),
///     page: PageSize::Letter,
///     made_at: MadeAt(1_795_430_400),
///     letterhead: Letterhead { name: "Northwind IT".to_owned(), ..Letterhead::default() },
///     blocks: vec![Block::Title("Handover".to_owned()), Block::Lead("Twelve laptops left the site.".to_owned())],
///     foot: Foot { left: "N-7".to_owned(), page_of: "{page} of {pages}".to_owned() },
///     attachments: Vec::new(),
/// })?;
/// assert_eq!(printed.pages, 1);
/// # Ok::<(), endwell_core::paper::Unprintable>(())
/// ```
///
/// # Errors
/// [`Unprintable`], before a byte is written.
pub fn print(sheet: &Sheet) -> Result<Printed, Unprintable> {
    let (characters, samples) = text::missing(gather::texts(sheet).into_iter());
    if !characters.is_empty() {
        return Err(Unprintable::MissingGlyphs { characters, samples });
    }
    let mut tree = tags::Tree::new();
    let mut pictures = picture::Pictures::default();
    let setting = blocks::set(sheet, &mut tree, &mut pictures)?;
    let pages = pages::paginate(setting, sheet);
    let count = pages.len();
    let bytes = archive::write(sheet, pages, &tree, &pictures)?;
    Ok(Printed { bytes, pages: count })
}

#[cfg(test)]
mod tests;
