//! Holds: why a device may not leave yet, or not by every way.

use serde::Deserialize;
use ts_rs::TS;

use super::{asset, route_store};
use crate::book::{Book, Change, Done};
use crate::foundation::ids::AssetId;
use crate::foundation::{Day, Fields, Refusal, RefusalCode, optional_text};
use crate::routing::HoldKind;

/// A hold for some devices, as it is typed.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HoldForm {
    pub assets: Vec<AssetId>,
    pub kind: HoldKind,
    /// The first day.
    pub since: String,
    pub note: String,
}

/// Puts devices on hold; one that already is on a hold of this kind keeps the newer day and note.
pub fn hold(book: &Book, form: HoldForm) -> Result<Done<()>, Refusal> {
    let mut fields = Fields::default();
    let since = fields.take("since", Day::parse(&form.since));
    let note = fields.take("note", optional_text(&form.note, 500));
    let (since, note) = fields.finish(since.zip(note))?;
    if form.assets.is_empty() {
        return Err(RefusalCode::NothingSelected.into());
    }
    book.transact("hold-assets", |tx| {
        // A hold holds from now on, whenever it began.
        if since > tx.today() {
            return Err(Refusal::field("since", RefusalCode::DayInFuture));
        }
        let mut serial = String::new();
        for id in &form.assets {
            serial = asset(tx, *id)?.serial;
            tx.about(*id);
            route_store::hold(tx, *id, form.kind, (since, &note))?;
        }
        let change = Change::new(()).with("kind", form.kind.as_str()).with("devices", form.assets.len());
        Ok(if form.assets.len() == 1 { change.with("serial", serial) } else { change })
    })
}

#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HoldLifting {
    pub asset_id: AssetId,
    pub kind: HoldKind,
}

/// Lifts a hold.
pub fn lift_hold(book: &Book, HoldLifting { asset_id, kind }: HoldLifting) -> Result<Done<()>, Refusal> {
    book.transact("lift-hold", |tx| {
        let asset = asset(tx, asset_id)?;
        tx.about(asset_id);
        if !route_store::lift(tx, asset_id, kind)? {
            return Err(Refusal::not_found("hold"));
        }
        Ok(Change::new(()).with("kind", kind.as_str()).with("serial", asset.serial))
    })
}
