//! The loopback host keeps its side of the seam with the UI.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use endwell_tests::{Book, Options, Running, start};
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::net::TcpStream;
use tempfile::TempDir;

struct Served {
    running: Running,
    _ui: TempDir,
}

async fn served() -> Served {
    let ui = tempfile::tempdir().unwrap();
    std::fs::write(ui.path().join("index.html"), "<title>Endwell</title>").unwrap();
    std::fs::write(ui.path().join("app.js"), "start()").unwrap();
    let options = Options { book: Book::Empty, today: None, ui: ui.path().to_owned(), port: 0 };
    Served { running: start(options).await.unwrap(), _ui: ui }
}

impl Served {
    /// One HTTP exchange; answers the status and the body. Spoken by hand so that no client library hides anything.
    fn ask(&self, method: &str, target: &str, body: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(self.running.address).unwrap();
        let length = body.len();
        write!(
            stream,
            "{method} {target} HTTP/1.0\r\nhost: localhost\r\ncontent-type: application/json\r\nx-call-id: 7\r\n\
             content-length: {length}\r\n\r\n{body}"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.split(' ').nth(1).unwrap().parse().unwrap(), body.to_owned())
    }

    fn ask_json(&self, method: &str, target: &str, body: &str) -> Value {
        serde_json::from_str(&self.ask(method, target, body).1).unwrap()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn it_listens_on_this_computer_only() {
    assert!(served().await.running.address.ip().is_loopback());
}

#[tokio::test(flavor = "multi_thread")]
async fn every_address_of_the_ui_is_its_first_page_and_files_are_files() {
    let host = served().await;
    assert_eq!(host.ask("GET", "/", "").1, "<title>Endwell</title>");
    assert_eq!(host.ask("GET", "/customers/4", ""), (200, "<title>Endwell</title>".to_owned()));
    assert_eq!(host.ask("GET", "/app.js", "").1, "start()");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_command_is_refused_in_the_last_line() {
    let host = served().await;
    let (status, body) = host.ask("POST", "/call/nothing", "{}");
    let last: Value = serde_json::from_str(body.lines().last().unwrap()).unwrap();
    assert_eq!(status, 200);
    assert!(last["refusal"]["code"].is_string(), "{last}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_that_is_over_can_be_cancelled_without_harm() {
    assert_eq!(served().await.ask("POST", "/cancel/12", "").0, 204);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_brought_file_can_be_fetched_opened_and_printed() {
    let host = served().await;
    let path = host.ask_json("POST", "/host/upload?name=..%2Forders.csv", "a;b")["path"].as_str().unwrap().to_owned();
    assert!(path.ends_with("orders.csv") && !path.contains(".."), "{path}");
    assert_eq!(host.ask("GET", &format!("/host/file?path={path}"), ""), (200, "a;b".to_owned()));
    let body = json!({ "path": path }).to_string();
    assert_eq!(host.ask("POST", "/host/open", &body).0, 204);
    assert_eq!(host.ask("POST", "/host/print", &body).0, 204);
    let shown = host.ask_json("GET", "/host/opened", "");
    assert_eq!(shown, json!([{ "verb": "open", "path": path }, { "verb": "print", "path": path }]));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_export_is_written_into_a_chosen_folder_and_revealed() {
    let host = served().await;
    let folder = host.ask_json("POST", "/host/folder", "")["path"].as_str().unwrap().to_owned();
    let (_, lines) = host.ask("POST", "/call/book.export", &json!({ "folder": folder }).to_string());
    let last: Value = serde_json::from_str(lines.lines().last().unwrap()).unwrap();
    let path = last["answer"]["value"]["path"].as_str().unwrap().to_owned();
    assert!(path.starts_with(&folder), "{path}");
    assert_eq!(host.ask("POST", "/host/reveal", &json!({ "path": path }).to_string()).0, 204);
    assert_eq!(host.ask_json("GET", "/host/opened", ""), json!([{ "verb": "reveal", "path": path }]));
    assert_eq!(host.ask("GET", &format!("/host/file?path={}/manifest.json", path.replace(' ', "%20")), "").0, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_other_file_of_the_computer_is_given_away() {
    let host = served().await;
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    assert_eq!(host.ask("GET", &format!("/host/file?path={manifest}"), "").0, 403);
    let refused = host.ask_json("POST", "/host/open", &json!({ "path": manifest }).to_string());
    assert_eq!(refused["code"], "path-not-allowed");
}
