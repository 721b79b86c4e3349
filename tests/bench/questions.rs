//! The questions that screens ask, and recording a deployment, each beside the same SQL alone.

use std::cell::Cell;
use std::time::Duration;

use endwell_core::deployments::{self, words_query};
use endwell_core::find::{self, EquipmentSearch, GROUP_SQL, PREFIX_SQL, WORDS_SQL};
use endwell_core::planning::{self, Band, Cursor, DUE_SQL, DueSearch, ForecastOf, ForecastSpan, Period, PolicyChange};
use endwell_core::refresh::{MovedTo, Pick, PolicyForm, ScopeForm};
use rusqlite::{Connection, ToSql};

use super::books::{self, AT_ONCE, deployment, open, seeded};
use super::timing::{pair, shown, time};

const ROUNDS: usize = 201;

/// One line of the table: what was done, ours, bare.
type Line = (&'static str, Duration, Duration);

pub fn measure(sizes: &[usize]) {
    for assets in sizes {
        let (path, size) = (seeded(*assets), *assets);
        println!("\nBook of {size} assets, {} MB", std::fs::metadata(&path).unwrap().len() / 1_000_000);
        println!("{:<36} {:>12} {:>12} {:>7}", "", "Endwell", "bare SQL", "ratio");
        let opening = (0..5).map(|_| time(|| drop(open(&path, 2)))).collect();
        let bare_opening = (0..5).map(|_| time(|| drop(bare(&path)))).collect();
        line(("open the book", super::timing::median(opening), super::timing::median(bare_opening)));
        questions(&path, size).into_iter().for_each(line);
        planned(&path).into_iter().for_each(line);
        line(recording(&path));
        summaries(&path);
        super::routing::measure(&path, size);
    }
}

fn line((what, ours, bare): Line) {
    println!("{what:<36} {:>12} {:>12} {:>7.2}", shown(ours), shown(bare), ours.as_secs_f64() / bare.as_secs_f64());
}

/// A connection set up like the book's own.
pub fn bare(path: &std::path::Path) -> Connection {
    let connection = Connection::open(path).unwrap();
    for (name, value) in [("journal_mode", "WAL"), ("synchronous", "FULL"), ("foreign_keys", "1"), ("temp_store", "2")]
    {
        connection.pragma_update(None, name, value).unwrap();
    }
    connection.pragma_update(None, "cache_size", -65_536).unwrap();
    connection.pragma_update(None, "mmap_size", 1_i64 << 30).unwrap();
    connection.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).unwrap();
    connection.set_prepared_statement_cache_capacity(64);
    connection
}

/// Runs a statement and takes every cell of every row, as a program without any of ours would.
fn take_all(connection: &Connection, sql: &str, values: &[&dyn ToSql]) -> usize {
    let mut statement = connection.prepare_cached(sql).unwrap();
    let columns = statement.column_count();
    let mut rows = statement.query(values).unwrap();
    let mut taken = 0;
    while let Some(row) = rows.next().unwrap() {
        for column in 0..columns {
            std::hint::black_box(row.get::<_, rusqlite::types::Value>(column).unwrap());
        }
        taken += 1;
    }
    taken
}

fn questions(path: &std::path::Path, assets: usize) -> Vec<Line> {
    let (book, bare) = (open(path, 3), bare(path));
    let today = books::today().to_string();
    let due = |after: Option<Cursor>| {
        let search = DueSearch {
            band: Band::Year,
            month: None,
            customer_id: None,
            site_id: None,
            category: String::new(),
            after,
        };
        book.read(|tx| planning::due(tx, search)).unwrap()
    };
    let until = books::today().plus_days(366).to_string();
    let first = due(None);
    assert_eq!(first.rows.len(), 50);
    let next = first.next.unwrap();
    let page = |ours: &dyn Fn(), sql: &str, values: &[&dyn ToSql]| {
        pair(ROUNDS, ours, || assert!(take_all(&bare, sql, values) > 0, "{sql}"))
    };
    let mut lines = Vec::new();
    let (ours, alone) = page(&|| drop(due(None)), DUE_SQL, &[&today, &-1, &until, &51]);
    lines.push(("due list, first page", ours, alone));
    let (ours, alone) = page(&|| drop(due(Some(next.clone()))), DUE_SQL, &[&next.at, &next.seq, &until, &51]);
    lines.push(("due list, next page", ours, alone));
    let search = |text: &str| {
        let search = EquipmentSearch {
            text: text.to_owned(),
            customer_id: None,
            category: String::new(),
            state: String::new(),
            after: None,
        };
        book.read(|tx| find::equipment(tx, search)).unwrap()
    };
    let prefix = books::serial(assets / 2)[..4].to_owned();
    let end = format!("{prefix}\u{10ffff}");
    let null: Option<String> = None;
    let values: [&dyn ToSql; 8] = [&"", &-1, &51, &prefix, &end, &"", &null, &""];
    let (ours, alone) = page(&|| assert!(!search(&prefix).rows.is_empty()), PREFIX_SQL, &values);
    lines.push(("search by beginning of a serial", ours, alone));
    let words = "latitude harbor dental";
    let query = words_query(words).unwrap();
    let alone = || {
        let mut statement = bare.prepare_cached(WORDS_SQL).unwrap();
        let groups: Vec<i64> =
            statement.query_map((&query, 0, 8), |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        let mut taken = 0;
        for group in groups {
            let wanted = 51 - i64::try_from(taken).unwrap();
            let values: [&dyn ToSql; 7] = [&"", &-1, &wanted, &group, &"", &null, &""];
            taken += take_all(&bare, GROUP_SQL, &values);
            if taken > 50 {
                break;
            }
        }
        assert!(taken > 0);
    };
    let (ours, alone) = pair(ROUNDS, || assert!(!search(words).rows.is_empty()), alone);
    lines.push(("search by three words", ours, alone));
    lines
}

/// The forecast, beside reading the counts it is made from and beside counting the devices themselves; and what a change of
/// policy would do, beside reading the devices it is about.
fn planned(path: &std::path::Path) -> Vec<Line> {
    const KEPT: &str = "SELECT month, category, currency, devices, priced, cost_minor FROM forecast_book";
    const SCANNED: &str =
        "SELECT substr(due_on, 1, 7), category, currency, count(*), count(price_minor), sum(price_minor)
          FROM asset WHERE due_on <> 'never' GROUP BY 1, 2, 3";
    const LAPTOPS: &str = "SELECT id, customer_id, deployed_on, refresh_on FROM asset WHERE category = 'laptop'";
    let (book, bare) = (open(path, 4), bare(path));
    let forecast = || {
        let of = ForecastOf {
            customer_id: None,
            scenario_id: None,
            category: String::new(),
            by: Period::Quarter,
            years: 10,
        };
        let forecast = book.read(|tx| planning::forecast(tx, of)).unwrap();
        assert!(!forecast.rows.is_empty());
    };
    let mut lines = Vec::new();
    let (ours, alone) = pair(41, forecast, || assert!(take_all(&bare, KEPT, &[]) > 0));
    lines.push(("forecast of the whole book", ours, alone));
    let (ours, alone) = pair(3, forecast, || assert!(take_all(&bare, SCANNED, &[]) > 0));
    lines.push(("  beside a scan of all devices", ours, alone));
    let ranking = || {
        let span = ForecastSpan { from: books::today(), until: books::today().plus_days(365) };
        assert!(!book.read(|tx| planning::forecast_by_customer(tx, span)).unwrap().is_empty());
    };
    let (ours, alone) = pair(5, ranking, || assert!(take_all(&bare, SCANNED, &[]) > 0));
    lines.push(("customers by what falls due, a year", ours, alone));
    let effect = || {
        let scope = ScopeForm { customer_id: None, category: "laptop".into(), model_id: None, asset_id: None };
        let terms = PolicyForm {
            scope,
            version: 0,
            months: Some(36),
            warranty: true,
            support: false,
            pick: Pick::Earliest,
            moved_to: MovedTo::QuarterEnd,
        };
        assert!(book.read(|tx| planning::effect(tx, PolicyChange::SetPolicy(terms))).unwrap().moved > 0);
    };
    let (ours, alone) = pair(3, effect, || assert!(take_all(&bare, LAPTOPS, &[]) > 0));
    lines.push(("what a policy for laptops would move", ours, alone));
    lines
}

/// Recording 40 devices durably, beside inserting the same rows in one transaction.
fn recording(path: &std::path::Path) -> Line {
    let bare = bare(path);
    // Ids that no earlier run has given.
    let audited: u32 = bare.query_row("SELECT count(*) FROM audit_event", [], |row| row.get(0)).unwrap();
    let book = open(path, 1000 + audited);
    let place = book
        .read(|tx| tx.one("SELECT customer_id, id FROM site", &[], |row| Ok((row.get("customer_id")?, row.get("id")?))))
        .unwrap()
        .unwrap();
    let start =
        usize::try_from(bare.query_row("SELECT max(seq) FROM asset", [], |row| row.get::<_, i64>(0)).unwrap()).unwrap();
    let round = Cell::new(start);
    let ours = || {
        round.set(round.get() + 1);
        let mut form = deployment(round.get(), place);
        for (at, line) in form.lines.iter_mut().enumerate() {
            line.serial = format!("R{}N{at}", round.get());
        }
        deployments::record(&book, form).unwrap();
    };
    let alone = || {
        round.set(round.get() + 1);
        insert_alike(&bare, round.get());
    };
    let (ours, alone) = pair(41, ours, alone);
    // The book goes back to what it was, so that the next run measures the same.
    bare.execute_batch(&format!(
        "PRAGMA foreign_keys = OFF; DELETE FROM asset WHERE seq > {start};
         DELETE FROM deployment WHERE id NOT IN (SELECT deployment_id FROM asset)"
    ))
    .unwrap();
    ("record a deployment of 40", ours, alone)
}

/// The rows of a deployment of 40, copied from the newest one under new keys.
fn insert_alike(bare: &Connection, round: usize) {
    const ASSET: &str = "INSERT INTO asset (id, version, deployment_id, customer_id, site_id, model_id, category, serial, serial_key,
            maker_key, tag, tag_key, price_minor, currency, deployed_on, refresh_on, refresh_source, refresh_why, state,
            due_on)
        SELECT ?1, version, ?2, customer_id, site_id, model_id, category, ?3, ?3, maker_key, tag, tag_key, price_minor, currency,
            deployed_on, refresh_on, refresh_source, refresh_why, state, due_on
        FROM asset WHERE seq = 1";
    bare.execute_batch("BEGIN IMMEDIATE").unwrap();
    let deployment = format!("bare-{round}");
    bare.prepare_cached(
        "INSERT INTO deployment (id, version, customer_id, site_id, deployed_on, order_number)
         SELECT ?1, version, customer_id, site_id, deployed_on, order_number FROM deployment LIMIT 1",
    )
    .unwrap()
    .execute([&deployment])
    .unwrap();
    for line in 0..AT_ONCE {
        let (id, serial) = (format!("bare-{round}-{line}"), format!("B{round}N{line}"));
        bare.prepare_cached(ASSET).unwrap().execute([&id, &deployment, &serial]).unwrap();
    }
    bare.execute_batch("COMMIT").unwrap();
}

/// What stands beside no bare SQL: the first page of the day, and the counts in the frame.
fn summaries(path: &std::path::Path) {
    let book = open(path, 5);
    let times = (0..21).map(|_| time(|| drop(book.read(|tx| endwell_core::today::show(tx, ())).unwrap()))).collect();
    println!("{:<36} {:>12}", "the first page of the day", shown(super::timing::median(times)));
}
