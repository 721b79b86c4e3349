//! Lists of devices from elsewhere: looked at row by row, taken over once, and nothing twice. What the other tests of
//! imports open, read and compare stands here too.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use endwell_core::exchange::{
    CommitList, DateOrder, EditListCell, EditedRow, JudgeList, ListField, ListKind, ListOutlook, ListRow, ListRowsOf,
    ListSource, ListTaken, Mapping, OpenList, OpenedList, ProposedBy, Question, SaveRefused, Verdict, commit_list,
    edit_list_cell, judge_list, list_rows, open_list, save_refused,
};
use endwell_core::files::{ReadingWish, WrittenFile};
use endwell_core::foundation::{FieldRefusal, Refusal, RefusalCode, Unwatched, Watch};

use crate::schedules::assert_follows_policies;
use crate::summaries::{assert_fleet_is_right, assert_forecast_is_right};
use crate::world::{World, laptop};

/// The columns that most lists of these tests have.
pub const HEADINGS: &str =
    "Customer,Site,Category,Manufacturer,Model,Serial,Asset Tag,Installed,Warranty,Price,Order Number,Notes";

pub fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name)
}

/// A list that is looked at.
pub struct List<'w> {
    pub world: &'w World,
    pub opened: OpenedList,
    pub mapping: Mapping,
}

pub fn try_open(world: &World, source: ListSource) -> Result<List<'_>, Refusal> {
    let opened = open_list(&world.book, OpenList { source, wish: ReadingWish::default() }, &Unwatched)?.value;
    let mapping = opened.proposal.mapping.clone();
    Ok(List { world, opened, mapping })
}

#[track_caller]
pub fn file<'w>(world: &'w World, path: &Path) -> List<'w> {
    try_open(world, ListSource::File { path: path.display().to_string() }).unwrap()
}

/// A file of these bytes, or why it is refused.
pub fn try_bytes<'w>(world: &'w World, name: &str, bytes: &[u8]) -> Result<List<'w>, Refusal> {
    let path = world.path(name);
    std::fs::write(&path, bytes).unwrap();
    try_open(world, ListSource::File { path: path.display().to_string() })
}

#[track_caller]
pub fn text<'w>(world: &'w World, text: &str) -> List<'w> {
    try_bytes(world, "list.csv", text.as_bytes()).unwrap()
}

/// A file with the usual columns.
#[track_caller]
pub fn rows<'w>(world: &'w World, rows: &[&str]) -> List<'w> {
    text(world, &format!("{HEADINGS}\n{}\n", rows.join("\n")))
}

#[track_caller]
pub fn pasted<'w>(world: &'w World, text: &str) -> List<'w> {
    try_open(world, ListSource::Text { text: text.to_owned() }).unwrap()
}

/// Takes the whole list over; the test fails when a row is refused.
#[track_caller]
pub fn taken(list: &List<'_>) -> ListTaken {
    let outlook = list.judge();
    assert_eq!((outlook.refused, list.whys()), (0, Vec::new()));
    list.commit(false).unwrap()
}

impl List<'_> {
    pub fn judge_watched(&self, watch: &dyn Watch) -> Result<ListOutlook, Refusal> {
        let asked = JudgeList { id: self.opened.id.clone(), mapping: self.mapping.clone() };
        judge_list(&self.world.book, asked, watch).map(|done| done.value)
    }

    #[track_caller]
    pub fn judge(&self) -> ListOutlook {
        self.judge_watched(&Unwatched).unwrap()
    }

    pub fn rows(&self, verdict: Option<Verdict>) -> Vec<ListRow> {
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

    /// What would happen to each row.
    pub fn verdicts(&self) -> Vec<Verdict> {
        self.rows(None).iter().map(|row| row.verdict).collect()
    }

    /// `row field: code` for whatever is refused.
    pub fn whys(&self) -> Vec<String> {
        let rows = self.rows(Some(Verdict::Refused));
        rows.iter()
            .flat_map(|row| told(&row.refused).into_iter().map(move |why| format!("{} {why}", row.number)))
            .collect()
    }

    /// `row field: from -> to` for whatever would change.
    pub fn changes(&self) -> Vec<String> {
        let rows = self.rows(Some(Verdict::Update));
        let change = |row: &ListRow| -> Vec<String> {
            let told = |change: &endwell_core::exchange::FieldChange| {
                format!("{} {}: {} -> {}", row.number, change.field.as_str(), change.from, change.to)
            };
            row.changes.iter().map(told).collect()
        };
        rows.iter().flat_map(change).collect()
    }

    pub fn commit_watched(&self, good_only: bool, watch: &dyn Watch) -> Result<ListTaken, Refusal> {
        let asked = CommitList { id: self.opened.id.clone(), good_only };
        commit_list(&self.world.book, asked, watch).map(|done| done.value)
    }

    pub fn commit(&self, good_only: bool) -> Result<ListTaken, Refusal> {
        self.commit_watched(good_only, &Unwatched)
    }

    #[track_caller]
    pub fn edit(&self, number: i64, field: ListField, text: &str) -> EditedRow {
        let edit = EditListCell { id: self.opened.id.clone(), number, field, text: text.to_owned() };
        edit_list_cell(&self.world.book, edit).unwrap().value
    }

    pub fn save_refused(&self, name: &str) -> WrittenFile {
        let path = self.world.path(name).display().to_string();
        let save = SaveRefused { id: self.opened.id.clone(), path, reason: "Reason".into() };
        save_refused(&self.world.book, save).unwrap().value
    }
}

/// `field: code` of each.
pub fn told(refused: &[FieldRefusal]) -> Vec<String> {
    refused.iter().map(|field| format!("{}: {}", field.field, field.code.as_str())).collect()
}

/// The book as a person compares two of them: everything but ids, versions and what an import notes of itself.
pub fn register(world: &World) -> Vec<String> {
    let lines = |sql: &str| world.ask(|tx| tx.all(sql, &[], |row| row.get::<String>("line")));
    let mut register = lines(
        "SELECT c.name||'|'||s.name||'|'||m.maker||'|'||m.name||'|'||m.category||'|'||a.category||'|'||a.serial||'|'||a.tag
                ||'|'||coalesce(a.price_minor, '')||a.currency||'|'||a.deployed_on||'|'||coalesce(a.warranty_until, '')||'|'
                ||coalesce(a.refresh_on, '')||'|'||a.refresh_source||'|'||a.state||'|'||a.due_on||'|'||a.note
                AS line
           FROM asset a JOIN customer c ON c.id = a.customer_id JOIN site s ON s.id = a.site_id
           JOIN model m ON m.id = a.model_id ORDER BY 1",
    );
    register.extend(lines(
        "SELECT s.name||'|'||d.deployed_on||'|'||d.order_number||'|'||(SELECT count(*) FROM asset a WHERE a.deployment_id = d.id)
                AS line FROM deployment d JOIN site s ON s.id = d.site_id ORDER BY 1",
    ));
    register.extend(lines("SELECT name AS line FROM customer ORDER BY 1"));
    register.extend(lines(
        "SELECT c.name||'|'||s.name AS line FROM site s JOIN customer c ON c.id = s.customer_id ORDER BY 1",
    ));
    register.extend(lines("SELECT maker||'|'||name||'|'||category AS line FROM model ORDER BY 1"));
    register
}

/// What the actions keep up to date by themselves is right after an import as after any other.
#[track_caller]
pub fn assert_book_is_right(world: &World) {
    assert_fleet_is_right(world);
    assert_forecast_is_right(world);
    assert_follows_policies(world);
    let grouped = world.count(
        "(SELECT site_id, deployed_on, order_number FROM deployment WHERE import_id IS NOT NULL
           GROUP BY import_id, site_id, deployed_on, order_number HAVING count(*) > 1)",
    );
    assert_eq!(grouped, 0, "one deployment for a place, a day and an order");
    let apart = world.count(
        "asset a JOIN deployment d ON d.id = a.deployment_id
          WHERE a.site_id <> d.site_id OR a.customer_id <> d.customer_id OR a.deployed_on <> d.deployed_on",
    );
    assert_eq!(apart, 0, "a device stands where its deployment does");
    assert_eq!(world.book.check().unwrap(), Vec::<String>::new());
}

/// What the expectations beside the register call each reason.
fn reason(row: &ListRow) -> String {
    let first = &row.refused[0];
    let said = match (first.field.as_str(), first.code) {
        ("serial", RefusalCode::SerialTwice) => "duplicate maker+serial",
        ("serial", RefusalCode::SerialDamaged) => "serial damaged by a spreadsheet",
        ("serial", RefusalCode::SerialPlaceholder | RefusalCode::Missing) => "no usable serial",
        ("deployed-on", _) => "no usable date",
        ("price", _) => "no usable cost",
        ("customer", _) => "no customer",
        ("row", RefusalCode::RowTooShort) => "too few fields",
        (field, code) => return format!("{field}: {code:?}"),
    };
    said.to_owned()
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
    let found: BTreeMap<i64, String> = refused.iter().map(|row| (row.number, reason(row))).collect();
    assert_eq!(found, expected);
    assert_eq!((outlook.refused, outlook.new), (315, 9_685));
    assert_eq!(outlook.questions, Vec::<Question>::new());
}

/// Two customers, three sites, two orders, three models.
pub const CLEAN: [&str; 6] = [
    "Harbor Dental Group,Front desk,Laptop,Dell,Latitude 5420,ABC1001,T-1,2024-02-29,36,1000.50,SO-1,reception",
    "Harbor Dental Group,Front desk,Laptop,Dell,Latitude 5420,ABC1002,T-2,2024-02-29,36,1000.50,SO-1,",
    "Harbor Dental Group,Front desk,Laptop,Dell,Latitude 5420,ABC1003,,2024-02-29,,,SO-2,",
    "Harbor Dental Group,Back office,Monitor,HP,E24 G4,ABC1001,,2024-02-29,2027-02-28,250,SO-1,\"two\nlines\"",
    "Orchard Foods,,Server,Dell,PowerEdge R650,QQQ2001,T-4,2019-05-06,,8500,,",
    "Orchard Foods,,Laptop,Dell,Latitude 5420,QQQ2002,,2023-05-06,,,,",
];

#[test]
fn what_is_counted_is_what_the_book_has_afterwards() {
    let world = World::new();
    let list = rows(&world, &CLEAN);
    let outlook = list.judge();
    assert_eq!((outlook.new, outlook.new_customers, outlook.new_sites, outlook.new_models), (6, 2, 3, 3));
    let done = list.commit(false).unwrap();
    assert_eq!((done.new, done.updated, done.unchanged, done.refused), (6, 0, 0, 0));
    assert_eq!((i64::from(done.new_customers), world.count("customer")), (2, 2));
    assert_eq!((i64::from(done.new_models), world.count("model")), (3, 3));
    assert_eq!((world.count("asset"), world.count("site")), (6, 3));
    assert_eq!(world.count("deployment"), 5, "a place, a day and an order make one deployment");
    assert_eq!(world.count("audit_event WHERE action = 'import-list'"), 1);
    assert_book_is_right(&world);
    let card = world.card(world.asset("QQQ2001").unwrap());
    assert_eq!((card.category.slug(), card.deployed_on.to_string()), ("server", "2019-05-06".into()));
}

#[test]
fn an_imported_device_is_as_one_that_was_typed() {
    let (typed, imported) = (World::new(), World::new());
    for world in [&typed, &imported] {
        world.customer("Harbor Dental Group");
    }
    let place = typed.ask(|tx| {
        tx.one("SELECT customer_id, id FROM site", &[], |row| {
            Ok(crate::world::Place { customer: row.get("customer_id")?, site: row.get("id")? })
        })
    });
    let line = endwell_core::deployments::NewLine { tag: "T-1".into(), warranty: "36".into(), ..laptop("ABC1001") };
    typed.deploy(place.unwrap(), "2022-08-31", vec![line]);
    taken(&rows(&imported, &["harbor  dental group,,,,Dell Latitude 5420,ABC1001,T-1,2022-08-31,36,1000,SO-20418,"]));
    assert_eq!(register(&imported), register(&typed));
}

#[test]
fn the_same_file_twice_changes_nothing() {
    let world = World::new();
    taken(&rows(&world, &CLEAN));
    let (before, events) = (world.contents(), world.count("audit_event"));
    let steps = world.book.undo_state();
    let again = rows(&world, &CLEAN);
    let outlook = again.judge();
    assert_eq!((outlook.unchanged, outlook.new, outlook.update, outlook.refused), (6, 0, 0, 0));
    assert_eq!((outlook.new_customers, outlook.new_sites, outlook.new_models), (0, 0, 0));
    let done = again.commit(false).unwrap();
    assert_eq!((done.import_id, done.new, done.unchanged), (None, 0, 6));
    assert_eq!(world.contents(), before);
    assert_eq!((world.count("audit_event"), world.book.undo_state()), (events, steps));
}

#[test]
fn one_list_taken_over_twice_changes_nothing() {
    let world = World::new();
    let list = rows(&world, &CLEAN);
    taken(&list);
    let (before, events) = (world.contents(), world.count("audit_event"));
    assert_eq!(list.commit(false).unwrap_err().code, RefusalCode::ImportChanged, "as by a double click");
    assert_eq!((world.contents(), world.count("audit_event")), (before, events));
    assert_eq!(list.judge().unchanged, 6);
}

#[test]
fn nothing_is_taken_while_a_row_is_refused_unless_the_good_ones_are_wanted() {
    let world = World::new();
    let damaged = [CLEAN[0], ",,,Dell,Latitude 5420,N/A,,2024-13-01,,,,", CLEAN[4]];
    let list = rows(&world, &damaged);
    let outlook = list.judge();
    assert_eq!((outlook.new, outlook.refused), (2, 1));
    assert_eq!(
        list.whys(),
        ["3 serial: serial-placeholder", "3 customer: missing", "3 deployed-on: not-a-day-in-a-file"],
        "every reason at once"
    );
    let (before, events) = (world.contents(), world.count("audit_event"));
    let refusal = list.commit(false).unwrap_err();
    assert_eq!((refusal.code, refusal.params["count"].as_str()), (RefusalCode::ImportHasRefused, "1"));
    assert_eq!((world.contents(), world.count("audit_event")), (before, events));
    let done = list.commit(true).unwrap();
    assert_eq!((done.new, done.refused, world.count("asset"), world.count("customer")), (2, 1, 2, 2));
    assert_book_is_right(&world);
}

#[test]
fn a_list_of_which_every_row_is_refused_leaves_the_book_alone() {
    let world = World::new();
    let list = rows(&world, &[",,,,,,,,,,,x"]);
    list.judge();
    let before = world.contents();
    let done = list.commit(true).unwrap();
    assert_eq!((done.import_id, done.new, done.refused, world.contents()), (None, 0, 1, before));
}

#[test]
fn what_was_not_looked_at_is_not_taken_over() {
    let world = World::new();
    let list = rows(&world, &CLEAN);
    let before = world.contents();
    assert_eq!(list.commit(false).unwrap_err().code, RefusalCode::NotFound);
    assert_eq!(world.contents(), before);
}

#[test]
fn a_list_of_models_makes_policies_whose_dates_follow() {
    let world = World::new();
    let place = world.customer("Harbor Dental Group");
    world.deploy(place, "2024-02-29", vec![laptop("ABC1001")]);
    let models =
        "Manufacturer,Model,Category,EOL\nDell,Latitude 5420,Desktop,36\nHP,E24 G4,Monitor,72\nDell,OptiPlex 7090,,\n";
    let list = text(&world, models);
    assert_eq!((list.mapping.kind, list.opened.proposal.by), (ListKind::Models, ProposedBy::Headings));
    let outlook = list.judge();
    assert_eq!((outlook.new, outlook.update, outlook.refused), (2, 1, 0), "{:?}", list.whys());
    assert_eq!(list.changes(), ["2 months:  -> 36"]);
    list.commit(false).unwrap();
    assert_eq!(world.refresh_on(world.asset("ABC1001").unwrap()), "2027-02-28");
    assert_eq!(world.card(world.asset("ABC1001").unwrap()).category.slug(), "laptop", "the book's own category stands");
    assert_eq!(world.count("model"), 3);
    assert_book_is_right(&world);
    let before = world.contents();
    assert_eq!(text(&world, models).judge().unchanged, 3);
    taken(&text(&world, models));
    assert_eq!(world.contents(), before);
    taken(&rows(&world, &["Orchard Foods,,,HP,E24 G4,MON1,,2024-02-29,,,,"]));
    assert_eq!(world.refresh_on(world.asset("MON1").unwrap()), "2030-02-28");
}
