//! From a file to an export: what kind of file it is, and what its first rows say.

use super::column::{self, Columns};
use super::head::Head;
use super::header::{self, Header};
use super::rows::Layout;
use super::{Body, Column, Export, ExportSettings, Form, Labels, Tool};
use super::{delimited, form, spss, structure, told, workbook};
use crate::finding::{Finding, Findings};
use crate::load::{FORMATS, Table};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

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
        [b'P', b'K', 3, 4, ..] if !told::OTHER_PACKED.contains(&ending.as_str()) => {
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
    let without_tool = if labels.columns.is_empty() { Tool::Table } else { Tool::Spss };
    let tool = settings.tool.or(header.tool).unwrap_or(without_tool);
    let columns = column::columns(&head, &header, tool);
    if let Some(fault) = fault(file, &head, &header, &columns, &body) {
        findings.add(fault);
        return None;
    }
    if head.rows.iter().all(|row| row.number <= header.end) && !matches!(body, Body::Spss(_)) {
        findings.add(told::no_answers(file));
    }
    let Columns { columns, at, .. } = columns;
    tell_parts(&mut labels, &columns);
    let form = Form {
        tool,
        encoding,
        delimiter,
        sheet,
        header_rows: header.end,
        decimal_comma: settings
            .decimal
            .map_or_else(|| form::decimal_comma(&head, &header, tool, &body), |sign| sign == ','),
        dates: settings.dates.unwrap_or_else(|| form::date_order(&head, &header, tool, delimiter)),
    };
    let is_whole = at.iter().enumerate().all(|(column, at)| column == *at);
    let layout = Layout { at, is_whole, header_rows: header.end };
    Some(Export { file: file.to_owned(), form, columns, labels, body, layout })
}

/// What would be misread in silence.
fn fault(file: &str, head: &Head, header: &Header, columns: &Columns, body: &Body) -> Option<Finding> {
    let Columns { columns, unnamed_behind, .. } = columns;
    let first = head.rows.first()?;
    let in_one_cell = |only: &Column| only.name.matches([',', ';', '\t']).count() > 2;
    if structure::Kind::of(&first.cells).is_some() {
        Some(told::is_structure(file))
    } else if columns.len() > MOST_COLUMNS {
        Some(told::too_wide(file))
    } else if columns.len() == 1 && columns.iter().any(in_one_cell) {
        Some(told::one_cell(file, header.end))
    } else {
        let is_shifted = *unnamed_behind > 0 && matches!(body, Body::Delimited(_));
        is_shifted.then(|| told::unnamed_behind(file, header.end))
    }
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
