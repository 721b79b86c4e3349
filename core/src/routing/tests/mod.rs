//! Every rule of the routing by a case from real life.

mod ends;
mod laws;

use std::collections::HashMap;

use super::*;
use crate::foundation::ids::{CertificationId, Id, ProgrammeId, RecyclerId, SiteId, StatusCheckId, TermsId};
use crate::foundation::{Address, Currency};
use crate::recyclers::{
    Batteries, Certification, DatedTerms, Export, Facility, Locked, Media, Per, Price, Programme, RegisteredFacility,
    RegisteredProgramme, Status, StatusCheck, Terms,
};

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

const ON: &str = "2026-07-01";

fn id<T: Id>(number: u128) -> T {
    T::from_uuid(uuid::Uuid::from_u128(number))
}

fn category(slug: &str) -> Category {
    Category::parse(slug).unwrap()
}

fn certification(standard: Standard, from: &str, until: &str) -> Certification {
    Certification {
        id: id(u128::from(day(from).days_since(day("2000-01-01")).unsigned_abs())),
        version: 1,
        standard,
        revision: String::new(),
        number: "C-1".into(),
        body: String::new(),
        scopes: vec![Scope::R2DataSanitization],
        scope_text: String::new(),
        valid_from: day(from),
        valid_until: day(until),
        file: None,
        checks: Vec::new(),
    }
}

fn seen(status: Status, on: &str) -> StatusCheck {
    StatusCheck {
        id: id(7),
        checked_on: day(on),
        checked_by: "Dana".into(),
        checked_at: "directory".into(),
        status,
        since: None,
        note: String::new(),
        file: None,
    }
}

fn dated(terms: Terms, from: &str) -> DatedTerms {
    DatedTerms { id: id(9), applies_from: day(from), noted_on: day(from), terms }
}

fn facility(number: u128, name: &str, certifications: Vec<Certification>, terms: Terms) -> RegisteredFacility {
    RegisteredFacility {
        facility: Facility {
            id: id(number),
            version: 1,
            recycler_id: id::<RecyclerId>(number),
            recycler: name.into(),
            name: "Works".into(),
            address: Address::default(),
            closed_on: None,
        },
        certifications,
        terms: vec![dated(terms, "2020-01-01")],
    }
}

fn programme(number: u128, name: &str, terms: Terms) -> RegisteredProgramme {
    RegisteredProgramme {
        programme: Programme {
            id: id(number),
            version: 1,
            name: name.into(),
            sponsor: String::new(),
            operator: "Operator".into(),
            facility_id: None,
            valid_from: None,
            valid_until: None,
            confirmed_on: day("2026-06-01"),
            confirmed_by: "Dana".into(),
            source: String::new(),
            proposal: None,
        },
        terms: vec![dated(terms, "2020-01-01")],
    }
}

fn register(facilities: Vec<RegisteredFacility>, programmes: Vec<RegisteredProgramme>) -> Register {
    Register { outlets: recyclers::Register { facilities, programmes }, table: bundled(), requirements: HashMap::new() }
}

fn certified(terms: Terms) -> Register {
    register(
        vec![facility(1, "Harbor", vec![certification(Standard::R2v3, "2025-01-01", "2027-12-31")], terms)],
        Vec::new(),
    )
}

fn taken_back(terms: Terms) -> Register {
    register(Vec::new(), vec![programme(2, "Box", terms)])
}

fn subject(slug: &str) -> Subject {
    Subject {
        area: Some(Area::parse("US-OH").unwrap()),
        maker_key: "hp".into(),
        ..Subject::of_category(category(slug))
    }
}

#[track_caller]
fn only(subject: &Subject, register: &Register) -> Assessed {
    let mut outlets = route(subject, day(ON), None, register).outlets;
    assert_eq!(outlets.len(), 1);
    outlets.remove(0)
}

fn codes(reasons: &[Reason]) -> Vec<ReasonCode> {
    reasons.iter().map(|reason| reason.code).collect()
}

#[track_caller]
fn against(subject: &Subject, register: &Register, expected: &[ReasonCode]) {
    let assessed = only(subject, register);
    assert_eq!(codes(&assessed.against), expected);
    assert_eq!(assessed.offered, expected.is_empty());
}

#[test]
fn certifications_count_on_the_date_and_for_the_scope() {
    use ReasonCode as R;
    let held = |certifications| register(vec![facility(1, "Harbor", certifications, Terms::default())], Vec::new());
    let r2 = || certification(Standard::R2v3, "2025-01-01", "2027-12-31");
    let with = |status| Certification { checks: vec![seen(status, "2026-06-01")], ..r2() };
    for (name, certifications, expected) in [
        ("valid", vec![r2()], vec![]),
        ("none", vec![], vec![R::NotCertified]),
        (
            "ended the day before",
            vec![certification(Standard::R2v3, "2023-07-01", "2026-06-30")],
            vec![R::CertificationEnded],
        ),
        (
            "begins the day after",
            vec![certification(Standard::R2v3, "2026-07-02", "2029-07-01")],
            vec![R::CertificationNotYet],
        ),
        ("last day", vec![certification(Standard::R2v3, "2023-07-02", "2026-07-01")], vec![]),
        (
            "renewed",
            vec![
                certification(Standard::R2v3, "2023-07-01", "2026-06-30"),
                certification(Standard::R2v3, "2026-07-01", "2029-06-30"),
            ],
            vec![],
        ),
        ("without appendix B", vec![Certification { scopes: vec![], ..r2() }], vec![R::ScopeMissing]),
        ("suspended", vec![with(Status::Suspended)], vec![R::CertificationSuspended]),
        ("withdrawn", vec![with(Status::Withdrawn)], vec![R::CertificationWithdrawn]),
        ("only in process", vec![with(Status::InProcess)], vec![R::CertificationInProcess]),
        ("not in the directory", vec![with(Status::NotListed)], vec![R::CertificationNotListed]),
        ("seen listed", vec![with(Status::Listed)], vec![]),
        (
            "the edition before",
            vec![certification(Standard::R22013, "2025-01-01", "2027-12-31")],
            vec![R::NotCertified],
        ),
        (
            "another standard",
            vec![certification(Standard::Iso14001, "2025-01-01", "2027-12-31")],
            vec![R::NotCertified],
        ),
        ("e-Stewards is enough", vec![certification(Standard::EStewards, "2025-01-01", "2027-12-31")], vec![]),
    ] {
        let assessed = only(&subject("server"), &held(certifications));
        assert_eq!(codes(&assessed.against), expected, "{name}");
    }
}

#[test]
fn terms_decide_what_is_taken_from_where() {
    use ReasonCode as R;
    let area = |text: &str| Area::parse(text).unwrap();
    let grams = |count| Some(Grams::new(count).unwrap());
    let server = || Subject { weight: 22_000, ..subject("server") };
    for (name, terms, expected) in [
        ("everything", Terms::default(), vec![]),
        ("servers", Terms { accepts: vec![category("server")], ..Terms::default() }, vec![]),
        ("laptops only", Terms { accepts: vec![category("laptop")], ..Terms::default() }, vec![R::CategoryNotTaken]),
        ("no servers", Terms { refuses: vec![category("server")], ..Terms::default() }, vec![R::CategoryRefused]),
        ("Dell only", Terms { makers: vec!["Dell".into()], ..Terms::default() }, vec![R::MakerNotTaken]),
        ("HP only", Terms { makers: vec!["HP".into()], ..Terms::default() }, vec![]),
        ("the country", Terms { areas: vec![area("US")], ..Terms::default() }, vec![]),
        ("another state", Terms { areas: vec![area("US-PA")], ..Terms::default() }, vec![R::AreaNotServed]),
        ("up to 20 kg", Terms { most_item_weight: grams(20_000), ..Terms::default() }, vec![R::ItemTooHeavy]),
        ("up to 22 kg", Terms { most_item_weight: grams(22_000), ..Terms::default() }, vec![]),
        (
            "packages of 10 kg",
            Terms { most_package_weight: grams(10_000), ..Terms::default() },
            vec![R::PackageTooHeavy],
        ),
        ("nothing with data", Terms { media: Media::Refused, ..Terms::default() }, vec![R::DataRefused]),
    ] {
        let assessed = only(&server(), &certified(terms));
        assert_eq!(codes(&assessed.against), expected, "{name}");
    }
    let nowhere = Subject { area: None, ..server() };
    against(&nowhere, &certified(Terms { areas: vec![area("US")], ..Terms::default() }), &[R::AreaUnknown]);
}

#[test]
fn customers_and_holds_are_heard() {
    use ReasonCode as R;
    let asks = |requirement| Subject { requirement, ..subject("laptop") };
    let only_stewards = Requirement { standards: vec![Standard::EStewards], ..Requirement::default() };
    against(&asks(only_stewards), &certified(Terms::default()), &[R::CustomerWants]);
    let on_site = Requirement { on_site_destruction: true, ..Requirement::default() };
    against(&asks(on_site.clone()), &certified(Terms::default()), &[R::NoOnSiteDestruction]);
    against(&asks(on_site.clone()), &certified(Terms { on_site_destruction: true, ..Terms::default() }), &[]);
    // There is nothing to destroy in a toner cartridge.
    let toner = Subject { requirement: on_site, ..subject("toner_cartridge") };
    against(&toner, &taken_back(Terms::default()), &[]);
    let no_export = Requirement { no_export: true, ..Requirement::default() };
    for (exports, expected) in
        [(Export::Never, vec![]), (Export::Possible, vec![R::MayExport]), (Export::Unknown, vec![R::ExportUnknown])]
    {
        against(&asks(no_export.clone()), &certified(Terms { exports, ..Terms::default() }), &expected);
    }
    let locked = Subject { holds: vec![HoldKind::Locked], ..subject("laptop") };
    against(&locked, &certified(Terms::default()), &[R::LockedRefused]);
    against(&locked, &certified(Terms { locked: Locked::Taken, ..Terms::default() }), &[]);
    for (hold, reason) in [
        (HoldKind::Leased, R::Leased),
        (HoldKind::LegalHold, R::LegalHold),
        (HoldKind::WarrantyClaim, R::WarrantyClaim),
    ] {
        let held = Subject { holds: vec![hold], ..subject("laptop") };
        let route = route(&held, day(ON), None, &certified(Terms::default()));
        assert_eq!(codes(&route.stays), [reason]);
        assert_eq!(route.best(), None);
        assert_eq!(codes(&route.proposed().against), [reason]);
    }
}

#[test]
fn conditions_are_said_and_do_not_refuse() {
    use ReasonCode as R;
    let least = Grams::new(50_000).unwrap();
    for (name, terms, expected) in [
        ("erased first", Terms { media: Media::Erased, price: Price::Free, ..Terms::default() }, vec![R::EraseFirst]),
        ("drives out", Terms { media: Media::Removed, price: Price::Free, ..Terms::default() }, vec![R::RemoveDrives]),
        (
            "batteries out",
            Terms { batteries: Batteries::Removed, price: Price::Free, ..Terms::default() },
            vec![R::RemoveBatteries],
        ),
        (
            "at least ten",
            Terms { least_pieces: Some(10), price: Price::Free, ..Terms::default() },
            vec![R::LeastPieces],
        ),
        (
            "at least 50 kg",
            Terms { least_weight: Some(least), price: Price::Free, ..Terms::default() },
            vec![R::LeastWeight],
        ),
        ("a week ahead", Terms { lead_days: 7, price: Price::Free, ..Terms::default() }, vec![R::LeadTime]),
        ("paid", Terms { price: Price::Paid, ..Terms::default() }, vec![R::Paid]),
        ("nobody knows", Terms::default(), vec![R::PriceUnknown]),
    ] {
        let assessed = only(&subject("laptop"), &certified(terms));
        assert_eq!((codes(&assessed.conditions), assessed.offered), (expected, true), "{name}");
    }
}

#[test]
fn programmes_count_by_their_dates_and_ask_to_be_confirmed() {
    use ReasonCode as R;
    let phone = subject("smartphone");
    let on = |from: Option<&str>, until: Option<&str>| {
        let mut one = programme(2, "Box", Terms::default());
        one.programme.valid_from = from.map(day);
        one.programme.valid_until = until.map(day);
        register(Vec::new(), vec![one])
    };
    against(&phone, &on(None, None), &[]);
    against(&phone, &on(Some("2026-07-02"), None), &[R::ProgrammeNotYet]);
    against(&phone, &on(None, Some("2026-06-30")), &[R::ProgrammeEnded]);
    against(&phone, &on(None, Some("2026-07-01")), &[]);
    let mut old = programme(2, "Box", Terms::default());
    old.programme.confirmed_on = day("2025-06-30");
    let assessed = only(&phone, &register(Vec::new(), vec![old]));
    assert!(codes(&assessed.conditions).contains(&R::ConfirmAgain));
    let mut later = programme(2, "Box", Terms::default());
    later.terms = vec![dated(Terms::default(), "2026-07-02")];
    against(&phone, &register(Vec::new(), vec![later]), &[R::TermsNotYet]);
    // "Big stuff like massive servers" is not for a programme.
    let server = only(&subject("server"), &taken_back(Terms::default()));
    assert!(codes(&server.against).contains(&R::KindNotWanted));
}

#[test]
fn the_cheaper_of_two_like_outlets_comes_first_and_programmes_before_recyclers_for_small_things() {
    let usd = |minor| Some(Money::new(minor, Currency::us_dollar()));
    let paid = |minor| Terms { price: Price::Paid, amount: usd(minor), ..Terms::default() };
    let r2 = || vec![certification(Standard::R2v3, "2025-01-01", "2027-12-31")];
    let credited = Terms { price: Price::Credited, amount: usd(300), per: Per::Kilogram, ..Terms::default() };
    let all = register(
        vec![
            facility(1, "Dear", r2(), paid(2_000)),
            facility(2, "Cheap", r2(), paid(1_000)),
            facility(3, "Unknown", r2(), Terms::default()),
            facility(4, "Credits", r2(), credited),
            facility(5, "Uncertified", Vec::new(), paid(1)),
        ],
        vec![programme(6, "Box", Terms::default())],
    );
    let names = |slug: &str| {
        let route = route(&subject(slug), day(ON), None, &all);
        let offered = route.outlets.iter().filter(|one| one.offered);
        offered.map(|one| one.name.split(',').next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names("laptop"), ["Credits", "Cheap", "Dear", "Unknown"]);
    assert_eq!(names("smartphone")[0], "Box");
    let three = Subject { quantity: 3, weight: 1_500, ..subject("laptop") };
    let best = route(&three, day(ON), None, &all).best().cloned().unwrap();
    // 3 × 1.5 kg × 3.00 a kilogram, credited.
    assert_eq!(best.cost, usd(-1_350));
}

#[test]
fn a_lead_time_moves_the_day_on_which_an_outlet_is_assessed() {
    let ends = certification(Standard::R2v3, "2025-01-01", "2026-07-05");
    let slow = Terms { lead_days: 14, ..Terms::default() };
    let register = register(vec![facility(1, "Harbor", vec![ends], slow)], Vec::new());
    let today = day(ON);
    let at_once = route(&subject("laptop"), today, None, &register);
    assert!(at_once.best().is_some());
    let booked = route(&subject("laptop"), today, Some(today), &register);
    assert_eq!(booked.best(), None);
    assert_eq!(booked.outlets[0].on, day("2026-07-15"));
}

#[test]
fn nothing_is_ever_picked_in_silence() {
    let empty = register(Vec::new(), Vec::new());
    let proposed = route(&subject("laptop"), day(ON), None, &empty).proposed();
    assert_eq!(codes(&proposed.against), [ReasonCode::NoOutlet]);
    let no_rules = Register { table: Table { rules: Vec::new(), fresh_days: 30 }, ..empty };
    let proposed = route(&subject("laptop"), day(ON), None, &no_rules).proposed();
    assert_eq!(codes(&proposed.against), [ReasonCode::NoRule]);
}

/// The mixed selection of a real office.
fn office() -> (Vec<Piece>, Register) {
    let site: SiteId = id(50);
    let piece = |subject: Subject| Piece { site, subject };
    let mut pieces: Vec<Piece> = (0..12).map(|_| piece(subject("laptop"))).collect();
    pieces[0].subject.holds = vec![HoldKind::Leased];
    pieces[1].subject.holds = vec![HoldKind::LegalHold];
    pieces[2].subject.holds = vec![HoldKind::Locked];
    pieces.push(piece(Subject { weight: 22_000, ..subject("server") }));
    pieces.extend((0..3).map(|_| piece(subject("ups"))));
    pieces.push(piece(Subject { quantity: 40, weight: 1_130, ..subject("toner_cartridge") }));
    pieces.extend((0..6).map(|_| piece(subject("smartphone"))));
    let works =
        facility(1, "Harbor", vec![certification(Standard::EStewards, "2025-01-01", "2027-12-31")], Terms::default());
    let toner = Terms {
        accepts: vec![category("toner_cartridge")],
        least_pieces: Some(40),
        lead_days: 5,
        most_package_weight: Some(Grams::new(9_100).unwrap()),
        ..Terms::default()
    };
    let phones = Terms { accepts: vec![category("smartphone")], least_pieces: Some(10), ..Terms::default() };
    let programmes = vec![programme(2, "Cartridges", toner), programme(3, "Phones", phones)];
    (pieces, register(vec![works], programmes))
}

#[test]
fn a_mixed_selection_becomes_the_right_loads() {
    let (pieces, register) = office();
    let split = split(&pieces, day(ON), day(ON), &register);
    let loads: Vec<_> =
        split.loads.iter().map(|load| (load.name.as_str(), load.quantity, load.on.to_string())).collect();
    // Six phones are too few for the programme of phones: they go with the rest.
    assert_eq!(loads, [("Harbor, Works", 9 + 1 + 3 + 6, ON.to_owned()), ("Cartridges", 40, "2026-07-06".to_owned())]);
    // Whoever sends the server to the programme of phones instead is told why not.
    let phones = split.loads[0].elsewhere.iter().find(|other| other.outlet == Outlet::Programme(id(3))).unwrap();
    assert!(codes(&phones.against).contains(&ReasonCode::CategoryNotTaken));
    let packages = split.loads[1].conditions.iter().find(|reason| reason.code == ReasonCode::Packages).unwrap();
    // 40 × 1.13 kg in boxes of at most 9.1 kg: eight each.
    assert_eq!(packages.params["packages"], "5");
    let stays: Vec<_> = split.stays.iter().map(|left| (left.piece, codes(&left.reasons))).collect();
    assert_eq!(
        stays,
        [(0, vec![ReasonCode::Leased]), (1, vec![ReasonCode::LegalHold]), (2, vec![ReasonCode::LockedRefused])]
    );
    assert_eq!(split.stays[2].nearest.as_deref(), Some("Harbor, Works"));
}
