//! Steps that use Endwell as a person does: in a browser over the loopback host, and in the real window.

use crate::counts::{Counts, of_playwright};
use crate::display::VirtualDisplay;
use crate::front_end;
use crate::machine::{built, must, npx, target, top};
use crate::outcome::{Outcome, While};
use crate::packages::{Needs, see_to};
use crate::steps::rust::{run_tests, set_up, whole};
use crate::tools;

pub fn browser(counts: &mut Counts) -> Outcome {
    let folder = top().join("tests/browser");
    if !folder.join("package.json").is_file() {
        return Err("tests/browser/package.json is missing".into());
    }
    set_up()?;
    see_to(&[Needs::EndToEnd])?;
    front_end::install(&folder)?;
    must(whole("build").args(["--bin", "endwell-loopback"]))?;
    let report = target().join("playwright.json");
    let mut playwright = npx(&folder);
    playwright.args(["playwright", "test", "--reporter=list,json"]);
    playwright.env("PLAYWRIGHT_JSON_OUTPUT_NAME", &report);
    playwright.env("ENDWELL_LOOPBACK", built("endwell-loopback"));
    playwright.env("ENDWELL_UI", top().join("ui/build"));
    let ended = must(&mut playwright);
    *counts += of_playwright(&report);
    ended
}

pub fn window(counts: &mut Counts) -> Outcome {
    if cfg!(target_os = "macos") {
        println!("macOS has no web driver for a program's own web view: the window is tested on Linux and Windows.");
        return Ok(());
    }
    set_up()?;
    see_to(&[Needs::EndToEnd, Needs::ReadPdf, Needs::Display])?;
    let driver = tools::tauri_driver()?;
    must(whole("build").args(["--bin", "endwell"]))?;
    let pictures = target().join("screenshots");
    std::fs::create_dir_all(&pictures).while_doing("making a folder for pictures")?;
    let mut tests = whole("test");
    tests.args(["--test", "window", "--no-fail-fast", "--", "--test-threads=1"]);
    tests.env("ENDWELL_BINARY", built("endwell")).env("TAURI_DRIVER", driver).env("ENDWELL_SCREENSHOTS", pictures);
    if cfg!(target_os = "linux") {
        // Always a display of its own: the same size everywhere, and nobody's screen flickers.
        let display = VirtualDisplay::start()?;
        return run_tests(&mut display.program(&tests), counts);
    }
    run_tests(&mut tests, counts)
}
