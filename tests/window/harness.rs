//! Starts Endwell under a web driver and gives the tests words for what a person does with the window.
//! It knows the program, the driver and the browser's own notions; it knows no screen of Endwell.

use serde_json::{Value, json};
use std::ffi::OsString;
use std::future::Future;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use thirtyfour::prelude::*;
use thirtyfour::{Capabilities, WebElement};

/// How long something may take to appear before a test fails.
const PATIENCE: Duration = Duration::from_secs(20);
const LOOK_AGAIN: Duration = Duration::from_millis(50);

/// Endwell's window on a book of its own, with its own folders for everything.
pub struct Window {
    web: WebDriver,
    folder: TempDir,
    name: &'static str,
    _driver: Driver,
}

/// Opens the window on a fresh book, does `work` in it, and leaves a picture of where it failed.
pub async fn in_window(name: &'static str, arguments: &[&str], work: impl AsyncFnOnce(&Window) -> WebDriverResult<()>) {
    let window = Window::open(name, arguments).await;
    let done = work(&window).await;
    if done.is_err() {
        let _picture = window.screenshot("failed").await;
    }
    window.web.quit().await.unwrap();
    done.unwrap();
}

#[expect(dead_code, reason = "words that the first tests do not need yet")]
impl Window {
    async fn open(name: &'static str, arguments: &[&str]) -> Window {
        let folder = tempfile::tempdir().unwrap();
        for inner in ["temporary", "data"] {
            std::fs::create_dir(folder.path().join(inner)).unwrap();
        }
        let driver = Driver::start(folder.path());
        let book = folder.path().join("book.endwell");
        // The sample book is Endwell's own; every other test has a book of its own.
        let own = (!arguments.contains(&"--demo")).then_some(book.to_str().unwrap());
        let arguments: Vec<&str> = own.into_iter().chain(arguments.iter().copied()).collect();
        let mut wanted = Capabilities::new();
        wanted.set("tauri:options", json!({ "application": endwell(), "args": arguments })).unwrap();
        let web = WebDriver::new(format!("http://127.0.0.1:{}", driver.port), wanted).await.unwrap();
        Window { web, folder, name, _driver: driver }
    }

    /// The first visible element with this ARIA role and accessible name; "" for any name. Waits for it to appear.
    pub async fn by_role(&self, role: &str, name: &str) -> WebDriverResult<WebElement> {
        let look = async || {
            let found = self.web.execute(include_str!("find.js"), vec![json!(role), json!(name)]).await?;
            if found.json().is_null() { Ok(None) } else { found.element().map(Some) }
        };
        appearing(&format!("a {role} named “{name}”"), look).await
    }

    /// The first element with this `data-testid`. Waits for it to appear.
    pub async fn by_test_id(&self, id: &str) -> WebDriverResult<WebElement> {
        let selector = format!("[data-testid=\"{id}\"]");
        let look = async || Ok(self.web.find_all(By::Css(selector.as_str())).await?.into_iter().next());
        appearing(&format!("the part {id}"), look).await
    }

    /// Waits until this text can be read somewhere in the window.
    pub async fn wait_for_text(&self, text: &str) -> WebDriverResult<()> {
        let look = async || {
            let seen =
                self.web.execute("return document.body.innerText.includes(arguments[0])", vec![json!(text)]).await?;
            Ok((seen.json() == &json!(true)).then_some(()))
        };
        appearing(&format!("the text “{text}”"), look).await
    }

    /// Presses the button with this name.
    pub async fn press(&self, name: &str) -> WebDriverResult<()> {
        self.by_role("button", name).await?.click().await
    }

    /// Follows the link with this name.
    pub async fn follow(&self, name: &str) -> WebDriverResult<()> {
        self.by_role("link", name).await?.click().await
    }

    /// Types into the field with this label, in place of what stands there.
    pub async fn fill(&self, label: &str, text: &str) -> WebDriverResult<()> {
        let field = self.by_role("textbox", label).await?;
        field.clear().await?;
        field.send_keys(text).await
    }

    /// Chooses from what a field suggests while this is typed.
    pub async fn complete(&self, label: &str, text: &str) -> WebDriverResult<()> {
        self.by_role("combobox", label).await?.send_keys(text).await?;
        self.by_role("option", text).await?.click().await
    }

    /// Types keys to whatever has the focus, as a keyboard or a scanner does.
    pub async fn type_keys(&self, keys: impl Into<TypingData>) -> WebDriverResult<()> {
        self.web.active_element().await?.send_keys(keys).await
    }

    /// Keeps a picture of the window under the test's name.
    pub async fn screenshot(&self, moment: &str) -> WebDriverResult<()> {
        let folder = std::env::var_os("ENDWELL_SCREENSHOTS").map_or_else(|| self.folder.path().into(), PathBuf::from);
        self.web.screenshot(&folder.join(format!("{}-{moment}.png", self.name))).await
    }

    pub async fn title(&self) -> WebDriverResult<String> {
        self.web.title().await
    }

    /// The next native dialogs answer these paths, in order; `None`: the user cancels.
    pub fn answer_dialogs(&self, answers: &[Option<&Path>]) {
        let line = |answer: &Option<&Path>| format!("{}\n", answer.unwrap_or(Path::new("")).display());
        std::fs::write(self.folder.path().join("dialogs"), answers.iter().map(line).collect::<String>()).unwrap();
    }

    /// What was opened or printed so far, a line each: `open PATH` or `print PATH`.
    pub fn shown(&self) -> Vec<String> {
        let list = std::fs::read_to_string(self.folder.path().join("shown")).unwrap_or_default();
        list.lines().map(str::to_owned).collect()
    }

    /// Waits until this line is in what was shown.
    pub async fn wait_until_shown(&self, line: &str) -> WebDriverResult<()> {
        let look = async || Ok(self.shown().iter().any(|shown| shown == line).then_some(()));
        appearing(&format!("“{line}” among what was shown"), look).await
    }

    /// A folder for the files of this test; it goes with the window.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Runs a script in the window and answers what it returns.
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> WebDriverResult<Value> {
        Ok(self.web.execute(script, arguments).await?.json().clone())
    }
}

/// Looks again and again until `look` finds something.
async fn appearing<T, F>(what: &str, look: impl Fn() -> F) -> WebDriverResult<T>
where
    F: Future<Output = WebDriverResult<Option<T>>>,
{
    let began = Instant::now();
    while began.elapsed() < PATIENCE {
        if let Some(found) = look().await? {
            return Ok(found);
        }
        tokio::time::sleep(LOOK_AGAIN).await;
    }
    Err(WebDriverError::FatalError(format!("{what} did not appear in {} s", PATIENCE.as_secs())))
}

/// The PATH, with a program before it that stands for the person's browser: it writes down what it shall open.
fn beside_a_browser(folder: &Path) -> OsString {
    let (programs, shown) = (folder.join("programs"), folder.join("shown"));
    std::fs::create_dir(&programs).unwrap();
    let browser = programs.join("xdg-open");
    std::fs::write(&browser, format!("#!/bin/sh\necho \"open $1\" >> '{}'\n", shown.display())).unwrap();
    #[cfg(unix)]
    std::fs::set_permissions(&browser, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let others = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(std::iter::once(programs).chain(std::env::split_paths(&others))).unwrap()
}

/// The web driver for one window; it and what it started end with it.
struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    fn start(folder: &Path) -> Driver {
        let (port, native_port) = (free_port(), free_port());
        let program = std::env::var_os("TAURI_DRIVER").unwrap_or_else(|| OsString::from("tauri-driver"));
        let mut command = Command::new(program);
        command.args(["--port", &port.to_string(), "--native-port", &native_port.to_string()]);
        // Nothing of this user's own Endwell is seen or touched.
        command.env("TMPDIR", folder.join("temporary")).env("TMP", folder.join("temporary"));
        command.env("XDG_DATA_HOME", folder.join("data")).env("XDG_CONFIG_HOME", folder.join("data"));
        command.env("ENDWELL_DIALOG_ANSWERS", folder.join("dialogs")).env("ENDWELL_SHOWN", folder.join("shown"));
        command.env("PATH", beside_a_browser(folder));
        command.stdin(Stdio::null());
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let process = command.spawn().unwrap_or_else(|error| {
            panic!("tauri-driver does not start ({error}). Install it: cargo install tauri-driver --version 2.1.0")
        });
        let mut driver = Driver { process, port };
        // It takes calls before the system's own driver behind it does.
        driver.wait_until_listening(port);
        driver.wait_until_listening(native_port);
        driver
    }

    fn wait_until_listening(&mut self, port: u16) {
        let began = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            let ended = self.process.try_wait().unwrap();
            assert!(
                ended.is_none() && began.elapsed() < PATIENCE,
                "the web driver does not answer. On Debian: apt-get install webkit2gtk-driver; on Windows: install \
                 Microsoft Edge WebDriver in the version of WebView2"
            );
            std::thread::sleep(LOOK_AGAIN);
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        #[cfg(unix)]
        {
            // The group that was made for it: both drivers, and Endwell if a test ended before it.
            let group = format!("-{}", self.process.id());
            let _asked = Command::new("kill").args(["-TERM", "--", &group]).stderr(Stdio::null()).status();
        }
        #[cfg(not(unix))]
        let _asked = self.process.kill();
        let _ended = self.process.wait();
    }
}

fn free_port() -> u16 {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port()
}

/// The built program.
fn endwell() -> PathBuf {
    std::env::var_os("ENDWELL_BINARY").map(PathBuf::from).unwrap_or_else(|| {
        panic!("ENDWELL_BINARY does not say where the built program is; start these tests with cargo xtask test --only window")
    })
}
