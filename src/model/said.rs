//! What was said in one region in its newest wave, taken apart: by option of the question, by group of
//! those who answered, or both.

use super::Site;
use crate::protect::{Figure, PublishedFigure};
use crate::text::date::Period;
use crate::text::id::{AnswerCode, QuestionId, RegionId};
use crate::tidy::{Answer, Asked, Counting, Indicator, Measure, Question};

/// The newest wave of an indicator in a region.
#[derive(Debug)]
pub struct Said<'a> {
    pub period: Period,
    pub everyone: Part<'a>,
    /// The groups, question by question, in the order of their answers.
    pub splits: Vec<Split<'a>>,
}

/// The groups that one question tells apart.
#[derive(Debug)]
pub struct Split<'a> {
    pub question: &'a Question,
    pub groups: Vec<(&'a Answer, Part<'a>)>,
}

/// What everyone, or one group, said.
#[derive(Debug, Default)]
pub struct Part<'a> {
    /// The one figure; `None` where each option has its own.
    pub whole: Option<&'a PublishedFigure>,
    /// The options in the order of the question, with their figures.
    pub options: Vec<(&'a Answer, &'a PublishedFigure)>,
}

impl<'a> Part<'a> {
    fn figures(&self) -> impl Iterator<Item = &'a PublishedFigure> {
        self.whole.into_iter().chain(self.options.iter().map(|(_, figure)| *figure))
    }

    /// Whether at least one of its figures may be seen.
    pub fn is_shown(&self) -> bool {
        self.figures().any(|figure| matches!(figure.figure, Figure::Shown { .. }))
    }

    /// How many answered, and the figure that says so; `None` where all figures are hidden.
    pub fn answered(&self) -> Option<(&'a PublishedFigure, u32)> {
        self.figures().find_map(|figure| Some((figure, figure.sampling.as_ref()?.answered?)))
    }

    /// The figure of an option.
    pub fn option(&self, code: &AnswerCode) -> Option<&'a PublishedFigure> {
        self.options.iter().find(|(answer, _)| answer.code == *code).map(|(_, figure)| *figure)
    }
}

impl Split<'_> {
    /// The groups of which something may be seen.
    pub fn shown(&self) -> impl Iterator<Item = &(&Answer, Part<'_>)> {
        self.groups.iter().filter(|(_, part)| part.is_shown())
    }
}

impl Site {
    /// What was said in a region in the newest wave; `None` when nothing of it may be seen, or the
    /// indicator is not counted from answers.
    pub fn said<'a>(&'a self, region: &'a RegionId, indicator: &'a Indicator) -> Option<Said<'a>> {
        let Measure::Asked(asked) = &indicator.measure else { return None };
        let survey = self.surveys.get(&asked.survey)?;
        let period = self.figures.series(region, &indicator.id).map(|figure| figure.period).max()?;
        let series = self.figures.series(region, &indicator.id);
        let figures: Vec<&PublishedFigure> = series.filter(|figure| figure.period == period).collect();
        let options = option_question(asked).and_then(|id| survey.question(id));
        let part = |subgroup: Option<(&QuestionId, &AnswerCode)>| {
            let is_its = |figure: &&&PublishedFigure| {
                figure.group.subgroup.as_ref().map(|(question, answer)| (question, answer)) == subgroup
            };
            Part::of(figures.iter().filter(is_its).copied(), options)
        };
        let split = |question: &'a Question| Split {
            question,
            groups: question
                .answers
                .iter()
                .map(|answer| (answer, part(Some((&question.id, &answer.code)))))
                .filter(|(_, part)| part.figures().next().is_some())
                .collect(),
        };
        let splits = asked.by.iter().filter_map(|id| survey.question(id)).map(split);
        let said = Said { period, everyone: part(None), splits: splits.collect() };
        let groups = said.splits.iter().flat_map(|split| split.groups.iter().map(|(_, part)| part));
        let is_shown = groups.chain([&said.everyone]).any(Part::is_shown);
        is_shown.then_some(said)
    }
}

impl<'a> Part<'a> {
    fn of(figures: impl Iterator<Item = &'a PublishedFigure>, options: Option<&'a Question>) -> Self {
        let mut part = Part::default();
        for figure in figures {
            match (&figure.group.option, options) {
                (None, _) => part.whole = Some(figure),
                (Some(code), Some(question)) => {
                    let answer = question.answer(code).map(|at| &question.answers[at]);
                    part.options.extend(answer.map(|answer| (answer, figure)));
                }
                (Some(_), None) => {}
            }
        }
        let place = |answer: &Answer| options.and_then(|question| question.answer(&answer.code));
        part.options.sort_by_key(|(answer, _)| place(answer));
        part
    }
}

/// The question whose options are counted one by one; `None` for a measure with one figure.
fn option_question(asked: &Asked) -> Option<&QuestionId> {
    match &asked.counting {
        Counting::Multiple { question } => Some(question),
        Counting::Share { .. }
        | Counting::Count { .. }
        | Counting::Mean { .. }
        | Counting::Median { .. }
        | Counting::Sum { .. }
        | Counting::Ratio { .. }
        | Counting::Score { .. } => None,
    }
}
