//! How far the parts of a region lie apart, beside the region as a whole: a mean may hide both ends.

use super::comparison::tick;
use super::spans::{of_shown, reach, reading};
use super::table::{order, table};
use super::{ChartView, sources};
use crate::model::{Address, RegionMatter, Relation};
use crate::protect::PublishedFigure;
use crate::render::charts::{Axis, Benchmark, DotChart, Row};
use crate::render::desk::Desk;
use crate::render::{figure_view, invented};
use crate::text::id::{Level, RegionId};
use crate::tidy::{Indicator, Measure, Region, Unit};
use std::collections::BTreeMap;

/// A chart for every headline figure that this region and at least two of its parts have.
pub fn spreads(desk: &Desk<'_>, page: &Address, region: &Region, matter: &RegionMatter) -> Vec<ChartView> {
    let mut indicators: Vec<&Indicator> =
        desk.site.indicators.values().filter(|indicator| is_spread(indicator)).collect();
    indicators.sort_by_key(|indicator| (indicator.headline, &indicator.id));
    let spread = |indicator: &&Indicator| spread(desk, page, region, matter, indicator);
    indicators.iter().filter_map(spread).collect()
}

/// Whether parts and whole can be laid beside each other on it: no amount, place or word.
fn is_spread(indicator: &Indicator) -> bool {
    let is_ratio = match indicator.unit {
        Unit::Percent | Unit::Rate | Unit::Mean => true,
        Unit::Count | Unit::Rank | Unit::Word => false,
    };
    let is_computed = matches!(indicator.measure, Measure::Ratio { .. } | Measure::Asked(_));
    is_ratio && is_computed && indicator.headline.is_some() && !indicator.is_total()
}

fn spread(
    desk: &Desk<'_>,
    page: &Address,
    region: &Region,
    matter: &RegionMatter,
    indicator: &Indicator,
) -> Option<ChartView> {
    let whole = desk.site.figures.newest_comparable(&region.id, &indicator.id)?;
    let value = whole.comparable_number()?;
    let mut parts = parts(desk, matter, whole);
    order(desk, indicator, &mut parts);
    let shown = || parts.iter().copied().filter(|figure| figure.comparable_number().is_some());
    let (highest, lowest) = (shown().next()?, shown().next_back()?);
    if shown().count() < 2 {
        return None;
    }
    let told = |figure: &PublishedFigure| figure_view::told(desk, indicator, figure);
    let name = |id: &RegionId| desk.region_name(id).to_owned();
    let gaps = [
        ("label", indicator.label.clone()),
        ("region", name(&region.id)),
        ("value", told(whole)),
        ("low", name(&lowest.region)),
        ("low_value", told(lowest)),
        ("high", name(&highest.region)),
        ("high_value", told(highest)),
    ];
    let row = |figure: &&PublishedFigure| Row {
        label: desk.region_name(&figure.region).to_owned(),
        reading: reading(desk, indicator, figure),
        href: Some(page.to(&Address::region(&figure.region))),
        highlighted: false,
    };
    let all = || parts.iter().copied().chain([whole]);
    let chart = DotChart {
        title: desk.words.fill("spread.title", &gaps),
        axis: Axis::around(reach(all()), tick(desk)).labelled(invented::label(desk, indicator)),
        rows: parts.iter().map(row).collect(),
        benchmark: Some(Benchmark { value, label: desk.words.fill("standing.whole", &gaps) }),
    };
    let id = format!("spreiding-{}", indicator.id);
    let table =
        table(desk, page, indicator, &all().collect::<Vec<_>>(), Some(&region.id), &format!("{id}-tabel"));
    Some(ChartView {
        sentence: desk.words.fill(&of_shown("spread.sentence", parts.iter().copied()), &gaps),
        rest: String::new(),
        svg: chart.draw(&id),
        id,
        legend: table.legend.clone(),
        table: Some(table),
        sources: sources(desk, page, &all().collect::<Vec<_>>()),
    })
}

/// The figures of the parts in the same wave, of the level that most of them have: a part of a part is no
/// rival of the part.
fn parts<'a>(desk: &Desk<'a>, matter: &RegionMatter, whole: &PublishedFigure) -> Vec<&'a PublishedFigure> {
    let mut by_level: BTreeMap<&Level, Vec<&PublishedFigure>> = BTreeMap::new();
    for part in matter.relatives.iter().filter(|relative| relative.relation == Relation::Part) {
        let figure = desk.site.figures.newest_comparable(&part.region, &whole.indicator);
        let level = desk.site.regions.get(&part.region).map(|region| &region.level);
        if let (Some(figure), Some(level)) = (figure, level)
            && figure.period == whole.period
        {
            by_level.entry(level).or_default().push(figure);
        }
    }
    by_level.into_values().max_by_key(Vec::len).unwrap_or_default()
}
