//! Rows of a text whose cells are separated by one character, in quotation marks where they contain it (RFC 4180 and what
//! programs make of it). Holds one row at a time.

use std::ops::ControlFlow;

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::TextEncoding;
use super::encoding::Text;
use super::row::{Cells, LONGEST_ROW, MOST_COLUMNS, See, TableRow};
use super::source::Source;
use super::too_many_columns;
use crate::foundation::{Problem, Refusal, RefusalCode};

/// Room for most rows; a longer one makes more.
const SHORT_ROW: usize = 16 * 1024;

/// Hands the rows of a text on.
pub(super) fn read(source: &Source, encoding: TextEncoding, delimiter: u8, see: &mut See<'_>) -> Result<(), Refusal> {
    let mut text = Text::open(source, encoding)?;
    let mut rows = Rows::new(delimiter);
    while text.advance()? {
        rows.at = text.at;
        rows.is_damaged = text.is_damaged;
        if rows.take(text.piece().as_bytes(), see)?.is_break() {
            return Ok(());
        }
    }
    rows.finish(see)
}

/// Rows as their text comes in, in pieces of any length.
pub(super) struct Rows {
    parser: Reader,
    /// The row's cells, without what separated them.
    text: Vec<u8>,
    written: usize,
    /// Where each cell ends in them.
    ends: Vec<usize>,
    /// How many cells have ended, also when they are too many to keep.
    cells: usize,
    /// The row that is being read, or will be next.
    number: u64,
    is_inside_row: bool,
    /// A line feed that follows belongs to the carriage return before it.
    is_after_return: bool,
    is_too_long: bool,
    has_handed_on: bool,
    /// Up to which byte the text has been read.
    at: u64,
    /// Something in the text was no character in its encoding.
    is_damaged: bool,
    delimiter: char,
    /// As many cells as the widest row so far has.
    width: usize,
}

impl Rows {
    pub fn new(delimiter: u8) -> Self {
        Rows {
            parser: ReaderBuilder::new().delimiter(delimiter).build(),
            text: vec![0; SHORT_ROW],
            written: 0,
            ends: vec![0; MOST_COLUMNS],
            cells: 0,
            number: 1,
            is_inside_row: false,
            is_after_return: false,
            is_too_long: false,
            has_handed_on: false,
            at: 0,
            is_damaged: false,
            delimiter: char::from(delimiter),
            width: 0,
        }
    }

    /// Takes the next piece of UTF-8.
    pub fn take(&mut self, mut piece: &[u8], see: &mut See<'_>) -> Result<ControlFlow<()>, Refusal> {
        while let Some(&first) = piece.first() {
            if !self.is_inside_row && self.is_blank_line(first) {
                piece = &piece[1..];
                continue;
            }
            self.is_inside_row = true;
            let (has_ended, taken) = self.parse(piece);
            let last = taken.checked_sub(1).and_then(|last| piece.get(last));
            self.is_after_return = last == Some(&b'\r');
            piece = &piece[taken..];
            if has_ended && self.hand_on(None, see)?.is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    /// True while nothing but blank rows has ended.
    pub fn is_in_first_row(&self) -> bool {
        !self.has_handed_on
    }

    /// The last row may have no line end.
    pub fn finish(mut self, see: &mut See<'_>) -> Result<(), Refusal> {
        if !self.is_inside_row {
            return Ok(());
        }
        // A line end that does not end the row stands between quotation marks.
        let mut end: &[u8] = b"\n";
        let mut has_ended = false;
        while !end.is_empty() && !has_ended {
            let (ended, taken) = self.parse(end);
            has_ended = ended;
            end = &end[taken..];
        }
        let problem = (!has_ended).then(|| RefusalCode::QuoteNotClosed.into());
        self.hand_on(problem, see).map(drop)
    }

    /// Before a row: takes line ends, each of which is a blank row unless it belongs to the one before.
    fn is_blank_line(&mut self, byte: u8) -> bool {
        let is_rest_of_line_end = self.is_after_return && byte == b'\n';
        self.is_after_return = byte == b'\r';
        let is_line_end = matches!(byte, b'\r' | b'\n');
        if is_line_end && !is_rest_of_line_end {
            self.number += 1;
        }
        is_line_end
    }

    /// Parses up to the row's end, or as far as the piece goes: whether the row has ended, and how many bytes it took.
    fn parse(&mut self, piece: &[u8]) -> (bool, usize) {
        let mut taken = 0;
        loop {
            let kept = self.cells % MOST_COLUMNS;
            let (result, read, written, ended) =
                self.parser.read_record(&piece[taken..], &mut self.text[self.written..], &mut self.ends[kept..]);
            taken += read;
            self.written += written;
            self.cells += ended;
            match result {
                ReadRecordResult::OutputFull if self.text.len() < LONGEST_ROW => {
                    self.text.resize((self.text.len() * 2).min(LONGEST_ROW), 0);
                }
                // What is too long is read to its end, over and over into the same place.
                ReadRecordResult::OutputFull => {
                    self.is_too_long = true;
                    self.written = 0;
                }
                ReadRecordResult::OutputEndsFull => {}
                ReadRecordResult::InputEmpty | ReadRecordResult::End => return (false, taken),
                ReadRecordResult::Record => return (true, taken),
            }
        }
    }

    fn hand_on(&mut self, problem: Option<Problem>, see: &mut See<'_>) -> Result<ControlFlow<()>, Refusal> {
        let (written, cells, number) = (self.written, self.cells, self.number);
        let is_too_long = std::mem::take(&mut self.is_too_long);
        (self.written, self.cells, self.is_inside_row) = (0, 0, false);
        self.number += 1;
        let kept = if is_too_long || cells > MOST_COLUMNS { 0 } else { cells };
        // Pieces end between characters, and so do cells.
        let text = std::str::from_utf8(&self.text[..written]).unwrap_or_default();
        let row = if kept == 0 { Cells::default() } else { Cells::new(text, &self.ends[..kept]) };
        let problem = problem.or_else(|| {
            if is_too_long {
                Some(RefusalCode::RowTooLong.into())
            } else if cells > MOST_COLUMNS {
                Some(too_many_columns(cells))
            } else if self.is_damaged && text.contains(char::REPLACEMENT_CHARACTER) {
                Some(RefusalCode::RowNotText.into())
            } else {
                self.holds_rows(row).then(|| RefusalCode::QuoteNotClosed.into())
            }
        });
        let cells = row;
        self.width = self.width.max(cells.len());
        if problem.is_none() && cells.are_blank() {
            return Ok(ControlFlow::Continue(()));
        }
        self.has_handed_on = true;
        see(TableRow { number, cells, at: self.at, problem })
    }
}

impl Rows {
    /// Whether a cell has a line in it that is a row by itself: a quotation mark that nobody closed has taken that in, up to
    /// the next one. Told only of tables as wide as registers are: of narrow ones, an address in a cell looks the same.
    fn holds_rows(&self, cells: Cells<'_>) -> bool {
        let is_row = |line: &str| {
            let (parts, filled) = line
                .split(self.delimiter)
                .fold((0, 0), |(parts, filled), part| (parts + 1, filled + usize::from(!part.trim().is_empty())));
            parts == self.width && filled * 2 > parts
        };
        self.width > 3 && cells.iter().any(|cell| cell.contains(['\n', '\r']) && cell.split(['\n', '\r']).any(is_row))
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use proptest::prelude::*;

    use super::super::{Reading, ReadingWish, Table, TableFormat, TableSource};
    use super::*;

    fn file(bytes: &[u8]) -> tempfile::NamedTempFile {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(bytes).unwrap();
        file
    }

    /// A table with the file that it opens anew whenever its rows are read.
    #[derive(Debug)]
    struct Opened {
        table: Table,
        _file: tempfile::NamedTempFile,
    }

    impl std::ops::Deref for Opened {
        type Target = Table;

        fn deref(&self) -> &Table {
            &self.table
        }
    }

    fn opened(bytes: &[u8], wish: &ReadingWish) -> Result<Opened, Refusal> {
        let file = file(bytes);
        Ok(Opened { table: Table::open(TableSource::File(file.path()), wish)?, _file: file })
    }

    /// Each row: its number and cells, or why it has none.
    fn rows(table: &Table) -> Vec<(u64, Result<Vec<String>, RefusalCode>)> {
        let mut rows = Vec::new();
        let all = table.rows(&mut |row| {
            let cells = row.cells.iter().map(str::to_owned).collect();
            rows.push((row.number, row.problem.map_or(Ok(cells), |problem| Err(problem.code))));
            Ok(())
        });
        all.unwrap();
        rows
    }

    fn cells(table: &Table) -> Vec<Vec<String>> {
        rows(table).into_iter().map(|(_, cells)| cells.unwrap()).collect()
    }

    #[track_caller]
    fn check(bytes: &[u8], delimiter: &str, columns: &[&str], expected: &[(u64, &[&str])]) {
        let table = opened(bytes, &ReadingWish::default()).unwrap();
        assert_eq!(table.reading().delimiter.as_deref(), Some(delimiter));
        assert_eq!(table.columns(), columns);
        let expected: Vec<_> = expected
            .iter()
            .map(|(number, cells)| (*number, Ok(cells.iter().map(ToString::to_string).collect())))
            .collect();
        assert_eq!(rows(&table), expected);
    }

    #[test]
    fn the_separator_is_the_one_by_which_the_rows_agree() {
        check(b"a,b\n1,2\n", ",", &["a", "b"], &[(2, &["1", "2"])]);
        check(b"a;b\n1,5;2,5\n1,7;2,8\n", ";", &["a", "b"], &[(2, &["1,5", "2,5"]), (3, &["1,7", "2,8"])]);
        check(b"a\tb\nx, y; z|w\t2", "\t", &["a", "b"], &[(2, &["x, y; z|w", "2"])]);
        check(b"a|b\n1|2", "|", &["a", "b"], &[(2, &["1", "2"])]);
        check(b"\"a;b;c\",d\n\"1;2\",\"3;4;5;6\"\n", ",", &["a;b;c", "d"], &[(2, &["1;2", "3;4;5;6"])]);
        check(b"Service Tag\n4AX3R1B\n", ",", &["Service Tag"], &[(2, &["4AX3R1B"])]);
        check(b"4AX3R1B\r\nPFWUG1C", ",", &["Column 1"], &[(1, &["4AX3R1B"]), (2, &["PFWUG1C"])]);
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_counts_them() {
        check(
            b"a,b\r\r\n\n,\r\n \t ,\n\"1\r\n\n\",2\r3,4",
            ",",
            &["a", "b"],
            &[(6, &["1\r\n\n", "2"]), (7, &["3", "4"])],
        );
        check(b"\n\r\n\na\n1\n", ",", &["a"], &[(5, &["1"])]);
        check(b"a,b,c\n1\n1,2,3,4", ",", &["a", "b", "c"], &[(2, &["1"]), (3, &["1", "2", "3", "4"])]);
        check(b"a,b\n\"said \"\"keep\"\"\",27\" wide", ",", &["a", "b"], &[(2, &["said \"keep\"", "27\" wide"])]);
    }

    #[test]
    fn the_encoding_is_recognised_from_the_whole_file() {
        let wide = |text: &str, little: bool| -> Vec<u8> {
            text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
        };
        let long = "a,b\n".repeat(50_000);
        for (bytes, encoding) in [
            ("name\nNúñez 1".as_bytes().to_vec(), TextEncoding::Utf8),
            ([b"\xef\xbb\xbf", "name\nNúñez 1".as_bytes()].concat(), TextEncoding::Utf8),
            (wide("\u{feff}name\nNúñez 1", true), TextEncoding::Utf16Le),
            (wide("\u{feff}name\nNúñez 1", false), TextEncoding::Utf16Be),
            (wide("name\nNúñez 1", true), TextEncoding::Utf16Le),
            (wide("name\r\nЖелязны 1", false), TextEncoding::Utf16Be),
            (b"name\nN\xfa\xf1ez 1".to_vec(), TextEncoding::Windows1252),
            ([long.as_bytes(), b"N\xfa\xf1ez 1,2\n"].concat(), TextEncoding::Windows1252),
            ([long.as_bytes(), "Núñez 1,2\n".as_bytes()].concat(), TextEncoding::Utf8),
            // Cut inside a character: it cannot be UTF-8.
            (b"name\nN\xc3".to_vec(), TextEncoding::Windows1252),
        ] {
            let table = opened(&bytes, &ReadingWish::default()).unwrap();
            assert_eq!(table.reading().encoding, Some(encoding), "{:?}", String::from_utf8_lossy(&bytes));
            let last = cells(&table).pop().unwrap();
            assert!(!last[0].contains(['\0', '\u{feff}', '\u{fffd}']), "{last:?}");
        }
    }

    #[test]
    fn what_was_found_can_be_corrected() {
        let wish = |wish: ReadingWish| cells(&opened(b"\xbfelazny;1,5\nA;2,5", &wish).unwrap());
        assert_eq!(wish(ReadingWish::default())[0], ["¿elazny", "1,5"]);
        assert_eq!(wish(ReadingWish { headings: Some(1), ..ReadingWish::default() }), [["A", "2,5"]]);
        let headings = Some(0);
        let polish = ReadingWish { encoding: Some(TextEncoding::Windows1250), headings, ..ReadingWish::default() };
        assert_eq!(wish(polish)[0], ["żelazny", "1,5"]);
        let comma = ReadingWish { delimiter: Some(",".into()), headings, ..ReadingWish::default() };
        assert_eq!(wish(comma)[0], ["¿elazny;1", "5"]);
        let mac = ReadingWish { encoding: Some(TextEncoding::MacRoman), headings, ..ReadingWish::default() };
        assert_eq!(wish(mac)[0], ["øelazny", "1,5"]);
        for delimiter in ["", ",,", "\"", "\n", "é"] {
            let delimiter = Some(delimiter.to_owned());
            let refused = opened(b"a", &ReadingWish { delimiter, ..ReadingWish::default() }).unwrap_err();
            assert_eq!(refused.code, RefusalCode::UnknownChoice);
        }
    }

    #[test]
    fn in_a_wrong_encoding_the_rows_that_suffer_say_so() {
        let wish = ReadingWish { encoding: Some(TextEncoding::Utf8), ..ReadingWish::default() };
        let table = opened(b"name,no\nN\xfa\xf1ez,1\nHarbor,2\n", &wish).unwrap();
        let plain = Ok(vec!["Harbor".to_owned(), "2".to_owned()]);
        assert_eq!(rows(&table), [(2, Err(RefusalCode::RowNotText)), (3, plain)]);
    }

    #[test]
    fn a_row_that_is_too_long_is_passed_over() {
        let long = "x".repeat(10 << 20);
        let wide = ",".repeat(5000);
        let text = format!("a,b\n1,{long}\n\"{long}\",1\n{wide}\n3,4\n");
        let plain = Ok(vec!["3".to_owned(), "4".to_owned()]);
        let too_long = || Err(RefusalCode::RowTooLong);
        let expected = [(2, too_long()), (3, too_long()), (4, Err(RefusalCode::TooManyColumns)), (5, plain)];
        assert_eq!(rows(&opened(text.as_bytes(), &ReadingWish::default()).unwrap()), expected);
    }

    #[test]
    fn a_quotation_mark_that_nobody_closed_is_said() {
        for rest in ["short", &"x,\n".repeat(1 << 20)] {
            let text = format!("a,b\n1,2\n3,\"{rest}");
            let rows = rows(&opened(text.as_bytes(), &ReadingWish::default()).unwrap());
            assert_eq!(rows[1..], [(3, Err(RefusalCode::QuoteNotClosed))]);
        }
    }

    #[test]
    fn what_is_no_table_is_refused() {
        let long = "x".repeat(2 << 20);
        for (bytes, code) in [
            (&b""[..], RefusalCode::FileEmpty),
            (b"\n\r\n,,\n", RefusalCode::FileEmpty),
            (b"\xef\xbb\xbf", RefusalCode::FileEmpty),
            (b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0", RefusalCode::FileNotText),
            (b"a,b\n1,\0\n", RefusalCode::FileNotText),
            (b"\n<!DOCTYPE html>\n<table>", RefusalCode::FileNotTable),
            (b"%PDF-1.7\n1 0 obj", RefusalCode::FileNotTable),
            (long.as_bytes(), RefusalCode::RowTooLong),
            (b"\"a,b\n1,2\n", RefusalCode::QuoteNotClosed),
            (&[b','; 1500], RefusalCode::TooManyColumns),
        ] {
            let refused = opened(bytes, &ReadingWish::default()).unwrap_err();
            assert_eq!(refused.code, code, "{}", String::from_utf8_lossy(&bytes[..bytes.len().min(40)]));
        }
        let refused = opened(&[b','; 1500], &ReadingWish::default()).unwrap_err();
        assert_eq!(refused.params["count"], "1501");
    }

    #[test]
    fn a_file_of_two_gigabytes_is_refused_unread() {
        let large = file(b"a,b\n");
        large.as_file().set_len(2 << 30).unwrap();
        let refused = Table::open(TableSource::File(large.path()), &ReadingWish::default()).unwrap_err();
        assert_eq!((refused.code, refused.params["limit"].as_str()), (RefusalCode::FileTooLarge, "1024"));
    }

    #[test]
    fn headings_alone_are_a_table_without_rows() {
        check(b"Make,Serial\n", ",", &["Make", "Serial"], &[]);
    }

    #[test]
    fn what_was_pasted_is_read_alike() {
        let table = Table::open(TableSource::Text("Make\tSerial\nDell\t4AX3R1B"), &ReadingWish::default()).unwrap();
        let delimiter = Some("\t".to_owned());
        let reading =
            Reading { format: TableFormat::Delimited, encoding: None, delimiter, sheet: None, headings: Some(1) };
        assert_eq!(*table.reading(), reading);
        assert_eq!(cells(&table), [["Dell", "4AX3R1B"]]);
    }

    #[test]
    fn a_quotation_mark_that_nobody_closed_does_not_take_rows_in_unseen() {
        let text = "Make,Model,Serial,Note\nDell,R640,AAA111,\"27 inch\nDell,R640,AAA222,new\nHP,E24,AAA333,\"desk 4\"\nHP,E24,AAA444,\n";
        let table = opened(text.as_bytes(), &ReadingWish::default()).unwrap();
        let mut found = Vec::new();
        table
            .rows(&mut |row| {
                let cells: Vec<String> = row.cells.iter().map(str::to_owned).collect();
                found.push((row.number, row.problem.map(|problem| problem.code), cells.join("|")));
                Ok(())
            })
            .unwrap();
        let taken_in = "Dell|R640|AAA111|27 inch\nDell,R640,AAA222,new\nHP,E24,AAA333,desk 4\"".to_owned();
        let expected = [(2, Some(RefusalCode::QuoteNotClosed), taken_in), (3, None, "HP|E24|AAA444|".to_owned())];
        assert_eq!(found, expected);
        let note = "Make,Model,Serial,Note\nDell,R640,AAA111,\"1 Main St\nColumbus, OH, 43215\"\n";
        assert!(rows(&opened(note.as_bytes(), &ReadingWish::default()).unwrap()).iter().all(|(_, row)| row.is_ok()));
    }

    #[test]
    fn where_a_row_lies_tells_how_far_it_got() {
        let text = "a,b\n".repeat(100_000);
        let table = opened(text.as_bytes(), &ReadingWish::default()).unwrap();
        let mut places = Vec::new();
        table
            .rows(&mut |row| {
                places.push(row.at);
                Ok(())
            })
            .unwrap();
        assert!(places.is_sorted() && places.len() == 99_999);
        assert!(places[0] < table.size() / 2 && places.last() == Some(&table.size()));
    }

    #[test]
    fn whoever_reads_may_stop() {
        let table = opened(b"a\n1\n2\n", &ReadingWish::default()).unwrap();
        let mut seen = 0;
        let stopped = table.rows(&mut |_| {
            seen += 1;
            Err(RefusalCode::Cancelled.into())
        });
        assert_eq!((seen, stopped.unwrap_err().code), (1, RefusalCode::Cancelled));
    }

    proptest! {
        #[test]
        fn whatever_is_written_is_read(
            table in prop::collection::vec(prop::collection::vec("[ -~éßøñ\r\n\t€]{0,12}", 3), 1..40),
            delimiter in prop::sample::select(b",;\t|".as_slice()),
            terminator in prop::sample::select(vec![csv::Terminator::CRLF, csv::Terminator::Any(b'\n'), csv::Terminator::Any(b'\r')]),
            encoding in prop::sample::select(vec![TextEncoding::Utf8, TextEncoding::Utf16Le, TextEncoding::Utf16Be, TextEncoding::Windows1252]),
            has_mark in any::<bool>(),
        ) {
            let mut writer = csv::WriterBuilder::new().delimiter(delimiter).terminator(terminator).from_writer(Vec::new());
            writer.write_record(["Ä one", "two", "three"]).unwrap();
            for row in &table {
                writer.write_record(row).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let marked = if has_mark { format!("\u{feff}{text}") } else { text.clone() };
            let bytes: Vec<u8> = match encoding {
                TextEncoding::Utf16Le => marked.encode_utf16().flat_map(u16::to_le_bytes).collect(),
                TextEncoding::Utf16Be => marked.encode_utf16().flat_map(u16::to_be_bytes).collect(),
                TextEncoding::Windows1252 => encoding_rs::WINDOWS_1252.encode(&text).0.into_owned(),
                _ => marked.into_bytes(),
            };
            let wish = ReadingWish {
                delimiter: Some(char::from(delimiter).to_string()),
                headings: Some(1),
                ..ReadingWish::default()
            };
            let read = opened(&bytes, &wish).unwrap();
            prop_assert_eq!(read.reading().encoding, Some(encoding));
            prop_assert_eq!(read.columns(), ["Ä one", "two", "three"]);
            let not_blank = (2..).zip(&table).filter(|(_, row)| row.iter().any(|cell| !cell.trim().is_empty()));
            let expected: Vec<_> = not_blank.map(|(number, row)| (number, Ok(row.clone()))).collect();
            prop_assert_eq!(rows(&read), expected);
        }

        #[test]
        fn no_bytes_stop_it(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            if let Ok(table) = opened(&bytes, &ReadingWish::default()) {
                rows(&table);
            }
        }
    }
}
