//! The exact interval of a share of a small population.

use super::{close_interval, near, tally};
use praatplaat::compute::statistics::hypergeometric::{CountRange, exact, exact_at};
use praatplaat::compute::statistics::interval::{Interval, Z95};
use praatplaat::compute::statistics::wilson::{effective_in_population, wilson, wilson_of_share};

#[test]
fn agrees_with_the_reference() {
    // scipy.stats.hypergeom.sf and .cdf, tried for every M.
    for (hits, answered, population, low, high, low_share, high_share) in [
        (18, 40, 65, 23, 36, 0.353846, 0.553846),
        (8, 23, 30, 8, 14, 0.266667, 0.466667),
        (0, 20, 26, 0, 2, 0.000000, 0.076923),
        (5, 20, 26, 5, 9, 0.192308, 0.346154),
        (26, 26, 26, 26, 26, 1.0, 1.0),
        (60, 90, 150, 90, 109, 0.600000, 0.726667),
        (30, 90, 300, 76, 127, 0.253333, 0.423333),
    ] {
        let range = exact(tally(hits, answered), population).unwrap();
        assert_eq!(range, CountRange { low, high });
        close_interval(range.shares(population).unwrap(), low_share, high_share);
    }
}

#[test]
fn the_shares_of_the_reference_are_as_printed() {
    for (hits, answered, share) in [
        (18, 40, 0.450000),
        (8, 23, 0.347826),
        (0, 20, 0.0),
        (5, 20, 0.25),
        (26, 26, 1.0),
        (60, 90, 0.666667),
        (30, 90, 0.333333),
    ] {
        super::close(tally(hits, answered).share(), share);
    }
}

#[test]
fn agrees_with_scipy_at_another_level_and_for_thousands() {
    // As above: alpha 0.002, and larger populations at alpha 0.05.
    for (hits, answered, population, alpha, low, high) in [
        (18, 40, 65, 0.002, 20, 39),
        (8, 23, 30, 0.002, 8, 15),
        (5, 20, 26, 0.002, 5, 11),
        (60, 90, 150, 0.002, 84, 113),
        (30, 90, 300, 0.002, 65, 142),
        (50, 400, 5000, 0.05, 477, 799),
        (123, 1000, 20_000, 0.05, 2076, 2888),
        (2, 1500, 2000, 0.05, 2, 6),
    ] {
        assert_eq!(exact_at(tally(hits, answered), population, alpha), Some(CountRange { low, high }));
    }
}

/// The number of ways to take `taken` from `all`, for up to 30: whole, so nothing is lost.
fn ways(all: u32, taken: u32) -> u128 {
    if taken > all {
        return 0;
    }
    (0..taken).fold(1, |ways, k| ways * u128::from(all - k) / u128::from(k + 1))
}

/// Whether `alpha/2 = 1/tails` is below the chance that the hits lie in this range.
fn is_likely(hits: std::ops::RangeInclusive<u32>, draw: (u32, u32, u32), tails: u128) -> bool {
    let (population, marked, drawn) = draw;
    let chances: u128 = hits.map(|hits| ways(marked, hits) * ways(population - marked, drawn - hits)).sum();
    chances * tails > ways(population, drawn)
}

#[test]
fn agrees_with_trying_every_number_up_to_thirty() {
    for population in 1..=30_u32 {
        for answered in 1..=population {
            for hits in 0..=answered {
                for (alpha, tails) in [(0.05, 40), (0.002, 1000), (0.5, 4)] {
                    let all = hits..=population - (answered - hits);
                    let draw = |marked| (population, marked, answered);
                    let low =
                        all.clone().find(|marked| is_likely(hits..=answered, draw(*marked), tails)).unwrap();
                    let high = all.rev().find(|marked| is_likely(0..=hits, draw(*marked), tails)).unwrap();
                    let range = exact_at(tally(hits, answered), population, alpha);
                    assert_eq!(range, Some(CountRange { low, high }), "{hits} of {answered} of {population}");
                }
            }
        }
    }
}

/// How often the interval covers the truth, at the worst and on average over all possible truths.
fn coverage(drawn: u32, population: u32, interval: impl Fn(u32) -> Interval) -> (f64, f64) {
    let covered = |marked: u32| -> f64 {
        let truth = f64::from(marked) / f64::from(population);
        let fewest = drawn.saturating_sub(population - marked);
        let chance = |hits| chance(hits, (population, marked, drawn));
        (fewest..=drawn.min(marked)).filter(|hits| interval(*hits).contains(truth)).map(chance).sum()
    };
    let all: Vec<f64> = (0..=population).map(covered).collect();
    (all.iter().copied().fold(1.0, f64::min), all.iter().sum::<f64>() / all.len() as f64)
}

/// The chance of exactly so many hits, by products of fractions.
fn chance(hits: u32, draw: (u32, u32, u32)) -> f64 {
    let (population, marked, drawn) = draw;
    let choose =
        |all: u32, taken: u32| -> f64 { (0..taken).map(|k| f64::from(all - k) / f64::from(k + 1)).product() };
    choose(marked, hits) * choose(population - marked, drawn - hits) / choose(population, drawn)
}

#[test]
fn it_covers_the_truth_as_often_as_it_says_and_others_do_not() {
    // The reference: scipy.stats.hypergeom.pmf over all M; minimum and mean, four printed digits.
    for (drawn, population, plain, corrected, exactly) in [
        (40, 65, (0.9970, 0.9988), (0.9202, 0.9560), (0.9557, 0.9796)),
        (10, 12, (1.0000, 1.0000), (0.8333, 0.9510), (0.9848, 0.9977)),
    ] {
        let n = effective_in_population(f64::from(drawn), f64::from(population));
        let kinds: [(_, &dyn Fn(u32) -> Interval); 3] = [
            (plain, &|hits| wilson(tally(hits, drawn), Z95)),
            (corrected, &|hits| wilson_of_share(tally(hits, drawn).share(), n, Z95)),
            (exactly, &|hits| exact(tally(hits, drawn), population).unwrap().shares(population).unwrap()),
        ];
        for ((least, mean), interval) in kinds {
            let (actual_least, actual_mean) = coverage(drawn, population, interval);
            near(actual_least, least, 5e-5);
            near(actual_mean, mean, 5e-5);
        }
    }
}

#[test]
fn it_covers_the_truth_in_every_small_population() {
    for population in 1..=24 {
        for drawn in 1..=population {
            let interval = |hits| exact(tally(hits, drawn), population).unwrap().shares(population).unwrap();
            assert!(coverage(drawn, population, interval).0 >= 0.95, "{drawn} of {population}");
        }
    }
}

#[test]
fn it_lies_around_the_share_and_mirrors_with_it() {
    for population in [1, 7, 40, 333] {
        for answered in (1..=population).step_by(3) {
            for hits in 0..=answered {
                let range = exact(tally(hits, answered), population).unwrap();
                let mirror = exact(tally(answered - hits, answered), population).unwrap();
                assert_eq!((mirror.low, mirror.high), (population - range.high, population - range.low));
                // The share itself is seldom a whole number of the population; one beside it is inside.
                let expected = tally(hits, answered).share() * f64::from(population);
                let (low, high) = (f64::from(range.low), f64::from(range.high));
                assert!(low < expected + 1.0 && expected - 1.0 < high);
            }
        }
    }
}

#[test]
fn it_approaches_wilson_where_the_population_is_large() {
    let range = exact(tally(40_000, 50_000), 100_000).unwrap().shares(100_000).unwrap();
    let wilson = wilson_of_share(0.8, effective_in_population(50_000.0, 100_000.0), Z95);
    near(range.low, wilson.low, 2e-5);
    near(range.high, wilson.high, 2e-5);
}

#[test]
fn where_nearly_everyone_answered_it_may_leave_out_the_share_itself() {
    let range = exact(tally(1, 331), 333).unwrap();
    assert_eq!(range, CountRange { low: 1, high: 1 });
    assert!(!range.shares(333).unwrap().contains(tally(1, 331).share()));
}

#[test]
fn a_population_smaller_than_its_answers_has_none() {
    assert_eq!(exact(tally(3, 10), 9), None);
    for alpha in [0.0, 1.0, -0.1, 2.0, f64::NAN, f64::INFINITY] {
        assert_eq!(exact_at(tally(3, 10), 20, alpha), None);
    }
    assert_eq!(CountRange { low: 0, high: 0 }.shares(0), None);
}
