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

/// A place of a region in a ranking.
struct Ranked<'a> {
    indicator: &'a Indicator,
    figure: &'a PublishedFigure,
    place: u32,
    of: u32,
}

/// The places of a region, what is measured before what is felt: marks follow that order everywhere.
fn ranked<'a>(desk: &Desk<'a>, region: &RegionId) -> Vec<Ranked<'a>> {
    let mut indicators: Vec<&Indicator> = desk.site.indicators.values().collect();
    indicators.sort_by_key(|indicator| (indicator.beside.is_some(), &indicator.id));
    let place_of = |indicator: &'a Indicator| {
        let figure = desk.site.figures.newest(region, &indicator.id)?;
        match figure.figure {
            Figure::Ranked { place, of } => Some(Ranked { indicator, figure, place, of }),
            _ => None,
        }
    };
    let mut ranked: Vec<Ranked<'a>> = indicators.into_iter().filter_map(place_of).collect();
    // Only places of rankings that count the same way stand on one strip: as many, from the same end.
    let first = ranked.first().map(|first| first.indicator.measure.clone());
    ranked.retain(|ranked| Some(&ranked.indicator.measure) == first.as_ref());
    ranked.truncate(MOST_MARKERS);
    ranked
}

/// The places of a region in all rankings, on one strip; `None` when it has no place that is a number.
pub fn ranks(desk: &Desk<'_>, page: &Address, region: &RegionId, id: &str) -> Option<ChartView> {
    let ranked = ranked(desk, region);
    let first = ranked.first()?;
    let meaning = first_place(first.indicator)?;
    let marker = |ranked: &Ranked<'_>| RankMarker {
        label: format!("{}: {}", ranked.indicator.label, ranked.place),
        place: Some(ranked.place),
        interval: None,
    };
    let told = |ranked: &Ranked<'_>| {
        let value = figure_view::told(desk, ranked.indicator, ranked.figure);
        format!("{}: {value}", ranked.indicator.label)
    };
    let title = desk.words.fill("rank.title", &[("region", desk.region_name(region))]);
    let places = ranked.iter().map(told).collect::<Vec<_>>().join("; ");
    let figures: Vec<&PublishedFigure> = ranked.iter().map(|ranked| ranked.figure).collect();
    Some(ChartView {
        id: id.to_owned(),
        rest: String::new(),
        sentence: desk.words.fill("rank.sentence", &[("places", &places), ("meaning", &meaning)]),
        svg: strip(desk, title, first.of, &meaning, ranked.iter().map(marker).collect()).draw(id),
        table: None,
        legend: None,
        sources: sources(desk, page, &figures),
    })
}
