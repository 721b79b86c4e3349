//! The declines the owner changed; for the others the bundled default holds.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::Decline;
use crate::book::{Tx, bind};
use crate::catalogue::Category;
use crate::foundation::Refusal;

/// Where the bundled table says nothing: an own estimate, in per mille.
const OTHERWISE: i64 = 350;

static BUNDLED: LazyLock<HashMap<String, Decline>> = LazyLock::new(|| {
    let mut reader = csv::Reader::from_reader(include_str!("../../data/residual_value.csv").as_bytes());
    let rows = reader.records().filter_map(Result::ok);
    let decline = |row: csv::StringRecord| {
        let rate: f64 = row.get(1)?.parse().ok()?;
        #[expect(clippy::cast_possible_truncation, reason = "a rate lies between 0 and 1")]
        let decline = Decline::per_mille((rate * 1000.0).round() as i64).ok()?;
        Some((row.get(0)?.to_owned(), decline))
    };
    rows.filter_map(decline).collect()
});

pub(super) fn default_decline(category: Category) -> Option<Decline> {
    BUNDLED.get(category.slug()).copied().or_else(|| Decline::per_mille(OTHERWISE).ok())
}

/// Supplies are used up: what leaves is worth nothing.
fn otherwise(category: Category) -> Result<Decline, Refusal> {
    let decline = if category.facts().is_supply { Decline::per_mille(1000).ok() } else { default_decline(category) };
    decline.ok_or_else(|| Refusal::unexpected("no decline"))
}

pub(super) fn own(tx: &Tx<'_>, category: Category) -> Result<Option<(u32, Decline)>, Refusal> {
    tx.one("SELECT version, per_mille FROM value_policy WHERE category = ?1", bind![category], |row| {
        let decline = Decline::per_mille(row.get("per_mille")?);
        Ok((row.get("version")?, decline.map_err(|problem| Refusal::unexpected(format!("{problem:?}")))?))
    })
}

/// The decline that holds for a category now.
pub fn decline_for(tx: &Tx<'_>, category: Category) -> Result<Decline, Refusal> {
    match own(tx, category)? {
        Some((_, decline)) => Ok(decline),
        None => otherwise(category),
    }
}

/// The declines of all categories, read once for a long list.
#[derive(Debug)]
pub struct Declines(Vec<Decline>);

static DEFAULTS: LazyLock<Vec<Option<Decline>>> =
    LazyLock::new(|| Category::all().map(|category| otherwise(category).ok()).collect());

impl Declines {
    pub fn read(tx: &Tx<'_>) -> Result<Self, Refusal> {
        let defaults = DEFAULTS.iter().copied().collect::<Option<Vec<_>>>();
        let mut declines = defaults.ok_or_else(|| Refusal::unexpected("no decline"))?;
        tx.each("SELECT category, per_mille FROM value_policy", &[], |row| {
            let (category, per_mille): (Category, i64) = (row.get("category")?, row.get("per_mille")?);
            if let Some(decline) = declines.get_mut(category.place()) {
                *decline = Decline::per_mille(per_mille)?;
            }
            Ok(())
        })?;
        Ok(Declines(declines))
    }

    pub fn of(&self, category: Category) -> Result<Decline, Refusal> {
        self.0.get(category.place()).copied().ok_or_else(|| Refusal::unexpected(category.slug()))
    }
}

pub(super) fn save(tx: &Tx<'_>, category: Category, version: u32, decline: Decline) -> Result<(), Refusal> {
    tx.execute_versioned(
        "policy",
        "INSERT INTO value_policy (category, version, per_mille) VALUES (?1, 1, ?3)
         ON CONFLICT (category) DO UPDATE SET per_mille = ?3, version = value_policy.version + 1
          WHERE value_policy.version = ?2",
        bind![category, version, decline.count()],
    )
}
