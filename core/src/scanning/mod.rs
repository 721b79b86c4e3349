//! What a scanner types: which number of which device a label's code holds, and whether the book knows that device.

mod actions;
mod gs1;
mod rules;
mod store;
mod views;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::foundation::choice;

pub use actions::save_rules;
pub use views::{BY_SERIAL_SQL, BY_TAG_SQL, FoundBy, Scan, ScannedDevice, ScannedText, read, show_rules};

/// How this reseller's scanner is set up, and what its labels carry.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ScanRules {
    /// 0 until somebody saved them.
    pub version: u32,
    /// What the scanner types before each code.
    pub prefix: String,
    /// What it types behind each code, besides Enter or Tab.
    pub suffix: String,
    /// Whether an S before a serial number and a P before a part number belong to the label, not to the number.
    pub label_letters: bool,
}

choice! {
    /// What a scanned code turned out to be.
    CodeKind {
        /// The number itself.
        Plain = "plain",
        /// A number behind the letter by which a label says what it is.
        LabelLetter = "label-letter",
        /// Element strings of GS1.
        Gs1 = "gs1",
        /// A message of ISO/IEC 15434, its fields marked by data identifiers or by GS1.
        Envelope = "envelope",
        /// Lenovo's machine type, model and serial number in one.
        Lenovo = "lenovo",
        /// A web address.
        Link = "link",
        /// A product's number from the shelf, the same on every piece.
        Product = "product",
    }
}
