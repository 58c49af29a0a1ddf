//! Equations that say nothing new: sums and differences of the others, found by elimination.

use super::row::{Row, slack};
use std::collections::BTreeMap;

/// What a coefficient is at least after subtraction, to be more than rounding.
const SPECK: f64 = 1e-9;
/// Above so many terms in all, elimination could fill more than it is worth; the solver can do without.
const MOST: usize = 200_000;

/// Two equations that cannot both hold.
pub struct Contradiction;

/// An equation that has been cleared of the others: its terms by unknown, and what they come to.
struct Cleared {
    terms: BTreeMap<usize, f64>,
    sum: f64,
    size: f64,
}

/// Drops the equations that follow from the others, the later in favour of the earlier.
pub fn drop_dependent(rows: &mut Vec<Row>) -> Result<(), Contradiction> {
    // By their first unknown, which no later one contains.
    let mut basis: BTreeMap<usize, Cleared> = BTreeMap::new();
    let mut terms = 0;
    let mut kept = Vec::with_capacity(rows.len());
    for row in std::mem::take(rows) {
        if row.is_equation() && terms < MOST {
            let cleared = cleared(&row, &basis);
            terms += cleared.terms.len();
            let Some(first) = cleared.terms.keys().next().copied() else {
                if cleared.sum.abs() > slack(cleared.size) {
                    return Err(Contradiction);
                }
                continue;
            };
            basis.insert(first, cleared);
        }
        kept.push(row);
    }
    *rows = kept;
    Ok(())
}

fn cleared(row: &Row, basis: &BTreeMap<usize, Cleared>) -> Cleared {
    let mut terms: BTreeMap<usize, f64> = row.terms.iter().copied().collect();
    let (mut sum, mut size) = (row.low, row.size);
    let mut from = 0;
    while let Some((&unknown, &by)) = terms.range(from..).next() {
        from = unknown + 1;
        let Some(known) = basis.get(&unknown) else { continue };
        let times = by / known.terms[&unknown];
        for (other, by) in &known.terms {
            *terms.entry(*other).or_insert(0.0) -= times * by;
        }
        terms.remove(&unknown);
        terms.retain(|_, by| by.abs() > SPECK);
        sum -= times * known.sum;
        size = size.max((times * known.sum).abs());
    }
    Cleared { terms, sum, size }
}
