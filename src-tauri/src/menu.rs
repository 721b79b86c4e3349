//! The menu bar of macOS, where copying and pasting work only when a menu offers them.
//! Undo and redo are not in it: their keys belong to the window, which undoes what was done to the book.

use crate::sentences::Sentences;
use tauri::AppHandle;
use tauri::menu::{MenuBuilder, SubmenuBuilder};

pub fn install(app: &AppHandle) -> tauri::Result<()> {
    let sentences = Sentences::load();
    let program = SubmenuBuilder::new(app, "Endwell").about(None).separator();
    let program = program.hide().hide_others().show_all().separator().quit().build()?;
    let edit = SubmenuBuilder::new(app, sentences.say("menu-edit", &[])).cut().copy().paste().select_all().build()?;
    let window = SubmenuBuilder::new(app, sentences.say("menu-window", &[]));
    let window = window.minimize().maximize().fullscreen().close_window().build()?;
    app.set_menu(MenuBuilder::new(app).items(&[&program, &edit, &window]).build()?)?;
    Ok(())
}
