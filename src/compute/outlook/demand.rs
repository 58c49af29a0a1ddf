//! The demand for GP care in a year, in norm patients and in full-time equivalents.
//!
//! `Eₜ = L₀·(ΣPₖₜuₖ/ΣPₖ₀uₖ)·(1 + nd·min(t, T)) + new dwellings`. In full-time equivalents either by a norm,
//! `Bₜ = Eₜ/norm`, or from what there is today, `Bₜ = F₀(1 + onv)·Eₜ/L₀`. Source: our account of methods,
//! §5.2; the growth besides the population follows the Capaciteitsorgaan.

use super::amount::Patients;
use super::area::Area;
use super::assumptions::{Assumptions, Scenario};

/// How demand in patients becomes demand in full-time equivalents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mode {
    /// So many norm patients for one full-time equivalent.
    Norm,
    /// As many full-time equivalents per patient as today, and what is not met today besides.
    StatusQuo,
}

impl Mode {
    pub const ALL: [Mode; 2] = [Mode::Norm, Mode::StatusQuo];
}

/// The demand in norm patients of those who are on a list today and who come. `None` for a year that the
/// area's demography does not reach.
pub fn patients(
    assumptions: &Assumptions,
    scenario: Scenario,
    lists: Patients,
    area: &Area,
    year: u8,
) -> Option<f64> {
    let population = area.demography.get(usize::from(year))?.get();
    let years = f64::from(year).min(assumptions.trend_years.get());
    let other = 1.0 + assumptions.other_growth_a_year.of(scenario).get() * years;
    Some(lists.get() * population * other + area.moved_in(year).get())
}

/// What is there today, which the status-quo mode starts from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Today {
    /// The patients on all lists.
    pub lists: Patients,
    /// The full-time equivalents of all GPs.
    pub fte: f64,
}

/// The demand in full-time equivalents of so many norm patients. `None` where the norm is zero; in the
/// status-quo mode, where nobody is on a list or no GP works today, for then there is nothing to go by.
pub fn fte(assumptions: &Assumptions, mode: Mode, patients: f64, today: Today) -> Option<f64> {
    match mode {
        Mode::Norm => {
            let norm = assumptions.norm.get();
            (norm > 0.0).then(|| patients / norm)
        }
        Mode::StatusQuo => {
            let lists = today.lists.get();
            let is_known = lists > 0.0 && today.fte > 0.0;
            is_known.then(|| today.fte * (1.0 + assumptions.unmet.get()) * patients / lists)
        }
    }
}
