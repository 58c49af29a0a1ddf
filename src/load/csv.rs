//! CSV as it comes: comma, semicolon or tab, with or without `sep=`, quotes and blank rows.

use super::encoding;
use super::table::{Row, Table};
use crate::finding::{Code, Finding, Findings, Place};
use csv::{ReaderBuilder, StringRecord};

/// Reads a table from a CSV file.
pub fn read(findings: &mut Findings, file: &str, bytes: &[u8]) -> Option<Table> {
    let text = encoding::text(findings, file, bytes)?;
    let (text, delimiter, rows_before) = match declared_delimiter(&text) {
        Some((delimiter, rest)) => (rest, delimiter, 1),
        None => (text.as_str(), likely_delimiter(&text), 0),
    };
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut rows = RowCounter { text, at: 0, row: rows_before + 1 };
    let mut records = reader.records().map_while(Result::ok).map(|record| rows.numbered(&record));
    let header: Vec<String> = records.next().map(|row| row.cells).unwrap_or_default();
    let header = without_blank_end(header);
    let decimal_comma = delimiter == b';';
    let mut table = Table { file: file.to_owned(), sheet: None, header, rows: Vec::new(), decimal_comma };
    for row in records.filter(|row| row.cells.iter().any(|cell| !cell.is_empty())) {
        table.rows.extend(fitted(findings, row, table.header.len(), file));
    }
    if has_open_quote(text) {
        findings.add(open_quote(&table));
        return None;
    }
    Some(table)
}

/// A quote that is never closed takes everything after it into one cell.
fn has_open_quote(text: &str) -> bool {
    !text.matches('"').count().is_multiple_of(2)
}

fn open_quote(table: &Table) -> Finding {
    let swallowed = table.rows.iter().find(|row| row.cells.iter().any(|cell| cell.contains('\n')));
    let place = Place::file(&table.file);
    Finding::error(Code::RaggedRow, "a quote is opened and never closed, so the rows after it are lost")
        .at(match swallowed {
            Some(row) => place.row(row.number),
            None => place,
        })
        .help("close the quote in this row, or take it out")
}

/// The delimiter that Excel's own first line `sep=;` declares, and the text after it.
fn declared_delimiter(text: &str) -> Option<(u8, &str)> {
    let (first, rest) = text.split_once('\n')?;
    match first.trim().strip_prefix("sep=")?.as_bytes() {
        [delimiter] => Some((*delimiter, rest)),
        _ => None,
    }
}

/// The sign that stands most often in the first line, outside quotes.
fn likely_delimiter(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
    let mut in_quotes = false;
    let mut counts = [(b';', 0_u32), (b',', 0), (b'\t', 0)];
    for byte in first.bytes() {
        in_quotes ^= byte == b'"';
        if let Some((_, count)) = counts.iter_mut().find(|(sign, _)| *sign == byte && !in_quotes) {
            *count += 1;
        }
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(sign, _)| sign)
}

/// Counts rows as an editor shows them: the reader leaves out blank ones, and a cell may hold several.
struct RowCounter<'a> {
    text: &'a str,
    /// The byte up to which rows are counted.
    at: usize,
    /// The row that this byte stands in.
    row: usize,
}

impl RowCounter<'_> {
    fn numbered(&mut self, record: &StringRecord) -> Row {
        let start = record.position().map_or(0, csv::Position::byte);
        let start = usize::try_from(start).unwrap_or(self.at);
        let blank =
            self.text.as_bytes()[start..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let newlines =
            self.text.as_bytes()[self.at..start + blank].iter().filter(|byte| **byte == b'\n').count();
        self.row += newlines;
        self.at = start + blank;
        Row { number: self.row, cells: record.iter().map(|cell| cell.trim().to_owned()).collect() }
    }
}

/// Dutch Excel ends each row with the delimiters of columns that were once there.
fn without_blank_end(mut header: Vec<String>) -> Vec<String> {
    while header.last().is_some_and(String::is_empty) {
        header.pop();
    }
    header
}

/// The row with as many cells as the header: short rows filled up, as Excel cuts them; long ones refused.
pub(super) fn fitted(findings: &mut Findings, mut row: Row, columns: usize, file: &str) -> Option<Row> {
    if row.cells.iter().skip(columns).any(|cell| !cell.is_empty()) {
        findings.add(
            Finding::error(
                Code::RaggedRow,
                format!("the row has {} cells, the header {columns}", row.cells.len()),
            )
            .at(Place::file(file).row(row.number))
            .help("put a text with a delimiter in it between double quotes"),
        );
        return None;
    }
    row.cells.resize(columns, String::new());
    Some(row)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> (Table, usize) {
        let mut findings = Findings::default();
        let table = read(&mut findings, "a.csv", text.as_bytes()).expect("text is read");
        (table, findings.in_order().len())
    }

    #[test]
    fn comma_semicolon_and_tab_give_the_same_cells() {
        for text in ["a,b\n1,\"x\"\n", "a;b\r\n1;x\r\n", "a\tb\n1\tx\n", "sep=;\na;b\n1;x\n"] {
            let (table, _) = read_text(text);
            assert_eq!(table.header, ["a", "b"]);
            assert_eq!(table.rows[0].cells, ["1", "x"]);
        }
    }

    #[test]
    fn rows_keep_the_number_the_spreadsheet_shows() {
        let (table, _) = read_text("sep=;\na;b\n\n1;2\n");
        assert_eq!(table.rows[0].number, 4);
    }

    #[test]
    fn blank_rows_and_columns_at_the_end_are_left_out() {
        let (table, findings) = read_text("a;b;;\n1;2;;\n;;;\n");
        assert_eq!((table.header.len(), table.rows.len(), findings), (2, 1, 0));
    }

    #[test]
    fn a_cell_too_many_is_told_and_a_cell_too_few_is_filled() {
        let (table, findings) = read_text("a,b\n1,2,3\n4\n");
        assert_eq!((table.rows.len(), findings), (1, 1));
        assert_eq!(table.rows[0].cells, ["4", ""]);
    }
}
