//! How long work tells how far it is, and learns that nobody wants it any more.

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
