//! The measure `ratio` of two numbers that people answered: the sum of one over the sum of the other.

use super::statistics::ratio::{Pair, RatioOfSums};
use super::survey::{Counted, Crowd, Evenness, Sums, people};

/// The sums above and below the line, and whether all count alike.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct RatioSums {
    sums: RatioOfSums,
    evenness: Evenness,
}

impl RatioSums {
    pub fn add(&mut self, numerator: f64, denominator: f64, weight: f64) {
        self.sums.add(Pair { numerator, denominator }, weight);
        self.evenness.add(weight);
    }
}

impl Sums for RatioSums {
    fn merge(&mut self, other: &Self, share: f64) {
        self.sums.merge_share(&other.sums, share);
        self.evenness.merge(&other.evenness, share);
    }

    fn is_empty(&self) -> bool {
        self.sums.answered() == 0
    }
}

/// The ratio, with its interval by linearisation. `None` when nobody answered both.
pub fn ratio(sums: &RatioSums, population: Option<f64>) -> Option<Counted> {
    let RatioSums { sums, evenness } = sums;
    let crowd = Crowd { answered: people(sums.answered()), population, evenness: *evenness };
    let interval = sums.interval(crowd.finite());
    Some(crowd.number(sums.value()?, interval, crowd.student(), sums.effective()))
}
