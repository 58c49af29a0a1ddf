//! Sums within sums: a country that contains a province is told as the country without it.
//!
//! It says the same, is shorter, and often cuts what hung together by the large sum only.

use super::reduced::by_terms;
use super::row::{Row, added_up};
use std::collections::BTreeMap;

/// How far two ratios of coefficients may be apart and still be one.
const NEAR: f64 = 1e-12;

/// Takes known sums off the statements that contain them; gives the positions of those that changed.
pub fn take_apart(rows: &mut [Row]) -> Vec<usize> {
    let mut order: Vec<usize> =
        (0..rows.len()).filter(|position| !rows[*position].terms.is_empty()).collect();
    order.sort_by(|one, other| by_terms(&rows[*one], &rows[*other]));
    // By the first unknown of a sum, which a statement that contains it contains too.
    let mut sums: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut changed = Vec::new();
    for position in order {
        if let Some(row) = rest(rows, &sums, position) {
            rows[position] = row;
            changed.push(position);
        }
        let row = &rows[position];
        if let Some((first, _)) = row.terms.first().filter(|_| row.is_equation()) {
            sums.entry(*first).or_default().push(position);
        }
    }
    changed
}

/// What a statement says besides the sums in it; `None` when there are none.
fn rest(rows: &[Row], sums: &BTreeMap<usize, Vec<usize>>, position: usize) -> Option<Row> {
    let mut row = rows[position].clone();
    let unknowns: Vec<usize> = row.terms.iter().map(|(unknown, _)| *unknown).collect();
    let mut is_changed = false;
    for sum in unknowns.iter().filter_map(|unknown| sums.get(unknown)).flatten() {
        let sum = &rows[*sum];
        if let Some(times) = times_in(sum, &row) {
            subtract(&mut row, sum, times);
            is_changed = true;
        }
    }
    is_changed.then_some(row)
}

/// How many times a sum is in a statement as a whole; `None` when it is not.
fn times_in(sum: &Row, row: &Row) -> Option<f64> {
    if sum.terms.len() > row.terms.len() {
        return None;
    }
    let ratio = |&(unknown, by): &(usize, f64)| {
        let place = row.terms.binary_search_by_key(&unknown, |(unknown, _)| *unknown).ok()?;
        Some(row.terms[place].1 / by)
    };
    let first = ratio(sum.terms.first()?)?;
    let is_same = |found: f64| (found - first).abs() <= NEAR * first.abs();
    sum.terms.iter().all(|term| ratio(term).is_some_and(is_same)).then_some(first)
}

fn subtract(row: &mut Row, sum: &Row, times: f64) {
    let taken = sum.terms.iter().map(|&(unknown, by)| (unknown, -times * by));
    row.terms = added_up(row.terms.iter().copied().chain(taken));
    row.shift(times * sum.low);
    row.size = row.size.max(times.abs() * sum.size);
}
