//! One question over the network: what comes back within the limits, as text. It knows neither cache nor clock.

use std::io::Read;
use std::time::{Duration, Instant};

use reqwest::blocking::{Client, Response};
use reqwest::header::{
    ACCEPT, AUTHORIZATION, ETAG, HeaderMap, HeaderName, HeaderValue, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED,
    RETRY_AFTER,
};
use reqwest::redirect::{Attempt, Policy};
use reqwest::{StatusCode, Url};
use serde::{Deserialize, Serialize};

use super::{BaseAddress, Limits};
use crate::foundation::{Refusal, RefusalCode, Secret};

/// The largest answer that is read, in bytes.
const LARGEST: u64 = 8 * 1024 * 1024;

/// How often an answer may point elsewhere.
const REDIRECTS: usize = 3;

/// By what the other machine recognises the answer it gave.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Validators {
    pub etag: Option<String>,
    pub last_modified: Option<String>,
}

/// What came back.
#[derive(Debug)]
pub(super) enum Fetched {
    Body {
        text: String,
        validators: Validators,
    },
    /// What the validators stand for is still right.
    NotModified,
    /// Asked too often.
    Busy {
        retry_after: Option<String>,
    },
    /// Not for whoever asks.
    Denied(StatusCode),
}

/// What asks.
#[derive(Debug)]
pub(super) struct Line {
    client: Client,
    overall: Duration,
}

impl Line {
    pub(super) fn new(base: &BaseAddress, limits: Limits) -> Result<Line, Refusal> {
        let mut builder = Client::builder()
            .user_agent(concat!("Endwell/", env!("CARGO_PKG_VERSION")))
            .connect_timeout(limits.connect)
            .timeout(limits.overall)
            .redirect(Policy::custom(redirect))
            .referer(false);
        if base.is_here() {
            // A proxy stands between this machine and others, not between it and itself.
            builder = builder.no_proxy();
        }
        let client = builder.build().map_err(|error| Refusal::unexpected(format!("{error:?}")))?;
        Ok(Line { client, overall: limits.overall })
    }

    /// Asks for what lies at `url`, in JSON.
    pub(super) fn get(&self, base: &BaseAddress, url: &Url, headers: HeaderMap) -> Result<Fetched, Refusal> {
        let begun = Instant::now();
        let request = self.client.get(url.clone()).header(ACCEPT, "application/json").headers(headers);
        let response = request.send().map_err(|error| {
            let code = if error.is_redirect() { RefusalCode::OnlineNotUnderstood } else { RefusalCode::Offline };
            base.refuse(code).trace(format!("{error:?}"))
        })?;
        match response.status() {
            StatusCode::NOT_MODIFIED => Ok(Fetched::NotModified),
            StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => {
                Ok(Fetched::Busy { retry_after: header(&response, &RETRY_AFTER) })
            }
            status @ (StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN) => Ok(Fetched::Denied(status)),
            status if status.is_success() => {
                let validators =
                    Validators { etag: header(&response, &ETAG), last_modified: header(&response, &LAST_MODIFIED) };
                let text = read(base, response, begun + self.overall)?;
                Ok(Fetched::Body { text, validators })
            }
            // What stands in front of the machine answers, the machine itself does not.
            status if status.is_server_error() => Err(base.refuse(RefusalCode::Offline).trace(status)),
            status => Err(base.refuse(RefusalCode::OnlineNotUnderstood).trace(status)),
        }
    }
}

/// A few steps, and never from a private line to an open one.
fn redirect(attempt: Attempt<'_>) -> reqwest::redirect::Action {
    let opened =
        attempt.previous().last().is_some_and(|from| from.scheme() == "https") && attempt.url().scheme() != "https";
    if opened {
        attempt.error("redirected from https to http")
    } else if attempt.previous().len() > REDIRECTS {
        attempt.error("redirected too often")
    } else {
        attempt.follow()
    }
}

/// Who asks, by a token (RFC 6750, section 2.1). Nothing for one that cannot stand there.
pub(super) fn bearer(token: &Secret) -> Option<HeaderMap> {
    let mut value = HeaderValue::from_str(&format!("Bearer {}", token.reveal())).ok()?;
    value.set_sensitive(true);
    Some(HeaderMap::from_iter([(AUTHORIZATION, value)]))
}

/// Asks only for what is newer than what is known.
pub(super) fn if_newer(known: Option<&Validators>) -> HeaderMap {
    let mut headers = HeaderMap::new();
    let mut add = |name: HeaderName, value: Option<&String>| {
        if let Some(value) = value.and_then(|value| HeaderValue::from_str(value).ok()) {
            headers.insert(name, value);
        }
    };
    add(IF_NONE_MATCH, known.and_then(|known| known.etag.as_ref()));
    add(IF_MODIFIED_SINCE, known.and_then(|known| known.last_modified.as_ref()));
    headers
}

fn header(response: &Response, name: &HeaderName) -> Option<String> {
    response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
}

/// The text of an answer. Refuses one that is too large, that is no text, or that does not end before `until`: each read
/// has a limit of its own, but a machine that sends a letter a second would keep to it for ever.
fn read(base: &BaseAddress, response: Response, until: Instant) -> Result<String, Refusal> {
    let not_understood = |trace: &str| base.refuse(RefusalCode::OnlineNotUnderstood).trace(trace);
    let offline = |trace: String| base.refuse(RefusalCode::Offline).trace(trace);
    let mut bytes = Vec::new();
    let mut body = response.take(LARGEST + 1);
    let mut part = [0; 16 * 1024];
    loop {
        let count = body.read(&mut part).map_err(|error| offline(format!("{error:?}")))?;
        bytes.extend_from_slice(part.get(..count).unwrap_or_default());
        if bytes.len() as u64 > LARGEST {
            return Err(not_understood("larger than 8 MB"));
        }
        if count == 0 {
            break;
        }
        if Instant::now() > until {
            return Err(offline("the answer did not end".to_owned()));
        }
    }
    String::from_utf8(bytes).map_err(|_| not_understood("no UTF-8"))
}
