//! Lists as files: what is exported is what the screens say, typed and whole, and nothing of it runs as a formula.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use calamine::{Data, Reader, Xlsx, open_workbook};
use endwell_core::deployments::NewLine;
use endwell_core::exchange::{
    CustomerOf, DueOf, EquipmentOf, ForecastMeasure, ForecastTableOf, ListExport, ListOf, ListToView, OrdersFile,
    PickupsOf, TextOf, WrittenList, export_list, import_orders, lay_list,
};
use endwell_core::files::{SheetFormat, as_meant};
use endwell_core::find::{self, EquipmentRow, EquipmentSearch};
use endwell_core::foundation::ids::CustomerId;
use endwell_core::foundation::{Money, Refusal, RefusalCode, Unwatched, Watch};
use endwell_core::pickups::WhichPickup;
use endwell_core::planning::{Band, ForecastOf, Period};
use endwell_core::refresh::PoliciesOf;

use crate::refreshes::phone;
use crate::world::{World, device, laptop, toner};

/// A table that was read back: headings, and rows as texts.
pub struct Read {
    pub headings: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Read {
    pub fn column(&self, heading: &str) -> Vec<&str> {
        let at = self.headings.iter().position(|one| one == heading).expect(heading);
        self.rows.iter().map(|row| row[at].as_str()).collect()
    }
}

pub fn export(world: &World, list: ListOf, format: SheetFormat, path: &Path) -> Result<WrittenList, Refusal> {
    let asked = ListExport { list, format, path: path.display().to_string() };
    world.book.read(|tx| export_list(tx, asked, &Unwatched))
}

pub fn csv(world: &World, list: ListOf) -> Read {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.csv");
    let written = export(world, list, SheetFormat::Csv, &path).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    let text = std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap()).unwrap();
    let mut lines = csv_records(text);
    let headings = lines.remove(0);
    assert_eq!(lines.len(), written.rows as usize);
    Read { headings, rows: lines }
}

fn csv_records(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let cells = |record: csv::StringRecord| record.iter().map(|cell| as_meant(cell).to_owned()).collect();
    reader.records().map(|record| cells(record.unwrap())).collect()
}

fn cells(world: &World, list: ListOf) -> Vec<Vec<Data>> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.xlsx");
    export(world, list, SheetFormat::Xlsx, &path).unwrap();
    let mut workbook: Xlsx<_> = open_workbook(&path).unwrap();
    let name = workbook.sheet_names()[0].clone();
    workbook.worksheet_range(&name).unwrap().rows().map(<[Data]>::to_vec).collect()
}

/// A cell of a workbook as the delimited file has it.
fn as_text(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) => text.clone(),
        Data::Float(number) => number.to_string(),
        Data::Bool(flag) => if *flag { "TRUE" } else { "FALSE" }.to_owned(),
        Data::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        other => format!("{other:?}"),
    }
}

/// Amounts are written with their decimals in one file and as numbers in the other.
fn plain(cell: &str) -> String {
    let amount = cell.split_once('.').filter(|(whole, part)| whole.parse::<i64>().is_ok() && part.len() == 2);
    amount.map_or(cell.to_owned(), |_| cell.parse::<f64>().unwrap().to_string())
}

fn everything() -> EquipmentOf {
    EquipmentOf { text: String::new(), customer_id: None, category: String::new(), state: String::new() }
}

/// What the screen lists, on all its pages.
fn listed(world: &World, of: &EquipmentOf) -> Vec<EquipmentRow> {
    let mut rows = Vec::new();
    let mut after = None;
    loop {
        let search = EquipmentSearch {
            text: of.text.clone(),
            customer_id: of.customer_id,
            category: of.category.clone(),
            state: of.state.clone(),
            after,
        };
        let page = world.ask(|tx| find::equipment(tx, search));
        rows.extend(page.rows);
        after = page.next;
        if after.is_none() {
            return rows;
        }
    }
}

/// The sample orders, with a pickup on its way, a certificate, and names that a spreadsheet would run.
pub fn sample() -> &'static World {
    static SAMPLE: OnceLock<World> = OnceLock::new();
    SAMPLE.get_or_init(|| {
        let world = World::new();
        let orders = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/distributor-orders.csv");
        let file = OrdersFile { path: orders.display().to_string(), categories: Default::default() };
        import_orders(&world.book, file, &Unwatched).unwrap();
        let place = world.customer("=HYPERLINK(\"http://sink.example\")");
        let lines = vec![
            NewLine { tag: "@SUM(1)".into(), price: "1069.70".into(), warranty: "36".into(), ..laptop("007123") },
            NewLine {
                tag: "-5".into(),
                price: String::new(),
                category: "laptop".into(),
                maker: "+Maker".into(),
                ..device("1E5", "Model 5")
            },
            NewLine { currency: "JPY".into(), price: "120000".into(), ..laptop("0E0") },
            phone("'=X1234"),
            toner("12"),
        ];
        let fetched = world.deploy(place, "2021-03-31", lines);
        let accents = world.customer("Núñez Łódź 東京 🏢, \"Inc.\"");
        world.deploy(accents, "2020-02-29", vec![laptop("ÅÄÖ-1")]);
        let gone = world.processed(&fetched[3..4]);
        world.issue(gone).unwrap();
        world.plan(&fetched[..1], None);
        world
    })
}

pub fn shown_money(money: Option<Money>) -> (String, String) {
    money.map_or_else(Default::default, |money| (money.amount(), money.currency.code().to_owned()))
}

#[test]
fn the_equipment_list_has_the_columns_that_an_import_reads() {
    let read = csv(sample(), ListOf::Equipment(everything()));
    let expected = [
        "Customer",
        "Site",
        "Category",
        "Manufacturer",
        "Model",
        "Serial number",
        "Asset tag",
        "Deployed on",
        "Warranty until",
        "Price",
        "Currency",
        "Order number",
        "Note",
        "Refresh date",
        "Refresh reason",
        "Goes to",
        "State",
        "Worth today",
    ];
    assert_eq!(read.headings, expected);
    let at = read.column("Serial number").iter().position(|serial| *serial == "007123").unwrap();
    let expected = [
        "=HYPERLINK(\"http://sink.example\")",
        "Main site",
        "Laptop",
        "Dell",
        "Latitude 5420",
        "007123",
        "@SUM(1)",
        "2021-03-31",
        "2024-03-31",
        "1069.70",
        "USD",
        "SO-20418",
        "",
        "2025-03-31",
        "48 months after the deployment",
        "Certified recycler",
        "Retired",
        "",
    ];
    assert_eq!(read.rows[at], expected);
}

#[test]
fn the_equipment_that_is_exported_is_what_the_screen_lists() {
    let world = sample();
    let listed = listed(world, &everything());
    let read = csv(world, ListOf::Equipment(everything()));
    assert_eq!(read.rows.len(), listed.len());
    assert!(listed.len() > 6_000);
    let columns = ["Customer", "Site", "Serial number", "Asset tag", "Refresh date", "Worth today"];
    let columns = columns.map(|heading| read.column(heading));
    for (at, row) in listed.iter().enumerate() {
        let refresh_on = row.refresh_on.map(|day| day.to_string()).unwrap_or_default();
        let worth = shown_money(row.worth).0;
        let expected = [&row.customer, &row.site, &row.serial, &row.tag, &refresh_on, &worth];
        assert_eq!(columns.each_ref().map(|column| column[at]), expected.map(String::as_str));
    }
}

#[test]
fn filters_and_searches_hold_as_on_the_screen() {
    let world = sample();
    let customer: Option<CustomerId> =
        world.ask(|tx| tx.one("SELECT id FROM customer WHERE name LIKE 'Harbor%'", &[], |row| row.get("id")));
    assert!(customer.is_some());
    let serial = listed(world, &everything())[17].serial.clone();
    let texts =
        ["", "latitude", "dell lat", "00", "007123", "sum1", "@SUM(1)", "Dell 007123", "HP 007123", "\" OR (", "nunez"];
    for text in texts.into_iter().chain([serial.as_str()]) {
        for customer_id in [None, customer] {
            for (category, state) in
                [("", ""), ("laptop", ""), ("", "retired"), ("", "disposed"), ("monitor_lcd", "in-service")]
            {
                let of =
                    || EquipmentOf { text: text.into(), customer_id, category: category.into(), state: state.into() };
                let expected: Vec<String> = listed(world, &of()).into_iter().map(|row| row.serial).collect();
                let read = csv(world, ListOf::Equipment(of()));
                assert_eq!(read.column("Serial number"), expected, "{text} {customer_id:?} {category} {state}");
            }
        }
    }
}

#[test]
fn nothing_of_a_delimited_file_runs_and_nothing_of_a_workbook_is_guessed() {
    let world = sample();
    let path = world.path("raw.csv");
    export(world, ListOf::Equipment(everything()), SheetFormat::Csv, &path).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    let mut raw = csv::Reader::from_reader(text.as_bytes());
    let signs = ['=', '+', '-', '@', '\t', '\r'];
    for record in raw.records().map(Result::unwrap) {
        for cell in record.iter().filter(|cell| cell.starts_with(signs)) {
            assert!(cell.parse::<f64>().is_ok(), "{cell} in {record:?}");
        }
    }
    for made_safe in ["'=HYPERLINK(", "'@SUM(1)", ",'-5,", ",''=X1234,", ",'+Maker"] {
        assert!(text.contains(made_safe), "{made_safe}");
    }
    let cells = cells(world, ListOf::Equipment(everything()));
    let of = |serial: &str| cells.iter().find(|row| row[5] == Data::String(serial.into())).unwrap();
    let (laptop, other, yen) = (of("007123"), of("1E5"), of("0E0"));
    assert_eq!(laptop[0], Data::String("=HYPERLINK(\"http://sink.example\")".into()));
    assert_eq!((&laptop[6], &other[6]), (&Data::String("@SUM(1)".into()), &Data::String("-5".into())));
    assert!(matches!(laptop[7], Data::DateTime(date) if date.to_ymd_hms_milli().0 == 2021));
    assert_eq!((&laptop[9], &other[9], &yen[9]), (&Data::Float(1069.70), &Data::Empty, &Data::Float(120_000.0)));
}

#[test]
fn both_kinds_of_file_say_the_same_of_every_list() {
    let world = sample();
    let pickup = world.ask(|tx| tx.one("SELECT id FROM pickup ORDER BY id LIMIT 1", &[], |row| row.get("id"))).unwrap();
    let lists: [fn() -> ListOf; 14] = [
        || ListOf::Equipment(everything()),
        || ListOf::Due(due_of(Band::Year)),
        || ListOf::Forecast(forecast_of(ForecastMeasure::Units)),
        || ListOf::Forecast(forecast_of(ForecastMeasure::Budget)),
        || ListOf::Customers(TextOf { text: String::new() }),
        || ListOf::Sites(CustomerOf { customer_id: None }),
        || ListOf::Contacts(CustomerOf { customer_id: None }),
        || ListOf::Supplies(CustomerOf { customer_id: None }),
        || ListOf::Pickups(PickupsOf { open: false, customer_id: None }),
        || ListOf::Certificates(CustomerOf { customer_id: None }),
        || ListOf::Recyclers,
        || ListOf::Support(TextOf { text: String::new() }),
        || ListOf::Policies(PoliciesOf { customer_id: None }),
        || ListOf::Prices,
    ];
    let lines = move || ListOf::PickupLines(WhichPickup { id: pickup });
    let all = lists.iter().map(|list| list as &dyn Fn() -> ListOf).chain([&lines as &dyn Fn() -> ListOf]);
    for list in all {
        let delimited = csv(world, list());
        let mut workbook = cells(world, list()).into_iter().map(|row| row.iter().map(as_text).collect::<Vec<_>>());
        assert_eq!(workbook.next().unwrap(), delimited.headings);
        let width = delimited.headings.len();
        let delimited = delimited.rows.iter().map(|row| row.iter().map(|cell| plain(cell)).collect::<Vec<_>>());
        let workbook = workbook.map(|mut row| {
            row.resize(width, String::new());
            row.iter().map(|cell| plain(cell)).collect::<Vec<_>>()
        });
        assert_eq!(workbook.collect::<Vec<_>>(), delimited.collect::<Vec<_>>(), "{:?}", list());
    }
}

pub fn due_of(band: Band) -> DueOf {
    DueOf { band, month: None, customer_id: None, site_id: None, category: String::new() }
}

pub fn forecast_of(measure: ForecastMeasure) -> ForecastTableOf {
    ForecastTableOf { forecast: quarters(), measure }
}

pub fn quarters() -> ForecastOf {
    ForecastOf { customer_id: None, scenario_id: None, category: String::new(), by: Period::Quarter, years: 3 }
}

/// Stops the work when it has come so far.
struct StopsAt(u64, AtomicU64);

impl Watch for StopsAt {
    fn progress(&self, done: u64, total: u64) {
        assert!(done <= total);
        self.1.store(done, Ordering::Relaxed);
    }

    fn cancelled(&self) -> bool {
        self.1.load(Ordering::Relaxed) >= self.0
    }
}

fn left_in(folder: &Path) -> Vec<PathBuf> {
    std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

#[test]
fn a_stopped_export_leaves_what_was_there() {
    let world = sample();
    let folder = tempfile::tempdir().unwrap();
    for (format, name) in [(SheetFormat::Csv, "list.csv"), (SheetFormat::Xlsx, "list.xlsx")] {
        let path = folder.path().join(name);
        let asked = |path: &Path| ListExport {
            list: ListOf::Equipment(everything()),
            format,
            path: path.display().to_string(),
        };
        let watch = StopsAt(1_000, AtomicU64::new(0));
        let refusal = world.book.read(|tx| export_list(tx, asked(&path), &watch)).unwrap_err();
        assert_eq!(refusal.code, RefusalCode::Cancelled);
        assert_eq!(left_in(folder.path()), Vec::<PathBuf>::new());
        std::fs::write(&path, "before").unwrap();
        world.book.read(|tx| export_list(tx, asked(&path), &StopsAt(1, AtomicU64::new(0)))).unwrap_err();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "before");
        assert_eq!(left_in(folder.path()), [path.as_path()]);
        let watch = StopsAt(u64::MAX, AtomicU64::new(0));
        let written = world.book.read(|tx| export_list(tx, asked(&path), &watch)).unwrap();
        assert_eq!(u64::from(written.rows), watch.1.load(Ordering::Relaxed));
        std::fs::remove_file(&path).unwrap();
    }
}

#[test]
fn where_nothing_can_be_written_the_file_is_named() {
    let world = sample();
    let file = world.path("a-file");
    std::fs::write(&file, "in the way").unwrap();
    for path in [file.join("list.csv"), world.path("nowhere").join("list.csv"), world.folder.path().to_owned()] {
        for format in [SheetFormat::Csv, SheetFormat::Xlsx] {
            let refusal = export(world, ListOf::Recyclers, format, &path).unwrap_err();
            assert_eq!(refusal.code, RefusalCode::FileNotWritten, "{}", path.display());
            assert_eq!(refusal.params["file"], path.display().to_string());
        }
    }
    let unknown = WhichPickup { id: "00000000-0000-7000-8000-000000000000".parse().unwrap() };
    let path = world.path("lines.csv");
    let refusal = export(world, ListOf::PickupLines(unknown), SheetFormat::Csv, &path).unwrap_err();
    assert_eq!(refusal.code, RefusalCode::NotFound);
    assert!(!path.exists());
}

#[test]
fn a_list_is_laid_for_viewing_under_a_name_of_its_own() {
    let world = World::new();
    let lay = || {
        let view = ListToView { list: ListOf::Prices, name: "Prices: laid / twice".into() };
        world.ask(|tx| lay_list(tx, view, &Unwatched))
    };
    let (first, second) = (PathBuf::from(lay().path), PathBuf::from(lay().path));
    assert_ne!(first, second, "a program may still hold the first");
    for laid in [first, second] {
        assert!(laid.starts_with(endwell_core::files::viewing_folder()));
        assert!(laid.file_name().unwrap().to_string_lossy().starts_with("Prices laid twice"));
        std::fs::remove_file(laid).unwrap();
    }
}
