//! The measures `mean` and `score`: the mean of a number, or of several scales taken together.

use super::statistics::mean::Moments;
use super::survey::{Counted, Crowd, Evenness, Largest, Sums, people};

/// The moments of a number, and whether all count alike.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct MeanSums {
    pub moments: Moments,
    pub evenness: Evenness,
    /// What was answered, without weights; who belongs here for a part counts for that part.
    pub reported: f64,
    pub largest: Largest,
}

impl MeanSums {
    pub fn add(&mut self, value: f64, weight: f64) {
        self.moments.add(value, weight);
        self.evenness.add(weight);
        self.reported += value;
        self.largest.add(value);
    }
}

impl Sums for MeanSums {
    fn merge(&mut self, other: &Self, share: f64) {
        self.moments.merge_share(&other.moments, share);
        self.evenness.merge(&other.evenness, share);
        self.reported += other.reported * share;
        self.largest.merge(&other.largest, share);
    }

    fn is_empty(&self) -> bool {
        self.moments.answered() == 0
    }
}

/// The mean, with Student's interval. `None` when nobody answered.
pub fn mean(sums: &MeanSums, population: Option<f64>) -> Option<Counted> {
    let moments = &sums.moments;
    let crowd = Crowd { answered: people(moments.answered()), population, evenness: sums.evenness };
    let interval = moments.interval(crowd.finite());
    let counted = crowd.number(moments.mean()?, interval, crowd.student(), moments.effective());
    Some(counted.adding_up(vec![sums.reported], Some(sums.largest)))
}

#[cfg(test)]
mod tests {
    use super::super::survey::Method;
    use super::*;

    #[test]
    fn agrees_with_the_reference_of_the_methods() {
        let mut sums = MeanSums::default();
        [2000.0, 2100.0, 2350.0, 1800.0, 2600.0, 2250.0, 1950.0, 2400.0]
            .iter()
            .for_each(|list| sums.add(*list, 1.0));
        let (low, high) =
            mean(&sums, Some(12.0)).and_then(|counted| counted.interval).expect("eight answers");
        assert_eq!(format!("{low:.4}–{high:.4}"), "2052.9363–2309.5637");
        assert_eq!(mean(&sums, Some(8.0)).map(|counted| counted.method), Some(Method::FullCount));
    }
}
