//! Judges the PDFs that Endwell makes: each must be both PDF/A-3a and PDF/UA-1 by veraPDF, the reference checker.

use crate::counts::{Counts, of_verapdf};
use crate::machine::{built, must, program, script, target, top, watch};
use crate::outcome::{Outcome, While};
use crate::packages::{Needs, see_to};
use crate::steps::rust::{set_up, whole};
use std::fs;
use std::path::{Path, PathBuf};

/// veraPDF's names for PDF/A-3a and PDF/UA-1.
const FLAVOURS: [&str; 2] = ["3a", "ua1"];

pub fn conformance(counts: &mut Counts) -> Outcome {
    set_up()?;
    see_to(&[Needs::Pdf])?;
    let samples = target().join("pdf-samples");
    fs::create_dir_all(&samples).while_doing("making a folder for sample documents")?;
    draw_samples(&samples)?;
    let files = pdfs(&samples)?;
    if files.is_empty() {
        return Err(format!("there is no PDF in {} to judge", samples.display()).into());
    }
    let class_path = class_path()?;
    for flavour in FLAVOURS {
        let mut verapdf = program("java");
        verapdf.arg("-cp").arg(&class_path).arg("org.verapdf.apps.GreenfieldCliWrapper");
        verapdf.args(["-f", flavour, "--format", "text", "-v"]).args(&files);
        let (written, _) = watch(&mut verapdf)?;
        let judged = of_verapdf(&written);
        *counts += judged;
        if judged.failed > 0 || judged.passed != files.len() as u64 {
            return Err(format!("veraPDF passed {} of {} files as {flavour}", judged.passed, files.len()).into());
        }
    }
    Ok(())
}

/// The paper kit draws its own samples; the tests of documents have left theirs in the same folder.
fn draw_samples(samples: &Path) -> Outcome {
    must(whole("build").args(["--example", "paper_sample"]))?;
    must(program(built("examples/paper_sample")).arg(samples))
}

fn pdfs(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let reading = "reading the sample documents";
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).while_doing(reading)? {
        let path = entry.while_doing(reading)?.path();
        if path.extension().is_some_and(|kind| kind == "pdf") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// veraPDF comes by Maven; what it is put together from is asked once and kept.
fn class_path() -> Outcome<String> {
    let project = top().join("tests/pdf/verapdf/pom.xml");
    let kept = target().join("verapdf-class-path.txt");
    let fresh = |kept: &Path| Some(kept.metadata().ok()?.modified().ok()? >= project.metadata().ok()?.modified().ok()?);
    if fresh(&kept) != Some(true) {
        println!("Fetching veraPDF with Maven");
        let mut maven = script("mvn", &top());
        maven.args(["--quiet", "--batch-mode", "--file"]).arg(&project);
        maven.arg("dependency:build-classpath").arg(format!("-Dmdep.outputFile={}", kept.display()));
        must(&mut maven)?;
    }
    fs::read_to_string(&kept).while_doing("reading where veraPDF lies")
}
