//! What the settings read of refresh policies and of vendors' support.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store::{self, OwnPolicy};
use super::{ENDOFLIFE_ADDRESS, ScopeForm, ScopeKind, SupportRow, Terms};
use crate::book::{Tx, bind};
use crate::catalogue::{Category, full_name};
use crate::customers;
use crate::foundation::ids::{AssetId, CustomerId};
use crate::foundation::{Months, Refusal, search_key};

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PoliciesOf {
    /// Only those made for this customer; nothing: all of the book, and the bundled defaults.
    pub customer_id: Option<CustomerId>,
}

/// A policy, with the names of what it holds for.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PolicyRow {
    pub scope: ScopeForm,
    pub kind: ScopeKind,
    /// 0 while the bundled default holds.
    pub version: u32,
    pub customer: Option<String>,
    /// Maker and model, of a policy for a model.
    pub model: Option<String>,
    pub terms: Terms,
    /// What is bundled for the category.
    pub default_months: Option<Months>,
    /// The usual range of months of the category.
    pub usual: Option<(u16, u16)>,
}

/// Policies as the settings show them: a row for every category, then what differs from it.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RefreshPolicies {
    pub categories: Vec<PolicyRow>,
    /// For customers and models. Those of single devices stand at the device.
    pub others: Vec<PolicyRow>,
}

pub fn policies(tx: &Tx<'_>, PoliciesOf { customer_id }: PoliciesOf) -> Result<RefreshPolicies, Refusal> {
    let own = store::own_policies(tx, None)?;
    let of_category = |category: Category| {
        let kept = own.iter().find(|policy| policy.scope == super::Scope::Category(category));
        let default_months = store::default_months(category);
        PolicyRow {
            scope: ScopeForm {
                customer_id: None,
                category: category.slug().to_owned(),
                model_id: None,
                asset_id: None,
            },
            kind: kept.map_or(ScopeKind::Default, |policy| policy.scope.kind()),
            version: kept.map_or(0, |policy| policy.version),
            customer: None,
            model: None,
            terms: kept.map_or(Terms::months(default_months), |policy| policy.terms),
            default_months,
            usual: category.facts().refresh_range,
        }
    };
    let categories = if customer_id.is_none() { Category::all().map(of_category).collect() } else { Vec::new() };
    let elsewhere = [ScopeKind::Category, ScopeKind::Asset];
    let others = own.iter().filter(|policy| !elsewhere.contains(&policy.scope.kind()));
    let others = others.filter(|policy| customer_id.is_none_or(|id| policy.scope.customer() == Some(id)));
    let others = others.map(|policy| named(tx, policy)).collect::<Result<_, _>>()?;
    Ok(RefreshPolicies { categories, others })
}

/// The policy made for one device, where there is one.
pub fn policy_of_device(tx: &Tx<'_>, asset: AssetId) -> Result<Option<PolicyRow>, Refusal> {
    let own = store::policy_of_asset(tx, asset)?;
    own.map(|policy| named(tx, &policy)).transpose()
}

fn named(tx: &Tx<'_>, policy: &OwnPolicy) -> Result<PolicyRow, Refusal> {
    let scope = policy.scope;
    let customer = scope.customer().map(|id| customers::with_name(tx, id)).transpose()?;
    let model = match scope.model() {
        Some(id) => tx.one("SELECT maker, name FROM model WHERE id = ?1", bind![id], |row| {
            Ok(full_name(row.text("maker")?, row.text("name")?))
        })?,
        None => None,
    };
    Ok(PolicyRow {
        scope: ScopeForm {
            customer_id: scope.customer(),
            category: scope.category().map(|category| category.slug().to_owned()).unwrap_or_default(),
            model_id: scope.model(),
            asset_id: scope.asset(),
        },
        kind: scope.kind(),
        version: policy.version,
        customer,
        model,
        terms: policy.terms,
        default_months: scope.category().and_then(store::default_months),
        usual: scope.category().and_then(|category| category.facts().refresh_range),
    })
}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SupportSearch {
    /// A part of maker and model; all when empty.
    pub text: String,
    /// Maker and model of the last row that is already shown.
    pub after: Option<(String, String)>,
}

#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SupportPage {
    pub rows: Vec<SupportRow>,
    pub next: Option<(String, String)>,
}

const PAGE: usize = 100;

/// Dates of support by maker and model, a page at a time.
pub fn support(tx: &Tx<'_>, SupportSearch { text, after }: SupportSearch) -> Result<SupportPage, Refusal> {
    let (maker, model) = after.unwrap_or_default();
    let after = (search_key(&maker), search_key(&model));
    let limit = u32::try_from(PAGE + 1).unwrap_or(u32::MAX);
    let mut rows = store::support_page(tx, &search_key(&text), (&after.0, &after.1), limit)?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| more).map(|row| (row.maker.clone(), row.model.clone()));
    Ok(SupportPage { rows, next })
}

/// The service that is asked for dates of support.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SupportService {
    /// 0 while it is the public one.
    pub version: u32,
    pub address: String,
    /// The address of the public one.
    pub public_address: String,
}

pub fn support_service(tx: &Tx<'_>, (): ()) -> Result<SupportService, Refusal> {
    let own = store::service_address(tx)?;
    let (version, address) = own.unwrap_or_else(|| (0, ENDOFLIFE_ADDRESS.to_owned()));
    Ok(SupportService { version, address, public_address: ENDOFLIFE_ADDRESS.to_owned() })
}
