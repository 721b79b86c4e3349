//! Refused rows leave as a file of the list's own shape, are mended there, and come back.

use endwell_core::exchange::{FieldMapping, ListField, Verdict};

use crate::imports::{CLEAN, HEADINGS, List, assert_book_is_right, file, pasted, register, rows, taken, text};
use crate::world::World;

/// The usual rows, three of them damaged.
fn damaged() -> Vec<String> {
    let mut rows: Vec<String> = CLEAN.iter().map(|row| (*row).to_owned()).collect();
    rows[1] = rows[1].replace("ABC1002", "6.37702E+15");
    rows[3] = rows[3].replace("2024-02-29", "soon");
    rows[4] = rows[4].replace("8500", "call us");
    rows
}

fn clean() -> Vec<String> {
    let world = World::new();
    taken(&rows(&world, &CLEAN));
    register(&world)
}

fn damaged_list(world: &World) -> List<'_> {
    let rows_of = damaged();
    let list = rows(world, &rows_of.iter().map(String::as_str).collect::<Vec<_>>());
    let outlook = list.judge();
    assert_eq!((outlook.new, outlook.refused), (3, 3));
    list
}

#[test]
fn refused_rows_are_mended_in_the_file_and_the_book_is_as_by_a_clean_list() {
    let world = World::new();
    let list = damaged_list(&world);
    list.commit(true).unwrap();
    list.save_refused("refused.csv");
    let saved = std::fs::read_to_string(world.path("refused.csv")).unwrap();
    let first = saved.trim_start_matches('\u{feff}').lines().next().unwrap().to_owned();
    assert_eq!(first, format!("{HEADINGS},Reason"));
    assert!(saved.contains("6.37702E+15") && saved.contains("was rounded by a spreadsheet"), "{saved}");
    let unmended = file(&world, &world.path("refused.csv"));
    assert_eq!((unmended.judge().refused, unmended.opened.rows), (3, 3), "unmended, it is refused for the same");
    let mended = saved.replace("6.37702E+15", "ABC1002").replace("soon", "2024-02-29").replace("call us", "8500");
    std::fs::write(world.path("refused.csv"), mended).unwrap();
    taken(&file(&world, &world.path("refused.csv")));
    // The rows of one order came in two imports: they are two deployments, and else alike.
    let devices = |register: Vec<String>| -> Vec<String> {
        register.into_iter().filter(|line| line.matches('|').count() != 3).collect()
    };
    assert_eq!(devices(register(&world)), devices(clean()));
    assert_book_is_right(&world);
}

#[test]
fn a_reason_names_the_field_and_cells_are_separated_as_in_the_list() {
    let world = World::new();
    let rows = "Client;Make;Model;Serial No.;Installed;Cost\nPier Four;Dell;R640;N/A;2024-02-29;12,50\n;Dell;R640;AAA111;2024-02-29;7,25\n";
    let list = text(&world, rows);
    assert_eq!(list.judge().refused, 2);
    list.save_refused("refused.csv");
    let saved = std::fs::read_to_string(world.path("refused.csv")).unwrap();
    let lines: Vec<&str> = saved.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines[0], "Client;Make;Model;Serial No.;Installed;Cost;Reason");
    assert!(lines[1].contains(";Serial number: "), "{saved}");
    assert!(lines[2].contains(";Customer: "), "{saved}");
    assert_eq!(file(&world, &world.path("refused.csv")).judge().refused, 2);
}

#[test]
fn a_workbook_of_refused_rows_holds_the_same_cells() {
    let world = World::new();
    let list = damaged_list(&world);
    list.save_refused("refused.csv");
    list.save_refused("refused.XLSX");
    let csv = file(&world, &world.path("refused.csv"));
    csv.judge();
    let (headings, cells, whys) = (csv.opened.columns.clone(), csv.rows(None), csv.whys());
    let workbook = file(&world, &world.path("refused.XLSX"));
    workbook.judge();
    assert_eq!(workbook.whys(), whys);
    let names = |columns: Vec<endwell_core::exchange::ListColumn>| -> Vec<String> {
        columns.into_iter().map(|column| column.name).collect()
    };
    assert_eq!(names(workbook.opened.columns.clone()), names(headings));
    let texts = |rows: Vec<endwell_core::exchange::ListRow>| -> Vec<Vec<String>> {
        rows.into_iter().map(|row| row.cells.into_values().collect()).collect()
    };
    assert_eq!(texts(workbook.rows(None)), texts(cells));
}

#[test]
fn what_was_changed_on_the_screen_is_in_the_file() {
    let world = World::new();
    let list = damaged_list(&world);
    list.edit(3, ListField::Serial, "ABC1002");
    assert_eq!(list.rows(Some(Verdict::Refused)).len(), 2, "a mended row is refused no more");
    list.edit(5, ListField::Tag, "T-55");
    list.edit(5, ListField::Note, "=1+1");
    list.save_refused("refused.csv");
    let again = file(&world, &world.path("refused.csv"));
    again.judge();
    let row = &again.rows(None)[0];
    assert_eq!((row.cells[&ListField::Tag].as_str(), row.cells[&ListField::Note].as_str()), ("T-55", "=1+1"));
    assert_eq!(row.cells[&ListField::DeployedOn], "soon");
}

#[test]
fn cells_that_look_like_formulas_go_out_harmless_and_come_back_as_they_were() {
    let world = World::new();
    let list = rows(
        &world,
        &["Harbor,,,Dell,Latitude 5420,N/A,@T-1,2024-02-29,,,,\"=HYPERLINK(\"\"http://sink.example\"\")\""],
    );
    list.judge();
    list.save_refused("refused.csv");
    let saved = std::fs::read_to_string(world.path("refused.csv")).unwrap();
    assert!(saved.contains("'@T-1") && saved.contains("'=HYPERLINK"), "{saved}");
    std::fs::write(world.path("refused.csv"), saved.replace("N/A", "AAA111")).unwrap();
    taken(&file(&world, &world.path("refused.csv")));
    let card = world.card(world.asset("AAA111").unwrap());
    assert_eq!(card.tag, "@T-1");
}

#[test]
fn columns_that_no_field_is_read_from_go_out_as_well() {
    let world = World::new();
    let sheet =
        "Serial;Colour;Make;Model;Colour;Installed;Customer\nN/A;red;Dell;Latitude 5420;blue;2024-02-29;Harbor\n";
    let list = text(&world, sheet);
    list.judge();
    list.save_refused("refused.csv");
    let again = file(&world, &world.path("refused.csv"));
    let names: Vec<&str> = again.opened.columns.iter().map(|column| column.name.as_str()).collect();
    assert_eq!(names, ["Serial", "Colour", "Make", "Model", "Colour (2)", "Installed", "Customer", "Reason"]);
    assert_eq!(
        (again.opened.columns[1].samples[0].as_str(), again.opened.columns[4].samples[0].as_str()),
        ("red", "blue")
    );
}

#[test]
fn rows_that_are_too_short_or_too_wide_are_refused_and_lose_nothing_on_their_way_out() {
    let world = World::new();
    let list = text(
        &world,
        "Serial,Make,Model,Installed,Customer,Notes\nAAA111,Dell\nAAA222,Dell,Latitude 5420,2024-02-29,Harbor,broken, but usable\n",
    );
    list.judge();
    assert_eq!(list.whys(), ["2 row: row-too-short", "3 row: row-too-wide"]);
    list.save_refused("refused.csv");
    let saved = std::fs::read_to_string(world.path("refused.csv")).unwrap();
    assert!(saved.contains("but usable"), "{saved}");
    let again = file(&world, &world.path("refused.csv"));
    assert_eq!((again.judge().refused, again.opened.rows), (2, 2), "unmended, it is not taken without its last words");
}

#[test]
fn a_changed_text_that_has_no_column_is_in_the_file() {
    let world = World::new();
    let mut list = text(&world, "Serial,Model,Installed\nAAA111,Latitude 5420,soon\nAAA222,Latitude 5420,2024-02-29\n");
    for (field, fixed) in [(ListField::Customer, "Harbor"), (ListField::Maker, "Dell")] {
        list.mapping.fields.insert(field, FieldMapping { fixed: fixed.into(), ..FieldMapping::default() });
    }
    assert_eq!((list.judge().new, list.judge().refused), (1, 1));
    list.edit(2, ListField::Customer, "Orchard Foods");
    list.save_refused("refused.csv");
    let saved = std::fs::read_to_string(world.path("refused.csv")).unwrap();
    assert!(saved.contains("Orchard Foods"), "{saved}");
    std::fs::write(world.path("refused.csv"), saved.replace("soon", "2024-02-29")).unwrap();
    let mut again = file(&world, &world.path("refused.csv"));
    assert!(again.mapping.fields.contains_key(&ListField::Customer), "its column is found again");
    again.mapping.fields.insert(ListField::Maker, FieldMapping { fixed: "Dell".into(), ..FieldMapping::default() });
    taken(&again);
    assert_eq!(world.count("customer WHERE name = 'Orchard Foods'"), 1);
}

#[test]
fn a_note_of_several_columns_is_changed_once() {
    let world = World::new();
    let mut list = text(
        &world,
        "Customer,Make,Model,Serial,Installed,Notes,Remarks\nHarbor,Dell,Latitude 5420,AAA111,soon,one,two\n",
    );
    list.mapping.fields.get_mut(&ListField::Note).unwrap().columns = vec![5, 6];
    list.judge();
    assert_eq!(list.rows(None)[0].cells[&ListField::Note], "one\ntwo");
    list.edit(2, ListField::Note, "three");
    list.save_refused("refused.csv");
    let mut again = file(&world, &world.path("refused.csv"));
    again.mapping.fields.get_mut(&ListField::Note).unwrap().columns = vec![5, 6];
    again.judge();
    assert_eq!(again.rows(None)[0].cells[&ListField::Note], "three");
}

#[test]
fn a_list_without_headings_goes_out_with_some() {
    let world = World::new();
    let mut list = pasted(&world, "ABC1234\n6.37E+15\n");
    for (field, fixed) in [
        (ListField::Customer, "Harbor"),
        (ListField::Model, "Dell Latitude 5420"),
        (ListField::DeployedOn, "2024-02-29"),
    ] {
        list.mapping.fields.insert(field, FieldMapping { fixed: fixed.into(), ..FieldMapping::default() });
    }
    list.judge();
    assert_eq!(list.whys(), ["2 serial: serial-damaged"]);
    list.save_refused("refused.csv");
    let again = file(&world, &world.path("refused.csv"));
    assert_eq!(again.mapping.fields[&ListField::Serial].columns, [0]);
}

#[test]
fn rows_that_are_refused_again_have_one_reason() {
    let world = World::new();
    let list = damaged_list(&world);
    list.save_refused("refused.csv");
    let again = file(&world, &world.path("refused.csv"));
    again.judge();
    again.edit(2, ListField::Serial, "ABC1002");
    again.save_refused("again.csv");
    let third = file(&world, &world.path("again.csv"));
    third.judge();
    assert_eq!(third.opened.columns.len(), list.opened.columns.len() + 1);
    assert_eq!(third.whys().len(), 2);
    let reason = &third.opened.columns.last().unwrap();
    assert_eq!((reason.name.as_str(), reason.filled), ("Reason", 2));
}
