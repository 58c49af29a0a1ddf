//! Hot spots: where it starts to hurt, as flags with their reason in numbers, and no score.
//!
//! Source: our account of methods, §5.3; clustering and the want of room stand in the regional report of
//! 2022 (example II, housing). The level of an area is how many flags it has; which ones is always shown.
//!
//! Several reasons rest on one practice in a small area (who is at risk, the worst closure). Before they
//! are public they pass `protect` as counts and shares of practices do; [`Flag::Domino`]'s worst risk and
//! [`Flag::Clustering`]'s year are for the office only.

use super::amount::{Rate, Share};
use super::assumptions::{Assumptions, Scenario};
use super::completion::Staffed;
use super::demand::Mode;
use super::domino::Closures;
use super::pressure::Pressure;
use super::projection::Outlook;
use super::supply::without_successor;

/// From where on something is a hot spot.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Thresholds {
    /// How many years ahead risk, absorption and growth look.
    pub years: u8,
    /// H1: the part of all patients whose GP stops without a successor.
    pub at_risk: Share,
    /// H2: how many years a window has.
    pub window_years: u8,
    /// H2: practices falling free in one window.
    pub practices_together: usize,
    /// H2: or the part of all patients.
    pub patients_together: Share,
    /// H3: pressure now.
    pub pressure: Rate,
    /// H4: headroom of the others for each patient at risk.
    pub absorption: Rate,
    /// H5: displaced patients for each patient of the practice that closes.
    pub domino_risk: Rate,
    /// H6: growth of demand.
    pub growth: Share,
    /// H7: the part of patients in practices without room.
    pub no_room: Share,
}

impl Default for Thresholds {
    fn default() -> Self {
        Thresholds {
            years: 5,
            at_risk: Share::clamped(0.25),
            window_years: 3,
            practices_together: 2,
            patients_together: Share::clamped(0.30),
            pressure: Rate::clamped(1.15),
            absorption: Rate::clamped(1.0),
            domino_risk: Rate::clamped(2.0),
            growth: Share::clamped(0.10),
            no_room: Share::clamped(0.50),
        }
    }
}

/// A hot spot with its reason.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Flag {
    /// H1: many patients have a GP who stops without a successor.
    PatientsAtRisk { patients: f64, share: f64 },
    /// H2: several practices fall free in the same few years, the first of them counted from now.
    Clustering { from_year: u8, to_year: u8, practices: usize, patients: f64, share: f64 },
    /// H3: demand is well above supply today.
    Pressure { now: Pressure },
    /// H4: the others have no place for the patients at risk.
    Absorption { headroom: f64, at_risk: f64 },
    /// H5: one practice that closes takes others along.
    Domino { closures: usize, with_further: usize, worst_risk: Option<f64> },
    /// H6: demand grows fast.
    Growth { share: f64 },
    /// H7: many patients are in practices without room to grow; `known` is the part of all patients in
    /// practices that told.
    NoRoom { share: f64, known: f64 },
}

/// The kinds of hot spots, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    PatientsAtRisk,
    Clustering,
    Pressure,
    Absorption,
    Domino,
    Growth,
    NoRoom,
}

impl Kind {
    pub const ALL: [Kind; 7] = [
        Kind::PatientsAtRisk,
        Kind::Clustering,
        Kind::Pressure,
        Kind::Absorption,
        Kind::Domino,
        Kind::Growth,
        Kind::NoRoom,
    ];
}

/// Whether there is a hot spot of one kind.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Verdict {
    Flagged(Flag),
    /// It was looked at, and is none.
    Clear,
    /// Too little is known to say.
    Unknown,
}

/// The verdict on each kind.
#[derive(Debug, Clone, PartialEq)]
pub struct HotSpots {
    pub verdicts: Vec<(Kind, Verdict)>,
}

impl HotSpots {
    pub fn flags(&self) -> impl Iterator<Item = Flag> {
        self.verdicts.iter().filter_map(|(_, verdict)| match verdict {
            Verdict::Flagged(flag) => Some(*flag),
            Verdict::Clear | Verdict::Unknown => None,
        })
    }

    /// How many flags there are.
    pub fn level(&self) -> usize {
        self.flags().count()
    }

    /// What nothing could be said of.
    pub fn unknown(&self) -> impl Iterator<Item = Kind> {
        self.verdicts.iter().filter(|(_, verdict)| *verdict == Verdict::Unknown).map(|(kind, _)| *kind)
    }
}

/// What the flags are raised from.
#[derive(Debug, Clone, Copy)]
pub struct Evidence<'a> {
    pub assumptions: &'a Assumptions,
    pub practices: &'a [Staffed<'a>],
    /// Of the same area.
    pub outlooks: &'a [Outlook],
    pub closures: &'a Closures,
}

/// Looks for all hot spots of an area.
pub fn hot_spots(thresholds: &Thresholds, evidence: Evidence<'_>) -> HotSpots {
    let verdict = |kind| {
        let verdict = match kind {
            Kind::PatientsAtRisk => patients_at_risk(thresholds, evidence),
            Kind::Clustering => clustering(thresholds, evidence),
            Kind::Pressure => pressure(thresholds, evidence),
            Kind::Absorption => absorption(thresholds, evidence),
            Kind::Domino => domino(thresholds, evidence),
            Kind::Growth => growth(thresholds, evidence),
            Kind::NoRoom => no_room(thresholds, evidence),
        };
        (kind, verdict.unwrap_or(Verdict::Unknown))
    };
    HotSpots { verdicts: Kind::ALL.into_iter().map(verdict).collect() }
}

fn flag_if(is_one: bool, flag: Flag) -> Option<Verdict> {
    Some(if is_one { Verdict::Flagged(flag) } else { Verdict::Clear })
}

impl Evidence<'_> {
    /// Each practice with the part of its owners that has stopped by this year without a successor; those
    /// of which that is not known are left out.
    fn stopped(&self, year: u8) -> impl Iterator<Item = (&Staffed<'_>, f64)> {
        self.practices.iter().filter_map(move |practice| {
            without_successor(self.assumptions, practice, year).map(|part| (practice, part))
        })
    }

    fn at_risk(&self, year: u8) -> f64 {
        self.stopped(year).map(|(practice, part)| list(practice) * part).sum()
    }

    /// The patients of practices whose owners' plans are known: a share of all others would be too low.
    /// `None` when there are none.
    fn known_lists(&self) -> Option<f64> {
        let lists: f64 = self.stopped(0).map(|(practice, _)| list(practice)).sum();
        (lists > 0.0).then_some(lists)
    }

    fn outlook(&self, year: u8) -> Option<&Outlook> {
        let is_it = |outlook: &&Outlook| outlook.scenario == Scenario::Middle && outlook.year == year;
        self.outlooks.iter().find(is_it)
    }
}

fn list(practice: &Staffed<'_>) -> f64 {
    practice.practice.list.get()
}

fn patients_at_risk(thresholds: &Thresholds, evidence: Evidence<'_>) -> Option<Verdict> {
    let patients = evidence.at_risk(thresholds.years);
    let share = patients / evidence.known_lists()?;
    flag_if(share >= thresholds.at_risk.get(), Flag::PatientsAtRisk { patients, share })
}

/// The window in which most patients fall free. A practice counts when half of its owners' hours or more do.
fn clustering(thresholds: &Thresholds, evidence: Evidence<'_>) -> Option<Verdict> {
    let all = evidence.known_lists()?;
    let last = evidence.assumptions.horizon_years;
    let starts = 0..=last.saturating_sub(thresholds.window_years);
    let windows = starts.map(|from| window(thresholds, evidence, from, all));
    let is_one = |flag: &Flag| match flag {
        Flag::Clustering { practices, share, .. } => {
            *practices >= thresholds.practices_together || *share >= thresholds.patients_together.get()
        }
        _ => false,
    };
    let most = |one: Flag, other: Flag| if freed(&other) > freed(&one) { other } else { one };
    Some(windows.filter(is_one).reduce(most).map_or(Verdict::Clear, Verdict::Flagged))
}

fn freed(flag: &Flag) -> f64 {
    if let Flag::Clustering { patients, .. } = flag { *patients } else { 0.0 }
}

fn window(thresholds: &Thresholds, evidence: Evidence<'_>, from_year: u8, all: f64) -> Flag {
    let to_year = from_year.saturating_add(thresholds.window_years);
    let (mut practices, mut patients) = (0, 0.0);
    for (practice, by_end) in evidence.stopped(to_year) {
        // Who stops right now falls in the first window.
        let before = match from_year {
            0 => 0.0,
            _ => without_successor(evidence.assumptions, practice, from_year).unwrap_or(0.0),
        };
        let part = by_end - before;
        practices += usize::from(part >= 0.5);
        patients += list(practice) * part;
    }
    Flag::Clustering { from_year, to_year, practices, patients, share: patients / all }
}

fn pressure(thresholds: &Thresholds, evidence: Evidence<'_>) -> Option<Verdict> {
    let now = evidence.outlook(0)?.pressure(Mode::Norm)?;
    flag_if(now.is_above(thresholds.pressure), Flag::Pressure { now })
}

/// The headroom of a practice counts for the part of it that stays.
fn absorption(thresholds: &Thresholds, evidence: Evidence<'_>) -> Option<Verdict> {
    evidence.known_lists()?;
    let at_risk = evidence.at_risk(thresholds.years);
    let room = |practice: &Staffed<'_>| {
        let gone = without_successor(evidence.assumptions, practice, thresholds.years).unwrap_or(0.0);
        practice.practice.headroom().get() * (1.0 - gone)
    };
    let headroom = evidence.practices.iter().map(room).sum();
    let is_short = at_risk > 0.0 && headroom < at_risk * thresholds.absorption.get();
    flag_if(is_short, Flag::Absorption { headroom, at_risk })
}

fn domino(thresholds: &Thresholds, evidence: Evidence<'_>) -> Option<Verdict> {
    let Closures { tried, with_further, worst_risk, .. } = *evidence.closures;
    let is_risky = worst_risk.is_some_and(|risk| risk > thresholds.domino_risk.get());
    let flag = Flag::Domino { closures: tried, with_further, worst_risk };
    if tried == 0 { None } else { flag_if(is_risky || with_further > 0, flag) }
}

fn growth(thresholds: &Thresholds, evidence: Evidence<'_>) -> Option<Verdict> {
    let now = evidence.outlook(0)?.patients;
    let then = evidence.outlook(thresholds.years)?.patients;
    if now <= 0.0 {
        return None;
    }
    let share = then / now - 1.0;
    flag_if(share >= thresholds.growth.get(), Flag::Growth { share })
}

fn no_room(thresholds: &Thresholds, evidence: Evidence<'_>) -> Option<Verdict> {
    let lists = |wanted: fn(Option<bool>) -> bool| -> f64 {
        evidence.practices.iter().filter(|practice| wanted(practice.practice.can_grow)).map(list).sum()
    };
    let (all, known) = (lists(|_| true), lists(|can_grow| can_grow.is_some()));
    let share = lists(|can_grow| can_grow == Some(false)) / known;
    let flag = Flag::NoRoom { share, known: known / all };
    if known > 0.0 { flag_if(share >= thresholds.no_room.get(), flag) } else { None }
}
