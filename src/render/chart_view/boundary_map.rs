//! The map of an indicator where the project knows the boundaries of a level's regions.

use super::tile_map::{Classes, Scale, marked, sentence, short_value, told};
use super::{ChartView, caption, comparison, levels_by_kind, newest, sources, table};
use crate::model::Address;
use crate::protect::{Figure, PublishedFigure};
use crate::render::charts::{Area, BoundaryMap, Legend};
use crate::render::desk::Desk;
use crate::render::invented;
use crate::render::mark::{Mark, legend};
use crate::text::id::{Level, RegionId};
use crate::tidy::{Indicator, Outline, Region};
use serde::Serialize;
use std::collections::BTreeMap;

/// The regions of one level where they lie.
#[derive(Debug, Serialize)]
pub struct MapView {
    /// Unique on the page.
    pub id: String,
    /// That it is the map, with the word for the level.
    pub title: String,
    pub chart: ChartView,
}

/// With fewer numbers than this there is nothing to see on a map.
const FEWEST: usize = 2;

/// A map of every level whose boundaries are known and of which at least two regions have a number; real regions
/// before invented ones.
pub fn boundary_maps(desk: &Desk<'_>, page: &Address, indicator: &Indicator, id: &str) -> Vec<MapView> {
    levels_by_kind(desk)
        .filter_map(|(level, is_invented)| {
            let kind = if is_invented { "-verzonnen" } else { "" };
            let id = format!("{id}-{level}{kind}");
            let chart = map(desk, page, indicator, level, is_invented, &format!("{id}-figuur"))?;
            let level = invented::name(desk, &desk.level_name(level), is_invented);
            Some(MapView { id, title: desk.words.fill("map.of_level", &[("level", &level)]), chart })
        })
        .collect()
}

/// Whether the regions on the tile map have boundaries, so that they need no tiles.
pub fn has_boundaries(desk: &Desk<'_>) -> bool {
    let regions = &desk.site.regions;
    !regions.tiles.is_empty() && regions.tiles.keys().all(|region| regions.outlines.contains_key(region))
}

fn map(
    desk: &Desk<'_>,
    page: &Address,
    indicator: &Indicator,
    level: &Level,
    is_invented: bool,
    id: &str,
) -> Option<ChartView> {
    let drawn = outlines(desk, level, is_invented);
    let figures: BTreeMap<&RegionId, &PublishedFigure> =
        newest(desk, &indicator.id, Some(level), is_invented)
            .into_iter()
            .filter(|figure| drawn.iter().any(|(region, _)| region.id == figure.region))
            .map(|figure| (&figure.region, figure))
            .collect();
    let there: Vec<&PublishedFigure> = figures.values().copied().collect();
    let known: Vec<&PublishedFigure> = there.iter().copied().filter(|figure| figure.is_told()).collect();
    if known.len() < FEWEST {
        return None;
    }
    // Only what is shown decides where a class begins: a limit tells nothing of what is hidden.
    let (classes, scale) = (Classes::new(indicator, &known), Scale::of(&known));
    let area = |(region, outline): &(&Region, &Outline)| {
        area(desk, page, indicator, region, outline, (figures.get(&region.id).copied(), &classes, scale))
    };
    let hidden_or_classed = |figure: &&&PublishedFigure| is_hidden(figure) || classes.level(figure).is_some();
    let has_unknown = there.iter().filter(hidden_or_classed).count() < drawn.len();
    let hidden = there.iter().any(|figure| is_hidden(figure));
    let map = BoundaryMap {
        title: caption(desk, indicator),
        areas: drawn.iter().map(area).collect(),
        legend: Some(Legend {
            levels: classes.names(desk, indicator),
            unknown: has_unknown.then(|| desk.words.get("map.unknown")),
        }),
        hidden: hidden.then(|| desk.words.get("map.hatched")),
    };
    let unknown = (there.len() < drawn.len()).then_some(Mark::Unknown);
    let marks = there.iter().filter_map(|figure| Mark::of(&figure.figure)).chain(unknown);
    let mut rows = there.clone();
    table::order(desk, indicator, &mut rows);
    let compared: Vec<&PublishedFigure> =
        rows.iter().copied().filter(|figure| figure.comparable_number().is_some()).collect();
    Some(ChartView {
        id: id.to_owned(),
        rest: counted(desk, &known, scale, drawn.len()),
        sentence: comparison::sentence(desk, indicator, &compared),
        svg: map.draw(id),
        table: Some(table::table(desk, page, indicator, &rows, None, &format!("{id}-tabel"))),
        legend: legend(desk, page, marks),
        sources: sources(desk, page, &known),
    })
}

fn counted(desk: &Desk<'_>, known: &[&PublishedFigure], scale: Scale, all: usize) -> String {
    let gaps = [
        ("known", known.len().to_string()),
        ("all", all.to_string()),
        ("unknown", (all - known.len()).to_string()),
    ];
    let is_all = known.len() == all;
    sentence(desk, known, scale, if is_all { "map.sentence_of_all" } else { "map.sentence" }, &gaps)
}

/// The regions of a level that exist and have boundaries, by name.
fn outlines<'a>(desk: &Desk<'a>, level: &Level, is_invented: bool) -> Vec<(&'a Region, &'a Outline)> {
    let regions = desk.site.regions.all.values().filter(|region| region.fictitious == is_invented);
    let of_level = regions.filter(|region| region.level == *level && exists(desk, region));
    let mut drawn: Vec<(&Region, &Outline)> =
        of_level.filter_map(|region| Some((region, desk.site.regions.outlines.get(&region.id)?))).collect();
    drawn.sort_by(|(a, _), (b, _)| desk.compare_names(&a.id, &b.id));
    drawn
}

/// Whether a region still exists: one that went up in another lies under it.
pub(super) fn exists(desk: &Desk<'_>, region: &Region) -> bool {
    desk.matter(&region.id).is_some_and(|matter| !matter.has_ended)
}

fn area(
    desk: &Desk<'_>,
    page: &Address,
    indicator: &Indicator,
    region: &Region,
    outline: &Outline,
    (figure, classes, scale): (Option<&PublishedFigure>, &Classes, Scale),
) -> Area {
    let (value, sentence) = match figure {
        Some(figure) => {
            let value = short_value(desk, indicator, figure, scale).map(|value| marked(figure, value));
            (value, told(desk, indicator, figure))
        }
        None => (Some(Mark::Unknown.view(desk).sign), desk.words.get("mark.unknown.words")),
    };
    Area {
        sentence: format!("{}: {sentence}", desk.region_name(&region.id)),
        // That it is invented stands above the map.
        name: region.name.clone(),
        rings: outline.rings.clone(),
        value,
        level: figure.and_then(|figure| classes.level(figure)),
        is_hidden: figure.is_some_and(is_hidden),
        href: Some(page.to(&Address::region(&region.id))),
    }
}

fn is_hidden(figure: &PublishedFigure) -> bool {
    matches!(figure.figure, Figure::Hidden { .. })
}
