//! The frequency: a count is hidden when so few are behind it that readers know who, and so is what would
//! give it away: the share it makes, and the count of all others.
//!
//! The threshold rule of statistical disclosure control (A. Hundepool et al., Statistical Disclosure
//! Control, 2012). A zero tells nobody apart, but of a sensitive question it tells of everyone that they
//! did not, or all did.

use crate::compute::Sampled;
use crate::project::Privacy;

pub fn is_broken(privacy: &Privacy, sampled: &Sampled) -> bool {
    let (Some(_), [hits]) = (sampled.hits, &sampled.amounts.sums[..]) else { return false };
    let misses = sampled.amounts.people - hits;
    [*hits, misses].into_iter().any(|count| is_small(privacy, count, sampled.is_sensitive))
}

/// Whether a count is too small to show; a zero is so only where even that tells about people.
pub fn is_small(privacy: &Privacy, count: f64, hides_zero: bool) -> bool {
    // Who counts for a part makes counts that are no whole number.
    const NOBODY: f64 = 1e-9;
    count < f64::from(privacy.least_count) - NOBODY && (hides_zero || count > NOBODY)
}
