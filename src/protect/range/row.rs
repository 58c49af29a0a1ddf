//! A statement in the form that the rest works on: terms sorted and added up.

use super::Statement;

/// Unknown and coefficient, sorted by unknown, none of them zero.
pub type Terms = Vec<(usize, f64)>;

/// What a coefficient is at least, to be more than the rounding of its sum.
const SPECK: f64 = 1e-11;

/// How far numbers of this size may be apart before they contradict each other: a millionth, and for
/// large sums a millionth of a millionth of them.
pub fn slack(size: f64) -> f64 {
    (1e-12 * size).max(1e-6)
}

/// How near numbers of this size are when they are one number, rounded on the way.
pub fn hair(size: f64) -> f64 {
    (1e-15 * size).max(1e-9)
}

/// The size of what may be infinite, or zero.
pub fn size(number: f64) -> f64 {
    if number.is_finite() { number.abs() } else { 0.0 }
}

/// A statement about unknowns.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub terms: Terms,
    pub low: f64,
    pub high: f64,
    /// The largest number that went into the ends, which tells how they are rounded.
    pub size: f64,
    /// An unknown of the statement as it was told: where a contradiction belongs.
    pub from: usize,
}

impl Row {
    /// `None` when the statement says nothing.
    pub fn new(statement: &Statement) -> Option<Self> {
        let Statement { terms, low, high } = statement;
        let is_open = *low == f64::NEG_INFINITY && *high == f64::INFINITY;
        let is_number = !low.is_nan() && !high.is_nan() && terms.iter().all(|(_, by)| by.is_finite());
        let from = terms.first()?.0 as usize;
        let size = size(*low).max(size(*high));
        let is_equation = (high - low).abs() <= hair(size);
        let middle = f64::midpoint(*low, *high);
        (is_number && !is_open).then(|| Self {
            terms: added_up(terms.iter().map(|(unknown, by)| (*unknown as usize, *by))),
            low: if is_equation { middle } else { *low },
            high: if is_equation { middle } else { *high },
            size,
            from,
        })
    }

    /// Whether both ends are alike.
    pub fn is_equation(&self) -> bool {
        self.low == self.high
    }

    /// Takes a number off both ends, which is what some of the terms come to.
    pub fn shift(&mut self, by: f64) {
        self.low -= by;
        self.high -= by;
        self.size = self.size.max(by.abs());
    }

    /// Leaves nothing to be said, now that what it said is known otherwise; gives the terms it had.
    pub fn silence(&mut self) -> Terms {
        (self.low, self.high) = (f64::NEG_INFINITY, f64::INFINITY);
        std::mem::take(&mut self.terms)
    }

    /// The lowest and the highest that the terms can come to within these bounds.
    pub fn reach(&self, low: &[f64], high: &[f64]) -> (f64, f64) {
        reach(&self.terms, low, high)
    }
}

/// The lowest and the highest that a sum can come to when each unknown has these bounds.
pub fn reach(terms: &[(usize, f64)], low: &[f64], high: &[f64]) -> (f64, f64) {
    terms.iter().fold((0.0, 0.0), |(lowest, highest), &(unknown, by)| {
        let (near, far) = (by * low[unknown], by * high[unknown]);
        if by > 0.0 { (lowest + near, highest + far) } else { (lowest + far, highest + near) }
    })
}

/// What a sum comes to.
pub fn value(terms: &[(usize, f64)], point: &[f64]) -> f64 {
    terms.iter().map(|&(unknown, by)| by * point[unknown]).sum()
}

/// Terms sorted, those of one unknown added up, those of nothing left out.
pub fn added_up(terms: impl IntoIterator<Item = (usize, f64)>) -> Terms {
    let mut terms: Terms = terms.into_iter().collect();
    terms.sort_by_key(|(unknown, _)| *unknown);
    terms.dedup_by(|next, kept| {
        let is_same = next.0 == kept.0;
        if is_same {
            kept.1 += next.1;
        }
        is_same
    });
    terms.retain(|(_, by)| by.abs() > SPECK);
    terms
}
