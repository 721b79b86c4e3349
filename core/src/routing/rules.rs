//! The decision itself: every outlet assessed, the best first, and the days on which anything may become another. Pure.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::{
    Assessed, HoldKind, Outlet, OutletKind, Reason, ReasonCode, Register, Requirement, Route, Rule, Subject, assess,
    matching,
};
use crate::catalogue::Category;
use crate::foundation::{Choice, Day};
use crate::recyclers::{RegisteredFacility, RegisteredProgramme};

impl Subject {
    /// One of a category, of its usual weight, of which nothing more is known.
    pub fn of_category(category: Category) -> Subject {
        Subject {
            category,
            maker_key: String::new(),
            weight: category.facts().weight_g,
            quantity: 1,
            area: None,
            requirement: Requirement::default(),
            holds: Vec::new(),
        }
    }
}

/// Where something goes that leaves on `day`. `booked_on`: the day of booking, from which lead times count; nothing where
/// that is left open. The order in which the register names its outlets does not matter.
pub fn route(subject: &Subject, day: Day, booked_on: Option<Day>, register: &Register) -> Route {
    let stays = stays(subject);
    let Some(rule) = matching(&register.table.rules, subject) else {
        let mut stays = stays;
        stays.push(Reason::new(ReasonCode::NoRule));
        return Route { rule: None, kind: OutletKind::CertifiedRecycler, stays, outlets: Vec::new() };
    };
    let asked = (rule, subject);
    let facilities = &register.outlets.facilities;
    let processes = |programme: &RegisteredProgramme| {
        let wanted = programme.programme.facility_id?;
        facilities.iter().find(|one| one.facility.id == wanted)
    };
    let mut outlets: Vec<Assessed> =
        facilities.iter().map(|one| assess::facility(one, asked, (day, booked_on))).collect();
    let programmes = register.outlets.programmes.iter();
    outlets.extend(programmes.map(|one| assess::programme(one, processes(one), asked, (day, booked_on))));
    outlets.sort_by(|one, other| rank(one, other, rule));
    let wanted = rule.order.first().copied().unwrap_or(OutletKind::CertifiedRecycler);
    let kind = outlets.first().filter(|best| best.offered).map_or(wanted, |best| best.kind);
    Route { rule: Some(rule.name.clone()), kind, stays, outlets }
}

/// Why something does not leave at all, whichever outlet there may be.
fn stays(subject: &Subject) -> Vec<Reason> {
    let reasons = HoldKind::ALL.iter().filter(|hold| subject.holds.contains(hold)).filter_map(|hold| match hold {
        HoldKind::Leased => Some(ReasonCode::Leased),
        HoldKind::LegalHold => Some(ReasonCode::LegalHold),
        HoldKind::WarrantyClaim => Some(ReasonCode::WarrantyClaim),
        // That is for the outlet's terms to say.
        HoldKind::Locked => None,
    });
    reasons.map(Reason::new).collect()
}

/// Offered before not offered; then as the rule prefers; then the better price; then by name. Of those not offered, what
/// fewer reasons speak against.
fn rank(one: &Assessed, other: &Assessed, rule: &Rule) -> Ordering {
    let preferred =
        |outlet: &Assessed| rule.order.iter().position(|kind| *kind == outlet.kind).unwrap_or(rule.order.len());
    // Amounts of two currencies are not compared by their size.
    let price = |outlet: &Assessed| match outlet.cost {
        Some(cost) => (cost.minor.signum(), cost.currency.code(), cost.minor),
        None => (1, "~", 0),
    };
    let key = |outlet: &Assessed| (!outlet.offered, outlet.against.len(), preferred(outlet), price(outlet));
    key(one).cmp(&key(other)).then_with(|| one.name.cmp(&other.name)).then_with(|| one.outlet.cmp(&other.outlet))
}

/// The days after `after` on which something of an outlet begins or has just ended, by outlet and day.
pub fn turning_days(register: &Register, after: Day) -> BTreeSet<(Outlet, Day)> {
    let mut days = BTreeSet::new();
    for one in &register.outlets.facilities {
        let outlet = Outlet::Facility(one.facility.id);
        let mut turns: Vec<Day> = one.terms.iter().map(|terms| terms.applies_from).collect();
        turns.extend(turns_of(one));
        days.extend(turns.into_iter().map(|day| (outlet, day)));
    }
    for one in &register.outlets.programmes {
        let outlet = Outlet::Programme(one.programme.id);
        let mut turns: Vec<Day> = one.terms.iter().map(|terms| terms.applies_from).collect();
        turns.extend(one.programme.valid_from);
        turns.extend(one.programme.valid_until.map(|day| day.plus_days(1)));
        // A customer may want what the facility holds that processes for it.
        let processes = |facility: &&RegisteredFacility| one.programme.facility_id == Some(facility.facility.id);
        turns.extend(register.outlets.facilities.iter().filter(processes).flat_map(turns_of));
        days.extend(turns.into_iter().map(|day| (outlet, day)));
    }
    days.retain(|(_, day)| *day > after);
    days
}

/// The days on which a facility's certifications begin, have just ended or are told to, and it has just closed.
fn turns_of(one: &RegisteredFacility) -> Vec<Day> {
    let mut turns: Vec<Day> = one.facility.closed_on.map(|day| day.plus_days(1)).into_iter().collect();
    for certification in &one.certifications {
        turns.extend([certification.valid_from, certification.valid_until.plus_days(1)]);
        turns.extend(certification.checks.iter().map(|check| check.since.unwrap_or(check.checked_on)));
    }
    turns
}

/// The first day after `today` on which a route may be another by itself.
pub fn next_change(register: &Register, today: Day) -> Option<Day> {
    turning_days(register, today).into_iter().map(|(_, day)| day).min()
}
