//! What tests of refresh planning enter and read: terms, dates of support, answers, the due list.

use endwell_core::customers::{self, CustomerTermsForm, SiteForm};
use endwell_core::deployments::{self, NewLine};
use endwell_core::find::{self, DeviceCard, WhichDevice};
use endwell_core::foundation::ids::{AssetId, CustomerId, DeploymentId, ModelId};
use endwell_core::foundation::{Address, Day, Refusal};
use endwell_core::planning::{
    self, Answer, AnswerForm, Band, DateForm, DueSearch, Effect, Forecast, ForecastOf, Period, PolicyChange,
    PolicyRemoval, PriceForm,
};
use endwell_core::refresh::{MovedTo, Pick, PolicyForm, ScopeForm, SupportForm};

use crate::world::{Place, World, deployment, device, laptop};

/// For what a policy holds: everything of a customer.
pub fn customer(id: CustomerId) -> ScopeForm {
    ScopeForm { customer_id: Some(id), category: String::new(), model_id: None, asset_id: None }
}

pub fn model(id: ModelId) -> ScopeForm {
    ScopeForm { customer_id: None, category: String::new(), model_id: Some(id), asset_id: None }
}

pub fn asset(id: AssetId) -> ScopeForm {
    ScopeForm { customer_id: None, category: String::new(), model_id: None, asset_id: Some(id) }
}

/// A first policy of a scope that counts `months` and asks for nothing else.
pub fn months(scope: ScopeForm, months: i64) -> PolicyForm {
    PolicyForm {
        scope,
        version: 0,
        months: Some(months),
        warranty: false,
        support: false,
        pick: Pick::Earliest,
        moved_to: MovedTo::AsCounted,
    }
}

pub fn removal(scope: ScopeForm, version: u32) -> PolicyChange {
    PolicyChange::RemovePolicy(PolicyRemoval { scope, version })
}

/// First terms of a customer that differ from the usual ones in nothing.
pub fn terms(customer_id: CustomerId) -> CustomerTermsForm {
    CustomerTermsForm {
        customer_id,
        version: 0,
        currency: String::new(),
        due_soon_days: 90,
        fiscal_year_start: "01-01".into(),
        blackout_months: Vec::new(),
    }
}

pub fn support(maker: &str, model: &str, ends_on: &str) -> SupportForm {
    SupportForm { maker: maker.into(), model: model.into(), ends_on: ends_on.into(), ..SupportForm::default() }
}

pub fn monitor(serial: &str) -> NewLine {
    device(serial, "HP E24 G4 Monitor")
}

pub fn phone(serial: &str) -> NewLine {
    NewLine { category: "smartphone".into(), ..device(serial, "Apple iPhone 12") }
}

pub fn answer(assets: &[AssetId], answer: Answer) -> AnswerForm {
    AnswerForm { asset_ids: assets.to_vec(), answer, until: String::new(), deployment_id: None, reason: String::new() }
}

pub fn extended(assets: &[AssetId], until: &str, reason: &str) -> AnswerForm {
    AnswerForm { until: until.into(), reason: reason.into(), ..answer(assets, Answer::Extended) }
}

/// Two sites: laptops and a monitor, overdue, in 2027 and later.
pub fn harbor(world: &World, name: &str) -> Place {
    let place = world.customer(name);
    let form = SiteForm {
        customer_id: place.customer,
        id: None,
        version: 0,
        name: "Harbor branch".into(),
        address: Address::default(),
    };
    let branch = Place { site: customers::save_site(&world.book, form).unwrap().value, ..place };
    world.deploy(place, "2022-03-31", vec![laptop("OVER111"), laptop("OVER222")]);
    world.deploy(place, "2023-02-28", vec![laptop("SOON111"), monitor("LATE111")]);
    world.deploy(branch, "2023-08-31", vec![laptop("NEXT111"), phone("OVER333")]);
    place
}

/// Devices, moved, gained, lost, newly overdue, no longer overdue.
pub fn counts(effect: &Effect) -> [u32; 6] {
    let Effect { devices, moved, gained, lost, newly_overdue, no_longer_overdue, .. } = *effect;
    [devices, moved, gained, lost, newly_overdue, no_longer_overdue]
}

pub fn set(form: PolicyForm) -> PolicyChange {
    PolicyChange::SetPolicy(form)
}

impl World {
    /// Records devices at a place; answers their deployment.
    pub fn deployment(&self, place: Place, on: &str, lines: Vec<NewLine>) -> DeploymentId {
        deployments::record(&self.book, deployment(place, on, lines)).unwrap().value.id
    }

    #[track_caller]
    pub fn card(&self, id: AssetId) -> DeviceCard {
        self.ask(|tx| find::show_device(tx, WhichDevice { id }))
    }

    /// The refresh date of a device, as text; empty when nothing is scheduled.
    #[track_caller]
    pub fn refresh_on(&self, id: AssetId) -> String {
        self.card(id).refresh_on.map(|day| day.to_string()).unwrap_or_default()
    }

    pub fn model_of(&self, id: AssetId) -> ModelId {
        let found =
            self.ask(|tx| tx.one("SELECT model_id FROM asset WHERE id = ?1", &[&id], |row| row.get("model_id")));
        found.unwrap()
    }

    #[track_caller]
    pub fn effect(&self, change: PolicyChange) -> Effect {
        self.ask(|tx| planning::effect(tx, change))
    }

    /// Shows what a change would do, which must write nothing; then makes it, which must do just that.
    #[track_caller]
    pub fn change(&self, change: PolicyChange) -> Effect {
        let before = self.contents();
        let shown = self.effect(change.clone());
        assert_eq!(self.contents(), before, "what is only shown is not written");
        let applied = planning::apply(&self.book, change).unwrap().value;
        assert_eq!(applied, shown, "what was shown is what happens");
        applied
    }

    /// Why a change is refused, applied and only shown; the book stays as it was.
    #[track_caller]
    pub fn refused(&self, change: PolicyChange) -> Refusal {
        let before = self.contents();
        let applied = planning::apply(&self.book, change.clone()).unwrap_err();
        let shown = self.book.read(|tx| planning::effect(tx, change)).unwrap_err();
        assert_eq!((shown.code, &shown.fields), (applied.code, &applied.fields), "shown and applied are refused alike");
        assert_eq!(self.contents(), before);
        applied
    }

    /// Serial numbers on the due list of a span.
    pub fn listed(&self, band: Band) -> Vec<String> {
        let search =
            DueSearch { band, month: None, customer_id: None, site_id: None, category: String::new(), after: None };
        self.ask(|tx| planning::due(tx, search)).rows.into_iter().map(|row| row.serial).collect()
    }

    /// How many devices the counts have in each span.
    pub fn counted(&self) -> Vec<u32> {
        let of = planning::BandsOf { customer_id: None, site_id: None, category: String::new() };
        let bands = self.ask(|tx| planning::bands(tx, of));
        bands.iter().map(|band| band.devices).collect()
    }

    pub fn set_date(&self, assets: &[AssetId], on: &str, reason: &str) -> Result<(), Refusal> {
        let form = DateForm { asset_ids: assets.to_vec(), on: on.into(), reason: reason.into() };
        planning::set_date(&self.book, form).map(drop)
    }

    pub fn price(&self, category: &str, model_id: Option<ModelId>, currency: &str, price: &str) {
        let form = PriceForm {
            category: category.into(),
            model_id,
            currency: currency.into(),
            version: 0,
            price: price.into(),
        };
        planning::set_price(&self.book, form).unwrap();
    }

    pub fn forecast(&self, by: Period, years: u32) -> Forecast {
        let of = ForecastOf { customer_id: None, scenario_id: None, category: String::new(), by, years };
        self.ask(|tx| planning::forecast(tx, of))
    }

    pub fn terms_version(&self, customer_id: CustomerId) -> u32 {
        self.ask(|tx| customers::terms_of(tx, customer_id)).version
    }

    /// Every refresh date, by serial number.
    pub fn dates(&self) -> Vec<(String, Option<Day>)> {
        self.ask(|tx| {
            tx.all("SELECT serial, refresh_on FROM asset ORDER BY serial", &[], |row| {
                Ok((row.get("serial")?, row.get("refresh_on")?))
            })
        })
    }
}
