//! The routing table: rules in an order, of which the first that matches decides.

use std::sync::LazyLock;

use super::{Data, Enough, Rule, Subject, Table};
use crate::catalogue::{Category, DataBearing};
use crate::foundation::{Choice, Grams};
use crate::recyclers::{Scope, Standard};

/// How many days old a status check may be when a load leaves, unless the owner says otherwise: a month.
const FRESH_DAYS: u16 = 30;

static BUNDLED: LazyLock<Vec<Rule>> = LazyLock::new(|| read(include_str!("../../data/routing-rules.csv")));

/// The table that holds until the owner changes it (`core/data/routing-rules.csv`): supplies and small electronics to
/// programmes, what holds data or needs care to certified recyclers.
pub fn bundled() -> Table {
    Table { rules: BUNDLED.clone(), fresh_days: FRESH_DAYS }
}

/// Rows that cannot be read are left out; a test sees to it that there are none.
fn read(text: &str) -> Vec<Rule> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.records().filter_map(|row| row.ok().and_then(|row| rule(&row))).collect()
}

fn rule(row: &csv::StringRecord) -> Option<Rule> {
    let kilograms = |text: &str| match text {
        "" => Some(None),
        text => text.parse::<i64>().ok().and_then(|kilograms| Grams::new(kilograms * 1000).ok()).map(Some),
    };
    Some(Rule {
        name: row.get(0)?.to_owned(),
        categories: words(row.get(1)?).map(|word| Category::parse(word).ok()).collect::<Option<_>>()?,
        data: Data::parse(row.get(2)?).ok()?,
        above: kilograms(row.get(3)?)?,
        up_to: kilograms(row.get(4)?)?,
        areas: Vec::new(),
        order: words(row.get(5)?).map(|word| super::OutletKind::parse(word).ok()).collect::<Option<_>>()?,
        certified: words(row.get(6)?).map(enough).collect::<Option<_>>()?,
    })
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(';').filter(|word| !word.is_empty())
}

/// `r2v3+r2-b`: a standard, and what its scope must name.
fn enough(text: &str) -> Option<Enough> {
    let mut parts = text.split('+');
    let standard = Standard::parse(parts.next()?).ok()?;
    let scopes = parts.map(|word| Scope::parse(word).ok()).collect::<Option<_>>()?;
    Some(Enough { standard, scopes })
}

/// The rule that decides about something; nothing where the table has none for it.
pub fn matching<'t>(rules: &'t [Rule], subject: &Subject) -> Option<&'t Rule> {
    rules.iter().find(|rule| matches(rule, subject))
}

fn matches(rule: &Rule, subject: &Subject) -> bool {
    let data = subject.category.facts().data_bearing;
    (rule.categories.is_empty() || rule.categories.contains(&subject.category))
        && match rule.data {
            Data::Any => true,
            Data::Holds => data == DataBearing::Yes,
            Data::MayHold => data != DataBearing::No,
        }
        && rule.above.is_none_or(|above| subject.weight > above.count())
        && rule.up_to.is_none_or(|up_to| subject.weight <= up_to.count())
        && (rule.areas.is_empty()
            || subject.area.as_ref().is_some_and(|here| rule.areas.iter().any(|area| area.includes(here))))
}

#[cfg(test)]
mod tests {
    use super::super::OutletKind::{self, CertifiedRecycler, TakeBack};
    use super::*;

    #[test]
    fn every_row_of_the_bundled_file_is_read() {
        let rows = csv::Reader::from_reader(include_str!("../../data/routing-rules.csv").as_bytes()).records().count();
        assert_eq!(BUNDLED.len(), rows);
        assert!(BUNDLED.iter().all(|rule| !rule.order.is_empty()));
    }

    #[test]
    fn every_category_has_its_rule() {
        for category in Category::all() {
            let subject = Subject::of_category(category);
            assert!(matching(&BUNDLED, &subject).is_some(), "{category:?}");
        }
    }

    #[test]
    fn each_category_prefers_its_kind_of_outlet() {
        let prefers = |slug: &str| -> (String, OutletKind) {
            let subject = Subject::of_category(Category::parse(slug).unwrap());
            let rule = matching(&BUNDLED, &subject).unwrap();
            (rule.name.clone(), rule.order[0])
        };
        for (slug, kind, name) in [
            ("laptop", CertifiedRecycler, "Whatever holds data"),
            ("server", CertifiedRecycler, "Whatever holds data"),
            ("network_switch", CertifiedRecycler, "Whatever holds data"),
            ("payment_terminal", CertifiedRecycler, "Whatever holds data"),
            ("loose_ssd", CertifiedRecycler, "Loose drives and tapes"),
            ("ups", CertifiedRecycler, "Everything else"),
            ("ups_battery", TakeBack, "Batteries"),
            ("projector", CertifiedRecycler, "Picture tubes and lamps"),
            ("monitor_crt", CertifiedRecycler, "Picture tubes and lamps"),
            ("monitor_lcd", CertifiedRecycler, "Everything else"),
            ("printer_desktop", CertifiedRecycler, "Everything else"),
            ("toner_cartridge", TakeBack, "Printer supplies"),
            ("ink_cartridge", TakeBack, "Printer supplies"),
            ("smartphone", TakeBack, "Phones"),
            ("docking_station", TakeBack, "Small electronics"),
            ("keyboard_mouse", TakeBack, "Small electronics"),
        ] {
            assert_eq!(prefers(slug), (name.to_owned(), kind), "{slug}");
        }
    }
}
