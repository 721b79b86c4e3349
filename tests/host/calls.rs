//! Hands the browser's commands over to the core: one request a call, answered line by line.

use crate::Host;
use axum::Json;
use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use endwell_core::foundation::{Refusal, Watch};
use serde_json::{Value, json};
use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio_stream::StreamExt;
use tokio_stream::wrappers::UnboundedReceiverStream;

/// `POST /call/{name}`, header `x-call-id`: zero or more lines `{"progress":{"done":n,"total":n}}`, then one line
/// `{"answer":{…}}` or `{"refusal":{…}}`.
pub async fn call(
    State(host): State<Arc<Host>>,
    Path(name): Path<String>,
    headers: HeaderMap,
    Json(request): Json<Value>,
) -> Response {
    let id = headers.get("x-call-id").and_then(|id| id.to_str().ok()).unwrap_or_default().to_owned();
    let cancelled = host.calls.begin(&id);
    let (lines, received) = unbounded_channel();
    let wire = Wire { cancelled, lines };
    tokio::task::spawn_blocking(move || {
        let last = match host.api.call(&name, request, &wire) {
            Ok(answer) => json!({ "answer": answer }),
            Err(refusal) => json!({ "refusal": refusal }),
        };
        host.calls.finish(&id);
        wire.send(&last);
    });
    stream(received)
}

/// `POST /cancel/{id}`: asks the call to stop.
pub async fn cancel(State(host): State<Arc<Host>>, Path(id): Path<String>) -> StatusCode {
    host.calls.stop(&id);
    StatusCode::NO_CONTENT
}

/// When the core ends without a last line it has panicked: the browser is told so instead of waiting for ever.
fn stream(received: UnboundedReceiver<Line>) -> Response {
    let mut finished = false;
    let broken = Refusal::unexpected("the command ended without an answer");
    let end = Line { text: format!("{}\n", json!({ "refusal": broken })), last: true };
    let lines = UnboundedReceiverStream::new(received).chain(tokio_stream::once(end)).filter_map(move |line| {
        let wanted = !finished;
        finished |= line.last;
        wanted.then(|| Ok::<_, Infallible>(Bytes::from(line.text)))
    });
    ([(header::CONTENT_TYPE, "application/x-ndjson")], Body::from_stream(lines)).into_response()
}

struct Line {
    text: String,
    last: bool,
}

struct Wire {
    cancelled: Arc<AtomicBool>,
    lines: UnboundedSender<Line>,
}

impl Wire {
    fn send(&self, value: &Value) {
        let last = value.get("progress").is_none();
        // A browser that has gone away needs no answer.
        let _sent = self.lines.send(Line { text: format!("{value}\n"), last });
    }
}

impl Watch for Wire {
    fn progress(&self, done: u64, total: u64) {
        self.send(&json!({ "progress": { "done": done, "total": total } }));
    }

    fn cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }
}
