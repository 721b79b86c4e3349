//! The address that is asked. Pure.

use reqwest::Url;

use crate::foundation::{Problem, Refusal, RefusalCode, required_line};

/// A web address below which answers lie, such as `https://endoflife.date/api/v1/`. Ends in a slash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseAddress(Url);

/// Reads a web address as a person types it. Refuses what is not http or https, what names no host, and what carries a
/// password, a question or a fragment: none of these belongs in front of a path.
pub fn base_address(text: &str) -> Result<BaseAddress, Problem> {
    let text = required_line(text, 200)?;
    let refused = || Problem::new(RefusalCode::OnlineAddress);
    let scheme = text.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    if !matches!(scheme.as_deref(), Some("http" | "https")) {
        return Err(refused());
    }
    let mut url = Url::parse(&text).map_err(|_| refused())?;
    let bare =
        url.username().is_empty() && url.password().is_none() && url.query().is_none() && url.fragment().is_none();
    if !bare || url.host_str().is_none() {
        return Err(refused());
    }
    if !url.path().ends_with('/') {
        let path = format!("{}/", url.path());
        url.set_path(&path);
    }
    Ok(BaseAddress(url))
}

/// As `base_address`, for one that is told a secret: refuses http too, by which everybody on the way could read it, unless it is
/// this very machine.
pub fn private_address(text: &str) -> Result<BaseAddress, Problem> {
    let base = base_address(text)?;
    if base.0.scheme() == "https" || base.is_here() { Ok(base) } else { Err(RefusalCode::OnlineOpenAddress.into()) }
}

impl BaseAddress {
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The machine's name, for a person: `endoflife.date`.
    pub fn host(&self) -> &str {
        self.0.host_str().unwrap_or_default()
    }

    /// Whether it is this very machine.
    pub(super) fn is_here(&self) -> bool {
        let host = self.host().trim_matches(['[', ']']);
        host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
    }

    /// The address of what lies at `path` below this one. A path that leads elsewhere is a bug.
    pub(super) fn join(&self, path: &str) -> Result<Url, Refusal> {
        let url = Url::parse(&format!("{}{}", self.0, path.trim_start_matches('/'))).map_err(Refusal::unexpected)?;
        let below = url.as_str().starts_with(self.as_str());
        if below { Ok(url) } else { Err(Refusal::unexpected(format!("{path} leads out of {}", self.0))) }
    }

    /// A refusal about this address.
    pub(super) fn refuse(&self, code: RefusalCode) -> Refusal {
        Refusal::new(code).with("host", self.host())
    }

    /// That this address wants to be left alone for so many seconds.
    pub(super) fn busy(&self, seconds: i64) -> Refusal {
        let minutes = (seconds + 59) / 60;
        self.refuse(RefusalCode::OnlineBusy).with("seconds", seconds).with("minutes", minutes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_http_and_ends_in_a_slash() {
        for (typed, read) in [
            ("https://endoflife.date/api/v1", "https://endoflife.date/api/v1/"),
            ("  HTTPS://Endoflife.Date/api/v1/ ", "https://endoflife.date/api/v1/"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080/"),
            ("https://dates.example:8443/a%20b", "https://dates.example:8443/a%20b/"),
        ] {
            assert_eq!(base_address(typed).map(|base| base.as_str().to_owned()).as_deref(), Ok(read), "{typed}");
        }
    }

    #[test]
    fn what_is_no_web_address_is_refused() {
        for typed in [
            "ftp://endoflife.date",
            "not an address",
            "endoflife.date",
            "file:///etc/hosts",
            "http://",
            "https:endoflife.date",
            "https://a b/",
            "https://me:secret@endoflife.date/",
            "https://endoflife.date/?q=1",
            "https://endoflife.date/#top",
            "https://endoflife.date:99999/",
            "javascript:alert(1)//://",
        ] {
            assert_eq!(base_address(typed).unwrap_err().code, RefusalCode::OnlineAddress, "{typed}");
        }
        assert_eq!(base_address("  ").unwrap_err().code, RefusalCode::Missing);
        assert_eq!(base_address("ht\ntp://a").unwrap_err().code, RefusalCode::HasControlCharacters);
    }

    #[test]
    fn a_secret_is_told_in_private_only() {
        for address in ["https://register.example", "http://localhost:8000", "http://[::1]/"] {
            assert!(private_address(address).is_ok(), "{address}");
        }
        for address in ["http://register.example", "http://10.0.0.7/", "HTTP://register.example"] {
            assert_eq!(private_address(address).unwrap_err().code, RefusalCode::OnlineOpenAddress, "{address}");
        }
        assert_eq!(private_address("ftp://register.example").unwrap_err().code, RefusalCode::OnlineAddress);
    }

    #[test]
    fn a_path_stays_below_the_address() {
        let base = base_address("https://endoflife.date/api/v1").unwrap();
        assert_eq!(base.join("products/iphone/").unwrap().as_str(), "https://endoflife.date/api/v1/products/iphone/");
        assert_eq!(base.join("/products/").unwrap().as_str(), "https://endoflife.date/api/v1/products/");
        for path in ["../../elsewhere", "products/../../../x", "%2e%2e/x"] {
            assert_eq!(base.join(path).unwrap_err().code, RefusalCode::Unexpected, "{path}");
        }
        assert!(base.join("https://elsewhere.example/").unwrap().as_str().starts_with(base.as_str()));
    }

    #[test]
    fn this_machine_is_known_by_its_names() {
        for (address, here) in [
            ("http://localhost:1", true),
            ("http://127.0.0.2", true),
            ("http://[::1]:8", true),
            ("http://10.0.0.1", false),
        ] {
            assert_eq!(base_address(address).unwrap().is_here(), here, "{address}");
        }
    }
}
