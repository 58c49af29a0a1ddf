//! Which areas come first by a weighted score, and whether that hangs on the weights.
//!
//! The score is the weighted mean of main indicators, after which only areas with enough need of support
//! are chosen: the regional report of 2022, annex 1, which prints no weights. So they are data, and the
//! choice is made again with equal weights and with each indicator left out (a one-at-a-time sensitivity
//! analysis: OECD/JRC, Handbook on Constructing Composite Indicators, 2008, step 7). A choice that does
//! not hold says so.

use super::amount::{Rate, Share};

/// An area with its indicators, each scaled from 0 (least urgent) to 1 (most), in the order of the weights.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// `None` where not known: the area then has no score by a choice that uses it.
    pub indicators: Vec<Option<Share>>,
    /// Whether there is enough need of support to be chosen at all.
    pub has_need: bool,
}

/// How many are chosen, by which weights.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// One for each indicator; need not add up to anything.
    pub weights: Vec<Rate>,
    /// How many areas are chosen.
    pub places: usize,
}

/// By which weights the choice was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variant {
    AsGiven,
    EqualWeights,
    /// The indicator with this place is left out.
    LeftOut(usize),
}

/// One choice.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    pub variant: Variant,
    /// By area, from 0 to 1; `None` where an indicator is not known, or all weights are zero.
    pub scores: Vec<Option<f64>>,
    /// By area; 1 is the most urgent, equals share a rank. `None` without a score.
    pub ranks: Vec<Option<usize>>,
    /// The areas chosen, in their own order. Equals of the last one chosen are chosen too.
    pub chosen: Vec<usize>,
}

/// The choice, and whether it holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Priority {
    pub as_given: Outcome,
    /// Equal weights first, then each indicator left out.
    pub others: Vec<Outcome>,
}

impl Priority {
    /// The ways of choosing that choose other areas.
    pub fn contradicted_by(&self) -> impl Iterator<Item = Variant> {
        self.others.iter().filter(|other| other.chosen != self.as_given.chosen).map(|other| other.variant)
    }

    /// Whether every way chooses the same areas.
    pub fn holds(&self) -> bool {
        self.contradicted_by().next().is_none()
    }

    /// Between which ranks an area comes, over all ways of choosing; `None` where it never has one.
    pub fn ranks(&self, area: usize) -> Option<(usize, usize)> {
        let all = || {
            let outcomes = std::iter::once(&self.as_given).chain(&self.others);
            outcomes.filter_map(|outcome| outcome.ranks.get(area).copied().flatten())
        };
        Some((all().min()?, all().max()?))
    }
}

/// Makes the choice, with the weights as given and in every other way.
pub fn priority(candidates: &[Candidate], choice: &Choice) -> Priority {
    let count = choice.weights.len();
    let weighed = |variant| outcome(candidates, choice, variant);
    // Leaving out the only indicator leaves nothing to choose by.
    let left_out = (0..count).filter(|_| count > 1).map(Variant::LeftOut);
    let others = std::iter::once(Variant::EqualWeights).chain(left_out).map(weighed).collect();
    Priority { as_given: weighed(Variant::AsGiven), others }
}

fn outcome(candidates: &[Candidate], choice: &Choice, variant: Variant) -> Outcome {
    let weight = |(place, weight): (usize, &Rate)| match variant {
        Variant::AsGiven => weight.get(),
        Variant::EqualWeights => 1.0,
        Variant::LeftOut(left_out) => {
            if left_out == place {
                0.0
            } else {
                weight.get()
            }
        }
    };
    let weights: Vec<f64> = choice.weights.iter().enumerate().map(weight).collect();
    let scores: Vec<_> = candidates.iter().map(|candidate| score(candidate, &weights)).collect();
    let ranks = scores.iter().map(|own| own.map(|own| rank(own, &scores, |_| true))).collect();
    let has_need = |at: usize| candidates.get(at).is_some_and(|candidate| candidate.has_need);
    let is_chosen = |(at, own): (usize, &Option<f64>)| {
        let is_in = has_need(at) && own.is_some_and(|own| rank(own, &scores, has_need) <= choice.places);
        is_in.then_some(at)
    };
    let chosen = scores.iter().enumerate().filter_map(is_chosen).collect();
    Outcome { variant, scores, ranks, chosen }
}

fn score(candidate: &Candidate, weights: &[f64]) -> Option<f64> {
    let whole: f64 = weights.iter().sum();
    let mut score = 0.0;
    for (at, weight) in weights.iter().enumerate().filter(|(_, weight)| **weight > 0.0) {
        score += weight * candidate.indicators.get(at).copied().flatten()?.get();
    }
    (whole > 0.0).then(|| score / whole)
}

/// One more than how many of those counted have a higher score; sums that differ by their last bits only
/// are one score.
fn rank(own: f64, scores: &[Option<f64>], is_counted: impl Fn(usize) -> bool) -> usize {
    const SAME: f64 = 1e-12;
    let is_higher = |score: &Option<f64>| score.is_some_and(|score| score > own + SAME);
    1 + scores.iter().enumerate().filter(|(at, score)| is_counted(*at) && is_higher(score)).count()
}

/// Values as parts of their range, for indicators in other units: the least urgent is 0, the most is 1.
/// Where all are alike each is a half, for none stands out.
pub fn scaled(values: &[Option<f64>], is_high_urgent: bool) -> Vec<Option<Share>> {
    let known = || values.iter().flatten().copied().filter(|value| value.is_finite());
    let low = known().fold(f64::INFINITY, f64::min);
    let high = known().fold(f64::NEG_INFINITY, f64::max);
    let part = |value: f64| {
        let part = if high > low { (value / 2.0 - low / 2.0) / (high / 2.0 - low / 2.0) } else { 0.5 };
        Share::clamped(if is_high_urgent { part } else { 1.0 - part })
    };
    values.iter().map(|value| value.filter(|value| value.is_finite()).map(part)).collect()
}
