//! What falls due: the due list, the customers' answers, what a change of policy moves, the forecast and the plans.

mod answers;
mod calendar;
mod document;
mod effect;
mod forecast;
mod inventory;
mod papers;
mod prices;
mod reminder;
mod rules;
mod scenarios;
mod standing;
mod store;
mod support;
mod views;

use crate::book::choice_cell;
use crate::foundation::choice;

pub use answers::{
    Answer, AnswerForm, AnswerRow, AnswersOf, DateForm, DeploymentsOf, WarrantyForm, answer, answers, deployments_of,
    set_date, set_warranty,
};
pub use calendar::{CalendarOf, SaveCalendar, lay_calendar, save_calendar};
pub use effect::{Effect, Mover, PolicyChange, PolicyRemoval, SupportRemoval, apply, effect, set_model_months};
pub use forecast::{
    CustomerForecast, Forecast, ForecastOf, ForecastRow, ForecastSpan, Period, forecast, forecast_by_customer,
};
pub use papers::{DocumentOf, PlanningDocument, SaveDocument, lay_document, lay_mail, save_document};
pub use prices::{InflationForm, PriceForm, PriceRow, ReplacementPrices, prices, set_inflation, set_price};
pub use reminder::{DueNow, Reminder, ReminderSince, reminder};
pub use scenarios::{
    Board, BoardItem, BoardQuarter, MoveForm, NewScenario, ScenarioRow, ScenarioVersion, ScenariosOf, WhichScenario,
    adopt_scenario, board, delete_scenario, move_item, scenarios, start_scenario,
};
pub use standing::{CustomerPage, CustomerSearch, CustomerStanding, DueCustomer, customers, due_by_customer};
pub use store::{COUNTING, count_entered};
pub use support::{
    LookedUp, OldAnswer, SupportDates, SupportFile, SupportFileRow, SupportNews, SupportOutlook, SupportTaken,
    import_support, look_up_support, read_support_file,
};
pub use views::{
    BandCount, BandsOf, Cursor, DUE_SQL, DuePage, DueRow, DueSearch, DueTotals, Quarter, bands, by_quarter, due,
    due_totals, in_service,
};

choice! {
    /// A span of refresh dates, counted from today.
    Band {
        Overdue = "overdue",
        Days30 = "30-days",
        Days90 = "90-days",
        Days180 = "180-days",
        Year = "year",
    }
}
choice_cell!(Band);
