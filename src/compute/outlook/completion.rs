//! Practices that did not answer, and hours that were not told, filled in by what alike ones have.
//!
//! A silent practice gets what the answering ones of its stratum have per patient, times its own list; a
//! GP without hours gets the mean of the same role. Both are estimates, and are counted apart. Source: NHS
//! England, General Practice Workforce, "full" and "partial estimate"; see
//! [`missing_units`](crate::compute::statistics::missing_units).

use super::amount::{Fte, Rate};
use super::practice::{Gp, Practice, Role, Staff, Stop, Successor};
use crate::compute::statistics::missing_units::{full_estimate, partial_estimate};
use std::collections::BTreeMap;

/// A practice whose GPs all have hours, told or estimated.
#[derive(Debug, Clone, PartialEq)]
pub struct Staffed<'a> {
    pub practice: &'a Practice,
    pub heads: Vec<Head>,
    pub basis: Basis,
}

/// What a practice's full-time equivalents rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// It answered.
    Reported,
    /// Its stratum.
    OwnStratum,
    /// All that answered, for nobody of its stratum did.
    AllStrata,
    /// Nobody answered, so it counts for nothing: a total over it is too low.
    Nothing,
}

/// A GP, or what stands for those of a silent practice.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Head {
    /// How many persons it stands for: 1 for a GP.
    pub persons: f64,
    pub fte: Fte,
    pub is_estimated: bool,
    /// `None` for a silent practice.
    pub role: Option<Role>,
    pub stop: Stop,
    pub successor: Successor,
}

impl Staffed<'_> {
    /// The GPs who own the practice; none for a silent one.
    pub fn owners(&self) -> impl Iterator<Item = &Head> + Clone {
        self.heads.iter().filter(|head| head.role == Some(Role::Owner))
    }
}

/// What those who answered have on average.
struct Means {
    /// Full-time equivalents and patients.
    of_strata: BTreeMap<u16, (f64, f64)>,
    of_all: (f64, f64),
    of_roles: BTreeMap<Role, f64>,
    of_gps: Option<f64>,
}

/// Fills in what is missing, in the order given. `practices` are all of the region, for a municipality has
/// too few to compare; `fte_per_gp` says how many persons stand behind an estimated full-time equivalent.
pub fn complete(practices: &[Practice], fte_per_gp: Rate) -> Vec<Staffed<'_>> {
    let means = Means::of(practices);
    practices
        .iter()
        .map(|practice| match &practice.staff {
            Staff::Known(gps) => {
                let heads = gps.iter().map(|gp| means.head(gp, fte_per_gp)).collect();
                Staffed { practice, heads, basis: Basis::Reported }
            }
            Staff::Silent => means.silent(practice, fte_per_gp),
        })
        .collect()
}

impl Means {
    fn of(practices: &[Practice]) -> Means {
        let mut told: BTreeMap<Role, Vec<f64>> = BTreeMap::new();
        let known = |practice: &Practice| match &practice.staff {
            Staff::Known(gps) => gps.clone(),
            Staff::Silent => Vec::new(),
        };
        for gp in practices.iter().flat_map(known) {
            told.entry(gp.role).or_default().extend(gp.fte.map(Fte::get));
        }
        let all: Vec<f64> = told.values().flatten().copied().collect();
        let mut means = Means {
            of_strata: BTreeMap::new(),
            of_all: (0.0, 0.0),
            of_roles: told.iter().filter_map(|(role, fte)| Some((*role, partial_estimate(fte)?))).collect(),
            of_gps: partial_estimate(&all),
        };
        practices.iter().for_each(|practice| means.add(practice));
        means
    }

    fn add(&mut self, practice: &Practice) {
        let Staff::Known(gps) = &practice.staff else { return };
        let fte: f64 =
            gps.iter().filter_map(|gp| gp.fte.or_else(|| self.mean_of(gp.role))).map(Fte::get).sum();
        let own = self.of_strata.entry(practice.stratum).or_default();
        for (ftes, patients) in [own, &mut self.of_all] {
            *ftes += fte;
            *patients += practice.list.get();
        }
    }

    fn mean_of(&self, role: Role) -> Option<Fte> {
        self.of_roles.get(&role).copied().or(self.of_gps).map(Fte::clamped)
    }

    /// Where nobody's hours are known, the national mean stands in.
    fn head(&self, gp: &Gp, fte_per_gp: Rate) -> Head {
        let fte = gp.fte.or_else(|| self.mean_of(gp.role)).unwrap_or(Fte::clamped(fte_per_gp.get()));
        let (role, stop, successor) = (Some(gp.role), gp.stop, gp.successor);
        Head { persons: 1.0, fte, is_estimated: gp.fte.is_none(), role, stop, successor }
    }

    fn silent<'a>(&self, practice: &'a Practice, fte_per_gp: Rate) -> Staffed<'a> {
        let from = |(fte, patients): (f64, f64)| full_estimate(practice.list.get(), fte, patients);
        let own = self.of_strata.get(&practice.stratum).copied().and_then(from);
        let (fte, basis) = match (own, from(self.of_all)) {
            (Some(fte), _) => (fte, Basis::OwnStratum),
            (None, Some(fte)) => (fte, Basis::AllStrata),
            (None, None) => return Staffed { practice, heads: Vec::new(), basis: Basis::Nothing },
        };
        let head = Head {
            persons: if fte_per_gp.get() > 0.0 { fte / fte_per_gp.get() } else { 0.0 },
            fte: Fte::clamped(fte),
            is_estimated: true,
            role: None,
            stop: Stop::Unknown { age: None },
            successor: Successor::Unknown,
        };
        Staffed { practice, heads: vec![head], basis }
    }
}
