//! An indicator over the regions: bars for amounts, dots for ratios, a strip for places.

use super::ranks::{MOST_MARKERS, strip};
use super::spans::{reach, reading};
use super::table::{order, table};
use super::{ChartView, first_place, newest, number, sources, standing};
use crate::model::{Address, Standing};
use crate::protect::{Figure, PublishedFigure};
use crate::render::charts::{Axis, BarChart, Benchmark, DotChart, RankMarker, Row};
use crate::render::desk::Desk;
use crate::render::figure_view;
use crate::text::id::{IndicatorId, Level, RegionId};
use crate::tidy::{Indicator, Measure, Unit};

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
    if let Measure::Asked(_) = indicator.measure {
        return of_survey(desk, page, indicator, level, here, chart_id);
    }
    let mut figures = newest(desk, id, level, here.is_some_and(|here| desk.is_invented(here)));
    order(desk, indicator, &mut figures);
    let drawn: Vec<&PublishedFigure> =
        figures.iter().copied().filter(|figure| number(figure).is_some()).collect();
    if drawn.len() < 2 {
        return None;
    }
    let table = table(desk, page, indicator, &figures, here, &format!("{chart_id}-tabel"));
    Some(ChartView {
        id: chart_id.to_owned(),
        rest: String::new(),
        sentence: sentence(desk, indicator, &drawn),
        svg: picture(desk, page, indicator, &with_gaps(&figures), here, chart_id),
        legend: table.legend.clone(),
        table: Some(table),
        sources: sources(desk, page, &drawn),
    })
}

/// The regions of one level in the newest wave of a survey: of the level that is asked for, or of the
/// one that has most numbers.
fn of_survey(
    desk: &Desk<'_>,
    page: &Address,
    indicator: &Indicator,
    level: Option<&Level>,
    here: Option<&RegionId>,
    id: &str,
) -> Option<ChartView> {
    let standings = desk.site.standings(&desk.look.settings.levels, indicator);
    let is_wanted = |standing: &&Standing<'_>| {
        let of_kind = |here: &RegionId| standing.regions.iter().any(|stand| stand.figure.region == *here);
        level.is_none_or(|level| standing.level == level) && here.is_none_or(of_kind)
    };
    let known = |standing: &&Standing<'_>| {
        standing.regions.iter().filter(|stand| stand.figure.comparable_number().is_some()).count()
    };
    // Of equals the last would be taken; the first is the widest, and real.
    let standing = standings.iter().filter(is_wanted).rev().max_by_key(known)?;
    standing::chart(desk, page, indicator, standing, here, id)
}

fn picture(
    desk: &Desk<'_>,
    page: &Address,
    indicator: &Indicator,
    figures: &[&PublishedFigure],
    here: Option<&RegionId>,
    id: &str,
) -> String {
    match &indicator.measure {
        Measure::Rank { of, first, .. } if figures.len() <= MOST_MARKERS => {
            let marker = |figure: &&PublishedFigure| RankMarker {
                label: format!(
                    "{}: {}",
                    desk.region_name(&figure.region),
                    number(figure).unwrap_or_default()
                ),
                place: place(figure),
                interval: None,
            };
            strip(desk, indicator.label.clone(), *of, first, figures.iter().map(marker).collect()).draw(id)
        }
        Measure::Rank { of, .. } => {
            rows_chart(desk, page, indicator, figures, here, &[1.0, f64::from(*of)]).draw(id)
        }
        Measure::Register | Measure::Ratio { .. } | Measure::Asked(_) if indicator.unit == Unit::Count => {
            let DotChart { title, axis: _, rows, benchmark } =
                rows_chart(desk, page, indicator, figures, here, &[]);
            let axis = Axis::from_zero(reach(figures.iter().copied()), tick(desk)).labelled(&indicator.label);
            BarChart { title, axis, rows, benchmark }.draw(id)
        }
        Measure::Register | Measure::Ratio { .. } | Measure::Asked(_) => {
            rows_chart(desk, page, indicator, figures, here, &[]).draw(id)
        }
    }
}

fn place(figure: &PublishedFigure) -> Option<u32> {
    match figure.figure {
        Figure::Ranked { place, .. } => Some(place),
        _ => None,
    }
}

/// What can be drawn, and what is hidden or missing: a gap is shown as a gap, never as zero.
fn with_gaps<'a>(figures: &[&'a PublishedFigure]) -> Vec<&'a PublishedFigure> {
    let is_gap =
        |figure: &PublishedFigure| matches!(figure.figure, Figure::Hidden { .. } | Figure::Missing { .. });
    figures.iter().copied().filter(|figure| number(figure).is_some() || is_gap(figure)).collect()
}

/// The numbers along an axis, in the form of the language.
pub fn tick(desk: &Desk<'_>) -> impl Fn(f64, usize) -> String {
    move |value, decimals| desk.number(value, u8::try_from(decimals).unwrap_or(6))
}

/// A row for every region; `ends` are values that the axis must reach.
fn rows_chart(
    desk: &Desk<'_>,
    page: &Address,
    indicator: &Indicator,
    figures: &[&PublishedFigure],
    here: Option<&RegionId>,
    ends: &[f64],
) -> DotChart {
    let row = |figure: &&PublishedFigure| Row {
        label: desk.region_name(&figure.region).to_owned(),
        reading: reading(desk, indicator, figure),
        href: Some(page.to(&Address::region(&figure.region))).filter(|_| here != Some(&figure.region)),
        highlighted: here == Some(&figure.region),
    };
    let values = reach(figures.iter().copied()).chain(ends.iter().copied());
    DotChart {
        title: indicator.label.clone(),
        axis: Axis::around(values, tick(desk)).labelled(&indicator.label),
        rows: figures.iter().map(row).collect(),
        benchmark: benchmark(desk, indicator),
    }
}

fn benchmark(desk: &Desk<'_>, indicator: &Indicator) -> Option<Benchmark> {
    let value = desk.site.benchmarks.get(&indicator.id)?.median;
    Some(Benchmark { value, label: figure_view::benchmark(desk, indicator)? })
}

/// Which is first and which last of these, in a sentence; empty when there are none.
pub fn sentence(desk: &Desk<'_>, indicator: &Indicator, drawn: &[&PublishedFigure]) -> String {
    let (Some(first), Some(last)) = (drawn.first(), drawn.last()) else { return String::new() };
    let value = |figure: &PublishedFigure| figure_view::told(desk, indicator, figure);
    let gaps = [
        ("first", desk.region_name(&first.region).to_owned()),
        ("first_value", value(first)),
        ("last", desk.region_name(&last.region).to_owned()),
        ("last_value", value(last)),
        ("meaning", first_place(indicator).unwrap_or_default()),
    ];
    let key = if matches!(indicator.measure, Measure::Rank { .. }) { "chart.ranks" } else { "chart.numbers" };
    desk.words.fill(key, &gaps)
}
