//! Cases: the entries of the catalogue, with what helped and what did not.

use super::bibliography::Citation;
use super::document::{Prose, page, slug_of};
use super::fences;
use super::many::many;
use super::pile::Pile;
use super::region_text::Phase;
use crate::finding::{Code, Finding, Findings, Place};
use crate::text::date::Period;
use crate::text::id::{RegionId, Slug, TermId};
use crate::text::nearest;
use crate::text::slug::slug;
use serde::Deserialize;

/// `content/cases/<slug>.md`, checked.
#[derive(Debug, Clone)]
pub struct Case {
    pub slug: Slug,
    pub front: CaseFront,
    /// The sections, in the order of [`Section::ALL`].
    pub sections: Vec<(Section, Prose)>,
    pub file: String,
}

/// The front matter of a case.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseFront {
    pub title: String,
    pub summary: String,
    pub theme: TermId,
    pub breadth: Breadth,
    #[serde(default, deserialize_with = "many")]
    pub phase: Vec<Phase>,
    #[serde(default, deserialize_with = "many")]
    pub shortage: Vec<TermId>,
    #[serde(deserialize_with = "many")]
    pub regions: Vec<RegionId>,
    /// What the care group or RHO did in it.
    pub role: String,
    /// Who took part, by role.
    #[serde(default, deserialize_with = "many")]
    pub involved: Vec<String>,
    pub status: Progress,
    pub maturity: Maturity,
    pub advice: Advice,
    #[serde(default)]
    pub period: Option<Span>,
    #[serde(default)]
    pub sources: Vec<Citation>,
}

/// How wide the care group's role is, from reacting to shaping.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Breadth {
    Smal,
    Breder,
    Breed,
    Zorgvernieuwing,
}

/// How far it came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Progress {
    Idee,
    Loopt,
    Afgerond,
    Geborgd,
    Gestopt,
    NietDoorgegaan,
    Onbekend,
}

/// How much is known of whether it works: 0 an idea, 1 described, 2 applied with a lesson,
/// 3 repeated elsewhere or evaluated, 4 with a measured effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "u8")]
pub struct Maturity(u8);

impl Maturity {
    pub const MOST: u8 = 4;

    pub fn step(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Maturity {
    type Error = String;

    fn try_from(step: u8) -> Result<Self, String> {
        if step <= Self::MOST {
            Ok(Self(step))
        } else {
            Err(format!("maturity goes from 0 to {}, not {step}", Self::MOST))
        }
    }
}

/// What a regional GP organisation is advised, and why.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Advice {
    pub level: AdviceLevel,
    pub reason: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AdviceLevel {
    /// What a regional organisation should do.
    Kern,
    /// Helps, beside the core.
    Ondersteunend,
    /// Better left to others, or not done.
    Terughoudend,
}

/// From when until when.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Span {
    #[serde(default)]
    pub from: Option<Period>,
    #[serde(default)]
    pub to: Option<Period>,
}

/// The parts of a case, by their heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    Context,
    Goal,
    Approach,
    Results,
    Mechanism,
    Conditions,
    Costs,
}

impl Section {
    pub const ALL: &'static [Section] = &[
        Section::Context,
        Section::Goal,
        Section::Approach,
        Section::Results,
        Section::Mechanism,
        Section::Conditions,
        Section::Costs,
    ];

    /// The key of its heading in the theme's texts, and the headings it goes by in a file.
    pub fn headings(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Section::Context => {
                ("context", &["context", "probleem", "context-probleem", "context-en-probleem"])
            }
            Section::Goal => ("goal", &["doel"]),
            Section::Approach => ("approach", &["aanpak"]),
            Section::Results => {
                ("results", &["resultaat-en-lessen", "resultaat", "lessen", "resultaten-en-lessen"])
            }
            Section::Mechanism => ("mechanism", &["werkzame-elementen"]),
            Section::Conditions => ("conditions", &["randvoorwaarden"]),
            Section::Costs => ("costs", &["kosten"]),
        }
    }
}

/// Reads all of `content/cases`.
pub fn cases(findings: &mut Findings, pile: &mut Pile) -> Vec<Case> {
    let mut cases = Vec::new();
    for document in pile.documents("content/cases/", ".md") {
        let slug = slug_of(findings, &document.file);
        let read = page::<CaseFront>(findings, &document);
        if let (Some(slug), Some(read)) = (slug, read) {
            let sections = sections(findings, &read.body);
            cases.push(Case { slug, front: read.front, sections, file: document.file });
        }
    }
    cases
}

/// The body by its headings of the second level, which may come in any order.
fn sections(findings: &mut Findings, body: &Prose) -> Vec<(Section, Prose)> {
    let mut sections: Vec<(Section, Prose)> = Vec::new();
    for part in parts(body) {
        match known(&part.heading) {
            Some(section) if sections.iter().any(|(other, _)| *other == section) => {
                findings.add(double(&part))
            }
            Some(section) => sections.push((section, part.prose)),
            None if part.heading.is_empty() && part.prose.markdown.trim().is_empty() => {}
            None => findings.add(unknown(&part)),
        }
    }
    sections.sort_by_key(|(section, _)| *section);
    sections
}

struct Part {
    heading: String,
    prose: Prose,
}

fn parts(body: &Prose) -> Vec<Part> {
    let start = Prose { markdown: String::new(), ..body.clone() };
    let mut parts = vec![Part { heading: String::new(), prose: start }];
    for (row, (line, is_code)) in fences::rows(&body.markdown).enumerate() {
        if let Some(heading) = line.strip_prefix("## ").filter(|_| !is_code) {
            let rows_before = body.rows_before + row + 1;
            let prose = Prose { markdown: String::new(), file: body.file.clone(), rows_before };
            parts.push(Part { heading: heading.trim().to_owned(), prose });
        } else if let Some(part) = parts.last_mut() {
            part.prose.markdown.push_str(line);
        }
    }
    parts
}

fn known(heading: &str) -> Option<Section> {
    let slug = slug(heading);
    Section::ALL.iter().copied().find(|section| section.headings().1.contains(&slug.as_str()))
}

fn double(part: &Part) -> Finding {
    Finding::error(
        Code::UnknownHeading,
        format!("the case has this part already, under another heading than `{}`", part.heading),
    )
    .at(Place::file(&part.prose.file).row(part.prose.rows_before.max(1)))
    .help("put both under one heading; smaller headings begin with ###")
}

fn unknown(part: &Part) -> Finding {
    let headings: Vec<&str> = Section::ALL.iter().flat_map(|section| section.headings().1).copied().collect();
    let place = Place::file(&part.prose.file).row(part.prose.rows_before.max(1));
    let finding = if part.heading.is_empty() {
        Finding::error(Code::UnknownHeading, "the text begins without a heading")
            .help("put a heading above it, such as `## Context`")
    } else {
        let finding = Finding::error(Code::UnknownHeading, format!("a case has no part `{}`", part.heading));
        match nearest::of(&slug(&part.heading), &headings) {
            Some(near) => finding.help(format!("did you mean `{near}`?")),
            None => finding.help("the parts are: Context, Doel, Aanpak, Resultaat en lessen, Werkzame elementen, Randvoorwaarden, Kosten"),
        }
    };
    finding.at(place)
}
