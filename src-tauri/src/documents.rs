//! Shows and prints the documents that the core has written, with the system's own programs. It opens no file outside
//! the folder for that, and no file that a system would run as a program.

use endwell_core::foundation::{Refusal, RefusalCode};
use std::fmt::Display;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use tauri::AppHandle;
use tauri::async_runtime::spawn_blocking;
use tauri_plugin_opener::OpenerExt;

/// The folder, in the system's temporary one, into which the core writes what the user wants to look at.
const VIEWING_FOLDER: &str = "endwell-viewing";

/// Kinds of files that are looked at. What an attachment is named must never decide that it is run.
const VIEWED_KINDS: [&str; 11] = ["pdf", "png", "jpg", "jpeg", "csv", "xlsx", "json", "xml", "ics", "eml", "txt"];

/// Opens a document with the program that the system has for it.
#[tauri::command]
pub async fn open_path(app: AppHandle, path: PathBuf) -> Result<(), Refusal> {
    let path = allowed(&path, &std::env::temp_dir().join(VIEWING_FOLDER))?;
    if rehearsed("open", path.display()) {
        return Ok(());
    }
    app.opener().open_path(path.to_string_lossy(), None::<&str>).map_err(Refusal::unexpected)
}

/// Hands a document over to the system's printing.
#[tauri::command]
pub async fn print_path(path: PathBuf) -> Result<(), Refusal> {
    let path = allowed(&path, &std::env::temp_dir().join(VIEWING_FOLDER))?;
    if rehearsed("print", path.display()) {
        return Ok(());
    }
    let unavailable = |trace: &str| Refusal::new(RefusalCode::PrintingUnavailable).trace(trace);
    let ended = spawn_blocking(move || print_command(&path).output()).await.map_err(Refusal::unexpected)?;
    match ended {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => Err(unavailable(String::from_utf8_lossy(&output.stderr).trim())),
        Err(error) => Err(unavailable(&error.to_string())),
    }
}

/// Shows a file or folder where it lies, in the system's file manager, and opens nothing of it. Answers whether it could.
#[tauri::command]
pub async fn reveal_path(app: AppHandle, path: PathBuf) -> bool {
    rehearsed("reveal", path.display()) || app.opener().reveal_item_in_dir(path).is_ok()
}

/// The path with every link and `..` resolved, in the form that Windows' programs read, if it is such a document.
fn allowed(path: &Path, folder: &Path) -> Result<PathBuf, Refusal> {
    let refused = |trace: &dyn ToString| Refusal::new(RefusalCode::PathNotAllowed).trace(trace.to_string());
    let folder = dunce::canonicalize(folder).map_err(|error| refused(&error))?;
    let found = dunce::canonicalize(path).map_err(|error| refused(&error))?;
    let kind = found.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    if found.starts_with(&folder) && found.is_file() && VIEWED_KINDS.contains(&kind.as_str()) {
        return Ok(found);
    }
    Err(refused(&found.display()))
}

#[cfg(not(windows))]
fn print_command(path: &Path) -> Command {
    let mut command = Command::new("lp");
    command.arg("--").arg(path);
    command
}

/// Asks the program that Windows has for PDF files to print: its shell's verb "Print".
#[cfg(windows)]
fn print_command(path: &Path) -> Command {
    use std::os::windows::process::CommandExt;
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    let mut command = Command::new("powershell.exe");
    // The path goes through the environment, where nothing in a file's name can become a command.
    command.args(["-NoProfile", "-NonInteractive", "-Command"]);
    command.arg("Start-Process -FilePath $env:ENDWELL_PRINT -Verb Print -WindowStyle Hidden -ErrorAction Stop");
    command.env("ENDWELL_PRINT", path).creation_flags(CREATE_NO_WINDOW);
    command
}

/// In a debug build a test of the real window names a file in `ENDWELL_SHOWN`: what would be opened, printed or notified
/// is written there, a line each, instead.
pub fn rehearsed(verb: &str, what: impl Display) -> bool {
    let Some(list) = std::env::var_os("ENDWELL_SHOWN").filter(|_| cfg!(debug_assertions)) else { return false };
    let file = std::fs::OpenOptions::new().create(true).append(true).open(list);
    file.and_then(|mut file| writeln!(file, "{verb} {what}")).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn only_documents_inside_the_folder_are_shown() {
        let outer = tempfile::tempdir().unwrap();
        let folder = outer.path().join(VIEWING_FOLDER);
        fs::create_dir(&folder).unwrap();
        for name in ["certificate.pdf", "draft.eml", "due.ics", "Setup.EXE", "../secret.pdf", "../draft.eml"] {
            fs::write(folder.join(name), "x").unwrap();
        }
        for name in ["certificate.pdf", "draft.eml", "due.ics"] {
            assert!(allowed(&folder.join(name), &folder).is_ok(), "{name}");
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink(outer.path().join("secret.pdf"), folder.join("link.pdf")).unwrap();
        for name in ["Setup.EXE", "../secret.pdf", "../draft.eml", "missing.pdf", "link.pdf", ""] {
            let refused = allowed(&folder.join(name), &folder).unwrap_err();
            assert_eq!(refused.code, RefusalCode::PathNotAllowed, "{name}");
        }
    }
}
