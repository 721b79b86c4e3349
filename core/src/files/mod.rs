//! Foreign formats: reads them into plain values. Knows no feature.

mod delimited;

pub use delimited::{Delimited, Record, as_text, read_delimited};
