//! Counting answers: one wave at a time, for every region that they reach and every group that is asked for.

mod conditions;
mod counted;
mod fieldwork;
mod makeup;
mod panel;
mod plan;
mod reach;
mod response;
mod weighting;

pub use counted::{Amounts, Counted, Crowd, Evenness, Largest, Method, ends, people, whole};
pub use fieldwork::{Fieldwork, OutcomeRates, fieldwork};
pub use makeup::{Choice, CountedIndicator, Makeup, What, makeup};
pub use panel::{Panel, Sums};
pub use plan::{AskedPlan, plan, share_sensitivity};
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
use crate::tidy::{Column, Method as Gathering, Question, Status};
use conditions::Wanted;
use panel::Part;
use plan::CountPlan;

/// Every estimate of one indicator from one wave. `known` gives what others counted, such as inhabitants.
pub fn estimates(plan: &AskedPlan<'_>, panel: &Panel<'_>, known: &Estimates) -> Vec<(Key, Estimate)> {
    if !is_asked(plan, panel) {
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

/// Whether a wave asked all that an indicator needs.
fn is_asked(plan: &AskedPlan<'_>, panel: &Panel<'_>) -> bool {
    let asked = plan.count.questions();
    let conditions = plan.conditions.iter().map(|condition| &condition.question);
    let mut needed = asked.iter().map(|question| &question.id).chain(conditions);
    needed.all(|question| panel.answers.columns.contains_key(question))
}

/// The estimates of the whole, or of each group that a question tells apart.
fn of_split(
    plan: &AskedPlan<'_>,
    panel: &Panel<'_>,
    known: &Estimates,
    split: Option<&Question>,
) -> Vec<(Key, Estimate)> {
    let pass = Pass { plan, panel, known, split };
    match &plan.count {
        CountPlan::Share { question, answers } => pass.shares(question, answers, None, percent),
        CountPlan::Count { question, answers, rate: None } => {
            pass.shares(question, answers, None, |sums, spot| count(sums, spot.population))
        }
        CountPlan::Count { question, answers, rate: Some(of) } => {
            pass.shares(question, answers, None, |sums, spot| {
                rate(sums, spot.population, pass.others(spot.region, &of.population)?, of.per)
            })
        }
        CountPlan::Mean { question } => pass.means(question),
        CountPlan::Median { question } => pass.medians(question),
        CountPlan::Sum { question } => pass.sums(question),
        CountPlan::Ratio { numerator, denominator, per } => pass.ratios(numerator, denominator, *per),
        CountPlan::Multiple { question } => pass.options(question),
        CountPlan::Score { scales, range, least_answered } => pass.scores(scales, *range, *least_answered),
    }
}

/// A share as percent.
fn percent(sums: &ShareSums, spot: &Spot<'_>) -> Option<Counted> {
    share(sums, spot.population).map(|counted| counted.scaled(100.0))
}

/// Adds who answered, and whether with one of these answers. Several answers of one respondent are one hit.
fn adding_shares<'a>(
    column: Option<&'a Column>,
    answers: &'a [usize],
) -> impl Fn(&mut ShareSums, usize, f64) + use<'a> {
    let wanted = Wanted::new(answers);
    move |sums, at, weight| match column {
        Some(Column::One(cells)) if cells[at].is_answered() => sums.add(wanted.has(cells[at]), weight),
        Some(Column::Several(cells)) if cells[at].is_answered() => {
            sums.add(answers.iter().any(|option| cells[at].has(*option)), weight);
        }
        Some(_) | None => {}
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
struct Pass<'a> {
    plan: &'a AskedPlan<'a>,
    panel: &'a Panel<'a>,
    known: &'a Estimates,
    split: Option<&'a Question>,
}

/// Where is counted, and how many exist there.
struct Spot<'a> {
    region: &'a RegionId,
    population: Option<f64>,
    size: Option<f64>,
}

impl Pass<'_> {
    /// Who gave one of these answers, of all who answered.
    fn shares(
        &self,
        question: &Question,
        answers: &[usize],
        option: Option<&AnswerCode>,
        finish: impl Fn(&ShareSums, &Spot<'_>) -> Option<Counted>,
    ) -> Vec<(Key, Estimate)> {
        let column = self.panel.answers.columns.get(&question.id);
        self.each(option, adding_shares(column, answers), finish)
    }

    /// Each option by itself.
    fn options(&self, question: &Question) -> Vec<(Key, Estimate)> {
        let options = question.answers.iter().enumerate();
        options.flat_map(|(at, answer)| self.shares(question, &[at], Some(&answer.code), percent)).collect()
    }

    fn means(&self, question: &Question) -> Vec<(Key, Estimate)> {
        let values = Values::of(self.panel, question);
        let add = |sums: &mut MeanSums, at: usize, weight: f64| {
            values.at(at).into_iter().for_each(|value| sums.add(value, weight));
        };
        self.each(None, add, |sums, spot| mean(sums, spot.population))
    }

    fn medians(&self, question: &Question) -> Vec<(Key, Estimate)> {
        let values = Values::of(self.panel, question);
        let add = |sums: &mut MedianSums, at: usize, weight: f64| {
            values.at(at).into_iter().for_each(|value| sums.add(value, weight));
        };
        self.each(None, add, |sums, spot| median(sums, spot.population))
    }

    fn sums(&self, question: &Question) -> Vec<(Key, Estimate)> {
        let values = Values::of(self.panel, question);
        let size = self.panel.survey.size.as_ref().filter(|size| **size != question.id);
        let sizes = size.map(|size| Values::named(self.panel, size));
        let add = |sums: &mut SumSums, at: usize, weight: f64| {
            let size = sizes.as_ref().and_then(|sizes| sizes.at(at));
            values.at(at).into_iter().for_each(|value| sums.add(value, size, weight));
        };
        self.each(None, add, |sums, spot| sum(sums, spot.population, spot.size))
    }

    fn ratios(&self, numerator: &Question, denominator: &Question, per: f64) -> Vec<(Key, Estimate)> {
        let (tops, bottoms) = (Values::of(self.panel, numerator), Values::of(self.panel, denominator));
        let add = |sums: &mut RatioSums, at: usize, weight: f64| {
            if let (Some(top), Some(bottom)) = (tops.at(at), bottoms.at(at)) {
                sums.add(top, bottom, weight);
            }
        };
        self.each(None, add, |sums, spot| ratio(sums, spot.population).map(|counted| counted.scaled(per)))
    }

    fn scores(
        &self,
        scales: &[(&Question, Scale)],
        range: (f64, f64),
        least_answered: usize,
    ) -> Vec<(Key, Estimate)> {
        let values: Vec<(Scale, Values<'_>)> =
            scales.iter().map(|(question, scale)| (*scale, Values::of(self.panel, question))).collect();
        let add = |sums: &mut MeanSums, at: usize, weight: f64| {
            let answers = values.iter().map(|(scale, values)| (*scale, values.at(at)));
            score(answers, range, least_answered).into_iter().for_each(|value| sums.add(value, weight));
        };
        self.each(None, add, |sums, spot| mean(sums, spot.population))
    }

    /// Adds up over respondents, and makes an estimate of each region and group in which anybody
    /// answered or, for the whole, exists.
    fn each<S: Sums>(
        &self,
        option: Option<&AnswerCode>,
        add: impl Fn(&mut S, usize, f64),
        finish: impl Fn(&S, &Spot<'_>) -> Option<Counted>,
    ) -> Vec<(Key, Estimate)> {
        let Pass { plan, panel, split, .. } = self;
        let groups = split.map(|question| (&question.id, question.answers.len()));
        let gathered = panel.gather(&plan.conditions, groups, add);
        let mut all = Vec::new();
        for (at, sums) in gathered.iter().enumerate() {
            let part =
                Part { conditions: &plan.conditions, subgroup: split.map(|question| (&question.id, at)) };
            let (populations, sizes) = (panel.populations(part), panel.sizes(part));
            for (index, region) in panel.reach.regions.iter().enumerate() {
                let spot = Spot { region, population: populations[index], size: sizes[index] };
                let counted = finish(&sums[index], &spot);
                // What cannot be divided by is not known here: that is another thing than that nobody answered.
                if counted.is_none() && !sums[index].is_empty() {
                    continue;
                }
                if counted.is_some() || self.tells_of_nobody(&spot, index) {
                    all.push((self.key(region, at, option), self.estimate(counted, &spot)));
                }
            }
        }
        all
    }

    /// Whether it is told that nobody answered: of everyone where some exist to ask, and of every group where
    /// anybody answered at all. To leave a group out would tell that it is empty, which may have to be hidden.
    fn tells_of_nobody(&self, spot: &Spot<'_>, region: usize) -> bool {
        let exist = self.split.is_none() && spot.population.is_some_and(|count| count > 0.0);
        self.panel.answering[region] || exist
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

    fn estimate(&self, counted: Option<Counted>, spot: &Spot<'_>) -> Estimate {
        let survey = self.panel.survey;
        let is_full = counted.as_ref().is_some_and(|counted| counted.method == Method::FullCount);
        let sampled = Sampled {
            survey: survey.id.clone(),
            questions: self.plan.count.questions().iter().map(|question| question.id.clone()).collect(),
            answered: counted.as_ref().map_or(0, Counted::respondents),
            hits: counted.as_ref().and_then(|counted| counted.hits),
            is_split: counted.as_ref().is_some_and(Counted::is_split),
            population: spot.population,
            bounds: counted.as_ref().and_then(|counted| counted.bounds),
            method: counted.as_ref().map_or(Method::None, |counted| counted.method),
            effective: counted.as_ref().and_then(|counted| counted.effective),
            amounts: counted.as_ref().map(|counted| counted.amounts.clone()).unwrap_or_default(),
            is_fictitious: survey.fictitious,
            is_sensitive: self.plan.is_sensitive,
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
