//! A case of the catalogue: what was done, what helped, and whether a region should do it.

use super::catalogue::{CaseView, case_view};
use super::factsheet::actions::phase_word;
use super::{Job, page};
use crate::finding::Finding;
use crate::model::{Address, CaseMatter};
use crate::render::Page;
use crate::render::citation::{CitationView, citations};
use crate::render::desk::{Desk, LinkView};
use crate::render::frame::Heading;
use crate::render::invented;
use crate::render::prose::{self, Fitting};
use crate::text::id::RegionId;
use crate::tidy::Section;
use serde::Serialize;

/// `case.html`
#[derive(Debug, Serialize)]
struct CasePage {
    case: CaseView,
    /// Why this advice.
    reason: String,
    /// The parts that the case has, in the catalogue's order.
    sections: Vec<SectionView>,
    /// The parts it does not have, by name.
    missing: Vec<String>,
    theme: LinkView,
    regions: Vec<LinkView>,
    phases: Vec<String>,
    shortages: Vec<String>,
    role: String,
    involved: Vec<String>,
    period: Option<String>,
    sources: Vec<CitationView>,
    related: Vec<CaseView>,
}

#[derive(Debug, Serialize)]
struct SectionView {
    id: &'static str,
    title: String,
    /// The text, as HTML.
    html: String,
}

pub fn jobs<'a>(desk: &'a Desk<'a>) -> Vec<Job<'a>> {
    desk.site.cases.iter().map(|matter| Box::new(move || case(desk, matter)) as Job<'a>).collect()
}

fn case(desk: &Desk<'_>, matter: &CaseMatter) -> Result<Page, Finding> {
    let address = &matter.address;
    let front = &matter.case.front;
    let view = CasePage {
        case: case_view(desk, address, matter),
        reason: front.advice.reason.clone(),
        sections: sections(desk, matter)?,
        missing: missing(desk, matter),
        theme: LinkView::new(address, &Address::theme(&front.theme), desk.theme_label(&front.theme)),
        regions: front.regions.iter().map(|id| region(desk, address, id)).collect(),
        phases: front.phase.iter().map(|phase| desk.words.get(phase_word(*phase))).collect(),
        shortages: front.shortage.iter().map(|id| desk.theme_label(id)).collect(),
        role: front.role.clone(),
        involved: front.involved.clone(),
        period: front.period.and_then(|span| desk.span(span.from, span.to)),
        sources: citations(desk, address, &front.sources),
        related: matter
            .related
            .iter()
            .filter_map(|at| desk.site.cases.get(*at))
            .map(|other| case_view(desk, address, other))
            .collect(),
    };
    let heading = Heading {
        address: address.clone(),
        title: invented::title(desk, &front.title, &front.regions),
        description: front.summary.clone(),
        above: vec![(desk.words.get("cases.title"), Address::fixed("/interventies/"))],
    };
    page(desk, "case.html", &heading, &view)
}

fn region(desk: &Desk<'_>, from: &Address, id: &RegionId) -> LinkView {
    LinkView::new(from, &Address::region(id), desk.region_name(id))
}

fn sections(desk: &Desk<'_>, matter: &CaseMatter) -> Result<Vec<SectionView>, Finding> {
    let section = |(section, writing): &(Section, crate::model::Writing)| {
        let (id, _) = section.headings();
        let prefix = format!("{id}-");
        let fitting = Fitting { page: &matter.address, deeper: 1, prefix: &prefix };
        Ok(SectionView {
            id,
            title: desk.words.get(&format!("section.{id}")),
            html: prose::html(desk, fitting, writing)?,
        })
    };
    matter.sections.iter().map(section).collect()
}

fn missing(desk: &Desk<'_>, matter: &CaseMatter) -> Vec<String> {
    let has = |section: &Section| {
        matter.sections.iter().any(|(present, writing)| present == section && !writing.is_empty())
    };
    Section::ALL
        .iter()
        .filter(|section| !has(section))
        .map(|section| desk.words.get(&format!("section.{}", section.headings().0)))
        .collect()
}
