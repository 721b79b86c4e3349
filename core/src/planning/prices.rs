//! What replacing one of a kind costs today, and how much dearer it becomes: the owner's figures for every budget.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store::{self, OwnPrice, PriceOf};
use crate::book::{Book, Change, Done, Tx, bind};
use crate::catalogue::{Category, full_name};
use crate::company;
use crate::foundation::ids::ModelId;
use crate::foundation::{Currency, Fields, Money, Problem, Refusal, RefusalCode};

/// What one of a kind costs to replace.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PriceRow {
    /// Nothing for the price of a model.
    pub category: Option<Category>,
    pub model_id: Option<ModelId>,
    /// Maker and model.
    pub model: Option<String>,
    pub currency: Currency,
    /// 0 while there is none.
    pub version: u32,
    pub price: Option<Money>,
}

#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReplacementPrices {
    /// Every category in the company's currency, then in every other that a customer, a device or a price has.
    pub categories: Vec<PriceRow>,
    pub models: Vec<PriceRow>,
    pub inflation_version: u32,
    /// A year, in thousandths.
    #[ts(type = "number")]
    pub inflation: i64,
}

/// The replacement prices of the book.
pub fn prices(tx: &Tx<'_>, (): ()) -> Result<ReplacementPrices, Refusal> {
    let own_currency = company::find(tx)?.map_or_else(Currency::us_dollar, |company| company.currency);
    let kept = store::own_prices(tx)?;
    let row = |category, model_id, currency, own: Option<&OwnPrice>| PriceRow {
        category,
        model_id,
        model: None,
        currency,
        version: own.map_or(0, |own| own.version),
        price: own.map(|own| own.price),
    };
    let of = |category, currency| {
        kept.iter().find(|own| own.of == PriceOf::Category(category) && own.price.currency == currency)
    };
    let serialised = Category::all().filter(|category| !category.facts().is_supply);
    let serialised: Vec<Category> = serialised.collect();
    let mut categories = Vec::new();
    for currency in currencies(tx, own_currency)? {
        let rows = serialised.iter().map(|category| row(Some(*category), None, currency, of(*category, currency)));
        categories.extend(rows);
    }
    let mut models = Vec::new();
    for own in &kept {
        if let PriceOf::Model(model) = own.of {
            let name = tx.one("SELECT maker, name FROM model WHERE id = ?1", bind![model], |row| {
                Ok(full_name(row.text("maker")?, row.text("name")?))
            })?;
            models.push(PriceRow { model: name, ..row(None, Some(model), own.price.currency, Some(own)) });
        }
    }
    let (inflation_version, inflation) = store::inflation(tx)?;
    Ok(ReplacementPrices { categories, models, inflation_version, inflation })
}

/// The currencies that budgets are made in, the company's first.
fn currencies(tx: &Tx<'_>, own: Currency) -> Result<Vec<Currency>, Refusal> {
    let mut all: Vec<Currency> = tx.all(
        "SELECT currency FROM customer_terms WHERE currency <> '' UNION SELECT currency FROM forecast_book
          UNION SELECT currency FROM replacement_price WHERE category IS NOT NULL ORDER BY 1",
        &[],
        |row| row.get("currency"),
    )?;
    all.retain(|currency| *currency != own);
    all.insert(0, own);
    Ok(all)
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PriceForm {
    /// Empty for the price of a model.
    pub category: String,
    pub model_id: Option<ModelId>,
    pub currency: String,
    /// The version that was shown; 0 when there was none.
    pub version: u32,
    /// `1069.70`; empty forgets it.
    pub price: String,
}

/// Sets what one of a category or of a model costs to replace.
pub fn set_price(book: &Book, form: PriceForm) -> Result<Done<()>, Refusal> {
    let mut fields = Fields::default();
    let of = match form.model_id {
        Some(model) => Some(PriceOf::Model(model)),
        None => fields.take("category", Category::parse(&form.category)).map(PriceOf::Category),
    };
    let currency = fields.take("currency", Currency::parse(&form.currency));
    let price = match (currency, form.price.trim()) {
        (None, _) => None,
        (Some(_), "") => Some(None),
        (Some(currency), text) => fields.take("price", Money::parse(text, currency)).map(Some),
    };
    let (of, currency, price) = fields.finish((|| Some((of?, currency?, price?)))())?;
    book.transact("set-replacement-price", |tx| {
        store::save_price(tx, of, currency, form.version, price)?;
        let shown = price.map(|price| price.to_string()).unwrap_or_default();
        let change = Change::new(()).with("price", shown);
        Ok(if form.model_id.is_none() { change.with("category", form.category.trim()) } else { change })
    })
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct InflationForm {
    /// The version that was shown; 0 when there was none.
    pub version: u32,
    /// In tenths of a per cent a year.
    #[ts(type = "number")]
    pub per_mille: i64,
}

/// Sets how much dearer things become in a year.
pub fn set_inflation(book: &Book, form: InflationForm) -> Result<Done<()>, Refusal> {
    if !(-500..=1000).contains(&form.per_mille) {
        let problem = Problem::new(RefusalCode::OutOfRange).with("from", "-50 %").with("to", "100 %");
        return Err(Refusal::field("perMille", problem));
    }
    book.transact("set-inflation", |tx| {
        store::save_inflation(tx, form.version, form.per_mille)?;
        Ok(Change::new(()).with("perMille", form.per_mille))
    })
}
