//! The measure `sum`: how much there is of a number in all.
//!
//! Silent practices have patients and GPs too, so the sum of what was answered is too little. Where
//! it is known how big all are together, the ratio to size is carried over to the silent ones, as NHS
//! England does for practices without a return; where only their number is known, the mean is. Both
//! are estimates and say so.

use super::mean::{MeanSums, mean};
use super::statistics::ratio::{Pair, RatioOfSums};
use super::survey::{Counted, Crowd, Method, Sums, ends, people};

/// A number, and beside it how big each unit is that gave it.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct SumSums {
    values: MeanSums,
    by_size: RatioOfSums,
}

impl SumSums {
    /// `size` is `None` where the unit does not say how big it is.
    pub fn add(&mut self, value: f64, size: Option<f64>, weight: f64) {
        self.values.add(value, weight);
        if let Some(size) = size {
            self.by_size.add(Pair { numerator: value, denominator: size }, weight);
        }
    }
}

impl Sums for SumSums {
    fn merge(&mut self, other: &Self, share: f64) {
        self.values.merge(&other.values, share);
        self.by_size.merge_share(&other.by_size, share);
    }

    fn is_empty(&self) -> bool {
        self.values.is_empty()
    }
}

/// The sum over all who exist; `size` is how big these are together. `None` when nobody answered.
pub fn sum(sums: &SumSums, population: Option<f64>, size: Option<f64>) -> Option<Counted> {
    let of_mean = mean(&sums.values, population)?;
    if of_mean.method == Method::FullCount {
        return Some(Counted { value: sums.values.reported, ..of_mean });
    }
    let crowd = Crowd { answered: of_mean.answered, population, evenness: sums.values.evenness };
    if let Some(counted) = size.and_then(|size| by_size(sums, &of_mean, crowd, size)) {
        return Some(counted);
    }
    match crowd.all() {
        Some(known) => Some(of_mean.scaled(known)),
        None => {
            Some(Counted { value: sums.values.reported, interval: None, method: Method::None, ..of_mean })
        }
    }
}

/// Carried over by size, where nearly all who answered say how big they are: of one in ten the mean may
/// stand in without moving the sum by more than its interval.
fn by_size(sums: &SumSums, of_mean: &Counted, crowd: Crowd, size: f64) -> Option<Counted> {
    const NEARLY_ALL: f64 = 0.9;
    let with_size = f64::from(people(sums.by_size.answered()));
    if with_size < NEARLY_ALL * f64::from(of_mean.answered) {
        return None;
    }
    let ratio = sums.by_size.value()?;
    let interval = sums.by_size.interval(crowd.finite()).map(|interval| ends(interval.scaled(size)));
    Some(Counted { value: ratio * size, interval, ..of_mean.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pairs: &[(f64, f64)]) -> SumSums {
        let mut sums = SumSums::default();
        pairs.iter().for_each(|(value, size)| sums.add(*value, Some(*size), 1.0));
        sums
    }

    #[test]
    fn silent_practices_get_the_ratio_of_those_that_answered() {
        // 3.5 FTE on 6100 patients; a silent practice has 2300 of its own (methods, § 3).
        let sums = of(&[(1.5, 2900.0), (2.0, 3200.0)]);
        let counted = sum(&sums, Some(3.0), Some(8400.0)).expect("two answered");
        assert!((counted.value - (3.5 + 1.319_672_131)).abs() < 1e-8);
    }

    #[test]
    fn without_sizes_the_mean_is_carried_over_and_without_a_frame_nothing_is() {
        let sums = of(&[(1.0, 0.0), (2.0, 0.0)]);
        assert_eq!(sum(&sums, Some(4.0), None).map(|counted| counted.value), Some(6.0));
        let alone = sum(&sums, None, None).expect("two answered");
        assert_eq!((alone.value, alone.interval), (3.0, None));
    }
}
