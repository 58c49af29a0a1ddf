//! What the rules keep back, for the publisher's own office. It cannot be serialised, and nothing that makes
//! a page of the public edition takes it.

use super::gate::{Gate, Gates};
use super::rules::Rule;
use super::secondary::Pattern;
use crate::compute::{Estimate, Group, Key, Quantity};
use crate::text::date::Period;
use crate::text::id::{IndicatorId, RegionId};
use std::collections::BTreeMap;

/// A number that the public does not get to see, with the rule that hides it.
#[derive(Debug, Clone)]
pub struct Withheld {
    pub region: RegionId,
    pub indicator: IndicatorId,
    pub period: Period,
    pub group: Group,
    /// In the unit of the indicator.
    pub value: f64,
    pub interval: Option<(f64, f64)>,
    pub answered: u32,
    /// How many gave the answer that is counted; `None` for what is no count.
    pub hits: Option<u32>,
    pub rule: Rule,
}

/// Every figure that the rules or the gate keep back, in their order.
pub fn all(pattern: &Pattern, gates: &Gates, estimates: &BTreeMap<Key, Estimate>) -> Vec<Withheld> {
    let is_shut = |key: &Key, estimate: &Estimate| {
        let sampled = estimate.sampled.as_ref();
        sampled.is_some_and(|sampled| gates.of(key, &sampled.survey) == Gate::Shut)
    };
    let rule = |key: &Key, estimate: &Estimate| {
        let rule = pattern.figures.get(key).copied();
        rule.or_else(|| is_shut(key, estimate).then_some(Rule::LowResponse))
    };
    estimates.iter().filter_map(|(key, estimate)| withheld(key, estimate, rule(key, estimate)?)).collect()
}

fn withheld(key: &Key, estimate: &Estimate, rule: Rule) -> Option<Withheld> {
    let Quantity::Number { value, interval } = estimate.quantity else { return None };
    let sampled = estimate.sampled.as_ref()?;
    Some(Withheld {
        region: key.region.clone(),
        indicator: key.indicator.clone(),
        period: key.period,
        group: key.group.clone(),
        value,
        interval,
        answered: sampled.answered,
        hits: sampled.hits,
        rule,
    })
}
