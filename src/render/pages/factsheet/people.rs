//! Who does what, and what was tried: organisations by kind, cases and stories.

use super::actions::progress_class;
use crate::model::{Address, RegionMatter};
use crate::render::desk::{Desk, LinkView};
use crate::render::invented;
use crate::text::id::{RegionId, Slug};
use crate::tidy::{OrganisationKind, RegionFront};
use serde::Serialize;

/// The organisations of one kind.
#[derive(Debug, Serialize)]
pub struct OrganisationsView {
    pub kind: String,
    pub names: Vec<String>,
}

/// A case with what a reader wants to know before opening it.
#[derive(Debug, Serialize)]
pub struct CaseLink {
    pub link: LinkView,
    pub summary: String,
    /// The class of its status.
    pub class: &'static str,
    /// The word for it.
    pub status: String,
}

pub fn organisations(desk: &Desk<'_>, front: &RegionFront) -> Vec<OrganisationsView> {
    front
        .organisations
        .iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(kind, names)| OrganisationsView {
            kind: desk.words.get(kind_word(*kind)),
            names: names.clone(),
        })
        .collect()
}

fn kind_word(kind: OrganisationKind) -> &'static str {
    match kind {
        OrganisationKind::Rho => "organisation.rho",
        OrganisationKind::Circle => "organisation.circle",
        OrganisationKind::Ros => "organisation.ros",
        OrganisationKind::Employer => "organisation.employer",
        OrganisationKind::Insurer => "organisation.insurer",
        OrganisationKind::Hap => "organisation.hap",
        OrganisationKind::Locums => "organisation.locums",
        OrganisationKind::Education => "organisation.education",
        OrganisationKind::Municipality => "organisation.municipality",
        OrganisationKind::Province => "organisation.province",
        OrganisationKind::Hospital => "organisation.hospital",
        OrganisationKind::Uwv => "organisation.uwv",
        OrganisationKind::Other => "organisation.other",
    }
}

pub fn cases(desk: &Desk<'_>, from: &Address, slugs: &[Slug]) -> Vec<CaseLink> {
    slugs
        .iter()
        .filter_map(|slug| desk.case(slug))
        .map(|matter| CaseLink {
            link: link(desk, from, &matter.address, (&matter.case.front.title, &matter.case.front.regions)),
            summary: matter.case.front.summary.clone(),
            class: progress_class(matter.case.front.status),
            status: desk.words.get(&format!("progress.{}", progress_class(matter.case.front.status))),
        })
        .collect()
}

pub fn stories(desk: &Desk<'_>, from: &Address, matter: &RegionMatter) -> Vec<LinkView> {
    let is_from_here = |address: &Address| matter.stories.iter().any(|slug| Address::story(slug) == *address);
    desk.site
        .stories
        .iter()
        .filter(|story| is_from_here(&story.address))
        .map(|story| link(desk, from, &story.address, (&story.front.title, &story.front.regions)))
        .collect()
}

/// The link to a text, by its title and the regions that it is about.
fn link(desk: &Desk<'_>, from: &Address, to: &Address, (title, regions): (&str, &[RegionId])) -> LinkView {
    LinkView::new(from, to, invented::title(desk, title, regions))
}
