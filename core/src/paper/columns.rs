//! How wide the columns of a table are: fixed shares first, the rest by what the cells need. Knows texts and widths only.

use super::look::{CELL, COLUMN, TOTAL};
use super::text::composed;
use super::wrap::natural_width;
use super::{Column, Table, Width};

/// No column is narrower while others have room; points.
const NARROWEST: f32 = 34.0;

/// The space between columns, in points: less where there are very many.
pub fn gap(columns: usize, total: f32) -> f32 {
    (total / count(columns) / 2.0).min(12.0)
}

/// The width of each column in points, without the gap after it.
pub fn widths(table: &Table, total: f32) -> Vec<f32> {
    let columns = table.columns.len();
    let room = total - gap(columns, total) * (count(columns) - 1.0);
    let fixed = |column: &Column| match column.width {
        Width::Share(share) => Some(room * f32::from(share.min(100)) / 100.0),
        Width::Flexible => None,
    };
    let shares: f32 = table.columns.iter().filter_map(fixed).sum();
    let needs: Vec<Need> =
        (0..columns).filter(|at| fixed(&table.columns[*at]).is_none()).map(|at| need(table, at)).collect();
    let reserved = if needs.is_empty() { 0.0 } else { (count(needs.len()) * NARROWEST).min(room / 2.0) };
    let scale = if shares > room - reserved { (room - reserved) / shares } else { 1.0 };
    let mut given = by_need(&needs, room - shares * scale).into_iter();
    let width = |column| fixed(column).map_or_else(|| given.next().unwrap_or(0.0), |share| share * scale);
    table.columns.iter().map(width).collect()
}

fn count(columns: usize) -> f32 {
    f32::from(u16::try_from(columns.max(1)).unwrap_or(u16::MAX))
}

/// What a column needs, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Need {
    /// So that nine cells in ten do not wrap, nor the heading.
    most: f32,
    /// So that none does.
    all: f32,
}

fn need(table: &Table, at: usize) -> Need {
    let width = |row: &Vec<String>, style| row.get(at).map_or(0.0, |cell| natural_width(&composed(cell), style));
    let totals = table.totals.iter().map(|row| width(row, &TOTAL)).fold(0.0, f32::max);
    let heading = natural_width(&composed(&table.columns[at].heading), &COLUMN);
    let mut rows: Vec<f32> = table.rows.iter().map(|row| width(row, &CELL)).collect();
    rows.sort_by(f32::total_cmp);
    let most = rows.get(rows.len() * 9 / 10).copied().unwrap_or(0.0).max(heading).max(1.0);
    let all = rows.last().copied().unwrap_or(0.0).max(totals).max(most);
    // A hair more, so that the widest cell is not broken by a rounding.
    Need { most: most + 0.1, all: all + 0.1 }
}

/// Shares `room` by need: to all what they need and the rest in proportion; where it is too little for that, what most
/// cells need first, so that one long cell does not make all others wrap.
fn by_need(needs: &[Need], room: f32) -> Vec<f32> {
    let all: f32 = needs.iter().map(|need| need.all).sum();
    if all <= room {
        return needs.iter().map(|need| need.all * room / all).collect();
    }
    let most: Vec<f32> = needs.iter().map(|need| need.most).collect();
    let left = room - most.iter().sum::<f32>();
    if left <= 0.0 {
        return fairly(&most, room);
    }
    let more: Vec<f32> = needs.iter().map(|need| need.all - need.most).collect();
    most.iter().zip(fairly(&more, left)).map(|(most, more)| most + more).collect()
}

/// Gives each what it wants, or a fair part to those who want more than that.
fn fairly(wants: &[f32], room: f32) -> Vec<f32> {
    let mut ascending: Vec<usize> = (0..wants.len()).collect();
    ascending.sort_by(|a, b| wants[*a].total_cmp(&wants[*b]));
    let mut widths = vec![0.0; wants.len()];
    let mut left = room;
    for (done, at) in ascending.iter().enumerate() {
        widths[*at] = wants[*at].min(left / count(wants.len() - done));
        left -= widths[*at];
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(needs: &[(f32, f32)], room: f32, expected: &[f32]) {
        let needs: Vec<Need> = needs.iter().map(|(most, all)| Need { most: *most, all: *all }).collect();
        let widths = by_need(&needs, room);
        assert_eq!(widths.len(), expected.len());
        assert!(widths.iter().zip(expected).all(|(is, should)| (is - should).abs() < 0.01), "{widths:?}");
    }

    #[test]
    fn columns_share_the_room_by_what_they_need() {
        check(&[], 300.0, &[]);
        check(&[(10.0, 10.0), (30.0, 30.0)], 80.0, &[20.0, 60.0]);
        check(&[(10.0, 10.0), (90.0, 3000.0), (50.0, 50.0)], 160.0, &[10.0, 100.0, 50.0]);
        check(&[(300.0, 300.0), (3000.0, 3000.0), (400.0, 400.0)], 300.0, &[100.0, 100.0, 100.0]);
    }

    #[test]
    fn one_long_cell_does_not_make_its_neighbours_wrap() {
        check(&[(60.0, 900.0), (140.0, 140.0)], 300.0, &[160.0, 140.0]);
    }

    #[test]
    fn fixed_shares_are_kept_while_the_others_have_room() {
        let column = |width| Column { width, ..Column::default() };
        let table =
            |widths: &[Width]| Table { columns: widths.iter().copied().map(column).collect(), ..Table::default() };
        let fixed = widths(&table(&[Width::Share(25), Width::Flexible]), 412.0);
        assert!((fixed[0] - 100.0).abs() < 0.01 && (fixed[1] - 300.0).abs() < 0.01, "{fixed:?}");
        let crowded = widths(&table(&[Width::Share(90), Width::Share(90), Width::Flexible]), 424.0);
        assert!((crowded.iter().sum::<f32>() - 400.0).abs() < 0.01, "{crowded:?}");
        assert!(crowded.iter().all(|width| *width >= NARROWEST - 0.01), "{crowded:?}");
    }
}
