//! How patients spread over practices: by who is willing, or so that all are loaded alike.
//!
//! Both are water-filling and are solved exactly, by sorting, in place of round after round.

/// A practice that patients may go to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// The practice.
    pub at: usize,
    /// How much of the stream comes its way.
    pub weight: f64,
    /// The patients it has.
    pub load: f64,
    /// How many it can care for.
    pub capacity: f64,
    /// How many it is willing to take on in all.
    pub limit: f64,
}

/// Who goes where.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Placed {
    /// Practice and patients that it gets, above zero.
    pub taken: Vec<(usize, f64)>,
    /// For whom there is no place.
    pub rest: f64,
}

/// Fills the willing in proportion to their weights, those that get full dropping out, until all patients
/// are placed or all are full.
pub fn by_weight(places: &[Place], patients: f64) -> Placed {
    let room = |place: &Place| place.limit - place.load;
    let mut open: Vec<&Place> = places.iter().filter(|place| room(place) > 0.0).collect();
    // Who is full first comes first: after them, all get the same for each part of their weight.
    open.sort_by(|one, other| (room(one) / one.weight).total_cmp(&(room(other) / other.weight)));
    let mut rest = patients;
    let mut taken = Vec::with_capacity(open.len());
    for (place, weight_from_here) in open.iter().zip(sums_from_here(&open)) {
        let gets = (rest * (place.weight / weight_from_here)).min(room(place));
        rest -= gets;
        taken.push((place.at, gets));
    }
    Placed { taken, rest }.settled(patients)
}

/// The weight of each place and all after it: added up rather than taken off, so that it is never nothing.
fn sums_from_here(places: &[&Place]) -> Vec<f64> {
    let mut sums: Vec<f64> = places
        .iter()
        .rev()
        .scan(0.0, |sum, place| {
            *sum += place.weight;
            Some(*sum)
        })
        .collect();
    sums.reverse();
    sums
}

/// Fills the least loaded first, until all are loaded alike: the load λ for which `Σ max(0, λC − L)` is
/// the number of patients. None is loaded above `most`, where one is given.
pub fn by_load(places: &[Place], patients: f64, most: Option<f64>) -> Placed {
    let mut open: Vec<&Place> = places.iter().filter(|place| place.capacity > 0.0).collect();
    open.sort_by(|one, other| (one.load / one.capacity).total_cmp(&(other.load / other.capacity)));
    let (mut water, mut capacity, mut level) = (patients, 0.0, 0.0);
    for place in &open {
        if capacity > 0.0 && level <= place.load / place.capacity {
            break;
        }
        water += place.load;
        capacity += place.capacity;
        level = water / capacity;
    }
    let level = most.map_or(level, |most| level.min(most));
    let mut rest = patients;
    let mut taken = Vec::with_capacity(open.len());
    for place in open {
        // Never more than there are, whatever the last bits of a large load say.
        let gets = (level * place.capacity - place.load).min(rest);
        if gets > 0.0 {
            rest -= gets;
            taken.push((place.at, gets));
        }
    }
    Placed { taken, rest }.settled(patients)
}

/// Shares the patients out by weight alone, whatever the limits.
pub fn regardless(places: &[Place], patients: f64) -> Placed {
    let weights: f64 = places.iter().map(|place| place.weight).sum();
    let taken = places.iter().map(|place| (place.at, patients * (place.weight / weights))).collect();
    if places.is_empty() { Placed { taken: Vec::new(), rest: patients } } else { Placed { taken, rest: 0.0 } }
}

impl Placed {
    /// A rest of the last bits only is none.
    fn settled(mut self, patients: f64) -> Placed {
        if self.rest <= patients * 1e-12 {
            self.rest = 0.0;
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(at: usize, weight: f64, load: f64, capacity: f64, limit: f64) -> Place {
        Place { at, weight, load, capacity, limit }
    }

    #[test]
    fn the_willing_are_filled_in_proportion_until_they_are_full() {
        let places = [place(0, 1.0, 0.0, 9.0, 10.0), place(1, 2.0, 0.0, 9.0, 100.0)];
        // 45 in proportion would be 15 and 30; the first holds 10, so the second gets 35.
        let placed = by_weight(&places, 45.0);
        assert_eq!(placed, Placed { taken: vec![(0, 10.0), (1, 35.0)], rest: 0.0 });
        assert_eq!(by_weight(&places, 150.0).rest, 40.0);
    }

    #[test]
    fn the_least_loaded_are_filled_first() {
        let places = [place(0, 1.0, 50.0, 100.0, 0.0), place(1, 1.0, 90.0, 100.0, 0.0)];
        assert_eq!(by_load(&places, 30.0, None).taken, [(0, 30.0)]);
        assert_eq!(by_load(&places, 60.0, None).taken, [(0, 50.0), (1, 10.0)]);
        assert_eq!(
            by_load(&places, 80.0, Some(1.0)),
            Placed { taken: vec![(0, 50.0), (1, 10.0)], rest: 20.0 }
        );
    }

    #[test]
    fn nobody_is_lost_where_there_is_no_place() {
        assert_eq!(by_weight(&[], 5.0).rest, 5.0);
        assert_eq!(by_load(&[place(0, 1.0, 0.0, 0.0, 9.0)], 5.0, None).rest, 5.0);
        assert_eq!(regardless(&[], 5.0).rest, 5.0);
        assert_eq!(by_load(&[place(0, 1.0, 9.0, 3.0, 9.0)], 5.0, Some(1.0)).rest, 5.0);
    }
}
