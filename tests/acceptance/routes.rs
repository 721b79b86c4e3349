//! Where everything goes: proposed at deployment, brought up to the register in the background, told before it is lost.

use endwell_core::deployments::{
    self, HoldForm, HoldLifting, RouteOf, bring_routes_up, route_changes, route_losses, routes_pending,
};
use endwell_core::foundation::ids::{AssetId, CertificationId, FacilityId};
use endwell_core::foundation::{Address, Refusal, RefusalCode, Unwatched, Watch};
use endwell_core::recyclers::{self, CertificationForm, NewRecycler, Scope, Standard, Status, StatusCheckForm};
use endwell_core::routing::{HoldKind, Outlet, ReasonCode, RequirementForm, TryOut, save_requirement, try_out};
use endwell_core::today::{self, Urgency};

use crate::world::{World, device, laptop};

/// The first certification of a facility.
fn certification(world: &World, facility: FacilityId) -> CertificationId {
    world.ask(|tx| recyclers::certifications_of(tx, facility))[0].id
}

/// Another recycler, that holds R2v3 with data sanitization until a day.
fn second_facility(world: &World, valid_until: &str) -> FacilityId {
    let address = Address { city: "Dayton".into(), region: "OH".into(), ..Address::default() };
    let form = NewRecycler { name: "Prairie Recovery".into(), facility_name: "Dayton works".into(), address };
    let facility_id = recyclers::add(&world.book, form).unwrap().value;
    let form = CertificationForm {
        facility_id,
        id: None,
        version: 0,
        standard: Standard::R2v3,
        revision: String::new(),
        number: "R2-40127".into(),
        body: String::new(),
        scopes: vec![Scope::R2DataSanitization],
        scope_text: String::new(),
        valid_from: "2024-01-01".into(),
        valid_until: valid_until.into(),
        file: None,
        checked_on: String::new(),
        checked_at: String::new(),
    };
    recyclers::save_certification(&world.book, form).unwrap();
    facility_id
}

/// The kept outlet of a device's group.
fn kept(world: &World, serial: &str) -> String {
    world
        .ask(|tx| {
            tx.one(
                "SELECT g.outlet FROM asset a JOIN route_group g
                 ON g.site_id = a.site_id AND g.model_id = a.model_id AND g.category = a.category
              WHERE a.serial = ?1",
                &[&serial],
                |row| row.get("outlet"),
            )
        })
        .unwrap()
}

fn of(facility: FacilityId) -> String {
    Outlet::Facility(facility).to_string()
}

fn bring_up(world: &World) -> u64 {
    bring_routes_up(&world.book, (), &Unwatched).unwrap().value.pieces
}

fn pending(world: &World) -> bool {
    world.ask(|tx| routes_pending(tx, ())).pending
}

fn route(world: &World, asset: AssetId) -> endwell_core::routing::Route {
    world.ask(|tx| deployments::route_of(tx, RouteOf { asset_id: asset })).route
}

fn suspend(world: &World, certification_id: CertificationId) {
    let form = StatusCheckForm {
        certification_id,
        checked_on: "2026-11-20".into(),
        checked_by: "Dana".into(),
        checked_at: "the register".into(),
        status: Status::Suspended,
        since: String::new(),
        note: String::new(),
        file: None,
    };
    recyclers::check_status(&world.book, form).unwrap();
}

/// What is counted and routed alike, as it is kept and as a scan of everything gives it.
pub fn assert_route_groups_are_right(world: &World) {
    let rows = |sql: &str| world.ask(|tx| tx.all(sql, &[], |row| row.get::<String>("line")));
    let line = "site_id||' '||model_id||' '||category||' '||devices||' '||supplies AS line";
    let kept = rows(&format!("SELECT {line} FROM route_group WHERE devices + supplies > 0 ORDER BY 1"));
    let counted = rows(&format!(
        "SELECT {line} FROM (SELECT site_id, model_id, category, sum(devices) AS devices, sum(supplies) AS supplies FROM (
             SELECT site_id, model_id, category, 1 AS devices, 0 AS supplies FROM asset WHERE state <> 'disposed'
             UNION ALL
             SELECT site_id, model_id, category, 0, quantity - retired FROM supply_lot)
          GROUP BY site_id, model_id, category) WHERE devices + supplies > 0 ORDER BY 1"
    ));
    assert_eq!(kept, counted);
}

#[test]
fn a_device_has_its_route_when_it_is_deployed() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    let facility = world.facility();
    let ids = world.deploy(place, "2026-11-23", vec![laptop("5CG1"), device("SRV4711", "Dell PowerEdge R750")]);
    assert_eq!(kept(&world, "5CG1"), of(facility));
    let card = world.card(ids[0]);
    assert_eq!(card.route.outlet, Some(Outlet::Facility(facility)));
    assert_eq!(card.route.rule.as_deref(), Some("Whatever holds data"));
    let best = route(&world, ids[1]);
    assert!(best.best().unwrap().reasons_for.iter().any(|reason| reason.code == ReasonCode::Certified));
    assert_route_groups_are_right(&world);
}

#[test]
fn without_any_outlet_a_deployment_says_so_and_is_recorded_all_the_same() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    let ids = world.deploy(place, "2026-11-23", vec![laptop("5CG1")]);
    let card = world.card(ids[0]);
    assert_eq!((card.route.outlet, card.route.against[0].code), (None, ReasonCode::NoOutlet));
    assert_eq!(kept(&world, "5CG1"), "");
}

#[test]
fn a_change_of_the_register_routes_everything_anew_and_is_told() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    world.deploy(place, "2026-11-23", vec![laptop("5CG1"), laptop("5CG2")]);
    assert!(pending(&world), "the book was never routed");
    bring_up(&world);
    assert!(!pending(&world));
    let facility = world.facility();
    assert!(pending(&world));
    assert_eq!(kept(&world, "5CG1"), "", "nothing is done before it is asked for");
    assert!(bring_up(&world) >= 2);
    assert_eq!(kept(&world, "5CG1"), of(facility));
    let changes = world.ask(route_changes);
    assert_eq!((changes.len(), changes[0].devices, changes[0].was), (1, 2, None));
    assert_eq!(changes[0].becomes, Some(Outlet::Facility(facility)));
    let shown = world.ask(|tx| today::show(tx, ()));
    assert_eq!(shown.changes[0].becomes.as_deref(), Some("Blue Harbor Recycling, Ohio facility"));
    assert_eq!(bring_up(&world), 0, "once is enough");
}

#[test]
fn a_suspension_takes_the_route_away_and_leaves_the_reason() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    let facility = world.facility();
    let ids = world.deploy(place, "2026-11-23", vec![laptop("5CG1")]);
    suspend(&world, certification(&world, facility));
    bring_up(&world);
    assert_eq!(kept(&world, "5CG1"), "");
    let against = &route(&world, ids[0]).outlets[0].against;
    assert_eq!(against.iter().map(|reason| reason.code).collect::<Vec<_>>(), [ReasonCode::CertificationSuspended]);
}

#[test]
fn what_loses_its_route_is_told_before_it_happens() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    let facility = world.facility();
    // The same standard as the other one holds, but for three weeks more only; it is nearer to nothing else.
    let ending = second_facility(&world, "2026-12-14");
    let form = RequirementForm {
        customer_id: place.customer,
        version: 0,
        standards: vec![Standard::R2v3],
        on_site_destruction: false,
        no_export: false,
        note: String::new(),
    };
    save_requirement(&world.book, form).unwrap();
    world.deploy(place, "2026-11-23", vec![laptop("5CG1"), laptop("5CG2")]);
    bring_up(&world);
    assert_eq!(kept(&world, "5CG1"), of(ending));
    let losses = world.ask(route_losses);
    assert_eq!((losses.len(), losses[0].devices, losses[0].without), (1, 2, 2));
    assert_eq!((losses[0].lost_on.to_string(), losses[0].was), ("2026-12-15".into(), Outlet::Facility(ending)));
    let shown = world.ask(|tx| today::show(tx, ()));
    let row = shown.ending.iter().find(|row| row.facility_id == Some(ending)).unwrap();
    assert_eq!((row.urgency, row.days, row.devices, row.without), (Urgency::Month, 21, 2, 2));
    assert!(shown.ending.iter().all(|row| row.facility_id != Some(facility)), "it holds until 2028");
}

#[test]
fn undoing_a_change_of_the_register_routes_back() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    let facility = world.facility();
    world.deploy(place, "2026-11-23", vec![laptop("5CG1")]);
    bring_up(&world);
    let form = RequirementForm {
        customer_id: place.customer,
        version: 0,
        standards: vec![Standard::R2v3],
        on_site_destruction: false,
        no_export: false,
        note: String::new(),
    };
    save_requirement(&world.book, form).unwrap();
    bring_up(&world);
    assert_eq!(kept(&world, "5CG1"), "");
    assert_eq!(world.ask(route_changes).len(), 1);
    // Routing is nobody's action: what is undone is the requirement.
    world.book.undo().unwrap();
    bring_up(&world);
    assert!(world.ask(route_changes).is_empty(), "what goes back was no change");
    assert_eq!(kept(&world, "5CG1"), of(facility));
    assert_route_groups_are_right(&world);
}

/// Stops at once.
struct Stopped;

impl Watch for Stopped {
    fn progress(&self, _done: u64, _total: u64) {}

    fn cancelled(&self) -> bool {
        true
    }
}

#[test]
fn stopped_routing_goes_on_where_it_was() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    world.deploy(place, "2026-11-23", vec![laptop("5CG1")]);
    let facility = world.facility();
    let stopped = bring_routes_up(&world.book, (), &Stopped).unwrap_err();
    assert_eq!(stopped.code, RefusalCode::Cancelled);
    assert!(pending(&world));
    bring_up(&world);
    assert_eq!((kept(&world, "5CG1"), pending(&world)), (of(facility), false));
}

#[test]
fn a_hold_keeps_a_device_and_is_lifted_again() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    world.facility();
    let ids = world.deploy(place, "2026-11-23", vec![laptop("5CG1"), laptop("5CG2")]);
    let form =
        HoldForm { assets: ids.clone(), kind: HoldKind::LegalHold, since: "2026-11-01".into(), note: "Case 4".into() };
    deployments::hold(&world.book, form.clone()).unwrap();
    assert_eq!(world.card(ids[1]).holds.len(), 1);
    assert_eq!(route(&world, ids[0]).stays[0].code, ReasonCode::LegalHold);
    deployments::lift_hold(&world.book, HoldLifting { asset_id: ids[0], kind: HoldKind::LegalHold }).unwrap();
    assert!(route(&world, ids[0]).best().is_some());
    world.book.undo().unwrap();
    world.book.undo().unwrap();
    assert!(world.card(ids[0]).holds.is_empty() && world.card(ids[1]).holds.is_empty());
    let refused = |form| deployments::hold(&world.book, form).unwrap_err();
    assert_eq!(refused(HoldForm { assets: Vec::new(), ..form.clone() }).code, RefusalCode::NothingSelected);
    let wrong: Refusal = refused(HoldForm { since: "soon".into(), ..form.clone() });
    assert_eq!(wrong.fields[0].field, "since");
    let ahead = refused(HoldForm { since: "2026-11-24".into(), ..form.clone() });
    assert_eq!((ahead.fields[0].field.as_str(), ahead.fields[0].code), ("since", RefusalCode::DayInFuture));
    let not_there = HoldLifting { asset_id: ids[0], kind: HoldKind::Leased };
    assert_eq!(deployments::lift_hold(&world.book, not_there).unwrap_err().code, RefusalCode::NotFound);
}

/// “What would happen to a 22 kg server in Ohio on 1 July?”
fn server_in_ohio() -> TryOut {
    TryOut {
        category: "server".into(),
        maker: String::new(),
        weight: "22".into(),
        quantity: String::new(),
        area: "Ohio".into(),
        on: "2027-07-01".into(),
        customer_id: None,
        holds: Vec::new(),
        table: None,
    }
}

#[test]
fn a_question_is_answered_without_a_device() {
    let world = World::new();
    world.facility();
    let answer = |asked| world.ask(|tx| try_out(tx, asked));
    let route = answer(server_in_ohio());
    assert_eq!(route.rule.as_deref(), Some("Whatever holds data"));
    assert!(route.best().is_some());
    let late = answer(TryOut { on: "2028-04-01".into(), ..server_in_ohio() });
    assert_eq!(late.proposed().against[0].code, ReasonCode::CertificationEnded);
    let wrong = TryOut { weight: "heavy".into(), area: "Atlantis".into(), on: String::new(), ..server_in_ohio() };
    let refusal = world.book.read(|tx| try_out(tx, wrong)).unwrap_err();
    let fields: Vec<_> = refusal.fields.iter().map(|field| field.field.as_str()).collect();
    assert_eq!(fields, ["weight", "area", "on"]);
}

#[test]
fn a_certification_without_the_scope_asked_for_is_not_enough() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    let facility = second_facility(&world, "2028-01-01");
    let ids = world.deploy(place, "2026-11-23", vec![laptop("5CG1")]);
    assert!(route(&world, ids[0]).best().is_some());
    let held = world.ask(|tx| recyclers::certifications_of(tx, facility)).remove(0);
    let form = CertificationForm {
        facility_id: facility,
        id: Some(held.id),
        version: held.version,
        standard: held.standard,
        revision: held.revision,
        number: held.number,
        body: held.body,
        scopes: vec![Scope::R2TestAndRepair],
        scope_text: held.scope_text,
        valid_from: held.valid_from.to_string(),
        valid_until: held.valid_until.to_string(),
        file: None,
        checked_on: String::new(),
        checked_at: String::new(),
    };
    recyclers::save_certification(&world.book, form).unwrap();
    assert_eq!(route(&world, ids[0]).outlets[0].against[0].code, ReasonCode::ScopeMissing);
}
