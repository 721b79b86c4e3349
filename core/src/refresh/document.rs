//! Why a date is what it is, in words for documents.

use super::{MovedTo, Pick, Refresh, RefreshSource};
use crate::foundation::{Refusal, Words};

/// The catalogue of these words; a document adds it to its own.
pub const WORDS: &str = include_str!("messages.ftl");

/// The reason of a date as a part of a sentence: `48 months after the deployment, moved to the end of the quarter`.
pub fn explain(words: &Words, refresh: &Refresh) -> Result<String, Refusal> {
    let why = &refresh.why;
    let unknown = match why.unknown.first() {
        Some(source) => Some(words.say(&format!("why-unknown-{}", source.as_str()), &[])?),
        None => None,
    };
    let mut said = match refresh.source {
        RefreshSource::Policy => {
            let months = why.months.map_or(0, |months| u64::from(months.count()));
            words.say("why-policy", &[("months", months.into())])?
        }
        RefreshSource::Manual if !why.reason.is_empty() => {
            words.say("why-manual-reason", &[("reason", (&why.reason).into())])?
        }
        RefreshSource::None => match &unknown {
            Some(unknown) => words.say("why-none-unknown", &[("unknown", unknown.into())])?,
            None => words.say("why-none", &[])?,
        },
        source => words.say(&format!("why-{}", source.as_str()), &[])?,
    };
    let mut add = |id: &str| -> Result<(), Refusal> {
        said = words.say(id, &[("date", (&said).into())])?;
        Ok(())
    };
    match why.pick {
        Some(Pick::Earliest) => add("why-earliest")?,
        Some(Pick::Latest) => add("why-latest")?,
        None => {}
    }
    if let Some(to) = why.moved_to.filter(|to| *to != MovedTo::AsCounted) {
        add(&format!("why-moved-{}", to.as_str()))?;
    }
    if why.kept_clear {
        add("why-kept-clear")?;
    }
    Ok(said)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::{Day, Months};
    use crate::refresh::{Why, by_hand};

    #[test]
    fn every_reason_has_its_words() {
        let words = Words::english(&[WORDS]).unwrap();
        let on = Day::parse("2027-02-28").ok();
        let counted = Why { months: Months::new(36).ok(), counted: on, ..Why::default() };
        let of = |source, why: Why| explain(&words, &Refresh { on, source, why }).unwrap();
        for (found, expected) in [
            (of(RefreshSource::Policy, counted.clone()), "36 months after the deployment"),
            (
                of(
                    RefreshSource::Policy,
                    Why { moved_to: Some(MovedTo::QuarterEnd), kept_clear: true, ..counted.clone() },
                ),
                "36 months after the deployment, moved to the end of the quarter, kept out of a month in which nothing is \
                 changed",
            ),
            (
                of(RefreshSource::Warranty, Why { pick: Some(Pick::Earliest), ..Why::default() }),
                "the end of the maker’s warranty, the earliest of the dates that count",
            ),
            (of(RefreshSource::Support, Why::default()), "the end of the vendor’s support"),
            (of(RefreshSource::None, Why::default()), "no date, because it is replaced when it is empty or fails"),
            (
                of(RefreshSource::None, Why { unknown: vec![RefreshSource::Warranty], ..Why::default() }),
                "no date, because the end of the warranty is not known",
            ),
        ] {
            assert_eq!(found, expected);
        }
        let by_hand = by_hand(Day::latest(), "the office moves".to_owned());
        assert_eq!(explain(&words, &by_hand).unwrap(), "a date set by hand (the office moves)");
    }
}
