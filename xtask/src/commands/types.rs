//! `cargo xtask types`: writes the TypeScript side of the commands from the Rust side.

use crate::machine::{cargo, must, top};
use crate::outcome::Outcome;

pub fn types() -> Outcome {
    let path = top().join("ui/src/api/types.ts");
    must(cargo().args(["run", "--quiet", "--package", "endwell-tests", "--bin", "write-types", "--"]).arg(&path))?;
    println!("Written: {}", path.display());
    Ok(())
}
