//! A plan levels the forecast and moves no date until it is adopted.

use endwell_core::customers::{self, SiteForm};
use endwell_core::foundation::ids::{AssetId, ScenarioId, SiteId};
use endwell_core::foundation::{Address, RefusalCode};
use endwell_core::planning::{
    self, Answer, Board, ForecastOf, MoveForm, NewScenario, Period, ScenarioVersion, ScenariosOf, WhichScenario,
};
use endwell_core::refresh::RefreshSource;

use crate::refreshes::{answer, monitor};
use crate::world::{Place, World, day, laptop, told};

/// A customer whose laptops fall due in three quarters of 2027.
struct Planned {
    world: World,
    place: Place,
    id: ScenarioId,
    assets: Vec<AssetId>,
}

const QUARTERS: [&str; 3] = ["2027-01-01", "2027-04-01", "2027-07-01"];

impl Planned {
    fn new() -> Self {
        let world = World::new();
        let place = world.customer("Harbor Dental Group");
        let mut assets = world.deploy(place, "2023-01-31", vec![laptop("AAA111"), laptop("AAA222")]);
        assets.extend(world.deploy(place, "2023-05-31", vec![laptop("BBB111")]));
        assets.extend(world.deploy(place, "2023-08-31", vec![laptop("CCC111")]));
        let form = NewScenario { customer_id: place.customer, name: "Level 2027".into() };
        let id = planning::start_scenario(&world.book, form).unwrap().value;
        Planned { world, place, id, assets }
    }

    fn board(&self) -> Board {
        self.world.ask(|tx| planning::board(tx, WhichScenario { id: self.id }))
    }

    fn form(&self, from: &str, to: &str) -> MoveForm {
        MoveForm {
            scenario_id: self.id,
            version: self.board().scenario.version,
            site_id: self.place.site,
            category: "laptop".into(),
            from: from.into(),
            to: to.into(),
        }
    }

    fn shift(&self, from: &str, to: &str) {
        planning::move_item(&self.world.book, self.form(from, to)).unwrap();
    }

    fn which(&self) -> ScenarioVersion {
        ScenarioVersion { id: self.id, version: self.board().scenario.version }
    }

    /// Devices in each quarter of 2027, as the plan has it on its board, and as its forecast says.
    #[track_caller]
    fn level(&self) -> Vec<i64> {
        let board = self.board();
        let on_board = |start: &str| {
            board.quarters.iter().find(|quarter| quarter.starts_on == day(start)).map_or(0, |quarter| quarter.devices)
        };
        let of = ForecastOf {
            customer_id: Some(self.place.customer),
            scenario_id: Some(self.id),
            category: String::new(),
            by: Period::Quarter,
            years: 3,
        };
        let forecast = self.world.ask(|tx| planning::forecast(tx, of));
        let forecast = |start: &str| {
            let rows = forecast.rows.iter().filter(|row| row.starts_on == Some(day(start)));
            rows.map(|row| row.devices).sum::<i64>()
        };
        let quarters = [QUARTERS.as_slice(), &["2027-10-01"]].concat();
        let found: Vec<_> = quarters.iter().map(|start| on_board(start)).collect();
        assert_eq!(found, quarters.iter().map(|start| forecast(start)).collect::<Vec<_>>());
        found
    }
}

#[test]
fn a_plan_shifts_its_forecast_and_no_date() {
    let plan = Planned::new();
    let dates = plan.world.dates();
    assert_eq!(plan.level(), [2, 1, 1, 0]);
    plan.shift("2027-02-14", "2027-10-01");
    assert_eq!(plan.level(), [0, 1, 1, 2]);
    assert_eq!(plan.world.dates(), dates);
    let whole = plan.world.forecast(Period::Quarter, 3);
    let first = whole.rows.iter().find(|row| row.starts_on == Some(day("2027-01-01"))).unwrap();
    assert_eq!(first.devices, 2, "the forecast of the book is not the plan's");
    let board = plan.board();
    let item = board.items.iter().find(|item| item.from == day("2027-01-01")).unwrap();
    assert_eq!((item.to, item.devices, item.budget[0].minor), (day("2027-10-01"), 2, 200_000));
    let quarter = board.quarters.iter().find(|quarter| quarter.starts_on == day("2027-01-01")).unwrap();
    assert_eq!((quarter.budget.is_empty(), quarter.unplanned[0].minor), (true, 200_000));
    // Put back where it falls due, nothing is left of the move.
    plan.shift("2027-01-01", "2027-03-31");
    assert_eq!((plan.level(), plan.world.count("scenario_move")), (vec![2, 1, 1, 0], 0));
}

#[test]
fn a_chain_of_moves_does_not_move_a_device_twice() {
    let plan = Planned::new();
    plan.shift(QUARTERS[0], QUARTERS[1]);
    plan.shift(QUARTERS[1], QUARTERS[2]);
    assert_eq!(plan.level(), [0, 2, 2, 0]);
    let moved = planning::adopt_scenario(&plan.world.book, plan.which()).unwrap().value;
    let on: Vec<_> = plan.assets.iter().map(|id| plan.world.refresh_on(*id)).collect();
    assert_eq!(
        (moved, on),
        (3, vec!["2027-04-30".to_owned(), "2027-04-30".into(), "2027-08-31".into(), "2027-08-31".into(),])
    );
    assert_eq!(plan.level(), [0, 2, 2, 0], "adopted, the plan counts no move twice");
}

#[test]
fn an_adopted_plan_moves_dates_by_whole_quarters_under_its_name() {
    let plan = Planned::new();
    plan.shift(QUARTERS[0], "2028-01-01");
    plan.shift(QUARTERS[2], "2026-10-01");
    let before = plan.world.contents();
    let which = plan.which();
    planning::adopt_scenario(&plan.world.book, which).unwrap();
    let on: Vec<_> = plan.assets.iter().map(|id| plan.world.refresh_on(*id)).collect();
    assert_eq!(on, ["2028-01-31", "2028-01-31", "2027-05-31", "2026-11-30"]);
    let card = plan.world.card(plan.assets[0]);
    assert_eq!((card.refresh_source, card.refresh_why.reason.as_str()), (RefreshSource::Manual, "Level 2027"));
    assert_eq!(plan.world.card(plan.assets[2]).refresh_source, RefreshSource::Policy);
    assert_eq!(plan.board().scenario.adopted_on, Some(day("2026-11-23")));
    let after = plan.world.contents();
    // What is adopted stands: no move, no second adoption.
    let refusal = planning::move_item(&plan.world.book, plan.form(QUARTERS[1], QUARTERS[2])).unwrap_err();
    assert_eq!((refusal.code, refusal.params["day"].as_str()), (RefusalCode::ScenarioAdopted, "2026-11-23"));
    let refusal = planning::adopt_scenario(&plan.world.book, plan.which()).unwrap_err();
    assert_eq!(refusal.code, RefusalCode::ScenarioAdopted);
    plan.world.book.undo().unwrap();
    assert_eq!(plan.world.contents(), before);
    plan.world.book.redo().unwrap();
    assert_eq!(plan.world.contents(), after);
    // Thrown away, its dates stay.
    planning::delete_scenario(&plan.world.book, plan.which()).unwrap();
    assert_eq!(plan.world.refresh_on(plan.assets[0]), "2028-01-31");
    assert_eq!((plan.world.count("scenario"), plan.world.count("scenario_move")), (0, 0));
}

#[test]
fn what_the_customer_declined_is_not_moved_by_a_plan() {
    let plan = Planned::new();
    plan.shift(QUARTERS[0], QUARTERS[1]);
    planning::answer(&plan.world.book, answer(&plan.assets[..1], Answer::Declined)).unwrap();
    assert_eq!(plan.level(), [0, 2, 1, 0]);
    assert_eq!(planning::adopt_scenario(&plan.world.book, plan.which()).unwrap().value, 1);
    assert_eq!(plan.world.refresh_on(plan.assets[0]), "2027-01-31");
}

#[test]
fn a_move_that_makes_no_sense_is_refused() {
    let plan = Planned::new();
    let other = plan.world.customer("Orchard Foods");
    let before = plan.world.contents();
    let refused = |form| planning::move_item(&plan.world.book, form).unwrap_err();
    let past = refused(plan.form(QUARTERS[0], "2026-09-30"));
    assert_eq!(told(&past), ["to: day-before"]);
    assert_eq!(past.fields[0].params["day"], "2026-10-01");
    let stale = MoveForm { version: 7, ..plan.form(QUARTERS[0], QUARTERS[1]) };
    assert_eq!(refused(stale).code, RefusalCode::Stale);
    let elsewhere = MoveForm { site_id: other.site, ..plan.form(QUARTERS[0], QUARTERS[1]) };
    assert_eq!(refused(elsewhere).code, RefusalCode::NotFound);
    let nonsense = MoveForm { category: "spaceship".into(), ..plan.form("2027-02-31", "2101-01-01") };
    assert_eq!(told(&refused(nonsense)), ["category: unknown-category", "from: not-a-day", "to: day-out-of-range",]);
    let stale = ScenarioVersion { version: 7, ..plan.which() };
    assert_eq!(planning::adopt_scenario(&plan.world.book, stale).unwrap_err().code, RefusalCode::Stale);
    assert_eq!(planning::delete_scenario(&plan.world.book, stale).unwrap_err().code, RefusalCode::Stale);
    let nameless = NewScenario { customer_id: plan.place.customer, name: " ".into() };
    assert_eq!(told(&planning::start_scenario(&plan.world.book, nameless).unwrap_err()), ["name: missing"]);
    assert_eq!(plan.world.contents(), before);
}

#[test]
fn a_plan_of_another_customer_is_no_plan_of_this_one() {
    let plan = Planned::new();
    plan.shift(QUARTERS[0], QUARTERS[1]);
    let other = plan.world.customer("Orchard Foods");
    for customer_id in [Some(other.customer), None] {
        let of = ForecastOf {
            customer_id,
            scenario_id: Some(plan.id),
            category: String::new(),
            by: Period::Month,
            years: 1,
        };
        let refusal = plan.world.book.read(|tx| planning::forecast(tx, of)).unwrap_err();
        assert_eq!(refusal.code, RefusalCode::NotFound);
    }
    let of = |customer_id| plan.world.ask(|tx| planning::scenarios(tx, ScenariosOf { customer_id })).len();
    assert_eq!((of(plan.place.customer), of(other.customer)), (1, 0));
}

#[test]
fn a_plan_moves_one_site_and_one_category() {
    let plan = Planned::new();
    let form = SiteForm {
        customer_id: plan.place.customer,
        id: None,
        version: 0,
        name: "Harbor branch".into(),
        address: Address::default(),
    };
    let branch: SiteId = customers::save_site(&plan.world.book, form).unwrap().value;
    let there = Place { site: branch, ..plan.place };
    plan.world.deploy(there, "2023-02-28", vec![laptop("DDD111")]);
    plan.world.deploy(plan.place, "2020-02-28", vec![monitor("EEE111")]);
    assert_eq!(plan.level(), [4, 1, 1, 0]);
    plan.shift(QUARTERS[0], QUARTERS[1]);
    assert_eq!(plan.level(), [2, 3, 1, 0]);
    let moves = |site_id| MoveForm { site_id, ..plan.form(QUARTERS[0], "2027-10-01") };
    planning::move_item(&plan.world.book, moves(branch)).unwrap();
    assert_eq!(plan.level(), [1, 3, 1, 1]);
    let sites: Vec<_> = plan.board().items.iter().map(|item| (item.site.clone(), item.to.to_string())).collect();
    assert_eq!(
        sites,
        [
            ("Main site".to_owned(), "2027-01-01".to_owned()),
            ("Main site".into(), "2027-04-01".into()),
            ("Main site".into(), "2027-04-01".into()),
            ("Main site".into(), "2027-07-01".into()),
            ("Harbor branch".into(), "2027-10-01".into()),
        ]
    );
}
