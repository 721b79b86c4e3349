//! Issuing a certificate.

use serde::Serialize;
use ts_rs::TS;

use super::store::NewCertificate;
use super::{CertificateKind, CertificateOf, document, store, views};
use crate::book::{Book, Change, Done};
use crate::company::{self, Series};
use crate::foundation::ids::CertificateId;
use crate::foundation::{Refusal, RefusalCode};
use crate::pickups;

#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Issued {
    pub id: CertificateId,
    pub number: String,
    pub kind: CertificateKind,
}

/// Issues the document that the evidence supports: prints it, then keeps its bytes, its data and its lines for good.
///
/// Printing comes before the transaction. Should somebody issue another one, or the pickup move on, in between, this one
/// is refused as stale and nothing is kept.
pub fn issue(book: &Book, CertificateOf { pickup_id }: CertificateOf) -> Result<Done<Issued>, Refusal> {
    let (frozen, left_out, logo, version, now) = book.read(|tx| {
        let number = company::peek_number(tx, Series::Certificate)?;
        let (frozen, left_out) = views::freeze(tx, pickup_id, number)?;
        Ok((frozen, left_out, company::logo(tx)?, pickups::pickup(tx, pickup_id)?.version, tx.now()))
    })?;
    let printed = document::print(&frozen, left_out, logo, now)?;
    let sha256 = document::hash(&printed);
    book.transact("issue-certificate", |tx| {
        let pickup = pickups::pickup(tx, pickup_id)?;
        if pickup.version != version || company::next_number(tx, Series::Certificate)? != frozen.number {
            return Err(Refusal::new(RefusalCode::Stale).with("what", "pickup"));
        }
        let pages = u32::try_from(printed.pages).map_err(Refusal::unexpected)?;
        let new = NewCertificate {
            frozen: &frozen,
            pickup_id,
            customer_id: pickup.customer_id,
            pages,
            sha256: &sha256,
            bytes: printed.bytes,
        };
        let id = store::insert(tx, new)?;
        if frozen.kind == CertificateKind::Recycling {
            pickups::close(tx, &pickup)?;
        }
        tx.about(id);
        tx.about(pickup.id);
        tx.about(pickup.customer_id);
        for line in pickups::lines(tx, pickup_id)? {
            line.asset_id.into_iter().for_each(|asset| tx.about(asset));
        }
        let issued = Issued { id, number: frozen.number.clone(), kind: frozen.kind };
        Ok(Change::new(issued)
            .with("number", &frozen.number)
            .with("kind", frozen.kind.as_str())
            .with("customer", &frozen.customer.name))
    })
}
