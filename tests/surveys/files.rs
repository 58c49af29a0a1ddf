//! Exports that cannot be read, made here because they are large, or are no text. Each ends in a message,
//! and soon.

use super::survey;
use crate::site::{Built, Site};
use rust_xlsxwriter::Workbook;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const EXPORT: &str = "data/surveys/enquete/2024.csv";

/// The survey as it should be with another export.
fn with(name: &str, bytes: impl AsRef<[u8]>) -> Built {
    let site = Site::spoilt("survey-as-it-should-be").remove(EXPORT);
    let site = site.replace("data/surveys/enquete/survey.yaml", "2024.csv", name);
    site.write(&format!("data/surveys/enquete/{name}"), bytes).build()
}

/// Checks that this and nothing else is wrong.
#[track_caller]
fn only_says(built: Built, message: &str) {
    let built = built.stops().says(message);
    assert_eq!(built.findings.matches("error:").count(), 1, "{}", built.findings);
}

fn workbook() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let names = ["nr", "E-mail", "Q1", "Q2", "Q3", "Q4", "Q5", "Q6", "Q7", "Q8"];
    for (column, name) in (0..).zip(names) {
        sheet.write_string(0, column, name).expect("the cell can be written");
    }
    for row in 1..=20 {
        let stops = if row % 2 == 0 { "ja" } else { "nee" };
        for (column, cell) in (0..).zip(["1", "", "Noord", "solo", stops, "2", "2000", "druk", "", ""]) {
            sheet.write_string(row, column, cell).expect("the cell can be written");
        }
    }
    workbook.save_to_buffer().expect("the workbook can be saved")
}

#[test]
fn a_workbook_is_read_and_half_a_one_is_told() {
    let whole = workbook();
    let figures = [
        "land 2024 | 50.0 | 10 of 20 | 50",
        "noord 2024 | 50.0 | 10 of 20 | 30",
        "zuid 2024 | nobody-answered",
    ];
    with("2024.xlsx", &whole).publishes("stopt", &figures);
    for length in [whole.len() / 4, whole.len() / 2, whole.len() - 10] {
        only_says(with("2024.xlsx", &whole[..length]), "not an Excel workbook, or a damaged one");
    }
}

#[test]
fn a_workbook_that_unfolds_to_half_a_gigabyte_is_told() {
    let mut packed = ZipWriter::new(Cursor::new(Vec::new()));
    let form = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    packed.start_file("xl/worksheets/sheet1.xml", form).expect("a part can be begun");
    let spaces = vec![b' '; 1 << 20];
    (0..401).for_each(|_| packed.write_all(&spaces).expect("memory takes all bytes"));
    let bytes = packed.finish().expect("it can be packed").into_inner();
    assert!(bytes.len() < 1 << 20);
    only_says(with("2024.xlsx", bytes), "unfolds to more than can be held in memory");
}

#[test]
fn twenty_megabytes_of_one_line_are_told() {
    only_says(with("2024.csv", vec![b'x'; 20 << 20]), "a row is longer than any row of answers can be");
    let mut text = b"nr;E-mail;Q1;Q2;Q3;Q4;Q5;Q6;Q7;Q8\n1;;Noord;solo;ja;1;2000;druk;;\"".to_vec();
    text.resize(20 << 20, b'x');
    let built = with("2024.csv", text);
    only_says(built, "a quote is opened in this row and not closed");
}

#[test]
fn a_workbook_called_csv_is_read_as_what_it_is() {
    let built = with("2024.csv", workbook());
    assert!(built.summary.is_some(), "{}", built.findings);
}

#[test]
fn bytes_that_are_no_text_are_told() {
    let noise: Vec<u8> = (0..50_000_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    only_says(with("2024.csv", &noise), "its bytes are not text");
}

#[test]
fn windows_line_ends_and_a_mark_make_no_difference() {
    let rows = [("Noord", "solo", "ja", 6), ("Noord", "duo", "nee", 6)];
    let site = survey(&[], &rows, "region,count\nnoord,30\n");
    let text = std::fs::read_to_string(site.path().join(EXPORT)).expect("the export is there");
    let plain = site.build().memory.files;
    let site = site.write(EXPORT, format!("\u{feff}{}", text.replace('\n', "\r\n")));
    assert!(site.build().memory.files == plain, "another site came out");
}
