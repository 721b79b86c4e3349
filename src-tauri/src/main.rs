//! The desktop host: one window around the core. It knows windows, menus, dialogs and the operating system; it knows
//! nothing of customers, devices or certificates, which are all behind the one command `call`.

// A release build for Windows opens no console beside its window.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod commands;
mod dialogs;
mod documents;
#[cfg(target_os = "macos")]
mod menu;
mod notifications;
mod plan;
mod sentences;
mod session;

use plan::Plan;
use sentences::Sentences;
use session::Session;
use tauri::{App, Manager, RunEvent, WebviewWindowBuilder};
use tauri_plugin_dialog::{DialogExt, MessageDialogKind};

/// The label of the only window, as in `tauri.conf.json`.
const MAIN: &str = "main";

fn main() {
    let plan = plan::read(std::env::args_os().skip(1));
    let mut builder = tauri::Builder::default();
    // Two windows on the same everyday book would be a mistake; a sample book or another file beside it is not.
    if matches!(&plan, Ok(Plan { book: plan::Book::Default, .. })) {
        builder = builder.plugin(tauri_plugin_single_instance::init(|app, _arguments, _folder| {
            if let Some(window) = app.get_webview_window(MAIN) {
                // A window that cannot be raised is still there to be found by hand.
                let _raised = window.unminimize().and_then(|()| window.set_focus());
            }
        }));
    }
    let built = builder
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_notification::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(tauri_plugin_window_state::Builder::new().build())
        .invoke_handler(tauri::generate_handler![
            commands::call,
            commands::cancel,
            dialogs::pick_file,
            dialogs::pick_folder,
            dialogs::pick_save,
            documents::open_path,
            documents::print_path,
            documents::reveal_path,
            notifications::notify,
        ])
        .setup(move |app| {
            start(app, plan);
            Ok(())
        })
        .build(tauri::generate_context!());
    match built {
        Ok(app) => app.run(|app, event| {
            if let (RunEvent::Exit, Some(session)) = (event, app.try_state::<Session>()) {
                session.close();
            }
        }),
        Err(trouble) => {
            // Without a window system there is nowhere else to say it.
            eprintln!("{}", Sentences::load().say("start-no-window", &[("detail", &trouble.to_string())]));
            std::process::exit(1);
        }
    }
}

/// Opens the book and then the window; when either cannot be, says so in a native message and leaves.
fn start(app: &mut App, plan: Result<Plan, String>) {
    let sentences = Sentences::load();
    app.manage(Session::default());
    let opened = plan
        .map_err(|bad| sentences.say("start-bad-argument", &[("argument", &bad)]))
        .and_then(|plan| app.state::<Session>().open(&plan, app.handle(), &sentences))
        .and_then(|title| {
            open_window(app, &title)
                .map_err(|error| sentences.say("start-no-window", &[("detail", &error.to_string())]))
        });
    if let Err(message) = opened {
        eprintln!("{message}");
        let handle = app.handle().clone();
        app.dialog()
            .message(message)
            .title(sentences.say("start-failed-title", &[]))
            .kind(MessageDialogKind::Error)
            .show(move |_| handle.exit(1));
    }
}

fn open_window(app: &App, title: &str) -> tauri::Result<()> {
    #[cfg(target_os = "macos")]
    menu::install(app.handle())?;
    let config = app.config().app.windows.iter().find(|window| window.label == MAIN).cloned().unwrap_or_default();
    WebviewWindowBuilder::from_config(app.handle(), &config)?.title(title).build()?;
    Ok(())
}
