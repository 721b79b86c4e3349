//! Imports that were made, and taking one back as a whole.

use std::collections::HashSet;

use super::{ImportDependents, ImportRow, WhichImport, store};
use crate::book::{Book, Change, Done, Tx};
use crate::deployments::{self, Scheduled};
use crate::foundation::ids::{AssetId, ImportId};
use crate::foundation::{Params, Refusal, RefusalCode};
use crate::refresh::{Policies, RefreshSource};
use crate::{catalogue, customers};

/// The imports of devices, the newest first.
pub fn imports(tx: &Tx<'_>, (): ()) -> Result<Vec<ImportRow>, Refusal> {
    store::imports(tx)
}

/// What keeps an import from being taken back.
pub fn what_depends(tx: &Tx<'_>, WhichImport { id }: WhichImport) -> Result<ImportDependents, Refusal> {
    store::dependents(tx, id)
}

/// Takes an import back: what it entered goes, what it changed is as before. Refuses while something depends on it. Where it
/// is not the last action, what was done before it and after it can no longer be undone by steps.
pub fn undo_import(book: &Book, WhichImport { id }: WhichImport) -> Result<Done<()>, Refusal> {
    let is_it =
        |action: &str, params: &Params| action == "import-list" && params.get("import") == Some(&id.to_string());
    match book.undo_if(is_it) {
        // It is not the last action, or somebody else wrote to the book.
        Err(refusal) if refusal.code == RefusalCode::NothingToUndo => {}
        done => return done,
    }
    book.transact_large("undo-import", |tx| {
        let import = store::standing_import(tx, id)?;
        tx.about(id);
        take_back(tx, id)?;
        Ok((Change::new(()).with("source", import.source), None))
    })
}

pub(super) fn take_back(tx: &Tx<'_>, id: ImportId) -> Result<(), Refusal> {
    let ImportDependents { on_pickups, answered, changed_since, replaced } = store::dependents(tx, id)?;
    if on_pickups + answered + changed_since + replaced > 0 {
        let refusal = Refusal::new(RefusalCode::ImportInUse).with("onPickups", on_pickups).with("answered", answered);
        return Err(refusal.with("changedSince", changed_since).with("replaced", replaced));
    }
    let policies = Policies::read(tx)?;
    for (asset, before) in store::changes(tx, id)? {
        tx.about(asset);
        deployments::put_back(tx, asset, &before)?;
        follow(tx, asset, &policies)?;
    }
    deployments::remove_import(tx, id)?;
    remove_made(tx, id)?;
    store::mark_undone(tx, id)
}

/// Removes customers, sites and models that the import entered. What somebody uses or has written to since stays: a customer
/// with a contact, and its sites with it; a site with an address; a model that came with another deployment.
fn remove_made(tx: &Tx<'_>, id: ImportId) -> Result<(), Refusal> {
    let made = store::made(tx, id, "customer")?;
    let mut gone = HashSet::new();
    for customer in &made {
        if store::is_as_it_came(tx, "customer", customer)? && !tx.is_named("customer", customer, &["site"])? {
            gone.insert(customer);
        }
    }
    for site in unused(tx, id, "site")? {
        let of = store::customer_of(tx, &site)?;
        if of.is_some_and(|customer| gone.contains(&customer) || !made.contains(&customer)) {
            customers::remove_site(tx, site.parse().map_err(Refusal::unexpected)?)?;
        }
    }
    for customer in gone {
        // A site that stays keeps its customer.
        if !tx.is_named("customer", customer, &[])? {
            customers::remove_customer(tx, customer.parse().map_err(Refusal::unexpected)?)?;
        }
    }
    let wanted = store::models_before(tx, id)?;
    for model in unused(tx, id, "model")?.into_iter().filter(|model| !wanted.contains(model)) {
        catalogue::remove(tx, model.parse().map_err(Refusal::unexpected)?)?;
    }
    Ok(())
}

/// A policy may have changed since: it holds also for a device that is as before again.
fn follow(tx: &Tx<'_>, asset: AssetId, policies: &Policies) -> Result<(), Refusal> {
    let Scheduled { device, refresh, .. } = deployments::scheduled(tx, asset)?;
    let now = policies.schedule(&device);
    if refresh.source == RefreshSource::Manual || refresh == now {
        return Ok(());
    }
    deployments::reschedule(tx, asset, &now)
}

fn unused(tx: &Tx<'_>, id: ImportId, kind: &'static str) -> Result<Vec<String>, Refusal> {
    let mut unused = Vec::new();
    for made in store::made(tx, id, kind)? {
        if store::is_as_it_came(tx, kind, &made)? && !tx.is_named(kind, &made, &[])? {
            unused.push(made);
        }
    }
    Ok(unused)
}
