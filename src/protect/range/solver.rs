//! The lowest or highest value of a sum that agrees with all statements of a piece: a linear program.

use super::row::{Row, value};
// A length of time, no clock. The solver looks at one, so that a build cannot hang.
use core::time::Duration;
use microlp::{
    ComparisonOp, Error, OptimizationDirection, Problem, Solution, SolveOptions, SolveOutcome, Variable,
};
use std::panic::{self, AssertUnwindSafe};

/// How long one program may take; the largest we know takes a fraction of it.
const PATIENCE: Duration = Duration::from_secs(20);

/// What a solver makes of it.
pub enum Answer {
    /// A point that agrees with all statements, where the sum is at its end.
    Point(Vec<f64>),
    /// The sum has no end.
    Endless,
    /// No point agrees with all statements.
    Impossible,
    /// It took too long, or came to grief over rounding.
    GaveUp,
}

/// The statements of a piece and the bounds of its unknowns.
pub struct Shape {
    pub rows: Vec<Row>,
    pub low: Vec<f64>,
    pub high: Vec<f64>,
}

/// A program solved but for the sum that is asked for: each sum goes on from here, which saves most of
/// the way.
pub struct Prepared {
    solution: Solution,
    unknowns: Vec<Variable>,
    /// What is made as high as can be, up to `most`.
    goal: Variable,
    most: f64,
}

impl Prepared {
    /// A point where a sum is highest, given what it cannot exceed. Sums that have no end, or a very high
    /// one, are not for this way.
    pub fn highest(&self, terms: &[(usize, f64)], outer: f64) -> Answer {
        if outer >= self.most {
            return Answer::GaveUp;
        }
        let sum = terms.iter().map(|(unknown, by)| (self.unknowns[*unknown], -by));
        let terms: Vec<(Variable, f64)> = sum.chain([(self.goal, 1.0)]).collect();
        let solution = self.solution.clone();
        solved(&self.unknowns, || solution.add_constraint(terms, ComparisonOp::Le, 0.0))
    }

    /// A point where a sum is at least so much.
    pub fn reaching(&self, terms: &[(usize, f64)], least: f64) -> Answer {
        let terms: Vec<(Variable, f64)> =
            terms.iter().map(|(unknown, by)| (self.unknowns[*unknown], *by)).collect();
        let solution = self.solution.clone();
        solved(&self.unknowns, || solution.add_constraint(terms, ComparisonOp::Ge, least))
    }
}

impl Shape {
    /// A point where a sum is highest.
    pub fn highest(&self, terms: &[(usize, f64)]) -> Answer {
        let mut problem = Problem::new(OptimizationDirection::Maximize);
        let unknowns = self.stated(&mut problem, terms);
        solved(&unknowns, || problem.solve_with(options()))
    }

    /// States all that is known, with what each unknown is worth.
    fn stated(&self, problem: &mut Problem, terms: &[(usize, f64)]) -> Vec<Variable> {
        let mut worth = vec![0.0; self.low.len()];
        terms.iter().for_each(|(unknown, by)| worth[*unknown] = *by);
        let bounds = self.low.iter().zip(&self.high);
        let unknowns: Vec<Variable> = worth
            .iter()
            .zip(bounds)
            .map(|(worth, (low, high))| problem.add_var(*worth, (*low, *high)))
            .collect();
        for row in &self.rows {
            let terms: Vec<_> = row.terms.iter().map(|(unknown, by)| (unknowns[*unknown], *by)).collect();
            state(problem, &terms, row.low, row.high);
        }
        unknowns
    }

    /// `None` when the solver gave up; `most` is what the sums that are asked for may come to.
    pub fn prepared(&self, most: f64) -> Option<Prepared> {
        let mut problem = Problem::new(OptimizationDirection::Maximize);
        let unknowns = self.stated(&mut problem, &[]);
        let goal = problem.add_var(1.0, (-most, most));
        let outcome = panic::catch_unwind(AssertUnwindSafe(|| problem.solve_with(options()))).ok()?;
        let solution = outcome.ok()?.into_solution().ok()?;
        Some(Prepared { solution, unknowns, goal, most })
    }

    /// A point as far from the bounds of its unknowns as they allow all at once, up to `most`: from there
    /// one can move to all sides.
    pub fn middle(&self, most: f64) -> Answer {
        let mut problem = Problem::new(OptimizationDirection::Maximize);
        let apart = problem.add_var(1.0, (0.0, most));
        let above: Vec<Variable> = self
            .low
            .iter()
            .zip(&self.high)
            .map(|(low, high)| problem.add_var(0.0, (0.0, high - low)))
            .collect();
        for ((low, high), above) in self.low.iter().zip(&self.high).zip(&above) {
            if high.is_finite() {
                problem.add_constraint([(*above, 1.0), (apart, 2.0)], ComparisonOp::Le, high - low);
            }
        }
        for row in &self.rows {
            let moved = value(&row.terms, &self.low);
            let together: f64 = row.terms.iter().map(|(_, by)| by).sum();
            let mut terms: Vec<_> = row.terms.iter().map(|(unknown, by)| (above[*unknown], *by)).collect();
            if together != 0.0 {
                terms.push((apart, together));
            }
            state(&mut problem, &terms, row.low - moved, row.high - moved);
        }
        let unknowns = [&[apart], &above[..]].concat();
        self.moved_up(solved(&unknowns, || problem.solve_with(options())))
    }

    /// The point itself, from how far apart it is and how far above that each unknown.
    fn moved_up(&self, answer: Answer) -> Answer {
        let Answer::Point(found) = answer else { return answer };
        let Some((apart, above)) = found.split_first() else { return Answer::GaveUp };
        Answer::Point(self.low.iter().zip(above).map(|(low, above)| low + apart + above).collect())
    }

    /// Whether a point agrees with all statements, to within `slack`.
    pub fn holds(&self, point: &[f64], slack: f64) -> bool {
        let is_within = |value: f64, low: f64, high: f64| value >= low - slack && value <= high + slack;
        let bounds = self.low.iter().zip(&self.high);
        point.iter().zip(bounds).all(|(value, (low, high))| is_within(*value, *low, *high))
            && self.rows.iter().all(|row| is_within(value(&row.terms, point), row.low, row.high))
    }
}

fn state(problem: &mut Problem, terms: &[(Variable, f64)], low: f64, high: f64) {
    if low == high {
        problem.add_constraint(terms, ComparisonOp::Eq, low);
        return;
    }
    if low.is_finite() {
        problem.add_constraint(terms, ComparisonOp::Ge, low);
    }
    if high.is_finite() {
        problem.add_constraint(terms, ComparisonOp::Le, high);
    }
}

fn options() -> SolveOptions {
    let mut options = SolveOptions::default();
    options.time_limit = Some(PATIENCE);
    options
}

/// A panic of the solver is one way of giving up.
fn solved(unknowns: &[Variable], solve: impl FnOnce() -> Result<SolveOutcome, Error>) -> Answer {
    match panic::catch_unwind(AssertUnwindSafe(solve)) {
        Ok(Ok(outcome)) => match outcome.solution().filter(|_| outcome.is_optimal()) {
            Some(best) => Answer::Point(unknowns.iter().map(|unknown| best.var_value(*unknown)).collect()),
            None => Answer::GaveUp,
        },
        Ok(Err(Error::Unbounded)) => Answer::Endless,
        Ok(Err(Error::Infeasible)) => Answer::Impossible,
        Ok(Err(_)) | Err(_) => Answer::GaveUp,
    }
}
