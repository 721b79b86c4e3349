//! Which tables the book has, and which of them are evidence.

use crate::book::{Migration, Schema};

/// Forward only; a released migration is never changed (`tests/books/released.txt` holds its hash).
pub static SCHEMA: Schema = Schema {
    migrations: &[
        Migration { name: "2026-11-23 first book", sql: include_str!("../../migrations/2026-11-23-first-book.sql") },
        Migration {
            name: "2026-11-23 refresh planning",
            sql: include_str!("../../migrations/2026-11-23-refresh-planning.sql"),
        },
        Migration { name: "2026-11-23 exchange", sql: include_str!("../../migrations/2026-11-23-exchange.sql") },
        Migration { name: "2026-11-24 routing", sql: include_str!("../../migrations/2026-11-24-routing.sql") },
    ],
    evidence: &[
        "status_check",
        "release_check",
        "custody_event",
        "processing",
        "processing_line",
        "certificate",
        "certificate_line",
        "certificate_file",
    ],
    derived: &[
        "fleet",
        "asset_group",
        "asset_words",
        "forecast",
        "forecast_book",
        "calendar_event",
        "route_group",
        "route_stamp",
        "route_change",
        "route_loss",
    ],
};
