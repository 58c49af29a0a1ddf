//! Surveys that are strange and not wrong: they build, and each answer finds its place.

use super::survey;
use crate::site::Site;

const AS_IT_SHOULD_BE: &[&str] = &[
    "land 2024 | 48.1 | 13 of 27 | 50",
    "noord 2024 | 46.7 | 7 of 15 | 30",
    "zuid 2024 | 50.0 | 6 of 12 | 20",
];

#[test]
fn a_survey_as_it_should_be_is_counted() {
    let built = Site::spoilt("survey-as-it-should-be").build().publishes("stopt", AS_IT_SHOULD_BE);
    // A survey that is not invented says so nowhere.
    assert!(!built.page("enquetes/enquete/index.html").contains("pp-invented"));
    assert!(!built.page("enquetes/enquete/2024/index.html").contains("pp-invented"));
}

#[test]
fn a_region_is_known_by_its_aliases_and_as_people_write_it() {
    Site::spoilt("survey-regions-as-people-write-them").build().publishes("stopt", AS_IT_SHOULD_BE);
}

#[test]
fn the_name_of_a_region_that_went_up_in_another_counts_for_that_other_from_then_on() {
    // In 2014 the old region is itself; in 2024 its answers and its practices are of the north.
    Site::spoilt("survey-region-that-went-up-in-another").build().publishes(
        "stopt",
        &[
            "land 2014 | 46.7 | 7 of 15 | 38",
            "land 2024 | 48.1 | 13 of 27 | 54",
            "noord 2014 | 46.7 | 7 of 15 | 20",
            "noord 2024 | 46.7 | 7 of 15 | 36",
            "oud 2014 | 50.0 | 6 of 12 | 16",
            "zuid 2014 | nobody-answered",
            "zuid 2024 | 50.0 | 6 of 12 | 18",
        ],
    );
}

#[test]
fn columns_may_change_their_order_and_name_from_wave_to_wave() {
    let built = Site::spoilt("survey-columns-swapped-between-waves").build();
    let of = |year: &str| -> Vec<String> {
        built.figures("stopt").into_iter().filter(|figure| figure.contains(year)).collect()
    };
    assert_eq!(of("2024"), AS_IT_SHOULD_BE);
    assert_eq!(
        of("2026"),
        AS_IT_SHOULD_BE.iter().map(|line| line.replace("2024", "2026")).collect::<Vec<_>>()
    );
}

#[test]
fn a_number_outside_its_range_is_left_out() {
    // 2 of the 15 and of the 12 lie outside; the rest of their answers counts.
    let built = Site::spoilt("survey-number-outside-its-range").build().publishes("stopt", AS_IT_SHOULD_BE);
    built.publishes(
        "lijst",
        &["land 2024 | 2746 | 24 | 50", "noord 2024 | 2718 | 14 | 30", "zuid 2024 | 2785 | 10 | 20"],
    );
}

#[test]
fn conversations_give_no_percentage() {
    let hidden = &["land 2024 | conversations", "noord 2024 | conversations", "zuid 2024 | conversations"];
    Site::spoilt("survey-of-conversations").build().publishes("stopt", hidden).publishes("lijst", hidden);
}

#[test]
fn an_export_with_only_a_header_says_that_nobody_answered() {
    let nobody =
        &["land 2024 | nobody-answered", "noord 2024 | nobody-answered", "zuid 2024 | nobody-answered"];
    Site::spoilt("survey-export-with-only-a-header").build().publishes("stopt", nobody);
}

#[test]
fn the_order_of_the_rows_makes_no_difference() {
    let rows = [
        ("Noord", "solo", "ja", 12),
        ("Zuid", "duo", "nee", 9),
        ("Noord", "duo", "nee", 8),
        ("Zuid", "solo", "ja", 7),
    ];
    let frame = "region,count,vorm\nnoord,30,solo\nnoord,10,duo\nzuid,10,solo\nzuid,30,duo\n";
    let weights = [("region: regio\n", "weights: {by: [vorm], trim: [0.3, 3]}\nregion: regio\n")];
    let files = |rows: &[(&str, &str, &str, usize)]| survey(&weights, rows, frame).build().memory.files;
    let mut turned = rows;
    turned.reverse();
    assert!(files(&rows) == files(&turned), "another site came out");
}
