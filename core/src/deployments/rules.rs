//! What an asset can be, and what becomes due. Pure.

use crate::book::choice_cell;
use crate::foundation::{Day, Months, Problem, RefusalCode, choice, search_key};

choice! {
    /// Where an asset is in its life.
    AssetState {
        InService = "in-service",
        /// On a pickup, or fetched by one.
        Retired = "retired",
        /// A recycler documented what became of it.
        Disposed = "disposed",
    }
}
choice_cell!(AssetState);

choice! {
    /// What the customer said to the refresh date, where it takes the device off the due list.
    AssetAnswer {
        None = "none",
        /// It stays in service without a date.
        Declined = "declined",
        /// A new deployment takes its place.
        Replaced = "replaced",
    }
}
choice_cell!(AssetAnswer);

/// What stands in `due_on` when nothing is due: sorts behind every day.
pub(super) const NEVER: &str = "never";

/// When an asset needs somebody's attention, as it stands in the book.
pub(super) fn due_on(state: AssetState, answer: AssetAnswer, refresh_on: Option<Day>) -> String {
    match (state, answer, refresh_on) {
        (AssetState::InService, AssetAnswer::None, Some(day)) => day.to_string(),
        _ => NEVER.to_owned(),
    }
}

/// The form by which asset tags are compared and found.
pub(super) fn tag_key(tag: &str) -> String {
    search_key(tag).replace(' ', "")
}

/// A deployment may be planned ahead, but not further than a year: beyond that it is a slip of the keyboard.
pub(super) fn deployment_day(text: &str, today: Day) -> Result<Day, Problem> {
    let day = Day::parse(text)?;
    if day.days_since(today) > 366 {
        return Err(Problem::new(RefusalCode::DayInFuture).with("day", day));
    }
    Ok(day)
}

/// The last day of a warranty, written as months from the deployment (`36`) or as a day.
pub(super) fn warranty(text: &str, deployed_on: Option<Day>) -> Result<Option<Day>, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    match text.parse::<i64>() {
        Ok(months) => {
            let months = Months::new(months)?;
            Ok(deployed_on.map(|day| day.plus_months(months)))
        }
        Err(_) => Day::parse(text).map(Some),
    }
}

/// A count between one and a million.
pub(super) fn quantity(text: &str) -> Result<u32, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(RefusalCode::Missing.into());
    }
    match text.parse::<i64>() {
        Ok(count) if count < 1 => Err(RefusalCode::Negative.into()),
        Ok(count) => {
            u32::try_from(count).ok().filter(|count| *count <= 1_000_000).ok_or_else(|| RefusalCode::TooLarge.into())
        }
        Err(_) if text.parse::<f64>().is_ok() => Err(RefusalCode::NotWhole.into()),
        Err(_) => Err(RefusalCode::NotANumber.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_in_service_becomes_due() {
        let day = Day::parse("2029-11-30").ok();
        let (open, in_service) = (AssetAnswer::None, AssetState::InService);
        assert_eq!(due_on(in_service, open, day), "2029-11-30");
        assert_eq!(due_on(in_service, open, None), "never");
        assert_eq!(due_on(AssetState::Retired, open, day), "never");
        assert_eq!(due_on(in_service, AssetAnswer::Declined, day), "never");
        assert_eq!(due_on(in_service, AssetAnswer::Replaced, day), "never");
        assert!("never" > "2100-12-31");
    }

    #[test]
    fn a_slip_in_the_year_is_noticed() {
        let today = Day::parse("2026-11-23").unwrap();
        assert!(deployment_day("2027-06-01", today).is_ok());
        assert_eq!(deployment_day("2062-11-23", today).unwrap_err().code, RefusalCode::DayInFuture);
        assert_eq!(deployment_day("2026-02-31", today).unwrap_err().code, RefusalCode::NotADay);
    }

    #[test]
    fn a_warranty_is_months_or_a_day() {
        let on = Day::parse("2026-08-31").ok();
        for (text, expected) in [
            ("", Ok(None)),
            ("6", Ok(Some("2027-02-28"))),
            ("36", Ok(Some("2029-08-31"))),
            ("2029-11-30", Ok(Some("2029-11-30"))),
            ("0", Err(RefusalCode::OutOfRange)),
            ("-3", Err(RefusalCode::OutOfRange)),
            ("three years", Err(RefusalCode::NotADay)),
            ("2029-02-31", Err(RefusalCode::NotADay)),
        ] {
            let found = warranty(text, on).map_err(|problem| problem.code);
            assert_eq!(found, expected.map(|day: Option<&str>| day.and_then(|day| Day::parse(day).ok())), "{text}");
        }
        assert_eq!(warranty("36", None), Ok(None));
    }

    #[test]
    fn quantities_are_whole_and_positive() {
        for (text, expected) in [
            ("12", Ok(12)),
            ("0", Err(RefusalCode::Negative)),
            ("-3", Err(RefusalCode::Negative)),
            ("1.5", Err(RefusalCode::NotWhole)),
            ("a dozen", Err(RefusalCode::NotANumber)),
            ("", Err(RefusalCode::Missing)),
            ("99999999999", Err(RefusalCode::TooLarge)),
        ] {
            assert_eq!(quantity(text).map_err(|problem| problem.code), expected, "{text}");
        }
    }
}
