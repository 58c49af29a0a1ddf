//! Tables as people's programs write them: all give the same site.

use crate::site::{Built, Site};
use rust_xlsxwriter::Workbook;
use std::fs;

fn figures() -> String {
    fs::read_to_string(crate::site::sites().join("small/data/figures/cijfers.csv"))
        .expect("the table is there")
}

#[track_caller]
fn gives_the_same_site(built: &Built) {
    let expected = Site::small().build();
    assert!(built.summary.is_some(), "{}", built.findings);
    assert!(built.memory.files == expected.memory.files, "another site came out:\n{}", built.findings);
}

/// The table as Dutch Excel writes it: semicolons, decimal commas, thousands with a point.
fn as_dutch_excel(text: &str) -> String {
    text.replace(',', ";").replace("100000", "100.000").replace("200000", "200.000").replace('\n', "\r\n")
}

#[test]
fn semicolons_and_a_byte_order_mark_are_read() {
    let text = format!("\u{feff}{}", as_dutch_excel(&figures()));
    gives_the_same_site(&Site::small().write("data/figures/cijfers.csv", text).build());
}

#[test]
fn windows_1252_is_read_and_told() {
    let text = as_dutch_excel(&figures());
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&text);
    let built = Site::small().write("data/figures/cijfers.csv", &bytes).build();
    assert!(built.findings.contains("note: read as windows-1252"));
    gives_the_same_site(&built);
}

#[test]
fn utf_16_is_read() {
    let bytes: Vec<u8> =
        [0xFEFF].into_iter().chain(figures().encode_utf16()).flat_map(u16::to_le_bytes).collect();
    gives_the_same_site(&Site::small().write("data/figures/cijfers.csv", bytes).build());
}

#[test]
fn a_workbook_is_read() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, line) in (0..).zip(figures().lines()) {
        for (column, cell) in (0..).zip(line.split(',')) {
            let written = match cell.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number),
                Err(_) => sheet.write_string(row, column, cell),
            };
            written.expect("the cell can be written");
        }
    }
    let bytes = workbook.save_to_buffer().expect("the workbook can be saved");
    let site = Site::small().remove("data/figures/cijfers.csv").write("data/figures/cijfers.xlsx", bytes);
    gives_the_same_site(&site.build());
}

#[test]
fn the_order_of_rows_and_columns_does_not_matter() {
    let shuffled = |path: &str| {
        let text =
            fs::read_to_string(crate::site::sites().join("small").join(path)).expect("the table is there");
        let lines: Vec<&str> = text.lines().collect();
        let rows = lines[1..].iter().rev().copied();
        std::iter::once(lines[0])
            .chain(rows)
            .map(|line| line.split(',').rev().collect::<Vec<_>>().join(",") + "\n")
            .collect::<String>()
    };
    let mut site = Site::small();
    for path in ["data/figures/cijfers.csv", "data/regions.csv", "data/memberships.csv", "data/tiles.csv"] {
        site = site.write(path, shuffled(path));
    }
    gives_the_same_site(&site.build());
}
