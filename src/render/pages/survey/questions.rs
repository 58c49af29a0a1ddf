//! The questions of a survey: as they are worded now or were in one wave, and what changed between waves.

use crate::render::desk::Desk;
use crate::text::date::Period;
use crate::tidy::{Question, QuestionKind, Survey};
use serde::Serialize;

/// A question with all that can be answered to it.
#[derive(Debug, Serialize)]
pub struct QuestionView {
    pub text: String,
    /// How it is answered, in words.
    pub kind: String,
    /// The answers to choose from; empty for a question without.
    pub answers: Vec<String>,
    /// In which waves it was not asked, in words; `None` when in all.
    pub not_asked: Option<String>,
    /// How it was worded before, the oldest first.
    pub earlier: Vec<WordingView>,
}

/// A wording that is no longer used.
#[derive(Debug, Serialize)]
pub struct WordingView {
    /// Since when, in words.
    pub from: String,
    pub text: String,
}

/// A question that changed so much that answers from before cannot be held against later ones.
#[derive(Debug, Serialize)]
pub struct ChangeView {
    pub question: String,
    /// Between which waves, in words.
    pub when: String,
    /// What changed, in the words of the survey's owner.
    pub change: Option<String>,
}

/// Every question, as it was worded last.
pub fn all(desk: &Desk<'_>, survey: &Survey) -> Vec<QuestionView> {
    let newest = survey.waves.last().map(|wave| wave.period);
    survey
        .questions
        .iter()
        .map(|question| {
            let text = newest.map_or(question.text.as_str(), |period| question.wording(period));
            QuestionView {
                not_asked: not_asked(desk, question),
                earlier: earlier(desk, question, text),
                ..view(desk, question, text)
            }
        })
        .collect()
}

/// The questions that were asked in a wave, as they were worded then.
pub fn of_wave(desk: &Desk<'_>, survey: &Survey, period: Period) -> Vec<QuestionView> {
    let asked = survey.questions.iter().filter(|question| !question.not_in.contains(&period));
    asked.map(|question| view(desk, question, question.wording(period))).collect()
}

/// The questions that were not asked in a wave.
pub fn left_out(survey: &Survey, period: Period) -> Vec<String> {
    let left = survey.questions.iter().filter(|question| question.not_in.contains(&period));
    left.map(|question| question.text.clone()).collect()
}

/// What changed between one wave and the next, over all questions.
pub fn changes(desk: &Desk<'_>, survey: &Survey) -> Vec<ChangeView> {
    let pairs = survey.waves.windows(2).map(|pair| (pair[0].period, pair[1].period));
    let changed = |(older, newer): (Period, Period)| {
        survey.questions.iter().filter_map(move |question| {
            let version = question.change_between(older, newer)?;
            let between = [("older", desk.period(older)), ("newer", desk.period(newer))];
            Some(ChangeView {
                question: question.wording(newer).to_owned(),
                when: desk.words.fill("survey.between", &between),
                change: version.change.clone(),
            })
        })
    };
    pairs.flat_map(changed).collect()
}

fn view(desk: &Desk<'_>, question: &Question, text: &str) -> QuestionView {
    QuestionView {
        text: text.to_owned(),
        kind: kind(desk, question),
        answers: question.answers.iter().map(|answer| answer.label.clone()).collect(),
        not_asked: None,
        earlier: Vec::new(),
    }
}

fn kind(desk: &Desk<'_>, question: &Question) -> String {
    let key = match question.kind {
        QuestionKind::Choice => "question.choice",
        QuestionKind::Multiple => "question.multiple",
        QuestionKind::Scale => "question.scale",
        QuestionKind::Number => "question.number",
        QuestionKind::Date => "question.date",
        QuestionKind::Text => "question.text",
        QuestionKind::Region => "question.region",
    };
    match question.range {
        Some((low, high)) => {
            let ends = [("low", desk.number_as_written(low)), ("high", desk.number_as_written(high))];
            desk.words.fill("question.range", &ends)
        }
        None => desk.words.get(key),
    }
}

fn not_asked(desk: &Desk<'_>, question: &Question) -> Option<String> {
    let periods: Vec<String> = question.not_in.iter().map(|period| desk.period(*period)).collect();
    let told = desk.words.fill("question.not_asked", &[("periods", &periods.join(", "))]);
    (!periods.is_empty()).then_some(told)
}

fn earlier(desk: &Desk<'_>, question: &Question, now: &str) -> Vec<WordingView> {
    let worded = question.versions.iter().filter_map(|version| Some((version.from, version.text.as_ref()?)));
    worded
        .filter(|(_, text)| *text != now)
        .map(|(from, text)| WordingView { from: desk.period(from), text: text.clone() })
        .collect()
}
