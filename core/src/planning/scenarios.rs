//! Plans that level a customer's spend: what falls due in one quarter is planned in another. A plan moves no date until it
//! is adopted.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::forecast::{Counted, Need, Prices};
use super::{rules, store};
use crate::book::{Book, Change, Done, Tx, bind};
use crate::catalogue::Category;
use crate::customers;
use crate::deployments;
use crate::foundation::ids::{CustomerId, ScenarioId, SiteId};
use crate::foundation::{Currency, Day, Fields, Money, MonthSet, Problem, Refusal, RefusalCode, Totals, required_line};
use crate::refresh;

/// A plan of a customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ScenarioRow {
    pub id: ScenarioId,
    pub version: u32,
    pub customer_id: CustomerId,
    pub name: String,
    pub made_on: Day,
    /// Since then its dates hold.
    pub adopted_on: Option<Day>,
}

/// All devices of a category at a site that fall due in one quarter, planned in another. Quarters by their first days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Move {
    pub site_id: SiteId,
    pub category: Category,
    pub from: Day,
    pub to: Day,
}

/// The moves of a plan, to be looked up.
#[derive(Debug)]
pub(super) struct Moves {
    moves: HashMap<(SiteId, Category, Day), Day>,
    today: Day,
    /// The months in which the customer wants nothing changed.
    closed: MonthSet,
}

impl Moves {
    pub(super) fn of(tx: &Tx<'_>, scenario: Option<ScenarioId>) -> Result<Self, Refusal> {
        let mut moves = Moves { moves: HashMap::new(), today: tx.today(), closed: MonthSet::default() };
        let Some(id) = scenario else { return Ok(moves) };
        let scenario = store::scenario(tx, id)?;
        // What was adopted stands in the dates themselves.
        if scenario.adopted_on.is_none() {
            moves.closed = customers::terms_of(tx, scenario.customer_id)?.blackout_months;
            let all = store::moves(tx, id)?;
            moves.moves = all.into_iter().map(|one| ((one.site_id, one.category, one.from), one.to)).collect();
        }
        Ok(moves)
    }

    /// The day on which a plan has what falls due on `day`: the same day where it is not moved.
    pub(super) fn planned(&self, site: SiteId, category: Category, day: Day) -> Day {
        let from = day.quarter_start();
        let to = self.moves.get(&(site, category, from));
        to.map_or(day, |to| rules::planned(day, to.months_since(from), self.today, self.closed))
    }
}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ScenariosOf {
    pub customer_id: CustomerId,
}

/// The customer's plans, the newest first.
pub fn scenarios(tx: &Tx<'_>, ScenariosOf { customer_id }: ScenariosOf) -> Result<Vec<ScenarioRow>, Refusal> {
    store::scenarios_of(tx, customer_id)
}

#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WhichScenario {
    pub id: ScenarioId,
}

/// What falls due of one category at one site in one quarter.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BoardItem {
    pub site_id: SiteId,
    pub site: String,
    pub category: Category,
    /// The quarter in which it falls due, by its first day.
    pub from: Day,
    /// The quarter in which the plan has it.
    pub to: Day,
    #[ts(type = "number")]
    pub devices: i64,
    pub budget: Vec<Money>,
    #[ts(type = "number")]
    pub unpriced: i64,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BoardQuarter {
    pub starts_on: Day,
    #[ts(type = "number")]
    pub devices: i64,
    pub budget: Vec<Money>,
    /// What the quarter would take without the plan.
    pub unplanned: Vec<Money>,
}

/// A plan as a board: quarters as columns, what falls due as cards.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Board {
    pub scenario: ScenarioRow,
    pub customer: String,
    /// This quarter and the eleven that follow.
    pub quarters: Vec<BoardQuarter>,
    /// By planned quarter, site and category. Those before this quarter are overdue.
    pub items: Vec<BoardItem>,
}

/// How many quarters a board shows.
const QUARTERS: i32 = 12;

/// What one card stands for, currency by currency: in the quarter of the plan, and in the one in which it falls due.
struct Card {
    category: Category,
    as_planned: BTreeMap<Currency, Need>,
    as_due: BTreeMap<Currency, Need>,
}

/// A plan as a board.
pub fn board(tx: &Tx<'_>, WhichScenario { id }: WhichScenario) -> Result<Board, Refusal> {
    let scenario = store::scenario(tx, id)?;
    let (prices, moves, today) = (Prices::read(tx)?, Moves::of(tx, Some(id))?, tx.today());
    let first = today.quarter_start();
    let end = first.shifted(3 * QUARTERS);
    let mut found: BTreeMap<(SiteId, usize, Day), Card> = BTreeMap::new();
    tx.each(
        "SELECT month, site_id, category, model_id, currency, devices, priced, cost_minor FROM forecast WHERE customer_id = ?1",
        bind![scenario.customer_id],
        |row| {
            let counted = Counted::read(row, row.get("model_id")?)?;
            let site: SiteId = row.get("site_id")?;
            let planned = moves.planned(site, counted.category, counted.month).month_start();
            if planned >= end {
                return Ok(());
            }
            let key = (site, counted.category.place(), counted.month.quarter_start());
            let card = found.entry(key).or_insert(Card {
                category: counted.category,
                as_planned: BTreeMap::new(),
                as_due: BTreeMap::new(),
            });
            card.as_planned.entry(counted.currency).or_default().add(prices.need(&counted, planned, today));
            card.as_due.entry(counted.currency).or_default().add(prices.need(&counted, counted.month, today));
            Ok(())
        },
    )?;
    let sites: HashMap<SiteId, String> =
        customers::sites_of(tx, scenario.customer_id)?.into_iter().map(|site| (site.id, site.name)).collect();
    let amounts = |needs: &BTreeMap<Currency, Need>| {
        let amounts = needs.iter().map(|(currency, need)| Money::new(need.budget_minor, *currency));
        amounts.collect::<Vec<_>>()
    };
    let mut sums: BTreeMap<Day, (i64, Totals, Totals)> =
        (0..QUARTERS).map(|n| (first.shifted(3 * n), Default::default())).collect();
    let mut items = Vec::new();
    for ((site_id, _, from), Card { category, as_planned: needs, as_due }) in found {
        let to = moves.planned(site_id, category, from).quarter_start();
        let devices = needs.values().map(|need| need.devices).sum();
        if let Some((counted, budget, _)) = sums.get_mut(&to) {
            *counted += devices;
            amounts(&needs).into_iter().for_each(|money| budget.add(money));
        }
        if let Some((_, _, unplanned)) = sums.get_mut(&from) {
            amounts(&as_due).into_iter().for_each(|money| unplanned.add(money));
        }
        let site = sites.get(&site_id).cloned().unwrap_or_default();
        let unpriced = needs.values().map(|need| need.unpriced).sum();
        items.push(BoardItem { site_id, site, category, from, to, devices, budget: amounts(&needs), unpriced });
    }
    items.sort_by(|a, b| (a.to, &a.site, a.category.place(), a.from).cmp(&(b.to, &b.site, b.category.place(), b.from)));
    let quarters = sums.into_iter().map(|(starts_on, (devices, budget, unplanned))| BoardQuarter {
        starts_on,
        devices,
        budget: budget.amounts(),
        unplanned: unplanned.amounts(),
    });
    let quarters = quarters.collect();
    Ok(Board { customer: customers::with_name(tx, scenario.customer_id)?, scenario, quarters, items })
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewScenario {
    pub customer_id: CustomerId,
    pub name: String,
}

/// Starts a plan: at first everything stands where it falls due.
pub fn start_scenario(book: &Book, form: NewScenario) -> Result<Done<ScenarioId>, Refusal> {
    let mut fields = Fields::default();
    let name = fields.take("name", required_line(&form.name, 80));
    let name = fields.finish(name)?;
    book.transact("start-scenario", |tx| {
        customers::with_name(tx, form.customer_id)?;
        let id = tx.new_id();
        tx.about(form.customer_id);
        store::insert_scenario(tx, id, form.customer_id, &name)?;
        Ok(Change::new(id).with("name", name))
    })
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MoveForm {
    pub scenario_id: ScenarioId,
    pub version: u32,
    pub site_id: SiteId,
    pub category: String,
    /// A day of the quarter in which they fall due.
    pub from: String,
    /// A day of the quarter in which they are planned; where they fall due: takes the move back.
    pub to: String,
}

/// Plans what falls due in one quarter in another.
pub fn move_item(book: &Book, form: MoveForm) -> Result<Done<()>, Refusal> {
    let mut fields = Fields::default();
    let category = fields.take("category", Category::parse(&form.category));
    let from = fields.take("from", Day::parse(&form.from)).map(Day::quarter_start);
    let to = fields.take("to", Day::parse(&form.to)).map(Day::quarter_start);
    let (category, from, to) = fields.finish((|| Some((category?, from?, to?)))())?;
    book.transact("move-in-scenario", |tx| {
        let first = tx.today().quarter_start();
        if to != from && to < first {
            return Err(Refusal::field("to", Problem::new(RefusalCode::DayBefore).with("day", first)));
        }
        let scenario = open_scenario(tx, form.scenario_id)?;
        if customers::place(tx, form.site_id)?.customer_id != scenario.customer_id {
            return Err(Refusal::not_found("site"));
        }
        store::touch_scenario(tx, scenario.id, form.version, None)?;
        store::save_move(tx, scenario.id, &Move { site_id: form.site_id, category, from, to })?;
        Ok(Change::new(())
            .with("name", scenario.name)
            .with("category", category.slug())
            .with("from", from)
            .with("to", to))
    })
}

fn open_scenario(tx: &Tx<'_>, id: ScenarioId) -> Result<ScenarioRow, Refusal> {
    let scenario = store::scenario(tx, id)?;
    match scenario.adopted_on {
        Some(day) => Err(Refusal::new(RefusalCode::ScenarioAdopted).with("day", day)),
        None => Ok(scenario),
    }
}

#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ScenarioVersion {
    pub id: ScenarioId,
    pub version: u32,
}

/// Throws a plan away. Dates that were adopted from it stay.
pub fn delete_scenario(book: &Book, which: ScenarioVersion) -> Result<Done<()>, Refusal> {
    book.transact("delete-scenario", |tx| {
        let scenario = store::scenario(tx, which.id)?;
        tx.about(scenario.customer_id);
        store::delete_scenario(tx, which.id, which.version)?;
        Ok(Change::new(()).with("name", scenario.name))
    })
}

/// Makes the plan's quarters the devices' dates, set by hand under the plan's name; answers how many moved.
pub fn adopt_scenario(book: &Book, which: ScenarioVersion) -> Result<Done<u32>, Refusal> {
    book.transact("adopt-scenario", |tx| {
        let scenario = open_scenario(tx, which.id)?;
        tx.about(scenario.customer_id);
        let moves = Moves::of(tx, Some(which.id))?;
        let mut found = Vec::new();
        // All of them are read before one is moved: what moves into a quarter is not moved out of it again.
        for one in store::moves(tx, which.id)? {
            let due = store::due_in_quarter(tx, one.site_id, one.category, one.from)?;
            found.extend(due.into_iter().map(|(id, on)| (id, moves.planned(one.site_id, one.category, on))));
        }
        for (id, on) in &found {
            tx.about(*id);
            deployments::reschedule(tx, *id, &refresh::by_hand(*on, scenario.name.clone()))?;
        }
        store::touch_scenario(tx, which.id, which.version, Some(tx.today()))?;
        let moved = u32::try_from(found.len()).unwrap_or(u32::MAX);
        Ok(Change::new(moved).with("name", scenario.name).with("moved", moved))
    })
}
