//! What is told of a region: who does what, how far it is, and its story.

use super::bibliography::Citation;
use super::catalogue::Progress;
use super::document::{Prose, page, slug_of};
use super::many::many;
use super::pile::Pile;
use super::praatplaat::PraatplaatFront;
use super::region::Regions;
use crate::finding::{Code, Finding, Findings, Place};
use crate::text::date::Period;
use crate::text::id::{RegionId, SourceId};
use serde::Deserialize;
use std::collections::BTreeMap;

/// `content/regions/<id>.md`, checked.
#[derive(Debug, Clone)]
pub struct RegionText {
    pub region: RegionId,
    pub front: RegionFront,
    pub body: Prose,
    pub file: String,
}

/// The front matter of a region's text.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegionFront {
    #[serde(default)]
    pub title: Option<String>,
    /// The region in one sentence.
    pub summary: String,
    /// What kind of tension there is on the labour market.
    #[serde(default)]
    pub tension: Option<String>,
    #[serde(default)]
    pub challenge: Option<String>,
    #[serde(default, deserialize_with = "many")]
    pub need: Vec<String>,
    #[serde(default, deserialize_with = "many")]
    pub phase: Vec<Phase>,
    #[serde(default)]
    pub organisations: BTreeMap<OrganisationKind, Vec<String>>,
    #[serde(default)]
    pub startfoto: Option<Startfoto>,
    #[serde(default)]
    pub agenda: Vec<ActionLine>,
    #[serde(default)]
    pub timeline: Vec<Moment>,
    #[serde(default)]
    pub effects: Option<Effects>,
    #[serde(default)]
    pub praatplaat: Option<PraatplaatFront>,
    pub sources: Vec<Citation>,
}

/// A phase of the policy cycle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Phase {
    Agendavorming,
    Plan,
    Uitvoering,
    Evaluatie,
}

impl Phase {
    pub const ALL: &'static [Phase] =
        &[Phase::Agendavorming, Phase::Plan, Phase::Uitvoering, Phase::Evaluatie];
}

/// What an organisation is to general practice in the region.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OrganisationKind {
    Rho,
    Circle,
    Ros,
    Employer,
    Insurer,
    Hap,
    Locums,
    Education,
    Municipality,
    Province,
    Hospital,
    Uwv,
    Other,
}

/// The start situation in five steps: how ready a region was to act.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Startfoto {
    #[serde(default)]
    pub agendering: Step,
    #[serde(default)]
    pub contractering: Step,
    #[serde(default)]
    pub planvorming: Step,
    #[serde(default)]
    pub middelen: Step,
    #[serde(default)]
    pub uitvoering: Step,
}

impl Startfoto {
    /// The five steps in order, each with its key in the theme's texts.
    pub fn steps(&self) -> [(&'static str, &Step); 5] {
        [
            ("agendering", &self.agendering),
            ("contractering", &self.contractering),
            ("planvorming", &self.planvorming),
            ("middelen", &self.middelen),
            ("uitvoering", &self.uitvoering),
        ]
    }
}

/// One step of the startfoto. What is not filled in is not known.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub level: StepLevel,
    #[serde(default)]
    pub text: Option<String>,
    #[serde(default)]
    pub date: Option<Period>,
    #[serde(default)]
    pub source: Option<SourceId>,
    #[serde(default)]
    pub place: Option<String>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StepLevel {
    Niet,
    Deels,
    Ja,
    #[default]
    Onbekend,
}

/// What a region set out to do: who, and how far it came.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActionLine {
    pub what: String,
    /// The role or organisation that does it; never a person.
    #[serde(default)]
    pub who: Option<String>,
    pub status: Progress,
    #[serde(default)]
    pub goal: Option<String>,
    #[serde(default)]
    pub from: Option<Period>,
    #[serde(default)]
    pub to: Option<Period>,
    pub source: SourceId,
    #[serde(default)]
    pub place: Option<String>,
}

/// Something that happened, with when.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Moment {
    pub what: String,
    pub from: Period,
    #[serde(default)]
    pub to: Option<Period>,
    pub source: SourceId,
    #[serde(default)]
    pub place: Option<String>,
}

/// The effect tree: how what is done leads to what is wanted.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Effects {
    pub source: SourceId,
    #[serde(default)]
    pub place: Option<String>,
    pub nodes: Vec<EffectNode>,
    pub edges: Vec<EffectEdge>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EffectNode {
    pub id: String,
    pub kind: EffectKind,
    pub label: String,
}

/// From what is done to what is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EffectKind {
    Interventie,
    Output,
    Tussenuitkomst,
    Einddoel,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EffectEdge {
    pub from: String,
    pub to: String,
    /// What shows that the one leads to the other, where anything does.
    #[serde(default)]
    pub evidence: Option<String>,
}

/// Reads all of `content/regions`.
pub fn region_texts(
    findings: &mut Findings,
    regions: &Regions,
    pile: &mut Pile,
) -> BTreeMap<RegionId, RegionText> {
    let mut texts = BTreeMap::new();
    for document in pile.documents("content/regions/", ".md") {
        let slug = slug_of(findings, &document.file);
        let read = page::<RegionFront>(findings, &document);
        let (Some(slug), Some(read)) = (slug, read) else { continue };
        match regions.find(slug.as_str()) {
            Some(id) if id.as_str() == slug.as_str() => {
                let text = RegionText {
                    region: id.clone(),
                    front: read.front,
                    body: read.body,
                    file: document.file,
                };
                texts.insert(id.clone(), text);
            }
            Some(id) => findings.add(
                Finding::error(
                    Code::UnknownRegion,
                    format!("the text of `{id}` stands under another of its names"),
                )
                .at(Place::file(&document.file))
                .help(format!("rename it to content/regions/{id}.md")),
            ),
            None => findings.add(regions.unknown(slug.as_str()).at(Place::file(&document.file))),
        }
    }
    texts
}
