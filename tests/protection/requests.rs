//! Requests for support: what practices ask for, laid beside the publisher's own table.

use crate::site::{Built, Site};
use praatplaat::project::Edition;

const SURVEY: &str = "data/surveys/enquete/survey.yaml";
const PAGE: &str = "intern/verzoeken/index.html";

/// Three practices, of which two ask for a successor, with rows of the table.
fn with(rows: &str) -> Site {
    let keys = "unit: code\nrequests:\n  - {question: hulp, answers: [opvolger]}\nquestions:\n  \
        - {id: hulp, text: Waarbij?, column: H, kind: multiple, separator: \"/\", answers: {opvolger: een opvolger, geen: niets}}\n";
    let csv = "E-mail;Q1;Q2;Q3;Q4;Q5;Q6;Q7;Q8;H;code\n\
        ;Noord;solo;ja;2;2000;druk;2-3-2019;;opvolger;P001\n\
        ;Noord;solo;ja;2;2000;druk;2-3-2019;;opvolger;P002\n\
        ;Zuid;duo;nee;2;2000;druk;2-3-2019;;geen;P003\n";
    Site::spoilt("survey-as-it-should-be")
        .replace(SURVEY, "questions:\n", keys)
        .write("data/surveys/enquete/2024.csv", csv)
        .write("data/requests.csv", format!("survey,period,unit,request,role,status,date,note\n{rows}"))
}

fn internal(rows: &str) -> Built {
    with(rows).build_for(Edition::Internal)
}

#[test]
fn a_request_without_a_row_is_open_and_comes_first() {
    let built = internal("enquete,2024,P001,hulp.opvolger,adviseur,bezig,2024-06-01,gebeld\n");
    let page = built.page(PAGE);
    let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text} is not there:\n{page}"));
    assert!(
        at("id=\"open\"") < at("P002") && at("P002") < at("id=\"bezig\"") && at("id=\"bezig\"") < at("P001")
    );
    assert!(page.contains("adviseur") && page.contains("1 juni 2024") && page.contains("gebeld"));
    assert!(page.contains("enquete,2024,P002,hulp.opvolger,,open,,"));
    assert!(!page.contains("P003"));
}

#[test]
fn what_is_wrong_in_the_table_is_told_with_what_was_meant() {
    for (row, told, help) in [
        ("enquete,2024,P001,hulp.opvolger,,bzig,,", "there is no status `bzig`", "did you mean `bezig`?"),
        (
            "enquete,2024,P001,hulp.opvolgr,,,,",
            "`enquete` knows no request `hulp.opvolgr`",
            "`hulp.opvolger`",
        ),
        ("enqute,2024,P001,hulp.opvolger,,,,", "there is no survey `enqute`", "did you mean `enquete`?"),
        ("enquete,2023,P001,hulp.opvolger,,,,", "`enquete` has no wave of 2023", "the waves are 2024"),
        (
            "enquete,2024,p001,hulp.opvolger,,,,",
            "no practice `p001` answered in 2024",
            "did you mean `P001`?",
        ),
        ("enquete,2024,P003,hulp.opvolger,,,,", "`P003` does not ask for `hulp.opvolger`", "mend the row"),
    ] {
        internal(&format!("{row}\n")).says(told).says(help);
    }
}

#[test]
fn a_person_is_refused_and_not_repeated_in_either_edition() {
    for row in [
        "enquete,2024,P001,hulp.opvolger,Anna Voorbeeld,open,,",
        "enquete,2024,P001,hulp.opvolger,adviseur,open,,gesproken met mevr. Voorbeeld",
        "enquete,2024,P001,hulp.opvolger,adviseur,open,,bel 06-12345678",
        "enquete,2024,P001,hulp.opvolger,adviseur,open,,mail voorbeeld@example.org",
    ] {
        for edition in [Edition::Public, Edition::Internal] {
            let built = with(&format!("{row}\n")).build_for(edition).says("personal-data").stops();
            assert!(
                !built.findings.to_lowercase().contains("voorbeeld") && !built.findings.contains("12345678")
            );
        }
    }
}

#[test]
fn a_name_where_a_code_belongs_is_refused_and_not_repeated() {
    let site = with("enquete,2024,P001,hulp.opvolger,,,,\n").replace(
        "data/surveys/enquete/2024.csv",
        "P003",
        "Praktijk Voorbeeld",
    );
    let built = site.build_for(Edition::Internal).says("unit-no-code").stops();
    assert!(!built.findings.contains("Praktijk Voorbeeld"));
    // The public build does not read the column at all.
    assert!(site.build().summary.is_some());
}

#[test]
fn requests_that_contradict_the_codebook_are_told() {
    for (from, to, told) in [
        ("unit: code\n", "", "nobody can see who asks for something without `unit`"),
        ("question: hulp,", "question: hlp,", "there is no question `hlp`"),
        ("answers: [opvolger]}", "answers: [opvolgr]}", "`hulp` has no answer `opvolgr`"),
        (
            "question: hulp, answers: [opvolger]",
            "question: stopt",
            "nothing says which answers to `stopt` are requests",
        ),
        (
            "question: hulp, answers: [opvolger]",
            "question: lijst",
            "`lijst` has no answers that can ask for something",
        ),
    ] {
        with("").remove("data/requests.csv").replace(SURVEY, from, to).build().says(told).stops();
    }
}
