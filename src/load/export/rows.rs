//! The rows of an export as they come by: blank ones and totals left out, cells too many told.

use super::{AnswerRow, Body, Export, Tool, told};
use crate::finding::{Findings, Place};
use csv::ByteRecord;

/// Where the answers stand in the rows of a file.
#[derive(Debug)]
pub(super) struct Layout {
    /// Where in a row each column stands.
    pub at: Vec<usize>,
    /// Whether `at` leaves out nothing, so that only cells behind the last column can be too many.
    pub is_whole: bool,
    /// The last row before the answers.
    pub header_rows: usize,
}

/// Reads every row of answers.
pub(super) fn each_row(
    export: &Export,
    findings: &mut Findings,
    take: &mut dyn FnMut(&mut Findings, &AnswerRow<'_>),
) -> bool {
    let mut rows = Taken { export, findings, take, ragged: 0, left_out: 0, short: 0, last_is_short: None };
    let read = match &export.body {
        Body::Delimited(body) => body.each_row(&mut |number, record| rows.row(number, record)),
        Body::Workbook(body) => body.each_row(&mut |number, record| rows.row(number, record)),
        Body::Spss(body) => body.each_row(&mut |number, record| rows.row(number, record)),
    };
    rows.tell_how_many();
    rows.tell_cut_off();
    match export.body {
        Body::Delimited(_) => told::read(findings, &export.file, read).is_some(),
        Body::Workbook(_) => told::workbook(findings, &export.file, read).is_some(),
        Body::Spss(_) => told::spss_end(findings, &export.file, read).is_some(),
    }
}

/// The rows as they come by.
struct Taken<'a> {
    export: &'a Export,
    findings: &'a mut Findings,
    take: &'a mut dyn FnMut(&mut Findings, &AnswerRow<'_>),
    /// Rows with cells too many.
    ragged: usize,
    /// Rows of totals and notes.
    left_out: usize,
    /// Rows with fewer cells than the header, and the last row when it is one of them.
    short: usize,
    last_is_short: Option<usize>,
}

/// So many rows are told one by one, the others by their number.
const TOLD: usize = 20;

impl Taken<'_> {
    fn row(&mut self, number: usize, record: &ByteRecord) {
        let layout = &self.export.layout;
        if number <= layout.header_rows || record.as_slice().trim_ascii().is_empty() {
            return;
        }
        if layout.has_others(record) {
            self.tell_ragged(number);
        }
        self.last_is_short = (record.len() < layout.width()).then_some(number);
        self.short += usize::from(self.last_is_short.is_some());
        if self.export.form.tool == Tool::Table && is_total(record) {
            return self.tell_total(number);
        }
        (self.take)(self.findings, &AnswerRow { number, record, at: &layout.at });
    }

    fn place(&self) -> Place {
        Place::file(&self.export.file).sheet(self.export.form.sheet.clone())
    }

    fn tell_ragged(&mut self, number: usize) {
        self.ragged += 1;
        if self.ragged <= TOLD {
            self.findings.add(told::ragged(self.place().row(number)));
        }
    }

    fn tell_total(&mut self, number: usize) {
        self.left_out += 1;
        if self.left_out <= TOLD {
            self.findings.add(told::total(self.place().row(number)));
        }
    }

    /// Where all rows are whole but the last one, which does not even end, the rest of the file is missing.
    fn tell_cut_off(&mut self) {
        let Body::Delimited(body) = &self.export.body else { return };
        if let (true, 1, Some(number)) = (body.is_open, self.short, self.last_is_short) {
            self.findings.add(told::cut_off(self.place().row(number)));
        }
    }

    fn tell_how_many(&mut self) {
        if self.ragged > TOLD {
            self.findings.add(told::more_ragged(self.place(), self.ragged - TOLD));
        }
        if self.left_out > TOLD {
            self.findings.add(told::more_totals(self.place(), self.left_out - TOLD));
        }
    }
}

impl Layout {
    fn width(&self) -> usize {
        self.at.last().map_or(0, |last| last + 1)
    }

    /// Whether cells are filled that stand in no column.
    fn has_others(&self, record: &ByteRecord) -> bool {
        let filled = |cell: Option<&[u8]>| cell.is_some_and(|cell| !cell.trim_ascii().is_empty());
        let width = self.width();
        if self.is_whole && record.len() <= width {
            return false;
        }
        let behind = (width..record.len()).any(|column| filled(record.get(column)));
        behind || (!self.is_whole && self.between().any(|column| filled(record.get(column))))
    }

    /// The places that are left out, among those that are not.
    fn between(&self) -> impl Iterator<Item = usize> {
        let begins = [None].into_iter().chain(self.at.iter().copied().map(Some));
        begins.zip(&self.at).flat_map(|(before, next)| before.map_or(0, |before| before + 1)..*next)
    }
}

/// Below a table that was made by hand, a row often adds up those above it.
fn is_total(record: &ByteRecord) -> bool {
    const WORDS: &[&str] = &[
        "totaal",
        "totalen",
        "total",
        "totals",
        "gesamt",
        "summe",
        "eindtotaal",
        "grand total",
        "subtotaal",
    ];
    let mut filled = record.iter().map(<[u8]>::trim_ascii).filter(|cell| !cell.is_empty());
    let Some(first) = filled.next().filter(|first| first.len() <= 12) else { return false };
    let first = first.strip_suffix(b":").unwrap_or(first);
    let mut filled = filled.peekable();
    WORDS.iter().any(|word| word.as_bytes().eq_ignore_ascii_case(first))
        && filled.peek().is_some()
        && filled.all(|cell| cell.iter().any(u8::is_ascii_digit))
}
