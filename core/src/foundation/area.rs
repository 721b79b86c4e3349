//! Where something lies, as far as rules ask for it: a country, or one of its states, provinces or regions (ISO 3166).

use std::fmt;

use rust_iso3166::{CountryCode, from_alpha2, from_alpha3, iso3166_2};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Address, Problem, RefusalCode, search_key};

/// A country (`US`) or a part of one (`US-OH`), by the codes of ISO 3166.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct Area(String);

/// What people write for a country that ISO 3166 names otherwise.
const CALLED: &[(&str, &str)] = &[
    ("united states", "US"),
    ("u.s.", "US"),
    ("u.s.a.", "US"),
    ("america", "US"),
    ("uk", "GB"),
    ("united kingdom", "GB"),
    ("great britain", "GB"),
    ("england", "GB"),
    ("scotland", "GB"),
    ("wales", "GB"),
    ("northern ireland", "GB"),
    ("netherlands", "NL"),
    ("czech republic", "CZ"),
    ("south korea", "KR"),
    ("taiwan", "TW"),
    ("vietnam", "VN"),
    ("deutschland", "DE"),
    ("österreich", "AT"),
    ("schweiz", "CH"),
    ("turkey", "TR"),
    ("russia", "RU"),
];

/// Countries in whose addresses people leave the country away, so that the state alone has to say it.
const BY_STATE: &[&str] = &["US", "CA"];

impl Area {
    /// Reads a country, or a part of one: `US`, `USA`, `United States`, `US-OH`. A state's name alone is read where it is
    /// one of the United States or Canada and no country is called so.
    pub fn parse(text: &str) -> Result<Area, Problem> {
        let text = text.trim();
        if text.is_empty() {
            return Err(RefusalCode::Missing.into());
        }
        let upper = text.to_uppercase();
        let found = country(text)
            .or_else(|| iso3166_2::from_code(&upper).map(|part| part.code.to_owned()))
            .or_else(|| BY_STATE.iter().find_map(|country| part_of(country, text)));
        found.map(Area).ok_or_else(|| Problem::new(RefusalCode::UnknownArea).with("text", text))
    }

    /// Where an address lies; nothing where it does not say it in a way that can be understood.
    pub fn of(address: &Address) -> Option<Area> {
        if address.country.trim().is_empty() {
            return BY_STATE.iter().find_map(|country| part_of(country, &address.region)).map(Area);
        }
        let country = country(&address.country)?;
        Some(Area(part_of(&country, &address.region).unwrap_or(country)))
    }

    /// `US` of `US-OH`.
    pub fn country(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// Whether `other` lies in it or is it.
    pub fn includes(&self, other: &Area) -> bool {
        self.0 == other.0 || self.0 == other.country()
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The code of a country by its code, its name, or what it is called.
fn country(text: &str) -> Option<String> {
    let text = text.trim();
    let upper = text.to_uppercase();
    let by_code = || match upper.len() {
        2 => from_alpha2(&upper),
        3 => from_alpha3(&upper),
        _ => None,
    };
    let key = search_key(text);
    let called = || CALLED.iter().find(|(name, _)| search_key(name) == key).map(|(_, code)| (*code).to_owned());
    let named = || {
        let named = |country: &&CountryCode| search_key(country.name) == key;
        rust_iso3166::ALL.iter().find(named).map(|country| country.alpha2.to_owned())
    };
    by_code().map(|country| country.alpha2.to_owned()).or_else(called).or_else(named)
}

/// The code of a country's state by its code or its name.
fn part_of(country: &str, text: &str) -> Option<String> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let (code, key) = (format!("{country}-{}", text.to_uppercase()), search_key(text));
    let parts = iso3166_2::SUBDIVISION_COUNTRY_MAP.get(country)?;
    let found = parts.iter().find(|part| part.code == code || search_key(part.name) == key);
    found.map(|part| part.code.to_owned())
}

impl fmt::Display for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Area {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Area::parse(&text).map_err(|_| format!("no country or region: {text}"))
    }
}

impl From<Area> for String {
    fn from(area: Area) -> String {
        area.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_as_people_write_it() {
        for (text, expected) in [
            ("US", "US"),
            ("usa", "US"),
            ("United States", "US"),
            ("United States of America", "US"),
            ("Germany", "DE"),
            ("deutschland", "DE"),
            ("UK", "GB"),
            ("US-OH", "US-OH"),
            ("us-oh", "US-OH"),
            ("Ohio", "US-OH"),
            ("Ontario", "CA-ON"),
            // Canada, before California.
            ("CA", "CA"),
            // The country, before the state.
            ("Georgia", "GE"),
        ] {
            assert_eq!(Area::parse(text).unwrap().as_str(), expected, "{text}");
        }
        assert_eq!(Area::parse("Atlantis").unwrap_err().code, RefusalCode::UnknownArea);
        assert_eq!(Area::parse(" ").unwrap_err().code, RefusalCode::Missing);
    }

    #[test]
    fn an_address_without_a_country_is_placed_by_its_state() {
        let at = |region: &str, country: &str| {
            let address = Address { region: region.into(), country: country.into(), ..Address::default() };
            Area::of(&address).map(String::from)
        };
        assert_eq!(at("MA", "").as_deref(), Some("US-MA"));
        assert_eq!(at("California", "").as_deref(), Some("US-CA"));
        assert_eq!(at("ON", "").as_deref(), Some("CA-ON"));
        assert_eq!(at("Ohio", "USA").as_deref(), Some("US-OH"));
        assert_eq!(at("", "Canada").as_deref(), Some("CA"));
        assert_eq!(at("nowhere known", "US").as_deref(), Some("US"));
        assert_eq!(at("nowhere known", ""), None);
        assert_eq!(at("OH", "Atlantis"), None);
    }

    #[test]
    fn a_country_includes_its_states() {
        let area = |text| Area::parse(text).unwrap();
        assert!(area("US").includes(&area("US-OH")));
        assert!(area("US-OH").includes(&area("US-OH")));
        assert!(!area("US-OH").includes(&area("US")));
        assert!(!area("US-OH").includes(&area("US-PA")));
        assert!(!area("CA").includes(&area("US-CA")));
    }
}
