//! Wilson's score interval.

use super::{close, close_interval, near, tally};
use praatplaat::compute::statistics::interval::{Interval, Z95, Z998};
use praatplaat::compute::statistics::wilson::{effective_in_population, wilson, wilson_of_share};

#[test]
fn agrees_with_newcombe_1998_table_1() {
    // R. G. Newcombe, Stat. Med. 17 (1998), 857–872, table I, method 3: four printed digits.
    for (hits, answered, published) in [
        (81, 263, "0.2553 – 0.3662"),
        (15, 148, "0.0624 – 0.1605"),
        (0, 20, "0.0000 – 0.1611"),
        (1, 29, "0.0061 – 0.1718"),
    ] {
        let Interval { low, high } = wilson(tally(hits, answered), Z95);
        assert_eq!(format!("{low:.4} – {high:.4}"), published);
    }
}

#[test]
fn agrees_with_the_reference_at_both_levels() {
    // statsmodels: proportion_confint(x, n, alpha, method="wilson").
    for (hits, answered, low, high, lowest, highest) in [
        (0, 10, 0.000000, 0.277533, 0.000000, 0.488479),
        (1, 10, 0.017876, 0.404150, 0.008789, 0.581994),
        (5, 10, 0.236593, 0.763407, 0.150544, 0.849456),
        (10, 10, 0.722467, 1.000000, 0.511521, 1.000000),
        (8, 23, 0.188113, 0.551097, 0.130660, 0.654284),
        (18, 50, 0.241387, 0.498590, 0.188927, 0.575975),
        (12, 200, 0.034652, 0.101932, 0.025533, 0.134570),
    ] {
        close_interval(wilson(tally(hits, answered), Z95), low, high);
        close_interval(wilson(tally(hits, answered), Z998), lowest, highest);
    }
}

#[test]
fn agrees_with_statsmodels_from_one_answer_to_many() {
    // statsmodels: proportion_confint(x, n, 0.05 and 0.002, method="wilson"), all digits.
    for (hits, answered, z, low, high) in [
        (1, 1, Z95, 0.2065493143772374, 1.0),
        (1, 1, Z998, 0.09479090150132047, 1.0),
        (3, 7, Z95, 0.15821985525146964, 0.7495416354723428),
        (3, 7, Z998, 0.09161890874602491, 0.8479564353748119),
        (41, 65, Z95, 0.5092381736255003, 0.7377060412592911),
        (41, 65, Z998, 0.4404837097528136, 0.7875525863687838),
        (500, 1000, Z95, 0.4690696003681042, 0.5309303996318958),
        (500, 1000, Z998, 0.4513707786071091, 0.5486292213928909),
        (99_999, 100_000, Z95, 0.9999433529034099, 0.9999982347522698),
        (99_999, 100_000, Z998, 0.9998853880975734, 0.999999127573583),
    ] {
        let interval = wilson(tally(hits, answered), z);
        near(interval.low, low, 1e-12);
        near(interval.high, high, 1e-12);
    }
}

#[test]
fn agrees_with_the_reference_for_a_known_population() {
    // Wilson on n(N − 1)/(N − n), numpy.
    for (hits, answered, population, low, high) in [
        (18, 40, 65.0, 0.357191, 0.546425),
        (8, 23, 30.0, 0.259779, 0.447668),
        (0, 20, 26.0, 0.000000, 0.044066),
        (5, 20, 26.0, 0.169454, 0.352579),
        (26, 26, 26.0, 1.0, 1.0),
        (60, 90, 150.0, 0.602508, 0.725193),
        (30, 90, 300.0, 0.257615, 0.418753),
    ] {
        let n = effective_in_population(f64::from(answered), population);
        close_interval(wilson_of_share(tally(hits, answered).share(), n, Z95), low, high);
    }
}

#[test]
fn agrees_with_the_reference_for_an_endless_population() {
    // statsmodels, as above, for the tallies that the exact interval is held against.
    for (hits, answered, low, high) in [
        (18, 40, 0.307053, 0.601709),
        (8, 23, 0.188113, 0.551097),
        (0, 20, 0.000000, 0.161125),
        (5, 20, 0.111862, 0.468701),
        (26, 26, 0.871271, 1.000000),
        (60, 90, 0.564223, 0.755465),
        (30, 90, 0.244535, 0.435777),
    ] {
        close_interval(wilson(tally(hits, answered), Z95), low, high);
    }
}

#[test]
fn the_number_need_not_be_whole() {
    // statsmodels: proportion_confint(0.37 * 17.3, 17.3, 0.05, method="wilson").
    close_interval(wilson_of_share(0.37, 17.3, Z95), 0.1864671670213148, 0.6007755186349288);
}

#[test]
fn agrees_with_statsmodels_on_a_weighted_share() {
    // Ten weighted answers; n_eff = (Σw)²/Σw², then proportion_confint(p·n_eff, n_eff) as above, and
    // the same on n_eff(N − 1)/(N − n_eff) for N = 40.
    let weights = [1.2, 0.8, 1.5, 0.6, 1.0, 2.1, 0.9, 1.1, 0.7, 1.3];
    let answers = [1.0, 0.0, 0.0, 1.0, 1.0, 0.0, 1.0, 0.0, 0.0, 1.0];
    let mut moments = praatplaat::compute::statistics::mean::Moments::default();
    answers.iter().zip(weights).for_each(|(answer, weight)| moments.add(*answer, weight));
    let (share, n) = (moments.mean().unwrap(), moments.effective().unwrap());
    close(share, 0.44642857142857145);
    close(n, 8.77202797202797);
    close_interval(wilson_of_share(share, n, Z95), 0.18791647655498123, 0.737571205375884);
    let n = effective_in_population(n, 40.0);
    close(n, 10.955213185238264);
    close_interval(wilson_of_share(share, n, Z95), 0.20665872228504623, 0.7140144641716832);
}

#[test]
fn it_contains_the_share_and_mirrors_with_it() {
    for answered in 1..=60 {
        for hits in 0..=answered {
            for z in [Z95, Z998] {
                let (yes, no) = (tally(hits, answered), tally(answered - hits, answered));
                let interval = wilson(yes, z);
                assert!(interval.contains(yes.share()), "{hits} of {answered}");
                near(1.0 - wilson(no, z).low, interval.high, 1e-12);
            }
        }
    }
}

#[test]
fn what_everyone_answered_is_known() {
    assert_eq!(effective_in_population(26.0, 26.0), f64::INFINITY);
    assert_eq!(effective_in_population(40.0, f64::INFINITY), 40.0);
    assert_eq!(wilson_of_share(0.4, f64::INFINITY, Z95), Interval::point(0.4));
}
