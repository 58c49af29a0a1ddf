//! From evidence to estimates: every indicator counted, for every region and period it is known of.
//! Knows no thresholds, no language and no pages.
//!
//! Nothing here can be shown to anybody: an estimate cannot be serialised.
//!
//! ```compile_fail
//! fn show<T: serde::Serialize>(_: T) {}
//! fn leak(estimates: praatplaat::compute::Estimates) { show(estimates) }
//! ```
//!
//! ```compile_fail
//! fn show<T: serde::Serialize>(_: T) {}
//! fn leak(evidence: praatplaat::tidy::Evidence) { show(evidence) }
//! ```
//!
//! Only what `protect` made of it can:
//!
//! ```
//! fn show<T: serde::Serialize>(_: T) {}
//! fn publish(figure: praatplaat::protect::Figure) { show(figure) }
//! fn hold(_: praatplaat::compute::Estimates, _: praatplaat::tidy::Evidence) {}
//! ```

mod doubt;
mod estimate;
mod rank;
mod ratio;
mod register;

pub use estimate::{Basis, Estimate, Estimates, Key, Quantity};

use crate::finding::{Code, Finding, Findings};
use crate::text::id::IndicatorId;
use crate::tidy::{Evidence, Indicator, Measure, Published, Regions};
use std::collections::BTreeMap;

/// The indicators, checked: each can be counted from what the one before it gives.
pub struct Plan<'a> {
    indicators: &'a BTreeMap<IndicatorId, Indicator>,
}

/// Checks that every indicator can be counted.
pub fn plan<'a>(findings: &mut Findings, indicators: &'a BTreeMap<IndicatorId, Indicator>) -> Plan<'a> {
    for indicator in indicators.values() {
        if let Measure::Ratio { numerator, denominator, .. } = &indicator.measure {
            for part in [numerator, denominator] {
                let is_counted = indicators.get(part).is_none_or(|part| part.measure == Measure::Register);
                if !is_counted {
                    findings.add(
                        Finding::error(
                            Code::BadValue,
                            format!("`{part}` is not taken from figures, so no ratio can be made of it"),
                        )
                        .at(indicator.place.clone().column("ratio"))
                        .help("name two indicators with the measure `register`"),
                    );
                }
            }
        }
    }
    Plan { indicators }
}

/// The finding for a published row of what is computed: the two would contradict each other unseen.
fn computed_here(key: &Key, rows: &[Published]) -> Finding {
    let finding =
        Finding::error(Code::BadValue, format!("`{}` is computed, so it cannot be given", key.indicator));
    let finding = finding.help("take the row out, or give the indicator the measure `register`");
    match rows.first() {
        Some(row) => finding.at(row.row.clone()),
        None => finding,
    }
}

/// Counts every indicator. The evidence is used up: after this, only estimates are left.
pub fn estimates(
    findings: &mut Findings,
    plan: &Plan<'_>,
    regions: &Regions,
    evidence: Evidence,
) -> Estimates {
    let Evidence { published, mut acknowledged } = evidence;
    let mut estimates = Estimates::default();
    for (key, rows) in estimate::by_key(published) {
        let Some(indicator) = plan.indicators.get(&key.indicator) else { continue };
        if let Measure::Ratio { .. } = indicator.measure {
            findings.add(computed_here(&key, &rows));
            continue;
        }
        let settled = doubt::two_values(findings, indicator, &key, rows, &mut acknowledged);
        let mut estimate = match &indicator.measure {
            Measure::Rank { of, .. } => rank::estimate(findings, *of, settled.row),
            Measure::Register | Measure::Ratio { .. } => register::estimate(settled.row),
        };
        estimate.remarks.extend(settled.remark);
        estimates.add(key, estimate);
    }
    doubt::definition_differs(findings, &mut estimates, &mut acknowledged);
    doubt::fewer_than_must(findings, plan.indicators, &mut estimates, &mut acknowledged);
    doubt::parts_and_whole(findings, plan.indicators, regions, &mut estimates, &mut acknowledged);
    for indicator in plan.indicators.values() {
        ratio::add(indicator, &mut estimates);
    }
    doubt::implausible(findings, plan.indicators, &mut estimates, &mut acknowledged);
    acknowledged.tell_unmet(findings);
    estimates
}
