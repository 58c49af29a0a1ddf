//! The repository is itself a project: its own site is built, twice, and read.

use crate::site::{Built, build};
use std::path::Path;
use std::sync::LazyLock;

pub static OWN: LazyLock<Built> = LazyLock::new(|| build(Path::new(env!("CARGO_MANIFEST_DIR")), None));

#[test]
fn it_builds_without_errors_and_warnings() {
    assert!(OWN.summary.is_some(), "{}", OWN.findings);
    assert!(!OWN.findings.contains("warning:"), "{}", OWN.findings);
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let again = build(Path::new(env!("CARGO_MANIFEST_DIR")), None);
    assert_eq!(OWN.memory.files.len(), again.memory.files.len());
    for (path, bytes) in &OWN.memory.files {
        assert!(again.memory.files[path] == *bytes, "{path} differs");
    }
}

#[test]
fn the_figures_of_the_2022_report_come_out_as_its_inventory_has_them() {
    for (region, figures) in [
        ("den-bosch", &["355000", "70", "90", "5071", "3944"][..]),
        ("humo", &["265000", "123", "65", "2154", "4077"]),
        ("friesland", &["660000", "500", "300", "1320", "2200"]),
        ("flevoland", &["536000", "275", "1949"]),
        ("oost-achterhoek", &["117000", "89", "26", "1315", "4500"]),
        ("west-achterhoek", &["146000", "129", "38", "1132", "3842"]),
        ("zuid-limburg", &["600000", "439", "120", "1367", "5000"]),
        ("groningen", &["580000", "465", "250", "1247", "2320"]),
        ("noord-holland-noord", &["650000", "312", "2083"]),
        ("twente-west", &["212000", "96", "65", "2208", "3262"]),
        ("twente-oost", &["396000", "270", "140", "1467", "2829"]),
        ("zeeland", &["331000", "88", "3761"]),
    ] {
        let table = OWN.page(&format!("data/regios/{region}.csv"));
        for figure in figures {
            assert!(table.contains(&format!(",{figure},")), "{region} lacks {figure}:\n{table}");
        }
    }
}

#[test]
fn every_acknowledged_contradiction_is_told_to_the_reader() {
    let table = include_str!("../data/acknowledged.csv");
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    let header = rows.headers().expect("a header").clone();
    let column = |name: &str| header.iter().position(|column| column == name).expect("the column is there");
    let (region, reason) = (column("region"), column("reason"));
    for row in rows.records() {
        let row = row.expect("the table can be read");
        let page = OWN.page(&format!("regios/{}/index.html", &row[region]));
        assert!(letters(page).contains(&letters(&row[reason])), "{}: {}", &row[region], &row[reason]);
    }
}

/// The text without signs, which HTML writes in its own way.
fn letters(text: &str) -> String {
    text.replace("&#x27;", "").replace("&#39;", "").chars().filter(|c| c.is_alphanumeric()).collect()
}

#[test]
fn a_rank_says_in_words_what_the_first_place_means() {
    let page = OWN.page("regios/noordoost-brabant/index.html");
    assert!(page.contains("plaats 20 van 28"));
    assert!(page.contains("1 = grootste disbalans"));
    assert!(page.contains("wijkt af"));
}
