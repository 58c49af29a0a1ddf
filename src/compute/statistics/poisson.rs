//! The interval around a count of events, and around the rate that goes with it.
//!
//! Only where the count stands for an underlying rate. A register that counts everyone is no sample,
//! and gets no interval.
//! Sources: F. Garwood, Biometrika 28 (1936), 437–442 (exact); N. E. Breslow and N. E. Day,
//! Statistical Methods in Cancer Research II (1987), p. 69 (Byar's approximation); the choice between
//! them is that of Fingertips: exact below ten events, Byar's from ten on.

use super::distributions::chi_squared;
use super::interval::{Interval, Z95};

const FEWEST_FOR_BYAR: u64 = 10;

/// The exact interval of a count, in events, at `1 − alpha`. `None` unless `alpha` lies between 0
/// and 1.
pub fn exact(count: u64, alpha: f64) -> Option<Interval> {
    if !(alpha > 0.0 && alpha < 1.0) {
        return None;
    }
    // Counts beyond 2^53 lose their last digits here, far beyond what an interval shows.
    let count = count as f64;
    let low = if count == 0.0 { 0.0 } else { chi_squared(alpha / 2.0, 2.0 * count)? / 2.0 };
    let high = chi_squared(1.0 - alpha / 2.0, 2.0 * count + 2.0)? / 2.0;
    Some(Interval { low, high })
}

/// Byar's interval of a count, in events; `z` is `Z95` for 95 %.
pub fn byar(count: u64, z: f64) -> Interval {
    // As above: only counts beyond 2^53 lose digits.
    let count = count as f64;
    let limit = |count: f64, z: f64| count * (1.0 - 1.0 / (9.0 * count) + z / (3.0 * count.sqrt())).powi(3);
    let low = if count == 0.0 { 0.0 } else { limit(count, -z).max(0.0) };
    Interval { low, high: limit(count + 1.0, z) }
}

/// The 95 % interval of a count, in events: exact below ten, Byar's from ten on.
pub fn interval(count: u64) -> Interval {
    let few = (count < FEWEST_FOR_BYAR).then(|| exact(count, 0.05)).flatten();
    few.unwrap_or_else(|| byar(count, Z95))
}

/// The number of events `per` so many, such as 10,000, with its 95 % interval. `None` when the
/// population or `per` is not a number above zero.
pub fn rate(count: u64, population: f64, per: f64) -> Option<(f64, Interval)> {
    let factor = per / population;
    let can_divide = population > 0.0 && factor > 0.0 && factor.is_finite();
    // As above: only counts beyond 2^53 lose digits.
    can_divide.then(|| (count as f64 * factor, interval(count).scaled(factor)))
}
