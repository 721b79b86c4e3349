//! `write-types PATH`: writes the TypeScript side of the commands, as Rust has it, to PATH (`ui/src/api/types.ts`).

use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(path) = std::env::args_os().nth(1) else {
        eprintln!("write-types: say where to, for example ui/src/api/types.ts");
        return ExitCode::FAILURE;
    };
    match std::fs::write(&path, endwell_core::api::typescript()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("write-types: cannot write {}: {error}", path.to_string_lossy());
            ExitCode::FAILURE
        }
    }
}
