//! Times two ways of doing the same in turn, and quotes medians.

use std::time::{Duration, Instant};

/// The median time of each, run one after the other `rounds` times after a warm-up.
pub fn pair(rounds: usize, mut ours: impl FnMut(), mut bare: impl FnMut()) -> (Duration, Duration) {
    ours();
    bare();
    let (mut first, mut second) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        first.push(time(&mut ours));
        second.push(time(&mut bare));
    }
    (median(first), median(second))
}

pub fn time(mut work: impl FnMut()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

pub fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

/// `0.213 ms`, `1.204 s`.
pub fn shown(time: Duration) -> String {
    if time.as_secs() > 0 {
        format!("{:.2} s", time.as_secs_f64())
    } else {
        format!("{:.3} ms", time.as_secs_f64() * 1e3)
    }
}
