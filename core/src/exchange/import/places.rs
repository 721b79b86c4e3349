//! The customers and sites that rows name: each name is looked up once, and what an import enters is remembered for the rows
//! behind it.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::texts::Texts;
use super::{ListField, Mapping};
use crate::book::Tx;
use crate::customers::{self, Named};
use crate::deployments::{KnownDevice, currency_of};
use crate::foundation::ids::{CustomerId, SiteId};
use crate::foundation::{Address, Currency, Fields, Problem, Refusal, RefusalCode, search_key};

/// What the site of a customer is called that a list names without one.
const FIRST_SITE: &str = "Main site";

/// A customer that rows name.
#[derive(Clone)]
pub(super) struct SeenCustomer {
    pub named: Named,
    /// Nothing while the book does not have it.
    pub id: Option<CustomerId>,
    pub currency: Currency,
    /// Its sites by key, and the first of them: where a row goes that names none.
    sites: HashMap<String, SiteId>,
    first: Option<(SiteId, Named)>,
}

/// Where a device of a row stands.
#[derive(Clone)]
pub(super) struct SeenPlace {
    pub customer: Rc<SeenCustomer>,
    pub site: Named,
    pub site_id: Option<SiteId>,
}

pub(super) struct Places<'j, 'c> {
    tx: &'j Tx<'c>,
    mapping: &'j Mapping,
    by_text: HashMap<String, Result<String, Problem>>,
    by_key: RefCell<HashMap<String, Rc<SeenCustomer>>>,
}

impl<'j, 'c> Places<'j, 'c> {
    pub fn new(tx: &'j Tx<'c>, mapping: &'j Mapping) -> Self {
        Places { tx, mapping, by_text: HashMap::new(), by_key: RefCell::new(HashMap::new()) }
    }

    /// Where a row says that its device stands.
    pub fn find(&mut self, texts: &Texts<'_>, fields: &mut Fields) -> Result<Option<SeenPlace>, Refusal> {
        let customer = self.customer(texts.get(ListField::Customer))?;
        let Some(customer) = fields.take(ListField::Customer.as_str(), customer) else { return Ok(None) };
        Ok(fields
            .take(ListField::Site.as_str(), site(&customer, texts.get(ListField::Site)))
            .map(|site| placed(customer, site)))
    }

    /// Where a row says that a device stands which is in the book; refuses another customer than its own.
    pub fn of_known(
        &mut self,
        texts: &Texts<'_>,
        known: &KnownDevice,
        fields: &mut Fields,
    ) -> Result<Option<SeenPlace>, Refusal> {
        let own = self.by_name(&known.customer)?;
        let text = texts.get(ListField::Customer);
        if !text.is_empty() {
            let customer = self.customer(text)?;
            let Some(customer) = fields.take(ListField::Customer.as_str(), customer) else { return Ok(None) };
            if customer.named.key != own.named.key {
                let elsewhere = Problem::new(RefusalCode::DeviceElsewhere).with("customer", &known.customer);
                let elsewhere = elsewhere.with("site", &known.site).with("since", known.deployed_on);
                fields.refuse(ListField::Customer.as_str(), elsewhere);
                return Ok(None);
            }
        }
        if texts.get(ListField::Site).is_empty() {
            let site = Named { name: known.site.clone(), key: known.site_key.clone() };
            return Ok(Some(SeenPlace { customer: own, site, site_id: Some(known.site_id) }));
        }
        Ok(fields.take(ListField::Site.as_str(), site(&own, texts.get(ListField::Site))).map(|site| placed(own, site)))
    }

    fn customer(&mut self, text: &str) -> Result<Result<Rc<SeenCustomer>, Problem>, Refusal> {
        let key = match self.by_text.get(text) {
            Some(key) => key.clone(),
            None => {
                let meant = self.mapping.words.get(&ListField::Customer).and_then(|words| words.get(text));
                let named = Named::parse(meant.map_or(text, String::as_str));
                let key = match named {
                    Ok(named) => Ok(self.enter(named)?),
                    Err(problem) => Err(problem),
                };
                self.by_text.insert(text.to_owned(), key.clone());
                key
            }
        };
        Ok(key
            .map(|key| self.by_key.borrow().get(&key).cloned())
            .and_then(|seen| seen.ok_or_else(|| RefusalCode::Missing.into())))
    }

    /// A customer by the name it has in the book, whatever that word means in the list.
    fn by_name(&self, name: &str) -> Result<Rc<SeenCustomer>, Refusal> {
        let key = self.enter(Named::parse(name)?)?;
        self.by_key.borrow().get(&key).cloned().ok_or_else(|| Refusal::not_found("customer"))
    }

    /// Looks a customer up by its name's key; answers the key.
    fn enter(&self, named: Named) -> Result<String, Refusal> {
        let key = named.key.clone();
        if self.by_key.borrow().contains_key(&key) {
            return Ok(key);
        }
        let known = customers::by_key(self.tx, &key)?;
        let id = known.as_ref().map(|(id, _)| *id);
        let mut seen = SeenCustomer {
            named: known.map_or(named, |(_, name)| Named { name, key: key.clone() }),
            id,
            currency: currency_of(self.tx, id)?,
            sites: HashMap::new(),
            first: None,
        };
        for site in id.map(|id| customers::sites_of(self.tx, id)).transpose()?.into_iter().flatten() {
            let named = Named { key: search_key(&site.name), name: site.name };
            seen.first.get_or_insert_with(|| (site.id, named.clone()));
            seen.sites.insert(named.key, site.id);
        }
        self.by_key.borrow_mut().insert(key.clone(), Rc::new(seen));
        Ok(key)
    }

    /// Enters customer and site where the book does not have them; answers their ids and what was entered.
    pub fn settle(&self, place: &SeenPlace) -> Result<Settled, Refusal> {
        let key = &place.customer.named.key;
        let seen = self.by_key.borrow().get(key).cloned().unwrap_or_else(|| Rc::clone(&place.customer));
        let known = seen.sites.get(&place.site.key).copied();
        if let (Some(customer), Some(site)) = (seen.id, known) {
            return Ok(Settled { customer, site, new_customer: false, new_site: false });
        }
        let mut now = (*seen).clone();
        let new_customer = now.id.is_none();
        let (customer, site) = match now.id {
            Some(customer) => (customer, customers::add_site_named(self.tx, customer, &place.site)?),
            None => customers::add_named(self.tx, &now.named, &place.site, &Address::default())?,
        };
        now.id = Some(customer);
        now.sites.insert(place.site.key.clone(), site);
        self.by_key.borrow_mut().insert(key.clone(), Rc::new(now));
        Ok(Settled { customer, site, new_customer, new_site: true })
    }
}

/// A place that is in the book.
#[derive(Clone, Copy)]
pub(super) struct Settled {
    pub customer: CustomerId,
    pub site: SiteId,
    pub new_customer: bool,
    pub new_site: bool,
}

fn placed(customer: Rc<SeenCustomer>, site: Named) -> SeenPlace {
    let site_id = customer.sites.get(&site.key).copied();
    SeenPlace { customer, site, site_id }
}

/// The site that a row names; where it names none, the customer's first one.
fn site(customer: &SeenCustomer, text: &str) -> Result<Named, Problem> {
    if !text.is_empty() {
        return Named::parse(text);
    }
    match &customer.first {
        Some((_, first)) => Ok(first.clone()),
        None => Named::parse(FIRST_SITE),
    }
}
