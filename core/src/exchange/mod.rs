//! Equipment that comes from other programs: a distributor's orders become deployments.

mod actions;
mod orders;
mod views;

pub use actions::{Imported, import_order_bytes, import_orders};
pub use views::{OrderCustomer, OrderProblem, OrdersFile, OrdersPreview, UnknownModel, read_orders};
