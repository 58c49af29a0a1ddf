//! Intervals and tallies: small, but all else rests on them.

use super::tally;
use praatplaat::compute::statistics::distributions::normal;
use praatplaat::compute::statistics::interval::{Interval, Z95, Z998};
use praatplaat::compute::statistics::tally::Tally;

#[test]
fn the_two_levels_are_normal_quantiles() {
    super::near(normal(0.975).unwrap(), Z95, 1e-14);
    super::near(normal(0.999).unwrap(), Z998, 1e-14);
}

#[test]
fn a_share_does_not_leave_its_unit() {
    assert_eq!(Interval::within_unit(-0.1, 1.2), Interval { low: 0.0, high: 1.0 });
    assert_eq!(Interval::within_unit(0.2, 0.4), Interval { low: 0.2, high: 0.4 });
    assert_eq!(Interval::within_unit(f64::NAN, f64::NAN), Interval { low: 0.0, high: 1.0 });
}

#[test]
fn both_ends_belong_to_it() {
    let interval = Interval { low: 1.0, high: 2.0 };
    assert!(interval.contains(1.0) && interval.contains(2.0) && interval.contains(1.5));
    assert!(!interval.contains(0.999) && !interval.contains(2.001) && !interval.contains(f64::NAN));
    assert!(!Interval { low: f64::NAN, high: 2.0 }.contains(1.0));
}

#[test]
fn it_changes_unit_and_side() {
    let interval = Interval { low: 1.0, high: 2.0 };
    assert_eq!(interval.scaled(10.0), Interval { low: 10.0, high: 20.0 });
    assert_eq!(interval.scaled(-1.0), Interval { low: -2.0, high: -1.0 });
    assert_eq!(Interval::around(5.0, 2.0), Interval { low: 3.0, high: 7.0 });
    assert_eq!(Interval::point(5.0).width(), 0.0);
}

#[test]
fn a_tally_of_nobody_is_none() {
    assert_eq!(Tally::new(0, 0), None);
    assert_eq!(Tally::new(4, 3), None);
    assert_eq!((tally(3, 4).hits(), tally(3, 4).misses(), tally(3, 4).answered()), (3, 1, 4));
    assert_eq!(tally(3, 4).share(), 0.75);
}
