//! What a reader can compute of a hidden number: between which ends it must lie, given all that is told.
//!
//! A hidden number is a sum of unknowns that are not negative; what is published are statements about
//! sums of them. The lowest and the highest value that agree with all statements are two linear
//! programs (M. Fischetti and J. J. Salazar, J. Am. Stat. Assoc. 95 (2000), 916–928, call them the
//! attacker's problems). Whole numbers are not asked for: a range that is wide enough for fractions is
//! what we promise, and in a table of two dimensions its ends are whole anyhow.
//!
//! Most numbers never get that far. What follows at once is put in (`reduced`), what is said twice is
//! dropped (`nested`, `dependent`), what does not hang together is cut (`pieces`), and moves that
//! keep every sum show most ranges to be wide (`moves`), or a look at single statements shows that they
//! end there (`outer`). The solver does the rest (`solver`).
//!
//! What goes wrong goes wrong on the safe side. A finite `Enough` rests on points that were held against
//! all that is left of the statements; a solver that errs there can only leave a range too narrow, and
//! one that gives up leaves it unknown. That there is no end, or a contradiction, is the solver's word.
//! Three thousand unknowns in one piece take it seconds; at seven thousand it gave up.
//!
//! Nothing here knows a survey, a region or a figure.

mod dependent;
mod giving_away;
mod groups;
mod moves;
mod near;
mod nested;
mod outer;
mod piece;
mod pieces;
mod reduced;
mod row;
mod solver;
#[cfg(test)]
mod tests;
mod verdict;

pub use near::{Close, Near};
use pieces::Pieces;
use verdict::Depth;

/// What a reader knows: unknowns that are not negative, and statements about sums of them.
#[derive(Clone, Debug, Default)]
pub struct Knowledge {
    /// How many there are; they are numbered from 0.
    pub unknowns: usize,
    pub statements: Vec<Statement>,
}

/// `low ≤ Σ coefficient·unknown ≤ high`; an equation has both ends alike.
///
/// `low` may be -infinite and `high` infinite. A statement with a number that is none says nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Unknown and coefficient.
    pub terms: Vec<(u32, f64)>,
    pub low: f64,
    pub high: f64,
}

/// A hidden number: a sum of unknowns, and the range that must remain for a reader.
#[derive(Clone, Debug)]
pub struct Target {
    /// Unknown and coefficient.
    pub terms: Vec<(u32, f64)>,
    pub need: Need,
}

/// What must remain of a range for it to be wide enough.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Need {
    /// How far apart the ends must at least be.
    pub width: f64,
    /// What the highest value must at least be.
    pub high: f64,
    /// What the lowest may at most be, for sums such as those of lists; infinite when it does not matter.
    pub low: f64,
    /// By which part of itself the lowest, made larger, must stay under the highest, made smaller: whichever
    /// of the two it is, a reader is off by that part. 0 asks nothing; less than 1.
    pub part: f64,
}

impl Need {
    /// Nothing.
    pub const NOTHING: Self = Self { width: 0.0, high: f64::NEG_INFINITY, low: f64::INFINITY, part: 0.0 };
    /// All that can be had.
    pub const EVERYTHING: Self =
        Self { width: f64::INFINITY, high: f64::INFINITY, low: f64::NEG_INFINITY, part: 0.0 };
}

/// What is left of a hidden number for somebody who knows all statements.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Verdict {
    /// The range is at least this, which is enough.
    Enough(Range),
    /// This is all that is left.
    Narrow(Range),
    /// The statements about what hangs together with it contradict each other: nothing follows.
    Contradiction,
    /// The solver gave up, by time or by rounding. It is not proven that enough is left.
    Unknown,
}

/// Both ends of what a number can be; the highest may be infinite.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Range {
    pub low: f64,
    pub high: f64,
}

impl Knowledge {
    /// The verdict on each target, in their order. `Enough` may stop early, with a range that lies within
    /// the whole one; `Narrow` tells both ends.
    pub fn ranges(&self, targets: &[Target]) -> Vec<Verdict> {
        let mut pieces = Pieces::of(self);
        targets.iter().map(|target| verdict::on(&mut pieces, target, Depth::Proof)).collect()
    }

    /// The verdict on one target, with both ends of its range.
    pub fn exact(&self, target: &Target) -> Verdict {
        let about = giving_away::about(self, target);
        verdict::on(&mut Pieces::of(&about.knowledge), &about.target, Depth::Ends)
    }

    /// Which statements (positions in `statements`) together leave too little of a target: without any of
    /// them enough would be left. Empty when enough is left.
    ///
    /// There may be other such sets. They are found by leaving out statements as long as the range stays
    /// narrow, the long ones first.
    pub fn giving_away(&self, target: &Target) -> Vec<usize> {
        giving_away::statements(self, target)
    }
}
