//! Whom an indicator counts: only those who gave certain answers.

use crate::finding::{Findings, Place};
use crate::text::id::QuestionId;
use crate::tidy::{Answers, Cell, Column, Condition, Survey, answer_positions, unknown_question};

/// A condition, looked up in the codebook.
#[derive(Debug, Clone)]
pub struct Holding {
    pub question: QuestionId,
    /// The positions of the answers; one of them must have been given.
    pub answers: Vec<usize>,
}

/// Looks conditions up; what is not in the codebook is told.
pub fn resolved(
    findings: &mut Findings,
    conditions: &[Condition],
    survey: &Survey,
    place: &Place,
) -> Vec<Holding> {
    let mut all = Vec::new();
    for Condition { question, answers } in conditions {
        match survey.question(question) {
            Some(known) => all.push(Holding {
                question: question.clone(),
                answers: answer_positions(findings, known, answers, place),
            }),
            None => findings.add(unknown_question(question, &survey.questions).at(place.clone())),
        }
    }
    all
}

/// For each respondent whether all conditions hold; `None` when there are none, so everyone counts.
pub fn holding(answers: &Answers, conditions: &[Holding]) -> Option<Vec<bool>> {
    if conditions.is_empty() {
        return None;
    }
    let mut holds = vec![true; answers.respondents()];
    for condition in conditions {
        let column = answers.columns.get(&condition.question);
        let wanted = Wanted::new(&condition.answers);
        for (at, holds) in holds.iter_mut().enumerate() {
            *holds &= gave(column, at, &condition.answers, &wanted);
        }
    }
    Some(holds)
}

/// Some answers of the codebook, by position, looked up a million times.
pub struct Wanted {
    positions: Vec<bool>,
}

impl Wanted {
    pub fn new(answers: &[usize]) -> Self {
        let count = answers.iter().max().map_or(0, |last| last + 1);
        Self { positions: (0..count).map(|position| answers.contains(&position)).collect() }
    }

    /// Whether a cell is one of them.
    pub fn has(&self, cell: Cell) -> bool {
        cell.position().and_then(|position| self.positions.get(position)).copied().unwrap_or(false)
    }
}

/// Whether a respondent gave one of these answers.
fn gave(column: Option<&Column>, respondent: usize, answers: &[usize], wanted: &Wanted) -> bool {
    match column {
        Some(Column::One(cells)) => wanted.has(cells[respondent]),
        Some(Column::Several(cells)) => answers.iter().any(|option| cells[respondent].has(*option)),
        Some(Column::Numbers(_)) | None => false,
    }
}
