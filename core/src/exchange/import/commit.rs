//! Taking a staged list over into the book: all of it or only what is good, in one transaction.

use std::collections::HashSet;
use std::sync::Arc;

use super::devices::Incoming;
use super::judge::{Judge, Rows, STEP, Staged, Todo};
use super::staging::{self, Edits};
use super::texts::Texts;
use super::{CommitList, ListKind, ListOutlook, ListTaken, Mapping, history, store};
use crate::book::{Book, Change, Done, TakeBack, Tx};
use crate::deployments::{self, Arrival, Arrivals, device_before};
use crate::foundation::ids::{CustomerId, ImportId, SiteId};
use crate::foundation::{Refusal, RefusalCode, Watch};
use crate::planning;

/// Takes a list over as it was looked at. Refuses when the book has changed so that another verdict would fall, and, unless
/// only good rows are wanted, while a row is refused.
pub fn commit_list(book: &Book, commit: CommitList, watch: &dyn Watch) -> Result<Done<ListTaken>, Refusal> {
    let mut scratch = book.scratch(&commit.id)?;
    let done = scratch.work(|st| {
        let staged = Staged::read(st)?;
        let mapping: Mapping = staging::fact(st, "mapping")?;
        let outlook = staging::outlook(st, Vec::new())?;
        if outlook.refused > 0 && !commit.good_only {
            return Err(Refusal::new(RefusalCode::ImportHasRefused).with("count", outlook.refused));
        }
        if outlook.new + outlook.update == 0 {
            return Ok(Done { value: taken(None, &outlook), changed: Vec::new() });
        }
        let taking =
            Taking { st, staged: &staged, mapping: &mapping, edits: staging::edits(st)?, outlook: &outlook, watch };
        match mapping.kind {
            ListKind::Devices => book.transact_large("import-list", |tx| {
                let (change, id) = taking.devices(tx)?;
                let take_back: TakeBack = Arc::new(move |tx| history::take_back(tx, id));
                Ok((change, Some(take_back)))
            }),
            ListKind::Models => book.transact("import-models", |tx| taking.models(tx)),
        }
    })?;
    Ok(done)
}

fn taken(import_id: Option<ImportId>, outlook: &ListOutlook) -> ListTaken {
    ListTaken {
        import_id,
        new: outlook.new,
        updated: outlook.update,
        unchanged: outlook.unchanged,
        refused: outlook.refused,
        new_customers: outlook.new_customers,
        new_models: outlook.new_models,
    }
}

/// A list on its way into the book.
struct Taking<'t, 's> {
    st: &'t Tx<'s>,
    staged: &'t Staged,
    mapping: &'t Mapping,
    edits: Edits,
    outlook: &'t ListOutlook,
    watch: &'t dyn Watch,
}

impl Taking<'_, '_> {
    fn devices(&self, tx: &Tx<'_>) -> Result<(Change<ListTaken>, ImportId), Refusal> {
        let id: ImportId = tx.new_id();
        let source = self.staged.list.source.as_str();
        store::begin(tx, id, (ListKind::Devices, source), (self.outlook.new, self.outlook.update))?;
        tx.about(id);
        let mut customers = HashSet::new();
        let mut arrivals = Arrivals::new(tx, id)?;
        counted_together(tx, || {
            self.each(tx, |judge, todo| {
                let (Rows::Devices(devices), Todo::Device(incoming)) = (&judge.rows, todo) else { return Ok(()) };
                let settled = devices.places.settle(&incoming.place)?;
                if settled.new_customer {
                    store::note_made(tx, id, "customer", settled.customer)?;
                }
                if settled.new_site {
                    store::note_made(tx, id, "site", settled.site)?;
                }
                if customers.insert(settled.customer) {
                    tx.about(settled.customer);
                }
                take_device(tx, id, &mut arrivals, &incoming, (settled.customer, settled.site))
            })
        })?;
        for model in arrivals.entered_models() {
            store::note_made(tx, id, "model", model)?;
        }
        let change = Change::new(taken(Some(id), self.outlook)).with("import", id).with("source", source);
        Ok((change.with("new", self.outlook.new).with("updated", self.outlook.update), id))
    }

    fn models(&self, tx: &Tx<'_>) -> Result<Change<ListTaken>, Refusal> {
        self.each(tx, |judge, todo| match (&judge.rows, todo) {
            (Rows::Models(models), Todo::Model(incoming)) => models.take(&incoming),
            _ => Ok(()),
        })?;
        let change = Change::new(taken(None, self.outlook)).with("source", &self.staged.list.source);
        Ok(change.with("new", self.outlook.new).with("updated", self.outlook.update))
    }

    /// Hands over every row that would enter or change something, judged anew in this transaction.
    fn each(
        &self,
        tx: &Tx<'_>,
        mut take: impl FnMut(&mut Judge<'_, '_>, Todo) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        let mut judge = Judge::new(tx, self.staged, self.mapping)?;
        let (mut done, total) = (0, u64::from(self.outlook.new) + u64::from(self.outlook.update));
        staging::each_good_line(self.st, |line, shown| {
            if done % STEP == 0 {
                self.watch.progress(done, total);
                if self.watch.cancelled() {
                    return Err(RefusalCode::Cancelled.into());
                }
            }
            done += 1;
            let texts = Texts::of(&line, self.mapping, self.edits.get(&line.number));
            match judge.judge(&line, &texts)? {
                (judged, Some(todo)) if shown.holds(&judged) => take(&mut judge, todo),
                _ => Err(RefusalCode::ImportChanged.into()),
            }
        })?;
        self.watch.progress(total, total);
        Ok(())
    }
}

/// Lets `enter` bring devices into the book, and counts the new ones all together: a sum is written once, not once a device.
fn counted_together(tx: &Tx<'_>, enter: impl FnOnce() -> Result<(), Refusal>) -> Result<(), Refusal> {
    let last = deployments::last_entered(tx)?;
    tx.without_triggers(&[&deployments::COUNTING[..], &planning::COUNTING].concat(), || {
        enter()?;
        deployments::count_entered(tx, last)?;
        planning::count_entered(tx, last)
    })
}

fn take_device(
    tx: &Tx<'_>,
    import: ImportId,
    arrivals: &mut Arrivals<'_, '_>,
    Incoming { device, known, .. }: &Incoming,
    (customer_id, site_id): (CustomerId, SiteId),
) -> Result<(), Refusal> {
    let arrival = Arrival {
        customer_id,
        site_id,
        deployed_on: device.deployed_on,
        order_number: &device.order_number,
        model: &device.model,
        category: device.category,
        serial: &device.serial,
        tag: &device.tag,
        note: &device.note,
        price: device.price,
        currency: device.currency,
        warranty_until: device.warranty_until,
        refresh_on: device.refresh_on,
    };
    let Some(known) = known else { return arrivals.add(&arrival).map(drop) };
    let stays = known.site_id == site_id
        && known.deployed_on == device.deployed_on
        && known.order_number == device.order_number;
    store::note_change(tx, import, known.id, &device_before(tx, known.id)?)?;
    tx.about(known.id);
    arrivals.change(known.id, stays.then_some(known.deployment_id), &arrival)
}
