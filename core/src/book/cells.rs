//! How values stand in the book: each type of the foundation as one column, read and written in one way.

use std::borrow::Cow;

use rusqlite::types::{ToSqlOutput, Value, ValueRef};

use crate::foundation::ids::Id;
use crate::foundation::{Currency, Day, Grams, Moment, Months, Refusal};

/// A value read from a column.
#[derive(Clone, Copy, Debug)]
pub enum Cell<'r> {
    Null,
    Integer(i64),
    Text(&'r str),
    Blob(&'r [u8]),
}

/// A value on its way into a statement.
#[derive(Clone, Debug)]
pub enum Bound<'v> {
    Null,
    Integer(i64),
    Text(Cow<'v, str>),
    Blob(Cow<'v, [u8]>),
}

/// What can be written to a column.
pub trait ToCell {
    fn to_cell(&self) -> Bound<'_>;
}

/// What can be read from a column. An error is a bug or a damaged file, never a person's mistake.
pub trait FromCell: Sized {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Refusal>;
}

impl<'r> Cell<'r> {
    pub(super) fn read(value: ValueRef<'r>) -> Result<Self, Refusal> {
        match value {
            ValueRef::Null => Ok(Cell::Null),
            ValueRef::Integer(integer) => Ok(Cell::Integer(integer)),
            ValueRef::Text(bytes) => std::str::from_utf8(bytes).map(Cell::Text).map_err(Refusal::unexpected),
            ValueRef::Blob(bytes) => Ok(Cell::Blob(bytes)),
            ValueRef::Real(real) => Err(Refusal::unexpected(format!("a fraction in the book: {real}"))),
        }
    }

    fn wrong<T>(self, wanted: &str) -> Result<T, Refusal> {
        Err(Refusal::unexpected(format!("{wanted} expected, {self:?} found")))
    }

    /// The text in the cell, without a copy.
    pub fn text(self) -> Result<&'r str, Refusal> {
        if let Cell::Text(text) = self { Ok(text) } else { self.wrong("text") }
    }

    fn integer(self) -> Result<i64, Refusal> {
        if let Cell::Integer(integer) = self { Ok(integer) } else { self.wrong("an integer") }
    }
}

impl Bound<'_> {
    pub(super) fn to_sql(&self) -> ToSqlOutput<'_> {
        match self {
            Bound::Null => ToSqlOutput::Owned(Value::Null),
            Bound::Integer(integer) => ToSqlOutput::Owned(Value::Integer(*integer)),
            Bound::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Bound::Blob(bytes) => ToSqlOutput::Borrowed(ValueRef::Blob(bytes)),
        }
    }
}

impl ToCell for &str {
    fn to_cell(&self) -> Bound<'_> {
        Bound::Text(Cow::Borrowed(self))
    }
}

impl<T: ToCell> ToCell for Option<T> {
    fn to_cell(&self) -> Bound<'_> {
        self.as_ref().map_or(Bound::Null, ToCell::to_cell)
    }
}

impl ToCell for &Day {
    fn to_cell(&self) -> Bound<'_> {
        (**self).to_cell()
    }
}

impl<T: FromCell> FromCell for Option<T> {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Refusal> {
        if let Cell::Null = cell { Ok(None) } else { T::from_cell(cell).map(Some) }
    }
}

impl ToCell for String {
    fn to_cell(&self) -> Bound<'_> {
        Bound::Text(Cow::Borrowed(self))
    }
}

impl FromCell for String {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Refusal> {
        cell.text().map(str::to_owned)
    }
}

impl ToCell for Vec<u8> {
    fn to_cell(&self) -> Bound<'_> {
        Bound::Blob(Cow::Borrowed(self))
    }
}

impl FromCell for Vec<u8> {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Refusal> {
        if let Cell::Blob(bytes) = cell { Ok(bytes.to_vec()) } else { cell.wrong("bytes") }
    }
}

impl ToCell for bool {
    fn to_cell(&self) -> Bound<'_> {
        Bound::Integer(i64::from(*self))
    }
}

impl FromCell for bool {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Refusal> {
        cell.integer().map(|integer| integer != 0)
    }
}

macro_rules! integers {
    ($($integer:ty),+) => {$(
        impl ToCell for $integer {
            fn to_cell(&self) -> Bound<'_> {
                Bound::Integer(i64::from(*self))
            }
        }

        impl FromCell for $integer {
            fn from_cell(cell: Cell<'_>) -> Result<Self, Refusal> {
                <$integer>::try_from(cell.integer()?).map_err(Refusal::unexpected)
            }
        }
    )+};
}
integers!(i64, u32, u16);

impl<T: Id> ToCell for T {
    fn to_cell(&self) -> Bound<'_> {
        Bound::Text(Cow::Owned(self.to_string()))
    }
}

impl<T: Id> FromCell for T {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Refusal> {
        cell.text()?.parse().map_err(Refusal::unexpected)
    }
}

impl ToCell for Day {
    fn to_cell(&self) -> Bound<'_> {
        Bound::Text(Cow::Owned(self.to_string()))
    }
}

impl FromCell for Day {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Refusal> {
        Day::parse(cell.text()?).map_err(|problem| Refusal::unexpected(format!("{problem:?}")))
    }
}

impl ToCell for Moment {
    fn to_cell(&self) -> Bound<'_> {
        Bound::Text(Cow::Owned(self.to_string()))
    }
}

impl ToCell for Months {
    fn to_cell(&self) -> Bound<'_> {
        Bound::Integer(i64::from(self.count()))
    }
}

impl FromCell for Months {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Refusal> {
        Months::new(cell.integer()?).map_err(|problem| Refusal::unexpected(format!("{problem:?}")))
    }
}

impl ToCell for Grams {
    fn to_cell(&self) -> Bound<'_> {
        Bound::Integer(self.count())
    }
}

impl FromCell for Grams {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Refusal> {
        Grams::new(cell.integer()?).map_err(|problem| Refusal::unexpected(format!("{problem:?}")))
    }
}

impl ToCell for Currency {
    fn to_cell(&self) -> Bound<'_> {
        Bound::Text(Cow::Borrowed(self.code()))
    }
}

impl FromCell for Currency {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Refusal> {
        Currency::parse(cell.text()?).map_err(|problem| Refusal::unexpected(format!("{problem:?}")))
    }
}

/// Stores a list of words by its word. A macro rather than a blanket: ids already have that.
macro_rules! choice_cell {
    ($($name:ty),+ $(,)?) => {$(
        impl $crate::book::ToCell for $name {
            fn to_cell(&self) -> $crate::book::Bound<'_> {
                $crate::book::Bound::Text(std::borrow::Cow::Borrowed(self.as_str()))
            }
        }

        impl $crate::book::FromCell for $name {
            fn from_cell(cell: $crate::book::Cell<'_>) -> Result<Self, $crate::foundation::Refusal> {
                <Self as $crate::foundation::Choice>::parse(cell.text()?)
                    .map_err(|problem| $crate::foundation::Refusal::unexpected(format!("{problem:?}")))
            }
        }
    )+};
}
pub(crate) use choice_cell;
