//! Which rows of an export count: not what was never sent, not what was tried out, nobody twice.

use super::answers::{Answers, Column, Intake};
use super::columns::ColumnFinder;
use super::form::{Condition, Doubles, Keep, Submitted, Tests};
use super::lexicon::plain;
use super::question::Question;
use crate::finding::{Code, Finding, Findings, Place};
use crate::load::AnswerRow;
use crate::load::export::Role;
use crate::text::id::QuestionId;
use foldhash::fast::FixedState;
use indexmap::IndexSet;

/// Decides of each row whether it counts.
pub struct Keeper<'a> {
    keep: &'a Keep,
    submitted: Option<usize>,
    finished: Option<usize>,
    status: Option<usize>,
    same: Option<usize>,
    /// Everyone who answered, by what the column `same` says of them.
    known: IndexSet<Box<[u8]>, FixedState>,
    /// Who each respondent is, by the position in `known`; `None` for who does not say. Empty when doubles count.
    who: Vec<Option<usize>>,
    pub intake: Intake,
}

impl<'a> Keeper<'a> {
    pub fn new(findings: &mut Findings, keep: &'a Keep, finder: &ColumnFinder<'_>, survey: &Place) -> Self {
        let same = keep.same.as_deref().and_then(|name| finder.same(findings, name, survey));
        if keep.doubles != Doubles::All && keep.same.is_none() {
            findings.add(
                Finding::error(Code::MissingKey, "nobody can see who answered twice without `same`")
                    .at(survey.clone())
                    .help("under `keep`, name the column that says who answered: `same: …`; or write `doubles: all`"),
            );
        }
        Self {
            keep,
            submitted: finder.with_role(Role::Submitted),
            finished: finder.with_role(Role::Finished),
            status: finder.with_role(Role::Status),
            same,
            known: IndexSet::default(),
            who: Vec::new(),
            intake: Intake::default(),
        }
    }

    /// Whether this row counts, as far as it tells by itself.
    pub fn counts(&mut self, row: &AnswerRow<'_>) -> bool {
        self.intake.rows += 1;
        if self.keep.submitted == Submitted::Only && self.is_unsent(row) {
            self.intake.not_submitted += 1;
            return false;
        }
        if self.keep.tests == Tests::Drop && self.is_test(row) {
            self.intake.tests += 1;
            return false;
        }
        self.remember(row);
        true
    }

    fn is_unsent(&self, row: &AnswerRow<'_>) -> bool {
        let cell = |at: usize| String::from_utf8_lossy(row.cell(at));
        self.submitted.is_some_and(|at| was_never_sent(&cell(at)))
            || self.finished.is_some_and(|at| is_unfinished(&cell(at)))
    }

    fn is_test(&self, row: &AnswerRow<'_>) -> bool {
        self.status.is_some_and(|at| is_test(&String::from_utf8_lossy(row.cell(at))))
    }

    /// Remembers who this is. A blank cell says nothing of who answered.
    fn remember(&mut self, row: &AnswerRow<'_>) {
        if self.keep.doubles == Doubles::All {
            return;
        }
        let cell = self.same.map(|at| row.cell(at)).filter(|who| !who.is_empty());
        let who = cell.map(|who| match self.known.get_index_of(who) {
            Some(known) => known,
            None => self.known.insert_full(who.into()).0,
        });
        self.who.push(who);
    }

    /// Takes out whom the conditions leave out, and then who answered twice: a try-out that does not
    /// count must not take the place of the answer that does. Gives of each respondent whether they count.
    pub fn finish(self, questions: &[Question], answers: &mut Answers) -> Vec<bool> {
        let mut keep = vec![true; answers.respondents()];
        for condition in &self.keep.r#where {
            hold(condition, questions, answers, &mut keep);
        }
        let within = keep.iter().filter(|keep| **keep).count();
        self.leave_out_doubles(&mut keep);
        let mut intake = self.intake;
        let left = keep.iter().filter(|keep| **keep).count();
        intake.elsewhere = count(answers.respondents() - within);
        intake.doubles = count(within - left);
        intake.counted = count(left);
        if left < answers.respondents() {
            answers.retain(&keep);
        }
        answers.intake = intake;
        keep
    }

    fn leave_out_doubles(&self, keep: &mut [bool]) {
        let mut seen = vec![false; self.known.len()];
        let mut take = |at: usize| {
            if let (true, Some(Some(who))) = (keep[at], self.who.get(at)) {
                keep[at] = !std::mem::replace(&mut seen[*who], true);
            }
        };
        match self.keep.doubles {
            Doubles::All => {}
            Doubles::First => (0..self.who.len()).for_each(&mut take),
            Doubles::Last => (0..self.who.len()).rev().for_each(&mut take),
        }
    }
}

/// Whether rows are left out by what they answer to this question.
pub fn decides(keep: &Keep, question: &QuestionId) -> bool {
    keep.r#where.iter().any(|condition| condition.question == *question)
}

/// Whether a cell that says when the answers were sent says that they never were.
pub fn was_never_sent(submitted: &str) -> bool {
    matches!(plain(submitted).as_str(), "" | "na" | "n/a" | "null")
}

/// Whether a cell that says that somebody came to the end says no.
pub fn is_unfinished(finished: &str) -> bool {
    const UNFINISHED: &[&str] = &["false", "0", "onwaar", "falsch", "no", "nee", "nein", "non", "faux"];
    UNFINISHED.contains(&plain(finished).as_str())
}

/// Whether a row with this status is a preview, a test or spam.
pub fn is_test(status: &str) -> bool {
    const TESTS: &[&str] = &[
        "1",
        "8",
        "9",
        "17",
        "survey preview",
        "survey test",
        "spam",
        "test",
        "orgtest",
        "admin",
        "pretest",
        "devtest",
        "preview",
    ];
    TESTS.contains(&plain(status).as_str())
}

/// Tells of conditions that name what the codebook does not have.
pub fn tell_unknown(findings: &mut Findings, keep: &Keep, questions: &[Question], place: &Place) {
    for condition in &keep.r#where {
        match questions.iter().find(|question| question.id == condition.question) {
            Some(question) => {
                super::positions(findings, question, &condition.answers, place);
            }
            None => findings.add(super::unknown_question(&condition.question, questions).at(place.clone())),
        }
    }
}

/// Leaves out who does not meet a condition. One that names nothing known leaves out nobody: it is told of.
fn hold(condition: &Condition, questions: &[Question], answers: &Answers, keep: &mut [bool]) {
    let Some(question) = questions.iter().find(|question| question.id == condition.question) else { return };
    let wanted: Vec<usize> = condition.answers.iter().filter_map(|code| question.answer(code)).collect();
    if wanted.is_empty() {
        return;
    }
    for (at, keep) in keep.iter_mut().enumerate() {
        let holds = match answers.columns.get(&question.id) {
            Some(Column::One(cells)) => cells[at].position().is_some_and(|at| wanted.contains(&at)),
            Some(Column::Several(cells)) => wanted.iter().any(|option| cells[at].has(*option)),
            Some(Column::Numbers(_)) | None => false,
        };
        *keep &= holds;
    }
}

/// Rows are counted in `u32`: more than four thousand million do not come out of a questionnaire.
fn count(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}
