//! `cargo xtask windows`: builds all of Endwell for Windows on Debian, with Debian's own compiler and MinGW, and runs
//! the tests of the core under Wine. What it cannot run is the window: Wine has no WebView2.

use crate::commands::test::report;
use crate::counts::Counts;
use crate::front_end;
use crate::machine::{ask, must, program, target, top};
use crate::outcome::{Outcome, While};
use crate::packages::{Needs, see_to};
use crate::steps::{Step, run_tests};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const TRIPLE: &str = "x86_64-pc-windows-gnu";

pub fn windows(arguments: &[String]) -> Outcome {
    if let Some(unknown) = arguments.first() {
        return Err(format!("`{unknown}` is not understood").into());
    }
    if !cfg!(target_os = "linux") {
        return Err("this command builds for Windows on Linux; on Windows itself use `cargo xtask test`".into());
    }
    report(&[
        &Step { name: "win-build", about: "the whole application builds for Windows", work: build },
        &Step { name: "win-tests", about: "the tests of the core pass under Wine", work: tests },
    ])
}

fn build(_: &mut Counts) -> Outcome {
    see_to(&[Needs::Build, Needs::Windows])?;
    front_end::build()?;
    must(debian_cargo("build").args(["--package", "endwell", "--features", "custom-protocol"]))?;
    println!("Built: {}", debug_folder().join("endwell.exe").display());
    Ok(())
}

fn tests(counts: &mut Counts) -> Outcome {
    see_to(&[Needs::Windows])?;
    let mut chosen = vec!["--package", "endwell-core", "--lib"];
    if top().join("tests/acceptance").is_dir() {
        chosen.extend(["--package", "endwell-tests", "--test", "acceptance"]);
    }
    must(debian_cargo("test").args(&chosen).arg("--no-run"))?;
    let prefix = start_wine()?;
    // The tests lie in `deps`; a program that one of them starts lies above.
    lay_random_numbers_beside(&debug_folder().join("deps"))?;
    lay_random_numbers_beside(&debug_folder())?;
    let mut tests = debian_cargo("test");
    tests.args(&chosen).arg("--no-fail-fast");
    tests.env("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER", wine());
    in_wine(&mut tests, &prefix);
    run_tests(&mut tests, counts)
}

/// Debian's Cargo and compiler, which can build the standard library for Windows from Debian's package of its source.
fn debian_cargo(command: &str) -> Command {
    let mut cargo = program("/usr/bin/cargo");
    cargo.args([command, "-Zbuild-std=std,panic_abort", "--target", TRIPLE]);
    cargo.env("RUSTC", "/usr/bin/rustc").env("RUSTDOC", "/usr/bin/rustdoc").env("RUSTC_BOOTSTRAP", "1");
    cargo.env("CARGO_TARGET_DIR", own_target());
    // printpdf is also a C library, and a debug build of it exports more symbols than Windows allows.
    cargo.env("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUSTFLAGS", "-Clink-arg=-Wl,--exclude-all-symbols");
    // What the Cargo that started us said about itself is not true of this one.
    for name in ["CARGO", "RUSTUP_TOOLCHAIN", "LD_LIBRARY_PATH", "RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"] {
        cargo.env_remove(name);
    }
    cargo
}

fn own_target() -> PathBuf {
    top().join("target-windows")
}

fn debug_folder() -> PathBuf {
    own_target().join(TRIPLE).join("debug")
}

/// Wine's 64-bit loader itself: the script before it complains about the 32-bit half, which is not needed.
fn wine() -> &'static str {
    const LOADER: &str = "/usr/lib/wine/wine64";
    if Path::new(LOADER).is_file() { LOADER } else { "wine" }
}

/// Makes a Windows of its own in the target folder; the first start takes a while.
fn start_wine() -> Outcome<PathBuf> {
    let prefix = target().join("wine");
    fs::create_dir_all(&prefix).while_doing("making a folder for Wine")?;
    let mut first = program(wine());
    first.args(["cmd", "/c", "ver"]);
    in_wine(&mut first, &prefix);
    println!("Starting Wine");
    ask(&mut first).map(|_| prefix).ok_or_else(|| "Wine does not start".into())
}

fn in_wine(command: &mut Command, prefix: &Path) {
    command.env("WINEPREFIX", prefix).env("WINEDEBUG", "-all").env("WINEARCH", "win64");
    // Neither .NET nor a browser is wanted, nor a question whether to fetch them.
    command.env("WINEDLLOVERRIDES", "mscoree=;mshtml=;winemenubuilder.exe=").env_remove("DISPLAY");
}

/// Debian's Wine lacks the library from which Rust's standard library takes random numbers; this one hands the call on
/// to an older one that Wine has. Windows itself has both.
fn lay_random_numbers_beside(folder: &Path) -> Outcome {
    let library = folder.join("bcryptprimitives.dll");
    if library.is_file() {
        return Ok(());
    }
    let mut compiler = program("x86_64-w64-mingw32-gcc");
    compiler.args(["-shared", "-O2", "-o"]).arg(&library).arg("xtask/windows/bcryptprimitives.c").arg("-ladvapi32");
    must(&mut compiler)
}
