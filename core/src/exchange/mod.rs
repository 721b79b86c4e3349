//! Equipment that comes from other programs, such as a distributor's orders, and lists that go to other programs.

mod actions;
mod export;
mod orders;
mod views;

pub use actions::{Imported, import_order_bytes, import_orders};
pub use export::{
    CustomerOf, DueOf, EquipmentOf, ForecastMeasure, ForecastTableOf, LISTED_SQL, ListExport, ListOf, ListToView,
    PickupsOf, TextOf, WrittenList, export_list, lay_list,
};
pub use views::{OrderCustomer, OrderProblem, OrdersFile, OrdersPreview, UnknownModel, read_orders};
