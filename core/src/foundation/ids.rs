//! Ids: a UUIDv7 each, of a type of its own, so that a site's id can never stand where a customer's is asked for.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// What all ids have in common.
pub trait Id: Copy + fmt::Display + FromStr<Err = uuid::Error> {
    fn from_uuid(uuid: Uuid) -> Self;
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident,)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[ts(type = "string")]
        pub struct $name(Uuid);

        impl Id for $name {
            fn from_uuid(uuid: Uuid) -> Self {
                $name(uuid)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                Uuid::parse_str(text).map($name)
            }
        }
    )+};
}

ids! {
    CustomerId,
    SiteId,
    ContactId,
    ModelId,
    RecyclerId,
    FacilityId,
    CertificationId,
    StatusCheckId,
    ProgrammeId,
    TermsId,
    HoldId,
    ReleaseCheckId,
    DeploymentId,
    AssetId,
    SupplyLotId,
    PickupId,
    PickupLineId,
    CustodyEventId,
    ProcessingId,
    CertificateId,
    AuditEventId,
    VendorSupportId,
    AcknowledgementId,
    ScenarioId,
    ImportId,
    ImportMappingId,
}
