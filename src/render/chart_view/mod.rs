//! Charts with all that belongs to them: a picture, a table and a sentence, from the same figures.

mod boundary_map;
mod comparison;
mod effects;
mod heat_map;
mod order;
mod pictogram;
mod ranks;
mod response;
mod said;
mod several;
mod spans;
mod spine;
mod spread;
mod standing;
mod steps;
mod table;
mod tile_map;
mod trend;

pub use boundary_map::{MapView, boundary_maps, has_boundaries};
pub use comparison::of_indicator;
pub use effects::{EffectsView, effects};
pub use heat_map::{HeatMapView, heat_maps};
pub use pictogram::pictogram;
pub use ranks::ranks;
pub use response::{response, response_told};
pub use said::said;
pub use several::{ChartsView, several};
pub use spine::spine;
pub use spread::spreads;
pub use standing::{StandingView, standings};
pub use steps::steps;
pub use table::{TableCell, TableRow, TableView, table_of, table_of_options, table_of_waves};
pub use tile_map::{map_of_regions, tile_map};
pub use trend::{TrendView, trends};

use super::citation::{self, CitationView};
use super::desk::Desk;
use super::downloads;
use super::invented;
use super::mark::LegendView;
use crate::model::Address;
use crate::protect::PublishedFigure;
use crate::text::id::{IndicatorId, Level};
use crate::tidy::{Indicator, Measure, Region};
use serde::Serialize;
use std::collections::BTreeSet;

/// A chart on a page.
#[derive(Debug, Clone, Serialize)]
pub struct ChartView {
    /// Unique on the page.
    pub id: String,
    /// What the chart says, in one sentence.
    pub sentence: String,
    /// What must be said with it, such as what chance may do; empty when nothing must.
    pub rest: String,
    /// The picture, as SVG.
    pub svg: String,
    /// The same as a table; `None` where the page has it elsewhere.
    pub table: Option<TableView>,
    /// What the marks in picture and table mean; `None` where there are none.
    pub legend: Option<LegendView>,
    pub sources: Vec<CitationView>,
}

/// A chart whose rows stand in another table than that of its page.
#[derive(Debug, Clone, Serialize)]
pub struct ChartOfOthers {
    pub chart: ChartView,
    /// The table, as CSV; `None` where there is none.
    pub rows: Option<String>,
}

impl ChartOfOthers {
    /// A chart of one indicator over several regions.
    pub fn new(desk: &Desk<'_>, page: &Address, indicator: &IndicatorId, chart: ChartView) -> Self {
        Self { chart, rows: downloads::of_indicator(desk, indicator).map(|rows| page.to(&rows)) }
    }
}

/// The figures of one indicator, one for each region of a level: the newest that can be compared, or else
/// the newest there is. Invented regions stand beside each other, and never among real ones.
fn newest<'a>(
    desk: &Desk<'a>,
    indicator: &'a IndicatorId,
    level: Option<&Level>,
    is_invented: bool,
) -> Vec<&'a PublishedFigure> {
    let figures = &desk.site.figures;
    let is_wanted = |region: &&Region| {
        region.fictitious == is_invented && level.is_none_or(|level| region.level == *level)
    };
    let newest = |region: &'a Region| {
        let comparable = figures.newest_comparable(&region.id, indicator);
        comparable.or_else(|| figures.newest(&region.id, indicator))
    };
    desk.site.regions.all.values().filter(is_wanted).filter_map(newest).collect()
}

/// Every level, from wide to small: that of real regions, and then that of invented ones. A level that the
/// settings list twice is told there, and counts once here.
fn levels_by_kind<'a>(desk: &'a Desk<'_>) -> impl Iterator<Item = (&'a Level, bool)> {
    let levels = &desk.look.settings.levels;
    let is_first = |(at, level): &(usize, &Level)| !levels.iter().take(*at).any(|other| other == *level);
    let once = move || levels.iter().enumerate().filter(is_first).map(|(_, level)| level);
    once().map(|level| (level, false)).chain(once().map(|level| (level, true)))
}

/// The number to order and draw by; `None` for what is no number, or is not to be compared.
fn number(figure: &PublishedFigure) -> Option<f64> {
    figure.comparable_number()
}

/// What the first place means; `None` when the indicator is no rank.
fn first_place(indicator: &Indicator) -> Option<String> {
    match &indicator.measure {
        Measure::Rank { first, .. } => Some(first.clone()),
        Measure::Register | Measure::Ratio { .. } | Measure::Asked(_) => None,
    }
}

/// The indicator's name; for a rank with the meaning of the first place, which is said each time.
pub fn caption(desk: &Desk<'_>, indicator: &Indicator) -> String {
    match first_place(indicator) {
        Some(first) => {
            desk.words.fill("chart.rank_caption", &[("label", &indicator.label), ("first", &first)])
        }
        None => invented::label(desk, indicator),
    }
}

/// The sources of several figures, each source once.
fn sources(desk: &Desk<'_>, page: &Address, figures: &[&PublishedFigure]) -> Vec<CitationView> {
    let ids: BTreeSet<_> =
        figures.iter().flat_map(|figure| figure.provenance.bases.iter().map(|basis| &basis.source)).collect();
    ids.into_iter().map(|id| citation::source(desk, page, id, None)).collect()
}
