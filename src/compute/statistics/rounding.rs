//! Whole percentages that add up to a hundred.
//!
//! By largest remainders, the method of Hare and Niemeyer: everything is rounded down, and what is
//! left goes to those that lost most by it; of equals, to the first.

/// Differences below this are of the last bits, not of the parts.
const GRAIN: f64 = 1e-9;

/// The parts as whole percentages that add up to 100. `None` when the parts add up to zero, or one
/// is below zero or no finite number.
pub fn percentages(parts: &[f64]) -> Option<Vec<u32>> {
    shared_out(parts, 100)
}

/// So many whole units, shared out in proportion to the parts. `None` as above.
pub fn shared_out(parts: &[f64], units: u32) -> Option<Vec<u32>> {
    let total: f64 = parts.iter().sum();
    if !(total > 0.0 && total.is_finite() && parts.iter().all(|part| *part >= 0.0)) {
        return None;
    }
    let exact: Vec<f64> = parts.iter().map(|part| part / total * f64::from(units)).collect();
    let floor = |share: f64| (share + GRAIN).floor();
    // Each lies from zero to `units`, so nothing is cut off.
    let mut whole: Vec<u32> = exact.iter().map(|share| floor(*share) as u32).collect();
    let left = units.saturating_sub(whole.iter().fold(0, |sum, share| sum.saturating_add(*share)));
    // In grains, so that equal remainders are equal whatever their last bits; they fit, being under 1.
    let mut by_remainder: Vec<(i64, usize)> = exact
        .iter()
        .enumerate()
        .map(|(place, share)| (((floor(*share) - share) / GRAIN).round() as i64, place))
        .collect();
    by_remainder.sort_unstable();
    for (_, place) in by_remainder.iter().zip(0..left).map(|(entry, _)| *entry) {
        whole[place] += 1;
    }
    Some(whole)
}
