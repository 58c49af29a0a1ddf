//! The figures of a factsheet: headline, the rest, places in rankings, and where the region stands.

use crate::model::Address;
use crate::protect::{Basis, Figure, PublishedFigure};
use crate::render::chart_view::{ChartOfOthers, ChartView, of_indicator, pictogram};
use crate::render::desk::Desk;
use crate::render::figure_view::{self, FigureView};
use crate::text::id::{IndicatorId, RegionId};
use crate::tidy::{Indicator, Measure, Region};
use serde::Serialize;

/// What is measured beside what is felt.
#[derive(Debug, Serialize)]
pub struct PairView {
    pub measured: FigureView,
    pub perceived: FigureView,
    /// Whether the two are far apart; `None` when at least one of them is no number.
    pub differs: Option<bool>,
    /// What that means, in a sentence.
    pub sentence: String,
    /// Contradictions in the sources of either, with the publisher's reason.
    pub remarks: Vec<String>,
}

/// The headline figures in their order. One that is missing is shown as missing, if most regions
/// of this kind do have it: then its absence tells something.
pub fn headline(desk: &Desk<'_>, from: &Address, region: &Region) -> Vec<FigureView> {
    let mut indicators: Vec<&Indicator> =
        desk.site.indicators.values().filter(|indicator| indicator.headline.is_some()).collect();
    indicators.sort_by_key(|indicator| (indicator.headline, &indicator.id));
    let is_usual =
        |indicator: &Indicator| desk.site.usual.contains(&(region.level.clone(), indicator.id.clone()));
    let has_any = desk.site.figures.of_region(&region.id).next().is_some();
    indicators
        .into_iter()
        .filter_map(|indicator| match desk.site.figures.newest(&region.id, &indicator.id) {
            Some(figure) => Some(figure_view::figure(desk, from, indicator, figure)),
            None if has_any && !region.fictitious && is_usual(indicator) => {
                Some(figure_view::missing(desk, from, indicator))
            }
            None => None,
        })
        .collect()
}

/// The headline shares that were counted from answers, as so many of ten; the first ones only.
pub fn pictograms(desk: &Desk<'_>, from: &Address, region: &Region) -> Vec<ChartView> {
    const MOST: usize = 3;
    let mut indicators: Vec<&Indicator> =
        desk.site.indicators.values().filter(|indicator| indicator.headline.is_some()).collect();
    indicators.sort_by_key(|indicator| (indicator.headline, &indicator.id));
    let drawn = indicators.into_iter().filter_map(|indicator| {
        let figure = desk.site.figures.newest(&region.id, &indicator.id)?;
        pictogram(desk, from, indicator, figure, &format!("tien-{}", indicator.id))
    });
    drawn.take(MOST).collect()
}

/// The newest figure of every other indicator, rankings left aside.
pub fn others(desk: &Desk<'_>, from: &Address, region: &RegionId) -> Vec<FigureView> {
    each(desk, from, region, |indicator| indicator.headline.is_none() && !is_rank(indicator))
}

/// The places in rankings, but for those that stand in a pair. Of every period: a forecast for one
/// year does not replace that for another.
pub fn ranks(desk: &Desk<'_>, from: &Address, region: &RegionId) -> Vec<FigureView> {
    let paired: Vec<&IndicatorId> =
        paired(desk, region).flat_map(|(measured, perceived)| [&measured.id, &perceived.id]).collect();
    let of_ranking = |figure: &&PublishedFigure| {
        !paired.contains(&&figure.indicator)
            && desk.site.indicators.get(&figure.indicator).is_some_and(is_rank)
            && !is_ahead(desk, figure)
    };
    desk.site
        .figures
        .of_region(region)
        .filter(of_ranking)
        .filter_map(|figure| {
            Some(figure_view::figure(desk, from, desk.site.indicators.get(&figure.indicator)?, figure))
        })
        .collect()
}

fn each(
    desk: &Desk<'_>,
    from: &Address,
    region: &RegionId,
    wanted: impl Fn(&Indicator) -> bool,
) -> Vec<FigureView> {
    desk.site
        .indicators
        .values()
        .filter(|indicator| wanted(indicator))
        .filter_map(|indicator| {
            let figure = desk.site.figures.newest(region, &indicator.id)?;
            (!is_ahead(desk, figure)).then(|| figure_view::figure(desk, from, indicator, figure))
        })
        .collect()
}

/// What is expected: the figures, headlines left aside, that tell of a year after that of their sources.
pub fn ahead(desk: &Desk<'_>, from: &Address, region: &RegionId) -> Vec<FigureView> {
    let figures = desk.site.figures.of_region(region).filter(|figure| is_ahead(desk, figure));
    let view = |figure: &PublishedFigure| {
        let indicator = desk.site.indicators.get(&figure.indicator)?;
        indicator.headline.is_none().then(|| figure_view::figure(desk, from, indicator, figure))
    };
    figures.filter_map(view).collect()
}

fn is_ahead(desk: &Desk<'_>, figure: &PublishedFigure) -> bool {
    let year = |basis: &Basis| desk.site.bibliography.get(&basis.source).map(|source| source.year);
    let newest = figure.provenance.bases.iter().filter_map(year).max();
    newest.is_some_and(|newest| i64::from(figure.period.year()) > i64::from(newest))
}

fn is_rank(indicator: &Indicator) -> bool {
    matches!(indicator.measure, Measure::Rank { .. })
}

/// The region in a sentence for a search result, where nobody wrote one: what it is and what is known of it.
pub fn described(desk: &Desk<'_>, region: &Region, level: &str) -> String {
    let is_known = |indicator: &&Indicator| {
        let newest = desk.site.figures.newest(&region.id, &indicator.id);
        newest.is_some_and(|figure| figure.is_told())
    };
    let known = desk.site.indicators.values().filter(is_known);
    let mut known: Vec<(u8, String)> = known
        .map(|indicator| (indicator.headline.unwrap_or(u8::MAX), indicator.label.to_lowercase()))
        .collect();
    known.sort();
    let labels: Vec<String> = known.into_iter().map(|(_, label)| label).take(3).collect();
    let key = if labels.is_empty() { "found.region_without" } else { "found.region" };
    let gaps =
        [("name", region.name.clone()), ("level", level.to_lowercase()), ("figures", labels.join(", "))];
    desk.words.fill(key, &gaps)
}

/// What the first place means, in the words of the ranking this region stands in.
pub fn rank_meaning(desk: &Desk<'_>, region: &RegionId) -> Option<String> {
    desk.site.figures.of_region(region).find_map(|figure| {
        match &desk.site.indicators.get(&figure.indicator)?.measure {
            Measure::Rank { first, of, .. } => {
                Some(desk.words.fill("rank.meaning", &[("meaning", first), ("of", &of.to_string())]))
            }
            Measure::Register | Measure::Ratio { .. } | Measure::Asked(_) => None,
        }
    })
}

/// Where the region stands: a chart for every ratio it has a figure of that can be compared.
pub fn positions(desk: &Desk<'_>, from: &Address, region: &Region) -> Vec<ChartOfOthers> {
    let has_comparable = |indicator: &&Indicator| {
        let figure = desk.site.figures.newest_comparable(&region.id, &indicator.id);
        figure.is_some_and(|figure| figure.comparable_number().is_some())
    };
    desk.site
        .indicators
        .values()
        .filter(|indicator| {
            indicator.headline.is_some() && matches!(indicator.measure, Measure::Ratio { .. })
        })
        .filter(has_comparable)
        .filter_map(|indicator| {
            let id = format!("positie-{}", indicator.id);
            let mut chart = of_indicator(desk, from, &indicator.id, None, Some(&region.id), &id)?;
            chart.sentence = position(desk, indicator, region).unwrap_or(chart.sentence);
            Some(ChartOfOthers::new(desk, from, &indicator.id, chart))
        })
        .collect()
}

/// How many of the others have less, in a sentence.
fn position(desk: &Desk<'_>, indicator: &Indicator, region: &Region) -> Option<String> {
    let value =
        |region: &Region| desk.site.figures.newest_comparable(&region.id, &indicator.id)?.comparable_number();
    let own = value(region)?;
    let figure = desk.site.figures.newest_comparable(&region.id, &indicator.id)?;
    let all = desk.site.regions.all.values();
    let others: Vec<f64> = all
        .filter(|other| other.id != region.id && other.fictitious == region.fictitious)
        .filter_map(value)
        .collect();
    let more = others.iter().filter(|other| **other > own).count();
    let gaps = [
        ("label", indicator.label.clone()),
        ("region", desk.region_name(&region.id).to_owned()),
        ("value", figure_view::told(desk, indicator, figure)),
        ("more", more.to_string()),
        ("others", others.len().to_string()),
    ];
    Some(desk.words.fill("chart.position", &gaps))
}

/// Every indicator that says what another one's measuring feels like, where both are known here.
pub fn pairs(desk: &Desk<'_>, from: &Address, region: &RegionId) -> Vec<PairView> {
    paired(desk, region)
        .filter_map(|(measured, perceived)| pair(desk, from, region, measured, perceived))
        .collect()
}

/// The indicators that stand beside each other and both have a figure here: measured, then perceived.
fn paired<'a>(
    desk: &'a Desk<'a>,
    region: &'a RegionId,
) -> impl Iterator<Item = (&'a Indicator, &'a Indicator)> {
    let is_known = |id: &IndicatorId| desk.site.figures.newest(region, id).is_some();
    desk.site.indicators.values().filter_map(move |perceived| {
        let measured = desk.site.indicators.get(perceived.beside.as_ref()?)?;
        (is_known(&measured.id) && is_known(&perceived.id)).then_some((measured, perceived))
    })
}

fn pair(
    desk: &Desk<'_>,
    from: &Address,
    region: &RegionId,
    measured: &Indicator,
    perceived: &Indicator,
) -> Option<PairView> {
    let measured_figure = desk.site.figures.newest(region, &measured.id)?;
    let perceived_figure = desk.site.figures.newest(region, &perceived.id)?;
    let differs = far_apart(&measured_figure.figure, &perceived_figure.figure);
    let key = match differs {
        Some(true) => "pair.differs",
        Some(false) => "pair.agrees",
        None => "pair.words",
    };
    let both = [&measured_figure.provenance, &perceived_figure.provenance];
    Some(PairView {
        measured: figure_view::figure(desk, from, measured, measured_figure),
        perceived: figure_view::figure(desk, from, perceived, perceived_figure),
        remarks: both.into_iter().flat_map(|provenance| provenance.remarks.clone()).collect(),
        differs,
        sentence: desk.words.get(key),
    })
}

/// Whether two places are a third of the ranking or more apart.
fn far_apart(a: &Figure, b: &Figure) -> Option<bool> {
    match (a, b) {
        (Figure::Ranked { place: a, of }, Figure::Ranked { place: b, .. }) => Some(a.abs_diff(*b) >= of / 3),
        _ => None,
    }
}
