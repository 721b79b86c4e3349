//! What a person does with the register of recyclers.

use super::{CertificationForm, FacilityForm, NewRecycler, rules, store};
use crate::book::{Book, Change, Done};
use crate::foundation::Refusal;
use crate::foundation::ids::FacilityId;

/// Enters a recycler with its first facility.
pub fn add(book: &Book, form: NewRecycler) -> Result<Done<FacilityId>, Refusal> {
    let recycler = rules::check_new(&form)?;
    book.transact("add-recycler", |tx| {
        let facility = store::add(tx, &recycler)?;
        Ok(Change::new(facility).with("name", &recycler.name))
    })
}

/// Enters or changes a facility.
pub fn save_facility(book: &Book, form: FacilityForm) -> Result<Done<FacilityId>, Refusal> {
    let (name, address) = rules::check_facility(&form)?;
    let action = if form.id.is_some() { "change-facility" } else { "add-facility" };
    book.transact(action, |tx| {
        let recycler = store::recycler_name(tx, form.recycler_id)?;
        let id = match form.id {
            Some(id) => {
                store::update_facility(tx, form.recycler_id, (id, form.version), &name, &address)?;
                id
            }
            None => store::add_facility(tx, form.recycler_id, &name, &address)?,
        };
        Ok(Change::new(id).with("name", recycler).with("facility", &name))
    })
}

/// Enters a certification that a facility holds.
pub fn add_certification(book: &Book, form: CertificationForm) -> Result<Done<()>, Refusal> {
    book.transact("add-certification", |tx| {
        let certification = rules::check_certification(&form, tx.today())?;
        let facility = store::facility(tx, form.facility_id)?;
        store::add_certification(tx, form.facility_id, &certification)?;
        let standard = form.standard.as_str();
        Ok(Change::new(()).with("name", facility.recycler).with("facility", facility.name).with("standard", standard))
    })
}
