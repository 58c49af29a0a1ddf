//! Names in texts that point to other things: regions, sources, themes. Each is held against what exists.

use super::bibliography::{self, Bibliography, Citation};
use super::doubt;
use super::praatplaat;
use super::vocabulary;
use super::{Library, Regions, Vocabulary};
use crate::finding::{Code, Finding, Findings, Place};
use crate::project::{is_web_address, no_web_address};
use crate::text::id::{RegionId, SourceId, TermId};
use std::collections::{BTreeMap, BTreeSet};

/// Replaces spellings of regions by their ids, and tells of every name that points nowhere.
pub fn resolve(findings: &mut Findings, library: &mut Library) {
    let Library {
        regions,
        bibliography,
        vocabulary,
        cases,
        stories,
        handbooks,
        region_texts,
        indicators,
        ..
    } = library;
    let known = Known { regions, bibliography, vocabulary };
    for case in cases {
        known.regions(findings, &mut case.front.regions, &case.file);
        known.case_terms(findings, &case.front.theme, &case.front.shortage, &case.file);
        known.citations(findings, &case.front.sources, &case.file);
        let period = case.front.period.unwrap_or_default();
        doubt::in_order(findings, period.from, period.to, Place::file(&case.file).column("period"));
    }
    for story in stories {
        known.regions(findings, &mut story.front.regions, &story.body.file);
        known.citations(findings, &story.front.sources, &story.body.file);
    }
    for handbook in handbooks {
        known.citations(findings, &handbook.front.sources, &handbook.file);
    }
    for text in region_texts.values() {
        known.region_text(findings, text);
        if let Some(praatplaat) = &text.front.praatplaat {
            praatplaat::check(findings, praatplaat, indicators, &text.file);
        }
    }
    for indicator in indicators.values() {
        known.theme(findings, &indicator.theme, &indicator.place);
    }
}

struct Known<'a> {
    regions: &'a Regions,
    bibliography: &'a Bibliography,
    vocabulary: &'a Vocabulary,
}

impl Known<'_> {
    fn regions(&self, findings: &mut Findings, ids: &mut [RegionId], file: &str) {
        for id in ids {
            match self.regions.find(id.as_str()) {
                Some(found) => *id = found.clone(),
                None => {
                    findings.add(self.regions.unknown(id.as_str()).at(Place::file(file).column("regions")))
                }
            }
        }
    }

    fn case_terms(&self, findings: &mut Findings, theme: &TermId, shortages: &[TermId], file: &str) {
        self.theme(findings, theme, &Place::file(file).column("theme"));
        for shortage in shortages.iter().filter(|id| !self.vocabulary.shortages.contains_key(*id)) {
            let finding = vocabulary::unknown(shortage, "shortage", &self.vocabulary.shortages);
            findings.add(finding.at(Place::file(file).column("shortage")));
        }
    }

    fn theme(&self, findings: &mut Findings, theme: &TermId, place: &Place) {
        if !self.vocabulary.themes.contains_key(theme) {
            findings.add(vocabulary::unknown(theme, "theme", &self.vocabulary.themes).at(place.clone()));
        }
    }

    fn source(&self, findings: &mut Findings, id: &SourceId, file: &str) {
        if !self.bibliography.contains_key(id) {
            findings.add(bibliography::unknown(id, self.bibliography).at(Place::file(file).column("source")));
        }
    }

    fn citations(&self, findings: &mut Findings, citations: &[Citation], file: &str) {
        for citation in citations {
            match (&citation.source, &citation.url) {
                (Some(id), _) => self.source(findings, id, file),
                (None, Some(url)) if is_web_address(url) => {}
                (None, Some(url)) => {
                    findings.add(no_web_address(url).at(Place::file(file).column("sources")))
                }
                (None, None) if citation.title.is_some() => {}
                (None, None) => findings.add(
                    Finding::error(
                        Code::MissingSource,
                        "a source has neither `source`, nor `url`, nor `title`",
                    )
                    .at(Place::file(file).column("sources"))
                    .help("name a source of data/sources.yaml, or give a url and a title"),
                ),
            }
        }
    }

    fn region_text(&self, findings: &mut Findings, text: &super::RegionText) {
        let front = &text.front;
        self.citations(findings, &front.sources, &text.file);
        let steps = front.startfoto.iter().flat_map(|startfoto| startfoto.steps());
        let named = steps
            .filter_map(|(_, step)| step.source.as_ref())
            .chain(front.agenda.iter().map(|line| &line.source))
            .chain(front.timeline.iter().map(|moment| &moment.source))
            .chain(front.effects.iter().map(|effects| &effects.source));
        named.for_each(|id| self.source(findings, id, &text.file));
        if let Some(effects) = &front.effects {
            check_effects(findings, effects, &text.file);
        }
    }
}

/// Every edge must join two nodes, and follow the way from what is done to what is wanted.
fn check_effects(findings: &mut Findings, effects: &super::Effects, file: &str) {
    let place = || Place::file(file).column("effects");
    let mut kinds = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for node in &effects.nodes {
        kinds.insert(node.id.as_str(), node.kind);
        if !seen.insert(node.id.as_str()) {
            findings.add(
                Finding::error(Code::DuplicateId, format!("the effect tree has two nodes `{}`", node.id))
                    .at(place())
                    .help("give one of them another id"),
            );
        }
    }
    let is_led_to = |id: &str| effects.edges.iter().any(|edge| edge.to == id);
    if effects.nodes.iter().all(|node| is_led_to(&node.id)) {
        findings.add(
            Finding::error(
                Code::BadBlock,
                "the effect tree has no beginning: every node follows from another",
            )
            .at(place())
            .help("take out the edge that closes the circle"),
        );
    }
    for edge in &effects.edges {
        match (kinds.get(edge.from.as_str()), kinds.get(edge.to.as_str())) {
            (Some(from), Some(to)) if from <= to && edge.from != edge.to => {}
            (Some(_), Some(_)) => findings.add(
                Finding::error(
                    Code::BadBlock,
                    format!("the effect tree goes back from `{}` to `{}`", edge.from, edge.to),
                )
                .at(place())
                .help("edges go from interventie to output to tussenuitkomst to einddoel"),
            ),
            (from, _) => {
                let name = if from.is_none() { &edge.from } else { &edge.to };
                findings.add(
                    Finding::error(Code::BadBlock, format!("the effect tree has no node `{name}`"))
                        .at(place())
                        .did_you_mean(name, kinds.keys().copied()),
                );
            }
        }
    }
}
