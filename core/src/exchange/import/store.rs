//! Imports in the book: what each made and changed; and saved mappings.

use std::collections::HashSet;

use super::mappings::Kept;
use super::{ImportDependents, ImportRow, ListKind};
use crate::book::{Tx, bind};
use crate::customers::Named;
use crate::deployments::DeviceBefore;
use crate::foundation::ids::{AssetId, ImportId, ImportMappingId};
use crate::foundation::{Refusal, RefusalCode};

/// Notes an import before its rows come.
pub(super) fn begin(
    tx: &Tx<'_>,
    id: ImportId,
    (kind, source): (ListKind, &str),
    (added, changed): (u32, u32),
) -> Result<(), Refusal> {
    tx.execute(
        "INSERT INTO import (id, happened_at, kind, source, added, changed) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        bind![id, tx.now(), kind, source, added, changed],
    )?;
    Ok(())
}

/// What an import entered besides devices: `kind` is `customer`, `site` or `model`.
pub(super) fn note_made(tx: &Tx<'_>, import: ImportId, kind: &str, id: impl ToString) -> Result<(), Refusal> {
    tx.execute(
        "INSERT INTO import_made (import_id, kind, subject_id) VALUES (?1, ?2, ?3)",
        bind![import, kind, id.to_string()],
    )?;
    Ok(())
}

/// The ids of what an import entered, as text.
pub(super) fn made(tx: &Tx<'_>, import: ImportId, kind: &str) -> Result<Vec<String>, Refusal> {
    tx.all("SELECT subject_id FROM import_made WHERE import_id = ?1 AND kind = ?2", bind![import, kind], |row| {
        row.get("subject_id")
    })
}

/// Keeps what a device is before the import changes it.
pub(super) fn note_change(tx: &Tx<'_>, import: ImportId, asset: AssetId, before: &DeviceBefore) -> Result<(), Refusal> {
    let before = serde_json::to_string(before).map_err(Refusal::unexpected)?;
    tx.execute(
        "INSERT INTO import_change (import_id, subject_id, version, deployment_id, before)
         SELECT ?1, id, version + 1 - followed, deployment_id, ?3 FROM asset WHERE id = ?2",
        bind![import, asset, before],
    )?;
    Ok(())
}

/// The models to which devices go back when other imports are taken back.
pub(super) fn models_before(tx: &Tx<'_>, import: ImportId) -> Result<HashSet<String>, Refusal> {
    let sql = "SELECT DISTINCT json_extract(before, '$.model_id') AS model FROM import_change WHERE import_id <> ?1";
    Ok(tx.all(sql, bind![import], |row| row.get("model"))?.into_iter().collect())
}

/// The customer of a site.
pub(super) fn customer_of(tx: &Tx<'_>, site: &str) -> Result<Option<String>, Refusal> {
    tx.one("SELECT customer_id FROM site WHERE id = ?1", bind![site], |row| row.get("customer_id"))
}

/// Whether what an import entered is as it came: nobody has written to it since.
pub(super) fn is_as_it_came(tx: &Tx<'_>, kind: &str, id: &str) -> Result<bool, Refusal> {
    let sql = match kind {
        "customer" => "SELECT version FROM customer WHERE id = ?1",
        "site" => "SELECT version FROM site WHERE id = ?1",
        _ => "SELECT version FROM model WHERE id = ?1",
    };
    Ok(tx.one(sql, bind![id], |row| row.get::<u32>("version"))? == Some(1))
}

/// The devices that an import changed, as they were before.
pub(super) fn changes(tx: &Tx<'_>, import: ImportId) -> Result<Vec<(AssetId, DeviceBefore)>, Refusal> {
    tx.all("SELECT subject_id, before FROM import_change WHERE import_id = ?1", bind![import], |row| {
        let before = serde_json::from_str(row.text("before")?).map_err(Refusal::unexpected)?;
        Ok((row.get("subject_id")?, before))
    })
}

pub(super) fn mark_undone(tx: &Tx<'_>, import: ImportId) -> Result<(), Refusal> {
    tx.execute("DELETE FROM import_change WHERE import_id = ?1", bind![import])?;
    tx.execute("DELETE FROM import_made WHERE import_id = ?1", bind![import])?;
    tx.execute("UPDATE import SET undone_at = ?2 WHERE id = ?1", bind![import, tx.now()])?;
    Ok(())
}

/// The newest imports first, at most 100.
pub(super) fn imports(tx: &Tx<'_>) -> Result<Vec<ImportRow>, Refusal> {
    tx.all(
        "SELECT id, happened_at, kind, source, added, changed, undone_at FROM import ORDER BY id DESC LIMIT 100",
        &[],
        |row| {
            Ok(ImportRow {
                id: row.get("id")?,
                happened_at: row.get("happened_at")?,
                kind: row.get("kind")?,
                source: row.get("source")?,
                added: row.get("added")?,
                changed: row.get("changed")?,
                undone_at: row.get("undone_at")?,
            })
        },
    )
}

/// The import; refuses one that is not in the book or was taken back.
pub(super) fn standing_import(tx: &Tx<'_>, id: ImportId) -> Result<ImportRow, Refusal> {
    let found = imports_with(tx, id)?.filter(|import| import.undone_at.is_none());
    found.ok_or_else(|| Refusal::not_found("import"))
}

fn imports_with(tx: &Tx<'_>, id: ImportId) -> Result<Option<ImportRow>, Refusal> {
    tx.one(
        "SELECT id, happened_at, kind, source, added, changed, undone_at FROM import WHERE id = ?1",
        bind![id],
        |row| {
            Ok(ImportRow {
                id: row.get("id")?,
                happened_at: row.get("happened_at")?,
                kind: row.get("kind")?,
                source: row.get("source")?,
                added: row.get("added")?,
                changed: row.get("changed")?,
                undone_at: row.get("undone_at")?,
            })
        },
    )
}

/// The devices of an import: those of its deployments, those it changed, and those that a later import moved out of its
/// deployments. They have moved on when their version is not the one the import left, but for what only followed a policy. What names a device that an import
/// only changed, a pickup or an answer, may be older than it: it counts when the device has moved on since.
macro_rules! devices_of_import {
    ($rest:literal) => {
        concat!(
            "WITH seen AS (
               SELECT a.id, c.import_id IS NULL AS entered, a.version - a.followed <> coalesce(c.version, 1) AS moved
                 FROM deployment d JOIN asset a ON a.deployment_id = d.id
                 LEFT JOIN import_change c ON c.import_id = ?1 AND c.subject_id = a.id
                WHERE d.import_id = ?1
               UNION
               SELECT a.id, 0 AS entered, a.version - a.followed <> c.version AS moved
                 FROM import_change c JOIN asset a ON a.id = c.subject_id WHERE c.import_id = ?1
               UNION
               SELECT c.subject_id AS id, 0 AS entered, 1 AS moved
                 FROM deployment d JOIN import_change c ON c.deployment_id = d.id
                WHERE d.import_id = ?1 AND c.import_id <> ?1),
             own AS (SELECT id, max(entered) AS entered, max(moved) AS moved FROM seen GROUP BY id)
             ",
            $rest
        )
    };
}

/// What depends on an import. Relies on deployment_of_import, asset_of_group,
/// import_change_of_deployment, asset_replaced_by and acknowledgement_of_deployment.
pub(super) fn dependents(tx: &Tx<'_>, import: ImportId) -> Result<ImportDependents, Refusal> {
    let found = tx.one(
        devices_of_import!(
            "SELECT coalesce(sum(on_pickup), 0) AS on_pickups, coalesce(sum(answered AND NOT on_pickup), 0) AS answered,
                    coalesce(sum((moved OR ruled) AND NOT on_pickup AND NOT answered), 0) AS changed_since,
                    (SELECT count(*) FROM (
                       SELECT a.id FROM deployment d JOIN asset a ON a.replaced_by = d.id WHERE d.import_id = ?1
                       UNION
                       SELECT l.asset_id FROM deployment d JOIN acknowledgement k ON k.deployment_id = d.id
                         JOIN acknowledgement_line l ON l.acknowledgement_id = k.id WHERE d.import_id = ?1)) AS replaced
               FROM (SELECT EXISTS (SELECT 1 FROM pickup_line l WHERE l.asset_id = own.id) AS on_pickup,
                            EXISTS (SELECT 1 FROM acknowledgement_line k WHERE k.asset_id = own.id) AS answered,
                            EXISTS (SELECT 1 FROM refresh_policy p WHERE p.asset_id = own.id)
                              OR EXISTS (SELECT 1 FROM asset_hold h WHERE h.asset_id = own.id) AS ruled,
                            moved
                       FROM own WHERE entered OR moved)"
        ),
        bind![import],
        |row| {
            Ok(ImportDependents {
                on_pickups: row.get("on_pickups")?,
                answered: row.get("answered")?,
                changed_since: row.get("changed_since")?,
                replaced: row.get("replaced")?,
            })
        },
    )?;
    Ok(found.unwrap_or_default())
}

/// A mapping that was saved.
pub(super) struct SavedMapping {
    pub id: ImportMappingId,
    pub name: String,
    pub kind: ListKind,
    pub kept: Kept,
}

/// Saved mappings by name. One that this version cannot read is left out.
pub(super) fn mappings(tx: &Tx<'_>) -> Result<Vec<SavedMapping>, Refusal> {
    let found = tx.all("SELECT id, name, kind, mapping FROM import_mapping ORDER BY name_key", &[], |row| {
        let (id, name, kind) = (row.get("id")?, row.get("name")?, row.get("kind")?);
        Ok(serde_json::from_str(row.text("mapping")?).ok().map(|kept| SavedMapping { id, name, kind, kept }))
    })?;
    Ok(found.into_iter().flatten().collect())
}

pub(super) fn save_mapping(tx: &Tx<'_>, name: &Named, kind: ListKind, kept: &Kept) -> Result<(), Refusal> {
    let id: ImportMappingId = tx.new_id();
    let text = serde_json::to_string(kept).map_err(Refusal::unexpected)?;
    tx.execute(
        "INSERT INTO import_mapping (id, version, name, name_key, kind, mapping) VALUES (?1, 1, ?2, ?3, ?4, ?5)
         ON CONFLICT (name_key) DO UPDATE SET name = ?2, kind = ?4, mapping = ?5, version = import_mapping.version + 1",
        bind![id, name.name, name.key, kind, text],
    )?;
    Ok(())
}

/// Answers the name of the mapping that was removed.
pub(super) fn remove_mapping(tx: &Tx<'_>, id: &str) -> Result<String, Refusal> {
    let name = tx.one("DELETE FROM import_mapping WHERE id = ?1 RETURNING name", bind![id], |row| row.get("name"))?;
    name.ok_or_else(|| Refusal::new(RefusalCode::Stale).with("what", "mapping"))
}
