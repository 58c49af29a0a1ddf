//! Exports as Excel workbooks: the sheet that holds the answers, row by row.

use super::head::{Head, Merged, spaced};
use super::{ExportSettings, told, tool};
use crate::finding::{Code, Finding, Findings, Place};
use crate::load::guarded::guarded;
use crate::load::{unpacked, xlsx};
use calamine::{ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError, open_workbook_from_rs};
use csv::ByteRecord;
use std::fs::File;
use std::io::{self, BufReader, ErrorKind, Seek};
use std::path::{Path, PathBuf};

/// How to read a workbook again.
#[derive(Debug)]
pub(super) struct Workbook {
    path: PathBuf,
    pub sheet: String,
}

type Opened = Xlsx<BufReader<File>>;

/// What a sheet can hold at most: a cell beyond is a mistake in the file.
const MOST_COLUMNS: u32 = 16_384;
const MOST_ROWS: u32 = 1_048_576;

/// Finds the sheet with the answers.
pub(super) fn open(
    findings: &mut Findings,
    file: &str,
    path: &Path,
    settings: &ExportSettings,
) -> Option<(Workbook, Head)> {
    let opened = unpack(path);
    let mut book = told::workbook(findings, file, opened)?;
    let names = sheets(&book);
    if names.is_empty() {
        findings.add(told::no_header(file));
        return None;
    }
    let names = match &settings.sheet {
        Some(said) => vec![said_sheet(findings, file, &names, said)?],
        None => names,
    };
    let mut found = Vec::new();
    for name in names {
        let head = head(&mut book, &name);
        found.push((told::workbook(findings, file, head)?, name));
    }
    let best = (0..found.len()).max_by_key(|at| (weight(&found[*at].0), usize::MAX - at))?;
    let (mut head, sheet) = found.swap_remove(best);
    for (other, name) in found {
        if other.rows.len() > 1 {
            findings.add(left_out(file, &name, &sheet));
        }
    }
    head.merged = merged(&mut book, &sheet);
    Some((Workbook { path: path.to_owned(), sheet }, head))
}

/// The workbook, after it was unpacked once to see that it can be.
fn unpack(path: &Path) -> io::Result<Opened> {
    let mut file = BufReader::new(File::open(path)?);
    unpacked::check(&mut file)?;
    file.rewind()?;
    guarded(|| open_workbook_from_rs(file).map_err(damaged))
}

fn damaged(_: XlsxError) -> io::Error {
    ErrorKind::InvalidData.into()
}

/// The sheets that a reader of the workbook sees, or all when they are hidden.
fn sheets(book: &Opened) -> Vec<String> {
    let sheets = || book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let name = |sheet: &calamine::Sheet| sheet.name.clone();
    let visible: Vec<String> =
        sheets().filter(|sheet| sheet.visible == SheetVisible::Visible).map(name).collect();
    if visible.is_empty() { sheets().map(name).collect() } else { visible }
}

fn said_sheet(findings: &mut Findings, file: &str, names: &[String], said: &str) -> Option<String> {
    let found = names.iter().find(|name| name.trim().eq_ignore_ascii_case(said.trim())).cloned();
    if found.is_none() {
        findings.add(
            Finding::error(Code::BadValue, format!("the workbook has no sheet `{said}`"))
                .at(Place::file(file))
                .did_you_mean(said, names.iter().map(String::as_str)),
        );
    }
    found
}

fn left_out(file: &str, name: &str, sheet: &str) -> Finding {
    Finding::note(
        Code::UnknownFile,
        format!("the sheet `{name}` is not read: the answers stand in `{sheet}`"),
    )
    .at(Place::file(file))
    .help("if that is the wrong one, name the right one under `export: sheet` in survey.yaml")
}

/// How likely a sheet is to hold the answers.
fn weight(head: &Head) -> usize {
    let cells: usize = head.rows.iter().map(super::head::HeadRow::filled).sum();
    let is_marked = head.rows.iter().take(5).any(|row| tool::of(&row.cells).is_some());
    // KoboToolbox puts what was asked several times in a sheet of its own, with the number of its parent.
    let is_repeat =
        head.rows.first().is_some_and(|row| row.cells.iter().any(|cell| cell.starts_with("_parent_")));
    match (is_repeat, is_marked) {
        (true, _) => 1 + cells / 1_000_000,
        (false, true) => cells * 1000,
        (false, false) => cells * 10,
    }
}

fn head(book: &mut Opened, sheet: &str) -> io::Result<Head> {
    let mut head = Head::default();
    each(book, sheet, &mut |number, record| {
        head.add(number, record.iter().map(|cell| spaced(&String::from_utf8_lossy(cell))).collect());
        !head.is_full()
    })?;
    Ok(head)
}

fn merged(book: &mut Opened, sheet: &str) -> Vec<Merged> {
    let regions = guarded(|| book.merge_cells_by_sheet_name(sheet).map_err(damaged)).unwrap_or_default();
    let merged = |region: calamine::Dimensions| Merged {
        row: region.start.0 as usize + 1,
        first: region.start.1 as usize,
        last: region.end.1 as usize,
    };
    regions.into_iter().map(merged).collect()
}

impl Workbook {
    /// Hands over each row with its number.
    pub fn each_row(&self, take: &mut dyn FnMut(usize, &ByteRecord)) -> io::Result<()> {
        let mut book = unpack(&self.path)?;
        each(&mut book, &self.sheet, &mut |number, record| {
            take(number, record);
            true
        })
    }
}

/// Hands over the rows of a sheet until `take` says no.
fn each(book: &mut Opened, sheet: &str, take: &mut dyn FnMut(usize, &ByteRecord) -> bool) -> io::Result<()> {
    let mut cells = guarded(|| book.worksheet_cells_reader(sheet).map_err(damaged))?;
    let mut record = ByteRecord::new();
    let mut number = 0_u32;
    while let Some(cell) = guarded(|| cells.next_cell().map_err(damaged))? {
        let (row, column) = cell.get_position();
        let text = xlsx::text(cell.get_value(), moment, iso_moment);
        if text.is_empty() {
            continue;
        }
        if row >= MOST_ROWS || column >= MOST_COLUMNS {
            return Err(ErrorKind::InvalidData.into());
        }
        if row != number && !record.is_empty() {
            if !take(number as usize + 1, &record) {
                return Ok(());
            }
            record.clear();
        }
        if row < number || (record.len() > column as usize) {
            return Err(ErrorKind::InvalidData.into());
        }
        number = row;
        while record.len() < column as usize {
            record.push_field(b"");
        }
        record.push_field(text.as_bytes());
    }
    if !record.is_empty() {
        take(number as usize + 1, &record);
    }
    Ok(())
}

/// A moment as ISO 8601 writes it, with a space for the `T`.
fn iso_moment(written: &str) -> String {
    written.replacen('T', " ", 1)
}

/// Dates as `2024-03-01`, moments as `2024-03-01 14:20:11`.
fn moment(moment: ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    // Excel keeps moments as parts of a day, so a second may come out a hair too small.
    let second = if milli >= 500 && second < 59 { second + 1 } else { second };
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    match (moment.as_f64() < 1.0, time.as_str()) {
        (true, _) => time,
        (false, "00:00:00") => format!("{year:04}-{month:02}-{day:02}"),
        (false, _) => format!("{year:04}-{month:02}-{day:02} {time}"),
    }
}
