//! Every code, category and action has its sentence.

use std::collections::BTreeSet;

use endwell_core::catalogue::Category;
use endwell_core::foundation::{RefusalCode, Words};

use super::{files, top};

/// Message ids of all catalogues below these folders.
fn messages(folders: &[&str]) -> BTreeSet<String> {
    let texts = folders.iter().flat_map(|folder| files(&top().join(folder), &[".ftl"]));
    let ids = texts.flat_map(|(_, text)| {
        let ids = text.lines().filter_map(|line| line.split_once(" =")).map(|(id, _)| id.to_owned());
        ids.filter(|id| id.starts_with(|c: char| c.is_ascii_lowercase())).collect::<Vec<_>>()
    });
    ids.collect()
}

#[test]
fn every_refusal_has_a_sentence() {
    let messages = messages(&["core/src"]);
    let missing: Vec<_> = RefusalCode::ALL
        .iter()
        .map(|code| format!("refusal-{}", code.as_str()))
        .filter(|id| !messages.contains(id))
        .collect();
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn every_category_has_a_name() {
    let messages = messages(&["core/src"]);
    for category in Category::all() {
        for form in ["category", "category-plural", "category-counted"] {
            assert!(messages.contains(&format!("{form}-{}", category.slug())), "{form}-{}", category.slug());
        }
    }
}

#[test]
fn every_action_has_a_sentence_in_the_window() {
    let messages = messages(&["ui/src"]);
    let mut missing = BTreeSet::new();
    for (_, text) in files(&top().join("core/src"), &[".rs"]) {
        if text.split("#[cfg(test)]").next().is_none_or(|code| !code.contains(".transact(")) {
            continue;
        }
        let direct = text.split("transact(\"").skip(1).filter_map(|rest| rest.split('"').next());
        let chosen = text.split("let action = ").skip(1).filter_map(|rest| rest.split(';').next());
        let chosen = chosen.flat_map(|choice| choice.split('"').skip(1).step_by(2));
        missing.extend(direct.chain(chosen).map(|name| format!("action-{name}")).filter(|id| !messages.contains(id)));
    }
    assert_eq!(missing, BTreeSet::new());
}

#[test]
fn every_catalogue_that_rust_reads_can_be_read() {
    for folder in ["core/src", "src-tauri/src"] {
        for (path, text) in files(&top().join(folder), &[".ftl"]) {
            // The words that every document has are there already.
            let alone: &[&str] = if path.ends_with("foundation/words.ftl") { &[] } else { &[&text] };
            assert!(Words::english(alone).is_ok(), "{}", path.display());
        }
    }
}
