//! What forms read of the catalogue.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::models::BUNDLED;
use super::{Category, DataBearing, full_name};
use crate::book::{Tx, bind};
use crate::foundation::ids::ModelId;
use crate::foundation::{Grams, Refusal, search_key};

#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CategoryRow {
    pub category: Category,
    pub is_supply: bool,
    pub holds_data: bool,
    /// Usual weight of one, in grams; an estimate.
    #[ts(type = "number")]
    pub weight: i64,
}

/// All categories, in the order they are offered.
pub fn categories(_tx: &Tx<'_>, (): ()) -> Result<Vec<CategoryRow>, Refusal> {
    let row = |category: Category| {
        let facts = category.facts();
        let holds_data = facts.data_bearing == DataBearing::Yes;
        CategoryRow { category, is_supply: facts.is_supply, holds_data, weight: facts.weight_g }
    };
    Ok(Category::all().map(row).collect())
}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ModelText {
    pub text: String,
}

#[derive(Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ModelSuggestion {
    /// Nothing for a bundled model that the book has not met.
    pub model_id: Option<ModelId>,
    /// Maker and model, as it is typed.
    pub model: String,
    pub category: Category,
    pub weight: Option<Grams>,
}

const SUGGESTIONS: usize = 8;

/// Up to eight models in which every word of the text begins a word: first those in the book, then the bundled ones.
pub fn suggest(tx: &Tx<'_>, ModelText { text }: ModelText) -> Result<Vec<ModelSuggestion>, Refusal> {
    let key = search_key(&text);
    let words: Vec<&str> = key.split_whitespace().collect();
    let Some(longest) = words.iter().copied().max_by_key(|word| word.len()) else { return Ok(Vec::new()) };
    let fits = |model: &str| words.iter().all(|word| model.split(' ').any(|part| part.starts_with(word)));
    let mut found = Vec::new();
    // A reseller meets a few thousand models at most; the newest come first.
    tx.each(
        "SELECT id, maker, name, category, weight_g, maker_key || ' ' || name_key AS words
           FROM model WHERE maker_key || ' ' || name_key LIKE '%' || ?1 || '%' ORDER BY id DESC LIMIT 400",
        bind![longest],
        |row| {
            if found.len() < SUGGESTIONS && fits(&row.get::<String>("words")?) {
                found.push(ModelSuggestion {
                    model_id: Some(row.get("id")?),
                    model: full_name(row.text("maker")?, row.text("name")?),
                    category: row.get("category")?,
                    weight: row.get("weight_g")?,
                });
            }
            Ok(())
        },
    )?;
    for row in BUNDLED.iter().filter(|row| fits(&row.words)) {
        if found.len() == SUGGESTIONS {
            break;
        }
        let model = full_name(&row.model.maker, &row.model.name);
        if found.iter().all(|suggestion| suggestion.model != model) {
            found.push(ModelSuggestion {
                model_id: None,
                model,
                category: row.known.category,
                weight: row.known.weight,
            });
        }
    }
    Ok(found)
}
