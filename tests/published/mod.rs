//! The statistics, held against numbers that others printed or computed.
//!
//! Each file is one subject. `reference` in a test's name means the reference values of our own
//! account of methods, computed with Python 3.11, scipy 1.17.1 and statsmodels 0.15.0 as the test
//! says; every other source is named beside its numbers. What must hold for all input is tried in
//! plain loops over much of it.

mod bounds;
mod comparison;
mod country;
mod distributions;
mod dobson;
mod domino;
mod extremes;
mod falling_together;
mod hot_spots;
mod hypergeometric;
mod interval;
mod mean;
mod missing_units;
mod national;
mod outlook;
mod poisson;
mod priority;
mod projection;
mod quantile;
mod range;
mod range_of_a_country;
mod rank;
mod ratio;
mod response;
mod rounding;
mod spine;
mod substitution;
mod trend;
mod weights;
mod wilson;

use praatplaat::compute::statistics::interval::Interval;
use praatplaat::compute::statistics::tally::Tally;

/// As close as our reference values are printed.
#[track_caller]
fn close(actual: f64, expected: f64) {
    near(actual, expected, 1e-6);
}

#[track_caller]
fn near(actual: f64, expected: f64, tolerance: f64) {
    assert!((actual - expected).abs() <= tolerance, "{actual} is not {expected}");
}

#[track_caller]
fn close_interval(actual: Interval, low: f64, high: f64) {
    near(actual.low, low, 1e-6);
    near(actual.high, high, 1e-6);
}

/// To within a hair of the value itself, where that may be large.
#[track_caller]
fn close_in_size(actual: f64, expected: f64, tolerance: f64) {
    near(actual, expected, tolerance * expected.abs().max(1.0));
}

#[track_caller]
fn tally(hits: u32, answered: u32) -> Tally {
    Tally::new(hits, answered).expect("a tally of the test's own")
}
