//! An indicator looked up in the codebook of its survey: every question and answer it names is there,
//! and of a kind that can be counted so.

use super::conditions::{Holding, resolved};
use crate::compute::score::Scale;
use crate::finding::{Code, Finding, Findings, Place};
use crate::text::id::{AnswerCode, QuestionId, SurveyId};
use crate::tidy::{
    Asked, Counting, Indicator, Measure, Question, QuestionKind, Rate, Survey, answer_positions,
    unknown_question,
};
use std::collections::{BTreeMap, BTreeSet};

/// An indicator that can be counted from a survey.
pub struct AskedPlan<'a> {
    pub indicator: &'a Indicator,
    pub survey: &'a Survey,
    pub conditions: Vec<Holding>,
    /// The questions that make subgroups, each with its answers.
    pub by: Vec<&'a Question>,
    pub count: CountPlan<'a>,
    /// Whether even a zero tells about people: then it does of every figure about the same question.
    pub is_sensitive: bool,
}

/// What is counted, by the positions of the codebook.
pub enum CountPlan<'a> {
    Share { question: &'a Question, answers: Vec<usize> },
    Count { question: &'a Question, answers: Vec<usize>, rate: Option<&'a Rate> },
    Mean { question: &'a Question },
    Median { question: &'a Question },
    Sum { question: &'a Question },
    Ratio { numerator: &'a Question, denominator: &'a Question, per: f64 },
    Multiple { question: &'a Question },
    Score { scales: Vec<(&'a Question, Scale)>, range: (f64, f64), least_answered: usize },
}

impl CountPlan<'_> {
    /// The questions that are counted.
    pub fn questions(&self) -> Vec<&Question> {
        match self {
            CountPlan::Share { question, .. }
            | CountPlan::Count { question, .. }
            | CountPlan::Mean { question }
            | CountPlan::Median { question }
            | CountPlan::Sum { question }
            | CountPlan::Multiple { question } => vec![question],
            CountPlan::Ratio { numerator, denominator, .. } => vec![numerator, denominator],
            CountPlan::Score { scales, .. } => scales.iter().map(|(question, _)| *question).collect(),
        }
    }
}

/// Looks up an indicator that is counted from answers; `None` for another one, and for one that cannot
/// be counted, which is told.
pub fn plan<'a>(
    findings: &mut Findings,
    indicator: &'a Indicator,
    surveys: &'a BTreeMap<SurveyId, Survey>,
) -> Option<AskedPlan<'a>> {
    let Measure::Asked(asked) = &indicator.measure else { return None };
    let Some(survey) = surveys.get(&asked.survey) else {
        findings.add(unknown_survey(&asked.survey, surveys).at(indicator.place.clone()));
        return None;
    };
    let conditions = resolved(findings, &asked.conditions, survey, &indicator.place);
    let by: Vec<&Question> = asked
        .by
        .iter()
        .filter_map(|id| {
            of_kind(findings, survey, id, &indicator.place, &[QuestionKind::Choice, QuestionKind::Scale])
        })
        .collect();
    let count = count(findings, asked, survey, &indicator.place)?;
    Some(AskedPlan { indicator, survey, conditions, by, count, is_sensitive: indicator.sensitive })
}

/// What is sensitive in one figure is so in every other about the same question: who did not say the one
/// thing said the other.
pub fn share_sensitivity(plans: &mut [AskedPlan<'_>]) {
    let questions = |plan: &AskedPlan<'_>| -> Vec<(SurveyId, QuestionId)> {
        let own = |question: &&Question| (plan.survey.id.clone(), question.id.clone());
        plan.count.questions().iter().map(own).collect()
    };
    let sensitive: BTreeSet<_> = plans.iter().filter(|plan| plan.is_sensitive).flat_map(questions).collect();
    for plan in plans {
        plan.is_sensitive |= questions(plan).iter().any(|question| sensitive.contains(question));
    }
}

fn unknown_survey(id: &SurveyId, surveys: &BTreeMap<SurveyId, Survey>) -> Finding {
    Finding::error(Code::UnknownSurvey, format!("there is no survey `{id}`"))
        .did_you_mean(id.as_str(), surveys.keys().map(SurveyId::as_str))
}

const CLOSED: &[QuestionKind] = &[QuestionKind::Choice, QuestionKind::Scale, QuestionKind::Multiple];
const NUMBERS: &[QuestionKind] = &[QuestionKind::Number, QuestionKind::Scale];

fn count<'a>(
    findings: &mut Findings,
    asked: &'a Asked,
    survey: &'a Survey,
    place: &Place,
) -> Option<CountPlan<'a>> {
    let mut of = |id: &QuestionId, kinds: &[QuestionKind]| of_kind(findings, survey, id, place, kinds);
    Some(match &asked.counting {
        Counting::Share { question, answers } => {
            let question = of(question, CLOSED)?;
            tell_no_answers(findings, answers, place);
            CountPlan::Share { question, answers: answer_positions(findings, question, answers, place) }
        }
        Counting::Count { question, answers, rate } => {
            let question = of(question, CLOSED)?;
            tell_no_answers(findings, answers, place);
            let answers = answer_positions(findings, question, answers, place);
            CountPlan::Count { question, answers, rate: rate.as_ref() }
        }
        Counting::Mean { question } => CountPlan::Mean { question: of(question, NUMBERS)? },
        Counting::Median { question } => CountPlan::Median { question: of(question, NUMBERS)? },
        Counting::Sum { question } => CountPlan::Sum { question: of(question, &[QuestionKind::Number])? },
        Counting::Ratio { numerator, denominator, per } => {
            let (numerator, denominator) = (of(numerator, NUMBERS), of(denominator, NUMBERS));
            CountPlan::Ratio { numerator: numerator?, denominator: denominator?, per: *per }
        }
        Counting::Multiple { question } => {
            CountPlan::Multiple { question: of(question, &[QuestionKind::Multiple])? }
        }
        Counting::Score { questions, reversed, range, least_answered } => {
            let known: Option<Vec<&Question>> = questions.iter().map(|id| of(id, NUMBERS)).collect();
            tell_bad_score(findings, questions, reversed, *range, *least_answered, place);
            let scales = known?
                .into_iter()
                .filter_map(|question| Some((question, scale(findings, question, reversed, place)?)));
            CountPlan::Score { scales: scales.collect(), range: *range, least_answered: *least_answered }
        }
    })
}

/// The question, if it is there and of one of these kinds.
fn of_kind<'a>(
    findings: &mut Findings,
    survey: &'a Survey,
    id: &QuestionId,
    place: &Place,
    kinds: &[QuestionKind],
) -> Option<&'a Question> {
    let Some(question) = survey.question(id) else {
        findings.add(unknown_question(id, &survey.questions).at(place.clone()));
        return None;
    };
    if kinds.contains(&question.kind) {
        return Some(question);
    }
    let names: Vec<&str> = kinds.iter().map(|kind| kind_name(*kind)).collect();
    findings.add(
        Finding::error(
            Code::BadValue,
            format!(
                "`{id}` is a question of the kind `{}`, which cannot be counted so",
                kind_name(question.kind)
            ),
        )
        .at(place.clone())
        .help(format!("name a question of the kind `{}`, or choose another measure", names.join("` or `"))),
    );
    None
}

fn kind_name(kind: QuestionKind) -> &'static str {
    match kind {
        QuestionKind::Choice => "choice",
        QuestionKind::Multiple => "multiple",
        QuestionKind::Scale => "scale",
        QuestionKind::Number => "number",
        QuestionKind::Date => "date",
        QuestionKind::Text => "text",
        QuestionKind::Region => "region",
    }
}

/// A share of no answers at all would be zero for everybody.
fn tell_no_answers(findings: &mut Findings, answers: &[AnswerCode], place: &Place) {
    if answers.is_empty() {
        findings.add(
            Finding::error(Code::MissingKey, "the list of `answers` is empty, so nothing is counted")
                .at(place.clone())
                .help("name the answers that count, such as [ja]"),
        );
    }
}

/// A score that is no score, or has a question reversed that it does not have.
fn tell_bad_score(
    findings: &mut Findings,
    questions: &[QuestionId],
    reversed: &[QuestionId],
    (low, high): (f64, f64),
    least_answered: usize,
    place: &Place,
) {
    for id in reversed.iter().filter(|id| !questions.contains(id)) {
        let finding =
            Finding::error(Code::UnknownQuestion, format!("`{id}` is reversed, and is not in the score"));
        let finding = finding.at(place.clone());
        findings.add(finding.did_you_mean(id.as_str(), questions.iter().map(QuestionId::as_str)));
    }
    let wrong = [
        (questions.is_empty(), "a score needs `questions`", "name the scales that it is made of"),
        (
            !questions.is_empty() && least_answered > questions.len(),
            "`least_answered` asks for more questions than the score has",
            "write a number that somebody can reach",
        ),
        (
            low.is_nan() || high.is_nan() || low >= high,
            "the range of a score has its low end first",
            "write it as [0, 100]",
        ),
    ];
    for (_, message, help) in wrong.into_iter().filter(|(is_wrong, ..)| *is_wrong) {
        findings.add(Finding::error(Code::BadValue, message).at(place.clone()).help(help));
    }
}

/// From where to where a question of a score runs.
fn scale(
    findings: &mut Findings,
    question: &Question,
    reversed: &[QuestionId],
    place: &Place,
) -> Option<Scale> {
    let values = question.answers.iter().map(|answer| answer.value);
    let ends = values
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
    let (low, high) = question.range.unwrap_or(ends);
    let is_a_range = low < high;
    if !is_a_range {
        findings.add(
            Finding::error(
                Code::BadValue,
                format!("`{}` has no lowest and highest value for a score", question.id),
            )
            .at(place.clone())
            .help("give the question a `range`, such as [0, 10]"),
        );
        return None;
    }
    Some(Scale { low, high, is_reversed: reversed.contains(&question.id) })
}
