//! What a reseller does, told over the actions themselves: no window, a real book file.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod answers;
mod calendars;
mod certificates;
mod damaged_exports;
mod deployments;
mod durability;
mod export_lists;
mod exports;
mod forecasts;
mod forms;
mod imports;
mod imports_cells;
mod imports_changes;
mod imports_files;
mod imports_formats;
mod imports_laws;
mod imports_refused;
mod imports_stopped;
mod imports_undone;
mod last_book;
mod old_books;
mod orders;
// Reads documents with pdftotext, which a computer with Windows does not have.
#[cfg(not(windows))]
mod papers;
mod pickups;
mod plans;
mod policies;
mod recyclers;
mod refreshes;
mod releases;
mod route_ends;
mod routes;
mod scanning;
mod schedules;
mod search;
mod services;
mod simulated_snipe_it;
mod snipe_it;
mod snipe_it_token;
mod splits;
mod summaries;
mod support;
mod undo;
mod warranties;
mod whole_book;
mod world;
