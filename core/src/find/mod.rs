//! Finding one thing among all: the equipment list, one device's whole life, and the search field.

mod device;
mod equipment;
mod search;

pub use device::{DeviceCard, DeviceCertificate, DevicePickup, ValuePoint, WhichDevice, show_device};
pub use equipment::{EquipmentPage, EquipmentRow, EquipmentSearch, GROUP_SQL, PREFIX_SQL, WORDS_SQL, equipment};
pub use search::{Found, FoundCertificate, FoundCustomer, FoundPickup, SearchText, anything};
