//! What single closures lead to in an area, and how many at once it takes before another practice follows.

use super::cascade::{Cascade, Shock, Simulator};

/// What the closing of each practice of an area, one at a time, leads to.
#[derive(Debug, Clone, PartialEq)]
pub struct Closures {
    /// How many were tried: all practices of the area.
    pub tried: usize,
    /// How many lead to the closing of at least one other practice.
    pub with_further: usize,
    /// How many leave patients without a place.
    pub with_unplaced: usize,
    /// The largest risk of one of them; `None` where none has patients. Of one practice, so never public.
    pub worst_risk: Option<f64>,
    /// The mean part of each other's list that a practice takes in the first round, in the order of the
    /// practices given; `None` for one that is nobody's neighbour. Of single practices, so never public.
    pub benefit: Vec<Option<f64>>,
}

/// Closes each of these practices by itself.
pub fn closures(simulator: &mut Simulator<'_>, practices: &[usize]) -> Closures {
    let mut benefits = Benefits::new(practices);
    let mut closures =
        Closures { tried: 0, with_further: 0, with_unplaced: 0, worst_risk: None, benefit: Vec::new() };
    for practice in practices {
        let cascade = simulator.play(Shock(&[*practice]));
        closures.tried += 1;
        closures.with_further += usize::from(cascade.further() > 0);
        closures.with_unplaced += usize::from(cascade.unplaced > 0.0);
        closures.worst_risk = closures.worst_risk.into_iter().chain(cascade.risk).reduce(f64::max);
        benefits.add(simulator, *practice, &cascade);
    }
    closures.benefit = benefits.means();
    closures
}

/// The parts of others' lists that each practice takes.
struct Benefits {
    /// Practice and its place among those given, by practice.
    places: Vec<(usize, usize)>,
    parts: Vec<(f64, u32)>,
}

impl Benefits {
    fn new(practices: &[usize]) -> Benefits {
        let mut places: Vec<_> = practices.iter().enumerate().map(|(place, at)| (*at, place)).collect();
        places.sort_unstable();
        Benefits { places, parts: vec![(0.0, 0); practices.len()] }
    }

    fn of(&mut self, practice: usize) -> Option<&mut (f64, u32)> {
        let found = self.places.binary_search_by_key(&practice, |(at, _)| *at).ok()?;
        let (_, place) = self.places.get(found)?;
        self.parts.get_mut(*place)
    }

    fn add(&mut self, simulator: &Simulator<'_>, closed: usize, cascade: &Cascade) {
        let network = simulator.network();
        let list = network.practices().get(closed).map_or(0.0, |practice| practice.list.get());
        if list <= 0.0 {
            return;
        }
        for (neighbour, _) in network.neighbours(closed) {
            self.of(*neighbour).into_iter().for_each(|(_, times)| *times += 1);
        }
        for (taker, patients) in &cascade.first_round {
            self.of(*taker).into_iter().for_each(|(parts, _)| *parts += patients / list);
        }
    }

    fn means(self) -> Vec<Option<f64>> {
        let mean = |(parts, times): (f64, u32)| (times > 0).then(|| parts / f64::from(times));
        self.parts.into_iter().map(mean).collect()
    }
}

/// How much an area can bear at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resilience {
    /// The fewest closures at once that make another practice close; `None` where no number that was tried
    /// does.
    pub fewest: Option<usize>,
    /// Practices that do it. Never public.
    pub practices: Vec<usize>,
    /// Whether all smaller sets were tried. Else fewer may do, for beyond pairs, and where the pairs are too
    /// many, only the heaviest load of each step is followed.
    pub is_exact: bool,
    /// How many shocks were played.
    pub tried: usize,
}

/// Finds the fewest of these practices that, closing at once, make another one close: all single ones, all
/// pairs, and beyond that the way of the heaviest load. No more than `most` shocks are played.
pub fn resilience(simulator: &mut Simulator<'_>, practices: &[usize], most: usize) -> Resilience {
    let mut search = Search { simulator, most, tried: 0, all_up_to: 0, heaviest: (f64::MIN, Vec::new()) };
    let found = search.singles(practices).or_else(|| search.pairs(practices));
    let found = found.or_else(|| search.greedy(practices));
    let fewest = found.as_ref().map(Vec::len);
    // A set is the smallest when all smaller ones were tried. The last practice has nobody to bring down.
    let is_exact = fewest.unwrap_or(practices.len()) <= search.all_up_to + 1;
    Resilience { fewest, practices: found.unwrap_or_default(), is_exact, tried: search.tried }
}

struct Search<'s, 'a> {
    simulator: &'s mut Simulator<'a>,
    most: usize,
    tried: usize,
    /// The size up to which all sets were tried.
    all_up_to: usize,
    /// The set with the heaviest load that brought nobody down.
    heaviest: (f64, Vec<usize>),
}

impl Search<'_, '_> {
    fn may_go_on(&self, shocks: usize) -> bool {
        shocks <= self.most.saturating_sub(self.tried)
    }

    /// Whether these closing at once make another one close.
    fn is_enough(&mut self, practices: &[usize]) -> bool {
        self.tried += 1;
        let cascade = self.simulator.play(Shock(practices));
        let load = cascade.heaviest.unwrap_or(0.0);
        if load > self.heaviest.0 {
            self.heaviest = (load, practices.to_vec());
        }
        cascade.further() > 0
    }

    fn singles(&mut self, practices: &[usize]) -> Option<Vec<usize>> {
        if !self.may_go_on(practices.len()) {
            return None;
        }
        let mut sets = practices.iter().map(|one| vec![*one]);
        let found = sets.find(|set| self.is_enough(set));
        self.all_up_to = 1;
        found
    }

    fn pairs(&mut self, practices: &[usize]) -> Option<Vec<usize>> {
        let count = practices.len();
        if self.all_up_to < 1 || !self.may_go_on(count.saturating_mul(count.saturating_sub(1)) / 2) {
            return None;
        }
        self.heaviest.0 = f64::MIN;
        let mut pairs = practices
            .iter()
            .enumerate()
            .flat_map(|(at, one)| practices.iter().skip(at + 1).map(move |other| vec![*one, *other]));
        let found = pairs.find(|pair| self.is_enough(pair));
        self.all_up_to = 2;
        found
    }

    /// From the heaviest set on, adds each time who makes the load heaviest.
    fn greedy(&mut self, practices: &[usize]) -> Option<Vec<usize>> {
        let mut set = std::mem::take(&mut self.heaviest.1);
        // A further closure needs a practice that is open.
        while set.len() + 1 < practices.len() && self.may_go_on(practices.len() - set.len()) {
            self.heaviest = (f64::MIN, Vec::new());
            let mut grown = practices.iter().filter(|one| !set.contains(one)).map(|one| {
                let mut grown = set.clone();
                grown.push(*one);
                grown
            });
            if let Some(found) = grown.find(|set| self.is_enough(set)) {
                return Some(found);
            }
            set = std::mem::take(&mut self.heaviest.1);
        }
        None
    }
}
