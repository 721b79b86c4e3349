//! A mixed selection becomes the right loads, says what stays and why, and is planned and taken back in one step.

use endwell_core::catalogue::Category;
use endwell_core::deployments::{self, HoldForm, NewLine, SuppliesOf};
use endwell_core::foundation::RefusalCode;
use endwell_core::foundation::ids::AssetId;
use endwell_core::pickups::{
    self, MoreForPickup, NewPickup, PlanLoads, PlannedLoad, SomeSupplies, SplitAsked, SplitPlan, StaysRow,
};
use endwell_core::recyclers::TermsForm;
use endwell_core::routing::{HoldKind, Outlet, ReasonCode};

use crate::releases::{facility_terms, programme, terms};
use crate::world::{Place, TODAY, World, device, laptop, told, toner};

fn of(category: &str, line: NewLine) -> NewLine {
    NewLine { category: category.into(), ..line }
}

fn accepts(slugs: &[&str]) -> Vec<Category> {
    slugs.iter().map(|slug| Category::parse(slug).unwrap()).collect()
}

fn hold(world: &World, asset: AssetId, kind: HoldKind) {
    let form = HoldForm { assets: vec![asset], kind, since: "2026-10-01".into(), note: String::new() };
    deployments::hold(&world.book, form).unwrap();
}

fn supplies(world: &World, place: Place) -> Vec<SomeSupplies> {
    let lots = world.ask(|tx| deployments::supplies(tx, SuppliesOf { customer_id: place.customer }));
    lots.iter().map(|lot| SomeSupplies { id: lot.id, quantity: lot.quantity }).collect()
}

/// Twelve laptops of which one is leased, one on legal hold and one locked; a server; three UPSs; six phones; forty toners.
fn mixed(world: &World) -> (Place, SplitAsked) {
    let place = world.customer("Meridian Legal LLP");
    let mut lines: Vec<NewLine> = (1..=12).map(|n| laptop(&format!("LAP{n:03}"))).collect();
    lines.push(of("server", device("SRV001", "Dell PowerEdge R750")));
    lines.extend((1..=3).map(|n| of("ups", device(&format!("UPS{n:03}"), "APC Smart-UPS 1500"))));
    lines.extend((1..=6).map(|n| of("smartphone", device(&format!("PHO{n:03}"), "Apple iPhone 12"))));
    lines.push(toner("40"));
    let assets = world.deploy(place, "2022-01-31", lines);
    assert_eq!(assets.len(), 22);
    for (at, kind) in [HoldKind::Leased, HoldKind::LegalHold, HoldKind::Locked].into_iter().enumerate() {
        hold(world, assets[at], kind);
    }
    let supplies = supplies(world, place);
    (place, SplitAsked { assets, supplies, planned_on: "2026-11-24".into() })
}

/// A recycler that comes three days after booking; a programme for cartridges by weight, and one for phones by number.
fn outlets(world: &World) -> [Outlet; 3] {
    let facility = world.facility();
    facility_terms(world, facility, TermsForm { areas: "US".into(), lead_days: "3".into(), ..terms() });
    let cartridges = TermsForm {
        accepts: accepts(&["toner_cartridge", "ink_cartridge"]),
        least_weight: "9.072".into(),
        lead_days: "5".into(),
        ..terms()
    };
    let phones = TermsForm { accepts: accepts(&["smartphone"]), least_pieces: "20".into(), ..terms() };
    let cartridges = programme(world, "Cartridges back", cartridges);
    let phones = programme(world, "Phones back", phones);
    [Outlet::Facility(facility), Outlet::Programme(cartridges), Outlet::Programme(phones)]
}

fn split(world: &World, asked: &SplitAsked) -> SplitPlan {
    world.ask(|tx| pickups::split(tx, asked.clone()))
}

fn counted(load: &PlannedLoad) -> Vec<(&'static str, u32)> {
    load.categories.iter().map(|sum| (sum.category.slug(), sum.pieces)).collect()
}

fn why(row: &StaysRow) -> (&str, Vec<ReasonCode>, Option<&str>) {
    (row.what.as_str(), row.reasons.iter().map(|reason| reason.code).collect(), row.nearest.as_deref())
}

/// The loads as they are planned.
fn forms(plan: &SplitPlan) -> Vec<NewPickup> {
    let form = |load: &PlannedLoad| {
        let (facility_id, programme_id) = match load.outlet {
            Outlet::Facility(id) => (Some(id), None),
            Outlet::Programme(id) => (None, Some(id)),
        };
        NewPickup {
            assets: load.assets.clone(),
            supplies: load.supplies.clone(),
            planned_on: load.on.to_string(),
            facility_id,
            programme_id,
            carrier: String::new(),
        }
    };
    plan.loads.iter().map(form).collect()
}

#[test]
fn a_mixed_selection_becomes_the_right_loads() {
    let world = World::new();
    let [facility, cartridges, _] = outlets(&world);
    let (place, asked) = mixed(&world);
    let before = world.contents();
    let plan = split(&world, &asked);
    assert_eq!(world.contents(), before, "looking writes nothing");

    let [recycled, taken_back] = plan.loads.as_slice() else { panic!("{:?}", plan.loads) };
    assert_eq!((recycled.outlet, recycled.site_id), (facility, place.site));
    // Six phones are too few for their programme: they go to their next best outlet.
    assert_eq!(counted(recycled), [("laptop", 9), ("smartphone", 6), ("ups", 3), ("server", 1)]);
    assert_eq!((recycled.quantity, recycled.assets.len(), recycled.supplies.len()), (19, 19, 0));
    assert_eq!(recycled.on.to_string(), "2026-11-26", "three days after booking, on {TODAY}");
    assert_eq!((taken_back.outlet, taken_back.name.as_str()), (cartridges, "Cartridges back"));
    assert_eq!((counted(taken_back), taken_back.quantity), (vec![("toner_cartridge", 40)], 40));
    assert_eq!(taken_back.on.to_string(), "2026-11-28");
    assert!(taken_back.weight > 40_000, "{} g", taken_back.weight);

    let stays: Vec<_> = plan.stays.iter().map(why).collect();
    assert_eq!(
        stays,
        [
            ("Dell Latitude 5420 LAP001", vec![ReasonCode::Leased], None),
            ("Dell Latitude 5420 LAP002", vec![ReasonCode::LegalHold], None),
            (
                "Dell Latitude 5420 LAP003",
                vec![ReasonCode::LockedRefused],
                Some("Blue Harbor Recycling, Ohio facility")
            ),
        ]
    );
}

#[test]
fn planned_loads_are_one_action_and_one_step_back() {
    let world = World::new();
    let [facility, ..] = outlets(&world);
    let (_, asked) = mixed(&world);
    let plan = split(&world, &asked);
    let before = world.contents();
    let audited = world.count("audit_event");
    let planned = pickups::plan_loads(&world.book, PlanLoads { loads: forms(&plan) }).unwrap().value;
    let numbers: Vec<_> = planned.iter().map(|pickup| pickup.number.as_str()).collect();
    assert_eq!(numbers, ["P-0001", "P-0002"]);
    assert_eq!(world.count("audit_event"), audited + 1);
    let pickup = world.ask(|tx| pickups::pickup(tx, planned[0].id));
    assert_eq!((pickup.outlet(), pickup.planned_on.to_string().as_str()), (Some(facility), "2026-11-26"));
    let gone = world.book.read(|tx| pickups::split(tx, asked.clone())).unwrap_err();
    assert_eq!(gone.code, RefusalCode::NotInService);
    let step = world.book.undo_state().undo.unwrap();
    assert_eq!((step.action.as_str(), step.params["devices"].as_str()), ("plan-pickup", "19"));
    world.book.undo().unwrap();
    assert_eq!(world.contents(), before);
}

#[test]
fn each_load_is_of_one_site_and_all_are_planned_or_none() {
    let world = World::new();
    let (first, second) = (world.customer("Harbor Dental Group"), world.customer("Orchard Foods"));
    let mut assets = world.deploy(first, "2022-01-31", vec![laptop("AAA111"), laptop("BBB222")]);
    assets.extend(world.deploy(second, "2022-01-31", vec![laptop("CCC333")]));
    world.deploy(second, "2022-01-31", vec![toner("12")]);
    let load = |assets: &[AssetId]| NewPickup {
        assets: assets.to_vec(),
        supplies: Vec::new(),
        planned_on: "2026-12-01".into(),
        facility_id: None,
        programme_id: None,
        carrier: String::new(),
    };
    let plan = |loads: Vec<NewPickup>| pickups::plan_loads(&world.book, PlanLoads { loads });
    let refusal = plan(vec![load(&assets[..1]), load(&assets[1..])]).unwrap_err();
    assert_eq!((refusal.code, refusal.params["serial"].as_str()), (RefusalCode::OtherSite, "CCC333"));
    let elsewhere = NewPickup { supplies: supplies(&world, second), ..load(&assets[..1]) };
    assert_eq!(plan(vec![elsewhere]).unwrap_err().params["serial"], "HP 89X toner cartridge");
    assert_eq!(plan(vec![load(&assets[..1]), load(&assets[..1])]).unwrap_err().code, RefusalCode::NotInService);
    for nothing in [vec![], vec![load(&assets[..1]), load(&[])]] {
        assert_eq!(plan(nothing).unwrap_err().code, RefusalCode::NothingSelected);
    }
    let unreadable = NewPickup { planned_on: "soon".into(), ..load(&assets[2..]) };
    assert_eq!(told(&plan(vec![load(&assets[..1]), unreadable]).unwrap_err()), ["loads.1.plannedOn: not-a-day"]);
    assert_eq!(world.count("pickup"), 0);
    let planned = plan(vec![load(&assets[..2]), load(&assets[2..])]).unwrap().value;
    assert_eq!(planned.len(), 2);
}

#[test]
fn a_selection_of_two_sites_is_split_by_site() {
    let world = World::new();
    outlets(&world);
    let (first, second) = (world.customer("Harbor Dental Group"), world.customer("Orchard Foods"));
    let mut assets = world.deploy(first, "2022-01-31", vec![laptop("AAA111")]);
    assets.extend(world.deploy(second, "2022-01-31", vec![laptop("BBB222")]));
    let plan = split(&world, &SplitAsked { assets, supplies: Vec::new(), planned_on: "2026-12-01".into() });
    let customers: Vec<_> = plan.loads.iter().map(|load| (load.customer.as_str(), load.assets.len())).collect();
    assert_eq!(customers, [("Harbor Dental Group", 1), ("Orchard Foods", 1)]);
    let nothing = SplitAsked { assets: Vec::new(), supplies: Vec::new(), planned_on: "2026-12-01".into() };
    let refused = |asked| world.book.read(|tx| pickups::split(tx, asked)).unwrap_err();
    assert_eq!(refused(nothing.clone()).code, RefusalCode::NothingSelected);
    assert_eq!(told(&refused(SplitAsked { planned_on: "soon".into(), ..nothing })), ["plannedOn: not-a-day"]);
}

#[test]
fn what_is_on_hold_is_not_retired() {
    for kind in [HoldKind::Leased, HoldKind::LegalHold, HoldKind::WarrantyClaim, HoldKind::Locked] {
        let world = World::new();
        let place = world.customer("Harbor Dental Group");
        let assets = world.deploy(place, "2022-01-31", vec![laptop("AAA111"), laptop("BBB222")]);
        hold(&world, assets[1], kind);
        let pickup = world.plan(&assets[..1], None);
        let form = NewPickup {
            assets: assets[1..].to_vec(),
            supplies: Vec::new(),
            planned_on: "2026-12-01".into(),
            facility_id: None,
            programme_id: None,
            carrier: String::new(),
        };
        if kind == HoldKind::Locked {
            pickups::plan(&world.book, form).unwrap();
            continue;
        }
        let more = MoreForPickup { id: pickup, assets: assets[1..].to_vec() };
        let refusals = [
            pickups::plan(&world.book, form.clone()).map(|_| ()).unwrap_err(),
            pickups::plan_loads(&world.book, PlanLoads { loads: vec![form] }).map(|_| ()).unwrap_err(),
            pickups::add_lines(&world.book, more).map(|_| ()).unwrap_err(),
        ];
        for refusal in refusals {
            let said = (refusal.params["serial"].as_str(), refusal.params["kind"].as_str());
            assert_eq!((refusal.code, said), (RefusalCode::OnHold, ("BBB222", kind.as_str())));
        }
        assert_eq!(world.count("pickup_line"), 1);
    }
}
