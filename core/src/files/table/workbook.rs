//! Workbooks of each kind: their sheets, and the rows of one. XLSX and XLS are understood by calamine.

use std::fmt::Display;
use std::fs::File;
use std::io::{BufReader, Cursor};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use calamine::{Cell, Data, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsx};

use super::ods::Ods;
use super::row::{RowBuffer, See};
use super::source::{self, Source};
use super::{TableFormat, cell, xls};
use crate::foundation::{Refusal, RefusalCode};

/// An opened workbook.
pub(super) struct Workbook {
    file: PathBuf,
    kind: Kind,
}

enum Kind {
    Xlsx(Box<Xlsx<BufReader<File>>>),
    Xls(Box<Xls<Cursor<Vec<u8>>>>),
    Ods(Ods),
}

pub(super) fn not_a_table(file: &Path) -> Refusal {
    source::named(RefusalCode::FileNotTable, file)
}

/// The one way to calamine. It stops the program at some files that nobody could have meant for it; such a file is
/// refused like any other that it does not understand.
fn careful<T, E: Display>(file: &Path, call: impl FnOnce() -> Result<T, E>) -> Result<T, Refusal> {
    match catch_unwind(AssertUnwindSafe(call)) {
        Ok(answer) => answer.map_err(|error| not_a_table(file).trace(error)),
        Err(_) => Err(not_a_table(file).trace("calamine gave up")),
    }
}

impl Workbook {
    pub fn open(source: &Source, format: TableFormat) -> Result<Workbook, Refusal> {
        let file = source.file().unwrap_or(Path::new("")).to_owned();
        let kind = match format {
            TableFormat::Xls => {
                let judged = xls::judged(&file)?;
                Kind::Xls(Box::new(careful(&file, || Xls::new(judged))?))
            }
            TableFormat::Ods => Kind::Ods(Ods::open(&file)),
            TableFormat::Xlsx | TableFormat::Delimited => {
                let opened = File::open(&file).map_err(|error| source.unreadable(&error))?;
                Kind::Xlsx(Box::new(careful(&file, || Xlsx::new(BufReader::new(opened)))?))
            }
        };
        Ok(Workbook { file, kind })
    }

    /// The names of all sheets, those that are shown first.
    pub fn sheets(&mut self) -> Result<Vec<String>, Refusal> {
        let sheets = match &self.kind {
            Kind::Xlsx(workbook) => workbook.sheets_metadata(),
            Kind::Xls(workbook) => workbook.sheets_metadata(),
            Kind::Ods(workbook) => return workbook.sheets(),
        };
        let sheets = sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        let (shown, hidden): (Vec<_>, Vec<_>) = sheets.partition(|sheet| sheet.visible == SheetVisible::Visible);
        Ok(shown.into_iter().chain(hidden).map(|sheet| sheet.name.clone()).collect())
    }

    /// The first sheet in which something stands. Refuses a workbook that has none.
    pub fn first_with_content(&mut self, sheets: &[String]) -> Result<String, Refusal> {
        for sheet in sheets {
            let mut has_content = false;
            self.rows(sheet, 0, &mut |_| {
                has_content = true;
                Ok(ControlFlow::Break(()))
            })?;
            if has_content {
                return Ok(sheet.clone());
            }
        }
        Err(Refusal::new(RefusalCode::FileEmpty))
    }

    /// Hands the rows of a sheet on. The file's size is what the last row is at.
    pub fn rows(&mut self, sheet: &str, size: u64, see: &mut See<'_>) -> Result<(), Refusal> {
        match &mut self.kind {
            Kind::Xlsx(workbook) => xlsx_rows(&self.file, workbook, sheet, size, see),
            Kind::Xls(workbook) => {
                let range = careful::<_, XlsError>(&self.file, || workbook.worksheet_range(sheet))?;
                let first = range.start().map_or(0, |(row, _)| row);
                let column = range.start().map_or(0, |(_, column)| column as usize);
                let rows = range.height() as u64;
                for (number, cells) in (0..).zip(range.rows()) {
                    let row = held_row(cells, column);
                    let at = size * (number + 1) / rows.max(1);
                    if let Some(row) = row.row(u64::from(first) + number + 1, at)
                        && see(row)?.is_break()
                    {
                        break;
                    }
                }
                Ok(())
            }
            Kind::Ods(workbook) => workbook.rows(sheet, size, see),
        }
    }
}

fn held_row(cells: &[Data], first_column: usize) -> RowBuffer {
    let mut row = RowBuffer::default();
    for (column, held) in (first_column..).zip(cells) {
        row.put(column, &cell::text(held));
    }
    row
}

fn xlsx_rows(
    file: &Path,
    workbook: &mut Xlsx<BufReader<File>>,
    sheet: &str,
    size: u64,
    see: &mut See<'_>,
) -> Result<(), Refusal> {
    let mut cells = careful(file, || workbook.worksheet_cells_reader(sheet))?;
    let rows = u64::from(cells.dimensions().end.0) + 1;
    let mut buffer = RowBuffer::default();
    let mut current = 0;
    loop {
        let next = careful(file, || cells.next_cell())?;
        let place = next.as_ref().map(Cell::get_position);
        if place.is_none_or(|(row, _)| row != current) {
            let number = u64::from(current) + 1;
            if let Some(row) = buffer.row(number, size.min(size * number / rows))
                && see(row)?.is_break()
            {
                return Ok(());
            }
            buffer.clear();
        }
        let (Some(next), Some((row, column))) = (next, place) else { return Ok(()) };
        if row < current {
            return Err(not_a_table(file).trace("rows that go back"));
        }
        current = row;
        buffer.put(column as usize, &cell::text(next.get_value()));
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook as Written, Worksheet};
    use tempfile::NamedTempFile;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::super::{Reading, ReadingWish, Table, TableSource};
    use super::*;

    fn file(bytes: &[u8]) -> NamedTempFile {
        let mut file = NamedTempFile::new().unwrap();
        file.write_all(bytes).unwrap();
        file
    }

    fn open(file: &NamedTempFile) -> Result<Table, Refusal> {
        Table::open(TableSource::File(file.path()), &ReadingWish::default())
    }

    fn rows(table: &Table) -> Vec<(u64, Vec<String>)> {
        let mut rows = Vec::new();
        let all = table.rows(&mut |row| {
            assert!(row.problem.is_none() && row.at <= table.size());
            rows.push((row.number, row.cells.iter().map(str::to_owned).collect()));
            Ok(())
        });
        all.unwrap();
        rows
    }

    #[track_caller]
    fn refused(bytes: &[u8]) -> RefusalCode {
        open(&file(bytes)).unwrap_err().code
    }

    fn xlsx(write: impl FnOnce(&mut Written)) -> Vec<u8> {
        let mut workbook = Written::new();
        write(&mut workbook);
        workbook.save_to_buffer().unwrap()
    }

    fn register() -> Vec<u8> {
        xlsx(|workbook| {
            workbook.add_worksheet().set_name("Cover").unwrap();
            let sheet = workbook.add_worksheet().set_name("Register").unwrap();
            for (column, heading) in (0..).zip(["Serial", "Bought", "Cost", "Leased", "Note", "Cost"]) {
                sheet.write(1, column, heading).unwrap();
            }
            let day = Format::new().set_num_format("dd.mm.yyyy");
            sheet.write(2, 0, "007YGGGTYKMF").unwrap();
            sheet.write_with_format(2, 1, ExcelDateTime::from_ymd(2026, 11, 23).unwrap(), &day).unwrap();
            sheet.write(2, 2, 1137.69).unwrap();
            sheet.write(2, 3, true).unwrap();
            sheet.write(2, 4, Formula::new("=NA()").set_result("#N/A")).unwrap();
            sheet.write(4, 0, 6_377_021_234_567_890_f64).unwrap();
            sheet.write(4, 5, 12).unwrap();
        })
    }

    fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            archive.start_file(*name, SimpleFileOptions::default()).unwrap();
            archive.write_all(content).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    fn ods(content: &str) -> Vec<u8> {
        zipped(&[
            ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
            ("META-INF/manifest.xml", b"<manifest:manifest/>"),
            ("content.xml", content.as_bytes()),
        ])
    }

    /// Records of a workbook of the older kind: each its kind and its content, in order.
    fn records(records: &[(u16, &[u8])]) -> Vec<u8> {
        let length = |content: &[u8]| u16::try_from(content.len()).unwrap().to_le_bytes();
        records
            .iter()
            .flat_map(|(kind, content)| [&kind.to_le_bytes()[..], &length(content), content].concat())
            .collect()
    }

    fn ole(name: &str, stream: &[u8]) -> Vec<u8> {
        let mut container = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
        container.create_stream(name).unwrap().write_all(stream).unwrap();
        container.flush().unwrap();
        container.into_inner().into_inner()
    }

    fn label(row: u16, column: u16, text: &str) -> Vec<u8> {
        let length = u16::try_from(text.len()).unwrap();
        let head: Vec<u8> = [row, column, 0, length].iter().flat_map(|word| word.to_le_bytes()).collect();
        [&head[..], &[0], text.as_bytes()].concat()
    }

    fn xls(sheet: &[(u16, &[u8])]) -> Vec<u8> {
        let version = [0x00, 0x06, 0x05, 0x00, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        let sheet_version = [0x00, 0x06, 0x10, 0x00, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        let globals = |begin: u32| {
            let sheet = [&begin.to_le_bytes()[..], &[0, 0, 4, 0], b"List"].concat();
            records(&[(0x0809, &version), (0x0085, &sheet), (0x000a, &[])])
        };
        let begin = u32::try_from(globals(0).len()).unwrap();
        let sheet = [&[(0x0809, &sheet_version[..])], sheet, &[(0x000a, &[][..])]].concat();
        ole("/Workbook", &[globals(begin), records(&sheet)].concat())
    }

    #[test]
    fn the_first_sheet_with_content_is_read() {
        let file = file(&register());
        let table = open(&file).unwrap();
        assert_eq!(table.sheets(), ["Cover", "Register"]);
        let sheet = Some("Register".to_owned());
        let reading = Reading { format: TableFormat::Xlsx, encoding: None, delimiter: None, sheet, headings: Some(2) };
        assert_eq!(*table.reading(), reading);
        assert_eq!(table.columns(), ["Serial", "Bought", "Cost", "Leased", "Note", "Cost (2)"]);
        let first = ["007YGGGTYKMF", "2026-11-23", "1137.69", "true", "#N/A"];
        let second = ["6.37702E+15", "", "", "", "", "12"];
        let text = |cells: &[&str]| cells.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(rows(&table), [(3, text(&first)), (5, text(&second))]);
    }

    #[test]
    fn another_sheet_can_be_chosen_even_an_empty_one() {
        let file = file(&register());
        let wish = |sheet: &str| ReadingWish { sheet: Some(sheet.into()), ..ReadingWish::default() };
        let table = Table::open(TableSource::File(file.path()), &wish("Cover")).unwrap();
        assert!(table.columns().is_empty() && rows(&table).is_empty());
        let refused = Table::open(TableSource::File(file.path()), &wish("Gone")).unwrap_err();
        assert_eq!(refused.code, RefusalCode::SheetMissing);
    }

    #[test]
    fn an_open_document_is_read_as_it_is_shown() {
        let content = r#"<office:spreadsheet><table:table table:name="Empty"><table:table-row table:number-rows-repeated="1048576">
            <table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>
            <table:table table:name="List &amp; more"><table:shapes><text:p>a drawing</text:p></table:shapes>
            <table:table-header-rows><table:table-row><table:table-cell office:value-type="string"><text:p>Serial</text:p></table:table-cell>
            <table:table-cell office:value-type="string"><office:annotation><text:p>no</text:p></office:annotation><text:p>Bought</text:p>
            </table:table-cell></table:table-row></table:table-header-rows>
            <table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="9999"/></table:table-row>
            <table:table-row><table:table-cell office:value-type="string"><text:p>A &lt;<text:span>B</text:span><text:s text:c="2"/>C&#33;</text:p><text:p>D</text:p></table:table-cell>
            <table:table-cell office:value-type="date" office:date-value="2026-11-23T00:00:00"><text:p>23.11.26</text:p></table:table-cell>
            <table:covered-table-cell/><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="1137.690"/>
            <table:table-cell office:value-type="boolean" office:boolean-value="true"/>
            <table:table-cell office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>
            <table:table-cell table:number-columns-repeated="16000"/></table:table-row>
            <table:table-row table:number-rows-repeated="1000000000"><table:table-cell/></table:table-row></table:table></office:spreadsheet>"#;
        let file = file(&ods(content));
        let table = open(&file).unwrap();
        assert_eq!(table.sheets(), ["Empty", "List & more"]);
        assert_eq!(table.reading().sheet.as_deref(), Some("List & more"));
        assert_eq!(table.columns(), ["Serial", "Bought"]);
        let expected = ["A <B  C!\nD", "2026-11-23", "", "1137.69", "1137.69", "true", "#N/A"];
        assert_eq!(rows(&table), [(5, expected.map(str::to_owned).to_vec())]);
    }

    #[test]
    fn what_an_open_document_repeats_fills_no_memory() {
        let cell = |text: &str| {
            format!("<table:table-cell table:number-columns-repeated=\"99999999999\">{text}</table:table-cell>")
        };
        let row = |cells: &str| {
            format!("<table:table-row table:number-rows-repeated=\"99999999999\">{cells}</table:table-row>")
        };
        let heading = "<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>";
        let sheet = |rows: &str| ods(&format!("<a><table:table table:name=\"T\">{heading}{rows}</table:table></a>"));
        let table_file = file(&sheet(&row("<table:table-cell><text:p>1</text:p></table:table-cell>")));
        let table = open(&table_file).unwrap();
        let mut last = 0;
        table
            .rows(&mut |row| {
                last = row.number;
                Ok(())
            })
            .unwrap();
        assert_eq!(last, 1_048_576);
        let wide_file = file(&sheet(&row(&cell("<text:p>1</text:p>"))));
        let wide = open(&wide_file).unwrap();
        let stopped = wide.rows(&mut |row| Err(row.problem.unwrap().into())).unwrap_err();
        assert_eq!((stopped.code, stopped.params["count"].as_str()), (RefusalCode::TooManyColumns, "99999999999"));
        // A sheet that does not end, and elements that do not match.
        for content in ["<a><table:table table:name=\"T\"><table:table-row>", "<a></b>", "<a>&nope;</a>"] {
            assert!([RefusalCode::FileNotTable, RefusalCode::FileEmpty].contains(&refused(&ods(content))), "{content}");
        }
    }

    #[test]
    fn the_older_kind_is_read() {
        let number = [&[2, 0, 1, 0, 0, 0][..], &1137.69_f64.to_le_bytes()].concat();
        let (serial, cost, tag) = (label(0, 0, "Serial"), label(0, 1, "Cost"), label(2, 0, "4AX3R1B"));
        // How large it says to be is made up: room for that is made nowhere.
        let dimensions = [0, 0, 0, 0, 0xff, 0xff, 0xff, 0x7f, 0, 0, 0xff, 0, 0, 0];
        let sheet = [(0x0200, &dimensions[..]), (0x0204, &serial), (0x0204, &cost), (0x0204, &tag), (0x0203, &number)];
        let file = file(&xls(&sheet));
        let table = open(&file).unwrap();
        assert_eq!((table.sheets(), table.reading().format), (&["List".to_owned()][..], TableFormat::Xls));
        assert_eq!(table.columns(), ["Serial", "Cost"]);
        assert_eq!(rows(&table), [(3, vec!["4AX3R1B".to_owned(), "1137.69".to_owned()])]);
    }

    #[test]
    fn a_rectangle_with_two_cells_is_not_filled() {
        let (first, last) = (label(0, 0, "a"), label(65535, 255, "z"));
        assert_eq!(refused(&xls(&[(0x0204, &first), (0x0204, &last)])), RefusalCode::FileUnpacksTooLarge);
    }

    #[test]
    fn a_password_is_named() {
        assert_eq!(refused(&ole("/EncryptedPackage", b"anything")), RefusalCode::FileProtected);
        assert_eq!(
            refused(&ole("/Workbook", &records(&[(0x002f, &[1, 0]), (0x000a, &[])]))),
            RefusalCode::FileProtected
        );
        let manifest = b"<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>";
        let mime = b"application/vnd.oasis.opendocument.spreadsheet";
        let protected =
            zipped(&[("mimetype", mime), ("META-INF/manifest.xml", manifest), ("content.xml", b"\x8f\x02")]);
        assert_eq!(refused(&protected), RefusalCode::FileProtected);
        let mut flagged = register();
        // The bit of the first part, where the archive lists it, that says it is encrypted.
        let listed = flagged.windows(4).position(|mark| mark == b"PK\x01\x02").unwrap();
        flagged[listed + 8] |= 1;
        assert_eq!(refused(&flagged), RefusalCode::FileProtected);
    }

    #[test]
    fn what_unpacks_to_too_much_is_refused_unread() {
        let nothing = vec![0; 40 << 20];
        let bomb = zipped(&[("[Content_Types].xml", b"<a/>"), ("xl/worksheets/sheet1.xml", &nothing)]);
        assert!(bomb.len() < 100_000);
        assert_eq!(refused(&bomb), RefusalCode::FileUnpacksTooLarge);
        let count = b"<sst uniqueCount=\"99999999999\"><si><t>a</t></si></sst>";
        let boast = zipped(&[("[Content_Types].xml", b"<a/>"), ("xl/sharedStrings.xml", count)]);
        assert_eq!(refused(&boast), RefusalCode::FileNotTable);
    }

    #[test]
    fn what_is_no_workbook_is_refused() {
        let register = register();
        for bytes in [&register[..register.len() / 2], &register[..40], &zipped(&[("word/document.xml", b"<a/>")])] {
            assert_eq!(refused(bytes), RefusalCode::FileNotTable);
        }
        assert_eq!(refused(&ole("/WordDocument", b"text")), RefusalCode::FileNotTable);
        assert_eq!(refused(&ole("/Workbook", b"text")), RefusalCode::FileNotTable);
        assert_eq!(refused(&xls::MARK.repeat(100)), RefusalCode::FileNotTable);
        assert_eq!(refused(&xlsx(|workbook| workbook.push_worksheet(Worksheet::new()))), RefusalCode::FileEmpty);
        let mut flipped = register.clone();
        flipped[200] ^= 0x55;
        assert_eq!(refused(&flipped), RefusalCode::FileNotTable);
        let large = file(&register);
        large.as_file().set_len(65 << 20).unwrap();
        let refused = open(&large).unwrap_err();
        assert_eq!((refused.code, refused.params["limit"].as_str()), (RefusalCode::FileTooLarge, "64"));
    }

    #[test]
    fn a_sheet_with_too_many_columns_is_refused() {
        let wide = xlsx(|workbook| {
            workbook.add_worksheet().write(0, 1499, "z").unwrap();
        });
        let refused = open(&file(&wide)).unwrap_err();
        assert_eq!((refused.code, refused.params["count"].as_str()), (RefusalCode::TooManyColumns, "1500"));
    }
}
