//! What is never public, however many answered: free text, which is not even read; answers of a single
//! practice; the smallest and the largest of a small group, and with them the ends of an interval that are
//! two of the answers themselves; how far answers lie apart of which a count is hidden.

use crate::compute::{Method, Sampled};
use crate::project::Privacy;

/// Whether the ends of the interval are answers with too few beyond them: close to the smallest and the
/// largest that anybody gave.
pub fn shows_single_answers(privacy: &Privacy, sampled: &Sampled) -> bool {
    sampled.method == Method::OrderStatistics && beyond(sampled.answered) < f64::from(privacy.least_count)
}

/// Whether the interval is that of a mean, which is as wide as the answers lie apart: from it and the mean a
/// reader has the sum of their squares, and of a scale of five steps that nearly tells how many chose each.
pub fn shows_spread(sampled: &Sampled) -> bool {
    matches!(sampled.method, Method::Student | Method::StudentEffective)
}

/// How many answers lie beyond each end of the median's interval, at least: half of them less 0.98 times
/// their root, the usual approximation of the binomial ranks (W. J. Conover, Practical Nonparametric
/// Statistics, 1999), one off for its rounding.
fn beyond(answered: u32) -> f64 {
    let answered = f64::from(answered);
    (answered / 2.0 - 0.98 * answered.sqrt()).floor() - 1.0
}
