//! Policies and dates of support in the book; where the owner set no policy for a category, the bundled default holds.

use serde::Serialize;
use ts_rs::TS;

pub use super::policies::Policies;
use super::{CheckedSupport, Scope, Terms};
use crate::book::{Row, Tx, bind};
use crate::catalogue::Category;
use crate::customers;
use crate::foundation::ids::{AssetId, CustomerId, ModelId, VendorSupportId};
use crate::foundation::{Day, Months, Refusal};

/// The months in service that are bundled for a category.
pub(super) fn default_months(category: Category) -> Option<Months> {
    category.facts().refresh_months.and_then(|months| Months::new(i64::from(months)).ok())
}

/// A policy in the book with its version.
pub(super) struct OwnPolicy {
    pub scope: Scope,
    pub version: u32,
    pub terms: Terms,
}

macro_rules! policies_sql {
    ($rest:literal) => {
        concat!(
            "SELECT version, customer_id, category, model_id, asset_id, months, warranty, support, pick, moved_to
               FROM refresh_policy ",
            $rest
        )
    };
}

fn policy_row(row: &Row<'_>) -> Result<OwnPolicy, Refusal> {
    let version = row.get("version")?;
    let (customer, category): (Option<CustomerId>, Option<Category>) = (row.get("customer_id")?, row.get("category")?);
    let (model, asset): (Option<ModelId>, Option<AssetId>) = (row.get("model_id")?, row.get("asset_id")?);
    let scope = match (customer, category, model, asset) {
        (_, _, _, Some(asset)) => Scope::Asset(asset),
        (Some(customer), _, Some(model), _) => Scope::CustomerModel(customer, model),
        (None, _, Some(model), _) => Scope::Model(model),
        (Some(customer), Some(category), ..) => Scope::CustomerCategory(customer, category),
        (None, Some(category), ..) => Scope::Category(category),
        (Some(customer), None, ..) => Scope::Customer(customer),
        (None, None, ..) => return Err(Refusal::unexpected("a policy for nothing")),
    };
    let terms = Terms {
        months: row.get("months")?,
        warranty: row.get("warranty")?,
        support: row.get("support")?,
        pick: row.get("pick")?,
        moved_to: row.get("moved_to")?,
    };
    Ok(OwnPolicy { scope, version, terms })
}

pub(super) fn own_policies(tx: &Tx<'_>, customer: Option<CustomerId>) -> Result<Vec<OwnPolicy>, Refusal> {
    match customer {
        None => tx.all(policies_sql!("ORDER BY scope"), &[], policy_row),
        Some(customer) => tx.all(
            policies_sql!("WHERE asset_id IS NULL AND (customer_id IS NULL OR customer_id = ?1) ORDER BY scope"),
            bind![customer],
            policy_row,
        ),
    }
}

/// Relies on refresh_policy_of_asset.
pub(super) fn policy_of_asset(tx: &Tx<'_>, asset: AssetId) -> Result<Option<OwnPolicy>, Refusal> {
    tx.one(policies_sql!("WHERE asset_id = ?1"), bind![asset], policy_row)
}

impl Policies {
    /// All of the book.
    pub fn read(tx: &Tx<'_>) -> Result<Self, Refusal> {
        let own = own_policies(tx, None)?.into_iter().map(|policy| (policy.scope, policy.terms)).collect();
        Ok(Policies { own, customers: customers::all_terms(tx)? })
    }

    /// Those that can hold for what is newly deployed at a customer.
    pub fn for_deployment(tx: &Tx<'_>, customer: CustomerId) -> Result<Self, Refusal> {
        let own = own_policies(tx, Some(customer))?.into_iter().map(|policy| (policy.scope, policy.terms)).collect();
        let terms = customers::terms_of(tx, customer)?;
        Ok(Policies { own, customers: [(customer, terms)].into() })
    }
}

/// Keeps a policy; `version` is the version that was shown, 0 for a new one.
pub fn save_policy(tx: &Tx<'_>, scope: Scope, version: u32, terms: &Terms) -> Result<(), Refusal> {
    tx.execute_versioned(
        "policy",
        "INSERT INTO refresh_policy (scope, version, customer_id, category, model_id, asset_id, months, warranty, support,
                                     pick, moved_to)
         VALUES (?1, 1, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
         ON CONFLICT (scope) DO UPDATE SET months = ?7, warranty = ?8, support = ?9, pick = ?10, moved_to = ?11,
                                           version = refresh_policy.version + 1
          WHERE refresh_policy.version = ?2",
        bind![
            scope.key(), version, scope.customer(), scope.category(), scope.model(), scope.asset(), terms.months,
            terms.warranty, terms.support, terms.pick, terms.moved_to
        ],
    )
}

/// The version of a policy; 0 where there is none.
pub fn policy_version(tx: &Tx<'_>, scope: Scope) -> Result<u32, Refusal> {
    let found =
        tx.one("SELECT version FROM refresh_policy WHERE scope = ?1", bind![scope.key()], |row| row.get("version"))?;
    Ok(found.unwrap_or(0))
}

/// Removes a policy; the next less specific one holds again.
pub fn remove_policy(tx: &Tx<'_>, scope: Scope, version: u32) -> Result<(), Refusal> {
    tx.execute_versioned(
        "policy",
        "DELETE FROM refresh_policy WHERE scope = ?1 AND version = ?2",
        bind![scope.key(), version],
    )
}

/// When a vendor ends the support of a model.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SupportRow {
    pub id: VendorSupportId,
    pub version: u32,
    pub maker: String,
    pub model: String,
    pub ends_on: Day,
    /// When it was found there.
    pub as_of: Day,
    pub source: String,
}

macro_rules! support_sql {
    ($rest:literal) => {
        concat!("SELECT id, version, maker, model, ends_on, as_of, source FROM vendor_support ", $rest)
    };
}

fn read_support(row: &Row<'_>) -> Result<SupportRow, Refusal> {
    Ok(SupportRow {
        id: row.get("id")?,
        version: row.get("version")?,
        maker: row.get("maker")?,
        model: row.get("model")?,
        ends_on: row.get("ends_on")?,
        as_of: row.get("as_of")?,
        source: row.get("source")?,
    })
}

/// Dates of support whose maker and model contain these words, behind `(maker_key, model_key)`, at most `limit`.
pub(super) fn support_page(
    tx: &Tx<'_>,
    words: &str,
    after: (&str, &str),
    limit: u32,
) -> Result<Vec<SupportRow>, Refusal> {
    tx.all(
        support_sql!(
            "WHERE (maker_key, model_key) > (?1, ?2) AND (?3 = '' OR maker_key || ' ' || model_key LIKE '%' || ?3 || '%')
              ORDER BY maker_key, model_key LIMIT ?4"
        ),
        bind![after.0, after.1, words, limit],
        read_support,
    )
}

/// What is kept of a model.
pub fn support_of(tx: &Tx<'_>, maker_key: &str, model_key: &str) -> Result<Option<SupportRow>, Refusal> {
    tx.one(support_sql!("WHERE maker_key = ?1 AND model_key = ?2"), bind![maker_key, model_key], read_support)
}

/// The day on which the vendor ends its support of a model; nothing where nobody entered it.
pub fn support_until(tx: &Tx<'_>, maker_key: &str, model_key: &str) -> Result<Option<Day>, Refusal> {
    Ok(support_of(tx, maker_key, model_key)?.map(|row| row.ends_on))
}

/// Keeps the date of a model. An older one of the same model is replaced: a model has one date, the newest found.
pub fn save_support(tx: &Tx<'_>, version: u32, support: &CheckedSupport) -> Result<(), Refusal> {
    let id: VendorSupportId = tx.new_id();
    let model = &support.model;
    tx.execute_versioned(
        "date of support",
        "INSERT INTO vendor_support (id, version, maker, maker_key, model, model_key, ends_on, as_of, source)
         SELECT ?1, 1, ?3, ?4, ?5, ?6, ?7, ?8, ?9
          WHERE ?2 = 0 OR EXISTS (SELECT 1 FROM vendor_support WHERE maker_key = ?4 AND model_key = ?6)
         ON CONFLICT (maker_key, model_key) DO UPDATE
            SET ends_on = ?7, as_of = ?8, source = ?9, version = vendor_support.version + 1
          WHERE vendor_support.version = ?2",
        bind![
            id,
            version,
            model.maker,
            model.maker_key,
            model.name,
            model.name_key,
            support.ends_on,
            support.as_of,
            support.source
        ],
    )
}

/// One date of support; refuses an id that is not in the book.
pub fn support_row(tx: &Tx<'_>, id: VendorSupportId) -> Result<SupportRow, Refusal> {
    let row = tx.one(support_sql!("WHERE id = ?1"), bind![id], read_support)?;
    row.ok_or_else(|| Refusal::not_found("date of support"))
}

/// Forgets the date of a model.
pub fn remove_support(tx: &Tx<'_>, id: VendorSupportId, version: u32) -> Result<(), Refusal> {
    tx.execute_versioned(
        "date of support",
        "DELETE FROM vendor_support WHERE id = ?1 AND version = ?2",
        bind![id, version],
    )
}

/// The address of the service that is asked for dates of support, with its version; nothing while it is the public one.
pub fn service_address(tx: &Tx<'_>) -> Result<Option<(u32, String)>, Refusal> {
    tx.one("SELECT version, address FROM support_service", &[], |row| Ok((row.get("version")?, row.get("address")?)))
}

/// Sets the address of the service.
pub fn set_service_address(tx: &Tx<'_>, version: u32, address: &str) -> Result<(), Refusal> {
    tx.execute_versioned(
        "address",
        "INSERT INTO support_service (only_row, version, address) VALUES (1, 1, ?2)
         ON CONFLICT (only_row) DO UPDATE SET address = ?2, version = support_service.version + 1
          WHERE support_service.version = ?1",
        bind![version, address],
    )
}
