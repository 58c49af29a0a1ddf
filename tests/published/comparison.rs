//! A region beside its benchmark.

use super::tally;
use praatplaat::compute::statistics::comparison::{Comparison, Level, compare, compare_at_two_levels};
use praatplaat::compute::statistics::interval::{Interval, Z95, Z998};
use praatplaat::compute::statistics::wilson::wilson;

#[test]
fn it_differs_when_the_benchmark_lies_outside() {
    let interval = Some(Interval { low: 20.0, high: 30.0 });
    assert_eq!(compare(25.0, interval), Comparison::Similar);
    assert_eq!(compare(20.0, interval), Comparison::Similar);
    assert_eq!(compare(30.0, interval), Comparison::Similar);
    assert_eq!(compare(19.9, interval), Comparison::Higher);
    assert_eq!(compare(30.1, interval), Comparison::Lower);
    assert_eq!(compare(25.0, None), Comparison::NotCompared);
}

#[test]
fn the_second_level_is_harder_to_reach() {
    // The 95 % and 99.8 % intervals of 8 of 23: 0.188 to 0.551, and 0.131 to 0.654.
    let (inner, outer) = (Some(wilson(tally(8, 23), Z95)), Some(wilson(tally(8, 23), Z998)));
    let at = |benchmark| compare_at_two_levels(benchmark, inner, outer);
    assert_eq!(at(0.10), (Comparison::Higher, Some(Level::At998)));
    assert_eq!(at(0.15), (Comparison::Higher, Some(Level::At95)));
    assert_eq!(at(0.40), (Comparison::Similar, None));
    assert_eq!(at(0.60), (Comparison::Lower, Some(Level::At95)));
    assert_eq!(at(0.70), (Comparison::Lower, Some(Level::At998)));
    assert_eq!(compare_at_two_levels(0.7, None, outer), (Comparison::NotCompared, None));
    assert_eq!(compare_at_two_levels(0.7, inner, None), (Comparison::Lower, Some(Level::At95)));
    assert!(Level::At95 < Level::At998);
}

#[test]
fn what_is_no_number_is_not_compared() {
    let interval = Interval { low: 1.0, high: 2.0 };
    assert_eq!(compare(f64::NAN, Some(interval)), Comparison::NotCompared);
    assert_eq!(compare(1.5, Some(Interval { low: f64::NAN, high: 2.0 })), Comparison::NotCompared);
    assert_eq!(compare(3.0, Some(Interval { low: 1.0, high: f64::NAN })), Comparison::NotCompared);
    assert_eq!(compare(3.0, Some(Interval { low: 2.0, high: 1.0 })), Comparison::NotCompared);
}
