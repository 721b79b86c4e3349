//! What the screens of certificates read, and the issued bytes on their way out.

use std::path::Path;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store::{self, CertificateRow};
use super::{CertificateKind, CertificateOf, Frozen, FrozenCertification, FrozenLine, FrozenProgramme, Party, rules};
use crate::book::{Tx, sha256};
use crate::company::{self, Company};
use crate::files::{self, WrittenFile};
use crate::foundation::ids::{CertificateId, CustomerId, PickupId, ProcessingId};
use crate::foundation::{Grams, Refusal, RefusalCode};
use crate::pickups::{self, Disposition, Pickup, Processing, Release, Step, Weighed};
use crate::{customers, recyclers};

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CertificateSearch {
    pub customer_id: Option<CustomerId>,
    pub after: Option<CertificateId>,
}

#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CertificatePage {
    pub rows: Vec<CertificateRow>,
    pub next: Option<CertificateId>,
}

const PAGE: u32 = 60;

/// Issued certificates, newest first, a page at a time.
pub fn list(
    tx: &Tx<'_>,
    CertificateSearch { customer_id, after }: CertificateSearch,
) -> Result<CertificatePage, Refusal> {
    let mut rows = store::page(tx, customer_id, after, PAGE + 1)?;
    let more = rows.len() > PAGE as usize;
    rows.truncate(PAGE as usize);
    let next = if more { rows.last().map(|row| row.id) } else { None };
    Ok(CertificatePage { rows, next })
}

/// The certificates of a pickup, newest first.
pub fn of_pickup(tx: &Tx<'_>, CertificateOf { pickup_id }: CertificateOf) -> Result<Vec<CertificateRow>, Refusal> {
    store::of_pickup(tx, pickup_id)
}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WhichCertificate {
    pub id: CertificateId,
}

/// One certificate.
pub fn show(tx: &Tx<'_>, WhichCertificate { id }: WhichCertificate) -> Result<CertificateRow, Refusal> {
    store::find(tx, id)
}

/// What could be issued for a pickup now.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Outlook {
    /// What the evidence supports; nothing while there is nothing to say.
    pub kind: Option<CertificateKind>,
    /// The number of a document of this kind that was already issued.
    pub issued: Option<String>,
    pub lines: u32,
    /// Lines that the recycler's document does not name.
    pub left_out: u32,
    /// The processor held no certification that was valid on the day of processing.
    pub without_certification: bool,
    /// Certifications that were valid by their dates but that nobody looked up.
    pub unchecked: bool,
    /// The company's name and signatory are entered.
    pub has_company: bool,
    pub has_signatory: bool,
}

pub fn outlook(tx: &Tx<'_>, CertificateOf { pickup_id }: CertificateOf) -> Result<Outlook, Refusal> {
    let pickup = pickups::pickup(tx, pickup_id)?;
    let company = company::find(tx)?;
    let level = pickups::processing(tx, pickup_id)?.map(|processing| processing.level);
    let Ok(kind) = rules::kind(pickup.step, level) else {
        return Ok(Outlook {
            kind: None,
            issued: None,
            lines: 0,
            left_out: 0,
            without_certification: false,
            unchecked: false,
            has_company: company.is_some(),
            has_signatory: company.is_some_and(|company| !company.signatory_name.is_empty()),
        });
    };
    let has_company = company.is_some();
    let has_signatory = company.as_ref().is_some_and(|company| !company.signatory_name.is_empty());
    let (lines, left_out) = lines(tx, &pickup, kind)?;
    let processing = pickups::processing(tx, pickup_id)?;
    let certifications = held(tx, &pickups::releases(tx, pickup_id)?, processing.as_ref())?;
    let recycling = kind == CertificateKind::Recycling;
    Ok(Outlook {
        kind: Some(kind),
        issued: standing(tx, pickup_id, kind, processing.as_ref())?.map(|(number, _)| number),
        lines: u32::try_from(lines.len()).unwrap_or(u32::MAX),
        left_out: u32::try_from(left_out).unwrap_or(u32::MAX),
        without_certification: recycling && certifications.is_empty(),
        unchecked: recycling && certifications.iter().any(|one| one.checked_on.is_none()),
        has_company,
        has_signatory,
    })
}

/// All that the document would say, frozen, and how many lines it leaves out.
pub(super) fn freeze(tx: &Tx<'_>, id: PickupId, number: String) -> Result<(Frozen, usize), Refusal> {
    let pickup = pickups::pickup(tx, id)?;
    let processing = pickups::processing(tx, id)?;
    let kind = rules::kind(pickup.step, processing.as_ref().map(|processing| processing.level))?;
    if let Some((number, _)) = standing(tx, id, kind, processing.as_ref())? {
        return Err(Refusal::new(RefusalCode::AlreadyIssued).with("number", number));
    }
    let replaces = store::issued(tx, id, kind)?.map(|(number, _)| number);
    let issuer: Company = company::find(tx)?.ok_or(RefusalCode::NoCompanyName)?;
    let (lines, left_out) = lines(tx, &pickup, kind)?;
    if lines.is_empty() {
        return Err(Refusal::new(RefusalCode::NothingToCertify).with("step", pickup.step.as_str()));
    }
    let place = customers::place(tx, pickup.site_id)?;
    let facility = processing.as_ref().map(|processing| processing.facility_id).or(pickup.facility_id);
    let facility = facility.map(|facility| recyclers::facility(tx, facility)).transpose()?;
    let programme = pickup.programme_id.map(|programme| recyclers::programme(tx, programme)).transpose()?;
    let releases = pickups::releases(tx, id)?;
    let certifications = held(tx, &releases, processing.as_ref())?;
    let custody = pickups::custody(tx, id)?;
    // Who took it over is on record; what the pickup says now may have changed since.
    let carrier = custody.first().map(|event| event.to_party.clone()).unwrap_or_default();
    let frozen = Frozen {
        kind,
        number,
        issued_on: tx.today(),
        customer: Party { name: place.customer, place: place.site, address: place.address },
        pickup_number: pickup.number,
        carrier,
        custody,
        replaces,
        processor: facility.map(|one| Party { name: one.recycler, place: one.name, address: one.address }),
        programme: programme.map(|one| FrozenProgramme { name: one.name, operator: one.operator }),
        certifications,
        overrides: rules::overrides(&releases),
        processing: processing.filter(|_| kind == CertificateKind::Recycling),
        lines,
        issuer,
    };
    Ok((frozen, left_out))
}

/// What the processor held on the day of processing: as it was known when the processing was noted, or, where a book is older
/// than such checks, as it is known now.
fn held(
    tx: &Tx<'_>,
    releases: &[Release],
    processing: Option<&Processing>,
) -> Result<Vec<FrozenCertification>, Refusal> {
    let Some(processing) = processing else { return Ok(Vec::new()) };
    let day = processing.processed_on;
    let valid = match rules::of_processing(releases) {
        Some(release) => recyclers::valid_on(&release.certifications, release.closed_on, day),
        None => {
            let facility = recyclers::facility(tx, processing.facility_id)?;
            recyclers::valid_on(&recyclers::certifications_of(tx, facility.id)?, facility.closed_on, day)
        }
    };
    Ok(valid.into_iter().map(rules::frozen).collect())
}

/// The certificate that already says what would be said: of a custody record there is one, of the others one for each of
/// the recycler's documents.
fn standing(
    tx: &Tx<'_>,
    pickup: PickupId,
    kind: CertificateKind,
    processing: Option<&Processing>,
) -> Result<Option<(String, Option<ProcessingId>)>, Refusal> {
    let issued = store::issued(tx, pickup, kind)?;
    let newest = processing.map(|processing| processing.id);
    Ok(issued.filter(|(_, relies_on)| kind == CertificateKind::Custody || *relies_on == newest))
}

/// The lines a document of this kind lists, and how many of the pickup's lines it leaves out.
fn lines(tx: &Tx<'_>, pickup: &Pickup, kind: CertificateKind) -> Result<(Vec<FrozenLine>, usize), Refusal> {
    let all = pickups::lines(tx, pickup.id)?;
    let count = all.len();
    let processed = match pickups::processing(tx, pickup.id)?.filter(|_| pickup.step != Step::Planned) {
        Some(processing) => pickups::processed_lines(tx, processing.id)?,
        None => Vec::new(),
    };
    let results: std::collections::HashMap<_, _> =
        processed.into_iter().map(|result| (result.line_id, result)).collect();
    let frozen = all.into_iter().filter_map(|line| {
        let result = results.get(&line.id);
        let disposition = result.map(|result| result.disposition);
        if kind == CertificateKind::Recycling && disposition.is_none_or(|is| is == Disposition::NotReceived) {
            return None;
        }
        let weight = result.and_then(|result| result.weight).map_or(line.estimated_weight, Grams::count);
        Some(FrozenLine {
            line_id: line.id,
            serial: line.serial,
            model: line.model,
            category: line.category,
            tag: line.tag,
            quantity: line.quantity,
            disposition: disposition.filter(|_| kind == CertificateKind::Recycling),
            weight,
            weighed: result.map_or(Weighed::Estimated, |result| result.weighed),
        })
    });
    let frozen: Vec<FrozenLine> = frozen.collect();
    let left_out = count - frozen.len();
    Ok((frozen, left_out))
}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveCertificate {
    pub id: CertificateId,
    /// Where to write the PDF.
    pub path: String,
}

/// Writes the issued bytes to a file the person chose.
pub fn save(tx: &Tx<'_>, SaveCertificate { id, path }: SaveCertificate) -> Result<WrittenFile, Refusal> {
    files::write(Path::new(&path), &issued_bytes(tx, id)?)
}

/// Lays a copy where the system's programs may open it.
pub fn lay_for_viewing(tx: &Tx<'_>, WhichCertificate { id }: WhichCertificate) -> Result<WrittenFile, Refusal> {
    let bytes = issued_bytes(tx, id)?;
    let number = store::find(tx, id)?.number;
    files::lay_for_viewing(&format!("{number}.pdf"), &bytes)
}

/// The bytes, once it is sure that they are those that were issued.
fn issued_bytes(tx: &Tx<'_>, id: CertificateId) -> Result<Vec<u8>, Refusal> {
    let certificate = store::find(tx, id)?;
    let bytes = store::bytes(tx, &certificate.sha256)?;
    if sha256(&bytes) == certificate.sha256 {
        Ok(bytes)
    } else {
        Err(Refusal::new(RefusalCode::FileAltered).with("file", certificate.number))
    }
}
