//! What the columns of a list hold: seen while it is read, and proposed from their names. Pure.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::cells::{AmountEvidence, DateEvidence};
use super::{FieldMapping, ListColumn, ListField, ListKind, Mapping};
use crate::foundation::{Choice, SerialNumber, search_key};

/// Different texts that are shown of a column.
const SAMPLES: usize = 4;

/// A column while its rows go by.
#[derive(Clone, Debug, Default)]
pub(super) struct Profile {
    filled: u32,
    samples: Vec<String>,
    dates: DateEvidence,
    amounts: AmountEvidence,
    /// Lengths of numbers that begin with zero.
    zero_led: BTreeSet<usize>,
}

impl Profile {
    pub fn see(&mut self, cell: &str) {
        let text = cell.trim();
        if text.is_empty() {
            return;
        }
        self.filled += 1;
        if self.samples.len() < SAMPLES && !self.samples.iter().any(|sample| sample == text) {
            self.samples.push(text.chars().take(80).collect());
        }
        if text.len() <= 40 && text.bytes().any(|byte| byte.is_ascii_digit()) {
            self.dates.see(text);
            self.amounts.see(text);
            if text.len() <= SerialNumber::LONGEST && text.starts_with('0') && all_digits(text) {
                self.zero_led.insert(text.len());
            }
        }
    }

    /// The column as it is shown, and the lengths of its numbers that begin with zero.
    pub fn finish(self, name: &str) -> (ListColumn, BTreeSet<usize>) {
        // A few words among the dates, or a few dates among the words, do not change what a column is.
        let mostly = |seen: u32| u64::from(seen) * 2 > u64::from(self.filled);
        let dates = if mostly(self.dates.seen()) { self.dates.orders() } else { Vec::new() };
        let decimals = self.amounts.mark().filter(|_| dates.is_empty() && mostly(self.amounts.seen()));
        // Also of a column that is mostly something else: what can be read in two ways is asked wherever days are needed.
        let ambiguous = if dates.len() == 1 { Vec::new() } else { self.dates.samples().to_vec() };
        let column = ListColumn {
            name: name.to_owned(),
            samples: self.samples,
            filled: self.filled,
            dates,
            decimals,
            ambiguous,
        };
        (column, self.zero_led)
    }
}

pub(super) fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A heading without anything that programs write differently: `serial_number` and `Serial Number` are one.
pub(super) fn heading_key(heading: &str) -> String {
    search_key(heading).replace(' ', "")
}

static WORDS: LazyLock<Vec<(ListField, String)>> = LazyLock::new(|| {
    let mut reader = csv::Reader::from_reader(include_str!("../../../data/column_words.csv").as_bytes());
    let rows = reader.records().filter_map(Result::ok);
    rows.filter_map(|row| Some((ListField::parse(row.get(0)?).ok()?, heading_key(row.get(1)?)))).collect()
});

/// A heading by which the field is found again.
pub(super) fn heading_of(field: ListField) -> &'static str {
    WORDS.iter().find(|(of, _)| *of == field).map_or(field.as_str(), |(_, word)| word)
}

impl ListKind {
    /// The fields of such a list, the needed ones first.
    pub(super) fn fields(self) -> &'static [ListField] {
        use ListField::{
            Category, Currency, Customer, DeployedOn, Maker, Model, Months, Note, OrderNumber, Price, RefreshOn,
            Serial, Site, Tag, Warranty, Weight,
        };
        match self {
            ListKind::Devices => &[
                Customer,
                Site,
                Maker,
                Model,
                Serial,
                DeployedOn,
                Category,
                Tag,
                Warranty,
                Price,
                Currency,
                OrderNumber,
                Note,
                RefreshOn,
            ],
            ListKind::Models => &[Maker, Model, Category, Months, Weight],
        }
    }
}

/// What the names of the columns say they hold; each column holds one thing.
pub(super) fn by_headings(columns: &[ListColumn], kind: ListKind) -> Mapping {
    let keys: Vec<String> = columns.iter().map(|column| heading_key(&column.name)).collect();
    let mut fields = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for field in kind.fields() {
        let mut words = WORDS.iter().filter(|(of, _)| of == field);
        let found =
            words.find_map(|(_, word)| keys.iter().position(|key| key == word).filter(|at| !taken.contains(at)));
        if let Some(at) = found {
            taken.insert(at);
            fields.insert(*field, column(at, columns));
        }
    }
    // A list of nothing but serial numbers has no need of a heading.
    if let ([_], ListKind::Devices) = (columns, kind) {
        fields.entry(ListField::Serial).or_insert_with(|| column(0, columns));
    }
    Mapping { kind, fields, words: BTreeMap::new() }
}

/// One column, read as its texts tell; what they leave open stays undecided.
pub(super) fn column(at: usize, columns: &[ListColumn]) -> FieldMapping {
    let found = columns.get(at);
    let only = |dates: &[super::DateOrder]| if let [order] = dates { Some(*order) } else { None };
    FieldMapping {
        columns: u32::try_from(at).into_iter().collect(),
        fixed: String::new(),
        dates: found.and_then(|column| only(&column.dates)),
        decimals: found.and_then(|column| column.decimals),
    }
}

/// Whether a list is one of models rather than of devices: it has no column for serial numbers, but one for models.
pub(super) fn kind_of(columns: &[ListColumn]) -> ListKind {
    let devices = by_headings(columns, ListKind::Devices);
    let models = by_headings(columns, ListKind::Models);
    let has = |mapping: &Mapping, field| mapping.fields.contains_key(&field);
    if !has(&devices, ListField::Serial) && has(&models, ListField::Model) && has(&models, ListField::Maker) {
        ListKind::Models
    } else {
        ListKind::Devices
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::DateOrder;

    fn columns(headings: &[&str]) -> Vec<ListColumn> {
        headings.iter().map(|heading| Profile::default().finish(heading).0).collect()
    }

    fn held(mapping: &Mapping) -> Vec<(&'static str, u32)> {
        mapping.fields.iter().map(|(field, from)| (field.as_str(), from.columns[0])).collect()
    }

    #[test]
    fn every_word_of_the_list_names_a_field() {
        let rows =
            csv::Reader::from_reader(include_str!("../../../data/column_words.csv").as_bytes()).records().count();
        assert_eq!(WORDS.len(), rows);
    }

    #[test]
    fn headings_tell_what_their_columns_hold() {
        let old = [
            "Client",
            "Site",
            "Type",
            "Make",
            "Model",
            "Serial No.",
            "Asset Tag",
            "Installed",
            "Warranty until",
            "Cost",
            "Notes",
        ];
        let mapping = by_headings(&columns(&old), ListKind::Devices);
        let expected = [
            ("customer", 0),
            ("site", 1),
            ("category", 2),
            ("maker", 3),
            ("model", 4),
            ("serial", 5),
            ("tag", 6),
            ("deployed-on", 7),
            ("warranty", 8),
            ("price", 9),
            ("note", 10),
        ];
        assert_eq!(held(&mapping), expected);
        let both = by_headings(&columns(&["Purchase Date", "install_date", "SerialNumber"]), ListKind::Devices);
        assert_eq!(held(&both), [("serial", 2), ("deployed-on", 1)]);
        let bare = by_headings(&columns(&["Column 1"]), ListKind::Devices);
        assert_eq!(held(&bare), [("serial", 0)]);
    }

    #[test]
    fn a_list_without_serial_numbers_is_one_of_models() {
        assert_eq!(kind_of(&columns(&["Name", "Model", "Manufacturer", "EOL"])), ListKind::Models);
        assert_eq!(kind_of(&columns(&["Model", "Manufacturer", "Serial"])), ListKind::Devices);
        assert_eq!(kind_of(&columns(&["a", "b"])), ListKind::Devices);
    }

    #[test]
    fn a_column_is_described_by_what_is_in_it() {
        let profile = |texts: &[&str]| {
            let mut profile = Profile::default();
            texts.iter().for_each(|text| profile.see(text));
            profile.finish("x")
        };
        let (dates, _) = profile(&["03/04/25", "", "05/06/24", "03/04/25"]);
        assert_eq!((dates.filled, dates.dates.len(), dates.decimals), (3, 2, None));
        assert_eq!(
            (dates.samples, dates.ambiguous),
            (
                vec!["03/04/25".into(), "05/06/24".into()],
                vec!["03/04/25".to_owned(), "05/06/24".into(), "03/04/25".into()]
            )
        );
        let (dates, _) = profile(&["09/30/2018", "last summer", "01/02/2018"]);
        assert_eq!((dates.dates, dates.ambiguous), (vec![DateOrder::MonthFirst], Vec::<String>::new()));
        let (words, _) = profile(&["PowerEdge", "T14", "840 G8", "reception"]);
        assert_eq!((words.dates, words.decimals), (vec![], None));
        let (_, zero_led) = profile(&["007123", "1234", "0x12", "00A"]);
        assert_eq!(zero_led, BTreeSet::from([6]));
    }
}
