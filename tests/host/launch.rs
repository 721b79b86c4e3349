//! Starts the loopback host: opens the book, finds a port, serves the built UI and the routes.

use crate::{Host, calls, files};
use axum::Router;
use axum::routing::{get, post};
use endwell_core::api::Api;
use endwell_core::foundation::outside::{Fixed, Outside, System};
use endwell_core::foundation::{Day, InMemory, UnderWay};
use std::fmt::Display;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tower_http::services::{ServeDir, ServeFile};

/// The book to serve.
#[derive(Clone, Debug)]
pub enum Book {
    /// The file at this path, made when it is not there.
    At(PathBuf),
    /// An empty book that lives as long as the host.
    Empty,
    /// The sample book, living as long as the host.
    Demo,
}

/// What to serve, and where.
#[derive(Clone, Debug)]
pub struct Options {
    pub book: Book,
    /// A fixed day instead of the computer's clock.
    pub today: Option<Day>,
    /// The built UI.
    pub ui: PathBuf,
    /// 0: any free port.
    pub port: u16,
}

/// A host that serves until this is dropped.
pub struct Running {
    pub address: SocketAddr,
    serving: JoinHandle<std::io::Result<()>>,
}

impl Running {
    /// Serves for ever; ends only with trouble.
    pub async fn wait(mut self) -> Result<(), String> {
        (&mut self.serving).await.map_err(said)?.map_err(said)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

/// Opens the book and serves it. Needs a Tokio runtime with more than one thread.
pub async fn start(options: Options) -> Result<Running, String> {
    let host = tokio::task::spawn_blocking({
        let options = options.clone();
        move || open(&options)
    });
    let host = Arc::new(host.await.map_err(said)??);
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port)).await.map_err(said)?;
    let address = listener.local_addr().map_err(said)?;
    let pages = ServeDir::new(&options.ui).fallback(ServeFile::new(options.ui.join("index.html")));
    let routes = Router::new()
        .route("/call/{name}", post(calls::call))
        .route("/cancel/{id}", post(calls::cancel))
        .route("/host/upload", post(files::upload))
        .route("/host/save-path", post(files::save_path))
        .route("/host/folder", post(files::folder))
        .route("/host/open", post(files::open))
        .route("/host/print", post(files::print))
        .route("/host/reveal", post(files::reveal))
        .route("/host/opened", get(files::shown))
        .route("/host/file", get(files::file))
        .layer(axum::extract::DefaultBodyLimit::max(256 * 1024 * 1024))
        .with_state(host)
        .fallback_service(pages);
    let serving = tokio::spawn(async move { axum::serve(listener, routes).await });
    Ok(Running { address, serving })
}

fn open(options: &Options) -> Result<Host, String> {
    let folder = tempfile::Builder::new().prefix("endwell-loopback-").tempdir().map_err(said)?;
    let path = match &options.book {
        Book::At(path) => path.clone(),
        Book::Empty | Book::Demo => folder.path().join("book.endwell"),
    };
    let outside: Arc<dyn Outside> = match options.today {
        // A new book on a fixed day gets the same ids each time; one that is there must not get them again.
        Some(day) => Arc::new(Fixed::new(day, if path.exists() { std::process::id() } else { 1 })),
        // Nobody sits at this host who could open a keyring.
        None => Arc::new(System::new(InMemory::default())),
    };
    let refused = |refusal| serde_json::to_string(&refusal).unwrap_or_else(|error| error.to_string());
    let api = Api::open(&path, outside).map_err(refused)?;
    if matches!(options.book, Book::Demo) {
        endwell_core::demo::fill(&api).map_err(refused)?;
    }
    Ok(Host { api: Arc::new(api), calls: UnderWay::default(), folder, shown: Mutex::new(Vec::new()) })
}

fn said(trouble: impl Display) -> String {
    trouble.to_string()
}
