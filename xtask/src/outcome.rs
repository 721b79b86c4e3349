//! What goes wrong, as a sentence for the developer.

use std::fmt;

pub type Outcome<T = ()> = Result<T, Trouble>;

#[derive(Debug)]
pub struct Trouble {
    sentence: String,
    /// True when the sentence already stands on the screen.
    pub already_said: bool,
}

impl Trouble {
    pub fn said(sentence: impl Into<String>) -> Trouble {
        Trouble { sentence: sentence.into(), already_said: true }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.sentence)
    }
}

impl From<String> for Trouble {
    fn from(sentence: String) -> Trouble {
        Trouble { sentence, already_said: false }
    }
}

impl From<&str> for Trouble {
    fn from(sentence: &str) -> Trouble {
        sentence.to_owned().into()
    }
}

/// Says what was being done when the operating system refused.
pub trait While<T> {
    fn while_doing(self, what: impl fmt::Display) -> Outcome<T>;
}

impl<T> While<T> for std::io::Result<T> {
    fn while_doing(self, what: impl fmt::Display) -> Outcome<T> {
        self.map_err(|error| format!("{what}: {error}").into())
    }
}
