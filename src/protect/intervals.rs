//! Intervals that tell too much: a figure may be shown and its interval not.

use super::rules;
use super::secondary::Pattern;
use crate::compute::{Estimate, Key, Quantity, Sampled};
use crate::project::Privacy;
use crate::text::date::Period;
use crate::text::id::{QuestionId, RegionId};
use std::collections::{BTreeMap, BTreeSet};

/// Takes an interval off that tells of single answers: its ends are two of them, or it tells how far apart they
/// lie where a count of them is hidden.
pub fn never_of_single_answers(privacy: &Privacy, hidden: &HiddenCounts, key: &Key, estimate: &mut Estimate) {
    let Some(sampled) = &estimate.sampled else { return };
    let tells_of_hidden = rules::shows_spread(sampled) && hidden.is_any_of(key, sampled);
    if let Quantity::Number { interval, .. } = &mut estimate.quantity
        && (tells_of_hidden || rules::shows_single_answers(privacy, sampled))
    {
        *interval = None;
    }
}

/// Of which questions how many gave an answer is hidden, by region, period and question.
pub struct HiddenCounts(BTreeSet<(RegionId, Period, QuestionId)>);

impl HiddenCounts {
    pub fn of(pattern: &Pattern, estimates: &BTreeMap<Key, Estimate>) -> Self {
        let hidden =
            pattern.figures.keys().filter_map(|key| Some((key, estimates.get(key)?.sampled.as_ref()?)));
        let counts = hidden.filter(|(_, sampled)| sampled.hits.is_some());
        let questions = counts.flat_map(|(key, sampled)| {
            let of = |question: &QuestionId| (key.region.clone(), key.period, question.clone());
            sampled.questions.iter().map(of)
        });
        HiddenCounts(questions.collect())
    }

    fn is_any_of(&self, key: &Key, sampled: &Sampled) -> bool {
        let of = |question: &QuestionId| (key.region.clone(), key.period, question.clone());
        sampled.questions.iter().any(|question| self.0.contains(&of(question)))
    }
}
