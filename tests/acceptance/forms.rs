//! Customers, company, recyclers and books: wrong input is told at its field and nothing is written.

use endwell_core::customers::{self, ContactForm, NewCustomer, SiteForm};
use endwell_core::foundation::{Address, RefusalCode};
use endwell_core::planning;
use endwell_core::value::{self, ValuePolicyForm};
use endwell_core::{company, recyclers};

use crate::world::{World, category, company_form, open, policy, told};

#[test]
fn a_customers_name_is_taken_however_it_is_typed() {
    let world = World::new();
    world.customer("St. Bride’s Charter School");
    let form = NewCustomer {
        name: "st brides  CHARTER school".into(),
        site_name: "Main site".into(),
        address: Address::default(),
    };
    let refusal = customers::add(&world.book, form).unwrap_err();
    assert_eq!(told(&refusal), ["name: name-taken"]);
    assert_eq!(refusal.fields[0].params["name"], "St. Bride’s Charter School");
}

#[test]
fn empty_and_endless_names_are_refused() {
    let world = World::new();
    let before = world.contents();
    for (name, code) in [("", "missing"), ("   ", "missing"), ("🏢", "missing"), ("a\u{7}b", "has-control-characters")]
    {
        let form = NewCustomer { name: name.into(), site_name: "Main site".into(), address: Address::default() };
        assert_eq!(told(&customers::add(&world.book, form).unwrap_err()), [format!("name: {code}")], "{name:?}");
    }
    let form = NewCustomer { name: "x".repeat(300), site_name: String::new(), address: Address::default() };
    assert_eq!(told(&customers::add(&world.book, form).unwrap_err()), ["name: too-long", "siteName: missing"]);
    assert_eq!(world.contents(), before);
}

#[test]
fn sites_and_contacts_are_changed_where_they_belong() {
    let world = World::new();
    let (place, other) = (world.customer("Harbor Dental Group"), world.customer("Orchard Foods"));
    let site = |customer, id, version, name: &str| SiteForm {
        customer_id: customer,
        id,
        version,
        name: name.into(),
        address: Address::default(),
    };
    customers::save_site(&world.book, site(place.customer, None, 0, "Pier 4 practice")).unwrap();
    let taken = customers::save_site(&world.book, site(place.customer, None, 0, "PIER 4 practice")).unwrap_err();
    assert_eq!(told(&taken), ["name: name-taken"]);
    let foreign =
        customers::save_site(&world.book, site(other.customer, Some(place.site), 1, "Elsewhere")).unwrap_err();
    assert_eq!(foreign.code, RefusalCode::Stale);
    let contact = ContactForm {
        customer_id: place.customer,
        id: None,
        version: 0,
        name: "Ana Example".into(),
        role: "Office".into(),
        email: "not an address".into(),
        phone: String::new(),
    };
    assert_eq!(told(&customers::save_contact(&world.book, contact.clone()).unwrap_err()), ["email: not-an-email"]);
    customers::save_contact(&world.book, ContactForm { email: "ana@example.com".into(), ..contact }).unwrap();
    let card = world.ask(|tx| customers::show(tx, customers::WhichCustomer { id: place.customer }));
    assert_eq!((card.sites.len(), card.contacts.len()), (2, 1));
    let actions: Vec<_> = card.history.iter().map(|entry| entry.action.as_str()).collect();
    assert_eq!(actions, ["add-contact", "add-site", "add-customer"]);
}

#[test]
fn a_companys_settings_are_checked_and_kept() {
    let world = World::new();
    let mut form = company_form();
    form.version = 1;
    form.name = String::new();
    form.email = "nobody".into();
    form.currency = "XYZ".into();
    form.certificate_prefix = "C/".into();
    form.address = "a\nb\nc\nd\ne".into();
    let refusal = company::save(&world.book, form).unwrap_err();
    let expected = [
        "name: missing",
        "address: out-of-range",
        "email: not-an-email",
        "currency: unknown-currency",
        "certificatePrefix: unknown-choice",
    ];
    assert_eq!(told(&refusal), expected);
    assert_eq!(company::save(&world.book, company_form()).unwrap_err().code, RefusalCode::Stale);
}

#[test]
fn a_logo_must_be_a_picture() {
    let world = World::new();
    let path = world.path("logo.png");
    std::fs::write(&path, b"\x89PNG\r\n\x1a\n not really").unwrap();
    let form = || company::LogoFile { version: 1, path: path.display().to_string() };
    assert_eq!(company::set_logo(&world.book, form()).unwrap_err().code, RefusalCode::PictureUnreadable);
    let icon = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../icons/128x128.png");
    std::fs::copy(icon, &path).unwrap();
    company::set_logo(&world.book, form()).unwrap();
    assert!(world.ask(company::find).unwrap().has_logo);
    world.book.undo().unwrap();
    assert!(!world.ask(company::find).unwrap().has_logo);
}

#[test]
fn policies_refuse_what_no_device_could_follow() {
    let world = World::new();
    let set = |slug: &str, months| planning::apply(&world.book, policy(category(slug), Some(months)));
    assert_eq!(told(&set("laptop", 0).unwrap_err()), ["months: out-of-range"]);
    assert_eq!(told(&set("spaceship", -1).unwrap_err()), ["scope: unknown-category", "months: out-of-range"]);
    assert_eq!(told(&set("", 12).unwrap_err()), ["scope: no-policy-scope"]);
    set("laptop", 36).unwrap();
    assert_eq!(set("laptop", 24).unwrap_err().code, RefusalCode::Stale);
    let decline = ValuePolicyForm { category: "laptop".into(), version: 0, percent: 101 };
    assert_eq!(told(&value::set_decline(&world.book, decline).unwrap_err()), ["percent: out-of-range"]);
}

#[test]
fn a_recycler_needs_a_facility_and_its_certifications_dates() {
    let world = World::new();
    let form = recyclers::NewRecycler { name: " ".into(), facility_name: String::new(), address: Address::default() };
    let refusal = recyclers::add(&world.book, form).unwrap_err();
    assert_eq!(told(&refusal), ["name: missing", "facilityName: missing"]);
}

#[test]
fn a_file_that_is_no_book_is_left_alone() {
    let world = World::new();
    let code = |name: &str| open(&world.path(name), 1).unwrap_err().code;
    std::fs::write(world.path("letter.endwell"), "Dear customer, this is not a book at all. ".repeat(100)).unwrap();
    assert_eq!(code("letter.endwell"), RefusalCode::BookNotOurs);
    let other = rusqlite::Connection::open(world.path("other.endwell")).unwrap();
    other.execute_batch("CREATE TABLE somebody_elses (x)").unwrap();
    assert_eq!(code("other.endwell"), RefusalCode::BookNotOurs);
    let newer = rusqlite::Connection::open(world.path("book.endwell")).unwrap();
    newer.pragma_update(None, "user_version", 99).unwrap();
    assert_eq!(code("book.endwell"), RefusalCode::BookNewer);
    assert_eq!(code("no/such/folder.endwell"), RefusalCode::BookUnreadable);
    drop((other, newer));
    let bytes = std::fs::read(world.path("other.endwell")).unwrap();
    assert_eq!(code("other.endwell"), RefusalCode::BookNotOurs);
    assert_eq!(std::fs::read(world.path("other.endwell")).unwrap(), bytes, "somebody else's file is left as it was");
}
