//! A number outside the range that its indicator calls plausible.

use super::{Doubt, settle};
use crate::compute::estimate::Estimates;
use crate::finding::{Code, Findings};
use crate::text::id::IndicatorId;
use crate::tidy::{Acknowledged, Indicator};
use std::collections::BTreeMap;

/// Doubts every number outside its range, what we computed ourselves included.
pub fn implausible(
    findings: &mut Findings,
    indicators: &BTreeMap<IndicatorId, Indicator>,
    estimates: &mut Estimates,
    acknowledged: &mut Acknowledged,
) {
    let doubts = indicators.values().flat_map(|indicator| outside(indicator, estimates)).collect();
    settle(findings, estimates, acknowledged, doubts);
}

fn outside(indicator: &Indicator, estimates: &Estimates) -> Vec<Doubt> {
    let Some((low, high)) = indicator.plausible else { return Vec::new() };
    estimates
        .of(&indicator.id)
        .filter_map(|(key, estimate)| {
            let value = estimate.number().filter(|value| !(low..=high).contains(value))?;
            // What is counted from answers has not passed `protect` yet, so no message may hold it.
            let what = if estimate.sampled.is_some() {
                "lies elsewhere".to_owned()
            } else {
                format!("is {value:.0}")
            };
            let message =
                format!("{} of {} {what}, where {low}–{high} is plausible", indicator.id, key.region);
            Some(Doubt { code: Code::Implausible, key: key.clone(), message })
        })
        .collect()
}
