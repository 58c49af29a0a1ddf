//! Ratios of two sums.

use super::{close, close_in_size, near};
use praatplaat::compute::statistics::interval::Interval;
use praatplaat::compute::statistics::mean::Moments;
use praatplaat::compute::statistics::ratio::{Pair, RatioOfSums};

const FTE: [f64; 7] = [3.5, 2.0, 1.0, 4.2, 2.8, 1.5, 2.2];
const LISTS: [f64; 7] = [6100.0, 4100.0, 2300.0, 8800.0, 5900.0, 2900.0, 4700.0];
const WEIGHTS: [f64; 7] = [1.2, 0.8, 1.5, 0.6, 1.0, 2.1, 0.9];

fn ratio(weights: [f64; 7]) -> RatioOfSums {
    let mut ratio = RatioOfSums::default();
    for ((numerator, denominator), weight) in LISTS.into_iter().zip(FTE).zip(weights) {
        ratio.add(Pair { numerator, denominator }, weight);
    }
    ratio
}

#[track_caller]
fn holds(ratio: &RatioOfSums, population: Option<f64>, value: f64, low: f64, high: f64) {
    close(ratio.value().unwrap(), value);
    let interval = ratio.interval(population).unwrap();
    close(interval.low, low);
    close(interval.high, high);
}

#[test]
fn agrees_with_the_linearised_formula() {
    // numpy: e = y − Rx, v = (1 − n/N)·s²(e)/(n·x̄²), R ± t.ppf(0.975, n − 1)·√v. The first line also
    // follows from statsmodels: WLS(y, x, weights=1/x) with HC0 errors, times √(n/(n − 1)).
    holds(&ratio([1.0; 7]), None, 2023.2558139534885, 1850.1385982160366, 2196.3730296909403);
    holds(&ratio([1.0; 7]), Some(12.0), 2023.2558139534885, 1911.509131704664, 2135.002496202313);
}

#[test]
fn agrees_with_the_linearised_formula_on_the_effective_number() {
    // numpy: the same with weighted means, n_eff for n, and n_eff/(n_eff − 1) to correct the variance.
    holds(&ratio(WEIGHTS), None, 2002.8169014084508, 1784.4785935215707, 2221.155209295331);
    holds(&ratio(WEIGHTS), Some(30.0), 2002.8169014084508, 1807.5851271441659, 2198.048675672736);
}

#[test]
fn over_ones_it_is_the_mean() {
    let mut ratio = RatioOfSums::default();
    let mut mean = Moments::default();
    for (list, weight) in LISTS.into_iter().zip(WEIGHTS) {
        ratio.add(Pair { numerator: list, denominator: 1.0 }, weight);
        mean.add(list, weight);
    }
    for population in [None, Some(30.0)] {
        let (ratio, mean) = (ratio.interval(population).unwrap(), mean.interval(population).unwrap());
        close_in_size(ratio.low, mean.low, 1e-10);
        close_in_size(ratio.high, mean.high, 1e-10);
    }
    assert_eq!(ratio.effective().is_some(), mean.effective().is_some());
}

#[test]
fn parts_merge_into_the_whole() {
    let whole = ratio(WEIGHTS);
    let mut halves = RatioOfSums::default();
    halves.merge_share(&whole, 0.5);
    halves.merge(&{
        let mut half = RatioOfSums::default();
        half.merge_share(&whole, 0.5);
        half
    });
    assert_eq!(halves.answered(), 14);
    near(halves.value().unwrap(), whole.value().unwrap(), 1e-9);
    near(halves.effective().unwrap(), 2.0 * whole.effective().unwrap(), 1e-9);
}

#[test]
fn equal_ratios_have_a_narrow_interval_and_everyone_a_point() {
    let mut equal = RatioOfSums::default();
    for denominator in [0.1, 0.7, 1.3, 2.9] {
        equal.add(Pair { numerator: 2095.0 * denominator, denominator }, 1.0);
    }
    assert!(equal.interval(None).unwrap().width() < 1e-3);
    let all = ratio([1.0; 7]);
    assert_eq!(all.interval(Some(7.0)), all.value().map(Interval::point));
}

#[test]
fn what_has_no_denominator_has_no_ratio() {
    let mut none = RatioOfSums::default();
    assert_eq!((none.value(), none.interval(None)), (None, None));
    none.add(Pair { numerator: 5.0, denominator: 0.0 }, 1.0);
    assert_eq!((none.value(), none.answered()), (None, 1));
    none.add(Pair { numerator: f64::NAN, denominator: 1.0 }, 1.0);
    none.add(Pair { numerator: 1.0, denominator: f64::INFINITY }, 1.0);
    none.add(Pair { numerator: 1.0, denominator: 1.0 }, 0.0);
    assert_eq!(none.answered(), 1);
    none.add(Pair { numerator: 1.0, denominator: 1.0 }, 1.0);
    assert!(none.interval(None).is_some());
    assert_eq!(none.interval(Some(f64::NAN)), None);
}
