//! Places on a spine chart.

use super::{close, near};
use praatplaat::compute::statistics::spine::{Spine, mirrored};

const SPINE: Spine = Spine { benchmark: 25.0, lowest: 10.0, highest: 60.0 };

#[test]
fn agrees_with_the_reference() {
    // Exact fractions; low is good.
    for (value, place) in [(10.0, 0.714286), (20.0, 0.571429), (25.0, 0.5), (30.0, 0.428571), (60.0, 0.0)] {
        close(mirrored(SPINE.position(value).unwrap()), place);
    }
}

#[test]
fn turning_what_is_good_mirrors_every_mark() {
    // The same region told the other way around, such as with and without a successor.
    let other = Spine { benchmark: 75.0, lowest: 40.0, highest: 90.0 };
    for value in 10..=60 {
        let value = f64::from(value);
        let place = SPINE.position(value).unwrap();
        near(mirrored(place), other.position(100.0 - value).unwrap(), 1e-12);
        near(mirrored(mirrored(place)), place, 1e-15);
        assert!((0.0..=1.0).contains(&place));
    }
}

#[test]
fn the_furthest_region_lies_at_an_end() {
    assert_eq!(SPINE.position(60.0), Some(1.0));
    assert_eq!(SPINE.position(75.0), Some(1.0));
    assert_eq!(SPINE.position(-500.0), Some(0.0));
}

#[test]
fn where_all_are_equal_there_is_only_the_middle() {
    let flat = Spine { benchmark: 5.0, lowest: 5.0, highest: 5.0 };
    assert_eq!(flat.position(5.0), Some(0.5));
    assert_eq!(flat.position(6.0), None);
    assert_eq!(SPINE.position(f64::NAN), None);
    assert_eq!(Spine { lowest: f64::NAN, ..SPINE }.position(30.0), None);
    assert_eq!(Spine { benchmark: f64::INFINITY, ..SPINE }.position(30.0), None);
}
