//! A display for machines that have none: an X server without a screen, with a session bus, and pictures of it.

use crate::machine::{ask, program};
use crate::outcome::{Outcome, While};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// True when windows can be shown to somebody.
pub fn has_display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// An X server of our own; it ends with this value.
pub struct VirtualDisplay {
    server: Child,
    name: String,
}

impl VirtualDisplay {
    pub fn start() -> Outcome<VirtualDisplay> {
        let mut xvfb = Command::new("Xvfb");
        // The server itself picks a free number and writes it down when it is ready.
        xvfb.args(["-displayfd", "1", "-screen", "0", "1440x960x24", "-nolisten", "tcp", "-noreset"]);
        xvfb.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut server = xvfb.spawn().while_doing("starting Xvfb")?;
        let mut number = String::new();
        if let Some(output) = server.stdout.take() {
            BufReader::new(output).read_line(&mut number).while_doing("waiting for Xvfb")?;
        }
        let display = VirtualDisplay { server, name: format!(":{}", number.trim()) };
        if number.trim().is_empty() { Err("Xvfb did not start".into()) } else { Ok(display) }
    }

    /// The same command, on this display and with a session bus of its own.
    pub fn program(&self, inner: &Command) -> Command {
        let mut outer = program("dbus-run-session");
        outer.arg("--").arg(inner.get_program()).args(inner.get_args());
        for (name, value) in inner.get_envs() {
            match value {
                Some(value) => outer.env(name, value),
                None => outer.env_remove(name),
            };
        }
        // GTK must not find a real Wayland screen beside this one, nor wait for a graphics card.
        outer.env("DISPLAY", &self.name).env("GDK_BACKEND", "x11").env_remove("WAYLAND_DISPLAY");
        outer.env("LIBGL_ALWAYS_SOFTWARE", "1").env("NO_AT_BRIDGE", "1");
        outer
    }

    /// Starts a program that stays open.
    pub fn start_program(&self, inner: &Command) -> Outcome<Started> {
        let mut command = self.program(inner);
        command.stdin(Stdio::null());
        in_a_group_of_its_own(&mut command);
        Ok(Started { child: command.spawn().while_doing("starting Endwell")? })
    }

    /// Waits until what stands on the display has been painted and has come to rest, and keeps its picture.
    pub fn picture(&self, path: &Path, mut running: impl FnMut() -> bool) -> Outcome {
        const PATIENCE: Duration = Duration::from_secs(60);
        // A bare or single-coloured window is not painted yet.
        const COLOURS_OF_A_PAINTED_WINDOW: u32 = 24;
        let began = Instant::now();
        let mut before = String::new();
        while began.elapsed() < PATIENCE {
            std::thread::sleep(Duration::from_millis(700));
            if !running() {
                return Err("Endwell ended before it showed a window; its reason stands above".into());
            }
            let mut import = Command::new("import");
            import.args(["-display", &self.name, "-window", "root", "-trim"]).arg(path);
            if ask(&mut import).is_none() {
                continue;
            }
            let seen = ask(Command::new("identify").args(["-format", "%k %#"]).arg(path)).unwrap_or_default();
            let colours = seen.split(' ').next().and_then(|count| count.parse::<u32>().ok()).unwrap_or_default();
            if colours >= COLOURS_OF_A_PAINTED_WINDOW && seen == before {
                return Ok(());
            }
            before = seen;
        }
        Err(format!("no window was painted in {} s; what was seen: {}", PATIENCE.as_secs(), path.display()).into())
    }
}

impl Drop for VirtualDisplay {
    fn drop(&mut self) {
        // It may have ended by itself; there is nothing else to do about it.
        let _ended = self.server.kill().and_then(|()| self.server.wait());
    }
}

/// A program on a virtual display, with its bus and helpers; they end with this value.
pub struct Started {
    child: Child,
}

impl Started {
    pub fn running(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }
}

impl Drop for Started {
    fn drop(&mut self) {
        // The group that was made for it: the bus, Endwell, and the processes of its web view. They get three seconds.
        let group = format!("-{}", self.child.id());
        let signal = |name: &str| ask(Command::new("kill").args([name, "--", &group])).is_some();
        let mut patience = 30;
        signal("-TERM");
        while patience > 0 && (self.running() || signal("-0")) {
            std::thread::sleep(Duration::from_millis(100));
            patience -= 1;
        }
        if patience == 0 {
            signal("-KILL");
        }
        let _ended = self.child.wait();
    }
}

#[cfg(unix)]
fn in_a_group_of_its_own(command: &mut Command) {
    std::os::unix::process::CommandExt::process_group(command, 0);
}

#[cfg(not(unix))]
fn in_a_group_of_its_own(_command: &mut Command) {}
