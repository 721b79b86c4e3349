//! Issued certificates: rows are added, never changed.

use serde::Serialize;
use ts_rs::TS;

use super::{CertificateKind, Frozen};
use crate::book::{Row, Tx, bind};
use crate::foundation::ids::{CertificateId, CustomerId, PickupId, ProcessingId};
use crate::foundation::{Day, Refusal};

/// A certificate that was issued.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CertificateRow {
    pub id: CertificateId,
    pub number: String,
    pub kind: CertificateKind,
    pub pickup_id: PickupId,
    pub pickup: String,
    pub customer_id: CustomerId,
    pub customer: String,
    pub issued_on: Day,
    pub lines: u32,
    pub pages: u32,
    pub sha256: String,
}

macro_rules! certificate_sql {
    ($rest:literal) => {
        concat!(
            "SELECT k.id, k.number, k.kind, k.pickup_id, p.number AS pickup, k.customer_id, c.name AS customer, k.issued_on,
                    (SELECT count(*) FROM certificate_line l WHERE l.certificate_id = k.id) AS lines, k.pages, k.sha256
               FROM certificate k JOIN pickup p ON p.id = k.pickup_id JOIN customer c ON c.id = k.customer_id ",
            $rest
        )
    };
}

fn certificate_row(row: &Row<'_>) -> Result<CertificateRow, Refusal> {
    Ok(CertificateRow {
        id: row.get("id")?,
        number: row.get("number")?,
        kind: row.get("kind")?,
        pickup_id: row.get("pickup_id")?,
        pickup: row.get("pickup")?,
        customer_id: row.get("customer_id")?,
        customer: row.get("customer")?,
        issued_on: row.get("issued_on")?,
        lines: row.get("lines")?,
        pages: row.get("pages")?,
        sha256: row.get("sha256")?,
    })
}

pub(super) fn find(tx: &Tx<'_>, id: CertificateId) -> Result<CertificateRow, Refusal> {
    let found = tx.one(certificate_sql!("WHERE k.id = ?1"), bind![id], certificate_row)?;
    found.ok_or_else(|| Refusal::not_found("certificate"))
}

/// Newest first, those before `after`.
pub(super) fn page(
    tx: &Tx<'_>,
    customer: Option<CustomerId>,
    after: Option<CertificateId>,
    limit: u32,
) -> Result<Vec<CertificateRow>, Refusal> {
    tx.all(
        certificate_sql!(
            "WHERE (?1 IS NULL OR k.id < ?1) AND (?2 IS NULL OR k.customer_id = ?2) ORDER BY k.id DESC LIMIT ?3"
        ),
        bind![after, customer, limit],
        certificate_row,
    )
}

pub(super) fn of_pickup(tx: &Tx<'_>, pickup: PickupId) -> Result<Vec<CertificateRow>, Refusal> {
    tx.all(certificate_sql!("WHERE k.pickup_id = ?1 ORDER BY k.id DESC"), bind![pickup], certificate_row)
}

/// How many certificates were issued.
pub fn count(tx: &Tx<'_>) -> Result<u32, Refusal> {
    let count = tx.one("SELECT count(*) AS certificates FROM certificate", &[], |row| row.get("certificates"))?;
    Ok(count.unwrap_or_default())
}

/// The newest certificate of a kind for a pickup: its number, and the recycler's document it relies on.
pub(super) fn issued(
    tx: &Tx<'_>,
    pickup: PickupId,
    kind: CertificateKind,
) -> Result<Option<(String, Option<ProcessingId>)>, Refusal> {
    tx.one(
        "SELECT number, processing_id FROM certificate WHERE pickup_id = ?1 AND kind = ?2 ORDER BY id DESC LIMIT 1",
        bind![pickup, kind],
        |row| Ok((row.get("number")?, row.get("processing_id")?)),
    )
}

pub(super) struct NewCertificate<'a> {
    pub frozen: &'a Frozen,
    pub pickup_id: PickupId,
    pub customer_id: CustomerId,
    pub pages: u32,
    pub sha256: &'a str,
    pub bytes: Vec<u8>,
}

pub(super) fn insert(tx: &Tx<'_>, new: NewCertificate<'_>) -> Result<CertificateId, Refusal> {
    let id: CertificateId = tx.new_id();
    let frozen = serde_json::to_string(new.frozen).map_err(Refusal::unexpected)?;
    tx.execute(
        "INSERT INTO certificate (id, number, kind, pickup_id, customer_id, issued_on, frozen, pages, sha256, processing_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        bind![
            id,
            new.frozen.number,
            new.frozen.kind,
            new.pickup_id,
            new.customer_id,
            new.frozen.issued_on,
            frozen,
            new.pages,
            new.sha256,
            new.frozen.processing.as_ref().map(|processing| processing.id)
        ],
    )?;
    tx.execute("INSERT INTO certificate_file (sha256, bytes) VALUES (?1, ?2)", bind![new.sha256, new.bytes])?;
    for line in &new.frozen.lines {
        tx.execute(
            "INSERT INTO certificate_line (certificate_id, pickup_line_id) VALUES (?1, ?2)",
            bind![id, line.line_id],
        )?;
    }
    Ok(id)
}

/// The bytes as they were issued.
pub(super) fn bytes(tx: &Tx<'_>, sha256: &str) -> Result<Vec<u8>, Refusal> {
    let bytes =
        tx.one("SELECT bytes FROM certificate_file WHERE sha256 = ?1", bind![sha256], |row| row.get("bytes"))?;
    bytes.ok_or_else(|| Refusal::not_found("certificate"))
}
