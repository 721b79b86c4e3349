//! Postal addresses: a few lines, never taken apart further than a label needs.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Fields, optional_line};

/// Where a site or a facility is. Every part may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Address {
    pub street: String,
    pub city: String,
    /// State, province or county.
    pub region: String,
    pub postal_code: String,
    pub country: String,
}

impl Address {
    /// The address with each part trimmed; parts that do not fit are refused under `prefix.street` and so on.
    pub fn checked(&self, prefix: &str, fields: &mut Fields) -> Option<Address> {
        let mut part =
            |name: &str, text: &str, limit| fields.take(format!("{prefix}{name}"), optional_line(text, limit));
        let street = part("street", &self.street, 120);
        let city = part("city", &self.city, 80);
        let region = part("region", &self.region, 80);
        let postal_code = part("postalCode", &self.postal_code, 20);
        let country = part("country", &self.country, 60);
        Some(Address { street: street?, city: city?, region: region?, postal_code: postal_code?, country: country? })
    }

    /// The lines of a label, empty ones left out: street; city, region and code; country.
    pub fn lines(&self) -> Vec<String> {
        let code = [self.region.as_str(), self.postal_code.as_str()];
        let code = code.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ");
        let town = [self.city.as_str(), code.as_str()];
        let town = town.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(", ");
        [self.street.clone(), town, self.country.clone()].into_iter().filter(|line| !line.is_empty()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_has_no_empty_lines() {
        let address = Address {
            street: "88 State Street".into(),
            city: "Boston".into(),
            region: "MA".into(),
            postal_code: "02109".into(),
            ..Address::default()
        };
        assert_eq!(address.lines(), ["88 State Street", "Boston, MA 02109"]);
        assert_eq!(Address { city: "Øresund".into(), ..Address::default() }.lines(), ["Øresund"]);
        assert!(Address::default().lines().is_empty());
    }
}
