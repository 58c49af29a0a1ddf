//! From a file to an export, and from an export to its rows.

use super::column::{self, Columns};
use super::head::{Head, HeadRow};
use super::header::{self, Header};
use super::{AnswerRow, Body, Column, DateOrder, Export, ExportSettings, Form, Labels, Tool};
use super::{delimited, spss, structure, told, values, workbook};
use crate::finding::{Findings, Place};
use crate::load::{FORMATS, Table};
use csv::ByteRecord;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

/// Where the answers stand in the rows of a file.
#[derive(Debug)]
pub(super) struct Layout {
    /// Where in a row each column stands.
    at: Vec<usize>,
    /// Whether `at` leaves out nothing, so that only cells behind the last column can be too many.
    is_whole: bool,
    /// The last row before the answers.
    header_rows: usize,
}

/// A table wider than this is no survey.
const MOST_COLUMNS: usize = 20_000;

/// What is known before the header is.
struct Opened {
    body: Body,
    head: Head,
    labels: Labels,
    encoding: Option<&'static str>,
    delimiter: Option<char>,
    sheet: Option<String>,
}

pub(super) fn open(
    findings: &mut Findings,
    file: &str,
    path: &Path,
    settings: &ExportSettings,
) -> Option<Export> {
    let first = File::open(path).and_then(|file| {
        let mut first = Vec::new();
        file.take(8).read_to_end(&mut first)?;
        Ok(first)
    });
    let first = told::read(findings, file, first)?;
    let ending = ending(path);
    let opened = match first.as_slice() {
        [b'P', b'K', 3, 4, ..] if !matches!(ending.as_str(), "ods" | "zip") => {
            open_workbook(findings, file, path, settings)
        }
        [b'$', b'F', b'L', b'2' | b'3', ..] => open_spss(findings, file, path),
        _ if told::tell_other_kind(findings, file, &ending, &first) => None,
        _ => open_delimited(findings, file, path, settings),
    }?;
    export(findings, file, settings, opened)
}

fn open_delimited(
    findings: &mut Findings,
    file: &str,
    path: &Path,
    settings: &ExportSettings,
) -> Option<Opened> {
    let delimited::Opened { body, head, encoding } = delimited::open(findings, file, path, settings)?;
    let delimiter = Some(char::from(body.delimiter));
    let (body, labels) = (Body::Delimited(body), Labels::default());
    Some(Opened { body, head, labels, encoding: Some(encoding), delimiter, sheet: None })
}

fn open_workbook(
    findings: &mut Findings,
    file: &str,
    path: &Path,
    settings: &ExportSettings,
) -> Option<Opened> {
    let (body, head) = workbook::open(findings, file, path, settings)?;
    let sheet = Some(body.sheet.clone());
    let (body, labels) = (Body::Workbook(body), Labels::default());
    Some(Opened { body, head, labels, encoding: None, delimiter: None, sheet })
}

fn open_spss(findings: &mut Findings, file: &str, path: &Path) -> Option<Opened> {
    let (body, head, labels) = spss::open(findings, file, path)?;
    Some(Opened { body: Body::Spss(body), head, labels, encoding: None, delimiter: None, sheet: None })
}

/// The end of a file's name, which says what it is meant to be.
pub(super) fn ending(path: &Path) -> String {
    path.extension().unwrap_or_default().to_string_lossy().to_lowercase()
}

fn export(findings: &mut Findings, file: &str, settings: &ExportSettings, opened: Opened) -> Option<Export> {
    let Opened { body, head, mut labels, encoding, delimiter, sheet } = opened;
    let header = match &body {
        Body::Spss(_) => spss::header(&head),
        Body::Delimited(_) | Body::Workbook(_) => header::find(&head, settings.header_rows),
    };
    let Some(header) = header else {
        findings.add(told::no_header(file));
        return None;
    };
    if head.rows.first().is_some_and(|first| structure::Kind::of(&first.cells).is_some()) {
        findings.add(told::is_structure(file));
        return None;
    }
    let tool = settings.tool.or(header.tool).unwrap_or(if labels.columns.is_empty() {
        Tool::Table
    } else {
        Tool::Spss
    });
    let Columns { columns, at } = column::columns(&head, &header, tool);
    if columns.len() > MOST_COLUMNS {
        findings.add(told::too_wide(file));
        return None;
    }
    tell_parts(&mut labels, &columns);
    let form = Form {
        tool,
        encoding,
        delimiter,
        sheet,
        header_rows: header.end,
        decimal_comma: settings
            .decimal
            .map_or_else(|| decimal_comma(&head, &header, &body), |sign| sign == ','),
        dates: settings.dates.unwrap_or_else(|| date_order(&head, &header, tool, delimiter)),
    };
    let is_whole = at.iter().enumerate().all(|(column, at)| column == *at);
    let layout = Layout { at, is_whole, header_rows: header.end };
    Some(Export { file: file.to_owned(), form, columns, labels, body, layout })
}

/// What the names of columns show to be parts of one question is so in the labels of the same file.
fn tell_parts(labels: &mut Labels, columns: &[Column]) {
    for (labels, column) in labels.columns.iter_mut().zip(columns) {
        if let (Some(option), None) = (&column.option, &labels.option) {
            labels.text = Some(column.question.clone());
            labels.option = Some(option.clone());
            labels.group = column.name.rsplit_once('_').map(|(group, _)| group.to_owned());
        }
    }
}

fn answers<'a>(head: &'a Head, header: &'a Header) -> impl Iterator<Item = &'a str> {
    let rows = head.rows.iter().filter(|row| row.number > header.end);
    rows.flat_map(|row: &HeadRow| row.cells.iter().map(String::as_str))
}

/// As the numbers show it; where none does, as Dutch Excel writes it.
fn decimal_comma(head: &Head, header: &Header, body: &Body) -> bool {
    let Body::Delimited(body) = body else { return matches!(body, Body::Workbook(_)) };
    let shown = || answers(head, header).filter_map(values::decimal_comma);
    let commas = shown().filter(|comma| *comma).count();
    let points = shown().count() - commas;
    if commas == points { body.delimiter == b';' } else { commas > points }
}

/// As the dates show it; where none does, as the tool usually writes it.
fn date_order(head: &Head, header: &Header, tool: Tool, delimiter: Option<char>) -> DateOrder {
    let (mut days, mut months, mut slashes) = (0, 0, 0);
    for (first, second, sign) in answers(head, header).filter_map(values::split_date) {
        match values::shown_order(first, second) {
            Some(DateOrder::DayFirst) => days += 1,
            Some(DateOrder::MonthFirst) => months += 1,
            None => {}
        }
        slashes += usize::from(sign == b'/');
    }
    let is_american = matches!(tool, Tool::Surveymonkey | Tool::Qualtrics | Tool::Googleforms);
    let speaks_english = head.rows.iter().take(header.end).flat_map(|row| &row.cells).all(|cell| {
        !matches!(cell.to_lowercase().as_str(), "tijdstempel" | "horodateur" | "zeitstempel" | "begindatum")
    });
    let is_month_first = match days == months {
        true => is_american && speaks_english && slashes > 0 && delimiter != Some(';'),
        false => months > days,
    };
    if is_month_first { DateOrder::MonthFirst } else { DateOrder::DayFirst }
}

/// Reads every row of answers.
pub(super) fn each_row(
    export: &Export,
    findings: &mut Findings,
    take: &mut dyn FnMut(&mut Findings, &AnswerRow<'_>),
) -> bool {
    let mut rows = Taken { export, findings, take, ragged: 0, left_out: 0 };
    let read = match &export.body {
        Body::Delimited(body) => body.each_row(&mut |number, record| rows.row(number, record)),
        Body::Workbook(body) => body.each_row(&mut |number, record| rows.row(number, record)),
        Body::Spss(body) => body.each_row(&mut |number, record| rows.row(number, record)),
    };
    rows.tell_how_many();
    told::read(findings, &export.file, read).is_some()
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
    /// Whether cells are filled that stand in no column.
    fn has_others(&self, record: &ByteRecord) -> bool {
        let filled = |cell: Option<&[u8]>| cell.is_some_and(|cell| !cell.trim_ascii().is_empty());
        let width = self.at.last().map_or(0, |last| last + 1);
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
        "gemiddelde",
        "gemiddeld",
        "average",
        "mean",
        "som",
        "sum",
        "gesamt",
        "summe",
        "durchschnitt",
        "mittelwert",
        "moyenne",
        "aantal",
        "count",
        "eindtotaal",
        "grand total",
        "subtotaal",
        "mediaan",
        "median",
    ];
    let mut filled = record.iter().map(<[u8]>::trim_ascii).filter(|cell| !cell.is_empty());
    let Some(first) = filled.next().filter(|first| first.len() <= 12) else { return false };
    let first = first.strip_suffix(b":").unwrap_or(first);
    WORDS.iter().any(|word| word.as_bytes().eq_ignore_ascii_case(first))
        && filled.all(|cell| cell.iter().any(u8::is_ascii_digit))
}

/// Reads a file as a plain table.
pub(super) fn table(findings: &mut Findings, file: &str, path: &Path) -> Option<Table> {
    let ending = ending(path);
    let bytes: io::Result<Vec<u8>> = fs::read(path);
    let bytes = told::read(findings, file, bytes)?;
    let ending = if matches!(ending.as_str(), "tsv" | "txt") { "csv" } else { &ending };
    let Some((_, read)) = FORMATS.iter().find(|(name, _)| *name == ending) else {
        findings.add(told::no_table(file));
        return None;
    };
    read(findings, file, &bytes)
}
