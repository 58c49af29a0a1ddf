//! What the rules keep back, for the publisher's own office. It cannot be serialised, and nothing that makes
//! a page of the public edition takes it.

use super::rules::{self, Rule};
use crate::compute::{Estimate, Group, Key, Quantity};
use crate::project::Privacy;
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

/// What breaks a rule by itself, by indicator, region, period and group.
pub fn by_itself(privacy: &Privacy, estimates: &BTreeMap<Key, Estimate>) -> Vec<Withheld> {
    let withheld = |(key, estimate): (&Key, &Estimate)| {
        let sampled = estimate.sampled.as_deref()?;
        let Quantity::Number { value, interval } = estimate.quantity else { return None };
        Some(Withheld {
            region: key.region.clone(),
            indicator: key.indicator.clone(),
            period: key.period,
            group: key.group.clone(),
            value,
            interval,
            answered: sampled.answered,
            hits: sampled.hits,
            rule: rules::broken(privacy, sampled)?,
        })
    };
    estimates.iter().filter_map(withheld).collect()
}
