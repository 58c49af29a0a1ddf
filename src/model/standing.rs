//! How regions of one level stand beside each other in one wave: against the region that holds them
//! all, and in which places they may be.
//!
//! Regions of another level are not among them, for a part is no rival of the whole; neither are
//! invented regions among real ones.

use super::Site;
use crate::compute::statistics::comparison::{Comparison, compare};
use crate::compute::statistics::interval::Interval;
use crate::compute::statistics::rank::{Correction, Direction, RankRange, Scored, rank, ranks};
use crate::protect::PublishedFigure;
use crate::text::date::Period;
use crate::text::id::{Level, RegionId};
use crate::tidy::Indicator;
use std::collections::BTreeSet;

/// Regions of one level in the newest wave of an indicator.
#[derive(Debug)]
pub struct Standing<'a> {
    pub level: &'a Level,
    pub period: Period,
    /// What they are held against: the figure of the widest region that all of them belong to.
    pub whole: Option<&'a PublishedFigure>,
    /// The largest number first, then what is hidden or missing.
    pub regions: Vec<Stand<'a>>,
}

/// Where one region stands.
#[derive(Debug)]
pub struct Stand<'a> {
    pub figure: &'a PublishedFigure,
    /// Beside the whole.
    pub comparison: Comparison,
    /// Its place from the largest down, and between which places the true one lies; `None` where that
    /// cannot be told.
    pub place: Option<(usize, RankRange)>,
}

/// With fewer regions than this a place says nothing.
const FEWEST_RANKED: usize = 3;

impl Site {
    /// The standings of an indicator, from the widest level to the smallest, real regions before
    /// invented ones. A level with no figure at all is left out.
    pub fn standings<'a>(&'a self, levels: &'a [Level], indicator: &'a Indicator) -> Vec<Standing<'a>> {
        let kinds = [false, true].into_iter();
        kinds
            .flat_map(|is_invented| levels.iter().map(move |level| (is_invented, level)))
            .filter_map(|(is_invented, level)| self.standing(levels, level, is_invented, indicator))
            .collect()
    }

    fn standing<'a>(
        &'a self,
        levels: &[Level],
        level: &'a Level,
        is_invented: bool,
        indicator: &'a Indicator,
    ) -> Option<Standing<'a>> {
        let regions = self.regions.all.values();
        let of_kind = regions.filter(|region| region.level == *level && region.fictitious == is_invented);
        let newest: Vec<&PublishedFigure> =
            of_kind.filter_map(|region| self.figures.newest_comparable(&region.id, &indicator.id)).collect();
        let period = newest.iter().map(|figure| figure.period).max()?;
        let mut figures: Vec<&PublishedFigure> =
            newest.into_iter().filter(|figure| figure.period == period).collect();
        figures.sort_by(|a, b| descending(a.comparable_number(), b.comparable_number()));
        // The total of a part is always less than that of the whole, and says nothing of how it is there.
        let is_total = indicator.is_total();
        let whole = self.whole_of(levels, &figures, period, indicator).filter(|_| !is_total);
        let places = if is_total { Vec::new() } else { places(&figures) };
        let regions = figures.into_iter().enumerate().map(|(at, figure)| Stand {
            comparison: beside(whole, figure),
            place: places.get(at).copied(),
            figure,
        });
        Some(Standing { level, period, whole, regions: regions.collect() })
    }

    /// The figure of the widest region that all of these belong to, in the same wave.
    pub(super) fn whole_of<'a>(
        &'a self,
        levels: &[Level],
        figures: &[&PublishedFigure],
        period: Period,
        indicator: &Indicator,
    ) -> Option<&'a PublishedFigure> {
        let groups = figures.iter().map(|figure| self.regions.all_groups_of(&figure.region));
        let shared = groups.reduce(|a, b| a.intersection(&b).cloned().collect::<BTreeSet<RegionId>>())?;
        let width = |figure: &&PublishedFigure| {
            let level = self.regions.get(&figure.region).map(|region| &region.level);
            levels.iter().position(|known| Some(known) == level)
        };
        let of_wave = |region: &RegionId| {
            self.figures.of_indicator(&indicator.id).find(|figure| {
                figure.region == *region && figure.period == period && figure.comparable_number().is_some()
            })
        };
        shared.iter().filter_map(of_wave).min_by_key(width)
    }
}

/// The largest first, then what has no number.
pub fn descending(a: Option<f64>, b: Option<f64>) -> std::cmp::Ordering {
    match (a, b) {
        (Some(a), Some(b)) => b.total_cmp(&a),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

fn beside(whole: Option<&PublishedFigure>, figure: &PublishedFigure) -> Comparison {
    match (whole.and_then(PublishedFigure::comparable_number), figure.measured()) {
        (Some(whole), Some((_, interval))) => compare(whole, interval),
        _ => Comparison::NotCompared,
    }
}

/// The places of the figures that have a number, which come first; empty when too few have an interval.
fn places(figures: &[&PublishedFigure]) -> Vec<(usize, RankRange)> {
    let numbers: Vec<(f64, Option<Interval>)> =
        figures.iter().map_while(|figure| figure.measured()).collect();
    let with_interval = numbers.iter().filter(|(_, interval)| interval.is_some()).count();
    if with_interval < FEWEST_RANKED {
        return Vec::new();
    }
    // Half the interval is 1.96 times the standard error; without one, any place may be the true one.
    let error = |interval: &Option<Interval>| interval.map_or(f64::NAN, |interval| interval.width() / 3.92);
    let scored: Vec<Scored> =
        numbers.iter().map(|(value, interval)| Scored { value: *value, error: error(interval) }).collect();
    let values: Vec<f64> = numbers.iter().map(|(value, _)| *value).collect();
    let ranges = ranks(&scored, Correction::Holm, Direction::LargestFirst);
    let places = rank(&values, Direction::LargestFirst);
    places.into_iter().zip(ranges).filter_map(|(place, range)| Some((place?, range))).collect()
}
