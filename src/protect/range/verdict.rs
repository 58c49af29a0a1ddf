//! The verdict on a target: cheap proofs first, the solver last.

use super::piece::End;
use super::pieces::{Parts, Pieces};
use super::row::{Terms, slack};
use super::{Need, Range, Target, Verdict};

/// How far to go.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Depth {
    /// Until it is proven that enough is left, or that it is not.
    Proof,
    /// To both ends.
    Ends,
}

impl Need {
    /// Whether a range is wide enough, to within `slack`.
    pub(super) fn is_met(&self, range: Range, slack: f64) -> bool {
        range.high - range.low >= self.width - slack
            && range.high >= self.high - slack
            && range.low <= self.low + slack
    }

    /// What is needed of a part, when the other parts come to one number.
    fn less(&self, by: f64) -> Self {
        Self { width: self.width, high: self.high - by, low: self.low - by }
    }
}

/// All that can be had.
const EVERYTHING: Need = Need { width: f64::INFINITY, high: f64::INFINITY, low: f64::NEG_INFINITY };

/// What is known of a target so far: a range within the true one for each of its parts.
struct Weighing<'a> {
    pieces: &'a mut Pieces,
    target: &'a Target,
    depth: Depth,
    alone: Range,
    parts: Vec<Part>,
    slack: f64,
}

struct Part {
    piece: usize,
    terms: Terms,
    range: Range,
}

pub fn on(pieces: &mut Pieces, target: &Target, depth: Depth) -> Verdict {
    if pieces.is_impossible(&target.terms) {
        return Verdict::Contradiction;
    }
    let found = weighing(pieces, target, depth).map(|mut weighing| weighing.verdict());
    found.unwrap_or(Verdict::Unknown)
}

/// Each part with what moves show of it; `None` when a piece has no point to start from.
fn weighing<'a>(pieces: &'a mut Pieces, target: &'a Target, depth: Depth) -> Option<Weighing<'a>> {
    let Parts { alone, terms } = pieces.parts(&target.terms)?;
    let is_plain = terms.len() == 1 && alone.low == alone.high && depth == Depth::Proof;
    let need = if is_plain { target.need.less(alone.low) } else { EVERYTHING };
    let mut near = slack(alone.low.abs());
    let mut parts = Vec::with_capacity(terms.len());
    for (piece, terms) in terms {
        let range = pieces.pieces[piece].inner(&terms, &need)?;
        near = near.max(pieces.pieces[piece].slack());
        parts.push(Part { piece, terms, range });
    }
    Some(Weighing { pieces, target, depth, alone, parts, slack: near })
}

impl Weighing<'_> {
    /// `None` in a part stands for a solver that gave up; the others may still prove enough.
    fn verdict(&mut self) -> Verdict {
        let mut is_known = true;
        for part in 0..self.parts.len() {
            for end in [End::High, End::Low] {
                if self.depth == Depth::Proof && self.is_enough() {
                    return Verdict::Enough(self.range());
                }
                is_known &= self.find(part, end);
            }
        }
        match (self.is_enough(), is_known) {
            (true, true) => Verdict::Enough(self.range()),
            (true, false) if self.depth == Depth::Proof => Verdict::Enough(self.range()),
            (false, true) => Verdict::Narrow(self.range()),
            (_, false) => Verdict::Unknown,
        }
    }

    fn range(&self) -> Range {
        self.parts.iter().fold(self.alone, |range, part| range.plus(part.range))
    }

    fn is_enough(&self) -> bool {
        self.target.need.is_met(self.range(), self.slack)
    }

    /// Finds an end of a part; `false` when the solver gave up.
    fn find(&mut self, part: usize, end: End) -> bool {
        let Part { piece, terms, range } = &mut self.parts[part];
        let piece = &mut self.pieces.pieces[*piece];
        let outer = piece.outer(terms);
        let is_there = match end {
            End::Low => range.low <= outer.low + piece.slack(),
            End::High => range.high >= outer.high - piece.slack(),
        };
        if is_there {
            return true;
        }
        let Some(found) = piece.end(terms, end) else { return false };
        match end {
            End::Low => range.low = range.low.min(found),
            End::High => range.high = range.high.max(found),
        }
        true
    }
}
