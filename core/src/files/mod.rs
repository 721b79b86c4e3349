//! Foreign formats: reads them into plain values, and writes them from plain values. Knows no feature.

mod calendar;
mod delimited;
mod mail;

pub use calendar::{Calendar, CalendarEvent, write_calendar};
pub use delimited::{Delimited, Record, as_text, read_delimited};
pub use mail::{Attached, Draft, Recipient, write_draft};
