//! What a desktop does with dialogs and other programs, for a browser: files are brought, fetched, and "shown" by being
//! noted, so that a test can look at them.

use crate::{Host, Shown, lock};
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use endwell_core::foundation::{Refusal, RefusalCode};
use serde::Deserialize;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;

#[derive(Deserialize)]
pub struct Named {
    name: String,
}

#[derive(Deserialize)]
pub struct At {
    path: PathBuf,
}

/// `POST /host/upload?name=…`, the file as the body: keeps it in a folder of its own and answers its path.
pub async fn upload(
    State(host): State<Arc<Host>>,
    Query(named): Query<Named>,
    body: Bytes,
) -> Result<Json<Value>, HostRefusal> {
    let path = fresh_place(&host, &named.name)?;
    std::fs::write(&path, &body).map_err(unexpected)?;
    Ok(Json(json!({ "path": path })))
}

/// `POST /host/save-path?name=…`: a path where the core may write a file of this name.
pub async fn save_path(State(host): State<Arc<Host>>, Query(named): Query<Named>) -> Result<Json<Value>, HostRefusal> {
    Ok(Json(json!({ "path": fresh_place(&host, &named.name)? })))
}

/// `POST /host/folder`: a new, empty folder, as if it had been chosen.
pub async fn folder(State(host): State<Arc<Host>>) -> Result<Json<Value>, HostRefusal> {
    let folder = tempfile::Builder::new().prefix("folder-").tempdir_in(host.folder.path());
    Ok(Json(json!({ "path": folder.map_err(unexpected)?.keep() })))
}

/// `POST /host/open`: notes what a desktop would have opened.
pub async fn open(State(host): State<Arc<Host>>, Json(at): Json<At>) -> Result<StatusCode, HostRefusal> {
    note(&host, "open", &at.path)
}

/// `POST /host/print`: notes what a desktop would have printed.
pub async fn print(State(host): State<Arc<Host>>, Json(at): Json<At>) -> Result<StatusCode, HostRefusal> {
    note(&host, "print", &at.path)
}

/// `POST /host/reveal`: notes what a desktop would have shown where it lies.
pub async fn reveal(State(host): State<Arc<Host>>, Json(at): Json<At>) -> Result<StatusCode, HostRefusal> {
    note(&host, "reveal", &at.path)
}

/// `GET /host/opened`: everything opened, printed or revealed so far, in order.
pub async fn shown(State(host): State<Arc<Host>>) -> Json<Vec<Shown>> {
    Json(lock(&host.shown).clone())
}

/// `GET /host/file?path=…`: a file that was brought, saved, or written to be looked at.
pub async fn file(State(host): State<Arc<Host>>, Query(at): Query<At>) -> Result<impl IntoResponse, HostRefusal> {
    let path = allowed(&host, &at.path)?;
    let kind = match path.extension().and_then(|kind| kind.to_str()) {
        Some("pdf") => "application/pdf",
        _ => "application/octet-stream",
    };
    let bytes = std::fs::read(&path).map_err(unexpected)?;
    Ok(([(header::CONTENT_TYPE, kind)], bytes))
}

/// A refusal by the host itself, with a status that shows in a browser's console as what it is.
pub struct HostRefusal(StatusCode, Refusal);

impl IntoResponse for HostRefusal {
    fn into_response(self) -> Response {
        (self.0, Json(self.1)).into_response()
    }
}

fn not_allowed(trace: impl ToString) -> HostRefusal {
    HostRefusal(StatusCode::FORBIDDEN, Refusal::new(RefusalCode::PathNotAllowed).trace(trace))
}

fn unexpected(trace: impl ToString) -> HostRefusal {
    HostRefusal(StatusCode::INTERNAL_SERVER_ERROR, Refusal::unexpected(trace))
}

fn note(host: &Host, verb: &'static str, path: &Path) -> Result<StatusCode, HostRefusal> {
    let path = allowed(host, path)?;
    lock(&host.shown).push(Shown { verb, path });
    Ok(StatusCode::NO_CONTENT)
}

/// The path with links and `..` resolved, if it lies in the host's folder or in the core's viewing folder.
fn allowed(host: &Host, path: &Path) -> Result<PathBuf, HostRefusal> {
    let refused = |error| not_allowed(format!("{}: {error}", path.display()));
    let found = path.canonicalize().map_err(refused)?;
    let folders = [host.folder.path().to_owned(), std::env::temp_dir().join("endwell-viewing")];
    let inside = folders.iter().filter_map(|folder| folder.canonicalize().ok()).any(|folder| found.starts_with(folder));
    if inside { Ok(found) } else { Err(not_allowed(found.display())) }
}

/// A path with this name in a new folder, so that two files of one name do not meet. Only the last part of the name
/// counts: a browser must not choose the folder.
fn fresh_place(host: &Host, name: &str) -> Result<PathBuf, HostRefusal> {
    let name = Path::new(name).file_name().ok_or_else(|| not_allowed(name))?;
    let folder = tempfile::Builder::new().prefix("file-").tempdir_in(host.folder.path());
    Ok(folder.map_err(unexpected)?.keep().join(name))
}
