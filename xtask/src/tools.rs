//! Programs from the Rust world that some steps need: taken from the path when they are there, otherwise built into the
//! target folder, so that nothing of the developer's is changed.

use crate::machine::{cargo, has, must, target};
use crate::outcome::Outcome;
use std::path::PathBuf;

/// Judges dependencies.
pub fn cargo_deny() -> Outcome<PathBuf> {
    tool("cargo-deny", "0.20.2")
}

/// Stands between a WebDriver client and the system's web driver. Versions 3 belong to Tauri 3.
pub fn tauri_driver() -> Outcome<PathBuf> {
    tool("tauri-driver", "2.1.0")
}

fn tool(name: &str, version: &str) -> Outcome<PathBuf> {
    if has(name) {
        return Ok(PathBuf::from(name));
    }
    let root = target().join("tools");
    let path = root.join("bin").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    if !path.is_file() {
        println!("Building {name} {version}, once, into {}", root.display());
        let mut install = cargo();
        // A debug build: it is built more often than it runs for a second longer.
        install.args(["install", "--locked", "--debug", "--quiet", name, "--version", version, "--root"]).arg(&root);
        install.env("CARGO_TARGET_DIR", root.join("build"));
        must(&mut install)?;
        std::fs::remove_dir_all(root.join("build")).ok();
    }
    Ok(path)
}
