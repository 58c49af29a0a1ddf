//! Charts with all that belongs to them: a picture, a table and a sentence, from the same figures.

use super::charts::{
    Axis, BarChart, DotChart, Edge, EffectTree, Footing, FootingLegend, Layer, Legend, Node, RankMarker, RankStrip,
    Reading, Row, Tile, TileMap,
};
use super::citation::{self, CitationView};
use super::desk::Desk;
use super::figure_view;
use crate::model::Address;
use crate::protect::{Figure, PublishedFigure};
use crate::text::id::{IndicatorId, Level, RegionId};
use crate::tidy::{EffectKind, Effects, Indicator, Measure, Unit};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A chart on a page.
#[derive(Debug, Clone, Serialize)]
pub struct ChartView {
    /// Unique on the page.
    pub id: String,
    /// What the chart says, in one sentence.
    pub sentence: String,
    /// The picture, as SVG.
    pub svg: String,
    /// The same as a table; `None` where the page has it elsewhere.
    pub table: Option<TableView>,
    pub sources: Vec<CitationView>,
}

/// A table of figures.
#[derive(Debug, Clone, Serialize)]
pub struct TableView {
    pub id: String,
    pub caption: String,
    pub rows: Vec<TableRow>,
}

/// One region in a table of figures.
#[derive(Debug, Clone, Serialize)]
pub struct TableRow {
    pub name: String,
    pub href: String,
    /// Whether it is the region the reader came for.
    pub is_here: bool,
    /// `shown`, `word`, `hidden` or `missing`.
    pub state: &'static str,
    pub value: String,
    pub period: String,
    pub status: String,
    /// What it covers, where that differs: then it is not in the picture.
    pub covers: Option<String>,
}

/// The figures of one indicator, one for each region: the newest that it has.
fn newest<'a>(desk: &Desk<'a>, indicator: &'a IndicatorId, level: Option<&Level>) -> Vec<&'a PublishedFigure> {
    let mut newest: BTreeMap<&RegionId, &PublishedFigure> = BTreeMap::new();
    for figure in desk.site.figures.of_indicator(indicator) {
        let is_of_level = |region: &RegionId| desk.site.regions.get(region).is_some_and(|region| level.is_none_or(|level| region.level == *level));
        if is_of_level(&figure.region) {
            newest.insert(&figure.region, figure);
        }
    }
    newest.into_values().collect()
}

/// The number to order and draw by; `None` for what is no number, or is not to be compared.
fn number(figure: &PublishedFigure) -> Option<f64> {
    match figure.figure {
        Figure::Shown { value, .. } if figure.is_comparable() => Some(value),
        Figure::Ranked { place, .. } if figure.is_comparable() => Some(f64::from(place)),
        _ => None,
    }
}

/// An indicator over the regions, the largest first; places from 1 down. `None` when fewer than two
/// regions have a number that can be compared.
pub fn of_indicator(
    desk: &Desk<'_>,
    page: &Address,
    id: &IndicatorId,
    level: Option<&Level>,
    here: Option<&RegionId>,
    chart_id: &str,
) -> Option<ChartView> {
    let indicator = desk.site.indicators.get(id)?;
    let mut figures = newest(desk, id, level);
    order(desk, indicator, &mut figures);
    let drawn: Vec<&PublishedFigure> = figures.iter().copied().filter(|figure| number(figure).is_some()).collect();
    if drawn.len() < 2 {
        return None;
    }
    let table = table(desk, page, indicator, &figures, here, &format!("{chart_id}-tabel"));
    Some(ChartView {
        id: chart_id.to_owned(),
        sentence: sentence(desk, indicator, &drawn),
        svg: picture(desk, page, indicator, &drawn, here, chart_id),
        table: Some(table),
        sources: sources(desk, page, &drawn),
    })
}

/// Numbers first, the largest first, for ranks the first place first; then the others by name.
fn order(desk: &Desk<'_>, indicator: &Indicator, figures: &mut [&PublishedFigure]) {
    let is_rank = matches!(indicator.measure, Measure::Rank { .. });
    figures.sort_by(|a, b| {
        let by_number = match (number(a), number(b)) {
            (Some(a), Some(b)) if is_rank => a.total_cmp(&b),
            (Some(a), Some(b)) => b.total_cmp(&a),
            (a, b) => b.is_some().cmp(&a.is_some()),
        };
        let by_name = || desk.look.language.compare(desk.region_name(&a.region), desk.region_name(&b.region));
        by_number.then_with(by_name)
    });
}

fn picture(
    desk: &Desk<'_>,
    page: &Address,
    indicator: &Indicator,
    figures: &[&PublishedFigure],
    here: Option<&RegionId>,
    id: &str,
) -> String {
    let rows: Vec<Row> = figures
        .iter()
        .map(|figure| Row {
            label: desk.region_name(&figure.region).to_owned(),
            reading: Reading::Known {
                value: number(figure).unwrap_or_default(),
                interval: match figure.figure {
                    Figure::Shown { interval, .. } => interval,
                    _ => None,
                },
                text: figure_view::value(desk, indicator, &figure.figure),
            },
            href: Some(page.to(&Address::region(&figure.region))).filter(|_| here != Some(&figure.region)),
            highlighted: here == Some(&figure.region),
        })
        .collect();
    let values = figures.iter().filter_map(|figure| number(figure));
    let title = indicator.label.clone();
    let written = |value: f64, decimals: usize| desk.number(value, u8::try_from(decimals).unwrap_or(6));
    if indicator.unit == Unit::Count {
        BarChart { title, axis: Axis::from_zero(values, written), rows, benchmark: None }.draw(id)
    } else {
        DotChart { title, axis: Axis::around(values, written), rows, benchmark: None }.draw(id)
    }
}

fn sentence(desk: &Desk<'_>, indicator: &Indicator, drawn: &[&PublishedFigure]) -> String {
    let (Some(first), Some(last)) = (drawn.first(), drawn.last()) else { return String::new() };
    let value = |figure: &PublishedFigure| figure_view::value(desk, indicator, &figure.figure);
    let gaps = [
        ("first", desk.region_name(&first.region).to_owned()),
        ("first_value", value(first)),
        ("last", desk.region_name(&last.region).to_owned()),
        ("last_value", value(last)),
        ("meaning", first_place(indicator).unwrap_or_default()),
    ];
    let gaps: Vec<(&str, &str)> = gaps.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let key = if matches!(indicator.measure, Measure::Rank { .. }) { "chart.ranks" } else { "chart.numbers" };
    desk.words.fill(key, &gaps)
}

/// What the first place means; `None` when the indicator is no rank.
fn first_place(indicator: &Indicator) -> Option<String> {
    match &indicator.measure {
        Measure::Rank { first, .. } => Some(first.clone()),
        Measure::Register | Measure::Ratio { .. } => None,
    }
}

/// All figures of an indicator as a table.
pub fn table_of(desk: &Desk<'_>, page: &Address, indicator: &Indicator, id: &str) -> TableView {
    let mut figures = newest(desk, &indicator.id, None);
    order(desk, indicator, &mut figures);
    table(desk, page, indicator, &figures, None, id)
}

fn table(
    desk: &Desk<'_>,
    page: &Address,
    indicator: &Indicator,
    figures: &[&PublishedFigure],
    here: Option<&RegionId>,
    id: &str,
) -> TableView {
    let row = |figure: &&PublishedFigure| {
        let view = figure_view::figure(desk, page, indicator, figure);
        TableRow {
            name: desk.region_name(&figure.region).to_owned(),
            href: page.to(&Address::region(&figure.region)),
            is_here: here == Some(&figure.region),
            state: view.state,
            value: view.value,
            period: view.period.unwrap_or_default(),
            status: view.status.unwrap_or_default(),
            covers: view.covers,
        }
    };
    TableView { id: id.to_owned(), caption: caption(desk, indicator), rows: figures.iter().map(row).collect() }
}

/// The indicator's name; for a rank with the meaning of the first place, which is said each time.
pub fn caption(desk: &Desk<'_>, indicator: &Indicator) -> String {
    match first_place(indicator) {
        Some(first) => desk.words.fill("chart.rank_caption", &[("label", &indicator.label), ("first", &first)]),
        None => indicator.label.clone(),
    }
}

/// The sources of several figures, each source once.
fn sources(desk: &Desk<'_>, page: &Address, figures: &[&PublishedFigure]) -> Vec<CitationView> {
    let ids: BTreeSet<_> = figures.iter().flat_map(|figure| figure.provenance.bases.iter().map(|basis| &basis.source)).collect();
    ids.into_iter().map(|id| citation::source(desk, page, id, None)).collect()
}

/// The tile map of an indicator; `None` when the project has no tiles, or none of them a figure.
pub fn tile_map(desk: &Desk<'_>, page: &Address, indicator: &Indicator, id: &str) -> Option<ChartView> {
    let figures: BTreeMap<&RegionId, &PublishedFigure> =
        newest(desk, &indicator.id, None).into_iter().map(|figure| (&figure.region, figure)).collect();
    let known: Vec<&PublishedFigure> = desk.site.regions.tiles.keys().filter_map(|region| figures.get(region).copied()).collect();
    if known.is_empty() {
        return None;
    }
    let classes = Classes::new(indicator, &known);
    let tiles = tiles(desk, page, |region| match figures.get(region) {
        Some(figure) => TileFill {
            value: short_value(desk, indicator, &figure.figure),
            level: classes.level(figure),
            sentence: figure_view::value(desk, indicator, &figure.figure),
        },
        None => TileFill { value: None, level: None, sentence: desk.words.get("figure.missing") },
    });
    let map = TileMap {
        title: caption(desk, indicator),
        tiles,
        legend: Some(Legend { levels: classes.names(desk, indicator), unknown: Some(desk.words.get("map.unknown")) }),
    };
    let all = desk.site.regions.tiles.len();
    let gaps = [("known", known.len().to_string()), ("all", all.to_string()), ("unknown", (all - known.len()).to_string())];
    let gaps: Vec<(&str, &str)> = gaps.iter().map(|(name, value)| (*name, value.as_str())).collect();
    Some(ChartView {
        id: id.to_owned(),
        sentence: desk.words.fill("map.sentence", &gaps),
        svg: map.draw(id),
        table: None,
        sources: sources(desk, page, &known),
    })
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
    let count = regions.keys().filter(|region| told(region)).count();
    let gaps = [("told", count.to_string()), ("all", regions.len().to_string())];
    let gaps: Vec<(&str, &str)> = gaps.iter().map(|(name, value)| (*name, value.as_str())).collect();
    Some(ChartView {
        id: id.to_owned(),
        sentence: desk.words.fill("map.regions", &gaps),
        svg: TileMap { title: desk.words.get("map.title"), tiles, legend: None }.draw(id),
        table: None,
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
    let tile = |(region, place): (&RegionId, &crate::tidy::Tile)| {
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
    desk.site.regions.tiles.iter().map(tile).collect()
}

/// What fits on a tile: a place, a number, or a word of a few letters.
fn short_value(desk: &Desk<'_>, indicator: &Indicator, figure: &Figure) -> Option<String> {
    const LETTERS: usize = 6;
    match figure {
        Figure::Ranked { place, .. } => Some(place.to_string()),
        Figure::Shown { value, .. } => Some(figure_view::number(desk, indicator, *value)),
        Figure::Worded { word } if word.chars().count() <= LETTERS => Some(word.clone()),
        Figure::Worded { .. } => Some(desk.words.get("map.word")),
        Figure::Hidden { .. } => Some("·".to_owned()),
        Figure::Missing { .. } => None,
    }
}

/// The classes of a map: five equal stretches, of places or of the values there are.
struct Classes {
    low: f64,
    width: f64,
    any: bool,
}

const CLASSES: u8 = 5;

impl Classes {
    fn new(indicator: &Indicator, figures: &[&PublishedFigure]) -> Self {
        let values: Vec<f64> = figures.iter().filter_map(|figure| number(figure)).collect();
        let (low, high) = match indicator.measure {
            Measure::Rank { of, .. } => (1.0, f64::from(of)),
            Measure::Register | Measure::Ratio { .. } => {
                (values.iter().copied().fold(f64::INFINITY, f64::min), values.iter().copied().fold(f64::NEG_INFINITY, f64::max))
            }
        };
        Self { low, width: (high - low) / f64::from(CLASSES), any: !values.is_empty() && high > low }
    }

    /// From 0 for the smallest value to 4 for the largest; for places the first is the strongest.
    fn level(&self, figure: &PublishedFigure) -> Option<u8> {
        let value = number(figure).filter(|_| self.any)?;
        let step = (0..CLASSES).rev().find(|step| value >= self.low + f64::from(*step) * self.width).unwrap_or(0);
        Some(if matches!(figure.figure, Figure::Ranked { .. }) { CLASSES - 1 - step } else { step })
    }

    fn names(&self, desk: &Desk<'_>, indicator: &Indicator) -> Vec<String> {
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

/// The places of a region in all rankings, on one strip; `None` when it has no place that is a number.
pub fn ranks(desk: &Desk<'_>, page: &Address, region: &RegionId, id: &str) -> Option<ChartView> {
    /// More labels than this would run together on a phone.
    const MARKERS: usize = 4;
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
        .take(MARKERS)
        .collect();
    let (first, _, _, of) = ranked.first()?;
    let meaning = first_place(first)?;
    let strip = RankStrip {
        title: desk.words.fill("rank.title", &[("region", desk.region_name(region))]),
        of: *of,
        first: desk.words.fill("rank.first", &[("meaning", &meaning)]),
        last: desk.words.fill("rank.last", &[("of", &of.to_string())]),
        markers: ranked
            .iter()
            .map(|(indicator, _, place, _)| RankMarker {
                label: format!("{}: {place}", indicator.label),
                place: Some(*place),
                interval: None,
            })
            .collect(),
        others: Vec::new(),
    };
    let told: Vec<String> = ranked
        .iter()
        .map(|(indicator, figure, ..)| format!("{}: {}", indicator.label, figure_view::value(desk, indicator, &figure.figure)))
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

/// An effect tree: the picture, and the same as a nested list.
#[derive(Debug, Clone, Serialize)]
pub struct EffectsView {
    pub id: String,
    pub svg: String,
    pub sentence: String,
    /// What nothing leads to, each with what follows from it.
    pub roots: Vec<EffectNodeView>,
    pub source: CitationView,
}

#[derive(Debug, Clone, Serialize)]
pub struct EffectNodeView {
    pub kind: String,
    pub label: String,
    pub is_goal: bool,
    /// What shows that the step above leads to this one; `None` when nothing is said of it.
    pub evidence: Option<String>,
    pub next: Vec<EffectNodeView>,
}

/// The effect tree of a region; `None` when it has none.
pub fn effects(desk: &Desk<'_>, page: &Address, region: &RegionId, id: &str) -> Option<EffectsView> {
    let effects = desk.matter(region)?.text.as_ref()?.front.effects.as_ref()?;
    let is_led_to = |node: &str| effects.edges.iter().any(|edge| edge.to == node);
    let roots = effects
        .nodes
        .iter()
        .filter(|node| !is_led_to(&node.id))
        .map(|node| effect_node(desk, effects, &node.id, None, &mut Vec::new()))
        .collect::<Option<Vec<_>>>()?;
    Some(EffectsView {
        id: id.to_owned(),
        svg: effect_tree(desk, effects, region).draw(id),
        sentence: desk.words.fill("effects.sentence", &[("region", desk.region_name(region))]),
        roots,
        source: citation::source(desk, page, &effects.source, effects.place.as_deref()),
    })
}

/// A node with what follows from it; a node that is already above is not told again.
fn effect_node<'a>(
    desk: &Desk<'_>,
    effects: &'a Effects,
    id: &str,
    evidence: Option<&str>,
    above: &mut Vec<&'a str>,
) -> Option<EffectNodeView> {
    let node = effects.nodes.iter().find(|node| node.id == id)?;
    above.push(&node.id);
    let next = effects
        .edges
        .iter()
        .filter(|edge| edge.from == node.id && !above.contains(&edge.to.as_str()))
        .collect::<Vec<_>>()
        .into_iter()
        .filter_map(|edge| effect_node(desk, effects, &edge.to, edge.evidence.as_deref(), above))
        .collect();
    above.pop();
    Some(EffectNodeView {
        kind: desk.words.get(effect_word(node.kind)),
        label: node.label.clone(),
        is_goal: node.kind == EffectKind::Einddoel,
        evidence: evidence.map(str::to_owned),
        next,
    })
}

fn effect_word(kind: EffectKind) -> &'static str {
    match kind {
        EffectKind::Interventie => "effects.interventie",
        EffectKind::Output => "effects.output",
        EffectKind::Tussenuitkomst => "effects.tussenuitkomst",
        EffectKind::Einddoel => "effects.einddoel",
    }
}

fn effect_tree(desk: &Desk<'_>, effects: &Effects, region: &RegionId) -> EffectTree {
    let kinds = [EffectKind::Interventie, EffectKind::Output, EffectKind::Tussenuitkomst, EffectKind::Einddoel];
    let nodes_of = |kind: EffectKind| {
        effects
            .nodes
            .iter()
            .filter(move |node| node.kind == kind)
            .map(|node| Node { id: node.id.clone(), label: node.label.clone() })
            .collect::<Vec<_>>()
    };
    let layers = kinds
        .into_iter()
        .map(|kind| Layer { label: desk.words.get(effect_word(kind)), nodes: nodes_of(kind) })
        .filter(|layer| !layer.nodes.is_empty())
        .collect();
    let edges = effects
        .edges
        .iter()
        .map(|edge| Edge { from: edge.from.clone(), to: edge.to.clone(), footing: Footing::Assumption })
        .collect();
    EffectTree {
        title: desk.words.fill("effects.title", &[("region", desk.region_name(region))]),
        layers,
        edges,
        legend: None::<FootingLegend>,
    }
}
