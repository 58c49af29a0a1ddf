//! A figure that covers something else than its region or definition says.

use super::{Doubt, settle};
use crate::compute::estimate::Estimates;
use crate::finding::{Code, Findings};
use crate::tidy::Acknowledged;

/// Doubts every figure whose column `covers` is filled.
pub fn definition_differs(
    findings: &mut Findings,
    estimates: &mut Estimates,
    acknowledged: &mut Acknowledged,
) {
    let doubts = estimates
        .iter_mut()
        .filter_map(|(key, estimate)| {
            let covers = estimate.covers.as_ref()?;
            let message = format!("{} of {} covers something else: {covers}", key.indicator, key.region);
            Some(Doubt { code: Code::DefinitionDiffers, key: key.clone(), message })
        })
        .collect();
    settle(findings, estimates, acknowledged, doubts);
}
