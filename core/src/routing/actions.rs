//! What a person does with the routing table and with what customers require.

use serde::Deserialize;
use ts_rs::TS;

use super::{Requirement, Rule, Table, store};
use crate::book::{Book, Change, Done};
use crate::customers;
use crate::foundation::ids::CustomerId;
use crate::foundation::{Fields, Problem, Refusal, RefusalCode, optional_text, required_line};
use crate::recyclers::Standard;

/// The whole table as it shall be.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TableForm {
    /// 0 while it is the bundled one.
    pub version: u32,
    pub rules: Vec<Rule>,
    pub fresh_days: String,
}

/// More rules than this are no table that a person can read.
const MOST_RULES: usize = 200;

/// Keeps the owner's routing table.
pub fn save_table(book: &Book, form: TableForm) -> Result<Done<()>, Refusal> {
    let table = check_table(&form)?;
    book.transact("save-routing-table", |tx| {
        store::save_table(tx, form.version, &table)?;
        Ok(Change::new(()).with("rules", table.rules.len()))
    })
}

/// The form as a table; every field that cannot be is refused. Also tries a table that is not kept yet.
pub(super) fn check_table(form: &TableForm) -> Result<Table, Refusal> {
    let mut fields = Fields::default();
    let fresh = fields.take("freshDays", days(&form.fresh_days));
    if form.rules.is_empty() || form.rules.len() > MOST_RULES {
        fields.refuse("rules", Problem::new(RefusalCode::OutOfRange).with("from", 1).with("to", MOST_RULES));
    }
    let rules = form.rules.iter().enumerate();
    let rules: Option<Vec<Rule>> = rules.map(|(at, rule)| check_rule(at, rule, &mut fields)).collect();
    let table = (|| Some(Table { rules: rules?, fresh_days: fresh? }))();
    fields.finish(table)
}

fn check_rule(at: usize, rule: &Rule, fields: &mut Fields) -> Option<Rule> {
    let name = fields.take(format!("rules.{at}.name"), required_line(&rule.name, 80));
    if rule.order.is_empty() {
        fields.refuse(format!("rules.{at}.order"), RefusalCode::Missing);
    }
    if let Some((above, up_to)) = rule.above.zip(rule.up_to)
        && up_to <= above
    {
        fields.refuse(format!("rules.{at}.upTo"), RefusalCode::RuleNeverMatches);
    }
    let mut rule = Rule { name: name?, ..rule.clone() };
    rule.order.dedup();
    Some(rule)
}

fn days(text: &str) -> Result<u16, Problem> {
    let out = || Problem::new(RefusalCode::OutOfRange).with("from", 1).with("to", 365);
    match text.trim() {
        "" => Err(RefusalCode::Missing.into()),
        text => match text.parse::<i64>() {
            Ok(days) => u16::try_from(days).ok().filter(|days| (1..=365).contains(days)).ok_or_else(out),
            Err(_) => Err(RefusalCode::NotANumber.into()),
        },
    }
}

#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TableVersion {
    pub version: u32,
}

/// Goes back to the bundled table.
pub fn restore_table(book: &Book, TableVersion { version }: TableVersion) -> Result<Done<()>, Refusal> {
    book.transact("restore-routing-table", |tx| {
        store::forget_table(tx, version)?;
        Ok(Change::new(()))
    })
}

/// What a customer asks of whoever processes its equipment, as it is typed.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RequirementForm {
    pub customer_id: CustomerId,
    /// 0 while there is none.
    pub version: u32,
    pub standards: Vec<Standard>,
    pub on_site_destruction: bool,
    pub no_export: bool,
    pub note: String,
}

/// Keeps what a customer requires.
pub fn save_requirement(book: &Book, form: RequirementForm) -> Result<Done<()>, Refusal> {
    let mut fields = Fields::default();
    let note = fields.take("note", optional_text(&form.note, 500));
    let note = fields.finish(note)?;
    let mut standards = form.standards;
    standards.sort_unstable();
    standards.dedup();
    let requirement =
        Requirement { standards, on_site_destruction: form.on_site_destruction, no_export: form.no_export };
    book.transact("save-customer-requirement", |tx| {
        let customer = customers::with_name(tx, form.customer_id)?;
        tx.about(form.customer_id);
        store::save_requirement(tx, (form.customer_id, form.version), &requirement, &note)?;
        Ok(Change::new(()).with("customer", customer))
    })
}
