//! Indicators that are counted from the answers to a survey, as their owner writes them.

use super::many::many;
use super::survey::Condition;
use crate::text::id::{AnswerCode, IndicatorId, QuestionId, SurveyId};
use serde::Deserialize;

/// What is asked of a survey. Questions and answers are names yet: `compute::plan` looks them up.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    pub survey: SurveyId,
    /// Only those who gave one of these answers; each condition must hold.
    pub conditions: Vec<Condition>,
    /// The questions whose answers make the subgroups that are shown beside the whole.
    pub by: Vec<QuestionId>,
    pub counting: Counting,
}

/// How answers are counted.
#[derive(Debug, Clone, PartialEq)]
pub enum Counting {
    /// Which part gave one of these answers, of all who answered; 0–100.
    Share {
        question: QuestionId,
        answers: Vec<AnswerCode>,
    },
    /// How many gave one of these answers; with a rate, how many for so many of something else.
    Count {
        question: QuestionId,
        answers: Vec<AnswerCode>,
        rate: Option<Rate>,
    },
    Mean {
        question: QuestionId,
    },
    Median {
        question: QuestionId,
    },
    /// The sum over all who exist, where it is known how many that are; else over those who answered.
    Sum {
        question: QuestionId,
    },
    /// The sum of one number divided by that of another.
    Ratio {
        numerator: QuestionId,
        denominator: QuestionId,
        per: f64,
    },
    /// Which part chose each option of a multiple-response question; 0–100.
    Multiple {
        question: QuestionId,
    },
    /// The mean of several scales, each stretched to the same range.
    Score {
        questions: Vec<QuestionId>,
        reversed: Vec<QuestionId>,
        range: (f64, f64),
        least_answered: usize,
    },
}

/// For so many of something else, such as 10,000 inhabitants.
#[derive(Debug, Clone, PartialEq)]
pub struct Rate {
    pub per: f64,
    /// The indicator that says how many there are.
    pub population: IndicatorId,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswersFile {
    survey: SurveyId,
    question: QuestionId,
    #[serde(deserialize_with = "many")]
    answers: Vec<AnswerCode>,
    #[serde(default)]
    r#where: Vec<Condition>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountFile {
    survey: SurveyId,
    question: QuestionId,
    #[serde(deserialize_with = "many")]
    answers: Vec<AnswerCode>,
    #[serde(default)]
    r#where: Vec<Condition>,
    #[serde(default)]
    per: Option<f64>,
    #[serde(default)]
    population: Option<IndicatorId>,
}

impl CountFile {
    /// What is wrong with a rate; `None` for a good one, and for a count that is no rate.
    pub fn wrong_rate(&self) -> Option<&'static str> {
        match (self.per, &self.population) {
            (Some(_), None) => Some("`per` says for how many, and `population` must say of what"),
            (Some(per), _) if !(per.is_finite() && per > 0.0) => {
                Some("`per` is a number above zero, such as 1 or 10000")
            }
            _ => None,
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionOnlyFile {
    survey: SurveyId,
    question: QuestionId,
    #[serde(default)]
    r#where: Vec<Condition>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScoreFile {
    survey: SurveyId,
    questions: Vec<QuestionId>,
    #[serde(default)]
    reversed: Vec<QuestionId>,
    #[serde(default = "hundred")]
    range: (f64, f64),
    #[serde(default = "one")]
    least_answered: usize,
    #[serde(default)]
    r#where: Vec<Condition>,
}

fn hundred() -> (f64, f64) {
    (0.0, 100.0)
}

fn one() -> usize {
    1
}

/// The measures that count answers, as they stand in an indicator's file; one of them at most.
#[derive(Debug, Default, Deserialize)]
pub struct AskedFile {
    pub share: Option<AnswersFile>,
    pub count: Option<CountFile>,
    pub mean: Option<QuestionOnlyFile>,
    pub median: Option<QuestionOnlyFile>,
    pub sum: Option<QuestionOnlyFile>,
    pub multiple: Option<QuestionOnlyFile>,
    pub score: Option<ScoreFile>,
}

impl AskedFile {
    /// Every measure that is named here.
    pub fn measures(self, by: &[QuestionId]) -> Vec<Asked> {
        let share = self.share.map(|file| {
            let AnswersFile { survey, question, answers, r#where } = file;
            (survey, r#where, Counting::Share { question, answers })
        });
        let count = self.count.map(|file| {
            let CountFile { survey, question, answers, r#where, per, population } = file;
            let rate = population.map(|population| Rate { per: per.unwrap_or(1.0), population });
            (survey, r#where, Counting::Count { question, answers, rate })
        });
        let of_question = |file: Option<QuestionOnlyFile>, counting: fn(QuestionId) -> Counting| {
            file.map(|file| (file.survey, file.r#where, counting(file.question)))
        };
        let score = self.score.map(|file| {
            let ScoreFile { survey, questions, reversed, range, least_answered, r#where } = file;
            (survey, r#where, Counting::Score { questions, reversed, range, least_answered })
        });
        let all = [
            share,
            count,
            of_question(self.mean, |question| Counting::Mean { question }),
            of_question(self.median, |question| Counting::Median { question }),
            of_question(self.sum, |question| Counting::Sum { question }),
            of_question(self.multiple, |question| Counting::Multiple { question }),
            score,
        ];
        all.into_iter()
            .flatten()
            .map(|(survey, conditions, counting)| Asked { survey, conditions, by: by.to_vec(), counting })
            .collect()
    }
}

impl Asked {
    /// The questions that are counted.
    pub fn questions(&self) -> Vec<&QuestionId> {
        match &self.counting {
            Counting::Share { question, .. }
            | Counting::Count { question, .. }
            | Counting::Mean { question }
            | Counting::Median { question }
            | Counting::Sum { question }
            | Counting::Multiple { question } => vec![question],
            Counting::Ratio { numerator, denominator, .. } => vec![numerator, denominator],
            Counting::Score { questions, .. } => questions.iter().collect(),
        }
    }
}
