//! What the screens of recyclers and programmes read.

use std::collections::HashMap;

use serde::Serialize;
use ts_rs::TS;

use super::{
    Certification, DatedTerms, Facility, Gap, Programme, RegisteredFacility, RegisteredProgramme, Standing, rules,
    store,
};
use crate::book::Tx;
use crate::foundation::ids::{FacilityId, TermsId};
use crate::foundation::{Day, Refusal};

/// A certification as it stands today.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HeldCertification {
    pub certification: Certification,
    pub standing: Standing,
    /// Days until its end, where it is valid.
    #[ts(type = "number | null")]
    pub ends_in: Option<i64>,
    /// The stretches of its dates on which the directory did not have it as listed, in order.
    pub gaps: Vec<Gap>,
}

/// A facility with all that the register knows of it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FacilityCard {
    pub facility: Facility,
    /// Past ones too, the longest valid first.
    pub certifications: Vec<HeldCertification>,
    /// Those that are valid today, one of each standard.
    pub valid_today: Vec<Certification>,
    /// The newest first.
    pub terms: Vec<DatedTerms>,
    /// Those that apply today.
    pub in_force: Option<TermsId>,
}

/// Every facility with its certifications and terms, by recycler and name. A reseller has a handful.
pub fn list(tx: &Tx<'_>, (): ()) -> Result<Vec<FacilityCard>, Refusal> {
    let today = tx.today();
    Ok(store::register(tx)?.facilities.into_iter().map(|one| facility_card(one, today)).collect())
}

fn facility_card(one: RegisteredFacility, today: Day) -> FacilityCard {
    let RegisteredFacility { facility, certifications, terms } = one;
    let held = |certification: Certification| {
        let standing = rules::standing(&certification, facility.closed_on, today);
        let ends_in = (standing == Standing::Valid).then(|| certification.valid_until.days_since(today));
        HeldCertification { gaps: rules::gaps(&certification), certification, standing, ends_in }
    };
    FacilityCard {
        valid_today: rules::valid_on(&certifications, facility.closed_on, today),
        certifications: certifications.into_iter().map(held).collect(),
        in_force: rules::in_force(&terms, today).map(|terms| terms.id),
        terms,
        facility,
    }
}

/// A programme with its terms.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProgrammeCard {
    pub programme: Programme,
    /// Where its operator processes: recycler and facility.
    pub facility: Option<String>,
    /// The newest first.
    pub terms: Vec<DatedTerms>,
    /// Those that apply today.
    pub in_force: Option<TermsId>,
    /// Days until its end, where it has one that is not past.
    #[ts(type = "number | null")]
    pub ends_in: Option<i64>,
    /// Nobody has made sure of its terms for more than a year.
    pub confirm_again: bool,
}

/// Every programme, by name.
pub fn programmes(tx: &Tx<'_>, (): ()) -> Result<Vec<ProgrammeCard>, Refusal> {
    let today = tx.today();
    let names = store::facilities(tx)?.into_iter().map(|facility| (facility.id, facility.full_name())).collect();
    let all = super::programme_store::registered(tx)?;
    Ok(all.into_iter().map(|one| programme_card(one, &names, today)).collect())
}

fn programme_card(one: RegisteredProgramme, names: &HashMap<FacilityId, String>, today: Day) -> ProgrammeCard {
    let RegisteredProgramme { programme, terms } = one;
    let ends_in = programme.valid_until.map(|until| until.days_since(today)).filter(|days| *days >= 0);
    ProgrammeCard {
        facility: programme.facility_id.and_then(|id| names.get(&id).cloned()),
        in_force: rules::in_force(&terms, today).map(|terms| terms.id),
        terms,
        ends_in,
        confirm_again: rules::confirm_again(&programme, today),
        programme,
    }
}
