//! The room against a machine that answers badly, on this machine's own loopback.

use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use serde::Deserialize;
use tempfile::TempDir;

use super::{Account, Answer, Limits, Online, base_address, private_address, token};
use crate::foundation::outside::Fixed;
use crate::foundation::{Day, Keyring, Moment, Outside, Refusal, RefusalCode};

/// Mon, 23 Nov 2026 12:00:00 GMT
const NOON: i64 = 1_795_435_200;
const DAY: i64 = 86_400;

/// What the machine does with one connection.
enum Reply {
    /// Writes this and hangs up.
    Says(Vec<u8>),
    /// Takes the question and says nothing.
    Silent,
    /// Begins an answer and adds a letter now and then, without end.
    Drips,
}

/// Answers as many questions as there are replies.
struct Machine {
    address: String,
    questions: Arc<Mutex<Vec<String>>>,
}

impl Machine {
    fn new(replies: impl IntoIterator<Item = Reply>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}/api/v1", listener.local_addr().unwrap());
        let questions = Arc::new(Mutex::new(Vec::new()));
        let replies: Vec<Reply> = replies.into_iter().collect();
        let heard = Arc::clone(&questions);
        thread::spawn(move || {
            for reply in replies {
                let (mut stream, _) = listener.accept().unwrap();
                heard.lock().unwrap().push(question(&mut stream));
                answer(&mut stream, reply);
            }
        });
        Machine { address, questions }
    }

    fn questions(&self) -> Vec<String> {
        self.questions.lock().unwrap().clone()
    }
}

fn question(stream: &mut TcpStream) -> String {
    let mut text = Vec::new();
    let mut byte = [0];
    while !text.ends_with(b"\r\n\r\n") && stream.read(&mut byte).unwrap_or(0) == 1 {
        text.push(byte[0]);
    }
    String::from_utf8(text).unwrap().to_lowercase()
}

fn answer(stream: &mut TcpStream, reply: Reply) {
    // Whoever asked may have hung up.
    match reply {
        Reply::Says(bytes) => drop(stream.write_all(&bytes)),
        Reply::Silent => drop(stream.read(&mut [0])),
        Reply::Drips => {
            stream.set_read_timeout(Some(Duration::from_millis(20))).unwrap();
            let mut more = stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n[");
            while more.is_ok() && stream.read(&mut [0]).map_or(true, |count| count > 0) {
                more = stream.write_all(b" ");
            }
        }
    }
}

fn says(head: &str, body: &str) -> Reply {
    let length = body.len();
    Reply::Says(format!("HTTP/1.1 {head}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}").into_bytes())
}

fn moved(to: &str) -> Reply {
    says(&format!("302 Found\r\nLocation: {to}"), "")
}

#[derive(Debug, PartialEq, Eq, Deserialize)]
struct Phone {
    name: String,
}

const IPHONE: &str = r#"{"name":"iPhone 12"}"#;

struct Asking {
    folder: TempDir,
    address: String,
    limits: Limits,
}

impl Asking {
    fn new(machine: &Machine) -> Self {
        let limits = Limits { connect: Duration::from_secs(10), overall: Duration::from_secs(20) };
        Asking { folder: tempfile::tempdir().unwrap(), address: machine.address.clone(), limits }
    }

    fn impatient(machine: &Machine) -> Self {
        let overall = Duration::from_millis(300);
        Asking { limits: Limits { connect: overall, overall }, ..Asking::new(machine) }
    }

    /// Asks as a program does that was just started.
    fn get(&self, path: &str, at: i64) -> Result<Answer<Phone>, Refusal> {
        let online = Online::new(base_address(&self.address).unwrap(), self.folder.path(), self.limits)?;
        online.get(path, Moment::from_unix_seconds(at).unwrap())
    }

    #[track_caller]
    fn answered(&self, at: i64) -> (String, i64, Option<RefusalCode>) {
        let answer = self.get("products/iphone/", at).unwrap();
        (answer.value.name, answer.fetched.unix_seconds() - NOON, answer.old.map(|why| why.code))
    }

    #[track_caller]
    fn refused(&self, code: RefusalCode) -> Refusal {
        let refusal = self.get("products/iphone/", NOON).unwrap_err();
        assert_eq!((refusal.code, refusal.params["host"].as_str()), (code, "127.0.0.1"), "{refusal:?}");
        refusal
    }
}

fn iphone_12(fetched: i64) -> (String, i64, Option<RefusalCode>) {
    ("iPhone 12".to_owned(), fetched, None)
}

#[test]
fn an_answer_is_read_and_says_who_asked() {
    let machine = Machine::new([says("200 OK", IPHONE)]);
    assert_eq!(Asking::new(&machine).answered(NOON), iphone_12(0));
    let question = &machine.questions()[0];
    assert!(question.starts_with("get /api/v1/products/iphone/ http/1.1\r\n"), "{question}");
    assert!(question.contains(&format!("\r\nuser-agent: endwell/{}\r\n", env!("CARGO_PKG_VERSION"))), "{question}");
    assert!(!question.contains("if-none-match"), "{question}");
}

#[test]
fn an_answer_is_not_asked_for_twice_in_a_day() {
    let machine = Machine::new([says("200 OK", IPHONE), says("200 OK", r#"{"name":"iPhone 13"}"#)]);
    let asking = Asking::new(&machine);
    asking.answered(NOON);
    assert_eq!(asking.answered(NOON + DAY - 1), iphone_12(0));
    assert_eq!(machine.questions().len(), 1);
    assert_eq!(asking.answered(NOON + DAY), ("iPhone 13".to_owned(), DAY, None));
    assert_eq!(machine.questions().len(), 2);
}

#[test]
fn each_path_has_its_own_answer() {
    let machine = Machine::new([says("200 OK", IPHONE), says("200 OK", r#"{"name":"iPad"}"#)]);
    let asking = Asking::new(&machine);
    asking.answered(NOON);
    assert_eq!(asking.get("products/ipad/", NOON).unwrap().value.name, "iPad");
}

#[test]
fn what_was_not_modified_is_fresh_again() {
    let kept = "200 OK\r\nETag: \"abc\"\r\nLast-Modified: Mon, 23 Nov 2026 11:00:00 GMT";
    let machine = Machine::new([says(kept, IPHONE), says("304 Not Modified", "")]);
    let asking = Asking::new(&machine);
    asking.answered(NOON);
    assert_eq!(asking.answered(NOON + 2 * DAY), iphone_12(2 * DAY));
    assert_eq!(asking.answered(NOON + 3 * DAY - 1), iphone_12(2 * DAY), "and is not asked for again");
    let questions = machine.questions();
    assert_eq!(questions.len(), 2);
    assert!(questions[1].contains("\r\nif-none-match: \"abc\"\r\n"), "{}", questions[1]);
    assert!(questions[1].contains("\r\nif-modified-since: mon, 23 nov 2026 11:00:00 gmt\r\n"), "{}", questions[1]);
}

#[test]
fn a_damaged_answer_was_never_kept() {
    let machine =
        Machine::new([says("200 OK\r\nETag: \"abc\"", IPHONE), says("200 OK", IPHONE), says("200 OK", IPHONE)]);
    let asking = Asking::new(&machine);
    for damage in [|text: String| text.replace("12", "13"), |text: String| text[..text.len() / 2].to_owned()] {
        asking.answered(NOON);
        let file = fs::read_dir(asking.folder.path()).unwrap().next().unwrap().unwrap().path();
        fs::write(&file, damage(fs::read_to_string(&file).unwrap())).unwrap();
    }
    assert_eq!(asking.answered(NOON + 1), iphone_12(1));
    let questions = machine.questions();
    assert_eq!(questions.len(), 3);
    assert!(questions.iter().all(|question| !question.contains("if-none-match")));
}

#[test]
fn a_folder_that_cannot_be_written_is_only_slower() {
    let machine = Machine::new([says("200 OK", IPHONE), says("429 Too Many Requests\r\nRetry-After: 60", "")]);
    let asking = Asking::new(&machine);
    let file = asking.folder.path().join("file");
    fs::write(&file, "").unwrap();
    let online = Online::new(base_address(&asking.address).unwrap(), &file, asking.limits).unwrap();
    let now = Moment::from_unix_seconds(NOON).unwrap();
    assert_eq!(online.get::<Phone>("a", now).unwrap().value.name, "iPhone 12");
    assert_eq!(online.get::<Phone>("b", now).unwrap_err().code, RefusalCode::OnlineBusy);
    assert_eq!(online.get::<Phone>("c", now).unwrap_err().code, RefusalCode::OnlineBusy, "remembered without a file");
}

#[test]
fn a_machine_that_is_busy_is_left_alone_for_as_long_as_it_asks() {
    let machine = Machine::new([says("429 Too Many Requests\r\nRetry-After: 90", ""), says("200 OK", IPHONE)]);
    let asking = Asking::new(&machine);
    let refusal = asking.refused(RefusalCode::OnlineBusy);
    assert_eq!((refusal.params["seconds"].as_str(), refusal.params["minutes"].as_str()), ("90", "2"));
    let refusal = asking.get("products/ipad/", NOON + 80).unwrap_err();
    assert_eq!((refusal.code, refusal.params["seconds"].as_str()), (RefusalCode::OnlineBusy, "10"));
    assert_eq!(machine.questions().len(), 1, "not even for something else");
    assert_eq!(asking.answered(NOON + 90), iphone_12(90));
}

#[test]
fn a_busy_machine_may_name_the_moment() {
    let head = "503 Service Unavailable\r\nRetry-After: Mon, 23 Nov 2026 12:10:00 GMT";
    let machine = Machine::new([says(head, "")]);
    let refusal = Asking::new(&machine).refused(RefusalCode::OnlineBusy);
    assert_eq!(refusal.params["seconds"], "600");
}

#[test]
fn what_cannot_be_read_is_not_understood() {
    let nine_megabytes = format!("\"{}\"", "x".repeat(9 * 1024 * 1024));
    for (why, reply) in [
        ("a web page", says("200 OK\r\nContent-Type: text/html", "<!doctype html><title>Sign in</title>")),
        ("truncated", says("200 OK", r#"{"name":"iPho"#)),
        ("another shape", says("200 OK", r#"{"title":"iPhone 12"}"#)),
        ("empty", says("200 OK", "")),
        ("no content", says("204 No Content", "")),
        ("too large", says("200 OK", &nine_megabytes)),
        ("no text", Reply::Says(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n\"\xff".to_vec())),
        ("not there", says("404 Not Found", "{}")),
        ("not modified, at first", says("304 Not Modified", "")),
    ] {
        let refusal = Asking::new(&Machine::new([reply])).refused(RefusalCode::OnlineNotUnderstood);
        assert!(!refusal.trace.is_empty(), "{why}");
    }
}

#[test]
fn a_redirect_is_followed_but_not_for_ever() {
    let machine = Machine::new([moved("/elsewhere/"), says("200 OK", IPHONE)]);
    assert_eq!(Asking::new(&machine).answered(NOON), iphone_12(0));
    let machine = Machine::new((0..9).map(|_| moved("/api/v1/products/iphone/")));
    Asking::new(&machine).refused(RefusalCode::OnlineNotUnderstood);
    assert_eq!(machine.questions().len(), 4);
}

#[test]
fn who_does_not_answer_is_offline() {
    // Nothing ever listens on port 1; one that was just given back may be another test's by now.
    let nobody = Asking { address: "http://127.0.0.1:1/".to_owned(), ..Asking::new(&Machine::new([])) };
    nobody.refused(RefusalCode::Offline);
    Asking::new(&Machine::new([Reply::Says(Vec::new())])).refused(RefusalCode::Offline);
    Asking::impatient(&Machine::new([Reply::Silent])).refused(RefusalCode::Offline);
    Asking::impatient(&Machine::new([Reply::Drips])).refused(RefusalCode::Offline);
    Asking::new(&Machine::new([says("502 Bad Gateway", "<html>")])).refused(RefusalCode::Offline);
    Asking::new(&Machine::new([Reply::Says(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{".to_vec())]))
        .refused(RefusalCode::Offline);
    Asking::new(&Machine::new([Reply::Says(b"SSH-2.0-OpenSSH\r\n".to_vec())])).refused(RefusalCode::Offline);
}

#[test]
fn an_old_answer_is_better_than_none_and_says_so() {
    let busy = says("429 Too Many Requests\r\nRetry-After: 5", "");
    let sign_in = says("200 OK", "<html>");
    let machine = Machine::new([says("200 OK", IPHONE), busy, sign_in, Reply::Says(Vec::new())]);
    let asking = Asking::new(&machine);
    asking.answered(NOON);
    let old = |why| ("iPhone 12".to_owned(), 0, Some(why));
    assert_eq!(asking.answered(NOON + DAY), old(RefusalCode::OnlineBusy));
    assert_eq!(asking.answered(NOON + 2 * DAY), old(RefusalCode::OnlineNotUnderstood));
    assert_eq!(asking.answered(NOON + 3 * DAY), old(RefusalCode::Offline));
    assert_eq!(machine.questions().len(), 4);
    assert_eq!(asking.get("products/iphone/", NOON + DAY).unwrap().fetched.day().to_string(), "2026-11-23");
}

const TOKEN: &str = "eyJ0b2tlbiI6Im5vYm9keSJ9.c2VjcmV0";

/// A clock that counts what is waited.
struct Waiting {
    clock: Fixed,
    waited: Mutex<Duration>,
}

impl Waiting {
    fn new() -> Self {
        Waiting { clock: Fixed::new(Day::parse("2026-11-23").unwrap(), 1), waited: Mutex::default() }
    }

    fn waited(&self) -> u64 {
        self.waited.lock().unwrap().as_secs()
    }
}

impl Outside for Waiting {
    fn today(&self) -> Day {
        self.clock.today()
    }

    fn now(&self) -> Moment {
        self.clock.now()
    }

    fn new_id(&self) -> uuid::Uuid {
        self.clock.new_id()
    }

    fn pause(&self, span: Duration) {
        *self.waited.lock().unwrap() += span;
    }

    fn keyring(&self) -> &dyn Keyring {
        self.clock.keyring()
    }
}

fn account(machine: &Machine) -> Account {
    let limits = Limits { connect: Duration::from_secs(10), overall: Duration::from_secs(20) };
    Account::new(private_address(&machine.address).unwrap(), token(TOKEN).unwrap(), limits).unwrap()
}

/// Asks with the token, going on whatever happens.
fn ask(machine: &Machine, outside: &Waiting) -> Result<Phone, Refusal> {
    account(machine).ask("mine/", outside, &mut || Ok(()))
}

#[test]
fn an_account_sends_its_token_and_shows_it_nowhere() {
    let machine = Machine::new([says("200 OK\r\nETag: \"abc\"", IPHONE), says("200 OK", IPHONE)]);
    let account = account(&machine);
    for _ in 0..2 {
        let phone: Phone = account.ask("mine/", &Waiting::new(), &mut || Ok(())).unwrap();
        assert_eq!(phone.name, "iPhone 12");
    }
    let questions = machine.questions();
    assert_eq!(questions.len(), 2, "nothing is kept");
    for question in questions {
        assert!(question.contains(&format!("\r\nauthorization: bearer {}\r\n", TOKEN.to_lowercase())), "{question}");
        assert!(question.contains("\r\naccept: application/json\r\n"), "{question}");
        assert!(!question.contains("if-none-match"), "{question}");
    }
    assert!(!format!("{account:?}").contains("eyJ0"), "{account:?}");
}

#[test]
fn a_token_that_is_not_accepted_is_refused_as_that() {
    for status in ["401 Unauthorized", "403 Forbidden"] {
        let machine = Machine::new([says(status, r#"{"error":"Unauthorized or unauthenticated."}"#)]);
        assert_eq!(ask(&machine, &Waiting::new()).unwrap_err().code, RefusalCode::OnlineTokenRefused);
    }
    // Where no token was sent, the answer is only another one than was expected.
    Asking::new(&Machine::new([says("403 Forbidden", "")])).refused(RefusalCode::OnlineNotUnderstood);
}

#[test]
fn a_token_stands_in_no_refusal_though_the_machine_repeats_it() {
    let repeated = format!("{{\"name\": {{\"{TOKEN}\": 1}}}}");
    let told = format!("\"{TOKEN}\"");
    for reply in [says("200 OK", &repeated), says("200 OK", &told), says("500 Oops", TOKEN), says("401 No", TOKEN)] {
        let refusal = ask(&Machine::new([reply]), &Waiting::new()).unwrap_err();
        assert!(!refusal.trace.is_empty());
        assert!(!format!("{refusal:?}").contains(TOKEN), "{refusal:?}");
    }
    assert!(!format!("{:?}", ask(&Machine::new([Reply::Says(Vec::new())]), &Waiting::new())).contains(TOKEN));
}

#[test]
fn a_token_is_not_told_to_whom_an_answer_points() {
    let other = Machine::new([says("200 OK", IPHONE)]);
    let machine = Machine::new([moved(&format!("{}/mine/", other.address))]);
    ask(&machine, &Waiting::new()).unwrap();
    assert!(!other.questions()[0].contains("authorization"), "{}", other.questions()[0]);
}

#[test]
fn a_busy_machine_is_waited_for_as_long_as_it_says() {
    let busy = |seconds: &str| says(&format!("429 Too Many Requests\r\nRetry-After: {seconds}"), "");
    let outside = Waiting::new();
    let machine = Machine::new([busy("60"), busy("7"), says("200 OK", IPHONE)]);
    assert_eq!(ask(&machine, &outside).unwrap().name, "iPhone 12");
    assert_eq!(outside.waited(), 67);
    // Three times in a row and not for long, or the person is told.
    let outside = Waiting::new();
    let machine = Machine::new((0..9).map(|_| busy("10")));
    assert_eq!(ask(&machine, &outside).unwrap_err().params["seconds"], "10");
    assert_eq!((outside.waited(), machine.questions().len()), (30, 4));
    let outside = Waiting::new();
    let refusal = ask(&Machine::new([busy("3600")]), &outside).unwrap_err();
    assert_eq!((refusal.code, refusal.params["minutes"].as_str()), (RefusalCode::OnlineBusy, "60"));
    assert_eq!(outside.waited(), 0);
}

#[test]
fn whoever_changes_their_mind_need_not_wait() {
    let outside = Waiting::new();
    let machine = Machine::new([says("429 Too Many Requests\r\nRetry-After: 60", "")]);
    let mut asked = 0;
    let refusal = account(&machine).ask::<Phone>("mine/", &outside, &mut || {
        asked += 1;
        if asked > 6 { Err(RefusalCode::Cancelled.into()) } else { Ok(()) }
    });
    assert_eq!(refusal.unwrap_err().code, RefusalCode::Cancelled);
    assert_eq!((outside.waited(), machine.questions().len()), (1, 1));
}
