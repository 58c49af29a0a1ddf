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

mod answer_ratio;
mod count;
mod doubt;
mod estimate;
mod mean;
mod median;
pub mod outlook;
mod rank;
mod ratio;
mod register;
mod score;
mod share;
pub mod statistics;
mod sum;
mod survey;

pub use estimate::{Basis, Estimate, Estimates, Group, Key, Quantity, Sampled};
pub use survey::{
    Amounts, Choice, CountedIndicator, Fieldwork, Largest, Makeup, Method, OutcomeRates, Response, What,
};

use crate::finding::{Code, Finding, Findings};
use crate::text::id::{IndicatorId, SurveyId};
use crate::tidy::{Answers, Evidence, Indicator, Measure, Published, Regions, Survey};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// The indicators, checked: each can be counted from what the one before it gives.
pub struct Plan<'a> {
    indicators: &'a BTreeMap<IndicatorId, Indicator>,
    surveys: &'a BTreeMap<SurveyId, Survey>,
    /// The indicators that are counted from answers, looked up in their codebook.
    asked: Vec<survey::AskedPlan<'a>>,
}

/// Checks that every indicator can be counted.
pub fn plan<'a>(
    findings: &mut Findings,
    indicators: &'a BTreeMap<IndicatorId, Indicator>,
    surveys: &'a BTreeMap<SurveyId, Survey>,
) -> Plan<'a> {
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
    let mut asked: Vec<_> =
        indicators.values().filter_map(|indicator| survey::plan(findings, indicator, surveys)).collect();
    survey::share_sensitivity(&mut asked);
    Plan { indicators, surveys, asked }
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
    let Evidence { published, mut acknowledged, answers, office } = evidence;
    let mut estimates = Estimates::default();
    estimates.office = office;
    for (key, rows) in estimate::by_key(published) {
        let Some(indicator) = plan.indicators.get(&key.indicator) else { continue };
        let places = match &indicator.measure {
            Measure::Register => None,
            Measure::Rank { of, .. } => Some(*of),
            Measure::Ratio { .. } | Measure::Asked(_) => {
                findings.add(computed_here(&key, &rows));
                continue;
            }
        };
        let settled = doubt::two_values(findings, indicator, &key, rows, &mut acknowledged);
        let mut estimate = match places {
            Some(of) => rank::estimate(findings, of, settled.row),
            None => register::estimate(settled.row),
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
    count_answers(findings, plan, regions, &answers, &mut estimates);
    doubt::implausible(findings, plan.indicators, &mut estimates, &mut acknowledged);
    acknowledged.tell_unmet(findings);
    estimates
}

/// Counts what was answered, on all cores; the order is that of indicators and waves.
fn count_answers(
    findings: &mut Findings,
    plan: &Plan<'_>,
    regions: &Regions,
    answers: &[Answers],
    estimates: &mut Estimates,
) {
    let mut panels = Vec::new();
    for wave in answers {
        let Some(survey) = plan.surveys.get(&wave.survey) else { continue };
        let panel = survey::Panel::new(findings, survey, wave, regions);
        estimates.responses.extend(survey::responses(findings, &panel));
        estimates.fieldwork.push(survey::fieldwork(&panel));
        estimates.makeups.push(survey::makeup(&panel, &plan.asked));
        panels.push(panel);
    }
    let jobs: Vec<_> = plan
        .asked
        .iter()
        .flat_map(|asked| {
            panels.iter().filter(|panel| panel.survey.id == asked.survey.id).map(move |panel| (asked, panel))
        })
        .collect();
    let counted: Vec<_> =
        jobs.par_iter().map(|(asked, panel)| survey::estimates(asked, panel, estimates)).collect();
    for (key, estimate) in counted.into_iter().flatten() {
        estimates.add(key, estimate);
    }
}
