//! What a user sees and does, from the first start on.

use crate::harness::{Window, in_window};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;
use thirtyfour::error::WebDriverResult;
use thirtyfour::{Key, TypingData};

const SERIALS: [&str; 5] = ["WIN-5CG0417", "WIN-5CG0418", "WIN-5CG0419", "WIN-5CG0420", "WIN-5CG0421"];

#[tokio::test]
async fn a_fresh_book_opens_on_a_screen_that_says_what_to_do_first() {
    in_window("fresh-book", &["--today", "2026-03-31"], async |window: &Window| {
        let heading = window.by_role("heading", "").await?;
        assert!(!heading.text().await?.is_empty());
        window.screenshot("welcome").await?;
        assert!(window.title().await?.contains("Endwell"));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_window_may_ask_its_host_for_nothing_but_endwells_own_commands() {
    in_window("rights", &[], async |window: &Window| {
        window.by_role("heading", "").await?;
        let others = ["opener|open_path", "dialog|open", "webview|create_webview_window", "notification|notify"];
        for command in others.map(|other| format!("plugin:{other}")) {
            let answer = ask_host(window, &command, json!({})).await?;
            assert!(answer.to_string().contains("not allowed"), "{command}: {answer}");
        }
        let refused = ask_host(window, "open_path", json!({ "path": "/etc/passwd" })).await?;
        assert_eq!(refused["code"], "path-not-allowed");
        assert_eq!(window.shown(), Vec::<String>::new());
        let told = ask_host(window, "notify", json!({ "title": "3 devices are due", "body": "Harbor Museum" })).await?;
        assert_eq!((told, window.shown()), (json!(true), vec!["notify 3 devices are due".to_owned()]));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_link_opens_in_the_persons_browser_and_nothing_else_does() {
    in_window("links", &["--demo", "--today", "2026-11-23"], async |window: &Window| {
        window.follow("Recyclers").await?;
        window.follow("Programmes").await?;
        window.wait_for_text("Proposals to be confirmed").await?;
        window.follow("http://fedrecycling.com/faq.aspx").await?;
        window.wait_until_shown("open http://fedrecycling.com/faq.aspx").await?;
        window.wait_for_text("Proposals to be confirmed").await?;
        for address in ["file:///etc/passwd", "javascript:alert(1)", "mailto:somebody@customer.example"] {
            let answer = ask_host(window, "plugin:opener|open_url", json!({ "url": address })).await?;
            assert!(answer.to_string().to_lowercase().contains("not allowed"), "{address}: {answer}");
        }
        assert_eq!(window.shown().len(), 1);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_window_loads_nothing_from_the_network() {
    in_window("network", &[], async |window: &Window| {
        window.by_role("heading", "").await?;
        let fetched = "return fetch('http://127.0.0.1:9/').then(() => 'loaded', (error) => String(error))";
        let violated = "return new Promise((done) => { \
                        document.addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective)); \
                        fetch('http://127.0.0.1:9/').catch(() => {}); })";
        assert_ne!(window.script(fetched, vec![]).await?, "loaded");
        assert_eq!(window.script(violated, vec![]).await?, "connect-src");
        Ok(())
    })
    .await;
}

/// What the host answers when the window's own code asks for a command: its value or its refusal.
async fn ask_host(window: &Window, command: &str, request: Value) -> WebDriverResult<Value> {
    let ask = "return window.__TAURI_INTERNALS__.invoke(arguments[0], arguments[1]).then((value) => value ?? 'done', (refusal) => refusal)";
    window.script(ask, vec![json!(command), request]).await
}

#[tokio::test]
async fn from_the_distributors_orders_to_a_saved_certificate_that_names_every_device() {
    in_window("main-job", &["--today", "2026-11-23"], async |window: &Window| {
        begin(window).await?;
        add_recycler(window).await?;
        import_orders(window).await?;
        record_deployment(window).await?;
        retire_all_five(window).await?;
        collect_and_process(window).await?;
        let certificate = issue_and_save(window).await?;
        let text = text_of(&certificate);
        for expected in SERIALS.iter().chain(&["Northwind IT", "Harbor Museum", "Blue Harbor", "BH-77", "C-2026-0001"])
        {
            assert!(text.contains(expected), "{expected} is not in the certificate:\n{text}");
        }
        std::fs::copy(&certificate, samples().join("certificate-from-the-window.pdf")).unwrap();
        Ok(())
    })
    .await;
}

/// Answers once the chart has bars: its library is fetched when the first one is shown.
const DRAWN: &str = "return new Promise((done) => { \
                     const end = (said) => { clearInterval(timer); done(said); }; \
                     const look = () => { if (document.querySelector('[role=img] svg path')) end('drawn'); }; \
                     const timer = setInterval(look, 50); \
                     setTimeout(() => end(document.querySelector('[role=img]')?.innerHTML ?? 'no chart'), 15000); })";

#[tokio::test]
async fn from_a_change_of_policy_through_the_forecast_to_a_proposal_with_its_budget() {
    in_window("refresh-planning", &["--demo", "--today", "2026-11-23"], async |window: &Window| {
        window.follow("Settings").await?;
        window.by_role("tab", "Refresh policies").await?.click().await?;
        window.press("Change the policy: Laptop").await?;
        window.fill("How many months", "36").await?;
        window.wait_for_text("become overdue").await?;
        window.screenshot("effect").await?;
        window.press("Save policy").await?;
        window.wait_for_text("refresh dates moved").await?;
        window.follow("Refresh plan").await?;
        window.follow("Forecast").await?;
        window.by_role("img", "Stacked bars").await?;
        window.complete("Customer", "Lakeview Charter School").await?;
        window.by_role("img", "Stacked bars").await?;
        assert_eq!(window.script(DRAWN, vec![]).await?, "drawn");
        window.screenshot("forecast").await?;
        window.press("Documents").await?;
        window.by_role("menuitem", "Refresh proposal…").await?.click().await?;
        window.fill("Up to", "31 Dec 2028").await?;
        let proposal = window.folder().join("proposal.pdf");
        window.answer_dialogs(&[Some(&proposal)]);
        window.press("Save PDF…").await?;
        window.wait_for_text("proposal.pdf").await?;
        let text = text_of(&proposal);
        for expected in ["Refresh proposal", "Lakeview Charter School", "Northwind IT", "By quarter", "Budget", "$1,1"]
        {
            assert!(text.contains(expected), "{expected} is not in the proposal:\n{text}");
        }
        std::fs::copy(&proposal, samples().join("refresh-proposal-from-the-window.pdf")).unwrap();
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_sample_book_opens_on_today() {
    in_window("sample-book", &["--demo", "--today", "2026-11-23"], async |window: &Window| {
        window.wait_for_text("devices due in 90 days").await?;
        window.wait_for_text("Waits for someone").await?;
        window.screenshot("today").await
    })
    .await;
}

async fn begin(window: &Window) -> WebDriverResult<()> {
    window.fill("Your company", "Northwind IT").await?;
    window.press("Begin").await?;
    window.wait_for_text("No equipment is in this book yet").await
}

async fn add_recycler(window: &Window) -> WebDriverResult<()> {
    window.follow("Recyclers").await?;
    window.wait_for_text("No recyclers yet").await?;
    window.press("Add recycler").await?;
    window.fill("Name of the recycler", "Blue Harbor").await?;
    window.fill("First facility", "Toledo").await?;
    window.press("Add recycler").await?;
    window.press("Add certification").await?;
    window.fill("Certificate number", "ES-0417").await?;
    window.fill("Valid from", "1 Jan 2025").await?;
    window.fill("Valid to", "31 Dec 2027").await?;
    window.fill("Looked up on", "20 Nov 2026").await?;
    window.fill("Where", "the directory of the standard").await?;
    window.press("Add certification").await?;
    window.wait_for_text("20 Nov 2026").await
}

async fn import_orders(window: &Window) -> WebDriverResult<()> {
    window.follow("Equipment").await?;
    window.follow("Import a list").await?;
    window.wait_for_text("Take a list into the book").await?;
    let orders = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/distributor-orders.csv");
    window.answer_dialogs(&[Some(orders.as_path())]);
    window.press("Choose a file").await?;
    window.wait_for_text("24 will be added").await?;
    window.press("Import").await?;
    window.wait_for_text("Imported 6,068 devices of 160 orders").await?;
    window.follow("Today").await?;
    window.wait_for_text("devices due in 90 days").await
}

/// Types the first device; the others are scanned: a serial number and Enter each.
async fn record_deployment(window: &Window) -> WebDriverResult<()> {
    window.follow("New deployment").await?;
    window.complete("Customer", "Harbor Museum").await?;
    window.fill("Serial number, line next", SERIALS[0]).await?;
    window.complete("Model, line 1", "EliteBook 845 G8").await?;
    window.wait_for_text("Blue Harbor, Toledo").await?;
    window.by_role("textbox", "Serial number, line 1").await?.click().await?;
    window.type_keys(Key::Enter).await?;
    for serial in &SERIALS[1..] {
        window.type_keys(TypingData::from(*serial) + Key::Enter).await?;
    }
    window.press("Record deployment").await?;
    window.wait_for_text("Recorded 5 devices at Harbor Museum").await
}

async fn retire_all_five(window: &Window) -> WebDriverResult<()> {
    window.follow("Equipment").await?;
    window.fill("Serial, tag, model or customer", "WIN-5CG").await?;
    window.by_role("gridcell", SERIALS[0]).await?.click().await?;
    window.by_role("complementary", SERIALS[0]).await?;
    window.type_keys(Key::Escape).await?;
    window.type_keys(Key::Control + "a").await?;
    window.wait_for_text("5 selected").await?;
    window.press("Retire…").await?;
    window.fill("Carrier", "Lake Freight").await?;
    window.press("Plan pickup").await?;
    window.follow("Open pickup P-0001").await
}

async fn collect_and_process(window: &Window) -> WebDriverResult<()> {
    window.press("Note collection").await?;
    window.fill("Seal numbers", "S-100").await?;
    window.press("Note collection").await?;
    window.wait_for_text("seal S-100").await?;
    window.press("More").await?;
    window.by_role("menuitem", "Enter recycler’s document").await?.click().await?;
    window.fill("Document number", "BH-77").await?;
    window.press("Save the document").await?;
    window.by_role("button", "Issue certificate").await?;
    Ok(())
}

async fn issue_and_save(window: &Window) -> WebDriverResult<PathBuf> {
    window.press("Issue certificate").await?;
    window.wait_for_text("5 lines will be listed").await?;
    window.press("Issue certificate").await?;
    window.wait_for_text("C-2026-0001 was issued").await?;
    window.follow("Show in Certificates").await?;
    let file = window.folder().join("certificate.pdf");
    window.answer_dialogs(&[Some(file.as_path())]);
    window.press("Save as…").await?;
    window.wait_for_text("Saved C-2026-0001 to").await?;
    Ok(file)
}

/// What the document says, read by a program that is not ours.
fn text_of(document: &Path) -> String {
    let read = Command::new("pdftotext").arg("-layout").arg(document).arg("-").output();
    let read = read
        .unwrap_or_else(|error| panic!("pdftotext does not start ({error}). On Debian: apt-get install poppler-utils"));
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    String::from_utf8(read.stdout).unwrap()
}

/// Where the checker of documents takes them from.
fn samples() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/pdf-samples");
    std::fs::create_dir_all(&folder).unwrap();
    folder
}
