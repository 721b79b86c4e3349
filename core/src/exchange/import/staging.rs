//! A list while it is looked at: its rows, what the person changed in them, and what would happen to each. Kept in a
//! scratch database, so that memory does not grow with the list and nothing typed is lost.

use std::collections::{BTreeMap, HashMap};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{FieldChange, ListField, ListOutlook, ListRow, Mapping, Question, Reason, Verdict};
use crate::book::{Row, Tx, bind};
use crate::foundation::{FieldRefusal, Params, Problem, Refusal, RefusalCode};

/// Rows on a page.
const PAGE: usize = 100;

/// Every staged list's name begins so.
pub(super) const PREFIX: &str = "list-";

/// Parts the cells of a row; no cell holds it.
const APART: char = '\u{1f}';

pub(super) const TABLES: &str = "
CREATE TABLE fact (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE line (number INTEGER PRIMARY KEY, cells TEXT NOT NULL, problem TEXT) STRICT;
CREATE TABLE edit (number INTEGER NOT NULL, field TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (number, field)) STRICT;
CREATE TABLE verdict (
  number    INTEGER PRIMARY KEY,
  -- By itself, and among the other rows of the list.
  alone     TEXT NOT NULL,
  verdict   TEXT NOT NULL,
  identity  TEXT,
  -- The earlier row that is the same device.
  twice_of  INTEGER,
  odd       INTEGER NOT NULL,
  -- What it would enter into the book, by key.
  customer  TEXT,
  site      TEXT,
  model     TEXT,
  -- The word or model of which the category is not known.
  asks      TEXT,
  detail    TEXT
) STRICT;
";

/// One row as it was read.
pub(super) struct Line {
    pub number: i64,
    cells: String,
    /// Why it could not be read.
    pub problem: Option<Problem>,
}

impl Line {
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        self.cells.split(APART)
    }
}

/// What would happen to one row.
#[derive(Clone, Debug)]
pub(super) struct Judged {
    pub verdict: Verdict,
    /// By which two rows are the same thing; nothing where it could not be read.
    pub identity: Option<String>,
    pub new: Novelties,
    pub detail: Detail,
}

/// What a row would enter into the book, by key, and what it asks.
#[derive(Clone, Debug, Default)]
pub(super) struct Novelties {
    pub customer: Option<String>,
    pub site: Option<String>,
    pub model: Option<String>,
    pub asks: Option<String>,
}

/// Why a row is refused or looks odd, and what it would change.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Detail {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refused: Vec<FieldRefusal>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub odd: Vec<FieldRefusal>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<FieldChange>,
}

impl Detail {
    fn is_empty(&self) -> bool {
        self.refused.is_empty() && self.odd.is_empty() && self.changes.is_empty()
    }
}

pub(super) fn put_fact(tx: &Tx<'_>, name: &str, value: &impl Serialize) -> Result<(), Refusal> {
    let value = serde_json::to_string(value).map_err(Refusal::unexpected)?;
    tx.execute(
        "INSERT INTO fact (name, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2",
        bind![name, value],
    )?;
    Ok(())
}

pub(super) fn fact<T: DeserializeOwned>(tx: &Tx<'_>, name: &str) -> Result<T, Refusal> {
    let value = tx.one("SELECT value FROM fact WHERE name = ?1", bind![name], |row| row.get::<String>("value"))?;
    let value = value.ok_or_else(|| Refusal::not_found("list"))?;
    serde_json::from_str(&value).map_err(Refusal::unexpected)
}

/// Keeps a row as it was read. `buffer` is used again and again.
pub(super) fn put_line<'c>(
    tx: &Tx<'_>,
    number: u64,
    cells: impl Iterator<Item = &'c str>,
    problem: Option<&Problem>,
    buffer: &mut String,
) -> Result<(), Refusal> {
    buffer.clear();
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            buffer.push(APART);
        }
        buffer.extend(cell.chars().map(|character| if character == APART { ' ' } else { character }));
    }
    let number = i64::try_from(number).map_err(Refusal::unexpected)?;
    let problem = problem.map(serde_json::to_string).transpose().map_err(Refusal::unexpected)?;
    tx.execute(
        "INSERT INTO line (number, cells, problem) VALUES (?1, ?2, ?3)",
        bind![number, buffer.as_str(), problem],
    )?;
    Ok(())
}

fn line(row: &Row<'_>) -> Result<Line, Refusal> {
    let problem = row.get::<Option<String>>("problem")?;
    let problem = problem.map(|text| serde_json::from_str(&text)).transpose().map_err(Refusal::unexpected)?;
    Ok(Line { number: row.get("number")?, cells: row.get("cells")?, problem })
}

/// Hands over every row, in order.
pub(super) fn each_line(tx: &Tx<'_>, mut see: impl FnMut(Line) -> Result<(), Refusal>) -> Result<(), Refusal> {
    tx.each("SELECT number, cells, problem FROM line ORDER BY number", &[], |row| see(line(row)?))
}

/// What was shown of a row that would enter or change something.
pub(super) struct Shown {
    verdict: Verdict,
    changes: Vec<FieldChange>,
    new_customer: bool,
    new_site: bool,
    new_model: bool,
}

impl Shown {
    /// Whether no more would happen to the row than was shown. What it would have entered may have come meanwhile.
    pub fn holds(&self, now: &Judged) -> bool {
        let Novelties { customer, site, model, .. } = &now.new;
        self.verdict == now.verdict
            && self.changes == now.detail.changes
            && (self.new_customer || customer.is_none())
            && (self.new_site || site.is_none())
            && (self.new_model || model.is_none())
    }
}

/// Hands over the rows that would enter or change something, with what was shown of each.
pub(super) fn each_good_line(
    tx: &Tx<'_>,
    mut see: impl FnMut(Line, Shown) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    tx.each(
        "SELECT l.number, l.cells, l.problem, v.verdict, v.detail, v.customer IS NOT NULL AS new_customer,
                v.site IS NOT NULL AS new_site, v.model IS NOT NULL AS new_model
           FROM verdict v JOIN line l ON l.number = v.number
          WHERE v.verdict IN ('new', 'update') ORDER BY v.number",
        &[],
        |row| {
            let shown = Shown {
                verdict: row.get("verdict")?,
                changes: detail(row)?.changes,
                new_customer: row.get("new_customer")?,
                new_site: row.get("new_site")?,
                new_model: row.get("new_model")?,
            };
            see(line(row)?, shown)
        },
    )
}

/// Hands over the refused rows, with why.
pub(super) fn each_refused_line(
    tx: &Tx<'_>,
    mut see: impl FnMut(Line, Vec<FieldRefusal>) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    tx.each(
        "SELECT l.number, l.cells, l.problem, v.detail, v.twice_of FROM verdict v JOIN line l ON l.number = v.number
          WHERE v.verdict = 'refused' ORDER BY v.number",
        &[],
        |row| see(line(row)?, refused(row)?),
    )
}

pub(super) fn one_line(tx: &Tx<'_>, number: i64) -> Result<Line, Refusal> {
    let found = tx.one("SELECT number, cells, problem FROM line WHERE number = ?1", bind![number], line)?;
    found.ok_or_else(|| Refusal::not_found("row"))
}

/// What the person changed, by row.
pub(super) type Edits = HashMap<i64, BTreeMap<ListField, String>>;

pub(super) fn edits(tx: &Tx<'_>) -> Result<Edits, Refusal> {
    let mut edits = Edits::new();
    tx.each("SELECT number, field, text FROM edit", &[], |row| {
        edits.entry(row.get("number")?).or_default().insert(row.get("field")?, row.get("text")?);
        Ok(())
    })?;
    Ok(edits)
}

pub(super) fn put_edit(tx: &Tx<'_>, number: i64, field: ListField, text: &str) -> Result<(), Refusal> {
    tx.execute(
        "INSERT INTO edit (number, field, text) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET text = ?3",
        bind![number, field, text],
    )?;
    Ok(())
}

/// Forgets all verdicts. Their indexes are made again by `compare`: rows go in faster without them.
pub(super) fn forget_verdicts(tx: &Tx<'_>) -> Result<(), Refusal> {
    for sql in ["DROP INDEX IF EXISTS verdict_of_identity", "DROP INDEX IF EXISTS verdict_shown", "DELETE FROM verdict"]
    {
        tx.execute(sql, &[])?;
    }
    Ok(())
}

pub(super) fn put_verdict(tx: &Tx<'_>, number: i64, judged: &Judged) -> Result<(), Refusal> {
    let Judged { verdict, identity, new, detail } = judged;
    let text = if detail.is_empty() { None } else { Some(serde_json::to_string(detail).map_err(Refusal::unexpected)?) };
    tx.execute(
        "INSERT INTO verdict (number, alone, verdict, identity, odd, customer, site, model, asks, detail)
         VALUES (?1, ?2, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
         ON CONFLICT DO UPDATE SET alone = ?2, verdict = ?2, identity = ?3, twice_of = NULL, odd = ?4, customer = ?5,
                                   site = ?6, model = ?7, asks = ?8, detail = ?9",
        bind![number, *verdict, *identity, !detail.odd.is_empty(), new.customer, new.site, new.model, new.asks, text],
    )?;
    Ok(())
}

/// Compares all rows with one another: of those that are the same thing, the first that can be taken holds.
pub(super) fn compare(tx: &Tx<'_>) -> Result<(), Refusal> {
    tx.execute("CREATE INDEX verdict_of_identity ON verdict (identity) WHERE identity IS NOT NULL", &[])?;
    tx.execute(
        "UPDATE verdict SET twice_of = f.first, verdict = 'refused'
           FROM (SELECT identity, min(number) AS first FROM verdict
                  WHERE identity IS NOT NULL AND alone <> 'refused' GROUP BY identity HAVING count(*) > 1) f
          WHERE verdict.identity = f.identity AND verdict.number > f.first AND verdict.alone <> 'refused'",
        &[],
    )?;
    tx.execute("CREATE INDEX verdict_shown ON verdict (verdict, number)", &[])?;
    Ok(())
}

/// As `compare`, for the rows of one identity.
pub(super) fn compare_identity(tx: &Tx<'_>, identity: &str) -> Result<(), Refusal> {
    tx.execute("UPDATE verdict SET twice_of = NULL, verdict = alone WHERE identity = ?1", bind![identity])?;
    tx.execute(
        "UPDATE verdict SET twice_of = f.first, verdict = 'refused'
           FROM (SELECT min(number) AS first FROM verdict WHERE identity = ?1 AND alone <> 'refused') f
          WHERE verdict.identity = ?1 AND verdict.number > f.first AND verdict.alone <> 'refused'",
        bind![identity],
    )?;
    Ok(())
}

pub(super) fn identity(tx: &Tx<'_>, number: i64) -> Result<Option<String>, Refusal> {
    let found = tx.one("SELECT identity FROM verdict WHERE number = ?1", bind![number], |row| row.get("identity"))?;
    Ok(found.flatten())
}

/// What the verdicts say together; `ambiguous` are the dates that nobody has decided.
pub(super) fn outlook(tx: &Tx<'_>, ambiguous: Vec<Question>) -> Result<ListOutlook, Refusal> {
    let mut outlook = ListOutlook { questions: ambiguous, ..ListOutlook::default() };
    tx.each("SELECT verdict, count(*) AS rows FROM verdict GROUP BY verdict", &[], |row| {
        let count = match row.get::<Verdict>("verdict")? {
            Verdict::New => &mut outlook.new,
            Verdict::Update => &mut outlook.update,
            Verdict::Unchanged => &mut outlook.unchanged,
            Verdict::Refused => &mut outlook.refused,
        };
        *count = row.get("rows")?;
        Ok(())
    })?;
    let novelties = tx.one(
        "SELECT count(DISTINCT customer) AS customers, count(DISTINCT site) AS sites, count(DISTINCT model) AS models,
                coalesce(sum(odd), 0) AS odd
           FROM verdict WHERE verdict <> 'refused'",
        &[],
        |row| Ok((row.get("customers")?, row.get("sites")?, row.get("models")?, row.get("odd")?)),
    )?;
    if let Some((customers, sites, models, odd)) = novelties {
        (outlook.new_customers, outlook.new_sites, outlook.new_models, outlook.odd) = (customers, sites, models, odd);
    }
    let categories = tx.all(
        "SELECT asks, count(*) AS rows FROM verdict WHERE asks IS NOT NULL GROUP BY asks ORDER BY rows DESC, asks LIMIT 200",
        &[],
        |row| Ok(Question::Category { word: row.get("asks")?, rows: row.get("rows")? }),
    )?;
    outlook.questions.extend(categories);
    outlook.reasons = reasons(tx)?;
    Ok(outlook)
}

fn reasons(tx: &Tx<'_>) -> Result<Vec<Reason>, Refusal> {
    tx.all(
        "SELECT field, code, count(*) AS rows
           FROM (SELECT coalesce(json_extract(detail, '$.refused[0].field'), 'serial') AS field,
                        coalesce(json_extract(detail, '$.refused[0].code'), 'serial-twice') AS code
                   FROM verdict WHERE verdict = 'refused')
          GROUP BY field, code ORDER BY rows DESC, field, code",
        &[],
        |row| Ok(Reason { field: row.get("field")?, code: row.get("code")?, rows: row.get("rows")? }),
    )
}

/// Why a row is refused: by itself, or because an earlier one is the same.
fn refused(row: &Row<'_>) -> Result<Vec<FieldRefusal>, Refusal> {
    let mut refused = detail(row)?.refused;
    if let Some(first) = row.get::<Option<i64>>("twice_of")? {
        let params = Params::from([("line".to_owned(), first.to_string())]);
        refused.push(FieldRefusal {
            field: ListField::Serial.as_str().to_owned(),
            code: RefusalCode::SerialTwice,
            params,
        });
    }
    Ok(refused)
}

fn detail(row: &Row<'_>) -> Result<Detail, Refusal> {
    match row.get::<Option<String>>("detail")? {
        Some(text) => serde_json::from_str(&text).map_err(Refusal::unexpected),
        None => Ok(Detail::default()),
    }
}

/// A row as it is shown.
pub(super) fn shown(tx: &Tx<'_>, mapping: &Mapping, number: i64) -> Result<ListRow, Refusal> {
    let edits = edits(tx)?;
    let sql = "SELECT l.number, l.cells, l.problem, v.verdict, v.detail, v.twice_of
                 FROM verdict v JOIN line l ON l.number = v.number WHERE v.number = ?1";
    let found = tx.one(sql, bind![number], |row| list_row(row, mapping, &edits))?;
    found.ok_or_else(|| Refusal::not_found("row"))
}

fn list_row(row: &Row<'_>, mapping: &Mapping, edits: &Edits) -> Result<ListRow, Refusal> {
    let (line, detail) = (line(row)?, detail(row)?);
    let edited = edits.get(&line.number);
    let texts = super::texts::Texts::of(&line, mapping, edited);
    let cells = mapping.fields.keys().map(|field| (*field, texts.get(*field).to_owned())).collect();
    Ok(ListRow {
        number: line.number,
        verdict: row.get("verdict")?,
        meant: texts.days(mapping),
        cells,
        edited: edited.map(|edited| edited.keys().copied().collect()).unwrap_or_default(),
        refused: refused(row)?,
        odd: detail.odd,
        changes: detail.changes,
    })
}

/// A page of rows behind `after`, and whether more follow.
pub(super) fn page(
    tx: &Tx<'_>,
    mapping: &Mapping,
    (verdict, odd): (Option<Verdict>, bool),
    after: i64,
) -> Result<(Vec<ListRow>, bool), Refusal> {
    let edits = edits(tx)?;
    let limit = u32::try_from(PAGE + 1).unwrap_or(u32::MAX);
    let read = |row: &Row<'_>| list_row(row, mapping, &edits);
    macro_rules! rows {
        ($where:literal) => {
            concat!(
                "SELECT l.number, l.cells, l.problem, v.verdict, v.detail, v.twice_of
                   FROM verdict v JOIN line l ON l.number = v.number WHERE v.number > ?1 ",
                $where,
                " ORDER BY v.number LIMIT ?2"
            )
        };
    }
    let mut rows = match (verdict, odd) {
        (Some(verdict), _) => tx.all(rows!("AND v.verdict = ?3"), bind![after, limit, verdict], read)?,
        (None, true) => tx.all(rows!("AND v.odd = 1 AND v.verdict <> 'refused'"), bind![after, limit], read)?,
        (None, false) => tx.all(rows!(""), bind![after, limit], read)?,
    };
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    Ok((rows, more))
}
