//! Whether a region differs from a benchmark, in words that stand before any colour.
//!
//! The rule of Fingertips: it differs when the benchmark lies outside the region's interval. Whether
//! that is good or bad is not decided here.

use super::interval::Interval;

/// Where a region stands beside the benchmark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// The benchmark lies within the region's interval.
    Similar,
    /// The region lies above the benchmark.
    Higher,
    /// The region lies below the benchmark.
    Lower,
    /// There is no interval, or no benchmark.
    NotCompared,
}

/// The highest level at which a region differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Outside the 95 % interval, inside that of 99.8 %.
    At95,
    /// Outside the 99.8 % interval too.
    At998,
}

/// Compares a region, by its interval, with a benchmark in the same unit.
pub fn compare(benchmark: f64, interval: Option<Interval>) -> Comparison {
    let Some(interval) = interval.filter(|interval| interval.low <= interval.high) else {
        return Comparison::NotCompared;
    };
    match () {
        () if benchmark.is_nan() => Comparison::NotCompared,
        () if benchmark < interval.low => Comparison::Higher,
        () if benchmark > interval.high => Comparison::Lower,
        () => Comparison::Similar,
    }
}

/// Compares at both levels: where the region stands by its 95 % interval, and the highest level at
/// which it differs. That level is `None` when it does not differ, or is not compared.
pub fn compare_at_two_levels(
    benchmark: f64,
    at_95: Option<Interval>,
    at_998: Option<Interval>,
) -> (Comparison, Option<Level>) {
    let comparison = compare(benchmark, at_95);
    let level = match comparison {
        Comparison::Similar | Comparison::NotCompared => None,
        Comparison::Higher | Comparison::Lower if compare(benchmark, at_998) == comparison => {
            Some(Level::At998)
        }
        Comparison::Higher | Comparison::Lower => Some(Level::At95),
    };
    (comparison, level)
}
