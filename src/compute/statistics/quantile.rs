//! The value below which a given part of the answers lies, and the interval around the median.
//!
//! Quantiles by linear interpolation: type 7 of R. J. Hyndman and Y. Fan, Am. Stat. 50 (1996),
//! 361–365, as R, NumPy and Excel do. With weights after A. Akinshin, Weighted quantile estimators
//! (arXiv:2304.07265, 2023), which gives the same when all weights are equal.
//!
//! All functions take the answers in ascending order, each a finite number. Handed others they give
//! a meaningless value, but they do not fail.

use super::distributions::at_most_heads;
use super::hypergeometric::Draw;
use super::interval::Interval;
use super::search;
use super::weights;

/// Below so many answers no interval reaches 95 %, not even from the smallest to the largest.
const FEWEST: u32 = 6;
/// How often the median may lie on one side of its interval.
const TAIL: f64 = 0.025;

/// An answer and how heavily it counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weighted {
    /// What was answered.
    pub value: f64,
    /// Zero or above, in any unit.
    pub weight: f64,
}

/// The quantile of answers in ascending order, in their unit; a half gives the median. `None` without
/// answers, or when the probability does not lie from 0 to 1.
pub fn quantile(sorted: &[f64], probability: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    if !(0.0..=1.0).contains(&probability) {
        return None;
    }
    // Slices are far shorter than the 2^53 beyond which this loses digits, and the way back cuts off
    // what lies between two places on purpose.
    let position = probability * last as f64;
    let below = position.floor() as usize;
    let low = *sorted.get(below)?;
    let high = *sorted.get((below + 1).min(last))?;
    Some(low + (high - low) * (position - position.floor()))
}

/// The quantile of weighted answers in ascending order, in their unit.
///
/// The answers stand in a row from 0 to 1, each as wide as its part of the weights. The quantile is
/// the mean of what stands within a window as wide as one effective answer (Kish). `None` without
/// any weight, with one below zero, or when the probability does not lie from 0 to 1.
pub fn weighted_quantile(sorted: &[Weighted], probability: f64) -> Option<f64> {
    let is_usable = sorted.iter().all(|answer| answer.weight >= 0.0 && answer.weight.is_finite());
    if !is_usable || !(0.0..=1.0).contains(&probability) {
        return None;
    }
    let total: f64 = sorted.iter().map(|answer| answer.weight).sum();
    let squares: f64 = sorted.iter().map(|answer| answer.weight * answer.weight).sum();
    let effective = weights::kish(total, squares)?.max(1.0);
    let start = probability * (effective - 1.0);
    let part_before = |place: f64| (place * effective - start).clamp(0.0, 1.0);
    let (mut seen, mut before, mut quantile) = (0.0, 0.0, 0.0);
    for answer in sorted {
        seen += answer.weight;
        let after = part_before(seen / total);
        quantile += answer.value * (after - before);
        before = after;
    }
    // The last place is 1 but for the last bits, and so is the sum of the parts.
    (before > 0.5).then(|| quantile / before)
}

/// The 95 % interval of the median: from one answer to another, counted from both ends, whatever the
/// distribution. Source: W. J. Conover, Practical Nonparametric Statistics (1999), § 3.2. `None` below
/// six answers.
pub fn median_interval(sorted: &[f64]) -> Option<Interval> {
    let answered = u32::try_from(sorted.len()).ok().filter(|answered| *answered >= FEWEST)?;
    let outside = search::first(0, answered, |below| at_most_heads(below, answered) > TAIL);
    from_both_ends(sorted, outside)
}

/// The same for answers from a known population, of which half lie at or below the median: narrower,
/// and the median itself where everyone answered. `None` below six answers, or when more answered
/// than there are.
pub fn median_interval_in_population(sorted: &[f64], population: u32) -> Option<Interval> {
    let answered = u32::try_from(sorted.len()).ok().filter(|answered| *answered >= FEWEST)?;
    if answered >= population {
        return quantile(sorted, 0.5).filter(|_| answered == population).map(Interval::point);
    }
    let draw = Draw { population, marked: population.div_ceil(2), drawn: answered };
    let outside = search::first(0, answered, |below| 1.0 - draw.at_least(below + 1) > TAIL);
    from_both_ends(sorted, outside)
}

/// From the `place`th answer to the `place`th from the end. `None` when it is the zeroth.
fn from_both_ends(sorted: &[f64], place: u32) -> Option<Interval> {
    let place = usize::try_from(place).ok()?;
    let low = *sorted.get(place.checked_sub(1)?)?;
    let high = *sorted.get(sorted.len().checked_sub(place)?)?;
    Some(Interval { low, high })
}
