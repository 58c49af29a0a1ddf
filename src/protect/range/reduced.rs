//! What follows at once from the statements: unknowns that one of them fixes, bounds of single ones.
//!
//! What is fixed is put into the other statements, until nothing changes any more.

use super::nested;
use super::row::{Row, hair, size, slack};
use super::{Knowledge, Statement};
use std::cmp::Ordering;
use std::collections::VecDeque;

/// The statements that are left, and the bounds of every unknown; where these are alike, it is fixed.
pub struct Reduced {
    pub rows: Vec<Row>,
    pub low: Vec<f64>,
    pub high: Vec<f64>,
    /// An unknown of every statement that cannot be.
    pub impossible: Vec<usize>,
    /// For each unknown the statements it occurred in.
    columns: Vec<Vec<usize>>,
    /// The statements to look at again.
    queue: VecDeque<usize>,
    is_waiting: Vec<bool>,
}

impl Reduced {
    pub fn of(knowledge: &Knowledge) -> Self {
        let mut reduced = Self::unread(unknowns(knowledge), rows(&knowledge.statements));
        reduced.follow();
        while reduced.take_apart() {
            reduced.follow();
        }
        reduced.rows.retain(|row| !row.terms.is_empty());
        reduced
    }

    fn unread(unknowns: usize, rows: Vec<Row>) -> Self {
        let mut columns = vec![Vec::new(); unknowns];
        for (position, row) in rows.iter().enumerate() {
            row.terms.iter().for_each(|(unknown, _)| columns[*unknown].push(position));
        }
        Self {
            low: vec![0.0; unknowns],
            high: vec![f64::INFINITY; unknowns],
            impossible: Vec::new(),
            columns,
            queue: (0..rows.len()).collect(),
            is_waiting: vec![true; rows.len()],
            rows,
        }
    }

    /// Looks at every statement that waits, and at those that change by it.
    fn follow(&mut self) {
        while let Some(position) = self.queue.pop_front() {
            self.is_waiting[position] = false;
            self.put_in(position);
            self.look_at(position);
        }
    }

    fn is_fixed(&self, unknown: usize) -> bool {
        self.low[unknown] == self.high[unknown]
    }

    /// Puts the fixed unknowns into a statement.
    fn put_in(&mut self, position: usize) {
        let mut terms = std::mem::take(&mut self.rows[position].terms);
        terms.retain(|&(unknown, by)| {
            let is_fixed = self.is_fixed(unknown);
            if is_fixed {
                self.rows[position].shift(by * self.low[unknown]);
            }
            !is_fixed
        });
        self.rows[position].terms = terms;
    }

    /// Draws from a statement what follows from it alone; one that says no more than that is emptied.
    fn look_at(&mut self, position: usize) {
        let row = &self.rows[position];
        let (near, far) = (hair(row.size), slack(row.size));
        let (lowest, highest) = row.reach(&self.low, &self.high);
        let has_ends = row.low <= row.high + far && row.low < f64::INFINITY && row.high > f64::NEG_INFINITY;
        let can_be = has_ends && lowest <= row.high + far && highest >= row.low - far;
        let is_forced_down = lowest >= row.high - near;
        let is_forced_up = highest <= row.low + near;
        let says_nothing = lowest >= row.low - near && highest <= row.high + near;
        if !can_be {
            self.impossible.push(row.from);
            self.rows[position].silence();
        } else if row.terms.len() == 1 {
            self.bound(position);
        } else if is_forced_down || is_forced_up {
            self.force(position, is_forced_down);
        } else if says_nothing {
            self.rows[position].silence();
        }
    }

    /// A statement about one unknown is a bound of it.
    fn bound(&mut self, position: usize) {
        let Row { low, high, .. } = self.rows[position];
        for (unknown, by) in self.rows[position].silence() {
            let (one, other) = (low / by, high / by);
            let (low, high) = if by > 0.0 { (one, other) } else { (other, one) };
            self.tighten(unknown, low, high);
        }
    }

    /// A sum that is as low, or as high, as its unknowns allow: each of them is at its end.
    fn force(&mut self, position: usize, is_down: bool) {
        for (unknown, by) in self.rows[position].silence() {
            let is_low = (by > 0.0) == is_down;
            let at = if is_low { self.low[unknown] } else { self.high[unknown] };
            self.tighten(unknown, at, at);
        }
    }

    fn tighten(&mut self, unknown: usize, low: f64, high: f64) {
        let (mut low, mut high) = (low.max(self.low[unknown]), high.min(self.high[unknown]));
        let measure = size(low).max(size(high));
        if low > high + slack(measure) {
            self.impossible.push(unknown);
        }
        if low >= high - hair(measure) {
            low = f64::midpoint(low, high);
            high = low;
        }
        if low > self.low[unknown] || high < self.high[unknown] {
            (self.low[unknown], self.high[unknown]) = (low, high);
            for position in &self.columns[unknown] {
                if !std::mem::replace(&mut self.is_waiting[*position], true) {
                    self.queue.push_back(*position);
                }
            }
        }
    }

    /// Takes sums off the larger sums that contain them; whether anything changed.
    fn take_apart(&mut self) -> bool {
        let changed = nested::take_apart(&mut self.rows);
        for position in &changed {
            self.is_waiting[*position] = true;
            self.queue.push_back(*position);
        }
        !changed.is_empty()
    }
}

/// How many unknowns there are: a statement may name more than were told.
pub fn unknowns(knowledge: &Knowledge) -> usize {
    let named = knowledge.statements.iter().flat_map(|statement| &statement.terms);
    named.map(|(unknown, _)| *unknown as usize + 1).max().unwrap_or(0).max(knowledge.unknowns)
}

/// The statements in an order of their own, so that it does not matter in which they were told.
fn rows(statements: &[Statement]) -> Vec<Row> {
    let mut rows: Vec<Row> = statements.iter().filter_map(Row::new).collect();
    rows.sort_by(|one, other| {
        let ends = one.low.total_cmp(&other.low).then(one.high.total_cmp(&other.high));
        by_terms(one, other).then(ends)
    });
    rows.dedup_by(|next, kept| next.terms == kept.terms && next.low == kept.low && next.high == kept.high);
    rows
}

/// The shorter first, then by their terms.
pub fn by_terms(one: &Row, other: &Row) -> Ordering {
    let pairs = || one.terms.iter().zip(&other.terms);
    let unknowns = || pairs().map(|(one, other)| one.0.cmp(&other.0)).find(|order| order.is_ne());
    let coefficients = || pairs().map(|(one, other)| one.1.total_cmp(&other.1)).find(|order| order.is_ne());
    let lengths = one.terms.len().cmp(&other.terms.len());
    lengths.then_with(|| unknowns().or_else(coefficients).unwrap_or(Ordering::Equal))
}
