//! The overview of regions: on the map, and by level.

mod headline;

use super::compare;
use super::indicator::SORT;
use super::{Job, one, page};
use crate::finding::Finding;
use crate::model::Address;
use crate::render::Page;
use crate::render::chart_view::{ChartView, TableView, map_of_regions};
use crate::render::desk::{Desk, LinkView};
use crate::render::frame::Heading;
use crate::tidy::Region;
use serde::Serialize;

/// `regions.html`
#[derive(Debug, Serialize)]
struct RegionsOverview {
    title: String,
    lead: String,
    map: Option<ChartView>,
    /// The levels from wide to small, and then all that is invented; those without a region are left out.
    levels: Vec<LevelView>,
    /// The headline figures of every region: real ones in one table, invented ones in another.
    tables: Vec<TableView>,
    /// The script that sorts them.
    script: String,
    /// The page that puts regions side by side.
    compare: String,
}

/// The regions of one level.
#[derive(Debug, Serialize)]
struct LevelView {
    id: String,
    name: String,
    /// Those with a text or a figure, by name.
    told: Vec<RegionView>,
    /// Those of which nothing is known, by name.
    untold: Vec<LinkView>,
}

/// A region in the list.
#[derive(Debug, Serialize)]
struct RegionView {
    link: LinkView,
    /// The region in one sentence; `None` when it has no text.
    summary: Option<String>,
    /// What kind of tension there is; `None` when the source does not say.
    tension: Option<String>,
}

pub fn jobs<'a>(desk: &'a Desk<'a>) -> Vec<Job<'a>> {
    one(desk, overview)
}

fn overview(desk: &Desk<'_>) -> Result<Page, Finding> {
    let address = Address::fixed("/regios/");
    let levels = desk.look.settings.levels.iter();
    let title = desk.words.get("regions.title");
    let lead = desk.words.get("regions.lead");
    let view = RegionsOverview {
        title: title.clone(),
        lead: lead.clone(),
        map: map_of_regions(desk, &address, "kaart-figuur"),
        levels: levels
            .map(|level| level_view(desk, &address, level))
            .chain([invented_view(desk, &address)])
            .filter(|level| !(level.told.is_empty() && level.untold.is_empty()))
            .collect(),
        tables: headline::tables(desk, &address),
        script: address.to(&Address::fixed(SORT)),
        compare: address.to(&Address::fixed(compare::ADDRESS)),
    };
    page(desk, "regions.html", &Heading { address, title, description: lead, above: Vec::new() }, &view)
}

fn level_view(desk: &Desk<'_>, from: &Address, level: &crate::text::id::Level) -> LevelView {
    let regions: Vec<&Region> =
        desk.regions_of(level).into_iter().filter(|region| !region.fictitious).collect();
    group(desk, from, format!("niveau-{level}"), desk.level_name(level), &regions)
}

/// The invented regions of every level: nobody looks for their own among them.
fn invented_view(desk: &Desk<'_>, from: &Address) -> LevelView {
    let levels = desk.look.settings.levels.iter();
    let all = levels.flat_map(|level| desk.regions_of(level)).filter(|region| region.fictitious);
    group(desk, from, "verzonnen".to_owned(), desk.words.get("invented.group"), &all.collect::<Vec<_>>())
}

fn group(desk: &Desk<'_>, from: &Address, id: String, name: String, regions: &[&Region]) -> LevelView {
    let is_there = |region: &&&Region| {
        desk.matter(&region.id).is_some_and(|matter| !matter.has_ended || matter.has_data)
    };
    let has_data = |region: &Region| desk.matter(&region.id).is_some_and(|matter| matter.has_data);
    let (told, untold): (Vec<&Region>, Vec<&Region>) =
        regions.iter().filter(is_there).partition(|region| has_data(region));
    LevelView {
        id,
        name,
        told: told.into_iter().map(|region| region_view(desk, from, region)).collect(),
        untold: untold
            .into_iter()
            .map(|region| LinkView::new(from, &Address::region(&region.id), desk.region_name(&region.id)))
            .collect(),
    }
}

fn region_view(desk: &Desk<'_>, from: &Address, region: &Region) -> RegionView {
    let text = desk.matter(&region.id).and_then(|matter| matter.text.as_ref());
    RegionView {
        link: LinkView::new(from, &Address::region(&region.id), desk.region_name(&region.id)),
        summary: text.map(|text| text.front.summary.clone()),
        tension: text.and_then(|text| text.front.tension.clone()),
    }
}
