//! `Tx`: how rooms speak to the book. SQL in the subset that SQLite and PostgreSQL share, parameters by number, columns by
//! name, statements cached.

use std::cell::{Cell as StdCell, RefCell};
use std::collections::BTreeSet;

use rusqlite::Connection;

use super::cells::{Cell, FromCell, ToCell};
use crate::foundation::ids::Id;
use crate::foundation::{Day, Moment, Outside, Refusal};

/// One state of the book, open for reading, and for writing inside `Book::transact`.
pub struct Tx<'c> {
    connection: &'c Connection,
    outside: &'c dyn Outside,
    /// Whom or what this action is about, for the history of each.
    about: RefCell<BTreeSet<String>>,
}

/// One row of an answer.
pub struct Row<'r> {
    row: &'r rusqlite::Row<'r>,
    columns: &'r Columns,
}

/// The names of a statement's columns, read once, and in which order they are asked for. Every row is read by the same lines
/// of code: from the second row on a name is known by where it stands in the program, and no letters are compared.
struct Columns {
    names: Vec<String>,
    asked: RefCell<Vec<Asked>>,
    step: StdCell<usize>,
}

/// A name that was asked for: its address and length in the program, and the place of its column.
#[derive(Clone, Copy)]
struct Asked {
    name: (usize, usize),
    place: usize,
}

impl Columns {
    fn of(statement: &rusqlite::Statement<'_>) -> Self {
        let names = statement.column_names().map(str::to_owned).collect();
        Columns { names, asked: RefCell::default(), step: StdCell::new(0) }
    }

    fn place(&self, name: &'static str) -> Option<usize> {
        let (step, wanted) = (self.step.get(), (name.as_ptr() as usize, name.len()));
        {
            let asked = self.asked.borrow();
            let again = |step: usize| asked.get(step).filter(|one| one.name == wanted).map(|one| (step, one.place));
            // The next in the order, or the first again: another row has begun.
            if let Some((step, place)) = again(step).or_else(|| again(0)) {
                self.step.set(step + 1);
                return Some(place);
            }
        }
        let place = self.names.iter().position(|column| column == name)?;
        let mut asked = self.asked.borrow_mut();
        let one = Asked { name: wanted, place };
        match asked.get_mut(step) {
            Some(other) => *other = one,
            None => asked.push(one),
        }
        self.step.set(step + 1);
        Some(place)
    }
}

impl Row<'_> {
    /// The column of that name. A name that is not there, or a value of another type, is a bug.
    pub fn get<T: FromCell>(&self, column: &'static str) -> Result<T, Refusal> {
        T::from_cell(self.cell(column)?)
            .map_err(|refusal| Refusal { trace: format!("{column}: {}", refusal.trace), ..refusal })
    }

    /// The text of a column, without a copy.
    pub fn text(&self, column: &'static str) -> Result<&str, Refusal> {
        self.cell(column)?.text()
    }

    fn cell(&self, column: &'static str) -> Result<Cell<'_>, Refusal> {
        let place = self.columns.place(column).ok_or_else(|| Refusal::unexpected(format!("no column {column}")))?;
        Cell::read(self.row.get_ref(place).map_err(|error| Refusal::unexpected(format!("{column}: {error}")))?)
    }
}

pub(super) fn failed(error: rusqlite::Error) -> Refusal {
    super::unreadable(&error)
}

impl<'c> Tx<'c> {
    pub(super) fn new(connection: &'c Connection, outside: &'c dyn Outside) -> Self {
        Tx { connection, outside, about: RefCell::new(BTreeSet::new()) }
    }

    /// Today where the person sits.
    pub fn today(&self) -> Day {
        self.outside.today()
    }

    /// The instant, for the audit trail.
    pub fn now(&self) -> Moment {
        self.outside.now()
    }

    /// A new id of any kind.
    pub fn new_id<T: Id>(&self) -> T {
        T::from_uuid(self.outside.new_id())
    }

    /// Says that this action belongs to the history of `subject`.
    pub fn about(&self, subject: impl Id) {
        self.about.borrow_mut().insert(subject.to_string());
    }

    pub(super) fn subjects(&self) -> BTreeSet<String> {
        self.about.take()
    }

    /// Hands each row to `see`, as it comes; nothing is kept.
    pub fn each(
        &self,
        sql: &str,
        values: &[&dyn ToCell],
        mut see: impl FnMut(&Row<'_>) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        let mut statement = self.connection.prepare_cached(sql).map_err(|error| in_sql(sql, error))?;
        bind_all(&mut statement, values).map_err(|error| in_sql(sql, error))?;
        let columns = Columns::of(&statement);
        let mut rows = statement.raw_query();
        while let Some(row) = rows.next().map_err(|error| in_sql(sql, error))? {
            see(&Row { row, columns: &columns })?;
        }
        Ok(())
    }

    /// All rows.
    pub fn all<T>(
        &self,
        sql: &str,
        values: &[&dyn ToCell],
        mut read: impl FnMut(&Row<'_>) -> Result<T, Refusal>,
    ) -> Result<Vec<T>, Refusal> {
        let mut all = Vec::new();
        self.each(sql, values, |row| {
            all.push(read(row)?);
            Ok(())
        })?;
        Ok(all)
    }

    /// The first row, if there is one.
    pub fn one<T>(
        &self,
        sql: &str,
        values: &[&dyn ToCell],
        read: impl FnOnce(&Row<'_>) -> Result<T, Refusal>,
    ) -> Result<Option<T>, Refusal> {
        let mut statement = self.connection.prepare_cached(sql).map_err(|error| in_sql(sql, error))?;
        bind_all(&mut statement, values).map_err(|error| in_sql(sql, error))?;
        let columns = Columns::of(&statement);
        let mut rows = statement.raw_query();
        match rows.next().map_err(|error| in_sql(sql, error))? {
            Some(row) => read(&Row { row, columns: &columns }).map(Some),
            None => Ok(None),
        }
    }

    /// Whether a row of another table, but of these, names this one by a foreign key. `table` is a word of the program, never
    /// of a person.
    pub fn is_named(&self, table: &'static str, id: &str, but: &[&str]) -> Result<bool, Refusal> {
        let keys = self.all(
            "SELECT s.name AS child, k.\"from\" AS child_column
               FROM sqlite_schema s JOIN pragma_foreign_key_list(s.name) k
              WHERE s.type = 'table' AND k.\"table\" = ?1",
            &[&table],
            |row| Ok((row.get::<String>("child")?, row.get::<String>("child_column")?)),
        )?;
        for (child, column) in keys.into_iter().filter(|(child, _)| !but.contains(&child.as_str())) {
            let sql = format!("SELECT 1 AS found FROM {child} WHERE {column} = ?1 LIMIT 1");
            if self.one(&sql, &[&id], |_| Ok(()))?.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Changes rows; answers how many.
    pub fn execute(&self, sql: &str, values: &[&dyn ToCell]) -> Result<usize, Refusal> {
        let mut statement = self.connection.prepare_cached(sql).map_err(|error| in_sql(sql, error))?;
        bind_all(&mut statement, values).map_err(|error| in_sql(sql, error))?;
        statement.raw_execute().map_err(|error| in_sql(sql, error))
    }

    /// Does `work` while these triggers of the book rest; what they would have kept is to be kept by it. They are back when it
    /// is done; where it fails they come back with everything else of the transaction.
    ///
    /// Meant for rows in numbers that are summed up at once instead of one by one: the book's structure changes twice.
    pub fn without_triggers<T>(&self, names: &[&str], work: impl FnOnce() -> Result<T, Refusal>) -> Result<T, Refusal> {
        let mut resting = Vec::new();
        for name in names {
            let sql = "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?1";
            resting.push(self.connection.query_row(sql, [name], |row| row.get::<_, String>(0)).map_err(failed)?);
            self.connection.execute_batch(&format!("DROP TRIGGER {name}")).map_err(failed)?;
        }
        let value = work()?;
        resting.iter().try_for_each(|sql| self.connection.execute_batch(sql)).map_err(failed)?;
        Ok(value)
    }

    /// Changes the one row that still has the version the person saw; refuses when somebody was faster. `what` names
    /// the kind of row for the sentence.
    pub fn execute_versioned(&self, what: &str, sql: &str, values: &[&dyn ToCell]) -> Result<(), Refusal> {
        match self.execute(sql, values)? {
            1 => Ok(()),
            _ => Err(Refusal::new(crate::foundation::RefusalCode::Stale).with("what", what)),
        }
    }
}

fn bind_all(statement: &mut rusqlite::CachedStatement<'_>, values: &[&dyn ToCell]) -> Result<(), rusqlite::Error> {
    for (index, value) in values.iter().enumerate() {
        statement.raw_bind_parameter(index + 1, value.to_cell().to_sql())?;
    }
    Ok(())
}

fn in_sql(sql: &str, error: rusqlite::Error) -> Refusal {
    let refusal = failed(error);
    Refusal { trace: format!("{} in: {sql}", refusal.trace), ..refusal }
}
