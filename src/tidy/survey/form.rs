//! `survey.yaml` as its owner writes it, before anything in it is checked.

use crate::load::ExportSettings;
use crate::text::date::Period;
use crate::text::id::{AnswerCode, QuestionId};
use crate::text::yaml::Entries;
use crate::tidy::many::many;
use serde::Deserialize;

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    pub title: String,
    pub population: String,
    #[serde(default)]
    pub owner: Option<String>,
    #[serde(default)]
    pub fictitious: bool,
    #[serde(default)]
    pub method: Method,
    #[serde(default)]
    pub summary: Option<String>,
    pub waves: Vec<WaveFile>,
    #[serde(default)]
    pub frame: Option<String>,
    #[serde(default)]
    pub size: Option<QuestionId>,
    #[serde(default)]
    pub weights: Option<WeightsFile>,
    #[serde(default)]
    pub keep: Keep,
    #[serde(default)]
    pub drop: Vec<String>,
    /// The column that tells the units apart; read for the publisher's own office only.
    #[serde(default)]
    pub unit: Option<String>,
    #[serde(default)]
    pub requests: Vec<RequestFile>,
    #[serde(default)]
    pub region: Option<String>,
    #[serde(default)]
    pub within: Option<String>,
    #[serde(default, deserialize_with = "many")]
    pub structure: Vec<String>,
    #[serde(default)]
    pub missing: Missing,
    #[serde(default)]
    pub export: ExportSettings,
    pub questions: Vec<QuestionFile>,
}

/// How the answers were gathered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Method {
    /// The same questions to everyone, so that answers can be counted.
    #[default]
    Questionnaire,
    /// A few conversations: what was said counts, not how often.
    Interviews,
}

/// One time that the survey was held.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WaveFile {
    pub period: Period,
    pub file: String,
    #[serde(default)]
    pub invited: Option<u32>,
    #[serde(default)]
    pub outcomes: Option<Outcomes>,
    #[serde(default)]
    pub columns: Entries<String>,
    #[serde(default)]
    pub export: ExportSettings,
    #[serde(default)]
    pub note: Option<String>,
}

/// What became of those who were asked and did not answer (AAPOR, Standard Definitions).
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcomes {
    #[serde(default)]
    pub refused: u32,
    #[serde(default)]
    pub not_reached: u32,
    #[serde(default)]
    pub other: u32,
    #[serde(default)]
    pub unknown: u32,
    /// Which part of the unknown could have been asked at all, 0–1.
    #[serde(default = "all")]
    pub eligible_share: f64,
}

fn all() -> f64 {
    1.0
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WeightsFile {
    pub by: Vec<QuestionId>,
    #[serde(default)]
    pub method: Weighting,
    /// The lowest and highest weight; without it none is trimmed.
    #[serde(default)]
    pub trim: Option<(f64, f64)>,
}

/// How weights are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Weighting {
    /// Each combination of strata counts as often as the frame says.
    #[default]
    Poststratification,
    /// Each stratum does, one question after another, until all of them fit.
    Raking,
}

/// Which rows count.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keep {
    #[serde(default)]
    pub submitted: Submitted,
    #[serde(default)]
    pub tests: Tests,
    #[serde(default)]
    pub doubles: Doubles,
    /// The column that says who answered.
    #[serde(default)]
    pub same: Option<String>,
    #[serde(default)]
    pub r#where: Vec<Condition>,
}

/// A question whose answer asks for something to be done.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestFile {
    pub question: QuestionId,
    /// Which answers ask for it; without them every option of a question with several answers does.
    #[serde(default, deserialize_with = "many")]
    pub answers: Vec<AnswerCode>,
    /// What is asked for, in words; without it the question says it.
    #[serde(default)]
    pub about: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Submitted {
    /// What was begun and never sent does not count.
    #[default]
    Only,
    All,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tests {
    #[default]
    Drop,
    Keep,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Doubles {
    #[default]
    All,
    First,
    Last,
}

/// Only those who gave one of these answers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    pub question: QuestionId,
    #[serde(deserialize_with = "many")]
    pub answers: Vec<AnswerCode>,
}

/// Cells that are no answer, by the reason.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Missing {
    #[serde(default, deserialize_with = "many")]
    pub not_asked: Vec<String>,
    #[serde(default, deserialize_with = "many")]
    pub not_answered: Vec<String>,
    #[serde(default, deserialize_with = "many")]
    pub does_not_apply: Vec<String>,
    #[serde(default, deserialize_with = "many")]
    pub do_not_know: Vec<String>,
}

/// A question.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionFile {
    pub id: QuestionId,
    #[serde(default)]
    pub text: Option<String>,
    pub kind: QuestionKind,
    /// The names its column goes by.
    #[serde(default, deserialize_with = "many")]
    pub column: Vec<String>,
    /// The column of each option.
    #[serde(default)]
    pub columns: Entries<String>,
    #[serde(default)]
    pub answers: Entries<Option<String>>,
    /// Other spellings of a code.
    #[serde(default)]
    pub also: Entries<AnswerCode>,
    #[serde(default)]
    pub missing: Missing,
    #[serde(default)]
    pub others: Others,
    #[serde(default)]
    pub chosen: Vec<String>,
    #[serde(default)]
    pub separator: Option<String>,
    #[serde(default)]
    pub range: Option<(f64, f64)>,
    #[serde(default)]
    pub versions: Vec<Version>,
    #[serde(default)]
    pub not_in: Vec<Period>,
}

/// What is done with an answer that is not listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Others {
    #[default]
    Tell,
    /// It counts as another answer.
    Keep,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum QuestionKind {
    /// One answer out of several.
    Choice,
    /// Any number of answers out of several.
    Multiple,
    /// One answer out of several that have an order.
    Scale,
    Number,
    Date,
    /// Never read, never published.
    Text,
    /// Where the respondent works or lives.
    Region,
}

/// A wording of a question, and since when it was asked so.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Version {
    pub from: Period,
    #[serde(default)]
    pub text: Option<String>,
    /// What changed, for readers.
    #[serde(default)]
    pub change: Option<String>,
}
