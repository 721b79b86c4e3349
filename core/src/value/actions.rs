//! What a person does with estimates of value.

use super::{Decline, ValuePolicyForm, store};
use crate::book::{Book, Change, Done};
use crate::catalogue::Category;
use crate::foundation::{Fields, Refusal};

/// Sets how fast a category loses value.
pub fn set_decline(book: &Book, form: ValuePolicyForm) -> Result<Done<()>, Refusal> {
    let mut fields = Fields::default();
    let category = fields.take("category", Category::parse(&form.category));
    let decline = fields.take("percent", Decline::per_mille(form.percent.saturating_mul(10)));
    let (category, decline) = fields.finish(category.zip(decline))?;
    book.transact("set-decline", |tx| {
        store::save(tx, category, form.version, decline)?;
        Ok(Change::new(()).with("category", category.slug()).with("percent", form.percent))
    })
}
