//! What a change of policy does to the dates: shown before it happens, then done, by the same steps.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::book::{Book, Change, Done, Tx, bind};
use crate::catalogue::{Category, ModelName, full_name, model_id};
use crate::customers::{self, CustomerTermsForm};
use crate::deployments::{self, AssetAnswer, Scheduled};
use crate::foundation::ids::{AssetId, ModelId, VendorSupportId};
use crate::foundation::{Day, Months, Refusal, RefusalCode};
use crate::refresh::{self, Policies, PolicyForm, Scope, ScopeForm, SupportForm, Terms};

/// A change from which other refresh dates follow.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(tag = "kind", content = "of", rename_all = "kebab-case")]
pub enum PolicyChange {
    SetPolicy(PolicyForm),
    RemovePolicy(PolicyRemoval),
    SetTerms(CustomerTermsForm),
    SetSupport(SupportForm),
    RemoveSupport(SupportRemoval),
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PolicyRemoval {
    pub scope: ScopeForm,
    pub version: u32,
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SupportRemoval {
    pub id: VendorSupportId,
    pub version: u32,
}

/// What a change does to the dates of devices in service that nobody set by hand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Effect {
    /// Devices the change could touch.
    pub devices: u32,
    /// Devices with another date than before, those that gain or lose one included.
    pub moved: u32,
    /// Devices that had no date and get one.
    pub gained: u32,
    /// Devices that lose their date.
    pub lost: u32,
    /// Devices that were not overdue and would be.
    pub newly_overdue: u32,
    /// Devices that were overdue and would not be.
    pub no_longer_overdue: u32,
    /// The ten that move most, the farthest first.
    pub farthest: Vec<Mover>,
}

/// A device whose date moves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Mover {
    pub id: AssetId,
    pub serial: String,
    pub model: String,
    pub customer: String,
    pub from: Option<Day>,
    pub to: Option<Day>,
}

const FARTHEST: usize = 10;

/// What a change would do. Writes nothing; refuses what applying it would refuse.
pub fn effect(tx: &Tx<'_>, change: PolicyChange) -> Result<Effect, Refusal> {
    let planned = Planned::of(tx, &change)?;
    let policies = planned.overlay(Policies::read(tx)?);
    sweep(tx, &planned, &policies, false)
}

/// Changes a policy and all the dates that follow from it, in one step.
pub fn apply(book: &Book, change: PolicyChange) -> Result<Done<Effect>, Refusal> {
    let action = match &change {
        PolicyChange::SetPolicy(_) => "set-refresh-policy",
        PolicyChange::RemovePolicy(_) => "remove-refresh-policy",
        PolicyChange::SetTerms(_) => "set-customer-terms",
        PolicyChange::SetSupport(_) => "set-vendor-support",
        PolicyChange::RemoveSupport(_) => "remove-vendor-support",
    };
    book.transact(action, |tx| {
        let planned = Planned::of(tx, &change)?;
        planned.write(tx)?;
        let effect = sweep(tx, &planned, &Policies::read(tx)?, true)?;
        let change = Change::new(effect.clone()).with("what", planned.name(tx)?).with("moved", effect.moved);
        Ok(match planned.category() {
            Some(category) => change.with("category", category.slug()),
            None => change,
        })
    })
}

/// A change that was checked.
enum Planned {
    Policy { scope: Scope, version: u32, terms: Option<refresh::Terms> },
    Terms { customer: crate::foundation::ids::CustomerId, terms: customers::CustomerTerms },
    Support { model: ModelName, id: Option<crate::foundation::ids::ModelId>, ends_on: Option<Day>, what: SupportWrite },
}

enum SupportWrite {
    Save(u32, refresh::CheckedSupport),
    Remove(VendorSupportId, u32),
}

impl Planned {
    /// Refuses what cannot be made, also when it is only to be shown.
    fn of(tx: &Tx<'_>, change: &PolicyChange) -> Result<Self, Refusal> {
        let planned = Self::checked(tx, change)?;
        planned.name(tx)?;
        planned.refuse_stale(tx)?;
        Ok(planned)
    }

    fn checked(tx: &Tx<'_>, change: &PolicyChange) -> Result<Self, Refusal> {
        Ok(match change {
            PolicyChange::SetPolicy(form) => {
                let (scope, terms) = form.check()?;
                Planned::Policy { scope, version: form.version, terms: Some(terms) }
            }
            PolicyChange::RemovePolicy(form) => {
                let scope = form.scope.check().map_err(|problem| Refusal::field("scope", problem))?;
                Planned::Policy { scope, version: form.version, terms: None }
            }
            PolicyChange::SetTerms(form) => Planned::Terms { customer: form.customer_id, terms: form.check()? },
            PolicyChange::SetSupport(form) => {
                let support = form.check(tx.today())?;
                let (model, ends_on) = (support.model.clone(), Some(support.ends_on));
                let id = model_id(tx, &model)?;
                Planned::Support { model, id, ends_on, what: SupportWrite::Save(form.version, support) }
            }
            PolicyChange::RemoveSupport(form) => {
                let row = refresh::support_row(tx, form.id)?;
                let model = ModelName::from_parts(&row.maker, &row.model)?;
                let id = model_id(tx, &model)?;
                Planned::Support { model, id, ends_on: None, what: SupportWrite::Remove(form.id, form.version) }
            }
        })
    }

    /// Refuses a change of what somebody changed or removed since it was shown.
    fn refuse_stale(&self, tx: &Tx<'_>) -> Result<(), Refusal> {
        let (what, kept, shown) = match self {
            Planned::Policy { scope, version, terms } => {
                let kept = refresh::policy_version(tx, *scope)?;
                if terms.is_none() && kept == 0 {
                    return Err(Refusal::new(RefusalCode::Stale).with("what", "policy"));
                }
                ("policy", kept, *version)
            }
            Planned::Terms { customer, terms } => {
                ("customer", customers::terms_of(tx, *customer)?.version, terms.version)
            }
            Planned::Support { model, what, .. } => {
                let kept = refresh::support_of(tx, &model.maker_key, &model.name_key)?;
                let (SupportWrite::Save(shown, _) | SupportWrite::Remove(_, shown)) = what;
                ("date of support", kept.map_or(0, |kept| kept.version), *shown)
            }
        };
        if kept == shown { Ok(()) } else { Err(Refusal::new(RefusalCode::Stale).with("what", what)) }
    }

    /// The policies as they would be.
    fn overlay(&self, policies: Policies) -> Policies {
        match self {
            Planned::Policy { scope, terms, .. } => policies.with(*scope, *terms),
            Planned::Terms { customer, terms } => policies.with_customer(*customer, *terms),
            Planned::Support { .. } => policies,
        }
    }

    fn write(&self, tx: &Tx<'_>) -> Result<(), Refusal> {
        match self {
            Planned::Policy { scope, version, terms } => {
                scope.customer().into_iter().for_each(|id| tx.about(id));
                scope.asset().into_iter().for_each(|id| tx.about(id));
                match terms {
                    Some(terms) => refresh::save_policy(tx, *scope, *version, terms),
                    None => refresh::remove_policy(tx, *scope, *version),
                }
            }
            Planned::Terms { customer, terms } => {
                tx.about(*customer);
                customers::save_terms(tx, *customer, terms)
            }
            Planned::Support { what: SupportWrite::Save(version, support), .. } => {
                refresh::save_support(tx, *version, support)
            }
            Planned::Support { what: SupportWrite::Remove(id, version), .. } => {
                refresh::remove_support(tx, *id, *version)
            }
        }
    }

    /// The devices whose date may follow.
    fn reach(&self) -> Option<Scope> {
        match self {
            Planned::Policy { scope, .. } => Some(*scope),
            Planned::Terms { customer, .. } => Some(Scope::Customer(*customer)),
            Planned::Support { id, .. } => id.map(Scope::Model),
        }
    }

    /// The category a policy is for, whose name is the reader's business.
    fn category(&self) -> Option<Category> {
        if let Planned::Policy { scope, .. } = self { scope.category() } else { None }
    }

    /// For the audit trail: what was changed besides the category, in a few words. Refuses what is not in the book.
    fn name(&self, tx: &Tx<'_>) -> Result<String, Refusal> {
        let named = |what: &str, sql: &str, id: &dyn crate::book::ToCell| {
            tx.one(sql, &[id], |row| row.get::<String>("name"))?.ok_or_else(|| Refusal::not_found(what))
        };
        let mut words = Vec::new();
        match self {
            Planned::Policy { scope, .. } => {
                if let Some(model) = scope.model() {
                    words.push(named("model", "SELECT maker || ' ' || name AS name FROM model WHERE id = ?1", &model)?);
                }
                if let Some(asset) = scope.asset() {
                    words.push(named("asset", "SELECT serial AS name FROM asset WHERE id = ?1", &asset)?);
                }
                if let Some(customer) = scope.customer() {
                    words.push(customers::with_name(tx, customer)?);
                }
            }
            Planned::Terms { customer, .. } => words.push(customers::with_name(tx, *customer)?),
            Planned::Support { model, .. } => words.push(model.full()),
        }
        Ok(words.join(", "))
    }

    /// The device as the change will leave it.
    fn with_change(&self, mut found: Scheduled) -> Scheduled {
        if let Planned::Support { ends_on, .. } = self {
            found.device.support_until = *ends_on;
        }
        found
    }
}

fn sweep(tx: &Tx<'_>, planned: &Planned, policies: &Policies, write: bool) -> Result<Effect, Refusal> {
    let Some(reach) = planned.reach() else { return Ok(Effect::default()) };
    sweep_scope(tx, reach, policies, |found| planned.with_change(found), write)
}

/// Keeps how many months a model serves, by a policy of its own, and moves the dates that follow.
pub fn set_model_months(tx: &Tx<'_>, model: ModelId, months: Months) -> Result<(), Refusal> {
    let scope = Scope::Model(model);
    let policies = Policies::read(tx)?;
    let terms =
        policies.terms(scope).map_or(Terms::months(Some(months)), |terms| Terms { months: Some(months), ..terms });
    refresh::save_policy(tx, scope, refresh::policy_version(tx, scope)?, &terms)?;
    sweep_scope(tx, scope, &policies.with(scope, Some(terms)), |found| found, true)?;
    Ok(())
}

/// Asks every device in reach for its date under the policies; writes those that differ when `write`.
pub(super) fn sweep_scope(
    tx: &Tx<'_>,
    reach: Scope,
    policies: &Policies,
    with_change: impl Fn(Scheduled) -> Scheduled,
    write: bool,
) -> Result<Effect, Refusal> {
    let mut effect = Effect::default();
    let mut movers: Vec<(i64, AssetId, Option<Day>, Option<Day>)> = Vec::new();
    let mut writes = Vec::new();
    let today = tx.today();
    deployments::scheduled_in(tx, reach, |found| {
        let found = with_change(found);
        let next = policies.schedule(&found.device);
        let (from, to) = (found.refresh.on, next.on);
        effect.devices += 1;
        if from != to {
            effect.moved += 1;
            effect.gained += u32::from(from.is_none());
            effect.lost += u32::from(to.is_none());
            let overdue = |day: Option<Day>| day.is_some_and(|day| day < today) && found.answer == AssetAnswer::None;
            effect.newly_overdue += u32::from(overdue(to) && !overdue(from));
            effect.no_longer_overdue += u32::from(overdue(from) && !overdue(to));
            let distance = from.zip(to).map_or(i64::MAX, |(from, to)| to.days_since(from).abs());
            movers.push((distance, found.id, from, to));
            if movers.len() > 50 * FARTHEST {
                keep_farthest(&mut movers);
            }
        }
        if write && next != found.refresh {
            writes.push((found.id, next));
        }
        Ok(())
    })?;
    for (id, refresh) in &writes {
        deployments::reschedule(tx, *id, refresh)?;
    }
    keep_farthest(&mut movers);
    effect.farthest = movers.into_iter().map(|(_, id, from, to)| mover(tx, id, from, to)).collect::<Result<_, _>>()?;
    Ok(effect)
}

/// The farthest first; of equal ones the older device.
fn keep_farthest(movers: &mut Vec<(i64, AssetId, Option<Day>, Option<Day>)>) {
    movers.sort_unstable_by_key(|(distance, id, ..)| (Reverse(*distance), *id));
    movers.truncate(FARTHEST);
}

fn mover(tx: &Tx<'_>, id: AssetId, from: Option<Day>, to: Option<Day>) -> Result<Mover, Refusal> {
    let found = tx.one(
        "SELECT a.serial, m.maker, m.name, c.name AS customer
           FROM asset a JOIN model m ON m.id = a.model_id JOIN customer c ON c.id = a.customer_id WHERE a.id = ?1",
        bind![id],
        |row| {
            let serial = row.get("serial")?;
            let model = full_name(row.text("maker")?, row.text("name")?);
            Ok(Mover { id, serial, model, customer: row.get("customer")?, from, to })
        },
    )?;
    found.ok_or_else(|| Refusal::not_found("asset"))
}
