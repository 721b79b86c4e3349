//! A Snipe-IT on this machine's own loopback, after the public description of its API: pages of at most 500, a count, a Bearer
//! token, so many questions a minute, texts escaped for web pages, errors with status 200.

use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;

use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

pub const TOKEN: &str = "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.c2ltdWxhdGVk.bm9ib2R5";

/// What happens to the register before its n-th question is answered.
type Meanwhile = Box<dyn Fn(usize, &mut Vec<Value>) + Send>;

pub struct Register {
    pub assets: Vec<Value>,
    pub token: String,
    /// The most assets in one answer.
    pub most: usize,
    /// The same page, whatever is asked for.
    pub stuck: bool,
    /// Archived assets are in the usual list too.
    pub shows_archived: bool,
    /// The numbers of questions that come too soon after others.
    pub too_soon: Vec<usize>,
    /// Answers every question with this instead.
    pub instead: Option<(StatusCode, String)>,
    pub meanwhile: Meanwhile,
    pub questions: Vec<String>,
}

/// One that runs as long as the tests do.
pub struct SnipeIt {
    pub address: String,
    register: Arc<Mutex<Register>>,
}

impl SnipeIt {
    pub fn new(assets: Vec<Value>) -> SnipeIt {
        let register = Register {
            assets,
            token: TOKEN.to_owned(),
            most: 500,
            stuck: false,
            shows_archived: false,
            too_soon: Vec::new(),
            instead: None,
            meanwhile: Box::new(|_, _| {}),
            questions: Vec::new(),
        };
        let register = Arc::new(Mutex::new(register));
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let routes = Router::new().route("/api/v1/hardware", get(hardware)).with_state(Arc::clone(&register));
        thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let listener = tokio::net::TcpListener::from_std(listener).unwrap();
                axum::serve(listener, routes).await.unwrap();
            });
        });
        SnipeIt { address, register }
    }

    pub fn register(&self) -> MutexGuard<'_, Register> {
        self.register.lock().unwrap()
    }

    /// The pages that were asked for: list and offset.
    pub fn pages(&self) -> Vec<(String, u64)> {
        let register = self.register();
        let page = |question: &String| {
            let part = |name: &str| question.split('&').find_map(|part| part.strip_prefix(name)).unwrap_or_default();
            (part("status=").to_owned(), part("offset=").parse().unwrap())
        };
        register.questions.iter().map(page).collect()
    }
}

#[derive(Deserialize)]
struct Asked {
    limit: usize,
    offset: usize,
    sort: String,
    order: String,
    #[serde(default)]
    status: String,
}

async fn hardware(
    State(register): State<Arc<Mutex<Register>>>,
    axum::extract::RawQuery(question): axum::extract::RawQuery,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    let register = &mut *register.lock().unwrap();
    register.questions.push(question.unwrap_or_default());
    let number = register.questions.len();
    (register.meanwhile)(number, &mut register.assets);
    let bearer = headers.get("authorization").and_then(|value| value.to_str().ok());
    if bearer != Some(format!("Bearer {}", register.token).as_str()) {
        let body = json!({ "error": "Unauthorized or unauthenticated." });
        return (StatusCode::UNAUTHORIZED, Json(body)).into_response();
    }
    if let Some(instead) = &register.instead {
        return instead.clone().into_response();
    }
    if register.too_soon.contains(&number) {
        let body = json!({ "status": "error", "messages": "Too many requests. Try again in 37 seconds.",
            "status_code": 429, "retryAfter": 37 });
        return (StatusCode::TOO_MANY_REQUESTS, [("retry-after", "37")], Json(body)).into_response();
    }
    assert_eq!((asked.sort.as_str(), asked.order.as_str()), ("id", "asc"));
    let archived = |asset: &&Value| asset["status_label"]["status_meta"] == "archived";
    let listed: Vec<&Value> = match asked.status.as_str() {
        "Archived" => register.assets.iter().filter(archived).collect(),
        _ => register.assets.iter().filter(|asset| register.shows_archived || !archived(asset)).collect(),
    };
    let offset = if register.stuck { 0 } else { asked.offset };
    let rows: Vec<&&Value> = listed.iter().skip(offset).take(asked.limit.min(register.most)).collect();
    Json(json!({ "total": listed.len(), "rows": rows })).into_response()
}

/// An asset as Snipe-IT gives it, with much that nobody asked for.
pub fn asset(id: u64) -> Value {
    let date = |date: &str| json!({ "date": date, "formatted": "Mon Jan 23, 2023" });
    let of = |id: u64, name: &str| json!({ "id": id, "name": name, "tag_color": null });
    json!({
        "id": id, "name": format!("desk-{id}"), "asset_tag": format!("T{id:05}"), "serial": format!("SN{id:05}"),
        "model": { "id": 4, "name": "Latitude 5420" }, "byod": false, "requestable": false, "model_number": "P137G",
        "eol": "48 months", "asset_eol_date": date("2027-01-23"),
        "status_label": { "id": 1, "name": "Ready to Deploy", "status_type": "deployable", "status_meta": "deployed" },
        "category": of(2, "Laptops"), "manufacturer": of(5, "Dell"), "depreciation": null, "supplier": of(6, "Sample Supply"),
        "notes": null, "order_number": "PO-7", "company": of(3, "Meridian Dental"), "location": of(8, "Boston"),
        "rtd_location": null, "image": null, "qr": null, "assigned_to": null, "warranty_months": "36 months",
        "warranty_expires": date("2026-01-23"), "created_at": { "datetime": "2023-01-24 09:12:11", "formatted": "" },
        "deleted_at": null, "purchase_date": date("2023-01-23"), "age": "3 years ago", "last_checkout": null,
        "purchase_cost": "1,234.50", "checkin_counter": 0, "user_can_checkout": true, "book_value": "617.25",
        "custom_fields": { "MAC Address": { "field": "_snipeit_mac_1", "value": "", "field_format": "MAC" } },
        "available_actions": { "checkout": true, "delete": false },
    })
}

/// As `asset`, but out of use.
pub fn archived(id: u64) -> Value {
    let mut asset = asset(id);
    asset["status_label"] = json!({ "id": 3, "name": "Sold", "status_type": "archived", "status_meta": "archived" });
    asset
}
