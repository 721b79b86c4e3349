//! A distributor's orders become deployments.

mod outlook;
mod read;
mod take;

pub use outlook::{OrderCustomer, OrderProblem, OrdersFile, OrdersPreview, UnknownModel, read_orders};
pub use take::{Imported, import_order_bytes, import_orders};
