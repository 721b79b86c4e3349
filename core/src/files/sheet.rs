//! One table written as a file: comma-separated values for every program, a workbook for spreadsheets. Row by row, so that
//! it needs no more memory for a million rows than for ten. Knows no feature.

use std::io::Write as _;
use std::path::Path;

use super::formulas::made_safe;
use super::out::{Beside, WrittenFile};
use super::workbook::Workbook;
use crate::foundation::{Day, Money, Refusal, choice};

choice! {
    /// A kind of file that a table can be written as.
    SheetFormat {
        /// UTF-8 with the mark by which spreadsheets know it, commas, CRLF, quotes where needed (RFC 4180). Days are ISO
        /// 8601, amounts plain decimals, and no cell runs as a formula (see `made_safe`).
        Csv = "csv",
        /// A workbook with one sheet: days are dates, amounts and counts are numbers, and a text is always a text.
        Xlsx = "xlsx",
    }
}

/// A column: what stands above it, and how many characters of it are seen at once.
#[derive(Clone, Debug)]
pub struct SheetColumn {
    pub heading: String,
    pub width: u16,
}

/// What stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SheetCell<'c> {
    Empty,
    Text(&'c str),
    Whole(i64),
    Day(Day),
    /// The amount alone: its currency belongs into a column beside it.
    Money(Money),
    Flag(bool),
}

impl<'c> From<&'c str> for SheetCell<'c> {
    fn from(text: &'c str) -> Self {
        if text.is_empty() { SheetCell::Empty } else { SheetCell::Text(text) }
    }
}

impl<'c> From<&'c String> for SheetCell<'c> {
    fn from(text: &'c String) -> Self {
        text.as_str().into()
    }
}

impl From<u32> for SheetCell<'_> {
    fn from(count: u32) -> Self {
        SheetCell::Whole(count.into())
    }
}

impl From<i64> for SheetCell<'_> {
    fn from(count: i64) -> Self {
        SheetCell::Whole(count)
    }
}

impl From<Day> for SheetCell<'_> {
    fn from(day: Day) -> Self {
        SheetCell::Day(day)
    }
}

impl From<Money> for SheetCell<'_> {
    fn from(money: Money) -> Self {
        SheetCell::Money(money)
    }
}

impl From<bool> for SheetCell<'_> {
    fn from(flag: bool) -> Self {
        SheetCell::Flag(flag)
    }
}

impl<'c, T: Into<SheetCell<'c>>> From<Option<T>> for SheetCell<'c> {
    fn from(cell: Option<T>) -> Self {
        cell.map_or(SheetCell::Empty, Into::into)
    }
}

/// A table on its way into a file. One that is not finished leaves what was there before.
pub struct SheetWriter(Written);

enum Written {
    Csv(Box<Delimited>),
    Xlsx(Box<Workbook>),
}

impl SheetWriter {
    /// Begins a table at `path`. `title` names the sheet of a workbook.
    pub fn new(path: &Path, format: SheetFormat, title: &str, columns: &[SheetColumn]) -> Result<Self, Refusal> {
        let beside = Beside::begin(path)?;
        Ok(SheetWriter(match format {
            SheetFormat::Csv => Written::Csv(Box::new(Delimited::begin(beside, b',', columns)?)),
            SheetFormat::Xlsx => Written::Xlsx(Box::new(Workbook::begin(beside, path, title, columns)?)),
        }))
    }

    /// As `new`, for a delimited file whose cells something else than a comma separates.
    pub fn separated_by(path: &Path, delimiter: u8, columns: &[SheetColumn]) -> Result<Self, Refusal> {
        let beside = Beside::begin(path)?;
        Ok(SheetWriter(Written::Csv(Box::new(Delimited::begin(beside, delimiter, columns)?))))
    }

    /// Writes the next row. Refuses what a workbook cannot hold: too many rows, too long a text.
    pub fn row(&mut self, cells: &[SheetCell<'_>]) -> Result<(), Refusal> {
        match &mut self.0 {
            Written::Csv(csv) => csv.row(cells),
            Written::Xlsx(workbook) => workbook.row(cells),
        }
    }

    /// Puts the file in its place.
    pub fn finish(self) -> Result<WrittenFile, Refusal> {
        match self.0 {
            Written::Csv(csv) => csv.finish(),
            Written::Xlsx(workbook) => workbook.finish(),
        }
    }
}

struct Delimited(csv::Writer<Beside>);

impl Delimited {
    fn begin(mut beside: Beside, delimiter: u8, columns: &[SheetColumn]) -> Result<Self, Refusal> {
        beside.write_all(b"\xef\xbb\xbf").map_err(|error| beside.failed(&error))?;
        let mut writer = csv::WriterBuilder::new();
        let writer = writer
            .delimiter(delimiter)
            .flexible(true)
            .terminator(csv::Terminator::CRLF)
            .buffer_capacity(1 << 16)
            .from_writer(beside);
        let mut table = Delimited(writer);
        let headings: Vec<SheetCell<'_>> = columns.iter().map(|column| (&column.heading).into()).collect();
        table.row(&headings)?;
        Ok(table)
    }

    fn row(&mut self, cells: &[SheetCell<'_>]) -> Result<(), Refusal> {
        let record = cells.iter().map(|cell| match cell {
            SheetCell::Empty => String::new(),
            SheetCell::Text(text) => made_safe(text),
            SheetCell::Whole(count) => count.to_string(),
            SheetCell::Day(day) => day.to_string(),
            SheetCell::Money(money) => money.amount(),
            SheetCell::Flag(true) => "TRUE".to_owned(),
            SheetCell::Flag(false) => "FALSE".to_owned(),
        });
        self.0.write_record(record).map_err(|error| self.0.get_ref().failed(&error))
    }

    fn finish(mut self) -> Result<WrittenFile, Refusal> {
        self.0.flush().map_err(|error| self.0.get_ref().failed(&error))?;
        self.0.into_inner().map_err(|error| Refusal::unexpected(error.error()))?.keep()
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use calamine::{Data, Reader, Xlsx, open_workbook};
    use proptest::prelude::*;
    use tempfile::TempDir;

    use super::*;
    use crate::files::as_meant;
    use crate::foundation::{Currency, RefusalCode};

    fn columns(headings: &[&str]) -> Vec<SheetColumn> {
        headings.iter().map(|heading| SheetColumn { heading: (*heading).to_owned(), width: 12 }).collect()
    }

    fn folder() -> (TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("list");
        (folder, path)
    }

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn money(minor: i64, code: &str) -> Money {
        Money::new(minor, Currency::parse(code).unwrap())
    }

    fn write(path: &Path, format: SheetFormat, headings: &[&str], rows: &[Vec<SheetCell<'_>>]) {
        let mut writer = SheetWriter::new(path, format, "Equipment", &columns(headings)).unwrap();
        rows.iter().for_each(|row| writer.row(row).unwrap());
        assert_eq!(writer.finish().unwrap().path, path.display().to_string());
        let beside = path.parent().unwrap().read_dir().unwrap().count();
        assert_eq!(beside, 1, "nothing but the file itself is left in the folder");
    }

    fn records(path: &Path) -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_path(path).unwrap();
        let cells = |record: csv::StringRecord| record.iter().map(|cell| as_meant(cell).to_owned()).collect();
        reader.records().map(|record| cells(record.unwrap())).collect()
    }

    fn sheet(path: &Path) -> (String, Vec<Vec<Data>>) {
        let mut workbook: Xlsx<_> = open_workbook(path).unwrap();
        let name = workbook.sheet_names()[0].clone();
        let range = workbook.worksheet_range(&name).unwrap();
        (name, range.rows().map(<[Data]>::to_vec).collect())
    }

    #[test]
    fn a_delimited_file_is_what_spreadsheets_read() {
        let (_folder, path) = folder();
        let rows = [
            vec!["Núñez, \"Inc.\"".into(), day("2026-11-23").into(), money(106_970, "USD").into(), "USD".into()],
            vec!["=1+1\nmore".into(), SheetCell::Empty, money(-5, "USD").into(), 7u32.into()],
            vec!["007123".into(), SheetCell::Empty, money(12_345, "JPY").into(), true.into()],
        ];
        write(&path, SheetFormat::Csv, &["Customer", "Deployed on", "Price", "Currency"], &rows);
        let expected = "\u{feff}Customer,Deployed on,Price,Currency\r\n\"Núñez, \"\"Inc.\"\"\",2026-11-23,1069.70,USD\r\n\
                        \"'=1+1\nmore\",,-0.05,7\r\n007123,,12345,TRUE\r\n";
        assert_eq!(std::fs::read_to_string(&path).unwrap(), expected);
    }

    #[test]
    fn a_workbook_has_typed_cells() {
        let (_folder, path) = folder();
        let rows = [vec![
            "=1+1".into(),
            "007123".into(),
            "1E5".into(),
            day("2028-02-29").into(),
            money(106_970, "USD").into(),
            money(12_345, "JPY").into(),
            3u32.into(),
            false.into(),
            SheetCell::Empty,
            "Núñez 🏢".into(),
        ]];
        write(&path, SheetFormat::Xlsx, &["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"], &rows);
        let (name, read) = sheet(&path);
        assert_eq!((name.as_str(), read.len(), &read[0][0]), ("Equipment", 2, &Data::String("a".into())));
        let text = |text: &str| Data::String(text.into());
        assert_eq!(read[1][..3], [text("=1+1"), text("007123"), text("1E5")]);
        let Data::DateTime(date) = &read[1][3] else { panic!("{:?}", read[1][3]) };
        assert!(date.is_datetime());
        assert_eq!(date.to_ymd_hms_milli(), (2028, 2, 29, 0, 0, 0, 0));
        assert_eq!(read[1][4..7], [Data::Float(1069.70), Data::Float(12345.0), Data::Float(3.0)]);
        assert_eq!(read[1][7..], [Data::Bool(false), Data::Empty, text("Núñez 🏢")]);
    }

    #[test]
    fn the_heading_of_a_workbook_stays_in_sight_and_filters() {
        let (_folder, path) = folder();
        write(&path, SheetFormat::Xlsx, &["Customer", "Price"], &[vec!["Harbor".into(), money(1, "USD").into()]]);
        let mut parts = zip::ZipArchive::new(std::fs::File::open(&path).unwrap()).unwrap();
        let mut part = |name: &str| std::io::read_to_string(parts.by_name(name).unwrap()).unwrap();
        let sheet = part("xl/worksheets/sheet1.xml");
        for said in
            ["<pane ySplit=\"1\" topLeftCell=\"A2\"", "state=\"frozen\"", "<autoFilter ref=\"A1:B2\"/>", "width=\"12."]
        {
            assert!(sheet.contains(said), "{said} in {sheet}");
        }
        let looks = part("xl/styles.xml");
        assert!(looks.contains("<b/>") && looks.contains("#,##0.00"), "{looks}");
    }

    #[test]
    fn what_a_workbook_cannot_hold_is_refused_and_leaves_what_was_there() {
        let (folder, path) = folder();
        std::fs::write(&path, "before").unwrap();
        let long = "x".repeat(32_768);
        let mut writer =
            SheetWriter::new(&path, SheetFormat::Xlsx, "Notes", &columns(&["Serial number", "Note"])).unwrap();
        writer.row(&["A1".into(), long[1..].into()]).unwrap();
        let refusal = writer.row(&["A2".into(), (&long).into()]).unwrap_err();
        let told = ["column", "row", "length"].map(|name| refusal.params[name].as_str());
        assert_eq!((refusal.code, told), (RefusalCode::SheetTextTooLong, ["Note", "3", "32768"]));
        drop(writer);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "before");
        assert_eq!(folder.path().read_dir().unwrap().count(), 1);
        write(&path, SheetFormat::Csv, &["Note"], &[vec![(&long).into()]]);
        assert_eq!(records(&path)[1][0], long);
    }

    #[test]
    fn a_workbook_ends_with_its_last_row() {
        let (_folder, path) = folder();
        let mut writer = SheetWriter::new(&path, SheetFormat::Xlsx, "Long", &columns(&["n"])).unwrap();
        for n in 0..1_048_575i64 {
            writer.row(&[n.into()]).unwrap();
        }
        let refusal = writer.row(&["one more".into()]).unwrap_err();
        assert_eq!(refusal.code, RefusalCode::SheetTooManyRows);
    }

    #[test]
    fn a_folder_that_is_not_there_is_refused() {
        let (folder, _) = folder();
        let path = folder.path().join("nowhere").join("list.csv");
        for format in [SheetFormat::Csv, SheetFormat::Xlsx] {
            let refusal = SheetWriter::new(&path, format, "List", &columns(&["a"])).err().unwrap();
            assert_eq!(refusal.code, RefusalCode::FileNotWritten);
            assert_eq!(refusal.params["file"], path.display().to_string());
        }
    }

    #[test]
    fn a_sheet_gets_a_name_that_spreadsheets_take() {
        for (title, expected) in [
            ("Equipment", "Equipment"),
            ("Pickup P-2026/0001: [lines]?", "Pickup P-2026 0001 lines"),
            ("'Quoted'", "Quoted"),
            ("  ", "1"),
            ("A name that is longer than thirty-one characters", "A name that is longer than thir"),
        ] {
            let (_folder, path) = folder();
            SheetWriter::new(&path, SheetFormat::Xlsx, title, &columns(&["a"])).unwrap().finish().unwrap();
            assert_eq!(sheet(&path).0, expected);
        }
    }

    fn awkward() -> impl Strategy<Value = String> {
        prop_oneof![
            "['=+@\\-＝＠\",;|a1 \t]{0,8}",
            "_x[0-9A-F]{4}_",
            "[0-9.,E+-]{1,12}",
            "(a|\r\n|\n|\u{ffff}|é|漢|🏢){1,5}",
            any::<String>()
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn every_text_comes_back_from_both(texts in prop::collection::vec(awkward(), 1..12)) {
            let (_folder, path) = folder();
            let rows: Vec<Vec<SheetCell<'_>>> = texts.iter().map(|text| vec!["row".into(), text.into()]).collect();
            write(&path, SheetFormat::Csv, &["a", "b"], &rows);
            let read: Vec<String> = records(&path).into_iter().skip(1).map(|record| record[1].clone()).collect();
            prop_assert_eq!(&read, &texts);
            write(&path, SheetFormat::Xlsx, &["a", "b"], &rows);
            let read = sheet(&path).1.into_iter().skip(1).map(|row| match &row.get(1) {
                None | Some(Data::Empty) => String::new(),
                Some(Data::String(text)) => text.clone(),
                other => panic!("{other:?}"),
            });
            prop_assert_eq!(read.collect::<Vec<_>>(), texts);
        }
    }
}
