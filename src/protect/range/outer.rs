//! What single statements say of each unknown: a range that the true one cannot exceed.

use super::row::Row;

/// Less is no change.
const HAIR: f64 = 1e-9;
/// After so many rounds what is left is the solver's.
const ROUNDS: usize = 6;

/// Narrows the bounds of unknowns by one statement after the other.
pub fn narrow(rows: &[Row], low: &mut [f64], high: &mut [f64]) {
    for _ in 0..ROUNDS {
        let changed = rows.iter().filter(|row| by_one(row, low, high)).count();
        if changed == 0 {
            return;
        }
    }
}

/// Whether the bounds changed.
fn by_one(row: &Row, low: &mut [f64], high: &mut [f64]) -> bool {
    let sum = Reach::of(row, low, high);
    let mut is_changed = false;
    for &(unknown, by) in &row.terms {
        let (lowest, highest) = ends(by, low[unknown], high[unknown]);
        // What the others leave: the sum's end less the least or the most that they come to.
        let most = (row.high - sum.lowest_without(lowest)) / by;
        let least = (row.low - sum.highest_without(highest)) / by;
        let (least, most) = if by > 0.0 { (least, most) } else { (most, least) };
        if least > low[unknown] + HAIR {
            low[unknown] = least.min(high[unknown]);
            is_changed = true;
        }
        if most < high[unknown] - HAIR {
            high[unknown] = most.max(low[unknown]);
            is_changed = true;
        }
    }
    is_changed
}

fn ends(by: f64, low: f64, high: f64) -> (f64, f64) {
    if by > 0.0 { (by * low, by * high) } else { (by * high, by * low) }
}

/// What the terms of a statement come to, the infinite ones counted apart.
struct Reach {
    lowest: f64,
    highest: f64,
    endless_down: usize,
    endless_up: usize,
}

impl Reach {
    fn of(row: &Row, low: &[f64], high: &[f64]) -> Self {
        let mut reach = Self { lowest: 0.0, highest: 0.0, endless_down: 0, endless_up: 0 };
        for &(unknown, by) in &row.terms {
            let (lowest, highest) = ends(by, low[unknown], high[unknown]);
            if lowest.is_finite() {
                reach.lowest += lowest
            } else {
                reach.endless_down += 1
            }
            if highest.is_finite() { reach.highest += highest } else { reach.endless_up += 1 }
        }
        reach
    }

    fn lowest_without(&self, term: f64) -> f64 {
        match (self.endless_down, term.is_finite()) {
            (0, _) => self.lowest - term,
            (1, false) => self.lowest,
            _ => f64::NEG_INFINITY,
        }
    }

    fn highest_without(&self, term: f64) -> f64 {
        match (self.endless_up, term.is_finite()) {
            (0, _) => self.highest - term,
            (1, false) => self.highest,
            _ => f64::INFINITY,
        }
    }
}
