//! Ranks of regions, and between which ranks the true one lies.
//!
//! Each region is tested against every other; its best rank is one after all that surely come before
//! it, its worst one before all that surely come after. Source of the marginal interval: M. Mogstad,
//! J. P. Romano, A. M. Shaikh and D. Wilhelm, Rev. Econ. Stud. 91 (2024), 476–518. They draw
//! bootstrap samples; here `z = |θⱼ − θₖ|/√(sⱼ² + sₖ²)` with the correction of S. Holm, Scand. J.
//! Stat. 6 (1979), 65–70, so the same input always gives the same ranks.

use super::distributions::two_sided;

/// How often, at most, a region's interval may miss its true rank.
const ALPHA: f64 = 0.05;

/// A region's value and its standard error, both in the unit of the indicator. An error of zero says
/// that the value is known exactly.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scored {
    /// The estimate.
    pub value: f64,
    /// Its standard error.
    pub error: f64,
}

/// How the many tests of one region are kept honest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Correction {
    /// Step by step, from the clearest difference down: never wider than `Bonferroni`.
    Holm,
    /// Every test at the level divided by their number.
    Bonferroni,
}

/// Which value has rank 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Rank 1 is the largest, such as the largest imbalance.
    LargestFirst,
    /// Rank 1 is the smallest.
    SmallestFirst,
}

impl Direction {
    fn is_before(self, value: f64, other: f64) -> bool {
        match self {
            Direction::LargestFirst => value > other,
            Direction::SmallestFirst => value < other,
        }
    }
}

/// Between which ranks the true one lies, from 1 to the number of regions; both belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RankRange {
    /// The rank nearest to the first.
    pub low: usize,
    /// The rank nearest to the last.
    pub high: usize,
}

/// The rank of each value, in the order given: one more than how many come before it, so that equals
/// share a rank. `None` for what is not a number.
pub fn rank(values: &[f64], direction: Direction) -> Vec<Option<usize>> {
    let before = |value: f64| values.iter().filter(|other| direction.is_before(**other, value)).count();
    values.iter().map(|value| (!value.is_nan()).then(|| 1 + before(*value))).collect()
}

/// Between which ranks each region lies at 95 %, in the order given. A region whose value or error is
/// not usable can have any rank, and moves no other.
pub fn ranks(regions: &[Scored], correction: Correction, direction: Direction) -> Vec<RankRange> {
    let of = |place: usize| {
        let own = regions[place].value;
        let different = surely_different(regions, place, correction);
        let before = different.iter().filter(|other| direction.is_before(**other, own)).count();
        let after = different.iter().filter(|other| direction.is_before(own, **other)).count();
        RankRange { low: 1 + before, high: regions.len() - after }
    };
    (0..regions.len()).map(of).collect()
}

/// The values of the regions that surely differ from the one at `place`.
fn surely_different(regions: &[Scored], place: usize, correction: Correction) -> Vec<f64> {
    let others = regions.iter().enumerate().filter(|(other, _)| *other != place);
    let mut tests: Vec<(f64, f64)> =
        others.map(|(_, other)| (chance_of_equal(regions[place], *other), other.value)).collect();
    tests.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    let all = tests.len();
    let passes = |(number, (chance, _)): &(usize, (f64, f64))| {
        let tests_left = match correction {
            Correction::Holm => all - number,
            Correction::Bonferroni => all,
        };
        // No region has so many others that this loses digits.
        *chance <= ALPHA / tests_left as f64
    };
    tests.into_iter().enumerate().take_while(passes).map(|(_, (_, value))| value).collect()
}

/// How likely so large a difference is where there is none. 1 when an error or value is not usable.
fn chance_of_equal(one: Scored, other: Scored) -> f64 {
    let gap = one.value - other.value;
    let error = one.error.hypot(other.error);
    let is_usable = gap.is_finite() && error.is_finite() && one.error >= 0.0 && other.error >= 0.0;
    if !is_usable || gap == 0.0 {
        return 1.0;
    }
    two_sided(gap / error)
}
