//! Equipment that comes from other programs, and what goes to them.

mod import;
mod orders;
mod snipe_it;

pub use import::*;
pub use orders::{
    Imported, OrderCustomer, OrderProblem, OrdersFile, OrdersPreview, UnknownModel, import_order_bytes, import_orders,
    read_orders,
};
