//! What Endwell does, without a window: the book, the features that change it, and the documents they print.
//!
//! The rooms stand on floors (see `ARCHITECTURE.md`); a room uses only rooms on floors below its own.
pub mod book;
pub mod catalogue;
pub mod company;
pub mod customers;
pub mod deployments;
pub mod foundation;
pub mod recyclers;
pub mod refresh;
pub mod routing;
pub mod value;
