//! Sees to it that the system has what Endwell needs to be built and tested: installs it where that is usual (Debian
//! and its kin), and says exactly what to install elsewhere.

use crate::machine::{ask, has, must, program};
use crate::outcome::Outcome;
use std::path::PathBuf;

/// What a piece of work needs from the system.
#[derive(Clone, Copy, Debug)]
pub enum Needs {
    /// Building the desktop host.
    Build,
    /// A display where there is none, and a picture of it.
    Display,
    /// Driving the real window and a browser.
    EndToEnd,
    /// Reading what stands in a PDF.
    ReadPdf,
    /// Judging PDFs.
    Pdf,
    /// Building for Windows and running what was built.
    Windows,
}

impl Needs {
    /// Debian's packages, each with a program that shows that it is there in whatever way ("" when there is none).
    fn debian_packages(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Needs::Build => &[
                ("build-essential", "cc"),
                ("pkg-config", "pkg-config"),
                ("libwebkit2gtk-4.1-dev", ""),
                ("libssl-dev", ""),
            ],
            Needs::Display => &[
                ("xvfb", "Xvfb"),
                ("dbus-daemon", "dbus-run-session"),
                ("imagemagick", "import"),
                ("fonts-dejavu-core", ""),
            ],
            Needs::EndToEnd => {
                &[("webkit2gtk-driver", "WebKitWebDriver"), ("chromium", "chromium"), ("fonts-dejavu-core", "")]
            }
            Needs::ReadPdf => &[("poppler-utils", "pdftotext")],
            Needs::Pdf => &[("default-jre-headless", "java"), ("maven", "mvn")],
            Needs::Windows => &[
                ("rustc-web", ""),
                ("cargo-web", ""),
                ("rust-web-src", ""),
                ("gcc-mingw-w64-x86-64", "x86_64-w64-mingw32-gcc"),
                ("g++-mingw-w64-x86-64", "x86_64-w64-mingw32-g++"),
                ("wine", "wine"),
            ],
        }
    }

    /// What to do by hand on a system whose packages are not known here.
    fn elsewhere(self) -> &'static str {
        match self {
            Needs::Build => {
                "To build Endwell on another Linux, install a C compiler, pkg-config and the development files of \
                 WebKitGTK 4.1 and OpenSSL (Fedora: webkit2gtk4.1-devel openssl-devel; Arch: webkit2gtk-4.1 openssl)."
            }
            Needs::Display => "To run Endwell without a display, install Xvfb, dbus-run-session and ImageMagick.",
            Needs::EndToEnd => "To test the window and the browser, install WebKitWebDriver and Chromium.",
            Needs::ReadPdf => "To test what stands in documents, install Poppler's pdftotext.",
            Needs::Pdf => "To judge PDFs, install Java 17 or newer and Maven.",
            Needs::Windows => {
                "Building for Windows on Linux uses Debian's packages rustc-web, cargo-web, rust-web-src, \
                 gcc-mingw-w64-x86-64, g++-mingw-w64-x86-64 and wine. On Windows itself, `cargo xtask test` does it all."
            }
        }
    }
}

/// Installs what is missing for these needs, or says what to install.
pub fn see_to(needs: &[Needs]) -> Outcome {
    if cfg!(target_os = "linux") {
        return see_to_linux(needs);
    }
    if cfg!(target_os = "macos") && ask(program("xcode-select").arg("-p")).is_none() {
        return Err("Xcode's command line tools are missing. Install them: xcode-select --install".into());
    }
    if cfg!(windows) && !webview2_is_here() {
        return Err(
            "WebView2 is missing: older Windows 10 does not bring it. Install Microsoft's \"Evergreen\" WebView2 \
                    Runtime (developer.microsoft.com/microsoft-edge/webview2)."
                .into(),
        );
    }
    Ok(())
}

fn webview2_is_here() -> bool {
    let roots = ["ProgramFiles(x86)", "ProgramFiles", "LOCALAPPDATA"].into_iter().filter_map(std::env::var_os);
    roots.into_iter().any(|root| PathBuf::from(root).join("Microsoft/EdgeWebView/Application").is_dir())
}

fn see_to_linux(needs: &[Needs]) -> Outcome {
    if !has("dpkg-query") || !has("apt-get") {
        for need in needs {
            println!("Not a Debian-like system, so nothing is installed for you. {}", need.elsewhere());
        }
        return Ok(());
    }
    let mut missing: Vec<&str> = Vec::new();
    for (package, shows) in needs.iter().flat_map(|need| need.debian_packages()) {
        if !missing.contains(package) && !has(shows) && !installed(package) {
            missing.push(package);
        }
    }
    if missing.is_empty() { Ok(()) } else { install(&missing) }
}

fn installed(package: &str) -> bool {
    let answer = ask(program("dpkg-query").args(["-W", "-f", "${db:Status-Status}", package]));
    answer.is_some_and(|status| status == "installed")
}

fn install(packages: &[&str]) -> Outcome {
    let list = packages.join(" ");
    let root = ask(program("id").arg("-u")).is_some_and(|id| id == "0");
    let sudo = !root && ask(program("sudo").args(["-n", "true"])).is_some();
    if !root && !sudo {
        return Err(format!("These system packages are missing. Install them: sudo apt-get install {list}").into());
    }
    println!("Installing system packages with apt-get: {list}");
    let apt = |arguments: &[&str]| {
        let mut command = if root { program("apt-get") } else { program("sudo") };
        if sudo {
            command.args(["-n", "--preserve-env=DEBIAN_FRONTEND", "apt-get"]);
        }
        command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    must(&mut apt(&["update", "-qq"]))?;
    let mut arguments = vec!["install", "-qq", "-y", "--no-install-recommends"];
    arguments.extend(packages);
    must(&mut apt(&arguments))
}

/// Node builds the UI; it comes from its own installer on every system.
pub fn see_to_node() -> Outcome {
    const OLDEST: u32 = 20;
    let version = ask(program("node").arg("--version")).unwrap_or_default();
    let major = version.trim_start_matches('v').split('.').next().and_then(|number| number.parse::<u32>().ok());
    match major {
        Some(major) if major >= OLDEST => Ok(()),
        Some(_) => Err(format!("Node {version} is too old. Install Node {OLDEST} or newer (nodejs.org).").into()),
        None => Err(format!("Node is missing. Install Node {OLDEST} or newer (nodejs.org).").into()),
    }
}
