//! The commands, one file each.

pub mod bench;
pub mod run;
pub mod test;
pub mod types;
pub mod windows;
