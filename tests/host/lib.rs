//! The loopback host: Endwell's UI and core in a plain browser, for tests. It is the second transport of the commands
//! beside the desktop host, binds to 127.0.0.1 only, and is no part of what users get.

mod calls;
mod files;
mod launch;

pub use launch::{Book, Options, Running, start};

use endwell_core::api::Api;
use endwell_core::foundation::UnderWay;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tempfile::TempDir;

/// What all requests share.
struct Host {
    api: Arc<Api>,
    /// Calls under way, by the browser's name for them.
    calls: UnderWay,
    /// Files that the browser brought or asked a place for. The only folder the host reads files from for the browser,
    /// beside the core's own viewing folder.
    folder: TempDir,
    /// What would have been opened or printed on a desktop, in order.
    shown: Mutex<Vec<Shown>>,
}

/// A document that a desktop would have shown.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
struct Shown {
    /// `open`, `print` or `reveal`.
    verb: &'static str,
    path: PathBuf,
}

/// A thread that panicked while it held a lock leaves whole values behind here: none is changed in two steps.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
