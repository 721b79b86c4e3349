//! Devices that come in large numbers from a list: what each of them needs of the book is asked once and kept, and each gets
//! its refresh date and route as any other.

use std::collections::HashMap;

use super::arrival_store::{self, DeviceRow};
use super::store::{NewRow, insert_deployment};
use crate::book::Tx;
use crate::catalogue::{self, Category, ModelName};
use crate::customers;
use crate::foundation::ids::{AssetId, CustomerId, DeploymentId, ImportId, ModelId, SiteId};
use crate::foundation::{Currency, Day, Money, Refusal, SerialNumber};
use crate::refresh::{self, Device, Policies, Refresh, RefreshSource};

/// A device that arrives, or how one in the book shall be.
#[derive(Clone, Debug)]
pub struct Arrival<'a> {
    pub customer_id: CustomerId,
    pub site_id: SiteId,
    pub deployed_on: Day,
    pub order_number: &'a str,
    pub model: &'a ModelName,
    pub category: Category,
    pub serial: &'a SerialNumber,
    pub tag: &'a str,
    pub note: &'a str,
    pub price: Option<Money>,
    pub currency: Currency,
    pub warranty_until: Option<Day>,
    /// A refresh date that holds whatever the policies say.
    pub refresh_on: Option<Day>,
}

/// What is asked of the book again and again while devices arrive.
pub struct Arrivals<'t, 'c> {
    tx: &'t Tx<'c>,
    import: ImportId,
    policies: Policies,
    models: HashMap<(String, String), Model>,
    deployments: HashMap<(SiteId, Day, String), DeploymentId>,
    entered: Vec<ModelId>,
}

#[derive(Clone, Copy)]
struct Model {
    id: ModelId,
    support_until: Option<Day>,
}

impl std::fmt::Debug for Arrivals<'_, '_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Arrivals").field("import", &self.import).finish_non_exhaustive()
    }
}

impl<'t, 'c> Arrivals<'t, 'c> {
    /// As many deployments of this import as are remembered at once. When one is forgotten, what comes after it gets
    /// another one for the same place and day.
    const REMEMBERED: usize = 50_000;

    pub fn new(tx: &'t Tx<'c>, import: ImportId) -> Result<Self, Refusal> {
        let policies = Policies::read(tx)?;
        Ok(Arrivals { tx, import, policies, models: HashMap::new(), deployments: HashMap::new(), entered: Vec::new() })
    }

    /// Enters a device; it must not be in the book.
    pub fn add(&mut self, arrival: &Arrival<'_>) -> Result<AssetId, Refusal> {
        let model = self.model(arrival)?;
        let deployment = self.deployment(arrival)?;
        let id = self.tx.new_id();
        let refresh = self.refresh(None, arrival, model);
        arrival_store::insert(self.tx, &row(id, deployment, model.id, arrival, &refresh))?;
        Ok(id)
    }

    /// Changes a device in service to how it shall be. It keeps its deployment where place, day and order stay, and a
    /// refresh date that somebody set by hand.
    pub fn change(&mut self, id: AssetId, keep: Option<DeploymentId>, arrival: &Arrival<'_>) -> Result<(), Refusal> {
        let model = self.model(arrival)?;
        let deployment = match keep {
            Some(deployment) => deployment,
            None => self.deployment(arrival)?,
        };
        let scheduled = super::scheduled(self.tx, id)?;
        let by_hand = scheduled.refresh.source == RefreshSource::Manual && arrival.refresh_on.is_none();
        let refresh = if by_hand { scheduled.refresh } else { self.refresh(Some(id), arrival, model) };
        arrival_store::update(self.tx, &row(id, deployment, model.id, arrival, &refresh))
    }

    /// The models that came into the book with these devices.
    pub fn entered_models(&self) -> &[ModelId] {
        &self.entered
    }

    fn refresh(&self, asset: Option<AssetId>, arrival: &Arrival<'_>, model: Model) -> Refresh {
        match arrival.refresh_on {
            Some(day) => refresh::by_hand(day, String::new()),
            None => self.policies.schedule(&Device {
                asset,
                customer: Some(arrival.customer_id),
                category: arrival.category,
                model: Some(model.id),
                deployed_on: arrival.deployed_on,
                warranty_until: arrival.warranty_until,
                support_until: model.support_until,
            }),
        }
    }

    fn model(&mut self, arrival: &Arrival<'_>) -> Result<Model, Refusal> {
        let name = arrival.model;
        let key = (name.maker_key.clone(), name.name_key.clone());
        if let Some(model) = self.models.get(&key) {
            return Ok(*model);
        }
        let is_new = catalogue::met(self.tx, name)?.is_none();
        let id = catalogue::find_or_add(self.tx, name, arrival.category)?;
        if is_new {
            self.entered.push(id);
        }
        let model = Model { id, support_until: refresh::support_until(self.tx, &name.maker_key, &name.name_key)? };
        self.models.insert(key, model);
        Ok(model)
    }

    fn deployment(&mut self, arrival: &Arrival<'_>) -> Result<DeploymentId, Refusal> {
        let key = (arrival.site_id, arrival.deployed_on, arrival.order_number.to_owned());
        if let Some(id) = self.deployments.get(&key) {
            return Ok(*id);
        }
        let row = NewRow {
            id: self.tx.new_id(),
            customer_id: arrival.customer_id,
            site_id: arrival.site_id,
            deployed_on: arrival.deployed_on,
            order_number: arrival.order_number,
            import_id: Some(self.import),
        };
        insert_deployment(self.tx, &row)?;
        if self.deployments.len() >= Self::REMEMBERED {
            self.deployments.clear();
        }
        self.deployments.insert(key, row.id);
        Ok(row.id)
    }
}

fn row<'a>(
    id: AssetId,
    deployment_id: DeploymentId,
    model_id: ModelId,
    arrival: &'a Arrival<'a>,
    refresh: &'a Refresh,
) -> DeviceRow<'a> {
    DeviceRow { id, deployment_id, model_id, arrival, refresh }
}

/// The currency of a customer's prices: its own, else the company's.
pub fn currency_of(tx: &Tx<'_>, customer: Option<CustomerId>) -> Result<Currency, Refusal> {
    let own = match customer {
        Some(customer) => customers::terms_of(tx, customer)?.currency,
        None => None,
    };
    match own {
        Some(currency) => Ok(currency),
        None => Ok(crate::company::find(tx)?.map_or_else(Currency::us_dollar, |company| company.currency)),
    }
}
