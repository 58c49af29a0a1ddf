//! The regions that a region has to do with: its parts, and what it is a part of. They do not nest.

use super::actions::phase_word;
use crate::model::{Address, Likeness, RegionMatter, Relation, Relative};
use crate::render::desk::{Desk, LinkView};
use crate::render::figure_view::{self, FigureView};
use crate::render::mark::{LegendView, legend};
use crate::text::id::{IndicatorId, RegionId};
use crate::tidy::Indicator;
use serde::Serialize;

/// A region's relatives.
#[derive(Debug, Serialize)]
pub struct RelativesView {
    /// What it is a part of.
    pub groups: Vec<GroupView>,
    /// Its parts, with their figures.
    pub parts: Vec<PartView>,
    /// The indicators that the parts' figures are of: the columns.
    pub columns: Vec<LinkView>,
    /// What the marks in the table of parts mean; `None` where it has none.
    pub legend: Option<LegendView>,
    /// The table of all figures, as CSV: these are of several regions.
    pub rows: String,
}

/// A region that this one is a part of.
#[derive(Debug, Serialize)]
pub struct GroupView {
    pub link: LinkView,
    pub level: String,
    /// For which part it belongs to it, as a percentage; `None` when wholly.
    pub share: Option<String>,
}

/// A part of a region.
#[derive(Debug, Serialize)]
pub struct PartView {
    pub link: LinkView,
    pub level: String,
    /// One figure for each column, missing ones included.
    pub figures: Vec<FigureView>,
}

/// A region that is like this one.
#[derive(Debug, Serialize)]
pub struct AlikeView {
    pub link: LinkView,
    /// In what, in words.
    pub reasons: String,
}

/// The regions that are like this one, each with the reasons in a sentence.
pub fn alike(desk: &Desk<'_>, from: &Address, matter: &RegionMatter) -> Vec<AlikeView> {
    let view = |likeness: &Likeness| AlikeView {
        link: LinkView::new(from, &Address::region(&likeness.region), desk.region_name(&likeness.region)),
        reasons: reasons(desk, likeness),
    };
    matter.alike.iter().map(view).collect()
}

fn reasons(desk: &Desk<'_>, likeness: &Likeness) -> String {
    let mut reasons = Vec::new();
    if !likeness.phases.is_empty() {
        let phases: Vec<String> =
            likeness.phases.iter().map(|phase| desk.words.get(phase_word(*phase))).collect();
        reasons.push(desk.words.fill("alike.phase", &[("phases", &phases.join(", "))]));
    }
    if let Some(indicator) = likeness.size.as_ref().and_then(|id| desk.site.indicators.get(id)) {
        reasons.push(desk.words.fill("alike.size", &[("indicator", &indicator.label.to_lowercase())]));
    }
    if !likeness.shortages.is_empty() {
        let shortages: Vec<String> =
            likeness.shortages.iter().map(|id| desk.theme_label(id).to_lowercase()).collect();
        reasons.push(desk.words.fill("alike.shortage", &[("shortages", &shortages.join(", "))]));
    }
    reasons.join("; ")
}

/// The relatives of a region; `None` when it has none.
pub fn relatives(desk: &Desk<'_>, from: &Address, matter: &RegionMatter) -> Option<RelativesView> {
    if matter.relatives.is_empty() {
        return None;
    }
    let of =
        |relation: Relation| matter.relatives.iter().filter(move |relative| relative.relation == relation);
    let columns = columns(desk, of(Relation::Part));
    let parts: Vec<PartView> =
        of(Relation::Part).map(|relative| part(desk, from, &relative.region, &columns)).collect();
    let marks = parts.iter().flat_map(|part| &part.figures).filter_map(|figure| figure.mark.as_ref());
    Some(RelativesView {
        legend: legend(desk, from, marks.map(|mark| mark.kind)),
        rows: from.to(&Address::fixed("/data/figures.csv")),
        groups: of(Relation::Group).map(|relative| group(desk, from, relative)).collect(),
        parts,
        columns: columns
            .iter()
            .map(|indicator| LinkView::new(from, &Address::indicator(&indicator.id), &indicator.label))
            .collect(),
    })
}

/// The headline indicators that at least one part has a figure of.
fn columns<'a>(desk: &Desk<'a>, parts: impl Iterator<Item = &'a Relative> + Clone) -> Vec<&'a Indicator> {
    let is_known = |id: &IndicatorId| {
        parts.clone().any(|relative| desk.site.figures.newest(&relative.region, id).is_some())
    };
    let mut columns: Vec<&Indicator> = desk
        .site
        .indicators
        .values()
        .filter(|indicator| indicator.headline.is_some() && is_known(&indicator.id))
        .collect();
    columns.sort_by_key(|indicator| (indicator.headline, &indicator.id));
    columns
}

fn level(desk: &Desk<'_>, id: &RegionId) -> String {
    desk.site.regions.get(id).map_or(String::new(), |region| desk.level_name(&region.level))
}

fn group(desk: &Desk<'_>, from: &Address, relative: &Relative) -> GroupView {
    let share = relative.share.filter(|share| *share < 1.0).map(|share| desk.number(share * 100.0, 0));
    GroupView {
        link: LinkView::new(from, &Address::region(&relative.region), desk.region_name(&relative.region)),
        level: level(desk, &relative.region),
        share: share.map(|share| desk.words.fill("figure.percent", &[("n", &share)])),
    }
}

fn part(desk: &Desk<'_>, from: &Address, id: &RegionId, columns: &[&Indicator]) -> PartView {
    PartView {
        link: LinkView::new(from, &Address::region(id), desk.region_name(id)),
        level: level(desk, id),
        figures: columns
            .iter()
            .filter_map(|indicator| figure_view::newest(desk, from, id, &indicator.id))
            .collect(),
    }
}

/// The tiles that stand for this region: its own, or those of the regions it is a part of.
/// `None` when there is none, or when it would be the whole map.
pub fn place_on_map(desk: &Desk<'_>, id: &RegionId) -> Option<Vec<RegionId>> {
    let tiles = &desk.site.regions.tiles;
    if tiles.contains_key(id) {
        return Some(vec![id.clone()]);
    }
    let groups = desk.site.regions.groups_of(id).map(|membership| membership.group.clone());
    let here: Vec<RegionId> = groups.filter(|group| tiles.contains_key(group)).collect();
    (!here.is_empty()).then_some(here)
}
