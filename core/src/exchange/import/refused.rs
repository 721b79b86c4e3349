//! The refused rows of a list as a file of its own shape, to be mended elsewhere and read again.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::columns::heading_of;
use super::judge::Staged;
use super::staging::{self, Line};
use super::texts::Texts;
use super::{ListField, Mapping, SaveRefused};
use crate::book::{Book, Done};
use crate::files::{SheetCell, SheetColumn, SheetFormat, SheetWriter, WrittenFile};
use crate::foundation::{Choice, FieldRefusal, REFUSALS, Refusal, Said, Words};

/// Writes the refused rows as a file of the list's own shape, with a column that says why. What the person changed is in
/// it; mended, it can be read again.
pub fn save_refused(book: &Book, save: SaveRefused) -> Result<Done<WrittenFile>, Refusal> {
    let mut scratch = book.scratch(&save.id)?;
    let value = scratch.work(|st| {
        let staged = Staged::read(st)?;
        let mapping: Mapping = staging::fact(st, "mapping")?;
        let edits = staging::edits(st)?;
        let words = Words::english(&[REFUSALS, include_str!("../messages.ftl")])?;
        let shape = Shape::of(&staged, &mapping, edits.values().flat_map(BTreeMap::keys), &save.reason);
        let path = Path::new(&save.path);
        let is_workbook = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
        let mut sheet = if is_workbook {
            SheetWriter::new(path, SheetFormat::Xlsx, &staged.list.source, &shape.columns)?
        } else {
            SheetWriter::separated_by(path, staged.separator(), &shape.columns)?
        };
        staging::each_refused_line(st, |line, refused| {
            let why: Vec<String> = refused.iter().map(|refusal| reason(&words, refusal)).collect::<Result<_, _>>()?;
            let cells = shape.cells(&line, edits.get(&line.number), why.join(" "));
            let row: Vec<SheetCell<'_>> = cells.iter().map(|cell| SheetCell::Text(cell)).collect();
            sheet.row(&row)
        })?;
        sheet.finish()
    })?;
    Ok(Done { value, changed: Vec::new() })
}

/// `Serial: This is needed.`
fn reason(words: &Words, refusal: &FieldRefusal) -> Result<String, Refusal> {
    let why = words.refusal(refusal.code, &refusal.params)?;
    match ListField::parse(&refusal.field) {
        Ok(field) => {
            let field = words.say(&format!("import-field-{}", field.as_str()), &[])?;
            words.say("import-field-why", &[("field", Said::Text(&field)), ("why", Said::Text(&why))])
        }
        Err(_) => Ok(why),
    }
}

/// The columns of the file: those of the list, those of fields that were changed and have none, and the reason.
struct Shape<'m> {
    mapping: &'m Mapping,
    columns: Vec<SheetColumn>,
    /// How many columns the list has.
    own: usize,
    added: Vec<ListField>,
    /// Where the reason stands: where it stood when the list is such a file itself.
    reason: usize,
}

impl<'m> Shape<'m> {
    fn of<'e>(
        staged: &Staged,
        mapping: &'m Mapping,
        edited: impl Iterator<Item = &'e ListField>,
        reason: &str,
    ) -> Self {
        let has_column = |field: &&ListField| mapping.fields.get(field).is_some_and(|from| !from.columns.is_empty());
        let added: BTreeSet<ListField> = edited.filter(|field| !has_column(field)).copied().collect();
        let mut headings: Vec<String> = staged.list.columns.iter().map(|column| column.name.clone()).collect();
        let own = headings.len();
        if staged.list.reading.as_ref().is_some_and(|reading| reading.headings.is_none()) {
            // The file has headings: those by which its columns are known when it is read again.
            for (field, from) in &mapping.fields {
                let column = from.columns.first().and_then(|at| headings.get_mut(usize::try_from(*at).ok()?));
                column.into_iter().for_each(|heading| heading_of(*field).clone_into(heading));
            }
        }
        headings.extend(added.iter().map(|field| heading_of(*field).to_owned()));
        let at = headings.iter().position(|heading| heading == reason).unwrap_or(headings.len());
        if at == headings.len() {
            headings.push(reason.to_owned());
        }
        let columns = headings.into_iter().map(|heading| SheetColumn { heading, width: 16 }).collect();
        Shape { mapping, columns, own, added: added.into_iter().collect(), reason: at }
    }

    fn cells(&self, line: &Line, edited: Option<&BTreeMap<ListField, String>>, why: String) -> Vec<String> {
        let mut cells: Vec<String> = line.cells().map(str::to_owned).collect();
        // Behind the last column a row stays too wide, so that it is refused again until somebody has looked at it.
        let surplus = cells.split_off(self.own.min(cells.len()));
        cells.resize(self.own, String::new());
        for (field, text) in edited.into_iter().flatten() {
            let columns = self.mapping.fields.get(field).map(|from| from.columns.as_slice()).unwrap_or_default();
            // The first column that has something holds, so that the others must not say otherwise.
            for (nth, at) in columns.iter().enumerate() {
                if let Some(cell) = usize::try_from(*at).ok().and_then(|at| cells.get_mut(at)) {
                    cell.clear();
                    cell.push_str(if nth == 0 { text } else { "" });
                }
            }
        }
        let texts = Texts::of(line, self.mapping, edited);
        cells.extend(self.added.iter().map(|field| texts.get(*field).to_owned()));
        cells.resize(self.columns.len(), String::new());
        if let Some(cell) = cells.get_mut(self.reason) {
            *cell = why;
        }
        cells.extend(surplus);
        cells
    }
}
