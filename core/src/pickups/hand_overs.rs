//! Equipment changing hands, and what the recycler documented. Evidence: each is checked before it is written, and none of it
//! can be undone.

use std::collections::HashMap;
use std::path::Path;

use super::actions::about;
use super::releases::{self, Check};
use super::rules::{self, Before};
use super::store::{self, NewProcessing, Parties, Pickup, Processed};
use super::{CustodyKind, Disposition, EvidenceLevel, HandOver, ProcessingForm, ReleaseStep, Step, Weighed};
use crate::book::{Book, Change, Done, Tx};
use crate::foundation::ids::{FacilityId, PickupLineId, ProcessingId};
use crate::foundation::{Day, Grams, Refusal, RefusalCode};
use crate::routing::Outlet;
use crate::{company, customers, deployments, recyclers};

/// The carrier took the equipment over at the customer's site. Evidence: cannot be undone.
pub fn collect(book: &Book, form: HandOver) -> Result<Done<()>, Refusal> {
    book.transact("collect-pickup", |tx| {
        let pickup = store::pickup(tx, form.id)?;
        rules::may(pickup.step, Step::Collected)?;
        let before = before(tx, &pickup, store::last_deployed(tx, pickup.id)?)?;
        let event = rules::check_hand_over(&form, before, tx.today())?;
        let check = Check { pickup: &pickup, at: ReleaseStep::Collected, on: event.on, facility: None };
        releases::let_go(tx, &check, form.r#override.as_ref())?;
        let customer = customers::with_name(tx, pickup.customer_id)?;
        let carrier = carrier(tx, &pickup)?;
        store::insert_event(tx, pickup.id, CustodyKind::Collected, &Parties { from: &customer, to: &carrier }, &event)?;
        store::step(tx, &pickup, form.version, Step::Collected, event.on)?;
        about(tx, &pickup);
        Ok(Change::new(()).with("number", pickup.number).with("counted", event.counted).with("carrier", carrier))
    })
}

/// Who carries a pickup: the carrier named, else the reseller itself.
fn carrier(tx: &Tx<'_>, pickup: &Pickup) -> Result<String, Refusal> {
    if !pickup.carrier.is_empty() {
        return Ok(pickup.carrier.clone());
    }
    Ok(company::find(tx)?.map(|company| company.name).unwrap_or_default())
}

/// The recycler, or whoever runs the programme, took the equipment over. Evidence: cannot be undone.
pub fn receive(book: &Book, form: HandOver) -> Result<Done<()>, Refusal> {
    book.transact("receive-pickup", |tx| {
        let pickup = store::pickup(tx, form.id)?;
        rules::may(pickup.step, Step::Received)?;
        let before = before(tx, &pickup, last_hand_over(tx, &pickup)?)?;
        let event = rules::check_hand_over(&form, before, tx.today())?;
        let taker = taker(tx, store::chosen_outlet(&pickup)?)?;
        let check = Check { pickup: &pickup, at: ReleaseStep::Received, on: event.on, facility: None };
        releases::let_go(tx, &check, form.r#override.as_ref())?;
        let collected = store::custody(tx, pickup.id)?.into_iter().find(|event| event.kind == CustodyKind::Collected);
        let carrier = collected.map_or_else(|| carrier(tx, &pickup), |event| Ok(event.to_party))?;
        let parties = Parties { from: &carrier, to: &taker };
        store::insert_event(tx, pickup.id, CustodyKind::Received, &parties, &event)?;
        store::step(tx, &pickup, form.version, Step::Received, event.on)?;
        about(tx, &pickup);
        Ok(Change::new(()).with("number", pickup.number).with("counted", event.counted).with("recycler", taker))
    })
}

/// Who takes a load over.
fn taker(tx: &Tx<'_>, outlet: Outlet) -> Result<String, Refusal> {
    match outlet {
        Outlet::Facility(id) => Ok(recyclers::facility(tx, id)?.recycler),
        Outlet::Programme(id) => Ok(recyclers::programme(tx, id)?.operator),
    }
}

/// Where a load is processed: at its facility; one of a programme where that is done, or where the form says.
fn processed_at(tx: &Tx<'_>, outlet: Outlet, said: Option<FacilityId>) -> Result<FacilityId, Refusal> {
    match outlet {
        Outlet::Facility(id) => Ok(id),
        Outlet::Programme(id) => {
            let known = recyclers::programme(tx, id)?.facility_id;
            known.or(said).ok_or_else(|| Refusal::field("facilityId", RefusalCode::Missing))
        }
    }
}

fn before(tx: &Tx<'_>, pickup: &Pickup, earliest: Option<Day>) -> Result<Before, Refusal> {
    Ok(Before { earliest, listed: store::lines(tx, pickup.id)?.iter().map(|line| line.quantity).sum() })
}

fn last_hand_over(tx: &Tx<'_>, pickup: &Pickup) -> Result<Option<Day>, Refusal> {
    Ok(store::custody(tx, pickup.id)?.last().map(|event| event.happened_on))
}

/// Notes what the recycler documented, line by line. Evidence: a newer document corrects it.
pub fn process(book: &Book, form: ProcessingForm) -> Result<Done<()>, Refusal> {
    let file = form.file.as_ref().map(|path| book.attach(Path::new(path))).transpose()?;
    book.transact("process-pickup", |tx| {
        let pickup = store::pickup(tx, form.id)?;
        rules::may(pickup.step, Step::Processed)?;
        let checked = rules::check_processing(&form, last_hand_over(tx, &pickup)?, tx.today())?;
        let facility = processed_at(tx, store::chosen_outlet(&pickup)?, form.facility_id)?;
        let recycler = recyclers::facility(tx, facility)?.recycler;
        let at = ReleaseStep::Processed;
        let check = Check { pickup: &pickup, at, on: checked.processed_on, facility: Some(facility) };
        releases::let_go(tx, &check, form.r#override.as_ref())?;
        let new =
            NewProcessing { pickup: pickup.id, facility, level: form.level, checked: &checked, file: file.as_ref() };
        let processing = store::insert_processing(tx, &new)?;
        write_lines(tx, &pickup, processing, (&form, &checked.weights))?;
        store::step(tx, &pickup, form.version, Step::Processed, checked.processed_on)?;
        about(tx, &pickup);
        Ok(Change::new(())
            .with("number", pickup.number)
            .with("recycler", recycler)
            .with("document", checked.document_number))
    })
}

/// Notes what became of each line, and of its device.
fn write_lines(
    tx: &Tx<'_>,
    pickup: &Pickup,
    processing: ProcessingId,
    (form, weights): (&ProcessingForm, &[Option<Grams>]),
) -> Result<(), Refusal> {
    let results = form.lines.iter().zip(weights);
    let results: HashMap<PickupLineId, (Disposition, Option<Grams>)> =
        results.map(|(line, weight)| (line.line_id, (line.disposition, *weight))).collect();
    for line in store::lines(tx, pickup.id)? {
        let (disposition, measured) = results.get(&line.id).copied().unwrap_or((Disposition::NotReceived, None));
        let weighed = if measured.is_some() { Weighed::Measured } else { Weighed::Estimated };
        let weight = measured.or_else(|| Grams::new(line.estimated_weight).ok());
        store::insert_processed(tx, processing, &Processed { line_id: line.id, disposition, weight, weighed })?;
        let Some(asset) = line.asset_id else { continue };
        tx.about(asset);
        // A weight ticket says that a load arrived, not what became of it.
        if disposition == Disposition::NotReceived || form.level == EvidenceLevel::WeightTicket {
            deployments::await_document(tx, asset)?;
        } else {
            deployments::dispose(tx, asset, disposition.as_str())?;
        }
    }
    Ok(())
}
