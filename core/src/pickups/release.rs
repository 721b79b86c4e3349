//! What speaks against a load going on, on a day and to an outlet, and who lets it go all the same. Pure.

use std::collections::{BTreeMap, BTreeSet};

use super::rules::printable;
use super::{Objection, OutletThen, Override};
use crate::foundation::ids::FacilityId;
use crate::foundation::{Day, Fields, Problem, Refusal, RefusalCode, optional_text, required_line};
use crate::recyclers::{self, Certification, DatedTerms, RegisteredFacility, Standing};
use crate::routing::{self, Assessed, Outlet, Reason, ReasonCode, Register, Subject};

/// What is asked of a load.
#[derive(Clone, Copy, Debug)]
pub(super) struct Question {
    /// Nothing while nobody has chosen it: then only what keeps devices where they are counts.
    pub outlet: Option<Outlet>,
    pub on: Day,
    /// Whether the look-ups of certifications must be fresh, too: of a load that is checked for this outlet for the first time.
    pub fresh: bool,
}

/// The register with the outlet alone. `processed_at`: where a programme's load is processed, where the programme does not say.
pub(super) fn alone(mut register: Register, outlet: Option<Outlet>, processed_at: Option<FacilityId>) -> Register {
    let outlets = &mut register.outlets;
    outlets.programmes.retain(|one| outlet == Some(Outlet::Programme(one.programme.id)));
    let processes = outlets.programmes.first_mut().and_then(|one| {
        one.programme.facility_id = one.programme.facility_id.or(processed_at);
        one.programme.facility_id
    });
    outlets
        .facilities
        .retain(|one| outlet == Some(Outlet::Facility(one.facility.id)) || processes == Some(one.facility.id));
    register
}

/// What speaks against the load, equal reasons summed. `register`: the outlet alone.
pub(super) fn objections(pieces: &[Subject], asked: Question, register: &Register) -> Vec<Objection> {
    let mut sums: BTreeMap<Reason, u32> = BTreeMap::new();
    for piece in pieces {
        for reason in against(piece, asked, register) {
            *sums.entry(reason).or_default() += piece.quantity;
        }
    }
    let all = pieces.iter().fold((0, 0), |(quantity, weight), piece| {
        (quantity + piece.quantity, weight + piece.weight * i64::from(piece.quantity))
    });
    // How much comes together is settled when a load leaves.
    let terms = terms_of(asked, register).filter(|_| asked.fresh);
    let too_little = terms.and_then(|terms| routing::too_little_of(&terms.terms, all));
    sums.extend(too_little.map(|reason| (reason, all.0)));
    sums.into_iter().map(|(reason, pieces)| Objection { reason, pieces }).collect()
}

/// The terms of the outlet that apply. `register`: the outlet alone.
fn terms_of(asked: Question, register: &Register) -> Option<&DatedTerms> {
    let outlets = &register.outlets;
    let terms = match asked.outlet? {
        Outlet::Programme(_) => &outlets.programmes.first()?.terms,
        Outlet::Facility(_) => &outlets.facilities.first()?.terms,
    };
    recyclers::in_force(terms, asked.on)
}

/// What speaks against one piece, each reason once.
fn against(piece: &Subject, asked: Question, register: &Register) -> BTreeSet<Reason> {
    let route = routing::route(piece, asked.on, None, register);
    let Some(outlet) = asked.outlet else {
        return route.stays.into_iter().filter(|reason| reason.code != ReasonCode::NoRule).collect();
    };
    let mut reasons: BTreeSet<Reason> = route.stays.into_iter().collect();
    if let Some(assessed) = route.outlets.into_iter().find(|one| one.outlet == outlet) {
        if asked.fresh {
            let days = register.table.fresh_days;
            let facility = register.outlets.facilities.first();
            for enough in facility.map(|facility| relied_on(facility, &assessed, piece, asked.on)).into_iter().flatten()
            {
                let stale = |one: &&Certification| not_fresh(one, asked.on, days);
                // Each of them is enough, so one that was looked up lately is.
                let stale: Vec<Reason> = enough.iter().map_while(stale).collect();
                if stale.len() == enough.len() {
                    reasons.extend(stale);
                }
            }
        }
        reasons.extend(assessed.against);
    }
    reasons
}

/// The certifications on which a release relies: those of which the rule wants one, and those of which the customer does.
fn relied_on<'f>(
    facility: &'f RegisteredFacility,
    assessed: &Assessed,
    piece: &Subject,
    on: Day,
) -> [Vec<&'f Certification>; 2] {
    let says = |reason: &Reason, name: &str, value: &str| reason.params.get(name).is_some_and(|said| said == value);
    let certifies = |one: &Certification| {
        assessed.reasons_for.iter().any(|reason| {
            reason.code == ReasonCode::Certified
                && says(reason, "standard", one.standard.as_str())
                && says(reason, "number", &one.number)
        })
    };
    let closed_on = facility.facility.closed_on;
    // Of several of one standard, the longest valid; they come in this order.
    let wanted = piece.requirement.standards.iter().filter_map(|standard| {
        let valid = |one: &&Certification| recyclers::standing(one, closed_on, on) == Standing::Valid;
        facility.certifications.iter().filter(|one| one.standard == *standard).find(valid)
    });
    [facility.certifications.iter().filter(|one| certifies(one)).collect(), wanted.collect()]
}

/// Why the look-up of a certification does not count: an end that lies ahead does not prove that it stands.
fn not_fresh(certification: &Certification, on: Day, fresh_days: u16) -> Option<Reason> {
    let reason = |code| {
        let reason = Reason::new(code).with("standard", certification.standard.as_str());
        reason.with("number", &certification.number)
    };
    match recyclers::checked_since(certification, on) {
        None => Some(reason(ReasonCode::StatusNotChecked)),
        Some(days) if days > i64::from(fresh_days) => {
            Some(reason(ReasonCode::StatusCheckOld).with("day", on.plus_days(-days)))
        }
        Some(_) => None,
    }
}

/// The outlet as the register has it. `register`: the outlet alone.
pub(super) fn then(asked: Question, register: &Register) -> OutletThen {
    let facility = register.outlets.facilities.first();
    let programme = register.outlets.programmes.first();
    let place = || facility.map(|one| one.facility.full_name());
    OutletThen {
        name: programme.map(|one| one.programme.name.clone()).or_else(place).unwrap_or_default(),
        facility: facility.map(|one| one.facility.clone()),
        certifications: facility.map(|one| one.certifications.clone()).unwrap_or_default(),
        terms: terms_of(asked, register).cloned(),
        programme: programme.map(|one| one.programme.clone()),
        fresh_days: (asked.fresh && asked.outlet.is_some()).then_some(register.table.fresh_days),
    }
}

/// Who let a load go in spite of objections, and why; both empty where there were none.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Signed {
    pub reason: String,
    pub by: String,
}

/// Refuses a load against which something speaks, unless somebody signs that it goes on all the same. What nobody needs is
/// not kept.
pub(super) fn signed(objections: &[Objection], given: Option<&Override>) -> Result<Signed, Refusal> {
    if objections.is_empty() {
        return Ok(Signed::default());
    }
    let Some(Override { reason, by }) = given else {
        let problem = Problem::new(RefusalCode::NotReleased).with("objections", objections.len());
        return Err(Refusal::field("override.reason", problem));
    };
    let mut fields = Fields::default();
    let reason = optional_text(reason, 500).and_then(printable);
    let reason = reason.and_then(|text| if text.is_empty() { Err(RefusalCode::Missing.into()) } else { Ok(text) });
    let reason = fields.take("override.reason", reason);
    let by = fields.take("override.by", required_line(by, 80).and_then(printable));
    fields.finish(reason.zip(by).map(|(reason, by)| Signed { reason, by }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Category;
    use crate::foundation::Address;
    use crate::foundation::ids::{CertificationId, Id, ProgrammeId, RecyclerId, StatusCheckId, TermsId};
    use crate::recyclers::{Facility, Programme, RegisteredProgramme, Scope, Standard, Status, StatusCheck, Terms};
    use crate::routing::{HoldKind, Requirement, bundled};

    fn id<T: Id>(n: u128) -> T {
        T::from_uuid(uuid::Uuid::from_u128(n))
    }

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    /// A certification that runs to the end of 2027, looked up as told.
    fn certification(standard: Standard, looked_up: &[(&str, Status)]) -> Certification {
        let check = |(n, (on, status)): (u128, &(&str, Status))| StatusCheck {
            id: id::<StatusCheckId>(n),
            checked_on: day(on),
            checked_by: String::new(),
            checked_at: "the directory".into(),
            status: *status,
            since: None,
            note: String::new(),
            file: None,
        };
        Certification {
            id: id::<CertificationId>(standard as u128),
            version: 1,
            standard,
            revision: String::new(),
            number: format!("N-{}", standard.as_str()),
            body: String::new(),
            scopes: Vec::new(),
            scope_text: String::new(),
            valid_from: day("2025-01-01"),
            valid_until: day("2027-12-31"),
            file: None,
            checks: (1..).zip(looked_up).map(check).collect(),
        }
    }

    fn facility(certifications: Vec<Certification>) -> RegisteredFacility {
        let facility = Facility {
            id: id(1),
            version: 1,
            recycler_id: id::<RecyclerId>(1),
            recycler: "Blue Harbor".into(),
            name: "Ohio".into(),
            address: Address::default(),
            closed_on: None,
        };
        RegisteredFacility { facility, certifications, terms: Vec::new() }
    }

    fn programme() -> RegisteredProgramme {
        let terms = Terms { accepts: vec![Category::parse("toner_cartridge").unwrap()], ..Terms::default() };
        RegisteredProgramme {
            programme: Programme {
                id: id(2),
                version: 1,
                name: "Cartridges back".into(),
                sponsor: String::new(),
                operator: "Clover".into(),
                facility_id: None,
                valid_from: None,
                valid_until: Some(day("2026-10-31")),
                confirmed_on: day("2026-01-01"),
                confirmed_by: String::new(),
                source: String::new(),
                proposal: None,
            },
            terms: vec![DatedTerms {
                id: id::<TermsId>(1),
                applies_from: day("2026-01-01"),
                noted_on: day("2026-01-01"),
                terms,
            }],
        }
    }

    fn register(facility: RegisteredFacility) -> Register {
        let outlets = recyclers::Register { facilities: vec![facility], programmes: vec![programme()] };
        Register { outlets, table: bundled(), requirements: std::collections::HashMap::new() }
    }

    fn piece(slug: &str, quantity: u32) -> Subject {
        Subject { quantity, ..Subject::of_category(Category::parse(slug).unwrap()) }
    }

    fn to_facility(on: &str, fresh: bool) -> Question {
        Question { outlet: Some(Outlet::Facility(id(1))), on: day(on), fresh }
    }

    fn to_programme(on: &str) -> Question {
        Question { outlet: Some(Outlet::Programme(id::<ProgrammeId>(2))), on: day(on), fresh: true }
    }

    /// What is objected, and to how many pieces.
    fn told(pieces: &[Subject], asked: Question, register: &Register) -> Vec<(ReasonCode, u32)> {
        let register = alone(register.clone(), asked.outlet, None);
        objections(pieces, asked, &register).into_iter().map(|one| (one.reason.code, one.pieces)).collect()
    }

    #[test]
    fn a_load_leaves_only_on_a_fresh_look_up() {
        use Status::{Listed, NotListed, Suspended};
        let collected_on = "2026-10-12";
        for (looked_up, expected) in [
            (&[("2026-10-12", Listed)][..], None),
            (&[("2026-09-12", Listed)], None),
            (&[("2026-09-11", Listed)], Some(ReasonCode::StatusCheckOld)),
            (&[], Some(ReasonCode::StatusNotChecked)),
            // What was looked up only afterwards was not known.
            (&[("2026-10-13", Listed)], Some(ReasonCode::StatusNotChecked)),
            (&[("2026-08-01", Listed), ("2026-10-13", Listed)], Some(ReasonCode::StatusCheckOld)),
            (&[("2026-10-01", Listed), ("2026-10-11", Suspended)], Some(ReasonCode::CertificationSuspended)),
            (&[("2026-10-01", NotListed)], Some(ReasonCode::CertificationNotListed)),
            (&[("2026-10-01", Suspended), ("2026-10-11", Listed)], None),
        ] {
            let register = register(facility(vec![certification(Standard::EStewards, looked_up)]));
            let found = told(&[piece("laptop", 1)], to_facility(collected_on, true), &register);
            let expected: Vec<_> = expected.map(|code| (code, 1)).into_iter().collect();
            assert_eq!(found, expected, "{looked_up:?}");
        }
    }

    #[test]
    fn later_only_a_lapse_counts() {
        let listed = &[("2026-10-01", Status::Listed)];
        let register = register(facility(vec![certification(Standard::EStewards, listed)]));
        for (on, fresh, expected) in [
            ("2026-12-31", false, None),
            ("2026-12-31", true, Some(ReasonCode::StatusCheckOld)),
            ("2027-12-31", false, None),
            ("2028-01-01", false, Some(ReasonCode::CertificationEnded)),
            ("2024-12-31", false, Some(ReasonCode::CertificationNotYet)),
        ] {
            let found = told(&[piece("laptop", 1)], to_facility(on, fresh), &register);
            assert_eq!(found.first().map(|(code, _)| *code), expected, "{on}");
        }
    }

    #[test]
    fn of_several_that_are_enough_one_fresh_look_up_will_do() {
        let stale_r2 = certification(Standard::R2v3, &[("2026-01-01", Status::Listed)]);
        let held = vec![
            Certification { scopes: vec![Scope::R2DataSanitization], ..stale_r2 },
            certification(Standard::EStewards, &[("2026-10-01", Status::Listed)]),
            certification(Standard::NaidAaa, &[("2026-01-01", Status::Listed)]),
            certification(Standard::Iso14001, &[]),
        ];
        let register = register(facility(held));
        let wanted = |standards: Vec<Standard>| Subject {
            requirement: Requirement { standards, ..Requirement::default() },
            ..piece("laptop", 1)
        };
        for (standards, expected) in [
            (vec![], vec![]),
            (vec![Standard::EStewards], vec![]),
            (vec![Standard::NaidAaa], vec![(ReasonCode::StatusCheckOld, 1)]),
            (vec![Standard::Adisa], vec![(ReasonCode::CustomerWants, 1)]),
        ] {
            assert_eq!(told(&[wanted(standards.clone())], to_facility("2026-10-12", true), &register), expected);
        }
    }

    #[test]
    fn a_load_is_large_enough_when_it_leaves() {
        let mut one = facility(vec![certification(Standard::EStewards, &[("2026-10-01", Status::Listed)])]);
        let terms = Terms { least_pieces: Some(10), ..Terms::default() };
        one.terms = vec![DatedTerms {
            id: id::<TermsId>(1),
            applies_from: day("2026-01-01"),
            noted_on: day("2026-01-01"),
            terms,
        }];
        let register = register(one);
        for (pieces, fresh, expected) in [
            (10, true, vec![]),
            (9, true, vec![(ReasonCode::TooFew, 9)]),
            // It has left: how much it is was settled then.
            (9, false, vec![]),
        ] {
            assert_eq!(
                told(&[piece("toner_cartridge", pieces)], to_facility("2026-10-12", fresh), &register),
                expected
            );
        }
    }

    #[test]
    fn equal_objections_are_summed_over_the_pieces() {
        let register = register(facility(Vec::new()));
        let held = Subject { holds: vec![HoldKind::LegalHold], ..piece("laptop", 1) };
        let locked = Subject { holds: vec![HoldKind::Locked], ..piece("laptop", 1) };
        let pieces = [piece("laptop", 1), held, locked, piece("toner_cartridge", 40)];
        let found = told(&pieces, to_facility("2026-10-12", true), &register);
        use ReasonCode::{LegalHold, LockedRefused, NotCertified};
        assert_eq!(found, [(LegalHold, 1), (LockedRefused, 1), (NotCertified, 43)]);
        let nowhere = Question { outlet: None, on: day("2026-10-12"), fresh: true };
        assert_eq!(told(&pieces, nowhere, &register), [(LegalHold, 1)], "before an outlet is chosen only holds count");
    }

    #[test]
    fn a_programme_is_asked_by_its_dates_and_terms() {
        let register = register(facility(Vec::new()));
        for (slug, on, expected) in [
            ("toner_cartridge", "2026-10-31", vec![]),
            ("toner_cartridge", "2026-11-01", vec![(ReasonCode::ProgrammeEnded, 1)]),
            ("smartphone", "2026-10-31", vec![(ReasonCode::CategoryNotTaken, 1)]),
            ("server", "2026-10-31", vec![(ReasonCode::KindNotWanted, 1), (ReasonCode::CategoryNotTaken, 1)]),
        ] {
            assert_eq!(told(&[piece(slug, 1)], to_programme(on), &register), expected, "{slug} on {on}");
        }
    }

    #[test]
    fn what_a_customer_wants_counts_where_a_programme_is_processed() {
        let register = register(facility(vec![certification(Standard::Rios, &[("2026-10-01", Status::Listed)])]));
        let toner = Subject {
            requirement: Requirement { standards: vec![Standard::Rios], ..Requirement::default() },
            ..piece("toner_cartridge", 1)
        };
        let asked = to_programme("2026-10-12");
        let found = |processed_at| {
            objections(std::slice::from_ref(&toner), asked, &alone(register.clone(), asked.outlet, processed_at))
        };
        assert_eq!(found(None)[0].reason.code, ReasonCode::CustomerWants);
        assert_eq!(found(Some(id(1))), []);
    }

    #[test]
    fn nobody_goes_on_in_spite_of_objections_without_a_name_and_a_reason() {
        let objection = Objection { reason: Reason::new(ReasonCode::NotCertified), pieces: 3 };
        let given = |reason: &str, by: &str| Override { reason: reason.into(), by: by.into() };
        let fields = |given: Option<&Override>| -> Vec<String> {
            let refusal = signed(std::slice::from_ref(&objection), given).unwrap_err();
            refusal.fields.iter().map(|one| format!("{}: {}", one.field, one.code.as_str())).collect()
        };
        assert_eq!(fields(None), ["override.reason: not-released"]);
        assert_eq!(fields(Some(&given(" ", ""))), ["override.reason: missing", "override.by: missing"]);
        assert_eq!(fields(Some(&given("Asked by phone", " "))), ["override.by: missing"]);
        let good = signed(std::slice::from_ref(&objection), Some(&given(" Asked by phone ", "Dana"))).unwrap();
        assert_eq!(good, Signed { reason: "Asked by phone".into(), by: "Dana".into() });
        assert_eq!(signed(&[], None).unwrap(), Signed::default());
        assert_eq!(signed(&[], Some(&given("Just so", "Dana"))).unwrap(), Signed::default(), "what nobody needs");
    }
}
