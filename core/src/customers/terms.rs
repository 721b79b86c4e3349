//! What a customer asks of planning: its currency, its fiscal year, the months in which nothing may be changed, and how
//! early it wants to hear of what falls due.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::foundation::ids::CustomerId;
use crate::foundation::{Currency, Fields, MonthSet, Problem, Refusal, RefusalCode, YearStart};

/// A customer's terms. Those of a customer that said nothing are `CustomerTerms::usual()`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CustomerTerms {
    /// 0 while the customer has said nothing.
    pub version: u32,
    /// Nothing: the company's.
    pub currency: Option<Currency>,
    /// Days before its date from which a device counts as due soon: 90, 120, 180 or 365.
    pub due_soon_days: u32,
    pub fiscal_year_start: YearStart,
    /// Months in which no refresh is scheduled.
    pub blackout_months: MonthSet,
}

impl CustomerTerms {
    /// The spans a person can choose for what is due soon, in days.
    pub const DUE_SOON: [u32; 4] = [90, 120, 180, 365];

    pub fn usual() -> Self {
        CustomerTerms {
            version: 0,
            currency: None,
            due_soon_days: Self::DUE_SOON[0],
            fiscal_year_start: YearStart::calendar(),
            blackout_months: MonthSet::default(),
        }
    }
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CustomerTermsForm {
    pub customer_id: CustomerId,
    /// The version that was shown; 0 when the customer had said nothing yet.
    pub version: u32,
    /// Empty: the company's.
    pub currency: String,
    pub due_soon_days: u32,
    /// `04-01`
    pub fiscal_year_start: String,
    /// Numbers of months, `[8, 12]`.
    pub blackout_months: Vec<u32>,
}

impl CustomerTermsForm {
    /// The terms as entered, or every field that is refused.
    pub fn check(&self) -> Result<CustomerTerms, Refusal> {
        let mut fields = Fields::default();
        let currency = match self.currency.trim() {
            "" => Some(None),
            code => fields.take("currency", Currency::parse(code)).map(Some),
        };
        let soon = Some(self.due_soon_days).filter(|days| CustomerTerms::DUE_SOON.contains(days));
        let soon = soon.ok_or_else(|| Problem::new(RefusalCode::UnknownChoice).with("text", self.due_soon_days));
        let due_soon_days = fields.take("dueSoonDays", soon);
        let fiscal_year_start = fields.take("fiscalYearStart", YearStart::parse(&self.fiscal_year_start));
        let blackout_months = fields.take("blackoutMonths", MonthSet::new(&self.blackout_months));
        let terms = (|| {
            Some(CustomerTerms {
                version: self.version,
                currency: currency?,
                due_soon_days: due_soon_days?,
                fiscal_year_start: fiscal_year_start?,
                blackout_months: blackout_months?,
            })
        })();
        fields.finish(terms)
    }
}
