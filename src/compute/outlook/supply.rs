//! The supply of GPs in a year, in full-time equivalents, under a scenario.
//!
//! `Fₜ = Σ f·S(t) + Σ (1 − S(t))·ρ·φ + inflowₜ`: who is still there works as today, who has stopped is
//! followed up with the chance ρ by somebody who works φ. Source: our account of methods, §5.2; the shape
//! is that of the stock-and-flow model of the Capaciteitsorgaan.

use super::area::Area;
use super::assumptions::{Assumptions, Scenario};
use super::completion::{Head, Staffed};
use super::practice::{Stop, Successor};

/// The supply of an area in full-time equivalents, with the estimated part kept apart.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Supply {
    /// From what practices answered, and from who settles.
    pub reported: f64,
    /// From silent practices, and from GPs who told no hours.
    pub estimated: f64,
}

impl Supply {
    pub fn total(self) -> f64 {
        self.reported + self.estimated
    }

    fn add(&mut self, fte: f64, is_estimated: bool) {
        *if is_estimated { &mut self.estimated } else { &mut self.reported } += fte;
    }
}

/// The supply of these practices in this year, counted from now.
pub fn supply(
    assumptions: &Assumptions,
    scenario: Scenario,
    practices: &[Staffed<'_>],
    area: &Area,
    year: u8,
) -> Supply {
    let mut supply = Supply { reported: area.settled(year).get(), estimated: 0.0 };
    for head in practices.iter().flat_map(|practice| &practice.heads) {
        supply.add(fte(assumptions, scenario, head, year), head.is_estimated);
    }
    supply
}

/// What one GP and a possible successor work in this year.
fn fte(assumptions: &Assumptions, scenario: Scenario, head: &Head, year: u8) -> f64 {
    let still = still_there(assumptions, scenario, head.stop, year);
    let replaced = match head.successor.is_known() {
        true => assumptions.replaced_with_successor,
        false => assumptions.replaced_without_successor,
    };
    let successors = head.persons * (1.0 - still) * replaced.of(scenario).get();
    head.fte.get() * still + successors * assumptions.fte_per_successor.of(scenario).get()
}

/// The chance, from 0 to 1, that a GP with these plans is still there in this year.
///
/// Today is known, so in year zero the scenarios are alike: a shift moves nobody out before next year.
pub fn still_there(assumptions: &Assumptions, scenario: Scenario, stop: Stop, year: u8) -> f64 {
    let shift = if year == 0 { 0.0 } else { assumptions.stop_shift_years.of(scenario) };
    // Who stops a year later is as far, this year, as who stops as planned was a year ago.
    let years = f64::from(year) - shift;
    match stop {
        Stop::In(stop) => before(years, stop.get()),
        Stop::Between(first, last) => between(years, first.get(), last.get()),
        Stop::NotIntended => 1.0,
        Stop::Unknown { age: Some(age) } => {
            before(years, (assumptions.retirement_age.get() - age.get()).max(0.0))
        }
        Stop::Unknown { age: None } => 1.0 - assumptions.outflow.gone(years.max(0.0)).clamp(0.0, 1.0),
    }
}

fn before(years: f64, stop: f64) -> f64 {
    if years < stop { 1.0 } else { 0.0 }
}

/// From 1 in the first year to 0 in the last, straight; the two may be one, or be given the wrong way round.
fn between(years: f64, one: f64, other: f64) -> f64 {
    let (first, last) = (one.min(other), one.max(other));
    if first == last { before(years, last) } else { ((last - years) / (last - first)).clamp(0.0, 1.0) }
}

/// The part of a practice's owners, weighed by their hours, that has stopped by this year without a
/// successor, if everybody stops as planned. `None` when no owner's hours are known: nothing is known, or
/// an organisation owns it.
pub fn without_successor(assumptions: &Assumptions, practice: &Staffed<'_>, year: u8) -> Option<f64> {
    let owners = practice.owners();
    let all: f64 = owners.clone().map(|owner| owner.fte.get()).sum();
    let stopped = |owner: &Head| match owner.successor {
        Successor::Known => 0.0,
        Successor::InTalks | Successor::None | Successor::Unknown => {
            owner.fte.get() * (1.0 - still_there(assumptions, Scenario::Middle, owner.stop, year))
        }
    };
    (all > 0.0).then(|| owners.map(stopped).sum::<f64>() / all)
}
