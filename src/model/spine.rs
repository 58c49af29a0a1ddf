//! How a region lies among the others of its kind, indicator by indicator: what a spine chart is drawn from.
//!
//! All of it is made of numbers that are shown: what is hidden is in no span, no quartile and no count. An
//! amount is left out, for a larger region always has more of it, and so are published places, which stand
//! on a strip of their own.

use super::Site;
use super::benchmark::FEWEST_REGIONS;
use crate::compute::statistics::comparison::{Comparison, compare};
use crate::compute::statistics::quantile::quantile;
use crate::compute::statistics::spine::Spine;
use crate::protect::{Figure, PublishedFigure};
use crate::text::id::{Level, RegionId};
use crate::tidy::{Indicator, Measure, Region, Unit};
use std::collections::{BTreeMap, BTreeSet};

/// One indicator of one region, among all regions of its kind.
#[derive(Debug)]
pub struct Among<'a> {
    pub indicator: &'a Indicator,
    /// The region's own figure, shown or not.
    pub own: &'a PublishedFigure,
    pub middle: Middle<'a>,
    /// The shown numbers, with what stands in the middle.
    pub spine: Spine,
    /// Between which two the middle half of the regions lies.
    pub quartiles: (f64, f64),
    /// The region with the lowest number that is shown, and the one with the highest.
    pub ends: (&'a PublishedFigure, &'a PublishedFigure),
    /// Beside what stands in the middle.
    pub comparison: Comparison,
    /// How many of the others have less, and how many have more.
    pub lower: usize,
    pub higher: usize,
    /// How many others have a number.
    pub others: usize,
    /// Whether there are others of which the number is hidden.
    pub has_hidden: bool,
}

/// What stands in the middle.
#[derive(Debug, Clone, Copy)]
pub enum Middle<'a> {
    /// The figure of the widest region that all of them belong to.
    Whole(&'a PublishedFigure),
    /// The middle one of the numbers that are shown, of so many regions.
    Median(usize),
}

/// All groups of each region of one level, looked up once for all indicators.
type Groups<'a> = BTreeMap<&'a RegionId, BTreeSet<RegionId>>;

impl Site {
    /// Every indicator on which this region can be laid beside enough others, by the indicator's id.
    pub fn spine<'a>(&'a self, levels: &[Level], region: &'a Region) -> Vec<Among<'a>> {
        let of_level = self.regions.all.values().filter(|other| is_peer(region, other));
        let groups: Groups<'_> =
            of_level.map(|other| (&other.id, self.regions.all_groups_of(&other.id))).collect();
        let indicators = self.indicators.values().filter(|indicator| is_laid_out(indicator));
        indicators.filter_map(|indicator| self.among(levels, region, indicator, &groups)).collect()
    }

    fn among<'a>(
        &'a self,
        levels: &[Level],
        region: &Region,
        indicator: &'a Indicator,
        groups: &Groups<'_>,
    ) -> Option<Among<'a>> {
        let own = self.figures.newest_comparable(&region.id, &indicator.id)?;
        let peers = self.peers(own, region, indicator, groups);
        let mut shown: Vec<(f64, &PublishedFigure)> =
            peers.iter().filter_map(|figure| Some((figure.comparable_number()?, *figure))).collect();
        shown.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        let numbers: Vec<f64> = shown.iter().map(|(number, _)| *number).collect();
        let (lowest, highest) = (shown.first()?, shown.last()?);
        let whole = self.whole_of_peers(levels, own, &shown, groups);
        let median = quantile(&numbers, 0.5)?;
        let benchmark = whole.and_then(PublishedFigure::comparable_number).unwrap_or(median);
        let others = shown.iter().filter(|(_, figure)| figure.region != region.id).count();
        let beside = |is_it: fn(f64, f64) -> bool| {
            let Some(own) = own.comparable_number() else { return 0 };
            numbers.iter().filter(|number| is_it(**number, own)).count()
        };
        let among = Among {
            indicator,
            own,
            middle: whole.map_or(Middle::Median(shown.len()), Middle::Whole),
            spine: Spine { benchmark, lowest: lowest.0, highest: highest.0 },
            quartiles: (quantile(&numbers, 0.25)?, quantile(&numbers, 0.75)?),
            ends: (lowest.1, highest.1),
            comparison: own
                .measured()
                .map_or(Comparison::NotCompared, |(_, interval)| compare(benchmark, interval)),
            lower: beside(|number, own| number < own),
            higher: beside(|number, own| number > own),
            others,
            has_hidden: peers.iter().any(|figure| matches!(figure.figure, Figure::Hidden { .. })),
        };
        (shown.len() >= FEWEST_REGIONS).then_some(among)
    }

    /// The newest figures that can stand beside this one. What was counted from answers is laid beside the
    /// same wave of regions of its level; what is published is laid beside all, as its benchmark is.
    fn peers<'a>(
        &'a self,
        own: &PublishedFigure,
        region: &Region,
        indicator: &Indicator,
        groups: &Groups<'_>,
    ) -> Vec<&'a PublishedFigure> {
        let is_counted = matches!(indicator.measure, Measure::Asked(_));
        let is_of_kind = |figure: &PublishedFigure| {
            let kind = self.regions.get(&figure.region).map(|other| other.fictitious);
            let is_like = !is_counted || groups.contains_key(&figure.region);
            kind == Some(region.fictitious) && is_like && (!is_counted || figure.period == own.period)
        };
        let comparable = self.figures.of_indicator(&indicator.id).filter(|figure| figure.is_comparable());
        let newest: BTreeMap<&RegionId, &PublishedFigure> =
            comparable.filter(|figure| is_of_kind(figure)).map(|figure| (&figure.region, figure)).collect();
        newest.into_values().collect()
    }

    /// The figure of the widest region that all of these belong to, in the same wave.
    fn whole_of_peers<'a>(
        &'a self,
        levels: &[Level],
        own: &PublishedFigure,
        shown: &[(f64, &PublishedFigure)],
        groups: &Groups<'_>,
    ) -> Option<&'a PublishedFigure> {
        let holds = |group: &RegionId, figure: &PublishedFigure| {
            groups.get(&figure.region).is_some_and(|groups| groups.contains(group))
        };
        let holds_all = |group: &&RegionId| shown.iter().all(|(_, figure)| holds(group, figure));
        let of_wave = |group: &RegionId| {
            let figures = self.figures.of_region(group).filter(|figure| figure.indicator == own.indicator);
            figures
                .filter(|figure| figure.period == own.period)
                .find(|figure| figure.comparable_number().is_some())
        };
        let width = |figure: &&PublishedFigure| {
            let level = self.regions.get(&figure.region).map(|region| &region.level);
            levels.iter().position(|known| Some(known) == level)
        };
        let candidates = groups.get(&own.region)?.iter();
        candidates.filter(holds_all).filter_map(of_wave).min_by_key(width)
    }
}

fn is_peer(region: &Region, other: &Region) -> bool {
    other.level == region.level && other.fictitious == region.fictitious
}

/// Whether regions can be laid beside each other on it: no amount, no published place, no word.
fn is_laid_out(indicator: &Indicator) -> bool {
    let is_ratio = match indicator.unit {
        Unit::Percent | Unit::Rate | Unit::Mean => true,
        Unit::Count | Unit::Rank | Unit::Word => false,
    };
    is_ratio && !indicator.is_total()
}
