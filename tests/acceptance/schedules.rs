//! Whatever is done, every date is the one its policies say, and the way back leads through the same states.

use endwell_core::customers::CustomerTermsForm;
use endwell_core::deployments::{self, NewLine, Scheduled};
use endwell_core::foundation::Choice;
use endwell_core::foundation::ids::{AssetId, VendorSupportId};
use endwell_core::pickups::{self, PickupVersion};
use endwell_core::planning::{self, Answer, PolicyChange, SupportRemoval, WarrantyForm};
use endwell_core::refresh::{
    self, MovedTo, Pick, Policies, PolicyForm, RefreshSource, ScopeForm, SupportForm, SupportSearch,
};
use proptest::prelude::*;

use crate::refreshes::{answer, asset, customer, model, monitor, phone, removal, support, terms};
use crate::world::{Place, World, category, day, laptop};

/// Every device in service whose date nobody set has the date that its policies say, and says the same why.
#[track_caller]
pub fn assert_follows_policies(world: &World) {
    let ids: Vec<AssetId> = world
        .ask(|tx| tx.all("SELECT id FROM asset WHERE state = 'in-service' ORDER BY seq", &[], |row| row.get("id")));
    let policies = world.ask(Policies::read);
    for id in ids {
        let Scheduled { device, refresh, serial, .. } = world.ask(|tx| deployments::scheduled(tx, id));
        if refresh.source != RefreshSource::Manual {
            assert_eq!(refresh, policies.schedule(&device), "{serial}");
        }
    }
}

/// One thing from which dates follow.
#[derive(Clone, Debug)]
enum Deed {
    Policy { scope: usize, months: Option<i64>, warranty: bool, support: bool, latest: bool, moved_to: usize },
    Remove { scope: usize },
    Terms { customer: usize, start: u32, closed: Vec<u32> },
    Support { model: usize, year: i32 },
    NoSupport,
    Warranty { at: usize, year: i32 },
    ByHand { at: usize },
    Answer { at: usize, answer: usize },
    Deploy { customer: usize, warranty: bool, months_ago: i64 },
    Pickup { at: usize },
    CallOff,
    Undo,
    Redo,
}

fn deed() -> impl Strategy<Value = Deed> {
    let policy = (0usize..10, prop::option::of(1i64..90), any::<[bool; 3]>(), 0usize..4);
    prop_oneof![
        6 => policy.prop_map(|(scope, months, [warranty, support, latest], moved_to)| {
            Deed::Policy { scope, months, warranty, support, latest, moved_to }
        }),
        2 => (0usize..10).prop_map(|scope| Deed::Remove { scope }),
        2 => (0usize..2, 1u32..=12, prop::collection::vec(1u32..=12, 0..5))
            .prop_map(|(customer, start, closed)| Deed::Terms { customer, start, closed }),
        2 => (0usize..3, 2024i32..2032).prop_map(|(model, year)| Deed::Support { model, year }),
        1 => Just(Deed::NoSupport),
        1 => (0usize..20, 2024i32..2032).prop_map(|(at, year)| Deed::Warranty { at, year }),
        1 => (0usize..20).prop_map(|at| Deed::ByHand { at }),
        1 => (0usize..20, 0usize..4).prop_map(|(at, answer)| Deed::Answer { at, answer }),
        1 => (0usize..2, any::<bool>(), 0i64..60)
            .prop_map(|(customer, warranty, months_ago)| Deed::Deploy { customer, warranty, months_ago }),
        1 => (0usize..20).prop_map(|at| Deed::Pickup { at }),
        1 => Just(Deed::CallOff),
        3 => Just(Deed::Undo),
        1 => Just(Deed::Redo),
    ]
}

struct Scene {
    world: World,
    places: [Place; 2],
    assets: Vec<AssetId>,
    steps: u32,
    serial: u32,
}

const MODELS: [(&str, &str); 3] = [("Dell", "Latitude 5420"), ("HP", "E24 G4 Monitor"), ("Apple", "iPhone 12")];

impl Scene {
    fn new() -> Self {
        let world = World::new();
        let places = [world.customer("Harbor Dental Group"), world.customer("Orchard Foods")];
        let mut assets = Vec::new();
        for (n, (place, on)) in places.into_iter().zip(["2022-08-31", "2024-02-29"]).enumerate() {
            let with = |line: NewLine| NewLine { warranty: "36".into(), ..line };
            let lines = vec![
                laptop(&format!("LAP{n}00")),
                with(laptop(&format!("LAP{n}01"))),
                monitor(&format!("MON{n}00")),
                with(phone(&format!("PHO{n}00"))),
            ];
            assets.extend(world.deploy(place, on, lines));
        }
        Scene { world, places, assets, steps: 0, serial: 0 }
    }

    fn scope(&self, at: usize) -> ScopeForm {
        let id = self.places[at % 2].customer;
        match at {
            0 => category("laptop"),
            1 => category("smartphone"),
            2 | 3 => customer(id),
            4 => ScopeForm { customer_id: Some(id), ..category("laptop") },
            5 => model(self.world.model_of(self.assets[0])),
            6 => model(self.world.model_of(self.assets[3])),
            7 => ScopeForm { customer_id: Some(id), ..model(self.world.model_of(self.assets[0])) },
            _ => asset(self.assets[at % 8]),
        }
    }

    fn version(&self, scope: &ScopeForm) -> u32 {
        let sql = "SELECT version FROM refresh_policy WHERE customer_id IS ?1 AND category IS ?2 AND model_id IS ?3 AND asset_id IS ?4";
        let category = Some(scope.category.clone()).filter(|category| !category.is_empty());
        let found = self.world.ask(|tx| {
            tx.one(sql, &[&scope.customer_id, &category, &scope.model_id, &scope.asset_id], |row| row.get("version"))
        });
        found.unwrap_or(0)
    }

    fn change(&mut self, change: PolicyChange) {
        let shown = self.world.effect(change.clone());
        let applied = planning::apply(&self.world.book, change).unwrap().value;
        assert_eq!(shown, applied);
    }

    fn in_service(&self, at: usize) -> Option<AssetId> {
        let ids: Vec<AssetId> = self
            .world
            .ask(|tx| tx.all("SELECT id FROM asset WHERE state = 'in-service' ORDER BY seq", &[], |row| row.get("id")));
        ids.get(at % ids.len().max(1)).copied()
    }

    fn act(&mut self, deed: Deed) {
        match deed {
            Deed::Policy { scope, months, warranty, support, latest, moved_to } => {
                let (scope, pick) = (self.scope(scope), if latest { Pick::Latest } else { Pick::Earliest });
                let version = self.version(&scope);
                let moved_to = MovedTo::ALL[moved_to];
                let form = PolicyForm { scope, version, months, warranty, support, pick, moved_to };
                self.change(PolicyChange::SetPolicy(form));
            }
            Deed::Remove { scope } => {
                let scope = self.scope(scope);
                let version = self.version(&scope);
                if version > 0 {
                    self.change(removal(scope, version));
                }
            }
            Deed::Terms { customer, start, closed } => {
                let customer_id = self.places[customer].customer;
                let form = CustomerTermsForm {
                    version: self.world.terms_version(customer_id),
                    fiscal_year_start: format!("{start:02}-01"),
                    blackout_months: closed,
                    ..terms(customer_id)
                };
                self.change(PolicyChange::SetTerms(form));
            }
            Deed::Support { model, year } => {
                let (maker, model) = MODELS[model];
                let kept = self.supported().into_iter().find(|row| row.1 == model);
                let form = support(maker, model, &format!("{year}-09-30"));
                let version = kept.map_or(0, |(_, _, version)| version);
                self.change(PolicyChange::SetSupport(SupportForm { version, ..form }));
            }
            Deed::NoSupport => {
                if let Some((id, _, version)) = self.supported().into_iter().next() {
                    self.change(PolicyChange::RemoveSupport(SupportRemoval { id, version }));
                }
            }
            Deed::Warranty { at, year } => {
                let asset_ids = self.in_service(at).into_iter().collect::<Vec<_>>();
                let form = WarrantyForm { asset_ids, until: format!("{year}-05-31") };
                drop(planning::set_warranty(&self.world.book, form));
            }
            Deed::ByHand { at } => {
                if let Some(id) = self.in_service(at) {
                    self.world.set_date(&[id], "2028-01-15", "by hand").unwrap();
                }
            }
            Deed::Answer { at, answer: which } => {
                if let Some(id) = self.in_service(at) {
                    let said = [Answer::Declined, Answer::Reopened, Answer::Reopened, Answer::Declined][which];
                    planning::answer(&self.world.book, answer(&[id], said)).unwrap();
                }
            }
            Deed::Deploy { customer, warranty, months_ago } => {
                self.serial += 1;
                let line = laptop(&format!("NEW{:04}", self.serial));
                let warranty = if warranty { "24" } else { "" };
                let on = day("2026-11-01").plus_days(-30 * months_ago).to_string();
                self.world.deploy(self.places[customer], &on, vec![NewLine { warranty: warranty.into(), ..line }]);
            }
            Deed::Pickup { at } => {
                if let Some(id) = self.in_service(at) {
                    self.world.plan(&[id], None);
                }
            }
            Deed::CallOff => {
                let open = self.world.ask(|tx| {
                    tx.one("SELECT id, version FROM pickup WHERE step = 'planned' ORDER BY number", &[], |row| {
                        Ok(PickupVersion { id: row.get("id")?, version: row.get("version")? })
                    })
                });
                if let Some(pickup) = open {
                    pickups::cancel(&self.world.book, pickup).unwrap();
                }
            }
            Deed::Undo => {
                if self.steps > 0 {
                    self.world.book.undo().unwrap();
                    self.steps -= 1;
                }
            }
            Deed::Redo => {
                self.steps += u32::from(self.world.book.redo().is_ok());
            }
        }
    }

    fn supported(&self) -> Vec<(VendorSupportId, String, u32)> {
        let rows = self.world.ask(|tx| refresh::support(tx, SupportSearch { text: String::new(), after: None })).rows;
        rows.into_iter().map(|row| (row.id, row.model, row.version)).collect()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn every_date_is_the_one_its_policies_say_whatever_is_done(deeds in prop::collection::vec(deed(), 1..25)) {
        let mut scene = Scene::new();
        let first = scene.world.contents();
        for deed in deeds {
            let undoes = matches!(deed, Deed::Undo | Deed::Redo);
            let before = scene.world.contents();
            scene.act(deed);
            assert_follows_policies(&scene.world);
            let after = scene.world.contents();
            if !undoes && after != before {
                scene.steps += 1;
            }
        }
        // All the way back, through dates that are right.
        while scene.steps > 0 {
            scene.world.book.undo().unwrap();
            scene.steps -= 1;
            assert_follows_policies(&scene.world);
        }
        prop_assert_eq!(scene.world.contents(), first);
        prop_assert_eq!(scene.world.book.check().unwrap(), Vec::<String>::new());
    }
}
