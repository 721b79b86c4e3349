//! What speaks for and against one outlet: its certifications or dates, its terms, the customer's requirement. Pure.

use super::{Assessed, Enough, HoldKind, Outlet, OutletKind, Reason, ReasonCode, Rule, Subject};
use crate::catalogue::DataBearing;
use crate::foundation::{Area, Day, Money, search_key};
use crate::recyclers::{
    self, Batteries, Certification, Export, Locked, Media, Per, Price, RegisteredFacility, RegisteredProgramme, Scope,
    Standard, Standing, Terms,
};

/// How long before an end a person is told of it.
const SOON: i64 = 90;

/// An outlet being assessed.
struct Sheet {
    reasons_for: Vec<Reason>,
    conditions: Vec<Reason>,
    against: Vec<Reason>,
}

/// The day on which an outlet can take something: the one asked for, or later where its lead time needs that.
fn earliest(asked: Day, booked_on: Option<Day>, terms: Option<&Terms>) -> Day {
    match (booked_on, terms) {
        (Some(booked), Some(terms)) => asked.max(booked.plus_days(i64::from(terms.lead_days))),
        _ => asked,
    }
}

/// A facility on a day.
pub(super) fn facility(
    one: &RegisteredFacility,
    (rule, subject): (&Rule, &Subject),
    (asked, booked_on): (Day, Option<Day>),
) -> Assessed {
    let mut sheet = Sheet::new(rule, OutletKind::CertifiedRecycler);
    let first = recyclers::in_force(&one.terms, asked).map(|dated| &dated.terms);
    let on = earliest(asked, booked_on, first);
    if let Some(closed) = one.facility.closed_on.filter(|closed| *closed < on) {
        sheet.against(Reason::new(ReasonCode::FacilityClosed).with("day", closed));
    }
    let held = Held { certifications: &one.certifications, closed_on: one.facility.closed_on, on };
    sheet.certified(&held, &rule.certified);
    sheet.wanted_by_customer(&held, &subject.requirement.standards);
    let terms = recyclers::in_force(&one.terms, on).map(|dated| &dated.terms);
    match terms {
        Some(terms) => sheet.terms(terms, subject),
        None => {
            sheet.conditions.push(Reason::new(ReasonCode::NoTerms));
            sheet.terms_unknown(subject);
        }
    }
    sheet.lead(terms, booked_on);
    let name = format!("{}, {}", one.facility.recycler, one.facility.name);
    sheet.finish(Outlet::Facility(one.facility.id), (name, on), terms.and_then(|terms| cost(terms, subject)))
}

/// A programme on a day. `processes`: the facility where its operator processes, where that is known.
pub(super) fn programme(
    one: &RegisteredProgramme,
    processes: Option<&RegisteredFacility>,
    (rule, subject): (&Rule, &Subject),
    (asked, booked_on): (Day, Option<Day>),
) -> Assessed {
    let mut sheet = Sheet::new(rule, OutletKind::TakeBack);
    let programme = &one.programme;
    let first = recyclers::in_force(&one.terms, asked).map(|dated| &dated.terms);
    let on = earliest(asked, booked_on, first);
    if let Some(from) = programme.valid_from.filter(|from| on < *from) {
        sheet.against(Reason::new(ReasonCode::ProgrammeNotYet).with("day", from));
    }
    if let Some(until) = programme.valid_until {
        if until < on {
            sheet.against(Reason::new(ReasonCode::ProgrammeEnded).with("day", until));
        } else if until.days_since(on) <= SOON {
            sheet.conditions.push(Reason::new(ReasonCode::EndsSoon).with("day", until));
        }
    }
    let held = Held {
        certifications: processes.map_or(&[], |facility| &facility.certifications),
        closed_on: processes.and_then(|facility| facility.facility.closed_on),
        on,
    };
    if let Some(closed) = held.closed_on.filter(|closed| *closed < on) {
        sheet.against(Reason::new(ReasonCode::FacilityClosed).with("day", closed));
    }
    sheet.wanted_by_customer(&held, &subject.requirement.standards);
    let terms = recyclers::in_force(&one.terms, on).map(|dated| &dated.terms);
    match terms {
        Some(terms) => sheet.terms(terms, subject),
        None => sheet.against(Reason::new(ReasonCode::TermsNotYet)),
    }
    if recyclers::confirm_again(programme, on) {
        sheet.conditions.push(Reason::new(ReasonCode::ConfirmAgain).with("day", programme.confirmed_on));
    }
    sheet.lead(terms, booked_on);
    let name = programme.name.clone();
    sheet.finish(Outlet::Programme(programme.id), (name, on), terms.and_then(|terms| cost(terms, subject)))
}

/// What a facility holds on a day.
struct Held<'a> {
    certifications: &'a [Certification],
    closed_on: Option<Day>,
    on: Day,
}

impl Held<'_> {
    fn standing(&self, certification: &Certification) -> Standing {
        recyclers::standing(certification, self.closed_on, self.on)
    }

    fn of(&self, standard: Standard) -> impl Iterator<Item = &Certification> {
        self.certifications.iter().filter(move |one| one.standard == standard)
    }

    /// The certification that satisfies `enough`, the longest valid one.
    fn satisfying(&self, enough: &Enough) -> Option<&Certification> {
        let covers = |one: &&Certification| enough.scopes.iter().all(|scope| one.scopes.contains(scope));
        let valid = self.of(enough.standard).filter(|one| self.standing(one) == Standing::Valid);
        valid.filter(covers).max_by_key(|one| (one.valid_until, one.id))
    }

    /// Why a standard that is asked for does not count: by the certification that comes nearest to counting.
    fn lacking(&self, enough: &Enough) -> Option<Reason> {
        let nearest = self.of(enough.standard).max_by_key(|one| {
            (self.standing(one) == Standing::Valid, one.valid_from <= self.on, one.valid_until, one.id)
        })?;
        let reason = |code| Reason::new(code).with("standard", enough.standard.as_str());
        Some(match self.standing(nearest) {
            Standing::Valid => {
                let missing = enough.scopes.iter().copied().find(|scope| !nearest.scopes.contains(scope));
                reason(ReasonCode::ScopeMissing).with("scope", missing.map_or("", Scope::as_str))
            }
            Standing::NotYet => reason(ReasonCode::CertificationNotYet).with("day", nearest.valid_from),
            Standing::Ended => reason(ReasonCode::CertificationEnded).with("day", nearest.valid_until),
            Standing::StandardEnded => reason(ReasonCode::StandardEnded),
            // The directory may know of it before the book does.
            Standing::FacilityClosed => match self.closed_on {
                Some(closed) => reason(ReasonCode::CertificationEnded).with("day", closed),
                None => reason(ReasonCode::CertificationNotListed),
            },
            Standing::InProcess => reason(ReasonCode::CertificationInProcess),
            Standing::Suspended => reason(ReasonCode::CertificationSuspended),
            Standing::Withdrawn => reason(ReasonCode::CertificationWithdrawn),
            Standing::NotListed => reason(ReasonCode::CertificationNotListed),
        })
    }
}

impl Sheet {
    fn new(rule: &Rule, kind: OutletKind) -> Sheet {
        let mut sheet = Sheet { reasons_for: Vec::new(), conditions: Vec::new(), against: Vec::new() };
        match rule.order.iter().position(|wanted| *wanted == kind) {
            Some(0) => sheet.reasons_for.push(Reason::new(ReasonCode::RulePrefers).with("rule", &rule.name)),
            Some(_) => {}
            None => sheet
                .against(Reason::new(ReasonCode::KindNotWanted).with("rule", &rule.name).with("kind", kind.as_str())),
        }
        sheet
    }

    fn against(&mut self, reason: Reason) {
        self.against.push(reason);
    }

    /// The facility must hold one of what is enough.
    fn certified(&mut self, held: &Held<'_>, enough: &[Enough]) {
        if enough.is_empty() {
            return;
        }
        let satisfying: Vec<&Certification> = enough.iter().filter_map(|one| held.satisfying(one)).collect();
        for one in &satisfying {
            let standard = one.standard.as_str();
            self.reasons_for.push(
                Reason::new(ReasonCode::Certified)
                    .with("standard", standard)
                    .with("day", one.valid_until)
                    .with("number", &one.number),
            );
        }
        // Of several, the last to end counts.
        if let Some(last) = satisfying.iter().max_by_key(|one| one.valid_until)
            && last.valid_until.days_since(held.on) <= SOON
        {
            let ends = Reason::new(ReasonCode::EndsSoon).with("standard", last.standard.as_str());
            self.conditions.push(ends.with("day", last.valid_until));
        }
        if satisfying.is_empty() {
            let lacking: Vec<Reason> = enough.iter().filter_map(|one| held.lacking(one)).collect();
            if lacking.is_empty() {
                self.against(not_certified(ReasonCode::NotCertified, enough.iter().map(|one| one.standard)));
            }
            self.against.extend(lacking);
        }
    }

    fn wanted_by_customer(&mut self, held: &Held<'_>, standards: &[Standard]) {
        let holds =
            |standard: &Standard| held.satisfying(&Enough { standard: *standard, scopes: Vec::new() }).is_some();
        if !standards.is_empty() && !standards.iter().any(holds) {
            self.against(not_certified(ReasonCode::CustomerWants, standards.iter().copied()));
        }
    }

    /// What a customer requires that only terms can promise.
    fn terms_unknown(&mut self, subject: &Subject) {
        if wants_destruction(subject) {
            self.against(Reason::new(ReasonCode::NoOnSiteDestruction));
        }
        if subject.requirement.no_export {
            self.against(Reason::new(ReasonCode::ExportUnknown));
        }
        if subject.holds.contains(&HoldKind::Locked) {
            self.against(Reason::new(ReasonCode::LockedRefused));
        }
    }

    fn terms(&mut self, terms: &Terms, subject: &Subject) {
        self.what_is_taken(terms, subject);
        self.where_from(terms, subject.area.as_ref());
        self.how_heavy(terms, subject);
        self.data(terms, subject);
        if subject.holds.contains(&HoldKind::Locked) && terms.locked == Locked::Refused {
            self.against(Reason::new(ReasonCode::LockedRefused));
        }
        if wants_destruction(subject) && !terms.on_site_destruction {
            self.against(Reason::new(ReasonCode::NoOnSiteDestruction));
        }
        if subject.requirement.no_export {
            match terms.exports {
                Export::Never => {}
                Export::Possible => self.against(Reason::new(ReasonCode::MayExport)),
                Export::Unknown => self.against(Reason::new(ReasonCode::ExportUnknown)),
            }
        }
        if terms.batteries == Batteries::Removed && !subject.category.facts().battery.is_empty() {
            self.conditions.push(Reason::new(ReasonCode::RemoveBatteries));
        }
        if terms.genuine_only {
            self.conditions.push(Reason::new(ReasonCode::GenuineOnly));
        }
        self.least(terms, subject);
        self.price(terms);
    }

    fn what_is_taken(&mut self, terms: &Terms, subject: &Subject) {
        let category = subject.category;
        let reason = |code| Reason::new(code).with("category", category.slug());
        if terms.refuses.contains(&category) {
            self.against(reason(ReasonCode::CategoryRefused));
        } else if terms.accepts.contains(&category) {
            self.reasons_for.push(reason(ReasonCode::CategoryTaken));
        } else if !terms.accepts.is_empty() {
            self.against(reason(ReasonCode::CategoryNotTaken));
        }
        if !terms.makers.is_empty() && !terms.makers.iter().any(|maker| search_key(maker) == subject.maker_key) {
            self.against(Reason::new(ReasonCode::MakerNotTaken).with("makers", terms.makers.join(", ")));
        }
    }

    fn where_from(&mut self, terms: &Terms, here: Option<&Area>) {
        if terms.areas.is_empty() {
            return;
        }
        let areas = terms.areas.iter().map(Area::as_str).collect::<Vec<_>>().join(", ");
        match here {
            None => self.against(Reason::new(ReasonCode::AreaUnknown).with("areas", areas)),
            Some(here) if terms.areas.iter().any(|area| area.includes(here)) => {
                self.reasons_for.push(Reason::new(ReasonCode::AreaServed).with("area", here));
            }
            Some(here) => {
                self.against(Reason::new(ReasonCode::AreaNotServed).with("area", here).with("areas", areas));
            }
        }
    }

    fn how_heavy(&mut self, terms: &Terms, subject: &Subject) {
        let weight = subject.weight;
        if let Some(most) = terms.most_item_weight.filter(|most| weight > most.count()) {
            self.against(Reason::new(ReasonCode::ItemTooHeavy).with("weight", weight).with("most", most.count()));
        }
        let Some(most) = terms.most_package_weight else { return };
        if weight > most.count() {
            self.against(Reason::new(ReasonCode::PackageTooHeavy).with("weight", weight).with("most", most.count()));
        }
    }

    fn data(&mut self, terms: &Terms, subject: &Subject) {
        if subject.category.facts().data_bearing == DataBearing::No {
            return;
        }
        match terms.media {
            Media::Taken => {}
            Media::Erased => self.conditions.push(Reason::new(ReasonCode::EraseFirst)),
            Media::Removed => self.conditions.push(Reason::new(ReasonCode::RemoveDrives)),
            Media::Refused => self.against(Reason::new(ReasonCode::DataRefused)),
        }
    }

    fn least(&mut self, terms: &Terms, subject: &Subject) {
        if let Some(least) = terms.least_pieces.filter(|least| subject.quantity < *least) {
            self.conditions.push(Reason::new(ReasonCode::LeastPieces).with("least", least));
        }
        let weight = subject.weight * i64::from(subject.quantity);
        if let Some(least) = terms.least_weight.filter(|least| weight < least.count()) {
            self.conditions.push(Reason::new(ReasonCode::LeastWeight).with("least", least.count()));
        }
    }

    fn price(&mut self, terms: &Terms) {
        match terms.price {
            Price::Free => self.reasons_for.push(Reason::new(ReasonCode::Free)),
            Price::Credited => self.reasons_for.push(Reason::new(ReasonCode::Credited)),
            Price::Paid => self.conditions.push(Reason::new(ReasonCode::Paid)),
            Price::Unknown => self.conditions.push(Reason::new(ReasonCode::PriceUnknown)),
        }
    }

    fn lead(&mut self, terms: Option<&Terms>, booked_on: Option<Day>) {
        if let Some(terms) = terms.filter(|terms| terms.lead_days > 0 && booked_on.is_none()) {
            self.conditions.push(Reason::new(ReasonCode::LeadTime).with("days", terms.lead_days));
        }
    }

    fn finish(self, outlet: Outlet, (name, on): (String, Day), cost: Option<Money>) -> Assessed {
        let kind = match outlet {
            Outlet::Facility(_) => OutletKind::CertifiedRecycler,
            Outlet::Programme(_) => OutletKind::TakeBack,
        };
        let Sheet { reasons_for, conditions, against } = self;
        Assessed { outlet, kind, name, offered: against.is_empty(), reasons_for, conditions, against, cost, on }
    }
}

/// Whether the customer wants data destroyed on site, and there may be any.
fn wants_destruction(subject: &Subject) -> bool {
    subject.requirement.on_site_destruction && subject.category.facts().data_bearing != DataBearing::No
}

fn not_certified(code: ReasonCode, standards: impl Iterator<Item = Standard>) -> Reason {
    let mut words: Vec<&str> = standards.map(Standard::as_str).collect();
    words.dedup();
    Reason::new(code).with("standards", words.join(" "))
}

/// What an outlet costs by its terms; credits are less than nothing. Kilograms are counted to the gram, halves away from
/// nothing.
fn cost(terms: &Terms, subject: &Subject) -> Option<Money> {
    if terms.price == Price::Free {
        return terms.amount.map(|amount| Money::new(0, amount.currency));
    }
    let amount = terms.amount?;
    let quantity = i128::from(subject.quantity);
    let minor = match terms.per {
        Per::Item => i128::from(amount.minor) * quantity,
        Per::Kilogram => (i128::from(amount.minor) * i128::from(subject.weight) * quantity + 500) / 1000,
    };
    let minor = i64::try_from(minor).ok()?.min(Money::LARGEST);
    match terms.price {
        Price::Paid => Some(Money::new(minor, amount.currency)),
        Price::Credited => Some(Money::new(-minor, amount.currency)),
        Price::Free | Price::Unknown => None,
    }
}
