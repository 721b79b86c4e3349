//! The documents of planning on their way to people: saved, laid for viewing, or attached to a letter.

use std::path::Path;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::document::{self, Head};
use super::inventory::items;
use super::store;
use crate::book::Tx;
use crate::company;
use crate::customers;
use crate::deployments;
use crate::files::{self, Attached, Draft, Recipient, WrittenFile};
use crate::foundation::ids::{CustomerId, DeploymentId, ScenarioId};
use crate::foundation::{Day, Refusal, RefusalCode, choice};
use crate::paper::Printed;

choice! {
    /// A document of planning.
    PlanningDocument {
        /// What was installed, when it is refreshed, where it goes, what it may be worth.
        LifecyclePlan = "lifecycle-plan",
        /// What is due, and what replacing it takes.
        RefreshProposal = "refresh-proposal",
    }
}

#[derive(Clone, Debug, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DocumentOf {
    pub kind: PlanningDocument,
    pub customer_id: CustomerId,
    /// A lifecycle plan of this deployment only.
    pub deployment_id: Option<DeploymentId>,
    /// The last day of a proposal; not read for a plan.
    pub until: String,
    /// A proposal as this plan has it.
    pub scenario_id: Option<ScenarioId>,
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveDocument {
    pub document: DocumentOf,
    /// Where to write the PDF.
    pub path: String,
}

/// Writes a document to a file the person chose.
pub fn save_document(tx: &Tx<'_>, SaveDocument { document, path }: SaveDocument) -> Result<WrittenFile, Refusal> {
    files::write(Path::new(&path), &Made::of(tx, &document)?.printed.bytes)
}

/// Lays a document where the system's programs may open it.
pub fn lay_document(tx: &Tx<'_>, document: DocumentOf) -> Result<WrittenFile, Refusal> {
    let made = Made::of(tx, &document)?;
    files::lay_for_viewing(&format!("{}.pdf", made.name), &made.printed.bytes)
}

/// Lays a letter with the document attached where the mail program may open it as a draft. Refuses a customer without an
/// address to write to.
pub fn lay_mail(tx: &Tx<'_>, document: DocumentOf) -> Result<WrittenFile, Refusal> {
    let Some((name, address)) = customers::mail_contact(tx, document.customer_id)? else {
        return Err(RefusalCode::NoEmail.into());
    };
    let made = Made::of(tx, &document)?;
    let words = document::words()?;
    let until = made.until.map(|day| words.day(day)).transpose()?.unwrap_or_default();
    let devices = words.say("document-devices", &[("count", (made.devices as u64).into())])?;
    let greeting = if name.is_empty() { String::new() } else { format!(" {name}") };
    let facts = [
        ("customer", (&made.head.customer).into()),
        ("greeting", (&greeting).into()),
        ("signatory", (&made.head.issuer.signatory_name).into()),
        ("issuer", (&made.head.issuer.name).into()),
        ("until", (&until).into()),
        ("devices", (&devices).into()),
    ];
    let kind = match document.kind {
        PlanningDocument::LifecyclePlan => "plan",
        PlanningDocument::RefreshProposal => "proposal",
    };
    let draft = Draft {
        to: Some(Recipient { name, address }),
        subject: words.say(&format!("mail-{kind}-subject"), &facts)?,
        body: words.say(&format!("mail-{kind}-body"), &facts)?,
        attachments: vec![Attached {
            name: format!("{}.pdf", files::file_name(&made.name)),
            mime: "application/pdf".to_owned(),
            bytes: made.printed.bytes,
        }],
        moment: tx.now(),
    };
    files::lay_for_viewing(&format!("{}.eml", made.name), &files::write_draft(&draft)?)
}

/// A document that was printed, with what a letter says of it.
struct Made {
    head: Head,
    /// A file's name without its ending.
    name: String,
    until: Option<Day>,
    devices: usize,
    printed: Printed,
}

impl Made {
    fn of(tx: &Tx<'_>, of: &DocumentOf) -> Result<Self, Refusal> {
        let issuer = company::find(tx)?.ok_or(RefusalCode::NoCompanyName)?;
        let customer = customers::with_name(tx, of.customer_id)?;
        let scenario = of.scenario_id.map(|id| store::scenario(tx, id)).transpose()?;
        if scenario.as_ref().is_some_and(|scenario| scenario.customer_id != of.customer_id) {
            return Err(Refusal::not_found("plan"));
        }
        let head = Head {
            logo: company::logo(tx)?,
            issuer,
            contact: customers::mail_contact(tx, of.customer_id)?.map(|(name, _)| name).unwrap_or_default(),
            customer,
            today: tx.today(),
            now: tx.now(),
            scenario: scenario.map(|scenario| scenario.name),
        };
        let words = document::words()?;
        let title = match of.kind {
            PlanningDocument::LifecyclePlan => words.say("plan-title", &[])?,
            PlanningDocument::RefreshProposal => words.say("proposal-title", &[])?,
        };
        let name = words.say("document-title", &[("title", (&title).into()), ("customer", (&head.customer).into())])?;
        match of.kind {
            PlanningDocument::LifecyclePlan => {
                let deployment = of.deployment_id.map(|id| deployments::deployment(tx, id)).transpose()?;
                if deployment.as_ref().is_some_and(|deployment| deployment.customer_id != of.customer_id) {
                    return Err(Refusal::not_found("deployment"));
                }
                let items = items(tx, of.customer_id, of.deployment_id, None)?;
                let printed = document::lifecycle_plan(&head, deployment.as_ref(), &items)?;
                Ok(Made { head, name, until: None, devices: items.len(), printed })
            }
            PlanningDocument::RefreshProposal => {
                let until = Day::parse(&of.until).map_err(|problem| Refusal::field("until", problem))?;
                let mut items = items(tx, of.customer_id, None, of.scenario_id)?;
                items.retain(|item| item.planned_on.is_some_and(|day| day <= until));
                let printed = document::refresh_proposal(&head, until, store::inflation(tx)?.1, &items)?;
                Ok(Made { head, name, until: Some(until), devices: items.len(), printed })
            }
        }
    }
}
