//! What was objected to a load, and who let it go on all the same, in the words of the catalogue. The window says reasons in
//! the same words, in `ui/src/api/routing.ts`.

use super::{FrozenOverride, rules};
use crate::foundation::{Day, Refusal, Said, Words};
use crate::paper::Block;
use crate::routing::{Reason, ReasonCode};

/// A section with a paragraph for each override; nothing where there were none.
pub(super) fn blocks(words: &Words, overrides: &[FrozenOverride]) -> Result<Vec<Block>, Refusal> {
    if overrides.is_empty() {
        return Ok(Vec::new());
    }
    let mut blocks = vec![Block::Heading(words.say("certificate-overrides", &[])?)];
    for one in overrides {
        blocks.push(Block::Paragraph(overridden(words, one)?));
    }
    Ok(blocks)
}

fn overridden(words: &Words, one: &FrozenOverride) -> Result<String, Refusal> {
    let nowhere = words.say("certificate-override-nowhere", &[])?;
    let outlet = if one.outlet.is_empty() { &nowhere } else { &one.outlet };
    let day = words.day(one.on)?;
    let when = [("day", (&day).into()), ("outlet", outlet.into())];
    let mut sentences = vec![words.say(&format!("certificate-override-{}", one.at.as_str()), &when)?];
    for objection in &one.objections {
        let sentence = say(words, &objection.reason)?;
        let facts = [("pieces", u64::from(objection.pieces).into()), ("sentence", (&sentence).into())];
        sentences.push(words.say("certificate-objection", &facts)?);
    }
    let reason = one.reason.replace('\n', " ");
    let facts = [("by", (&one.by).into()), ("reason", (&reason).into())];
    sentences.push(words.say("certificate-override-by", &facts)?);
    Ok(sentences.join(" "))
}

/// A fact in the words of a document.
enum Fact {
    Words(String),
    Count(u64),
}

/// The sentence of a reason.
fn say(words: &Words, reason: &Reason) -> Result<String, Refusal> {
    let code = reason.code;
    let facts = reason.params.iter().map(|(name, text)| Ok((name.as_str(), fact(words, code, name, text)?)));
    let facts = facts.collect::<Result<Vec<_>, Refusal>>()?;
    let facts: Vec<(&str, Said<'_>)> = facts.iter().map(|(name, fact)| (*name, said(fact))).collect();
    let own = if code == ReasonCode::EndsSoon && reason.params.contains_key("standard") { "-standard" } else { "" };
    words.say(&format!("reason-{}{own}", code.as_str()), &facts)
}

fn said(fact: &Fact) -> Said<'_> {
    match fact {
        Fact::Words(text) => text.into(),
        Fact::Count(count) => Said::Count(*count),
    }
}

/// Days come as `2026-11-30`, weights in grams, all else as the book's words.
fn fact(words: &Words, code: ReasonCode, name: &str, text: &str) -> Result<Fact, Refusal> {
    let named = |prefix: &str, word: &str| words.say(&format!("{prefix}-{word}"), &[]);
    let number = || text.parse::<u64>().map_err(Refusal::unexpected);
    let weight = || text.parse::<i64>().map(rules::weight).map_err(Refusal::unexpected);
    let is_weight = matches!(code, ReasonCode::LeastWeight | ReasonCode::TooLight);
    Ok(Fact::Words(match name {
        "day" => words.day(Day::parse(text)?)?,
        "weight" | "most" => weight()?,
        "least" if is_weight => weight()?,
        "least" | "quantity" | "days" | "packages" => return number().map(Fact::Count),
        "standard" => named("standard", text)?,
        "standards" => {
            let standards = text.split(' ').map(|word| named("standard", word)).collect::<Result<Vec<_>, _>>()?;
            let or = format!(" {} ", named("certificate", "or")?);
            standards.join(&or)
        }
        "scope" => named("scope", text)?,
        "category" => named("category-plural", text)?,
        _ => text.to_owned(),
    }))
}

#[cfg(test)]
mod tests {
    use super::super::document::CATALOGUES;
    use super::*;
    use crate::foundation::Choice;

    #[test]
    fn every_reason_is_said_in_words() {
        let words = Words::english(CATALOGUES).unwrap();
        for code in ReasonCode::ALL {
            let mut reason = Reason::new(*code);
            for (name, text) in [
                ("day", "2026-10-12"),
                ("weight", "22000"),
                ("most", "9000"),
                ("least", "40"),
                ("quantity", "3"),
                ("days", "5"),
                ("packages", "2"),
                ("standard", "r2v3"),
                ("standards", "e-stewards r2v3"),
                ("scope", "r2-b"),
                ("category", "laptop"),
                ("rule", "Whatever holds data"),
                ("kind", "take-back"),
                ("makers", "HP, Dell"),
                ("area", "US-OH"),
                ("areas", "US"),
                ("number", "R2-33810"),
            ] {
                reason = reason.with(name, text);
            }
            let sentence = say(&words, &reason).unwrap();
            assert!(!sentence.contains("r2v3") && !sentence.contains("2026-10-12"), "{sentence}");
        }
    }

    #[test]
    fn facts_are_written_for_people() {
        let words = Words::english(CATALOGUES).unwrap();
        for (reason, sentence) in [
            (
                Reason::new(ReasonCode::CertificationEnded).with("standard", "r2v3").with("day", "2026-10-28"),
                "Its R2v3 certification is valid only to 28 October 2026.",
            ),
            (
                Reason::new(ReasonCode::CustomerWants).with("standards", "e-stewards naid-aaa"),
                "The customer accepts only e-Stewards or NAID AAA.",
            ),
            (
                Reason::new(ReasonCode::ItemTooHeavy).with("weight", 22_000).with("most", 9_000),
                "It takes pieces of at most 9.0 kg; this is 22.0 kg.",
            ),
        ] {
            assert_eq!(say(&words, &reason).unwrap(), sentence);
        }
    }
}
