//! Steps over the Rust code.

use crate::counts::{Counts, of_cargo};
use crate::front_end;
use crate::machine::{cargo, must, program, watch};
use crate::outcome::Outcome;
use crate::packages::{Needs, see_to};
use crate::tools;
use std::process::Command;

/// One set of features for every step, so that nothing is built twice.
const FEATURES: &str = "endwell/custom-protocol,endwell-tests/window";

/// The module of the tests that drive the real window, which have a step of their own.
const WINDOW_TESTS: &str = "in_the_real_window";

pub fn format(_: &mut Counts) -> Outcome {
    must(cargo().args(["fmt", "--all", "--check"]))?;
    must(cargo().args(["fmt", "--manifest-path", "tests/fuzz/Cargo.toml", "--check"]))
}

pub fn lint(_: &mut Counts) -> Outcome {
    set_up()?;
    must(whole("clippy").args(["--all-targets", "--", "--deny", "warnings"]))
}

pub fn tests(counts: &mut Counts) -> Outcome {
    set_up()?;
    see_to(&[Needs::ReadPdf])?;
    let mut command = whole("test");
    command.args(["--no-fail-fast", "--", "--skip", WINDOW_TESTS]);
    run_tests(&mut command, counts)
}

/// Runs a `cargo test` and adds what it counted.
pub fn run_tests(command: &mut Command, counts: &mut Counts) -> Outcome {
    let (written, well) = watch(command)?;
    *counts += of_cargo(&written);
    if well { Ok(()) } else { Err("not all Rust tests passed".into()) }
}

/// Licences, sources and doubles are judged without a network; known weaknesses when their list is on this machine.
pub fn deny(_: &mut Counts) -> Outcome {
    let cargo_deny = tools::cargo_deny()?;
    let mut checks = vec!["licenses", "bans", "sources"];
    if advisories_are_here() {
        checks.push("advisories");
    } else {
        println!("The list of advisories is not on this machine (cargo deny fetch db): they are not judged.");
    }
    // It looks at what is fetched for every system, also for those that are not built for here.
    must(cargo().arg("fetch"))?;
    let mut deny = program(cargo_deny);
    // Errors only: doubles are many and not ours to mend; `cargo deny check bans` lists them.
    deny.args(["--offline", "--all-features", "--log-level", "error", "check", "--hide-inclusion-graph"]);
    must(deny.args(checks))
}

fn advisories_are_here() -> bool {
    let home = std::env::var_os("CARGO_HOME").map(Into::into).or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    home.is_some_and(|home: std::path::PathBuf| home.join("advisory-dbs").is_dir())
}

/// Cargo's command over the whole workspace.
pub fn whole(command: &str) -> Command {
    let mut cargo = cargo();
    cargo.args([command, "--workspace", "--features", FEATURES]);
    if std::env::var_os("CI").is_some() {
        cargo.arg("--locked");
    }
    cargo
}

/// What every build of the whole workspace needs: the system's packages, and the UI that is built into the program.
pub fn set_up() -> Outcome {
    see_to(&[Needs::Build])?;
    front_end::build()
}
