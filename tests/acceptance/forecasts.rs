//! The forecast equals a recount over the devices themselves, in every period, by every price.

use std::collections::BTreeMap;

use endwell_core::customers::CustomerTermsForm;
use endwell_core::deployments::NewLine;
use endwell_core::foundation::{Choice, Day, RefusalCode};
use endwell_core::planning::{self, Answer, Forecast, ForecastOf, ForecastSpan, InflationForm, Period, PolicyChange};

use crate::refreshes::{answer, monitor, phone, terms};
use crate::world::{Place, World, category, day, laptop, policy, told};

/// What stands in one cell of a forecast: devices, budget in minor units, devices without a price.
type Cell = (i64, i64, i64);

/// The same with a budget that is not rounded.
type Recount = (i64, f64, i64);

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
fn recounted(world: &World, by: Period, years: i32) -> (BTreeMap<Key, Recount>, i64) {
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
    let mut cells: BTreeMap<Key, Recount> = BTreeMap::new();
    let mut later = 0;
    for (on, category, currency, model, cost) in devices {
        if on >= past {
            later += 1;
            continue;
        }
        let (month, price_of) =
            (on.month_start(), |what: &String| prices.get(&(what.clone(), currency.clone())).copied());
        let price = price_of(&model).or_else(|| price_of(&category)).or(cost);
        let starts_on = (month >= today.month_start()).then(|| match by {
            Period::Month => month,
            Period::Quarter => month.quarter_start(),
            Period::Year => Day::new(month.year(), 1, 1).unwrap(),
        });
        let (months, share) = (f64::from(month.months_since(today).max(0)), dearer as f64 / 1000.0);
        let dear = (1.0 + share).powf((months / 12.0).floor()) * (1.0 + share * (months % 12.0) / 12.0);
        let cell = cells.entry((starts_on, category, currency)).or_default();
        cell.0 += 1;
        cell.1 += price.unwrap_or(0) as f64 * dear;
        cell.2 += i64::from(price.is_none());
    }
    (cells, later)
}

/// The forecast rounds down each kind in each month of a period: it may be so many minor units less.
#[track_caller]
fn assert_alike(found: &BTreeMap<Key, Cell>, expected: &BTreeMap<Key, Recount>) {
    assert_eq!(found.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
    for (key, (devices, budget, unpriced)) in found {
        let wanted = expected[key];
        assert_eq!((*devices, *unpriced), (wanted.0, wanted.2), "{key:?}");
        let less = wanted.1 - *budget as f64;
        assert!((-1.0..=6.0).contains(&less), "{key:?}: {budget} is not {}", wanted.1);
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
