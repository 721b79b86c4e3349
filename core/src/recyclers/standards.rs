//! What is known of each standard (`core/data/standards.csv`): where its certificates are looked up, what they can cover, and
//! whether it has ended.

use std::sync::LazyLock;

use serde::Serialize;
use ts_rs::TS;

use super::{Scope, Standard};
use crate::book::Tx;
use crate::foundation::{Choice, Day, Refusal};

/// A standard, with where to look a certificate of it up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StandardFacts {
    pub standard: Standard,
    pub name: String,
    /// The address of the public directory; empty where there is none that we are sure of.
    pub directory: String,
    /// The parts that a certificate of it can name.
    pub scopes: Vec<Scope>,
    /// The last day on which any certificate of it counted.
    pub ended_on: Option<Day>,
    /// What to heed when looking it up.
    pub note: String,
}

static STANDARDS: LazyLock<Vec<StandardFacts>> = LazyLock::new(|| read(include_str!("../../data/standards.csv")));

/// Rows that cannot be read are left out; a test sees to it that there are none.
fn read(text: &str) -> Vec<StandardFacts> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let Ok(headers) = reader.headers().cloned() else { return Vec::new() };
    let facts = |row: csv::StringRecord| {
        let cell = |name: &str| headers.iter().position(|header| header == name).and_then(|at| row.get(at));
        let scopes = cell("scopes")?.split(';').filter(|word| !word.is_empty());
        Some(StandardFacts {
            standard: Standard::parse(cell("standard")?).ok()?,
            name: cell("name")?.to_owned(),
            directory: cell("directory")?.to_owned(),
            scopes: scopes.map(|word| Scope::parse(word).ok()).collect::<Option<_>>()?,
            ended_on: Day::parse_optional(cell("ended_on")?).ok()?,
            note: cell("note")?.to_owned(),
        })
    };
    reader.records().filter_map(|row| row.ok().and_then(facts)).collect()
}

/// Every standard, in the order of the bundled file.
pub fn standards(_: &Tx<'_>, (): ()) -> Result<Vec<StandardFacts>, Refusal> {
    Ok(STANDARDS.clone())
}

fn facts(standard: Standard) -> Option<&'static StandardFacts> {
    STANDARDS.iter().find(|facts| facts.standard == standard)
}

/// The last day on which any certificate of a standard counted; nothing while it lives.
pub(super) fn ended_on(standard: Standard) -> Option<Day> {
    facts(standard)?.ended_on
}

/// Whether a certificate of a standard can name that part.
pub(super) fn covers(standard: Standard, scope: Scope) -> bool {
    facts(standard).is_some_and(|facts| facts.scopes.contains(&scope))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_standard_has_its_row() {
        let rows = csv::Reader::from_reader(include_str!("../../data/standards.csv").as_bytes()).records().count();
        assert_eq!(STANDARDS.len(), rows);
        for standard in Standard::ALL {
            assert!(facts(*standard).is_some_and(|facts| !facts.name.is_empty()), "{standard:?}");
        }
    }

    #[test]
    fn every_scope_belongs_to_one_standard() {
        for scope in Scope::ALL {
            let owners: Vec<_> = Standard::ALL.iter().filter(|standard| covers(**standard, *scope)).collect();
            assert_eq!(owners.len(), 1, "{scope:?}: {owners:?}");
        }
    }

    #[test]
    fn the_edition_before_r2v3_has_ended() {
        assert_eq!(ended_on(Standard::R22013).map(|day| day.to_string()).as_deref(), Some("2023-06-30"));
        assert_eq!(Standard::ALL.iter().filter(|standard| ended_on(**standard).is_some()).count(), 1);
    }
}
