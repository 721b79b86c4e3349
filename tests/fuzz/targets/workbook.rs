//! XLSX, XLS and ODS.
#![no_main]

libfuzzer_sys::fuzz_target!(init: endwell_fuzz::let_calamine_panic(), |bytes: &[u8]| {
    endwell_fuzz::read_workbook(bytes);
});
