//! Places in rankings, on a strip that says in words what the first place means.

use super::{ChartView, first_place, sources};
use crate::model::Address;
use crate::protect::{Figure, PublishedFigure};
use crate::render::charts::{RankMarker, RankStrip};
use crate::render::desk::Desk;
use crate::render::figure_view;
use crate::text::id::RegionId;
use crate::tidy::Indicator;

/// More labels than this would run together on a phone.
pub const MOST_MARKERS: usize = 4;

/// The strip with these places marked.
pub fn strip(desk: &Desk<'_>, title: String, of: u32, meaning: &str, markers: Vec<RankMarker>) -> RankStrip {
    RankStrip {
        title,
        of,
        first: desk.words.fill("rank.first", &[("meaning", meaning)]),
        last: desk.words.fill("rank.last", &[("of", &of.to_string())]),
        markers,
        others: Vec::new(),
    }
}

/// The places of a region in all rankings, on one strip; `None` when it has no place that is a number.
pub fn ranks(desk: &Desk<'_>, page: &Address, region: &RegionId, id: &str) -> Option<ChartView> {
    let ranked: Vec<(&Indicator, &PublishedFigure, u32, u32)> = desk
        .site
        .indicators
        .values()
        .filter_map(|indicator| {
            let figure = desk.site.figures.newest(region, &indicator.id)?;
            match figure.figure {
                Figure::Ranked { place, of } => Some((indicator, figure, place, of)),
                _ => None,
            }
        })
        .take(MOST_MARKERS)
        .collect();
    let (first, _, _, of) = ranked.first()?;
    let meaning = first_place(first)?;
    let markers = ranked
        .iter()
        .map(|(indicator, _, place, _)| RankMarker {
            label: format!("{}: {place}", indicator.label),
            place: Some(*place),
            interval: None,
        })
        .collect();
    let title = desk.words.fill("rank.title", &[("region", desk.region_name(region))]);
    let strip = strip(desk, title, *of, &meaning, markers);
    let told: Vec<String> = ranked
        .iter()
        .map(|(indicator, figure, ..)| {
            format!("{}: {}", indicator.label, figure_view::value(desk, indicator, &figure.figure))
        })
        .collect();
    let figures: Vec<&PublishedFigure> = ranked.iter().map(|(_, figure, ..)| *figure).collect();
    Some(ChartView {
        id: id.to_owned(),
        sentence: desk.words.fill("rank.sentence", &[("places", &told.join("; ")), ("meaning", &meaning)]),
        svg: strip.draw(id),
        table: None,
        sources: sources(desk, page, &figures),
    })
}
