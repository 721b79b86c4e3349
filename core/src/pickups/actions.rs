//! What a person does with pickups.

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::path::Path;

use serde::Deserialize;
use ts_rs::TS;

use super::rules::{self, CheckedPlan};
use super::store::{self, NewProcessing, Parties, Pickup, Processed};
use super::{
    CustodyKind, Disposition, EvidenceLevel, HandOver, NewPickup, PickupForm, PlannedPickup, ProcessingForm,
    SomeSupplies, Step, Weighed,
};
use crate::book::{Book, Change, Done, Tx};
use crate::company::{self, Series};
use crate::foundation::ids::{AssetId, CustomerId, PickupId, PickupLineId, SiteId};
use crate::foundation::{Grams, Problem, Refusal, RefusalCode};
use crate::refresh::Policies;
use crate::{customers, deployments, recyclers};

/// Retires equipment onto planned pickups: one for each site it stands at.
pub fn plan(book: &Book, form: NewPickup) -> Result<Done<Vec<PlannedPickup>>, Refusal> {
    let plan = rules::check_plan(&form.planned_on, &form.carrier, form.facility_id)?;
    if form.assets.is_empty() && form.supplies.is_empty() {
        return Err(RefusalCode::NothingSelected.into());
    }
    book.transact("plan-pickup", |tx| {
        if let Some(facility) = plan.facility_id {
            recyclers::facility(tx, facility)?;
        }
        let mut by_site: BTreeMap<(CustomerId, SiteId), Load> = BTreeMap::new();
        for asset in deployments::assets(tx, &form.assets)? {
            by_site.entry((asset.customer_id, asset.site_id)).or_default().assets.push(asset.id);
        }
        for some in &form.supplies {
            let lot = deployments::supply_lot(tx, some.id)?;
            by_site.entry((lot.customer_id, lot.site_id)).or_default().supplies.push(*some);
        }
        let planned = by_site.iter().map(|(at, load)| plan_one(tx, *at, load, &plan)).collect::<Result<Vec<_>, _>>()?;
        let numbers = planned.iter().map(|pickup| pickup.number.as_str()).collect::<Vec<_>>().join(", ");
        let devices = form.assets.len();
        Ok(Change::new(planned).with("number", numbers).with("devices", devices))
    })
}

/// What stands at one site and is to be fetched.
#[derive(Default)]
struct Load {
    assets: Vec<AssetId>,
    supplies: Vec<SomeSupplies>,
}

fn plan_one(tx: &Tx<'_>, at: (CustomerId, SiteId), load: &Load, plan: &CheckedPlan) -> Result<PlannedPickup, Refusal> {
    let number = company::next_number(tx, Series::Pickup)?;
    let id = store::insert(tx, &number, at, plan)?;
    tx.about(id);
    tx.about(at.0);
    for asset in &load.assets {
        tx.about(*asset);
        deployments::retire(tx, *asset)?;
        store::insert_line(tx, id, Some(*asset), None, 1)?;
    }
    for some in &load.supplies {
        deployments::retire_supplies(tx, some.id, some.quantity)?;
        store::insert_line(tx, id, None, Some(some.id), some.quantity)?;
    }
    Ok(PlannedPickup { id, number })
}

/// Changes where a pickup goes, who carries it, and when.
pub fn change(book: &Book, form: PickupForm) -> Result<Done<()>, Refusal> {
    let plan = rules::check_form(&form)?;
    book.transact("change-pickup", |tx| {
        let pickup = store::pickup(tx, form.id)?;
        if !matches!(pickup.step, Step::Planned | Step::Collected) {
            return Err(Refusal::new(RefusalCode::WrongStep)
                .with("reached", pickup.step.as_str())
                .with("wanted", "planned"));
        }
        if let Some(facility) = plan.facility_id {
            recyclers::facility(tx, facility)?;
        }
        if pickup.step == Step::Collected && plan.carrier != pickup.carrier {
            let reached = Problem::new(RefusalCode::WrongStep).with("reached", pickup.step.as_str());
            return Err(Refusal::field("carrier", reached));
        }
        tx.about(pickup.id);
        store::update(tx, (form.id, form.version), &plan)?;
        Ok(Change::new(()).with("number", pickup.number))
    })
}

#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PickupVersion {
    pub id: PickupId,
    pub version: u32,
}

/// Calls a planned pickup off: its equipment is in service again.
pub fn cancel(book: &Book, PickupVersion { id, version }: PickupVersion) -> Result<Done<()>, Refusal> {
    book.transact("cancel-pickup", |tx| {
        let pickup = store::pickup(tx, id)?;
        store::step(tx, &pickup, version, Step::Cancelled, tx.today())?;
        let policies = Policies::read(tx)?;
        for line in store::lines(tx, id)? {
            put_back(tx, &line, &policies)?;
        }
        about(tx, &pickup);
        Ok(Change::new(()).with("number", pickup.number))
    })
}

/// Devices that stand where a pickup fetches and are to come along.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MoreForPickup {
    pub id: PickupId,
    pub assets: Vec<AssetId>,
}

/// Retires more devices of the same site onto a planned pickup.
pub fn add_lines(book: &Book, MoreForPickup { id, assets }: MoreForPickup) -> Result<Done<()>, Refusal> {
    if assets.is_empty() {
        return Err(RefusalCode::NothingSelected.into());
    }
    book.transact("add-to-pickup", |tx| {
        let pickup = store::pickup(tx, id)?;
        still_planned(&pickup)?;
        let devices = deployments::assets(tx, &assets)?;
        for asset in &devices {
            if asset.site_id != pickup.site_id {
                let place = customers::place(tx, asset.site_id)?;
                return Err(Refusal::new(RefusalCode::OtherSite)
                    .with("serial", &asset.serial)
                    .with("customer", place.customer)
                    .with("site", place.site));
            }
            tx.about(asset.id);
            deployments::retire(tx, asset.id)?;
            store::insert_line(tx, id, Some(asset.id), None, 1)?;
        }
        about(tx, &pickup);
        let change = Change::new(()).with("number", pickup.number).with("devices", devices.len());
        Ok(match devices.as_slice() {
            [one] => change.with("serial", &one.serial),
            _ => change,
        })
    })
}

/// What a pickup carries is settled once it was collected.
fn still_planned(pickup: &Pickup) -> Result<(), Refusal> {
    if pickup.step == Step::Planned {
        return Ok(());
    }
    Err(Refusal::new(RefusalCode::WrongStep).with("reached", pickup.step.as_str()).with("wanted", "planned"))
}

#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PickupLineOf {
    pub id: PickupId,
    pub line_id: PickupLineId,
}

/// Leaves one line at the customer: it is in service again.
pub fn remove_line(book: &Book, PickupLineOf { id, line_id }: PickupLineOf) -> Result<Done<()>, Refusal> {
    book.transact("remove-from-pickup", |tx| {
        let pickup = store::pickup(tx, id)?;
        still_planned(&pickup)?;
        let lines = store::lines(tx, id)?;
        let line = lines.iter().find(|line| line.id == line_id).ok_or_else(|| Refusal::not_found("line"))?;
        if lines.len() == 1 {
            return Err(RefusalCode::NoLines.into());
        }
        put_back(tx, line, &Policies::read(tx)?)?;
        about(tx, &pickup);
        Ok(Change::new(()).with("number", pickup.number).with("what", &line.model).with("serial", &line.serial))
    })
}

fn put_back(tx: &Tx<'_>, line: &store::Line, policies: &Policies) -> Result<(), Refusal> {
    store::delete_line(tx, line.id)?;
    if let Some(asset) = line.asset_id {
        tx.about(asset);
        deployments::return_to_service(tx, asset, policies)?;
    }
    if let Some(lot) = line.supply_lot_id {
        deployments::return_supplies(tx, lot, line.quantity)?;
    }
    Ok(())
}

fn about(tx: &Tx<'_>, pickup: &Pickup) {
    tx.about(pickup.id);
    tx.about(pickup.customer_id);
}

/// The carrier took the equipment over at the customer's site. Evidence: cannot be undone.
pub fn collect(book: &Book, form: HandOver) -> Result<Done<()>, Refusal> {
    book.transact("collect-pickup", |tx| {
        let pickup = store::pickup(tx, form.id)?;
        rules::may(pickup.step, Step::Collected)?;
        let event = rules::check_hand_over(&form, store::last_deployed(tx, pickup.id)?, tx.today())?;
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

/// The facility took the equipment over. Evidence: cannot be undone.
pub fn receive(book: &Book, form: HandOver) -> Result<Done<()>, Refusal> {
    book.transact("receive-pickup", |tx| {
        let pickup = store::pickup(tx, form.id)?;
        rules::may(pickup.step, Step::Received)?;
        let event = rules::check_hand_over(&form, last_hand_over(tx, &pickup)?, tx.today())?;
        let facility = recyclers::facility(tx, store::chosen_facility(&pickup)?)?;
        let collected = store::custody(tx, pickup.id)?.into_iter().find(|event| event.kind == CustodyKind::Collected);
        let carrier = collected.map_or_else(|| carrier(tx, &pickup), |event| Ok(event.to_party))?;
        let parties = Parties { from: &carrier, to: &facility.recycler };
        store::insert_event(tx, pickup.id, CustodyKind::Received, &parties, &event)?;
        store::step(tx, &pickup, form.version, Step::Received, event.on)?;
        about(tx, &pickup);
        Ok(Change::new(())
            .with("number", pickup.number)
            .with("counted", event.counted)
            .with("recycler", facility.recycler))
    })
}

fn last_hand_over(tx: &Tx<'_>, pickup: &Pickup) -> Result<Option<crate::foundation::Day>, Refusal> {
    Ok(store::custody(tx, pickup.id)?.last().map(|event| event.happened_on))
}

/// Notes what the recycler documented, line by line. Evidence: a newer document corrects it.
pub fn process(book: &Book, form: ProcessingForm) -> Result<Done<()>, Refusal> {
    let file = form.file.as_ref().map(|path| book.attach(Path::new(path))).transpose()?;
    book.transact("process-pickup", |tx| {
        let pickup = store::pickup(tx, form.id)?;
        rules::may(pickup.step, Step::Processed)?;
        let checked = rules::check_processing(&form, last_hand_over(tx, &pickup)?, tx.today())?;
        let facility = store::chosen_facility(&pickup)?;
        let recycler = recyclers::facility(tx, facility)?.recycler;
        let new =
            NewProcessing { pickup: pickup.id, facility, level: form.level, checked: &checked, file: file.as_ref() };
        let processing = store::insert_processing(tx, &new)?;
        let results = form.lines.iter().zip(&checked.weights);
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
        store::step(tx, &pickup, form.version, Step::Processed, checked.processed_on)?;
        about(tx, &pickup);
        Ok(Change::new(())
            .with("number", pickup.number)
            .with("recycler", recycler)
            .with("document", checked.document_number))
    })
}
