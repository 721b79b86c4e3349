//! What a user sees and does, from the first start on.

use crate::harness::{Window, in_window};
use serde_json::{Value, json};
use thirtyfour::error::WebDriverResult;

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
        for command in ["plugin:opener|open_path", "plugin:dialog|open", "plugin:webview|create_webview_window"] {
            let answer = ask_host(window, command, json!({})).await?;
            assert!(answer.to_string().contains("not allowed"), "{command}: {answer}");
        }
        let refused = ask_host(window, "open_path", json!({ "path": "/etc/passwd" })).await?;
        assert_eq!(refused["code"], "path-not-allowed");
        assert_eq!(window.shown(), Vec::<String>::new());
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
