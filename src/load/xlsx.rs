//! Excel workbooks: the first sheet that holds anything.

use super::csv::fitted;
use super::table::{Row, Table};
use crate::finding::{Code, Finding, Findings, Place};
use calamine::{Data, DataType, Range, Reader, Xlsx, open_workbook_from_rs};
use std::io::Cursor;

/// Reads a table from an Excel workbook.
pub fn read(findings: &mut Findings, file: &str, bytes: &[u8]) -> Option<Table> {
    let workbook: Result<Xlsx<_>, _> = open_workbook_from_rs(Cursor::new(bytes));
    let Ok(mut workbook) = workbook else {
        findings.add(
            Finding::error(Code::NotText, "this is not an Excel workbook, or a damaged one")
                .at(Place::file(file))
                .help("open it in Excel and save it again as .xlsx, or as `CSV UTF-8`"),
        );
        return None;
    };
    let mut filled = workbook.worksheets().into_iter().filter(|(_, range)| !range.is_empty());
    let Some((sheet, range)) = filled.next() else {
        return Some(Table {
            file: file.to_owned(),
            sheet: None,
            header: Vec::new(),
            rows: Vec::new(),
            decimal_comma: true,
        });
    };
    for (other, _) in filled {
        findings.add(
            Finding::note(
                Code::UnknownFile,
                format!("the sheet `{other}` is not read: only the first one is"),
            )
            .at(Place::file(file))
            .help("give it a file of its own if it holds data"),
        );
    }
    Some(table(findings, file, sheet, &range))
}

fn table(findings: &mut Findings, file: &str, sheet: String, range: &Range<Data>) -> Table {
    let first_row = range.start().map_or(0, |(row, _)| row as usize);
    let mut rows = range
        .rows()
        .enumerate()
        .map(|(at, cells)| Row { number: first_row + at + 1, cells: cells.iter().map(text).collect() });
    let mut header = rows.next().map(|row| row.cells).unwrap_or_default();
    while header.last().is_some_and(String::is_empty) {
        header.pop();
    }
    let columns = header.len();
    let rows = rows
        .filter(|row| row.cells.iter().any(|cell| !cell.is_empty()))
        .filter_map(|row| fitted(findings, row, columns, file))
        .collect();
    Table { file: file.to_owned(), sheet: Some(sheet), header, rows, decimal_comma: true }
}

/// The cell as Dutch text: what Excel shows a Dutch reader, without the grouping of thousands.
fn text(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) => text.trim().to_owned(),
        Data::Int(whole) => whole.to_string(),
        Data::Float(number) => number.to_string().replace('.', ","),
        Data::Bool(truth) => if *truth { "ja" } else { "nee" }.to_owned(),
        Data::DateTime(_) => date(cell),
        Data::DateTimeIso(date) | Data::DurationIso(date) => {
            date.split('T').next().unwrap_or(date).to_owned()
        }
        // Such as #N/A: kept, so that whoever reads the column can say that it is no value.
        Data::Error(error) => error.to_string(),
    }
}

fn date(cell: &Data) -> String {
    match cell.get_datetime() {
        Some(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        None => String::new(),
    }
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
