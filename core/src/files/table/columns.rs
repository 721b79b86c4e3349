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
    judged.peek().is_none() || !judged.all(|(cell, _)| has_digit(cell) && !is_numbered_word(cell))
}

/// `Address 2`
fn is_numbered_word(cell: &str) -> bool {
    let Some((words, number)) = cell.trim().rsplit_once(' ') else { return false };
    !has_digit(words) && number.len() <= 2 && number.bytes().all(|byte| byte.is_ascii_digit())
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

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(rows: &[&[&str]]) -> Vec<Vec<String>> {
        rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
    }

    #[test]
    fn a_first_row_is_data_only_when_it_clearly_is() {
        for (table, has_headings) in [
            (rows(&[&["serviceTag"], &["4AX3R1B"], &["PFWUG1C"]]), true),
            (rows(&[&["service_tag"], &["4AX3R1B"]]), true),
            (rows(&[&["Service Tag"], &["4AX3R1B"], &["JKLMNPQ"], &["4AX3R1C"]]), true),
            (rows(&[&["4AX3R1B"], &["PFWUG1C"], &["JKLMNPQ"], &["3JJEX5P"]]), false),
            (rows(&[&["4AX3R1B"]]), false),
            (rows(&[&["Dell", "4AX3R1B", "2024-03-01"], &["HP", "5CG0120", "2023-03-01"]]), false),
            (rows(&[&["Make", "Serial"]]), true),
            (rows(&[&["Name", "Address 1"], &["Harbor Dental", "1 Main St"]]), true),
            (rows(&[&["Serial", "Address 1"], &["4AX3R1B", "1 Main St"]]), true),
            (rows(&[&["Harbor Dental"], &["Lakeview Architects"]]), true),
            (rows(&[&["", "4AX3R1B"], &["Dell", "5CG0120"]]), false),
        ] {
            assert_eq!(first_row_names_them(&table), has_headings, "{table:?}");
        }
    }

    #[test]
    fn no_two_columns_have_one_name() {
        for (headings, expected) in [
            (&["Make", "Serial\nNo. "][..], &["Make", "Serial No."][..]),
            (&["Category", "Name", "Category", "Category"], &["Category", "Name", "Category (2)", "Category (3)"]),
            (&["A", "A", "A (2)"], &["A", "A (3)", "A (2)"]),
            (&["", "Column 1", "", "Column 3"], &["Column 1 (2)", "Column 1", "Column 3 (2)", "Column 3"]),
        ] {
            assert_eq!(names(&rows(&[headings]), true), expected);
        }
    }

    #[test]
    fn columns_without_headings_are_numbered_as_far_as_the_longest_row() {
        assert_eq!(names(&rows(&[&["1"], &["1", "2", "3"]]), false), ["Column 1", "Column 2", "Column 3"]);
        assert!(names(&[], true).is_empty());
    }
}
