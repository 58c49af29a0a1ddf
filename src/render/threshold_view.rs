//! The thresholds of the site in words, and what its publisher changed with which reason.

use super::desk::Desk;
use crate::project::{Threshold, ThresholdUnit};
use serde::Serialize;

/// A threshold in the table of rules.
#[derive(Debug, Serialize)]
pub struct RuleView {
    /// The rule in a sentence, with the threshold in it.
    pub rule: String,
    pub here: String,
    /// What it is by itself.
    pub usual: String,
}

/// A threshold that is not what it is by itself.
#[derive(Debug, Serialize)]
pub struct ChangeView {
    /// Its name in the settings.
    pub key: &'static str,
    /// The rule in a sentence.
    pub rule: String,
    /// Which way it was changed, from what to what.
    pub how: String,
    /// Why; empty for what was made stricter without a word.
    pub reason: String,
}

/// Every threshold.
pub fn rules(desk: &Desk<'_>) -> Vec<RuleView> {
    let thresholds = desk.look.settings.privacy.thresholds();
    let view = |threshold: &Threshold| RuleView {
        rule: sentence(desk, threshold),
        here: amount(desk, threshold, threshold.here),
        usual: amount(desk, threshold, threshold.usual),
    };
    thresholds.iter().map(view).collect()
}

/// What the publisher changed, either way.
pub fn changes(desk: &Desk<'_>) -> Vec<ChangeView> {
    let thresholds = desk.look.settings.privacy.thresholds();
    thresholds
        .iter()
        .filter(|threshold| threshold.is_changed())
        .map(|changed| change(desk, changed))
        .collect()
}

/// What the publisher made looser.
pub fn looser(desk: &Desk<'_>) -> Vec<ChangeView> {
    let thresholds = desk.look.settings.privacy.thresholds();
    thresholds.iter().filter(|threshold| threshold.is_looser()).map(|looser| change(desk, looser)).collect()
}

fn change(desk: &Desk<'_>, threshold: &Threshold) -> ChangeView {
    let key = if threshold.is_looser() { "protection.looser" } else { "protection.stricter" };
    let ends = [
        ("here", amount(desk, threshold, threshold.here)),
        ("usual", amount(desk, threshold, threshold.usual)),
    ];
    ChangeView {
        key: threshold.key,
        rule: sentence(desk, threshold),
        how: desk.words.fill(key, &ends),
        reason: desk.look.settings.privacy.reason(threshold.key).unwrap_or_default().to_owned(),
    }
}

fn sentence(desk: &Desk<'_>, threshold: &Threshold) -> String {
    let here = amount(desk, threshold, threshold.here);
    desk.words.fill(&format!("threshold.{}", threshold.key), &[("here", &here)])
}

fn amount(desk: &Desk<'_>, threshold: &Threshold, value: f64) -> String {
    let digits = desk.number_as_written(value);
    match threshold.unit {
        ThresholdUnit::Whole => digits,
        ThresholdUnit::Percent => desk.words.fill("figure.percent", &[("n", &digits)]),
    }
}
