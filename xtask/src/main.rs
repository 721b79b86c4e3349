//! `cargo xtask …`: one command for each thing a developer does with the whole of Endwell. It knows the tools around the
//! code and how to start them; it does not depend on the code, so that it builds in seconds.

mod commands;
mod counts;
mod display;
mod front_end;
mod machine;
mod outcome;
mod packages;
mod steps;
mod tools;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask run [--demo] [ARGUMENT…]   opens Endwell; --demo with a throw-away sample book
cargo xtask test [--only STEP]…        checks everything, as `.ci/run` does; --list names the steps
cargo xtask windows                    builds Endwell for Windows on Linux, and runs its tests under Wine
cargo xtask bench                      measures Endwell beside bare SQL and plain printpdf
cargo xtask types                      writes ui/src/api/types.ts from the Rust side of the commands";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = arguments.split_first().map_or(("", &[][..]), |(first, rest)| (first.as_str(), rest));
    let done = match command {
        "run" => commands::run::run(rest),
        "test" => commands::test::test(rest),
        "windows" => commands::windows::windows(rest),
        "bench" => commands::bench::bench(),
        "types" => commands::types::types(),
        "" | "help" | "--help" => {
            println!("{USAGE}");
            Ok(())
        }
        other => Err(format!("there is no command `{other}`.\n{USAGE}").into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            // A command that ends with counts has said its trouble before them, so that they stay the last line.
            if !trouble.already_said {
                eprintln!("xtask: {trouble}");
            }
            ExitCode::FAILURE
        }
    }
}
