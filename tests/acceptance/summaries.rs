//! Summaries are kept up to date by the actions: they must equal a full recount at all times.

use endwell_core::customers::{self, CustomerTermsForm};
use endwell_core::deployments;
use endwell_core::foundation::ids::AssetId;
use endwell_core::foundation::{Choice, Unwatched};
use endwell_core::pickups::{self, PickupVersion};
use endwell_core::planning::{
    self, Answer, AnswerForm, Band, BandsOf, DateForm, DueSearch, PolicyChange, WarrantyForm,
};
use endwell_core::refresh::{self, MovedTo, Policies, PoliciesOf, RefreshSource};
use endwell_core::today;
use proptest::prelude::*;

use crate::routes::assert_route_groups_are_right;
use crate::world::{Place, World, category, day, device, laptop, policy};

/// The fleet's counts as they are kept, and as a scan of all assets gives them.
pub fn assert_fleet_is_right(world: &World) {
    assert_route_groups_are_right(world);
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

/// What falls due by month as it is kept, for places and for the whole book, and as a scan of all assets gives it.
pub fn assert_forecast_is_right(world: &World) {
    let rows = |sql: &str| world.ask(|tx| tx.all(sql, &[], |row| row.get::<String>("line")));
    for (table, columns) in
        [("forecast", "customer_id, site_id, category, model_id, currency"), ("forecast_book", "category, currency")]
    {
        let line = format!(
            "month||' '||{}||' '||devices||' '||priced||' '||cost_minor AS line",
            columns.replace(", ", "||' '||")
        );
        let kept = rows(&format!("SELECT {line} FROM {table} ORDER BY 1"));
        let counted = rows(&format!(
            "SELECT {line} FROM (SELECT substr(due_on, 1, 7) AS month, {columns}, count(*) AS devices,
                    count(price_minor) AS priced, coalesce(sum(price_minor), 0) AS cost_minor
               FROM asset WHERE due_on <> 'never' GROUP BY substr(due_on, 1, 7), {columns}) ORDER BY 1"
        ));
        assert_eq!(kept, counted, "{table}");
    }
}

/// Every date that nobody set is the one the policies give now.
fn assert_dates_follow_the_policies(world: &World) {
    let ids: Vec<AssetId> =
        world.ask(|tx| tx.all("SELECT id FROM asset WHERE state = 'in-service'", &[], |row| row.get("id")));
    let policies = world.ask(Policies::read);
    for id in ids {
        let found = world.ask(|tx| deployments::scheduled(tx, id));
        if found.refresh.source != RefreshSource::Manual {
            assert_eq!(found.refresh, policies.schedule(&found.device));
        }
    }
}

/// One thing a person might do next.
#[derive(Clone, Debug)]
enum Deed {
    Deploy { devices: usize, months_ago: i64 },
    Policy { months: Option<i64>, monitors: bool, moved_to: usize },
    Terms { closed: u32, start: u32 },
    Answer { at: usize, answer: usize },
    SetDate { at: usize, days: Option<i64> },
    Warranty { at: usize, days: Option<i64> },
    Retire { at: usize },
    CallOff { at: usize },
    Undo,
    Redo,
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        (1usize..6, 0i64..90).prop_map(|(devices, months_ago)| Deed::Deploy { devices, months_ago }),
        (prop::option::of(1i64..100), any::<bool>(), 0usize..4).prop_map(|(months, monitors, moved_to)| Deed::Policy {
            months,
            monitors,
            moved_to
        }),
        (1u32..=12, 1u32..=12).prop_map(|(closed, start)| Deed::Terms { closed, start }),
        (0usize..20, 0usize..3).prop_map(|(at, answer)| Deed::Answer { at, answer }),
        (0usize..20, prop::option::of(1i64..900)).prop_map(|(at, days)| Deed::SetDate { at, days }),
        (0usize..20, prop::option::of(1i64..900)).prop_map(|(at, days)| Deed::Warranty { at, days }),
        (0usize..20).prop_map(|at| Deed::Retire { at }),
        (0usize..20).prop_map(|at| Deed::CallOff { at }),
        Just(Deed::Undo),
        Just(Deed::Redo),
    ]
}

fn nth_in_service(world: &World, at: usize) -> Option<AssetId> {
    let assets: Vec<AssetId> = world
        .ask(|tx| tx.all("SELECT id FROM asset WHERE state = 'in-service' ORDER BY seq", &[], |row| row.get("id")));
    assets.get(at % assets.len().max(1)).copied()
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
        Deed::Policy { months, monitors, moved_to } => {
            let slug = if *monitors { "monitor_lcd" } else { "laptop" };
            let version = world.ask(|tx| refresh::policies(tx, PoliciesOf { customer_id: None }));
            let version = version.categories.iter().find(|row| row.scope.category == slug).unwrap().version;
            let mut change = policy(category(slug), *months);
            if let PolicyChange::SetPolicy(form) = &mut change {
                (form.version, form.warranty, form.moved_to) = (version, *monitors, MovedTo::ALL[*moved_to]);
            }
            let shown = world.ask(|tx| planning::effect(tx, change.clone()));
            assert_eq!(planning::apply(&world.book, change).unwrap().value, shown);
        }
        Deed::Terms { closed, start } => {
            let version = world.ask(|tx| customers::terms_of(tx, place.customer)).version;
            let form = CustomerTermsForm {
                customer_id: place.customer,
                version,
                currency: String::new(),
                due_soon_days: 120,
                fiscal_year_start: format!("{start:02}-06"),
                blackout_months: vec![*closed],
            };
            planning::apply(&world.book, PolicyChange::SetTerms(form)).unwrap();
        }
        Deed::Answer { at, answer } => {
            if let Some(asset) = nth_in_service(world, *at) {
                let (answer, until) = [
                    (Answer::Extended, day("2026-11-23").plus_days(40 * i64::try_from(*at).unwrap() + 1).to_string()),
                    (Answer::Declined, String::new()),
                    (Answer::Reopened, String::new()),
                ][*answer]
                    .clone();
                let form =
                    AnswerForm { asset_ids: vec![asset], answer, until, deployment_id: None, reason: "asked".into() };
                planning::answer(&world.book, form).unwrap();
            }
        }
        Deed::SetDate { at, days } => {
            if let Some(asset) = nth_in_service(world, *at) {
                let on = days.map(|days| day("2026-11-23").plus_days(days).to_string()).unwrap_or_default();
                planning::set_date(&world.book, DateForm { asset_ids: vec![asset], on, reason: String::new() })
                    .unwrap();
            }
        }
        Deed::Warranty { at, days } => {
            if let Some(asset) = nth_in_service(world, *at) {
                let until = days.map(|days| day("2026-11-23").plus_days(days).to_string()).unwrap_or_default();
                planning::set_warranty(&world.book, WarrantyForm { asset_ids: vec![asset], until }).unwrap();
            }
        }
        Deed::Retire { at } => {
            if let Some(asset) = nth_in_service(world, *at) {
                world.plan(&[asset], None);
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
            assert_forecast_is_right(&world);
            assert_dates_follow_the_policies(&world);
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
