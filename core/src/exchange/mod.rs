//! Equipment that comes from other programs, and lists that go to them.

mod export;
mod import;
mod orders;
mod snipe_it;

pub use export::{
    CustomerOf, DueOf, EquipmentOf, ForecastMeasure, ForecastTableOf, LISTED_SQL, ListExport, ListOf, ListToView,
    PickupsOf, TextOf, WrittenList, export_list, lay_list,
};
pub use import::*;
pub use orders::{
    Imported, OrderCustomer, OrderProblem, OrdersFile, OrdersPreview, UnknownModel, import_order_bytes, import_orders,
    read_orders,
};
pub use snipe_it::{
    HEADINGS as SNIPE_IT_HEADINGS, SnipeIt, SnipeItForgotten, SnipeItForm, forget_snipe_it, read_hardware,
    save_snipe_it, snipe_it,
};
