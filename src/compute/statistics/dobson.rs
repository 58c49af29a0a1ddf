//! A rate as it would be if the region had the ages, or other strata, of a standard population.
//!
//! `T = Σ wᵢOᵢ/nᵢ`, `V(T) = Σ wᵢ²Oᵢ/nᵢ²`, `limit = T + √(V(T)/O)·(O_limit − O)` with O = ΣOᵢ.
//! Source: A. J. Dobson, K. Kuulasmaa, E. Eberle and J. Scherer, Stat. Med. 10 (1991), 457–462.

use super::interval::{Interval, Z95};
use super::poisson;

/// One stratum of the region, such as an age group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stratum {
    /// Events counted in the region's stratum.
    pub events: u64,
    /// People in the region's stratum.
    pub population: f64,
    /// The stratum's part of the standard population, in any unit: shares or people.
    pub weight: f64,
}

/// Which limits of the total count of events are carried over to the rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limits {
    /// Garwood's, from χ².
    Exact,
    /// Byar's approximation, as Fingertips does.
    Byar,
}

impl Limits {
    fn of(self, events: u64) -> Option<Interval> {
        match self {
            Limits::Exact => poisson::exact(events, 0.05),
            Limits::Byar => Some(poisson::byar(events, Z95)),
        }
    }
}

/// The standardised rate, in events per person, with its 95 % interval.
///
/// `None` when there are no events, for then the data do not say how wide the interval is; and when
/// a stratum is without people, a weight is below zero, or all weights are zero.
pub fn rate(strata: &[Stratum], limits: Limits) -> Option<(f64, Interval)> {
    let weights: f64 = strata.iter().map(|stratum| stratum.weight).sum();
    let events = strata.iter().try_fold(0_u64, |sum, stratum| sum.checked_add(stratum.events))?;
    let is_usable = |stratum: &Stratum| stratum.population > 0.0 && stratum.weight >= 0.0;
    if events == 0 || weights <= 0.0 || !strata.iter().all(is_usable) {
        return None;
    }
    let (mut rate, mut variance) = (0.0, 0.0);
    for Stratum { events, population, weight } in strata {
        let share = weight / weights / population;
        // Counts beyond 2^53 lose their last digits, here and below; no rate shows them.
        rate += share * *events as f64;
        variance += share * share * *events as f64;
    }
    let Interval { low, high } = limits.of(events)?;
    let step = (variance / events as f64).sqrt();
    let limit = |of_events: f64| rate + step * (of_events - events as f64);
    let interval = Interval { low: limit(low), high: limit(high) };
    (rate.is_finite() && interval.is_finite()).then_some((rate, interval))
}
