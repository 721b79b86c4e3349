//! stub
use crate::book::Book;
use crate::foundation::{Refusal, RefusalCode, Watch};
pub(super) const HEADINGS: &[&str] = &["Company"];
pub(super) fn read_hardware(
    _: &Book,
    _: Option<String>,
    _: &dyn Watch,
    _: &mut dyn FnMut(&[String]) -> Result<(), Refusal>,
) -> Result<u64, Refusal> {
    Err(RefusalCode::Offline.into())
}
