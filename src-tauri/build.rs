//! Reads the desktop host's settings at build time and names the only commands the window may ask for.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let commands = &[
        "call",
        "cancel",
        "pick_file",
        "pick_folder",
        "pick_save",
        "open_path",
        "print_path",
        "reveal_path",
        "notify",
    ];
    let manifest = tauri_build::AppManifest::new().commands(commands);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))?;
    Ok(())
}
