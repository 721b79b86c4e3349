//! Turns a table into bands: one a row, its headings tied to the first, its last tied to the totals.

use super::band::{Band, Ink};
use super::blocks::{Measure, Setting, ending_at};
use super::columns::{gap, widths};
use super::look::{CELL, COLUMN, GREY, HAIRLINE, STRONG, Style, THIN, TOTAL};
use super::tags::{Node, Role, Tree};
use super::text::composed;
use super::wrap::wrap;
use super::{Align, Table, Unprintable};

/// Above and below the lines of a row.
const PAD: f32 = 3.4;

/// A column's place on the page.
struct Place {
    left: f32,
    width: f32,
    align: Align,
}

/// How one kind of row is set.
struct Kind {
    role: Role,
    style: &'static Style,
    /// The hairline below it: weight and colour.
    rule: Option<(f32, super::look::Color)>,
}

const HEADINGS: Kind = Kind { role: Role::ColumnHeading, style: &COLUMN, rule: Some((STRONG, GREY)) };
const ROWS: Kind = Kind { role: Role::Cell, style: &CELL, rule: Some((THIN, HAIRLINE)) };
const TOTALS: Kind = Kind { role: Role::Cell, style: &TOTAL, rule: None };

/// Sets the table.
pub fn set(table: &Table, measure: Measure, tree: &mut Tree, setting: &mut Setting) -> Result<(), Unprintable> {
    let columns = table.columns.len();
    if let Some(row) = table.rows.iter().chain(&table.totals).position(|row| row.len() > columns) {
        return Err(Unprintable::Table { row });
    }
    if columns == 0 {
        return Ok(());
    }
    let places = places(table, measure);
    let part = tree.add(Tree::ROOT, Role::Table);
    let headings: Vec<&str> = table.columns.iter().map(|column| column.heading.as_str()).collect();
    // Headings are a group of rows only beside a body (ISO 32000-1, 14.8.4.3.4).
    let bare = table.rows.is_empty() && table.totals.is_empty();
    let group = if bare { part } else { tree.add(part, Role::TableHead) };
    let row = tree.add(group, Role::Row);
    let mut head = set_row(&headings, &places, &HEADINGS, row, measure, tree);
    head.before = 20.0;
    head.tied = !bare;
    let repeated = setting.heads.len();
    setting.heads.push(decoration(&head));
    setting.bands.push(head);
    let below = if table.rows.is_empty() { Role::TableBody } else { Role::TableFoot };
    for (rows, kind, role) in [(&table.rows, &ROWS, Role::TableBody), (&table.totals, &TOTALS, below)] {
        if rows.is_empty() {
            continue;
        }
        let group = tree.add(part, role);
        for row in rows {
            let node = tree.add(group, Role::Row);
            let mut band = set_row(row, &places, kind, node, measure, tree);
            band.head = Some(repeated);
            // Totals stay together; the last row is tied to them below.
            band.tied = kind.rule.is_none();
            setting.bands.push(band);
        }
    }
    tie_ends(table, setting);
    Ok(())
}

/// The last row stays with the totals; nothing is tied to what follows the table.
fn tie_ends(table: &Table, setting: &mut Setting) {
    let count = setting.bands.len();
    if !table.totals.is_empty() && !table.rows.is_empty() {
        setting.bands[count - table.totals.len() - 1].tied = true;
    }
    if let Some(last) = setting.bands.last_mut() {
        last.tied = false;
    }
}

/// The same band as decoration: headings repeated on a later page are no new headings to a reader who listens.
fn decoration(band: &Band) -> Band {
    let mut copy = band.clone();
    copy.items.iter_mut().for_each(|item| item.node = None);
    copy
}

fn set_row<T: AsRef<str>>(
    cells: &[T],
    places: &[Place],
    kind: &Kind,
    row: Node,
    measure: Measure,
    tree: &mut Tree,
) -> Band {
    let mut band = Band::default();
    let mut height = PAD + kind.style.leading;
    for (at, place) in places.iter().enumerate() {
        let node = tree.add(row, kind.role.clone());
        let text = composed(cells.get(at).map_or("", AsRef::as_ref));
        let mut top = PAD;
        for line in wrap(&text, kind.style, place.width) {
            let x = match place.align {
                Align::Start => place.left,
                Align::End => ending_at(place.left + place.width, &line),
            };
            band.text(Some(node), x, top, kind.style, line);
            top += kind.style.leading;
        }
        height = height.max(top);
    }
    band.height = height + PAD;
    if let Some((weight, color)) = kind.rule {
        let rule = Ink::Rule { x: measure.left, end: measure.right, weight, color };
        band.ink(None, band.height - weight, weight, rule);
    }
    band
}

fn places(table: &Table, measure: Measure) -> Vec<Place> {
    let gap = gap(table.columns.len(), measure.width());
    let mut left = measure.left;
    let mut places = Vec::new();
    for (column, width) in table.columns.iter().zip(widths(table, measure.width())) {
        places.push(Place { left, width, align: column.align });
        left += width + gap;
    }
    places
}
