//! A kill at any moment loses nothing acknowledged; evidence cannot be changed even by SQL.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::world::{World, laptop, open};

/// Tables whose rows are proof.
const EVIDENCE: [&str; 7] = [
    "audit_event",
    "custody_event",
    "processing",
    "processing_line",
    "certificate",
    "certificate_line",
    "certificate_file",
];

#[test]
fn evidence_cannot_be_changed_or_deleted() {
    let world = World::new();
    let place = world.customer("Meridian Legal LLP");
    let assets = world.deploy(place, "2022-01-31", vec![laptop("AAA111")]);
    world.issue(world.processed(&assets)).unwrap();
    let direct = rusqlite::Connection::open(world.path("book.endwell")).unwrap();
    for table in EVIDENCE {
        let column: String = direct
            .query_row("SELECT name FROM pragma_table_info(?1) WHERE cid = 0", [table], |row| row.get(0))
            .unwrap();
        for sql in [format!("UPDATE {table} SET {column} = {column}"), format!("DELETE FROM {table}")] {
            let error = direct.execute_batch(&sql).unwrap_err().to_string();
            assert!(error.contains("append-only"), "{sql}: {error}");
        }
        assert!(world.count(table) > 0, "{table}");
    }
}

#[test]
fn a_kill_loses_nothing_acknowledged() {
    let world = World::new();
    world.customer("Harbor Dental Group");
    let path = world.path("book.endwell");
    let mut acknowledged = 0;
    for round in 0u32..4 {
        let mut child = Command::new(env!("CARGO_BIN_EXE_endwell-writer"))
            .arg(&path)
            .arg((100 + round).to_string())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let heard = lines.filter(|line| line.contains("acknowledged")).take(7 + round as usize * 5).count();
        acknowledged += i64::try_from(heard).unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
        let book = open(&path, 900 + round).unwrap();
        assert_eq!(book.check().unwrap(), Vec::<String>::new());
        let kept = world.count("deployment");
        assert!(kept >= acknowledged, "{kept} kept, {acknowledged} acknowledged");
        assert_eq!(world.count("asset"), kept * 5, "a deployment is whole or not there");
        assert_eq!(world.count("audit_event WHERE action = 'record-deployment'"), kept);
        acknowledged = kept;
    }
    assert!(acknowledged > 0);
}
