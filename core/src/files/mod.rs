//! Foreign formats: reads them into plain values, and writes them from plain values. Knows no feature.

mod calendar;
mod delimited;

pub use calendar::{Calendar, CalendarEvent, write_calendar};
pub use delimited::{Delimited, Record, as_text, read_delimited};
