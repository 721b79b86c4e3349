//! A mixed selection becomes the right loads: for each place and outlet one, respecting least amounts and lead times; and what
//! stays, with why. Pure.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use ts_rs::TS;

use super::{Assessed, Outlet, OutletKind, Reason, ReasonCode, Register, Route, Subject, route};
use crate::foundation::ids::SiteId;
use crate::foundation::{Day, Money, Totals};
use crate::recyclers::{self, Terms};

/// One device, or some of a supply lot, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub site: SiteId,
    pub subject: Subject,
}

/// What leaves one place for one outlet. Pieces are named by their places in what was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Load {
    pub site: SiteId,
    pub outlet: Outlet,
    pub kind: OutletKind,
    pub name: String,
    /// The earliest day: the one asked for, or what the lead time allows.
    pub on: Day,
    pub pieces: Vec<usize>,
    /// Devices and supplies, counted.
    pub quantity: u32,
    /// In grams.
    #[ts(type = "number")]
    pub weight: i64,
    /// What is to be seen to, each once.
    pub conditions: Vec<Reason>,
    /// By currency; less than nothing where it is credited. Of what the terms give a price for.
    pub cost: Vec<Money>,
    /// The other outlets against which something speaks, for whoever would rather choose one of them.
    pub elsewhere: Vec<Elsewhere>,
}

/// Another outlet for a load, against which something speaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Elsewhere {
    pub outlet: Outlet,
    /// What speaks against it for any of the pieces, each reason once.
    pub against: Vec<Reason>,
}

/// A piece that stays where it is, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Left {
    pub piece: usize,
    /// Why it stays; of a piece that no outlet may take, what speaks against the one that comes nearest, which is named.
    pub reasons: Vec<Reason>,
    pub nearest: Option<String>,
}

/// What a selection becomes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Split {
    pub loads: Vec<Load>,
    pub stays: Vec<Left>,
}

/// Splits a selection that is booked on `booked_on` to leave on `day` or as soon after as may be. Every piece is in exactly one
/// load, or stays. Where too little comes together for an outlet, its pieces go to their next best one.
pub fn split(pieces: &[Piece], day: Day, booked_on: Day, register: &Register) -> Split {
    let routes: Vec<Route> = pieces.iter().map(|piece| route(&piece.subject, day, Some(booked_on), register)).collect();
    // Outlets for which too little came together at a place.
    let mut short: BTreeMap<(SiteId, Outlet), Reason> = BTreeMap::new();
    loop {
        let loads = gather(pieces, &routes, &short);
        let found: Vec<_> = loads
            .iter()
            .filter_map(|((site, outlet), chosen)| {
                let terms = terms_of(register, *outlet, on_of(chosen, &routes, *outlet)?)?;
                too_little(terms, pieces, chosen).map(|reason| ((*site, *outlet), reason))
            })
            .collect();
        // Each turn closes an outlet at a place, of which there are finitely many.
        let before = short.len();
        short.extend(found);
        if short.len() == before {
            let loads = together(pieces, &routes, loads, &short, register);
            return finish(pieces, &routes, &loads, &short, register);
        }
    }
}

type Gathered = BTreeMap<(SiteId, Outlet), Vec<usize>>;

/// Each piece at its best outlet that is not closed for its place.
fn gather(pieces: &[Piece], routes: &[Route], short: &BTreeMap<(SiteId, Outlet), Reason>) -> Gathered {
    let mut loads = Gathered::new();
    for (at, (piece, route)) in pieces.iter().zip(routes).enumerate() {
        if let Some(chosen) = chosen(piece, route, short) {
            loads.entry((piece.site, chosen.outlet)).or_default().push(at);
        }
    }
    loads
}

fn chosen<'r>(piece: &Piece, route: &'r Route, short: &BTreeMap<(SiteId, Outlet), Reason>) -> Option<&'r Assessed> {
    if !route.stays.is_empty() {
        return None;
    }
    route.outlets.iter().find(|outlet| outlet.offered && !short.contains_key(&(piece.site, outlet.outlet)))
}

/// Outlets are closed at once where each has too little; what stays for that alone may be enough for one of them together.
fn together(
    pieces: &[Piece],
    routes: &[Route],
    mut loads: Gathered,
    short: &BTreeMap<(SiteId, Outlet), Reason>,
    register: &Register,
) -> Gathered {
    let placed: BTreeSet<usize> = loads.values().flatten().copied().collect();
    let mut staying: Vec<usize> = (0..pieces.len()).filter(|at| !placed.contains(at)).collect();
    loop {
        let enough = short.keys().filter_map(|(site, outlet)| {
            let goes = |at: &usize| {
                let (Some(piece), Some(route)) = (pieces.get(*at), routes.get(*at)) else { return false };
                piece.site == *site && route.stays.is_empty() && assessed(route, *outlet).is_some_and(|one| one.offered)
            };
            let chosen: Vec<usize> = staying.iter().copied().filter(goes).collect();
            let terms = terms_of(register, *outlet, on_of(&chosen, routes, *outlet)?)?;
            too_little(terms, pieces, &chosen).is_none().then_some(((*site, *outlet), chosen))
        });
        // The most at once; of equals the first.
        let Some((place, chosen)) = enough.max_by_key(|(place, chosen)| (chosen.len(), Reverse(*place))) else {
            return loads;
        };
        staying.retain(|at| chosen.binary_search(at).is_err());
        loads.insert(place, chosen);
    }
}

fn assessed(route: &Route, outlet: Outlet) -> Option<&Assessed> {
    route.outlets.iter().find(|one| one.outlet == outlet)
}

/// The day of a load: the latest that one of its pieces needs.
fn on_of(chosen: &[usize], routes: &[Route], outlet: Outlet) -> Option<Day> {
    chosen.iter().filter_map(|at| assessed(routes.get(*at)?, outlet)).map(|one| one.on).max()
}

fn terms_of(register: &Register, outlet: Outlet, on: Day) -> Option<&Terms> {
    let dated = match outlet {
        Outlet::Facility(id) => {
            let facility = register.outlets.facilities.iter().find(|one| one.facility.id == id)?;
            recyclers::in_force(&facility.terms, on)?
        }
        Outlet::Programme(id) => {
            let programme = register.outlets.programmes.iter().find(|one| one.programme.id == id)?;
            recyclers::in_force(&programme.terms, on)?
        }
    };
    Some(&dated.terms)
}

fn amounts(pieces: &[Piece], chosen: &[usize]) -> (u32, i64) {
    chosen.iter().filter_map(|at| pieces.get(*at)).fold((0, 0), |(quantity, weight), piece| {
        let subject = &piece.subject;
        (quantity + subject.quantity, weight + subject.weight * i64::from(subject.quantity))
    })
}

fn too_little(terms: &Terms, pieces: &[Piece], chosen: &[usize]) -> Option<Reason> {
    too_little_of(terms, amounts(pieces, chosen))
}

/// Why an outlet does not come for so many pieces of so many grams. A least number or a least weight is enough where terms
/// name both.
pub fn too_little_of(terms: &Terms, (quantity, weight): (u32, i64)) -> Option<Reason> {
    let few = terms.least_pieces.filter(|least| quantity < *least);
    let light = terms.least_weight.filter(|least| weight < least.count());
    match (few, light) {
        (Some(least), _) if light.is_some() || terms.least_weight.is_none() => {
            Some(Reason::new(ReasonCode::TooFew).with("least", least).with("quantity", quantity))
        }
        (_, Some(least)) if few.is_some() || terms.least_pieces.is_none() => {
            Some(Reason::new(ReasonCode::TooLight).with("least", least.count()).with("weight", weight))
        }
        _ => None,
    }
}

fn finish(
    pieces: &[Piece],
    routes: &[Route],
    loads: &Gathered,
    short: &BTreeMap<(SiteId, Outlet), Reason>,
    register: &Register,
) -> Split {
    let mut made: Vec<Load> = Vec::new();
    for ((site, outlet), chosen) in loads {
        let of_load: Vec<&Assessed> = chosen.iter().filter_map(|at| assessed(routes.get(*at)?, *outlet)).collect();
        let (Some(first), Some(on)) = (of_load.first(), of_load.iter().map(|one| one.on).max()) else { continue };
        let (quantity, weight) = amounts(pieces, chosen);
        let met = |reason: &&Reason| !matches!(reason.code, ReasonCode::LeastPieces | ReasonCode::LeastWeight);
        let conditions: BTreeSet<&Reason> = of_load.iter().flat_map(|one| &one.conditions).filter(met).collect();
        let mut conditions: Vec<Reason> = conditions.into_iter().cloned().collect();
        let most = terms_of(register, *outlet, on).and_then(|terms| terms.most_package_weight);
        if let Some(most) = most.filter(|most| weight > most.count()) {
            let packages = packages(pieces, chosen, most.count());
            conditions.push(Reason::new(ReasonCode::Packages).with("packages", packages).with("most", most.count()));
        }
        let mut cost = Totals::default();
        of_load.iter().filter_map(|one| one.cost).for_each(|money| cost.add(money));
        made.push(Load {
            site: *site,
            outlet: *outlet,
            kind: first.kind,
            name: first.name.clone(),
            on,
            pieces: chosen.clone(),
            quantity,
            weight,
            conditions,
            cost: cost.amounts(),
            elsewhere: elsewhere(pieces, routes, (*outlet, chosen), (register, on)),
        });
    }
    made.sort_by(|one, other| {
        (one.site, one.kind, &one.name, one.outlet).cmp(&(other.site, other.kind, &other.name, other.outlet))
    });
    let placed: BTreeSet<usize> = loads.values().flatten().copied().collect();
    let stays = pieces.iter().zip(routes).enumerate().filter(|(at, _)| !placed.contains(at));
    Split { loads: made, stays: stays.map(|(at, (piece, route))| left(at, piece, route, short)).collect() }
}

/// What speaks against each outlet but the one of a load, where anything does.
fn elsewhere(
    pieces: &[Piece],
    routes: &[Route],
    (outlet, chosen): (Outlet, &[usize]),
    (register, on): (&Register, Day),
) -> Vec<Elsewhere> {
    let mut against: BTreeMap<Outlet, BTreeSet<&Reason>> = BTreeMap::new();
    for other in chosen.iter().filter_map(|at| routes.get(*at)).flat_map(|route| &route.outlets) {
        against.entry(other.outlet).or_default().extend(&other.against);
    }
    against.remove(&outlet);
    let reasons = against.into_iter().map(|(outlet, reasons)| {
        let too_little = terms_of(register, outlet, on).and_then(|terms| too_little(terms, pieces, chosen));
        Elsewhere { outlet, against: reasons.into_iter().cloned().chain(too_little).collect() }
    });
    reasons.filter(|other| !other.against.is_empty()).collect()
}

/// As many packages as are needed where none may weigh more than `most`: each takes the next piece that still fits, the
/// heaviest first. One that is heavier by itself is not here: its outlet does not take it.
fn packages(pieces: &[Piece], chosen: &[usize], most: i64) -> usize {
    let mut alike: BTreeMap<Reverse<i64>, i64> = BTreeMap::new();
    for subject in chosen.iter().filter_map(|at| pieces.get(*at)).map(|piece| &piece.subject) {
        *alike.entry(Reverse(subject.weight.max(1))).or_default() += i64::from(subject.quantity);
    }
    let mut room: Vec<i64> = Vec::new();
    for (Reverse(weight), mut count) in alike {
        for left in &mut room {
            let fit = (*left / weight).min(count);
            *left -= fit * weight;
            count -= fit;
        }
        while count > 0 {
            let fit = (most / weight).clamp(1, count);
            room.push(most - fit * weight);
            count -= fit;
        }
    }
    room.len()
}

fn left(at: usize, piece: &Piece, route: &Route, short: &BTreeMap<(SiteId, Outlet), Reason>) -> Left {
    if !route.stays.is_empty() {
        return Left { piece: at, reasons: route.stays.clone(), nearest: None };
    }
    match route.outlets.first() {
        None => Left { piece: at, reasons: vec![Reason::new(ReasonCode::NoOutlet)], nearest: None },
        Some(nearest) => {
            let too_little = short.get(&(piece.site, nearest.outlet)).cloned();
            let reasons = nearest.against.iter().cloned().chain(too_little).collect();
            Left { piece: at, reasons, nearest: Some(nearest.name.clone()) }
        }
    }
}
