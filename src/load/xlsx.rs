//! Excel workbooks: the first sheet that holds anything, cell by cell, however far apart they stand.

use super::csv::fitted;
use super::guarded::guarded;
use super::table::{Row, Table};
use super::unpacked;
use crate::finding::{Code, Finding, Findings, Place};
use calamine::{DataRef, DataType, ExcelDateTime, Reader, Xlsx, XlsxError, open_workbook_from_rs};
use std::collections::BTreeMap;
use std::io::{self, Cursor, ErrorKind};

/// The filled cells of a sheet as Dutch text, by row and column, both from 0.
type Cells = BTreeMap<u32, BTreeMap<u32, String>>;

/// A table wider than this is no table.
const MOST_COLUMNS: u32 = 500;

/// Reads a table from an Excel workbook.
pub fn read(findings: &mut Findings, file: &str, bytes: &[u8]) -> Option<Table> {
    if unpacked::check(Cursor::new(bytes)).is_err_and(|error| error.kind() == ErrorKind::FileTooLarge) {
        findings.add(too_large(file));
        return None;
    }
    let workbook = guarded(|| open_workbook_from_rs(Cursor::new(bytes)).map_err(unreadable));
    let Ok(mut workbook): io::Result<Xlsx<_>> = workbook else {
        findings.add(damaged(file, "this is not an Excel workbook, or a damaged one"));
        return None;
    };
    let mut chosen = None;
    for sheet in workbook.sheet_names() {
        match guarded(|| cells(&mut workbook, &sheet).map_err(unreadable)) {
            Ok(cells) if cells.is_empty() => {}
            Ok(cells) if chosen.is_none() => chosen = Some((sheet, cells)),
            Ok(_) => findings.add(left_out(file, &sheet)),
            Err(_) => {
                findings.add(damaged(file, &format!("the sheet `{sheet}` cannot be read")));
                return None;
            }
        }
    }
    let (sheet, cells) = chosen.map_or((None, Cells::new()), |(sheet, cells)| (Some(sheet), cells));
    Some(table(findings, file, sheet, cells))
}

fn unreadable(_: XlsxError) -> io::Error {
    ErrorKind::InvalidData.into()
}

fn damaged(file: &str, message: &str) -> Finding {
    Finding::error(Code::NotText, message)
        .at(Place::file(file))
        .help("open it in Excel and save it again as .xlsx, or as `CSV UTF-8`")
}

fn too_large(file: &str) -> Finding {
    Finding::error(Code::TooLarge, "this workbook unfolds to more than can be held in memory")
        .at(Place::file(file))
        .help("save the sheet that counts as `CSV UTF-8`")
}

fn left_out(file: &str, sheet: &str) -> Finding {
    Finding::note(Code::UnknownFile, format!("the sheet `{sheet}` is not read: only the first one is"))
        .at(Place::file(file))
        .help("give it a file of its own if it holds data")
}

fn cells(workbook: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> Result<Cells, XlsxError> {
    let mut reader = workbook.worksheet_cells_reader(sheet)?;
    let mut cells = Cells::new();
    while let Some(cell) = reader.next_cell()? {
        let (row, column) = cell.get_position();
        let text = text(cell.get_value(), date, day);
        if !text.is_empty() && column < MOST_COLUMNS {
            cells.entry(row).or_default().insert(column, text);
        }
    }
    Ok(cells)
}

fn table(findings: &mut Findings, file: &str, sheet: Option<String>, cells: Cells) -> Table {
    let mut rows = cells.into_iter();
    let header = rows.next().map(|(_, cells)| in_columns(&cells)).unwrap_or_default();
    let columns = header.len();
    let rows = rows
        .map(|(row, cells)| Row { number: row as usize + 1, cells: in_columns(&cells) })
        .filter_map(|row| fitted(findings, row, columns, file))
        .collect();
    Table { file: file.to_owned(), sheet, header, rows, decimal_comma: true }
}

/// The cells of a row side by side, up to the last one that is filled.
fn in_columns(cells: &BTreeMap<u32, String>) -> Vec<String> {
    let last = cells.keys().next_back().map_or(0, |last| last + 1);
    (0..last).map(|column| cells.get(&column).cloned().unwrap_or_default()).collect()
}

/// The cell as Dutch text: what Excel shows a Dutch reader, without the grouping of thousands. `date` and
/// `iso` say how much of a moment is kept.
pub(super) fn text(cell: &DataRef<'_>, date: fn(ExcelDateTime) -> String, iso: fn(&str) -> String) -> String {
    match cell {
        DataRef::Empty => String::new(),
        DataRef::String(text) => text.trim().to_owned(),
        DataRef::SharedString(text) => text.trim().to_owned(),
        DataRef::Int(whole) => whole.to_string(),
        DataRef::Float(number) => number.to_string().replace('.', ","),
        DataRef::Bool(truth) => if *truth { "ja" } else { "nee" }.to_owned(),
        DataRef::DateTime(_) => cell.get_datetime().map(date).unwrap_or_default(),
        DataRef::DateTimeIso(written) | DataRef::DurationIso(written) => iso(written),
        // Such as #N/A: kept, so that whoever reads the column can say that it is no value.
        DataRef::Error(error) => error.to_string(),
    }
}

fn date(moment: ExcelDateTime) -> String {
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}")
}

/// The day of a moment as ISO 8601 writes it.
fn day(written: &str) -> String {
    written.split('T').next().unwrap_or(written).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, XlsxError};

    fn written(fill: impl FnOnce(&mut Workbook) -> Result<(), XlsxError>) -> Table {
        let mut workbook = Workbook::new();
        fill(&mut workbook).expect("the sheet is filled");
        let bytes = workbook.save_to_buffer().expect("the workbook is saved");
        read(&mut Findings::default(), "a.xlsx", &bytes).expect("a workbook is read")
    }

    #[test]
    fn numbers_dates_and_words_become_dutch_text() {
        let table = written(|workbook| {
            let sheet = workbook.add_worksheet();
            sheet.write_row(2, 0, ["region", "value", "date"])?;
            sheet.write_string(4, 0, " zeeland ")?;
            sheet.write_number(4, 1, 1234.5)?;
            let day = ExcelDateTime::from_ymd(2022, 6, 30)?;
            sheet.write_datetime_with_format(4, 2, &day, &Format::new().set_num_format("d-m-yyyy"))?;
            Ok(())
        });
        assert_eq!(table.header, ["region", "value", "date"]);
        assert_eq!(table.rows[0].cells, ["zeeland", "1234,5", "2022-06-30"]);
        assert_eq!(table.rows[0].number, 5);
    }

    #[test]
    fn the_first_sheet_with_anything_in_it_counts() {
        let table = written(|workbook| {
            workbook.add_worksheet();
            workbook.add_worksheet().set_name("cijfers")?.write_row(0, 0, ["a"])?;
            Ok(())
        });
        assert_eq!(table.sheet.as_deref(), Some("cijfers"));
    }

    #[test]
    fn a_file_that_only_ends_in_xlsx_is_told() {
        let mut findings = Findings::default();
        assert!(read(&mut findings, "a.xlsx", b"region,value\n").is_none());
        assert_eq!(findings.in_order()[0].code, Code::NotText);
    }
}
