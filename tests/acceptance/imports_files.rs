//! Where lists come from and what is made of a file that is none; and mappings that are kept for the next file of a source.

use endwell_core::exchange::{
    DateOrder, DecimalMark, FieldMapping, ListField, ListKind, ListSource, Mapping, MappingChoice, ProposeMapping,
    ProposedBy, SaveMapping, WhichMapping, mapping_choices, propose_mapping, remove_mapping, save_mapping,
};
use endwell_core::foundation::{Refusal, RefusalCode};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use crate::imports::{List, assert_book_is_right, file, pasted, rows, sample, taken, text, try_bytes, try_open};
use crate::world::World;

#[test]
fn what_is_pasted_from_a_spreadsheet_is_a_list() {
    let world = World::new();
    let list = pasted(
        &world,
        "Customer\tMake\tModel\tSerial\tInstalled\tNotes\r\nHarbor\tDell\tLatitude 5420\tAAA111\t2024-02-29\t\"two\nlines\"\r\n",
    );
    assert_eq!((list.opened.rows, list.opened.source.as_str()), (1, ""));
    taken(&list);
    assert_eq!(world.count("asset WHERE note = 'two\nlines'"), 1);
}

#[test]
fn a_workbook_has_real_days_and_numbers() {
    let world = World::new();
    let path = world.path("list.xlsx");
    let mut workbook = Workbook::new();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    workbook.add_worksheet().set_name("Notes").unwrap().write(0, 0, "nothing here").unwrap();
    let sheet = workbook.add_worksheet().set_name("Register").unwrap();
    for (at, heading) in (0..).zip(["Customer", "Make", "Model", "Serial", "Installed", "Warranty", "Price"]) {
        sheet.write(0, at, heading).unwrap();
    }
    for (row, serial) in (1..).zip([12_345_678.0, 87_654_321.0]) {
        for (at, cell) in (0..).zip(["Harbor", "Dell", "Latitude 5420"]) {
            sheet.write(row, at, cell).unwrap();
        }
        sheet.write(row, 3, serial).unwrap();
        sheet.write_with_format(row, 4, ExcelDateTime::from_ymd(2024, 3, 4).unwrap(), &day).unwrap();
        sheet.write(row, 5, 36).unwrap();
        sheet.write(row, 6, 1137.5).unwrap();
    }
    workbook.save(&path).unwrap();
    let wish = endwell_core::files::ReadingWish { sheet: Some("Register".into()), ..Default::default() };
    let source = ListSource::File { path: path.display().to_string() };
    let asked = endwell_core::exchange::OpenList { source, wish };
    let opened =
        endwell_core::exchange::open_list(&world.book, asked, &endwell_core::foundation::Unwatched).unwrap().value;
    assert_eq!(opened.sheets, ["Notes", "Register"]);
    let list = List { world: &world, mapping: opened.proposal.mapping.clone(), opened };
    assert_eq!(list.judge().questions, []);
    taken(&list);
    let kept: Vec<String> = world.ask(|tx| {
        tx.all(
            "SELECT serial||' '||deployed_on||' '||warranty_until||' '||price_minor AS line FROM asset ORDER BY serial",
            &[],
            |row| row.get("line"),
        )
    });
    assert_eq!(kept, ["12345678 2024-03-04 2027-03-04 113750", "87654321 2024-03-04 2027-03-04 113750"]);
    assert_book_is_right(&world);
}

#[test]
fn a_file_that_is_no_list_is_refused_and_nothing_is_staged() {
    let world = World::new();
    let before = world.contents();
    let code = |name: &str, bytes: &[u8]| try_bytes(&world, name, bytes).err().map(|refusal: Refusal| refusal.code);
    assert_eq!(code("headings.csv", b"Customer,Make,Model,Serial,Installed\n"), Some(RefusalCode::ListEmpty));
    assert_eq!(code("blank.csv", b"Customer,Serial\n,\n,\n\n"), Some(RefusalCode::ListEmpty));
    assert_eq!(code("nothing.csv", b""), Some(RefusalCode::FileEmpty));
    for order in ["distributor-orders.csv", "distributor-orders.json"] {
        let bytes = std::fs::read(sample(order)).unwrap();
        assert_eq!(code(order, &bytes), Some(RefusalCode::FileIsOrders), "{order}");
    }
    let nowhere = ListSource::File { path: world.path("nowhere.csv").display().to_string() };
    assert_eq!(try_open(&world, nowhere).err().unwrap().code, RefusalCode::FileUnreadable);
    let folder = ListSource::File { path: world.folder.path().display().to_string() };
    assert_eq!(try_open(&world, folder).err().unwrap().code, RefusalCode::FileUnreadable);
    assert_eq!((world.contents(), world.book.scratches("list-")), (before, vec![]));
}

#[test]
fn a_list_of_five_hundred_columns_is_read() {
    let world = World::new();
    let headings: Vec<String> = (0..495)
        .map(|n| format!("Field {n}"))
        .chain(["Customer", "Make", "Model", "Serial", "Installed"].map(String::from))
        .collect();
    let cells = ["Harbor", "Dell", "Latitude 5420", "AAA111", "2024-02-29"].map(String::from);
    let cells: Vec<String> = (0..495).map(|n| format!("x{n}")).chain(cells).collect();
    let list = text(&world, &format!("{}\n{}\n", headings.join(","), cells.join(",")));
    assert_eq!(list.opened.columns.len(), 500);
    taken(&list);
    assert_eq!(world.count("asset"), 1);
}

#[test]
fn a_damaged_row_among_good_ones_is_one_refused_row() {
    let world = World::new();
    let mut bytes = b"Customer,Make,Model,Serial,Installed\nHarbor,Dell,Latitude 5420,AAA111,2024-02-29\n".to_vec();
    bytes.extend(format!("Harbor,Dell,{},AAA222,2024-02-29\n", "x".repeat(2_000_000)).into_bytes());
    bytes.extend(b"Harbor,Dell,Latitude 5420,AAA333,2024-02-29\n\n\n,,,,\n");
    let list = try_bytes(&world, "list.csv", &bytes).unwrap();
    let outlook = list.judge();
    assert_eq!((outlook.new, list.whys()), (2, vec!["3 row: row-too-long".to_owned()]));
    assert_eq!(list.commit(true).unwrap().new, 2);
}

const KEPT: &str = "Wer,Was,Nummer,Wann,Wieviel\nHarbor,Dell Latitude 5420,AAA111,03/04/25,\"1.137,50\"\n";

/// A mapping that no headings would propose.
fn by_hand(mapping: &mut Mapping) {
    let of = |column| FieldMapping { columns: vec![column], ..FieldMapping::default() };
    mapping.kind = ListKind::Devices;
    mapping.fields.clear();
    mapping.fields.insert(ListField::Customer, of(0));
    mapping.fields.insert(ListField::Model, of(1));
    mapping.fields.insert(ListField::Serial, of(2));
    mapping.fields.insert(ListField::DeployedOn, FieldMapping { dates: Some(DateOrder::DayFirst), ..of(3) });
    mapping.fields.insert(ListField::Price, FieldMapping { decimals: Some(DecimalMark::Comma), ..of(4) });
    mapping.fields.insert(ListField::Site, FieldMapping { fixed: "Annex".into(), ..FieldMapping::default() });
    mapping.words.insert(ListField::Customer, [("Harbor".to_owned(), "Harbor Dental Group".to_owned())].into());
}

fn save(list: &List<'_>, name: &str) -> Result<(), Refusal> {
    let form = SaveMapping { list: list.opened.id.clone(), name: name.into(), mapping: list.mapping.clone() };
    save_mapping(&list.world.book, form).map(drop)
}

fn saved(world: &World) -> Vec<MappingChoice> {
    let choices = world.ask(|tx| mapping_choices(tx, ()));
    choices.into_iter().filter(|choice| choice.by == ProposedBy::Saved).collect()
}

#[test]
fn a_saved_mapping_is_proposed_for_the_next_list_of_its_source() {
    let world = World::new();
    let mut list = text(&world, KEPT);
    assert_eq!(list.opened.proposal.by, ProposedBy::Headings);
    by_hand(&mut list.mapping);
    save(&list, "The German office").unwrap();
    let again =
        text(&world, "Wann,Farbe,Nummer,WAS,wer,Wieviel\n05/06/25,red,AAA222,Dell Latitude 5420,Harbor,\"2.000\"\n");
    assert_eq!(
        (again.opened.proposal.by, again.opened.proposal.name.as_str()),
        (ProposedBy::Saved, "The German office")
    );
    taken(&again);
    let kept: Vec<String> = world.ask(|tx| {
        tx.all(
            "SELECT c.name||' '||s.name||' '||a.deployed_on||' '||a.price_minor AS line FROM asset a
               JOIN customer c ON c.id = a.customer_id JOIN site s ON s.id = a.site_id",
            &[],
            |row| row.get("line"),
        )
    });
    assert_eq!(kept, ["Harbor Dental Group Annex 2025-06-05 200000"]);
    let other = text(&world, "Wann,Nummer,Was\n05/06/25,AAA222,x\n");
    assert_eq!(other.opened.proposal.by, ProposedBy::Headings, "a list that lacks a heading is another one");
}

#[test]
fn a_saved_order_of_dates_gives_way_to_dates_that_cannot_be_read_so() {
    let world = World::new();
    let sheet = |dates: [&str; 2]| {
        let rows = dates.iter().zip(["AAA111", "AAA222"]);
        let rows = rows.map(|(day, serial)| format!("Harbor,Dell,Latitude 5420,{serial},{day}\n")).collect::<String>();
        format!("Customer,Make,Model,Serial,Since\n{rows}")
    };
    let mut list = text(&world, &sheet(["2024-02-29", "2024-03-04"]));
    let column = FieldMapping { columns: vec![4], dates: Some(DateOrder::YearFirst), ..FieldMapping::default() };
    list.mapping.fields.insert(ListField::DeployedOn, column);
    save(&list, "Since").unwrap();
    for (dates, expected) in [
        (["2024-02-29", "2024-03-04"], Some(DateOrder::YearFirst)),
        (["03/04/24", "12/25/24"], Some(DateOrder::MonthFirst)),
        (["03/04/24", "25/12/24"], Some(DateOrder::DayFirst)),
        (["03/04/24", "05/06/24"], None),
    ] {
        let next = text(&world, &sheet(dates));
        assert_eq!(next.opened.proposal.by, ProposedBy::Saved);
        assert_eq!(next.mapping.fields[&ListField::DeployedOn].dates, expected, "{dates:?}");
        assert_eq!(next.judge().questions.len(), usize::from(expected.is_none()), "{dates:?}");
    }
    let mut list = text(&world, &sheet(["03/04/24", "05/06/24"]));
    list.mapping.fields.get_mut(&ListField::DeployedOn).unwrap().dates = Some(DateOrder::DayFirst);
    save(&list, "Since").unwrap();
    let next = text(&world, &sheet(["03/04/24", "05/06/24"]));
    assert_eq!(next.mapping.fields[&ListField::DeployedOn].dates, Some(DateOrder::DayFirst), "what was decided holds");
}

#[test]
fn a_mapping_is_replaced_by_its_name_chosen_removed_and_undone() {
    let world = World::new();
    let mut list = text(&world, KEPT);
    by_hand(&mut list.mapping);
    save(&list, "The German office").unwrap();
    let first = saved(&world);
    list.mapping.fields.get_mut(&ListField::DeployedOn).unwrap().dates = Some(DateOrder::MonthFirst);
    save(&list, "the german OFFICE").unwrap();
    let now = saved(&world);
    assert_eq!((now.len(), now[0].name.as_str(), &now[0].id), (1, "the german OFFICE", &first[0].id));
    let asked = ProposeMapping { list: list.opened.id.clone(), kind: ListKind::Devices, by: Some(now[0].id.clone()) };
    assert_eq!(propose_mapping(&world.book, asked.clone()).unwrap().value, list.mapping);
    for name in ["Snipe-IT assets", "pswarranty", " Endwell "] {
        let refusal = save(&list, name).unwrap_err();
        assert_eq!(crate::world::told(&refusal), ["name: name-taken"], "{name}");
    }
    assert_eq!(crate::world::told(&save(&list, "  ").unwrap_err()), ["name: missing"]);
    let before = world.contents();
    remove_mapping(&world.book, WhichMapping { id: now[0].id.clone() }).unwrap();
    assert_eq!(saved(&world).len(), 0);
    assert_eq!(propose_mapping(&world.book, asked).unwrap_err().code, RefusalCode::NotFound);
    assert_eq!(
        remove_mapping(&world.book, WhichMapping { id: now[0].id.clone() }).unwrap_err().code,
        RefusalCode::Stale
    );
    world.book.undo().unwrap();
    assert_eq!(world.contents(), before);
}

#[test]
fn a_mapping_that_cannot_be_is_refused() {
    let world = World::new();
    let mut list = rows(&world, &["Harbor,,,Dell,Latitude 5420,AAA111,,2024-02-29,,,,"]);
    list.mapping.fields.get_mut(&ListField::Note).unwrap().columns = vec![99];
    let refusal = list.judge_watched(&endwell_core::foundation::Unwatched).unwrap_err();
    assert_eq!(refusal.code, RefusalCode::BadRequest);
    list.mapping.fields.remove(&ListField::Note);
    list.mapping.fields.remove(&ListField::Serial);
    let refusal = list.judge_watched(&endwell_core::foundation::Unwatched).unwrap_err();
    assert_eq!((refusal.code, refusal.params["field"].as_str()), (RefusalCode::ListNotMapped, "serial"));
}

#[test]
fn a_list_is_read_again_after_the_file_was_mended_elsewhere() {
    let world = World::new();
    let list = rows(&world, &["Harbor,,,Dell,Latitude 5420,AAA111,,soon,,,,"]);
    assert_eq!(list.judge().refused, 1);
    let mended = std::fs::read_to_string(world.path("list.csv")).unwrap().replace("soon", "2024-02-29");
    std::fs::write(world.path("list.csv"), mended).unwrap();
    taken(&file(&world, &world.path("list.csv")));
    assert_eq!(world.count("asset"), 1);
}
