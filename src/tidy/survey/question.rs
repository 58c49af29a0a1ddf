//! A question of a survey, checked: what may be answered, and since when it was asked so.

use super::form::{QuestionFile, QuestionKind, Version};
use super::lexicon::plain;
use crate::finding::{Code, Finding, Findings, Place};
use crate::text::date::Period;
use crate::text::id::{AnswerCode, QuestionId};
use crate::text::number;
use crate::text::yaml::{self, Yaml};
use std::collections::BTreeMap;

/// A question as everyone may know it: its wording, never what anybody answered.
#[derive(Debug, Clone)]
pub struct Question {
    pub id: QuestionId,
    pub text: String,
    pub kind: QuestionKind,
    /// The answers in order; empty for a number, a date, a text and a region.
    pub answers: Vec<Answer>,
    /// The lowest and highest number that is believed.
    pub range: Option<(f64, f64)>,
    /// Its wordings, the oldest first; empty when it was always asked the same way.
    pub versions: Vec<Version>,
    /// The waves in which it was not asked.
    pub not_in: Vec<Period>,
    pub place: Place,
}

/// An answer that can be given.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    pub code: AnswerCode,
    pub label: String,
    /// What it counts for on a scale: the code itself where all codes are numbers, else its position from 1.
    pub value: f64,
}

impl Question {
    /// The question of the file, with what a structure file adds.
    pub fn checked(findings: &mut Findings, file: &QuestionFile, yaml: Yaml<'_>) -> Self {
        let place = place(yaml, &file.id);
        tell_impossible(findings, file, &place);
        let mut versions = file.versions.clone();
        versions.sort_by_key(|version| version.from);
        // One version is a change too: before it the question was asked in another way.
        if let [only] = versions.as_slice()
            && only.change.is_some()
        {
            let first = Version { from: Period::earliest(), text: file.text.clone(), change: None };
            versions.insert(0, first);
        }
        Self {
            id: file.id.clone(),
            text: file.text.clone().or(file.column.first().cloned()).unwrap_or_else(|| file.id.to_string()),
            kind: file.kind,
            answers: answers(file),
            // A range that cannot be is told below, and would leave every number out.
            range: file.range.filter(|(low, high)| low <= high),
            versions,
            not_in: file.not_in.clone(),
            place,
        }
    }

    /// Whether it has answers to choose from.
    pub fn is_closed(&self) -> bool {
        matches!(self.kind, QuestionKind::Choice | QuestionKind::Multiple | QuestionKind::Scale)
    }

    /// The position of an answer.
    pub fn answer(&self, code: &AnswerCode) -> Option<usize> {
        self.answers.iter().position(|answer| answer.code == *code)
    }

    /// Which wording was used, counted from 1.
    pub fn version(&self, period: Period) -> usize {
        self.versions.iter().filter(|version| !period.is_before(version.from)).count().max(1)
    }

    /// The wording that was used.
    pub fn wording(&self, period: Period) -> &str {
        let newest = self.versions.iter().rev().find(|version| !period.is_before(version.from));
        newest.and_then(|version| version.text.as_deref()).unwrap_or(&self.text)
    }

    /// Why answers of these two waves cannot be compared; `None` when they can.
    pub fn change_between(&self, older: Period, newer: Period) -> Option<&Version> {
        let (before, after) = (self.version(older), self.version(newer));
        (before != after).then(|| &self.versions[after.max(before) - 1])
    }
}

fn place(yaml: Yaml<'_>, id: &QuestionId) -> Place {
    let is_its = |line: &str| {
        let rest = line.trim_start().trim_start_matches("- ").trim_start_matches('{');
        rest.strip_prefix("id:").is_some_and(|rest| {
            rest.trim().trim_matches(['"', '\'']).split([',', ' ']).next() == Some(id.as_str())
        })
    };
    let row = yaml.text.lines().position(is_its);
    let place = Place::file(yaml.file);
    row.map_or(place.clone(), |row| place.row(yaml.rows_before + row + 1))
}

fn answers(file: &QuestionFile) -> Vec<Answer> {
    let entries = &file.answers.0;
    let codes: Vec<&str> = match (file.kind, entries.is_empty()) {
        // The options of a multiple-response question may be listed by their columns alone.
        (QuestionKind::Multiple, true) => file.columns.0.iter().map(|(code, _)| code.as_str()).collect(),
        _ => entries.iter().map(|(code, _)| code.as_str()).collect(),
    };
    let numbers: Option<Vec<f64>> = codes.iter().map(|code| number::parse(code, true)).collect();
    let label = |code: &str| {
        let written = entries.iter().find(|(known, _)| known == code).and_then(|(_, label)| label.clone());
        written.unwrap_or_else(|| code.to_owned())
    };
    codes
        .iter()
        .enumerate()
        .map(|(at, code)| Answer {
            code: AnswerCode::new(*code),
            label: label(code),
            value: numbers.as_ref().map_or((at + 1) as f64, |numbers| numbers[at]),
        })
        .collect()
}

/// Tells of settings that contradict each other or themselves.
fn tell_impossible(findings: &mut Findings, file: &QuestionFile, place: &Place) {
    let is_multiple = file.kind == QuestionKind::Multiple;
    let is_closed = is_multiple || matches!(file.kind, QuestionKind::Choice | QuestionKind::Scale);
    let has_answers = !file.answers.0.is_empty() || (is_multiple && !file.columns.0.is_empty());
    let wrong = [
        (
            file.column.is_empty() && file.columns.0.is_empty(),
            "a question needs a `column`, or `columns` with one for each option",
            "write the column's name as it stands in the export",
        ),
        (
            !is_multiple && !file.columns.0.is_empty(),
            "only a question of the kind `multiple` has `columns`",
            "write `column`, or make the kind `multiple`",
        ),
        (
            is_closed && !has_answers,
            "a closed question needs `answers`",
            "write each code with its label, such as {A: solopraktijk, B: duopraktijk}",
        ),
        (
            !is_closed && !file.answers.0.is_empty(),
            "only a question of the kind `choice`, `multiple` or `scale` has `answers`",
            "take them out, or mend the kind",
        ),
        (
            file.range.is_some_and(|(low, high)| low.is_nan() || high.is_nan() || low > high),
            "a range has its low end first",
            "write it as [0, 20000]",
        ),
        (
            is_multiple && file.answers.0.len().max(file.columns.0.len()) > MOST_OPTIONS,
            "a question can have no more than 120 options",
            "leave out the options that nobody needs",
        ),
    ];
    for (_, message, help) in wrong.into_iter().filter(|(is_wrong, ..)| *is_wrong) {
        findings.add(
            Finding::error(Code::BadValue, format!("{message} (`{}`)", file.id)).at(place.clone()).help(help),
        );
    }
    tell_same_words(findings, file, place);
    for (spelling, code) in &file.also.0 {
        if !file.answers.0.iter().any(|(known, _)| known == code.as_str()) {
            let known = file.answers.0.iter().map(|(code, _)| code.as_str());
            findings.add(
                Finding::error(
                    Code::UnknownAnswer,
                    format!("`{spelling}` is said to be `{code}`, which `{}` does not have", file.id),
                )
                .at(place.clone())
                .did_you_mean(code.as_str(), known),
            );
        }
    }
}

/// Tells of a word that would mean two things: only the first would count.
fn tell_same_words(findings: &mut Findings, file: &QuestionFile, place: &Place) {
    let missing = [
        &file.missing.not_asked,
        &file.missing.not_answered,
        &file.missing.does_not_apply,
        &file.missing.do_not_know,
    ];
    let codes = file.answers.0.iter().map(|(code, _)| (code, Some(code.as_str())));
    let others = file.also.0.iter().map(|(word, code)| (word, Some(code.as_str())));
    let silences = missing.into_iter().flatten().map(|word| (word, None));
    let mut known: BTreeMap<String, Option<&str>> = BTreeMap::new();
    for (word, meaning) in codes.chain(others).chain(silences) {
        let first = *known.entry(plain(word)).or_insert(meaning);
        if first != meaning {
            findings.add(
                Finding::error(Code::BadValue, format!("`{word}` has two meanings in `{}`", file.id))
                    .at(place.clone())
                    .help("keep it in one place of `answers`, `also` and `missing`; capitals make no difference"),
            );
        }
    }
}

/// As many as fit in a set of bits, with room for the mark of no answer.
pub const MOST_OPTIONS: usize = 120;

/// Looks for questions of one id, which could not be told apart.
pub fn tell_doubles(findings: &mut Findings, questions: &[Question], yaml: Yaml<'_>) {
    for (at, question) in questions.iter().enumerate() {
        if questions[..at].iter().any(|other| other.id == question.id) {
            findings.add(
                Finding::error(
                    Code::DuplicateId,
                    format!("the question `{}` stands here twice", question.id),
                )
                .at(yaml::place_of(yaml, question.id.as_str()))
                .help("give one of the two another id"),
            );
        }
    }
}
