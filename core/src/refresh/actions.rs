//! What a person does with refresh policies.

use super::{RefreshPolicyForm, store};
use crate::book::{Book, Change, Done};
use crate::catalogue::Category;
use crate::foundation::{Fields, Months, Refusal};

/// Sets the months in service of a category, for what is deployed from now on.
pub fn set_policy(book: &Book, form: RefreshPolicyForm) -> Result<Done<()>, Refusal> {
    let mut fields = Fields::default();
    let category = fields.take("category", Category::parse(&form.category));
    let months = fields.take("months", Months::new(form.months));
    let (category, months) = fields.finish(category.zip(months))?;
    book.transact("set-refresh-policy", |tx| {
        store::save(tx, category, form.version, months)?;
        Ok(Change::new(()).with("category", category.slug()).with("months", months.count()))
    })
}
