//! What ends soon in the register of outlets, what loses its route by it, and what changed its route by itself. Pure.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use crate::deployments::{RouteChange, RouteLoss};
use crate::foundation::ids::{FacilityId, ProgrammeId};
use crate::foundation::{Day, choice};
use crate::recyclers::{Register, RegisteredFacility, Standard};
use crate::routing::Outlet;

choice! {
    /// What ends.
    EndKind { Certification = "certification", Programme = "programme", }
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

/// How near the last day is; nothing while it is farther than 90 days.
pub fn urgency(days: i64) -> Option<Urgency> {
    match days {
        i64::MIN..=-1 => Some(Urgency::Ended),
        0..=7 => Some(Urgency::Week),
        8..=30 => Some(Urgency::Month),
        31..=90 => Some(Urgency::Quarter),
        _ => None,
    }
}

/// What ends, the soonest first. Of a standard that a facility holds several times, the last one to end counts; what ended with
/// its standard, or at a facility that is closed, is told no more.
pub fn endings(register: &Register, losses: &[RouteLoss], today: Day) -> Vec<EndingRow> {
    let mut rows = Vec::new();
    for one in register.facilities.iter().filter(|one| one.facility.closed_on.is_none()) {
        for (standard, until) in last_days(one) {
            let outlet = Outlet::Facility(one.facility.id);
            let name = format!("{}, {}", one.facility.recycler, one.facility.name);
            let ending = Ending { kind: EndKind::Certification, outlet, name, standard: Some(standard), until };
            rows.extend(ending.row(losses, today));
        }
    }
    for programme in register.programmes.iter().map(|one| &one.programme) {
        if let Some(until) = programme.valid_until {
            let outlet = Outlet::Programme(programme.id);
            let name = programme.name.clone();
            rows.extend(Ending { kind: EndKind::Programme, outlet, name, standard: None, until }.row(losses, today));
        }
    }
    rows.sort_by(|one, other| (one.until, &one.name).cmp(&(other.until, &other.name)));
    rows
}

/// The last day of each standard that a facility holds and that has not ended itself.
fn last_days(one: &RegisteredFacility) -> BTreeMap<Standard, Day> {
    let mut last: BTreeMap<Standard, Day> = BTreeMap::new();
    for held in one.certifications.iter().filter(|held| held.standard != Standard::R22013) {
        let day = last.entry(held.standard).or_insert(held.valid_until);
        *day = (*day).max(held.valid_until);
    }
    last
}

struct Ending {
    kind: EndKind,
    outlet: Outlet,
    name: String,
    standard: Option<Standard>,
    until: Day,
}

impl Ending {
    fn row(self, losses: &[RouteLoss], today: Day) -> Option<EndingRow> {
        let days = self.until.days_since(today);
        let lost = losses.iter().find(|loss| loss.was == self.outlet && loss.lost_on == self.until.plus_days(1));
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
            devices: lost.map_or(0, |loss| loss.devices),
            supplies: lost.map_or(0, |loss| loss.supplies),
            without: lost.map_or(0, |loss| loss.without),
        })
    }
}

/// Changes of routes with the names of their outlets.
pub(super) fn changes(register: &Register, changes: Vec<RouteChange>) -> Vec<RouteChangeRow> {
    let name = |outlet: Outlet| match outlet {
        Outlet::Facility(id) => {
            let found = register.facilities.iter().find(|one| one.facility.id == id);
            found.map(|one| format!("{}, {}", one.facility.recycler, one.facility.name))
        }
        Outlet::Programme(id) => {
            register.programmes.iter().find(|one| one.programme.id == id).map(|one| one.programme.name.clone())
        }
    };
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
        ] {
            assert_eq!(urgency(days), expected, "{days}");
        }
    }
}
