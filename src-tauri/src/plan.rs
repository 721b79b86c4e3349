//! What the program was asked to do when it was started: which book, and which day to take for today.
//! Pure: it reads no file and opens nothing.

use endwell_core::foundation::Day;
use std::ffi::OsString;
use std::path::PathBuf;

/// The book to open.
#[derive(Debug, PartialEq, Eq)]
pub enum Book {
    /// The everyday book in the platform's folder for application data.
    Default,
    /// The book at this path.
    At(PathBuf),
    /// A throw-away sample book in a temporary folder.
    Demo,
}

/// `endwell [PATH.endwell] [--demo] [--today YYYY-MM-DD]`
#[derive(Debug, PartialEq, Eq)]
pub struct Plan {
    pub book: Book,
    /// A fixed day instead of the computer's clock; for tests and screenshots.
    pub today: Option<Day>,
}

/// Reads the arguments after the program's name. The error is the argument that is not understood.
pub fn read(arguments: impl Iterator<Item = OsString>) -> Result<Plan, String> {
    let mut plan = Plan { book: Book::Default, today: None };
    let mut arguments = arguments;
    while let Some(argument) = arguments.next() {
        let text = argument.to_string_lossy();
        match text.as_ref() {
            "--demo" if plan.book == Book::Default => plan.book = Book::Demo,
            "--today" => {
                let day = arguments.next().unwrap_or_default().to_string_lossy().into_owned();
                plan.today = Some(Day::parse(&day).map_err(|_| format!("--today {day}"))?);
            }
            path if !path.starts_with('-') && plan.book == Book::Default => {
                plan.book = Book::At(PathBuf::from(&argument));
            }
            other => return Err(other.to_owned()),
        }
    }
    Ok(plan)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(arguments: &[&str]) -> Result<Plan, String> {
        read(arguments.iter().map(OsString::from))
    }

    #[test]
    fn a_book_and_a_day_are_read() {
        assert_eq!(read_all(&[]), Ok(Plan { book: Book::Default, today: None }));
        assert_eq!(read_all(&["office.endwell"]).map(|plan| plan.book), Ok(Book::At("office.endwell".into())));
        assert_eq!(read_all(&["--demo"]).map(|plan| plan.book), Ok(Book::Demo));
        assert!(read_all(&["--today", "2026-03-31"]).is_ok_and(|plan| plan.today.is_some()));
    }

    #[test]
    fn what_is_not_understood_is_named() {
        let named = |arguments: &[&str]| read_all(arguments).unwrap_err();
        assert_eq!(named(&["--demo", "office.endwell"]), "office.endwell");
        assert_eq!(named(&["--today", "soon"]), "--today soon");
        assert_eq!(named(&["--today"]), "--today ");
        assert_eq!(named(&["--verbose"]), "--verbose");
    }
}
