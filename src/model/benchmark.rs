//! What a region is held against: the middle one of all regions with the same figure.
//!
//! No source gives these ratios for the country, so the median of what is published stands in for
//! it, and says so. Figures that cover something else are left out, and so are invented regions.

use crate::protect::Figures;
use crate::text::id::IndicatorId;
use crate::tidy::{Indicator, Measure, Regions};
use std::collections::BTreeMap;

/// The median of an indicator over the regions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Benchmark {
    /// In the unit of the indicator.
    pub median: f64,
    /// Of how many regions.
    pub regions: usize,
}

/// With fewer regions than this their middle says little.
pub(super) const FEWEST_REGIONS: usize = 5;

/// The benchmark of every ratio that enough regions have.
pub fn benchmarks(
    indicators: &BTreeMap<IndicatorId, Indicator>,
    regions: &Regions,
    figures: &Figures,
) -> BTreeMap<IndicatorId, Benchmark> {
    let ratios = indicators.values().filter(|indicator| matches!(indicator.measure, Measure::Ratio { .. }));
    let benchmark = |id: &IndicatorId| benchmark(id, regions, figures);
    ratios.filter_map(|indicator| Some((indicator.id.clone(), benchmark(&indicator.id)?))).collect()
}

fn benchmark(indicator: &IndicatorId, regions: &Regions, figures: &Figures) -> Option<Benchmark> {
    let real = regions.all.values().filter(|region| !region.fictitious);
    let newest = real.filter_map(|region| figures.newest_comparable(&region.id, indicator));
    let mut values: Vec<f64> = newest.filter_map(|figure| figure.comparable_number()).collect();
    (values.len() >= FEWEST_REGIONS).then(|| Benchmark { median: median(&mut values), regions: values.len() })
}

/// The middle value, or the mean of the two in the middle; `values` is not empty.
fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    if values.len() % 2 == 1 { values[middle] } else { f64::midpoint(values[middle - 1], values[middle]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle_value() {
        assert_eq!(median(&mut [9.0, 3.0, 21.0, 5.0, 8.0, 15.0, 12.0]), 9.0);
        assert_eq!(median(&mut [4.0, 1.0, 3.0, 2.0]), 2.5);
    }
}
