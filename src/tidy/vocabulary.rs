//! The words the catalogue is ordered by: themes and kinds of shortage.

use super::document::yaml_of;
use super::pile::Pile;
use crate::finding::{Code, Finding, Findings};
use crate::project::bad_name;
use crate::text::id::TermId;
use crate::text::slug::is_slug;
use crate::text::yaml;
use serde::Deserialize;
use std::collections::BTreeMap;

/// `data/vocabulary.yaml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vocabulary {
    #[serde(default)]
    pub themes: BTreeMap<TermId, Term>,
    #[serde(default)]
    pub shortages: BTreeMap<TermId, Term>,
}

/// A theme or a kind of shortage.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    pub label: String,
    #[serde(default)]
    pub description: Option<String>,
}

/// Reads `data/vocabulary.yaml`.
pub fn vocabulary(findings: &mut Findings, pile: &mut Pile) -> Vocabulary {
    let Some(document) = pile.document(findings, "data/vocabulary") else {
        return Vocabulary::default();
    };
    let vocabulary: Vocabulary = yaml::read(findings, yaml_of(&document)).unwrap_or_default();
    for id in vocabulary.themes.keys().chain(vocabulary.shortages.keys()).filter(|id| !is_slug(id.as_str())) {
        findings.add(bad_name(id.as_str()).at(yaml::place_of(yaml_of(&document), id.as_str())));
    }
    vocabulary
}

/// The finding for a theme or shortage that is not there.
pub fn unknown(id: &TermId, kind: &str, terms: &BTreeMap<TermId, Term>) -> Finding {
    Finding::error(Code::UnknownTerm, format!("there is no {kind} `{id}`"))
        .did_you_mean(id.as_str(), terms.keys().map(TermId::as_str))
}
