//! What is entered into the register, checked field by field. Pure.

use super::{
    CertificationForm, FacilityClosing, FacilityForm, MovedFacility, NewRecycler, NewTerms, ProgrammeConfirmation,
    ProgrammeForm, Scope, Standard, Status, StatusCheckForm, Terms, standards,
};
use crate::foundation::{
    Address, Choice, Currency, Day, Fields, Problem, Refusal, RefusalCode, optional_line, optional_text, required_line,
    search_key,
};

const LONGEST_NAME: usize = 120;
const LONGEST_SOURCE: usize = 300;
const LONGEST_TEXT: usize = 2000;

pub(super) struct CheckedRecycler {
    pub name: String,
    pub name_key: String,
    pub facility: String,
    pub address: Address,
}

pub(super) fn check_new(form: &NewRecycler) -> Result<CheckedRecycler, Refusal> {
    let mut fields = Fields::default();
    let name = fields.take("name", name(&form.name));
    let facility = fields.take("facilityName", required_line(&form.facility_name, LONGEST_NAME));
    let address = form.address.checked("address.", &mut fields);
    let recycler = (|| {
        let (name, name_key) = name?;
        Some(CheckedRecycler { name, name_key, facility: facility?, address: address? })
    })();
    fields.finish(recycler)
}

/// A name and the key by which it is compared.
fn name(text: &str) -> Result<(String, String), Problem> {
    let name = required_line(text, LONGEST_NAME)?;
    let key = search_key(&name);
    if key.is_empty() { Err(RefusalCode::Missing.into()) } else { Ok((name, key)) }
}

pub(super) fn check_facility(form: &FacilityForm) -> Result<(String, Address), Refusal> {
    let mut fields = Fields::default();
    let name = fields.take("name", required_line(&form.name, LONGEST_NAME));
    let address = form.address.checked("address.", &mut fields);
    fields.finish(name.zip(address))
}

/// A facility's last day, and where it goes to.
pub(super) enum CheckedClosing {
    Open,
    Closed(Day),
    Moved { last_day: Day, name: String, address: Address },
}

pub(super) fn check_closing(form: &FacilityClosing) -> Result<CheckedClosing, Refusal> {
    let mut fields = Fields::default();
    let closing = match &form.moved_to {
        None => {
            let day = fields.take("closedOn", Day::parse_optional(&form.closed_on));
            day.map(|day| day.map_or(CheckedClosing::Open, CheckedClosing::Closed))
        }
        Some(MovedFacility { name, address }) => {
            let last_day = fields.take("closedOn", Day::parse(&form.closed_on));
            let name = fields.take("movedTo.name", required_line(name, LONGEST_NAME));
            let address = address.checked("movedTo.address.", &mut fields);
            (|| Some(CheckedClosing::Moved { last_day: last_day?, name: name?, address: address? }))()
        }
    };
    fields.finish(closing)
}

pub(super) struct CheckedCertification {
    pub standard: Standard,
    pub revision: String,
    pub number: String,
    pub body: String,
    pub scopes: Vec<Scope>,
    pub scope_text: String,
    pub valid_from: Day,
    pub valid_until: Day,
    /// When it was found listed, if it was looked up.
    pub check: Option<CheckedStatus>,
}

pub(super) fn check_certification(form: &CertificationForm, today: Day) -> Result<CheckedCertification, Refusal> {
    let mut fields = Fields::default();
    let revision = fields.take("revision", optional_line(&form.revision, 60));
    let number = fields.take("number", required_line(&form.number, 60));
    let body = fields.take("body", optional_line(&form.body, LONGEST_NAME));
    let scopes = fields.take("scopes", scopes(form.standard, &form.scopes));
    let scope_text = fields.take("scopeText", optional_text(&form.scope_text, LONGEST_TEXT));
    let valid_from = fields.take("validFrom", Day::parse(&form.valid_from));
    let valid_until = fields.take("validUntil", Day::parse(&form.valid_until));
    not_before(&mut fields, "validUntil", valid_from, valid_until);
    let checked_on = fields.take("checkedOn", Day::parse_optional(&form.checked_on));
    let checked_at = fields.take("checkedAt", optional_line(&form.checked_at, LONGEST_SOURCE));
    past(&mut fields, "checkedOn", checked_on.flatten(), today);
    // Where somebody looked says nothing without when.
    if checked_on == Some(None) && checked_at.as_ref().is_some_and(|at| !at.is_empty()) {
        fields.refuse("checkedOn", RefusalCode::Missing);
    }
    let certification = (|| {
        let (on, at) = (checked_on?, checked_at?);
        Some(CheckedCertification {
            standard: form.standard,
            revision: revision?,
            number: number?,
            body: body?,
            scopes: scopes?,
            scope_text: scope_text?,
            valid_from: valid_from?,
            valid_until: valid_until?,
            check: on.map(|on| CheckedStatus::listed(on, at)),
        })
    })();
    fields.finish(certification)
}

/// Each part once, in order; refuses one that certificates of the standard do not name.
fn scopes(standard: Standard, named: &[Scope]) -> Result<Vec<Scope>, Problem> {
    if let Some(foreign) = named.iter().find(|scope| !standards::covers(standard, **scope)) {
        return Err(Problem::new(RefusalCode::UnknownChoice).with("text", foreign.as_str()));
    }
    Ok(Scope::ALL.iter().copied().filter(|scope| named.contains(scope)).collect())
}

fn not_before(fields: &mut Fields, field: &str, first: Option<Day>, last: Option<Day>) {
    if let Some((first, last)) = first.zip(last)
        && last < first
    {
        fields.refuse(field, Problem::new(RefusalCode::DayBefore).with("day", first));
    }
}

fn past(fields: &mut Fields, field: &str, day: Option<Day>, today: Day) {
    if day.is_some_and(|day| day > today) {
        fields.refuse(field, RefusalCode::DayInFuture);
    }
}

/// What somebody saw when looking a certification up.
pub(super) struct CheckedStatus {
    pub on: Day,
    pub by: String,
    pub at: String,
    pub status: Status,
    pub since: Option<Day>,
    pub note: String,
}

impl CheckedStatus {
    fn listed(on: Day, at: String) -> Self {
        CheckedStatus { on, by: String::new(), at, status: Status::Listed, since: None, note: String::new() }
    }
}

pub(super) fn check_status(form: &StatusCheckForm, today: Day) -> Result<CheckedStatus, Refusal> {
    let mut fields = Fields::default();
    let on = fields.take("checkedOn", Day::parse(&form.checked_on));
    past(&mut fields, "checkedOn", on, today);
    let by = fields.take("checkedBy", required_line(&form.checked_by, LONGEST_NAME));
    let at = fields.take("checkedAt", required_line(&form.checked_at, LONGEST_SOURCE));
    let since = fields.take("since", Day::parse_optional(&form.since));
    let note = fields.take("note", optional_text(&form.note, LONGEST_TEXT));
    let seen =
        (|| Some(CheckedStatus { on: on?, by: by?, at: at?, status: form.status, since: since?, note: note? }))();
    fields.finish(seen)
}

pub(super) struct CheckedProgramme {
    pub name: String,
    pub name_key: String,
    pub sponsor: String,
    pub operator: String,
    pub valid_from: Option<Day>,
    pub valid_until: Option<Day>,
    pub source: String,
    /// Of a new one: its first terms, and who made sure of them.
    pub first: Option<(Terms, String)>,
}

/// `own`: the company's currency. Only a new programme has its first terms here, and it must have them; later ones are noted
/// by themselves.
pub(super) fn check_programme(form: &ProgrammeForm, own: Currency) -> Result<CheckedProgramme, Refusal> {
    let mut fields = Fields::default();
    let name = fields.take("name", name(&form.name));
    let sponsor = fields.take("sponsor", optional_line(&form.sponsor, LONGEST_NAME));
    let operator = fields.take("operator", required_line(&form.operator, LONGEST_NAME));
    let valid_from = fields.take("validFrom", Day::parse_optional(&form.valid_from));
    let valid_until = fields.take("validUntil", Day::parse_optional(&form.valid_until));
    not_before(&mut fields, "validUntil", valid_from.flatten(), valid_until.flatten());
    let source = fields.take("source", required_line(&form.source, LONGEST_SOURCE));
    let first = match (form.id, &form.terms) {
        (None, Some(terms)) => {
            let by = fields.take("confirmedBy", required_line(&form.confirmed_by, LONGEST_NAME));
            terms.checked("terms.", own, &mut fields).zip(by).map(Some)
        }
        (Some(_), None) => Some(None),
        _ => return Err(RefusalCode::BadRequest.into()),
    };
    let programme = (|| {
        let (name, name_key) = name?;
        Some(CheckedProgramme {
            name,
            name_key,
            sponsor: sponsor?,
            operator: operator?,
            valid_from: valid_from?,
            valid_until: valid_until?,
            source: source?,
            first: first?,
        })
    })();
    fields.finish(programme)
}

/// When somebody made sure of a programme's terms, and who.
pub(super) fn check_confirmation(form: &ProgrammeConfirmation, today: Day) -> Result<(Day, String), Refusal> {
    let mut fields = Fields::default();
    let on = fields.take("confirmedOn", Day::parse(&form.confirmed_on));
    past(&mut fields, "confirmedOn", on, today);
    let by = fields.take("confirmedBy", required_line(&form.confirmed_by, LONGEST_NAME));
    fields.finish(on.zip(by))
}

/// The first day on which terms apply, and the terms.
pub(super) fn check_terms(form: &NewTerms, own: Currency) -> Result<(Day, Terms), Refusal> {
    let mut fields = Fields::default();
    let from = fields.take("appliesFrom", Day::parse(&form.applies_from));
    let terms = form.terms.checked("terms.", own, &mut fields);
    fields.finish(from.zip(terms))
}

#[cfg(test)]
mod tests {
    use super::super::TermsForm;
    use super::*;
    use crate::foundation::ids::{CertificationId, FacilityId, Id, ProgrammeId};

    fn today() -> Day {
        Day::parse("2026-11-23").unwrap()
    }

    fn id<T: Id>() -> T {
        T::from_uuid(uuid::Uuid::nil())
    }

    /// Fields refused, with their codes.
    fn told<T>(checked: Result<T, Refusal>) -> Vec<(String, RefusalCode)> {
        let refusal = checked.err().unwrap();
        refusal.fields.into_iter().map(|field| (field.field, field.code)).collect()
    }

    #[track_caller]
    fn refused<T>(checked: Result<T, Refusal>, expected: &[(&str, RefusalCode)]) {
        let told = told(checked);
        assert_eq!(told.iter().map(|(field, code)| (field.as_str(), *code)).collect::<Vec<_>>(), expected);
    }

    fn certificate() -> CertificationForm {
        CertificationForm {
            facility_id: id::<FacilityId>(),
            id: None,
            version: 0,
            standard: Standard::R2v3,
            revision: String::new(),
            number: "R2-33810".into(),
            body: String::new(),
            scopes: Vec::new(),
            scope_text: String::new(),
            valid_from: "2025-07-01".into(),
            valid_until: "2028-06-30".into(),
            file: None,
            checked_on: String::new(),
            checked_at: String::new(),
        }
    }

    #[test]
    fn dates_that_cannot_be_are_refused_at_their_fields() {
        let form = CertificationForm {
            number: " ".into(),
            valid_until: "2025-06-30".into(),
            checked_on: "2027-01-01".into(),
            ..certificate()
        };
        refused(
            check_certification(&form, today()),
            &[
                ("number", RefusalCode::Missing),
                ("validUntil", RefusalCode::DayBefore),
                ("checkedOn", RefusalCode::DayInFuture),
            ],
        );
    }

    #[test]
    fn a_certificate_names_parts_of_its_own_standard() {
        let scopes = vec![Scope::R2TestAndRepair, Scope::R2DataSanitization, Scope::R2TestAndRepair];
        let form = CertificationForm { scopes, ..certificate() };
        let checked = check_certification(&form, today()).ok().unwrap();
        assert_eq!(checked.scopes, [Scope::R2DataSanitization, Scope::R2TestAndRepair]);
        assert!(checked.check.is_none());
        let form = CertificationForm { scopes: vec![Scope::NaidOnSite], ..certificate() };
        refused(check_certification(&form, today()), &[("scopes", RefusalCode::UnknownChoice)]);
    }

    #[test]
    fn whoever_looks_up_says_who_where_and_when() {
        let form = StatusCheckForm {
            certification_id: id::<CertificationId>(),
            checked_on: "2026-11-24".into(),
            checked_by: String::new(),
            checked_at: " ".into(),
            status: Status::Suspended,
            since: "yesterday".into(),
            note: String::new(),
            file: None,
        };
        refused(
            check_status(&form, today()),
            &[
                ("checkedOn", RefusalCode::DayInFuture),
                ("checkedBy", RefusalCode::Missing),
                ("checkedAt", RefusalCode::Missing),
                ("since", RefusalCode::NotADay),
            ],
        );
    }

    #[test]
    fn a_facility_that_moves_says_when_and_where_to() {
        let closing = |closed_on: &str, moved_to| {
            check_closing(&FacilityClosing {
                id: id::<FacilityId>(),
                version: 1,
                closed_on: closed_on.into(),
                moved_to,
            })
        };
        assert!(matches!(closing("", None), Ok(CheckedClosing::Open)));
        assert!(matches!(closing("2026-12-31", None), Ok(CheckedClosing::Closed(_))));
        let there = |name: &str| Some(MovedFacility { name: name.into(), address: Address::default() });
        assert!(matches!(closing("2026-12-31", there("Dayton")), Ok(CheckedClosing::Moved { .. })));
        refused(closing("", there(" ")), &[("closedOn", RefusalCode::Missing), ("movedTo.name", RefusalCode::Missing)]);
    }

    #[test]
    fn a_new_programme_has_terms_that_somebody_confirms() {
        let form = ProgrammeForm {
            id: None,
            version: 0,
            name: "Clover".into(),
            sponsor: String::new(),
            operator: String::new(),
            facility_id: None,
            valid_from: "2026-07-01".into(),
            valid_until: "2026-06-30".into(),
            source: String::new(),
            proposal: None,
            terms: Some(TermsForm { areas: "Atlantis".into(), ..TermsForm::default() }),
            confirmed_by: String::new(),
        };
        let check = |form: &ProgrammeForm| check_programme(form, Currency::us_dollar());
        refused(
            check(&form),
            &[
                ("operator", RefusalCode::Missing),
                ("validUntil", RefusalCode::DayBefore),
                ("source", RefusalCode::Missing),
                ("confirmedBy", RefusalCode::Missing),
                ("terms.areas", RefusalCode::UnknownArea),
            ],
        );
        let without = ProgrammeForm { terms: None, ..form.clone() };
        assert_eq!(check(&without).err().map(|refusal| refusal.code), Some(RefusalCode::BadRequest));
        let changed = ProgrammeForm { id: Some(id::<ProgrammeId>()), ..form };
        assert_eq!(check(&changed).err().map(|refusal| refusal.code), Some(RefusalCode::BadRequest));
    }
}
