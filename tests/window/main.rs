//! Endwell as its users have it: the real program in its real window, driven through the system's web driver.
//! `cargo xtask test --only window` starts these tests; they need a display and the built program.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod harness;
/// All tests that need the window are in here, so that the other Rust tests can be run without them by this name.
mod in_the_real_window;
