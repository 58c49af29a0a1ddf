//! One cascade, played round by round.

use super::network::Network;
use super::spread::{Place, Placed, by_load, by_weight, regardless};
use super::{Duty, Rules, Spread};

/// Loads that differ by less than this part are one load: sums of patients are not exact to the last bit.
const SAME_LOAD: f64 = 1e-9;

/// The practices that close first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shock<'a>(pub &'a [usize]);

/// A practice that closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closed {
    pub practice: usize,
    /// 1 for those that closed first.
    pub round: usize,
}

/// What a shock led to. Of single practices, so never public.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cascade {
    /// All that closed, in order.
    pub closed: Vec<Closed>,
    /// How many rounds it took.
    pub rounds: usize,
    /// Patients who had to move, each time anew.
    pub displaced: f64,
    /// Patients for whom there was no place.
    pub unplaced: f64,
    /// Displaced patients for each patient of the practices that closed first: 1 where it stays with those.
    /// `None` where these had no patients.
    pub risk: Option<f64>,
    /// The heaviest load among the practices that got patients and are open; `None` where there are none.
    pub heaviest: Option<f64>,
    /// What each practice got in the first round.
    pub first_round: Vec<(usize, f64)>,
}

impl Cascade {
    /// How many closed that were not closed first.
    pub fn further(&self) -> usize {
        self.closed.iter().filter(|closed| closed.round > 1).count()
    }
}

/// Plays shocks on one network. It keeps its room between shocks and clears only what a shock touched, so
/// that a shock costs no more than what it reaches.
#[derive(Debug)]
pub struct Simulator<'a> {
    network: &'a Network,
    rules: Rules,
    loads: Vec<f64>,
    is_open: Vec<bool>,
    has_moved: Vec<bool>,
    /// Whose load or state differs from the network's.
    touched: Vec<usize>,
}

impl<'a> Simulator<'a> {
    pub fn new(network: &'a Network, rules: Rules) -> Simulator<'a> {
        Simulator {
            network,
            rules,
            loads: network.practices().iter().map(|practice| practice.list.get()).collect(),
            is_open: vec![true; network.len()],
            has_moved: vec![false; network.len()],
            touched: Vec::new(),
        }
    }

    pub fn network(&self) -> &'a Network {
        self.network
    }

    /// Plays a shock. Practices that there are not, and ones named twice, count once or not at all.
    ///
    /// All that close in a round close before their patients move, which they do in order of the list. A
    /// practice that was overloaded before holds as long as it gets nobody more: it holds today.
    pub fn play(&mut self, shock: Shock<'_>) -> Cascade {
        let mut failing: Vec<usize> = shock.0.iter().copied().filter(|at| *at < self.network.len()).collect();
        failing.sort_unstable();
        failing.dedup();
        let lists: f64 = failing.iter().filter_map(|at| self.loads.get(*at)).sum();
        let mut cascade = Cascade::default();
        while !failing.is_empty() {
            cascade.rounds += 1;
            self.close(&mut cascade, &failing);
            for practice in &failing {
                self.release(&mut cascade, *practice);
            }
            failing = self.overloaded();
        }
        cascade.risk = (lists > 0.0).then(|| cascade.displaced / lists);
        cascade.heaviest = self.heaviest();
        self.clear();
        cascade
    }

    fn close(&mut self, cascade: &mut Cascade, failing: &[usize]) {
        for practice in failing {
            self.touch(*practice);
            if let Some(is_open) = self.is_open.get_mut(*practice) {
                *is_open = false;
            }
            cascade.closed.push(Closed { practice: *practice, round: cascade.rounds });
        }
    }

    fn release(&mut self, cascade: &mut Cascade, practice: usize) {
        let is_first = cascade.rounds == 1;
        let part = if is_first { self.rules.moves.get() } else { 1.0 };
        let patients = self.loads.get(practice).copied().unwrap_or(0.0) * part;
        cascade.displaced += patients;
        let places = self.places(practice);
        let placed = self.spread(&places, patients);
        self.take(cascade, &placed);
        if placed.rest > 0.0 && self.rules.duty == Duty::OfCare {
            let forced = regardless(&places, placed.rest);
            self.take(cascade, &forced);
            cascade.unplaced += forced.rest;
        } else {
            cascade.unplaced += placed.rest;
        }
    }

    fn spread(&self, places: &[Place], patients: f64) -> Placed {
        match (self.rules.spread, self.rules.duty) {
            (Spread::Uncoordinated, _) => by_weight(places, patients),
            (Spread::Coordinated, Duty::None) => by_load(places, patients, Some(1.0)),
            (Spread::Coordinated, Duty::OfCare) => by_load(places, patients, None),
        }
    }

    /// The neighbours that are open, as places to go to.
    fn places(&self, practice: usize) -> Vec<Place> {
        let place = |(at, weight): &(usize, f64)| {
            let doctors =
                self.network.practices().get(*at).filter(|_| self.is_open.get(*at) == Some(&true))?;
            let (capacity, limit) = (doctors.capacity.get(), doctors.limit.get());
            Some(Place { at: *at, weight: *weight, load: *self.loads.get(*at)?, capacity, limit })
        };
        self.network.neighbours(practice).iter().filter_map(place).collect()
    }

    fn take(&mut self, cascade: &mut Cascade, placed: &Placed) {
        // Nobody more is no news: such a practice is not looked at again.
        for (at, patients) in placed.taken.iter().filter(|(_, patients)| *patients > 0.0) {
            self.touch(*at);
            if let Some(load) = self.loads.get_mut(*at) {
                *load += patients;
            }
            if cascade.rounds == 1 {
                cascade.first_round.push((*at, *patients));
            }
        }
    }

    /// Open practices with more than they can bear, in order.
    fn overloaded(&self) -> Vec<usize> {
        let bears = |capacity: f64| capacity * self.rules.tolerance.get() * (1.0 + SAME_LOAD);
        let mut over: Vec<usize> =
            self.open().filter(|(_, load, capacity)| *load > bears(*capacity)).map(|(at, ..)| at).collect();
        over.sort_unstable();
        over
    }

    fn heaviest(&self) -> Option<f64> {
        let load = |(_, load, capacity): (usize, f64, f64)| match capacity > 0.0 {
            true => load / capacity,
            false => 0.0,
        };
        self.open().map(load).reduce(f64::max)
    }

    /// The practices that were touched and are open, with load and capacity.
    fn open(&self) -> impl Iterator<Item = (usize, f64, f64)> {
        let state = |at: &usize| {
            let capacity = self.network.practices().get(*at)?.capacity.get();
            (*self.is_open.get(*at)?).then_some((*at, *self.loads.get(*at)?, capacity))
        };
        self.touched.iter().filter_map(state)
    }

    fn touch(&mut self, practice: usize) {
        if let Some(has_moved) = self.has_moved.get_mut(practice).filter(|has_moved| !**has_moved) {
            *has_moved = true;
            self.touched.push(practice);
        }
    }

    fn clear(&mut self) {
        for at in self.touched.drain(..) {
            let list = self.network.practices().get(at).map_or(0.0, |practice| practice.list.get());
            if let (Some(load), Some(is_open), Some(has_moved)) =
                (self.loads.get_mut(at), self.is_open.get_mut(at), self.has_moved.get_mut(at))
            {
                (*load, *is_open, *has_moved) = (list, true, false);
            }
        }
    }
}
