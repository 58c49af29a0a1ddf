//! What the rules keep back, for the publisher's own office. It cannot be serialised, and nothing that makes
//! a page of the public edition takes it.

use super::rules::Rule;
use crate::compute::Group;
use crate::text::date::Period;
use crate::text::id::{IndicatorId, RegionId};

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
