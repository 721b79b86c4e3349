//! One device's whole life: past, present and planned.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::book::{AuditEntry, Row, Tx, bind, subject_history};
use crate::catalogue::{Category, DataBearing, full_name};
use crate::deployments::{self, AssetAnswer, AssetState, DeploymentRow, Hold, RouteOf};
use crate::foundation::ids::{AssetId, CertificateId, CustomerId, DeploymentId, PickupId, SiteId};
use crate::foundation::{Day, Grams, Money, Refusal};
use crate::pickups::Step;
use crate::planning::{self, AnswerRow, AnswersOf};
use crate::refresh::{self, PolicyRow, RefreshSource, Why};
use crate::routing::Proposed;
use crate::value;

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WhichDevice {
    pub id: AssetId,
}

#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeviceCard {
    pub id: AssetId,
    pub serial: String,
    pub tag: String,
    pub model: String,
    pub category: Category,
    pub customer_id: CustomerId,
    pub customer: String,
    pub site_id: SiteId,
    pub site: String,
    pub state: AssetState,
    pub deployment_id: DeploymentId,
    pub deployed_on: Day,
    pub order_number: String,
    /// What a list said of it besides; may be empty.
    pub note: String,
    pub refresh_on: Option<Day>,
    #[ts(type = "number | null")]
    pub days: Option<i64>,
    pub refresh_source: RefreshSource,
    /// Why the date is what it is.
    pub refresh_why: Why,
    pub warranty_until: Option<Day>,
    /// When the vendor ends its support of the model, where somebody entered it.
    pub support_until: Option<Day>,
    /// The policy made for this device alone.
    pub policy: Option<PolicyRow>,
    pub answer: AssetAnswer,
    /// The deployment that takes its place.
    pub replaced_by: Option<DeploymentRow>,
    /// How many devices this one's deployment takes the place of.
    pub deployment_replaces: u32,
    /// What the customer said to its dates, the newest first.
    pub answers: Vec<AnswerRow>,
    /// Where it would go today.
    pub route: Proposed,
    pub holds: Vec<Hold>,
    pub holds_data: bool,
    pub weight: Option<Grams>,
    /// The category's usual weight, in grams.
    #[ts(type = "number")]
    pub usual_weight: i64,
    pub price: Option<Money>,
    /// What it may be worth, from its deployment to its refresh date and beyond; empty when its price is not known.
    pub value: Vec<ValuePoint>,
    /// What it may be worth today and in a year.
    pub worth_now: Option<Money>,
    pub worth_in_a_year: Option<Money>,
    pub pickup: Option<DevicePickup>,
    pub disposition: Option<String>,
    pub certificates: Vec<DeviceCertificate>,
    pub history: Vec<AuditEntry>,
}

#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ValuePoint {
    pub on: Day,
    #[ts(type = "number")]
    pub minor: i64,
}

#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DevicePickup {
    pub id: PickupId,
    pub number: String,
    pub step: Step,
    pub planned_on: Day,
    pub moved_on: Day,
    pub recycler: Option<String>,
    pub facility: Option<String>,
}

#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeviceCertificate {
    pub id: CertificateId,
    pub number: String,
    pub kind: String,
    pub issued_on: Day,
}

/// All that is known of a device.
pub fn show_device(tx: &Tx<'_>, WhichDevice { id }: WhichDevice) -> Result<DeviceCard, Refusal> {
    let card = tx.one(
        "SELECT a.id, a.serial, a.tag, m.maker, m.name, m.weight_g, a.category, a.customer_id, c.name AS customer, a.site_id,
                s.name AS site, a.state, a.deployment_id, a.deployed_on, d.order_number, a.refresh_on, a.refresh_source,
                a.refresh_why, a.warranty_until, v.ends_on AS support_until, a.answer, a.replaced_by, a.price_minor,
                a.currency, a.disposition, a.note
           FROM asset a
           JOIN model m ON m.id = a.model_id
           JOIN customer c ON c.id = a.customer_id
           JOIN site s ON s.id = a.site_id
           JOIN deployment d ON d.id = a.deployment_id
           LEFT JOIN vendor_support v ON v.maker_key = m.maker_key AND v.model_key = m.name_key
          WHERE a.id = ?1",
        bind![id],
        |row| card(tx, row),
    )?;
    let mut card = card.ok_or_else(|| Refusal::not_found("asset"))?;
    card.policy = refresh::policy_of_device(tx, id)?;
    card.deployment_replaces = replaces(tx, card.deployment_id)?;
    card.answers = planning::answers(tx, AnswersOf { asset_id: id })?;
    card.pickup = pickup(tx, id)?;
    card.certificates = certificates(tx, id)?;
    card.history = subject_history(tx, id, 30)?;
    Ok(card)
}

fn card(tx: &Tx<'_>, row: &Row<'_>) -> Result<DeviceCard, Refusal> {
    let (category, deployed_on): (Category, Day) = (row.get("category")?, row.get("deployed_on")?);
    let (state, refresh_on): (AssetState, Option<Day>) = (row.get("state")?, row.get("refresh_on")?);
    let today = tx.today();
    let price = match row.get::<Option<i64>>("price_minor")? {
        Some(minor) => Some(Money::new(minor, row.get("currency")?)),
        None => None,
    };
    let decline = value::decline_for(tx, category)?;
    let worth = |on: Day| price.map(|price| value::worth(price, decline, deployed_on, on));
    let last = refresh_on.unwrap_or(today).max(today).plus_days(365);
    let days = last.days_since(deployed_on).max(1);
    let points = (0..=24).map(|step| deployed_on.plus_days(days * step / 24));
    let value = points.filter_map(|on| worth(on).map(|money| ValuePoint { on, minor: money.minor })).collect();
    let in_service = state == AssetState::InService;
    let going = deployments::route_of(tx, RouteOf { asset_id: row.get("id")? })?;
    Ok(DeviceCard {
        id: row.get("id")?,
        serial: row.get("serial")?,
        tag: row.get("tag")?,
        model: full_name(row.text("maker")?, row.text("name")?),
        category,
        customer_id: row.get("customer_id")?,
        customer: row.get("customer")?,
        site_id: row.get("site_id")?,
        site: row.get("site")?,
        state,
        deployment_id: row.get("deployment_id")?,
        deployed_on,
        order_number: row.get("order_number")?,
        note: row.get("note")?,
        refresh_on,
        days: refresh_on.map(|day| day.days_since(today)),
        refresh_source: row.get("refresh_source")?,
        refresh_why: row.get("refresh_why")?,
        warranty_until: row.get("warranty_until")?,
        support_until: row.get("support_until")?,
        answer: row.get("answer")?,
        replaced_by: row
            .get::<Option<DeploymentId>>("replaced_by")?
            .map(|id| deployments::deployment(tx, id))
            .transpose()?,
        policy: None,
        deployment_replaces: 0,
        answers: Vec::new(),
        route: going.route.proposed(),
        holds: going.holds,
        holds_data: category.facts().data_bearing == DataBearing::Yes,
        weight: row.get("weight_g")?,
        usual_weight: category.facts().weight_g,
        price,
        value,
        worth_now: worth(today).filter(|_| in_service),
        worth_in_a_year: worth(today.plus_days(365)).filter(|_| in_service),
        pickup: None,
        disposition: row.get("disposition")?,
        certificates: Vec::new(),
        history: Vec::new(),
    })
}

/// How many devices a deployment takes the place of. Relies on asset_replaced_by.
fn replaces(tx: &Tx<'_>, deployment: DeploymentId) -> Result<u32, Refusal> {
    let count = tx.one("SELECT count(*) AS devices FROM asset WHERE replaced_by = ?1", bind![deployment], |row| {
        row.get("devices")
    })?;
    Ok(count.unwrap_or_default())
}

fn pickup(tx: &Tx<'_>, id: AssetId) -> Result<Option<DevicePickup>, Refusal> {
    tx.one(
        "SELECT p.id, p.number, p.step, p.planned_on, p.moved_on, r.name AS recycler, f.name AS facility
           FROM pickup_line l JOIN pickup p ON p.id = l.pickup_id
           LEFT JOIN facility f ON f.id = p.facility_id
           LEFT JOIN recycler r ON r.id = f.recycler_id
          WHERE l.asset_id = ?1",
        bind![id],
        |row| {
            Ok(DevicePickup {
                id: row.get("id")?,
                number: row.get("number")?,
                step: row.get("step")?,
                planned_on: row.get("planned_on")?,
                moved_on: row.get("moved_on")?,
                recycler: row.get("recycler")?,
                facility: row.get("facility")?,
            })
        },
    )
}

fn certificates(tx: &Tx<'_>, id: AssetId) -> Result<Vec<DeviceCertificate>, Refusal> {
    tx.all(
        "SELECT k.id, k.number, k.kind, k.issued_on
           FROM pickup_line l JOIN certificate_line n ON n.pickup_line_id = l.id
           JOIN certificate k ON k.id = n.certificate_id
          WHERE l.asset_id = ?1 ORDER BY k.id",
        bind![id],
        |row| {
            Ok(DeviceCertificate {
                id: row.get("id")?,
                number: row.get("number")?,
                kind: row.get("kind")?,
                issued_on: row.get("issued_on")?,
            })
        },
    )
}
