//! What a recycler's entries may be, and which certification counts on a date.

use super::{Certification, CertificationForm, FacilityForm, NewRecycler, Standard};
use crate::foundation::{
    Address, Day, Fields, Problem, Refusal, RefusalCode, optional_line, required_line, search_key,
};

pub(super) struct CheckedRecycler {
    pub name: String,
    pub name_key: String,
    pub facility: String,
    pub address: Address,
}

pub(super) fn check_new(form: &NewRecycler) -> Result<CheckedRecycler, Refusal> {
    let mut fields = Fields::default();
    let name = fields.take("name", name(&form.name));
    let facility = fields.take("facilityName", required_line(&form.facility_name, 120));
    let address = form.address.checked("address.", &mut fields);
    let recycler = (|| {
        let (name, name_key) = name?;
        Some(CheckedRecycler { name, name_key, facility: facility?, address: address? })
    })();
    fields.finish(recycler)
}

fn name(text: &str) -> Result<(String, String), Problem> {
    let name = required_line(text, 120)?;
    let key = search_key(&name);
    if key.is_empty() { Err(RefusalCode::Missing.into()) } else { Ok((name, key)) }
}

pub(super) fn check_facility(form: &FacilityForm) -> Result<(String, Address), Refusal> {
    let mut fields = Fields::default();
    let name = fields.take("name", required_line(&form.name, 120));
    let address = form.address.checked("address.", &mut fields);
    fields.finish(name.zip(address))
}

pub(super) struct CheckedCertification {
    pub standard: Standard,
    pub number: String,
    pub valid_from: Day,
    pub valid_until: Day,
    pub checked_on: Option<Day>,
    pub checked_at: String,
}

pub(super) fn check_certification(form: &CertificationForm, today: Day) -> Result<CheckedCertification, Refusal> {
    let mut fields = Fields::default();
    let number = fields.take("number", required_line(&form.number, 60));
    let valid_from = fields.take("validFrom", Day::parse(&form.valid_from));
    let valid_until = fields.take("validUntil", Day::parse(&form.valid_until));
    let checked_on = fields.take("checkedOn", Day::parse_optional(&form.checked_on));
    let checked_at = fields.take("checkedAt", optional_line(&form.checked_at, 200));
    if let Some((from, until)) = valid_from.zip(valid_until)
        && until < from
    {
        fields.refuse("validUntil", Problem::new(RefusalCode::DayBefore).with("day", from));
    }
    if let Some(Some(checked)) = checked_on
        && checked > today
    {
        fields.refuse("checkedOn", RefusalCode::DayInFuture);
    }
    let certification = (|| {
        Some(CheckedCertification {
            standard: form.standard,
            number: number?,
            valid_from: valid_from?,
            valid_until: valid_until?,
            checked_on: checked_on?,
            checked_at: checked_at?,
        })
    })();
    fields.finish(certification)
}

/// The certifications whose dates include `day`, in the order of `Standard`. Dates alone do not prove that a certificate
/// stands (SERI: only its directory does), therefore `checked_on` is shown beside it wherever this is printed.
pub fn valid_on(certifications: &[Certification], day: Day) -> Vec<Certification> {
    let valid = |one: &&Certification| one.valid_from <= day && day <= one.valid_until;
    let mut valid: Vec<Certification> = certifications.iter().filter(valid).cloned().collect();
    valid.sort_by_key(|one| (one.standard, std::cmp::Reverse(one.valid_until)));
    valid.dedup_by_key(|one| one.standard);
    valid
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::ids::{CertificationId, Id};

    fn certification(standard: Standard, from: &str, until: &str) -> Certification {
        Certification {
            id: CertificationId::from_uuid(uuid::Uuid::nil()),
            standard,
            number: "ES-0417".into(),
            valid_from: Day::parse(from).unwrap(),
            valid_until: Day::parse(until).unwrap(),
            checked_on: None,
            checked_at: String::new(),
        }
    }

    #[test]
    fn a_certification_counts_from_its_first_to_its_last_day() {
        let held = [
            certification(Standard::R2v3, "2023-07-01", "2026-06-30"),
            certification(Standard::R2v3, "2026-07-01", "2029-06-30"),
            certification(Standard::EStewards, "2025-04-01", "2028-03-31"),
        ];
        let on = |day: &str| {
            let valid = valid_on(&held, Day::parse(day).unwrap());
            valid.iter().map(|one| (one.standard, one.valid_until.to_string())).collect::<Vec<_>>()
        };
        assert_eq!(
            on("2026-06-30"),
            [(Standard::EStewards, "2028-03-31".into()), (Standard::R2v3, "2026-06-30".into())]
        );
        assert_eq!(on("2026-07-01")[1], (Standard::R2v3, "2029-06-30".into()));
        assert_eq!(on("2023-06-30"), []);
    }

    #[test]
    fn dates_that_cannot_be_are_refused_at_their_fields() {
        let form = CertificationForm {
            facility_id: crate::foundation::ids::FacilityId::from_uuid(uuid::Uuid::nil()),
            standard: Standard::R2v3,
            number: " ".into(),
            valid_from: "2026-07-01".into(),
            valid_until: "2026-06-30".into(),
            checked_on: "2027-01-01".into(),
            checked_at: String::new(),
        };
        let refusal = check_certification(&form, Day::parse("2026-11-23").unwrap()).err().unwrap();
        let told: Vec<_> = refusal.fields.iter().map(|field| (field.field.as_str(), field.code)).collect();
        assert_eq!(
            told,
            [
                ("number", RefusalCode::Missing),
                ("validUntil", RefusalCode::DayBefore),
                ("checkedOn", RefusalCode::DayInFuture)
            ]
        );
    }
}
