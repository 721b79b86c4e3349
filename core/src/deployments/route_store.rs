//! The routes of everything there is, kept by what is routed alike (`route_group`), and the holds of single devices.

use std::collections::HashMap;

use super::AssetState;
use crate::book::{Row, ToCell, Tx, bind};
use crate::catalogue::Category;
use crate::foundation::ids::{AssetId, CustomerId, HoldId, SiteId, SupplyLotId};
use crate::foundation::{Address, Area, Day, Grams, Refusal};
use crate::routing::{HoldKind, Outlet, OutletKind, Requirement, Subject};

/// How often the register changed, and for which of its states everything is routed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    pub changes: i64,
    pub routed: i64,
    /// The first day on which a route may be another by itself.
    pub next_on: Option<Day>,
}

pub(super) fn stamp(tx: &Tx<'_>) -> Result<Stamp, Refusal> {
    let stamp = tx.one("SELECT changes, routed, next_on FROM route_stamp WHERE only_row = 1", &[], |row| {
        Ok(Stamp {
            changes: row.get("changes")?,
            routed: row.get("routed")?,
            next_on: Day::parse(row.text("next_on")?).ok(),
        })
    })?;
    stamp.ok_or_else(|| Refusal::unexpected("the book does not count the changes of its register"))
}

/// Makes every route questionable: a day came on which something began or ended.
pub(super) fn turn(tx: &Tx<'_>) -> Result<(), Refusal> {
    tx.execute("UPDATE route_stamp SET changes = changes + 1, next_on = 'never' WHERE only_row = 1", &[])?;
    Ok(())
}

/// Everything is routed for this count of changes, until the day on which something changes by itself.
pub(super) fn all_routed(tx: &Tx<'_>, changes: i64, next_on: Day) -> Result<(), Refusal> {
    tx.execute("UPDATE route_stamp SET routed = ?1, next_on = ?2 WHERE only_row = 1", bind![changes, next_on])?;
    Ok(())
}

/// What is routed alike.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub n: i64,
    pub customer: CustomerId,
    pub category: Category,
    pub maker_key: String,
    /// Of one, in grams.
    pub weight: i64,
    pub region: String,
    pub country: String,
    pub devices: i64,
    pub supplies: i64,
    pub kind: OutletKind,
    pub outlet: Option<Outlet>,
    /// It was routed before.
    pub was_routed: bool,
}

macro_rules! group_sql {
    ($rest:literal) => {
        concat!(
            "SELECT g.n, s.customer_id, g.category, m.maker_key, m.weight_g, s.region, s.country, g.devices, g.supplies, g.kind,
                    g.outlet, g.routed
               FROM route_group g JOIN model m ON m.id = g.model_id JOIN site s ON s.id = g.site_id ",
            $rest
        )
    };
}

fn group(row: &Row<'_>) -> Result<Group, Refusal> {
    let category: Category = row.get("category")?;
    Ok(Group {
        n: row.get("n")?,
        customer: row.get("customer_id")?,
        category,
        maker_key: row.get("maker_key")?,
        weight: row.get::<Option<Grams>>("weight_g")?.map_or(category.facts().weight_g, Grams::count),
        region: row.get("region")?,
        country: row.get("country")?,
        devices: row.get("devices")?,
        supplies: row.get("supplies")?,
        kind: row.get("kind")?,
        outlet: outlet(row)?,
        was_routed: row.get::<i64>("routed")? > 0,
    })
}

fn outlet(row: &Row<'_>) -> Result<Option<Outlet>, Refusal> {
    match row.text("outlet")? {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(Refusal::unexpected),
    }
}

/// Groups that are routed for an older state of the register than `changes`. Relies on route_group_routed.
pub(super) fn stale_groups(tx: &Tx<'_>, changes: i64, limit: u32) -> Result<Vec<Group>, Refusal> {
    tx.all(group_sql!("WHERE g.routed < ?1 ORDER BY g.routed, g.n LIMIT ?2"), bind![changes, limit], group)
}

/// Groups that are not routed yet. Relies on route_group_routed.
pub(super) fn new_groups(tx: &Tx<'_>, limit: u32) -> Result<Vec<Group>, Refusal> {
    tx.all(group_sql!("WHERE g.routed = 0 ORDER BY g.n LIMIT ?1"), bind![limit], group)
}

/// Groups of an outlet after `after`. Relies on route_group_of_outlet.
pub(super) fn groups_of(tx: &Tx<'_>, outlet: Outlet, after: i64, limit: u32) -> Result<Vec<Group>, Refusal> {
    tx.all(group_sql!("WHERE g.outlet = ?1 AND g.n > ?2 ORDER BY g.n LIMIT ?3"), bind![outlet, after, limit], group)
}

/// How many devices and supplies are in groups that wait to be routed.
pub(super) fn waiting(tx: &Tx<'_>, changes: i64) -> Result<u64, Refusal> {
    let sum = tx.one(
        "SELECT coalesce(sum(devices + supplies), 0) AS pieces, count(*) AS groups FROM route_group WHERE routed < ?1",
        bind![changes],
        |row| Ok((row.get::<i64>("pieces")?, row.get::<i64>("groups")?)),
    )?;
    let (pieces, groups) = sum.unwrap_or_default();
    // A group of nothing still wants its route.
    u64::try_from(pieces.max(groups)).map_err(Refusal::unexpected)
}

pub(super) fn set_route(
    tx: &Tx<'_>,
    group: i64,
    (kind, outlet): (OutletKind, Option<Outlet>),
    changes: i64,
) -> Result<(), Refusal> {
    let outlet = outlet.map(|outlet| outlet.to_string()).unwrap_or_default();
    tx.execute(
        "UPDATE route_group SET kind = ?2, outlet = ?3, routed = ?4 WHERE n = ?1",
        bind![group, kind, outlet, changes],
    )?;
    Ok(())
}

/// The same route for a newer state of the register.
pub(super) fn keep_route(tx: &Tx<'_>, group: i64, changes: i64) -> Result<(), Refusal> {
    tx.execute("UPDATE route_group SET routed = ?2 WHERE n = ?1", bind![group, changes])?;
    Ok(())
}

/// Pieces that changed their route by themselves today. What goes back on the same day was no change.
pub(super) fn note_change(
    tx: &Tx<'_>,
    (was, becomes): (Option<Outlet>, Option<Outlet>),
    (devices, supplies): (i64, i64),
) -> Result<(), Refusal> {
    let written = |outlet: Option<Outlet>| outlet.map(|outlet| outlet.to_string()).unwrap_or_default();
    let back = tx.one(
        "SELECT n, devices, supplies FROM route_change WHERE found_on = ?1 AND was = ?2 AND becomes = ?3",
        bind![tx.today(), written(becomes), written(was)],
        |row| Ok((row.get::<i64>("n")?, row.get::<i64>("devices")?, row.get::<i64>("supplies")?)),
    )?;
    let (mut devices, mut supplies) = (devices, supplies);
    if let Some((n, gone, gone_supplies)) = back {
        let (taken, taken_supplies) = (gone.min(devices), gone_supplies.min(supplies));
        tx.execute(
            "UPDATE route_change SET devices = devices - ?2, supplies = supplies - ?3 WHERE n = ?1",
            bind![n, taken, taken_supplies],
        )?;
        tx.execute("DELETE FROM route_change WHERE n = ?1 AND devices = 0 AND supplies = 0", bind![n])?;
        (devices, supplies) = (devices - taken, supplies - taken_supplies);
    }
    if devices == 0 && supplies == 0 {
        return Ok(());
    }
    tx.execute(
        "INSERT INTO route_change (found_on, was, becomes, devices, supplies) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (found_on, was, becomes) DO UPDATE SET devices = devices + excluded.devices,
                                                            supplies = supplies + excluded.supplies",
        bind![tx.today(), written(was), written(becomes), devices, supplies],
    )?;
    Ok(())
}

/// Forgets changes that were found before a day.
pub(super) fn forget_changes(tx: &Tx<'_>, before: Day) -> Result<(), Refusal> {
    tx.execute("DELETE FROM route_change WHERE found_on < ?1", bind![before])?;
    Ok(())
}

/// Pieces that changed their route by themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RouteChange {
    pub found_on: Day,
    pub was: Option<Outlet>,
    pub becomes: Option<Outlet>,
    pub devices: u32,
    pub supplies: u32,
}

/// What changed its route by itself, the newest first.
pub fn route_changes(tx: &Tx<'_>) -> Result<Vec<RouteChange>, Refusal> {
    let written = |row: &Row<'_>, column: &'static str| match row.text(column)? {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(Refusal::unexpected),
    };
    tx.all(
        "SELECT found_on, was, becomes, devices, supplies FROM route_change ORDER BY found_on DESC, devices DESC, n",
        &[],
        |row| {
            Ok(RouteChange {
                found_on: row.get("found_on")?,
                was: written(row, "was")?,
                becomes: written(row, "becomes")?,
                devices: row.get("devices")?,
                supplies: row.get("supplies")?,
            })
        },
    )
}

/// Pieces that will lose their outlet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RouteLoss {
    /// The first day without it.
    pub lost_on: Day,
    pub was: Outlet,
    pub devices: u32,
    pub supplies: u32,
    /// Of these, how many will have no outlet at all.
    pub without: u32,
}

/// What will lose its outlet, the soonest first.
pub fn route_losses(tx: &Tx<'_>) -> Result<Vec<RouteLoss>, Refusal> {
    tx.all("SELECT lost_on, was, devices, supplies, without FROM route_loss ORDER BY lost_on, was", &[], |row| {
        Ok(RouteLoss {
            lost_on: row.get("lost_on")?,
            was: row.get("was")?,
            devices: row.get("devices")?,
            supplies: row.get("supplies")?,
            without: row.get("without")?,
        })
    })
}

pub(super) fn set_losses(tx: &Tx<'_>, losses: &[RouteLoss]) -> Result<(), Refusal> {
    tx.execute("DELETE FROM route_loss", &[])?;
    for loss in losses {
        tx.execute(
            "INSERT INTO route_loss (lost_on, was, devices, supplies, without) VALUES (?1, ?2, ?3, ?4, ?5)",
            bind![loss.lost_on, loss.was, loss.devices, loss.supplies, loss.without],
        )?;
    }
    Ok(())
}

/// What decides the route of one device or supply lot; the requirement is the customer's.
#[derive(Clone, Debug)]
pub struct Routable {
    pub customer_id: CustomerId,
    pub site_id: SiteId,
    pub state: AssetState,
    pub subject: Subject,
}

fn routable(row: &Row<'_>, state: AssetState, (quantity, holds): (u32, Vec<HoldKind>)) -> Result<Routable, Refusal> {
    let category: Category = row.get("category")?;
    let address = Address { region: row.get("region")?, country: row.get("country")?, ..Address::default() };
    Ok(Routable {
        customer_id: row.get("customer_id")?,
        site_id: row.get("site_id")?,
        state,
        subject: Subject {
            category,
            maker_key: row.get("maker_key")?,
            weight: row.get::<Option<Grams>>("weight_g")?.map_or(category.facts().weight_g, Grams::count),
            quantity,
            area: Area::of(&address),
            requirement: Requirement::default(),
            holds,
        },
    })
}

/// A device as it is routed, without its customer's requirement; refuses an id that is not in the book.
pub(super) fn device(tx: &Tx<'_>, id: AssetId) -> Result<Routable, Refusal> {
    let holds: Vec<HoldKind> = holds_of(tx, id)?.into_iter().map(|hold| hold.kind).collect();
    let found = tx.one(
        "SELECT a.customer_id, a.site_id, a.state, a.category, m.maker_key, m.weight_g, s.region, s.country
           FROM asset a JOIN model m ON m.id = a.model_id JOIN site s ON s.id = a.site_id WHERE a.id = ?1",
        bind![id],
        |row| routable(row, row.get("state")?, (1, holds)),
    )?;
    found.ok_or_else(|| Refusal::not_found("asset"))
}

/// So many devices are asked for in one statement.
const AT_ONCE: usize = 200;

/// Devices as they are routed, in the order of their ids and without their customers' requirements; refuses an id that is not
/// in the book. A few statements for many devices.
pub(super) fn devices(tx: &Tx<'_>, ids: &[AssetId]) -> Result<Vec<Routable>, Refusal> {
    let mut holds: HashMap<AssetId, Vec<HoldKind>> = HashMap::new();
    let mut found: HashMap<AssetId, Routable> = HashMap::new();
    for some in ids.chunks(AT_ONCE) {
        let places = (1..=some.len()).map(|at| format!("?{at}")).collect::<Vec<_>>().join(", ");
        let values: Vec<&dyn ToCell> = some.iter().map(|id| id as &dyn ToCell).collect();
        let sql =
            format!("SELECT asset_id, kind FROM asset_hold WHERE asset_id IN ({places}) ORDER BY asset_id, since, id");
        tx.each(&sql, &values, |row| {
            holds.entry(row.get("asset_id")?).or_default().push(row.get("kind")?);
            Ok(())
        })?;
        let sql = format!(
            "SELECT a.id, a.customer_id, a.site_id, a.state, a.category, m.maker_key, m.weight_g, s.region, s.country
               FROM asset a JOIN model m ON m.id = a.model_id JOIN site s ON s.id = a.site_id WHERE a.id IN ({places})"
        );
        tx.each(&sql, &values, |row| {
            let id: AssetId = row.get("id")?;
            found.insert(id, routable(row, row.get("state")?, (1, holds.remove(&id).unwrap_or_default()))?);
            Ok(())
        })?;
    }
    ids.iter().map(|id| found.get(id).cloned().ok_or_else(|| Refusal::not_found("asset"))).collect()
}

/// Some of a supply lot as it is routed.
pub(super) fn lot(tx: &Tx<'_>, id: SupplyLotId, quantity: u32) -> Result<Routable, Refusal> {
    let found = tx.one(
        "SELECT l.customer_id, l.site_id, l.category, m.maker_key, m.weight_g, s.region, s.country
           FROM supply_lot l JOIN model m ON m.id = l.model_id JOIN site s ON s.id = l.site_id WHERE l.id = ?1",
        bind![id],
        |row| routable(row, AssetState::InService, (quantity, Vec::new())),
    )?;
    found.ok_or_else(|| Refusal::not_found("supply lot"))
}

/// Why a device may not leave yet, or not by every way.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct Hold {
    pub id: HoldId,
    pub kind: HoldKind,
    pub since: Day,
    pub note: String,
}

/// The holds of a device, the oldest first.
pub fn holds_of(tx: &Tx<'_>, asset: AssetId) -> Result<Vec<Hold>, Refusal> {
    tx.all("SELECT id, kind, since, note FROM asset_hold WHERE asset_id = ?1 ORDER BY since, id", bind![asset], |row| {
        Ok(Hold { id: row.get("id")?, kind: row.get("kind")?, since: row.get("since")?, note: row.get("note")? })
    })
}

/// Puts a hold on a device, or changes the one of its kind.
pub(super) fn hold(tx: &Tx<'_>, asset: AssetId, kind: HoldKind, (since, note): (Day, &str)) -> Result<(), Refusal> {
    let id: HoldId = tx.new_id();
    tx.execute(
        "INSERT INTO asset_hold (id, version, asset_id, kind, since, note) VALUES (?1, 1, ?2, ?3, ?4, ?5)
         ON CONFLICT (asset_id, kind) DO UPDATE SET since = excluded.since, note = excluded.note, version = version + 1",
        bind![id, asset, kind, since, note],
    )?;
    Ok(())
}

/// Lifts a hold; answers whether there was one.
pub(super) fn lift(tx: &Tx<'_>, asset: AssetId, kind: HoldKind) -> Result<bool, Refusal> {
    let gone = tx.execute("DELETE FROM asset_hold WHERE asset_id = ?1 AND kind = ?2", bind![asset, kind])?;
    Ok(gone > 0)
}
