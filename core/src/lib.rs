//! What Endwell does, without a window: the book, the features that change it, and the documents they print.
//!
//! The rooms stand on floors (see `ARCHITECTURE.md`); a room uses only rooms on floors below its own. From the ground up:

pub mod foundation;

pub mod book;
pub mod files;
pub mod online;
pub mod paper;

pub mod catalogue;
pub mod company;
pub mod customers;
pub mod recyclers;

pub mod refresh;
pub mod routing;
pub mod value;

pub mod deployments;

pub mod pickups;
pub mod planning;
pub mod scanning;

pub mod certificates;

pub mod exchange;
pub mod find;
pub mod today;

pub mod api;

pub mod demo;
