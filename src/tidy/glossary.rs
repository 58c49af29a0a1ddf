//! The glossary: what the words of the field mean, and how not to spell them.

use super::document::yaml_of;
use super::pile::Pile;
use crate::finding::Findings;
use crate::text::yaml;
use serde::Deserialize;

/// One entry of `content/glossary.yaml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GlossaryTerm {
    pub term: String,
    /// What the abbreviation stands for.
    #[serde(default)]
    pub full: Option<String>,
    pub meaning: String,
    /// Spellings to warn about.
    #[serde(default)]
    pub avoid: Vec<String>,
    /// Other terms that a reader of this one wants to know.
    #[serde(default)]
    pub see: Vec<String>,
}

/// Reads `content/glossary.yaml`.
pub fn glossary(findings: &mut Findings, pile: &mut Pile) -> Vec<GlossaryTerm> {
    let document = pile.document(findings, "content/glossary");
    document.and_then(|document| yaml::read(findings, yaml_of(&document))).unwrap_or_default()
}
