//! What ends soon in the register of outlets, what loses its route by it, and what changed its route by itself. Pure.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use ts_rs::TS;

use crate::deployments::{RouteChange, RouteLoss};
use crate::foundation::ids::{FacilityId, ProgrammeId};
use crate::foundation::{Day, choice};
use crate::recyclers::{Register, RegisteredFacility, Standard};
use crate::routing::{self, Outlet};

choice! {
    /// What ends.
    EndKind {
        Certification = "certification",
        Programme = "programme",
        /// What an outlet takes, by other terms or an announced suspension.
        Taking = "taking",
    }
}

choice! {
    /// How near an end is.
    Urgency {
        /// It has ended, and nothing took its place.
        Ended = "ended",
        /// Within a week.
        Week = "week",
        /// Within 30 days.
        Month = "month",
        /// Within 90 days.
        Quarter = "quarter",
    }
}

/// A certification or programme that ends within 90 days, or ended and was not renewed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EndingRow {
    pub kind: EndKind,
    pub facility_id: Option<FacilityId>,
    pub programme_id: Option<ProgrammeId>,
    /// Recycler and facility, or the programme.
    pub name: String,
    pub standard: Option<Standard>,
    /// Its last day.
    pub until: Day,
    /// Until its last day; less than nothing once it ended.
    #[ts(type = "number")]
    pub days: i64,
    pub urgency: Urgency,
    /// What loses its route on the day after, as far as is known.
    pub devices: u32,
    pub supplies: u32,
    /// Of these, how many will have no outlet at all.
    pub without: u32,
}

/// Pieces that go elsewhere than before, because of the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RouteChangeRow {
    pub found_on: Day,
    /// Nothing where there was no outlet.
    pub was: Option<String>,
    /// Nothing where there is none now.
    pub becomes: Option<String>,
    pub devices: u32,
    pub supplies: u32,
}

/// How near the last day is; nothing while it is farther than 90 days, or longer over.
pub fn urgency(days: i64) -> Option<Urgency> {
    match days {
        -90..=-1 => Some(Urgency::Ended),
        0..=7 => Some(Urgency::Week),
        8..=30 => Some(Urgency::Month),
        31..=90 => Some(Urgency::Quarter),
        _ => None,
    }
}

/// What ends, the soonest first. Of a standard that a facility holds several times, the last one to end counts, and each whose
/// end takes a route away; a facility that is to close ends them all. What ended with its standard, or at a facility that is
/// closed, is told no more.
pub fn endings(routing: &routing::Register, losses: &[RouteLoss], today: Day) -> Vec<EndingRow> {
    let register = &routing.outlets;
    let mut rows = Vec::new();
    let open = |one: &&RegisteredFacility| one.facility.closed_on.is_none_or(|closed| closed >= today);
    for one in register.facilities.iter().filter(open) {
        let outlet = Outlet::Facility(one.facility.id);
        for (standard, until) in last_days(one, losses) {
            let name = one.facility.full_name();
            // What is processed there goes with it, but what ends that day by itself.
            let there = register.programmes.iter().map(|one| &one.programme).filter(|programme| {
                programme.facility_id == Some(one.facility.id) && programme.valid_until != Some(until)
            });
            let with = there.map(|programme| Outlet::Programme(programme.id)).collect();
            let ending = Ending { kind: EndKind::Certification, outlet, with, name, standard: Some(standard), until };
            rows.extend(ending.row(losses, today));
        }
    }
    for programme in register.programmes.iter().map(|one| &one.programme) {
        if let Some(until) = programme.valid_until {
            let outlet = Outlet::Programme(programme.id);
            let name = programme.name.clone();
            let ending = Ending { kind: EndKind::Programme, outlet, with: Vec::new(), name, standard: None, until };
            rows.extend(ending.row(losses, today));
        }
    }
    lose_once(&mut rows, &standards_asked_for(routing));
    rows.extend(unexplained(register, losses, today));
    rows.sort_by(|one, other| (one.until, &one.name).cmp(&(other.until, &other.name)));
    rows
}

/// The standards that a rule or a customer asks for.
fn standards_asked_for(routing: &routing::Register) -> BTreeSet<Standard> {
    let by_rules = routing.table.rules.iter().flat_map(|rule| &rule.certified).map(|enough| enough.standard);
    by_rules.chain(routing.requirements.values().flat_map(|asked| asked.standards.iter().copied())).collect()
}

/// Of several certifications of a facility that end on one day, one takes its routes away: one that somebody asks for.
fn lose_once(rows: &mut [EndingRow], asked_for: &BTreeSet<Standard>) {
    let mut first: BTreeMap<(FacilityId, Day), (bool, Standard)> = BTreeMap::new();
    let place = |row: &EndingRow| {
        row.facility_id.zip(row.standard).map(|(facility, standard)| ((facility, row.until), standard))
    };
    for (at, standard) in rows.iter().filter_map(place) {
        let rank = (!asked_for.contains(&standard), standard);
        first.entry(at).and_modify(|before| *before = rank.min(*before)).or_insert(rank);
    }
    for row in rows {
        if let Some((at, standard)) = place(row)
            && first.get(&at).is_some_and(|(_, first)| *first != standard)
        {
            (row.devices, row.supplies, row.without) = (0, 0, 0);
        }
    }
}

/// What loses its route though nothing of the outlet ends by its own dates: other terms begin, or a suspension was announced.
fn unexplained(register: &Register, losses: &[RouteLoss], today: Day) -> Vec<EndingRow> {
    let named = losses.iter().filter_map(|loss| Some((loss, outlet_name(register, loss.was)?)));
    let row = |(loss, name): (&RouteLoss, String)| {
        let until = loss.lost_on.plus_days(-1);
        let ending = Ending { kind: EndKind::Taking, outlet: loss.was, with: Vec::new(), name, standard: None, until };
        ending.row(losses, today)
    };
    named.filter(|(loss, _)| !ends_by_itself(register, loss)).filter_map(row).collect()
}

/// Whether something that a row is made for has its last day on the day before a loss.
fn ends_by_itself(register: &Register, loss: &RouteLoss) -> bool {
    let last = loss.lost_on.plus_days(-1);
    let at_facility = |id: FacilityId| {
        register.facilities.iter().filter(|one| one.facility.id == id).any(|one| {
            one.facility.closed_on == Some(last) || one.certifications.iter().any(|held| held.valid_until == last)
        })
    };
    match loss.was {
        Outlet::Facility(id) => at_facility(id),
        Outlet::Programme(id) => register
            .programmes
            .iter()
            .map(|one| &one.programme)
            .filter(|programme| programme.id == id)
            .any(|programme| programme.valid_until == Some(last) || programme.facility_id.is_some_and(at_facility)),
    }
}

/// Recycler and facility, or the programme.
fn outlet_name(register: &Register, outlet: Outlet) -> Option<String> {
    match outlet {
        Outlet::Facility(id) => {
            register.facilities.iter().find(|one| one.facility.id == id).map(|one| one.facility.full_name())
        }
        Outlet::Programme(id) => {
            register.programmes.iter().find(|one| one.programme.id == id).map(|one| one.programme.name.clone())
        }
    }
}

/// The days on which each standard ends that a facility holds and that has not ended itself.
fn last_days(one: &RegisteredFacility, losses: &[RouteLoss]) -> BTreeSet<(Standard, Day)> {
    let held = || one.certifications.iter().filter(|held| held.standard != Standard::R22013);
    let takes = |until: Day| {
        let was = Outlet::Facility(one.facility.id);
        losses.iter().any(|loss| loss.was == was && loss.lost_on == until.plus_days(1))
    };
    let ends = held().filter(|held| {
        takes(held.valid_until)
            || one
                .certifications
                .iter()
                .all(|other| other.standard != held.standard || other.valid_until <= held.valid_until)
    });
    let until = |day: Day| one.facility.closed_on.map_or(day, |closed| closed.min(day));
    ends.map(|held| (held.standard, until(held.valid_until))).collect()
}

struct Ending {
    kind: EndKind,
    outlet: Outlet,
    /// Programmes that may lose pieces by the same end.
    with: Vec<Outlet>,
    name: String,
    standard: Option<Standard>,
    until: Day,
}

impl Ending {
    fn row(self, losses: &[RouteLoss], today: Day) -> Option<EndingRow> {
        let days = self.until.days_since(today);
        let mut lost = (0, 0, 0);
        let after = self.until.plus_days(1);
        let by_it = |loss: &&RouteLoss| loss.was == self.outlet || self.with.contains(&loss.was);
        for loss in losses.iter().filter(|loss| loss.lost_on == after).filter(by_it) {
            lost = (lost.0 + loss.devices, lost.1 + loss.supplies, lost.2 + loss.without);
        }
        let (facility_id, programme_id) = match self.outlet {
            Outlet::Facility(id) => (Some(id), None),
            Outlet::Programme(id) => (None, Some(id)),
        };
        Some(EndingRow {
            kind: self.kind,
            facility_id,
            programme_id,
            name: self.name,
            standard: self.standard,
            until: self.until,
            days,
            urgency: urgency(days)?,
            devices: lost.0,
            supplies: lost.1,
            without: lost.2,
        })
    }
}

/// Changes of routes with the names of their outlets.
pub(super) fn changes(register: &Register, changes: Vec<RouteChange>) -> Vec<RouteChangeRow> {
    let name = |outlet| outlet_name(register, outlet);
    let row = |change: RouteChange| RouteChangeRow {
        found_on: change.found_on,
        was: change.was.and_then(name),
        becomes: change.becomes.and_then(name),
        devices: change.devices,
        supplies: change.supplies,
    };
    changes.into_iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_is_told_90_30_and_7_days_before() {
        for (days, expected) in [
            (91, None),
            (90, Some(Urgency::Quarter)),
            (31, Some(Urgency::Quarter)),
            (30, Some(Urgency::Month)),
            (8, Some(Urgency::Month)),
            (7, Some(Urgency::Week)),
            (0, Some(Urgency::Week)),
            (-1, Some(Urgency::Ended)),
            (-90, Some(Urgency::Ended)),
            (-91, None),
        ] {
            assert_eq!(urgency(days), expected, "{days}");
        }
    }
}
