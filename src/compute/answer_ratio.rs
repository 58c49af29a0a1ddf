//! The measure `ratio` of two numbers that people answered: the sum of one over the sum of the other.

use super::statistics::ratio::{Pair, RatioOfSums};
use super::survey::{Counted, Crowd, Evenness, Sums, people};

/// The sums above and below the line, and whether all count alike.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct RatioSums {
    sums: RatioOfSums,
    evenness: Evenness,
    /// Both sums without weights; who belongs here for a part counts for that part.
    reported: (f64, f64),
}

impl RatioSums {
    pub fn add(&mut self, numerator: f64, denominator: f64, weight: f64) {
        self.sums.add(Pair { numerator, denominator }, weight);
        self.evenness.add(weight);
        self.reported.0 += numerator;
        self.reported.1 += denominator;
    }
}

impl Sums for RatioSums {
    fn merge(&mut self, other: &Self, share: f64) {
        self.sums.merge_share(&other.sums, share);
        self.evenness.merge(&other.evenness, share);
        self.reported.0 += other.reported.0 * share;
        self.reported.1 += other.reported.1 * share;
    }

    fn is_empty(&self) -> bool {
        self.sums.answered() == 0
    }
}

/// The ratio, with its interval by linearisation. `None` when nobody answered both.
pub fn ratio(sums: &RatioSums, population: Option<f64>) -> Option<Counted> {
    let RatioSums { sums, evenness, reported } = sums;
    let crowd = Crowd { answered: people(sums.answered()), population, evenness: *evenness };
    let interval = sums.interval(crowd.finite());
    let counted = crowd.number(sums.value()?, interval, crowd.student(), sums.effective());
    Some(counted.adding_up(vec![reported.0, reported.1], None))
}
