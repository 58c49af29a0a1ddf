//! The magnitude: an amount of which one respondent makes up nearly all tells how much that one gave.
//!
//! Two rules of tabular data (A. Hundepool et al., Statistical Disclosure Control, 2012, ch. 4). The p %
//! rule: who gave the second largest amount takes it off the total, and may not come within p percent of
//! the largest. The dominance rule: the two largest are not nearly all of it.

use crate::compute::{Largest, Sampled};
use crate::project::Privacy;

pub fn is_broken(privacy: &Privacy, sampled: &Sampled) -> bool {
    let Some(largest) = sampled.amounts.largest else { return false };
    let total: f64 = sampled.amounts.sums.iter().sum();
    is_dominated(privacy, total.abs(), largest)
}

/// Whether the two largest tell too much of a total of amounts above zero.
fn is_dominated(privacy: &Privacy, total: f64, Largest(first, second): Largest) -> bool {
    let remainder = total - first - second;
    first > 0.0
        && (remainder < privacy.p_percent / 100.0 * first
            || first + second > privacy.dominance / 100.0 * total)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(lists: &[f64]) -> (bool, f64, f64) {
        let mut largest = Largest::default();
        lists.iter().for_each(|list| largest.add(*list));
        let total: f64 = lists.iter().sum();
        let by_p = total - largest.0 - largest.1 < 0.1 * largest.0;
        (by_p, (largest.0 + largest.1) / total, total)
    }

    #[test]
    fn the_examples_of_the_methods_come_out() {
        // Lists 2600, 900, 300, 200 are safe by p percent and dominated; 4200, 1500, 150, 100 are neither.
        let (by_p, share, total) = of(&[2600.0, 900.0, 300.0, 200.0]);
        assert_eq!((by_p, share), (false, 0.875));
        let privacy = Privacy::default();
        assert!(is_dominated(&privacy, total, Largest(2600.0, 900.0)));
        let (by_p, share, total) = of(&[4200.0, 1500.0, 150.0, 100.0]);
        assert!(by_p && (share - 0.957_983).abs() < 1e-6);
        assert!(is_dominated(&privacy, total, Largest(4200.0, 1500.0)));
        assert!((4200.0_f64 / total - 0.705_882).abs() < 1e-6);
        assert!(!is_dominated(&privacy, 1000.0, Largest(200.0, 150.0)));
    }
}
