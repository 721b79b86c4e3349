//! Foreign formats, read into plain values and written from them, and files on their way out. Knows no feature.

mod calendar;
mod delimited;
mod formulas;
mod mail;
mod out;
mod sheet;
mod table;
mod workbook;

pub use calendar::{Calendar, CalendarEvent, write_calendar};
pub use delimited::{Delimited, Record, as_text, read_delimited};
pub use formulas::{as_meant, made_safe};
pub use mail::{Attached, Draft, Recipient, write_draft};
pub use out::{WrittenFile, file_name, lay_for_viewing, place_for_viewing, viewing_folder, write};
pub use sheet::{SheetCell, SheetColumn, SheetFormat, SheetWriter};
pub use table::{Cells, Reading, ReadingWish, Table, TableFormat, TableRow, TableSource, TextEncoding};
