//! The TypeScript side of the commands is what Rust has.

use super::top;

#[test]
fn the_types_of_the_window_are_fresh() {
    let stored = std::fs::read_to_string(top().join("ui/src/api/types.ts")).unwrap().replace("\r\n", "\n");
    let fresh = endwell_core::api::typescript();
    assert!(stored == fresh, "ui/src/api/types.ts is stale: run `cargo xtask types`");
}

#[test]
fn no_number_of_the_window_is_a_bigint() {
    assert!(!endwell_core::api::typescript().contains("bigint"));
}
