//! Regions that are like a region, and in what: whom to call first.
//!
//! Likeness is counted in reasons, not in distance, so that it can be said in a sentence: the same
//! phase of policy, about as large, the same shortages dealt with.

use crate::protect::{Figure, Figures};
use crate::text::id::{IndicatorId, RegionId, TermId};
use crate::tidy::{Library, Phase, Unit};
use std::collections::BTreeSet;

/// A region that another one is like.
#[derive(Debug, Clone, PartialEq)]
pub struct Likeness {
    pub region: RegionId,
    /// The phases both were in.
    pub phases: Vec<Phase>,
    /// The shortages that cases of both deal with.
    pub shortages: Vec<TermId>,
    /// The indicator by which they are about as large; `None` when they are not, or it is not known.
    pub size: Option<IndicatorId>,
}

/// How many are named, and how many reasons it takes.
const NAMED: usize = 3;
const FEWEST_REASONS: usize = 2;

/// About as large: neither is more than half as large again.
const SIZE_FACTOR: f64 = 1.5;

/// The regions most like this one, of those that have a story; its own parts and groups are no news.
pub fn likenesses(library: &Library, figures: &Figures, region: &RegionId) -> Vec<Likeness> {
    if !library.region_texts.contains_key(region) {
        return Vec::new();
    }
    let mut alike: Vec<Likeness> = library
        .region_texts
        .keys()
        .filter(|other| *other != region && !are_related(library, region, other))
        .filter(|other| is_invented(library, other) == is_invented(library, region))
        .map(|other| likeness(library, figures, region, other))
        .filter(|likeness| likeness.reasons() >= FEWEST_REASONS)
        .collect();
    alike.sort_by(|a, b| b.weight().cmp(&a.weight()).then_with(|| a.region.cmp(&b.region)));
    alike.truncate(NAMED);
    alike
}

impl Likeness {
    /// Of the three kinds of reasons, how many there are.
    fn reasons(&self) -> usize {
        [!self.phases.is_empty(), !self.shortages.is_empty(), self.size.is_some()]
            .into_iter()
            .filter(|is_reason| *is_reason)
            .count()
    }

    /// More kinds of reasons first, then more of each.
    fn weight(&self) -> (usize, usize) {
        (self.reasons(), self.phases.len() + self.shortages.len())
    }
}

/// An invented region is no neighbour to call, nor is a real one an example.
fn is_invented(library: &Library, region: &RegionId) -> bool {
    library.regions.get(region).is_some_and(|region| region.fictitious)
}

fn are_related(library: &Library, a: &RegionId, b: &RegionId) -> bool {
    let is_in = |member: &RegionId, group: &RegionId| {
        library.regions.groups_of(member).any(|membership| membership.group == *group)
    };
    is_in(a, b) || is_in(b, a)
}

fn likeness(library: &Library, figures: &Figures, region: &RegionId, other: &RegionId) -> Likeness {
    let phases =
        |id: &RegionId| library.region_texts.get(id).map(|text| text.front.phase.clone()).unwrap_or_default();
    let own_phases = phases(region);
    let own_shortages = shortages(library, region);
    Likeness {
        region: other.clone(),
        phases: phases(other).into_iter().filter(|phase| own_phases.contains(phase)).collect(),
        shortages: shortages(library, other).intersection(&own_shortages).cloned().collect(),
        size: library.indicators.values().find_map(|indicator| {
            let tells_size = indicator.unit == Unit::Count && indicator.headline == Some(1);
            (tells_size && as_large(figures, &indicator.id, region, other)).then(|| indicator.id.clone())
        }),
    }
}

/// The shortages that the cases of a region deal with.
fn shortages(library: &Library, region: &RegionId) -> BTreeSet<TermId> {
    let cases = library.cases.iter().filter(|case| case.front.regions.contains(region));
    cases.flat_map(|case| case.front.shortage.iter().cloned()).collect()
}

fn as_large(figures: &Figures, indicator: &IndicatorId, a: &RegionId, b: &RegionId) -> bool {
    let size = |region: &RegionId| match figures.newest(region, indicator)?.figure {
        Figure::Shown { value, .. } if value > 0.0 => Some(value),
        _ => None,
    };
    match (size(a), size(b)) {
        (Some(a), Some(b)) => a.max(b) / a.min(b) <= SIZE_FACTOR,
        _ => false,
    }
}
