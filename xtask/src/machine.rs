//! Where things lie, and how other programs are started and read.

use crate::outcome::{Outcome, Trouble, While};
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The top folder of the repository.
pub fn top() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_owned()
}

/// The folder of everything that is built; as Cargo has it.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| top().join("target"), PathBuf::from)
}

/// A program to be started in the repository's top folder.
pub fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(top());
    command
}

/// The Cargo that started this program.
pub fn cargo() -> Command {
    program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// npm, in the given folder.
pub fn npm(folder: &Path) -> Command {
    script("npm", folder)
}

/// npx, in the given folder, starting only what is already installed there.
pub fn npx(folder: &Path) -> Command {
    let mut command = script("npx", folder);
    command.arg("--no-install");
    command
}

/// A program that on Windows is a script, which only a shell starts.
pub fn script(name: &str, folder: &Path) -> Command {
    let mut command = if cfg!(windows) { program("cmd") } else { program(name) };
    if cfg!(windows) {
        command.args(["/C", name]);
    }
    command.current_dir(folder);
    command
}

/// A program that this workspace builds, in its debug form: `endwell`, or `examples/paper_sample`.
pub fn built(name: &str) -> PathBuf {
    target().join("debug").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// True when a program of this name can be started; there is none without a name.
pub fn has(name: &str) -> bool {
    if name.is_empty() {
        return false;
    }
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd", ""] } else { &[""] };
    let paths = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&paths)
        .any(|folder| endings.iter().any(|ending| folder.join(format!("{name}{ending}")).is_file()))
}

/// What a program wrote, if it ended well; its trouble is not shown.
pub fn ask(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs a program to its end with its output on the screen.
pub fn must(command: &mut Command) -> Outcome {
    let status = command.stdin(Stdio::null()).status().while_doing(format!("starting {}", shown(command)))?;
    if status.success() { Ok(()) } else { Err(failed(command)) }
}

/// Runs a program to its end with its output on the screen, and answers that output and whether it ended well.
pub fn watch(command: &mut Command) -> Outcome<(String, bool)> {
    let starting = format!("starting {}", shown(command));
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().while_doing(&starting)?;
    let mut written = String::new();
    if let Some(output) = child.stdout.take() {
        let mut lines = BufReader::new(output);
        let mut line = Vec::new();
        while lines.read_until(b'\n', &mut line).while_doing("reading a program's output")? > 0 {
            // A screen that has gone away does not stop the work.
            let _shown = std::io::stdout().write_all(&line);
            written.push_str(&String::from_utf8_lossy(&line));
            line.clear();
        }
    }
    let status = child.wait().while_doing(&starting)?;
    Ok((written, status.success()))
}

fn failed(command: &Command) -> Trouble {
    format!("{} failed", shown(command)).into()
}

/// The command as one would type it.
fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}
