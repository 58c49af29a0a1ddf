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

#[cfg(test)]
mod tests {
    use super::super::{ExportFile, ExportSettings, LabelledKind, Tool};
    use super::*;
    use ambers::{Compression, Measure, MissingSpec, MrSet, MrType, SpssMetadata, Value};
    use arrow::array::{ArrayRef, Date32Array, Float64Array, StringArray};
    use std::sync::Arc;

    fn batch() -> RecordBatch {
        let number = |cells: &[Option<f64>]| Arc::new(Float64Array::from(cells.to_vec())) as ArrayRef;
        let texts = StringArray::from(vec!["één ", "", "b"]);
        RecordBatch::try_from_iter([
            ("vorm", number(&[Some(1.0), Some(9.0), None])),
            ("lijst", number(&[Some(2000.5), Some(1800.0), Some(0.0)])),
            ("r_1", number(&[Some(1.0), Some(0.0), Some(1.0)])),
            ("r_2", number(&[Some(0.0), Some(0.0), Some(1.0)])),
            ("tekst", Arc::new(texts) as ArrayRef),
            ("dag", Arc::new(Date32Array::from(vec![Some(19_783), None, Some(0)])) as ArrayRef),
        ])
        .expect("a batch")
    }

    fn metadata(batch: &RecordBatch) -> SpssMetadata {
        let mut known = SpssMetadata::from_arrow_schema(&batch.schema());
        let text = |text: &str| text.to_owned();
        known.variable_labels.insert(text("vorm"), text("Wat is  de vorm?"));
        known.variable_labels.insert(text("r_1"), text("druk"));
        let labels = [(1.0, "solo"), (2.0, "duo"), (9.0, "weet niet")];
        let labels = labels.into_iter().map(|(code, label)| (Value::Numeric(code), text(label))).collect();
        known.variable_value_labels.insert(text("vorm"), labels);
        known.variable_missing_values.insert(text("vorm"), vec![MissingSpec::Range { lo: 8.0, hi: 9.0 }]);
        known.variable_measures.insert(text("lijst"), Measure::Scale);
        let set = MrSet {
            name: text("$redenen"),
            label: text("Waarom?"),
            mr_type: MrType::MultipleDichotomy,
            counted_value: Some(text("1")),
            variables: vec![text("r_1"), text("r_2")],
        };
        known.mr_sets.insert(text("$redenen"), set);
        known
    }

    fn written(compression: Compression) -> Vec<u8> {
        let batch = batch();
        let mut bytes = io::Cursor::new(Vec::new());
        ambers::write_sav_to_writer(&mut bytes, &batch, &metadata(&batch), compression, None)
            .expect("it is written");
        bytes.into_inner()
    }

    fn read(bytes: &[u8]) -> (Option<super::super::Export>, Vec<String>, Findings) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.sav");
        fs::write(&path, bytes).expect("it is written");
        let mut findings = Findings::default();
        let export = ExportFile::at(&path).open(&mut findings, &ExportSettings::default());
        let mut rows = Vec::new();
        if let Some(export) = &export {
            export.each_row(&mut findings, &mut |_, row| {
                let cells: Vec<_> =
                    (0..export.columns.len()).map(|at| String::from_utf8_lossy(row.cell(at))).collect();
                rows.push(format!("{}: {}", row.number, cells.join("|")));
            });
        }
        (export, rows, findings)
    }

    #[test]
    fn codes_texts_and_dates_come_as_a_codebook_writes_them() {
        for compression in [Compression::None, Compression::Bytecode, Compression::Zlib] {
            let (export, rows, _) = read(&written(compression));
            assert_eq!(export.map(|export| export.form.tool), Some(Tool::Spss));
            assert_eq!(rows, ["1: 1|2000.5|1|0|één|2024-03-01", "2: 9|1800|0|0||", "3: |0|1|1|b|1970-01-01"]);
        }
    }

    #[test]
    fn labels_missing_values_and_options_come_along() {
        let (export, _, _) = read(&written(Compression::Bytecode));
        let labels = export.expect("it is opened").labels.columns;
        let pair = |code: &str, label: &str| (code.to_owned(), label.to_owned());
        assert_eq!(labels[0].text.as_deref(), Some("Wat is de vorm?"));
        assert_eq!(labels[0].answers, [pair("1", "solo"), pair("2", "duo")]);
        assert_eq!(labels[0].missing, [pair("9", "weet niet"), pair("8", "")]);
        assert_eq!(labels[1].kind, Some(LabelledKind::Number));
        assert_eq!(
            (labels[2].kind, labels[2].group.as_deref()),
            (Some(LabelledKind::Option), Some("redenen"))
        );
        assert_eq!((labels[2].text.as_deref(), labels[2].option.as_deref()), (Some("Waarom?"), Some("druk")));
        assert_eq!(labels[2].answers, [pair("1", "")]);
    }

    #[test]
    fn a_file_that_was_cut_off_is_told() {
        let whole = written(Compression::None);
        for length in [10, 200, whole.len() / 2, whole.len() - 8] {
            let (_, _, findings) = read(&whole[..length]);
            assert_eq!(findings.in_order().len(), 1, "{length} bytes");
        }
    }
}
