//! The outlets of the sample book: two invented recyclers, looked up every month, and an invented take-back programme; and what
//! customers and single devices ask of them.

use crate::book::{Book, bind};
use crate::deployments::{self, HoldForm};
use crate::foundation::ids::{AssetId, CertificationId, CustomerId, FacilityId};
use crate::foundation::{Address, Choice, Day, Refusal};
use crate::recyclers::{
    self, CertificationForm, Export, Media, NewRecycler, NewTerms, Per, Price, ProgrammeForm, Scope, Standard, Status,
    StatusCheckForm, TermsForm,
};
use crate::routing::{self, HoldKind, RequirementForm};

/// How long the sample's certifications have been looked up, in months.
const LOOKED_UP_FOR: i64 = 15;

/// Who looked, in the whole sample.
const SIGNATORY: &str = "Dana Whitfield";

/// Enters the outlets; answers the facility that the sample's pickups went to.
pub(super) fn fill(book: &Book, today: Day) -> Result<FacilityId, Refusal> {
    let harbor =
        recycler(book, ("Blue Harbor Recycling (sample)", "Ohio facility"), ("1200 Dock Road", "Toledo", "43604"))?;
    certify(book, harbor, (Standard::EStewards, "ES-0417", &[]), today.plus_days(790), today)?;
    certify(book, harbor, (Standard::R2v3, "R2-33810", &[Scope::R2DataSanitization]), today.plus_days(60), today)?;
    let on_site = [Scope::NaidPhysical, Scope::NaidOnSite];
    certify(book, harbor, (Standard::NaidAaa, "N-1182", &on_site), today.plus_days(300), today)?;
    let from = today.plus_days(-700);
    // Invented amounts, as the whole sample is.
    let terms = TermsForm {
        on_site_destruction: true,
        exports: Export::Never,
        price: Price::Paid,
        amount: "0.45".to_owned(),
        per: Per::Kilogram,
        lead_days: "3".to_owned(),
        booking: "By e-mail to the dock (sample)".to_owned(),
        ..TermsForm::default()
    };
    note(book, (Some(harbor), from), terms)?;

    let prairie = recycler(
        book,
        ("Prairie Electronics Recovery (sample)", "Dayton works"),
        ("77 Foundry Lane", "Dayton", "45402"),
    )?;
    certify(book, prairie, (Standard::R2v3, "R2-40127", &[Scope::R2DataSanitization]), today.plus_days(24), today)?;
    let accepts = categories(&["laptop", "tablet", "smartphone"])?;
    let terms = TermsForm {
        accepts,
        least_pieces: "10".to_owned(),
        exports: Export::Possible,
        price: Price::Credited,
        amount: "6.00".to_owned(),
        ..TermsForm::default()
    };
    note(book, (Some(prairie), from), terms)?;
    programme(book, today)?;
    Ok(harbor)
}

fn recycler(
    book: &Book,
    (name, facility): (&str, &str),
    (street, city, postal_code): (&str, &str, &str),
) -> Result<FacilityId, Refusal> {
    let address = Address {
        street: street.to_owned(),
        city: city.to_owned(),
        region: "OH".to_owned(),
        postal_code: postal_code.to_owned(),
        country: String::new(),
    };
    let form = NewRecycler { name: name.to_owned(), facility_name: facility.to_owned(), address };
    Ok(recyclers::add(book, form)?.value)
}

fn certify(
    book: &Book,
    facility_id: FacilityId,
    (standard, number, scopes): (Standard, &str, &[Scope]),
    valid_until: Day,
    today: Day,
) -> Result<(), Refusal> {
    let form = CertificationForm {
        facility_id,
        id: None,
        version: 0,
        standard,
        revision: String::new(),
        number: number.to_owned(),
        body: "Certifying body (sample)".to_owned(),
        scopes: scopes.to_vec(),
        scope_text: String::new(),
        valid_from: valid_until.plus_days(-3 * 365).to_string(),
        valid_until: valid_until.to_string(),
        file: None,
        checked_on: String::new(),
        checked_at: String::new(),
    };
    let certification_id: CertificationId = recyclers::save_certification(book, form)?.value;
    for month in (0..LOOKED_UP_FOR).rev() {
        let form = StatusCheckForm {
            certification_id,
            checked_on: today.plus_days(-12 - 28 * month).to_string(),
            checked_by: SIGNATORY.to_owned(),
            checked_at: "the standard’s register (sample)".to_owned(),
            status: Status::Listed,
            since: String::new(),
            note: String::new(),
            file: None,
        };
        recyclers::check_status(book, form)?;
    }
    Ok(())
}

fn note(book: &Book, (facility_id, from): (Option<FacilityId>, Day), terms: TermsForm) -> Result<(), Refusal> {
    let form = NewTerms { facility_id, programme_id: None, applies_from: from.to_string(), terms };
    recyclers::save_terms(book, form).map(drop)
}

fn programme(book: &Book, today: Day) -> Result<(), Refusal> {
    let accepts = categories(&["toner_cartridge", "ink_cartridge", "smartphone", "docking_station", "keyboard_mouse"])?;
    let terms = TermsForm {
        accepts,
        least_pieces: "20".to_owned(),
        most_package_weight: "9".to_owned(),
        lead_days: "5".to_owned(),
        media: Media::Erased,
        price: Price::Free,
        booking: "Prepaid labels on the programme’s page (sample)".to_owned(),
        ..TermsForm::default()
    };
    let form = ProgrammeForm {
        id: None,
        version: 0,
        name: "Cartridges and phones (sample)".to_owned(),
        sponsor: "a distributor (sample)".to_owned(),
        operator: "Second Turn Cartridges (sample)".to_owned(),
        facility_id: None,
        valid_from: today.plus_days(-200).to_string(),
        valid_until: today.plus_days(85).to_string(),
        source: "invented for the sample".to_owned(),
        proposal: None,
        terms: Some(terms),
        confirmed_by: SIGNATORY.to_owned(),
    };
    recyclers::save_programme(book, form).map(drop)
}

fn categories(slugs: &[&str]) -> Result<Vec<crate::catalogue::Category>, Refusal> {
    let parse =
        |slug: &&str| crate::catalogue::Category::parse(slug).map_err(|problem| Refusal::field("accepts", problem));
    slugs.iter().map(parse).collect()
}

/// A customer that wants one standard only, and devices that may not leave.
pub(super) fn wishes(book: &Book, customers: &[CustomerId], today: Day) -> Result<(), Refusal> {
    for (customer, kind) in customers.iter().copied().zip(HoldKind::ALL.iter().cycle()).take(8) {
        let due: Vec<AssetId> = book.read(|tx| {
            tx.all(
                "SELECT id FROM asset WHERE customer_id = ?1 AND category = 'laptop' AND due_on < 'never'
                  ORDER BY due_on, seq LIMIT 1",
                bind![customer],
                |row| row.get("id"),
            )
        })?;
        if !due.is_empty() {
            let since = today.plus_days(-40).to_string();
            deployments::hold(book, HoldForm { assets: due, kind: *kind, since, note: "Sample".to_owned() })?;
        }
    }
    if let Some(customer_id) = customers.get(4) {
        let form = RequirementForm {
            customer_id: *customer_id,
            version: 0,
            standards: vec![Standard::EStewards],
            on_site_destruction: false,
            no_export: true,
            note: "Asked for in the contract (sample)".to_owned(),
        };
        routing::save_requirement(book, form)?;
    }
    Ok(())
}
