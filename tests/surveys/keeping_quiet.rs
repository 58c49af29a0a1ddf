//! What a respondent wrote leaves the survey nowhere: in no message, on no page, in no download.

use super::survey;
use crate::site::{Built, Site, sites};
use std::fs;

/// Stands in the sites wherever a respondent wrote something: in open answers, in columns that are
/// dropped, in answers, numbers, dates and regions that are not understood, and in damaged files.
const MARK: &str = "merkteken";

#[track_caller]
fn keeps_quiet(name: &str, built: &Built) {
    assert!(!built.findings.to_lowercase().contains(MARK), "{name} tells it:\n{}", built.findings);
    for (path, bytes) in &built.memory.files {
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        assert!(!text.contains(MARK), "{name} publishes it in {path}");
    }
}

#[test]
fn no_survey_of_these_tests_tells_what_a_respondent_wrote() {
    let mut marked = 0;
    for entry in fs::read_dir(sites()).expect("the sites are there") {
        let name = entry.expect("the entry can be read").file_name().to_string_lossy().into_owned();
        if name.starts_with("survey-") {
            let site = Site::spoilt(&name);
            marked += usize::from(holds_the_mark(&site));
            keeps_quiet(&name, &site.build());
        }
    }
    assert!(marked > 40, "only {marked} sites hold the mark");
}

fn holds_the_mark(site: &Site) -> bool {
    let folder = site.path().join("data/surveys/enquete");
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.into_iter().any(|entry| {
        let bytes = fs::read(entry.path()).unwrap_or_default();
        String::from_utf8_lossy(&bytes).to_lowercase().contains(MARK)
    })
}

#[test]
fn two_letters_may_be_a_name_and_are_not_told() {
    let rows = [("Noord", "solo", "Jan", 1), ("Noord", "solo", "Bo", 1), ("Noord", "solo", "A3", 1)];
    let built = survey(&[], &rows, "region,count\nnoord,30\n").build();
    let built = built.says("the codebook has no answer `a3` to `stopt`");
    assert!(!built.findings.to_lowercase().contains("jan") && !built.findings.contains("`bo`"));
}

#[test]
fn a_thousand_different_answers_are_told_as_a_whole() {
    let answers: Vec<String> = (0..1000).map(|at| format!("{MARK} {at} en nog wat")).collect();
    let rows: Vec<(&str, &str, &str, usize)> =
        answers.iter().map(|answer| ("Noord", "solo", answer.as_str(), 1)).collect();
    let built = survey(&[], &rows, "region,count\nnoord,2000\n").build().stops();
    keeps_quiet("a thousand answers", &built);
    assert_eq!(built.findings.matches("error:").count(), 13, "{}", built.findings);
}
