//! Equipment put into service at one site on one date, from one order: assets, and supply lots.

mod actions;
mod arrival_store;
mod arrivals;
mod assess;
mod finding;
mod holds;
mod proposing;
mod route_store;
mod routes;
mod rules;
mod schedule_store;
mod store;
mod views;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::book::choice_cell;
use crate::foundation::choice;
use crate::foundation::ids::{CustomerId, SiteId};

pub use actions::{Recorded, enter, record};
pub use arrival_store::{
    COUNTING, DeviceBefore, KnownDevice, count_entered, device_before, known_device, last_entered, put_back,
    remove_import,
};
pub use arrivals::{Arrival, Arrivals, currency_of};
pub use finding::{Sought, begin_words, prefix_end, sought, words_query};
pub use holds::{HoldForm, HoldLifting, hold, lift_hold};
pub use route_store::{Hold, Routable, RouteChange, RouteLoss, holds_of, route_changes, route_losses};
pub use routes::{
    DeviceRoute, RouteOf, RoutesBroughtUp, RoutesPending, bring_routes_up, routable_device, routable_devices,
    routable_lot, route_of, routes_pending,
};
pub use rules::{AssetAnswer, AssetState};
pub use schedule_store::{
    DeploymentRow, Scheduled, answer, deployment, recent_deployments, reschedule, scheduled, scheduled_in, set_warranty,
};
pub use store::{
    Asset, SupplyLot, asset, assets, await_document, dispose, has_order, has_supplies, known_serial, retire,
    retire_supplies, return_supplies, return_to_service, supply_lot,
};
pub use views::{DeploymentPlan, PlannedLine, PlannedOutlet, SuppliesOf, SupplyRow, plan, supplies};

choice! {
    /// What a line of a deployment stands for.
    LineKind {
        /// One device with a serial number.
        Device = "device",
        /// A number of things that are counted or weighed.
        Supplies = "supplies",
    }
}
choice_cell!(LineKind);

/// A deployment as it is typed, pasted, scanned or imported. Everything a person types is text here, so that nothing
/// typed is lost when it is refused.
#[derive(Clone, Debug, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewDeployment {
    pub customer_id: Option<CustomerId>,
    pub site_id: Option<SiteId>,
    /// `2026-11-30`
    pub deployed_on: String,
    pub order_number: String,
    pub lines: Vec<NewLine>,
}

#[derive(Clone, Debug, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewLine {
    pub kind: LineKind,
    /// A device's serial number; a supply's part number.
    pub serial: String,
    /// The maker, where it is known apart from the model; else empty.
    pub maker: String,
    /// Maker and model, `HP EliteBook 840 G10`; where the maker is given apart it may be repeated here.
    pub model: String,
    /// Empty: as the catalogue proposes.
    pub category: String,
    /// The customer's asset tag.
    pub tag: String,
    /// How long the maker's warranty runs: months (`36`) or its last day (`2029-11-30`); empty when not known.
    pub warranty: String,
    /// What one cost, `1069.70`; empty when not known.
    pub price: String,
    /// Empty: the company's currency.
    pub currency: String,
    /// How many; devices are always one.
    pub quantity: String,
}
