//! The bounds without any assumption.

use super::{close_interval, tally};
use praatplaat::compute::statistics::bounds::no_assumption;
use praatplaat::compute::statistics::hypergeometric::{exact, exact_at};
use praatplaat::compute::statistics::interval::Interval;

#[test]
fn agrees_with_the_reference() {
    // Exact rational arithmetic: x/N and (x + N − n)/N.
    for (hits, answered, population, low, high) in [
        (18, 40, 65, 0.276923, 0.661538),
        (8, 23, 30, 0.266667, 0.500000),
        (0, 20, 26, 0.0, 0.230769),
        (5, 20, 26, 0.192308, 0.423077),
        (26, 26, 26, 1.0, 1.0),
        (60, 90, 150, 0.400000, 0.800000),
        (30, 90, 300, 0.100000, 0.800000),
    ] {
        close_interval(no_assumption(tally(hits, answered), population).unwrap(), low, high);
    }
}

#[test]
fn the_exact_interval_lies_inside_at_every_level() {
    for population in 1..=25 {
        for answered in 1..=population {
            for hits in 0..=answered {
                let bounds = no_assumption(tally(hits, answered), population).unwrap();
                for alpha in [0.002, 0.05, 0.5, 0.999] {
                    let exact = exact_at(tally(hits, answered), population, alpha).unwrap();
                    let Interval { low, high } = exact.shares(population).unwrap();
                    assert!(bounds.contains(low) && bounds.contains(high));
                }
            }
        }
    }
}

#[test]
fn they_meet_where_nobody_is_silent() {
    let all = tally(7, 12);
    assert_eq!(no_assumption(all, 12), Some(Interval::point(7.0 / 12.0)));
    assert_eq!(exact(all, 12).unwrap().shares(12), Some(Interval::point(7.0 / 12.0)));
    assert_eq!(no_assumption(all, 11), None);
}
