//! Parts of a region that do not add up to it.
//!
//! Only parts of one level that lie wholly in the region are added, and only when each of them is
//! known: with one missing, nothing can be said.

use super::{Doubt, settle};
use crate::compute::estimate::{Estimate, Estimates, Key};
use crate::finding::{Code, Finding, Findings, Place};
use crate::text::id::{IndicatorId, Level, RegionId};
use crate::tidy::{Acknowledged, Indicator, Membership, Regions};
use std::collections::{BTreeMap, BTreeSet};

/// How far the sum of the parts may be from the whole, as a share of the whole.
const TOLERANCE: f64 = 0.05;

/// Doubts every whole whose parts add up to something else; a small difference is only noted.
pub fn parts_and_whole(
    findings: &mut Findings,
    indicators: &BTreeMap<IndicatorId, Indicator>,
    regions: &Regions,
    estimates: &mut Estimates,
    acknowledged: &mut Acknowledged,
) {
    let mut doubts = Vec::new();
    for indicator in indicators.values().filter(|indicator| indicator.adds_up) {
        for difference in differences(indicator, regions, estimates) {
            if difference.is_small() {
                findings.add(difference.noted());
            } else {
                doubts.push(difference.doubted());
            }
        }
    }
    settle(findings, estimates, acknowledged, doubts);
}

/// A whole, and what its parts add up to.
struct Difference {
    key: Key,
    whole: f64,
    sum: f64,
    place: Place,
}

impl Difference {
    fn is_small(&self) -> bool {
        (self.sum - self.whole).abs() <= TOLERANCE * self.whole.abs()
    }

    fn message(&self) -> String {
        let Key { region, indicator, .. } = &self.key;
        format!("the parts of {region} have {} {indicator} together, the whole has {}", self.sum, self.whole)
    }

    fn noted(&self) -> Finding {
        Finding::note(Code::PartsAndWhole, self.message())
            .at(self.place.clone())
            .help("nothing needs doing: the difference is within five percent")
    }

    fn doubted(self) -> Doubt {
        Doubt { code: Code::PartsAndWhole, message: self.message(), key: self.key }
    }
}

fn differences(indicator: &Indicator, regions: &Regions, estimates: &Estimates) -> Vec<Difference> {
    estimates
        .of(&indicator.id)
        .flat_map(|(key, whole)| {
            levels_below(regions, &key.region)
                .into_iter()
                .filter_map(|level| difference(key, whole, &level, regions, estimates))
        })
        .collect()
}

fn difference(
    key: &Key,
    whole: &Estimate,
    level: &Level,
    regions: &Regions,
    estimates: &Estimates,
) -> Option<Difference> {
    let value = whole.number().filter(|_| whole.covers.is_none())?;
    let parts: Vec<f64> = members(regions, key, level)?
        .into_iter()
        .map(|part| {
            estimates.elsewhere(key, part).filter(|part| part.covers.is_none()).and_then(Estimate::number)
        })
        .collect::<Option<_>>()?;
    let sum: f64 = parts.iter().sum();
    let differs = parts.len() > 1 && sum != value;
    differs.then(|| Difference { key: key.clone(), whole: value, sum, place: whole.place.clone() })
}

fn levels_below(regions: &Regions, region: &RegionId) -> BTreeSet<Level> {
    regions
        .members_of(region)
        .filter_map(|membership| regions.get(&membership.member))
        .map(|member| member.level.clone())
        .collect()
}

/// The parts of a level in this period; `None` when one of them lies in the region only partly.
fn members<'a>(regions: &'a Regions, key: &'a Key, level: &Level) -> Option<Vec<&'a RegionId>> {
    let is_of_level = |membership: &&Membership| {
        regions.get(&membership.member).is_some_and(|region| region.level == *level)
    };
    regions
        .members_of(&key.region)
        .filter(is_of_level)
        .filter(|membership| membership.holds_in(key.period))
        .map(|membership| membership.share.is_none_or(|share| share >= 1.0).then_some(&membership.member))
        .collect()
}
