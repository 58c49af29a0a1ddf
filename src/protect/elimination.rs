//! Which numbers can be published without a hidden one among their sums and differences: Gaussian
//! elimination, exact.
//!
//! Every number is a sum of cells. What a reader can compute exactly are the sums and differences of what
//! is published, the span of its rows. So a number is published unless that would put a hidden one into the
//! span. Source: Ø. Langsrud, Secondary cell suppression by Gaussian elimination, 2024 (the R package
//! GaussSuppression); a single run covers hierarchies that do not nest and tables that are linked.
//!
//! The arithmetic is that of remainders by a large prime: no rounding, so no number is nearly in the span.

use std::collections::{BTreeMap, BTreeSet};

/// 2⁶¹ − 1, a prime.
const PRIME: u64 = (1 << 61) - 1;
/// A share of a municipality is known to this many parts.
const PARTS: f64 = 1e6;

/// A sum of cells: their positions, in order, and how much of each.
type Row = Vec<(u32, u64)>;

/// What is published so far, and what of each hidden number is not known from it.
#[derive(Debug, Default)]
pub struct Elimination {
    /// In the order of publishing; each has none of the pivots of those before it.
    rows: Vec<Row>,
    /// The row that a cell is the pivot of.
    pivots: BTreeMap<u32, usize>,
    /// What remains of each hidden number when all that is known is taken off.
    hidden: Vec<Row>,
    /// The hidden numbers that a cell remains in.
    remains_in: BTreeMap<u32, BTreeSet<usize>>,
    /// The remains, each with a leading one: what may not be published.
    forbidden: BTreeMap<Row, usize>,
}

impl Elimination {
    /// Adds what every reader knows. Before anything is hidden.
    pub fn know(&mut self, terms: &[(u32, f64)]) {
        let row = self.reduced(terms);
        self.add(row);
    }

    /// Hides a number. False where what is known already gives it.
    pub fn hide(&mut self, terms: &[(u32, f64)]) -> bool {
        let row = self.reduced(terms);
        if row.is_empty() {
            return false;
        }
        let at = self.hidden.len();
        self.hidden.push(Row::new());
        self.remember(at, row);
        true
    }

    /// Publishes a number, unless a hidden one could then be computed. True when it is published.
    pub fn publish(&mut self, terms: &[(u32, f64)]) -> bool {
        let row = self.reduced(terms);
        if self.forbidden.contains_key(&led_by_one(&row)) {
            return false;
        }
        self.add(row);
        true
    }

    /// The number without what is known of it.
    fn reduced(&self, terms: &[(u32, f64)]) -> Row {
        let mut cells: BTreeMap<u32, u64> =
            terms.iter().map(|(cell, share)| (*cell, exact(*share))).collect();
        let mut pending: BTreeSet<usize> =
            cells.keys().filter_map(|cell| self.pivots.get(cell).copied()).collect();
        while let Some(at) = pending.pop_first() {
            let row = &self.rows[at];
            let Some(factor) = row.first().and_then(|(pivot, _)| cells.get(pivot).copied()) else { continue };
            for (cell, amount) in row {
                let left = minus(cells.get(cell).copied().unwrap_or(0), times(factor, *amount));
                if left == 0 {
                    cells.remove(cell);
                } else {
                    cells.insert(*cell, left);
                    // Only pivots of later rows can come in.
                    pending.extend(self.pivots.get(cell).filter(|later| **later > at));
                }
            }
        }
        cells.into_iter().filter(|(_, amount)| *amount != 0).collect()
    }

    /// Adds a row that nothing known is left in, and takes it off what remains hidden.
    fn add(&mut self, row: Row) {
        // The pivot stands first, and is one.
        let Some((pivot, _)) = row.last().copied() else { return };
        let mut row = led_by(&row, pivot);
        let last = row.len() - 1;
        row.swap(0, last);
        for at in self.remains_in.remove(&pivot).unwrap_or_default() {
            let remains = self.forget(at);
            let factor = remains.iter().find(|(cell, _)| *cell == pivot).map_or(0, |(_, amount)| *amount);
            let mut cells: BTreeMap<u32, u64> = remains.into_iter().collect();
            for (cell, amount) in &row {
                let left = minus(cells.get(cell).copied().unwrap_or(0), times(factor, *amount));
                cells.insert(*cell, left);
            }
            self.remember(at, cells.into_iter().filter(|(_, amount)| *amount != 0).collect());
        }
        self.pivots.insert(pivot, self.rows.len());
        self.rows.push(row);
    }

    fn remember(&mut self, at: usize, row: Row) {
        for (cell, _) in &row {
            self.remains_in.entry(*cell).or_default().insert(at);
        }
        *self.forbidden.entry(led_by_one(&row)).or_default() += 1;
        self.hidden[at] = row;
    }

    fn forget(&mut self, at: usize) -> Row {
        let row = std::mem::take(&mut self.hidden[at]);
        for (cell, _) in &row {
            if let Some(others) = self.remains_in.get_mut(cell) {
                others.remove(&at);
            }
        }
        let key = led_by_one(&row);
        if let Some(count) = self.forbidden.get_mut(&key) {
            *count -= 1;
            if *count == 0 {
                self.forbidden.remove(&key);
            }
        }
        row
    }
}

/// The row times what makes its first cell one.
fn led_by_one(row: &Row) -> Row {
    row.first().map_or_else(Row::new, |(first, _)| led_by(row, *first))
}

/// The row times what makes this cell one.
fn led_by(row: &Row, leader: u32) -> Row {
    let amount = row.iter().find(|(cell, _)| *cell == leader).map_or(1, |(_, amount)| *amount);
    let factor = inverse(amount);
    row.iter().map(|(cell, amount)| (*cell, times(*amount, factor))).collect()
}

/// A share as a remainder: a millionth is what a million of make one.
fn exact(share: f64) -> u64 {
    let parts = (share.abs() * PARTS).round() as u64 % PRIME;
    let amount = times(parts, inverse(PARTS as u64));
    if share < 0.0 { minus(0, amount) } else { amount }
}

fn times(a: u64, b: u64) -> u64 {
    (u128::from(a) * u128::from(b) % u128::from(PRIME)) as u64
}

fn minus(a: u64, b: u64) -> u64 {
    if a >= b { a - b } else { a + PRIME - b }
}

/// By Fermat: a to the power of the prime less two.
fn inverse(a: u64) -> u64 {
    let (mut result, mut base, mut power) = (1, a, PRIME - 2);
    while power > 0 {
        if power & 1 == 1 {
            result = times(result, base);
        }
        base = times(base, base);
        power >>= 1;
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(cells: &[u32]) -> Vec<(u32, f64)> {
        cells.iter().map(|cell| (*cell, 1.0)).collect()
    }

    #[test]
    fn a_total_less_the_others_is_not_published() {
        let mut elimination = Elimination::default();
        assert!(elimination.hide(&sum(&[0])));
        assert!(elimination.publish(&sum(&[0, 1, 2])));
        assert!(elimination.publish(&sum(&[2])));
        assert!(!elimination.publish(&sum(&[1])), "the total less 1 and 2 is 0");
        assert!(!elimination.publish(&sum(&[0])));
        assert!(elimination.publish(&sum(&[0, 1])), "it is known already");
    }

    #[test]
    fn parts_of_a_municipality_are_exact() {
        let mut elimination = Elimination::default();
        assert!(elimination.hide(&sum(&[0])));
        assert!(elimination.publish(&[(0, 0.3), (1, 1.0)]));
        assert!(elimination.publish(&[(1, 1.0), (2, 1.0)]));
        assert!(!elimination.publish(&sum(&[2])), "0.3 of cell 0 would be left");
    }

    #[test]
    fn what_is_known_cannot_be_hidden() {
        let mut elimination = Elimination::default();
        elimination.know(&sum(&[0, 1]));
        elimination.know(&sum(&[1]));
        assert!(!elimination.hide(&sum(&[0])));
        assert!(elimination.publish(&[]), "an empty sum is nothing");
    }
}
