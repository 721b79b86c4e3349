//! What a person does with pickups before anything leaves: planning, changing, calling off.

use std::collections::BTreeMap;

use serde::Deserialize;
use ts_rs::TS;

use super::rules::{self, CheckedPlan};
use super::store::{self, Pickup};
use super::{NewPickup, PickupForm, PlannedPickup, SomeSupplies, Step};
use crate::book::{Book, Change, Done, Tx};
use crate::company::{self, Series};
use crate::deployments::Routable;
use crate::foundation::ids::{AssetId, CustomerId, PickupId, PickupLineId, SiteId};
use crate::foundation::{Problem, Refusal, RefusalCode};
use crate::refresh::Policies;
use crate::routing::Outlet;
use crate::{customers, deployments, recyclers};

/// Retires equipment onto planned pickups: one for each site it stands at.
pub fn plan(book: &Book, form: NewPickup) -> Result<Done<Vec<PlannedPickup>>, Refusal> {
    let plan = rules::check_new(&form)?;
    book.transact("plan-pickup", |tx| {
        is_in_the_book(tx, &plan)?;
        let by_site = by_site(tx, &form)?;
        let planned = by_site.iter().map(|(at, load)| plan_one(tx, *at, load, &plan)).collect::<Result<Vec<_>, _>>()?;
        Ok(planned_change(planned, form.assets.len()))
    })
}

/// Loads as they were proposed, or as the person changed them.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PlanLoads {
    pub loads: Vec<NewPickup>,
}

/// Plans several pickups at once, each from one site.
pub fn plan_loads(book: &Book, PlanLoads { loads }: PlanLoads) -> Result<Done<Vec<PlannedPickup>>, Refusal> {
    let plans = rules::check_loads(&loads)?;
    book.transact("plan-pickup", |tx| {
        let mut planned = Vec::new();
        for (form, plan) in loads.iter().zip(&plans) {
            is_in_the_book(tx, plan)?;
            let mut by_site = by_site(tx, form)?;
            if let (Some((at, load)), None) = (by_site.pop_first(), by_site.first_key_value()) {
                planned.push(plan_one(tx, at, &load, plan)?);
            } else {
                return Err(other_site(tx, &by_site)?);
            }
        }
        Ok(planned_change(planned, loads.iter().map(|form| form.assets.len()).sum()))
    })
}

fn planned_change(planned: Vec<PlannedPickup>, devices: usize) -> Change<Vec<PlannedPickup>> {
    let numbers = planned.iter().map(|pickup| pickup.number.as_str()).collect::<Vec<_>>().join(", ");
    Change::new(planned).with("number", numbers).with("devices", devices)
}

/// What stands at one site and is to be fetched.
#[derive(Default)]
struct Load {
    assets: Vec<AssetId>,
    supplies: Vec<SomeSupplies>,
}

type BySite = BTreeMap<(CustomerId, SiteId), Load>;

/// What is to be fetched, by where it stands; refuses a device that stays.
fn by_site(tx: &Tx<'_>, form: &NewPickup) -> Result<BySite, Refusal> {
    let mut by_site = BySite::new();
    for (id, device) in form.assets.iter().zip(may_leave(tx, &form.assets)?) {
        by_site.entry((device.customer_id, device.site_id)).or_default().assets.push(*id);
    }
    for some in &form.supplies {
        let lot = deployments::supply_lot(tx, some.id)?;
        by_site.entry((lot.customer_id, lot.site_id)).or_default().supplies.push(*some);
    }
    Ok(by_site)
}

/// The devices, in their order; refuses when a hold keeps one of them where it is.
fn may_leave(tx: &Tx<'_>, assets: &[AssetId]) -> Result<Vec<Routable>, Refusal> {
    let devices = deployments::routable_devices(tx, assets)?;
    for (id, device) in assets.iter().zip(&devices) {
        if let Some(hold) = rules::keeps(&device.subject.holds) {
            let serial = deployments::asset(tx, *id)?.serial;
            return Err(Refusal::new(RefusalCode::OnHold).with("serial", serial).with("kind", hold.as_str()));
        }
    }
    Ok(devices)
}

/// Why a load with more than one site is refused: by something that stands elsewhere.
fn other_site(tx: &Tx<'_>, elsewhere: &BySite) -> Result<Refusal, Refusal> {
    let Some(((_, site), load)) = elsewhere.first_key_value() else { return Ok(RefusalCode::NothingSelected.into()) };
    let what = match (load.assets.first(), load.supplies.first()) {
        (Some(asset), _) => deployments::asset(tx, *asset)?.serial,
        (None, Some(some)) => deployments::supply_lot(tx, some.id)?.model,
        (None, None) => String::new(),
    };
    let place = customers::place(tx, *site)?;
    let refusal = Refusal::new(RefusalCode::OtherSite).with("serial", what);
    Ok(refusal.with("customer", place.customer).with("site", place.site))
}

/// Refuses an outlet that is not in the book.
fn is_in_the_book(tx: &Tx<'_>, plan: &CheckedPlan) -> Result<(), Refusal> {
    match plan.outlet {
        Some(Outlet::Facility(id)) => recyclers::facility(tx, id).map(drop),
        Some(Outlet::Programme(id)) => recyclers::programme(tx, id).map(drop),
        None => Ok(()),
    }
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
        is_in_the_book(tx, &plan)?;
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
        may_leave(tx, &assets)?;
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

pub(super) fn about(tx: &Tx<'_>, pickup: &Pickup) {
    tx.about(pickup.id);
    tx.about(pickup.customer_id);
}
