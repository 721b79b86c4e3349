//! On which terms an outlet takes what: the same for a recycler's facility and for a take-back programme.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::catalogue::{Category, maker_named};
use crate::foundation::{Area, Currency, Fields, Grams, Money, Problem, RefusalCode, choice, optional_text};

choice! {
    /// Whether batteries may be inside.
    Batteries { Taken = "taken", Removed = "removed", }
}

choice! {
    /// What is to be done with data before it is handed over.
    Media {
        /// As it is: the outlet sanitizes.
        Taken = "taken",
        /// The owner erases first.
        Erased = "erased",
        /// Drives come out first.
        Removed = "removed",
        /// Nothing that holds data.
        Refused = "refused",
    }
}

choice! {
    /// Whether devices locked by a password, a management system or an account are taken.
    Locked { Refused = "refused", Taken = "taken", }
}

choice! {
    /// Whether anything leaves the country.
    Export { Unknown = "unknown", Never = "never", Possible = "possible", }
}

choice! {
    /// Who pays whom.
    Price { Unknown = "unknown", Free = "free", Paid = "paid", Credited = "credited", }
}

choice! {
    /// What an amount is counted by.
    Per { Item = "item", Kilogram = "kilogram", }
}

/// What is taken, from where, and how. Everything that is empty or nothing is not limited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
// What a term says that was not thought of when older terms were noted is its default.
#[serde(rename_all = "camelCase", default)]
#[ts(rename = "OutletTerms")]
pub struct Terms {
    /// Empty: everything but what is refused.
    pub accepts: Vec<Category>,
    pub refuses: Vec<Category>,
    /// Makers whose equipment is taken; empty: any maker's.
    pub makers: Vec<String>,
    /// Only as the maker made it: not refilled, not remanufactured.
    pub genuine_only: bool,
    /// Where it is fetched or sent from; empty: anywhere.
    pub areas: Vec<Area>,
    pub least_pieces: Option<u32>,
    pub least_weight: Option<Grams>,
    pub most_item_weight: Option<Grams>,
    pub most_package_weight: Option<Grams>,
    /// Days between booking and pickup.
    pub lead_days: u16,
    pub batteries: Batteries,
    pub media: Media,
    pub locked: Locked,
    /// Destroys data at the customer's site.
    pub on_site_destruction: bool,
    pub exports: Export,
    pub price: Price,
    /// Paid or credited for one.
    pub amount: Option<Money>,
    pub per: Per,
    /// How it is to be packed, how it is booked, and what else is to be known; for people.
    pub packaging: String,
    pub booking: String,
    pub note: String,
}

impl Default for Terms {
    fn default() -> Self {
        Terms {
            accepts: Vec::new(),
            refuses: Vec::new(),
            makers: Vec::new(),
            genuine_only: false,
            areas: Vec::new(),
            least_pieces: None,
            least_weight: None,
            most_item_weight: None,
            most_package_weight: None,
            lead_days: 0,
            batteries: Batteries::Taken,
            media: Media::Taken,
            locked: Locked::Refused,
            on_site_destruction: false,
            exports: Export::Unknown,
            price: Price::Unknown,
            amount: None,
            per: Per::Item,
            packaging: String::new(),
            booking: String::new(),
            note: String::new(),
        }
    }
}

/// Terms as they are typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(rename = "OutletTermsForm")]
pub struct TermsForm {
    pub accepts: Vec<Category>,
    pub refuses: Vec<Category>,
    /// Makers, a comma between them.
    pub makers: String,
    pub genuine_only: bool,
    /// Countries and states, a comma between them: `US` or `Ohio, US-PA`.
    pub areas: String,
    pub least_pieces: String,
    /// Kilograms.
    pub least_weight: String,
    pub most_item_weight: String,
    pub most_package_weight: String,
    pub lead_days: String,
    pub batteries: Batteries,
    pub media: Media,
    pub locked: Locked,
    pub on_site_destruction: bool,
    pub exports: Export,
    pub price: Price,
    pub amount: String,
    /// Empty: the company's.
    pub currency: String,
    pub per: Per,
    pub packaging: String,
    pub booking: String,
    pub note: String,
}

/// Nothing was typed.
impl Default for TermsForm {
    fn default() -> Self {
        let empty = String::new;
        TermsForm {
            accepts: Vec::new(),
            refuses: Vec::new(),
            makers: empty(),
            genuine_only: false,
            areas: empty(),
            least_pieces: empty(),
            least_weight: empty(),
            most_item_weight: empty(),
            most_package_weight: empty(),
            lead_days: empty(),
            batteries: Batteries::Taken,
            media: Media::Taken,
            locked: Locked::Refused,
            on_site_destruction: false,
            exports: Export::Unknown,
            price: Price::Unknown,
            amount: empty(),
            currency: empty(),
            per: Per::Item,
            packaging: empty(),
            booking: empty(),
            note: empty(),
        }
    }
}

/// The longest lead time, in days.
const LONGEST_LEAD: i64 = 365;

/// The largest number of pieces that terms can ask for.
const MOST_PIECES: i64 = 1_000_000;

/// The longest text for people, in characters.
const LONGEST_TEXT: usize = 2000;

impl TermsForm {
    /// The terms as entered; what does not fit is refused under `prefix.areas` and so on. `own`: the company's currency.
    pub(super) fn checked(&self, prefix: &str, own: Currency, fields: &mut Fields) -> Option<Terms> {
        let at = |name: &str| format!("{prefix}{name}");
        let makers = fields.take(at("makers"), makers(&self.makers));
        let areas = fields.take(at("areas"), areas(&self.areas));
        let least_pieces = fields.take(at("leastPieces"), least_pieces(&self.least_pieces));
        let mut weight = |name, text: &str| fields.take(at(name), Grams::parse_kilograms(text));
        let least_weight = weight("leastWeight", &self.least_weight);
        let most_item_weight = weight("mostItemWeight", &self.most_item_weight);
        let most_package_weight = weight("mostPackageWeight", &self.most_package_weight);
        let lead_days = fields.take(at("leadDays"), lead_days(&self.lead_days));
        let amount = self.amount(&at, own, fields);
        let mut text = |name, text: &str| fields.take(at(name), optional_text(text, LONGEST_TEXT));
        let packaging = text("packaging", &self.packaging);
        let booking = text("booking", &self.booking);
        let note = text("note", &self.note);
        if self.accepts.iter().any(|one| self.refuses.contains(one)) {
            fields.refuse(at("refuses"), RefusalCode::AcceptedToo);
        }
        Some(Terms {
            accepts: once(&self.accepts),
            refuses: once(&self.refuses),
            makers: makers?,
            genuine_only: self.genuine_only,
            areas: areas?,
            least_pieces: least_pieces?,
            least_weight: least_weight?,
            most_item_weight: most_item_weight?,
            most_package_weight: most_package_weight?,
            lead_days: lead_days?,
            batteries: self.batteries,
            media: self.media,
            locked: self.locked,
            on_site_destruction: self.on_site_destruction,
            exports: self.exports,
            price: self.price,
            amount: amount?,
            per: self.per,
            packaging: packaging?,
            booking: booking?,
            note: note?,
        })
    }

    /// What is paid or credited for one; nothing where the terms name no amount. What is free costs nothing in the currency
    /// that it would be paid in.
    fn amount(&self, at: &impl Fn(&str) -> String, own: Currency, fields: &mut Fields) -> Option<Option<Money>> {
        let currency = match self.currency.trim() {
            "" => Ok(own),
            code => Currency::parse(code),
        };
        let currency = fields.take(at("currency"), currency)?;
        match self.price {
            Price::Unknown => Some(None),
            Price::Free => Some(Some(Money::new(0, currency))),
            Price::Paid | Price::Credited if self.amount.trim().is_empty() => Some(None),
            Price::Paid | Price::Credited => fields.take(at("amount"), Money::parse(&self.amount, currency)).map(Some),
        }
    }
}

/// Each category once, in the order of the bundled file.
fn once(categories: &[Category]) -> Vec<Category> {
    Category::all().filter(|category| categories.contains(category)).collect()
}

/// What stands between commas.
fn listed(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|part| !part.is_empty())
}

/// Each maker once, by the name we keep.
fn makers(text: &str) -> Result<Vec<String>, Problem> {
    let mut makers: Vec<(String, String)> = Vec::new();
    for part in listed(text) {
        let (name, key) = maker_named(part)?;
        if makers.iter().all(|(_, known)| *known != key) {
            makers.push((name, key));
        }
    }
    Ok(makers.into_iter().map(|(name, _)| name).collect())
}

fn areas(text: &str) -> Result<Vec<Area>, Problem> {
    let mut areas = listed(text).map(Area::parse).collect::<Result<Vec<_>, _>>()?;
    areas.sort();
    areas.dedup();
    Ok(areas)
}

fn least_pieces(text: &str) -> Result<Option<u32>, Problem> {
    let count = whole(text)?;
    count.map(|count| within(count, 1, MOST_PIECES)).transpose()
}

fn lead_days(text: &str) -> Result<u16, Problem> {
    within(whole(text)?.unwrap_or(0), 0, LONGEST_LEAD)
}

/// A whole number, nothing from an empty text.
fn whole(text: &str) -> Result<Option<i64>, Problem> {
    match text.trim() {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| RefusalCode::NotANumber.into()),
    }
}

fn within<T: TryFrom<i64>>(count: i64, from: i64, to: i64) -> Result<T, Problem> {
    let fits = T::try_from(count).ok().filter(|_| (from..=to).contains(&count));
    fits.ok_or_else(|| Problem::new(RefusalCode::OutOfRange).with("from", from).with("to", to))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The terms, or the refused fields with their codes.
    fn check(form: &TermsForm) -> Result<Terms, Vec<(String, RefusalCode)>> {
        let mut fields = Fields::default();
        let terms = form.checked("terms.", Currency::us_dollar(), &mut fields);
        let told = |refusal: crate::foundation::Refusal| {
            refusal.fields.into_iter().map(|field| (field.field, field.code)).collect()
        };
        fields.finish(terms).map_err(told)
    }

    #[test]
    fn nothing_typed_limits_nothing() {
        assert_eq!(check(&TermsForm::default()), Ok(Terms::default()));
    }

    #[test]
    fn what_is_typed_is_read() {
        let category = |slug| Category::parse(slug).unwrap();
        let form = TermsForm {
            accepts: vec![category("toner_cartridge"), category("laptop"), category("laptop")],
            makers: "hewlett-packard, Lexmark,, HP".into(),
            areas: "Ohio, US-PA, ohio".into(),
            least_pieces: " 40 ".into(),
            least_weight: "9.1".into(),
            lead_days: "14".into(),
            price: Price::Paid,
            amount: "13.50".into(),
            currency: "eur".into(),
            ..TermsForm::default()
        };
        let terms = check(&form).unwrap();
        assert_eq!(terms.accepts, [category("laptop"), category("toner_cartridge")]);
        assert_eq!(terms.makers, ["HP", "Lexmark"]);
        assert_eq!(terms.areas.iter().map(Area::as_str).collect::<Vec<_>>(), ["US-OH", "US-PA"]);
        assert_eq!((terms.least_pieces, terms.least_weight.map(Grams::count)), (Some(40), Some(9100)));
        assert_eq!(terms.lead_days, 14);
        assert_eq!(terms.amount, Some(Money::new(1350, Currency::parse("EUR").unwrap())));
    }

    #[test]
    fn an_amount_is_read_only_where_somebody_pays() {
        for (price, amount, expected) in [
            (Price::Unknown, "13.50", None),
            (Price::Free, "13.50", Some(0)),
            (Price::Paid, "", None),
            (Price::Paid, "13.50", Some(1350)),
            (Price::Credited, "2", Some(200)),
        ] {
            let terms = check(&TermsForm { price, amount: amount.into(), ..TermsForm::default() }).unwrap();
            assert_eq!(terms.amount.map(|money| money.minor), expected, "{price:?} {amount}");
        }
    }

    #[test]
    fn all_that_cannot_be_read_is_refused_at_its_field() {
        let form = TermsForm {
            makers: "HP, ???".into(),
            areas: "US, Atlantis".into(),
            least_pieces: "0".into(),
            least_weight: "-1".into(),
            most_item_weight: "a lot".into(),
            lead_days: "400".into(),
            price: Price::Paid,
            amount: "-3".into(),
            note: "\u{202e}".into(),
            ..TermsForm::default()
        };
        let told = check(&form).unwrap_err();
        let told: Vec<_> = told.iter().map(|(field, code)| (field.trim_start_matches("terms."), *code)).collect();
        assert_eq!(
            told,
            [
                ("makers", RefusalCode::Missing),
                ("areas", RefusalCode::UnknownArea),
                ("leastPieces", RefusalCode::OutOfRange),
                ("leastWeight", RefusalCode::Negative),
                ("mostItemWeight", RefusalCode::NotANumber),
                ("leadDays", RefusalCode::OutOfRange),
                ("amount", RefusalCode::Negative),
                ("note", RefusalCode::HasControlCharacters),
            ]
        );
    }
}
