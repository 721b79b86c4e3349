//! Foreign formats, read into plain values and written from them, and files on their way out. Knows no feature.

mod delimited;
mod out;

pub use delimited::{Delimited, Record, as_text, read_delimited};
pub use out::{WrittenFile, file_name, lay_for_viewing, viewing_folder, write};
