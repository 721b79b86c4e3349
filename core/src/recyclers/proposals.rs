//! Take-back programmes that are known from public sources (`core/data/programmes.csv`). They are proposals: old, partly
//! unsure, and in no book before its owner has looked at the terms and confirmed them.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Serialize;
use ts_rs::TS;

use super::{Media, Price, TermsForm, programme_store};
use crate::book::Tx;
use crate::catalogue::Category;
use crate::foundation::{Choice, Refusal};

/// A programme as its source describes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "ProgrammeProposal")]
pub struct Proposal {
    pub key: String,
    pub name: String,
    pub sponsor: String,
    pub operator: String,
    /// As the source says it.
    pub region: String,
    /// From when the source is, as far as it says so.
    pub as_of: String,
    /// How sure it is: `low`, `medium`, `high`, or empty.
    pub confidence: String,
    /// Its address.
    pub source: String,
    /// As far as they can be read. A region that names no countries stands there as it is, so that the terms are refused until
    /// somebody says which ones: nobody is to be served from anywhere by mistake.
    pub terms: TermsForm,
    /// Words of the source that no field holds.
    pub unread: Vec<String>,
    /// A programme of the book was made from it.
    pub in_book: bool,
}

static PROPOSALS: LazyLock<Vec<Proposal>> = LazyLock::new(|| read(include_str!("../../data/programmes.csv")));

/// Rows that cannot be read are left out; a test sees to it that there are none.
fn read(text: &str) -> Vec<Proposal> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let Ok(headers) = reader.headers().cloned() else { return Vec::new() };
    reader
        .records()
        .filter_map(|row| row.ok().and_then(|row| proposal(&Cells { headers: &headers, row: &row })))
        .collect()
}

/// A row of the file, by the names of its columns.
struct Cells<'r> {
    headers: &'r csv::StringRecord,
    row: &'r csv::StringRecord,
}

impl Cells<'_> {
    fn get(&self, name: &str) -> Option<&str> {
        self.headers.iter().position(|header| header == name).and_then(|at| self.row.get(at))
    }

    fn text(&self, name: &str) -> Option<String> {
        self.get(name).map(str::to_owned)
    }

    fn categories(&self, name: &str) -> Option<Vec<Category>> {
        let words = self.get(name)?.split(';').filter(|word| !word.is_empty());
        words.map(|word| Category::parse(word).ok()).collect()
    }
}

fn proposal(cells: &Cells<'_>) -> Option<Proposal> {
    let unread = cells.get("unread")?.split('|').filter(|words| !words.is_empty());
    Some(Proposal {
        key: cells.text("key")?,
        name: cells.text("name")?,
        sponsor: cells.text("sponsor")?,
        operator: cells.text("operator")?,
        region: cells.text("region")?,
        as_of: cells.text("as_of")?,
        confidence: cells.text("confidence")?,
        source: cells.text("source")?,
        terms: terms(cells)?,
        unread: unread.map(str::to_owned).collect(),
        in_book: false,
    })
}

fn terms(cells: &Cells<'_>) -> Option<TermsForm> {
    Some(TermsForm {
        accepts: cells.categories("accepts")?,
        refuses: cells.categories("refuses")?,
        makers: cells.text("makers")?,
        genuine_only: cells.get("genuine_only")? == "yes",
        areas: cells.text("areas")?,
        least_pieces: cells.text("least_pieces")?,
        least_weight: cells.text("least_kg")?,
        most_item_weight: cells.text("most_item_kg")?,
        most_package_weight: cells.text("most_package_kg")?,
        media: Media::parse(cells.get("media")?).ok()?,
        price: Price::parse(cells.get("price")?).ok()?,
        packaging: cells.text("packaging")?,
        booking: cells.text("booking")?,
        note: cells.text("note")?,
        ..TermsForm::default()
    })
}

/// Whether there is a proposal of that key.
pub(super) fn is_known(key: &str) -> bool {
    PROPOSALS.iter().any(|proposal| proposal.key == key)
}

/// Every proposal, in the order of the bundled file, and whether the book has it.
pub fn proposals(tx: &Tx<'_>, (): ()) -> Result<Vec<Proposal>, Refusal> {
    let registered = programme_store::registered(tx)?;
    let made: HashSet<&str> = registered.iter().filter_map(|one| one.programme.proposal.as_deref()).collect();
    let told = |one: &Proposal| Proposal { in_book: made.contains(one.key.as_str()), ..one.clone() };
    Ok(PROPOSALS.iter().map(told).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::{Currency, Fields, RefusalCode};

    #[test]
    fn every_row_of_the_bundled_file_is_read() {
        let rows = csv::Reader::from_reader(include_str!("../../data/programmes.csv").as_bytes()).records().count();
        assert_eq!((PROPOSALS.len(), rows), (11, 11));
        let keys: HashSet<&str> = PROPOSALS.iter().map(|proposal| proposal.key.as_str()).collect();
        assert_eq!(keys.len(), rows);
    }

    #[test]
    fn every_proposal_says_where_it_is_from_and_how_old_and_sure_that_is() {
        for one in PROPOSALS.iter() {
            assert!(one.source.starts_with("http") && !one.as_of.is_empty(), "{}", one.key);
            assert!(["low", "medium", "high"].contains(&one.confidence.as_str()), "{}", one.key);
            assert!(!one.operator.is_empty() && !one.region.is_empty() && !one.terms.accepts.is_empty(), "{}", one.key);
        }
    }

    #[test]
    fn the_terms_can_be_confirmed_as_they_are_but_for_regions_that_name_no_country() {
        let mut open = Vec::new();
        for one in PROPOSALS.iter() {
            let mut fields = Fields::default();
            let terms = one.terms.checked("", Currency::us_dollar(), &mut fields);
            match fields.finish(terms) {
                Ok(terms) => assert!(!terms.areas.is_empty(), "{}", one.key),
                Err(refusal) => open.extend(refusal.fields.into_iter().map(|field| (one.key.as_str(), field.code))),
            }
        }
        let unknown = RefusalCode::UnknownArea;
        assert_eq!(open, [("lexmark_lccp_emea_container", unknown), ("apple_recycling", unknown)]);
    }

    #[test]
    fn a_limit_of_the_source_is_a_limit_of_the_terms() {
        let terms = |key: &str| &PROPOSALS.iter().find(|one| one.key == key).unwrap().terms;
        assert_eq!(terms("hp_planet_partners_laserjet").most_package_weight, "31.75");
        assert!(terms("hp_planet_partners_laserjet").genuine_only);
        assert_eq!(terms("battery_network").most_item_weight, "5");
        assert_eq!(terms("lexmark_lccp_emea_container").least_pieces, "40");
        assert_eq!(terms("ingram_smart_steward").refuses, [Category::parse("server").unwrap()]);
    }
}
