//! What other professions can take over at the out-of-hours post (huisartsenpost), shift by shift.
//!
//! Per kind of shift: number a year n, hours h, GPs g, of whom x can be replaced, never all; in a part α
//! of these shifts. Replaced hours `R = Σ n·h·x·α`; nurse practitioners work `ρR` hours in their place.
//! Source: our account of methods, §7. A GP sees 3.0 patients an hour and a nurse practitioner 2.4, so
//! ρ = 1.25 for the same work (BMC Fam. Pract. 17 (2016), 132); which patients a nurse practitioner may
//! see, and that two with two GPs are enough: BMJ Open 7 (2017), e015509.

use super::amount::{Fte, Hours, Rate, Share};

/// The weeks of a year that a contract counts.
const WEEKS: f64 = 52.0;

/// A kind of shift.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shift {
    // Invariant: `replaceable < gps`: there is always at least one GP.
    times_a_year: Rate,
    hours: Hours,
    gps: u32,
    replaceable: u32,
    feasible: Share,
}

impl Shift {
    /// `feasible` is the part of these shifts in which replacing works out. `None` when no GP would be left.
    pub fn new(
        times_a_year: Rate,
        hours: Hours,
        gps: u32,
        replaceable: u32,
        feasible: Share,
    ) -> Option<Shift> {
        (replaceable < gps).then_some(Shift { times_a_year, hours, gps, replaceable, feasible })
    }

    /// Hours that GPs work in these shifts today, a year.
    fn gp_hours(&self) -> f64 {
        self.times_a_year.get() * self.hours.get() * f64::from(self.gps)
    }

    /// GPs' shifts that are replaced, a year.
    fn replaced_shifts(&self) -> f64 {
        self.times_a_year.get() * f64::from(self.replaceable) * self.feasible.get()
    }

    fn replaced_hours(&self) -> f64 {
        self.replaced_shifts() * self.hours.get()
    }
}

/// What is assumed of those who take over.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Terms {
    /// Hours of a nurse practitioner for one hour of a GP.
    pub hours_per_gp_hour: Rate,
    /// Hours a week of a full-time contract.
    pub contract_hours: Hours,
    /// The part of these that goes to leave, illness and training.
    pub absent: Share,
    /// The part that handing over adds.
    pub handover: Rate,
}

impl Default for Terms {
    /// ρ = 1.25, 38 hours, 18 % absent, 5 % handing over. The contract is to be held against the collective
    /// agreement of the year.
    fn default() -> Self {
        Terms {
            hours_per_gp_hour: Rate::clamped(1.25),
            contract_hours: Hours::clamped(38.0),
            absent: Share::clamped(0.18),
            handover: Rate::clamped(0.05),
        }
    }
}

/// What replacing brings, a year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Substitution {
    /// Hours that GPs work today.
    pub gp_hours: f64,
    /// Of these, how many others take over.
    pub replaced_hours: f64,
    /// GPs' shifts that others take over.
    pub replaced_shifts: f64,
    /// Hours that the others work in their place.
    pub others_hours: f64,
    /// Their full-time equivalents, leave and handing over included; `None` where a contract has no hours.
    pub others_fte: Option<f64>,
}

/// What replacing in these shifts brings.
pub fn substitution(shifts: &[Shift], terms: &Terms) -> Substitution {
    let sum = |of: fn(&Shift) -> f64| shifts.iter().map(of).sum::<f64>();
    let replaced_hours = sum(Shift::replaced_hours);
    let others_hours = replaced_hours * terms.hours_per_gp_hour.get();
    let net = net_hours(terms);
    Substitution {
        gp_hours: sum(Shift::gp_hours),
        replaced_hours,
        replaced_shifts: sum(Shift::replaced_shifts),
        others_hours,
        others_fte: (net > 0.0).then(|| others_hours * (1.0 + terms.handover.get()) / net),
    }
}

/// The hours that one full-time equivalent is there in a year.
pub fn net_hours(terms: &Terms) -> f64 {
    WEEKS * terms.contract_hours.get() * terms.absent.rest().get()
}

impl Substitution {
    /// The part of GPs' hours that others take over; `None` where GPs work none.
    pub fn replaced_share(&self) -> Option<f64> {
        (self.gp_hours > 0.0).then(|| self.replaced_hours / self.gp_hours)
    }
}

/// A saving besides, such as advice by video: a row of its own.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Saving {
    /// Hours of GPs a year.
    pub gp_hours: Hours,
}

/// The hours out of office for one full-time equivalent of GPs, before and after. Savings never go below
/// zero hours. `None` where there are no GPs.
pub fn hours_per_gp_fte(substitution: &Substitution, savings: &[Saving], gps: Fte) -> Option<(f64, f64)> {
    let saved: f64 = savings.iter().map(|saving| saving.gp_hours.get()).sum();
    let left = (substitution.gp_hours - substitution.replaced_hours - saved).max(0.0);
    (gps.get() > 0.0).then(|| (substitution.gp_hours / gps.get(), left / gps.get()))
}

/// What is asked of one shift, and what one can do.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Load {
    /// Consultations in the whole shift.
    pub consultations: Rate,
    /// Consultations an hour of a GP.
    pub by_gp: Rate,
    /// Consultations an hour of a nurse practitioner.
    pub by_other: Rate,
    /// The largest part of the consultations that nurse practitioners may see.
    pub within_scope: Share,
}

/// Whether a shift still works with others in place of GPs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Feasibility {
    /// Consultations an hour that are asked.
    pub asked: f64,
    /// Consultations an hour that can be done.
    pub possible: f64,
    /// The part of what is asked that nurse practitioners do; `None` where nothing is asked.
    pub others_share: Option<f64>,
    pub is_feasible: bool,
}

/// Whether those who are there can do what is asked: `(g − x)·c + x·ρ·c′ ≥ demand/h`, within the scope of
/// those who replace. `others_per_gp` is how many come for one GP. `None` for a shift without hours.
pub fn feasibility(shift: &Shift, others_per_gp: Rate, load: &Load) -> Option<Feasibility> {
    let hours = shift.hours.get();
    if hours <= 0.0 {
        return None;
    }
    let asked = load.consultations.get() / hours;
    let others = f64::from(shift.replaceable) * others_per_gp.get() * load.by_other.get();
    let possible = f64::from(shift.gps - shift.replaceable) * load.by_gp.get() + others;
    let others_share = (asked > 0.0).then(|| others / asked);
    let is_within = others_share.is_none_or(|share| share <= load.within_scope.get());
    Some(Feasibility { asked, possible, others_share, is_feasible: possible >= asked && is_within })
}
