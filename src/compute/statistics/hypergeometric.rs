//! The exact interval around a share of a small, known population.
//!
//! Of N practices n answered, and x of these said yes: how many of all N would? Those numbers remain
//! that make what was seen not too unlikely: `M_lo = min{M : P(X ≥ x | M) > α/2}` and
//! `M_hi = max{M : P(X ≤ x | M) > α/2}`, with X drawn without replacement.
//! Sources: L. Katz, J. Am. Stat. Assoc. 48 (1953), 256–261; H. S. Konijn, Statistical Theory of
//! Sample Survey Design and Analysis (1973); T. Wright, Exact Confidence Bounds when Sampling from
//! Small Finite Universes (1991).
//!
//! It never contradicts what was counted, and covers the truth at least as often as it says; the
//! usual correction of Wilson's interval does neither. Where nearly everyone answered it may leave
//! out `x/n` itself, which is seldom a whole number of N: where 331 of 333 answered and one said yes,
//! the interval is 1 of 333 alone, and 1/331 lies just above it.

use super::interval::Interval;
use super::search;
use super::tally::Tally;

/// Between which two whole numbers a count of the population lies; both belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CountRange {
    /// The smallest count.
    pub low: u32,
    /// The largest count.
    pub high: u32,
}

impl CountRange {
    /// The same as shares of the population. `None` when that is zero.
    pub fn shares(self, population: u32) -> Option<Interval> {
        let share = |count: u32| f64::from(count) / f64::from(population);
        (population > 0).then(|| Interval::within_unit(share(self.low), share(self.high)))
    }
}

/// How many of the population would give the answer, at 95 %. `None` when more answered than there
/// are.
pub fn exact(tally: Tally, population: u32) -> Option<CountRange> {
    exact_at(tally, population, 0.05)
}

/// How many of the population would give the answer, at `1 − alpha`. `None` when more answered than
/// there are, or when `alpha` does not lie between 0 and 1.
pub fn exact_at(tally: Tally, population: u32, alpha: f64) -> Option<CountRange> {
    if population < tally.answered() || !(alpha > 0.0 && alpha < 1.0) {
        return None;
    }
    // A chance that equals the limit is not above it, though the last bits may say so. Chances here
    // are good to a dozen digits.
    let limit = alpha / 2.0 * (1.0 + 1e-9);
    let fewest = |hits| fewest_marked(hits, tally.answered(), population, limit);
    // Most who would say yes is fewest who would say no.
    Some(CountRange { low: fewest(tally.hits()), high: population - fewest(tally.misses()) })
}

/// The smallest number of marked ones with which so many hits are not too unlikely.
fn fewest_marked(hits: u32, drawn: u32, population: u32, limit: f64) -> u32 {
    let most = population - (drawn - hits);
    search::first(hits, most, |marked| Draw { population, marked, drawn }.at_least(hits) > limit)
}

/// Drawing without replacement from a population in which some are marked.
#[derive(Clone, Copy)]
pub(super) struct Draw {
    // `marked` and `drawn` are at most `population`.
    pub population: u32,
    pub marked: u32,
    pub drawn: u32,
}

impl Draw {
    /// The chance of at least so many marked ones among those drawn.
    ///
    /// The terms are taken relative to the most likely one, outwards from there until they no longer
    /// count. So no factorial is needed, and no digits are lost to large logarithms.
    pub fn at_least(self, hits: u32) -> f64 {
        let middle = self.most_likely();
        let mut sums = Sums { hits, above: 0.0, all: 0.0 };
        sums.add(middle, 1.0);
        let mut term = 1.0;
        for count in middle..self.drawn.min(self.marked) {
            term *= self.step(count);
            if !sums.add(count + 1, term) {
                break;
            }
        }
        let fewest = self.drawn.saturating_sub(self.population - self.marked);
        let mut term = 1.0;
        for count in (fewest..middle).rev() {
            term /= self.step(count);
            if !sums.add(count, term) {
                break;
            }
        }
        sums.above / sums.all
    }

    /// How much likelier one more than `count` is than `count`.
    fn step(self, count: u32) -> f64 {
        let count = f64::from(count);
        let (marked, drawn) = (f64::from(self.marked), f64::from(self.drawn));
        let others = f64::from(self.population - self.marked);
        (marked - count) * (drawn - count) / ((count + 1.0) * (others - drawn + count + 1.0))
    }

    fn most_likely(self) -> u32 {
        let [drawn, marked, population] = [self.drawn, self.marked, self.population].map(u128::from);
        let likely = (drawn + 1) * (marked + 1) / (population + 2);
        // It is at most `drawn` and `marked`, so it always fits.
        u32::try_from(likely).unwrap_or(u32::MAX).min(self.drawn).min(self.marked)
    }
}

/// The sum of all terms, and of those from `hits` on.
struct Sums {
    hits: u32,
    above: f64,
    all: f64,
}

impl Sums {
    /// Adds a term; whether it is large enough for the next to count.
    fn add(&mut self, count: u32, term: f64) -> bool {
        self.all += term;
        if count >= self.hits {
            self.above += term;
        }
        term > 1e-18
    }
}
