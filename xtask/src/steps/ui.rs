//! Steps over the UI alone.

use crate::counts::{Counts, of_vitest};
use crate::front_end;
use crate::machine::{must, npm, npx, target, top};
use crate::outcome::{Outcome, While};

pub fn build(_: &mut Counts) -> Outcome {
    front_end::build()
}

pub fn lint(_: &mut Counts) -> Outcome {
    script("lint")
}

pub fn check(_: &mut Counts) -> Outcome {
    script("check")
}

fn script(name: &str) -> Outcome {
    let ui = top().join("ui");
    front_end::install(&ui)?;
    must(npm(&ui).args(["run", "--silent", name]))
}

pub fn tests(counts: &mut Counts) -> Outcome {
    let ui = top().join("ui");
    front_end::install(&ui)?;
    std::fs::create_dir_all(target()).while_doing("making the target folder")?;
    let report = target().join("vitest.json");
    let mut vitest = npx(&ui);
    vitest.args(["vitest", "run", "--reporter=default", "--reporter=json"]);
    vitest.arg(format!("--outputFile.json={}", report.display()));
    let ended = must(&mut vitest);
    *counts += of_vitest(&report);
    ended
}
