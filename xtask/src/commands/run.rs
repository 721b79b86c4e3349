//! `cargo xtask run`: from a fresh clone to the open window. Without a display it runs in a virtual one, long enough to
//! take a picture.

use crate::display::{VirtualDisplay, has_display};
use crate::front_end;
use crate::machine::{built, cargo, must, program, target};
use crate::outcome::{Outcome, While};
use crate::packages::{Needs, see_to};
use std::time::Instant;

/// Everything after the command is handed over to Endwell: `--demo`, the path of a book, `--today YYYY-MM-DD`.
pub fn run(arguments: &[String]) -> Outcome {
    let started = Instant::now();
    let display = has_display();
    see_to(if display { &[Needs::Build] } else { &[Needs::Build, Needs::Display] })?;
    front_end::build()?;
    println!("Building Endwell");
    must(cargo().args(["build", "--package", "endwell", "--features", "custom-protocol"]))?;
    println!("Ready after {} s", started.elapsed().as_secs());
    if display { must(program(built("endwell")).args(arguments)) } else { picture(arguments) }
}

fn picture(arguments: &[String]) -> Outcome {
    println!("There is no display here: Endwell runs in a virtual one.");
    let picture = target().join("endwell-window.png");
    // A program that is ended does not tidy up: its temporary files go with this folder.
    let temporary = target().join("endwell-run");
    std::fs::create_dir_all(&temporary).while_doing("making a folder for temporary files")?;
    let display = VirtualDisplay::start()?;
    let mut endwell = program(built("endwell"));
    endwell.args(arguments).env("TMPDIR", &temporary);
    let taken = display.start_program(&endwell).and_then(|mut endwell| display.picture(&picture, || endwell.running()));
    std::fs::remove_dir_all(&temporary).while_doing("removing temporary files")?;
    taken?;
    println!("The window's picture: {}", picture.display());
    Ok(())
}
