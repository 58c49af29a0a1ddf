//! Quantiles, and the interval of the median.

use super::{close, near};
use praatplaat::compute::statistics::interval::Interval;
use praatplaat::compute::statistics::quantile::{
    Weighted, median_interval, median_interval_in_population, quantile, weighted_quantile,
};

const SEVEN: [f64; 7] = [3.0, 5.0, 8.0, 9.0, 12.0, 15.0, 21.0];

fn weighted(weights: [f64; 7]) -> Vec<Weighted> {
    SEVEN.into_iter().zip(weights).map(|(value, weight)| Weighted { value, weight }).collect()
}

#[test]
fn agrees_with_the_reference_and_numpy() {
    // numpy.quantile(v, p), whose default is type 7. The quarters are the reference.
    for (probability, expected) in [
        (0.25, 6.5),
        (0.5, 9.0),
        (0.75, 13.5),
        (0.0, 3.0),
        (0.1, 4.2),
        (0.33, 7.94),
        (0.9, 17.4),
        (1.0, 21.0),
    ] {
        close(quantile(&SEVEN, probability).unwrap(), expected);
        near(weighted_quantile(&weighted([1.0; 7]), probability).unwrap(), expected, 1e-12);
        near(weighted_quantile(&weighted([0.3; 7]), probability).unwrap(), expected, 1e-12);
    }
}

#[test]
fn weighted_quantiles_agree_with_an_integral() {
    // numpy: the mean of the weighted step function over [(h − 1)/n_eff, h/n_eff], h = p(n_eff − 1) + 1,
    // by two million midpoints; so good to five decimals.
    let answers = weighted([1.0, 2.0, 0.5, 3.0, 1.0, 0.25, 1.5]);
    for (probability, expected) in
        [(0.1, 4.720996), (0.25, 6.2882565), (0.5, 9.0), (0.75, 10.441281), (0.9, 16.0206405)]
    {
        near(weighted_quantile(&answers, probability).unwrap(), expected, 1e-5);
    }
}

#[test]
fn answers_without_weight_do_not_count() {
    let with = weighted([1.0, 0.0, 1.0, 1.0, 0.0, 1.0, 0.0]);
    for tenth in 0..=10 {
        let probability = f64::from(tenth) / 10.0;
        let without = quantile(&[3.0, 8.0, 9.0, 15.0], probability).unwrap();
        near(weighted_quantile(&with, probability).unwrap(), without, 1e-12);
    }
}

#[test]
fn quantiles_never_go_back() {
    let answers = weighted([0.2, 7.0, 0.5, 3.0, 0.1, 2.5, 1.5]);
    let (mut plain_before, mut weighted_before) = (f64::NEG_INFINITY, f64::NEG_INFINITY);
    for step in 0..=1000 {
        let probability = f64::from(step) / 1000.0;
        let plain = quantile(&SEVEN, probability).unwrap();
        let weighted = weighted_quantile(&answers, probability).unwrap();
        assert!(plain >= plain_before && weighted >= weighted_before - 1e-12);
        assert!((3.0..=21.0).contains(&plain) && (3.0 - 1e-12..=21.0 + 1e-12).contains(&weighted));
        (plain_before, weighted_before) = (plain, weighted);
    }
}

fn first_numbers(count: u32) -> Vec<f64> {
    (1..=count).map(f64::from).collect()
}

#[test]
#[rustfmt::skip]
fn the_median_interval_agrees_with_the_sign_test() {
    // Which answers, counted from either end: scipy.stats.binom.cdf(r, n, 0.5) ≤ 0.025 for r < place.
    // It is one more than the critical value that W. J. Dixon and A. M. Mood, J. Am. Stat. Assoc. 41
    // (1946), 557–566, print for the sign test at 5 %.
    let printed = [
        (6, 1), (7, 1), (8, 1), (9, 2), (10, 2), (11, 2), (12, 3), (13, 3), (14, 3), (15, 4), (16, 4),
        (17, 5), (18, 5), (19, 5), (20, 6), (21, 6), (22, 6), (23, 7), (24, 7), (25, 8), (26, 8), (27, 8),
        (28, 9), (29, 9), (30, 10), (31, 10), (32, 10), (33, 11), (34, 11), (35, 12), (36, 12), (37, 13),
        (38, 13), (39, 13), (40, 14), (50, 18), (71, 27), (100, 40), (500, 228), (1000, 469),
        (10_000, 4902), (100_000, 49_690),
    ];
    for (answered, place) in printed {
        let interval = median_interval(&first_numbers(answered)).unwrap();
        assert_eq!(interval.low, f64::from(place), "{answered}");
        assert_eq!(interval.high, f64::from(answered + 1 - place), "{answered}");
    }
}

#[test]
fn below_six_there_is_no_interval_of_the_median() {
    for answered in 0..6 {
        assert_eq!(median_interval(&first_numbers(answered)), None);
        assert_eq!(median_interval_in_population(&first_numbers(answered), 100), None);
    }
}

#[test]
fn in_a_known_population_it_agrees_with_scipy() {
    // scipy.stats.hypergeom.cdf(r, N, ceil(N/2), n) ≤ 0.025 for r < place.
    for (answered, population, place) in [
        (8, 12, 2),
        (10, 12, 4),
        (20, 26, 8),
        (23, 30, 9),
        (40, 65, 16),
        (90, 150, 39),
        (10, 1000, 2),
        (30, 31, 15),
        (500, 2000, 231),
    ] {
        let interval = median_interval_in_population(&first_numbers(answered), population).unwrap();
        assert_eq!(interval.low, f64::from(place), "{answered} of {population}");
        assert_eq!(interval.high, f64::from(answered + 1 - place), "{answered} of {population}");
    }
}

#[test]
fn it_covers_the_median_in_every_sample_of_a_small_population() {
    // All 3003 samples of 8 from the numbers 1 to 14, whose median is 7.5.
    let (mut samples, mut covered) = (0_u32, 0_u32);
    for chosen in 0_u32..1 << 14 {
        if chosen.count_ones() == 8 {
            let sample: Vec<f64> =
                (0..14).filter(|n| chosen >> n & 1 == 1).map(|n| f64::from(n + 1)).collect();
            samples += 1;
            covered += u32::from(median_interval_in_population(&sample, 14).unwrap().contains(7.5));
        }
    }
    assert_eq!(samples, 3003);
    assert!(f64::from(covered) / f64::from(samples) >= 0.95);
}

#[test]
fn it_contains_the_median_and_is_it_when_everyone_answered() {
    for answered in 6..=80 {
        let values = first_numbers(answered);
        let median = quantile(&values, 0.5).unwrap();
        assert!(median_interval(&values).unwrap().contains(median));
        for population in answered..answered + 20 {
            let known = median_interval_in_population(&values, population).unwrap();
            assert!(known.contains(median) && known.width() <= median_interval(&values).unwrap().width());
        }
        assert_eq!(median_interval_in_population(&values, answered), Some(Interval::point(median)));
        assert_eq!(median_interval_in_population(&values, answered - 1), None);
    }
}

#[test]
fn what_is_no_quantile_is_none() {
    assert_eq!(quantile(&[], 0.5), None);
    assert_eq!(weighted_quantile(&[], 0.5), None);
    assert_eq!(weighted_quantile(&weighted([0.0; 7]), 0.5), None);
    assert_eq!(weighted_quantile(&weighted([1.0, -1.0, 1.0, 1.0, 1.0, 1.0, 1.0]), 0.5), None);
    for probability in [-0.1, 1.1, f64::NAN] {
        assert_eq!(quantile(&SEVEN, probability), None);
        assert_eq!(weighted_quantile(&weighted([1.0; 7]), probability), None);
    }
    assert_eq!(quantile(&[4.0], 0.3), Some(4.0));
    assert_eq!(weighted_quantile(&[Weighted { value: 4.0, weight: 0.2 }], 0.3), Some(4.0));
}
