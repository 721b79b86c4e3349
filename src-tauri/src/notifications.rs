//! Tells the person something by the system's own notifications, when nobody may be looking at the window.

use crate::documents::rehearsed;
use tauri::AppHandle;
use tauri_plugin_notification::NotificationExt;

/// Hands a notification over to the system. Answers whether it took it; when not, nobody is disturbed.
#[tauri::command]
pub async fn notify(app: AppHandle, title: String, body: String) -> bool {
    rehearsed("notify", &title) || app.notification().builder().title(title).body(body).show().is_ok()
}
