//! What the numbers of a wave are made of: which regions add up to which, and which figures count the same
//! answers. It holds no answer and no number; all of it can be read off the pages.

use super::conditions::Holding;
use super::panel::Panel;
use super::plan::{AskedPlan, CountPlan};
use crate::text::date::Period;
use crate::text::id::{AnswerCode, IndicatorId, QuestionId, RegionId, SurveyId};
use crate::tidy::{Question, QuestionKind, Survey, Unit};

/// How the numbers of one wave hang together.
#[derive(Debug, Clone, PartialEq)]
pub struct Makeup {
    pub survey: SurveyId,
    pub period: Period,
    /// The regions that answers name, each with those it counts for, itself included, and for which part.
    pub reach: Vec<(RegionId, Vec<(RegionId, f64)>)>,
    pub counted: Vec<CountedIndicator>,
}

/// Whose answers an indicator counts, and which.
#[derive(Debug, Clone, PartialEq)]
pub struct CountedIndicator {
    pub indicator: IndicatorId,
    pub questions: Vec<QuestionId>,
    /// Only those who gave one of these answers; each must hold.
    pub conditions: Vec<Choice>,
    /// The questions that tell subgroups apart, each with all its answers.
    pub by: Vec<Choice>,
    pub what: What,
    /// Whether it is told as a percentage of those who answered.
    pub is_percent: bool,
}

/// Answers to a question.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    pub question: QuestionId,
    pub answers: Vec<AnswerCode>,
}

/// What is added up over those who answered.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// Who gave one of `these` answers, of `all` there are to a question with one answer each.
    Answer { these: Vec<AnswerCode>, all: Vec<AnswerCode> },
    /// Who chose one of these options, of a question with several answers each.
    Option(Vec<AnswerCode>),
    /// Who chose each of these options by itself.
    EachOption(Vec<AnswerCode>),
    /// What they gave together, told as the mean of it.
    Mean,
    /// What they gave together.
    Amount,
    /// What they scored together.
    Score,
    /// Two amounts, of which the one is divided by the other.
    Amounts,
    /// Nothing: a median is not made by its parts.
    Nothing,
}

/// How the numbers of this wave hang together.
pub fn makeup(panel: &Panel<'_>, plans: &[AskedPlan<'_>]) -> Makeup {
    let of_survey = plans.iter().filter(|plan| plan.survey.id == panel.survey.id);
    let asked = of_survey.filter(|plan| super::is_asked(plan, panel));
    let reached = |region: &RegionId| {
        let places = panel.reach.of(region).iter();
        places.map(|(at, share)| (panel.reach.regions[*at].clone(), *share)).collect()
    };
    Makeup {
        survey: panel.survey.id.clone(),
        period: panel.answers.period,
        reach: panel.answers.regions.iter().map(|region| (region.clone(), reached(region))).collect(),
        counted: asked.map(|plan| counted(panel, plan)).collect(),
    }
}

fn counted(panel: &Panel<'_>, plan: &AskedPlan<'_>) -> CountedIndicator {
    let by = plan.by.iter().filter(|question| panel.answers.columns.contains_key(&question.id));
    CountedIndicator {
        indicator: plan.indicator.id.clone(),
        questions: plan.count.questions().iter().map(|question| question.id.clone()).collect(),
        conditions: plan.conditions.iter().map(|condition| condition_of(plan.survey, condition)).collect(),
        by: by.map(|question| Choice { question: question.id.clone(), answers: every(question) }).collect(),
        what: what(&plan.count),
        is_percent: plan.indicator.unit == Unit::Percent,
    }
}

fn condition_of(survey: &Survey, condition: &Holding) -> Choice {
    let answers = survey.question(&condition.question).map(|question| codes(question, &condition.answers));
    Choice { question: condition.question.clone(), answers: answers.unwrap_or_default() }
}

fn what(count: &CountPlan<'_>) -> What {
    match count {
        CountPlan::Share { question, answers } | CountPlan::Count { question, answers, .. } => {
            let codes = codes(question, answers);
            if question.kind == QuestionKind::Multiple {
                What::Option(codes)
            } else {
                What::Answer { these: codes, all: every(question) }
            }
        }
        CountPlan::Multiple { question } => What::EachOption(every(question)),
        CountPlan::Mean { .. } => What::Mean,
        CountPlan::Sum { .. } => What::Amount,
        CountPlan::Score { .. } => What::Score,
        CountPlan::Ratio { .. } => What::Amounts,
        CountPlan::Median { .. } => What::Nothing,
    }
}

fn every(question: &Question) -> Vec<AnswerCode> {
    question.answers.iter().map(|answer| answer.code.clone()).collect()
}

fn codes(question: &Question, positions: &[usize]) -> Vec<AnswerCode> {
    positions.iter().filter_map(|at| question.answers.get(*at)).map(|answer| answer.code.clone()).collect()
}
