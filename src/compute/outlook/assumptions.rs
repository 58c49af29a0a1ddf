//! The assumptions of the scenarios: every number that is chosen rather than measured.
//!
//! The defaults are those of our account of methods, §5.2–5.3; a site sets its own in
//! `data/scenarios.yaml`, with the source and date of each.

use super::amount::{Rate, Share, Years};
use super::national::{NATIONAL, Outflow};

/// The three scenarios, from least to most favourable. Low is low supply and high demand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scenario {
    Low,
    Middle,
    High,
}

impl Scenario {
    pub const ALL: [Scenario; 3] = [Scenario::Low, Scenario::Middle, Scenario::High];
}

/// A number for each scenario.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Three<T> {
    pub low: T,
    pub middle: T,
    pub high: T,
}

impl<T: Copy> Three<T> {
    pub fn of(&self, scenario: Scenario) -> T {
        match scenario {
            Scenario::Low => self.low,
            Scenario::Middle => self.middle,
            Scenario::High => self.high,
        }
    }
}

/// All that is assumed of supply and demand.
#[derive(Debug, Clone, PartialEq)]
pub struct Assumptions {
    /// How many years ahead are looked at.
    pub horizon_years: u8,
    /// Years by which everybody stops later than they say; earlier where negative.
    pub stop_shift_years: Three<f64>,
    /// The chance that a GP who stops is followed up, where a successor is known.
    pub replaced_with_successor: Three<Share>,
    /// The same where none is known.
    pub replaced_without_successor: Three<Share>,
    /// The full-time equivalents that one successor works.
    pub fte_per_successor: Three<Rate>,
    /// The part by which demand grows each year besides the population.
    pub other_growth_a_year: Three<Rate>,
    /// How many years that growth goes on.
    pub trend_years: Years,
    /// Norm patients for one full-time equivalent.
    pub norm: Rate,
    /// How many patients one full-time equivalent can be asked to care for at most; who is above that has
    /// no GP's capacity.
    pub most_patients_per_fte: Rate,
    /// The part of demand that is not met today, for the status-quo mode.
    pub unmet: Rate,
    /// At which age a GP stops of whom only the age is known.
    pub retirement_age: Years,
    /// How GPs leave of whom nothing is known.
    pub outflow: Outflow,
    /// The full-time equivalents that one GP works, where only those of the practice are estimated.
    pub fte_per_gp: Rate,
}

impl Default for Assumptions {
    fn default() -> Self {
        let three = |low, middle, high| Three { low, middle, high };
        let shares = |low, middle, high| three(low, middle, high).map(Share::clamped);
        let rates = |low, middle, high| three(low, middle, high).map(Rate::clamped);
        Assumptions {
            horizon_years: 10,
            stop_shift_years: three(-1.0, 0.0, 1.0),
            replaced_with_successor: shares(0.8, 0.9, 1.0),
            replaced_without_successor: shares(0.2, 0.4, 0.6),
            fte_per_successor: rates(0.70, 0.7434, 0.80),
            other_growth_a_year: rates(0.020, 0.010, 0.005),
            trend_years: Years::clamped(10.0),
            norm: Rate::clamped(2095.0),
            // 15 % above the norm, as with the load that a practice bears in the domino.
            most_patients_per_fte: Rate::clamped(2095.0 * 1.15),
            unmet: Rate::clamped(NATIONAL.unmet),
            retirement_age: Years::clamped(67.0),
            outflow: NATIONAL.outflow(),
            fte_per_gp: Rate::clamped(NATIONAL.fte_per_person()),
        }
    }
}

impl<T: Copy> Three<T> {
    pub fn map<U>(self, to: impl Fn(T) -> U) -> Three<U> {
        Three { low: to(self.low), middle: to(self.middle), high: to(self.high) }
    }
}
