//! Intervals that would tell of single answers.

use super::tables::{Row, Table};

/// Of a scale from 1 to 5 few chose 4 in one place. The mean and how far the answers lie apart would nearly tell
/// how many.
#[test]
fn a_mean_has_no_interval_where_a_count_of_its_answers_is_hidden() {
    let site = Table {
        answers: &["1", "2", "3", "4", "5"],
        rows: &[
            Row { region: "a", groups: &["alle"], counts: &[12, 9, 8, 2, 7] },
            Row { region: "b", groups: &["alle"], counts: &[10, 8, 6, 9, 6] },
        ],
        memberships: &[],
        privacy: "",
        is_sensitive: false,
    }
    .site();
    let built = site
        .replace("data/surveys/peiling/survey.yaml", "kind: choice", "kind: scale")
        .write(
            "data/indicators/midden.yaml",
            "label: Midden\nunit: mean\nbetter: none\ntheme: omvang\ndefinition: Verzonnen.\nhow_to_read: Verzonnen.\n\
             mean: {survey: peiling, question: vraag}\n",
        )
        .build();
    let figures = built.page("data/figures.csv");
    let mean_of = |region: &str| {
        let mut table = csv::Reader::from_reader(figures.as_bytes());
        let rows = table.records().map(|row| row.expect("the table can be read"));
        let row =
            rows.into_iter().find(|row| &row[0] == region && &row[2] == "midden").expect("the mean of it");
        ["value", "low"].map(|name| {
            let header = figures.lines().next().expect("a header");
            row[header.split(',').position(|column| column == name).expect("the column")].to_owned()
        })
    };
    let [value, low] = mean_of("a");
    assert!(!value.is_empty() && low.is_empty(), "{value}, {low}\n{figures}");
    let [value, low] = mean_of("alle");
    assert!(!value.is_empty() && !low.is_empty(), "of all together nothing is hidden: {value}, {low}");
}
