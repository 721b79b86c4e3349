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
}

impl Rows {
    pub fn new(delimiter: u8) -> Self {
        Rows {
            parser: ReaderBuilder::new().delimiter(delimiter).build(),
            text: vec![0; LONGEST_ROW],
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
        let text = std::str::from_utf8(&self.text[..written]);
        let problem = problem.or_else(|| match text {
            _ if is_too_long => Some(RefusalCode::RowTooLong.into()),
            _ if cells > MOST_COLUMNS => Some(too_many_columns(cells)),
            Ok(text) if !self.is_damaged || !text.contains(char::REPLACEMENT_CHARACTER) => None,
            _ => Some(RefusalCode::RowNotText.into()),
        });
        let cells = match problem {
            Some(_) => Cells::default(),
            None => Cells::new(text.unwrap_or_default(), &self.ends[..cells]),
        };
        if problem.is_none() && cells.are_blank() {
            return Ok(ControlFlow::Continue(()));
        }
        self.has_handed_on = true;
        see(TableRow { number, cells, at: self.at, problem })
    }
}
