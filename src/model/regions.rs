//! The matter of a region's page: its story, its figures' neighbours, and how it hangs together with others.

use super::Redirect;
use super::address::Address;
use super::files::Files;
use super::likeness::{Likeness, likenesses};
use super::writing::{Writing, writing};
use crate::finding::{Code, Finding, Findings};
use crate::protect::Figures;
use crate::text::date::Period;
use crate::text::id::{RegionId, Slug};
use crate::text::slug::slug;
use crate::tidy::{Library, Region, RegionText, Regions};
use std::collections::BTreeMap;

/// What a region's page is made of, beside its figures.
#[derive(Debug)]
pub struct RegionMatter {
    pub text: Option<RegionText>,
    pub story: Writing,
    pub relatives: Vec<Relative>,
    /// Cases that ran in this region.
    pub cases: Vec<Slug>,
    /// Cases that ran in a part of it, or in a region that it is a part of.
    pub cases_nearby: Vec<Slug>,
    /// Regions that are like it, the most alike first.
    pub alike: Vec<Likeness>,
    /// Stories told from here.
    pub stories: Vec<Slug>,
    /// Contradictions in its sources that are not about a figure.
    pub remarks: Vec<String>,
    /// Whether there is anything to tell of it at all.
    pub has_data: bool,
    /// Where its readers should go on, when it does not exist any more.
    pub successors: Vec<RegionId>,
    pub has_ended: bool,
}

/// Another region that this one has to do with.
#[derive(Debug, Clone, PartialEq)]
pub struct Relative {
    pub region: RegionId,
    pub relation: Relation,
    /// Which part, 0–1; `None` for the whole.
    pub share: Option<f64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// This one is a part of it.
    Group,
    /// It is a part of this one.
    Part,
}

/// The matter of every region.
pub fn matters(
    findings: &mut Findings,
    library: &Library,
    figures: &Figures,
    files: &Files,
    today: Period,
) -> BTreeMap<RegionId, RegionMatter> {
    let matter = |findings: &mut Findings, region: &Region| {
        let text = library.region_texts.get(&region.id).cloned();
        let has_data = text.is_some() || figures.every_of_region(&region.id).next().is_some();
        let has_ended = has_ended(region, today);
        if !has_data && region.note.is_none() && !has_ended {
            findings.add(without_data(region));
        }
        let story =
            text.as_ref().map(|text| writing(findings, &text.body, library, files)).unwrap_or_default();
        let cases = cases_in(library, |id| *id == region.id);
        let near = near(&library.regions, &region.id);
        let mut cases_nearby = cases_in(library, |id| near.contains(id));
        cases_nearby.retain(|slug| !cases.contains(slug));
        RegionMatter {
            text,
            story,
            relatives: relatives(&library.regions, &region.id, today),
            cases,
            cases_nearby,
            alike: likenesses(library, figures, &region.id),
            stories: stories_from(library, &region.id),
            remarks: remarks(library, &region.id),
            has_data,
            successors: successors(&library.regions, region, today),
            has_ended,
        }
    };
    library.regions.all.iter().map(|(id, region)| (id.clone(), matter(findings, region))).collect()
}

fn without_data(region: &Region) -> Finding {
    Finding::error(Code::RegionWithoutData, format!("the region `{}` has no text and no figures", region.id))
        .at(region.place.clone())
        .help(format!(
            "write content/regions/{}.md, add figures, or say in the column `note` why there is nothing",
            region.id
        ))
}

fn has_ended(region: &Region, today: Period) -> bool {
    region.valid_to.is_some_and(|end| end.is_before(today))
}

/// The regions of its own level that it went up in.
fn successors(regions: &Regions, region: &Region, today: Period) -> Vec<RegionId> {
    if !has_ended(region, today) {
        return Vec::new();
    }
    regions.successors(region).into_iter().cloned().collect()
}

fn relatives(regions: &Regions, id: &RegionId, today: Period) -> Vec<Relative> {
    let groups = regions.groups_of(id).filter(|membership| membership.holds_in(today)).map(|membership| {
        Relative { region: membership.group.clone(), relation: Relation::Group, share: membership.share }
    });
    let parts = regions.members_of(id).filter(|membership| membership.holds_in(today)).map(|membership| {
        Relative { region: membership.member.clone(), relation: Relation::Part, share: membership.share }
    });
    groups.chain(parts).collect()
}

/// The parts of a region, and the groups it belongs to that are not everyone's.
fn near(regions: &Regions, id: &RegionId) -> Vec<RegionId> {
    let parts = regions.members_of(id).map(|membership| &membership.member);
    let groups = regions.groups_of(id).map(|membership| &membership.group);
    let is_not_everyones = |group: &&RegionId| regions.groups_of(group).next().is_some();
    parts.chain(groups.filter(is_not_everyones)).cloned().collect()
}

fn cases_in(library: &Library, is_it: impl Fn(&RegionId) -> bool) -> Vec<Slug> {
    let mut slugs: Vec<Slug> = library
        .cases
        .iter()
        .filter(|case| case.front.regions.iter().any(&is_it))
        .map(|case| case.slug.clone())
        .collect();
    slugs.sort();
    slugs
}

fn stories_from(library: &Library, id: &RegionId) -> Vec<Slug> {
    library
        .stories
        .iter()
        .filter(|story| story.front.regions.contains(id))
        .map(|story| story.slug.clone())
        .collect()
}

fn remarks(library: &Library, id: &RegionId) -> Vec<String> {
    library.remarks.iter().filter(|remark| remark.region == *id).map(|remark| remark.reason.clone()).collect()
}

/// Addresses under another name of a region, and of regions that ended and have nothing to show.
pub fn redirects(
    regions: &Regions,
    matters: &BTreeMap<RegionId, RegionMatter>,
    today: Period,
) -> Vec<Redirect> {
    let mut redirects: BTreeMap<Address, Redirect> = BTreeMap::new();
    for region in regions.all.values() {
        for alias in region.aliases.iter().map(|alias| slug(alias)).filter(|alias| !alias.is_empty()) {
            let is_free = !regions.all.contains_key(alias.as_str());
            let is_its_own = regions.find(&alias) == Some(&region.id);
            if is_free && is_its_own && !has_ended(region, today) {
                let from = Address::region_alias(&alias);
                redirects.insert(
                    from.clone(),
                    Redirect { from, to: Address::region(&region.id), region: region.id.clone() },
                );
            }
        }
        let heir = matters.get(&region.id).and_then(|matter| match matter.successors[..] {
            [ref only] if !matter.has_data => regions.get(only),
            _ => None,
        });
        if let Some(heir) = heir {
            let from = Address::region(&region.id);
            redirects.insert(
                from.clone(),
                Redirect { from, to: Address::region(&heir.id), region: heir.id.clone() },
            );
        }
    }
    redirects.into_values().collect()
}
