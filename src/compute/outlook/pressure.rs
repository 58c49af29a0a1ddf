//! Pressure: demand as a part of supply, and the classes it is told in.

use super::amount::Rate;

/// Demand in full-time equivalents for one full-time equivalent of supply.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Pressure {
    /// 1 where both are equal.
    Of(f64),
    /// There is demand, and no GP at all.
    NoGps,
}

/// Up to which pressure each class runs; above the last it is critical.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    pub balanced: Rate,
    pub attention: Rate,
    pub tight: Rate,
}

impl Default for Limits {
    /// 1.05, 1.15 and 1.30: our account of methods, §5.2. A choice, not a measurement.
    fn default() -> Self {
        Limits { balanced: Rate::clamped(1.05), attention: Rate::clamped(1.15), tight: Rate::clamped(1.30) }
    }
}

/// How tight it is, from least to most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// in balans
    Balanced,
    /// aandacht
    Attention,
    /// krap
    Tight,
    /// kritiek
    Critical,
}

impl Pressure {
    /// The pressure of so much demand on so much supply. Where nobody asks for anything there is none.
    pub fn of(demand: f64, supply: f64) -> Pressure {
        match (demand > 0.0, supply > 0.0) {
            (false, _) => Pressure::Of(0.0),
            (true, false) => Pressure::NoGps,
            (true, true) => Pressure::Of(demand / supply),
        }
    }

    /// Whether it lies above this.
    pub fn is_above(self, limit: Rate) -> bool {
        match self {
            Pressure::Of(pressure) => pressure > limit.get(),
            Pressure::NoGps => true,
        }
    }

    pub fn class(self, limits: &Limits) -> Class {
        let Limits { balanced, attention, tight } = *limits;
        match () {
            () if self.is_above(tight) => Class::Critical,
            () if self.is_above(attention) => Class::Tight,
            () if self.is_above(balanced) => Class::Attention,
            () => Class::Balanced,
        }
    }
}
