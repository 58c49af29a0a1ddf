//! Counts and rates.

use super::{close, close_in_size, close_interval};
use praatplaat::compute::statistics::interval::{Interval, Z95, Z998};
use praatplaat::compute::statistics::poisson::{byar, exact, interval, rate};

#[test]
fn agrees_with_the_reference() {
    // scipy.stats.chi2.ppf for the exact limits, numpy for Byar's.
    for (count, low, high, byar_low, byar_high) in [
        (0, 0.0, 3.688879, 0.0, 3.668012),
        (1, 0.025318, 5.571643, 0.013072, 5.563756),
        (5, 1.623486, 11.668332, 1.611348, 11.668164),
        (9, 4.115373, 17.084803, 4.106885, 17.085781),
        (10, 4.795389, 18.390356, 4.787450, 18.391459),
        (23, 14.580027, 34.511293, 14.575371, 34.512810),
        (65, 50.165628, 82.847836, 50.163188, 82.849139),
        (100, 81.363991, 121.626794, 81.362105, 121.627938),
    ] {
        close_interval(exact(count, 0.05).unwrap(), low, high);
        close_interval(byar(count, Z95), byar_low, byar_high);
    }
}

#[test]
fn rates_agree_with_the_reference() {
    // As above, times 10,000 over the population.
    let (per, around) = rate(123, 265_000.0, 10_000.0).unwrap();
    close(per, 4.641509);
    close_interval(around, 3.857485, 5.538018);
    let (per, around) = rate(9, 26_000.0, 10_000.0).unwrap();
    close(per, 3.461538);
    close_interval(around, 1.582836, 6.571078);
}

#[test]
fn agrees_with_pearson_and_hartley_table_40() {
    // E. S. Pearson and H. O. Hartley, Biometrika Tables for Statisticians I (1966): two decimals.
    for (count, published) in [
        (0, "0.00 – 3.69"),
        (1, "0.03 – 5.57"),
        (2, "0.24 – 7.22"),
        (3, "0.62 – 8.77"),
        (5, "1.62 – 11.67"),
        (10, "4.80 – 18.39"),
        (20, "12.22 – 30.89"),
        (50, "37.11 – 65.92"),
    ] {
        let Interval { low, high } = exact(count, 0.05).unwrap();
        assert_eq!(format!("{low:.2} – {high:.2}"), published);
    }
}

#[test]
fn the_exact_limits_agree_with_scipy_at_both_levels() {
    // scipy.stats.chi2.ppf(alpha/2, 2x)/2 and .ppf(1 − alpha/2, 2x + 2)/2, alpha 0.05 and 0.002.
    for (count, low, high, lowest, highest) in [
        (0, 0.0, 3.6888794541139354, 0.0, 6.907755278982137),
        (1, 0.025317807984289876, 5.571643390938898, 0.001000500333583534, 9.233413476451585),
        (2, 0.24220927854396496, 7.22468766772396, 0.045402017769489544, 11.228872242412661),
        (3, 0.6186721228956014, 8.767273069742323, 0.1905333775684032, 13.06224077918807),
        (7, 2.8143630515198654, 14.422675361702376, 1.5203362603988093, 19.626177395384232),
        (23, 14.580027037044678, 34.51129289483303, 10.964359994743115, 42.01856685861174),
        (100, 81.36399125092314, 121.62679379242638, 71.9213974950004, 134.92431906126444),
        (1000, 938.9730184076952, 1063.952136016302, 905.1207909349766, 1101.6269438790305),
        (123_456, 122768.28869851555, 124146.60839534459, 122373.05573961877, 124545.64834184368),
    ] {
        for (alpha, low, high) in [(0.05, low, high), (0.002, lowest, highest)] {
            let actual = exact(count, alpha).unwrap();
            close_in_size(actual.low, low, 1e-9);
            close_in_size(actual.high, high, 1e-9);
        }
    }
}

#[test]
fn few_events_are_exact_and_many_are_byars() {
    for count in 0..10 {
        assert_eq!(interval(count), exact(count, 0.05).unwrap());
    }
    for count in 10..30 {
        assert_eq!(interval(count), byar(count, Z95));
    }
}

#[test]
fn the_interval_contains_the_count_and_widens_with_the_level() {
    for count in (0..200).chain([10_000, 100_000_000, u64::MAX]) {
        for (inner, outer) in [
            (exact(count, 0.05).unwrap(), exact(count, 0.002).unwrap()),
            (byar(count, Z95), byar(count, Z998)),
        ] {
            assert!(inner.contains(count as f64) && outer.low <= inner.low && inner.high <= outer.high);
            assert!(outer.low >= 0.0);
        }
    }
}

#[test]
fn a_rate_needs_a_population() {
    for population in [0.0, -5.0, f64::NAN, f64::INFINITY] {
        assert_eq!(rate(3, population, 10_000.0), None);
    }
    assert_eq!(rate(3, 100.0, 0.0), None);
    assert_eq!(rate(3, 100.0, f64::NAN), None);
    assert_eq!(exact(3, 0.0), None);
    assert_eq!(exact(3, 1.5), None);
}
