//! Directly standardised rates.

use super::{close, close_interval, near};
use praatplaat::compute::statistics::dobson::{Limits, Stratum, rate};
use praatplaat::compute::statistics::interval::Interval;

fn strata(events: &[u64], population: &[f64], weights: &[f64]) -> Vec<Stratum> {
    let stratum = |((events, population), weight): ((&u64, &f64), &f64)| Stratum {
        events: *events,
        population: *population,
        weight: *weight,
    };
    events.iter().zip(population).zip(weights).map(stratum).collect()
}

#[test]
fn agrees_with_the_reference() {
    // numpy and scipy.stats.chi2.ppf.
    let strata = strata(&[2, 5, 8], &[100.0, 80.0, 60.0], &[0.5, 0.3, 0.2]);
    let (standardised, byar) = rate(&strata, Limits::Byar).unwrap();
    near(standardised, 0.05541667, 5e-9);
    near(byar.low, 0.03072864, 5e-9);
    near(byar.high, 0.09179714, 5e-9);
    let (_, exact) = rate(&strata, Limits::Exact).unwrap();
    near(exact.low, 0.03075150, 5e-9);
    near(exact.high, 0.09179186, 5e-9);
    // V(T), drawn back out of the limits: (T − low)/(O − O_low) = √(V/O).
    let of_events = praatplaat::compute::statistics::poisson::exact(15, 0.05).unwrap();
    let step = (standardised - exact.low) / (15.0 - of_events.low);
    near(step * step * 15.0, 2.092013889e-4, 5e-14);
}

#[test]
fn agrees_with_scipy_on_other_regions() {
    // The formula in numpy, limits by scipy.stats.chi2.ppf: exact, then Byar's.
    let four = strata(&[12, 0, 30, 55], &[1200.0, 900.0, 2500.0, 3100.0], &[0.3, 0.2, 0.25, 0.25]);
    let (standardised, exact) = rate(&four, Limits::Exact).unwrap();
    close(standardised, 0.010435483870967741);
    close_interval(exact, 0.008226169372257144, 0.013005265433463753);
    close_interval(rate(&four, Limits::Byar).unwrap().1, 0.008225938069497677, 0.013005404606263616);

    // Weights may be the people of the standard population as well as its shares.
    let few = strata(&[1, 0, 2], &[300.0, 250.0, 400.0], &[5000.0, 3000.0, 2000.0]);
    let (standardised, exact) = rate(&few, Limits::Exact).unwrap();
    close(standardised, 0.002666666666666667);
    close_interval(exact, 0.00017753240902622716, 0.008695033070590222);
    close_interval(rate(&few, Limits::Byar).unwrap().1, 0.00016112211420594167, 0.008693037989028117);
}

#[test]
fn one_stratum_is_the_plain_rate() {
    let plain = praatplaat::compute::statistics::poisson::exact(7, 0.05).unwrap().scaled(1.0 / 900.0);
    let (standardised, interval) = rate(&strata(&[7], &[900.0], &[3.0]), Limits::Exact).unwrap();
    near(standardised, 7.0 / 900.0, 1e-15);
    near(interval.low, plain.low, 1e-15);
    near(interval.high, plain.high, 1e-15);
}

#[test]
fn what_cannot_be_standardised_is_none() {
    let none: Option<(f64, Interval)> = None;
    assert_eq!(rate(&[], Limits::Exact), none);
    assert_eq!(rate(&strata(&[0, 0], &[10.0, 20.0], &[1.0, 1.0]), Limits::Byar), none);
    assert_eq!(rate(&strata(&[1, 1], &[0.0, 20.0], &[1.0, 1.0]), Limits::Byar), none);
    assert_eq!(rate(&strata(&[1, 1], &[10.0, 20.0], &[-1.0, 3.0]), Limits::Exact), none);
    assert_eq!(rate(&strata(&[1, 1], &[10.0, 20.0], &[0.0, 0.0]), Limits::Exact), none);
    assert_eq!(rate(&strata(&[1, 1], &[f64::NAN, 20.0], &[1.0, 1.0]), Limits::Exact), none);
    assert_eq!(rate(&strata(&[u64::MAX, 1], &[10.0, 20.0], &[1.0, 1.0]), Limits::Exact), none);
}
