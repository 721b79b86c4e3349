//! Lists of devices from elsewhere: read without fear, looked at row by row, taken over once, taken back as a whole.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use endwell_core::exchange::{
    CommitList, DateOrder, EditListCell, FieldMapping, JudgeList, ListField, ListKind, ListOutlook, ListRow,
    ListRowsOf, ListSource, ListTaken, Mapping, OpenList, OpenedList, ProposedBy, Question, SaveRefused, Verdict,
    WhichImport, commit_list, edit_list_cell, imports, judge_list, list_rows, open_list, save_refused, undo_import,
    what_depends,
};
use endwell_core::files::ReadingWish;
use endwell_core::foundation::{Refusal, RefusalCode, Unwatched};

use crate::world::World;

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name)
}

/// A list of the world that is looked at.
struct List<'w> {
    world: &'w World,
    opened: OpenedList,
    mapping: Mapping,
}

fn open(world: &World, source: ListSource) -> Result<List<'_>, Refusal> {
    let opened = open_list(&world.book, OpenList { source, wish: ReadingWish::default() }, &Unwatched)?.value;
    let mapping = opened.proposal.mapping.clone();
    Ok(List { world, opened, mapping })
}

fn file<'w>(world: &'w World, path: &Path) -> List<'w> {
    open(world, ListSource::File { path: path.display().to_string() }).unwrap()
}

fn pasted<'w>(world: &'w World, text: &str) -> List<'w> {
    open(world, ListSource::Text { text: text.to_owned() }).unwrap()
}

impl List<'_> {
    fn judge(&self) -> ListOutlook {
        let asked = JudgeList { id: self.opened.id.clone(), mapping: self.mapping.clone() };
        judge_list(&self.world.book, asked, &Unwatched).unwrap().value
    }

    fn rows(&self, verdict: Option<Verdict>) -> Vec<ListRow> {
        let (mut rows, mut after) = (Vec::new(), None);
        loop {
            let asked = ListRowsOf { id: self.opened.id.clone(), verdict, odd: false, after };
            let page = list_rows(&self.world.book, asked).unwrap().value;
            rows.extend(page.rows);
            match page.next {
                Some(next) => after = Some(next),
                None => return rows,
            }
        }
    }

    fn commit(&self, good_only: bool) -> Result<ListTaken, Refusal> {
        let asked = CommitList { id: self.opened.id.clone(), good_only };
        commit_list(&self.world.book, asked, &Unwatched).map(|done| done.value)
    }
}

/// What the expectations beside the register call each reason.
fn reason(row: &ListRow) -> &'static str {
    let first = &row.refused[0];
    match (first.field.as_str(), first.code) {
        ("serial", RefusalCode::SerialTwice) => "duplicate maker+serial",
        ("serial", RefusalCode::SerialDamaged) => "serial damaged by a spreadsheet",
        ("serial", RefusalCode::SerialPlaceholder | RefusalCode::Missing) => "no usable serial",
        ("deployed-on", _) => "no usable date",
        ("price", _) => "no usable cost",
        ("customer", _) => "no customer",
        ("row", RefusalCode::RowTooShort) => "too few fields",
        other => panic!("{other:?} in row {}", row.number),
    }
}

#[test]
fn the_old_register_is_reported_exactly() {
    let world = World::new();
    let list = file(&world, &sample("old-register.csv"));
    assert_eq!(list.opened.rows, 10_000);
    let reading = list.opened.reading.as_ref().unwrap();
    assert_eq!((reading.encoding.unwrap().as_str(), reading.delimiter.as_deref()), ("windows-1252", Some(";")));
    assert_eq!(list.mapping.fields[&ListField::DeployedOn].dates, Some(DateOrder::MonthFirst));
    let outlook = list.judge();
    let expected: BTreeMap<i64, String> =
        serde_json::from_slice(&std::fs::read(sample("old-register.expected.json")).unwrap()).unwrap();
    let refused = list.rows(Some(Verdict::Refused));
    let found: BTreeMap<i64, String> = refused.iter().map(|row| (row.number, reason(row).to_owned())).collect();
    assert_eq!(found, expected);
    assert_eq!((outlook.refused, outlook.new), (315, 9_685));
    assert_eq!(outlook.questions, Vec::<Question>::new());
}
