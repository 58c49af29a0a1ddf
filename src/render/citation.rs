//! Sources as a reader sees them: who and when, with the place, leading to the list of sources.

use super::desk::Desk;
use super::invented;
use crate::model::Address;
use crate::text::id::SourceId;
use crate::tidy::Citation;
use serde::Serialize;

/// A source cited on a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CitationView {
    /// Publisher and year, or the title of what is linked to.
    pub label: String,
    /// Where it leads; `None` when the source has no address.
    pub href: Option<String>,
    /// Where in the source.
    pub place: Option<String>,
}

/// A source of the list, with the place in it.
pub fn source(desk: &Desk<'_>, from: &Address, id: &SourceId, place: Option<&str>) -> CitationView {
    let label = desk
        .site
        .bibliography
        .get(id)
        .map_or_else(|| id.to_string(), |source| format!("{} {}", source.publisher, source.year));
    let is_invented = desk.site.surveys.get(id.as_str()).is_some_and(|survey| survey.fictitious);
    let label = invented::name(desk, &label, is_invented);
    CitationView {
        label,
        href: Some(format!("{}#{id}", from.to(&Address::fixed("/bronnen/")))),
        place: place.map(unbroken),
    }
}

/// The sources of a text, in its own order.
pub fn citations(desk: &Desk<'_>, from: &Address, citations: &[Citation]) -> Vec<CitationView> {
    citations
        .iter()
        .map(|citation| match &citation.source {
            Some(id) => source(desk, from, id, citation.place.as_deref()),
            None => CitationView {
                label: citation.title.clone().or_else(|| citation.url.clone()).unwrap_or_default(),
                href: citation.url.clone(),
                place: citation.place.as_deref().map(unbroken),
            },
        })
        .collect()
}

/// A place whose `r. 881` stays on one line.
fn unbroken(place: &str) -> String {
    place.replace("r. ", "r.\u{a0}")
}
