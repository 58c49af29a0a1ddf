//! How we know what a factsheet tells: who answered, and what it rests on.

use crate::model::Address;
use crate::protect::{Part, PublishedResponse};
use crate::render::chart_view;
use crate::render::citation::{self, CitationView, citations};
use crate::render::desk::{Desk, LinkView};
use crate::render::{invented, telling};
use crate::text::id::{RegionId, SourceId, SurveyId};
use crate::tidy::{Citation, RegionFront};
use serde::Serialize;
use std::collections::BTreeMap;

/// Who answered the newest wave of a survey.
#[derive(Debug, Serialize)]
pub struct ResponseView {
    pub wave: LinkView,
    /// How many of how many answered, or that it is hidden.
    pub told: String,
    /// Which part of the patients these stand for, in words; `None` where that is not told.
    pub coverage: Option<String>,
}

/// The newest wave of every survey that reached this region.
pub fn responses(desk: &Desk<'_>, from: &Address, region: &RegionId) -> Vec<ResponseView> {
    let of_region = desk.site.figures.responses.iter().filter(|response| response.region == *region);
    let mut newest: BTreeMap<&SurveyId, &PublishedResponse> = BTreeMap::new();
    for response in of_region {
        let known = newest.entry(&response.survey).or_insert(response);
        if response.period > known.period {
            *known = response;
        }
    }
    newest.into_values().map(|response| view(desk, from, response)).collect()
}

fn view(desk: &Desk<'_>, from: &Address, response: &PublishedResponse) -> ResponseView {
    let survey = desk.site.surveys.get(&response.survey);
    let title = survey.map_or("", |survey| survey.title.as_str());
    let label = format!("{title} {}", desk.period(response.period));
    let label = invented::name(desk, label.trim(), response.is_fictitious);
    let share = |share: f64| telling::of_response(response, Part::Coverage, desk.percent(share));
    ResponseView {
        wave: LinkView::new(from, &Address::wave(&response.survey, response.period), label),
        told: chart_view::response_told(desk, response),
        coverage: response
            .coverage
            .map(|coverage| desk.words.fill("region.coverage", &[("share", share(coverage))])),
    }
}

/// The sources of the text, then those of the figures, each once.
pub fn sources(
    desk: &Desk<'_>,
    from: &Address,
    region: &RegionId,
    front: Option<&RegionFront>,
) -> Vec<CitationView> {
    let of_text: &[Citation] = front.map_or(&[], |front| &front.sources);
    let mut told: Vec<&SourceId> = of_text.iter().filter_map(|citation| citation.source.as_ref()).collect();
    let mut views = citations(desk, from, of_text);
    let bases = desk.site.figures.of_region(region).flat_map(|figure| &figure.provenance.bases);
    for basis in bases {
        if !told.contains(&&basis.source) {
            told.push(&basis.source);
            views.push(citation::source(desk, from, &basis.source, None));
        }
    }
    views
}
