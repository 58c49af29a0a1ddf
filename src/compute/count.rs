//! The measure `count`: how many gave one of these answers.
//!
//! Where it is known how many exist, it is an estimate of how many of them would; else it is who said
//! so. As a rate it is the same number for so many of something else. Who said so, of an unknown number,
//! then has the interval of a rare event: exact Poisson below ten and Byar's from there (the rule of
//! Fingertips).

use super::share::{ShareSums, share};
use super::statistics::poisson;
use super::survey::{Counted, Method, ends};

/// How many. `None` when nobody answered.
pub fn count(sums: &ShareSums, population: Option<f64>) -> Option<Counted> {
    let part = share(sums, population)?;
    match sums.crowd(population).all() {
        Some(all) => Some(part.scaled(all)),
        None => Some(Counted {
            value: sums.hit_people(),
            interval: None,
            bounds: None,
            method: Method::None,
            ..part
        }),
    }
}

/// How many for so many others; `others` is how many of these there are. `None` when nobody answered,
/// or when there are no others.
pub fn rate(sums: &ShareSums, population: Option<f64>, others: f64, per: f64) -> Option<Counted> {
    let counted = count(sums, population)?;
    let times = Some(per / others).filter(|times| times.is_finite() && *times > 0.0)?;
    if counted.method != Method::None {
        return Some(counted.scaled(times));
    }
    // Parts of people are rounded: the interval is that of whole events.
    let (_, interval) = poisson::rate(counted.value.round() as u64, others, per)?;
    let value = counted.value * times;
    Some(Counted { value, interval: Some(ends(interval)), method: Method::Poisson, ..counted })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sums(hits: u32, answered: u32) -> ShareSums {
        let mut sums = ShareSums::default();
        (0..answered).for_each(|at| sums.add(at < hits, 1.0));
        sums
    }

    #[test]
    fn of_a_known_population_it_is_how_many_would() {
        let counted = count(&sums(18, 40), Some(65.0)).expect("somebody answered");
        assert!((counted.value - 29.25).abs() < 1e-9);
        let (low, high) = counted.interval.expect("not all answered");
        assert_eq!((low.round(), high.round()), (23.0, 36.0));
    }

    #[test]
    fn of_an_unknown_one_it_is_who_said_so() {
        let counted = count(&sums(18, 40), None).expect("somebody answered");
        assert_eq!((counted.value, counted.interval), (18.0, None));
    }
}
