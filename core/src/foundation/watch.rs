//! How long work tells how far it is, and learns that nobody wants it any more.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Somebody watching a long piece of work. Asked often: keep both calls cheap.
pub trait Watch: Sync {
    /// `done` of `total` steps are behind us.
    fn progress(&self, done: u64, total: u64);
    /// Whether the person asked to stop; the work then leaves everything as it was.
    fn cancelled(&self) -> bool;
}

/// Nobody watches and nobody stops it.
#[derive(Debug)]
pub struct Unwatched;

impl Watch for Unwatched {
    fn progress(&self, _done: u64, _total: u64) {}

    fn cancelled(&self) -> bool {
        false
    }
}

/// The calls of a host that are under way, by the names that their callers gave them, so that each can be asked to stop.
#[derive(Debug, Default)]
pub struct UnderWay(Mutex<HashMap<String, Arc<AtomicBool>>>);

impl UnderWay {
    /// Notes that the call `id` began. Its flag becomes true when it shall stop.
    pub fn begin(&self, id: &str) -> Arc<AtomicBool> {
        let flag = Arc::new(AtomicBool::new(false));
        self.lock().insert(id.to_owned(), Arc::clone(&flag));
        flag
    }

    pub fn finish(&self, id: &str) {
        self.lock().remove(id);
    }

    /// Asks the call `id` to stop. A call that has already ended is not there to be asked.
    pub fn stop(&self, id: &str) {
        if let Some(flag) = self.lock().get(id) {
            flag.store(true, Ordering::Relaxed);
        }
    }

    pub fn stop_all(&self) {
        for flag in self.lock().values() {
            flag.store(true, Ordering::Relaxed);
        }
    }

    /// A thread that panicked while it held the lock leaves a whole table behind.
    fn lock(&self) -> MutexGuard<'_, HashMap<String, Arc<AtomicBool>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_is_asked_to_stop_by_its_own_name_while_it_is_under_way() {
        let calls = UnderWay::default();
        let (first, second) = (calls.begin("first"), calls.begin("second"));
        calls.stop("second");
        calls.stop("never begun");
        assert!(!first.load(Ordering::Relaxed) && second.load(Ordering::Relaxed));
        calls.finish("first");
        calls.stop_all();
        assert!(!first.load(Ordering::Relaxed), "it had ended");
    }
}
