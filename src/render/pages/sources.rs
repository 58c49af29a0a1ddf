//! The sources that figures and texts rest on.

use super::{Job, one, page, survey};
use crate::finding::Finding;
use crate::model::Address;
use crate::render::Page;
use crate::render::desk::{Desk, LinkView};
use crate::render::frame::Heading;
use crate::render::invented;
use crate::text::id::SourceId;
use crate::tidy::{Source, SourceKind};
use serde::Serialize;

/// `sources.html`
#[derive(Debug, Serialize)]
struct Sources {
    title: String,
    lead: String,
    sources: Vec<SourceView>,
    data: String,
}

#[derive(Debug, Serialize)]
struct SourceView {
    /// The anchor that citations lead to.
    id: String,
    /// Publisher and year, as it is cited.
    name: String,
    title: String,
    /// The word for its kind.
    kind: String,
    url: Option<String>,
    licence: Option<String>,
    note: Option<String>,
    /// The page of the survey that it is; `None` for any other source.
    survey: Option<LinkView>,
    /// How many figures rest on it, in words; `None` when none does.
    figures: Option<String>,
}

pub fn jobs<'a>(desk: &'a Desk<'a>) -> Vec<Job<'a>> {
    one(desk, sources)
}

fn sources(desk: &Desk<'_>) -> Result<Page, Finding> {
    let address = Address::fixed("/bronnen/");
    let title = desk.words.get("sources.title");
    let lead = desk.words.get("sources.lead");
    let view = Sources {
        title: title.clone(),
        lead: lead.clone(),
        sources: desk
            .site
            .bibliography
            .iter()
            .map(|(id, source)| source_view(desk, &address, id, source))
            .collect(),
        data: address.to(&Address::fixed("/data/")),
    };
    page(desk, "sources.html", &Heading { address, title, description: lead, above: Vec::new() }, &view)
}

fn source_view(desk: &Desk<'_>, from: &Address, id: &SourceId, source: &Source) -> SourceView {
    let rests_on_it = |figure: &&crate::protect::PublishedFigure| {
        figure.provenance.bases.iter().any(|basis| basis.source == *id)
    };
    let figures = desk.site.figures.iter().filter(rests_on_it).count();
    let survey = desk.site.surveys.get(id.as_str());
    SourceView {
        id: id.to_string(),
        name: format!("{} {}", source.publisher, source.year),
        title: invented::name(desk, &source.title, survey.is_some_and(|survey| survey.fictitious)),
        kind: desk.words.get(match source.kind {
            SourceKind::Register => "source.register",
            SourceKind::Survey => "source.survey",
            SourceKind::Report => "source.report",
            SourceKind::Model => "source.model",
        }),
        url: source.url.clone(),
        licence: source.licence.clone(),
        note: source.note.clone(),
        survey: survey.map(|survey| survey::link(desk, from, survey)),
        figures: (figures > 0).then(|| desk.words.count("source.figures", figures)),
    }
}
