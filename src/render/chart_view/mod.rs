//! Charts with all that belongs to them: a picture, a table and a sentence, from the same figures.

mod comparison;
mod effects;
mod ranks;
mod response;
mod table;
mod tile_map;

pub use comparison::of_indicator;
pub use effects::{EffectsView, effects};
pub use ranks::ranks;
pub use response::response;
pub use table::{TableView, table_of};
pub use tile_map::{map_of_regions, tile_map};

use super::citation::{self, CitationView};
use super::desk::Desk;
use crate::model::Address;
use crate::protect::{Figure, PublishedFigure};
use crate::text::id::{IndicatorId, Level, RegionId};
use crate::tidy::{Indicator, Measure};
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

/// The figures of one indicator, one for each region: the newest that it has.
fn newest<'a>(
    desk: &Desk<'a>,
    indicator: &'a IndicatorId,
    level: Option<&Level>,
) -> Vec<&'a PublishedFigure> {
    let mut newest: BTreeMap<&RegionId, &PublishedFigure> = BTreeMap::new();
    for figure in desk.site.figures.of_indicator(indicator) {
        let is_of_level = |region: &RegionId| {
            desk.site
                .regions
                .get(region)
                .is_some_and(|region| level.is_none_or(|level| region.level == *level))
        };
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
        None => indicator.label.clone(),
    }
}

/// The sources of several figures, each source once.
fn sources(desk: &Desk<'_>, page: &Address, figures: &[&PublishedFigure]) -> Vec<CitationView> {
    let ids: BTreeSet<_> =
        figures.iter().flat_map(|figure| figure.provenance.bases.iter().map(|basis| &basis.source)).collect();
    ids.into_iter().map(|id| citation::source(desk, page, id, None)).collect()
}
