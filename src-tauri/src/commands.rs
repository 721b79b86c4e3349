//! Hands the window's commands over to the core, off the main thread, and brings back progress and answers.
//! It knows no command by name.

use crate::sentences::Sentences;
use crate::session::{self, Session};
use endwell_core::api::Answer;
use endwell_core::foundation::{Refusal, Watch};
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use tauri::async_runtime::spawn_blocking;
use tauri::ipc::Channel;
use tauri::{Manager, State, WebviewWindow};

/// Runs one command of the core. `id` is the window's name for this call, to cancel it by.
#[tauri::command]
pub async fn call(
    window: WebviewWindow,
    session: State<'_, Session>,
    name: String,
    request: Value,
    id: String,
    on_progress: Channel<Value>,
) -> Result<Answer, Refusal> {
    let api = session.api().ok_or_else(|| Refusal::unexpected("no book is open"))?;
    let cancelled = session.calls.begin(&id);
    let wire = Wire { cancelled, channel: on_progress, last_step: AtomicU64::new(u64::MAX) };
    let ended = spawn_blocking(move || api.call(&name, request, &wire)).await;
    session.calls.finish(&id);
    let answer = ended.map_err(Refusal::unexpected)??;
    if answer.changed.iter().any(|subject| subject == "book") {
        // Another book is open. A window that is gone needs no title.
        let everyday = session::everyday(window.app_handle()).ok();
        let _told = window.set_title(&session.title(everyday.as_deref(), &Sentences::load()));
    }
    Ok(answer)
}

/// Asks a call that is under way to stop.
#[tauri::command]
pub fn cancel(session: State<'_, Session>, id: String) {
    session.calls.stop(&id);
}

/// What the core tells of its work goes over the window's channel, at most two hundred times a call.
struct Wire {
    cancelled: Arc<AtomicBool>,
    channel: Channel<Value>,
    last_step: AtomicU64,
}

impl Watch for Wire {
    fn progress(&self, done: u64, total: u64) {
        let step = done.saturating_mul(200) / total.max(1);
        if self.last_step.swap(step, Ordering::Relaxed) != step {
            // A window that is gone needs no progress.
            let _sent = self.channel.send(json!({ "done": done, "total": total }));
        }
    }

    fn cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }
}
