//! What a share could be at the most and the least, whatever those who are silent think.
//!
//! The lower end is where all silent ones would say no, the upper end where all would say yes; no
//! assumption is made about who is silent and why. Source: C. F. Manski, J. Hum. Resour. 24 (1989),
//! 343–360, and Partial Identification of Probability Distributions (2003).

use super::interval::Interval;
use super::tally::Tally;

/// Between which shares of the population the truth lies for certain: `x/N` to `(x + N − n)/N`.
/// `None` when more answered than there are.
pub fn no_assumption(tally: Tally, population: u32) -> Option<Interval> {
    let silent = population.checked_sub(tally.answered())?;
    let [hits, silent, all] = [tally.hits(), silent, population].map(f64::from);
    Some(Interval::within_unit(hits / all, (hits + silent) / all))
}
