//! Too few to show: of a handful of answers, or of a handful among them, readers know who it is.
//!
//! Rules 1 and 2 of statistical disclosure control for frequencies (A. Hundepool et al., Statistical
//! Disclosure Control, 2012): a percentage is hidden when it rests on few answers, and when the count
//! it is made of, or what is left of the whole, is small.

use super::figure::Reason;
use crate::compute::Sampled;
use crate::project::Privacy;

/// Why there are too few; `None` when there are enough.
pub fn reason(privacy: &Privacy, sampled: &Sampled) -> Option<Reason> {
    if sampled.answered < privacy.least_answered {
        return Some(Reason::FewAnswers);
    }
    let hits = sampled.hits?;
    let is_small = |count: u32| match count {
        // Nobody, or everybody, tells of each of them.
        0 => sampled.is_sensitive,
        count => count < privacy.least_count,
    };
    (is_small(hits) || is_small(sampled.answered - hits.min(sampled.answered))).then_some(Reason::SmallCount)
}
