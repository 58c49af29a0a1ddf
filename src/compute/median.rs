//! The measure `median`: the middle one of a number, which a few large ones do not move.

use super::statistics::quantile::{
    Weighted, median_interval, median_interval_in_population, quantile, weighted_quantile,
};
use super::survey::{Counted, Crowd, Evenness, Method, Sums, people};

/// Every number, for the middle one cannot be found from sums.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MedianSums {
    numbers: Vec<(f64, f64)>,
    evenness: Evenness,
}

impl MedianSums {
    pub fn add(&mut self, value: f64, weight: f64) {
        self.numbers.push((value, weight));
        self.evenness.add(weight);
    }
}

impl Sums for MedianSums {
    fn merge(&mut self, other: &Self, share: f64) {
        self.numbers.extend(other.numbers.iter().map(|(value, weight)| (*value, weight * share)));
        self.evenness.merge(&other.evenness, share);
    }

    fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }
}

/// The median, with an interval from order statistics when all count alike. `None` when nobody answered.
pub fn median(sums: &MedianSums, population: Option<f64>) -> Option<Counted> {
    let mut numbers = sums.numbers.clone();
    numbers.sort_by(|a, b| a.0.total_cmp(&b.0));
    let sorted: Vec<f64> = numbers.iter().map(|(value, _)| *value).collect();
    let is_even = sums.evenness.is_even();
    let crowd = Crowd { answered: people(numbers.len() as u64), population, evenness: sums.evenness };
    let value = if is_even { quantile(&sorted, 0.5) } else { weighted_quantile(&weighted(&numbers), 0.5) };
    let interval = match crowd.known() {
        _ if !is_even => None,
        Some(known) => median_interval_in_population(&sorted, known),
        None => median_interval(&sorted),
    };
    Some(crowd.number(value?, interval, Method::OrderStatistics, None))
}

fn weighted(numbers: &[(f64, f64)]) -> Vec<Weighted> {
    numbers.iter().map(|(value, weight)| Weighted { value: *value, weight: *weight }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_one_has_an_interval_from_six_answers_on() {
        let mut sums = MedianSums::default();
        [3.0, 5.0, 8.0, 9.0, 12.0].iter().for_each(|value| sums.add(*value, 1.0));
        let few = median(&sums, None).expect("five answered");
        assert_eq!((few.value, few.interval), (8.0, None));
        sums.add(15.0, 1.0);
        assert_eq!(median(&sums, None).and_then(|counted| counted.interval), Some((3.0, 15.0)));
    }
}
