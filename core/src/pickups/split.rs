//! What a mixed selection becomes: the loads to plan, and what stays with why. Writes nothing.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::SomeSupplies;
use crate::book::Tx;
use crate::catalogue::Category;
use crate::customers::{self, Place};
use crate::deployments::{self, AssetState};
use crate::foundation::ids::{AssetId, CustomerId, SiteId, SupplyLotId};
use crate::foundation::{Day, Money, Refusal, RefusalCode};
use crate::routing::{self, Elsewhere, Left, Load, Outlet, OutletKind, Piece, Reason};

/// What is selected, and when it shall leave.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SplitAsked {
    pub assets: Vec<AssetId>,
    pub supplies: Vec<SomeSupplies>,
    pub planned_on: String,
}

#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SplitPlan {
    pub loads: Vec<PlannedLoad>,
    pub stays: Vec<StaysRow>,
}

/// What leaves one site for one outlet.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlannedLoad {
    pub customer_id: CustomerId,
    pub customer: String,
    pub site_id: SiteId,
    pub site: String,
    pub outlet: Outlet,
    pub kind: OutletKind,
    /// Recycler and facility, or the programme.
    pub name: String,
    /// The day asked for, or the earliest that the lead time allows.
    pub on: Day,
    pub assets: Vec<AssetId>,
    pub supplies: Vec<SomeSupplies>,
    /// The largest number first.
    pub categories: Vec<LoadCategory>,
    pub quantity: u32,
    /// In grams.
    #[ts(type = "number")]
    pub weight: i64,
    /// What is to be seen to.
    pub conditions: Vec<Reason>,
    /// By currency; less than nothing where it is credited.
    pub cost: Vec<Money>,
    /// The other outlets against which something speaks.
    pub elsewhere: Vec<Elsewhere>,
}

#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LoadCategory {
    pub category: Category,
    pub pieces: u32,
}

/// What stays where it is: one device, or some of a supply lot.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StaysRow {
    pub asset_id: Option<AssetId>,
    pub supply_lot_id: Option<SupplyLotId>,
    /// Model and serial number; of supplies the model.
    pub what: String,
    pub customer: String,
    pub site: String,
    pub category: Category,
    pub quantity: u32,
    /// Why it stays, or what speaks against the outlet that comes nearest.
    pub reasons: Vec<Reason>,
    pub nearest: Option<String>,
}

/// One of what was selected.
#[derive(Clone, Copy)]
enum Selected {
    Device(AssetId),
    Supplies(SomeSupplies),
}

/// Splits a selection into the loads that fit, one for each site and outlet. Refuses what is not in service.
pub fn split(tx: &Tx<'_>, asked: SplitAsked) -> Result<SplitPlan, Refusal> {
    let day = Day::parse(&asked.planned_on).map_err(|problem| Refusal::field("plannedOn", problem))?;
    let (selected, pieces) = pieces(tx, &asked)?;
    if pieces.is_empty() {
        return Err(RefusalCode::NothingSelected.into());
    }
    let mut places = BTreeMap::new();
    for piece in &pieces {
        if let Entry::Vacant(place) = places.entry(piece.site) {
            place.insert(customers::place(tx, piece.site)?);
        }
    }
    let split = routing::split(&pieces, day, tx.today(), &routing::read(tx)?);
    let selection = Selection { selected, pieces, places };
    Ok(SplitPlan {
        loads: split.loads.into_iter().map(|load| selection.load(load)).collect::<Result<_, _>>()?,
        stays: split.stays.into_iter().map(|left| selection.stays(tx, left)).collect::<Result<_, _>>()?,
    })
}

fn pieces(tx: &Tx<'_>, asked: &SplitAsked) -> Result<(Vec<Selected>, Vec<Piece>), Refusal> {
    let mut selected: Vec<Selected> = asked.assets.iter().copied().map(Selected::Device).collect();
    let mut pieces = Vec::new();
    for device in deployments::routable_devices(tx, &asked.assets)? {
        if device.state != AssetState::InService {
            return Err(RefusalCode::NotInService.into());
        }
        pieces.push(Piece { site: device.site_id, subject: device.subject });
    }
    for some in &asked.supplies {
        let lot = deployments::supply_lot(tx, some.id)?;
        if lot.quantity.saturating_sub(lot.retired) < some.quantity {
            return Err(RefusalCode::NotEnoughLeft.into());
        }
        let routable = deployments::routable_lot(tx, some.id, some.quantity)?;
        pieces.push(Piece { site: routable.site_id, subject: routable.subject });
        selected.push(Selected::Supplies(*some));
    }
    Ok((selected, pieces))
}

/// What was selected, piece by piece, and where it stands.
struct Selection {
    selected: Vec<Selected>,
    pieces: Vec<Piece>,
    places: BTreeMap<SiteId, Place>,
}

impl Selection {
    fn piece(&self, at: usize) -> Result<(Selected, &Piece), Refusal> {
        let piece = self.selected.get(at).copied().zip(self.pieces.get(at));
        piece.ok_or_else(|| Refusal::unexpected("a split names a piece that was not asked for"))
    }

    fn place(&self, site: SiteId) -> Result<&Place, Refusal> {
        self.places.get(&site).ok_or_else(|| Refusal::unexpected("a split names a site that was not asked for"))
    }

    fn load(&self, load: Load) -> Result<PlannedLoad, Refusal> {
        let place = self.place(load.site)?;
        let (mut assets, mut supplies) = (Vec::new(), Vec::new());
        let mut counted: BTreeMap<usize, LoadCategory> = BTreeMap::new();
        for at in load.pieces {
            let (selected, piece) = self.piece(at)?;
            match selected {
                Selected::Device(id) => assets.push(id),
                Selected::Supplies(some) => supplies.push(some),
            }
            let category = piece.subject.category;
            let sum = counted.entry(category.place()).or_insert(LoadCategory { category, pieces: 0 });
            sum.pieces += piece.subject.quantity;
        }
        let mut categories: Vec<LoadCategory> = counted.into_values().collect();
        categories.sort_by_key(|sum| std::cmp::Reverse(sum.pieces));
        Ok(PlannedLoad {
            customer_id: place.customer_id,
            customer: place.customer.clone(),
            site_id: place.site_id,
            site: place.site.clone(),
            outlet: load.outlet,
            kind: load.kind,
            name: load.name,
            on: load.on,
            assets,
            supplies,
            categories,
            quantity: load.quantity,
            weight: load.weight,
            conditions: load.conditions,
            cost: load.cost,
            elsewhere: load.elsewhere,
        })
    }

    fn stays(&self, tx: &Tx<'_>, left: Left) -> Result<StaysRow, Refusal> {
        let (selected, piece) = self.piece(left.piece)?;
        let place = self.place(piece.site)?;
        let (asset_id, supply_lot_id, what) = match selected {
            Selected::Device(id) => {
                let asset = deployments::asset(tx, id)?;
                (Some(id), None, format!("{} {}", asset.model, asset.serial))
            }
            Selected::Supplies(some) => (None, Some(some.id), deployments::supply_lot(tx, some.id)?.model),
        };
        Ok(StaysRow {
            asset_id,
            supply_lot_id,
            what,
            customer: place.customer.clone(),
            site: place.site.clone(),
            category: piece.subject.category,
            quantity: piece.subject.quantity,
            reasons: left.reasons,
            nearest: left.nearest,
        })
    }
}
