//! The refresh date of a device, from its day of deployment and the policy. Pure.

use super::{Refresh, RefreshSource};
use crate::foundation::{Day, Months};

/// The refresh date of what is deployed on a day under a policy of so many months; nothing where there is no policy.
/// Always counted from the day of deployment itself.
pub fn schedule(deployed_on: Day, months: Option<Months>) -> Refresh {
    match months {
        Some(months) => {
            Refresh { on: Some(deployed_on.plus_months(months)), source: RefreshSource::Policy, months: Some(months) }
        }
        None => Refresh { on: None, source: RefreshSource::None, months: None },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_counted_from_the_day_of_deployment() {
        let day = |text| Day::parse(text).unwrap();
        let months = |count| Some(Months::new(count).unwrap());
        assert_eq!(schedule(day("2024-02-29"), months(36)).on, Some(day("2027-02-28")));
        assert_eq!(schedule(day("2026-08-31"), months(6)).on, Some(day("2027-02-28")));
        let toner = schedule(day("2026-08-31"), None);
        assert_eq!((toner.on, toner.source), (None, RefreshSource::None));
    }
}
