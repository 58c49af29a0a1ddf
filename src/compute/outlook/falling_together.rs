//! The chance that several practices fall free together, each with a chance of its own.
//!
//! The Poisson-binomial distribution by recursion over the practices: `dᵢ ← dᵢ(1 − p) + dᵢ₋₁p`. Source:
//! R. E. Barlow and K. D. Heidtmann, IEEE Trans. Reliab. R-33 (1984), 322–323. It takes the practices to
//! decide each by itself; who waits for the other, or follows, makes several together likelier.

use super::amount::Share;
use super::assumptions::{Assumptions, Scenario};
use super::completion::{Head, Staffed};
use super::supply::still_there;

/// How likely it is that none, one, two … of them fall free.
#[derive(Debug, Clone, PartialEq)]
pub struct Together {
    // Invariant: never empty; entry k is the chance of exactly k, and they add up to 1.
    chances: Vec<f64>,
}

/// The distribution of how many fall free, given the chance of each.
pub fn together(each: impl IntoIterator<Item = Share>) -> Together {
    let mut chances = vec![1.0];
    for share in each {
        let mut fewer = 0.0;
        for chance in &mut chances {
            let same = *chance;
            *chance = same * share.rest().get() + fewer * share.get();
            fewer = same;
        }
        chances.push(fewer * share.get());
    }
    Together { chances }
}

impl Together {
    /// The chance of exactly so many.
    pub fn exactly(&self, count: usize) -> f64 {
        self.chances.get(count).copied().unwrap_or(0.0)
    }

    /// The chance of so many or more.
    pub fn at_least(&self, count: usize) -> f64 {
        // From the small end, so that little is lost; never a hair above 1.
        self.chances.iter().skip(count).rev().sum::<f64>().min(1.0)
    }

    /// How many fall free on average.
    pub fn mean(&self) -> f64 {
        self.chances.iter().zip(0_u32..).map(|(chance, count)| chance * f64::from(count)).sum()
    }
}

/// The chance that a practice falls free by this year: that all its owners stop, and that none of them is
/// followed up, in the middle scenario. `None` where no owner is known of.
pub fn chance(assumptions: &Assumptions, practice: &Staffed<'_>, year: u8) -> Option<Share> {
    let gone = |owner: &Head| {
        let replaced = match owner.successor.is_known() {
            true => assumptions.replaced_with_successor.middle,
            false => assumptions.replaced_without_successor.middle,
        };
        (1.0 - still_there(assumptions, Scenario::Middle, owner.stop, year)) * replaced.rest().get()
    };
    practice.owners().next()?;
    Share::new(practice.owners().map(gone).product())
}
