//! What the columns of a table are called, and which of its rows says it.

use std::collections::HashSet;

use super::FirstRow;

/// Of so many cells in ten that have a digit, a column is one of numbers, dates or codes.
const MOSTLY: usize = 6;

/// The place of the row that names the columns: the first below the title, if there is a title. Nothing where the table
/// begins with data.
pub(super) fn row_that_names_them(rows: &[FirstRow]) -> Option<usize> {
    let title = title(rows);
    [title, 0].into_iter().find(|at| first_row_names_them(rows.get(*at..).unwrap_or_default()))
}

/// How many rows at the beginning are a title: each has less than half as many cells filled as the table's rows have, and
/// there is a table below them.
fn title(rows: &[FirstRow]) -> usize {
    let filled = |row: &FirstRow| row.cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    let mut widths: Vec<usize> = rows.iter().map(filled).collect();
    widths.sort_unstable();
    let usual = widths.get(rows.len() / 2).copied().unwrap_or_default();
    let title = rows.iter().take_while(|row| filled(row) * 2 < usual).count();
    if title + 1 < rows.len() { title } else { 0 }
}

/// False only when the first row clearly holds data: it looks as the rows below it do, in every column of numbers, dates
/// or codes. A heading has no digit there.
fn first_row_names_them(rows: &[FirstRow]) -> bool {
    if is_code_without_digit(rows) {
        return false;
    }
    let Some((first, below)) = rows.split_first() else { return true };
    let coded: Vec<bool> = match below {
        // A list of one.
        [] => first.cells.iter().map(|cell| !cell.trim().is_empty()).collect(),
        below => (0..first.cells.len()).map(|column| is_coded(below, column)).collect(),
    };
    let mut judged = first.cells.iter().zip(coded).filter(|(cell, coded)| *coded && !cell.trim().is_empty()).peekable();
    judged.peek().is_none() || !judged.all(|(cell, _)| has_digit(cell) && !is_numbered_word(cell))
}

/// Whether a single column of codes of one length, as service tags are, begins with such a code that happens to have no digit.
fn is_code_without_digit(rows: &[FirstRow]) -> bool {
    let [first, below @ ..] = rows else { return false };
    let code = |row: &FirstRow| match row.cells.as_slice() {
        [cell] => Some(cell.trim())
            .filter(|cell| cell.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit()))
            .map(str::len),
        _ => None,
    };
    below.len() > 1 && code(first).is_some() && below.iter().all(|row| code(row) == code(first))
}

/// `Address 2`
fn is_numbered_word(cell: &str) -> bool {
    let Some((words, number)) = cell.trim().rsplit_once(' ') else { return false };
    !has_digit(words) && number.len() <= 2 && number.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_coded(rows: &[FirstRow], column: usize) -> bool {
    let filled = rows.iter().filter_map(|row| row.cells.get(column)).filter(|cell| !cell.trim().is_empty());
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

/// A name for each column, and none twice; `headings` is the place of the row that has them.
pub(super) fn names(rows: &[FirstRow], headings: Option<usize>) -> Vec<String> {
    let headings: Vec<String> = match headings.and_then(|at| rows.get(at)) {
        Some(row) => row.cells.iter().map(|heading| one_line(heading)).collect(),
        None => vec![String::new(); rows.iter().map(|row| row.cells.len()).max().unwrap_or_default()],
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

    fn rows(rows: &[&[&str]]) -> Vec<FirstRow> {
        let cells = |row: &&[&str]| row.iter().map(|cell| (*cell).to_owned()).collect();
        (1..).zip(rows).map(|(number, row)| FirstRow { number, cells: cells(row) }).collect()
    }

    #[test]
    fn a_title_stands_above_the_names() {
        for (table, expected) in [
            (
                rows(&[&["Assets of Harbor Dental"], &["Make", "Model", "Serial"], &["Dell", "R640", "4AX3R1B"]]),
                Some(1),
            ),
            (rows(&[&["sep=", ""], &["Make", "Model", "Serial", "Tag"], &["Dell", "R640", "4AX3R1B", "T1"]]), Some(1)),
            (
                rows(&[
                    &["Report"],
                    &["", "", "2024"],
                    &["A", "B", "C", "D"],
                    &["1", "2", "3", "4"],
                    &["1", "2", "3", "4"],
                ]),
                Some(2),
            ),
            // Two of three are no title: a row of a list may leave cells empty.
            (rows(&[&["Make", "Model", ""], &["Dell", "R640", "4AX3R1B"]]), Some(0)),
            // Below what might be a title come data: then it names the columns itself.
            (rows(&[&["Serial"], &["4AX3R1B", "2024-03-01", "12"], &["5CG0120", "2024-03-02", "15"]]), Some(0)),
            (rows(&[&["4AX3R1B", "2024-03-01"], &["5CG0120", "2024-03-02"]]), None),
            (rows(&[&["Serial"]]), Some(0)),
            (rows(&[]), Some(0)),
        ] {
            assert_eq!(row_that_names_them(&table), expected, "{table:?}");
        }
    }

    #[test]
    fn a_first_row_is_data_only_when_it_clearly_is() {
        for (table, has_headings) in [
            (rows(&[&["serviceTag"], &["4AX3R1B"], &["PFWUG1C"]]), true),
            (rows(&[&["service_tag"], &["4AX3R1B"]]), true),
            (rows(&[&["Service Tag"], &["4AX3R1B"], &["JKLMNPQ"], &["4AX3R1C"]]), true),
            (rows(&[&["4AX3R1B"], &["PFWUG1C"], &["JKLMNPQ"], &["3JJEX5P"]]), false),
            (rows(&[&["4AX3R1B"]]), false),
            (rows(&[&["JKLMNPQ"], &["4AX3R1B"], &["5CG0120"]]), false),
            (rows(&[&["SERIAL"], &["4AX3R1B"], &["5CG0120"]]), true),
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
            assert_eq!(names(&rows(&[headings]), Some(0)), expected);
        }
    }

    #[test]
    fn columns_without_headings_are_numbered_as_far_as_the_longest_row() {
        assert_eq!(names(&rows(&[&["1"], &["1", "2", "3"]]), None), ["Column 1", "Column 2", "Column 3"]);
        assert!(names(&[], Some(0)).is_empty());
    }
}
