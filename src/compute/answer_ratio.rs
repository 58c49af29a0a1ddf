//! The measure `ratio` of two numbers that people answered: the sum of one over the sum of the other.

use super::statistics::ratio::{Pair, RatioOfSums};
use super::survey::{Counted, Evenness, Method, Sums, ends, people, whole};

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
    let answered = people(sums.sums.answered());
    let known = whole(population, answered);
    let is_uneven = !sums.evenness.is_even();
    let is_full = !is_uneven && known == Some(answered);
    let interval = sums.sums.interval(known.map(f64::from)).filter(|_| !is_full);
    Some(Counted {
        value: sums.sums.value()?,
        interval: interval.map(ends),
        answered,
        hits: None,
        is_split: false,
        population,
        bounds: None,
        method: match (is_full, interval, is_uneven) {
            (true, ..) => Method::FullCount,
            (false, None, _) => Method::None,
            (false, Some(_), true) => Method::StudentEffective,
            (false, Some(_), false) => Method::Student,
        },
        effective: sums.sums.effective().filter(|_| is_uneven),
    })
}
