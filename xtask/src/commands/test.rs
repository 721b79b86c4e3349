//! `cargo xtask test`: everything that must hold before a change lands, in order, stopping at the first failure.

use crate::counts::Counts;
use crate::outcome::{Outcome, Trouble};
use crate::steps::{Done, STEPS, Step};
use std::time::Instant;

pub fn test(arguments: &[String]) -> Outcome {
    let Some(steps) = chosen(arguments)? else { return Ok(()) };
    report(&steps)
}

/// Runs the steps and ends with the table and the counts.
pub fn report(steps: &[&Step]) -> Outcome {
    let mut done: Vec<Done> = Vec::new();
    for step in steps {
        println!("\n== {}: {}", step.name, step.about);
        let started = Instant::now();
        let mut counts = Counts::default();
        let trouble = (step.work)(&mut counts).err();
        if trouble.is_some() && counts.failed == 0 {
            // What is no test, such as the compiler, fails as one.
            counts.failed = 1;
        }
        let seconds = started.elapsed().as_secs();
        done.push(Done { name: step.name, seconds, counts });
        if let Some(trouble) = trouble {
            eprintln!("\n== {} failed after {seconds} s: {trouble}", step.name);
            break;
        }
        println!("== {} passed after {seconds} s", step.name);
    }
    let total = table(&done);
    println!("{total}");
    if total.failed == 0 { Ok(()) } else { Err(Trouble::said("a step failed")) }
}

fn chosen(arguments: &[String]) -> Outcome<Option<Vec<&'static Step>>> {
    if arguments.iter().any(|argument| argument == "--list") {
        for step in STEPS {
            println!("{:<10} {}", step.name, step.about);
        }
        return Ok(None);
    }
    let mut only: Vec<&str> = Vec::new();
    let mut rest = arguments.iter().map(String::as_str);
    while let Some(argument) = rest.next() {
        let name = match argument {
            "--only" => rest.next().ok_or("--only needs the name of a step; --list names them")?,
            other => return Err(format!("`{other}` is not understood; there are --only STEP and --list").into()),
        };
        if !STEPS.iter().any(|step| step.name == name) {
            return Err(format!("there is no step `{name}`; --list names them").into());
        }
        only.push(name);
    }
    Ok(Some(STEPS.iter().filter(|step| only.is_empty() || only.contains(&step.name)).collect()))
}

fn table(done: &[Done]) -> Counts {
    let mut total = Counts::default();
    println!("\n{:<10} {:>7} {:>8} {:>8}", "step", "seconds", "passed", "failed");
    for Done { name, seconds, counts } in done {
        println!("{name:<10} {seconds:>7} {:>8} {:>8}", counts.passed, counts.failed);
        total += *counts;
    }
    println!();
    total
}
