//! Exports as SPSS files, with the labels and missing values that they hold.

mod labels;

use super::head::{Head, spaced};
use super::header::{Header, Names};
use super::{Labels, told, tool};
use crate::finding::Findings;
use crate::load::guarded::guarded;
use ambers::Scanner;
use arrow::array::{Array, AsArray, RecordBatch};
use arrow::datatypes::{
    DataType, Date32Type, DurationMicrosecondType, Float64Type, TimestampMicrosecondType,
};
use csv::ByteRecord;
use jiff::SignedDuration;
use jiff::civil::DateTime;
use std::fs::{self, File};
use std::io::{self, BufReader, ErrorKind};
use std::path::{Path, PathBuf};

/// How to read an SPSS file again.
#[derive(Debug)]
pub(super) struct Spss {
    path: PathBuf,
}

/// Its compressed answers are held whole.
const LARGEST: u64 = 300 << 20;
/// So many cells are unfolded at a time.
const CELLS: usize = 400_000;
const BUFFER: usize = 256 << 10;

/// Reads what an SPSS file says of its variables.
pub(super) fn open(findings: &mut Findings, file: &str, path: &Path) -> Option<(Spss, Head, Labels)> {
    let known = guarded(|| Ok(scanner(path, 1)?.metadata().clone()));
    let Ok(known) = known else {
        findings.add(told::spss(file, "this SPSS file is damaged, or of a kind that is not read"));
        return None;
    };
    let mut head = Head::default();
    let label = |name: &String| spaced(known.label(name).unwrap_or_default());
    head.add(0, known.variable_names.iter().map(|name| spaced(name)).collect());
    head.add(0, known.variable_names.iter().map(label).collect());
    Some((Spss { path: path.to_owned() }, head, labels::labels(&known)))
}

/// Codes and what was asked stand apart from the answers.
pub(super) fn header(head: &Head) -> Option<Header> {
    let codes = head.rows.first()?;
    let texts = head.rows.len() - 1;
    Some(Header { tool: tool::of(&codes.cells), names: Names::CodesAndTexts { codes: 0, texts }, end: 0 })
}

fn scanner(path: &Path, rows: usize) -> io::Result<Scanner<BufReader<File>>> {
    if fs::metadata(path)?.len() > LARGEST {
        return Err(ErrorKind::FileTooLarge.into());
    }
    let reader = BufReader::with_capacity(BUFFER, File::open(path)?);
    Scanner::open(reader, rows).map_err(|_| ErrorKind::InvalidData.into())
}

impl Spss {
    /// Hands over each row, numbered as SPSS shows it.
    pub fn each_row(&self, take: &mut dyn FnMut(usize, &ByteRecord)) -> io::Result<()> {
        let columns = guarded(|| Ok(scanner(&self.path, 1)?.metadata().variable_names.len()))?;
        let mut scanner = guarded(|| scanner(&self.path, (CELLS / columns.max(1)).max(1)))?;
        let promised = scanner.metadata().number_rows.and_then(|rows| usize::try_from(rows).ok());
        let mut record = ByteRecord::new();
        let mut number = 0;
        while let Some(batch) = guarded(|| scanner.next_batch().map_err(|_| ErrorKind::InvalidData.into()))? {
            for row in 0..batch.num_rows() {
                number += 1;
                fill(&mut record, &batch, row);
                take(number, &record);
            }
        }
        if promised.is_some_and(|promised| promised != number) {
            Err(ErrorKind::UnexpectedEof.into())
        } else {
            Ok(())
        }
    }
}

fn fill(record: &mut ByteRecord, batch: &RecordBatch, row: usize) {
    record.clear();
    for column in batch.columns() {
        if column.is_null(row) {
            record.push_field(b"");
        } else {
            push(record, column, row);
        }
    }
}

/// A cell as text: codes as they are written in a codebook, dates as `2024-03-01 14:20:11`.
fn push(record: &mut ByteRecord, column: &dyn Array, row: usize) {
    match column.data_type() {
        DataType::Utf8View => record.push_field(column.as_string_view().value(row).trim().as_bytes()),
        DataType::Float64 => {
            record.push_field(code(column.as_primitive::<Float64Type>().value(row)).as_bytes())
        }
        DataType::Date32 => {
            let days = i64::from(column.as_primitive::<Date32Type>().value(row));
            record.push_field(moment(days * MICROSECONDS_A_DAY).as_bytes());
        }
        DataType::Timestamp(..) => {
            record
                .push_field(moment(column.as_primitive::<TimestampMicrosecondType>().value(row)).as_bytes());
        }
        DataType::Duration(_) => {
            record.push_field(length(column.as_primitive::<DurationMicrosecondType>().value(row)).as_bytes());
        }
        _ => record.push_field(b""),
    }
}

const MICROSECONDS_A_DAY: i64 = 24 * 3_600 * 1_000_000;

/// A number as a code: `1` and not `1.0`.
fn code(number: f64) -> String {
    // Zero has two forms, of which one has a sign.
    if number == 0.0 { "0".to_owned() } else { number.to_string() }
}

/// A moment after the beginning of 1970; blank where the calendar does not reach.
fn moment(microseconds: i64) -> String {
    let begin = DateTime::constant(1970, 1, 1, 0, 0, 0, 0);
    match begin.checked_add(SignedDuration::from_micros(microseconds)) {
        Ok(moment) if microseconds % MICROSECONDS_A_DAY == 0 => moment.date().to_string(),
        Ok(moment) => moment.strftime("%Y-%m-%d %H:%M:%S").to_string(),
        Err(_) => String::new(),
    }
}

fn length(microseconds: i64) -> String {
    let seconds = microseconds / 1_000_000;
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}
