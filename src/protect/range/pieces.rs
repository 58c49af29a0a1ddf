//! What does not hang together is cut: each piece is solved alone.

use super::groups::Groups;
use super::piece::{Piece, Standing};
use super::reduced::{Reduced, unknowns};
use super::row::{Row, Terms, added_up};
use super::{Knowledge, Range, dependent};
use std::collections::{BTreeMap, BTreeSet};

/// All that is known, cut into pieces.
pub struct Pieces {
    pub pieces: Vec<Piece>,
    /// For each unknown where it is.
    places: Vec<Place>,
    /// What hung together as it was told. A contradiction leaves nothing of all that.
    told: Groups,
    /// By what was told together: the pieces it was cut into.
    of_told: BTreeMap<usize, Vec<usize>>,
    impossible: BTreeSet<usize>,
    /// The pieces of these have been asked for a first point.
    asked: BTreeSet<usize>,
}

/// Where an unknown is.
#[derive(Clone, Copy)]
enum Place {
    /// In no statement that is left: it has bounds, alike when it is fixed.
    Alone(Range),
    /// In a piece, under a number of its own.
    In { piece: usize, unknown: usize },
}

/// A target, cut as its unknowns are.
pub struct Parts {
    /// What the unknowns that stand alone come to.
    pub alone: Range,
    /// By piece: the terms in it.
    pub terms: BTreeMap<usize, Terms>,
}

impl Pieces {
    pub fn of(knowledge: &Knowledge) -> Self {
        let mut told = told_together(knowledge);
        let Reduced { rows, low, high, impossible, .. } = Reduced::of(knowledge);
        let mut pieces = Self {
            pieces: Vec::new(),
            places: low.iter().zip(&high).map(|(&low, &high)| Place::Alone(Range { low, high })).collect(),
            of_told: BTreeMap::new(),
            impossible: impossible.into_iter().map(|unknown| told.of(unknown)).collect(),
            asked: BTreeSet::new(),
            told,
        };
        for rows in cut(rows, low.len()) {
            pieces.add(rows, &low, &high);
        }
        pieces
    }

    fn add(&mut self, mut rows: Vec<Row>, low: &[f64], high: &[f64]) {
        let Some(from) = rows.first().map(|row| self.told.of(row.from)) else { return };
        if dependent::drop_dependent(&mut rows).is_err() {
            self.impossible.insert(from);
        }
        let unknowns: BTreeSet<usize> =
            rows.iter().flat_map(|row| row.terms.iter().map(|term| term.0)).collect();
        let piece = self.pieces.len();
        for (number, unknown) in unknowns.iter().enumerate() {
            self.places[*unknown] = Place::In { piece, unknown: number };
        }
        for (unknown, _) in rows.iter_mut().flat_map(|row| &mut row.terms) {
            if let Place::In { unknown: number, .. } = self.places[*unknown] {
                *unknown = number;
            }
        }
        let of = |ends: &[f64]| unknowns.iter().map(|unknown| ends[*unknown]).collect();
        self.pieces.push(Piece::new(rows, of(low), of(high)));
        self.of_told.entry(from).or_default().push(piece);
    }

    /// The parts of a target; `None` when a term of it is no number.
    pub fn parts(&self, terms: &[(u32, f64)]) -> Option<Parts> {
        if terms.iter().any(|(_, by)| !by.is_finite()) {
            return None;
        }
        let mut parts = Parts { alone: Range { low: 0.0, high: 0.0 }, terms: BTreeMap::new() };
        for (unknown, by) in added_up(terms.iter().map(|(unknown, by)| (*unknown as usize, *by))) {
            match self.places.get(unknown) {
                Some(Place::In { piece, unknown }) => {
                    parts.terms.entry(*piece).or_default().push((*unknown, by));
                }
                Some(Place::Alone(range)) => parts.alone = parts.alone.plus(range.times(by)),
                // Nobody told anything of it.
                None => parts.alone = parts.alone.plus(Range { low: 0.0, high: f64::INFINITY }.times(by)),
            }
        }
        Some(parts)
    }

    /// Whether what was told together with a target contradicts itself.
    pub fn is_impossible(&mut self, terms: &[(u32, f64)]) -> bool {
        let known = terms.iter().map(|(unknown, _)| *unknown as usize).filter(|it| *it < self.places.len());
        let told: BTreeSet<usize> = known.map(|unknown| self.told.of(unknown)).collect();
        told.iter().for_each(|told| self.ask(*told));
        told.iter().any(|told| self.impossible.contains(told))
    }

    /// Looks for a first point in all pieces of what was told together.
    fn ask(&mut self, told: usize) {
        if !self.asked.insert(told) {
            return;
        }
        for piece in self.of_told.get(&told).into_iter().flatten() {
            if self.pieces[*piece].stand() == Standing::Impossible {
                self.impossible.insert(told);
            }
        }
    }
}

impl Range {
    pub(super) fn plus(self, other: Self) -> Self {
        Self { low: self.low + other.low, high: self.high + other.high }
    }

    /// `by` is not zero.
    pub(super) fn times(self, by: f64) -> Self {
        let (one, other) = (self.low * by, self.high * by);
        Self { low: one.min(other), high: one.max(other) }
    }
}

/// Which unknowns were told together.
pub fn told_together(knowledge: &Knowledge) -> Groups {
    let mut told = Groups::new(unknowns(knowledge));
    for statement in &knowledge.statements {
        told.join_all(statement.terms.iter().map(|(unknown, _)| *unknown as usize));
    }
    told
}

/// The statements of each piece, as long as they are the short ones first.
fn cut(rows: Vec<Row>, unknowns: usize) -> Vec<Vec<Row>> {
    let mut groups = Groups::new(unknowns);
    rows.iter().for_each(|row| groups.join_all(row.terms.iter().map(|(unknown, _)| *unknown)));
    let mut cut: BTreeMap<usize, Vec<Row>> = BTreeMap::new();
    for row in rows {
        if let Some((first, _)) = row.terms.first() {
            cut.entry(groups.of(*first)).or_default().push(row);
        }
    }
    let mut pieces: Vec<Vec<Row>> = cut.into_values().collect();
    pieces.iter_mut().for_each(|rows| rows.sort_by(super::reduced::by_terms));
    pieces
}
