//! Throws at the readers of foreign files what a machine thinks of, for a moment: first what was worth keeping
//! (`tests/fuzz/corpus`), then changes of it. Whatever stops a reader, hangs it or fills memory fails the step.

use crate::counts::Counts;
use crate::machine::{ask, cargo, must, program, target, top};
use crate::outcome::{Outcome, While};
use crate::packages::{Needs, see_to};
use std::fs;
use std::path::Path;

/// Those of `tests/fuzz/Cargo.toml`.
const TARGETS: [&str; 3] = ["delimited", "workbook", "orders"];

/// What `cargo fuzz --sanitizer none` builds with. Done here, because without a sanitizer neither that tool nor a nightly
/// compiler is needed.
const FLAGS: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares -Cllvm-args=-simplifycfg-branch-fold-threshold=0";

/// Long enough to try all that was kept and some ten thousand changes of it.
const LIMITS: [&str; 4] = ["-max_total_time=10", "-timeout=10", "-rss_limit_mb=1024", "-verbosity=0"];

pub fn targets(counts: &mut Counts) -> Outcome {
    see_to(&[Needs::Build])?;
    let folder = target().join("fuzz");
    let host = host()?;
    let mut build = cargo();
    build.args(["build", "--release", "--bins", "--manifest-path", "tests/fuzz/Cargo.toml", "--target", &host]);
    // Named as the target, the host's own programs (build scripts, macros) are built without the flags.
    build.arg("--target-dir").arg(&folder).env("RUSTFLAGS", FLAGS);
    if std::env::var_os("CI").is_some() {
        build.arg("--locked");
    }
    must(&mut build)?;
    for name in TARGETS {
        let built = folder.join(&host).join("release").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
        match run(name, &built, &folder.join("found").join(name)) {
            Ok(()) => counts.passed += 1,
            Err(trouble) => {
                counts.failed += 1;
                return Err(trouble);
            }
        }
    }
    Ok(())
}

/// Runs one target. What it finds is kept for the next run, with the input that stopped it if one did.
fn run(name: &str, built: &Path, found: &Path) -> Outcome {
    println!("Fuzzing {name}");
    fs::create_dir_all(found).while_doing("making a folder for what the fuzzer finds")?;
    let mut fuzzer = program(built);
    fuzzer.args(LIMITS).arg(format!("-artifact_prefix={}{}", found.display(), std::path::MAIN_SEPARATOR));
    must(fuzzer.arg(found).arg(top().join("tests/fuzz/corpus").join(name)))
}

fn host() -> Outcome<String> {
    let about = ask(program("rustc").arg("-vV")).unwrap_or_default();
    let host = about.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).ok_or_else(|| "rustc does not say what it builds for".into())
}
