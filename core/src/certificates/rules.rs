//! What a document may claim, from the evidence there is. Pure.

use std::collections::BTreeMap;

use super::{CertificateKind, FrozenCertification, FrozenLine, FrozenOverride};
use crate::catalogue::Category;
use crate::foundation::{Refusal, RefusalCode};
use crate::pickups::{Disposition, EvidenceLevel, Release, ReleaseStep, Step, Weighed};
use crate::recyclers::{Certification, Status};

/// The kind of document that the evidence supports: a recycler's document about the lot or each serial number makes a
/// certificate; a weight ticket, or a change of hands alone, a custody record; before that there is nothing to say.
pub(super) fn kind(step: Step, level: Option<EvidenceLevel>) -> Result<CertificateKind, Refusal> {
    match (step, level) {
        (Step::Planned | Step::Cancelled, _) => {
            Err(Refusal::new(RefusalCode::NothingToCertify).with("step", step.as_str()))
        }
        (_, Some(EvidenceLevel::Lot | EvidenceLevel::Serial)) => Ok(CertificateKind::Recycling),
        (_, Some(EvidenceLevel::WeightTicket) | None) => Ok(CertificateKind::Custody),
    }
}

/// Whether the document may be headed as one of recycling: something on it was.
pub(super) fn something_was_recycled(lines: &[FrozenLine]) -> bool {
    lines.iter().any(|line| matches!(line.disposition, Some(Disposition::Recycled | Disposition::Destroyed)))
}

/// A certification as a document says it.
pub(super) fn frozen(one: Certification) -> FrozenCertification {
    let listed = one.checks.into_iter().filter(|check| check.status == Status::Listed);
    let (checked_on, checked_at) = match listed.max_by_key(|check| (check.checked_on, check.id)) {
        Some(check) => (Some(check.checked_on), check.checked_at),
        None => (None, String::new()),
    };
    FrozenCertification {
        standard: one.standard,
        number: one.number,
        valid_from: one.valid_from,
        valid_until: one.valid_until,
        checked_on,
        checked_at,
    }
}

/// The check that the newest document of the recycler passed.
pub(super) fn of_processing(releases: &[Release]) -> Option<&Release> {
    releases.iter().rfind(|release| release.at == ReleaseStep::Processed)
}

/// When the load went on in spite of objections. What was objected to a document that was corrected since, is not of the
/// document that stands.
pub(super) fn overrides(releases: &[Release]) -> Vec<FrozenOverride> {
    let newest = of_processing(releases).map(|release| release.id);
    let stands = |one: &&Release| one.at != ReleaseStep::Processed || Some(one.id) == newest;
    let objected = releases.iter().filter(stands).filter(|one| !one.objections.is_empty());
    objected
        .map(|one| FrozenOverride {
            at: one.at,
            on: one.checked_for,
            outlet: one.outlet_name.clone(),
            objections: one.objections.clone(),
            reason: one.override_reason.clone(),
            by: one.override_by.clone(),
        })
        .collect()
}

/// Sums of one category.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct CategorySum {
    pub pieces: u64,
    pub weight: i64,
    pub estimated: bool,
}

/// Sums by category, in the order in which the categories first appear.
pub(super) fn by_category(lines: &[FrozenLine]) -> Vec<(Category, CategorySum)> {
    let mut order = Vec::new();
    let mut sums: BTreeMap<&'static str, CategorySum> = BTreeMap::new();
    for line in lines {
        let sum = sums.entry(line.category.slug()).or_insert_with(|| {
            order.push(line.category);
            CategorySum::default()
        });
        sum.pieces += u64::from(line.quantity);
        sum.weight += line.weight;
        sum.estimated |= line.weighed == Weighed::Estimated;
    }
    order.into_iter().map(|category| (category, sums[category.slug()])).collect()
}

/// Pieces by what became of them, in the order of `Disposition`.
pub(super) fn by_disposition(lines: &[FrozenLine]) -> BTreeMap<Disposition, u64> {
    let mut pieces = BTreeMap::new();
    for line in lines {
        if let Some(disposition) = line.disposition {
            *pieces.entry(disposition).or_default() += u64::from(line.quantity);
        }
    }
    pieces
}

/// Kilograms with one decimal, half up; what is lighter than 100 g in grams.
pub(super) fn weight(grams: i64) -> String {
    if grams < 100 {
        return format!("{grams} g");
    }
    let tenths = (grams + 50) / 100;
    let (whole, tenth) = (tenths / 10, tenths % 10);
    let mut digits = whole.to_string();
    let mut at = digits.len();
    while at > 3 {
        at -= 3;
        digits.insert(at, ',');
    }
    format!("{digits}.{tenth} kg")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::ids::{Id, PickupLineId};

    #[test]
    fn a_document_claims_no_more_than_its_evidence() {
        use CertificateKind::{Custody, Recycling};
        for (step, level, expected) in [
            (Step::Planned, None, None),
            (Step::Cancelled, None, None),
            (Step::Collected, None, Some(Custody)),
            (Step::Received, None, Some(Custody)),
            (Step::Processed, Some(EvidenceLevel::WeightTicket), Some(Custody)),
            (Step::Processed, Some(EvidenceLevel::Lot), Some(Recycling)),
            (Step::Processed, Some(EvidenceLevel::Serial), Some(Recycling)),
        ] {
            assert_eq!(kind(step, level).ok(), expected, "{step:?} {level:?}");
        }
    }

    #[test]
    fn weights_are_written_for_people() {
        for (grams, text) in [
            (50, "50 g"),
            (99, "99 g"),
            (100, "0.1 kg"),
            (1_650, "1.7 kg"),
            (31_340, "31.3 kg"),
            (22_000, "22.0 kg"),
            (1_234_567, "1,234.6 kg"),
        ] {
            assert_eq!(weight(grams), text);
        }
    }

    #[test]
    fn sums_count_pieces_and_notice_estimates() {
        let line = |slug: &str, quantity, weight, weighed, disposition| FrozenLine {
            line_id: PickupLineId::from_uuid(uuid::Uuid::nil()),
            serial: String::new(),
            model: String::new(),
            category: Category::parse(slug).unwrap(),
            tag: String::new(),
            quantity,
            disposition: Some(disposition),
            weight,
            weighed,
        };
        let lines = [
            line("laptop", 1, 1500, Weighed::Measured, Disposition::Resold),
            line("toner_cartridge", 12, 13_560, Weighed::Estimated, Disposition::Recycled),
            line("laptop", 1, 1400, Weighed::Measured, Disposition::Recycled),
        ];
        let sums = by_category(&lines);
        assert_eq!(sums[0].0.slug(), "laptop");
        assert_eq!(sums[0].1, CategorySum { pieces: 2, weight: 2900, estimated: false });
        assert_eq!(sums[1].1, CategorySum { pieces: 12, weight: 13_560, estimated: true });
        let pieces: Vec<_> = by_disposition(&lines).into_iter().collect();
        assert_eq!(pieces, [(Disposition::Resold, 1), (Disposition::Recycled, 13)]);
        assert!(something_was_recycled(&lines));
        assert!(!something_was_recycled(&lines[..1]));
    }
}
