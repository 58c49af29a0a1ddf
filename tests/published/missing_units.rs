//! What silent practices and missing hours add.

use super::close;
use praatplaat::compute::statistics::missing_units::{
    Completed, Unit, completed, completed_people, full_estimate, partial_estimate,
};

#[test]
fn agrees_with_the_reference() {
    // Exact fraction: 2300 × 3.5/6100.
    close(full_estimate(2300.0, 3.5, 6100.0).unwrap(), 1.319672);
    let stratum = [
        Unit { size: 2900.0, quantity: Some(1.5) },
        Unit { size: 2300.0, quantity: None },
        Unit { size: 3200.0, quantity: Some(2.0) },
    ];
    let all = completed(&stratum).unwrap();
    close(all.reported, 3.5);
    close(all.estimated, 1.319672);
    close(all.total(), 4.819672);
    assert_eq!((all.units_reported, all.units_estimated), (2, 1));
}

#[test]
fn missing_hours_are_the_mean_of_the_function() {
    close(partial_estimate(&[30.0, 36.0, 24.0]).unwrap(), 30.0);
    let all = completed_people(&[Some(30.0), None, Some(36.0), Some(24.0), None]).unwrap();
    assert_eq!(all, Completed { reported: 90.0, estimated: 60.0, units_reported: 3, units_estimated: 2 });
}

#[test]
fn strata_add_up_apart() {
    let one = Completed { reported: 3.0, estimated: 1.0, units_reported: 2, units_estimated: 1 };
    let sum = one.plus(one).plus(Completed::default());
    assert_eq!(sum, Completed { reported: 6.0, estimated: 2.0, units_reported: 4, units_estimated: 2 });
    assert_eq!(sum.total(), 8.0);
}

#[test]
fn where_all_have_the_same_per_patient_the_estimate_is_the_truth() {
    for silent in 0..6 {
        let unit = |number: u32| {
            let size = 1500.0 + 200.0 * f64::from(number);
            Unit { size, quantity: (number != silent).then_some(size / 2095.0) }
        };
        let stratum: Vec<Unit> = (0..6).map(unit).collect();
        let truth: f64 = stratum.iter().map(|unit| unit.size / 2095.0).sum();
        close(completed(&stratum).unwrap().total(), truth);
    }
}

#[test]
fn what_nothing_is_known_of_is_not_estimated() {
    assert_eq!(completed(&[Unit { size: 2000.0, quantity: None }]), None);
    assert_eq!(completed_people(&[None]), None);
    assert_eq!(partial_estimate(&[]), None);
    assert_eq!(full_estimate(2000.0, 1.0, 0.0), None);
    assert_eq!(full_estimate(f64::NAN, 1.0, 2.0), None);
    assert_eq!(completed(&[]), Some(Completed::default()));
    assert_eq!(completed_people(&[]), Some(Completed::default()));
}
