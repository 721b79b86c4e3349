//! Summaries are kept up to date by the actions: they must equal a full recount at all times.

use endwell_core::foundation::ids::AssetId;
use endwell_core::foundation::{Choice, Unwatched};
use endwell_core::pickups::{self, PickupVersion};
use endwell_core::planning::{self, Band, BandsOf, DueSearch};
use endwell_core::today;
use proptest::prelude::*;

use crate::world::{Place, World, day, device, laptop};

/// The fleet's counts as they are kept, and as a scan of all assets gives them.
fn assert_fleet_is_right(world: &World) {
    const COLUMNS: &str = "customer_id, site_id, category, state, due_on, deployed_on, currency";
    let line = "customer_id||' '||category||' '||state||' '||due_on||' '||deployed_on||' '||currency||' '||devices||' '||price";
    let read = |sql: &str| world.ask(|tx| tx.all(sql, &[], |row| row.get::<String>("line")));
    let kept = read(&format!("SELECT {line} AS line FROM (SELECT *, price_minor AS price FROM fleet) ORDER BY 1"));
    let counted = read(&format!(
        "SELECT {line} AS line FROM (SELECT {COLUMNS}, count(*) AS devices, sum(coalesce(price_minor, 0)) AS price
           FROM asset GROUP BY {COLUMNS}) ORDER BY 1"
    ));
    assert_eq!(kept, counted);
}

/// One thing a person might do next.
#[derive(Clone, Debug)]
enum Deed {
    Deploy { devices: usize, months_ago: i64 },
    Retire { at: usize },
    CallOff { at: usize },
    Undo,
    Redo,
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        (1usize..6, 0i64..90).prop_map(|(devices, months_ago)| Deed::Deploy { devices, months_ago }),
        (0usize..20).prop_map(|at| Deed::Retire { at }),
        (0usize..20).prop_map(|at| Deed::CallOff { at }),
        Just(Deed::Undo),
        Just(Deed::Redo),
    ]
}

fn act(world: &World, place: Place, deed: &Deed, serial: &mut u32) {
    match deed {
        Deed::Deploy { devices, months_ago } => {
            let on = day("2026-11-01").plus_days(-30 * months_ago).to_string();
            let line = |n: usize| {
                *serial += 1;
                if n.is_multiple_of(2) {
                    laptop(&format!("SN{serial:05}"))
                } else {
                    device(&format!("SN{serial:05}"), "HP E24 G4 Monitor")
                }
            };
            world.deploy(place, &on, (0..*devices).map(line).collect());
        }
        Deed::Retire { at } => {
            let assets: Vec<AssetId> = world.ask(|tx| {
                tx.all("SELECT id FROM asset WHERE state = 'in-service' ORDER BY seq", &[], |row| row.get("id"))
            });
            if let Some(asset) = assets.get(at % assets.len().max(1)) {
                world.plan(&[*asset], None);
            }
        }
        Deed::CallOff { at } => {
            let open = world.ask(|tx| {
                tx.all("SELECT id, version FROM pickup WHERE step = 'planned' ORDER BY number", &[], |row| {
                    Ok(PickupVersion { id: row.get("id")?, version: row.get("version")? })
                })
            });
            if let Some(pickup) = open.get(at % open.len().max(1)) {
                pickups::cancel(&world.book, *pickup).unwrap();
            }
        }
        // Not further back than the customer, without whom nothing can be deployed.
        Deed::Undo if world.book.undo_state().undo.is_some_and(|step| step.action != "add-customer") => {
            drop(world.book.undo().unwrap());
        }
        Deed::Undo => {}
        Deed::Redo => drop(world.book.redo()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_counts_equal_a_recount_whatever_is_done(deeds in prop::collection::vec(deed(), 1..25)) {
        let world = World::new();
        let place = world.customer("Harbor Dental Group");
        let mut serial = 0;
        for deed in &deeds {
            act(&world, place, deed, &mut serial);
            assert_fleet_is_right(&world);
        }
        prop_assert_eq!(world.book.check().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn the_due_list_pages_through_everything_once_in_order() {
    let world = World::new();
    let place = world.customer("Lakeview School District");
    for (at, on) in ["2021-03-15", "2021-03-15", "2022-08-31", "2019-01-01"].iter().enumerate() {
        let lines = (0..40).map(|n| laptop(&format!("LV{at}{n:03}"))).collect();
        world.deploy(place, on, lines);
    }
    let mut seen = Vec::new();
    let mut after = None;
    loop {
        let search = DueSearch {
            band: Band::Overdue,
            month: None,
            customer_id: None,
            site_id: None,
            category: String::new(),
            after,
        };
        let page = world.ask(|tx| planning::due(tx, search));
        seen.extend(page.rows.iter().map(|row| (row.due_on, row.id)));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(seen.len(), 160);
    assert!(seen.is_sorted_by_key(|(on, _)| *on));
    let mut ids: Vec<_> = seen.iter().map(|(_, id)| *id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 160);
}

#[test]
fn a_band_counts_what_its_list_shows() {
    let world = World::new();
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/distributor-orders.csv");
    let file = endwell_core::exchange::OrdersFile { path: path.display().to_string(), categories: Default::default() };
    endwell_core::exchange::import_orders(&world.book, file, &Unwatched).unwrap();
    assert_fleet_is_right(&world);
    let bands =
        world.ask(|tx| planning::bands(tx, BandsOf { customer_id: None, site_id: None, category: String::new() }));
    for (band, count) in Band::ALL.iter().zip(&bands) {
        let (mut rows, mut after) = (0, None);
        loop {
            let search = DueSearch {
                band: *band,
                month: None,
                customer_id: None,
                site_id: None,
                category: String::new(),
                after,
            };
            let page = world.ask(|tx| planning::due(tx, search));
            rows += page.rows.len();
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(rows, count.devices as usize, "{band:?}");
    }
    let today = world.ask(|tx| today::show(tx, ()));
    assert_eq!(today.overdue, bands[0].devices);
    assert_eq!(today.due, bands[0].devices + bands[2].devices);
    assert_eq!(today.quarters.len(), 8);
}
