//! The interval around a share, where those who answered are a sample of very many.
//!
//! Wilson's score interval, for it stays between 0 and 1 and is honest about small groups.
//! Source: E. B. Wilson, J. Am. Stat. Assoc. 22 (1927), 209–212. It is the default for proportions
//! in Fingertips. For a share of a small, known population see `hypergeometric`.

use super::interval::Interval;
use super::tally::Tally;

/// The interval around this tally's share; `z` is `Z95` for 95 %.
pub fn wilson(tally: Tally, z: f64) -> Interval {
    wilson_of_share(tally.share(), f64::from(tally.answered()), z)
}

/// The interval around a share that rests on `n` answers, where `n` need not be whole: the effective
/// number after weighting, or after `effective_in_population`. The result is then approximate.
///
/// An infinite `n` gives the share itself. Where `n` is not above zero nothing is known: 0 to 1.
pub fn wilson_of_share(share: f64, n: f64, z: f64) -> Interval {
    if share.is_nan() || n.is_nan() || n <= 0.0 {
        return Interval { low: 0.0, high: 1.0 };
    }
    let share = share.clamp(0.0, 1.0);
    let spread = z * z / n;
    let scale = 1.0 + spread;
    let centre = (share + spread / 2.0) / scale;
    let reach = (spread * (share * (1.0 - share) + spread / 4.0)).sqrt() / scale;
    // At 0 and 1 the formula gives the share itself, but for the last bit.
    let low = if share == 0.0 { 0.0 } else { centre - reach };
    let high = if share == 1.0 { 1.0 } else { centre + reach };
    Interval::within_unit(low, high)
}

/// To how many answers from an endless population `n` answers from a known one amount:
/// `n(N − 1)/(N − n)`. Infinite when everyone answered, for then the share is known.
///
/// Source: W. G. Cochran, Sampling Techniques (1977), ch. 2. For weighted answers only: of a plain
/// tally the exact interval is known, and this one falls short of its 95 % in small populations.
pub fn effective_in_population(n: f64, population: f64) -> f64 {
    if n >= population {
        return f64::INFINITY;
    }
    if population.is_infinite() { n } else { n * (population - 1.0) / (population - n) }
}
