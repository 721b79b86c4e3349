//! `cargo xtask bench`: measures Endwell in a release build, beside the limit of what it stands on.

use crate::machine::{cargo, must};
use crate::outcome::Outcome;

pub fn bench() -> Outcome {
    println!(
        "Books of 10,000 and 1,000,000 assets are made below target/bench when they are not there; that takes minutes."
    );
    must(cargo().args(["bench", "--quiet", "--package", "endwell-tests", "--bench", "endwell"]))
}
