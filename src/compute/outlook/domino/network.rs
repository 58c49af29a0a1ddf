//! The practices of a cascade, and who is whose neighbour.

use crate::compute::outlook::amount::{Patients, Rate};
use crate::compute::outlook::practice::Practice;

/// What a cascade asks of a practice.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Doctors {
    pub list: Patients,
    /// How many it can care for without the work becoming too heavy.
    pub capacity: Patients,
    /// Up to how many it says it would take on.
    pub limit: Patients,
}

impl From<&Practice> for Doctors {
    fn from(practice: &Practice) -> Doctors {
        Doctors { list: practice.list, capacity: practice.capacity, limit: practice.limit }
    }
}

/// Practices and their neighbours. A practice is called by its place in the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Network {
    // Invariant: as many neighbours as practices; every neighbour is a practice, not the practice itself,
    // stands there once, in order, with a weight above zero.
    practices: Vec<Doctors>,
    neighbours: Vec<Vec<(usize, f64)>>,
}

/// The ties name a practice that there is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotANetwork;

impl Network {
    /// A network in which everybody of a group, such as a hagro, is everybody's neighbour alike. `groups`
    /// names the practices of each; one in two groups has the neighbours of both.
    pub fn of_groups(practices: Vec<Doctors>, groups: &[Vec<usize>]) -> Result<Network, NotANetwork> {
        let one = Rate::clamped(1.0);
        let within = |group: &Vec<usize>| {
            let group = group.clone();
            let pairs = group
                .clone()
                .into_iter()
                .flat_map(move |from| group.clone().into_iter().map(move |to| (from, to, one)));
            pairs.collect::<Vec<_>>()
        };
        Network::of_ties(practices, groups.iter().flat_map(within))
    }

    /// A network of ties from one practice to another, each with a weight: the larger, the more patients go
    /// that way. A tie that is given twice keeps the larger weight; one of weight zero, or to the practice
    /// itself, is none.
    pub fn of_ties(
        practices: Vec<Doctors>,
        ties: impl IntoIterator<Item = (usize, usize, Rate)>,
    ) -> Result<Network, NotANetwork> {
        let mut neighbours = vec![Vec::new(); practices.len()];
        for (from, to, weight) in ties {
            let own: &mut Vec<(usize, f64)> = neighbours.get_mut(from).ok_or(NotANetwork)?;
            if to >= practices.len() {
                return Err(NotANetwork);
            }
            if from != to && weight.get() > 0.0 {
                own.push((to, weight.get()));
            }
        }
        for own in &mut neighbours {
            own.sort_by(|one, other| one.0.cmp(&other.0).then(other.1.total_cmp(&one.1)));
            own.dedup_by_key(|(to, _)| *to);
        }
        Ok(Network { practices, neighbours })
    }

    pub fn len(&self) -> usize {
        self.practices.len()
    }

    pub fn is_empty(&self) -> bool {
        self.practices.is_empty()
    }

    pub fn practices(&self) -> &[Doctors] {
        &self.practices
    }

    /// The neighbours of a practice with their weights; nobody for one that there is not.
    pub fn neighbours(&self, practice: usize) -> &[(usize, f64)] {
        self.neighbours.get(practice).map_or(&[], Vec::as_slice)
    }
}
