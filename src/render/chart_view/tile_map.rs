//! The tile map: the regions as tiles, of one indicator or of the site as a whole.

use super::{ChartView, caption, newest, number, sources};
use crate::model::Address;
use crate::protect::{Figure, PublishedFigure};
use crate::render::charts::{Legend, Tile, TileMap};
use crate::render::desk::Desk;
use crate::render::figure_view;
use crate::render::mark::{Mark, legend};
use crate::text::id::RegionId;
use crate::tidy::{self, Indicator, Measure};
use std::collections::BTreeMap;

/// The tile map of an indicator; `None` when the project has no tiles, or none of them a figure.
pub fn tile_map(desk: &Desk<'_>, page: &Address, indicator: &Indicator, id: &str) -> Option<ChartView> {
    let figures: BTreeMap<&RegionId, &PublishedFigure> =
        newest(desk, &indicator.id, None, false).into_iter().map(|figure| (&figure.region, figure)).collect();
    let there: Vec<&PublishedFigure> =
        desk.site.regions.tiles.keys().filter_map(|region| figures.get(region).copied()).collect();
    if there.is_empty() {
        return None;
    }
    let known: Vec<&PublishedFigure> = there.iter().copied().filter(|figure| figure.is_told()).collect();
    let classes = Classes::new(indicator, &known);
    let scale = Scale::of(&known);
    let tiles = tiles(desk, page, |region| match figures.get(region) {
        Some(figure) => TileFill {
            value: short_value(desk, indicator, figure, scale).map(|value| marked(figure, value)),
            level: classes.level(figure),
            sentence: told(desk, indicator, figure),
        },
        None => TileFill {
            value: Some(Mark::Unknown.view(desk).sign),
            level: None,
            sentence: desk.words.get("mark.unknown.words"),
        },
    });
    let map = TileMap {
        title: caption(desk, indicator),
        tiles,
        legend: Some(Legend {
            levels: classes.names(desk, indicator),
            unknown: Some(desk.words.get("map.unknown")),
        }),
    };
    let all = desk.site.regions.tiles.keys().filter(|region| !desk.is_invented(region)).count();
    let gaps = [
        ("known", known.len().to_string()),
        ("all", all.to_string()),
        ("unknown", (all - known.len()).to_string()),
    ];
    // A region without any figure is not known.
    let unknown = (there.len() < all).then_some(Mark::Unknown);
    let marks = there.iter().filter_map(|figure| Mark::of(&figure.figure)).chain(unknown);
    Some(ChartView {
        id: id.to_owned(),
        rest: String::new(),
        sentence: sentence(desk, &known, scale, "map.sentence", &gaps),
        svg: map.draw(id),
        table: None,
        legend: legend(desk, page, marks),
        sources: sources(desk, page, &known),
    })
}

/// Of how many regions it is known, in what the numbers are, and what a star means where there is one.
pub(super) fn sentence(
    desk: &Desk<'_>,
    known: &[&PublishedFigure],
    scale: Scale,
    key: &str,
    gaps: &[(&str, String)],
) -> String {
    let mut sentences = vec![desk.words.fill(key, gaps)];
    if scale == Scale::Thousands {
        sentences.push(desk.words.get("map.thousands"));
    }
    if !known.iter().all(|figure| figure.is_comparable()) {
        sentences.push(desk.words.get("map.star"));
    }
    sentences.join(" ")
}

/// In what numbers stand on the tiles: large ones would not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scale {
    Ones,
    Thousands,
}

impl Scale {
    pub(super) fn of(figures: &[&PublishedFigure]) -> Self {
        let is_large = |figure: &&PublishedFigure| matches!(figure.figure, Figure::Shown { value, .. } if value >= 100_000.0);
        if figures.iter().any(is_large) { Scale::Thousands } else { Scale::Ones }
    }
}

/// The map of the start page: which regions have something to tell.
pub fn map_of_regions(desk: &Desk<'_>, page: &Address, id: &str) -> Option<ChartView> {
    let regions = &desk.site.regions.tiles;
    if regions.is_empty() {
        return None;
    }
    let told = |region: &RegionId| desk.matter(region).is_some_and(|matter| matter.text.is_some());
    let tiles = tiles(desk, page, |region| TileFill {
        value: None,
        level: told(region).then_some(3),
        sentence: desk.words.get(if told(region) { "map.told" } else { "map.untold" }),
    });
    let real: Vec<&RegionId> = regions.keys().filter(|region| !desk.is_invented(region)).collect();
    let count = real.iter().filter(|region| told(region)).count();
    let gaps = [("told", count.to_string()), ("all", real.len().to_string())];
    Some(ChartView {
        id: id.to_owned(),
        rest: String::new(),
        sentence: desk.words.fill("map.regions", &gaps),
        svg: TileMap { title: desk.words.get("map.title"), tiles, legend: None }.draw(id),
        table: None,
        legend: None,
        sources: Vec::new(),
    })
}

/// What a tile shows beside its name.
struct TileFill {
    value: Option<String>,
    level: Option<u8>,
    sentence: String,
}

fn tiles(desk: &Desk<'_>, page: &Address, fill: impl Fn(&RegionId) -> TileFill) -> Vec<Tile> {
    let tile = |(region, place): (&RegionId, &tidy::Tile)| {
        let name = desk.region_name(region).to_owned();
        let TileFill { value, level, sentence } = fill(region);
        Tile {
            sentence: format!("{name}: {sentence}"),
            name,
            short: None,
            column: u8::try_from(place.column).unwrap_or(u8::MAX),
            row: u8::try_from(place.row).unwrap_or(u8::MAX),
            value,
            level,
            href: Some(page.to(&Address::region(region))),
            highlighted: false,
        }
    };
    // By row and column, so that the focus goes over the map as one reads.
    let mut places: Vec<_> = desk.site.regions.tiles.iter().collect();
    places.sort_by_key(|(_, place)| (place.row, place.column));
    places.into_iter().map(tile).collect()
}

/// The value with a star when it covers something else: the sentence then says what.
pub(super) fn marked(figure: &PublishedFigure, value: String) -> String {
    if figure.is_comparable() { value } else { format!("{value}*") }
}

/// The value in a sentence, with what it covers where that differs.
pub(super) fn told(desk: &Desk<'_>, indicator: &Indicator, figure: &PublishedFigure) -> String {
    let value = figure_view::told(desk, indicator, figure);
    match &figure.provenance.covers {
        Some(covers) => format!("{value}* ({}: {covers})", desk.words.get("figure.differs")),
        None => value,
    }
}

/// What fits on a tile: a place, a number, or a word of a few letters.
pub(super) fn short_value(
    desk: &Desk<'_>,
    indicator: &Indicator,
    published: &PublishedFigure,
    scale: Scale,
) -> Option<String> {
    const LETTERS: usize = 6;
    if let Some(mark) = Mark::told(desk, published) {
        return Some(mark.sign);
    }
    match &published.figure {
        Figure::Ranked { place, .. } => Some(place.to_string()),
        Figure::Shown { value, .. } if scale == Scale::Thousands => Some(desk.number(value / 1000.0, 0)),
        Figure::Shown { .. } => Some(figure_view::told(desk, indicator, published)),
        Figure::Worded { word } if word.chars().count() <= LETTERS => Some(word.clone()),
        Figure::Worded { .. } => Some(desk.words.get("map.word")),
        // What a source keeps back has no sign: the legend and the title say it.
        Figure::Hidden { .. } | Figure::Missing { .. } => None,
    }
}

/// The classes of a map: five equal stretches, of places or of the values there are.
pub(super) struct Classes {
    low: f64,
    width: f64,
    any: bool,
}

const CLASSES: u8 = 5;

impl Classes {
    pub(super) fn new(indicator: &Indicator, figures: &[&PublishedFigure]) -> Self {
        let values: Vec<f64> = figures.iter().filter_map(|figure| number(figure)).collect();
        let (low, high) = match indicator.measure {
            Measure::Rank { of, .. } => (1.0, f64::from(of)),
            Measure::Register | Measure::Ratio { .. } | Measure::Asked(_) => (
                values.iter().copied().fold(f64::INFINITY, f64::min),
                values.iter().copied().fold(f64::NEG_INFINITY, f64::max),
            ),
        };
        let any = !values.is_empty() && high > low;
        match indicator.measure {
            Measure::Rank { .. } => Self { low, width: (high - low) / f64::from(CLASSES), any },
            Measure::Register | Measure::Ratio { .. } | Measure::Asked(_) => {
                Self::with_round_limits(low, high, any)
            }
        }
    }

    /// Limits that can be read and remembered: 100.000 to 250.000 rather than 117.000 to 225.600.
    fn with_round_limits(low: f64, high: f64, any: bool) -> Self {
        let classes = f64::from(CLASSES);
        let smallest = if any { (high - low) / classes } else { 1.0 };
        let power = 10_f64.powf(smallest.log10().floor());
        let steps = [1.0, 2.0, 2.5, 5.0, 10.0, 20.0].map(|step| step * power);
        let fits = |step: &&f64| (low / **step).floor() * **step + classes * **step >= high;
        let width = steps.iter().find(fits).copied().unwrap_or(smallest);
        Self { low: (low / width).floor() * width, width, any }
    }

    /// From 0 for the smallest value to 4 for the largest; for places the first is the strongest.
    pub(super) fn level(&self, figure: &PublishedFigure) -> Option<u8> {
        let value = number(figure).filter(|_| self.any)?;
        let step =
            (0..CLASSES).rev().find(|step| value >= self.low + f64::from(*step) * self.width).unwrap_or(0);
        Some(if matches!(figure.figure, Figure::Ranked { .. }) { CLASSES - 1 - step } else { step })
    }

    pub(super) fn names(&self, desk: &Desk<'_>, indicator: &Indicator) -> Vec<String> {
        if !self.any {
            return Vec::new();
        }
        let is_rank = matches!(indicator.measure, Measure::Rank { .. });
        let edge = |step: u8| self.low + f64::from(step) * self.width;
        let name = |step: u8| {
            let step = if is_rank { CLASSES - 1 - step } else { step };
            let (from, to) = (edge(step), edge(step + 1));
            let (from, to) = if is_rank { (from.ceil(), last_place(to, step)) } else { (from, to) };
            let text = |value: f64| figure_view::number(desk, indicator, value);
            desk.words.fill("map.class", &[("from", &text(from)), ("to", &text(to))])
        };
        (0..CLASSES).map(name).collect()
    }
}

/// The last whole place of a stretch: its upper edge belongs to the next one, except at the end.
fn last_place(edge: f64, step: u8) -> f64 {
    if step + 1 == CLASSES { edge.floor() } else { (edge - 1e-9).floor() }
}
