//! Ways to change unknowns without changing a published sum: a proof that a range is wide needs no more.
//!
//! Unknowns that are in the same equations can be exchanged. So can two pairs: what goes from hits to
//! misses in one region comes back from misses to hits in another, when all that is told is totals and
//! the two together. Both are differences of two *members* that add the same to every equation.

use super::row::{Terms, added_up};
use super::solver::Shape;
use std::collections::BTreeMap;

/// Pairs are made of equations of up to so many terms: longer ones have too many, and seldom need them.
const SHORT: usize = 8;
/// What a step is at least, to be more than rounding.
const STEP: f64 = 1e-9;
/// After so many steps it is the solver's turn.
const PATIENCE: usize = 400;

/// What can be exchanged in a piece.
pub struct Moves {
    classes: Vec<Class>,
    /// By unknown: the members that it is in, as class and position.
    members_of: Vec<Vec<(usize, usize)>>,
    /// By unknown: the statements with two ends that it is in, which a move may change.
    open: Vec<Terms>,
}

/// Members that add the same to every equation.
struct Class {
    members: Vec<Terms>,
    /// They add nothing at all, so each is a move by itself.
    is_nothing: bool,
}

/// What a member adds to the equations, by row; the coefficients as bits, for they are compared.
type Added = Vec<(usize, u64)>;

impl Moves {
    pub fn of(shape: &Shape) -> Self {
        let [equations, open] = [true, false].map(|is_equation| columns(shape, is_equation));
        let mut classes: BTreeMap<(bool, Added), Vec<Terms>> = BTreeMap::new();
        for member in members(shape) {
            let is_pair = member.len() > 1;
            let (added, member) = added(member, &equations);
            // Those of single unknowns come first, for they are the shortest way; a pair may join them.
            let is_known = classes.contains_key(&(false, added.clone()));
            classes.entry((is_pair && !is_known, added)).or_default().push(member);
        }
        let is_move = |class: &Class| class.is_nothing || class.members.len() > 1;
        let classes: Vec<Class> = classes
            .into_iter()
            .map(|((_, added), members)| Class { is_nothing: added.is_empty(), members })
            .filter(is_move)
            .collect();
        Self { members_of: members_of(&classes, shape.low.len()), classes, open }
    }
}

/// By unknown: in which equations (or other statements) it is.
fn columns(shape: &Shape, are_equations: bool) -> Vec<Terms> {
    let mut columns = vec![Terms::new(); shape.low.len()];
    for (position, row) in shape.rows.iter().enumerate().filter(|(_, row)| row.is_equation() == are_equations)
    {
        row.terms.iter().for_each(|(unknown, by)| columns[*unknown].push((position, *by)));
    }
    columns
}

/// Single unknowns, then pairs from one equation that keep it.
fn members(shape: &Shape) -> Vec<Terms> {
    let mut members: Vec<Terms> = (0..shape.low.len()).map(|unknown| vec![(unknown, 1.0)]).collect();
    let mut pairs: BTreeMap<(usize, usize), Terms> = BTreeMap::new();
    for row in shape.rows.iter().filter(|row| row.is_equation() && row.terms.len() <= SHORT) {
        for (position, one) in row.terms.iter().enumerate() {
            for other in &row.terms[position + 1..] {
                pairs
                    .entry((one.0, other.0))
                    .or_insert_with(|| vec![(one.0, 1.0), (other.0, -one.1 / other.1)]);
            }
        }
    }
    members.extend(pairs.into_values());
    members
}

/// What a member adds, the first of it positive; the member is turned round for that.
fn added(mut member: Terms, equations: &[Terms]) -> (Added, Terms) {
    let terms = member
        .iter()
        .flat_map(|&(unknown, by)| equations[unknown].iter().map(move |&(row, times)| (row, by * times)));
    let mut added = added_up(terms);
    if added.first().is_some_and(|(_, by)| *by < 0.0) {
        added.iter_mut().chain(&mut member).for_each(|(_, by)| *by = -*by);
    }
    (added.into_iter().map(|(row, by)| (row, by.to_bits())).collect(), member)
}

fn members_of(classes: &[Class], unknowns: usize) -> Vec<Vec<(usize, usize)>> {
    let mut members_of = vec![Vec::new(); unknowns];
    for (place, class) in classes.iter().enumerate() {
        for (position, member) in class.members.iter().enumerate() {
            member.iter().for_each(|(unknown, _)| members_of[*unknown].push((place, position)));
        }
    }
    members_of
}

/// A walk from a point that agrees with all statements, to where a sum is larger.
pub struct Climb<'a> {
    shape: &'a Shape,
    moves: &'a Moves,
    pub point: Vec<f64>,
    /// What the statements with two ends come to, by row.
    sums: Vec<f64>,
    /// By unknown: what it adds to the sum.
    worth: Vec<f64>,
    sum: f64,
    goal: f64,
    steps: usize,
}

impl<'a> Climb<'a> {
    pub fn from(shape: &'a Shape, moves: &'a Moves, point: &[f64]) -> Self {
        let sums = shape.rows.iter().map(|row| super::row::value(&row.terms, point)).collect();
        let worth = vec![0.0; point.len()];
        Self { shape, moves, point: point.to_vec(), sums, worth, sum: 0.0, goal: 0.0, steps: 0 }
    }

    /// How large a sum gets, at least; stops when it has reached `goal`.
    pub fn up(&mut self, terms: &[(usize, f64)], goal: f64) -> f64 {
        terms.iter().for_each(|(unknown, by)| self.worth[*unknown] = *by);
        self.sum = super::row::value(terms, &self.point);
        self.goal = goal;
        let mut before = f64::NEG_INFINITY;
        while self.sum > before + STEP && !self.is_there() {
            before = self.sum;
            for (unknown, _) in terms {
                self.by_members_of(*unknown);
            }
        }
        self.sum
    }

    fn is_there(&self) -> bool {
        self.sum >= self.goal || self.steps > PATIENCE
    }

    fn by_members_of(&mut self, unknown: usize) {
        let moves = self.moves;
        for (class, position) in &moves.members_of[unknown] {
            let class = &moves.classes[*class];
            let Some(member) = class.members.get(*position) else { continue };
            if class.is_nothing {
                self.exchange(member, &[]);
            }
            for (other, others) in class.members.iter().enumerate() {
                if self.is_there() {
                    return;
                }
                if other != *position {
                    self.exchange(member, others);
                }
            }
        }
    }

    /// One member for another, as far as that goes, when the sum gains by it.
    fn exchange(&mut self, one: &[(usize, f64)], other: &[(usize, f64)]) {
        let gain = self.gain(one) - self.gain(other);
        if gain.abs() < STEP {
            return;
        }
        self.steps += 1;
        let taken = other.iter().map(|&(unknown, by)| (unknown, -by));
        let mut step = added_up(one.iter().copied().chain(taken));
        step.iter_mut().for_each(|(_, by)| *by *= gain.signum());
        self.go(&step, gain.abs());
    }

    fn gain(&self, member: &[(usize, f64)]) -> f64 {
        member.iter().map(|&(unknown, by)| by * self.worth[unknown]).sum()
    }

    fn go(&mut self, step: &Terms, gain: f64) {
        let moves = self.moves;
        let opened = step.iter().flat_map(|&(unknown, by)| {
            moves.open[unknown].iter().map(move |&(row, times)| (row, by * times))
        });
        let opened = added_up(opened);
        let far = self.how_far(step, &opened);
        if far == f64::INFINITY {
            self.sum = far;
        } else if far > STEP {
            step.iter().for_each(|(unknown, by)| self.point[*unknown] += by * far);
            opened.iter().for_each(|(row, by)| self.sums[*row] += by * far);
            self.sum += gain * far;
        }
    }

    /// How far a step can be taken until an unknown or a statement is at its end.
    fn how_far(&self, step: &Terms, opened: &Terms) -> f64 {
        let Shape { rows, low, high } = self.shape;
        let unknowns = step.iter().map(|&(at, by)| until(by, self.point[at], low[at], high[at]));
        let sums = opened.iter().map(|&(at, by)| until(by, self.sums[at], rows[at].low, rows[at].high));
        unknowns.chain(sums).fold(f64::INFINITY, f64::min)
    }
}

/// How often `by` can be added before a value is at its end.
fn until(by: f64, value: f64, low: f64, high: f64) -> f64 {
    let room = if by > 0.0 { high - value } else { value - low };
    (room / by.abs()).max(0.0)
}
