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
    (Code::RegionWithoutData, "data/figures/"),
    (Code::RegionWithoutData, "content/regions/"),
    (Code::UnknownChapter, "content/handbooks/"),
    (Code::AcknowledgedNothing, "data/"),
];

/// Takes the echoes away.
pub fn silence(findings: &mut Findings) {
    let broken: Vec<String> =
        findings.in_order().into_iter().filter(|finding| breaks(finding)).filter_map(file).collect();
    findings.retain(|finding| {
        !ECHOES.iter().any(|(code, start)| {
            let is_cause = |path: &String| path.starts_with(start) && Some(path) != file(finding).as_ref();
            finding.code == *code && broken.iter().any(is_cause)
        })
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
    finding.severity == Severity::Error && is_about_reading
}

fn file(finding: &Finding) -> Option<String> {
    finding.place.as_ref().map(|place| place.file.clone())
}
