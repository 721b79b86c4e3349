//! The words of routes, for documents; the window reads the same ones.

/// The sentences of reasons, and the names of holds, scopes, statuses and standings.
pub const WORDS: &str = include_str!("messages.ftl");

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::{HoldKind, ReasonCode};
    use super::WORDS;
    use crate::foundation::Choice;
    use crate::recyclers::{Scope, Standing, Status};

    fn ids() -> BTreeSet<&'static str> {
        WORDS.lines().filter_map(|line| line.split_once(" =")).map(|(id, _)| id).collect()
    }

    /// The words of a choice of which nothing is said.
    fn missing<C: Choice>(prefix: &str) -> Vec<String> {
        let said = ids();
        let wanted = C::ALL.iter().map(|word| format!("{prefix}-{}", word.word()));
        wanted.filter(|id| !said.contains(id.as_str())).collect()
    }

    #[test]
    fn every_reason_has_its_sentence_and_every_word_its_name() {
        let lacking = [
            missing::<ReasonCode>("reason"),
            missing::<HoldKind>("hold"),
            missing::<Scope>("scope"),
            missing::<Status>("status"),
            missing::<Standing>("stands"),
        ];
        assert_eq!(lacking.concat(), Vec::<String>::new());
    }
}
