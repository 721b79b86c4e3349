//! Small closed lists of words, each with one spelling in the book, on the wire and in message ids.

/// Makes an enum whose words are written in one way everywhere.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        pub enum $name { $($(#[$variant_doc])* #[serde(rename = $word)] $variant,)+ }

        impl $name {
            /// The word as it stands in the book and in message ids.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word,)+ }
            }
        }

        impl $crate::foundation::Choice for $name {
            const ALL: &'static [Self] = &[$($name::$variant,)+];

            fn word(self) -> &'static str {
                self.as_str()
            }
        }
    };
}
pub(crate) use choice;

use super::{Problem, RefusalCode};

/// What all such lists have in common.
pub trait Choice: Copy + Sized + 'static {
    const ALL: &'static [Self];

    fn word(self) -> &'static str;

    /// Refuses a word that is not in the list.
    fn parse(text: &str) -> Result<Self, Problem> {
        let found = Self::ALL.iter().copied().find(|choice| choice.word() == text.trim());
        found.ok_or_else(|| Problem::new(RefusalCode::UnknownChoice).with("text", text.trim()))
    }
}
