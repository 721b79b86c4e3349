//! What the columns of a table are called, and whether its first row says it.

use std::collections::HashSet;

/// Of so many cells in ten that have a digit, a column is one of numbers, dates or codes.
const MOSTLY: usize = 6;

/// False only when the first row clearly holds data: it looks as the rows below it do, in every column of numbers, dates
/// or codes. A heading has no digit there.
pub(super) fn first_row_names_them(rows: &[Vec<String>]) -> bool {
    let Some((first, below)) = rows.split_first() else { return true };
    let coded: Vec<bool> = match below {
        // A list of one.
        [] => first.iter().map(|cell| !cell.trim().is_empty()).collect(),
        below => (0..first.len()).map(|column| is_coded(below, column)).collect(),
    };
    let mut judged = first.iter().zip(coded).filter(|(cell, coded)| *coded && !cell.trim().is_empty()).peekable();
    judged.peek().is_none() || !judged.all(|(cell, _)| has_digit(cell))
}

fn is_coded(rows: &[Vec<String>], column: usize) -> bool {
    let filled = rows.iter().filter_map(|row| row.get(column)).filter(|cell| !cell.trim().is_empty());
    let (mut cells, mut with_digits) = (0, 0);
    for cell in filled {
        cells += 1;
        with_digits += usize::from(has_digit(cell));
    }
    cells > 0 && with_digits * 10 >= cells * MOSTLY
}

fn has_digit(cell: &str) -> bool {
    cell.contains(|c: char| c.is_ascii_digit())
}

/// A name for each column, and none twice.
pub(super) fn names(rows: &[Vec<String>], first_names_them: bool) -> Vec<String> {
    let headings: Vec<String> = match rows.first() {
        Some(first) if first_names_them => first.iter().map(|heading| one_line(heading)).collect(),
        _ => vec![String::new(); rows.iter().map(Vec::len).max().unwrap_or_default()],
    };
    // What the file calls a column stays free for that column, wherever it comes.
    let mut taken: HashSet<String> = HashSet::new();
    let written: HashSet<String> = headings.iter().cloned().collect();
    let mut names = Vec::with_capacity(headings.len());
    for (column, heading) in (1_usize..).zip(headings) {
        let is_free = |name: &String, taken: &HashSet<String>| !taken.contains(name) && !written.contains(name);
        let name = match heading.as_str() {
            "" => numbered(&format!("Column {column}"), |name| is_free(name, &taken)),
            _ if taken.contains(&heading) => numbered(&heading, |name| is_free(name, &taken)),
            _ => heading,
        };
        taken.insert(name.clone());
        names.push(name);
    }
    names
}

/// The name, or the name with the first number from 2 on that makes it free.
fn numbered(name: &str, is_free: impl Fn(&String) -> bool) -> String {
    let mut numbered = name.to_owned();
    let mut number = 1;
    while !is_free(&numbered) {
        number += 1;
        numbered = format!("{name} ({number})");
    }
    numbered
}

fn one_line(heading: &str) -> String {
    heading.split_whitespace().collect::<Vec<_>>().join(" ")
}
