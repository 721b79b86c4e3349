//! Files in the formats of programs that resellers keep their registers in, from the file to the book. Their contents are
//! invented.

use endwell_core::exchange::{DateOrder, FieldMapping, ListField, ListKind, ProposedBy};

use crate::imports::{List, assert_book_is_right, pasted, taken, text, try_bytes};
use crate::world::World;

/// Opens a file that must be known as of `name`.
#[track_caller]
fn known<'w>(world: &'w World, name: &str, bytes: &[u8]) -> List<'w> {
    let list = try_bytes(world, "export.csv", bytes).unwrap();
    assert_eq!((list.opened.proposal.by, list.opened.proposal.name.as_str()), (ProposedBy::Preset, name));
    list
}

/// The devices of a book, as far as formats tell them.
fn devices(world: &World) -> Vec<String> {
    world.ask(|tx| {
        tx.all(
            "SELECT c.name||'|'||s.name||'|'||a.category||'|'||m.maker||'|'||m.name||'|'||a.serial||'|'||a.tag||'|'
                    ||a.deployed_on||'|'||coalesce(a.warranty_until, '')||'|'||coalesce(a.price_minor, '')||'|'||a.note AS line
               FROM asset a JOIN customer c ON c.id = a.customer_id JOIN site s ON s.id = a.site_id
               JOIN model m ON m.id = a.model_id ORDER BY a.serial",
            &[],
            |row| row.get("line"),
        )
    })
}

fn fixed(list: &mut List<'_>, field: ListField, text: &str) {
    list.mapping.fields.entry(field).or_default().fixed = text.to_owned();
}

#[test]
fn snipe_it_assets() {
    let world = World::new();
    let sheet = "\u{feff}Company,Name,Asset Tag,Category,Supplier,Manufacturer,Location,Order Number,Model,Model Notes,\
        Model Number,Asset Notes,Purchase Date,Purchase Cost,Checkout Type,Checked Out To: Username,Asset EOL Date,Serial\r\n\
        Pier Four Press,Ada's laptop,SN-1,Laptops,Sample Supply,Dell,Annex,PO-1,Latitude 5420,,210-AYRX,scratched,1/23/23,$1137.00,user,ada,1/23/26,AAA111\r\n\
        Pier Four Press,,SN-2,Mobile Phones,,Apple,,,iPhone 12,,,,12/3/22,,,,,BBB222\r\n";
    let list = known(&world, "Snipe-IT assets", sheet.as_bytes());
    assert_eq!(list.mapping.fields[&ListField::DeployedOn].dates, Some(DateOrder::MonthFirst));
    taken(&list);
    assert_eq!(
        devices(&world),
        [
            "Pier Four Press|Annex|laptop|Dell|Latitude 5420|AAA111|SN-1|2023-01-23||113700|scratched\nAda's laptop",
            "Pier Four Press|Main site|smartphone|Apple|iPhone 12|BBB222|SN-2|2022-12-03|||",
        ]
    );
    assert_book_is_right(&world);
}

#[test]
fn a_damaged_list_in_the_shape_of_snipe_its() {
    let world = World::new();
    // Carriage returns alone, Windows' own letters, rounded numbers, headings twice.
    let sheet = "Company,Name,Asset Tag,Category,Category,Company,Manufacturer,Model,Serial,Purchase Date\r\
        Café Nord,é,1,Laptops,ignored,also ignored,Dell,Latitude 5420,6.37702E+15,1/23/23\r\
        Café Nord,é,2,Laptops,ignored,also ignored,Dell,Latitude 5420,AAA222,1/24/23\r";
    let bytes: Vec<u8> = sheet.chars().map(|character| u8::try_from(u32::from(character)).unwrap()).collect();
    let list = known(&world, "Snipe-IT assets", &bytes);
    let reading = list.opened.reading.clone().unwrap();
    assert_eq!(reading.encoding.unwrap().as_str(), "windows-1252");
    let names: Vec<&str> = list.opened.columns.iter().map(|column| column.name.as_str()).collect();
    assert_eq!((names[4], names[5], list.opened.rows), ("Category (2)", "Company (2)", 2));
    list.judge();
    assert_eq!(list.whys(), ["2 serial: serial-damaged"]);
    list.commit(true).unwrap();
    assert_eq!(devices(&world), ["Café Nord|Main site|laptop|Dell|Latitude 5420|AAA222|2|2023-01-24|||é"]);
}

#[test]
fn snipe_it_models_make_policies() {
    let world = World::new();
    let sheet = "Name,Category,Manufacturer,Model Notes,Model Number,Fieldset,Requestable,EOL,Min Qty\n\
        Latitude 5420,Laptops,Dell,,210-AYRX,,0,36,\nE24 G4,Monitors,HP,,9VF99AA,,0,,\n";
    let list = known(&world, "Snipe-IT models", sheet.as_bytes());
    assert_eq!(list.mapping.kind, ListKind::Models);
    taken(&list);
    assert_eq!((world.count("model"), world.count("refresh_policy WHERE model_id IS NOT NULL")), (2, 1));
    taken(&text(&world, "Customer,Make,Model,Serial,Installed\nHarbor,Dell,Latitude 5420,AAA111,2024-02-29\n"));
    assert_eq!(world.refresh_on(world.asset("AAA111").unwrap()), "2027-02-28");
    assert_book_is_right(&world);
}

#[test]
fn connectwise_configurations() {
    let world = World::new();
    let sheet = "name,type,status,company,contact,site,deviceIdentifier,serialNumber,modelNumber,tagNumber,purchaseDate,\
        installationDate,warrantyExpirationDate,vendorNotes,notes,macAddress,manufacturer\n\
        WS-01,Workstation,Active,Harbor Dental Group,,Front desk,,AAA111,OptiPlex 7090,T-1,2023-01-10T00:00:00Z,\
        2023-01-23T00:00:00Z,2026-01-22T00:00:00Z,,near the door,,Dell\n";
    taken(&known(&world, "ConnectWise configurations", sheet.as_bytes()));
    assert_eq!(
        devices(&world),
        [
            "Harbor Dental Group|Front desk|workstation|Dell|OptiPlex 7090|AAA111|T-1|2023-01-23|2026-01-22||WS-01\nnear the door"
        ]
    );
}

#[test]
fn autotask_configuration_items() {
    let world = World::new();
    let sheet = "AccountID,ProductID,Active,ReferenceTitle,ReferenceNumber,SerialNumber,Notes,Location,InstallDate,WarrantyExpirationDate\n\
        Harbor Dental Group,Dell Latitude 5420,1,Front desk laptop,R-1,AAA111,,Annex,01/23/2023,01/22/2026\n";
    taken(&known(&world, "Autotask configuration items", sheet.as_bytes()));
    assert_eq!(
        devices(&world),
        ["Harbor Dental Group|Annex|laptop|Dell|Latitude 5420|AAA111|R-1|2023-01-23|2026-01-22||Front desk laptop"]
    );
}

#[test]
fn halopsa_assets() {
    let world = World::new();
    let sheet = "inventory_number,key_field,key_field2,client_name,site_name,assettype_name,warranty_start,warranty_end,supplierpurchasedate\n\
        H-1,Dell Latitude 5420,AAA111,Harbor Dental Group,Annex,Laptop,2023-01-23T00:00:00,2026-01-22T00:00:00,\n";
    taken(&known(&world, "HaloPSA assets", sheet.as_bytes()));
    assert_eq!(
        devices(&world),
        ["Harbor Dental Group|Annex|laptop|Dell|Latitude 5420|AAA111|H-1|2023-01-23|2026-01-22||"],
        "the warranty begins where no day of purchase is known"
    );
}

#[test]
fn datto_rmm_devices() {
    let world = World::new();
    let sheet = "uid,hostname,siteName,deviceClass,warrantyDate,bios.serialNumber,manufacturer,model\n\
        u-1,WS-01,Harbor Dental Group,device,2026-01-22,AAA111,Dell Inc.,Latitude 5420\n";
    let mut list = known(&world, "Datto RMM devices", sheet.as_bytes());
    list.judge();
    assert_eq!(
        list.whys(),
        ["2 deployed-on: missing"],
        "a monitor of machines does not know since when they are in use"
    );
    fixed(&mut list, ListField::DeployedOn, "2023-01-23");
    taken(&list);
    assert_eq!(
        devices(&world),
        ["Harbor Dental Group|Main site|laptop|Dell|Latitude 5420|AAA111||2023-01-23|2026-01-22||WS-01"]
    );
}

#[test]
fn ninjaone_devices() {
    let world = World::new();
    let sheet = "systemName,organization,location,nodeClass,system.manufacturer,system.model,system.biosSerialNumber,warrantyStartDate,warrantyEndDate\n\
        WS-01,Harbor Dental Group,Annex,WINDOWS_WORKSTATION,Dell,Latitude 5420,AAA111,2023-01-23,2026-01-22\n\
        VM-01,Harbor Dental Group,Annex,WINDOWS_SERVER,Acme,Virtual Thing,To be filled by O.E.M.,2023-01-23,\n";
    let list = known(&world, "NinjaOne devices", sheet.as_bytes());
    list.judge();
    assert!(list.whys().contains(&"3 serial: serial-placeholder".to_owned()), "{:?}", list.whys());
    list.commit(true).unwrap();
    assert_eq!(devices(&world).len(), 1);
    assert!(
        devices(&world)[0].ends_with("|Dell|Latitude 5420|AAA111||2023-01-23|2026-01-22||WS-01"),
        "{:?}",
        devices(&world)
    );
}

#[test]
fn pswarrantys_list_names_devices_of_the_book() {
    let world = World::new();
    let sheet = "serialnumber,client,vendor\nAAA111,Harbor Dental Group,Dell\nAAA222,Harbor Dental Group,Dell\n";
    let mut list = known(&world, "PSWarranty", sheet.as_bytes());
    list.judge();
    assert_eq!(
        list.whys(),
        ["2 deployed-on: missing", "2 model: missing", "3 deployed-on: missing", "3 model: missing"]
    );
    fixed(&mut list, ListField::Model, "Latitude 5420");
    fixed(&mut list, ListField::DeployedOn, "2024-02-29");
    taken(&list);
    assert_eq!(world.count("asset"), 2);
    assert_eq!(known(&world, "PSWarranty", sheet.as_bytes()).judge().unchanged, 2);
}

#[test]
fn bare_service_tags() {
    for bytes in
        ["Service Tag\nABC1234\nDEF5678\n", "serviceTag\nABC1234\nDEF5678\n", "service_tag\r\nABC1234\r\nDEF5678"]
    {
        let world = World::new();
        let mut list = known(&world, "Dell service tags", bytes.as_bytes());
        for (field, text) in [
            (ListField::Customer, "Harbor"),
            (ListField::Model, "Latitude 5420"),
            (ListField::DeployedOn, "2024-02-29"),
        ] {
            fixed(&mut list, field, text);
        }
        taken(&list);
        assert_eq!(devices(&world)[0], "Harbor|Main site|laptop|Dell|Latitude 5420|ABC1234||2024-02-29|||");
    }
    let world = World::new();
    let mut list = pasted(&world, "ABC1234\nDEF5678\n");
    assert_eq!((list.opened.rows, list.opened.proposal.by), (2, ProposedBy::Headings), "without a heading");
    let texts = [
        (ListField::Customer, "Harbor"),
        (ListField::Model, "Dell Latitude 5420"),
        (ListField::DeployedOn, "29 Feb 2024"),
    ];
    for (field, text) in texts {
        list.mapping.fields.insert(field, FieldMapping { fixed: text.into(), ..FieldMapping::default() });
    }
    taken(&list);
    assert_eq!(world.count("asset"), 2);
}
