//! The invented example: its three surveys are made here, from invented people, by chance that repeats itself.
//! `UPDATE=1 cargo test example` writes the exports anew; then we read the difference.

pub mod chance;
mod practices;
mod praktijkcapaciteit;
mod praktijkopvolging;
mod truth;
mod vestiging;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// A file of the example, with its path from the project's folder.
struct Made {
    path: String,
    bytes: Vec<u8>,
}

fn known() -> Vec<truth::Truth> {
    [practices::truth(), praktijkopvolging::truth(), vestiging::truth()].concat()
}

fn made() -> Vec<Made> {
    let surveys = [praktijkcapaciteit::files(), praktijkopvolging::files(), vestiging::files()];
    let values = Made { path: "tests/example/truth.csv".to_owned(), bytes: truth::table(&known()) };
    surveys.into_iter().flatten().chain([values]).collect()
}

#[test]
fn what_stands_in_the_example_is_what_is_made_here() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut different = Vec::new();
    for Made { path, bytes } in made() {
        let target = Path::new(env!("CARGO_MANIFEST_DIR")).join(&path);
        if update {
            fs::write(&target, &bytes).expect("the file can be written");
        } else if fs::read(&target).unwrap_or_default() != bytes {
            different.push(path);
        }
    }
    assert!(different.is_empty(), "these files differ from what is made here: {different:?}");
}

#[test]
fn the_same_files_are_made_each_time() {
    for (first, second) in made().iter().zip(made()) {
        assert!(first.bytes == second.bytes, "{} differs", first.path);
    }
}

#[test]
fn every_municipality_in_the_example_is_a_name_or_alias_of_an_invented_region() {
    let regions = include_str!("../../data/regions.csv");
    let mut rows = csv::Reader::from_reader(regions.as_bytes());
    let known: BTreeSet<String> = rows
        .records()
        .map(|row| row.expect("the table can be read"))
        .filter(|row| row.iter().next_back() == Some("ja"))
        .flat_map(|row| [&row[1], &row[3]].join("|").split('|').map(str::to_lowercase).collect::<Vec<_>>())
        .collect();
    let spelt = praktijkcapaciteit::spellings().into_iter().chain(praktijkopvolging::spellings());
    for spelling in spelt {
        assert!(known.contains(&bare(&spelling)), "no region goes by `{spelling}`");
    }
}

/// The name, without what people write about it.
fn bare(spelling: &str) -> String {
    let lower = spelling.to_lowercase();
    let name = lower.split('(').next().unwrap_or_default();
    name.trim_start_matches("gem. ").trim_start_matches("gemeente ").trim().to_owned()
}

#[test]
fn what_is_known_to_be_true_in_the_example_is_known_of_indicators_that_exist() {
    for truth in known() {
        let file = format!("data/indicators/{}.yaml", truth.indicator);
        assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(&file).is_file(), "there is no {file}");
    }
}
