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

/// Rows of the survey as it should be, with who answered in the first column.
fn answered(rows: &[(&str, &str, &str)]) -> String {
    let row =
        |(who, form, stops): &(&str, &str, &str)| format!("{who};;Noord;{form};{stops};2;2000;druk;;\n");
    "nr;E-mail;Q1;Q2;Q3;Q4;Q5;Q6;Q7;Q8\n".to_owned() + &rows.iter().map(row).collect::<String>()
}

#[test]
fn a_try_out_takes_nobodys_place() {
    // Practice 0 tried it out before it answered, practice 1 after: solo practices stand for tries here.
    let mut rows =
        vec![("p0", "solo", "nee"), ("p0", "duo", "ja"), ("p1", "duo", "ja"), ("p1", "solo", "nee")];
    let names: Vec<String> = (2..12).map(|at| format!("p{at}")).collect();
    rows.extend(names.iter().map(|name| (name.as_str(), "duo", "nee")));
    rows.extend(names.iter().take(3).map(|name| (name.as_str(), "duo", "ja")));
    for (doubles, figure) in [("first", "protected"), ("last", "41.7 | 5 of 12 | 30")] {
        let keep = format!(
            "keep: {{doubles: {doubles}, same: nr, where: [{{question: vorm, answers: [duo]}}]}}\nregion: regio\n"
        );
        let built = survey(&[("region: regio\n", &keep)], &[], "region,count\nnoord,30\n")
            .write("data/surveys/enquete/2024.csv", answered(&rows))
            .build()
            .says("12 of 17 rows count; left out: 3 doubles, 2 outside the survey's own conditions");
        assert_eq!(built.figures("stopt")[1], format!("noord 2024 | {figure}"), "{doubles}");
    }
}

#[test]
fn a_rate_has_no_figure_where_it_is_not_known_of_how_many() {
    // There are 100,000 inhabitants in the north, 200,000 in the south; of the country nobody says. Of all
    // 30 in the north 14 would say so, and of all 20 in the south 10.
    let rate = "count: {survey: enquete, question: stopt, answers: ja, per: 100000, population: inwoners}";
    let share = "share: {survey: enquete, question: stopt, answers: [ja]}";
    Site::spoilt("survey-as-it-should-be")
        .replace("data/indicators/stopt.yaml", share, rate)
        .replace("data/indicators/stopt.yaml", "unit: percent", "unit: rate")
        .build()
        .publishes("stopt", &["noord 2024 | 14.0 | 7 of 15 | 30", "zuid 2024 | 5.0 | 6 of 12 | 20"]);
}

#[test]
fn codes_may_be_written_as_numbers() {
    let rows = [("Noord", "solo", "1", 6), ("Noord", "duo", "0", 6)];
    let codes = [("answers: {ja: ja, nee: nee}", "answers: {1: ja, 0: nee}")];
    let site = survey(&codes, &rows, "region,count\nnoord,30\n");
    let site = site.replace("data/indicators/stopt.yaml", "answers: [ja]", "answers: 1");
    let figures = ["land 2024 | 50.0 | 6 of 12 | 30", "noord 2024 | 50.0 | 6 of 12 | 30"];
    site.build().publishes("stopt", &figures);
}

#[test]
fn words_of_a_codebook_are_shown_as_words_and_never_as_markup() {
    let evil = [
        ("{ja: ja, nee: nee}", "{ja: '<script>alert(1)</script>', nee: nee}"),
        ("Stopt u binnen vijf jaar?", "Stopt u <img src=x onerror=alert(1)>?"),
        ("title: Praktijkenquête", "title: '<script>alert(2)</script>'"),
    ];
    let rows = [("Noord", "solo", "ja", 6), ("Noord", "duo", "nee", 6)];
    let built = survey(&evil, &rows, "region,count\nnoord,30\n").build();
    assert!(built.summary.is_some(), "{}", built.findings);
    for (path, bytes) in built.memory.files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = String::from_utf8_lossy(bytes);
        assert!(!page.contains("<script>alert") && !page.contains("<img src=x"), "{path} holds markup");
    }
}
