//! What the models know of a municipality besides its practices: who lives there, and who will come.

use super::amount::{Fte, Patients, Rate};

/// A municipality, or another area with its own supply and demand.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Area {
    /// For each year from now on, the demand of the population as a part of today's, which is 1: see
    /// [`weighed_population`] and [`index`]. Years beyond the last are not projected.
    pub demography: Vec<Rate>,
    /// For each year, the patients in dwellings that are built from now on, all years before included.
    /// Beyond the last year nothing more is built.
    pub new_dwellings: Vec<Patients>,
    /// For each year, the full-time equivalents that settle besides those who follow somebody up, all
    /// years before included. Beyond the last year nobody more comes.
    pub inflow: Vec<Fte>,
}

/// The people in one class of age, and the care that one of them asks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AgeClass {
    pub people: Patients,
    /// Contacts with the practice, as a part of those of the mean patient.
    pub weight: Rate,
}

/// The population of one year, each weighed by the care of the age: `Σ Pₖuₖ`.
pub fn weighed_population(classes: &[AgeClass]) -> f64 {
    classes.iter().map(|class| class.people.get() * class.weight.get()).sum()
}

/// The weighed population of each year as a part of the first year's. `None` when nobody lives there in
/// the first year, or when a year is so much larger that it must be a mistake.
pub fn index(years: &[f64]) -> Option<Vec<Rate>> {
    let first = years.first().copied().filter(|first| *first > 0.0)?;
    years.iter().map(|year| Rate::new(year / first)).collect()
}

impl Area {
    /// An area whose demand changes by the same part of today's each year, such as 0.0086.
    pub fn growing(part_a_year: f64, years: u8) -> Area {
        let demography = (0..=years).map(|year| Rate::clamped(1.0 + part_a_year * f64::from(year))).collect();
        Area { demography, ..Area::default() }
    }

    /// The patients in new dwellings in this year.
    pub fn moved_in(&self, year: u8) -> Patients {
        reached(&self.new_dwellings, year)
    }

    /// The full-time equivalents that have settled by this year.
    pub fn settled(&self, year: u8) -> Fte {
        reached(&self.inflow, year)
    }
}

/// What was reached by this year; the last year's where there is no more.
fn reached<T: Copy + Default>(years: &[T], year: u8) -> T {
    years.get(usize::from(year)).or(years.last()).copied().unwrap_or_default()
}
