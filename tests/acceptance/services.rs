//! The service that is asked for vendors' end of support: it is told names of products only, may answer badly, and changes
//! nothing.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use endwell_core::api::SCHEMA;
use endwell_core::book::Book;
use endwell_core::foundation::outside::Fixed;
use endwell_core::foundation::{Refusal, RefusalCode, Unwatched, Watch};
use endwell_core::planning::{self, LookedUp, PolicyChange, SupportNews};
use endwell_core::refresh::{self, SupportServiceForm};

use crate::refreshes::support;
use crate::support::{forms, import, news, world};
use crate::world::{World, day, told};

/// What the service answers: by the end of the path, a status and a body.
type Answers = Vec<(&'static str, &'static str, String)>;

/// A service on this machine's own loopback that keeps every question it is asked.
struct Service {
    address: String,
    questions: Arc<Mutex<Vec<String>>>,
    answers: Arc<Mutex<Answers>>,
}

impl Service {
    fn new(answers: Answers) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}/api/v1", listener.local_addr().unwrap());
        let questions = Arc::new(Mutex::new(Vec::new()));
        let answers = Arc::new(Mutex::new(answers));
        let (heard, known) = (Arc::clone(&questions), Arc::clone(&answers));
        thread::spawn(move || {
            while let Ok((mut stream, _)) = listener.accept() {
                let question = question(&mut stream);
                let path = question.split(' ').nth(1).unwrap_or_default().to_owned();
                heard.lock().unwrap().push(question);
                let found = known.lock().unwrap().iter().find(|(end, ..)| path.ends_with(end)).cloned();
                let (_, status, body) = found.unwrap_or(("", "404 Not Found", String::new()));
                let length = body.len();
                // Whoever asked may have hung up.
                drop(write!(
                    stream,
                    "HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
                ));
            }
        });
        Service { address, questions, answers }
    }

    fn become_busy(&self) {
        *self.answers.lock().unwrap() = vec![("", "429 Too Many Requests\r\nRetry-After: 120", String::new())];
    }

    /// One that knows the end of support of some iPhones.
    fn of_phones() -> Self {
        Service::new(vec![
            ("categories/device/", "200 OK", products()),
            ("products/iphone/", "200 OK", iphones("2026-10-31")),
        ])
    }

    fn questions(&self) -> Vec<String> {
        self.questions.lock().unwrap().clone()
    }

    fn paths(&self) -> Vec<String> {
        self.questions().iter().map(|question| question.split(' ').nth(1).unwrap_or_default().to_owned()).collect()
    }
}

fn question(stream: &mut TcpStream) -> String {
    let mut text = Vec::new();
    let mut byte = [0];
    while !text.ends_with(b"\r\n\r\n") && stream.read(&mut byte).unwrap_or(0) == 1 {
        text.push(byte[0]);
    }
    String::from_utf8(text).unwrap()
}

fn products() -> String {
    let listed = |name: &str, label: &str| {
        serde_json::json!({ "name": name, "label": label, "category": "device", "aliases": [], "tags": ["device"],
            "uri": format!("https://endoflife.date/api/v1/products/{name}") })
    };
    let result = [listed("iphone", "Apple iPhone"), listed("pixel", "Google Pixel"), listed("surface", "Surface")];
    serde_json::json!({ "schema_version": "1.2.0", "total": 3, "result": result }).to_string()
}

fn iphones(ends_on: &str) -> String {
    serde_json::json!({ "schema_version": "1.2.0", "result": {
        "name": "iphone", "label": "Apple iPhone", "category": "device", "aliases": [],
        "links": { "html": "https://endoflife.date/iphone" },
        "releases": [
            { "name": "12-pro", "label": "12 Pro", "isEol": false, "eolFrom": "2027-01-01" },
            { "name": "12", "label": "12", "isEol": false, "eolFrom": ends_on },
            { "name": "11", "label": "11", "isEol": false, "eolFrom": null },
        ],
    } })
    .to_string()
}

fn point_to(world: &World, address: &str) {
    let version = world.ask(|tx| refresh::support_service(tx, ())).version;
    refresh::set_support_service(&world.book, SupportServiceForm { version, address: address.into() }).unwrap();
}

/// Asks the service; the book stays as it was.
fn look_up(world: &World) -> Result<LookedUp, Refusal> {
    let before = world.contents();
    let answer = planning::look_up_support(&world.book, (), &Unwatched);
    assert_eq!(world.contents(), before);
    answer.map(|done| {
        assert!(done.changed.is_empty());
        done.value
    })
}

#[test]
fn a_service_proposes_and_the_person_takes_over() {
    let world = world();
    let service = Service::of_phones();
    point_to(&world, &service.address);
    let found = look_up(&world).unwrap();
    assert_eq!((found.asked, found.old.is_none()), (1, true));
    assert_eq!(news(&found.rows), [(1, SupportNews::New)]);
    let form = &found.rows[0].form;
    assert_eq!((form.maker.as_str(), form.model.as_str()), ("Apple", "iPhone 12"));
    assert_eq!(
        (form.ends_on.as_str(), form.as_of.as_str(), form.source.as_str()),
        ("2026-10-31", "2026-11-23", "https://endoflife.date/iphone",)
    );
    assert_eq!(world.count("vendor_support"), 0, "nothing is kept before a person agrees");
    assert_eq!(import(&world, forms(&found.rows)).unwrap().moved, 2);
    assert_eq!(world.refresh_on(world.asset("PHONE111").unwrap()), "2026-10-31");
    // Asked again, it has nothing new, and is not even asked: its answer is kept for a day.
    assert_eq!(news(&look_up(&world).unwrap().rows), [(1, SupportNews::Unchanged)]);
    assert_eq!(service.questions().len(), 2);
}

#[test]
fn only_names_of_products_are_sent() {
    let world = world();
    let service = Service::of_phones();
    point_to(&world, &service.address);
    look_up(&world).unwrap();
    assert_eq!(service.paths(), ["/api/v1/categories/device/", "/api/v1/products/iphone/"]);
    for question in service.questions() {
        let question = question.to_lowercase();
        for secret in ["meridian", "northwind", "boston", "phone111", "latitude", "5420", "iphone 12", "cookie:"] {
            assert!(!question.contains(secret), "{secret} in {question}");
        }
    }
}

#[test]
fn a_service_that_answers_badly_changes_nothing() {
    const PAGE: &str = "<!doctype html><html><body>Please log in to the network</body></html>";
    let busy = "429 Too Many Requests\r\nRetry-After: 120";
    let answer = |status: &'static str, body: &str| vec![("", status, body.to_owned())];
    for (answers, code) in [
        (answer("200 OK", PAGE), RefusalCode::OnlineNotUnderstood),
        (answer("200 OK", "{\"result\": 7}"), RefusalCode::OnlineNotUnderstood),
        (answer("200 OK", ""), RefusalCode::OnlineNotUnderstood),
        (answer(busy, ""), RefusalCode::OnlineBusy),
        // The list is there, the product is not.
        (
            vec![("categories/device/", "200 OK", products()), ("", "200 OK", PAGE.to_owned())],
            RefusalCode::OnlineNotUnderstood,
        ),
        (vec![("categories/device/", "200 OK", products()), ("", busy, String::new())], RefusalCode::OnlineBusy),
    ] {
        let world = world();
        let service = Service::new(answers);
        point_to(&world, &service.address);
        let refusal = look_up(&world).unwrap_err();
        assert_eq!((refusal.code, refusal.params["host"].as_str()), (code, "127.0.0.1"));
        if code == RefusalCode::OnlineBusy {
            assert_eq!(refusal.params["seconds"], "120");
            let asked = service.questions().len();
            assert_eq!(look_up(&world).unwrap_err().code, RefusalCode::OnlineBusy);
            assert_eq!(service.questions().len(), asked, "it is left alone as long as it said");
        }
    }
}

#[test]
fn without_a_network_everything_else_works_on() {
    let world = world();
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/api/v1", nobody.local_addr().unwrap());
    drop(nobody);
    point_to(&world, &address);
    assert_eq!(look_up(&world).unwrap_err().code, RefusalCode::Offline);
    planning::apply(&world.book, PolicyChange::SetSupport(support("Apple", "iPhone 12", "2026-09-30"))).unwrap();
    assert_eq!(world.refresh_on(world.asset("PHONE111").unwrap()), "2026-09-30");
}

#[test]
fn an_old_answer_says_that_it_is_old() {
    let world = world();
    let service = Service::of_phones();
    point_to(&world, &service.address);
    look_up(&world).unwrap();
    // A day later the service is asked again; it has become another, which is busy.
    let outside = Fixed::new(day("2026-11-25"), 9);
    let later = Book::open(world.book.path(), &SCHEMA, Arc::new(outside)).unwrap();
    service.become_busy();
    let found = planning::look_up_support(&later, (), &Unwatched).unwrap().value;
    let old = found.old.unwrap();
    assert_eq!((old.day, old.refusal.code), (day("2026-11-23"), RefusalCode::OnlineBusy));
    assert_eq!((found.rows.len(), found.rows[0].form.ends_on.as_str()), (1, "2026-10-31"));
    assert_eq!(service.questions().len(), 3, "a busy service is asked once");
}

/// Somebody who changes their mind at once.
struct Impatient;

impl Watch for Impatient {
    fn progress(&self, _done: u64, _total: u64) {}

    fn cancelled(&self) -> bool {
        true
    }
}

#[test]
fn a_look_up_can_be_stopped() {
    let world = world();
    let service = Service::of_phones();
    point_to(&world, &service.address);
    let refusal = planning::look_up_support(&world.book, (), &Impatient).unwrap_err();
    assert_eq!(refusal.code, RefusalCode::Cancelled);
    assert_eq!(service.paths(), ["/api/v1/categories/device/"]);
}

#[test]
fn a_service_has_a_web_address() {
    let world = world();
    let before = world.contents();
    for address in
        ["ftp://endoflife.date", "endoflife.date", "https://me:secret@endoflife.date/", "javascript:alert(1)"]
    {
        let form = SupportServiceForm { version: 0, address: address.into() };
        assert_eq!(told(&refresh::set_support_service(&world.book, form).unwrap_err()), ["address: online-address"]);
    }
    assert_eq!(world.contents(), before);
    point_to(&world, "http://127.0.0.1:9/api/v1");
    let form = SupportServiceForm { version: 0, address: "https://dates.example/".into() };
    assert_eq!(refresh::set_support_service(&world.book, form).unwrap_err().code, RefusalCode::Stale);
}
