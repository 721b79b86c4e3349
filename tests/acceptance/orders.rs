//! A distributor's orders become deployments: once, correctly, and the same from either kind of file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use endwell_core::customers::{self, NewCustomer};
use endwell_core::exchange::{Imported, OrdersFile, OrdersPreview, import_orders, read_orders};
use endwell_core::foundation::{Address, Refusal, RefusalCode, Unwatched, Watch};

use crate::world::{World, device};

fn sample(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name).display().to_string()
}

fn file(path: &str) -> OrdersFile {
    OrdersFile { path: path.to_owned(), categories: BTreeMap::new() }
}

fn import(world: &World, path: &str) -> Result<Imported, Refusal> {
    import_orders(&world.book, file(path), &Unwatched).map(|done| done.value)
}

fn preview(world: &World, path: &str) -> OrdersPreview {
    world.ask(|tx| read_orders(tx, file(path)))
}

fn written(world: &World, name: &str, text: &str) -> String {
    let path: PathBuf = world.path(name);
    std::fs::write(&path, text).unwrap();
    path.display().to_string()
}

const HEADING: &str = "ingramOrderNumber,ingramOrderDate,endUserCompanyName,vendorPartNumber,vendorName,partDescription,\
    unitPrice,currencyCode,quantityOrdered,shippedDate,serialNumbers\n";

#[test]
fn the_sample_orders_arrive_whole() {
    let world = World::new();
    let path = sample("distributor-orders.csv");
    let preview = preview(&world, &path);
    assert_eq!((preview.orders, preview.devices, preview.customers.len()), (160, 6068, 24));
    assert!(preview.unknown_models.is_empty(), "{:?}", preview.unknown_models);
    assert!(preview.problems.is_empty(), "{:?}", preview.problems);
    let imported = import(&world, &path).unwrap();
    assert_eq!((imported.deployments, imported.devices, imported.new_customers), (160, 6068, 24));
    assert_eq!(imported.supplies, preview.supplies);
    assert_eq!((world.count("asset"), world.count("deployment"), world.count("customer")), (6068, 160, 24));
    assert_eq!(world.count("supply_lot"), 29);
    assert_eq!(world.book.check().unwrap(), Vec::<String>::new());
}

#[test]
fn the_same_file_again_changes_nothing() {
    let world = World::new();
    import(&world, &sample("distributor-orders.csv")).unwrap();
    let before = world.contents();
    let audited = world.count("audit_event");
    for name in ["distributor-orders.csv", "distributor-orders.json"] {
        let again = import_orders(&world.book, file(&sample(name)), &Unwatched).unwrap();
        assert_eq!((again.value.deployments, again.value.known_orders), (0, 160), "{name}");
        assert!(again.changed.is_empty());
    }
    assert_eq!(world.contents(), before);
    assert_eq!(world.count("audit_event"), audited);
}

#[test]
fn csv_and_json_make_the_same_book() {
    let (csv, json) = (World::new(), World::new());
    import(&csv, &sample("distributor-orders.csv")).unwrap();
    import(&json, &sample("distributor-orders.json")).unwrap();
    assert_eq!(csv.contents(), json.contents());
}

#[test]
fn a_known_customer_is_matched_however_its_name_is_typed() {
    let world = World::new();
    let form = NewCustomer {
        name: "ST BRIDES charter  school".into(),
        site_name: "Hill campus".into(),
        address: Address::default(),
    };
    let known = customers::add(&world.book, form).unwrap().value;
    let text =
        format!("{HEADING}20-1,2025-08-01,St. Bride’s Charter School,X1,Dell,Dell Latitude 5420,900.5,USD,1,,AAA111\n");
    let path = written(&world, "orders.csv", &text);
    assert_eq!(preview(&world, &path).customers[0].known_as.as_deref(), Some("ST BRIDES charter  school"));
    assert_eq!(import(&world, &path).unwrap().new_customers, 0);
    let site = world.ask(|tx| tx.one("SELECT site_id FROM asset", &[], |row| row.get("site_id")));
    assert_eq!(site, Some(known.site_id));
}

#[test]
fn a_later_shipment_of_a_known_order_adds_only_what_is_new() {
    let world = World::new();
    let line = |serials: &str, quantity: u32| {
        format!(
            "20-1,2025-08-01,Harbor Museum,CF289X,HP,HP 89X toner cartridge,234.63,USD,12,2025-08-06,\n\
             20-1,2025-08-01,Harbor Museum,X1,Dell,Dell Latitude 5420,900.5,USD,{quantity},2025-08-06,{serials}\n"
        )
    };
    let first = written(&world, "first.csv", &format!("{HEADING}{}", line("AAA111", 1)));
    let second = written(&world, "second.csv", &format!("{HEADING}{}", line("AAA111;BBB222", 2)));
    import(&world, &first).unwrap();
    let added = import(&world, &second).unwrap();
    assert_eq!((added.devices, added.supplies), (1, 0));
    assert_eq!((world.count("asset"), world.count("supply_lot")), (2, 1));
}

#[test]
fn a_model_nobody_knows_waits_for_its_category() {
    let world = World::new();
    let text =
        format!("{HEADING}20-1,2025-08-01,Harbor Museum,X1,Super Micro,Super Micro Frob 9,900.5,USD,1,,AAA111\n");
    let path = written(&world, "orders.csv", &text);
    let unknown = preview(&world, &path).unknown_models;
    assert_eq!((unknown.len(), unknown[0].model.as_str()), (1, "Super Micro Frob 9"));
    assert_eq!(import(&world, &path).unwrap_err().code, RefusalCode::UnknownCategory);
    assert_eq!(world.count("customer"), 0);
    let chosen =
        OrdersFile { path: path.clone(), categories: BTreeMap::from([("Super Micro Frob 9".into(), "server".into())]) };
    assert_eq!(import_orders(&world.book, chosen, &Unwatched).unwrap().value.devices, 1);
    let again = import(&world, &path).unwrap();
    assert_eq!((again.deployments, again.known_orders), (0, 1), "the book knows the model now");
}

#[test]
fn an_order_with_a_serial_number_of_another_customer_stays_out() {
    let world = World::new();
    let place = world.customer("Meridian Legal LLP");
    world.deploy(place, "2024-05-03", vec![device("AAA111", "Dell Latitude 5420")]);
    let text = format!(
        "{HEADING}20-1,2025-08-01,Harbor Museum,X1,Dell,Dell Latitude 5420,900.5,USD,2,,AAA111;BBB222\n\
         20-2,2025-08-01,Harbor Museum,X1,Dell,Dell Latitude 5420,900.5,USD,1,,CCC333\n\
         20-3,2025-08-01,Harbor Museum,X1,Dell,Dell Latitude 5420,900.5,USD,1,,N/A\n"
    );
    let path = written(&world, "orders.csv", &text);
    let problems = preview(&world, &path).problems;
    let codes: Vec<_> = problems.iter().map(|problem| (problem.order.as_str(), problem.refusal.code)).collect();
    assert_eq!(codes, [("20-1", RefusalCode::SerialKnown), ("20-3", RefusalCode::SerialPlaceholder)]);
    let imported = import(&world, &path).unwrap();
    assert_eq!((imported.deployments, imported.devices, imported.problems), (1, 1, 2));
}

#[test]
fn what_a_deployment_would_refuse_is_told_before_anything_is_imported() {
    let world = World::new();
    let line =
        |order: u32, rest: &str| format!("20-{order},2025-08-01,Harbor Museum,X1,Dell,Dell Latitude 5420,{rest}\n");
    let text = format!(
        "{HEADING}{}{}{}{}{}{}",
        line(1, "900.5,USD,3,,AAA111;BBB222"),
        line(2, "900.5,USD,10,,"),
        line(3, "\"1,069.70\",USD,1,,CCC333"),
        line(4, "900.5,TWD,1,,DDD444"),
        line(5, "900.5,USD,1,08/06/2025,EEE555"),
        line(6, "900.5,USD,1,,FFF666"),
    );
    let path = written(&world, "orders.csv", &text);
    let problems = preview(&world, &path).problems;
    let codes: Vec<_> = problems.iter().map(|problem| problem.refusal.code).collect();
    use RefusalCode::{NotADay, NotANumber, SerialsMissing, UnknownCurrency};
    assert_eq!(codes, [SerialsMissing, SerialsMissing, NotANumber, UnknownCurrency, NotADay]);
    let imported = import(&world, &path).unwrap();
    assert_eq!((imported.devices, imported.problems), (1, 5));
}

/// Somebody who stops after a while.
struct Impatient(AtomicU64);

impl Watch for Impatient {
    fn progress(&self, done: u64, total: u64) {
        assert!(done <= total);
        self.0.store(done, Ordering::Relaxed);
    }

    fn cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed) >= 50
    }
}

#[test]
fn an_import_that_is_stopped_leaves_nothing_behind() {
    let world = World::new();
    let before = world.contents();
    let path = sample("distributor-orders.csv");
    let refusal = import_orders(&world.book, file(&path), &Impatient(AtomicU64::new(0))).unwrap_err();
    assert_eq!(refusal.code, RefusalCode::Cancelled);
    assert_eq!(world.contents(), before);
    assert_eq!(import(&world, &path).unwrap().devices, 6068);
}

#[test]
fn files_of_another_kind_are_refused() {
    let world = World::new();
    for (text, code) in [
        ("name,phone\nx,1\n", RefusalCode::FileNotOrders),
        ("", RefusalCode::FileNotOrders),
        ("[{\"ingramOrderNumber\":\"20-1\",", RefusalCode::FileDamaged),
        ("\u{0}\u{1}\u{2}", RefusalCode::FileNotText),
    ] {
        let path = written(&world, "strange", text);
        assert_eq!(import(&world, &path).unwrap_err().code, code, "{text:?}");
    }
    assert_eq!(import(&world, "no such file.csv").unwrap_err().code, RefusalCode::FileUnreadable);
    assert_eq!(world.count("customer"), 0);
}
