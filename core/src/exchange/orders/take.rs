//! Taking a distributor's orders into the book.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use super::outlook::{NewOrder, OrdersFile, outlook, read_file};
use super::read::{Order, read};
use crate::book::{Book, Change, Done, Tx};
use crate::customers::{self, Named};
use crate::deployments::{self, NewDeployment};
use crate::foundation::ids::{CustomerId, SiteId};
use crate::foundation::{Address, Refusal, RefusalCode, Watch};

/// What was imported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Imported {
    pub deployments: u32,
    pub devices: u32,
    pub supplies: u32,
    pub new_customers: u32,
    /// Orders that were already in the book.
    pub known_orders: u32,
    /// Lines that were left out, with the rest of their orders.
    pub problems: u32,
}

/// What the site of a customer is called that a file names without one.
const FIRST_SITE: &str = "Main site";

/// Records every new order of a file as a deployment, in one transaction. Refuses while a model has no category.
pub fn import_orders(book: &Book, file: OrdersFile, watch: &dyn Watch) -> Result<Done<Imported>, Refusal> {
    import(book, &read_file(&file.path)?, &file.categories, watch)
}

/// As `import_orders`, from the bytes of a file.
pub fn import_order_bytes(book: &Book, bytes: &[u8], watch: &dyn Watch) -> Result<Done<Imported>, Refusal> {
    import(book, &read(bytes)?, &BTreeMap::new(), watch)
}

fn import(
    book: &Book,
    orders: &[Order],
    categories: &BTreeMap<String, String>,
    watch: &dyn Watch,
) -> Result<Done<Imported>, Refusal> {
    book.transact("import-orders", |tx| {
        let outlook = outlook(tx, orders, categories)?;
        if let Some((model, _)) = outlook.unknown_models.first_key_value() {
            return Err(Refusal::new(RefusalCode::UnknownCategory).with("category", "").with("model", model));
        }
        let mut imported = Imported {
            known_orders: outlook.known_orders,
            problems: u32::try_from(outlook.problems.len()).unwrap_or(u32::MAX),
            ..Imported::default()
        };
        let total = outlook.new.len() as u64;
        for (done, new) in (0..).zip(&outlook.new) {
            if watch.cancelled() {
                return Err(RefusalCode::Cancelled.into());
            }
            watch.progress(done, total);
            enter(tx, new, &mut imported)?;
        }
        watch.progress(total, total);
        Ok(Change::new(imported).with("deployments", imported.deployments).with("devices", imported.devices))
    })
}

fn enter(tx: &Tx<'_>, new: &NewOrder<'_>, imported: &mut Imported) -> Result<(), Refusal> {
    let (customer, site) = customer_and_site(tx, &new.customer, imported)?;
    let form = NewDeployment {
        customer_id: Some(customer),
        site_id: Some(site),
        deployed_on: new.order.deployed_on().to_owned(),
        order_number: new.order.number.clone(),
        lines: new.lines.clone(),
    };
    let named = |refusal: Refusal| refusal.with("order", &new.order.number);
    let (recorded, _) = deployments::enter(tx, &form).map_err(named)?;
    imported.deployments += 1;
    imported.devices += recorded.devices;
    imported.supplies += recorded.supplies;
    Ok(())
}

/// The customer and the site where its orders go: its only or first one. Asked again for each order, because an earlier
/// one may have entered the customer.
fn customer_and_site(tx: &Tx<'_>, name: &Named, imported: &mut Imported) -> Result<(CustomerId, SiteId), Refusal> {
    if let Some((customer, _)) = customers::by_key(tx, &name.key)? {
        let site = customers::sites_of(tx, customer)?.first().map(|site| site.id);
        return site.map(|site| (customer, site)).ok_or_else(|| Refusal::not_found("site"));
    }
    imported.new_customers += 1;
    let site = Named::parse(FIRST_SITE).map_err(Refusal::from)?;
    customers::add_named(tx, name, &site, &Address::default())
}
