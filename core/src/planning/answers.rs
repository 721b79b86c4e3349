//! What customers say to due dates, and dates set by hand.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store;
use crate::book::{Book, Change, Done, Tx, choice_cell};
use crate::deployments::{self, AssetAnswer, AssetState, DeploymentRow, Scheduled};
use crate::foundation::ids::{AssetId, CustomerId, DeploymentId};
use crate::foundation::{Day, Fields, Problem, Refusal, RefusalCode, choice, optional_text};
use crate::refresh::{self, Policies, RefreshSource};

choice! {
    /// What a customer said to a due date.
    Answer {
        /// It stays until a new date.
        Extended = "extended",
        /// It stays, without a date.
        Declined = "declined",
        /// A new deployment takes its place.
        Replaced = "replaced",
        /// An answer is taken back: the date from before holds again, the policy's where it was extended.
        Reopened = "reopened",
    }
}
choice_cell!(Answer);

/// One answer to the due dates of several devices.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AnswerForm {
    pub asset_ids: Vec<AssetId>,
    pub answer: Answer,
    /// The new date, where they are extended.
    pub until: String,
    /// The deployment that replaces them.
    pub deployment_id: Option<DeploymentId>,
    pub reason: String,
}

/// The most devices that are answered in one go.
const MOST: usize = 5_000;

/// Keeps what a customer said. Every device leaves the due list: until the new date, or until the answer is taken back.
pub fn answer(book: &Book, form: AnswerForm) -> Result<Done<()>, Refusal> {
    book.transact("answer-refresh", |tx| {
        let devices = selected(tx, &form.asset_ids)?;
        let said = Said::of(tx, &form, &devices)?;
        let policies = Policies::read(tx)?;
        let mut customers: BTreeMap<CustomerId, Vec<&Scheduled>> = BTreeMap::new();
        for device in &devices {
            customers.entry(device.customer_id).or_default().push(device);
            tx.about(device.id);
            said.keep(tx, device, &policies)?;
        }
        for (customer, devices) in customers {
            tx.about(customer);
            let devices: Vec<_> = devices.iter().map(|device| (device.id, device.refresh.on)).collect();
            store::insert_acknowledgement(tx, customer, &said, &devices)?;
        }
        let until = said.until.map(|day| day.to_string()).unwrap_or_default();
        Ok(Change::new(())
            .with("answer", form.answer.as_str())
            .with("devices", devices.len())
            .with("until", until)
            .with("reason", said.reason))
    })
}

/// The devices that were chosen, each in service and named once.
fn selected(tx: &Tx<'_>, ids: &[AssetId]) -> Result<Vec<Scheduled>, Refusal> {
    if ids.is_empty() {
        return Err(RefusalCode::NothingSelected.into());
    }
    if ids.len() > MOST {
        return Err(Refusal::new(RefusalCode::OutOfRange).with("from", 1).with("to", MOST));
    }
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids.dedup();
    let in_service = |id| {
        let device = deployments::scheduled(tx, id)?;
        if device.state == AssetState::InService { Ok(device) } else { Err(RefusalCode::NotInService.into()) }
    };
    ids.into_iter().map(in_service).collect()
}

/// An answer that makes sense.
pub(super) struct Said {
    pub answer: Answer,
    pub until: Option<Day>,
    pub deployment: Option<DeploymentId>,
    pub reason: String,
}

impl Said {
    fn of(tx: &Tx<'_>, form: &AnswerForm, devices: &[Scheduled]) -> Result<Self, Refusal> {
        let mut fields = Fields::default();
        let reason = fields.take("reason", optional_text(&form.reason, 500));
        let until = match form.answer {
            Answer::Extended => fields.take("until", later_than(&form.until, tx.today())).map(Some),
            Answer::Declined | Answer::Replaced | Answer::Reopened => Some(None),
        };
        if form.answer == Answer::Extended && reason.as_deref().is_some_and(str::is_empty) {
            fields.refuse("reason", RefusalCode::Missing);
        }
        let deployment = match form.answer {
            Answer::Replaced => replacement(tx, form.deployment_id, devices, &mut fields)?.map(Some),
            Answer::Extended | Answer::Declined | Answer::Reopened => Some(None),
        };
        let said = (|| Some(Said { answer: form.answer, until: until?, deployment: deployment?, reason: reason? }))();
        fields.finish(said)
    }

    fn keep(&self, tx: &Tx<'_>, device: &Scheduled, policies: &Policies) -> Result<(), Refusal> {
        let kept = match self.answer {
            Answer::Extended | Answer::Reopened => AssetAnswer::None,
            Answer::Declined => AssetAnswer::Declined,
            Answer::Replaced => AssetAnswer::Replaced,
        };
        deployments::answer(tx, device.id, kept, self.deployment)?;
        match (self.until, self.answer) {
            (Some(day), _) => deployments::reschedule(tx, device.id, &refresh::by_hand(day, self.reason.clone())),
            // A device that was declined or replaced has kept its date; one that was extended has the answer for its date.
            (None, Answer::Reopened) if device.answer == AssetAnswer::None => {
                deployments::reschedule(tx, device.id, &policies.schedule(&device.device))
            }
            (None, _) => Ok(()),
        }
    }
}

fn later_than(text: &str, today: Day) -> Result<Day, Problem> {
    let day = Day::parse(text)?;
    if day > today { Ok(day) } else { Err(Problem::new(RefusalCode::DayBefore).with("day", today.plus_days(1))) }
}

/// The deployment that takes the place of the devices: of the same customer, and none of them is part of it.
fn replacement(
    tx: &Tx<'_>,
    id: Option<DeploymentId>,
    devices: &[Scheduled],
    fields: &mut Fields,
) -> Result<Option<DeploymentId>, Refusal> {
    let Some(id) = id else {
        fields.refuse("deploymentId", RefusalCode::Missing);
        return Ok(None);
    };
    let deployment = deployments::deployment(tx, id)?;
    if devices.iter().any(|device| device.customer_id != deployment.customer_id) {
        return Err(RefusalCode::OneCustomerOnly.into());
    }
    if let Some(itself) = devices.iter().find(|device| device.deployment_id == id) {
        fields.refuse("deploymentId", Problem::new(RefusalCode::ReplacedByItself).with("serial", &itself.serial));
        return Ok(None);
    }
    Ok(Some(id))
}

/// A date for several devices.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DateForm {
    pub asset_ids: Vec<AssetId>,
    /// Empty: as the policy says.
    pub on: String,
    pub reason: String,
}

/// Sets refresh dates by hand, or lets the policy say them again.
pub fn set_date(book: &Book, form: DateForm) -> Result<Done<()>, Refusal> {
    let mut fields = Fields::default();
    let on = fields.take("on", Day::parse_optional(&form.on));
    let reason = fields.take("reason", optional_text(&form.reason, 500));
    let (on, reason) = fields.finish(on.zip(reason))?;
    let action = if on.is_some() { "set-refresh-date" } else { "follow-refresh-policy" };
    book.transact(action, |tx| {
        let devices = selected(tx, &form.asset_ids)?;
        let policies = Policies::read(tx)?;
        for device in &devices {
            tx.about(device.id);
            if let Some(day) = on.filter(|day| *day < device.device.deployed_on) {
                let problem = Problem::new(RefusalCode::DayBefore).with("day", device.device.deployed_on);
                return Err(Refusal::field("on", problem).trace(day));
            }
            // Whoever dates a device wants to hear of it again.
            if device.answer != AssetAnswer::None {
                deployments::answer(tx, device.id, AssetAnswer::None, None)?;
            }
            let refresh = match on {
                Some(day) => refresh::by_hand(day, reason.clone()),
                None => policies.schedule(&device.device),
            };
            deployments::reschedule(tx, device.id, &refresh)?;
        }
        let on = on.map(|day| day.to_string()).unwrap_or_default();
        Ok(Change::new(()).with("devices", devices.len()).with("on", on).with("reason", reason))
    })
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WarrantyForm {
    pub asset_ids: Vec<AssetId>,
    /// Empty: not known.
    pub until: String,
}

/// Keeps the last day of the makers' warranties, and the dates that follow from it.
pub fn set_warranty(book: &Book, form: WarrantyForm) -> Result<Done<()>, Refusal> {
    let mut fields = Fields::default();
    let until = fields.take("until", Day::parse_optional(&form.until));
    let until = fields.finish(until)?;
    book.transact("set-warranty", |tx| {
        let devices = selected(tx, &form.asset_ids)?;
        let policies = Policies::read(tx)?;
        for Scheduled { id, mut device, refresh, .. } in devices.iter().cloned() {
            tx.about(id);
            deployments::set_warranty(tx, id, until)?;
            device.warranty_until = until;
            if refresh.source != RefreshSource::Manual {
                deployments::reschedule(tx, id, &policies.schedule(&device))?;
            }
        }
        let until = until.map(|day| day.to_string()).unwrap_or_default();
        Ok(Change::new(()).with("devices", devices.len()).with("until", until))
    })
}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AnswersOf {
    pub asset_id: AssetId,
}

/// What a customer said to a due date, as it is kept.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AnswerRow {
    pub answer: Answer,
    pub answered_on: Day,
    /// The refresh date that was answered.
    pub refresh_on: Option<Day>,
    pub until: Option<Day>,
    pub reason: String,
    /// The deployment that takes its place.
    pub deployment: Option<DeploymentRow>,
}

/// All answers to the dates of a device, the newest first.
pub fn answers(tx: &Tx<'_>, AnswersOf { asset_id }: AnswersOf) -> Result<Vec<AnswerRow>, Refusal> {
    store::answers(tx, asset_id)
}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DeploymentsOf {
    pub customer_id: CustomerId,
}

/// The customer's newest deployments, for choosing the one that replaces something.
pub fn deployments_of(
    tx: &Tx<'_>,
    DeploymentsOf { customer_id }: DeploymentsOf,
) -> Result<Vec<DeploymentRow>, Refusal> {
    deployments::recent_deployments(tx, customer_id)
}
