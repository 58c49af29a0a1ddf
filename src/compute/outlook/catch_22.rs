//! The catch-22 of succession: one newcomer alone is overloaded, so nobody dares to be the first.
//!
//! The load that the k-th newcomer meets is `λ(k) = ΣL / Σ C` over all practices that are open then: the
//! patients of the ones that closed come along. Source: the regional report of 2022, example II (three
//! practices for takeover in one municipality), worked out in our account of methods, §5.3.

use super::amount::{Patients, Rate};
use super::practice::Practice;

/// What is taken over, and into what.
#[derive(Debug, Clone, PartialEq)]
pub struct Takeover {
    /// The patients of all practices, those that fall free included.
    pub patients: Patients,
    /// How many patients the practices that stay can care for.
    pub staying: Patients,
    /// How many each of the practices that fall free could care for, if it had a GP again.
    pub freed: Vec<Patients>,
}

impl Takeover {
    /// The takeover of the practices that fall free, beside those that stay.
    pub fn of<'a>(
        staying: impl Iterator<Item = &'a Practice>,
        freed: impl Iterator<Item = &'a Practice>,
    ) -> Takeover {
        let (mut patients, mut capacity) = (0.0, 0.0);
        for practice in staying {
            patients += practice.list.get();
            capacity += practice.capacity.get();
        }
        let add = |practice: &Practice| {
            patients += practice.list.get();
            practice.capacity
        };
        let freed = freed.map(add).collect();
        Takeover { patients: Patients::clamped(patients), staying: Patients::clamped(capacity), freed }
    }
}

/// The load with so many newcomers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Load {
    pub newcomers: usize,
    /// Patients for each patient there is capacity for; `None` where no practice is open, or none can care
    /// for anybody.
    pub load: Option<f64>,
}

/// The whole table, and what follows from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// From no newcomer to one for each practice that falls free.
    pub loads: Vec<Load>,
    /// The fewest newcomers with whom the load is bearable; `None` where even all are too few.
    pub needed: Option<usize>,
}

/// The load for each number of newcomers; one above `bearable` is too heavy.
///
/// Which practice a newcomer takes is not known, so each counts for the mean of those that fall free: the
/// table then says nothing of a single one.
pub fn table(takeover: &Takeover, bearable: Rate) -> Table {
    let freed: f64 = takeover.freed.iter().map(|capacity| capacity.get()).sum();
    let count = takeover.freed.len();
    let load = |newcomers: usize| {
        // No municipality has so many practices that a count loses digits.
        let part = if count == 0 { 0.0 } else { newcomers as f64 / count as f64 };
        let capacity = takeover.staying.get() + freed * part;
        let load = (capacity > 0.0).then(|| takeover.patients.get() / capacity);
        Load { newcomers, load }
    };
    let loads: Vec<Load> = (0..=count).map(load).collect();
    let is_bearable = |load: &&Load| load.load.is_some_and(|load| load <= bearable.get());
    let needed = loads.iter().find(is_bearable).map(|load| load.newcomers);
    Table { loads, needed }
}

impl Table {
    /// Whether one newcomer alone is overloaded, where several together are not: recruit jointly.
    pub fn is_catch_22(&self) -> bool {
        self.needed.is_some_and(|needed| needed >= 2)
    }
}
