//! The ratio of two sums over those who answered, such as patients per full-time GP.
//!
//! `R = Σwy/Σwx`; its interval by linearisation: the ratio varies as the mean of `y − Rx` does,
//! divided by the mean of x. Source: W. G. Cochran, Sampling Techniques (1977), ch. 6. With weights
//! the effective number of Kish stands for n, and the interval is approximate.

use super::distributions::student;
use super::interval::Interval;
use super::mean::{FEWEST, freedom, unseen_share};
use super::weights;

/// What one who answered adds above and below the line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// y, such as the practice's patients.
    pub numerator: f64,
    /// x, such as its full-time equivalents.
    pub denominator: f64,
}

/// What must be known of all answers to give the ratio of their sums: parts of a region are counted
/// apart and merged.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct RatioOfSums {
    answered: u64,
    w: f64,
    ww: f64,
    wx: f64,
    wy: f64,
    wxx: f64,
    wxy: f64,
    wyy: f64,
}

impl RatioOfSums {
    /// Adds an answer. Left out is one of which a number is missing (not finite), or whose weight is
    /// not above zero.
    pub fn add(&mut self, pair: Pair, weight: f64) {
        let Pair { numerator: y, denominator: x } = pair;
        if !(x.is_finite() && y.is_finite() && weight.is_finite() && weight > 0.0) {
            return;
        }
        let (wx, wy) = (weight * x, weight * y);
        let (wxx, wxy, wyy) = (wx * x, wx * y, wy * y);
        self.merge(&RatioOfSums { answered: 1, w: weight, ww: weight * weight, wx, wy, wxx, wxy, wyy });
    }

    /// Adds all answers of another part.
    pub fn merge(&mut self, other: &RatioOfSums) {
        self.merge_share(other, 1.0);
    }

    /// Adds all answers of another part that belongs here for a share only: each weight counts times
    /// the share. A share that is not above zero adds nothing.
    pub fn merge_share(&mut self, other: &RatioOfSums, share: f64) {
        if !(share > 0.0 && share.is_finite()) {
            return;
        }
        self.answered += other.answered;
        self.w += other.w * share;
        self.ww += other.ww * share * share;
        self.wx += other.wx * share;
        self.wy += other.wy * share;
        self.wxx += other.wxx * share;
        self.wxy += other.wxy * share;
        self.wyy += other.wyy * share;
    }

    /// How many answers were added, whatever their weights.
    pub fn answered(&self) -> u64 {
        self.answered
    }

    /// Kish's effective number of answers. `None` without answers.
    pub fn effective(&self) -> Option<f64> {
        weights::kish(self.w, self.ww)
    }

    /// The ratio. `None` without answers, or when the denominators add up to zero.
    pub fn value(&self) -> Option<f64> {
        (self.wx != 0.0).then(|| self.wy / self.wx).filter(|ratio| ratio.is_finite())
    }

    /// The 95 % interval of the ratio, by Student's t; narrower where the population is known, and
    /// the ratio itself where everyone answered. `None` below two effective answers, when there is no
    /// ratio, or for a population of no number.
    pub fn interval(&self, population: Option<f64>) -> Option<Interval> {
        let ratio = self.value()?;
        let n = self.effective().filter(|n| *n >= FEWEST)?;
        let squares = self.wyy - 2.0 * ratio * self.wxy + ratio * ratio * self.wxx;
        // Where every pair has the same ratio the squares are zero, but for the last bits.
        let variance = squares.max(0.0) / self.w / (n - 1.0) * unseen_share(n, population)?;
        let error = variance.sqrt() / (self.wx / self.w).abs();
        let interval = Interval::around(ratio, student(0.975, freedom(n))? * error);
        Some(interval).filter(|interval| interval.is_finite())
    }
}
