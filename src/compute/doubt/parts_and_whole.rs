//! Parts of a region that do not add up to it.
//!
//! Only parts of one level that lie wholly in the region are added, and only when each of them is
//! known: with one missing, nothing can be said.

use super::{Doubt, settle};
use crate::compute::estimate::{Estimate, Estimates, Key};
use crate::finding::{Code, Findings};
use crate::text::id::{IndicatorId, Level, RegionId};
use crate::tidy::{Acknowledged, Indicator, Membership, Regions};
use std::collections::{BTreeMap, BTreeSet};

/// How far the sum of the parts may be from the whole, as a share of the whole.
const TOLERANCE: f64 = 0.05;

/// Doubts every whole whose parts add up to something else.
pub fn parts_and_whole(
    findings: &mut Findings,
    indicators: &BTreeMap<IndicatorId, Indicator>,
    regions: &Regions,
    estimates: &mut Estimates,
    acknowledged: &mut Acknowledged,
) {
    let adding = indicators.values().filter(|indicator| indicator.adds_up);
    let doubts = adding.flat_map(|indicator| unequal(indicator, regions, estimates)).collect();
    settle(findings, estimates, acknowledged, doubts);
}

fn unequal(indicator: &Indicator, regions: &Regions, estimates: &Estimates) -> Vec<Doubt> {
    estimates
        .of(&indicator.id)
        .flat_map(|(key, whole)| {
            levels_below(regions, &key.region)
                .into_iter()
                .filter_map(|level| doubt(key, whole, &level, regions, estimates))
        })
        .collect()
}

fn doubt(
    key: &Key,
    whole: &Estimate,
    level: &Level,
    regions: &Regions,
    estimates: &Estimates,
) -> Option<Doubt> {
    let value = whole.number()?;
    let parts: Vec<f64> = members(regions, &key.region, level)
        .map(|part| estimates.elsewhere(key, part).and_then(Estimate::number))
        .collect::<Option<_>>()?;
    let sum: f64 = parts.iter().sum();
    if parts.len() < 2 || (sum - value).abs() <= TOLERANCE * value.abs() {
        return None;
    }
    let message =
        format!("the parts of {} have {sum} {} together, the whole has {value}", key.region, key.indicator);
    Some(Doubt { code: Code::PartsAndWhole, key: key.clone(), message })
}

fn levels_below(regions: &Regions, region: &RegionId) -> BTreeSet<Level> {
    regions
        .members_of(region)
        .filter_map(|membership| regions.get(&membership.member))
        .map(|member| member.level.clone())
        .collect()
}

fn members<'a>(
    regions: &'a Regions,
    region: &'a RegionId,
    level: &'a Level,
) -> impl Iterator<Item = &'a RegionId> {
    let is_whole = |membership: &&Membership| membership.share.is_none_or(|share| share >= 1.0);
    regions.members_of(region).filter(is_whole).map(|membership| &membership.member).filter(move |member| {
        regions.get(member).is_some_and(|region| region.level == *level && region.valid_to.is_none())
    })
}
