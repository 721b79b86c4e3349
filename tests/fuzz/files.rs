//! The room `files`, as far as it reads tables.

#[path = "../../core/src/files/delimited.rs"]
mod delimited;
#[path = "../../core/src/files/formulas.rs"]
mod formulas;
#[path = "../../core/src/files/table/mod.rs"]
mod table;

pub use delimited::{Record, as_text, read_delimited};
pub use table::{ReadingWish, Table, TableSource};
