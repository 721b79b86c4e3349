//! The UI's packages and its build, each made again only when what it is made from has changed.

use crate::machine::{must, npm, target, top};
use crate::outcome::{Outcome, While};
use crate::packages::see_to_node;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// What the UI is built from.
const SOURCES: [&str; 7] =
    ["src", "static", "package.json", "package-lock.json", "svelte.config.js", "vite.config.ts", "tsconfig.json"];

/// Installs the npm packages of a folder as its lock file has them.
pub fn install(folder: &Path) -> Outcome {
    see_to_node()?;
    let stamp = folder.join("node_modules/.endwell-lock");
    let lock = print_of(&[folder.join("package-lock.json"), folder.join("package.json")])?;
    if fs::read_to_string(&stamp).is_ok_and(|known| known == lock) {
        return Ok(());
    }
    println!("Installing the npm packages of {}", folder.strip_prefix(top()).unwrap_or(folder).display());
    must(npm(folder).args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]))?;
    fs::write(&stamp, lock).while_doing("noting the installed npm packages")
}

/// Builds the UI into `ui/build`.
pub fn build() -> Outcome {
    let ui = top().join("ui");
    install(&ui)?;
    let stamp = target().join("endwell-ui-built");
    let sources = print_of(&SOURCES.map(|source| ui.join(source)))?;
    let built = ui.join("build/index.html").is_file();
    if built && fs::read_to_string(&stamp).is_ok_and(|known| known == sources) {
        return Ok(());
    }
    println!("Building the UI");
    must(npm(&ui).args(["run", "build"]))?;
    fs::create_dir_all(target()).while_doing("making the target folder")?;
    fs::write(&stamp, sources).while_doing("noting the built UI")
}

/// A short print of files and folders that changes when any of them does.
fn print_of(paths: &[PathBuf]) -> Outcome<String> {
    let mut hasher = DefaultHasher::new();
    for path in paths {
        add(path, &mut hasher).while_doing(format!("reading {}", path.display()))?;
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn add(path: &Path, hasher: &mut DefaultHasher) -> io::Result<()> {
    if path.is_dir() {
        let mut inside: Vec<PathBuf> = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
        inside.sort();
        return inside.iter().try_for_each(|path| add(path, hasher));
    }
    path.hash(hasher);
    if path.is_file() {
        fs::read(path)?.hash(hasher);
    }
    Ok(())
}
