//! A distributor's orders as CSV and JSON.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _refused = endwell_fuzz::read_orders(bytes);
});
