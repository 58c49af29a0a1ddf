//! Findings that only echo another one: where a file cannot be read, everything that names what is in
//! it seems unknown. One mistake should be one message.

use crate::finding::{Code, Finding, Findings, Severity};

/// A finding of this kind is an echo when a file that begins so could not be read as a whole.
const ECHOES: &[(Code, &str)] = &[
    (Code::UnknownSource, "data/sources."),
    (Code::UnknownRegion, "data/regions."),
    (Code::UnknownTerm, "data/vocabulary."),
    (Code::UnknownIndicator, "data/indicators/"),
    (Code::IndicatorWithoutData, "data/figures/"),
    (Code::IndicatorWithoutData, "data/indicators/"),
    (Code::IndicatorWithoutData, "data/surveys/"),
    (Code::UnknownSurvey, "data/surveys/"),
    (Code::RegionWithoutData, "data/figures/"),
    (Code::RegionWithoutData, "content/regions/"),
    (Code::RegionWithoutData, "data/surveys/"),
    (Code::RegionWithoutData, "data/indicators/"),
    (Code::UnknownChapter, "content/handbooks/"),
    (Code::AcknowledgedNothing, "data/"),
];

/// A finding of the first kind is an echo of one of the second in the same file.
const ECHOES_BESIDE: &[(Code, Code)] = &[
    (Code::IndicatorWithoutData, Code::UnknownSurvey),
    (Code::IndicatorWithoutData, Code::UnknownQuestion),
    (Code::IndicatorWithoutData, Code::BadValue),
    (Code::AnswersLeftOut, Code::UnknownRegion),
];

/// Takes the echoes away.
pub fn silence(findings: &mut Findings) {
    let broken: Vec<String> =
        findings.in_order().into_iter().filter(|finding| breaks(finding)).filter_map(file).collect();
    let all: Vec<(Code, Option<String>)> =
        findings.in_order().into_iter().map(|finding| (finding.code, file(finding))).collect();
    findings.retain(|finding| {
        let is_beside = |(echo, cause): &(Code, Code)| {
            let is_echo = finding.code == *echo && finding.severity > Severity::Note;
            is_echo && all.contains(&(*cause, file(finding)))
        };
        let is_after = ECHOES.iter().any(|(code, start)| {
            let is_cause = |path: &String| path.starts_with(start) && Some(path) != file(finding).as_ref();
            finding.code == *code && broken.iter().any(is_cause)
        });
        !is_after && !ECHOES_BESIDE.iter().any(is_beside)
    });
}

/// Whether a finding means that nothing, or not all, of its file was understood.
fn breaks(finding: &Finding) -> bool {
    let is_about_reading = matches!(
        finding.code,
        Code::BadYaml
            | Code::UnknownKey
            | Code::MissingKey
            | Code::BadValue
            | Code::NotText
            | Code::NoFrontMatter
            | Code::OpenComment
            | Code::RaggedRow
            | Code::UnknownColumn
            | Code::MissingColumn
            | Code::EmptyTable
            | Code::UnknownLevel
            | Code::MissingFile
            | Code::CannotRead
    );
    // Whatever is wrong with a survey, figures may be lacking for it.
    let is_of_a_survey = file(finding).is_some_and(|file| file.starts_with("data/surveys/"));
    finding.severity == Severity::Error && (is_about_reading || is_of_a_survey)
}

fn file(finding: &Finding) -> Option<String> {
    finding.place.as_ref().map(|place| place.file.clone())
}
