//! Means and their intervals, with and without weights.

use super::{close, close_interval, near};
use praatplaat::compute::statistics::distributions::student;
use praatplaat::compute::statistics::interval::Interval;
use praatplaat::compute::statistics::mean::Moments;

const LISTS: [f64; 8] = [2000.0, 2100.0, 2350.0, 1800.0, 2600.0, 2250.0, 1950.0, 2400.0];
const ANSWERS: [f64; 10] = [12.0, 15.0, 9.0, 20.0, 14.0, 11.0, 18.0, 16.0, 13.0, 10.0];
const WEIGHTS: [f64; 10] = [1.2, 0.8, 1.5, 0.6, 1.0, 2.1, 0.9, 1.1, 0.7, 1.3];

fn weighted() -> Moments {
    let mut moments = Moments::default();
    ANSWERS.iter().zip(WEIGHTS).for_each(|(answer, weight)| moments.add(*answer, weight));
    moments
}

#[test]
fn agrees_with_the_reference() {
    // numpy and scipy.stats.t.ppf.
    let moments = Moments::of(&LISTS);
    close(moments.mean().unwrap(), 2181.25);
    close(moments.deviation().unwrap(), 265.837625);
    close(student(0.975, 7.0).unwrap(), 2.364624);
    near(moments.interval(None).unwrap().low, 1959.0042, 5e-5);
    near(moments.interval(None).unwrap().high, 2403.4958, 5e-5);
    let known = moments.interval(Some(12.0)).unwrap();
    near(known.low, 2052.9363, 5e-5);
    near(known.high, 2309.5637, 5e-5);
    close(known.width() / moments.interval(None).unwrap().width(), 0.577350);
}

#[test]
fn agrees_with_statsmodels() {
    // statsmodels: DescrStatsW(x).tconfint_mean(0.05).
    close_interval(Moments::of(&LISTS).interval(None).unwrap(), 1959.0041837570086, 2403.4958162429916);
    let six = Moments::of(&[5.1, 4.9, 6.2, 5.8, 5.5, 6.1]);
    close(six.mean().unwrap(), 5.6);
    close(six.deviation().unwrap(), 0.529150262212918);
    close_interval(six.interval(None).unwrap(), 5.044690855973459, 6.155309144026542);
}

#[test]
fn weighted_means_agree_with_statsmodels() {
    // statsmodels: DescrStatsW(y, weights = w·n_eff/Σw), so that the weights add up to n_eff; then
    // .mean, .std_mean·√n_eff and .tconfint_mean(0.05). For N = 40 the interval times √(1 − n_eff/N).
    let moments = weighted();
    close(moments.effective().unwrap(), 8.77202797202797);
    close(moments.mean().unwrap(), 12.9375);
    close(moments.deviation().unwrap(), 3.3483899047321124);
    close_interval(moments.interval(None).unwrap(), 10.317098688486803, 15.557901311513197);
    close_interval(moments.interval(Some(40.0)).unwrap(), 10.622187037048889, 15.252812962951111);
}

#[test]
fn the_total_is_the_mean_of_all() {
    let moments = Moments::of(&LISTS);
    let (total, interval) = moments.total(12.0).unwrap();
    close(total, 12.0 * 2181.25);
    near(interval.low, 12.0 * 2052.9363, 1e-3);
    near(interval.high, 12.0 * 2309.5637, 1e-3);
    close(moments.sum().unwrap(), LISTS.iter().sum());
    close(weighted().sum().unwrap(), ANSWERS.iter().zip(WEIGHTS).map(|(y, w)| y * w).sum());
}

#[test]
fn the_scale_of_weights_does_not_matter() {
    let mut scaled = Moments::default();
    scaled.merge_share(&weighted(), 37.5);
    let (one, other) = (weighted().interval(Some(40.0)).unwrap(), scaled.interval(Some(40.0)).unwrap());
    near(one.low, other.low, 1e-12);
    near(one.high, other.high, 1e-12);
    close(scaled.weight(), 37.5 * weighted().weight());
    assert_eq!(scaled.answered(), 10);
}

#[test]
fn parts_merge_into_the_whole_wherever_they_are_cut() {
    let whole = weighted();
    for cut in 0..=10 {
        let (mut left, mut right) = (Moments::default(), Moments::default());
        for (number, (answer, weight)) in ANSWERS.iter().zip(WEIGHTS).enumerate() {
            let part = if number < cut { &mut left } else { &mut right };
            part.add(*answer, weight);
        }
        left.merge(&right);
        near(left.mean().unwrap(), whole.mean().unwrap(), 1e-12);
        near(left.deviation().unwrap(), whole.deviation().unwrap(), 1e-12);
        near(left.effective().unwrap(), whole.effective().unwrap(), 1e-12);
    }
}

#[test]
fn a_share_of_a_part_is_that_weight() {
    let mut shared = Moments::of(&[1.0, 2.0, 6.0]);
    shared.merge_share(&Moments::of(&[4.0, 9.0]), 0.25);
    let mut direct = Moments::of(&[1.0, 2.0, 6.0]);
    [4.0, 9.0].iter().for_each(|answer| direct.add(*answer, 0.25));
    near(shared.mean().unwrap(), direct.mean().unwrap(), 1e-14);
    near(shared.deviation().unwrap(), direct.deviation().unwrap(), 1e-14);
    near(shared.effective().unwrap(), direct.effective().unwrap(), 1e-14);
}

#[test]
fn large_numbers_keep_their_spread() {
    let near_a_billion = Moments::of(&[1e9 + 1.0, 1e9 + 2.0, 1e9 + 3.0]);
    near(near_a_billion.deviation().unwrap(), 1.0, 1e-6);
    assert_eq!(Moments::of(&[0.1; 7]).deviation(), Some(0.0));
}

#[test]
fn who_answered_is_all_there_is() {
    assert_eq!(Moments::of(&LISTS).interval(Some(8.0)), Some(Interval::point(2181.25)));
    let endless = Moments::of(&LISTS).interval(Some(f64::INFINITY));
    assert_eq!(endless, Moments::of(&LISTS).interval(None));
}

#[test]
fn too_few_have_no_interval() {
    assert_eq!(Moments::default().mean(), None);
    assert_eq!(Moments::default().sum(), None);
    let one = Moments::of(&[5.0]);
    assert_eq!((one.mean(), one.deviation(), one.interval(None)), (Some(5.0), None, None));
    // Two answers of which one hardly counts are fewer than two.
    let mut uneven = Moments::of(&[5.0]);
    uneven.add(7.0, 0.01);
    assert_eq!(uneven.interval(None), None);
    let mut even = Moments::default();
    [5.0, 7.0].iter().for_each(|answer| even.add(*answer, 0.1));
    assert!(even.interval(None).is_some());
}

#[test]
fn what_is_missing_is_not_zero() {
    let mut moments = Moments::of(&[2.0, 4.0]);
    moments.add(f64::NAN, 1.0);
    moments.add(f64::INFINITY, 1.0);
    moments.add(100.0, 0.0);
    moments.add(100.0, -1.0);
    moments.add(100.0, f64::NAN);
    moments.merge_share(&Moments::of(&[100.0]), 0.0);
    assert_eq!(moments, Moments::of(&[2.0, 4.0]));
    for population in [0.0, -1.0, f64::NAN] {
        assert_eq!(moments.interval(Some(population)), None);
    }
}
