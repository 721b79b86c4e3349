//! Text of any encoding, with any separator: as a file, and as pasted.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    endwell_fuzz::read_table(bytes);
    endwell_fuzz::read_pasted(&String::from_utf8_lossy(bytes));
});
