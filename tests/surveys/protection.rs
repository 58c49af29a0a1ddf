//! What is not published: too few answers, too little response, counts that point at somebody.

use super::survey;
use crate::site::Built;
use praatplaat::project::Edition;

const CAUTION: &str = "Weinig antwoorden: lees dit als een aanwijzing.";

/// Some who stop and some who do not, in the north, of so many.
fn north(yes: usize, no: usize, exist: usize) -> Built {
    let frame = format!("region,count\nnoord,{exist}\n");
    survey(&[], &[("Noord", "solo", "ja", yes), ("Noord", "duo", "nee", no)], &frame).build()
}

#[track_caller]
fn is_cautious(built: &Built) -> bool {
    let page = built.page("regios/noord/index.html");
    page.contains(CAUTION)
}

/// What is published of the north; the country, which has no other part, is the same.
#[track_caller]
fn published(built: &Built) -> String {
    let figures = built.figures("stopt");
    assert_eq!(figures[0].replace("land", "noord"), figures[1]);
    figures[1].clone()
}

#[test]
fn nine_answers_give_no_figure_and_ten_do() {
    assert_eq!(published(&north(5, 4, 20)), "noord 2024 | protected");
    assert_eq!(published(&north(5, 5, 20)), "noord 2024 | 50.0 | 5 of 10 | 20");
}

#[test]
fn a_response_below_thirty_percent_asks_for_caution() {
    let enough = north(5, 5, 33);
    assert_eq!(published(&enough), "noord 2024 | 50.0 | 5 of 10 | 33");
    assert!(!is_cautious(&enough));
    let little = north(5, 5, 34);
    assert_eq!(published(&little), "noord 2024 | 50.0 | 5 of 10 | 34");
    assert!(is_cautious(&little));
}

#[test]
fn a_response_below_five_percent_gives_no_figure() {
    let least = north(5, 5, 200);
    assert_eq!(published(&least), "noord 2024 | 50.0 | 5 of 10 | 200");
    assert!(is_cautious(&least));
    assert_eq!(published(&north(5, 5, 201)), "noord 2024 | little-response");
}

#[test]
fn the_office_sees_what_too_little_response_keeps_back() {
    let frame = "region,count\nnoord,201\n";
    let site = survey(&[], &[("Noord", "solo", "ja", 5), ("Noord", "duo", "nee", 5)], frame);
    let built = site.build_for(Edition::Internal);
    let page = built.page("intern/index.html");
    assert!(page.contains("Te weinig van hen die er zijn antwoordden"), "{page}");
}

#[test]
fn who_stands_for_forty_percent_of_the_patients_speaks_for_all() {
    // Ten practices with 2000 patients each: of 50,000 that is 40 %, though they are 4 % of the practices.
    let with = |patients: usize| {
        let frame = format!("region,count,size\nnoord,250,{patients}\n");
        let rows = [("Noord", "solo", "ja", 5), ("Noord", "duo", "nee", 5)];
        survey(&[("region: regio\n", "size: lijst\nregion: regio\n")], &rows, &frame).build()
    };
    let enough = with(50_000);
    assert_eq!(published(&enough), "noord 2024 | 50.0 | 5 of 10 | 250");
    assert!(!is_cautious(&enough));
    assert_eq!(published(&with(50_001)), "noord 2024 | little-response");
}

#[test]
fn a_handful_of_those_who_do_or_do_not_is_hidden() {
    for few in 1..5 {
        assert_eq!(published(&north(few, 20 - few, 30)), "noord 2024 | protected");
        assert_eq!(published(&north(20 - few, few, 30)), "noord 2024 | protected");
    }
    assert_eq!(published(&north(5, 15, 30)), "noord 2024 | 25.0 | 5 of 20 | 30");
    assert_eq!(published(&north(0, 20, 30)), "noord 2024 | 0.0 | 0 of 20 | 30");
}

#[test]
fn of_something_sensitive_nobody_and_everybody_are_hidden_too() {
    let of = |yes: usize, no: usize| {
        survey(&[], &[("Noord", "solo", "ja", yes), ("Noord", "duo", "nee", no)], "region,count\nnoord,30\n")
            .replace("data/indicators/stopt.yaml", "decimals: 1", "decimals: 1\nsensitive: true")
            .build()
    };
    assert_eq!(published(&of(0, 20)), "noord 2024 | protected");
    assert_eq!(published(&of(20, 0)), "noord 2024 | protected");
    assert_eq!(published(&of(5, 15)), "noord 2024 | 25.0 | 5 of 20 | 30");
}

#[test]
fn what_is_hidden_stands_on_no_page() {
    // 7 of 9 is 77.8 %; 4 of 23 is 17.4 %.
    for (built, value) in [(north(7, 2, 12), "77,8"), (north(4, 19, 30), "17,4")] {
        for (path, bytes) in &built.memory.files {
            let text = String::from_utf8_lossy(bytes);
            assert!(
                !text.contains(value) && !text.contains(&value.replace(',', ".")),
                "{path} shows {value}"
            );
        }
    }
}
