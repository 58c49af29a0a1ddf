//! The mean of a number that people answered, with or without weights, and its interval.
//!
//! `m ± t·s/√n·√(1 − n/N)`, the last factor only where the population N is known (W. G. Cochran,
//! Sampling Techniques, 1977, ch. 2). With weights n is Kish's effective number, `(Σw)²/Σw²`
//! (L. Kish, Survey Sampling, 1965), and the interval is approximate.
//!
//! Kept are the mean and the squares around it, not plain sums: of numbers that differ little but
//! are large, plain sums keep no spread. Two of these are merged after T. F. Chan, G. H. Golub and
//! R. J. LeVeque, Am. Stat. 37 (1983), 242–247.

use super::distributions::student;
use super::interval::Interval;
use super::weights;

/// Fewer effective answers than this have no spread. A little under 2, for that of two equal weights
/// may come out a last bit below it.
pub(super) const FEWEST: f64 = 2.0 - 1e-9;

/// What must be known of all answers to give their mean and spread: parts of a region are counted
/// apart and merged.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Moments {
    answered: u64,
    weight: f64,
    squared_weights: f64,
    mean: f64,
    // Σw(y − mean)².
    squares: f64,
}

impl Moments {
    /// All these answers, each with weight 1.
    pub fn of(values: &[f64]) -> Moments {
        let mut moments = Moments::default();
        values.iter().for_each(|value| moments.add(*value, 1.0));
        moments
    }

    /// Adds an answer. Left out is one that is no finite number, or whose weight is not above zero:
    /// such an answer is missing, not zero.
    pub fn add(&mut self, value: f64, weight: f64) {
        if value.is_finite() && weight.is_finite() && weight > 0.0 {
            let squared_weights = weight * weight;
            self.merge(&Moments { answered: 1, weight, squared_weights, mean: value, squares: 0.0 });
        }
    }

    /// Adds all answers of another part.
    pub fn merge(&mut self, other: &Moments) {
        self.merge_share(other, 1.0);
    }

    /// Adds all answers of another part that belongs here for a share only: each weight counts times
    /// the share. A share that is not above zero adds nothing.
    pub fn merge_share(&mut self, other: &Moments, share: f64) {
        let added = other.weight * share;
        if !(added > 0.0 && added.is_finite()) {
            return;
        }
        let total = self.weight + added;
        let part = added / total;
        let gap = other.mean - self.mean;
        self.squares += other.squares * share + gap * gap * self.weight * part;
        self.mean += gap * part;
        self.weight = total;
        self.squared_weights += other.squared_weights * share * share;
        self.answered += other.answered;
    }

    /// How many answers were added, whatever their weights.
    pub fn answered(&self) -> u64 {
        self.answered
    }

    /// The sum of the weights.
    pub fn weight(&self) -> f64 {
        self.weight
    }

    /// The sum of all answers times their weights, Σwy. Where weights say how many of the population
    /// each answer stands for, this estimates the population's total. `None` without answers.
    pub fn sum(&self) -> Option<f64> {
        self.mean().map(|mean| mean * self.weight)
    }

    /// The (weighted) mean. `None` without answers.
    pub fn mean(&self) -> Option<f64> {
        (self.answered > 0).then_some(self.mean)
    }

    /// Kish's effective number of answers: with equal weights simply their number. `None` without
    /// answers.
    pub fn effective(&self) -> Option<f64> {
        weights::kish(self.weight, self.squared_weights)
    }

    /// The standard deviation, over n − 1. `None` below two effective answers.
    pub fn deviation(&self) -> Option<f64> {
        let n = self.effective().filter(|n| *n >= FEWEST)?;
        Some((self.squares / self.weight * n / (n - 1.0)).sqrt())
    }

    /// The 95 % interval of the mean, by Student's t; narrower where the population is known, and the
    /// mean itself where everyone answered. With weights it is approximate, for it rests on the
    /// effective number. `None` below two effective answers, or for a population of no number.
    pub fn interval(&self, population: Option<f64>) -> Option<Interval> {
        let n = self.effective().filter(|n| *n >= FEWEST)?;
        let error = self.deviation()? * (unseen_share(n, population)? / n).sqrt();
        let interval = Interval::around(self.mean, student(0.975, freedom(n))? * error);
        Some(interval).filter(|interval| interval.is_finite())
    }

    /// The population's total, as the mean times its number, with a 95 % interval. `None` as for
    /// `interval`, and for a population that is endless.
    pub fn total(&self, population: f64) -> Option<(f64, Interval)> {
        let interval = self.interval(Some(population))?.scaled(population);
        interval.is_finite().then_some((self.mean * population, interval))
    }
}

/// The degrees of freedom of a mean over `n` effective answers, at least the one of two answers.
pub(super) fn freedom(n: f64) -> f64 {
    (n - 1.0).max(1.0)
}

/// Which share of the population did not answer: 1 where it is not known, or endless. `None` for a
/// population that is not above zero.
pub(super) fn unseen_share(n: f64, population: Option<f64>) -> Option<f64> {
    match population {
        None => Some(1.0),
        Some(population) if population > 0.0 => Some((1.0 - n / population).max(0.0)),
        Some(_) => None,
    }
}
