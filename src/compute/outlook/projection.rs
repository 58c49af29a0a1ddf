//! Supply beside demand in an area, for every scenario and year: what the maps and charts are made of.

use super::amount::Patients;
use super::area::Area;
use super::assumptions::{Assumptions, Scenario};
use super::completion::{Basis, Staffed};
use super::demand::{self, Mode, Today};
use super::pressure::Pressure;
use super::supply::{Supply, supply};

/// What an area looks like in one year, if a scenario comes true.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outlook {
    pub scenario: Scenario,
    /// Years from now.
    pub year: u8,
    /// Full-time equivalents.
    pub supply: Supply,
    /// Norm patients.
    pub patients: f64,
    /// Full-time equivalents by the norm.
    pub demand_by_norm: Option<f64>,
    /// Full-time equivalents if all stays as it is today.
    pub demand_by_status_quo: Option<f64>,
    /// Patients above what all GPs together can be asked to care for.
    pub without_capacity: Patients,
}

impl Outlook {
    /// The demand in full-time equivalents; `None` where the mode has nothing to go by.
    pub fn demand(&self, mode: Mode) -> Option<f64> {
        match mode {
            Mode::Norm => self.demand_by_norm,
            Mode::StatusQuo => self.demand_by_status_quo,
        }
    }

    /// Supply less demand, in full-time equivalents: what is short is negative.
    pub fn gap(&self, mode: Mode) -> Option<f64> {
        self.demand(mode).map(|demand| self.supply.total() - demand)
    }

    pub fn pressure(&self, mode: Mode) -> Option<Pressure> {
        self.demand(mode).map(|demand| Pressure::of(demand, self.supply.total()))
    }

    /// `None` where no GP works.
    pub fn patients_per_fte(&self) -> Option<f64> {
        let fte = self.supply.total();
        (fte > 0.0).then(|| self.patients / fte)
    }
}

/// How much of an area is known, and how much estimated.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Coverage {
    pub practices: usize,
    /// Of these, how many did not answer and were estimated.
    pub estimated: usize,
    /// Of these, how many could be compared with no practice of their own stratum.
    pub by_all_strata: usize,
    /// How many count for nothing, for nobody answered.
    pub unknown: usize,
}

impl Coverage {
    pub fn of(practices: &[Staffed<'_>]) -> Coverage {
        let mut coverage = Coverage { practices: practices.len(), ..Coverage::default() };
        for practice in practices {
            coverage.estimated += usize::from(matches!(practice.basis, Basis::OwnStratum | Basis::AllStrata));
            coverage.by_all_strata += usize::from(practice.basis == Basis::AllStrata);
            coverage.unknown += usize::from(practice.basis == Basis::Nothing);
        }
        coverage
    }
}

/// What is there today.
pub fn today(assumptions: &Assumptions, practices: &[Staffed<'_>], area: &Area) -> Today {
    let lists = practices.iter().map(|practice| practice.practice.list.get()).sum();
    let now = supply(assumptions, Scenario::Middle, practices, area, 0);
    Today { lists: Patients::clamped(lists), fte: now.total() }
}

/// Every scenario and year of an area, scenario by scenario, up to the horizon or as far as its demography
/// reaches.
pub fn outlooks(assumptions: &Assumptions, practices: &[Staffed<'_>], area: &Area) -> Vec<Outlook> {
    let now = today(assumptions, practices, area);
    let years = || 0..=assumptions.horizon_years;
    let all = Scenario::ALL.into_iter().flat_map(|scenario| years().map(move |year| (scenario, year)));
    all.filter_map(|(scenario, year)| outlook(assumptions, practices, area, now, scenario, year)).collect()
}

fn outlook(
    assumptions: &Assumptions,
    practices: &[Staffed<'_>],
    area: &Area,
    now: Today,
    scenario: Scenario,
    year: u8,
) -> Option<Outlook> {
    let patients = demand::patients(assumptions, scenario, now.lists, area, year)?;
    let supply = supply(assumptions, scenario, practices, area, year);
    let [demand_by_norm, demand_by_status_quo] =
        Mode::ALL.map(|mode| demand::fte(assumptions, mode, patients, now));
    let most = supply.total() * assumptions.most_patients_per_fte.get();
    let without_capacity = Patients::clamped(patients - most);
    Some(Outlook { scenario, year, supply, patients, demand_by_norm, demand_by_status_quo, without_capacity })
}
