//! What falls due, as a list of devices and as the forecast's table.

use std::collections::BTreeMap;

use serde::Deserialize;
use ts_rs::TS;

use super::table::{Column, Table, currency};
use crate::book::Tx;
use crate::files::{SheetCell, SheetColumn};
use crate::foundation::ids::{CustomerId, SiteId};
use crate::foundation::{Currency, Day, Money, Refusal, choice};
use crate::planning::{self, Band, DueSearch, ForecastOf, ForecastRow, Period};

/// What narrows the due list, as on its screen.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DueOf {
    pub band: Band,
    /// A day of the one month to show, instead of the band.
    pub month: Option<Day>,
    pub customer_id: Option<CustomerId>,
    pub site_id: Option<SiteId>,
    /// Empty: all.
    pub category: String,
}

const DUE: [Column; 12] = [
    ("customer", 28),
    ("site", 20),
    ("category", 18),
    ("model", 32),
    ("serial", 20),
    ("tag", 14),
    ("deployed-on", 12),
    ("refresh-date", 12),
    ("days-left", 10),
    ("goes-to", 20),
    ("worth-today", 12),
    ("currency", 9),
];

/// Writes what is due, soonest first.
pub(super) fn due(tx: &Tx<'_>, of: &DueOf, table: &mut Table<'_>) -> Result<(), Refusal> {
    table.begin("due", &DUE)?;
    let mut after = None;
    loop {
        let DueOf { band, month, customer_id, site_id, ref category } = *of;
        let page =
            planning::due(tx, DueSearch { band, month, customer_id, site_id, category: category.clone(), after })?;
        for row in &page.rows {
            table.row(&[
                (&row.customer).into(),
                (&row.site).into(),
                (&table.category(row.category)?).into(),
                (&row.model).into(),
                (&row.serial).into(),
                (&row.tag).into(),
                row.deployed_on.into(),
                row.due_on.into(),
                row.days.into(),
                (&table.outlet(row.outlet)?).into(),
                row.worth.into(),
                currency(row.worth),
            ])?;
        }
        after = page.next;
        if after.is_none() {
            return Ok(());
        }
    }
}

choice! {
    /// What the forecast's figures are.
    ForecastMeasure {
        /// How many devices fall due.
        Units = "units",
        /// What replacing them takes.
        Budget = "budget",
    }
}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ForecastTableOf {
    pub forecast: ForecastOf,
    pub measure: ForecastMeasure,
}

/// One line of the forecast's table: a figure for each period, devices or minor units.
type Figures = Vec<i64>;

/// Writes the forecast as its screen has it: categories down, periods across, what fell due before this month first, sums at
/// both ends. Amounts of two currencies stand in two lines.
pub(super) fn forecast(tx: &Tx<'_>, of: &ForecastTableOf, table: &mut Table<'_>) -> Result<(), Refusal> {
    let found = planning::forecast(tx, ForecastOf { category: of.forecast.category.clone(), ..of.forecast })?;
    let early = found.rows.iter().any(|row| row.starts_on.is_none()).then_some(None);
    let periods: Vec<Option<Day>> = early.into_iter().chain(found.periods.iter().map(|day| Some(*day))).collect();
    let mut lines: BTreeMap<(String, Option<Currency>), Figures> = BTreeMap::new();
    let mut sums: BTreeMap<Option<Currency>, Figures> = BTreeMap::new();
    for row in &found.rows {
        let (currency, figure) = figure(row, of.measure);
        let at = periods.iter().position(|start| *start == row.starts_on);
        let line = lines.entry((table.category(row.category)?, currency));
        for line in [
            line.or_insert_with(|| vec![0; periods.len()]),
            sums.entry(currency).or_insert_with(|| vec![0; periods.len()]),
        ] {
            if let Some(cell) = at.and_then(|at| line.get_mut(at)) {
                *cell += figure;
            }
        }
    }
    table.begin_with("forecast", &headings(&periods, of, table)?)?;
    for ((category, currency), figures) in &lines {
        line(table, category, *currency, figures)?;
    }
    let total = table.say("export-column-total")?;
    sums.iter().try_for_each(|(currency, figures)| line(table, &total, *currency, figures))
}

fn figure(row: &ForecastRow, measure: ForecastMeasure) -> (Option<Currency>, i64) {
    match measure {
        ForecastMeasure::Units => (None, row.devices),
        ForecastMeasure::Budget => (Some(row.budget.currency), row.budget.minor),
    }
}

fn headings(periods: &[Option<Day>], of: &ForecastTableOf, table: &Table<'_>) -> Result<Vec<SheetColumn>, Refusal> {
    let mut columns = vec![table.column(("category", 22))?];
    if of.measure == ForecastMeasure::Budget {
        columns.push(table.column(("currency", 9))?);
    }
    for start in periods {
        let heading = match start {
            None => table.say("export-period-before")?,
            Some(day) => {
                let year = day.year().to_string();
                let number = match of.forecast.by {
                    Period::Year => String::new(),
                    Period::Quarter => day.month().div_ceil(3).to_string(),
                    Period::Month => table.say(&format!("month-{}", day.month()))?,
                };
                let id = format!("export-period-{}", of.forecast.by.as_str());
                table.words.say(&id, &[("year", (&year).into()), ("number", (&number).into())])?
            }
        };
        columns.push(SheetColumn { heading, width: 14 });
    }
    columns.push(table.column(("total", 14))?);
    Ok(columns)
}

fn line(table: &mut Table<'_>, name: &str, currency: Option<Currency>, figures: &[i64]) -> Result<(), Refusal> {
    let cell = |figure: i64| currency.map_or(figure.into(), |currency| Money::new(figure, currency).into());
    let mut cells: Vec<SheetCell<'_>> = vec![name.into()];
    cells.extend(currency.map(|currency| SheetCell::from(currency.code())));
    cells.extend(figures.iter().map(|figure| cell(*figure)));
    cells.push(cell(figures.iter().sum()));
    table.row(&cells)
}
