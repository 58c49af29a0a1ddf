//! The national model of the Capaciteitsorgaan, round of 2025.

use super::close;
use praatplaat::compute::outlook::national::{Growth, NATIONAL};

#[test]
fn agrees_with_the_reference() {
    let near = |actual: f64, expected: f64| super::near(actual, expected, 1e-3);
    near(NATIONAL.remaining_fte(0.0), 10768.858);
    close(NATIONAL.fte_per_person(), 0.7506);
    for (years, persons, fte) in [
        (3.0, 13026.502, 9758.569),
        (5.0, 12146.170, 9085.043),
        (10.0, 10330.701, 7713.369),
        (20.0, 6434.916, 4794.699),
    ] {
        near(NATIONAL.remaining_persons(years), persons);
        near(NATIONAL.remaining_fte(years), fte);
    }
    for (years, people, work, all) in [
        (5.0, 0.108709, 0.313820, 0.252841),
        (10.0, 0.154418, 0.581553, 0.454567),
        (20.0, 0.220324, 0.671844, 0.537608),
    ] {
        close(NATIONAL.required_growth(Growth::Demographic, years), people);
        close(NATIONAL.required_growth(Growth::WorkProcess, years), work);
        close(NATIONAL.required_growth(Growth::WithSubstitution, years), all);
    }
    near(NATIONAL.needed_fte(Growth::WithSubstitution, 10.0), 15664.022);
    close(NATIONAL.gap(Growth::WithSubstitution, 10.0, 15664.022 / 2.0), -0.5);
}

#[test]
fn who_leaves_does_not_come_back() {
    let outflow = NATIONAL.outflow();
    let gone: Vec<f64> = (0..40).map(|years| outflow.gone(f64::from(years))).collect();
    assert!(gone.is_sorted() && gone[0] == 0.0 && gone[39] == gone[20]);
    assert_eq!(outflow.gone(-1.0), 0.0);
}
