//! The models of the bundled catalogue, and those this reseller has met.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{Category, ModelName, rules, store};
use crate::book::Tx;
use crate::foundation::ids::ModelId;
use crate::foundation::{Grams, Refusal};

/// What is known of a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    pub category: Category,
    /// Weight of one, where somebody weighed it.
    pub weight: Option<Grams>,
}

/// A model of the bundled catalogue.
#[derive(Debug)]
pub(super) struct Bundled {
    pub model: ModelName,
    pub known: Known,
    /// `maker_key name_key`, for looking up by words.
    pub words: String,
}

pub(super) static BUNDLED: LazyLock<Vec<Bundled>> = LazyLock::new(|| {
    let mut reader = csv::Reader::from_reader(include_str!("../../data/boavizta-data-us.csv").as_bytes());
    let Ok(headers) = reader.headers().cloned() else { return Vec::new() };
    let bundled = |row: csv::StringRecord| {
        let cell = |name: &str| headers.iter().position(|header| header == name).and_then(|at| row.get(at));
        let model = ModelName::from_catalogue(cell("manufacturer")?, cell("name")?)?;
        let kilograms = cell("weight").and_then(|text| text.parse::<f64>().ok());
        #[expect(clippy::cast_possible_truncation, reason = "a device weighs less than 9 × 10¹⁵ kg")]
        let weight = kilograms.and_then(|weight| Grams::new((weight * 1000.0).round() as i64).ok());
        let category = category_of(cell("subcategory")?)?;
        let words = format!("{} {}", model.maker_key, model.name_key);
        Some(Bundled { model, known: Known { category, weight }, words })
    };
    reader.records().filter_map(|row| row.ok().and_then(bundled)).collect()
});

static BY_KEY: LazyLock<HashMap<(&str, &str), usize>> = LazyLock::new(|| {
    let keys = BUNDLED.iter().enumerate();
    keys.rev().map(|(at, row)| ((row.model.maker_key.as_str(), row.model.name_key.as_str()), at)).collect()
});

/// Our category for a subcategory of the bundled catalogue; nothing for what resellers do not deploy (consoles, cameras).
fn category_of(subcategory: &str) -> Option<Category> {
    let slug = match subcategory.to_ascii_lowercase().as_str() {
        "laptop" => "laptop",
        "monitor" => "monitor_lcd",
        "desktop" => "desktop",
        "server" | "converged" | "converged edge" => "server",
        "smartphone" => "smartphone",
        "tablet" => "tablet",
        "thin client" => "thin_client",
        "printer" => "printer_desktop",
        "workstation" => "workstation",
        "hard drive" => "loose_hdd_3_5",
        "network" => "router",
        "san/nas" => "storage_array",
        _ => return None,
    };
    Category::parse(slug).ok()
}

impl ModelName {
    /// The catalogue names maker and model apart; a name that begins with its maker keeps it.
    fn from_catalogue(maker: &str, name: &str) -> Option<Self> {
        let key = crate::foundation::search_key;
        let (maker_key, name_key) = (key(maker), key(name));
        let named = !maker_key.is_empty() && !name_key.is_empty();
        named.then(|| ModelName { maker: maker.to_owned(), maker_key, name: name.to_owned(), name_key })
    }
}

/// What is known of a model: from the book, else from the bundled catalogue, else from the words of its name.
pub fn known(tx: &Tx<'_>, model: &ModelName) -> Result<Option<Known>, Refusal> {
    if let Some((_, known)) = store::find(tx, model)? {
        return Ok(Some(known));
    }
    let bundled = BY_KEY.get(&(model.maker_key.as_str(), model.name_key.as_str()));
    let bundled = bundled.map(|at| BUNDLED[*at].known);
    Ok(bundled.or_else(|| rules::category_by_words(model).map(|category| Known { category, weight: None })))
}

/// The model as the book has met it.
pub fn met(tx: &Tx<'_>, model: &ModelName) -> Result<Option<(ModelId, Known)>, Refusal> {
    store::find(tx, model)
}

/// The model's id, when the book has met it.
pub fn model_id(tx: &Tx<'_>, model: &ModelName) -> Result<Option<ModelId>, Refusal> {
    Ok(store::find(tx, model)?.map(|(id, _)| id))
}

/// The model's id in the book, entering it when this is the first of it. `category` is what the person said.
pub fn find_or_add(tx: &Tx<'_>, model: &ModelName, category: Category) -> Result<ModelId, Refusal> {
    if let Some((id, _)) = store::find(tx, model)? {
        return Ok(id);
    }
    let weight = known(tx, model)?.filter(|known| known.category == category).and_then(|known| known.weight);
    store::add(tx, model, Known { category, weight })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_catalogue_is_read_and_found_by_name() {
        assert!(BUNDLED.len() > 1150, "{} models", BUNDLED.len());
        let latitude = ModelName::parse("Dell latitude 5420").unwrap();
        let row = &BUNDLED[BY_KEY[&(latitude.maker_key.as_str(), latitude.name_key.as_str())]];
        assert_eq!(row.known.category.slug(), "laptop");
        assert!(row.known.weight.is_some());
    }
}
