//! Where everything that was deployed goes: proposed for each new group at once, and again for all when the register changes.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::route_store::{self, Group, Hold, Routable, RouteLoss, Stamp};
use crate::book::{Book, Done, Tx};
use crate::catalogue::Category;
use crate::foundation::ids::{AssetId, CustomerId, SupplyLotId};
use crate::foundation::{Address, Area, Day, Refusal, RefusalCode, Watch};
use crate::routing::{self, Outlet, OutletKind, Register, Requirement, Route, Subject};

/// So many groups are routed in one transaction: a few milliseconds, so that nobody waits for it.
const CHUNK: u32 = 1_000;

/// After so many days everything is looked at again, though nothing changed: what is told of the weeks ahead moves with them.
const LOOKED_AT_FOR: i64 = 7;

/// How far ahead losses are found: what is told of 90 days, until it is looked at again.
const AHEAD: i64 = 90 + LOOKED_AT_FOR;

/// How long a change of routes is told.
const TOLD_FOR: i64 = 30;

/// What decides the route of a group, so that alike ones are decided once.
type Case = (Category, String, i64, Option<Area>, CustomerId);

/// Routes groups, one after another.
struct Router {
    register: Register,
    changes: i64,
    today: Day,
    areas: HashMap<(String, String), Option<Area>>,
    decided: HashMap<(Case, Day), (OutletKind, Option<Outlet>)>,
}

impl Router {
    fn read(tx: &Tx<'_>, changes: i64) -> Result<Router, Refusal> {
        let (register, today) = (routing::read(tx)?, tx.today());
        Ok(Router { register, changes, today, areas: HashMap::new(), decided: HashMap::new() })
    }

    /// Decides a group as if it left on `day`.
    fn decide(&mut self, group: &Group, day: Day) -> (OutletKind, Option<Outlet>) {
        let written = (group.region.clone(), group.country.clone());
        let area = self.areas.entry(written).or_insert_with_key(|(region, country)| {
            Area::of(&Address { region: region.clone(), country: country.clone(), ..Address::default() })
        });
        // Customers without a requirement of their own are alike.
        let requirement = self.register.requirements.get(&group.customer);
        let customer = requirement.map_or_else(nobody, |_| group.customer);
        let case = (group.category, group.maker_key.clone(), group.weight, area.clone(), customer);
        let key = (case, day);
        if let Some(decided) = self.decided.get(&key) {
            return *decided;
        }
        let subject = Subject {
            category: group.category,
            maker_key: group.maker_key.clone(),
            weight: group.weight,
            quantity: 1,
            area: area.clone(),
            requirement: requirement.cloned().unwrap_or_default(),
            holds: Vec::new(),
        };
        let route = routing::route(&subject, day, None, &self.register);
        let decided = (route.kind, route.best().map(|best| best.outlet));
        self.decided.insert(key, decided);
        decided
    }

    /// Routes some groups; those that were routed before and go elsewhere now are told.
    fn route(&mut self, tx: &Tx<'_>, groups: &[Group]) -> Result<u64, Refusal> {
        let mut changed: BTreeMap<(Option<Outlet>, Option<Outlet>), (i64, i64)> = BTreeMap::new();
        let mut pieces = 0;
        for group in groups {
            let (kind, outlet) = self.decide(group, self.today);
            if (kind, outlet) == (group.kind, group.outlet) {
                route_store::keep_route(tx, group.n, self.changes)?;
            } else {
                route_store::set_route(tx, group.n, (kind, outlet), self.changes)?;
            }
            if group.was_routed && outlet != group.outlet && group.devices + group.supplies > 0 {
                let sum = changed.entry((group.outlet, outlet)).or_default();
                *sum = (sum.0 + group.devices, sum.1 + group.supplies);
            }
            pieces += u64::try_from((group.devices + group.supplies).max(1)).unwrap_or(1);
        }
        for (outlets, sum) in changed {
            route_store::note_change(tx, outlets, sum)?;
        }
        Ok(pieces)
    }

    /// What loses its outlet within the next weeks, by day and outlet.
    fn losses(&mut self, tx: &Tx<'_>) -> Result<Vec<RouteLoss>, Refusal> {
        let mut losses = Vec::new();
        let last = self.today.plus_days(AHEAD);
        let turning = routing::turning_days(&self.register, self.today);
        for (outlet, day) in turning.into_iter().filter(|(_, day)| *day <= last) {
            let mut loss = RouteLoss { lost_on: day, was: outlet, devices: 0, supplies: 0, without: 0 };
            let mut after = 0;
            loop {
                let groups = route_store::groups_of(tx, outlet, after, CHUNK)?;
                let Some(end) = groups.last().map(|group| group.n) else { break };
                after = end;
                for group in &groups {
                    // Only what this very day takes from it.
                    let before = self.decide(group, day.plus_days(-1)).1;
                    let then = self.decide(group, day).1;
                    if before == Some(outlet) && then != Some(outlet) {
                        let counted = |count: i64| u32::try_from(count).map_err(Refusal::unexpected);
                        loss.devices += counted(group.devices)?;
                        loss.supplies += counted(group.supplies)?;
                        if then.is_none() {
                            loss.without += counted(group.devices + group.supplies)?;
                        }
                    }
                }
            }
            if loss.devices + loss.supplies > 0 {
                losses.push(loss);
            }
        }
        Ok(losses)
    }
}

/// Stands for every customer that requires nothing.
fn nobody() -> CustomerId {
    use crate::foundation::ids::Id;
    CustomerId::from_uuid(uuid::Uuid::nil())
}

/// Routes what has no route yet, a few at most: what one deployment made.
pub(super) fn route_new(tx: &Tx<'_>, limit: u32) -> Result<(), Refusal> {
    let groups = route_store::new_groups(tx, limit)?;
    if groups.is_empty() {
        return Ok(());
    }
    let changes = route_store::stamp(tx)?.changes;
    Router::read(tx, changes)?.route(tx, &groups)?;
    Ok(())
}

/// How many pieces wait for their route.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoutesPending {
    /// Whether `bring_routes_up` has anything to do.
    pub pending: bool,
}

fn is_behind(stamp: Stamp, today: Day) -> bool {
    stamp.routed < stamp.changes || stamp.next_on.is_some_and(|day| day <= today)
}

/// Whether routes are older than the register. Asked after every change.
pub fn routes_pending(tx: &Tx<'_>, (): ()) -> Result<RoutesPending, Refusal> {
    let pending = is_behind(route_store::stamp(tx)?, tx.today()) || !route_store::new_groups(tx, 1)?.is_empty();
    Ok(RoutesPending { pending })
}

/// What was routed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoutesBroughtUp {
    /// Devices and supplies.
    #[ts(type = "number")]
    pub pieces: u64,
}

/// Brings every route up to the register as it is now, in many small transactions: nobody waits for it, and whatever stops it,
/// the next time goes on from there. Nothing of it is a person's action: it is not audited and follows undo by itself.
pub fn bring_routes_up(book: &Book, (): (), watch: &dyn Watch) -> Result<Done<RoutesBroughtUp>, Refusal> {
    let mut router: Option<Router> = None;
    let mut pieces = 0;
    let mut total = 0;
    loop {
        let (done, finished) = book.derive(|tx| {
            let mut stamp = route_store::stamp(tx)?;
            if stamp.next_on.is_some_and(|day| day <= tx.today()) {
                route_store::turn(tx)?;
                stamp = route_store::stamp(tx)?;
            }
            if router.as_ref().is_none_or(|router| router.changes != stamp.changes || router.today != tx.today()) {
                router = Some(Router::read(tx, stamp.changes)?);
                total = pieces + route_store::waiting(tx, stamp.changes)?;
            }
            let Some(router) = router.as_mut() else { return Err(Refusal::unexpected("no router")) };
            let groups = route_store::stale_groups(tx, stamp.changes, CHUNK)?;
            if !groups.is_empty() {
                return Ok((router.route(tx, &groups)?, false));
            }
            Ok((0, true))
        })?;
        pieces += done;
        watch.progress(pieces, total);
        if watch.cancelled() {
            return Err(RefusalCode::Cancelled.into());
        }
        let Some(router) = router.as_mut().filter(|_| finished) else { continue };
        // What will be lost is looked for without keeping anybody from writing.
        let losses = book.read(|tx| router.losses(tx))?;
        if book.derive(|tx| finish(tx, router, &losses))? {
            return Ok(Done { value: RoutesBroughtUp { pieces }, changed: vec!["route_group".to_owned()] });
        }
    }
}

/// Notes that everything is routed and what will be lost; answers whether nothing came between.
fn finish(tx: &Tx<'_>, router: &Router, losses: &[RouteLoss]) -> Result<bool, Refusal> {
    let changes = route_store::stamp(tx)?.changes;
    if changes != router.changes || tx.today() != router.today || !route_store::stale_groups(tx, changes, 1)?.is_empty()
    {
        return Ok(false);
    }
    route_store::set_losses(tx, losses)?;
    route_store::forget_changes(tx, tx.today().plus_days(-TOLD_FOR))?;
    let again = tx.today().plus_days(LOOKED_AT_FOR);
    let next_on = routing::next_change(&router.register, tx.today()).map_or(again, |day| day.min(again));
    route_store::all_routed(tx, changes, next_on)?;
    Ok(true)
}

/// A device as it is routed.
pub fn routable_device(tx: &Tx<'_>, id: AssetId) -> Result<Routable, Refusal> {
    required(tx, route_store::device(tx, id)?)
}

/// Devices as they are routed, in the order of their ids.
pub fn routable_devices(tx: &Tx<'_>, ids: &[AssetId]) -> Result<Vec<Routable>, Refusal> {
    let mut devices = route_store::devices(tx, ids)?;
    let mut requirements: HashMap<CustomerId, Requirement> = HashMap::new();
    for device in &mut devices {
        let requirement = match requirements.entry(device.customer_id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(customer) => customer.insert(routing::requirement_of(tx, device.customer_id)?),
        };
        device.subject.requirement = requirement.clone();
    }
    Ok(devices)
}

/// Some of a supply lot as it is routed.
pub fn routable_lot(tx: &Tx<'_>, id: SupplyLotId, quantity: u32) -> Result<Routable, Refusal> {
    required(tx, route_store::lot(tx, id, quantity)?)
}

fn required(tx: &Tx<'_>, routable: Routable) -> Result<Routable, Refusal> {
    let requirement: Requirement = routing::requirement_of(tx, routable.customer_id)?;
    Ok(Routable { subject: Subject { requirement, ..routable.subject }, ..routable })
}

#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RouteOf {
    pub asset_id: AssetId,
}

/// Where a device would go today, and what was looked at.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeviceRoute {
    pub route: Route,
    pub holds: Vec<Hold>,
    /// Where it stands; nothing where its site does not say it.
    pub area: Option<Area>,
    /// In grams: its model's weight, or its category's usual one.
    #[ts(type = "number")]
    pub weight: i64,
}

/// Where a device would go today, with every outlet and what speaks for and against it.
pub fn route_of(tx: &Tx<'_>, RouteOf { asset_id }: RouteOf) -> Result<DeviceRoute, Refusal> {
    let Routable { subject, .. } = routable_device(tx, asset_id)?;
    Ok(DeviceRoute {
        route: routing::route(&subject, tx.today(), None, &routing::read(tx)?),
        holds: route_store::holds_of(tx, asset_id)?,
        area: subject.area,
        weight: subject.weight,
    })
}
