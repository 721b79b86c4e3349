//! The steps of `cargo xtask test`, in the order in which they run: what is quick and fails often comes first.

mod documents;
mod end_to_end;
mod fuzz;
mod rust;
mod ui;

pub use rust::run_tests;

use crate::counts::Counts;
use crate::outcome::Outcome;

pub struct Step {
    /// As it is named after `--only`.
    pub name: &'static str,
    pub about: &'static str,
    /// Counts what it runs as it goes, so that a failure still tells how many passed.
    pub work: fn(&mut Counts) -> Outcome,
}

/// A step that has run.
pub struct Done {
    pub name: &'static str,
    pub seconds: u64,
    pub counts: Counts,
}

pub const STEPS: &[Step] = &[
    Step { name: "format", about: "the Rust code is formatted", work: rust::format },
    Step { name: "ui-build", about: "the UI builds", work: ui::build },
    Step { name: "ui-lint", about: "ESLint has nothing to say", work: ui::lint },
    Step { name: "ui-check", about: "the UI's types hold", work: ui::check },
    Step { name: "ui-tests", about: "the UI's unit tests pass", work: ui::tests },
    Step { name: "clippy", about: "the Rust lints have nothing to say", work: rust::lint },
    Step { name: "rust", about: "the Rust tests pass: units, acceptance, contract, loopback host", work: rust::tests },
    Step { name: "fuzz", about: "no made-up file stops a reader", work: fuzz::targets },
    Step { name: "deny", about: "licences and sources of what Endwell is built from", work: rust::deny },
    Step { name: "browser", about: "the UI on the real core in a browser", work: end_to_end::browser },
    Step { name: "window", about: "the real window", work: end_to_end::window },
    Step {
        name: "pdf",
        about: "veraPDF finds every document to be PDF/A-3a and PDF/UA-1",
        work: documents::conformance,
    },
];
