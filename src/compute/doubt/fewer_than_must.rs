//! An indicator that is smaller than another which it can never be smaller than: fewer GPs than practices.

use super::{Doubt, settle};
use crate::compute::estimate::Estimates;
use crate::finding::{Code, Findings};
use crate::text::id::IndicatorId;
use crate::tidy::{Acknowledged, Indicator};
use std::collections::BTreeMap;

/// Doubts every estimate that breaks its indicator's `at_least`.
pub fn fewer_than_must(
    findings: &mut Findings,
    indicators: &BTreeMap<IndicatorId, Indicator>,
    estimates: &mut Estimates,
    acknowledged: &mut Acknowledged,
) {
    let doubts = indicators.values().flat_map(|indicator| broken(indicator, estimates)).collect();
    settle(findings, estimates, acknowledged, doubts);
}

fn broken(indicator: &Indicator, estimates: &Estimates) -> Vec<Doubt> {
    let Some(least) = &indicator.at_least else { return Vec::new() };
    estimates
        .of(&indicator.id)
        // What is counted from answers may not be told in a message before it has passed `protect`.
        .filter(|(_, estimate)| estimate.sampled.is_none())
        .filter_map(|(key, estimate)| {
            let (value, lowest) = (estimate.number()?, estimates.beside(key, least)?.number()?);
            let message =
                format!("{} of {} is {value}, fewer than its {lowest} {least}", indicator.id, key.region);
            (value < lowest).then(|| Doubt { code: Code::FewerThanMust, key: key.clone(), message })
        })
        .collect()
}
