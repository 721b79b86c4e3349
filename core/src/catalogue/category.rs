//! The categories of equipment, with the facts that are bundled about each (`core/data/categories.csv`).

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

use crate::book::{Bound, Cell, FromCell, ToCell};
use crate::foundation::{Problem, Refusal, RefusalCode};

/// A category of equipment, such as `laptop`. Its name for people is `category-<slug>` in the message catalogue.
#[derive(Clone, Copy, PartialEq, Eq, Hash, TS)]
#[ts(type = "string")]
pub struct Category(usize);

/// Whether equipment of a category keeps data when it leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataBearing {
    Yes,
    Sometimes,
    No,
}

/// What is known of a category. Editable defaults and estimates; their sources stand in the file.
#[derive(Debug)]
pub struct Facts {
    pub slug: String,
    /// Usual months in service; nothing where equipment is replaced when it is empty or fails.
    pub refresh_months: Option<u16>,
    /// The usual range of months.
    pub refresh_range: Option<(u16, u16)>,
    /// Usual weight of one, in grams.
    pub weight_g: i64,
    pub data_bearing: DataBearing,
    /// Chemistry of its battery, empty when it has none.
    pub battery: String,
    /// Replaced when used up and counted rather than serialised.
    pub is_supply: bool,
}

static FACTS: LazyLock<Vec<Facts>> = LazyLock::new(|| read(include_str!("../../data/categories.csv")));

static BY_SLUG: LazyLock<HashMap<&str, usize>> =
    LazyLock::new(|| FACTS.iter().enumerate().map(|(place, facts)| (facts.slug.as_str(), place)).collect());

/// Rows that cannot be read are left out; a test sees to it that there are none.
fn read(text: &str) -> Vec<Facts> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let Ok(headers) = reader.headers().cloned() else { return Vec::new() };
    let facts = |row: csv::StringRecord| {
        let cell = |name: &str| headers.iter().position(|header| header == name).and_then(|at| row.get(at));
        let months = |name: &str| cell(name).and_then(|text| text.parse::<u16>().ok());
        let kilograms: f64 = cell("weight_kg")?.parse().ok()?;
        let slug = cell("category")?.to_owned();
        Some(Facts {
            refresh_months: months("refresh_months"),
            refresh_range: months("refresh_min_months").zip(months("refresh_max_months")),
            #[expect(clippy::cast_possible_truncation, reason = "a device weighs less than 9 × 10¹⁵ kg")]
            weight_g: (kilograms * 1000.0).round() as i64,
            data_bearing: match cell("data_bearing")? {
                "no" => DataBearing::No,
                "sometimes" => DataBearing::Sometimes,
                _ => DataBearing::Yes,
            },
            battery: cell("battery").filter(|battery| *battery != "none").unwrap_or_default().to_owned(),
            is_supply: matches!(slug.as_str(), "toner_cartridge" | "ink_cartridge"),
            slug,
        })
    };
    reader.records().filter_map(|row| row.ok().and_then(facts)).collect()
}

impl Category {
    /// All categories, in the order of the bundled file.
    pub fn all() -> impl Iterator<Item = Category> {
        (0..FACTS.len()).map(Category)
    }

    /// Refuses a word that names no category.
    pub fn parse(slug: &str) -> Result<Self, Problem> {
        let slug = slug.trim();
        if slug.is_empty() {
            return Err(RefusalCode::Missing.into());
        }
        BY_SLUG
            .get(slug)
            .copied()
            .map(Category)
            .ok_or_else(|| Problem::new(RefusalCode::UnknownCategory).with("category", slug))
    }

    /// Its place among all categories, counted from 0.
    pub fn place(self) -> usize {
        self.0
    }

    pub fn facts(self) -> &'static Facts {
        &FACTS[self.0]
    }

    /// The word that stands in the book and in message ids.
    pub fn slug(self) -> &'static str {
        &self.facts().slug
    }
}

impl fmt::Debug for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.slug())
    }
}

impl Serialize for Category {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.slug())
    }
}

impl<'de> Deserialize<'de> for Category {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let slug = Cow::<str>::deserialize(deserializer)?;
        Category::parse(&slug).map_err(|_| serde::de::Error::custom(format!("no category: {slug}")))
    }
}

impl ToCell for Category {
    fn to_cell(&self) -> Bound<'_> {
        Bound::Text(Cow::Borrowed(self.slug()))
    }
}

impl FromCell for Category {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Refusal> {
        Category::parse(cell.text()?).map_err(|problem| Refusal::unexpected(format!("{problem:?}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_bundled_file_is_read() {
        let rows = csv::Reader::from_reader(include_str!("../../data/categories.csv").as_bytes()).records().count();
        assert_eq!(Category::all().count(), rows);
        let laptop = Category::parse("laptop").unwrap().facts();
        assert_eq!((laptop.refresh_months, laptop.weight_g), (Some(48), 1650));
        assert_eq!(laptop.data_bearing, DataBearing::Yes);
        assert_eq!(Category::parse("toner_cartridge").unwrap().facts().refresh_months, None);
        assert_eq!(Category::parse("spaceship").unwrap_err().code, RefusalCode::UnknownCategory);
    }
}
