//! Unknowns and statements that hang together, and what is known of them so far.

use super::moves::{Climb, Moves};
use super::row::{Row, Terms, reach, size, value};
use super::solver::{Answer, Prepared, Shape};
use super::{Need, Range, outer};

/// The largest number that the solver is handed, for it works to within 0.0000001.
const LARGEST: f64 = 1_048_576.0;
/// What ends may differ by, in units, and still be one end.
const NEAR: f64 = 1e-6;
/// How many points are kept, for each shows what some of the targets can be; and of how many numbers in all.
const POINTS: usize = 1024;
const NUMBERS: usize = 2_000_000;

/// Which end of a sum is looked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum End {
    Low,
    High,
}

/// Whether there is a point that agrees with all statements.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    Possible,
    Impossible,
    /// The solver gave up.
    Unknown,
}

/// A part of what is known, by numbers of its own and measured in a unit of its own.
pub struct Piece {
    shape: Shape,
    /// What a number in `shape` is to be multiplied with: a power of two, so that nothing is rounded.
    unit: f64,
    /// The bounds of each unknown that single statements give.
    outer: (Vec<f64>, Vec<f64>),
    standing: Option<Standing>,
    /// Points that agree with all statements.
    points: Vec<Vec<f64>>,
    moves: Option<Moves>,
    /// Made when the solver is first needed; `None` in it when that failed.
    prepared: Option<Option<Prepared>>,
}

impl Piece {
    pub fn new(mut rows: Vec<Row>, mut low: Vec<f64>, mut high: Vec<f64>) -> Self {
        let ends = rows.iter().flat_map(|row| [row.low, row.high]).chain(low.iter().chain(&high).copied());
        let unit = unit(ends.map(size).fold(0.0, f64::max));
        low.iter_mut().chain(&mut high).for_each(|end| *end /= unit);
        for row in &mut rows {
            scale(row, unit);
        }
        let mut outer = (low.clone(), high.clone());
        outer::narrow(&rows, &mut outer.0, &mut outer.1);
        let shape = Shape { rows, low, high };
        Self { shape, unit, outer, standing: None, points: Vec::new(), moves: None, prepared: None }
    }

    /// How far ends may be apart here and still be one.
    pub fn slack(&self) -> f64 {
        NEAR * self.unit
    }

    /// Looks for a first point, once.
    pub fn stand(&mut self) -> Standing {
        if let Some(standing) = self.standing {
            return standing;
        }
        let answer = match self.shape.middle(LARGEST) {
            Answer::GaveUp | Answer::Endless => self.shape.highest(&[]),
            answer => answer,
        };
        let standing = match answer {
            Answer::Point(point) => match self.keep(point) {
                true => Standing::Possible,
                false => Standing::Unknown,
            },
            Answer::Impossible => Standing::Impossible,
            Answer::Endless | Answer::GaveUp => Standing::Unknown,
        };
        self.standing = Some(standing);
        standing
    }

    /// Keeps a point; `false` when it does not agree with all statements after all.
    fn keep(&mut self, point: Vec<f64>) -> bool {
        let holds = self.shape.holds(&point, NEAR);
        if holds && self.points.len() < POINTS && self.points.len() * point.len() < NUMBERS {
            self.points.push(point);
        }
        holds
    }

    /// A range within the true one, wide enough for what is needed if moves can show that. `beside` is what
    /// the target comes to outside this piece. There must be a first point.
    pub fn inner(&mut self, terms: &Terms, need: &Need, beside: f64) -> Option<Range> {
        let values = || self.points.iter().map(|point| value(terms, point) * self.unit);
        let mut range = Range { low: values().reduce(f64::min)?, high: values().reduce(f64::max)? };
        let by = Range { low: beside, high: beside };
        if !need.is_met(range.plus(by), 0.0) {
            let goal = need.least_high(range.low + beside) - beside;
            range.high = range.high.max(self.climb(terms, goal));
        }
        if !need.is_met(range.plus(by), 0.0) {
            let goal = need.most_low(range.high + beside) - beside;
            range.low = range.low.min(-self.climb(&turned(terms), -goal));
        }
        Some(range)
    }

    /// How high a sum gets by moves.
    fn climb(&mut self, terms: &Terms, goal: f64) -> f64 {
        let Some(start) = self.points.first() else { return f64::NEG_INFINITY };
        let moves = self.moves.get_or_insert_with(|| Moves::of(&self.shape));
        let mut climb = Climb::from(&self.shape, moves, start);
        let high = climb.up(terms, goal / self.unit);
        if self.shape.holds(&climb.point, NEAR) { high * self.unit } else { f64::NEG_INFINITY }
    }

    /// A range that the true one does not exceed.
    pub fn outer(&self, terms: &Terms) -> Range {
        let (low, high) = reach(terms, &self.outer.0, &self.outer.1);
        Range { low: low * self.unit, high: high * self.unit }
    }

    /// The end of a sum itself; `None` when the solver gave up.
    pub fn end(&mut self, terms: &Terms, end: End) -> Option<f64> {
        match end {
            End::High => self.highest(terms),
            End::Low => self.highest(&turned(terms)).map(|it| -it),
        }
    }

    /// What a sum is at a point where it is at `goal` or further to an end; `None` when there is none, or the
    /// solver found none.
    pub fn reached(&mut self, terms: &Terms, end: End, goal: f64) -> Option<f64> {
        let prepared = self.prepared.get_or_insert_with(|| self.shape.prepared(LARGEST)).as_ref()?;
        let goal = goal / self.unit;
        let answer = match end {
            End::High => prepared.reaching(terms, goal),
            End::Low => prepared.reaching(&turned(terms), -goal),
        };
        let Answer::Point(point) = answer else { return None };
        let found = value(terms, &point) * self.unit;
        self.keep(point).then_some(found)
    }

    fn highest(&mut self, terms: &Terms) -> Option<f64> {
        let (_, outer) = reach(terms, &self.outer.0, &self.outer.1);
        let prepared = self.prepared.get_or_insert_with(|| self.shape.prepared(LARGEST)).as_ref();
        let answer = match prepared.map(|prepared| prepared.highest(terms, outer)) {
            Some(Answer::Point(point)) => Answer::Point(point),
            Some(Answer::Endless | Answer::Impossible | Answer::GaveUp) | None => self.shape.highest(terms),
        };
        match answer {
            Answer::Point(point) => {
                let found = value(terms, &point) * self.unit;
                self.keep(point).then_some(found)
            }
            Answer::Endless => Some(f64::INFINITY),
            Answer::Impossible | Answer::GaveUp => None,
        }
    }
}

/// The sum with all signs turned.
fn turned(terms: &Terms) -> Terms {
    terms.iter().map(|(unknown, by)| (*unknown, -by)).collect()
}

/// The power of two by which numbers of this size become small enough.
fn unit(largest: f64) -> f64 {
    let mut unit = 1.0;
    while largest > unit * LARGEST && unit.is_finite() {
        unit *= 2.0;
    }
    unit
}

/// Measures a statement in the unit, with coefficients of about one.
fn scale(row: &mut Row, unit: f64) {
    let largest = row.terms.iter().map(|(_, by)| by.abs()).fold(0.0, f64::max);
    let mut times = 1.0;
    while largest * times > 1.5 && largest.is_finite() {
        times /= 2.0;
    }
    while largest * times < 0.75 && largest > 0.0 {
        times *= 2.0;
    }
    row.terms.iter_mut().for_each(|(_, by)| *by *= times);
    row.low *= times / unit;
    row.high *= times / unit;
}
