//! What the screen of recyclers reads.

use serde::Serialize;
use ts_rs::TS;

use super::{Certification, Facility, rules, store};
use crate::book::Tx;
use crate::foundation::Refusal;

#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FacilityCard {
    pub facility: Facility,
    pub certifications: Vec<Certification>,
    /// Those whose dates include today.
    pub valid_today: Vec<Certification>,
}

/// Every facility with its certifications, by recycler and name. A reseller has a handful.
pub fn list(tx: &Tx<'_>, (): ()) -> Result<Vec<FacilityCard>, Refusal> {
    let card = |facility: Facility| {
        let certifications = store::certifications_of(tx, facility.id)?;
        let valid_today = rules::valid_on(&certifications, tx.today());
        Ok(FacilityCard { facility, certifications, valid_today })
    };
    store::facilities(tx)?.into_iter().map(card).collect()
}
