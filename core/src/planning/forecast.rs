//! What falls due and what it will cost to replace: by month, quarter or year, for the whole book, a customer or a plan.
//!
//! Read from counts that are kept by month (`forecast`, `forecast_book`), never from the devices themselves.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rules::{first_of_month, inflated};
use super::scenarios::Moves;
use super::store;
use crate::book::{Row, Tx, bind};
use crate::catalogue::Category;
use crate::foundation::ids::{CustomerId, ModelId, ScenarioId};
use crate::foundation::{Currency, Day, Money, Refusal, Totals, choice};

choice! {
    /// The columns of a forecast.
    Period { Month = "month", Quarter = "quarter", Year = "year", }
}

impl Period {
    fn start(self, day: Day) -> Day {
        match self {
            Period::Month => day.month_start(),
            Period::Quarter => day.quarter_start(),
            Period::Year => Day::new(day.year(), 1, 1).unwrap_or(day),
        }
    }

    fn months(self) -> i32 {
        match self {
            Period::Month => 1,
            Period::Quarter => 3,
            Period::Year => 12,
        }
    }
}

/// What one of a kind costs to replace today, and how much dearer it becomes.
#[derive(Debug, Default)]
pub(super) struct Prices {
    pub categories: HashMap<(Category, Currency), i64>,
    pub models: HashMap<(ModelId, Currency), i64>,
    /// A year, in thousandths.
    pub inflation: i64,
}

/// Devices of one kind that fall due in one month, as they are counted.
pub(super) struct Counted {
    pub month: Day,
    pub category: Category,
    /// Nothing where models were summed.
    pub model: Option<ModelId>,
    pub currency: Currency,
    pub devices: i64,
    pub priced: i64,
    pub cost_minor: i64,
}

impl Counted {
    pub(super) fn read(row: &Row<'_>, model: Option<ModelId>) -> Result<Self, Refusal> {
        Ok(Counted {
            month: first_of_month(row.text("month")?)?,
            category: row.get("category")?,
            model,
            currency: row.get("currency")?,
            devices: row.get("devices")?,
            priced: row.get("priced")?,
            cost_minor: row.get("cost_minor")?,
        })
    }
}

/// What replacing them takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Need {
    pub devices: i64,
    pub budget_minor: i64,
    /// Devices that no price is known for; they are not in the budget.
    pub unpriced: i64,
}

impl Need {
    pub(super) fn add(&mut self, other: Need) {
        self.devices += other.devices;
        self.budget_minor = self.budget_minor.saturating_add(other.budget_minor);
        self.unpriced += other.unpriced;
    }
}

impl Prices {
    /// The replacement price of the model, else of the category, else what the devices cost; dearer by the months until
    /// then. Never converts a currency.
    pub(super) fn need(&self, counted: &Counted, on: Day, today: Day) -> Need {
        let of_model = counted.model.and_then(|model| self.models.get(&(model, counted.currency)));
        let price = of_model.or_else(|| self.categories.get(&(counted.category, counted.currency)));
        let (minor, unpriced) = match price {
            Some(price) => (price.saturating_mul(counted.devices), 0),
            None => (counted.cost_minor, counted.devices - counted.priced),
        };
        let budget_minor = inflated(minor, self.inflation, on.months_since(today));
        Need { devices: counted.devices, budget_minor, unpriced }
    }
}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ForecastOf {
    pub customer_id: Option<CustomerId>,
    /// As if this plan were adopted; of the customer it belongs to.
    pub scenario_id: Option<ScenarioId>,
    /// Empty: all.
    pub category: String,
    pub by: Period,
    /// How far to look ahead: 1 to 10.
    pub years: u32,
}

/// What falls due of one category in one period, in one currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ForecastRow {
    /// The first day of the period; nothing for what fell due before this month.
    pub starts_on: Option<Day>,
    pub category: Category,
    #[ts(type = "number")]
    pub devices: i64,
    pub budget: Money,
    /// Devices that no price is known for; they are not in the budget.
    #[ts(type = "number")]
    pub unpriced: i64,
}

#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Forecast {
    /// First days of the periods, the one of today first.
    pub periods: Vec<Day>,
    /// By period, then category.
    pub rows: Vec<ForecastRow>,
    /// Devices that fall due behind the last period.
    #[ts(type = "number")]
    pub later: i64,
    /// A year, in thousandths.
    #[ts(type = "number")]
    pub inflation: i64,
}

/// What falls due and what replacing it takes. Refuses a plan that is not the customer's.
pub fn forecast(tx: &Tx<'_>, of: ForecastOf) -> Result<Forecast, Refusal> {
    let planned_for = of.scenario_id.map(|id| store::scenario(tx, id)).transpose()?.map(|plan| plan.customer_id);
    if planned_for.is_some() && planned_for != of.customer_id {
        return Err(Refusal::not_found("plan"));
    }
    let prices = Prices::read(tx)?;
    let category = match of.category.trim() {
        "" => None,
        slug => Some(Category::parse(slug).map_err(|problem| Refusal::field("category", problem))?),
    };
    let (today, years) = (tx.today(), i32::try_from(of.years.clamp(1, 10)).unwrap_or(1));
    let first = of.by.start(today);
    let count = years * 12 / of.by.months() + i32::from(of.by != Period::Month);
    let periods: Vec<Day> = (0..count).map(|n| first.shifted(n * of.by.months())).collect();
    let end = first.shifted(count * of.by.months());
    let this_month = today.month_start();
    let mut later = 0;
    let mut cells: BTreeMap<(Option<Day>, usize, Currency), (Category, Need)> = BTreeMap::new();
    let mut add = |counted: &Counted| {
        if category.is_some_and(|category| category != counted.category) {
            return;
        }
        if counted.month >= end {
            later += counted.devices;
            return;
        }
        let starts_on = Some(of.by.start(counted.month)).filter(|_| counted.month >= this_month);
        let need = prices.need(counted, counted.month, today);
        let cell = cells.entry((starts_on, counted.category.place(), counted.currency));
        cell.or_insert((counted.category, Need::default())).1.add(need);
    };
    match (of.customer_id, of.scenario_id) {
        (Some(customer), scenario) => of_customer(tx, customer, scenario, &mut add)?,
        (None, _) => of_book(tx, &prices, &mut add)?,
    }
    let rows = cells.into_iter().filter(|(_, (_, need))| need.devices != 0);
    let rows = rows.map(|((starts_on, _, currency), (category, need))| ForecastRow {
        starts_on,
        category,
        devices: need.devices,
        budget: Money::new(need.budget_minor, currency),
        unpriced: need.unpriced,
    });
    let rows = rows.collect();
    Ok(Forecast { periods, rows, later, inflation: prices.inflation })
}

/// The whole book from its own counts; models with a price of their own are taken out of their category and put back
/// under their price. Relies on forecast_of_model.
fn of_book(tx: &Tx<'_>, prices: &Prices, add: &mut impl FnMut(&Counted)) -> Result<(), Refusal> {
    tx.each("SELECT month, category, currency, devices, priced, cost_minor FROM forecast_book", &[], |row| {
        add(&Counted::read(row, None)?);
        Ok(())
    })?;
    for (model, currency) in prices.models.keys() {
        tx.each(
            "SELECT month, category, currency, sum(devices) AS devices, sum(priced) AS priced, sum(cost_minor) AS cost_minor
               FROM forecast WHERE model_id = ?1 AND currency = ?2 GROUP BY month, category, currency",
            bind![*model, *currency],
            |row| {
                let counted = Counted::read(row, Some(*model))?;
                add(&Counted {
                    model: None,
                    devices: -counted.devices,
                    priced: -counted.priced,
                    cost_minor: -counted.cost_minor,
                    ..counted
                });
                add(&counted);
                Ok(())
            },
        )?;
    }
    Ok(())
}

/// One customer, perhaps as a plan would have it. Relies on the key of `forecast`.
fn of_customer(
    tx: &Tx<'_>,
    customer: CustomerId,
    scenario: Option<ScenarioId>,
    add: &mut impl FnMut(&Counted),
) -> Result<(), Refusal> {
    let moves = Moves::of(tx, scenario)?;
    tx.each(
        "SELECT month, site_id, category, model_id, currency, devices, priced, cost_minor FROM forecast WHERE customer_id = ?1",
        bind![customer],
        |row| {
            let counted = Counted::read(row, row.get("model_id")?)?;
            let month = moves.planned(row.get("site_id")?, counted.category, counted.month).month_start();
            add(&Counted { month, ..counted });
            Ok(())
        },
    )
}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ForecastSpan {
    /// The first and the last day; whole months are counted.
    pub from: Day,
    pub until: Day,
}

/// What falls due at a customer in a span.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CustomerForecast {
    pub id: CustomerId,
    pub name: String,
    #[ts(type = "number")]
    pub devices: i64,
    pub budget: Vec<Money>,
    #[ts(type = "number")]
    pub unpriced: i64,
}

/// The customers with most devices due in a span, at most 100.
pub fn forecast_by_customer(tx: &Tx<'_>, span: ForecastSpan) -> Result<Vec<CustomerForecast>, Refusal> {
    let (prices, today) = (Prices::read(tx)?, tx.today());
    let month = |day: Day| day.to_string().chars().take(7).collect::<String>();
    let mut customers: HashMap<CustomerId, (i64, Totals, i64)> = HashMap::new();
    tx.each(
        "SELECT customer_id, month, category, model_id, currency, sum(devices) AS devices, sum(priced) AS priced,
                sum(cost_minor) AS cost_minor
           FROM forecast WHERE month >= ?1 AND month <= ?2 GROUP BY customer_id, month, category, model_id, currency",
        bind![month(span.from), month(span.until)],
        |row| {
            let counted = Counted::read(row, row.get("model_id")?)?;
            let need = prices.need(&counted, counted.month, today);
            let (devices, budget, unpriced) = customers.entry(row.get("customer_id")?).or_default();
            *devices += need.devices;
            budget.add(Money::new(need.budget_minor, counted.currency));
            *unpriced += need.unpriced;
            Ok(())
        },
    )?;
    let mut most: Vec<_> = customers.into_iter().collect();
    most.sort_unstable_by_key(|(id, (devices, ..))| (std::cmp::Reverse(*devices), *id));
    most.truncate(100);
    let named = |(id, (devices, budget, unpriced)): (CustomerId, (i64, Totals, i64))| {
        let name = crate::customers::with_name(tx, id)?;
        Ok(CustomerForecast { id, name, devices, budget: budget.amounts(), unpriced })
    };
    most.into_iter().map(named).collect()
}
