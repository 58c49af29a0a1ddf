//! One wave, ready to be counted: answers with their weights, the regions they reach, and how many exist.

use super::conditions::{Holding, holding};
use super::reach::Reach;
use super::weighting;
use crate::finding::Findings;
use crate::text::id::{QuestionId, RegionId};
use crate::tidy::{Answers, Cell, Column, FrameRow, Regions, Survey, Whereabouts};

/// A wave of a survey with all that counting needs.
pub struct Panel<'a> {
    pub survey: &'a Survey,
    pub answers: &'a Answers,
    pub reach: Reach,
    /// The weight of each respondent; `None` when all count alike.
    pub weights: Option<Vec<f64>>,
    /// The regions that answers come from and the frame leaves out, with every part and whole of them.
    pub unframed: Vec<&'a RegionId>,
    /// Whether anybody answered, by region of the reach.
    pub answering: Vec<bool>,
}

/// A part of the respondents: those for whom all of these hold, in the words of the codebook.
#[derive(Clone, Copy)]
pub struct Part<'a> {
    pub conditions: &'a [Holding],
    /// A question and the position of one of its answers.
    pub subgroup: Option<(&'a QuestionId, usize)>,
}

/// What is added up over respondents, so that parts of a region can be counted apart.
pub trait Sums: Default + Clone {
    /// Adds another part that belongs here for a share.
    fn merge(&mut self, other: &Self, share: f64);
    fn is_empty(&self) -> bool;
}

impl<'a> Panel<'a> {
    pub fn new(findings: &mut Findings, survey: &'a Survey, answers: &'a Answers, regions: &Regions) -> Self {
        let named = answers.regions.iter().chain(answers.frame.rows.iter().map(|row| &row.region));
        let reach = Reach::new(regions, named, &survey.whereabouts, answers.period);
        let unframed = unframed(answers, &reach);
        let answering = answering(answers, &reach);
        Panel {
            survey,
            answers,
            reach,
            weights: weighting::weights(findings, survey, answers),
            unframed,
            answering,
        }
    }

    /// The answers to a question with one answer.
    pub fn cells(&self, question: &QuestionId) -> Option<&'a [Cell]> {
        match self.answers.columns.get(question)? {
            Column::One(cells) => Some(cells),
            Column::Several(_) | Column::Numbers(_) => None,
        }
    }

    pub fn weight(&self, respondent: usize) -> f64 {
        self.weights.as_ref().map_or(1.0, |weights| weights[respondent])
    }

    /// Adds up over the respondents of each region, apart for each answer to `split`; without it, one
    /// group of all. The outer list is by group, the inner one by region of the reach.
    pub fn gather<S: Sums>(
        &self,
        conditions: &[Holding],
        split: Option<(&QuestionId, usize)>,
        add: impl Fn(&mut S, usize, f64),
    ) -> Vec<Vec<S>> {
        let groups = split.map_or(1, |(_, groups)| groups);
        let leaves = self.answers.regions.len();
        let mut sums = vec![S::default(); groups * leaves];
        let cells = split.map(|(question, _)| self.cells(question).unwrap_or_default());
        let holds = holding(self.answers, conditions);
        for respondent in 0..self.answers.respondents() {
            let group = match cells {
                None => 0,
                Some(cells) => match cells.get(respondent).and_then(|cell| cell.position()) {
                    Some(group) => group,
                    None => continue,
                },
            };
            if holds.as_ref().is_some_and(|holds| !holds[respondent]) {
                continue;
            }
            // Nobody's region lies beyond the list: that is how `nowhere` is written.
            let leaf = usize::from(self.answers.region[respondent]);
            if let Some(sums) = sums.get_mut(group * leaves + leaf).filter(|_| leaf < leaves) {
                add(sums, respondent, self.weight(respondent));
            }
        }
        (0..groups).map(|group| self.spread(&sums[group * leaves..(group + 1) * leaves])).collect()
    }

    /// Adds what each named region has to every region it counts for.
    fn spread<S: Sums>(&self, leaves: &[S]) -> Vec<S> {
        let mut regions = vec![S::default(); self.reach.regions.len()];
        for (leaf, id) in leaves.iter().zip(&self.answers.regions).filter(|(leaf, _)| !leaf.is_empty()) {
            for (at, share) in self.reach.of(id) {
                regions[*at].merge(leaf, *share);
            }
        }
        regions
    }

    /// How many exist of a part of each region, by the reach. `None` where the frame does not say.
    pub fn populations(&self, part: Part<'_>) -> Vec<Option<f64>> {
        self.framed(part, |row| Some(row.count)).unwrap_or_else(|| self.invited(part))
    }

    /// How big those are that exist, such as how many patients they have.
    pub fn sizes(&self, part: Part<'_>) -> Vec<Option<f64>> {
        self.framed(part, |row| row.size).unwrap_or_else(|| vec![None; self.reach.regions.len()])
    }

    fn framed(&self, part: Part<'_>, of: impl Fn(&FrameRow) -> Option<f64>) -> Option<Vec<Option<f64>>> {
        let frame = &self.answers.frame;
        let named = part.conditions.iter().map(|condition| &condition.question);
        let mut named = named.chain(part.subgroup.iter().map(|(question, _)| *question));
        if frame.rows.is_empty() || !named.all(|question| frame.knows(question)) {
            return None;
        }
        let mut sums = vec![None; self.reach.regions.len()];
        let mut unknown = vec![false; self.reach.regions.len()];
        for row in frame.rows.iter().filter(|row| is_in(row, part)) {
            for (at, share) in self.reach.of(&row.region) {
                match of(row) {
                    Some(value) => *sums[*at].get_or_insert(0.0) += value * share,
                    None => unknown[*at] = true,
                }
            }
        }
        // Of a region that the frame leaves out, nobody knows how many there are, nor of what holds it.
        for region in &self.unframed {
            self.reach.of(region).iter().for_each(|(at, _)| unknown[*at] = true);
        }
        sums.iter_mut().zip(unknown).filter(|(_, unknown)| *unknown).for_each(|(sum, _)| *sum = None);
        Some(sums)
    }

    /// Without a frame, how many were asked is how many there are, where all were asked about one region.
    fn invited(&self, part: Part<'_>) -> Vec<Option<f64>> {
        let everyone = match &self.survey.whereabouts {
            Whereabouts::Fixed(region) => Some(region),
            Whereabouts::Asked { within, .. } => within.as_ref(),
        };
        let is_whole =
            part.conditions.is_empty() && part.subgroup.is_none() && self.answers.frame.rows.is_empty();
        let known = |id: &RegionId| {
            (is_whole && Some(id) == everyone).then_some(self.answers.invited).flatten().map(f64::from)
        };
        self.reach.regions.iter().map(known).collect()
    }
}

/// The regions that somebody's answers count for.
fn answering(answers: &Answers, reach: &Reach) -> Vec<bool> {
    let mut named = vec![false; answers.regions.len()];
    for region in &answers.region {
        if let Some(named) = named.get_mut(usize::from(*region)) {
            *named = true;
        }
    }
    let mut all = vec![false; reach.regions.len()];
    for (region, _) in answers.regions.iter().zip(named).filter(|(_, is_named)| *is_named) {
        reach.of(region).iter().for_each(|(at, _)| all[*at] = true);
    }
    all
}

/// The regions that answers come from and the frame has neither by themselves nor by a part or whole of them.
fn unframed<'a>(answers: &'a Answers, reach: &Reach) -> Vec<&'a RegionId> {
    let rows = &answers.frame.rows;
    let holds =
        |of: &RegionId, in_it: &RegionId| reach.of(of).iter().any(|(at, _)| reach.regions[*at] == *in_it);
    let is_framed = |region: &&RegionId| {
        rows.is_empty() || rows.iter().any(|row| holds(&row.region, region) || holds(region, &row.region))
    };
    answers.regions.iter().filter(|region| !is_framed(region)).collect()
}

fn is_in(row: &FrameRow, part: Part<'_>) -> bool {
    let has = |question: &QuestionId, answers: &[usize]| {
        row.strata.get(question).is_some_and(|own| answers.contains(own))
    };
    part.conditions.iter().all(|condition| has(&condition.question, &condition.answers))
        && part.subgroup.is_none_or(|(question, answer)| has(question, &[answer]))
}
