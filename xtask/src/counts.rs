//! How many tests passed and failed, read from what the runners say.

use serde_json::Value;
use std::fmt;
use std::ops::AddAssign;
use std::path::Path;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub passed: u64,
    pub failed: u64,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Counts) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// `cargo test`: the sum of its lines `test result: ok. 12 passed; 0 failed; …`.
pub fn of_cargo(written: &str) -> Counts {
    let mut counts = Counts::default();
    for line in written.lines().filter_map(|line| line.trim().strip_prefix("test result: ")) {
        counts += Counts { passed: before(line, " passed"), failed: before(line, " failed") };
    }
    counts
}

/// The number that stands before a word, 0 when there is none.
fn before(line: &str, word: &str) -> u64 {
    let number = line.split_once(word).and_then(|(head, _)| head.rsplit(' ').next());
    number.and_then(|number| number.parse().ok()).unwrap_or_default()
}

/// Vitest's JSON report.
pub fn of_vitest(report: &Path) -> Counts {
    let report = read(report);
    Counts { passed: number(&report["numPassedTests"]), failed: number(&report["numFailedTests"]) }
}

/// Playwright's JSON report. A test that passed only when tried again has failed.
pub fn of_playwright(report: &Path) -> Counts {
    let stats = &read(report)["stats"];
    Counts { passed: number(&stats["expected"]), failed: number(&stats["unexpected"]) + number(&stats["flaky"]) }
}

/// veraPDF's text report: a line `PASS path flavour` or `FAIL path flavour` for each file.
pub fn of_verapdf(written: &str) -> Counts {
    let starting = |word: &str| written.lines().filter(|line| line.starts_with(word)).fold(0, |count, _| count + 1);
    Counts { passed: starting("PASS "), failed: starting("FAIL ") }
}

/// The report, or nothing when a runner broke before it wrote one; its step has failed then anyway.
fn read(report: &Path) -> Value {
    std::fs::read_to_string(report).ok().and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

fn number(value: &Value) -> u64 {
    value.as_u64().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_results_of_several_test_programs_are_added() {
        let written = "running 3 tests\ntest result: ok. 3 passed; 0 failed; 0 ignored; 0 measured\n\n\
                       test result: FAILED. 10 passed; 2 failed; 1 ignored\n";
        assert_eq!(of_cargo(written), Counts { passed: 13, failed: 2 });
    }

    #[test]
    fn each_judged_file_counts() {
        assert_eq!(
            of_verapdf("PASS a.pdf 3a\nFAIL b.pdf 3a\n  FAIL rule 7.1\nPASS c.pdf 3a"),
            Counts { passed: 2, failed: 1 }
        );
    }

    #[test]
    fn a_missing_report_counts_nothing() {
        assert_eq!(of_vitest(Path::new("/nowhere")), Counts::default());
    }
}
