//! Sources that figures and texts rest on, and how they are cited.

use super::document::yaml_of;
use super::pile::Pile;
use super::survey::Survey;
use crate::finding::{Code, Finding, Findings};
use crate::project::{bad_name, is_web_address, no_web_address};
use crate::text::id::SourceId;
use crate::text::slug::is_slug;
use crate::text::yaml;
use serde::Deserialize;
use std::collections::BTreeMap;

/// All sources by id.
pub type Bibliography = BTreeMap<SourceId, Source>;

/// One entry of `data/sources.yaml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub title: String,
    pub publisher: String,
    pub year: u16,
    #[serde(default)]
    pub url: Option<String>,
    pub kind: SourceKind,
    #[serde(default)]
    pub licence: Option<String>,
    #[serde(default)]
    pub note: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SourceKind {
    Register,
    Survey,
    Report,
    Model,
}

/// Something said by a source: one of `data/sources.yaml` with the place in it, or an address by itself.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    #[serde(default)]
    pub source: Option<SourceId>,
    #[serde(default)]
    pub place: Option<String>,
    #[serde(default)]
    pub title: Option<String>,
    #[serde(default)]
    pub url: Option<String>,
}

/// A survey is a source by itself; one that stands in `data/sources.yaml` under its id stays as it is there.
pub fn add_surveys<'a>(all: &mut Bibliography, surveys: impl Iterator<Item = &'a Survey>, publisher: &str) {
    for survey in surveys {
        let newest = survey.waves.last().map_or(0, |wave| wave.period.year());
        all.entry(SourceId::new(survey.id.as_str())).or_insert_with(|| Source {
            title: survey.title.clone(),
            publisher: survey.owner.clone().unwrap_or_else(|| publisher.to_owned()),
            year: newest,
            url: None,
            kind: SourceKind::Survey,
            licence: None,
            note: survey.summary.clone(),
        });
    }
}

/// Reads `data/sources.yaml`.
pub fn bibliography(findings: &mut Findings, pile: &mut Pile) -> Bibliography {
    let mut all = Bibliography::new();
    if let Some(document) = pile.document(findings, "data/sources") {
        let yaml = yaml_of(&document);
        for (id, source) in yaml::read::<Bibliography>(findings, yaml).unwrap_or_default() {
            if !(1900..=2100).contains(&source.year) {
                findings.add(
                    Finding::error(
                        Code::ImpossibleYear,
                        format!("the source `{id}` is of the year {}", source.year),
                    )
                    .at(yaml::place_of(yaml, &source.year.to_string()))
                    .help("mend the year"),
                );
            }
            if let Some(url) = source.url.as_ref().filter(|url| !is_web_address(url)) {
                findings.add(no_web_address(url).at(yaml::place_of(yaml, url)));
            }
            if !is_slug(id.as_str()) {
                findings.add(bad_name(id.as_str()).at(yaml::place_of(yaml, id.as_str())));
            }
            all.insert(id, source);
        }
    }
    all
}

/// The finding for a source that is not there.
pub fn unknown(id: &SourceId, bibliography: &Bibliography) -> Finding {
    Finding::error(Code::UnknownSource, format!("there is no source `{id}`"))
        .did_you_mean(id.as_str(), bibliography.keys().map(SourceId::as_str))
}
