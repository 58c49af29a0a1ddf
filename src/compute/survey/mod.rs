//! Counting answers: one wave at a time, for every region that they reach and every group that is asked for.

mod conditions;
mod counted;
mod fieldwork;
mod panel;
mod plan;
mod reach;
mod response;
mod weighting;

pub use counted::{Counted, Method, ends, people, whole};
pub use fieldwork::{Fieldwork, OutcomeRates, fieldwork};
pub use panel::{Panel, Sums};
pub use plan::{AskedPlan, plan};
pub use response::{Response, responses};

use super::answer_ratio::{RatioSums, ratio};
use super::count::{count, rate};
use super::estimate::{Basis, Estimate, Estimates, Group, Key, Quantity, Sampled};
use super::mean::{MeanSums, mean};
use super::median::{MedianSums, median};
use super::score::{Scale, score};
use super::share::{ShareSums, share};
use super::sum::{SumSums, sum};
use crate::text::id::{AnswerCode, IndicatorId, QuestionId, RegionId, SourceId};
use crate::tidy::{Cell, Chosen, Column, Method as Gathering, Question, Status};
use conditions::gave;
use panel::Part;
use plan::CountPlan;

/// Every estimate of one indicator from one wave. `known` gives what others counted, such as inhabitants.
pub fn estimates(plan: &AskedPlan<'_>, panel: &Panel<'_>, known: &Estimates) -> Vec<(Key, Estimate)> {
    let asked = plan.count.questions();
    let is_asked = asked.iter().all(|question| panel.answers.columns.contains_key(&question.id));
    if !is_asked {
        return Vec::new();
    }
    let mut all = of_split(plan, panel, known, None);
    for question in &plan.by {
        if panel.answers.columns.contains_key(&question.id) {
            all.extend(of_split(plan, panel, known, Some(question)));
        }
    }
    all
}

/// The estimates of the whole, or of each group that a question tells apart.
fn of_split(
    plan: &AskedPlan<'_>,
    panel: &Panel<'_>,
    known: &Estimates,
    split: Option<&Question>,
) -> Vec<(Key, Estimate)> {
    let count = Count { plan, panel, known, split };
    match &plan.count {
        CountPlan::Share { question, answers } => {
            let column = panel.answers.columns.get(&question.id);
            count.each(None, adding_shares(column, answers), |sums, place| {
                share(sums, place.population).map(|counted| counted.scaled(100.0))
            })
        }
        CountPlan::Count { question, answers, rate: None } => {
            let column = panel.answers.columns.get(&question.id);
            count.each(None, adding_shares(column, answers), |sums, place| count_of(sums, place))
        }
        CountPlan::Count { question, answers, rate: Some(per) } => {
            let column = panel.answers.columns.get(&question.id);
            count.each(None, adding_shares(column, answers), |sums, place| {
                rate(sums, place.population, count.others(place.region, &per.population)?, per.per)
            })
        }
        CountPlan::Mean { question } => {
            let values = Values::of(panel, question);
            let add = |sums: &mut MeanSums, at: usize, weight: f64| {
                values.at(at).into_iter().for_each(|value| sums.add(value, weight));
            };
            count.each(None, add, |sums, place| mean(sums, place.population))
        }
        CountPlan::Median { question } => {
            let values = Values::of(panel, question);
            let add = |sums: &mut MedianSums, at: usize, weight: f64| {
                values.at(at).into_iter().for_each(|value| sums.add(value, weight));
            };
            count.each(None, add, |sums, place| median(sums, place.population))
        }
        CountPlan::Sum { question } => {
            let (values, sizes) = (Values::of(panel, question), panel.survey.size.as_ref());
            let sizes = sizes.filter(|size| **size != question.id).map(|size| Values::named(panel, size));
            let add = |sums: &mut SumSums, at: usize, weight: f64| {
                let size = sizes.as_ref().and_then(|sizes| sizes.at(at));
                values.at(at).into_iter().for_each(|value| sums.add(value, size, weight));
            };
            count.each(None, add, |sums, place| sum(sums, place.population, place.size))
        }
        CountPlan::Ratio { numerator, denominator, per } => {
            let (tops, bottoms) = (Values::of(panel, numerator), Values::of(panel, denominator));
            let add = |sums: &mut RatioSums, at: usize, weight: f64| {
                if let (Some(top), Some(bottom)) = (tops.at(at), bottoms.at(at)) {
                    sums.add(top, bottom, weight);
                }
            };
            count.each(None, add, |sums, place| {
                ratio(sums, place.population).map(|counted| counted.scaled(*per))
            })
        }
        CountPlan::Multiple { question } => {
            let column = panel.answers.columns.get(&question.id);
            let of_option = |(at, answer): (usize, &crate::tidy::Answer)| {
                count.each(Some(&answer.code), adding_shares(column, &[at]), |sums, place| {
                    share(sums, place.population).map(|counted| counted.scaled(100.0))
                })
            };
            question.answers.iter().enumerate().flat_map(of_option).collect()
        }
        CountPlan::Score { scales, range, least_answered } => {
            let values: Vec<(Scale, Values<'_>)> =
                scales.iter().map(|(question, scale)| (*scale, Values::of(panel, question))).collect();
            let add = |sums: &mut MeanSums, at: usize, weight: f64| {
                let answers = values.iter().map(|(scale, values)| (*scale, values.at(at)));
                score(answers, *range, *least_answered).into_iter().for_each(|value| sums.add(value, weight));
            };
            count.each(None, add, |sums, place| mean(sums, place.population))
        }
    }
}

fn count_of(sums: &ShareSums, place: &Counting<'_>) -> Option<Counted> {
    count(sums, place.population)
}

/// Adds who answered, and whether with one of these answers. Several answers of one respondent are one hit.
fn adding_shares<'a>(
    column: Option<&'a Column>,
    answers: &'a [usize],
) -> impl Fn(&mut ShareSums, usize, f64) + use<'a> {
    move |sums, at, weight| {
        let is_answered = match column {
            Some(Column::One(cells)) => Cell::is_answered(cells[at]),
            Some(Column::Several(cells)) => Chosen::is_answered(cells[at]),
            Some(Column::Numbers(_)) | None => false,
        };
        if is_answered {
            sums.add(gave(column, at, answers), weight);
        }
    }
}

/// The numbers that respondents gave, or the values of their answers on a scale.
struct Values<'a> {
    column: Option<&'a Column>,
    question: Option<&'a Question>,
}

impl<'a> Values<'a> {
    fn of(panel: &Panel<'a>, question: &'a Question) -> Self {
        Self { column: panel.answers.columns.get(&question.id), question: Some(question) }
    }

    fn named(panel: &Panel<'a>, question: &QuestionId) -> Self {
        Self { column: panel.answers.columns.get(question), question: panel.survey.question(question) }
    }

    fn at(&self, respondent: usize) -> Option<f64> {
        match self.column? {
            Column::Numbers(numbers) => Some(numbers[respondent]).filter(|number| number.is_finite()),
            Column::One(cells) => {
                self.question?.answers.get(cells[respondent].position()?).map(|answer| answer.value)
            }
            Column::Several(_) => None,
        }
    }
}

/// One pass over a wave: for whom, and in which groups.
struct Count<'a> {
    plan: &'a AskedPlan<'a>,
    panel: &'a Panel<'a>,
    known: &'a Estimates,
    split: Option<&'a Question>,
}

/// Where is counted, and how many exist there.
struct Counting<'a> {
    region: &'a RegionId,
    population: Option<f64>,
    size: Option<f64>,
}

impl Count<'_> {
    /// Adds up over respondents, and makes an estimate of each region and group in which anybody
    /// answered or, for the whole, exists.
    fn each<S: Sums>(
        &self,
        option: Option<&AnswerCode>,
        add: impl Fn(&mut S, usize, f64),
        finish: impl Fn(&S, &Counting<'_>) -> Option<Counted>,
    ) -> Vec<(Key, Estimate)> {
        let Count { plan, panel, split, .. } = self;
        let groups = split.map(|question| (&question.id, question.answers.len()));
        let gathered = panel.gather(&plan.conditions, groups, add);
        let mut all = Vec::new();
        for (at, sums) in gathered.iter().enumerate() {
            let part =
                Part { conditions: &plan.conditions, subgroup: split.map(|question| (&question.id, at)) };
            let (populations, sizes) = (panel.populations(part), panel.sizes(part));
            for (index, region) in panel.reach.regions.iter().enumerate() {
                let place = Counting { region, population: populations[index], size: sizes[index] };
                let counted = finish(&sums[index], &place);
                let is_whole = split.is_none();
                if counted.is_some() || (is_whole && place.population.is_some_and(|count| count > 0.0)) {
                    all.push((self.key(region, at, option), self.estimate(counted, &place)));
                }
            }
        }
        all
    }

    fn key(&self, region: &RegionId, group: usize, option: Option<&AnswerCode>) -> Key {
        let subgroup = self
            .split
            .and_then(|question| Some((question.id.clone(), question.answers.get(group)?.code.clone())));
        Key {
            indicator: self.plan.indicator.id.clone(),
            region: region.clone(),
            period: self.panel.answers.period,
            group: Group { subgroup, option: option.cloned() },
        }
    }

    fn estimate(&self, counted: Option<Counted>, place: &Counting<'_>) -> Estimate {
        let survey = self.panel.survey;
        let is_full = counted.as_ref().is_some_and(|counted| counted.method == Method::FullCount);
        let sampled = Sampled {
            survey: survey.id.clone(),
            questions: self.plan.count.questions().iter().map(|question| question.id.clone()).collect(),
            answered: counted.as_ref().map_or(0, |counted| counted.answered),
            hits: counted.as_ref().and_then(|counted| counted.hits),
            population: place.population,
            bounds: counted.as_ref().and_then(|counted| counted.bounds),
            method: counted.as_ref().map_or(Method::None, |counted| counted.method),
            effective: counted.as_ref().and_then(|counted| counted.effective),
            is_fictitious: survey.fictitious,
            is_sensitive: self.plan.indicator.sensitive,
        };
        let quantity = match (survey.method, counted) {
            (Gathering::Interviews, _) => Quantity::Conversations,
            (Gathering::Questionnaire, Some(Counted { value, interval, .. })) => {
                Quantity::Number { value, interval }
            }
            (Gathering::Questionnaire, None) => Quantity::NobodyAnswered,
        };
        Estimate {
            quantity,
            status: if is_full { Status::Final } else { Status::Estimate },
            bases: vec![Basis { source: SourceId::new(survey.id.as_str()), place: None }],
            covers: None,
            note: None,
            remarks: Vec::new(),
            sampled: Some(Box::new(sampled)),
            place: survey.place.clone(),
        }
    }

    /// How many others there are to count by, of the wave's year or the newest before it.
    fn others(&self, region: &RegionId, indicator: &IndicatorId) -> Option<f64> {
        self.known.newest_number(indicator, region, self.panel.answers.period)
    }
}
