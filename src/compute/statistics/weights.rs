//! Weights that make those who answered resemble the population.
//!
//! Post-stratification: what is in a stratum, over who answered in it. Raking, where only the margins
//! are known: each in turn until all match (W. E. Deming and F. F. Stephan, Ann. Math. Stat. 11
//! (1940), 427–444). All is done on cells, not on people: who answered alike in every margin has the
//! same weight, so a million people take no longer than their cells.

use std::fmt;

/// Rounds after which raking gives up: what settles at all does so in a few dozen.
const ROUNDS: usize = 1000;
/// How far a margin may be off: this much, or as much of its total as lies in the last bits.
const TOLERANCE: f64 = 1e-9;
const LAST_BITS: f64 = 1e-12;

/// All who are in the same category of each margin.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The category in each margin, in the order of the margins, counted from 0.
    pub categories: Vec<usize>,
    /// How many of them answered.
    pub respondents: f64,
}

/// Why no weights can be given. Margins and categories are counted from 0.
#[derive(Debug, Clone, PartialEq)]
pub enum Problem {
    /// The category has population, but nobody who answered stands for it.
    NoRespondents {
        /// Which margin.
        margin: usize,
        /// Which of its categories.
        category: usize,
    },
    /// This margin's total is not that of the first.
    DifferentTotals {
        /// Which margin.
        margin: usize,
        /// What it adds up to.
        total: f64,
        /// What the first margin adds up to.
        first: f64,
    },
    /// The margins contradict each other among those who answered; the worst is still so far off.
    NotSettled {
        /// In the unit of the population.
        off_by: f64,
    },
    /// A cell does not name one category of each margin.
    WrongCell {
        /// Which cell, counted from 0.
        cell: usize,
    },
    /// A number is below zero or not finite, or a total is.
    WrongNumber,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::NoRespondents { margin, category } => {
                write!(f, "category {category} of margin {margin} has population but nobody who answered")
            }
            Problem::DifferentTotals { margin, total, first } => {
                write!(f, "margin {margin} adds up to {total}, the first to {first}")
            }
            Problem::NotSettled { off_by } => {
                write!(f, "the margins cannot be matched at once, after {ROUNDS} rounds one is {off_by} off")
            }
            Problem::WrongCell { cell } => write!(f, "cell {cell} does not name one category of each margin"),
            Problem::WrongNumber => write!(f, "a number is below zero or not finite"),
        }
    }
}

impl std::error::Error for Problem {}

/// The weight of each stratum: its population over its respondents. Both in the same order; what the
/// shorter one lacks is zero. A stratum without population has weight 0.
pub fn post_stratify(respondents: &[f64], population: &[f64]) -> Result<Vec<f64>, Problem> {
    let count = respondents.len().max(population.len());
    let cell = |stratum: usize| Cell {
        categories: vec![stratum],
        respondents: respondents.get(stratum).copied().unwrap_or(0.0),
    };
    let cells: Vec<Cell> = (0..count).map(cell).collect();
    let mut margin = population.to_vec();
    margin.resize(count, 0.0);
    rake(&cells, &[margin])
}

/// The weight of each cell, such that the weighted respondents match the population of each category
/// of each margin. A cell in a category without population has weight 0.
pub fn rake(cells: &[Cell], margins: &[Vec<f64>]) -> Result<Vec<f64>, Problem> {
    check_cells(cells, margins)?;
    let tolerance = check_totals(margins)?;
    let mut weights = vec![1.0; cells.len()];
    let mut off_by = f64::INFINITY;
    for _ in 0..ROUNDS {
        for (margin, population) in margins.iter().enumerate() {
            let factors = factors(cells, &weights, margin, population)?;
            for (weight, cell) in weights.iter_mut().zip(cells) {
                *weight *= factors[cell.categories[margin]];
            }
        }
        off_by = furthest_off(cells, &weights, margins);
        if off_by <= tolerance {
            return Ok(weights);
        }
    }
    Err(Problem::NotSettled { off_by })
}

fn check_cells(cells: &[Cell], margins: &[Vec<f64>]) -> Result<(), Problem> {
    let mut numbers = cells.iter().map(|cell| cell.respondents).chain(margins.iter().flatten().copied());
    if numbers.any(|number| !(number >= 0.0 && number.is_finite())) {
        return Err(Problem::WrongNumber);
    }
    let fits = |cell: &Cell| {
        cell.categories.len() == margins.len()
            && cell.categories.iter().zip(margins).all(|(category, margin)| *category < margin.len())
    };
    match cells.iter().position(|cell| !fits(cell)) {
        Some(cell) => Err(Problem::WrongCell { cell }),
        None => Ok(()),
    }
}

/// How far a margin may be off, once it is known that all have the same total.
fn check_totals(margins: &[Vec<f64>]) -> Result<f64, Problem> {
    let totals: Vec<f64> = margins.iter().map(|margin| margin.iter().sum()).collect();
    let first = totals.first().copied().unwrap_or(0.0);
    let tolerance = TOLERANCE.max(first * LAST_BITS);
    if totals.iter().any(|total| !total.is_finite()) {
        return Err(Problem::WrongNumber);
    }
    let differs = |total: &f64| (total - first).abs() > tolerance / 2.0;
    match totals.iter().position(differs) {
        Some(margin) => Err(Problem::DifferentTotals { margin, total: totals[margin], first }),
        None => Ok(tolerance),
    }
}

/// By what each category's weights must be multiplied to match its population.
fn factors(cells: &[Cell], weights: &[f64], margin: usize, population: &[f64]) -> Result<Vec<f64>, Problem> {
    let counted = counted(cells, weights, margin, population.len());
    let factor = |(category, (wanted, counted)): (usize, (&f64, &f64))| match () {
        () if *counted > 0.0 => Ok(wanted / counted),
        () if *wanted > 0.0 => Err(Problem::NoRespondents { margin, category }),
        () => Ok(0.0),
    };
    population.iter().zip(&counted).enumerate().map(factor).collect()
}

/// The weighted respondents in each category of a margin.
fn counted(cells: &[Cell], weights: &[f64], margin: usize, categories: usize) -> Vec<f64> {
    let mut counted = vec![0.0; categories];
    for (cell, weight) in cells.iter().zip(weights) {
        counted[cell.categories[margin]] += cell.respondents * weight;
    }
    counted
}

/// How far the worst margin is off; what is no number is furthest.
fn furthest_off(cells: &[Cell], weights: &[f64], margins: &[Vec<f64>]) -> f64 {
    let off_by = |(margin, population): (usize, &Vec<f64>)| {
        let counted = counted(cells, weights, margin, population.len());
        counted
            .iter()
            .zip(population)
            .map(|(counted, wanted)| (counted - wanted).abs())
            .max_by(f64::total_cmp)
    };
    margins.iter().enumerate().filter_map(off_by).max_by(f64::total_cmp).unwrap_or(0.0)
}

/// The weights with none below `low` or above `high` times their mean, and how many respondents had
/// theirs trimmed. All are scaled back to the same total. The margins then no longer match, so whoever
/// trims says so beside the figure. Handed limits or weights that make no sense, it trims none.
pub fn trim(weights: &[f64], respondents: &[f64], low: f64, high: f64) -> (Vec<f64>, f64) {
    let total = |weights: &[f64]| weights.iter().zip(respondents).map(|(w, n)| w * n).sum::<f64>();
    let mean = total(weights) / respondents.iter().take(weights.len()).sum::<f64>();
    if !(mean > 0.0 && mean.is_finite() && low >= 0.0 && low.is_finite() && high > 0.0 && low <= high) {
        return (weights.to_vec(), 0.0);
    }
    let trimmed: Vec<f64> = weights.iter().map(|weight| weight.clamp(low * mean, high * mean)).collect();
    let changed = weights.iter().zip(&trimmed).zip(respondents).filter(|((old, new), _)| old != new);
    let touched = changed.map(|(_, respondents)| respondents).sum();
    let back = total(weights) / total(&trimmed);
    (trimmed.iter().map(|weight| weight * back).collect(), touched)
}

/// To how many equally weighted answers the weighted ones amount: `(Σw)²/Σw²`. `None` without any
/// weight. Source: L. Kish, Survey Sampling (1965).
pub fn kish(sum_w: f64, sum_w2: f64) -> Option<f64> {
    (sum_w > 0.0 && sum_w2 > 0.0).then(|| sum_w * (sum_w / sum_w2)).filter(|n| n.is_finite())
}

/// How many times as many answers are needed because of the weights: respondents over their effective
/// number; 1 where all weights are equal. `None` when that number is not above zero.
pub fn design_effect(respondents: f64, effective: f64) -> Option<f64> {
    (effective > 0.0).then(|| respondents / effective).filter(|effect| effect.is_finite())
}
