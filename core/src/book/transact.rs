//! The one way to change the book: check, write, audit, commit; or leave everything as it was.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use rusqlite::hooks::Action;
use rusqlite::{Connection, TransactionBehavior};
use serde::Serialize;
use ts_rs::TS;

use super::undo::{Back, Step, TakeBack, Written, begin as begin_log, drain, pause, watched};
use super::{Book, Tx, Writer, bind, lock, tx::failed};
use crate::foundation::ids::{AuditEventId, Id};
use crate::foundation::{Params, Refusal, RefusalCode};

/// What an action answers, and what it changed: the names of tables, observed from the writes.
#[derive(Clone, Debug)]
pub struct Done<T> {
    pub value: T,
    pub changed: Vec<String>,
}

/// The name of an action and what its sentence in the history says: `action-<action>` in the message catalogue.
#[derive(Clone, Debug)]
pub struct Change<T> {
    pub value: T,
    pub params: Params,
}

impl<T> Change<T> {
    pub fn new(value: T) -> Self {
        Change { value, params: Params::new() }
    }

    /// A fact for the sentence in the history.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }
}

/// The action that would be undone or redone next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Undoable {
    pub action: String,
    pub params: Params,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct UndoState {
    pub undo: Option<Undoable>,
    pub redo: Option<Undoable>,
}

impl From<&Step> for Undoable {
    fn from(step: &Step) -> Self {
        Undoable { action: step.action.clone(), params: step.params.clone() }
    }
}

impl Book {
    /// Runs `act` in one transaction. When it succeeds and wrote something, the action is audited and can be undone,
    /// unless it made evidence; when it refuses, nothing was written.
    pub fn transact<T>(
        &self,
        action: &'static str,
        act: impl FnOnce(&Tx<'_>) -> Result<Change<T>, Refusal>,
    ) -> Result<Done<T>, Refusal> {
        let writer = &mut *lock(&self.writer);
        writer.notice_others()?;
        let open = begin(&mut writer.connection)?;
        let tx = Tx::new(&open, &*self.outside);
        let Change { value, params } = act(&tx)?;
        let written = drain(&open).map_err(failed)?;
        if written.tables.is_empty() {
            return Ok(Done { value, changed: Vec::new() });
        }
        audit(&tx, action, &params)?;
        drop(tx);
        open.commit().map_err(failed)?;
        let Written { tables, inverse, evidence } = written;
        if evidence {
            writer.undo.seal();
        } else {
            writer.undo.did(Step { action: action.to_owned(), params, back: Back::Log(inverse) });
        }
        Ok(Done { value, changed: with_audit(tables) })
    }

    /// Brings derived tables up to what they follow from, in one transaction. It is nobody's action: it is not audited and is no
    /// step of the history. Refuses to write to anything else.
    pub fn derive<T>(&self, work: impl FnOnce(&Tx<'_>) -> Result<T, Refusal>) -> Result<T, Refusal> {
        let writer = &mut *lock(&self.writer);
        writer.notice_others()?;
        let open = begin(&mut writer.connection)?;
        let tx = Tx::new(&open, &*self.outside);
        let value = work(&tx)?;
        drop(tx);
        let tables = drain(&open).map_err(failed)?.tables;
        if !tables.is_empty() {
            return Err(Refusal::unexpected(format!("derived work wrote to {}", tables.join(", "))));
        }
        open.commit().map_err(failed)?;
        Ok(value)
    }

    /// Takes back the last action. Refuses when there is none that could be.
    pub fn undo(&self) -> Result<Done<()>, Refusal> {
        self.undo_if(|_, _| true)
    }

    /// As `undo`, where the last action is the one that is meant; refuses as if there were nothing where it is not.
    pub fn undo_if(&self, is_meant: impl FnOnce(&str, &Params) -> bool) -> Result<Done<()>, Refusal> {
        let writer = &mut *lock(&self.writer);
        writer.notice_others()?;
        let last = writer.undo.undo.last().filter(|step| is_meant(&step.action, &step.params));
        let step = last.cloned().ok_or(RefusalCode::NothingToUndo)?;
        let changed = match &step.back {
            Back::Log(inverse) => {
                let (changed, redo) = self.replay(writer, "undo", (&step, inverse))?;
                writer.undo.redo.push(redo);
                changed
            }
            Back::Own(take_back) => {
                let ((), changed) = self.large(writer, |tx| {
                    take_back(tx)?;
                    Ok((("undo", with_action(&step)), ()))
                })?;
                // What was done again after this would begin from another book.
                writer.undo.redo.clear();
                changed
            }
        };
        writer.undo.undo.pop();
        Ok(Done { value: (), changed })
    }

    /// As `transact`, for actions that write more than a log of inverses should hold: the action itself says how it is
    /// taken back, or that it and all before it cannot be. What changed is observed all the same.
    pub fn transact_large<T>(
        &self,
        action: &'static str,
        act: impl FnOnce(&Tx<'_>) -> Result<(Change<T>, Option<TakeBack>), Refusal>,
    ) -> Result<Done<T>, Refusal> {
        let writer = &mut *lock(&self.writer);
        writer.notice_others()?;
        let ((value, params, back), changed) = self.large(writer, |tx| {
            let (Change { value, params }, back) = act(tx)?;
            Ok(((action, params.clone()), (value, params, back)))
        })?;
        match back {
            _ if changed.is_empty() => {}
            Some(back) => writer.undo.did(Step { action: action.to_owned(), params, back: Back::Own(back) }),
            None => writer.undo.seal(),
        }
        Ok(Done { value, changed })
    }

    /// One transaction without the log of inverses; answers what changed. `act` also names the action for the audit.
    fn large<T>(
        &self,
        writer: &mut Writer,
        act: impl FnOnce(&Tx<'_>) -> Result<((&'static str, Params), T), Refusal>,
    ) -> Result<(T, Vec<String>), Refusal> {
        let written = Arc::new(Mutex::new(BTreeSet::new()));
        writer.connection.update_hook(Some(note_tables(&written))).map_err(failed)?;
        let done = self.large_observed(&mut writer.connection, &written, act);
        writer.connection.update_hook(None::<fn(Action, &str, &str, i64)>).map_err(failed)?;
        done
    }

    fn large_observed<T>(
        &self,
        connection: &mut Connection,
        written: &Mutex<BTreeSet<String>>,
        act: impl FnOnce(&Tx<'_>) -> Result<((&'static str, Params), T), Refusal>,
    ) -> Result<(T, Vec<String>), Refusal> {
        let watched = watched(connection, self.schema)?;
        let open = begin(connection)?;
        pause(&open)?;
        let tx = Tx::new(&open, &*self.outside);
        let ((action, params), value) = act(&tx)?;
        let changed: Vec<String> = lock(written).intersection(&watched).cloned().collect();
        if changed.iter().any(|table| self.schema.evidence.contains(&table.as_str())) {
            return Err(Refusal::unexpected("evidence was written without a log"));
        }
        if changed.is_empty() {
            return Ok((value, changed));
        }
        audit(&tx, action, &params)?;
        drop(tx);
        begin_log(&open, self.schema)?;
        open.commit().map_err(failed)?;
        Ok((value, with_audit(changed)))
    }

    /// Does again what was undone last.
    pub fn redo(&self) -> Result<Done<()>, Refusal> {
        let writer = &mut *lock(&self.writer);
        writer.notice_others()?;
        let step = writer.undo.redo.last().cloned().ok_or(RefusalCode::NothingToUndo)?;
        let Back::Log(inverse) = &step.back else { return Err(RefusalCode::NothingToUndo.into()) };
        let (changed, undo) = self.replay(writer, "redo", (&step, inverse))?;
        writer.undo.redo.pop();
        writer.undo.undo.push(undo);
        Ok(Done { value: (), changed })
    }

    /// What undo and redo would do now.
    pub fn undo_state(&self) -> UndoState {
        let writer = lock(&self.writer);
        UndoState { undo: writer.undo.undo.last().map(Into::into), redo: writer.undo.redo.last().map(Into::into) }
    }

    /// Runs a step's inverse statements, last first; answers what changed and the step that takes it back again.
    fn replay(
        &self,
        writer: &mut Writer,
        action: &str,
        (step, inverse): (&Step, &[String]),
    ) -> Result<(Vec<String>, Step), Refusal> {
        let open = begin(&mut writer.connection)?;
        open.pragma_update(None, "defer_foreign_keys", true).map_err(failed)?;
        for statement in inverse.iter().rev() {
            open.execute_batch(statement).map_err(failed)?;
        }
        let written = drain(&open).map_err(failed)?;
        let tx = Tx::new(&open, &*self.outside);
        audit(&tx, action, &with_action(step))?;
        drop(tx);
        open.commit().map_err(failed)?;
        let back = Step { back: Back::Log(written.inverse), ..step.clone() };
        Ok((with_audit(written.tables), back))
    }
}

/// What the sentence of an undo says: the facts of the action, and which it was.
fn with_action(step: &Step) -> Params {
    let mut params = step.params.clone();
    params.insert("action".to_owned(), step.action.clone());
    params
}

/// Notes each table that is written to, as SQLite itself tells it.
fn note_tables(written: &Arc<Mutex<BTreeSet<String>>>) -> impl FnMut(Action, &str, &str, i64) + Send + use<> {
    let written = Arc::clone(written);
    move |_, _, table, _| {
        let mut written = lock(&written);
        if !written.contains(table) {
            written.insert(table.to_owned());
        }
    }
}

impl Writer {
    /// When another program wrote to the book, what was done before may no longer be undone: it would take back theirs.
    fn notice_others(&mut self) -> Result<(), Refusal> {
        let now = self.connection.pragma_query_value(None, "data_version", |row| row.get(0)).map_err(failed)?;
        if self.seen.replace(now).is_some_and(|before| before != now) {
            self.undo.seal();
        }
        Ok(())
    }
}

fn begin(connection: &mut Connection) -> Result<rusqlite::Transaction<'_>, Refusal> {
    connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)
}

/// Histories show the audit trail, so it changed too.
fn with_audit(mut tables: Vec<String>) -> Vec<String> {
    tables.push("audit_event".to_owned());
    tables
}

fn audit(tx: &Tx<'_>, action: &str, params: &Params) -> Result<(), Refusal> {
    let id: AuditEventId = tx.new_id();
    let facts = serde_json::to_string(params).map_err(Refusal::unexpected)?;
    tx.execute(
        "INSERT INTO audit_event (id, happened_at, action, params) VALUES (?1, ?2, ?3, ?4)",
        bind![id, tx.now(), action, facts],
    )?;
    for subject in tx.subjects() {
        tx.execute("INSERT INTO audit_subject (subject_id, event_id) VALUES (?1, ?2)", bind![subject, id])?;
    }
    Ok(())
}

/// One line of a history.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AuditEntry {
    pub id: AuditEventId,
    /// Universal time, `2026-11-23T15:56:00.000Z`.
    pub happened_at: String,
    /// Its sentence is `action-<action>`.
    pub action: String,
    pub params: Params,
}

/// The newest events about `subject`, newest first, at most `limit`.
pub fn subject_history(tx: &Tx<'_>, subject: impl Id, limit: u32) -> Result<Vec<AuditEntry>, Refusal> {
    // Ids are made in order of time, so the key of audit_subject is also the order of the history.
    tx.all(
        "SELECT e.id, e.happened_at, e.action, e.params
           FROM audit_subject s JOIN audit_event e ON e.id = s.event_id
          WHERE s.subject_id = ?1 ORDER BY s.event_id DESC LIMIT ?2",
        bind![subject, limit],
        |row| {
            Ok(AuditEntry {
                id: row.get("id")?,
                happened_at: row.get("happened_at")?,
                action: row.get("action")?,
                params: serde_json::from_str(&row.get::<String>("params")?).map_err(Refusal::unexpected)?,
            })
        },
    )
}
