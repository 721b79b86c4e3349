//! A load is checked whenever it goes on: at the collection, at the arrival, at the processing.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::release::{self, Question};
use super::release_store::{self, NewRelease};
use super::store::{self, Pickup};
use super::{Objection, OutletThen, Override, ReleaseStep};
use crate::book::Tx;
use crate::deployments;
use crate::foundation::ids::{FacilityId, PickupId};
use crate::foundation::{Day, Refusal};
use crate::routing::{self, Subject};

/// A check to be made.
pub(super) struct Check<'p> {
    pub pickup: &'p Pickup,
    pub at: ReleaseStep,
    pub on: Day,
    /// Where it is processed, where that is known.
    pub facility: Option<FacilityId>,
}

/// What a check found.
struct Found {
    objections: Vec<Objection>,
    then: OutletThen,
}

fn look(tx: &Tx<'_>, check: &Check<'_>) -> Result<Found, Refusal> {
    let outlet = check.pickup.outlet();
    // Look-ups are asked for before a load leaves; where nobody had chosen this outlet by then, as soon as it is checked for it.
    let fresh = !release_store::releases(tx, check.pickup.id)?.iter().any(|before| before.outlet == outlet);
    let asked = Question { outlet, on: check.on, fresh };
    let register = release::alone(routing::read(tx)?, outlet, check.facility);
    let objections = release::objections(&pieces(tx, check.pickup.id)?, asked, &register);
    Ok(Found { objections, then: release::then(asked, &register) })
}

/// All that a pickup carries, as it is routed.
fn pieces(tx: &Tx<'_>, pickup: PickupId) -> Result<Vec<Subject>, Refusal> {
    let lines = store::lines(tx, pickup)?;
    let assets: Vec<_> = lines.iter().filter_map(|line| line.asset_id).collect();
    let devices = deployments::routable_devices(tx, &assets)?.into_iter().map(|device| device.subject);
    let mut pieces: Vec<Subject> = devices.collect();
    for line in &lines {
        if let Some(lot) = line.supply_lot_id {
            pieces.push(deployments::routable_lot(tx, lot, line.quantity)?.subject);
        }
    }
    Ok(pieces)
}

/// Lets a load go on, and keeps what was looked at; refuses it where something speaks against it and nobody signs.
pub(super) fn let_go(tx: &Tx<'_>, check: &Check<'_>, given: Option<&Override>) -> Result<(), Refusal> {
    let Found { objections, then } = look(tx, check)?;
    let signed = release::signed(&objections, given)?;
    let new = NewRelease {
        pickup: check.pickup.id,
        at: check.at,
        on: check.on,
        facility: check.pickup.facility_id.or(check.facility),
        programme: check.pickup.programme_id,
        objections: &objections,
        then: &then,
        signed: &signed,
    };
    release_store::insert(tx, &new)
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ObjectionsAsked {
    pub id: PickupId,
    pub at: ReleaseStep,
    pub on: String,
    /// Where a programme's load is processed, where the programme does not say.
    pub facility_id: Option<FacilityId>,
}

#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Objections {
    pub objections: Vec<Objection>,
}

/// What would speak against a pickup going on. Writes nothing.
pub fn objections(tx: &Tx<'_>, asked: ObjectionsAsked) -> Result<Objections, Refusal> {
    let on = Day::parse(&asked.on).map_err(|problem| Refusal::field("on", problem))?;
    let pickup = store::pickup(tx, asked.id)?;
    let facility = asked.facility_id.filter(|_| asked.at == ReleaseStep::Processed);
    let found = look(tx, &Check { pickup: &pickup, at: asked.at, on, facility })?;
    Ok(Objections { objections: found.objections })
}
