//! What kinds of equipment there are: categories, the bundled models, and the models this reseller has met.

mod category;
mod models;
mod rules;
mod store;
mod views;

pub use category::{Category, DataBearing, Facts};
pub use models::{Known, find_or_add, known, met, model_id};
pub use rules::{ModelName, category_named, full_name, maker_named};
pub use store::{remove, set_weight};
pub use views::{CategoryRow, ModelSuggestion, ModelText, categories, suggest};
