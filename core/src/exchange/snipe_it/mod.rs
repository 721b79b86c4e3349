//! The register of a Snipe-IT, read over its API (version 1): where it answers, and each of its assets as a row of texts, as if
//! it came from a file.

mod asset;
mod connection;
mod register;
mod store;
mod text;

pub use asset::HEADINGS;
pub use connection::{SnipeIt, SnipeItForgotten, SnipeItForm, forget_snipe_it, save_snipe_it, snipe_it};
pub use register::read_hardware;
