//! Percentages that add up.

use praatplaat::compute::statistics::rounding::{percentages, shared_out};

#[test]
fn agrees_with_the_reference() {
    // By hand, in whole numbers.
    assert_eq!(percentages(&[1.0, 1.0, 1.0]), Some(vec![34, 33, 33]));
    assert_eq!(percentages(&[7.0, 6.0, 5.0]), Some(vec![39, 33, 28]));
    assert_eq!(percentages(&[2.0, 9.0, 6.0]), Some(vec![12, 53, 35]));
    assert_eq!(percentages(&[18.0, 14.0, 8.0]), Some(vec![45, 35, 20]));
}

#[test]
fn seats_show_the_alabama_paradox_of_this_method() {
    // The usual example of it, by hand: with one seat more, the smallest party loses one.
    assert_eq!(shared_out(&[6.0, 6.0, 2.0], 10), Some(vec![4, 4, 2]));
    assert_eq!(shared_out(&[6.0, 6.0, 2.0], 11), Some(vec![5, 5, 1]));
}

#[test]
fn they_add_up_and_stay_within_one_of_the_truth() {
    for a in 0..=12 {
        for b in 0..=12 {
            for c in 0..=12 {
                let parts = [f64::from(a), f64::from(b) * 0.1, f64::from(c) / 3.0];
                let total: f64 = parts.iter().sum();
                let Some(whole) = percentages(&parts) else {
                    assert_eq!(total, 0.0);
                    continue;
                };
                assert_eq!(whole.iter().sum::<u32>(), 100);
                for (part, whole) in parts.iter().zip(whole) {
                    assert!((part / total * 100.0 - f64::from(whole)).abs() < 1.0);
                }
            }
        }
    }
}

#[test]
fn the_last_bits_decide_nothing() {
    assert_eq!(percentages(&[0.1 + 0.2, 0.3, 0.3]), Some(vec![34, 33, 33]));
    assert_eq!(percentages(&[0.3, 0.1 + 0.2, 0.3]), Some(vec![34, 33, 33]));
    assert_eq!(percentages(&[0.29, 0.71]), Some(vec![29, 71]));
}

#[test]
fn of_nothing_there_are_no_percentages() {
    assert_eq!(percentages(&[]), None);
    assert_eq!(percentages(&[0.0, 0.0]), None);
    assert_eq!(percentages(&[2.0, -1.0]), None);
    assert_eq!(percentages(&[f64::NAN, 1.0]), None);
    assert_eq!(percentages(&[f64::MAX, f64::MAX]), None);
    assert_eq!(percentages(&[0.0, 5.0]), Some(vec![0, 100]));
}
