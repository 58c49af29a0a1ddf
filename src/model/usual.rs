//! Which figures a reader expects of a region of some level: those that most of its kind have.
//! Only then does it tell something that one is missing.

use crate::protect::Figures;
use crate::text::id::{IndicatorId, Level};
use crate::tidy::Regions;
use std::collections::{BTreeMap, BTreeSet};

/// The indicators that at least half of the regions of a level have, of those that have any. Invented regions
/// do not count.
pub fn usual(regions: &Regions, figures: &Figures) -> BTreeSet<(Level, IndicatorId)> {
    let mut with_any: BTreeMap<&Level, usize> = BTreeMap::new();
    let mut with_this: BTreeMap<(&Level, &IndicatorId), usize> = BTreeMap::new();
    for region in regions.all.values().filter(|region| !region.fictitious) {
        let indicators: BTreeSet<&IndicatorId> =
            figures.of_region(&region.id).map(|figure| &figure.indicator).collect();
        *with_any.entry(&region.level).or_default() += usize::from(!indicators.is_empty());
        for indicator in indicators {
            *with_this.entry((&region.level, indicator)).or_default() += 1;
        }
    }
    let is_usual = |level: &Level, count: usize| with_any.get(level).is_some_and(|any| count * 2 >= *any);
    with_this
        .into_iter()
        .filter(|((level, _), count)| is_usual(level, *count))
        .map(|((level, indicator), _)| (level.clone(), indicator.clone()))
        .collect()
}
