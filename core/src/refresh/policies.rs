//! For what a policy holds, and its form.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Device, MovedTo, Pick, ScopeKind, Terms};
use crate::catalogue::Category;
use crate::customers::CustomerTerms;
use crate::foundation::ids::{AssetId, CustomerId, ModelId};
use crate::foundation::{Fields, Months, Problem, Refusal, RefusalCode};

/// For what a policy holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    Category(Category),
    Customer(CustomerId),
    CustomerCategory(CustomerId, Category),
    Model(ModelId),
    CustomerModel(CustomerId, ModelId),
    Asset(AssetId),
}

impl Scope {
    pub fn kind(self) -> ScopeKind {
        match self {
            Scope::Category(_) => ScopeKind::Category,
            Scope::Customer(_) => ScopeKind::Customer,
            Scope::CustomerCategory(..) => ScopeKind::CustomerCategory,
            Scope::Model(_) => ScopeKind::Model,
            Scope::CustomerModel(..) => ScopeKind::CustomerModel,
            Scope::Asset(_) => ScopeKind::Asset,
        }
    }

    /// As it stands in the book.
    pub(super) fn key(self) -> String {
        match self {
            Scope::Category(category) => format!("category:{}", category.slug()),
            Scope::Customer(customer) => format!("customer:{customer}"),
            Scope::CustomerCategory(customer, category) => format!("customer:{customer}:category:{}", category.slug()),
            Scope::Model(model) => format!("model:{model}"),
            Scope::CustomerModel(customer, model) => format!("customer:{customer}:model:{model}"),
            Scope::Asset(asset) => format!("asset:{asset}"),
        }
    }

    pub fn customer(self) -> Option<CustomerId> {
        match self {
            Scope::Customer(id) | Scope::CustomerCategory(id, _) | Scope::CustomerModel(id, _) => Some(id),
            Scope::Category(_) | Scope::Model(_) | Scope::Asset(_) => None,
        }
    }

    pub fn category(self) -> Option<Category> {
        match self {
            Scope::Category(category) | Scope::CustomerCategory(_, category) => Some(category),
            _ => None,
        }
    }

    pub fn model(self) -> Option<ModelId> {
        match self {
            Scope::Model(model) | Scope::CustomerModel(_, model) => Some(model),
            _ => None,
        }
    }

    pub fn asset(self) -> Option<AssetId> {
        if let Scope::Asset(asset) = self { Some(asset) } else { None }
    }

    /// The scopes that could hold for a device, the most specific first.
    fn of(device: &Device) -> impl Iterator<Item = Scope> {
        let customer = device.customer;
        let scopes = [
            device.asset.map(Scope::Asset),
            customer.zip(device.model).map(|(customer, model)| Scope::CustomerModel(customer, model)),
            device.model.map(Scope::Model),
            customer.map(|customer| Scope::CustomerCategory(customer, device.category)),
            customer.map(Scope::Customer),
            Some(Scope::Category(device.category)),
        ];
        scopes.into_iter().flatten()
    }
}

/// For what a policy holds, as the window says it: one device, or any of customer, model and category that make sense
/// together.
#[derive(Clone, Debug, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ScopeForm {
    pub customer_id: Option<CustomerId>,
    /// Empty: all.
    pub category: String,
    pub model_id: Option<ModelId>,
    pub asset_id: Option<AssetId>,
}

impl ScopeForm {
    pub fn check(&self) -> Result<Scope, Problem> {
        let category = match self.category.trim() {
            "" => None,
            slug => Some(Category::parse(slug)?),
        };
        match (self.customer_id, category, self.model_id, self.asset_id) {
            (None, Some(category), None, None) => Ok(Scope::Category(category)),
            (Some(customer), None, None, None) => Ok(Scope::Customer(customer)),
            (Some(customer), Some(category), None, None) => Ok(Scope::CustomerCategory(customer, category)),
            (None, None, Some(model), None) => Ok(Scope::Model(model)),
            (Some(customer), None, Some(model), None) => Ok(Scope::CustomerModel(customer, model)),
            (None, None, None, Some(asset)) => Ok(Scope::Asset(asset)),
            _ => Err(RefusalCode::NoPolicyScope.into()),
        }
    }
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PolicyForm {
    pub scope: ScopeForm,
    /// The version that was shown; 0 for a policy that is not in the book yet.
    pub version: u32,
    /// Nothing: months in service do not matter.
    #[ts(type = "number | null")]
    pub months: Option<i64>,
    pub warranty: bool,
    pub support: bool,
    pub pick: Pick,
    pub moved_to: MovedTo,
}

impl PolicyForm {
    /// The policy as entered, or every field that is refused.
    pub fn check(&self) -> Result<(Scope, Terms), Refusal> {
        let mut fields = Fields::default();
        let scope = fields.take("scope", self.scope.check());
        let months = match self.months {
            None => Some(None),
            Some(months) => fields.take("months", Months::new(months)).map(Some),
        };
        let terms = months.map(|months| Terms {
            months,
            warranty: self.warranty,
            support: self.support,
            pick: self.pick,
            moved_to: self.moved_to,
        });
        fields.finish(scope.zip(terms))
    }
}

/// The policies and the customers' terms, as they stand in the book or would stand after a change.
#[derive(Clone, Debug, Default)]
pub struct Policies {
    pub(super) own: HashMap<Scope, Terms>,
    pub(super) customers: HashMap<CustomerId, CustomerTerms>,
}

impl Policies {
    /// As if this policy stood in the book; without `terms`, as if there were none.
    #[must_use]
    pub fn with(mut self, scope: Scope, terms: Option<Terms>) -> Self {
        match terms {
            Some(terms) => self.own.insert(scope, terms),
            None => self.own.remove(&scope),
        };
        self
    }

    /// As if the customer had these terms.
    #[must_use]
    pub fn with_customer(mut self, customer: CustomerId, terms: CustomerTerms) -> Self {
        self.customers.insert(customer, terms);
        self
    }

    /// What the policy of just this scope says.
    pub fn terms(&self, scope: Scope) -> Option<Terms> {
        self.own.get(&scope).copied()
    }

    /// The refresh date of a device.
    pub fn schedule(&self, device: &Device) -> super::Refresh {
        let own = Scope::of(device).filter_map(|scope| Some((scope.kind(), *self.own.get(&scope)?)));
        let default = (ScopeKind::Default, Terms::months(super::store::default_months(device.category)));
        let policies: Vec<_> = own.chain([default]).collect();
        let usual = CustomerTerms::usual();
        let customer = device.customer.and_then(|customer| self.customers.get(&customer)).unwrap_or(&usual);
        super::schedule(device, &policies, customer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::{Day, Outside, outside::Fixed};

    fn id<T: crate::foundation::ids::Id>(outside: &Fixed) -> T {
        T::from_uuid(outside.new_id())
    }

    #[test]
    fn the_most_specific_policy_wins() {
        let day = |text| Day::parse(text).unwrap();
        let outside = Fixed::new(day("2026-11-23"), 1);
        let (customer, model, asset): (CustomerId, ModelId, AssetId) = (id(&outside), id(&outside), id(&outside));
        let category = Category::parse("laptop").unwrap();
        let device = Device {
            asset: Some(asset),
            customer: Some(customer),
            category,
            model: Some(model),
            deployed_on: day("2024-01-01"),
            warranty_until: None,
            support_until: None,
        };
        let scopes = [
            Scope::Category(category),
            Scope::Customer(customer),
            Scope::CustomerCategory(customer, category),
            Scope::Model(model),
            Scope::CustomerModel(customer, model),
            Scope::Asset(asset),
        ];
        let mut policies = Policies::default();
        assert_eq!(policies.schedule(&device).on, Some(day("2028-01-01")), "the bundled default");
        for (years, scope) in (1..).zip(scopes) {
            let terms = Terms::months(Months::new(12 * years).ok());
            policies = policies.with(scope, Some(terms));
            let refresh = policies.schedule(&device);
            assert_eq!(refresh.why.scope, Some(scope.kind()));
            assert_eq!(refresh.on.map(Day::year), Some(2024 + i32::try_from(years).unwrap()));
        }
        for scope in scopes.into_iter().rev() {
            assert_eq!(policies.schedule(&device).why.scope, Some(scope.kind()));
            policies = policies.with(scope, None);
        }
        let other = Device { customer: None, model: None, asset: None, ..device };
        let policies = Policies::default().with(Scope::Customer(customer), Some(Terms::months(Months::new(12).ok())));
        assert_eq!(policies.schedule(&other).why.scope, Some(ScopeKind::Default));
    }

    #[test]
    fn a_policy_says_for_what_it_holds() {
        let outside = Fixed::new(Day::earliest(), 1);
        let form = |customer_id, category: &str, model_id, asset_id| ScopeForm {
            customer_id,
            category: category.to_owned(),
            model_id,
            asset_id,
        };
        let refused = |form: ScopeForm| form.check().unwrap_err().code;
        assert_eq!(refused(form(None, "", None, None)), RefusalCode::NoPolicyScope);
        assert_eq!(refused(form(None, "laptop", Some(id(&outside)), None)), RefusalCode::NoPolicyScope);
        assert_eq!(refused(form(Some(id(&outside)), "", None, Some(id(&outside)))), RefusalCode::NoPolicyScope);
        assert_eq!(refused(form(None, "spaceship", None, None)), RefusalCode::UnknownCategory);
    }

    #[test]
    fn zero_and_negative_months_are_refused_at_their_field() {
        for months in [0, -12, 601] {
            let form = PolicyForm {
                scope: ScopeForm { customer_id: None, category: "laptop".into(), model_id: None, asset_id: None },
                version: 0,
                months: Some(months),
                warranty: false,
                support: false,
                pick: Pick::Earliest,
                moved_to: MovedTo::AsCounted,
            };
            let refusal = form.check().unwrap_err();
            assert_eq!((refusal.fields[0].field.as_str(), refusal.fields[0].code), ("months", RefusalCode::OutOfRange));
        }
    }
}
