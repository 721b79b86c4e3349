//! Equipment that comes from other programs: a distributor's orders become deployments, and the register of a Snipe-IT is read.

mod actions;
mod orders;
mod snipe_it;
mod store;
mod views;

pub use actions::{Imported, import_order_bytes, import_orders};
pub use snipe_it::{
    SNIPE_IT_HEADINGS, SnipeIt, SnipeItForgotten, SnipeItForm, forget_snipe_it, read_hardware, save_snipe_it, snipe_it,
};
pub use views::{OrderCustomer, OrderProblem, OrdersFile, OrdersPreview, UnknownModel, read_orders};
