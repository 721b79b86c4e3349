//! Lists on their way out: any list as a screen shows it, with the filters that hold, as a file for spreadsheets.

mod customers;
mod equipment;
mod outward;
mod plan;
mod register;
mod settings;
mod table;

use std::path::Path;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use self::table::Table;
use crate::book::Tx;
use crate::files::{self, SheetFormat};
use crate::foundation::ids::CustomerId;
use crate::foundation::{Refusal, Watch, Words};
use crate::pickups::WhichPickup;
use crate::refresh::{self, PoliciesOf};

pub use equipment::{EquipmentOf, LISTED_SQL};
pub use outward::PickupsOf;
pub use plan::{DueOf, ForecastMeasure, ForecastTableOf};

/// A list, and what narrows it on its screen.
#[derive(Debug, Deserialize, TS)]
#[serde(tag = "list", content = "of", rename_all = "kebab-case")]
pub enum ListOf {
    /// In columns that an import reads as they are.
    Equipment(EquipmentOf),
    Due(DueOf),
    Forecast(ForecastTableOf),
    Customers(TextOf),
    Sites(CustomerOf),
    Contacts(CustomerOf),
    Supplies(CustomerOf),
    Pickups(PickupsOf),
    PickupLines(WhichPickup),
    Certificates(CustomerOf),
    /// With their facilities and certifications: a row for each certification.
    Recyclers,
    Programmes,
    /// Dates of vendors' support, in columns that Endwell takes over again.
    Support(TextOf),
    Policies(PoliciesOf),
    Prices,
}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CustomerOf {
    /// Nothing: of all customers.
    pub customer_id: Option<CustomerId>,
}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TextOf {
    /// What the list is searched for; all when empty.
    pub text: String,
}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListExport {
    pub list: ListOf,
    pub format: SheetFormat,
    /// Where to write the file.
    pub path: String,
}

/// A list that was written.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WrittenList {
    pub path: String,
    /// Without the heading.
    pub rows: u32,
}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListToView {
    pub list: ListOf,
    /// What the file is called, without its ending.
    pub name: String,
}

/// Writes a list to a file the person chose, all of one state of the book. Stopped or refused, it leaves what was there.
pub fn export_list(tx: &Tx<'_>, export: ListExport, watch: &dyn Watch) -> Result<WrittenList, Refusal> {
    write(tx, &export.list, export.format, Path::new(&export.path), watch)
}

/// Lays a list as a workbook where the system's programs may open it.
pub fn lay_list(tx: &Tx<'_>, ListToView { list, name }: ListToView, watch: &dyn Watch) -> Result<WrittenList, Refusal> {
    let path = files::place_for_viewing(&format!("{name}.xlsx"))?;
    write(tx, &list, SheetFormat::Xlsx, &path, watch)
}

fn write(
    tx: &Tx<'_>,
    list: &ListOf,
    format: SheetFormat,
    path: &Path,
    watch: &dyn Watch,
) -> Result<WrittenList, Refusal> {
    let words = words()?;
    let mut table = Table::new(path, format, &words, watch);
    match list {
        ListOf::Equipment(of) => equipment::equipment(tx, of, &mut table)?,
        ListOf::Due(of) => plan::due(tx, of, &mut table)?,
        ListOf::Forecast(of) => plan::forecast(tx, of, &mut table)?,
        ListOf::Customers(of) => customers::customers(tx, of, &mut table)?,
        ListOf::Sites(of) => customers::sites(tx, of, &mut table)?,
        ListOf::Contacts(of) => customers::contacts(tx, of, &mut table)?,
        ListOf::Supplies(of) => customers::supplies(tx, of, &mut table)?,
        ListOf::Pickups(of) => outward::pickups(tx, of, &mut table)?,
        ListOf::PickupLines(of) => outward::pickup_lines(tx, of, &mut table)?,
        ListOf::Certificates(of) => outward::certificates(tx, of, &mut table)?,
        ListOf::Recyclers => register::recyclers(tx, &mut table)?,
        ListOf::Programmes => register::programmes(tx, &mut table)?,
        ListOf::Support(of) => settings::support(tx, of, &mut table)?,
        ListOf::Policies(of) => settings::policies(tx, of, &mut table)?,
        ListOf::Prices => settings::prices(tx, &mut table)?,
    }
    table.finish()
}

/// The catalogues that lists need.
fn words() -> Result<Words, Refusal> {
    Words::english(&[
        include_str!("messages.ftl"),
        include_str!("../../catalogue/messages.ftl"),
        include_str!("../../certificates/messages.ftl"),
        include_str!("../../planning/messages.ftl"),
        refresh::WORDS,
    ])
}
