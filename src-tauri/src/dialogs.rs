//! The native dialogs that ask for a file or a folder. They answer paths; reading and writing is the core's.

use endwell_core::foundation::Refusal;
use serde::Deserialize;
use std::ffi::OsString;
use tauri::WebviewWindow;
use tauri::async_runtime::spawn_blocking;
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};

/// A kind of file to choose from: its name as the user reads it, and its extensions without the dot.
#[derive(Debug, Deserialize)]
pub struct Filter {
    name: String,
    extensions: Vec<String>,
}

/// Asks for an existing file. `None` when the user thought better of it.
#[tauri::command]
pub async fn pick_file(window: WebviewWindow, title: String, filters: Vec<Filter>) -> Result<Option<String>, Refusal> {
    ask(dialog(&window, title, &filters), FileDialogBuilder::blocking_pick_file).await
}

/// Asks for an existing folder.
#[tauri::command]
pub async fn pick_folder(window: WebviewWindow, title: String) -> Result<Option<String>, Refusal> {
    ask(dialog(&window, title, &[]), FileDialogBuilder::blocking_pick_folder).await
}

/// Asks where to write a file; the system's dialog asks before one is replaced.
#[tauri::command]
pub async fn pick_save(
    window: WebviewWindow,
    title: String,
    suggested_name: String,
    filters: Vec<Filter>,
) -> Result<Option<String>, Refusal> {
    ask(dialog(&window, title, &filters).set_file_name(suggested_name), FileDialogBuilder::blocking_save_file).await
}

type Dialog = FileDialogBuilder<tauri::Wry>;

fn dialog(window: &WebviewWindow, title: String, filters: &[Filter]) -> Dialog {
    let dialog = window.dialog().file().set_title(title).set_parent(window);
    filters.iter().fold(dialog, |dialog, filter| {
        let extensions: Vec<&str> = filter.extensions.iter().map(String::as_str).collect();
        dialog.add_filter(&filter.name, &extensions)
    })
}

async fn ask(dialog: Dialog, show: fn(Dialog) -> Option<FilePath>) -> Result<Option<String>, Refusal> {
    if let Some(answer) = rehearsed() {
        return Ok(answer);
    }
    let chosen = spawn_blocking(move || show(dialog)).await.map_err(Refusal::unexpected)?;
    let Some(chosen) = chosen else { return Ok(None) };
    let path = chosen.into_path().map_err(Refusal::unexpected)?;
    let unreadable = |path: OsString| Refusal::unexpected(format!("not Unicode: {}", path.to_string_lossy()));
    path.into_os_string().into_string().map(Some).map_err(unreadable)
}

/// In a debug build a test of the real window, which cannot press the system's own buttons, may write the answers
/// into a file beforehand, one a line (an empty line: the user cancels), and name it in `ENDWELL_DIALOG_ANSWERS`.
fn rehearsed() -> Option<Option<String>> {
    let script = std::env::var_os("ENDWELL_DIALOG_ANSWERS").filter(|_| cfg!(debug_assertions))?;
    let lines = std::fs::read_to_string(&script).ok()?;
    let (first, rest) = lines.split_once('\n').unwrap_or((&lines, ""));
    std::fs::write(&script, rest).ok()?;
    Some(Some(first.trim_end().to_owned()).filter(|answer| !answer.is_empty()))
}
