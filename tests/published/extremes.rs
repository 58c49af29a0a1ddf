//! Nothing panics or hangs, whatever it is handed; the values themselves are asked elsewhere.

use praatplaat::compute::statistics::comparison::compare_at_two_levels;
use praatplaat::compute::statistics::distributions::{chi_squared, normal, student, two_sided};
use praatplaat::compute::statistics::dobson::{self, Limits, Stratum};
use praatplaat::compute::statistics::hypergeometric::{exact, exact_at};
use praatplaat::compute::statistics::interval::Interval;
use praatplaat::compute::statistics::mean::Moments;
use praatplaat::compute::statistics::missing_units::{Unit, completed, completed_people, full_estimate};
use praatplaat::compute::statistics::poisson;
use praatplaat::compute::statistics::quantile::{
    Weighted, median_interval, median_interval_in_population, quantile, weighted_quantile,
};
use praatplaat::compute::statistics::rank::{Correction, Direction, Scored, rank, ranks};
use praatplaat::compute::statistics::ratio::{Pair, RatioOfSums};
use praatplaat::compute::statistics::response::coverage;
use praatplaat::compute::statistics::rounding::{percentages, shared_out};
use praatplaat::compute::statistics::spine::Spine;
use praatplaat::compute::statistics::tally::Tally;
use praatplaat::compute::statistics::trend::{difference, trend};
use praatplaat::compute::statistics::weights::{Cell, design_effect, kish, rake, trim};
use praatplaat::compute::statistics::wilson::{effective_in_population, wilson, wilson_of_share};

const STRANGE: [f64; 16] = [
    f64::NAN,
    f64::INFINITY,
    f64::NEG_INFINITY,
    0.0,
    -0.0,
    1.0,
    -1.0,
    0.5,
    2.0,
    1e-300,
    f64::MIN_POSITIVE,
    5e-324,
    1e18,
    1e300,
    f64::MAX,
    f64::MIN,
];

fn each_two(mut with: impl FnMut(f64, f64)) {
    STRANGE.iter().for_each(|one| STRANGE.iter().for_each(|other| with(*one, *other)));
}

fn each_three(mut with: impl FnMut(f64, f64, f64)) {
    STRANGE.iter().for_each(|one| each_two(|two, three| with(*one, two, three)));
}

#[test]
fn strange_shares_counts_and_levels() {
    let tallies: Vec<Tally> = [(0, 1), (1, 1), (0, u32::MAX), (u32::MAX, u32::MAX), (7, 50)]
        .into_iter()
        .filter_map(|(hits, answered)| Tally::new(hits, answered))
        .collect();
    for z in STRANGE {
        for tally in &tallies {
            wilson(*tally, z);
        }
        for count in [0, 1, 9, 10, u64::MAX] {
            poisson::byar(count, z);
            poisson::exact(count, z);
            poisson::interval(count);
        }
        normal(z);
        two_sided(z);
    }
    for tally in tallies {
        for population in [0, 1, 50, 51, u32::MAX - 1, u32::MAX] {
            if let Some(range) = exact(tally, population) {
                assert!(range.low <= range.high && range.high <= population);
            }
            exact_at(tally, population, 1e-300);
        }
    }
    each_three(|one, two, three| {
        let interval = wilson_of_share(one, two, three);
        assert!(interval.low >= 0.0 && interval.high <= 1.0);
    });
    each_two(|one, two| {
        effective_in_population(one, two);
        student(one, two);
        chi_squared(one, two);
        poisson::rate(7, one, two);
        coverage(one, two);
        kish(one, two);
        design_effect(one, two);
    });
}

#[test]
fn strange_answers_and_weights() {
    each_three(|one, two, three| {
        let mut moments = Moments::of(&[one, two, three]);
        moments.add(one, two);
        moments.add(2.0, three);
        let copy = moments;
        moments.merge_share(&copy, three);
        let known = moments.interval(Some(two)).into_iter().chain(moments.interval(None));
        assert!(known.chain(moments.total(one).map(|total| total.1)).all(Interval::is_finite));
        moments.sum();

        let mut ratio = RatioOfSums::default();
        for (numerator, denominator, weight) in [(one, two, three), (two, three, one), (three, one, 1.0)] {
            ratio.add(Pair { numerator, denominator }, weight);
        }
        assert!(ratio.interval(Some(three)).is_none_or(Interval::is_finite));

        quantile(&[one, two], three);
        let answers = [Weighted { value: one, weight: two }, Weighted { value: two, weight: three }];
        weighted_quantile(&answers, one);
        weighted_quantile(&answers, 0.5);
        median_interval(&[one, two, three, one, two, three, one]);
        median_interval_in_population(&[one, two, three, one, two, three, one], u32::MAX);
        percentages(&[one, two, three]);
        shared_out(&[one, two, three], u32::MAX);
        full_estimate(one, two, three);
        completed(&[Unit { size: one, quantity: Some(two) }, Unit { size: three, quantity: None }]);
        completed_people(&[Some(one), Some(two), None]);
        trim(&[one, two], &[two, three], three, one);
        trim(&[one, two, 1.0], &[1.0, 2.0], 0.3, 3.0);
    });
}

#[test]
fn strange_regions_and_waves() {
    each_three(|one, two, three| {
        let interval = Interval { low: two, high: three };
        compare_at_two_levels(one, Some(interval), Some(Interval::around(one, two)));
        Spine { benchmark: one, lowest: two, highest: three }.position(one + 1.0);
        trend(&[(one, interval), (two, interval), (1.0, interval), (2.0, interval), (three, interval)]);
        difference((one, interval), (two, interval));
        let regions = [Scored { value: one, error: two }, Scored { value: two, error: three }];
        ranks(&regions, Correction::Holm, Direction::LargestFirst);
        rank(&[one, two, three], Direction::SmallestFirst);
        let stratum = |events| Stratum { events, population: one, weight: two };
        dobson::rate(&[stratum(0), stratum(3)], Limits::Exact);
        let cell = |category, respondents| Cell { categories: vec![category], respondents };
        let raked = rake(&[cell(0, one), cell(1, two)], &[vec![two, three]]);
        assert!(raked.is_err() || raked.is_ok_and(|weights| weights.len() == 2));
    });
}
