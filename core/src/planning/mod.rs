//! What falls due: the due list, how each customer stands, and the refresh of the coming quarters.

mod rules;
mod views;

use crate::book::choice_cell;
use crate::foundation::choice;

pub use views::{
    BandCount, BandsOf, Cursor, CustomerPage, CustomerSearch, CustomerStanding, DUE_SQL, DueCustomer, DuePage, DueRow,
    DueSearch, DueTotals, Quarter, bands, by_quarter, customers, due, due_by_customer, due_totals, in_service,
};

choice! {
    /// A span of refresh dates, counted from today.
    Band {
        Overdue = "overdue",
        Days30 = "30-days",
        Days90 = "90-days",
        Days180 = "180-days",
        Year = "year",
    }
}
choice_cell!(Band);
