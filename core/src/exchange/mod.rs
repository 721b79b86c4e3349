//! Equipment that comes from other programs, and what goes to them.

mod import;
mod orders;
mod snipe_it;

pub use import::*;
pub use orders::{
    Imported, OrderCustomer, OrderProblem, OrdersFile, OrdersPreview, UnknownModel, import_order_bytes, import_orders,
    read_orders,
};
pub use snipe_it::{
    HEADINGS as SNIPE_IT_HEADINGS, SnipeIt, SnipeItForgotten, SnipeItForm, forget_snipe_it, read_hardware,
    save_snipe_it, snipe_it,
};
