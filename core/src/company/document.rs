//! What all of the reseller's documents have in common: the letterhead, the paper, the foot, and what a printer refuses.

use super::{Company, PageSize};
use crate::foundation::{Day, Refusal, RefusalCode, Words};
use crate::paper::{self, Foot, Letterhead, Picture, Printed, Sheet, Unprintable};

/// The catalogue with the words used here; a document's own come beside it.
pub const WORDS: &str = include_str!("messages.ftl");

/// The reseller's letterhead; at its right what identifies the document and the day it was issued.
pub fn letterhead(
    words: &Words,
    issuer: &Company,
    logo: Option<Vec<u8>>,
    (title, issued_on): (&str, Day),
) -> Result<Letterhead, Refusal> {
    let reach = [issuer.phone.as_str(), issuer.email.as_str()];
    let reach = reach.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" · ");
    let lines = issuer.address.lines().map(str::to_owned).chain([reach]);
    let issued = words.day(issued_on)?;
    Ok(Letterhead {
        logo: logo.map(|bytes| Picture { bytes, alternative: issuer.name.clone() }),
        name: issuer.name.clone(),
        lines: lines.filter(|line| !line.is_empty()).collect(),
        right_title: title.to_owned(),
        right_lines: vec![words.say("document-issued", &[("day", (&issued).into())])?],
    })
}

/// The paper the reseller prints on.
pub fn paper_size(issuer: &Company) -> paper::PageSize {
    match issuer.page_size {
        PageSize::Letter => paper::PageSize::Letter,
        PageSize::A4 => paper::PageSize::A4,
    }
}

/// The foot of every page.
pub fn foot(words: &Words, left: String) -> Result<Foot, Refusal> {
    Ok(Foot { left, page_of: words.say("document-page", &[])? })
}

/// Prints a sheet. Refuses characters that the faces cannot show.
pub fn print(sheet: &Sheet) -> Result<Printed, Refusal> {
    paper::print(sheet).map_err(|error| match error {
        Unprintable::MissingGlyphs { characters, samples } => {
            let characters: Vec<String> = characters.iter().map(char::to_string).collect();
            Refusal::new(RefusalCode::MissingGlyphs)
                .with("characters", characters.join(" "))
                .with("samples", samples.join("; "))
        }
        Unprintable::Picture { reason } => Refusal::new(RefusalCode::PictureUnreadable).trace(reason),
        other => Refusal::unexpected(other),
    })
}
