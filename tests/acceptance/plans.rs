//! A plan levels the forecast and moves no date until it is adopted.

use endwell_core::customers::{self, SiteForm};
use endwell_core::foundation::ids::{AssetId, ScenarioId, SiteId};
use endwell_core::foundation::{Address, RefusalCode};
use endwell_core::planning::{
    self, Answer, Board, ForecastOf, MoveForm, NewScenario, Period, ScenarioVersion, ScenariosOf, WhichScenario,
};
use endwell_core::refresh::RefreshSource;

<<<<<<< HEAD
use crate::refreshes::{answer, monitor, phone, terms};
use crate::world::{Place, World, category, day, laptop, policy, told};

/// What stands in one cell of a forecast: devices, budget in minor units, devices without a price.
type Cell = (i64, i64, i64);

/// First day of the period, category and currency.
type Key = (Option<Day>, String, String);

fn cells(forecast: &Forecast) -> BTreeMap<Key, Cell> {
    let cell = |row: &planning::ForecastRow| {
        let key = (row.starts_on, row.category.slug().to_owned(), row.budget.currency.code().to_owned());
        (key, (row.devices, row.budget.minor, row.unpriced))
    };
    forecast.rows.iter().map(cell).collect()
}

/// The same from a scan of all devices, by the words of the feature: the model's price, else the category's, else what
/// the device cost; each year dearer by the same share, evenly within a year; before this month is overdue.
fn recounted(world: &World, by: Period, years: i32) -> (BTreeMap<Key, Cell>, i64) {
    let prices: BTreeMap<(String, String), i64> = world
        .ask(|tx| {
            let sql = "SELECT coalesce(model_id, category) AS what, currency, price_minor FROM replacement_price";
            tx.all(sql, &[], |row| Ok(((row.get("what")?, row.get("currency")?), row.get("price_minor")?)))
        })
        .into_iter()
        .collect();
    let dearer: i64 =
        world.ask(|tx| tx.one("SELECT per_mille FROM inflation", &[], |row| row.get("per_mille"))).unwrap_or(0);
    let today = day(crate::world::TODAY);
    let first = match by {
        Period::Month => today.month_start(),
        Period::Quarter => today.quarter_start(),
        Period::Year => day("2026-01-01"),
    };
    let past = match by {
        Period::Month => first.shifted(12 * years),
        Period::Quarter => first.shifted(12 * years + 3),
        Period::Year => first.shifted(12 * years + 12),
    };
    let devices: Vec<(Day, String, String, String, Option<i64>)> = world.ask(|tx| {
        let sql = "SELECT refresh_on, category, currency, model_id, price_minor FROM asset
                    WHERE state = 'in-service' AND answer = 'none' AND refresh_on IS NOT NULL";
        tx.all(sql, &[], |row| {
            Ok((
                row.get("refresh_on")?,
                row.get("category")?,
                row.get("currency")?,
                row.get("model_id")?,
                row.get("price_minor")?,
            ))
        })
    });
    // Summed by what is alike before it becomes dearer, so that the cells round as the forecast's do.
    let mut alike: BTreeMap<(Day, String, String, String), (i64, i64, i64)> = BTreeMap::new();
    let mut later = 0;
    for (on, category, currency, model, cost) in devices {
        if on >= past {
            later += 1;
            continue;
        }
        let own = prices.get(&(model.clone(), currency.clone()));
        let price = own.or_else(|| prices.get(&(category.clone(), currency.clone()))).copied().or(cost);
        let kind = if own.is_some() { model } else { String::new() };
        let sum = alike.entry((on.month_start(), category, currency, kind)).or_default();
        sum.0 += 1;
        sum.1 += price.unwrap_or(0);
        sum.2 += i64::from(price.is_none());
    }
    let mut cells: BTreeMap<Key, Cell> = BTreeMap::new();
    for ((month, category, currency, _), (devices, minor, unpriced)) in alike {
        let starts_on = (month >= today.month_start()).then(|| match by {
            Period::Month => month,
            Period::Quarter => month.quarter_start(),
            Period::Year => Day::new(month.year(), 1, 1).unwrap(),
        });
        let cell = cells.entry((starts_on, category, currency)).or_default();
        let months = f64::from(month.months_since(today).max(0));
        let (full, rest, share) = ((months / 12.0).floor(), months % 12.0, dearer as f64 / 1000.0);
        let dear = minor as f64 * (1.0 + share).powf(full) * (1.0 + share * rest / 12.0);
        cell.0 += devices;
        cell.1 += (dear + 1e-6).floor() as i64;
        cell.2 += unpriced;
    }
    (cells, later)
}

/// Whole minor units may differ where shares of years are rounded on the way.
#[track_caller]
fn assert_alike(found: &BTreeMap<Key, Cell>, expected: &BTreeMap<Key, Cell>) {
    assert_eq!(found.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
    for (key, (devices, budget, unpriced)) in found {
        let wanted = expected[key];
        assert_eq!((*devices, *unpriced), (wanted.0, wanted.2), "{key:?}");
        assert!((budget - wanted.1).abs() <= 2, "{key:?}: {budget} is not {}", wanted.1);
    }
}

/// Equipment of two customers and currencies, with and without a price, overdue, soon and late.
fn a_book_with_all_there_is() -> (World, [Place; 2]) {
    let world = World::new();
    let places = [world.customer("Harbor Dental Group"), world.customer("Orchard Foods")];
    let form = CustomerTermsForm { currency: "EUR".into(), ..terms(places[1].customer) };
    planning::apply(&world.book, PolicyChange::SetTerms(form)).unwrap();
    let mut serial = 0;
    for (at, on) in ["2019-03-31", "2022-11-01", "2022-11-30", "2023-01-15", "2024-02-29", "2025-08-31", "2026-11-20"]
        .into_iter()
        .enumerate()
    {
        for place in places {
            let mut named = |line: fn(&str) -> NewLine, price: &str| {
                serial += 1;
                NewLine { price: price.into(), ..line(&format!("SN{serial:05}")) }
            };
            let lines = vec![
                named(laptop, "1069.70"),
                named(laptop, ""),
                named(monitor, "249.99"),
                named(phone, if at % 2 == 0 { "799" } else { "" }),
                NewLine { currency: "GBP".into(), ..named(monitor, "199") },
            ];
            world.deploy(place, on, lines);
        }
    }
    let declined = [world.asset("SN00001").unwrap()];
    planning::answer(&world.book, answer(&declined, Answer::Declined)).unwrap();
    world.plan(&[world.asset("SN00003").unwrap()], None);
    (world, places)
}

#[track_caller]
fn assert_recount(world: &World) {
    for by in Period::ALL {
        for years in [1, 3, 10] {
            let forecast = world.forecast(*by, years);
            let (expected, later) = recounted(world, *by, i32::try_from(years).unwrap());
            assert_alike(&cells(&forecast), &expected);
            assert_eq!(forecast.later, later, "{by:?} {years}");
        }
    }
}

#[test]
fn the_forecast_equals_a_recount_of_the_devices() {
    let (world, _) = a_book_with_all_there_is();
    assert_recount(&world);
    world.price("laptop", None, "USD", "1200");
    world.price("laptop", None, "EUR", "1150.50");
    assert_recount(&world);
    let latitude = world.model_of(world.asset("SN00001").unwrap());
    world.price("", Some(latitude), "USD", "1333.33");
    assert_recount(&world);
    planning::set_inflation(&world.book, InflationForm { version: 0, per_mille: 31 }).unwrap();
    assert_recount(&world);
    planning::apply(&world.book, policy(category("laptop"), Some(60))).unwrap();
    assert_recount(&world);
    world.book.undo().unwrap();
    assert_recount(&world);
}

#[test]
fn a_model_has_its_own_price_before_its_category_and_that_before_its_cost() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    let lines = vec![laptop("AAA111"), NewLine { price: String::new(), ..laptop("BBB222") }];
    let ids = world.deploy(place, "2023-02-28", lines);
    let only = || {
        let row = world.forecast(Period::Year, 1).rows.remove(0);
        (row.devices, row.budget.minor, row.unpriced)
    };
    assert_eq!(only(), (2, 100_000, 1));
    world.price("laptop", None, "EUR", "5");
    assert_eq!(only(), (2, 100_000, 1), "a price in another currency is none");
    world.price("laptop", None, "USD", "1200");
    assert_eq!(only(), (2, 240_000, 0));
    world.price("", Some(world.model_of(ids[0])), "USD", "1500");
    assert_eq!(only(), (2, 300_000, 0));
    world.book.undo().unwrap();
    assert_eq!(only(), (2, 240_000, 0));
}

#[test]
fn two_currencies_are_never_summed() {
    let (world, places) = a_book_with_all_there_is();
    let rows = world.forecast(Period::Year, 10).rows;
    let currencies: Vec<_> = rows
        .iter()
        .filter(|row| row.category.slug() == "monitor_lcd" && row.starts_on == Some(day("2031-01-01")))
        .map(|row| (row.budget.currency.code(), row.devices, row.budget.minor))
        .collect();
    assert_eq!(currencies, [("EUR", 1, 24_999), ("GBP", 2, 39_800), ("USD", 1, 24_999)]);
    let span = ForecastSpan { from: day("2027-01-01"), until: day("2027-12-31") };
    let customers = world.ask(|tx| planning::forecast_by_customer(tx, span));
    let budgets = |place: Place| {
        let customer = customers.iter().find(|customer| customer.id == place.customer).unwrap();
        let budget = customer.budget.iter().map(|money| (money.currency.code().to_owned(), money.minor));
        (customer.devices, budget.collect::<Vec<_>>(), customer.unpriced)
    };
    // A laptop with a price and one without, and a phone: 48 months from January 2023, 36 from February 2024.
    assert_eq!(budgets(places[0]), (3, vec![("USD".to_owned(), 106_970 + 79_900)], 1));
    assert_eq!(budgets(places[1]), (3, vec![("EUR".to_owned(), 106_970 + 79_900)], 1));
}

#[test]
fn a_customers_forecast_and_one_of_a_category_are_parts_of_the_whole() {
    let (world, places) = a_book_with_all_there_is();
    let latitude = world.model_of(world.asset("SN00001").unwrap());
    world.price("", Some(latitude), "USD", "1333.33");
    let forecast = |customer_id, category: &str| {
        let of =
            ForecastOf { customer_id, scenario_id: None, category: category.into(), by: Period::Quarter, years: 5 };
        world.ask(|tx| planning::forecast(tx, of))
    };
    let whole = forecast(None, "");
    let mut parts: BTreeMap<Key, Cell> = BTreeMap::new();
    let mut later = 0;
    for place in places {
        for slug in ["laptop", "monitor_lcd", "smartphone"] {
            let part = forecast(Some(place.customer), slug);
            later += part.later;
            for (key, cell) in cells(&part) {
                let sum = parts.entry(key).or_default();
                *sum = (sum.0 + cell.0, sum.1 + cell.1, sum.2 + cell.2);
            }
        }
    }
    assert_eq!((parts, later), (cells(&whole), whole.later));
    assert_eq!(
        world
            .book
            .read(|tx| {
                let of = ForecastOf {
                    customer_id: None,
                    scenario_id: None,
                    category: "spaceship".into(),
                    by: Period::Month,
                    years: 1,
                };
                planning::forecast(tx, of)
            })
            .unwrap_err()
            .fields[0]
            .code,
        RefusalCode::UnknownCategory
    );
}

#[test]
fn prices_and_inflation_that_make_no_sense_are_refused() {
    let world = World::new();
    let before = world.contents();
    let price = |category: &str, currency: &str, price: &str, version| planning::PriceForm {
        category: category.into(),
        model_id: None,
        currency: currency.into(),
        version,
        price: price.into(),
    };
    for (form, expected) in [
        (price("laptop", "USD", "-1", 0), "price: negative"),
        (price("laptop", "XQX", "1", 0), "currency: unknown-currency"),
        (price("spaceship", "USD", "1", 0), "category: unknown-category"),
    ] {
        assert_eq!(told(&planning::set_price(&world.book, form).unwrap_err()), [expected]);
    }
    for per_mille in [-501, 1001, i64::MAX] {
        let refusal = planning::set_inflation(&world.book, InflationForm { version: 0, per_mille }).unwrap_err();
        assert_eq!(told(&refusal), ["perMille: out-of-range"]);
    }
    assert_eq!(planning::set_price(&world.book, price("laptop", "USD", "1", 1)).unwrap_err().code, RefusalCode::Stale);
    assert_eq!(world.contents(), before);
    planning::set_price(&world.book, price("laptop", "USD", "1", 0)).unwrap();
    assert_eq!(planning::set_price(&world.book, price("laptop", "USD", "2", 0)).unwrap_err().code, RefusalCode::Stale);
    planning::set_price(&world.book, price("laptop", "USD", "", 1)).unwrap();
    assert_eq!(world.count("replacement_price"), 0);
}
=======
use crate::refreshes::{answer, monitor};
use crate::world::{Place, World, day, laptop, told};
>>>>>>> tests-planning

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
