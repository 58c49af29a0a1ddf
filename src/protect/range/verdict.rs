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
        range.high >= self.least_high(range.low) - slack && range.low <= self.low + slack
    }

    /// How high the highest must get beside this lowest.
    pub(super) fn least_high(&self, low: f64) -> f64 {
        let least = self.high.max(low + self.width);
        if self.part > 0.0 && low > 0.0 {
            least.max(low * (1.0 + self.part) / (1.0 - self.part).max(0.0))
        } else {
            least
        }
    }

    /// How low the lowest must get beside this highest.
    pub(super) fn most_low(&self, high: f64) -> f64 {
        let most = self.low.min(high - self.width);
        if self.part > 0.0 { most.min(high * (1.0 - self.part).max(0.0) / (1.0 + self.part)) } else { most }
    }
}

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
    let (need, beside) = if is_plain { (&target.need, alone.low) } else { (&Need::EVERYTHING, 0.0) };
    let mut near = slack(alone.low.abs());
    let mut parts = Vec::with_capacity(terms.len());
    for (piece, terms) in terms {
        let range = pieces.pieces[piece].inner(&terms, need, beside)?;
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
                if self.depth == Depth::Proof && (self.is_enough() || self.is_enough_with(part, end)) {
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

    /// Whether a part goes as far to one end as is lacking. That is found sooner than the end itself.
    fn is_enough_with(&mut self, part: usize, end: End) -> bool {
        let (all, need) = (self.range(), &self.target.need);
        let Part { piece, terms, range } = &mut self.parts[part];
        let piece = &mut self.pieces.pieces[*piece];
        let outer = piece.outer(terms);
        let (goal, is_beyond) = match end {
            End::High => {
                let goal = range.high + need.least_high(all.low) - all.high;
                (goal, goal > outer.high)
            }
            End::Low => {
                let goal = range.low + need.most_low(all.high) - all.low;
                (goal, goal < outer.low)
            }
        };
        if is_beyond || !goal.is_finite() {
            return false;
        }
        range.extend(end, piece.reached(terms, end, goal));
        self.is_enough()
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
        let found = piece.end(terms, end);
        range.extend(end, found);
        found.is_some()
    }
}

impl Range {
    /// Takes in an end that was found.
    fn extend(&mut self, end: End, found: Option<f64>) {
        match (end, found) {
            (End::Low, Some(low)) => self.low = self.low.min(low),
            (End::High, Some(high)) => self.high = self.high.max(high),
            (_, None) => {}
        }
    }
}
