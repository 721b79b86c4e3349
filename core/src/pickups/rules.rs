//! What may happen to a pickup, and when. Pure.

use super::{Disposition, EvidenceLevel, HandOver, NewPickup, PickupForm, ProcessingForm, Step};
use crate::foundation::ids::{FacilityId, ProgrammeId};
use crate::foundation::{
    Day, Fields, Grams, Problem, Refusal, RefusalCode, optional_line, optional_text, required_line,
};
use crate::paper;
use crate::routing::{HoldKind, Outlet};

/// Refuses a step that does not follow from the one reached.
pub(super) fn may(reached: Step, wanted: Step) -> Result<(), Refusal> {
    use Step::{Cancelled, Closed, Collected, Planned, Processed, Received};
    let follows = match wanted {
        Planned => false,
        Collected | Cancelled => reached == Planned,
        Received => reached == Collected,
        // A better document corrects an earlier one, even one that was certified: the next certificate replaces the last.
        Processed => matches!(reached, Collected | Received | Processed | Closed),
        Closed => matches!(reached, Processed | Closed),
    };
    if follows {
        Ok(())
    } else {
        Err(Refusal::new(RefusalCode::WrongStep).with("reached", reached.as_str()).with("wanted", wanted.as_str()))
    }
}

/// The hold that keeps a device where it is; one that is only locked may leave, if its outlet takes it so.
pub(super) fn keeps(holds: &[HoldKind]) -> Option<HoldKind> {
    holds.iter().copied().find(|hold| match hold {
        HoldKind::Leased | HoldKind::LegalHold | HoldKind::WarrantyClaim => true,
        HoldKind::Locked => false,
    })
}

pub(super) struct CheckedPlan {
    pub planned_on: Day,
    pub carrier: String,
    pub outlet: Option<Outlet>,
}

/// Where a pickup goes: one place, or none yet.
fn outlet(facility: Option<FacilityId>, programme: Option<ProgrammeId>) -> Result<Option<Outlet>, Problem> {
    match (facility, programme) {
        (Some(_), Some(_)) => Err(RefusalCode::OneOutletOnly.into()),
        (Some(facility), None) => Ok(Some(Outlet::Facility(facility))),
        (None, programme) => Ok(programme.map(Outlet::Programme)),
    }
}

/// `prefix`: where the form stands in the request.
fn check_plan(prefix: &str, form: &NewPickup, fields: &mut Fields) -> Option<CheckedPlan> {
    let planned_on = fields.take(format!("{prefix}plannedOn"), Day::parse(&form.planned_on));
    let carrier = fields.take(format!("{prefix}carrier"), optional_line(&form.carrier, 120));
    let outlet = fields.take(format!("{prefix}facilityId"), outlet(form.facility_id, form.programme_id));
    Some(CheckedPlan { planned_on: planned_on?, carrier: carrier?, outlet: outlet? })
}

/// A plan that fetches something.
pub(super) fn check_new(form: &NewPickup) -> Result<CheckedPlan, Refusal> {
    let mut fields = Fields::default();
    let plan = check_plan("", form, &mut fields);
    let plan = fields.finish(plan)?;
    fetches(form).then_some(plan).ok_or_else(|| RefusalCode::NothingSelected.into())
}

/// Several plans at once, of which each fetches something.
pub(super) fn check_loads(forms: &[NewPickup]) -> Result<Vec<CheckedPlan>, Refusal> {
    let mut fields = Fields::default();
    let plans: Vec<Option<CheckedPlan>> =
        forms.iter().enumerate().map(|(at, form)| check_plan(&format!("loads.{at}."), form, &mut fields)).collect();
    let plans: Vec<CheckedPlan> = fields.finish(plans.into_iter().collect())?;
    let fetch = !forms.is_empty() && forms.iter().all(fetches);
    fetch.then_some(plans).ok_or_else(|| RefusalCode::NothingSelected.into())
}

fn fetches(form: &NewPickup) -> bool {
    !form.assets.is_empty() || !form.supplies.is_empty()
}

pub(super) fn check_form(form: &PickupForm) -> Result<CheckedPlan, Refusal> {
    let PickupForm { planned_on, facility_id, programme_id, carrier, .. } = form.clone();
    let mut fields = Fields::default();
    let form = NewPickup { assets: Vec::new(), supplies: Vec::new(), planned_on, facility_id, programme_id, carrier };
    let plan = check_plan("", &form, &mut fields);
    fields.finish(plan)
}

pub(super) struct CheckedHandOver {
    pub on: Day,
    pub from_person: String,
    pub to_person: String,
    pub counted: u32,
    pub seal: String,
    pub document: String,
    pub note: String,
}

/// What a hand-over follows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Before {
    /// The hand-over before this one.
    pub earliest: Option<Day>,
    /// Pieces on the list.
    pub listed: u32,
}

pub(super) fn check_hand_over(form: &HandOver, before: Before, today: Day) -> Result<CheckedHandOver, Refusal> {
    let mut fields = Fields::default();
    let on = fields.take("on", past_day(&form.on, before.earliest, today));
    let from_person = fields.take("fromPerson", optional_line(&form.from_person, 80).and_then(printable));
    let to_person = fields.take("toPerson", optional_line(&form.to_person, 80).and_then(printable));
    let counted = fields.take("counted", counted(&form.counted));
    let seal = fields.take("seal", optional_line(&form.seal, 120).and_then(printable));
    let document = fields.take("document", optional_line(&form.document, 80).and_then(printable));
    let note = fields.take("note", optional_text(&form.note, 1000).and_then(printable));
    if let (Some(counted), Some("")) = (counted.filter(|counted| *counted != before.listed), note.as_deref()) {
        let differs = Problem::new(RefusalCode::CountDiffers);
        fields.refuse("note", differs.with("counted", counted).with("listed", before.listed));
    }
    let hand_over = (|| {
        Some(CheckedHandOver {
            on: on?,
            from_person: from_person?,
            to_person: to_person?,
            counted: counted?,
            seal: seal?,
            document: document?,
            note: note?,
        })
    })();
    fields.finish(hand_over)
}

/// What is noted as evidence stands on a certificate and cannot be changed: so it must be something that can be printed.
pub(super) fn printable(text: String) -> Result<String, Problem> {
    let missing = paper::missing_glyphs(std::iter::once(text.as_str()));
    if missing.is_empty() {
        return Ok(text);
    }
    let characters = missing.iter().map(char::to_string).collect::<Vec<_>>().join(" ");
    Err(Problem::new(RefusalCode::NotPrintable).with("characters", characters))
}

/// Evidence speaks of what happened: not of tomorrow, and not of a day before the step it follows.
fn past_day(text: &str, earliest: Option<Day>, today: Day) -> Result<Day, Problem> {
    let day = Day::parse(text)?;
    if day > today {
        return Err(RefusalCode::DayInFuture.into());
    }
    match earliest {
        Some(earliest) if day < earliest => Err(Problem::new(RefusalCode::DayBefore).with("day", earliest)),
        _ => Ok(day),
    }
}

fn counted(text: &str) -> Result<u32, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(RefusalCode::Missing.into());
    }
    match text.parse::<i64>() {
        Ok(count) if count < 0 => Err(RefusalCode::Negative.into()),
        Ok(count) => {
            u32::try_from(count).ok().filter(|count| *count <= 1_000_000).ok_or_else(|| RefusalCode::TooLarge.into())
        }
        Err(_) => Err(RefusalCode::NotANumber.into()),
    }
}

pub(super) struct CheckedProcessing {
    pub processed_on: Day,
    pub document_number: String,
    pub document_date: Day,
    /// In the order of the form's lines.
    pub weights: Vec<Option<Grams>>,
}

pub(super) fn check_processing(
    form: &ProcessingForm,
    earliest: Option<Day>,
    today: Day,
) -> Result<CheckedProcessing, Refusal> {
    let mut fields = Fields::default();
    let processed_on = fields.take("processedOn", past_day(&form.processed_on, earliest, today));
    let document_number = fields.take("documentNumber", required_line(&form.document_number, 80).and_then(printable));
    let document_date = fields.take("documentDate", past_day(&form.document_date, earliest, today));
    if form.level == EvidenceLevel::Lot && names_lines(form) {
        fields.refuse("level", RefusalCode::LotNamesLines);
    }
    if let Some((processed, dated)) = processed_on.zip(document_date)
        && dated < processed
    {
        fields.refuse("documentDate", Problem::new(RefusalCode::DayBefore).with("day", processed));
    }
    let lines = form.lines.iter().enumerate();
    let weights: Vec<_> = lines
        .map(|(at, line)| fields.take(format!("lines.{at}.weight"), Grams::parse_kilograms(&line.weight)))
        .collect();
    let processing = (|| {
        Some(CheckedProcessing {
            processed_on: processed_on?,
            document_number: document_number?,
            document_date: document_date?,
            weights: weights.into_iter().collect::<Option<_>>()?,
        })
    })();
    fields.finish(processing)
}

/// Whether a form tells lines apart: by what became of them, by leaving some out, or by their weights.
fn names_lines(form: &ProcessingForm) -> bool {
    let first = form.lines.first().map(|line| line.disposition);
    form.lines.iter().any(|line| {
        Some(line.disposition) != first
            || line.disposition == Disposition::NotReceived
            || !line.weight.trim().is_empty()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_follow_each_other() {
        use Step::{Cancelled, Closed, Collected, Planned, Processed, Received};
        for (reached, wanted, allowed) in [
            (Planned, Collected, true),
            (Planned, Cancelled, true),
            (Planned, Received, false),
            (Planned, Processed, false),
            (Collected, Cancelled, false),
            (Collected, Received, true),
            (Collected, Processed, true),
            (Received, Processed, true),
            (Received, Received, false),
            (Processed, Processed, true),
            (Processed, Closed, true),
            (Closed, Processed, true),
            (Closed, Collected, false),
            (Cancelled, Collected, false),
        ] {
            assert_eq!(may(reached, wanted).is_ok(), allowed, "{reached:?} to {wanted:?}");
        }
    }

    #[test]
    fn what_is_held_stays() {
        use HoldKind::{Leased, LegalHold, Locked, WarrantyClaim};
        for (holds, kept) in [
            (&[][..], None),
            (&[Locked], None),
            (&[Leased], Some(Leased)),
            (&[LegalHold], Some(LegalHold)),
            (&[WarrantyClaim], Some(WarrantyClaim)),
            (&[Locked, LegalHold, Leased], Some(LegalHold)),
        ] {
            assert_eq!(keeps(holds), kept, "{holds:?}");
        }
    }

    #[test]
    fn a_pickup_goes_to_one_place() {
        use crate::foundation::ids::Id;
        let facility = FacilityId::from_uuid(uuid::Uuid::from_u128(1));
        let programme = ProgrammeId::from_uuid(uuid::Uuid::from_u128(2));
        assert_eq!(outlet(None, None), Ok(None));
        assert_eq!(outlet(Some(facility), None), Ok(Some(Outlet::Facility(facility))));
        assert_eq!(outlet(None, Some(programme)), Ok(Some(Outlet::Programme(programme))));
        assert_eq!(outlet(Some(facility), Some(programme)).unwrap_err().code, RefusalCode::OneOutletOnly);
    }

    #[test]
    fn what_cannot_be_printed_is_refused_before_it_is_evidence() {
        assert_eq!(printable("Zoë Ünal, Żelazny, Δήμος, Пётр".into()).as_deref(), Ok("Zoë Ünal, Żelazny, Δήμος, Пётр"));
        let problem = printable("李 done 👍".into()).unwrap_err();
        assert_eq!((problem.code, problem.params["characters"].as_str()), (RefusalCode::NotPrintable, "李 👍"));
    }

    #[test]
    fn evidence_speaks_of_the_past() {
        let day = |text| Day::parse(text).unwrap();
        let (collected, today) = (Some(day("2026-10-12")), day("2026-11-23"));
        assert!(past_day("2026-10-12", collected, today).is_ok());
        assert_eq!(past_day("2026-11-24", collected, today).unwrap_err().code, RefusalCode::DayInFuture);
        assert_eq!(past_day("2026-10-11", collected, today).unwrap_err().code, RefusalCode::DayBefore);
    }
}
