//! The measure `share`: which part of those who answered gave one of these answers.
//!
//! Of a small, known population the interval is exact; of an unknown one it is Wilson's; with weights
//! or parts of municipalities it is Wilson's on the effective number of answers, and approximate.
//! Sources stand with each in [`statistics`](super::statistics).

use super::statistics::interval::Z95;
use super::statistics::tally::Tally;
use super::statistics::wilson::{effective_in_population, wilson, wilson_of_share};
use super::statistics::{bounds, hypergeometric, weights};
use super::survey::{Amounts, Counted, Crowd, Evenness, Method, Sums, ends, whole};

/// How many answered, and how many of these gave the answer.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct ShareSums {
    answered: u32,
    hits: u32,
    weight: f64,
    squared: f64,
    hit_weight: f64,
    /// Hits without weights, each for the part that it belongs here.
    hit_people: f64,
    evenness: Evenness,
}

impl ShareSums {
    pub fn add(&mut self, is_hit: bool, weight: f64) {
        self.answered += 1;
        self.hits += u32::from(is_hit);
        self.weight += weight;
        self.squared += weight * weight;
        self.hit_weight += if is_hit { weight } else { 0.0 };
        self.hit_people += f64::from(u8::from(is_hit));
        self.evenness.add(weight);
    }
}

impl Sums for ShareSums {
    fn merge(&mut self, other: &Self, share: f64) {
        self.answered += other.answered;
        self.hits += other.hits;
        self.weight += other.weight * share;
        self.squared += other.squared * share * share;
        self.hit_weight += other.hit_weight * share;
        self.hit_people += other.hit_people * share;
        self.evenness.merge(&other.evenness, share);
    }

    fn is_empty(&self) -> bool {
        self.answered == 0
    }
}

impl ShareSums {
    /// How many gave the answer; who belongs here for a part counts for that part.
    pub fn hit_people(&self) -> f64 {
        self.hit_people
    }

    fn amounts(&self) -> Amounts {
        Amounts { people: self.evenness.people(), sums: vec![self.hit_people], largest: None }
    }

    /// Those who answered, of so many.
    pub fn crowd(&self, population: Option<f64>) -> Crowd {
        Crowd { answered: self.answered, population, evenness: self.evenness }
    }
}

/// The share, 0–1. `None` when nobody answered.
pub fn share(sums: &ShareSums, population: Option<f64>) -> Option<Counted> {
    let tally = Tally::new(sums.hits, sums.answered)?;
    let counted =
        if sums.evenness.is_even() { Some(even(tally, population)) } else { uneven(sums, population) };
    counted.map(|counted| Counted { amounts: sums.amounts(), ..counted })
}

/// Everyone counts alike.
fn even(tally: Tally, population: Option<f64>) -> Counted {
    let known = whole(population, tally.answered());
    let exact = known.and_then(|known| hypergeometric::exact(tally, known)?.shares(known));
    let (interval, method) = match (known, exact) {
        (Some(known), _) if known == tally.answered() => (None, Method::FullCount),
        (_, Some(exact)) => (Some(exact), Method::Exact),
        (_, None) => (Some(wilson(tally, Z95)), Method::Wilson),
    };
    Counted {
        value: tally.share(),
        interval: interval.map(ends),
        answered: tally.answered(),
        hits: Some(tally.hits()),
        population,
        bounds: known
            .filter(|known| *known > tally.answered())
            .and_then(|known| bounds::no_assumption(tally, known))
            .map(ends),
        method,
        effective: None,
        amounts: Amounts::default(),
    }
}

/// Weights or parts of regions: whole counts say nothing then.
fn uneven(sums: &ShareSums, population: Option<f64>) -> Option<Counted> {
    let value = Some(sums.hit_weight / sums.weight).filter(|share| share.is_finite())?;
    let effective = weights::kish(sums.weight, sums.squared)?;
    // A frame that knows fewer than answered cannot make anybody surer.
    let n = match sums.crowd(population).finite().filter(|heads| *heads >= effective - 1e-9) {
        Some(heads) => effective_in_population(effective, heads),
        None => effective,
    };
    Some(Counted {
        value: value.clamp(0.0, 1.0),
        interval: Some(ends(wilson_of_share(value.clamp(0.0, 1.0), n, Z95))),
        answered: sums.answered,
        hits: Some(sums.hits),
        population,
        bounds: None,
        method: Method::WilsonEffective,
        effective: Some(effective),
        amounts: Amounts::default(),
    })
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
    fn a_known_population_gives_the_exact_interval_and_the_bounds() {
        let counted = share(&sums(18, 40), Some(65.0)).expect("somebody answered");
        assert_eq!(counted.method, Method::Exact);
        assert_eq!(counted.interval, Some((23.0 / 65.0, 36.0 / 65.0)));
        assert_eq!(counted.bounds, Some((18.0 / 65.0, 43.0 / 65.0)));
    }

    #[test]
    fn a_full_count_has_no_interval_and_an_unknown_population_has_wilsons() {
        let counted = |population| share(&sums(26, 26), population).expect("somebody answered");
        assert_eq!((counted(Some(26.0)).interval, counted(Some(26.0)).method), (None, Method::FullCount));
        assert_eq!(counted(None).method, Method::Wilson);
    }

    #[test]
    fn more_answers_than_exist_are_not_called_a_full_count() {
        let counted = share(&sums(3, 20), Some(12.0)).expect("somebody answered");
        assert_eq!(counted.method, Method::Wilson);
        assert_eq!(share(&ShareSums::default(), None), None);
    }

    #[test]
    fn half_a_municipality_counts_for_half() {
        let mut region = ShareSums::default();
        region.merge(&sums(4, 10), 1.0);
        region.merge(&sums(10, 10), 0.5);
        let counted = share(&region, None).expect("somebody answered");
        assert!((counted.value - 9.0 / 15.0).abs() < 1e-12);
        assert_eq!(counted.method, Method::WilsonEffective);
        assert!(counted.is_split(), "two halves would give away the whole");
    }
}
