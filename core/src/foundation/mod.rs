//! The words every other room is written in: ids, calendar days, money, weights, serial numbers, refusals.
//! Imports nothing of ours.

mod address;
mod area;
mod choice;
mod day;
pub mod ids;
mod key;
mod money;
pub mod outside;
mod refusal;
mod secret;
mod serial;
mod text;
mod watch;
mod weight;
mod words;
mod year;

pub use address::Address;
pub use area::Area;
pub use choice::Choice;
pub(crate) use choice::choice;
pub use day::{Day, Months};
pub use key::search_key;
pub use money::{Currency, Money, Totals};
pub use outside::{Moment, Outside};
pub use refusal::{FieldRefusal, Fields, Params, Problem, Refusal, RefusalCode};
pub use secret::{InMemory, Keyring, Secret};
pub use serial::SerialNumber;
pub use text::{optional_email, optional_line, optional_text, required_line};
pub use watch::{UnderWay, Unwatched, Watch};
pub use weight::Grams;
pub use words::{REFUSALS, Said, Words};
pub use year::{MonthSet, YearStart};
